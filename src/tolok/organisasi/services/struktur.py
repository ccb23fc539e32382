"""Units and posts: made, renamed, moved, retired. What decides the ladder is logged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from tolok.dasar.galat import MasukanTidakSah
from tolok.organisasi.domain.istilah import JenisJabatan, JenisUnit
from tolok.organisasi.models import Instansi, Jabatan, Pegawai, UnitKerja
from tolok.organisasi.permissions import pastikan
from tolok.organisasi.selectors import berlaku_pada, hari_di
from tolok.organisasi.services.catatan import catat, kunci_instansi
from tolok.organisasi.services.penempatan import IZIN

__all__ = ["IsianJabatan", "IsianUnit", "simpan_jabatan", "simpan_unit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianUnit:
    """What a unit is to be."""

    nama: str
    jenis: JenisUnit
    induk: UnitKerja | None
    aktif: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianJabatan:
    """What a post is to be."""

    nama: str
    jenis: JenisJabatan
    unit: UnitKerja
    atasan: Jabatan | None
    kepala_unit: bool
    aktif: bool = True


@transaction.atomic
def simpan_unit(
    *,
    pelaku: Pegawai,
    instansi: Instansi,
    unit: UnitKerja | None,
    isian: IsianUnit,
    sekarang: datetime,
) -> UnitKerja:
    """Make a unit (`unit` None) or change one."""
    hari = hari_di(pelaku.pemda, sekarang)
    pastikan(pelaku, instansi, IZIN, hari)
    terkunci = kunci_instansi(instansi)
    sama = UnitKerja.objects.filter(instansi=terkunci, nama__iexact=isian.nama.strip())
    if any(u != unit for u in sama):
        raise MasukanTidakSah(
            f"Unit {isian.nama} sudah ada.", "Pakai nama lain, atau ubah unit yang sudah ada."
        )
    if unit is not None:
        _tolak_lingkaran(unit, isian.induk, "Induk unit")
    baris = unit or UnitKerja(
        pemda_id=terkunci.pemda_id,
        instansi=terkunci,
        urutan=UnitKerja.objects.filter(instansi=terkunci).count() + 1,
    )
    baris.nama, baris.jenis = isian.nama.strip(), isian.jenis.value
    baris.induk, baris.aktif = isian.induk, isian.aktif
    baris.save()
    isi = {
        "unit": str(baris.pk),
        "jenis": baris.jenis,
        "induk": str(baris.induk_id) if baris.induk_id else None,
        "aktif": baris.aktif,
    }
    catat(terkunci, "UnitDiubah" if unit else "UnitDibuat", isi, pelaku=pelaku, sekarang=sekarang)
    return baris


@transaction.atomic
def simpan_jabatan(
    *,
    pelaku: Pegawai,
    instansi: Instansi,
    jabatan: Jabatan | None,
    isian: IsianJabatan,
    sekarang: datetime,
) -> Jabatan:
    """Make a post (`jabatan` None) or change one. A post somebody holds is not retired."""
    hari = hari_di(pelaku.pemda, sekarang)
    pastikan(pelaku, instansi, IZIN, hari)
    terkunci = kunci_instansi(instansi)
    _periksa_jabatan(jabatan, isian)
    _periksa_kosong(jabatan, hari, aktif=isian.aktif)
    baris = jabatan or Jabatan(
        pemda_id=terkunci.pemda_id,
        instansi=terkunci,
        urutan=Jabatan.objects.filter(instansi=terkunci).count() + 1,
    )
    baris.nama, baris.jenis, baris.unit = isian.nama.strip(), isian.jenis.value, isian.unit
    baris.atasan, baris.kepala_unit, baris.aktif = isian.atasan, isian.kepala_unit, isian.aktif
    baris.save()
    isi = {
        "jabatan": str(baris.pk),
        "jenis": baris.jenis,
        "unit": str(baris.unit_id),
        "atasan": str(baris.atasan_id) if baris.atasan_id else None,
        "kepala_unit": baris.kepala_unit,
        "aktif": baris.aktif,
    }
    jenis = "JabatanDiubah" if jabatan else "JabatanDibuat"
    catat(terkunci, jenis, isi, pelaku=pelaku, sekarang=sekarang)
    return baris


def _periksa_kosong(jabatan: Jabatan | None, hari: date, *, aktif: bool) -> None:
    """A post somebody holds is not retired."""
    if jabatan is None or aktif:
        return
    if jabatan.daftar_penempatan.filter(berlaku_pada(hari)).exists():
        raise MasukanTidakSah(
            "Jabatan ini masih ada pemegangnya, sehingga belum dapat dihapuskan.",
            "Tutup dahulu penempatannya.",
        )


def _periksa_jabatan(jabatan: Jabatan | None, isian: IsianJabatan) -> None:
    if jabatan is not None:
        _tolak_lingkaran(jabatan, isian.atasan, "Jabatan atasan")
    if not (isian.kepala_unit and isian.aktif):
        return
    lain = Jabatan.objects.filter(unit=isian.unit, kepala_unit=True, aktif=True)
    ada = next((j for j in lain if j != jabatan), None)
    if ada is not None:
        raise MasukanTidakSah(
            f"Unit {isian.unit.nama} sudah dipimpin jabatan {ada.nama}.",
            "Hilangkan dahulu tanda pimpinan pada jabatan itu.",
        )


def _tolak_lingkaran(
    baris: UnitKerja | Jabatan, atas: UnitKerja | Jabatan | None, sebutan: str
) -> None:
    """Nothing stands above itself, however far up."""
    kini = atas
    while kini is not None:
        if kini.pk == baris.pk:
            raise MasukanTidakSah(
                f"{sebutan} tidak dapat dirinya sendiri atau yang di bawahnya.",
                "Pilih yang lain.",
            )
        kini = kini.atasan if isinstance(kini, Jabatan) else kini.induk
