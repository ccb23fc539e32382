from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tolok.arsip.domain.indeks import ButirArsip, IndeksArsip, Keamanan, TempatArsip
from tolok.dasar.jejak import sidik

BUTIR = ButirArsip(
    jenis="naskah", judul="Laporan", sidik=sidik("laporan"), waktu="2025-10-10T03:00:00Z"
)
INDEKS = IndeksArsip(
    pelaksanaan="0d5a",
    uraian="Pengukuran Kinerja Triwulan III 2025",
    kurun_waktu="Triwulan III 2025",
    klasifikasi="000.8.6.3",
    keamanan=Keamanan.BIASA,
    ditutup_pada=datetime(2025, 10, 10, 3, tzinfo=UTC),
    kepala=sidik("kepala"),
    urutan=42,
    butir=(BUTIR,),
)


def test_indeks_berubah_bila_satu_butir_berubah() -> None:
    lain = replace(INDEKS, butir=(replace(BUTIR, sidik=sidik("laporan lain")),))

    assert lain.akar != INDEKS.akar
    assert lain.sidik != INDEKS.sidik


def test_indeks_yang_sama_bersidik_sama() -> None:
    assert replace(INDEKS).sidik == INDEKS.sidik


def test_tempat_disebut_hanya_bagian_yang_diketahui() -> None:
    assert str(TempatArsip(ruang="Ruang arsip lt. 1", boks="07")) == "Ruang arsip lt. 1, boks 07"
    assert str(TempatArsip()) == "belum dicatat"
    assert TempatArsip().kosong
