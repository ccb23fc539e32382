"""What may be recorded from paper in a run: open decisions, dispositions and signatures."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from tolok.organisasi.domain.susunan import Susunan
from tolok.pelaksanaan.domain.hak import tugas_memutuskan
from tolok.pelaksanaan.domain.keadaan import Keadaan, Tugas
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.sebutan import nama_kantor, sebutan
from tolok.sop.domain.jalan import JenisTindakan

__all__ = ["TugasKertas", "dapat_dicatat"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TugasKertas:
    """One open task whose answer may lie on paper, with who gives it."""

    tugas: str
    langkah: int
    nama: str


def dapat_dicatat(keadaan: Keadaan, lintasan: Lintasan, kantor: Susunan) -> list[TugasKertas]:
    """Open tasks that staff may record from paper, by row and name; a task that nobody holds yet
    has nobody who could have written. One query at most."""
    buka = [
        t
        for t in keadaan.tugas.values()
        if t.terbuka and (t.subjek or t.pemegang.id) and _tertulis(keadaan, lintasan, t)
    ]
    nama = sebutan({_siapa(t) for t in buka}, nama_kantor(kantor))
    daftar = [TugasKertas(tugas=t.id, langkah=t.langkah, nama=nama.dari(_siapa(t))) for t in buka]
    return sorted(daftar, key=lambda b: (b.langkah, b.nama))


def _siapa(tugas: Tugas) -> UUID:
    """The unit or person the task is about, else who holds it."""
    return UUID(tugas.subjek or tugas.pemegang.id)


def _tertulis(keadaan: Keadaan, lintasan: Lintasan, tugas: Tugas) -> bool:
    """People write these on paper: a decision, a signature, a line of the disposition sheet."""
    if tugas.tindakan == JenisTindakan.TANDATANGANI.value:
        return True
    if tugas_memutuskan(keadaan, lintasan, tugas):
        return True
    satu = [t.jenis for t in lintasan.tindakan(tugas.langkah)]
    return tugas.induk is None and satu == [JenisTindakan.TUGASKAN]
