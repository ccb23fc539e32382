"""Issuing the documents of a run: after the decision is committed, or when one is opened.

Nothing here decides anything. A document that could not be drawn is drawn when somebody opens
it; the decision behind it stands either way. Never inside a transaction.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from tolok.dasar.galat import GalatTolok, MasukanTidakSah, TidakDitemukan
from tolok.naskah.domain.dokumen import Dokumen
from tolok.naskah.selectors import naskah_pelaksanaan, nomor_dipesan
from tolok.naskah.services.ekspedisi import (
    catat_kirim,
    catat_terima,
    ekspedisi_menunggu,
    ekspedisi_tercatat,
)
from tolok.naskah.services.penomoran import pakai_nomor
from tolok.naskah.services.terbitan import terbitkan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import Terbitan, daftar_terbitan
from tolok.pelaksanaan.terbit.nomor import (
    KirimanTercatat,
    kiriman_tercatat,
    nomor_surat,
    saat_terima,
)

__all__ = [
    "Hasil",
    "rencana_satu",
    "susun_satu",
    "terbitkan_pelaksanaan",
    "terbitkan_satu",
    "terbitkan_sesudah",
]

_log = logging.getLogger(__name__)
_SEKALIGUS = 4
"""More documents than this are not drawn while somebody waits for the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hasil:
    """What a round of issuing did: new versions, and documents that could not be drawn."""

    terbit: tuple[Any, ...] = ()
    gagal: tuple[str, ...] = ()


def terbitkan_sesudah(jawaban: Jawaban, sekarang: datetime) -> None:
    """Issue what a command has completed. Never fails: what is missing comes when opened."""
    if jawaban.ulang or transaction.get_connection().in_atomic_block:
        return
    baris = (
        Pelaksanaan.objects.select_related("instansi", "instansi__pemda")
        .filter(pk=jawaban.pelaksanaan)
        .first()
    )
    if baris is None:
        return
    try:
        terbitkan_pelaksanaan(baris, sekarang, hemat=True)
    except Exception:  # noqa: BLE001 - the decision is committed; documents are tried again when opened
        _log.exception("Naskah pelaksanaan %s belum terbit.", baris.pk)


def terbitkan_pelaksanaan(
    pelaksanaan: Pelaksanaan, sekarang: datetime, *, hemat: bool = False
) -> Hasil:
    """Draw every document of the run that is missing or older than what it is made from.

    `hemat` draws a few, and leaves those of many pages for when they are opened, until the last
    row opens: the archive lists what is drawn by then.
    """
    bahan = BahanNaskah(pelaksanaan, sekarang)
    berat = not hemat or bahan.lintasan.nomor[-1] in bahan.keadaan.baris
    ada = {v.naskah_id: v for v in naskah_pelaksanaan(pelaksanaan.pk)}
    terbit: list[Any] = []
    gagal: list[str] = []
    for satu in sorted(daftar_terbitan(bahan), key=lambda t: t.akhir):
        lama = ada.get(satu.id(pelaksanaan.pk))
        if not berat and len(terbit) >= _SEKALIGUS:
            break
        if (satu.berat and not berat) or (lama is not None and lama.sidik_lembar == satu.asal):
            continue
        try:
            terbit.append(_terbitkan(bahan, satu, lama))
        except Exception:  # noqa: BLE001 - one broken document must not keep the others away
            _log.exception("Naskah %s pelaksanaan %s gagal dicetak.", satu.kunci, pelaksanaan.pk)
            gagal.append(satu.judul)
    _catat_ekspedisi(bahan)
    return Hasil(terbit=tuple(terbit), gagal=tuple(gagal))


def terbitkan_satu(
    pelaksanaan: Pelaksanaan, naskah: UUID, sekarang: datetime, *, baca_ulang: bool = False
) -> Any:
    """The newest version of one document of the run, drawn now when it is not there yet.

    `baca_ulang`: what it says beside the log (a shelf) may have changed; the same words make no
    new version.
    Raises TidakDitemukan when the run has no such document, MasukanTidakSah when it cannot be
    drawn.
    """
    bahan, satu = rencana_satu(pelaksanaan, naskah, sekarang)
    lama = naskah_pelaksanaan(pelaksanaan.pk).filter(naskah=naskah).first()
    if lama is not None and lama.sidik_lembar == satu.asal and not baca_ulang:
        return lama
    try:
        return _terbitkan(bahan, satu, lama)
    except GalatTolok:
        raise
    except Exception as galat:
        _log.exception("Naskah %s pelaksanaan %s gagal dicetak.", satu.kunci, pelaksanaan.pk)
        raise MasukanTidakSah(
            f"{satu.judul} belum dapat dicetak; keputusan di baliknya tetap tercatat.",
            "Coba buka lagi nanti; bila tetap gagal, hubungi administrator.",
            "naskah.cetak",
        ) from galat


