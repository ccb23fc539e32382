"""What stands beside a run about corrections: how to make one, which there are, what this one is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.apps import apps
from django.urls import reverse

from tolok.kinerja.hak_ralat import RALAT
from tolok.kinerja.selectors.ralat import (
    KODE,
    dasar_ralat,
    laporan_sah,
    laporan_terkini,
    ralat_atas,
)
from tolok.naskah.domain.dokumen import JenisNaskah
from tolok.pelaksanaan.tampilan.sambungan import Sambungan

__all__ = ["pengganti_laporan", "sambungan_ralat"]

_BERANGKA = (JenisNaskah.LAPORAN.value, JenisNaskah.REKAP.value, JenisNaskah.KERTAS_KERJA.value)
"""Kinds of document that print ratified figures."""


def sambungan_ralat(pengguna: Any, pelaksanaan: Any) -> list[Sambungan]:
    """For a correction: the run it corrects. For a finished report: its corrections, and a new one."""
    if pelaksanaan.kode_sop == KODE:
        return _asal(pelaksanaan)
    if pelaksanaan.status != "selesai":
        return []
    ada = ralat_atas(pelaksanaan)
    hasil = [_ralat(nomor, satu) for nomor, satu in enumerate(ada, start=2)]
    berjalan = any(r.status == "berjalan" for r in ada)
    if not berjalan and pengguna.has_perm(RALAT, pelaksanaan) and laporan_sah(pelaksanaan):
        hasil.append(
            Sambungan(
                judul="Ada angka yang keliru?",
                teks="Ralat membuat versi berikutnya. Versi yang sudah ditandatangani tetap sah "
                "dan tersimpan.",
                alamat=reverse("ralat:mulai", args=[pelaksanaan.pk]),
                tombol="Buat ralat",
            )
        )
    return hasil


def pengganti_laporan(naskah: Any) -> datetime | None:
    """When a later correction of the report of this document's run was ratified; None: it stands."""
    if naskah.jenis not in _BERANGKA or naskah.pelaksanaan is None:
        return None
    daftar = apps.get_model("pelaksanaan", "Pelaksanaan").objects.select_related("instansi__pemda")
    pelaksanaan = daftar.filter(pk=naskah.pelaksanaan).first()
    if pelaksanaan is None:
        return None
    dasar = dasar_ralat(pelaksanaan)
    terkini = laporan_terkini(pelaksanaan if dasar is None else daftar.get(pk=dasar.asal))
    sendiri = 1 if dasar is None else dasar.versi
    return terkini.disahkan if terkini is not None and terkini.versi > sendiri else None


def _asal(pelaksanaan: Any) -> list[Sambungan]:
    dasar = dasar_ralat(pelaksanaan)
    if dasar is None:
        return []
    return [
        Sambungan(
            judul="Yang diralat",
            teks=f"Pelaksanaan ini menyiapkan versi {dasar.versi}. Alasan: {dasar.alasan}",
            alamat=reverse("pelaksanaan:pelaksanaan", args=[dasar.asal]),
            tombol="Buka laporan semula",
        )
    ]


def _ralat(nomor: int, satu: Any) -> Sambungan:
    selesai = satu.status == "selesai"
    return Sambungan(
        judul="Sudah diralat" if selesai else "Sedang diralat",
        teks=f"Versi {nomor} berlaku untuk laporan berikutnya."
        if selesai
        else f"Versi {nomor} sedang disiapkan; angka versi sebelumnya masih berlaku.",
        alamat=reverse("pelaksanaan:pelaksanaan", args=[satu.pk]),
        tombol="Buka ralat",
    )
