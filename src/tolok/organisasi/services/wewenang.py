"""Granting and withdrawing rights, by date."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang
from tolok.organisasi.domain.istilah import Lingkup, Peran
from tolok.organisasi.models import Pegawai, Wewenang
from tolok.organisasi.permissions import pastikan, punya_wewenang
from tolok.organisasi.selectors import hari_di
from tolok.organisasi.services.catatan import catat, kunci_instansi
from tolok.organisasi.services.penempatan import IZIN

__all__ = ["beri_wewenang", "cabut_wewenang"]


def _izin(pelaku: Pegawai, pegawai: Pegawai, lingkup: Lingkup, hari: date) -> None:
    """A pemda-wide grant is given only by somebody who holds one."""
    pastikan(pelaku, pegawai.instansi, IZIN, hari)
    if lingkup is Lingkup.PEMDA and not punya_wewenang(pelaku, Peran.ADMINISTRATOR, None, hari):
        raise TidakBerwenang(
            "Wewenang seluruh pemerintah daerah hanya diberikan administrator tingkat pemda.",
            "Pilih lingkup perangkat daerah, atau minta administrator pemda.",
            IZIN,
        )


@transaction.atomic
def beri_wewenang(
    *,
    pelaku: Pegawai,
    pegawai: Pegawai,
    peran: Peran,
    lingkup: Lingkup,
    mulai: date,
    selesai: date | None,
    dasar: str = "",
    sekarang: datetime,
) -> Wewenang:
    """Give a right from a day on."""
    _izin(pelaku, pegawai, lingkup, hari_di(pelaku.pemda, sekarang))
    instansi = kunci_instansi(pegawai.instansi_id)
    if selesai is not None and selesai < mulai:
        raise MasukanTidakSah("Tanggal selesai mendahului tanggal mulai.", "Perbaiki tanggalnya.")
    terbuka = Wewenang.objects.filter(
        pegawai=pegawai, peran=peran.value, lingkup=lingkup.value, selesai__isnull=True
    )
    if terbuka.exists():
        raise MasukanTidakSah(
            f"Pegawai ini sudah mempunyai wewenang {peran.label}.",
            "Cabut yang lama dahulu bila masanya perlu diubah.",
        )
    baris = Wewenang.objects.create(
        pemda_id=instansi.pemda_id,
        pegawai=pegawai,
        peran=peran.value,
        lingkup=lingkup.value,
        instansi=instansi if lingkup is Lingkup.INSTANSI else None,
        mulai=mulai,
        selesai=selesai,
        dasar=dasar,
    )
    isi = {
        "wewenang": str(baris.pk),
        "pegawai": str(pegawai.pk),
        "peran": peran.value,
        "lingkup": lingkup.value,
        "mulai": mulai.isoformat(),
        "selesai": selesai.isoformat() if selesai else None,
    }
    catat(instansi, "WewenangDiberikan", isi, pelaku=pelaku, sekarang=sekarang)
    return baris


@transaction.atomic
def cabut_wewenang(
    *, pelaku: Pegawai, wewenang: Wewenang, selesai: date, sekarang: datetime
) -> Wewenang:
    """Withdraw a right; `selesai` is its last day. The last administrator stays."""
    pegawai = wewenang.pegawai
    _izin(pelaku, pegawai, Lingkup(wewenang.lingkup), hari_di(pelaku.pemda, sekarang))
    instansi = kunci_instansi(pegawai.instansi_id)
    baris = Wewenang.objects.select_for_update().get(pk=wewenang.pk)
    if baris.peran == Peran.ADMINISTRATOR and baris.pegawai_id == pelaku.pk:
        raise MasukanTidakSah(
            "Anda tidak dapat mencabut wewenang administrator Anda sendiri.",
            "Minta administrator lain melakukannya, agar selalu ada yang mengelola.",
        )
    if selesai < baris.mulai:
        raise MasukanTidakSah("Tanggal selesai mendahului tanggal mulai.", "Perbaiki tanggalnya.")
    baris.selesai = selesai
    baris.save(update_fields=["selesai"])
    isi = {"wewenang": str(baris.pk), "selesai": selesai.isoformat()}
    catat(instansi, "WewenangDicabut", isi, pelaku=pelaku, sekarang=sekarang)
    return baris
