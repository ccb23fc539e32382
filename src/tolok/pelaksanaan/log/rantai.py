"""The chain of a run, and everything that a changed database would give away.

`periksa_rantai` reads only; it finds changed columns, reordered, inserted and removed events, a
removed tail, a removed run and a recomputed chain (the last three with the seals). What it cannot
find stands in SECURITY.md: events after the last seal, removed and recomputed by somebody who
also holds the whole database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection

from tolok.dasar.jejak import jejak
from tolok.organisasi.services.catatan import rantai_rusak
from tolok.pelaksanaan.log.segel import PELAKSANAAN, KepalaTersegel, kepala_kini, kepala_tersegel
from tolok.pelaksanaan.log.tabel import TABEL_TETAP
from tolok.pelaksanaan.log.waktu import teks_waktu
from tolok.pelaksanaan.models import Kejadian, Pelaksanaan
from tolok.web.pemicu import daftar_pemicu

# A further chained history: pemda (None: all) -> a sentence for every broken place.
Pemeriksa = Callable[[UUID | None], Iterable[str]]
_daftar_pemeriksa: dict[str, Pemeriksa] = {}

DaftarKepala = Mapping[tuple[str, UUID], Sequence[KepalaTersegel]]

__all__ = ["Kerusakan", "daftarkan_pemeriksa", "jejak_kejadian", "periksa_rantai"]


def daftarkan_pemeriksa(jenis: str, pemeriksa: Pemeriksa) -> None:
    """Have another chained history checked with the logs."""
    _daftar_pemeriksa[jenis] = pemeriksa


@dataclass(frozen=True, slots=True, kw_only=True)
class Kerusakan:
    """One broken place: the run, the number of the event, and what is wrong, for the auditor."""

    pelaksanaan: UUID | None
    urutan: int | None
    jenis: str
    uraian: str

    def __str__(self) -> str:
        tempat = f"pelaksanaan {self.pelaksanaan}" if self.pelaksanaan else "basis data"
        nomor = f", kejadian {self.urutan}" if self.urutan is not None else ""
        return f"{tempat}{nomor}: {self.uraian}"


def jejak_kejadian(sebelum: str, baris: Kejadian) -> str:
    """The link of one event, over the previous link and every column that says something."""
    return jejak(
        sebelum,
        str(baris.pelaksanaan_id),
        baris.urutan,
        baris.jenis,
        baris.versi,
        _teks(baris.pelaku),
        _teks(baris.jabatan),
        baris.kapasitas,
        _teks(baris.kunci),
        teks_waktu(baris.pada),
        baris.isi,
    )


def _teks(nilai: UUID | None) -> str | None:
    return None if nilai is None else str(nilai)


def periksa_rantai(pemda: UUID | None = None) -> list[Kerusakan]:
    """Every broken place in the logs of one pemda, or of all; an empty list is a clean log."""
    return list(_periksa(pemda))


def _periksa(pemda: UUID | None) -> Iterator[Kerusakan]:
    yield from _periksa_pemicu()
    tersegel = kepala_tersegel(pemda)
    for masalah in tersegel.masalah:
        yield Kerusakan(pelaksanaan=None, urutan=None, jenis="segel", uraian=masalah)
    daftar = Pelaksanaan.objects.order_by("pk")
    if pemda is not None:
        daftar = daftar.filter(pemda_id=pemda)
    ada = set()
    for pelaksanaan in daftar.iterator():
        ada.add(pelaksanaan.pk)
        yield from _periksa_satu(
            pelaksanaan, tersegel.kepala.get((PELAKSANAAN, pelaksanaan.pk), ())
        )
    yield from _periksa_hilang(tersegel.kepala, ada)
    yield from _periksa_yatim(pemda, ada)
    yield from _periksa_log_lain(tersegel.kepala, tersegel.pemda)
    yield from _periksa_instansi(pemda)
    yield from _periksa_tambahan(pemda)


def _periksa_satu(
    pelaksanaan: Pelaksanaan, tersegel: Iterable[KepalaTersegel]
) -> Iterator[Kerusakan]:
    menurut_nomor = {k.urutan: k for k in tersegel}
    sebelum, nomor = "", 0
    for baris in Kejadian.objects.filter(pelaksanaan=pelaksanaan).order_by("urutan").iterator():
        if baris.urutan != nomor + 1:
            yield _rusak(pelaksanaan, nomor + 1, "hilang", _kalimat_hilang(nomor, baris.urutan))
        nomor = baris.urutan
        if jejak_kejadian(sebelum, baris) != baris.jejak:
            yield _rusak(
                pelaksanaan, nomor, "berubah",
                "isi tidak cocok dengan jejaknya: kolomnya diubah, atau kejadian disisipkan, "
                "dihapus, atau ditukar urutannya.",
            )  # fmt: skip
        sebelum = baris.jejak
        kepala = menurut_nomor.pop(nomor, None)
        if kepala is not None and kepala.jejak != baris.jejak:
            yield _rusak(
                pelaksanaan, nomor, "dihitung_ulang",
                f"jejak berbeda dari yang disegel (segel {kepala.segel}): rantai dihitung ulang.",
            )  # fmt: skip
    for kepala in menurut_nomor.values():
        yield _rusak(
            pelaksanaan, kepala.urutan, "ekor_hilang",
            f"kejadian terakhir hilang: segel {kepala.segel} mencatat kejadian {kepala.urutan}, "
            f"sekarang berhenti di {nomor}.",
        )  # fmt: skip
    if (pelaksanaan.urutan, pelaksanaan.jejak) != (nomor, sebelum):
        yield _rusak(
            pelaksanaan, pelaksanaan.urutan, "kepala",
            f"kepala mencatat {pelaksanaan.urutan} kejadian, tetapi rantai berhenti di {nomor} "
            "atau dengan jejak lain.",
        )  # fmt: skip


def _periksa_hilang(kepala: DaftarKepala, ada: set[UUID]) -> Iterator[Kerusakan]:
    """Runs that a seal knows and the table does not."""
    for (nama, pk), daftar in kepala.items():
        if nama != PELAKSANAAN or pk in ada:
            continue
        akhir = daftar[-1]
        yield Kerusakan(
            pelaksanaan=pk,
            urutan=akhir.urutan,
            jenis="pelaksanaan_hilang",
            uraian=f"seluruh pelaksanaan hilang; segel {akhir.segel} mencatat "
            f"{akhir.urutan} kejadian.",
        )


def _periksa_log_lain(kepala: DaftarKepala, pemda: Iterable[UUID]) -> Iterator[Kerusakan]:
    """Other sealed logs: their last entry must be the sealed one or a later one."""
    kini = {k: v for milik in pemda for k, v in kepala_kini(milik).items()}
    for (nama, pk), daftar in kepala.items():
        if nama == PELAKSANAAN:
            continue
        akhir = daftar[-1]
        urutan, link = kini.get(f"{nama}/{pk}", (0, ""))
        if urutan < akhir.urutan or (urutan == akhir.urutan and link != akhir.jejak):
            yield Kerusakan(
                pelaksanaan=None,
                urutan=akhir.urutan,
                jenis="log_lain",
                uraian=f"log {nama} {pk} tidak lagi memuat catatan {akhir.urutan} "
                f"yang disegel (segel {akhir.segel}).",
            )


def _periksa_instansi(pemda: UUID | None) -> Iterator[Kerusakan]:
    """The office's own log of placements, lanes, calendar and grants."""
    model: Any = apps.get_model("organisasi", "Instansi")
    daftar = model.objects.order_by("pk")
    if pemda is not None:
        daftar = daftar.filter(pemda_id=pemda)
    for instansi in daftar:
        for kalimat in rantai_rusak(instansi):
            yield Kerusakan(
                pelaksanaan=None, urutan=None, jenis="instansi", uraian=f"{instansi}: {kalimat}"
            )


