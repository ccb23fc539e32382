"""Dated settings of a whole pemda: one list per setting, changed under the lock of every office."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from tolok.organisasi.models import Instansi, Pegawai, Pemda
from tolok.organisasi.permissions import pastikan
from tolok.organisasi.selectors import hari_di
from tolok.organisasi.services.catatan import catat, kunci_instansi
from tolok.organisasi.services.penempatan import IZIN

__all__ = ["ubah_setelan"]

_Baris = dict[str, Any]


@transaction.atomic
def ubah_setelan(
    *,
    pelaku: Pegawai,
    sekarang: datetime,
    kolom: str,
    jenis: str,
    isi: Mapping[str, Any],
    ubah: Callable[[list[_Baris]], list[_Baris]],
) -> None:
    """Right, lock of every office in key order, change, one entry `jenis` in each office's log.

    `kolom`: the list on Pemda, kept in the order of its `mulai`.
    """
    pastikan(pelaku, pelaku.instansi, IZIN, hari_di(pelaku.pemda, sekarang))
    kunci = (
        Instansi.objects.filter(pemda=pelaku.pemda_id).order_by("pk").values_list("pk", flat=True)
    )
    kantor = [kunci_instansi(pk) for pk in kunci]
    pemda = Pemda.objects.select_for_update().get(pk=pelaku.pemda_id)
    baru = sorted(ubah(list(getattr(pemda, kolom))), key=lambda b: str(b.get("mulai", "")))
    setattr(pemda, kolom, baru)
    pemda.save(update_fields=[kolom])
    for satu in kantor:
        catat(satu, jenis, isi, pelaku=pelaku, sekarang=sekarang)