def rencana_satu(
    pelaksanaan: Pelaksanaan, naskah: UUID, sekarang: datetime
) -> tuple[BahanNaskah, Terbitan]:
    """One document of the run as it is planned, with what it is made from.

    Raises TidakDitemukan when the run has no such document.
    """
    bahan = BahanNaskah(pelaksanaan, sekarang)
    satu = next((t for t in daftar_terbitan(bahan) if t.id(pelaksanaan.pk) == naskah), None)
    if satu is None:
        raise TidakDitemukan(
            "Naskah itu tidak ada pada pelaksanaan ini.", "Buka kembali dari halaman SOP."
        )
    return bahan, satu


def susun_satu(
    pelaksanaan: Pelaksanaan, naskah: UUID, sekarang: datetime
) -> tuple[Terbitan, Dokumen]:
    """One document of the run as a value, to be drawn in another form than PDF."""
    bahan, satu = rencana_satu(pelaksanaan, naskah, sekarang)
    return satu, satu.susun(bahan)


def _terbitkan(bahan: BahanNaskah, satu: Terbitan, lama: Any) -> Any:
    """Build, draw, store, record; a number reserved in the book becomes used with it."""
    dokumen = satu.susun(bahan)
    versi = terbitkan(
        dokumen,
        instansi=bahan.instansi,
        pembuat=None,
        sekarang=bahan.sekarang,
        naskah=lama.naskah if lama is not None else None,
        pelaksanaan=bahan.pelaksanaan.pk,
        sidik_lembar=satu.asal,
        pk=satu.id(bahan.pelaksanaan.pk),
    )
    nomor = nomor_dipesan(bahan.instansi, dokumen.nomor) if dokumen.nomor else None
    if nomor is not None:
        pakai_nomor(pelaku=None, nomor=nomor, naskah=versi.naskah, sekarang=bahan.sekarang)
    return versi


def _catat_ekspedisi(bahan: BahanNaskah) -> None:
    """Every recorded delivery has its line in the office's book, once (named by its sheet)."""
    semua = kiriman_tercatat(bahan)
    if not semua:
        return
    baris = {x.kirim: uuid5(NAMESPACE_URL, f"tolok:ekspedisi:{x.kirim}") for x in semua}
    ada = ekspedisi_tercatat(baris.values())
    for satu in semua:
        pk = baris[satu.kirim]
        if pk not in ada:
            _kirim(bahan, satu, pk)
        if satu.terima is not None:
            _terima(bahan, satu, pk)


def _kirim(bahan: BahanNaskah, satu: KirimanTercatat, pk: UUID) -> None:
    isi = bahan.isi(satu.kirim)
    catat_kirim(
        pelaku=None,
        instansi=bahan.instansi,
        tujuan=str(isi.get("kepada") or isi.get("penerima", "")),
        isi=f"Surat pengantar dan laporan {bahan.kegiatan}"[:300],
        cara=str(isi.get("cara", ""))[:40],
        sekarang=bahan.lembar[satu.kirim].pada,
        nomor_surat=nomor_surat(bahan),
        pk=pk,
    )


def _terima(bahan: BahanNaskah, satu: KirimanTercatat, pk: UUID) -> None:
    """The receipt, once; asked for again it changes nothing."""
    lembar = ekspedisi_menunggu(pk)
    saat = saat_terima(bahan, satu)
    if lembar is None or saat is None:
        return
    isi = bahan.isi(satu.terima)
    catat_terima(
        pelaku=None,
        lembar=lembar,
        penerima=str(isi.get("penerima", "")),
        diterima_pada=saat,
        bukti=bahan.berkas(str(isi.get("berkas") or "") or None),
    )
