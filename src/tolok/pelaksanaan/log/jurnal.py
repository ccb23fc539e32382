"""Reading and writing the log of one run. Whoever writes holds the lock of the run's row."""

from __future__ import annotations

import json
from collections.abc import Sequence
from uuid import UUID

from tolok.dasar.jejak import kanonik
from tolok.pelaksanaan.domain.kejadian import Tercatat, dari_isi
from tolok.pelaksanaan.domain.pelaku import Kapasitas, Pelaku
from tolok.pelaksanaan.log.pernyataan import sisipkan
from tolok.pelaksanaan.log.rantai import jejak_kejadian
from tolok.pelaksanaan.models import Kejadian, Pelaksanaan

__all__ = ["baca", "catat", "ke_tercatat"]

# The placement belongs to the actor, but is hashed inside `isi`: the chain names no more columns.
_PENEMPATAN = "penempatan"


def baca(pelaksanaan: UUID, *, setelah: int = 0) -> list[Tercatat]:
    """The events of a run in order, lifted to today's shape. One query."""
    daftar = Kejadian.objects.filter(pelaksanaan_id=pelaksanaan, urutan__gt=setelah)
    return [ke_tercatat(baris) for baris in daftar.order_by("urutan")]


def ke_tercatat(baris: Kejadian) -> Tercatat:
    """One stored row as the domain sees it."""
    isi = json.loads(baris.isi)
    penempatan = isi.pop(_PENEMPATAN, None)
    return Tercatat(
        urutan=baris.urutan,
        versi=baris.versi,
        pada=baris.pada,
        pelaku=_pelaku(baris, penempatan),
        kunci=str(baris.kunci) if baris.kunci else None,
        kejadian=dari_isi(baris.jenis, baris.versi, isi),
    )


def _pelaku(baris: Kejadian, penempatan: str | None) -> Pelaku | None:
    if baris.pelaku is None:
        return None
    return Pelaku(
        pegawai=str(baris.pelaku),
        jabatan=str(baris.jabatan) if baris.jabatan else None,
        kapasitas=Kapasitas(baris.kapasitas or Kapasitas.DEFINITIF),
        penempatan=penempatan,
    )


def catat(
    *,
    pelaksanaan: Pelaksanaan,
    tercatat: Sequence[Tercatat],
) -> None:
    """Append events to a locked run and move its head; they continue its numbers."""
    baris = [_baris(pelaksanaan, satu) for satu in tercatat]
    for satu in baris:
        if satu.urutan != pelaksanaan.urutan + 1:
            raise ValueError(f"Kejadian {satu.urutan} tidak menyambung {pelaksanaan.urutan}.")
        pelaksanaan.urutan = satu.urutan
        pelaksanaan.jejak = satu.jejak = jejak_kejadian(pelaksanaan.jejak, satu)
    sisipkan(Kejadian, baris)


def _baris(pelaksanaan: Pelaksanaan, tercatat: Tercatat) -> Kejadian:
    kejadian, pelaku = tercatat.kejadian, tercatat.pelaku
    isi = kejadian.ke_isi()
    if pelaku is not None and pelaku.penempatan:
        isi[_PENEMPATAN] = pelaku.penempatan
    return Kejadian(
        pemda_id=pelaksanaan.pemda_id,
        pelaksanaan=pelaksanaan,
        urutan=tercatat.urutan,
        jenis=kejadian.JENIS,
        versi=tercatat.versi,
        pada=tercatat.pada,
        pelaku=UUID(pelaku.pegawai) if pelaku else None,
        jabatan=UUID(pelaku.jabatan) if pelaku and pelaku.jabatan else None,
        kapasitas=pelaku.kapasitas.value if pelaku else None,
        kunci=UUID(tercatat.kunci) if tercatat.kunci else None,
        isi=kanonik(isi),
    )
