from __future__ import annotations

from datetime import UTC, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from tolok.dasar.kalender import KalenderKerja, Pekan, Selang
from tolok.web.penggaris import (
    KeadaanLangkah,
    Nada,
    SisaWaktu,
    hari_ini,
    penggaris_capaian,
    penggaris_langkah,
    penggaris_waktu,
    ukur_sisa,
)

_SELANG = (
    Selang(mulai=time(7, 30), selesai=time(12)),
    Selang(mulai=time(13), selesai=time(16)),
)
KALENDER = KalenderKerja(pekan=Pekan(hari=(_SELANG,) * 5 + ((), ())))
# Thursday 23 April 2026, 08.30 WIB.
KINI = datetime(2026, 4, 23, 1, 30, tzinfo=UTC)


def sisa(tersisa: int | None, total: int | None = 120) -> SisaWaktu:
    return SisaWaktu(tenggat=None, tersisa=tersisa, total=total, menit_per_hari=450)


@pytest.mark.parametrize(
    ("tersisa", "total", "nada"),
    [
        (48, 120, Nada.CUKUP),
        (30, 120, Nada.HAMPIR),
        (-1, 120, Nada.LEWAT),
        (1080, 2400, Nada.LONGGAR),
        (None, None, Nada.LONGGAR),
    ],
)
def test_nada_mengikuti_sisa_waktu(tersisa: int | None, total: int | None, nada: Nada) -> None:
    assert sisa(tersisa, total).nada is nada


def test_waktu_tersisa_dihitung_dalam_jam_kantor() -> None:
    dibuka = datetime(2026, 4, 22, 8, 48, tzinfo=UTC)
    batas = datetime(2026, 4, 23, 2, 18, tzinfo=UTC)

    hasil = ukur_sisa(KALENDER, dibuka=dibuka, batas=batas, sekarang=KINI)

    assert (hasil.tersisa, hasil.total, hasil.teks) == (48, 120, "Sisa 48 menit kerja")


def test_lewat_pada_akhir_pekan_tetap_lewat() -> None:
    jumat_tutup = datetime(2026, 4, 24, 9, 0, tzinfo=UTC)
    sabtu = datetime(2026, 4, 25, 3, 0, tzinfo=UTC)

    hasil = ukur_sisa(KALENDER, dibuka=KINI, batas=jumat_tutup, sekarang=sabtu)

    assert hasil.lewat
    assert hasil.nada is Nada.LEWAT


def test_tanpa_batas_tidak_digambar_penggaris() -> None:
    hasil = ukur_sisa(KALENDER, dibuka=KINI, batas=None, sekarang=KINI)

    assert hasil.teks == "Tanpa batas waktu"
    assert penggaris_waktu(hasil) is None


@given(st.integers(min_value=1, max_value=200_000), st.integers(-200_000, 200_000))
def test_penggaris_waktu_selalu_di_dalam_bingkai(total: int, tersisa: int) -> None:
    p = penggaris_waktu(sisa(tersisa, total))

    assert p is not None
    assert len(p.tik) <= 14
    for x in (p.isi, *(t.x for t in p.tik)):
        assert 0 <= float(x.removesuffix("%")) <= 100


def test_penggaris_langkah_menyebut_yang_berjalan() -> None:
    p = penggaris_langkah(
        [(1, KeadaanLangkah.JADI), (2, KeadaanLangkah.JALAN), (3, KeadaanLangkah.NANTI)]
    )

    assert p.label == "1 dari 3 langkah selesai, langkah 2 sedang berjalan"
    assert [r.nomor for r in p.ruas] == ["1", "2", "3"]


def test_capaian_di_atas_120_tidak_keluar_penggaris() -> None:
    p = penggaris_capaian(Decimal("340.5"), "340,50", "baik", [Decimal(90)])

    assert (p.isi, p.tik, p.target) == ("100%", ("75%",), "83.333%")


def test_penggaris_hari_hanya_memuat_tenggat_hari_ini() -> None:
    tanda = [
        (datetime(2026, 4, 23, 2, 18, tzinfo=UTC), "Periksa dokumen"),
        (datetime(2026, 4, 24, 2, 18, tzinfo=UTC), "Besok"),
    ]

    p = hari_ini(KALENDER, KINI, tanda)

    assert p is not None
    assert [(t.pukul, t.nama, t.utama) for t in p.tanda] == [("09.18", "Periksa dokumen", True)]
    assert p.pukul_kini == "08.30"
    assert len(p.rehat) == 1


def test_hari_libur_tanpa_penggaris_hari() -> None:
    assert hari_ini(KALENDER, datetime(2026, 4, 25, 3, 0, tzinfo=UTC), []) is None
