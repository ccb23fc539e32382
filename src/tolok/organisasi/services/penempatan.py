"""Placing people in posts, appointing Plt./Plh., recording absence. Rows open and close only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from tolok.dasar.galat import MasukanTidakSah
from tolok.organisasi.domain.istilah import JenisBerhalangan, JenisJabatan, Kapasitas
from tolok.organisasi.domain.penempatan import periksa_penempatan, periksa_penutupan
from tolok.organisasi.models import Berhalangan, Jabatan, Pegawai, Penempatan
from tolok.organisasi.permissions import pastikan
from tolok.organisasi.selectors import duduk, hari_di
from tolok.organisasi.services.catatan import catat, kunci_instansi

__all__ = [
    "Dasar",
    "akhiri_berhalangan",
    "catat_berhalangan",
    "tempatkan",
    "tutup_penempatan",
]

IZIN = "organisasi.kelola"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dasar:
    """What a placement rests on: "Surat Perintah", its number and date."""

    jenis: str = ""
    nomor: str = ""
    tanggal: date | None = None


@transaction.atomic
def tempatkan(
    *,
    pelaku: Pegawai,
    jabatan: Jabatan,
    pegawai: Pegawai,
    kapasitas: Kapasitas,
    mulai: date,
    selesai: date | None,
    dasar: Dasar,
    keterangan: str = "",
    sekarang: datetime,
) -> Penempatan:
    """Open a placement (definitive, Plt., Plh. or Pj.); it takes effect at once on its days.

    Raises TidakBerwenang, or MasukanTidakSah when it contradicts another placement.
    """
    pastikan(pelaku, jabatan.instansi, IZIN, hari_di(pelaku.pemda, sekarang))
    instansi = kunci_instansi(jabatan.instansi_id)
    if pegawai.instansi_id != instansi.pk or not pegawai.aktif:
        raise MasukanTidakSah(
            "Pegawai ini bukan pegawai aktif perangkat daerah yang mempunyai jabatan tersebut.",
            "Pilih pegawai dari perangkat daerah ini.",
        )
    periksa_penempatan(
        jenis=JenisJabatan(jabatan.jenis),
        kapasitas=kapasitas,
        mulai=mulai,
        selesai=selesai,
        di_jabatan=[duduk(p) for p in jabatan.daftar_penempatan.all()],
        milik_pegawai=[duduk(p) for p in pegawai.daftar_penempatan.all()],
    )
    baris = Penempatan.objects.create(
        pemda_id=instansi.pemda_id,
        pegawai=pegawai,
        jabatan=jabatan,
        kapasitas=kapasitas.value,
        mulai=mulai,
        selesai=selesai,
        dasar_jenis=dasar.jenis,
        dasar_nomor=dasar.nomor,
        dasar_tanggal=dasar.tanggal,
        keterangan=keterangan,
    )
    isi = isi_penempatan(baris)
    catat(instansi, "PenempatanDibuka", isi, pelaku=pelaku, sekarang=sekarang)
    return baris


def isi_penempatan(baris: Penempatan) -> dict[str, str | None]:
    """The placement as the log writes it: ids and dates."""
    return {
        "penempatan": str(baris.pk),
        "pegawai": str(baris.pegawai_id),
        "jabatan": str(baris.jabatan_id),
        "kapasitas": str(baris.kapasitas),
        "mulai": baris.mulai.isoformat(),
        "selesai": baris.selesai.isoformat() if baris.selesai else None,
        "dasar_nomor": baris.dasar_nomor,
    }


@transaction.atomic
def tutup_penempatan(
    *, pelaku: Pegawai, penempatan: Penempatan, selesai: date, sekarang: datetime
) -> Penempatan:
    """End a placement on a day (its last day). The row keeps everything else."""
    jabatan = penempatan.jabatan
    pastikan(pelaku, jabatan.instansi, IZIN, hari_di(pelaku.pemda, sekarang))
    instansi = kunci_instansi(jabatan.instansi_id)
    baris = Penempatan.objects.select_for_update().get(pk=penempatan.pk)
    periksa_penutupan(duduk(baris), selesai)
    baris.selesai = selesai
    baris.save(update_fields=["selesai"])
    isi = {"penempatan": str(baris.pk), "selesai": selesai.isoformat()}
    catat(instansi, "PenempatanDitutup", isi, pelaku=pelaku, sekarang=sekarang)
    return baris


@transaction.atomic
def catat_berhalangan(
    *,
    pelaku: Pegawai,
    pegawai: Pegawai,
    alasan: str,
    mulai: date,
    selesai: date | None,
    sekarang: datetime,
    jenis: JenisBerhalangan = JenisBerhalangan.BIASA,
) -> Berhalangan:
    """Record that somebody is away; the ladder passes them over on those days.

    `jenis`: study assignment and unpaid leave have rules of their own (who is appraised).
    """
    pastikan(pelaku, pegawai.instansi, IZIN, hari_di(pelaku.pemda, sekarang))
    instansi = kunci_instansi(pegawai.instansi_id)
    if selesai is not None and selesai < mulai:
        raise MasukanTidakSah(
            "Tanggal selesai berhalangan mendahului tanggal mulainya.", "Perbaiki tanggalnya."
        )
    baris = Berhalangan.objects.create(
        pemda_id=instansi.pemda_id,
        pegawai=pegawai,
        jenis=jenis.value,
        alasan=alasan,
        mulai=mulai,
        selesai=selesai,
    )
    isi = {
        "berhalangan": str(baris.pk),
        "pegawai": str(pegawai.pk),
        "jenis": jenis.value,
        "mulai": mulai.isoformat(),
        "selesai": selesai.isoformat() if selesai else None,
    }
    catat(instansi, "BerhalanganDicatat", isi, pelaku=pelaku, sekarang=sekarang)
    return baris


@transaction.atomic
def akhiri_berhalangan(
    *, pelaku: Pegawai, berhalangan: Berhalangan, selesai: date, sekarang: datetime
) -> Berhalangan:
    """The person is back: `selesai` is the last day away."""
    pegawai = berhalangan.pegawai
    pastikan(pelaku, pegawai.instansi, IZIN, hari_di(pelaku.pemda, sekarang))
    instansi = kunci_instansi(pegawai.instansi_id)
    baris = Berhalangan.objects.select_for_update().get(pk=berhalangan.pk)
    if selesai < baris.mulai:
        raise MasukanTidakSah(
            "Tanggal selesai berhalangan mendahului tanggal mulainya.", "Perbaiki tanggalnya."
        )
    baris.selesai = selesai
    baris.save(update_fields=["selesai"])
    isi = {"berhalangan": str(baris.pk), "selesai": selesai.isoformat()}
    catat(instansi, "BerhalanganBerakhir", isi, pelaku=pelaku, sekarang=sekarang)
    return baris
