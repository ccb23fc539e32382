"""Typing that is not submitted yet: saved as people type, by several hands, nothing lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tolok.dasar.galat import SimpananBasi, SudahDiputuskan, TidakBerwenang
from tolok.dasar.jejak import kanonik
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.log.kunci_tulis import transaksi_tulis
from tolok.pelaksanaan.models import Kejadian, Konsep, Lembar, Tugas
from tolok.pelaksanaan.services import PadaTugas

__all__ = ["KonsepBasi", "KonsepTerlambat", "simpan_konsep"]


@dataclass(eq=False)
class KonsepBasi(SimpananBasi):
    """Somebody saved meanwhile: both texts, to be shown side by side. `versi` is the stored one."""

    tersimpan: dict[str, Any] = field(default_factory=dict)
    dikirim: dict[str, Any] = field(default_factory=dict)
    versi: int = 0
    penulis: str = ""


class KonsepTerlambat(SudahDiputuskan):
    """A save that was under way when the same form was handed in: the sheet has the text."""


def simpan_konsep(
    *, pada: PadaTugas, bagian: str, isi: Mapping[str, Any], versi: int, boleh: bool
) -> Konsep:
    """Save the typing of one part of a task; raises KonsepBasi when `versi` is no longer the last.

    `boleh`: whether the task reaches the person (the page knows). A save that repeats the stored
    text is answered with it, whatever its version. Raises KonsepTerlambat where this very form
    was handed in meanwhile: what it holds stands in the sheet, so nobody needs to be told.
    """
    if not boleh:
        raise TidakBerwenang(
            "Anda tidak ikut mengerjakan tugas ini.", "Hubungi pemegang tugas.", "konsep"
        )
    with transaksi_tulis():
        _pastikan_belum_dikirim(pada)
        _pastikan_terbuka(pada)
        ada = (
            Konsep.objects.select_for_update(of=("self",))
            .select_related("penulis")
            .filter(tugas=pada.tugas, bagian=bagian)
            .first()
        )
        teks = kanonik(isi)
        if ada is None:
            _pastikan_belum_diserahkan(pada, isi, versi)
            return _baru(pada, bagian, teks)
        if ada.isi == teks:
            return ada
        if ada.versi != versi:
            raise KonsepBasi(
                f"{ada.penulis.nama} sudah menyimpan isian ini setelah Anda membukanya.",
                "Bandingkan kedua isian, lalu simpan yang benar.",
                "konsep_basi",
                tersimpan=json.loads(ada.isi),
                dikirim=dict(isi),
                versi=ada.versi,
                penulis=ada.penulis.nama,
            )
        ada.isi, ada.versi, ada.penulis, ada.pada = teks, versi + 1, pada.pegawai, pada.sekarang
        ada.save(update_fields=["isi", "versi", "penulis", "pada"])
        return ada


def _pastikan_belum_dikirim(pada: PadaTugas) -> None:
    """The form and its autosave carry one key: a save behind its own form has nothing to add.

    Asked before whether the task is open, because the form itself may have closed it.
    """
    if Kejadian.objects.filter(pelaksanaan_id=pada.pelaksanaan, kunci=pada.kunci).exists():
        raise KonsepTerlambat("Formulir ini sudah diserahkan.", "Muat ulang halaman.", "terlambat")


def _pastikan_terbuka(pada: PadaTugas) -> None:
    """The typing of a closed task has nowhere to go; the text stays on the screen."""
    terbuka = (
        Tugas.objects.untuk(pada.pegawai)
        .filter(pk=pada.tugas, pelaksanaan_id=pada.pelaksanaan, iterasi=pada.iterasi, terbuka=True)
        .exists()
    )
    if not terbuka:
        raise SudahDiputuskan(
            "Tugas ini sudah diserahkan, sehingga isian tidak dapat disimpan lagi.",
            "Muat ulang halaman; salin dahulu teks Anda bila masih diperlukan.",
            "konsep_tertutup",
        )


def _pastikan_belum_diserahkan(pada: PadaTugas, isi: Mapping[str, Any], versi: int) -> None:
    """No draft is left: it went into a sheet. A later save must not bring the older text back."""
    if not versi:
        return
    lembar = Lembar.objects.untuk(pada.pegawai).filter(tugas=pada.tugas, iterasi=pada.iterasi)
    calon = [isi_lembar(satu) for satu in lembar.order_by("-pada")[:3]]
    if not calon:
        return
    raise KonsepBasi(
        "Isian ini sudah diserahkan setelah Anda membukanya.",
        "Bandingkan kedua isian, lalu simpan bila masih ada yang perlu diubah.",
        "konsep_basi",
        tersimpan=max(calon, key=lambda satu: len(satu.keys() & isi.keys())),
        dikirim=dict(isi),
        penulis="yang diserahkan",
    )


def _baru(pada: PadaTugas, bagian: str, teks: str) -> Konsep:
    return Konsep.objects.create(
        pemda_id=pada.pegawai.pemda_id,
        pelaksanaan_id=pada.pelaksanaan,
        tugas=pada.tugas,
        bagian=bagian,
        isi=teks,
        penulis=pada.pegawai,
        pada=pada.sekarang,
    )
