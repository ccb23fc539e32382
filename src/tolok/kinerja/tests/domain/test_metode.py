from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from tolok.dasar.temuan import Tingkat
from tolok.kinerja.domain.isian import dari_json
from tolok.kinerja.domain.kertas_kerja import susun_kertas_kerja
from tolok.kinerja.domain.metode import (
    Metode,
    beda_butir,
    cara_ukur,
    dampak,
    metode_awal,
    metode_dari_json,
    metode_ke_json,
    periksa_metode,
    terapkan,
)
from tolok.kinerja.tests.data_contoh import PADA, ketikan, rencana
from tolok.regulasi.muat import aturan_ukur, daftar_aturan_ukur

ATURAN = aturan_ukur("contoh/aturan-1")
SEMUA = {a.id: a for a in daftar_aturan_ukur()}
RENCANA = rencana("A", 3)


def _metode(alasan: str = "di bawahnya") -> Metode:
    awal = metode_awal(RENCANA, ATURAN)
    return replace(awal, kosong=dict.fromkeys(awal.kosong, alasan))


def _galat(metode: Metode, lalu: Metode | None = None, sebelum: Metode | None = None) -> list[str]:
    temuan = periksa_metode(metode, RENCANA, lalu, sebelum)
    return [t.lokasi for t in temuan if t.tingkat is Tingkat.GALAT]


def _ganti(metode: Metode, kode: str, **ubah: str) -> Metode:
    butir = tuple(replace(b, **ubah) if b.kode == kode else b for b in metode.butir)  # type: ignore[arg-type]  # texts only
    return replace(metode, butir=butir)


def test_setiap_simpul_tanpa_indikator_memerlukan_alasan() -> None:
    lubang = _galat(_metode(""))

    assert len(lubang) == len(metode_awal(RENCANA, ATURAN).kosong)
    assert all(x.startswith("simpul-") for x in lubang)
    assert _galat(_metode()) == []


def test_definisi_yang_belum_ditulis_hanya_temuan() -> None:
    temuan = periksa_metode(_metode(), RENCANA, None, None)

    assert {t.tingkat for t in temuan} == {Tingkat.PERINGATAN}


@pytest.mark.parametrize(
    ("kolom", "nilai"), [("penyebut", "tahun"), ("aturan", "nasional/1"), ("rumus", "rumus baru")]
)
def test_cara_yang_berbeda_dari_periode_lalu_memerlukan_alasan(kolom: str, nilai: str) -> None:
    lalu = _metode()

    assert _galat(_ganti(lalu, "A02", **{kolom: nilai}), lalu) == ["alasan-A02"]
    assert _galat(_ganti(lalu, "A02", **{kolom: nilai, "alasan": "arahan"}), lalu) == []


def test_metode_beku_berubah_hanya_dengan_alasan_versi() -> None:
    sebelum = _metode()
    baru = _ganti(sebelum, "A02", penyebut="tahun")

    assert _galat(baru, None, sebelum) == ["alasan-versi"]
    assert _galat(replace(baru, alasan_versi="arahan"), None, sebelum) == []


def test_dampak_menyebut_triwulan_lalu_menurut_kedua_cara() -> None:
    lama = next(b for b in _metode().butir if b.kode == "A02")
    butir = next(b for b in RENCANA.butir if b.kode == "A02")
    baru = replace(lama, penyebut="tahun")

    assert dampak(butir, lama, baru, tw=3, aturan=SEMUA, pada=PADA[2]) == ("102,80 %", "48,51 %")
    assert dampak(butir, lama, baru, tw=1, aturan=SEMUA, pada=PADA[0]) is None


@given(st.sampled_from([b.kode for b in metode_awal(RENCANA, ATURAN).butir]), st.booleans())
def test_lembar_metode_terbaca_kembali_seperti_ditulis(kode: str, tahun: bool) -> None:
    metode = _ganti(_metode(), kode, penyebut="tahun" if tahun else "sd_tw", alasan="karena")

    assert metode_dari_json(metode_ke_json(metode), RENCANA, ATURAN, list(SEMUA)) == metode


def test_pilihan_yang_tidak_dikenal_tetap_menurut_rencana() -> None:
    isi = metode_ke_json(_metode())
    isi["butir"][0] |= {"aturan": "karangan/9", "penyebut": "suka-suka"}

    satu = metode_dari_json(isi, RENCANA, ATURAN, list(SEMUA)).butir[0]

    assert (satu.aturan, satu.penyebut) == (ATURAN.id, _metode().butir[0].penyebut)


def test_metode_bawaan_mengukur_sama_dengan_tanpa_lembar_metode() -> None:
    isian, _ = dari_json(ketikan("A", 3), RENCANA)
    metode = _metode()
    tanpa = susun_kertas_kerja(rencana=RENCANA, daftar_isian=[isian], aturan=ATURAN, pada=PADA[2])
    dengan = susun_kertas_kerja(
        rencana=terapkan(metode, RENCANA), daftar_isian=[isian], aturan=ATURAN, pada=PADA[2],
        cara=cara_ukur(metode, metode, SEMUA),
    )  # fmt: skip

    assert [b.hasil for b in dengan.baris] == [b.hasil for b in tanpa.baris]
    assert all(b.cara_lama is None for b in dengan.baris)


def test_beda_disebut_dengan_kata_pegawai() -> None:
    lama = _metode().butir[0]

    (satu,) = beda_butir(lama, replace(lama, penyebut="tahun"))

    assert (satu.hal, satu.menjadi) == ("penyebut", "target tahun")
