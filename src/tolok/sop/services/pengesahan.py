"""What happens to a version after it was written: proposed, returned, ratified, withdrawn.

`tinjau`, `catat_peninjau`, `kembalikan_draf` and `sahkan` are what a run of the built-in SOP "pengesahan" does: who may
decide there was settled by the run, inside whose transaction they are called. `sahkan_dari_kertas`
and `cabut` are the administrator's.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from tolok.dasar.galat import TransisiTidakSah
from tolok.organisasi.selectors import hari_di
from tolok.organisasi.services.catatan import kunci_instansi
from tolok.sop.domain.status import (
    PengesahanKertas,
    StatusVersi,
    pastikan_dua_tangan,
    periksa_kertas,
    periksa_mulai,
    pindah,
    tersisih,
)
from tolok.sop.models import VersiSop
from tolok.sop.permissions import SAHKAN, pastikan
from tolok.sop.services.draf import catat_versi

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tolok.organisasi.models import Instansi, Pegawai

__all__ = [
    "cabut",
    "catat_peninjau",
    "kembalikan_draf",
    "sahkan",
    "sahkan_dari_kertas",
    "tinjau",
]


@transaction.atomic
def tinjau(
    *, pelaku: Pegawai, versi: VersiSop, sidik: str, pelaksanaan: UUID, sekarang: datetime
) -> VersiSop:
    """A confirmed draft is proposed in a run: from now on its text is frozen.

    `sidik`: the text that was proposed. Raises TransisiTidakSah when the draft says otherwise.
    """
    terkunci, kini = _kunci(versi)
    if kini.sidik != sidik:
        raise TransisiTidakSah(
            "Draf ini berubah setelah halaman usulnya dibuka.",
            saran="Muat ulang, periksa lagi, lalu usulkan.",
            aturan="sop.usul",
        )
    _pastikan_terkonfirmasi(kini)
    kini.status = pindah(StatusVersi(kini.status), StatusVersi.DITINJAU).value
    kini.pelaksanaan, kini.alasan_kembali, kini.peninjau = pelaksanaan, "", None
    kini.save(update_fields=["status", "pelaksanaan", "alasan_kembali", "peninjau"])
    catat_versi(terkunci, "VersiSopDitinjau", kini, pelaku=pelaku, sekarang=sekarang)
    return kini


@transaction.atomic
def catat_peninjau(*, peninjau: Pegawai | None, versi: VersiSop, sekarang: datetime) -> VersiSop:
    """Somebody other than its maker has read the proposed version; None: it is being read again."""
    if versi.peninjau_id == (None if peninjau is None else peninjau.pk):
        return versi
    terkunci, kini = _kunci(versi)
    if peninjau is not None:
        pastikan_dua_tangan(kini.pembuat_id, peninjau.pk)
    kini.peninjau = peninjau
    kini.save(update_fields=["peninjau"])
    if peninjau is not None:
        catat_versi(terkunci, "VersiSopDiperiksa", kini, pelaku=peninjau, sekarang=sekarang)
    return kini


@transaction.atomic
def kembalikan_draf(
    *, pelaku: Pegawai | None, versi: VersiSop, alasan: str, tutup: bool, sekarang: datetime
) -> VersiSop:
    """A proposed version is a draft again, for a reason; `tutup`: its run has ended with that."""
    terkunci, kini = _kunci(versi)
    if kini.status != StatusVersi.DRAF:
        kini.status = pindah(StatusVersi(kini.status), StatusVersi.DRAF).value
    kini.alasan_kembali, kini.peninjau = alasan, None
    kini.pelaksanaan = None if tutup else kini.pelaksanaan
    kini.save(update_fields=["status", "alasan_kembali", "peninjau", "pelaksanaan"])
    catat_versi(terkunci, "VersiSopDikembalikan", kini, pelaku=pelaku, sekarang=sekarang)
    return kini


@transaction.atomic
def sahkan(
    *,
    pelaku: Pegawai,
    peninjau: Pegawai,
    versi: VersiSop,
    berlaku_sejak: date,
    sekarang: datetime,
) -> VersiSop:
    """Ratify a reviewed version; in force on its day, or today when that day has passed."""
    terkunci, kini = _kunci(versi)
    for orang in (peninjau, pelaku):
        pastikan_dua_tangan(kini.pembuat_id, orang.pk)
    hari = hari_di(terkunci.pemda, sekarang)
    kini.peninjau, kini.pengesah, kini.disahkan_pada = peninjau, pelaku, hari
    return _sahkan(kini, terkunci, max(berlaku_sejak, hari), pelaku=pelaku, sekarang=sekarang)


@transaction.atomic
def sahkan_dari_kertas(
    *,
    pelaku: Pegawai,
    versi: VersiSop,
    kertas: PengesahanKertas,
    sekarang: datetime,
    berlaku_sejak: date | None = None,
) -> VersiSop:
    """Record that the head signed this very SOP on paper; in force today unless a later day is named."""
    pastikan(pelaku, SAHKAN, versi.instansi, sekarang)
    terkunci, kini = _kunci(versi)
    _pastikan_tanpa_pelaksanaan(kini)
    pindah(StatusVersi(kini.status), StatusVersi.DISAHKAN)
    _pastikan_terkonfirmasi(kini)
    hari = hari_di(terkunci.pemda, sekarang)
    tertulis = periksa_kertas(kertas, hari)
    mulai = periksa_mulai(berlaku_sejak or hari, hari)
    kini.nomor_pengesahan, kini.disahkan_pada = tertulis.nomor, tertulis.tanggal
    return _sahkan(kini, terkunci, mulai, pelaku=pelaku, sekarang=sekarang)


@transaction.atomic
def cabut(*, pelaku: Pegawai, versi: VersiSop, sekarang: datetime) -> VersiSop:
    """Withdraw a version. Runs that pinned it go on to their end."""
    pastikan(pelaku, SAHKAN, versi.instansi, sekarang)
    terkunci, kini = _kunci(versi)
    if kini.status == StatusVersi.DRAF:
        _pastikan_tanpa_pelaksanaan(kini)
    hari = hari_di(terkunci.pemda, sekarang)
    _catat_kalender(terkunci, kini.kode, hari, sekarang)
    kini.refresh_from_db()
    return _tutup(kini, terkunci, hari, pelaku=pelaku, sekarang=sekarang)


def _kunci(versi: VersiSop) -> tuple[Instansi, VersiSop]:
    """The office under its lock, and the version as it stands then."""
    terkunci = kunci_instansi(versi.instansi_id)
    return terkunci, VersiSop.objects.select_for_update().get(pk=versi.pk)


def _pastikan_terkonfirmasi(kini: VersiSop) -> None:
    if not kini.konfirmasi:
        raise TransisiTidakSah(
            "Draf ini belum dikonfirmasi.",
            saran="Jawab dulu pertanyaan pada halamannya, misalnya siapa penanggung jawabnya.",
            aturan="sop.konfirmasi",
        )


def _pastikan_tanpa_pelaksanaan(kini: VersiSop) -> None:
    """A returned proposal is still being worked on in its run."""
    if kini.pelaksanaan is not None and kini.status in (StatusVersi.DRAF, StatusVersi.DITINJAU):
        raise TransisiTidakSah(
            "Pengesahan versi ini sedang berjalan.",
            saran="Selesaikan lewat Tugas saya, atau batalkan dulu pelaksanaan pengesahannya.",
            aturan="sop.usul",
        )


def _sahkan(
    kini: VersiSop, terkunci: Instansi, mulai: date, *, pelaku: Pegawai, sekarang: datetime
) -> VersiSop:
    """Ratified, and in force at once where its day is today."""
    hari = hari_di(terkunci.pemda, sekarang)
    kini.status = pindah(StatusVersi(kini.status), StatusVersi.DISAHKAN).value
    kini.berlaku_sejak = mulai
    _catat_kalender(terkunci, kini.kode, hari, sekarang)
    lain = {x.pk: x for x in _disahkan(terkunci, kini.kode).exclude(pk=kini.pk)}
    for satu in tersisih([x.baris for x in lain.values()], mulai):
        _tutup(lain[satu.id], terkunci, hari, pelaku=pelaku, sekarang=sekarang)
    kini.save()
    catat_versi(terkunci, "VersiSopDisahkan", kini, pelaku=pelaku, sekarang=sekarang)
    _catat_kalender(terkunci, kini.kode, hari, sekarang)
    kini.refresh_from_db()
    return kini


def _disahkan(terkunci: Instansi, kode: str) -> QuerySet[VersiSop]:
    """Ratified versions that wait for their day, the first to come first."""
    semua = VersiSop.objects.select_for_update().filter(
        instansi=terkunci, kode=kode, status=StatusVersi.DISAHKAN.value
    )
    return semua.order_by("berlaku_sejak", "versi")


def _catat_kalender(terkunci: Instansi, kode: str, hari: date, sekarang: datetime) -> None:
    """Write down what the calendar has decided by this day, with its own dates and no actor."""
    for satu in _disahkan(terkunci, kode).filter(berlaku_sejak__lte=hari):
        lama = VersiSop.objects.select_for_update().filter(
            instansi=terkunci, kode=kode, status=StatusVersi.BERLAKU.value
        )
        for dulu in lama:
            _tutup(dulu, terkunci, satu.berlaku_sejak or hari, pelaku=None, sekarang=sekarang)
        satu.status = pindah(StatusVersi.DISAHKAN, StatusVersi.BERLAKU).value
        satu.save(update_fields=["status"])
        catat_versi(terkunci, "VersiSopBerlaku", satu, pelaku=None, sekarang=sekarang)


def _tutup(
    versi: VersiSop, terkunci: Instansi, hari: date, *, pelaku: Pegawai | None, sekarang: datetime
) -> VersiSop:
    versi.status = pindah(StatusVersi(versi.status), StatusVersi.DICABUT).value
    versi.dicabut_sejak = hari
    versi.save(update_fields=["status", "dicabut_sejak"])
    catat_versi(terkunci, "VersiSopDicabut", versi, pelaku=pelaku, sekarang=sekarang)
    return versi
