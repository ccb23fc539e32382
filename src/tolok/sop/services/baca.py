"""Saying to have read an SOP version that is in force."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from tolok.dasar.galat import TidakBerwenang, TransisiTidakSah
from tolok.organisasi.selectors import hari_di
from tolok.sop.domain.status import StatusVersi
from tolok.sop.models import PembacaanSop, VersiSop
from tolok.sop.selectors.versi import keadaan_versi

if TYPE_CHECKING:
    from tolok.organisasi.models import Pegawai

__all__ = ["nyatakan_dibaca"]


@transaction.atomic
def nyatakan_dibaca(*, pelaku: Pegawai, versi: VersiSop, sekarang: datetime) -> PembacaanSop:
    """Keep once that this employee read the version; said again, the first time stays.

    Everybody of the office may. Raises TransisiTidakSah for a version that is not in force: a
    draft may still change, a withdrawn one need not be read any more.
    """
    if pelaku.instansi_id != versi.instansi_id:
        raise TidakBerwenang(
            "SOP ini milik perangkat daerah lain.",
            "Buka SOP perangkat daerah Anda sendiri.",
            "sop.lihat",
        )
    kini = VersiSop.objects.select_for_update().defer("isi", "jalan").get(pk=versi.pk)
    status = keadaan_versi(kini, hari_di(pelaku.pemda, sekarang)).status
    if status is not StatusVersi.BERLAKU:
        raise TransisiTidakSah(
            f"Versi ini {status.sebutan.lower()}, jadi belum atau tidak lagi "
            "perlu dinyatakan dibaca.",
            saran="Buka versi yang berlaku dari daftar SOP.",
            aturan="sop.dibaca",
        )
    satu, _ = PembacaanSop.objects.get_or_create(
        versi=kini, pegawai=pelaku, defaults={"pemda_id": kini.pemda_id, "pada": sekarang}
    )
    return satu
