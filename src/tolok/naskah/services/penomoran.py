"""Giving numbers: reserve, use, give up; and numbers that come from outside."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.naskah.domain.nomor import (
    BUKU_BAWAAN,
    POLA_BAWAAN,
    StatusNomor,
    pindah,
    tulis_nomor,
)
from tolok.naskah.models import BukuNomor, Naskah
from tolok.naskah.selectors import pemakai_nomor
from tolok.naskah.services.hak import pastikan_milik
from tolok.organisasi.services.catatan import kunci_instansi

if TYPE_CHECKING:
    from tolok.organisasi.models import Instansi, Pegawai

__all__ = ["batalkan_nomor", "pakai_nomor", "periksa_nomor_luar", "pesan_nomor"]


@transaction.atomic
def pesan_nomor(
    *,
    pelaku: Pegawai | None,
    instansi: Instansi,
    klasifikasi: str,
    tahun: int,
    sekarang: datetime,
    buku: str = BUKU_BAWAAN,
    pola: str = POLA_BAWAAN,
) -> BukuNomor:
    """Reserve the next number of the book. Two people at once get two numbers, without a gap."""
    pastikan_milik(pelaku, instansi.pk, "naskah.pesan_nomor")
    kunci_instansi(instansi.pk)
    urut = _terakhir(instansi, buku, tahun) + 1
    return BukuNomor.objects.create(
        pemda_id=instansi.pemda_id,
        instansi=instansi,
        buku=buku,
        tahun=tahun,
        urut=urut,
        klasifikasi=klasifikasi,
        nomor=tulis_nomor(
            pola,
            urut=urut,
            klasifikasi=klasifikasi,
            singkatan=instansi.singkatan or instansi.kode,
            tahun=tahun,
        ),
        dipesan_oleh=pelaku,
        dipesan_pada=sekarang,
    )


def _terakhir(instansi: Instansi, buku: str, tahun: int) -> int:
    baris = BukuNomor.objects.filter(instansi=instansi, buku=buku, tahun=tahun)
    hasil: int = baris.aggregate(n=Max("urut"))["n"] or 0
    return hasil


@transaction.atomic
def pakai_nomor(
    *, pelaku: Pegawai | None, nomor: BukuNomor, naskah: Naskah, sekarang: datetime
) -> BukuNomor:
    """Turn a reserved number to used, in the transaction of the decision that uses it."""
    pastikan_milik(pelaku, nomor.instansi_id, "naskah.pakai_nomor")
    if naskah.instansi_id != nomor.instansi_id:
        raise MasukanTidakSah(
            f"Nomor {nomor.nomor} milik perangkat daerah lain.", "Pesan nomor dari buku sendiri."
        )
    baris = BukuNomor.objects.select_for_update().get(pk=nomor.pk)
    if baris.naskah_id == naskah.pk and baris.status == StatusNomor.TERPAKAI:
        return baris
    baris.status = pindah(StatusNomor(baris.status), StatusNomor.TERPAKAI, baris.nomor).value
    baris.naskah = naskah
    baris.ditutup_pada = sekarang
    baris.save(update_fields=["status", "naskah", "ditutup_pada"])
    return baris


@transaction.atomic
def batalkan_nomor(
    *, pelaku: Pegawai | None, nomor: BukuNomor, alasan: str, sekarang: datetime
) -> BukuNomor:
    """Give a reserved number up, with the reason; it is never given again."""
    pastikan_milik(pelaku, nomor.instansi_id, "naskah.batalkan_nomor")
    if not alasan.strip():
        raise MasukanTidakSah(
            "Pembatalan nomor memerlukan alasan.", "Tulis mengapa nomor ini tidak dipakai."
        )
    baris = BukuNomor.objects.select_for_update().get(pk=nomor.pk)
    baris.status = pindah(StatusNomor(baris.status), StatusNomor.BATAL, baris.nomor).value
    baris.alasan = alasan.strip()[:300]
    baris.ditutup_pada = sekarang
    baris.save(update_fields=["status", "alasan", "ditutup_pada"])
    return baris


def periksa_nomor_luar(
    *, instansi: Instansi, nomor: str, tahun: int, kecuali: Naskah | UUID | None = None
) -> list[Temuan]:
    """What to warn about a typed number; nothing here blocks, the office's own agenda decides."""
    rapi = nomor.strip()
    if not rapi:
        return [
            Temuan(
                lokasi="nomor",
                tingkat=Tingkat.SARAN,
                masalah="Nomor belum diisi; naskah tercetak “menunggu nomor”.",
                saran="Isi setelah nomor keluar dari buku agenda.",
            )
        ]
    sama = pemakai_nomor(instansi, rapi, tahun, kecuali=kecuali)
    return [
        Temuan(
            lokasi="nomor",
            tingkat=Tingkat.PERINGATAN,
            masalah=f"Nomor {rapi} sudah dipakai “{judul}” pada tahun {tahun}.",
            saran="Cocokkan dengan buku agenda.",
        )
        for judul in sama
    ]
