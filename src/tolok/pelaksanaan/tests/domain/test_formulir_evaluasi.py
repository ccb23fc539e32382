"""The yearly evaluation form: what is missing before a signature, and storage without loss."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from tolok.pelaksanaan.domain.formulir_evaluasi import (
    AngkaEvaluasi,
    AngkaLangkah,
    IsiEvaluasi,
    JawabanEvaluasi,
    NilaiLangkah,
    PenilaianLangkah,
    SimpulanEvaluasi,
    baca_angka,
    baca_isi,
    catatan_awal,
    daftar_usul,
    isi_awal,
    kurang,
    tulis,
)
from tolok.regulasi.evaluasi_sop import daftar_evaluasi_sop

BUTIR = daftar_evaluasi_sop(2026).butir
LENGKAP = IsiEvaluasi(
    jawaban={b.kode: JawabanEvaluasi(ya=True) for b in BUTIR},
    langkah={n: PenilaianLangkah(nilai=NilaiLangkah.BAIK) for n in (1, 2)},
    simpulan=SimpulanEvaluasi.TETAP,
    alasan="Waktunya sesuai.",
)


def _angka(nomor: int = 1, **isi: Any) -> AngkaLangkah:
    awal: dict[str, Any] = {
        "nomor": nomor, "uraian": "Memeriksa", "baku": "1 jam", "kali": 4, "tengah": 30,
        "terlama": 90, "menunggu": 5, "melebihi": 0, "kembali": 0, "terlambat": 0, "berbatas": 4,
    }  # fmt: skip
    return AngkaLangkah(**(awal | isi))


def _tempat(isi: IsiEvaluasi) -> list[str]:
    return [t.lokasi for t in kurang(isi, BUTIR, (1, 2))]


def test_formulir_lengkap_tidak_kurang_apa_pun() -> None:
    assert _tempat(LENGKAP) == []


def test_formulir_baru_menyebut_semua_yang_belum() -> None:
    assert _tempat(IsiEvaluasi()) == [
        "nilai_1", "nilai_2", *(f"jawab_{b.kode}" for b in BUTIR), "simpulan",
    ]  # fmt: skip


def test_jawaban_tidak_perlu_keterangan() -> None:
    jawaban = {**LENGKAP.jawaban, "dipahami": JawabanEvaluasi(ya=False)}
    assert _tempat(replace(LENGKAP, jawaban=jawaban)) == ["ket_dipahami"]
    jawaban["dipahami"] = JawabanEvaluasi(ya=False, catatan="Istilahnya asing.")
    assert _tempat(replace(LENGKAP, jawaban=jawaban)) == []


def test_langkah_yang_tidak_berjalan_baik_perlu_tindakan() -> None:
    langkah = {**LENGKAP.langkah, 2: PenilaianLangkah(nilai=NilaiLangkah.TIDAK)}
    assert _tempat(replace(LENGKAP, langkah=langkah)) == ["tindakan_2"]


def test_simpulan_perlu_alasan_dan_revisi_perlu_usul() -> None:
    assert _tempat(replace(LENGKAP, alasan="")) == ["alasan"]
    revisi = replace(LENGKAP, simpulan=SimpulanEvaluasi.DIREVISI)
    assert _tempat(revisi) == ["usul"]
    assert _tempat(replace(revisi, usul=("Gabungkan langkah 1 dan 2.",))) == []


def test_usul_menurut_langkah_lalu_yang_umum() -> None:
    isi = replace(
        LENGKAP,
        langkah={
            2: PenilaianLangkah(tindakan="Tambah waktunya."),
            1: PenilaianLangkah(tindakan="Hapus."),
        },
        usul=("Ganti namanya.",),
    )
    assert daftar_usul(isi) == ((1, "Hapus."), (2, "Tambah waktunya."), (None, "Ganti namanya."))


@pytest.mark.parametrize(
    ("angka", "kata"),
    [
        ({}, ""),
        ({"kali": 0}, "Tidak dikerjakan tahun ini."),
        ({"melebihi": 3}, "Melebihi mutu baku 3 dari 4 kali."),
        ({"terlambat": 2}, "Selesai lewat batas 2 dari 4 kali."),
        ({"kembali": 1, "baku": ""}, "Dikembalikan 1 kali. Tanpa mutu baku waktu."),
    ],
)
def test_catatan_awal_mengatakan_angkanya(angka: dict[str, Any], kata: str) -> None:
    assert catatan_awal(_angka(**angka)) == kata


def test_isi_awal_tidak_menilai_apa_pun() -> None:
    isi = isi_awal(AngkaEvaluasi(banyak=1, selesai=1, langkah=(_angka(), _angka(2, kali=0))))
    assert {x.nilai for x in isi.langkah.values()} == {None}
    assert isi.langkah[2].catatan == "Tidak dikerjakan tahun ini."


@settings(max_examples=50, deadline=None)
@given(
    st.builds(
        IsiEvaluasi,
        jawaban=st.dictionaries(
            st.sampled_from([b.kode for b in BUTIR]),
            st.builds(JawabanEvaluasi, ya=st.none() | st.booleans(), catatan=st.text()),
        ),
        langkah=st.dictionaries(
            st.integers(1, 40),
            st.builds(
                PenilaianLangkah,
                nilai=st.none() | st.sampled_from(NilaiLangkah),
                catatan=st.text(),
                tindakan=st.text(),
            ),
        ),
        simpulan=st.none() | st.sampled_from(SimpulanEvaluasi),
        alasan=st.text(),
        usul=st.lists(st.text()).map(tuple),
    )
)
def test_formulir_tersimpan_terbaca_sama(isi: IsiEvaluasi) -> None:
    assert baca_isi(tulis(isi)) == isi


def test_angka_tersimpan_terbaca_sama() -> None:
    angka = AngkaEvaluasi(banyak=2, selesai=1, langkah=(_angka(), _angka(2, tengah=None)))
    assert baca_angka(tulis(angka)) == angka
