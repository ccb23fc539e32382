"""Teams, and who each lane of an SOP is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from tolok.dasar.galat import MasukanTidakSah
from tolok.organisasi.domain.istilah import AturanLajur
from tolok.organisasi.domain.lajur import kekurangan_isian
from tolok.organisasi.models import (
    AnggotaTim,
    Instansi,
    Jabatan,
    Pegawai,
    PetaLajur,
    Tim,
    UnitKerja,
)
from tolok.organisasi.permissions import pastikan
from tolok.organisasi.selectors import hari_di
from tolok.organisasi.services.catatan import catat, kunci_instansi
from tolok.organisasi.services.penempatan import IZIN, Dasar

__all__ = ["CalonAnggota", "bentuk_tim", "bubarkan_tim", "petakan_lajur", "tetapkan_tim"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalonAnggota:
    """A person and the place in the team."""

    pegawai: Pegawai
    kedudukan: str
    ketua: bool = False


@transaction.atomic
def bentuk_tim(
    *,
    pelaku: Pegawai,
    instansi: Instansi,
    nama: str,
    dasar: Dasar,
    mulai: date,
    selesai: date | None,
    anggota: Sequence[CalonAnggota],
    kode: str = "",
    sekarang: datetime,
) -> Tim:
    """Record a team whose decree is signed: it is in force on its days."""
    pastikan(pelaku, instansi, IZIN, hari_di(pelaku.pemda, sekarang))
    return tetapkan_tim(
        pelaku=pelaku,
        instansi=instansi,
        nama=nama,
        dasar=dasar,
        mulai=mulai,
        selesai=selesai,
        anggota=anggota,
        kode=kode,
        sekarang=sekarang,
    )


@transaction.atomic
def tetapkan_tim(
    *,
    pelaku: Pegawai | None,
    instansi: Instansi,
    nama: str,
    dasar: Dasar,
    mulai: date,
    selesai: date | None,
    anggota: Sequence[CalonAnggota],
    kode: str = "",
    sekarang: datetime,
    pk: UUID | None = None,
) -> Tim:
    """Record a team that a signed SK forms in a run; the signing itself was the right.

    `pk` names the team, so that the same signed decree forms one team.
    """
    terkunci = kunci_instansi(instansi)
    _periksa_tim(terkunci, mulai, selesai, anggota)
    tim = Tim.objects.create(
        **({} if pk is None else {"pk": pk}),
        pemda_id=terkunci.pemda_id,
        instansi=terkunci,
        kode=kode,
        nama=nama,
        dasar_jenis=dasar.jenis,
        dasar_nomor=dasar.nomor,
        dasar_tanggal=dasar.tanggal,
        mulai=mulai,
        selesai=selesai,
        berlaku=True,
    )
    AnggotaTim.objects.bulk_create(
        AnggotaTim(
            pemda_id=terkunci.pemda_id,
            tim=tim,
            pegawai=calon.pegawai,
            kedudukan=calon.kedudukan,
            ketua=calon.ketua,
            mulai=mulai,
            selesai=selesai,
            urutan=urutan,
        )
        for urutan, calon in enumerate(anggota, start=1)
    )
    isi = {
        "tim": str(tim.pk),
        "mulai": mulai.isoformat(),
        "selesai": selesai.isoformat() if selesai else None,
        "dasar_nomor": dasar.nomor,
        "anggota": [str(calon.pegawai.pk) for calon in anggota],
    }
    catat(terkunci, "TimDibentuk", isi, pelaku=pelaku, sekarang=sekarang)
    return tim


def _periksa_tim(
    instansi: Instansi, mulai: date, selesai: date | None, anggota: Sequence[CalonAnggota]
) -> None:
    if selesai is not None and selesai < mulai:
        raise MasukanTidakSah("Masa berlaku tim berakhir sebelum mulai.", "Perbaiki tanggalnya.")
    if sum(calon.ketua for calon in anggota) != 1:
        raise MasukanTidakSah("Tim perlu tepat satu ketua.", "Tandai satu anggota sebagai ketua.")
    orang = [calon.pegawai.pk for calon in anggota]
    if len(set(orang)) != len(orang):
        raise MasukanTidakSah("Seorang pegawai tercantum dua kali.", "Hapus salah satunya.")
    if any(calon.pegawai.instansi_id != instansi.pk for calon in anggota):
        raise MasukanTidakSah(
            "Ada anggota yang bukan pegawai perangkat daerah ini.", "Periksa susunan tim."
        )


@transaction.atomic
def bubarkan_tim(*, pelaku: Pegawai, tim: Tim, selesai: date, sekarang: datetime) -> Tim:
    """End a team and every membership on a day (its last)."""
    pastikan(pelaku, tim.instansi, IZIN, hari_di(pelaku.pemda, sekarang))
    instansi = kunci_instansi(tim.instansi_id)
    baris = Tim.objects.select_for_update().get(pk=tim.pk)
    if baris.mulai is not None and selesai < baris.mulai:
        raise MasukanTidakSah("Masa berlaku tim berakhir sebelum mulai.", "Perbaiki tanggalnya.")
    baris.selesai = selesai
    baris.save(update_fields=["selesai"])
    baris.daftar_anggota.filter(selesai__isnull=True).update(selesai=selesai)
    baris.daftar_anggota.filter(selesai__gt=selesai).update(selesai=selesai)
    isi = {"tim": str(baris.pk), "selesai": selesai.isoformat()}
    catat(instansi, "TimDibubarkan", isi, pelaku=pelaku, sekarang=sekarang)
    return baris


@transaction.atomic
def petakan_lajur(
    *,
    pelaku: Pegawai,
    instansi: Instansi,
    sop_kode: str,
    lajur: str,
    aturan: AturanLajur,
    isian: Mapping[str, Any],
    mulai: date,
    sop_sidik: str = "",
    sekarang: datetime,
) -> PetaLajur:
    """Say who a lane is from a day on; the rule before it is closed the day before.

    An open rule that starts on the very same day is closed empty and stays readable in the log.
    """
    pastikan(pelaku, instansi, IZIN, hari_di(pelaku.pemda, sekarang))
    terkunci = kunci_instansi(instansi)
    _periksa_isian(terkunci, aturan, isian)
    lama = _tutup_peta_lama(terkunci, sop_kode, sop_sidik, lajur, mulai)
    baris = PetaLajur.objects.create(
        pemda_id=terkunci.pemda_id,
        instansi=terkunci,
        sop_kode=sop_kode,
        sop_sidik=sop_sidik,
        lajur=lajur,
        aturan=aturan.value,
        isian=dict(isian),
        mulai=mulai,
    )
    isi = {
        "peta_lajur": str(baris.pk),
        "menggantikan": str(lama.pk) if lama else None,
        "sop": sop_kode,
        "lajur": lajur,
        "aturan": aturan.value,
        "isian": dict(isian),
        "mulai": mulai.isoformat(),
    }
    catat(terkunci, "LajurDipetakan", isi, pelaku=pelaku, sekarang=sekarang)
    return baris


def _tutup_peta_lama(
    instansi: Instansi, sop_kode: str, sop_sidik: str, lajur: str, mulai: date
) -> PetaLajur | None:
    """Close the open rule of the lane the day before `mulai`; the closed row, or None."""
    lama = PetaLajur.objects.filter(
        instansi=instansi,
        sop_kode=sop_kode,
        sop_sidik=sop_sidik,
        lajur=lajur,
        selesai__isnull=True,
    ).first()
    if lama is None:
        return None
    if lama.mulai > mulai:
        raise MasukanTidakSah(
            "Sudah ada aturan lajur ini yang mulai lebih kemudian.",
            "Pilih tanggal mulai yang sama atau sesudahnya.",
        )
    lama.selesai = mulai - timedelta(days=1)
    lama.save(update_fields=["selesai"])
    return lama


def _periksa_isian(instansi: Instansi, aturan: AturanLajur, isian: Mapping[str, Any]) -> None:
    """The rule is complete, and everything it names belongs to this office."""
    kurang = kekurangan_isian(aturan, isian)
    if kurang is not None:
        raise MasukanTidakSah(kurang)
    if aturan is AturanLajur.JABATAN:
        ada = Jabatan.objects.filter(instansi=instansi, pk__in=_kunci(isian["jabatan"])).count()
        harus = len(set(isian["jabatan"]))
    elif aturan in (AturanLajur.KEPALA_UNIT, AturanLajur.PEGAWAI_UNIT):
        ada = UnitKerja.objects.filter(instansi=instansi, pk__in=_kunci(isian["unit"])).count()
        harus = len(set(isian["unit"]))
    elif aturan is AturanLajur.TIM:
        ada = Tim.objects.filter(instansi=instansi, pk=UUID(isian["tim"])).count()
        harus = 1
    else:
        return
    if ada != harus:
        raise MasukanTidakSah(
            "Ada jabatan, unit atau tim yang bukan milik perangkat daerah ini.",
            "Muat ulang halaman, lalu pilih kembali.",
        )


def _kunci(daftar: Sequence[str]) -> list[UUID]:
    return [UUID(str(k)) for k in daftar]
