"""Which sheets the page of a task names, known from the folded state alone."""

from __future__ import annotations

from collections.abc import Iterable

from tolok.pelaksanaan.domain.keadaan import (
    Keadaan,
    KunciHasil,
    Pengembalian,
    Tugas,
    VersiHasil,
)

__all__ = [
    "catatan_langkah",
    "jawaban_catatan",
    "lembar_disebut",
    "pengembali",
    "serahan_lalu",
    "versi_sebelum",
]

_CATATAN_TERBANYAK = 40
_PENGEMBALI_TERBANYAK = 12


def versi_sebelum(k: Keadaan, kunci: KunciHasil, versi: VersiHasil) -> VersiHasil | None:
    """The version before this one of a result."""
    lama = [v for v in k.hasil.get(kunci, ()) if v.versi < versi.versi]
    return lama[-1] if lama else None


def catatan_langkah(k: Keadaan, tugas: Tugas) -> dict[str, Pengembalian]:
    """Note -> its return, of the newest notes of returns that came from the task's row or reached
    it; of a return of single subjects only those about the task's own."""
    nomor = tugas.langkah
    subjek = tugas.subjek if tugas.induk is None else k.tugas[tugas.induk].subjek
    semua = [
        (pk, satu)
        for satu in k.kembali.values()
        if nomor in (satu.langkah, satu.sasaran, *satu.jalur)
        if not satu.terbatas or subjek is None or subjek in satu.subjek
        for pk in satu.catatan
    ]
    return dict(semua[-_CATATAN_TERBANYAK:])


def pengembali(k: Keadaan, tugas: Tugas) -> dict[str, Pengembalian]:
    """Task -> its return, of the newest returns whose notes concern the task: what else that task
    wrote down with the return were suggestions, which nobody has to answer."""
    nomor = tugas.langkah
    subjek = tugas.subjek if tugas.induk is None else k.tugas[tugas.induk].subjek
    semua = [
        (satu.tugas, satu)
        for satu in k.kembali.values()
        if nomor in (satu.langkah, satu.sasaran, *satu.jalur)
        if not satu.terbatas or subjek is None or subjek in satu.subjek
    ]
    return dict(semua[-_PENGEMBALI_TERBANYAK:])


def jawaban_catatan(k: Keadaan, catatan: Iterable[str]) -> dict[str, str]:
    """Note -> the sheet of its answer, of those that were answered."""
    dicari = set(catatan)
    if not dicari:
        return {}
    return {c: j for t in k.tugas.values() for c, j in t.jawaban.items() if c in dicari}


def serahan_lalu(k: Keadaan, tugas: Tugas) -> dict[str, str]:
    """Kind -> the sheet last handed in by the same row, subject and act in another round."""
    lalu = {
        t.id
        for t in k.tugas.values()
        if (t.langkah, t.subjek, t.tindakan) == (tugas.langkah, tugas.subjek, tugas.tindakan)
        and t.id != tugas.id
    }
    semua = [
        (versi.pada, kunci.jenis, versi.lembar)
        for kunci, daftar in k.hasil.items()
        for versi in daftar
        if versi.tugas in lalu
    ]
    return {jenis: lembar for _, jenis, lembar in sorted(semua)}


def lembar_disebut(
    k: Keadaan, tugas: Tugas, dikerjakan: Iterable[tuple[KunciHasil, VersiHasil]]
) -> set[str]:
    """What the task works on and the versions before; reason, notes and answers of its returns."""
    hasil = set()
    for kunci, versi in dikerjakan:
        lama = versi_sebelum(k, kunci, versi)
        hasil |= {versi.lembar} | ({lama.lembar} if lama else set())
    balik = k.kembali.get(tugas.karena) if tugas.karena else None
    if balik is not None:
        hasil |= {balik.alasan, *balik.catatan}
    catatan = catatan_langkah(k, tugas)
    return hasil | set(catatan) | set(jawaban_catatan(k, catatan).values())