def _periksa_tambahan(pemda: UUID | None) -> Iterator[Kerusakan]:
    """Chained histories that stand beside the logs of runs."""
    for jenis, pemeriksa in _daftar_pemeriksa.items():
        for kalimat in pemeriksa(pemda):
            yield Kerusakan(pelaksanaan=None, urutan=None, jenis=jenis, uraian=kalimat)


def _kalimat_hilang(sebelum: int, ini: int) -> str:
    if ini - sebelum == 2:
        return f"kejadian {sebelum + 1} hilang."
    return f"kejadian {sebelum + 1} s.d. {ini - 1} hilang."


def _rusak(pelaksanaan: Pelaksanaan, urutan: int, jenis: str, uraian: str) -> Kerusakan:
    return Kerusakan(pelaksanaan=pelaksanaan.pk, urutan=urutan, jenis=jenis, uraian=uraian)


def _periksa_yatim(pemda: UUID | None, ada: set[UUID]) -> Iterator[Kerusakan]:
    """Events whose run row was removed: possible only with foreign keys switched off."""
    kejadian = Kejadian.objects.all()
    if pemda is not None:
        kejadian = kejadian.filter(pemda_id=pemda)
    for pelaksanaan in kejadian.order_by().values_list("pelaksanaan_id", flat=True).distinct():
        if pelaksanaan not in ada:
            yield Kerusakan(
                pelaksanaan=pelaksanaan,
                urutan=None,
                jenis="pelaksanaan_hilang",
                uraian="kejadiannya masih ada, tetapi pelaksanaannya hilang.",
            )


def _periksa_pemicu() -> Iterator[Kerusakan]:
    dijaga = {tabel for _, tabel in daftar_pemicu(connection)}
    for tabel in sorted(set(TABEL_TETAP) - dijaga):
        yield Kerusakan(
            pelaksanaan=None,
            urutan=None,
            jenis="pemicu",
            uraian=f"pemicu penjaga tabel {tabel} tidak terpasang.",
        )
