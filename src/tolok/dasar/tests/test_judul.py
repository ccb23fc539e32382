"""Names in capitals become words; abbreviations and small words keep their own shape."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from tolok.dasar.judul import rapikan_judul


@pytest.mark.parametrize(
    ("tercetak", "rapi"),
    [
        ("PENGUKURAN KINERJA", "Pengukuran Kinerja"),
        ("PENGUMPULAN DATA PDRB TRIWULANAN", "Pengumpulan Data PDRB Triwulanan"),
        ("PENGUKURAN KINERJA/ PENILAIAN SKP", "Pengukuran Kinerja/ Penilaian SKP"),
        ("DINAS KOPERASI, USAHA KECIL DAN MENENGAH", "Dinas Koperasi, Usaha Kecil dan Menengah"),
        ("DI LINGKUNGAN DINAS", "Di Lingkungan Dinas"),
        ("PENANGANAN DI BALAI PANTAU (BPK)", "Penanganan di Balai Pantau (BPK)"),
        ("SURAT EDARAN (PENTING SEKALI)", "Surat Edaran (Penting Sekali)"),
        ("PENYUSUNAN LKJIP", "Penyusunan LKjIP"),
        ("PELAYANAN PPID UPTD", "Pelayanan PPID UPTD"),
        ("LAPORAN TRIWULAN IV", "Laporan Triwulan IV"),
        ("PENYUSUNAN RENCANA 2026", "Penyusunan Rencana 2026"),
        ("Penilaian SKP dan DAN", "Penilaian SKP dan DAN"),
        ("", ""),
    ],
)
def test_nama_berhuruf_besar_ditulis_sebagai_kata(tercetak: str, rapi: str) -> None:
    assert rapikan_judul(tercetak) == rapi


@given(st.text(st.characters(max_codepoint=127), max_size=80))
def test_hanya_besar_kecilnya_huruf_yang_berubah(teks: str) -> None:
    assert rapikan_judul(teks).upper() == teks.upper()


@given(st.text(st.characters(max_codepoint=127), max_size=80))
def test_yang_sudah_rapi_tidak_berubah_lagi(teks: str) -> None:
    sekali = rapikan_judul(teks)

    assert sekali.isupper() or rapikan_judul(sekali) == sekali
