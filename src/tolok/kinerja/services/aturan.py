"""Choosing the measurement rule set of an office: dated rows, opened and closed, logged."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from tolok.dasar.galat import MasukanTidakSah
from tolok.kinerja.models import PilihanAturan
from tolok.organisasi.permissions import pastikan
from tolok.organisasi.selectors import hari_di
from tolok.organisasi.services.catatan import catat, kunci_instansi
from tolok.regulasi.muat import daftar_aturan_ukur

__all__ = ["pilih_aturan"]


@transaction.atomic
def pilih_aturan(
    *, pelaku: Any, instansi: Any, aturan: str, mulai: date, sekarang: datetime
) -> PilihanAturan:
    """Use a rule set from a day on; the one before closes the day before. Ratified figures keep
    theirs. Raises MasukanTidakSah for an unknown rule set or a day before the present one."""
    pastikan(pelaku, instansi, "organisasi.kelola", hari_di(instansi.pemda, sekarang))
    terkunci = kunci_instansi(instansi)
    dikenal = {a.id: a for a in daftar_aturan_ukur()}
    if aturan not in dikenal or not dikenal[aturan].berlaku_pada(mulai):
        raise MasukanTidakSah(
            f"Aturan ukur {aturan} tidak berlaku pada tanggal itu.",
            "Pilih aturan lain atau ubah tanggal mulainya.",
            "aturan",
        )
    lama = PilihanAturan.objects.filter(instansi=terkunci, selesai__isnull=True).last()
    if lama is not None and mulai <= lama.mulai:
        raise MasukanTidakSah(
            "Tanggal mulai mendahului pilihan aturan yang sekarang.",
            "Pilih tanggal setelahnya; pilihan lama tidak diubah.",
            "mulai",
        )
    if lama is not None:
        lama.selesai = mulai - timedelta(days=1)
        lama.save(update_fields=["selesai"])
    baru = PilihanAturan.objects.create(
        pemda_id=terkunci.pemda_id, instansi=terkunci, aturan=aturan, mulai=mulai
    )
    isi = {"pilihan": str(baru.pk), "aturan": aturan, "mulai": mulai.isoformat()}
    catat(terkunci, "AturanUkurDipilih", isi, pelaku=pelaku, sekarang=sekarang)
    return baru
