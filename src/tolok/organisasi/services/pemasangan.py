"""The first step of a real installation: a pemda, an office and somebody who administers it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify

from tolok.akun.services import buat_pengguna
from tolok.dasar.galat import MasukanTidakSah, TransisiTidakSah
from tolok.organisasi.domain.istilah import JenisHari, JenisUnit, Lingkup, Peran
from tolok.organisasi.models import (
    HariLibur,
    Instansi,
    Pegawai,
    Pemda,
    UnitKerja,
    Wewenang,
)
from tolok.organisasi.selectors import hari_di
from tolok.organisasi.services.catatan import catat, kunci_instansi
from tolok.organisasi.services.kalender import hari_libur_pustaka, jam_kerja_bawaan
from tolok.organisasi.services.pegawai import periksa_nip, sandi_acak

__all__ = ["IsianPemasangan", "pasang_kantor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianPemasangan:
    """What an installation is asked for."""

    pemda: str
    jenis_pemda: str
    zona: str
    instansi: str
    singkatan: str
    jenis_instansi: str
    nama: str
    nip: str


@transaction.atomic
def pasang_kantor(*, isian: IsianPemasangan, sekarang: datetime) -> tuple[Instansi, str]:
    """Make the office (and its pemda when new) with an administrator; returns it and a password.

    Raises TransisiTidakSah in a demo database: real and invented data never mix.
    """
    if Pemda.objects.filter(contoh=True).exists():
        raise TransisiTidakSah(
            "Basis data ini berisi data contoh, sehingga pemerintah daerah sebenarnya tidak dapat "
            "ditambahkan.",
            "Pakai basis data kosong (TOLOK_DATABASE_URL) tanpa TOLOK_DEMO.",
        )
    pemda = _pemda(isian, sekarang)
    kode = slugify(isian.singkatan or isian.instansi)[:40]
    if Instansi.objects.filter(pemda=pemda, kode=kode).exists():
        raise MasukanTidakSah(
            f"Perangkat daerah dengan singkatan {isian.singkatan} sudah ada.",
            "Pakai singkatan lain.",
        )
    instansi = Instansi.objects.create(
        pemda=pemda,
        nama=isian.instansi,
        singkatan=isian.singkatan,
        kode=kode,
        jenis=isian.jenis_instansi,
        tempat=pemda.nama.removeprefix("Pemerintah "),
    )
    UnitKerja.objects.create(
        pemda=pemda, instansi=instansi, nama="Pimpinan", jenis=JenisUnit.INDUK.value
    )
    return instansi, _administrator(instansi, isian, sekarang)


def _pemda(isian: IsianPemasangan, sekarang: datetime) -> Pemda:
    """The pemda of that name, or a new one with the hours of the law and two years of holidays."""
    pemda, baru = Pemda.objects.get_or_create(
        nama=isian.pemda, defaults={"jenis": isian.jenis_pemda, "zona": isian.zona}
    )
    if baru:
        hari = hari_di(pemda, sekarang)
        jam_kerja_bawaan(pemda, hari).save()
        libur: dict[date, tuple[str, JenisHari]] = {}
        for tahun in (hari.year, hari.year + 1):
            libur |= {tanggal: (nama, jenis) for tanggal, nama, jenis in hari_libur_pustaka(tahun)}
        HariLibur.objects.bulk_create(
            HariLibur(pemda=pemda, tanggal=tanggal, nama=nama, jenis=jenis.value)
            for tanggal, (nama, jenis) in libur.items()
        )
    return pemda


def _administrator(instansi: Instansi, isian: IsianPemasangan, sekarang: datetime) -> str:
    nip = isian.nip.replace(" ", "")
    if not nip:
        raise MasukanTidakSah("NIP administrator belum diisi.", "NIP menjadi nama penggunanya.")
    periksa_nip(instansi, nip, None)
    sandi = sandi_acak()
    pegawai = Pegawai.objects.create(
        pemda=instansi.pemda,
        instansi=instansi,
        nama=isian.nama,
        nip=nip,
        pengguna=buat_pengguna(username=nip, sandi=sandi),
    )
    wewenang = Wewenang.objects.create(
        pemda=instansi.pemda,
        pegawai=pegawai,
        peran=Peran.ADMINISTRATOR.value,
        lingkup=Lingkup.INSTANSI.value,
        instansi=instansi,
        mulai=hari_di(instansi.pemda, sekarang),
        dasar="Pemasangan",
    )
    isi = {"pegawai": str(pegawai.pk), "wewenang": str(wewenang.pk)}
    catat(kunci_instansi(instansi), "KantorDipasang", isi, pelaku=None, sekarang=sekarang)
    return sandi
