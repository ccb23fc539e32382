"""Seals: now and then one digest over the heads of all logs, so that a tail, a whole run or a
recomputed chain cannot vanish unseen.

A seal holds only the heads that moved since the one before; its root covers all heads.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from tolok.dasar.jejak import akar_merkle, jejak, kanonik, sidik
from tolok.pelaksanaan.log.kunci_tulis import transaksi_tulis
from tolok.pelaksanaan.log.waktu import teks_waktu
from tolok.pelaksanaan.models import Pelaksanaan, Segel

__all__ = [
    "PELAKSANAAN",
    "KepalaTersegel",
    "Tersegel",
    "daftarkan_sumber",
    "kepala_kini",
    "kepala_tersegel",
    "segel",
]

PELAKSANAAN = "pelaksanaan"
"""Name of the logs of runs in a seal; further logs have names of their own."""

_PERCOBAAN = 5

# A kind of chained log: pemda -> (id of the log, number of its last entry, its link).
Sumber = Callable[[UUID], Iterable[tuple[UUID, int, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class KepalaTersegel:
    """A head as a seal recorded it; `segel` is the number of that seal."""

    urutan: int
    jejak: str
    segel: int


@dataclass(slots=True)
class Tersegel:
    """All that the seals say: heads per log (kind, id), and what is wrong with the seals."""

    kepala: dict[tuple[str, UUID], list[KepalaTersegel]] = field(default_factory=dict)
    pemda: set[UUID] = field(default_factory=set)
    masalah: list[str] = field(default_factory=list)


def daftarkan_sumber(nama: str, sumber: Sumber) -> None:
    """Seal the heads of another chained log too (the Instansi's own stream, say)."""
    _daftar_sumber[nama] = sumber


def segel(*, pemda: UUID, sekarang: datetime) -> Segel:
    """Seal the heads of all logs of a pemda as they stand, in a transaction of its own.

    With nothing moved since the last seal, that seal is returned. Two sealers at once: the
    number is unique, the later one tries again.
    """
    for _ in range(_PERCOBAAN):
        try:
            with transaksi_tulis():
                return _segel(pemda, sekarang)
        except IntegrityError:
            continue
    raise RuntimeError("Segel terus didahului penyegel lain.")


def _segel(pemda: UUID, sekarang: datetime) -> Segel:
    daftar = list(Segel.objects.filter(pemda_id=pemda).order_by("urutan"))
    terakhir = daftar[-1] if daftar else None
    lama, kini = _kepala_terakhir(daftar), kepala_kini(pemda)
    beda = {k: v for k, v in kini.items() if lama.get(k) != v}
    if terakhir is not None and not beda:
        return terakhir
    nomor = terakhir.urutan + 1 if terakhir else 1
    isi = kanonik({k: list(v) for k, v in beda.items()})
    akar = _akar({**lama, **kini})
    return Segel.objects.create(
        pemda_id=pemda,
        urutan=nomor,
        pada=sekarang,
        isi=isi,
        akar=akar,
        jejak=jejak(
            terakhir.jejak if terakhir else "", str(pemda), nomor, teks_waktu(sekarang), akar, isi
        ),
    )


def kepala_kini(pemda: UUID) -> dict[str, tuple[int, str]]:
    """The heads of every log of a pemda as they stand, by "kind/id"."""
    return {
        f"{nama}/{kunci}": (urutan, link)
        for nama, sumber in _daftar_sumber.items()
        for kunci, urutan, link in sumber(pemda)
    }


def _pelaksanaan(pemda: UUID) -> Iterable[tuple[UUID, int, str]]:
    return Pelaksanaan.objects.filter(pemda_id=pemda, urutan__gt=0).values_list(
        "pk", "urutan", "jejak"
    )


_daftar_sumber: dict[str, Sumber] = {PELAKSANAAN: _pelaksanaan}


def _kepala_terakhir(daftar: Iterable[Segel]) -> dict[str, tuple[int, str]]:
    kepala: dict[str, tuple[int, str]] = {}
    for baris in daftar:
        kepala.update({k: (int(v[0]), str(v[1])) for k, v in json.loads(baris.isi).items()})
    return kepala


def _akar(kepala: Mapping[str, tuple[int, str]]) -> str:
    return akar_merkle([sidik(f"{k}:{n}:{j}") for k, (n, j) in sorted(kepala.items())])


def kepala_tersegel(pemda: UUID | None = None) -> Tersegel:
    """Read the seals of one pemda or of all, checking their own chain and roots on the way."""
    hasil = Tersegel()
    daftar = Segel.objects.order_by("pemda_id", "urutan")
    if pemda is not None:
        daftar = daftar.filter(pemda_id=pemda)
    kepala: dict[str, tuple[int, str]] = {}
    milik, nomor, sebelum = None, 0, ""
    for baris in daftar:
        if baris.pemda_id != milik:
            milik, nomor, sebelum, kepala = baris.pemda_id, 0, "", {}
            hasil.pemda.add(milik)
        baru = {k: (int(v[0]), str(v[1])) for k, v in json.loads(baris.isi).items()}
        kepala.update(baru)
        hasil.masalah += _masalah_segel(baris, nomor, sebelum, _akar(kepala))
        for kunci, (urutan, link) in baru.items():
            nama, _, pk = kunci.partition("/")
            hasil.kepala.setdefault((nama, UUID(pk)), []).append(
                KepalaTersegel(urutan=urutan, jejak=link, segel=baris.urutan)
            )
        nomor, sebelum = baris.urutan, baris.jejak
    return hasil


def _masalah_segel(baris: Segel, nomor: int, sebelum: str, akar: str) -> list[str]:
    masalah = []
    if baris.urutan != nomor + 1:
        masalah.append(f"segel {nomor + 1} hilang.")
    if akar != baris.akar:
        masalah.append(f"segel {baris.urutan}: akar tidak cocok dengan isinya.")
    kini = jejak(
        sebelum, str(baris.pemda_id), baris.urutan, teks_waktu(baris.pada), baris.akar, baris.isi
    )
    if kini != baris.jejak:
        masalah.append(f"segel {baris.urutan}: tidak menyambung dengan segel sebelumnya.")
    return masalah
