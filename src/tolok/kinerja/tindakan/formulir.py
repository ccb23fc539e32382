"""The forms that go out with the timeline: who fills which rows, and what nobody fills."""

from __future__ import annotations

from typing import Any

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.kinerja.domain.rencana import Rencana
from tolok.kinerja.lembar import FORMAT_FORMULIR
from tolok.kinerja.tindakan.bahan import rencana_halaman
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas
from tolok.sop.domain.jalan import JenisTindakan

__all__ = ["buat_formulir"]


def buat_formulir(halaman: HalamanTugas) -> tuple[dict[str, Any], list[Temuan]]:
    """A form per owner from the indicators and subkegiatan it answers for.

    Galat: no indicator at all is due, or one whose unit gets no form from a row that sends them
    to units: nobody would fill it in.
    """
    rencana = rencana_halaman(halaman)
    penerima = _penerima(halaman)
    daftar: dict[str, dict[str, Any]] = {}
    for butir in rencana.butir:
        if butir.dijadwalkan(rencana.tw):
            milik = butir.pemilik if butir.pemilik in penerima else butir.unit
            baris = daftar.setdefault(milik, _kosong(milik))
            baris["indikator"].append({"kode": butir.kode, "nama": butir.nama})
    for uang in rencana.anggaran:
        milik = uang.pemilik if uang.pemilik in penerima else uang.unit
        baris = daftar.setdefault(milik, _kosong(milik))
        baris["subkegiatan"].append({"kode": uang.kode, "nama": uang.nama})
    isi = {
        "format": FORMAT_FORMULIR,
        "periode": rencana.periode.kode,
        "perjanjian": rencana.perjanjian.sebutan if rencana.perjanjian else None,
        "daftar": list(daftar.values()),
    }
    return isi, _temuan(rencana, penerima)


def _kosong(unit: str) -> dict[str, Any]:
    return {"unit": unit, "indikator": [], "subkegiatan": []}


def _penerima(halaman: HalamanTugas) -> set[str]:
    """Units and posts that the next row opens a task for, or asks for their form."""
    tujuan = halaman.lintasan.maju(halaman.tugas.langkah)[0]
    if not isinstance(tujuan, int):
        return set()
    diminta = halaman.fakta.peserta.get((tujuan, JenisTindakan.KUMPULKAN.value), ())
    calon = halaman.fakta.calon.get(tujuan, ())
    return {c.subjek for c in calon if c.subjek} | {c.subjek for c in diminta}


def _temuan(rencana: Rencana, penerima: set[str]) -> list[Temuan]:
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
    tanpa = [b for b in due if penerima and not penerima & {b.unit, b.pemilik}]
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
