"""Sheets: what people write. One schema per kind of result, registered by the room that owns it.

A kind nobody registered falls back to `lain` (title, text, attachments): never a dead end.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ImproperlyConfigured

from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.jejak import kanonik, sidik
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.perintah import HasilBaru
from tolok.pelaksanaan.models import Lembar, Pelaksanaan
from tolok.sop.domain.jalan import LangkahJalan

__all__ = [
    "BerlakuDi",
    "SkemaLembar",
    "daftar_skema",
    "daftarkan_lembar",
    "daftarkan_varian_lembar",
    "garam_lembar",
    "hasil_baru",
    "isi_lembar",
    "skema_langkah",
    "skema_lembar",
    "susun_lembar",
]

LAIN = "lain"

# (isi) -> findings; (isi) -> one line; (terbit.bahan.BahanNaskah, VersiHasil) -> document of naskah.
Pemeriksa = Callable[[Mapping[str, Any]], list[Temuan]]
Peringkas = Callable[[Mapping[str, Any]], str]
Penyusun = Callable[[Any, Any], Any]
BerlakuDi = Callable[[LangkahJalan, Lintasan], bool]
"""Whether a variant is meant for this row of this SOP."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkemaLembar:
    """One kind of sheet. `periksa` finds what is missing or wrong; `ringkas` says it in one line.

    `dokumen` builds the official document of it, None when the sheet is printed inside another;
    `berstatus`: its pages carry the status word of the report; `asal(bahan, versi)`: what else
    they carry, as texts that change when it does (who signed, a number that came later).
    `templat` shows the sheet read-only with `isi` in its context.
    """

    jenis: str
    nama: str
    periksa: Pemeriksa
    ringkas: Peringkas
    versi: int = 1
    templat: str = "pelaksanaan/lembar/lain.html"
    dokumen: Penyusun | None = None
    berstatus: bool = False
    per_langkah: bool = False
    """Each row's sheet is a document of its own, not a further version of an earlier row's."""
    asal: Callable[[Any, Any], tuple[str, ...]] | None = None


_daftar: dict[str, SkemaLembar] = {}
_varian: dict[str, dict[str, tuple[SkemaLembar, BerlakuDi]]] = {}


def daftarkan_lembar(skema: SkemaLembar) -> None:
    """Register a kind; a second registration of the same kind stops the start."""
    ada = _daftar.get(skema.jenis)
    if ada is not None and ada != skema:
        raise ImproperlyConfigured(f"Lembar {skema.jenis!r} didaftarkan dua kali.")
    _daftar[skema.jenis] = skema


def daftar_skema() -> Mapping[str, SkemaLembar]:
    """Every registered kind."""
    return _daftar


def daftarkan_varian_lembar(skema: SkemaLembar, *, bentuk: str, berlaku: BerlakuDi) -> None:
    """Another form of a kind that exists (`isian` of an employee beside `isian` of a unit).

    A sheet whose content says `"bentuk": bentuk` is checked and shown by it; documents of rows
    where `berlaku` are planned by it. The first registered that applies wins.
    """
    varian = _varian.setdefault(skema.jenis, {})
    ada = varian.get(bentuk)
    if ada is not None and ada[0] != skema:
        raise ImproperlyConfigured(f"Lembar {skema.jenis!r} {bentuk!r} didaftarkan dua kali.")
    varian[bentuk] = (skema, berlaku)


def skema_lembar(jenis: str, isi: Mapping[str, Any] | None = None) -> SkemaLembar:
    """The schema of a kind, of the form its content names; `lain` when nobody registered it."""
    varian = _varian.get(jenis)
    if varian and isi:
        satu = varian.get(str(isi.get("bentuk", "")))
        if satu is not None:
            return satu[0]
    return _daftar.get(jenis) or _daftar[LAIN]


def skema_langkah(jenis: str, nomor: int, lintasan: Lintasan) -> SkemaLembar:
    """The schema of a kind as the row `nomor` makes it, without reading any sheet."""
    langkah = lintasan.langkah.get(nomor)
    if langkah is not None:
        for skema, berlaku in _varian.get(jenis, {}).values():
            if berlaku(langkah, lintasan):
                return skema
    return skema_lembar(jenis)


def susun_lembar(
    *,
    pelaksanaan: Pelaksanaan,
    tugas: UUID,
    iterasi: int,
    jenis: str,
    isi: Mapping[str, Any],
    penulis: Iterable[UUID],
    sekarang: datetime,
    subjek: UUID | None = None,
    garam: str = "",
) -> Lembar:
    """An unsaved sheet, checked and digested; raises MasukanTidakSah with the first finding.

    Sheets of one kind in one run share a salt, so that the same content has the same digest;
    who makes many of them asks for it once (`garam_lembar`).
    """
    skema = skema_lembar(jenis, isi)
    galat = [t for t in skema.periksa(isi) if t.tingkat is Tingkat.GALAT]
    if galat:
        raise MasukanTidakSah(galat[0].masalah, galat[0].saran, galat[0].lokasi)
    teks = kanonik(isi)
    garam = garam or garam_lembar(pelaksanaan, jenis)
    return Lembar(
        id=uuid4(),
        pemda_id=pelaksanaan.pemda_id,
        pelaksanaan=pelaksanaan,
        tugas=tugas,
        iterasi=iterasi,
        jenis=jenis,
        subjek=subjek,
        versi_skema=skema.versi,
        isi=teks,
        garam=garam,
        sidik=sidik(garam + teks),
        penulis=kanonik(sorted({str(p) for p in penulis})),
        pada=sekarang,
    )


def garam_lembar(pelaksanaan: Pelaksanaan, jenis: str) -> str:
    """The salt of a kind in a run; a new one where no sheet of the kind exists yet. One query."""
    ada = (
        Lembar.objects.filter(pelaksanaan=pelaksanaan, jenis=jenis)
        .values_list("garam", flat=True)
        .first()
    )
    return ada or secrets.token_hex(16)


def hasil_baru(
    lembar: Lembar, *, tahap: str | None = None, penulis: Iterable[UUID] = ()
) -> HasilBaru:
    """The sheet as a result of its row. A top-level "bagian" (subject -> part) is digested apart.

    `penulis`: its authors besides who submits it.
    """
    bagian = isi_lembar(lembar).get("bagian", {})
    return HasilBaru(
        jenis=lembar.jenis,
        lembar=str(lembar.pk),
        sidik=lembar.sidik,
        tahap=tahap,
        bagian={k: sidik(lembar.garam + kanonik(v)) for k, v in bagian.items()}
        if isinstance(bagian, dict)
        else {},
        penulis=tuple(sorted(map(str, penulis))),
    )


def isi_lembar(lembar: Lembar) -> dict[str, Any]:
    """What was written."""
    isi: dict[str, Any] = json.loads(lembar.isi)
    return isi
