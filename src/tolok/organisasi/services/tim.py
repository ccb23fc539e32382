"""A team after its decree: its number when that comes later, a member who leaves, a decree undone."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tolok.dasar.galat import MasukanTidakSah, TidakDitemukan, TransisiTidakSah
from tolok.organisasi.models import AnggotaTim, Instansi, Pegawai, Tim
from tolok.organisasi.services.catatan import catat, kunci_instansi

__all__ = ["berlakukan_lagi", "cabut_tim", "lepas_anggota", "nomori_sk"]


def _tim(instansi: Instansi | UUID, tim: UUID) -> tuple[Instansi, Tim]:
    """The office under its lock, and its team; TidakDitemukan for another office's."""
    terkunci = kunci_instansi(instansi)
    baris = Tim.objects.select_for_update().filter(pk=tim, instansi=terkunci).first()
    if baris is None:
        raise TidakDitemukan("Tim itu tidak ada di perangkat daerah ini.", "Muat ulang halaman.")
    return terkunci, baris


@transaction.atomic
def nomori_sk(
    *,
    pelaku: Pegawai | None,
    instansi: Instansi | UUID,
    tim: UUID,
    nomor: str,
    sekarang: datetime,
) -> Tim:
    """The decree's number, which came after its signature. The caller has checked the right."""
    rapi = nomor.strip()
    if not rapi:
        raise MasukanTidakSah("Nomor SK belum diisi.", "Salin dari buku agenda.", "nomor")
    terkunci, baris = _tim(instansi, tim)
    baris.dasar_nomor = rapi[:80]
    baris.save(update_fields=["dasar_nomor"])
    isi = {"tim": str(baris.pk), "dasar_nomor": baris.dasar_nomor}
    catat(terkunci, "SkTimDinomori", isi, pelaku=pelaku, sekarang=sekarang)
    return baris


@transaction.atomic
def lepas_anggota(
    *,
    pelaku: Pegawai | None,
    instansi: Instansi | UUID,
    tim: UUID,
    pegawai: UUID,
    selesai: date,
    sekarang: datetime,
) -> AnggotaTim:
    """A member who moved or cannot go on: the membership ends on a day, its history stays."""
    terkunci, baris = _tim(instansi, tim)
    anggota = (
        AnggotaTim.objects.select_for_update()
        .filter(tim=baris, pegawai_id=pegawai)
        .order_by("-mulai")
        .first()
    )
    if anggota is None or (anggota.selesai is not None and anggota.selesai < selesai):
        raise MasukanTidakSah("Pegawai ini bukan anggota tim.", "Muat ulang halaman.", "pegawai")
    if anggota.ketua:
        raise TransisiTidakSah(
            "Ketua tim tidak dapat dilepas tanpa pengganti.",
            "Ubah SK Tim agar ketua baru ditetapkan.",
            "ketua",
        )
    anggota.selesai = selesai
    anggota.save(update_fields=["selesai"])
    isi = {"tim": str(baris.pk), "pegawai": str(pegawai), "selesai": selesai.isoformat()}
    catat(terkunci, "AnggotaTimDilepas", isi, pelaku=pelaku, sekarang=sekarang)
    return anggota


@transaction.atomic
def cabut_tim(
    *, pelaku: Pegawai | None, instansi: Instansi | UUID, tim: UUID, sekarang: datetime
) -> Tim:
    """The signature behind the decree was withdrawn: the team stands no more."""
    return _berlaku(pelaku, instansi, tim, sekarang, berlaku=False)


@transaction.atomic
def berlakukan_lagi(
    *, pelaku: Pegawai | None, instansi: Instansi | UUID, tim: UUID, sekarang: datetime
) -> Tim:
    """The same decree was signed again."""
    return _berlaku(pelaku, instansi, tim, sekarang, berlaku=True)


def _berlaku(
    pelaku: Pegawai | None,
    instansi: Instansi | UUID,
    tim: UUID,
    sekarang: datetime,
    *,
    berlaku: bool,
) -> Tim:
    terkunci, baris = _tim(instansi, tim)
    if baris.berlaku is berlaku:
        return baris
    baris.berlaku = berlaku
    baris.save(update_fields=["berlaku"])
    jenis = "TimDiberlakukan" if berlaku else "TimDicabut"
    catat(terkunci, jenis, {"tim": str(baris.pk)}, pelaku=pelaku, sekarang=sekarang)
    return baris
