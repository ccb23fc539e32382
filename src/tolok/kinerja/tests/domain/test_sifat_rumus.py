from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given, strategies as st

from tolok.dasar.angka import tulis
from tolok.kinerja.domain.bilangan import sepuluh_desimal, tampil
from tolok.kinerja.domain.hasil import TakTerdefinisi, Terukur
from tolok.kinerja.domain.keadaan import Polaritas
from tolok.kinerja.domain.target import Rentang
from tolok.kinerja.domain.ukur import ukur
from tolok.regulasi.muat import aturan_ukur

POSITIF = st.decimals(min_value="0.01", max_value=10**6, places=2)
ANGKA = st.decimals(min_value=-(10**6), max_value=10**6, places=2)
SKALA = st.decimals(min_value="0.01", max_value=1000, places=2)
ATURAN = aturan_ukur()


def _capaian(t: Decimal | Rentang, r: Decimal, polaritas: Polaritas) -> Decimal | None:
    hasil = ukur(target=t, realisasi=r, polaritas=polaritas, aturan=ATURAN)
    return hasil.capaian if isinstance(hasil, Terukur) else None


def _sama(a: Decimal | None, b: Decimal | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= max(abs(a), Decimal(1)) * Decimal("1E-24")


@given(t=POSITIF, r=ANGKA, k=SKALA, polaritas=st.sampled_from(Polaritas))
def test_mengalikan_target_dan_realisasi_bersama_tidak_mengubah_capaian(
    t: Decimal, r: Decimal, k: Decimal, polaritas: Polaritas
) -> None:
    assert _sama(_capaian(t, r, polaritas), _capaian(t * k, r * k, polaritas))


@given(a=POSITIF, b=POSITIF, r=ANGKA, k=SKALA, polaritas=st.sampled_from(Polaritas))
def test_mengalikan_rentang_dan_realisasi_bersama_tidak_mengubah_capaian(
    a: Decimal, b: Decimal, r: Decimal, k: Decimal, polaritas: Polaritas
) -> None:
    rentang = Rentang(min(a, b), max(a, b))
    kali = Rentang(rentang.bawah * k, rentang.atas * k)

    assert _sama(_capaian(rentang, r, polaritas), _capaian(kali, r * k, polaritas))


@given(t=POSITIF, r=ANGKA, naik=POSITIF)
def test_positif_naik_bersama_realisasi(t: Decimal, r: Decimal, naik: Decimal) -> None:
    kini, nanti = _capaian(t, r, Polaritas.POSITIF), _capaian(t, r + naik, Polaritas.POSITIF)

    assert kini is not None
    assert nanti is not None
    assert nanti > kini


@given(t=POSITIF, r=POSITIF, naik=POSITIF)
def test_negatif_turun_bersama_realisasi(t: Decimal, r: Decimal, naik: Decimal) -> None:
    for polaritas in (Polaritas.NEGATIF, Polaritas.NEGATIF_RASIO):
        kini, nanti = _capaian(t, r, polaritas), _capaian(t, r + naik, polaritas)
        assert kini is not None
        assert nanti is not None
        assert nanti < kini


@given(
    a=POSITIF, b=POSITIF, bagian=st.decimals(0, 1, places=3), polaritas=st.sampled_from(Polaritas)
)
def test_di_dalam_rentang_selalu_seratus(
    a: Decimal, b: Decimal, bagian: Decimal, polaritas: Polaritas
) -> None:
    bawah, atas = min(a, b), max(a, b)
    r = bawah + (atas - bawah) * bagian

    assert _capaian(Rentang(bawah, atas), r, polaritas) == 100


@given(t=POSITIF, polaritas=st.sampled_from(Polaritas))
def test_target_tepat_tercapai_selalu_seratus(t: Decimal, polaritas: Polaritas) -> None:
    assert _capaian(t, t, polaritas) == 100


@given(t=POSITIF, selisih=ANGKA)
def test_stabil_menilai_kedua_sisi_sama_buruk(t: Decimal, selisih: Decimal) -> None:
    kurang = _capaian(t, t - selisih, Polaritas.STABIL)
    lebih = _capaian(t, t + selisih, Polaritas.STABIL)

    assert kurang == lebih
    assert kurang is not None
    assert kurang <= 100


@given(r=ANGKA, polaritas=st.sampled_from(Polaritas), t=st.sampled_from([Decimal(0), Decimal(-5)]))
def test_target_nol_atau_negatif_tidak_punya_capaian(
    r: Decimal, polaritas: Polaritas, t: Decimal
) -> None:
    hasil = ukur(target=t, realisasi=r, polaritas=polaritas, aturan=ATURAN)

    assert isinstance(hasil, TakTerdefinisi)
    assert hasil.alasan


def test_rentang_dari_nol_tetap_terukur_di_dalam_dan_di_atasnya() -> None:
    rentang = Rentang(Decimal(0), Decimal(5))

    assert _capaian(rentang, Decimal(3), Polaritas.NEGATIF) == 100
    assert _capaian(rentang, Decimal(6), Polaritas.NEGATIF) == 80
    assert _capaian(rentang, Decimal(-1), Polaritas.POSITIF) is None


@given(t=POSITIF, r=ANGKA, polaritas=st.sampled_from(Polaritas))
def test_batas_tidak_mengubah_capaian_asli(t: Decimal, r: Decimal, polaritas: Polaritas) -> None:
    asli = _capaian(t, r, polaritas)

    hasil = ukur(target=t, realisasi=r, polaritas=polaritas, aturan=aturan_ukur("batas-120/1"))

    if isinstance(hasil, Terukur):
        assert hasil.capaian == asli
        assert hasil.capaian_batas is not None
        assert 0 <= hasil.capaian_batas <= 120


def test_ketepatan_tidak_bergantung_pada_konteks_pemanggil() -> None:
    with localcontext() as konteks:
        konteks.prec = 3
        capaian = _capaian(Decimal(90), Decimal(92), Polaritas.POSITIF)

    assert capaian is not None
    assert sepuluh_desimal(capaian) == "102.2222222222"


@pytest.mark.parametrize("angka", ["1E+17", "123456789012345678.123456789012"])
def test_angka_besar_tetap_dapat_ditampilkan(angka: str) -> None:
    capaian = _capaian(Decimal("0.0001"), Decimal(angka), Polaritas.POSITIF)

    assert capaian is not None
    assert sepuluh_desimal(capaian).count(".") == 1


@given(nilai=st.decimals(-(10**12), 10**12, places=8), digit=st.integers(0, 6))
def test_tampil_sama_dengan_cara_menulis_angka_di_mana_pun(nilai: Decimal, digit: int) -> None:
    assert tampil(nilai, digit) == tulis(nilai, digit)
