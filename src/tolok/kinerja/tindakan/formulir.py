"""The forms that go out with the timeline: who fills which rows, and what nobody fills."""

from __future__ import annotations

from typing import Any

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.kinerja.domain.rencana import Rencana
from tolok.kinerja.lembar import FORMAT_FORMULIR
from tolok.kinerja.tindakan.bahan import rencana_halaman
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas

__all__ = ["buat_formulir"]


def buat_formulir(halaman: HalamanTugas) -> tuple[dict[str, Any], list[Temuan]]:
    """A form per unit from the indicators and subkegiatan it answers for.

    Galat: no indicator at all is due, or one whose unit gets no form from a row that sends them
    to units: nobody would fill it in.
    """
    rencana = rencana_halaman(halaman)
    unit = _unit_penerima(halaman)
    daftar: dict[str, dict[str, Any]] = {}
    for butir in rencana.butir:
        if butir.dijadwalkan(rencana.tw):
            baris = daftar.setdefault(butir.unit, _kosong(butir.unit))
            baris["indikator"].append({"kode": butir.kode, "nama": butir.nama})
    for uang in rencana.anggaran:
        baris = daftar.setdefault(uang.unit, _kosong(uang.unit))
        baris["subkegiatan"].append({"kode": uang.kode, "nama": uang.nama})
    isi = {
        "format": FORMAT_FORMULIR,
        "periode": rencana.periode.kode,
        "perjanjian": rencana.perjanjian.sebutan if rencana.perjanjian else None,
        "daftar": list(daftar.values()),
    }
    return isi, _temuan(rencana, unit)


def _kosong(unit: str) -> dict[str, Any]:
    return {"unit": unit, "indikator": [], "subkegiatan": []}


def _unit_penerima(halaman: HalamanTugas) -> set[str]:
    """Units that the next row opens a task for."""
    tujuan = halaman.lintasan.maju(halaman.tugas.langkah)[0]
    calon = halaman.fakta.calon.get(tujuan, ()) if isinstance(tujuan, int) else ()
    return {str(c.subjek) for c in calon if c.subjek}


def _temuan(rencana: Rencana, unit: set[str]) -> list[Temuan]:
    due = [b for b in rencana.butir if b.dijadwalkan(rencana.tw)]
    if not due:
        return [
            Temuan(
                lokasi="formulir",
                tingkat=Tingkat.GALAT,
                masalah=f"Belum ada indikator yang diukur pada {rencana.periode.nama}.",
                saran="Isi rencana kinerja (indikator dan target) lebih dahulu.",
            )
        ]
    tanpa = [b for b in due if unit and b.unit not in unit]
    return [
        Temuan(
            lokasi="formulir",
            tingkat=Tingkat.GALAT,
            masalah=f"{b.kode} ({b.penanggung_jawab or 'tanpa penanggung jawab'}) belum punya "
            "pengisi: unitnya tidak mendapat formulir.",
            saran="Tambahkan unit itu pada lajur langkah berikutnya, atau ganti penanggung jawabnya.",
        )
        for b in tanpa
    ]
