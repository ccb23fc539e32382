"""Charts of the yearly look at an SOP: the printed time beside the real one, and what runs late."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tolok.pelaksanaan.tampilan.evaluasi import BarisEvaluasi, HalamanEvaluasi, LewatBatas
from tolok.web.grafik import ButirBatang, ButirPasangan, pasangan
from tolok.web.grafik_tampil import GrafikTampil, grafik, grafik_batang

__all__ = ["grafik_pemegang", "grafik_terlambat", "grafik_waktu"]

_BANYAK = 12


def _nama(b: BarisEvaluasi) -> str:
    return f"{b.langkah.nomor}. {b.langkah.uraian}"


def _menit(nilai: int | None) -> str:
    return "belum dikerjakan" if nilai is None else f"{nilai} menit"


def grafik_waktu(halaman: HalamanEvaluasi) -> GrafikTampil | None:
    """Minutes of each row as printed and as they were (median); None before anything was done."""
    baris = [b for b in halaman.baris if b.nyata.banyak and b.nyata.tengah_kerja is not None]
    if not baris:
        return None
    butir = [
        ButirPasangan(
            nama=_nama(b),
            rencana=None if b.menit_baku is None else Decimal(b.menit_baku),
            nyata=Decimal(b.nyata.tengah_kerja or 0),
            teks_rencana=b.baku or "tanpa mutu baku",
            teks_nyata=_menit(b.nyata.tengah_kerja),
        )
        for b in baris
    ]
    judul = "Waktu kerja: mutu baku dan kenyataan"
    uraian = "; ".join(f"{b.nama}: {b.teks_rencana}, nyata {b.teks_nyata}" for b in butir)
    return grafik(
        judul,
        lambda n: pasangan(judul, uraian, butir, nama=("Mutu baku", "Nilai tengah"), lebar=n),
        ("Langkah", "Mutu baku", "Nilai tengah waktu kerja"),
        [(b.nama, b.teks_rencana, b.teks_nyata) for b in butir],
        "waktu-kerja",
    )


def grafik_terlambat(halaman: HalamanEvaluasi) -> GrafikTampil | None:
    """Rows that took longer than printed, the most often late first; None when there is none."""
    lambat = sorted((b for b in halaman.baris if b.melebihi), key=lambda b: -b.melebihi)
    if not lambat:
        return None
    butir = [
        ButirBatang(
            nama=_nama(b),
            nilai=Decimal(b.melebihi),
            teks=f"{b.melebihi} dari {b.nyata.banyak} kali",
            nada="waspada",
        )
        for b in lambat
    ]
    return grafik_batang(
        "Langkah yang paling sering melebihi mutu baku",
        butir,
        ("Langkah", "Melebihi mutu baku"),
        "melebihi-mutu-baku",
    )


def grafik_pemegang(lewat: Sequence[LewatBatas]) -> GrafikTampil | None:
    """Who answered after the due time, the most often first; None when nobody did."""
    if not lewat:
        return None
    butir = [
        ButirBatang(
            nama=x.nama,
            nilai=Decimal(x.banyak),
            teks=f"{x.banyak} dari {x.semua} tugas",
            nada="waspada",
        )
        for x in lewat[:_BANYAK]
    ]
    return grafik_batang(
        "Tugas yang selesai lewat batas waktu, menurut pemegangnya",
        butir,
        ("Pemegang tugas", "Lewat batas"),
        "lewat-batas",
        baris=[(x.nama, f"{x.banyak} dari {x.semua} tugas") for x in lewat],
    )
