"""Writing and checking the Instansi's own chained log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from tolok.dasar.jejak import jejak, kanonik
from tolok.organisasi.models import CatatanInstansi, Instansi, Pegawai

__all__ = ["catat", "kunci_instansi", "rantai_rusak"]

VERSI = 1


def kunci_instansi(instansi: Instansi | UUID) -> Instansi:
    """Lock the Instansi's row: changes of its masters queue here. Call inside a transaction."""
    kunci = instansi.pk if isinstance(instansi, Instansi) else instansi
    return Instansi.objects.select_for_update(of=("self",)).select_related("pemda").get(pk=kunci)


def catat(
    instansi: Instansi,
    jenis: str,
    isi: Mapping[str, Any],
    *,
    pelaku: Pegawai | None,
    sekarang: datetime,
) -> CatatanInstansi:
    """Append one fact to the log of a locked Instansi. `isi`: ids, codes and ISO dates only."""
    urutan = instansi.catatan_urutan + 1
    teks = kanonik(dict(isi))
    pada = sekarang.astimezone(UTC)
    oleh = pelaku.pk if pelaku else None
    baris = CatatanInstansi.objects.create(
        pemda_id=instansi.pemda_id,
        instansi=instansi,
        urutan=urutan,
        jenis=jenis,
        versi=VERSI,
        pelaku=pelaku,
        pada=pada,
        isi=teks,
        jejak=_jejak(instansi.catatan_jejak, instansi.pk, urutan, jenis, VERSI, oleh, pada, teks),
    )
    instansi.catatan_urutan = urutan
    instansi.catatan_jejak = baris.jejak
    instansi.save(update_fields=["catatan_urutan", "catatan_jejak"])
    return baris


def _jejak(
    sebelum: str,
    instansi: UUID,
    urutan: int,
    jenis: str,
    versi: int,
    pelaku: UUID | None,
    pada: datetime,
    isi: str,
) -> str:
    return jejak(
        sebelum,
        str(instansi),
        urutan,
        jenis,
        versi,
        str(pelaku) if pelaku else None,
        pada.astimezone(UTC).isoformat(timespec="microseconds"),
        isi,
    )


def rantai_rusak(instansi: Instansi, terakhir: int | None = None) -> Iterator[str]:
    """Every break in the Instansi's log, as a sentence with its number; nothing when sound.

    `terakhir`: only that many newest entries, for a page; None: the whole log.
    """
    awal = 0 if terakhir is None else max(instansi.catatan_urutan - terakhir, 0)
    log = CatatanInstansi.objects.filter(instansi=instansi).order_by("urutan")
    sebelum = log.filter(urutan=awal).values_list("jejak", flat=True).first() or ""
    urutan = awal
    for baris in log.filter(urutan__gt=awal).iterator():
        if baris.urutan != urutan + 1:
            yield f"Catatan {instansi.nama}: nomor {urutan + 1} hilang."
        if _jejak_baris(sebelum, baris) != baris.jejak:
            yield f"Catatan {instansi.nama} nomor {baris.urutan}: isinya berubah."
        sebelum, urutan = baris.jejak, baris.urutan
    if (urutan, sebelum) != (instansi.catatan_urutan, instansi.catatan_jejak):
        yield f"Catatan {instansi.nama}: ekornya hilang setelah nomor {urutan}."


def _jejak_baris(sebelum: str, baris: CatatanInstansi) -> str:
    return _jejak(
        sebelum,
        baris.instansi_id,
        baris.urutan,
        baris.jenis,
        baris.versi,
        baris.pelaku_id,
        baris.pada,
        baris.isi,
    )
