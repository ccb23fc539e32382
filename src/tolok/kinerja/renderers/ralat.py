"""The page of a correction: semula and menjadi, reason, and what stays valid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tolok.naskah.domain.blok import Bab, Blok, Isian, Kolom, Paragraf, Sel, Tabel

__all__ = ["halaman_ralat"]

Isi = Mapping[str, Any]


def halaman_ralat(ralat: Isi, *, semula: tuple[tuple[str, str], ...]) -> tuple[Blok, ...]:
    """What the correction says otherwise. `semula`: lines about the version it corrects."""
    return (
        Bab(teks="Ralat: Semula dan Menjadi", tingkat=1),
        Paragraf(
            teks="Laporan versi ini menggantikan angka berikut. Versi sebelumnya tetap tersimpan "
            "dan tetap sah sebagaimana ditandatangani; laporan sesudahnya memakai angka versi ini.",
            alinea=True,
        ),
        Isian(
            baris=(
                *semula,
                ("Versi ini", str(ralat["versi"])),
                ("Alasan ralat", str(ralat["alasan"])),
                *((("Dasar", str(ralat["dasar"])),) if ralat["dasar"] else ()),
            ),
            lebar_label=46,
        ),
        Tabel(
            kolom=(
                Kolom(judul="No.", mm=9, rata="tengah"),
                Kolom(judul="Angka", bagian=5),
                Kolom(judul="Semula", bagian=4),
                Kolom(judul="Menjadi", bagian=4),
            ),
            baris=tuple((str(n), *sel) for n, sel in enumerate(_baris(ralat["beda"]), start=1)),
            ukuran="kecil",
            kosong="Tidak ada angka yang berubah.",
        ),
    )


def _baris(beda: Isi) -> Iterator[tuple[Sel | str, ...]]:
    for b in beda["baris"]:
        ikut = "" if b["langsung"] else " (ikut berubah)"
        yield (f"{b['kode']} {b['nama']}{ikut}", _angka(b["semula"]), _angka(b["menjadi"]))
    for b in beda["anggaran"]:
        yield (
            f"{b['kode']} Realisasi anggaran {b['nama']}",
            f"{b['semula']['realisasi']}; serapan {b['semula']['capaian']}",
            f"{b['menjadi']['realisasi']}; serapan {b['menjadi']['capaian']}",
        )
    for b in beda["rekap"]:
        yield (
            f"Rata-rata {b['kode']} {b['nama']}",
            f"{b['semula']['capaian']} ({b['semula']['kategori']})",
            f"{b['menjadi']['capaian']} ({b['menjadi']['kategori']})",
        )


def _angka(sisi: Isi) -> str:
    return (
        f"{sisi['realisasi']}; s.d. triwulan {sisi['sd']}; capaian {sisi['capaian']} "
        f"({sisi['kategori']})"
    )
