"""Which documents a run has by now: planned from its state alone, built only when issued.

A room above adds its own with `daftarkan_penerbit`, or gives its sheet a `dokumen`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.core.exceptions import ImproperlyConfigured

from tolok.naskah.domain.dokumen import Dokumen
from tolok.pelaksanaan.domain.keadaan import KunciHasil, VersiHasil
from tolok.pelaksanaan.domain.kejadian import TindakanDiselesaikan
from tolok.pelaksanaan.lembar import SkemaLembar, daftar_skema, skema_langkah
from tolok.pelaksanaan.terbit.bahan import BahanNaskah

__all__ = [
    "Penerbit",
    "Terbitan",
    "daftar_terbitan",
    "daftarkan_penerbit",
    "id_naskah",
    "kunci_lembar",
]

_VERSI = "terbitan:1"
"""Raise it to have every document drawn anew after what they say has changed in code."""


def id_naskah(pelaksanaan: UUID, kunci: str) -> UUID:
    """The id of the run's document with this key, whether it is drawn yet or not."""
    return uuid5(NAMESPACE_URL, f"tolok:naskah:{pelaksanaan}:{kunci}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terbitan:
    """One document that the run has. `sumber`: what it is made from, digests and event numbers.

    `kunci` names it within the run; the same key is the same document, in a further version.
    """

    kunci: str
    judul: str
    sumber: tuple[str, ...]
    pada: datetime
    susun: Callable[[BahanNaskah], Dokumen]
    langkah: int | None = None
    """The row it belongs to; None: the whole run."""
    subjek: str | None = None
    """The unit or person it is about."""
    berat: bool = False
    """Many pages: drawn when it is opened or the file is closed, not while somebody waits."""
    akhir: bool = False
    """Lists the other documents, so it is drawn after them."""

    def id(self, pelaksanaan: UUID) -> UUID:
        """The id of its Naskah."""
        return id_naskah(pelaksanaan, self.kunci)

    @property
    def asal(self) -> list[str]:
        """What a version of it is recorded to be made from."""
        return [_VERSI, *self.sumber]


Penerbit = Callable[[BahanNaskah], Iterable[Terbitan]]
_daftar: dict[str, Penerbit] = {}


def daftarkan_penerbit(kode: str, penerbit: Penerbit) -> None:
    """Add documents of a kind; a second one under the code stops the start."""
    ada = _daftar.get(kode)
    if ada is not None and ada is not penerbit:
        raise ImproperlyConfigured(f"Penerbit naskah {kode!r} didaftarkan dua kali.")
    _daftar[kode] = penerbit


def daftar_terbitan(bahan: BahanNaskah) -> list[Terbitan]:
    """Every document the run has by now, in the order they came to be. One query at most."""
    semua = [t for penerbit in (_dari_lembar, *_daftar.values()) for t in penerbit(bahan)]
    return sorted(semua, key=lambda t: (t.pada, t.kunci))


def kunci_lembar(jenis: str, subjek: str | None, langkah: int | None = None) -> str:
    """Key of the document that prints the sheets of one kind and subject (of one row, where each
    row's sheet is a document of its own)."""
    return f"{jenis}/{subjek or ''}" + (f"/{langkah}" if langkah is not None else "")


def _dari_lembar(bahan: BahanNaskah) -> Iterable[Terbitan]:
    """The newest version of every sheet whose kind prints as a document of its own."""
    for kunci, versi, skema in _terakhir(bahan).values():
        if skema.dokumen is None:
            continue
        susun = skema.dokumen
        lain = (bahan.status.value,) if skema.berstatus else _tertutup(bahan, versi)
        if skema.asal is not None:
            lain = (*lain, *skema.asal(bahan, versi))
        baris = kunci.langkah if skema.per_langkah else None
        yield Terbitan(
            kunci=kunci_lembar(kunci.jenis, kunci.subjek, baris),
            judul=skema.nama,
            sumber=(versi.sidik, *lain),
            pada=versi.pada,
            langkah=kunci.langkah,
            subjek=kunci.subjek,
            berat=skema.berstatus,
            susun=lambda b, v=versi, s=susun: s(b, v),  # type: ignore[misc]  # defaults bind the loop's values
        )


_Asal = tuple[str, str | None, int | None]


def _terakhir(bahan: BahanNaskah) -> dict[_Asal, tuple[KunciHasil, VersiHasil, SkemaLembar]]:
    """Kind, subject (and row, where that makes its own document) -> the newest version."""
    hasil: dict[_Asal, tuple[KunciHasil, VersiHasil, SkemaLembar]] = {}
    for kunci, versi in bahan.versi_urut:
        if kunci.jenis in daftar_skema():
            skema = skema_langkah(kunci.jenis, kunci.langkah, bahan.lintasan)
            baris = kunci.langkah if skema.per_langkah else None
            hasil[kunci.jenis, kunci.subjek, baris] = (kunci, versi, skema)
    return hasil


def _tertutup(bahan: BahanNaskah, versi: VersiHasil) -> tuple[str, ...]:
    """What its page carries besides: who closed its task and the shares of it, sheets added."""
    tugas = bahan.keadaan.tugas
    semua = [tugas[versi.tugas], *(tugas[pk] for pk in bahan.keadaan.anak.get(versi.tugas, ()))]
    selesai = [t.urutan_tutup for t in semua if not t.terbuka and t.oleh is not None]
    tambahan = [
        lembar
        for t in bahan.kejadian
        if isinstance(t.kejadian, TindakanDiselesaikan) and t.kejadian.tugas == versi.tugas
        for lembar, jawaban in t.kejadian.jawaban.items()
        if lembar == jawaban
    ]
    return (*(f"kejadian:{n}" for n in sorted(selesai)), *(f"lembar:{x}" for x in tambahan))
