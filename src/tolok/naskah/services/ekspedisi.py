"""Recording deliveries and their receipts (buku ekspedisi)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from tolok.dasar.galat import MasukanTidakSah, TransisiTidakSah
from tolok.naskah.models import LembarEkspedisi, Naskah
from tolok.naskah.services.hak import pastikan_milik
from tolok.organisasi.selectors import hari_di
from tolok.organisasi.services.catatan import kunci_instansi

if TYPE_CHECKING:
    from tolok.berkas.models import Berkas
    from tolok.organisasi.models import Instansi, Pegawai

__all__ = ["catat_kirim", "catat_terima", "ekspedisi_menunggu", "ekspedisi_tercatat"]


def ekspedisi_tercatat(daftar: Iterable[UUID]) -> set[UUID]:
    """Which of these lines the book has. One query."""
    return set(LembarEkspedisi.objects.filter(pk__in=list(daftar)).values_list("pk", flat=True))


def ekspedisi_menunggu(pk: UUID) -> LembarEkspedisi | None:
    """This line of the book while its receipt has not come back; None when it has."""
    return LembarEkspedisi.objects.filter(pk=pk, diterima_pada__isnull=True).first()


@transaction.atomic
def catat_kirim(
    *,
    pelaku: Pegawai | None,
    instansi: Instansi,
    tujuan: str,
    isi: str,
    cara: str,
    sekarang: datetime,
    naskah: Naskah | None = None,
    nomor_surat: str = "",
    pk: UUID | None = None,
) -> LembarEkspedisi:
    """Add the next line of the year's book; the receipt follows when it comes back.

    `pk` names the line, so that a delivery recorded elsewhere gets one line however often it is
    asked for.
    """
    pastikan_milik(pelaku, instansi.pk, "naskah.kirim")
    if not tujuan.strip():
        raise MasukanTidakSah("Tujuan pengiriman belum diisi.", "Tulis kepada siapa dikirim.")
    kunci_instansi(instansi.pk)
    tahun = hari_di(instansi.pemda, sekarang).year
    baris = LembarEkspedisi.objects.filter(instansi=instansi, tahun=tahun)
    return LembarEkspedisi.objects.create(
        **({} if pk is None else {"pk": pk}),
        pemda_id=instansi.pemda_id,
        instansi=instansi,
        tahun=tahun,
        urut=(baris.aggregate(n=Max("urut"))["n"] or 0) + 1,
        naskah=naskah,
        nomor_surat=nomor_surat,
        tujuan=tujuan.strip(),
        isi=isi,
        cara=cara,
        dikirim_oleh=pelaku,
        dikirim_pada=sekarang,
    )


@transaction.atomic
def catat_terima(
    *,
    pelaku: Pegawai | None,
    lembar: LembarEkspedisi,
    penerima: str,
    diterima_pada: datetime,
    bukti: Berkas | None = None,
) -> LembarEkspedisi:
    """Record who received it and when; a receipt is recorded once."""
    pastikan_milik(pelaku, lembar.instansi_id, "naskah.terima")
    if not penerima.strip():
        raise MasukanTidakSah("Nama penerima belum diisi.", "Tulis nama pada tanda terima.")
    baris = LembarEkspedisi.objects.select_for_update().get(pk=lembar.pk)
    if baris.diterima_pada is not None:
        raise TransisiTidakSah(
            f"Tanda terima nomor {baris.urut} sudah dicatat atas nama {baris.penerima}.",
            "Muat ulang halaman untuk melihatnya.",
            "naskah.terima",
        )
    baris.penerima = penerima.strip()[:200]
    baris.diterima_pada = diterima_pada
    baris.bukti = bukti
    baris.save(update_fields=["penerima", "diterima_pada", "bukti"])
    return baris
