"""Keeping what is typed: one draft per act of a task, and both texts when two people type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from tolok.dasar.galat import SimpananBasi
from tolok.dasar.jejak import kanonik
from tolok.pelaksanaan.log.kunci_tulis import transaksi_tulis
from tolok.pelaksanaan.meja import Meja
from tolok.pelaksanaan.models import Konsep

__all__ = ["simpan_konsep"]


def simpan_konsep(*, meja: Meja, bagian: str, isi: Mapping[str, Any], versi: int | None) -> Konsep:
    """Save a draft. `versi`: the save the page was based on, None to overwrite one's own.

    Raises SimpananBasi when somebody else saved since; the page then shows both texts.
    """
    teks = kanonik(isi)
    with transaksi_tulis():
        ada = (
            Konsep.objects.select_for_update()
            .filter(pelaksanaan=meja.pelaksanaan, tugas=meja.tugas.id, bagian=bagian)
            .first()
        )
        if ada is None:
            return _baru(meja, bagian, teks)
        if ada.isi == teks:
            return ada
        _tolak_basi(ada, meja, versi)
        ada.isi, ada.versi, ada.penulis, ada.pada = (
            teks,
            ada.versi + 1,
            meja.pegawai,
            meja.sekarang,
        )
        ada.save(update_fields=["isi", "versi", "penulis", "pada"])
        return ada


def _baru(meja: Meja, bagian: str, teks: str) -> Konsep:
    return Konsep.objects.create(
        pk=uuid4(),
        pemda_id=meja.pelaksanaan.pemda_id,
        pelaksanaan=meja.pelaksanaan,
        tugas=meja.tugas.id,
        bagian=bagian,
        isi=teks,
        penulis=meja.pegawai,
        pada=meja.sekarang,
    )


def _tolak_basi(ada: Konsep, meja: Meja, versi: int | None) -> None:
    orang_lain = ada.penulis_id != meja.pegawai.pk
    if orang_lain and (versi is None or versi < ada.versi):
        raise SimpananBasi(
            f"{ada.penulis.nama} menyimpan isian ini sesudah halaman Anda terbuka.",
            "Isian Anda masih ada di layar. Muat ulang halaman untuk melihat isian terbaru, lalu "
            "gabungkan.",
            "simpanan_basi",
        )
