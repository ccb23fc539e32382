"""A small invented office for tests: named people in named posts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from tolok.akun.models import Pengguna
from tolok.organisasi.domain.istilah import JenisJabatan, JenisUnit, Kapasitas, Lingkup, Peran
from tolok.organisasi.models import (
    Instansi,
    Jabatan,
    Pegawai,
    Pemda,
    Penempatan,
    UnitKerja,
    Wewenang,
)

SEKARANG = datetime(2026, 10, 12, 2, 0, tzinfo=UTC)
HARI = date(2026, 10, 12)
AWAL = date(2025, 1, 1)


@dataclass
class Kantor:
    """An office: head, secretary, planning head, staff, two bidang (the second one vacant)."""

    pemda: Pemda
    instansi: Instansi
    unit: dict[str, UnitKerja] = field(default_factory=dict)
    jabatan: dict[str, Jabatan] = field(default_factory=dict)
    pegawai: dict[str, Pegawai] = field(default_factory=dict)
    penempatan: dict[str, Penempatan] = field(default_factory=dict)


_JABATAN = (
    # key, post, unit, kind, superior, leads, person
    ("kepala", "Kepala Dinas", "dinas", JenisJabatan.JPT_PRATAMA, None, True, "Arya Contoh"),
    ("sekretaris", "Sekretaris", "sekretariat", JenisJabatan.ADMINISTRATOR, "kepala", True, "Bunga Rekaan"),
    ("kasubbag", "Kepala Subbagian Perencanaan", "sekretariat", JenisJabatan.PENGAWAS, "sekretaris", False, "Citra Misalnya"),
    ("penyusun", "Pengolah Data", "sekretariat", JenisJabatan.PELAKSANA, "kasubbag", False, "Gita Contohnya"),
    ("kabid", "Kepala Bidang Perdagangan", "bidang1", JenisJabatan.ADMINISTRATOR, "kepala", True, "Mega Ibarat"),
    ("analis", "Analis Perdagangan", "bidang1", JenisJabatan.FUNGSIONAL, "kabid", False, "Nanda Ilustrasi"),
    ("kabid_kosong", "Kepala Bidang Pasar", "bidang2", JenisJabatan.ADMINISTRATOR, "kepala", True, None),
    ("penata", "Penata Layanan", "bidang2", JenisJabatan.PELAKSANA, "kabid_kosong", False, "Vino Rekayasa"),
)  # fmt: skip
_UNIT = (
    ("dinas", "Dinas", JenisUnit.INDUK, None),
    ("sekretariat", "Sekretariat", JenisUnit.SEKRETARIAT, "dinas"),
    ("bidang1", "Bidang Perdagangan", JenisUnit.BIDANG, "dinas"),
    ("bidang2", "Bidang Pasar", JenisUnit.BIDANG, "dinas"),
)


def buat_kantor(nama: str = "Contoh", kode: str = "a", pemda: Pemda | None = None) -> Kantor:
    """Make the office with its people, accounts and an administrator (the secretary)."""
    pemda = pemda or Pemda.objects.create(
        nama=f"Pemerintah Kota {nama}", jenis="kota", zona="WIB", contoh=True
    )
    instansi = Instansi.objects.create(
        pemda=pemda,
        nama=f"Dinas Perdagangan Kota {nama}",
        singkatan="Disdag",
        kode=kode,
        jenis="dinas",
    )
    kantor = Kantor(pemda=pemda, instansi=instansi)
    for urutan, (kunci, nama_unit, jenis, induk) in enumerate(_UNIT):
        kantor.unit[kunci] = UnitKerja.objects.create(
            pemda=pemda,
            instansi=instansi,
            nama=nama_unit,
            jenis=jenis.value,
            induk=kantor.unit[induk] if induk else None,
            urutan=urutan,
        )
    for urutan, baris in enumerate(_JABATAN, start=1):
        _jabatan(kantor, urutan, *baris)
    beri(kantor, "sekretaris", Peran.ADMINISTRATOR)
    return kantor


def _jabatan(
    kantor: Kantor,
    urutan: int,
    kunci: str,
    nama: str,
    unit: str,
    jenis: JenisJabatan,
    atasan: str | None,
    kepala: bool,
    orang: str | None,
) -> None:
    kantor.jabatan[kunci] = Jabatan.objects.create(
        pemda=kantor.pemda,
        instansi=kantor.instansi,
        unit=kantor.unit[unit],
        nama=nama,
        jenis=jenis.value,
        atasan=kantor.jabatan[atasan] if atasan else None,
        kepala_unit=kepala,
        urutan=urutan,
    )
    if orang is None:
        return
    nip = f"19000101192001{urutan:02d}{len(Pegawai.objects.all()) % 100:02d}"
    kantor.pegawai[kunci] = Pegawai.objects.create(
        pemda=kantor.pemda,
        instansi=kantor.instansi,
        nama=orang,
        nip=nip,
        pangkat="Penata (III/c)",
        pengguna=Pengguna.objects.buat(f"{kantor.instansi.kode}-{kunci}"),
    )
    kantor.penempatan[kunci] = duduki(kantor, kunci, kunci, Kapasitas.DEFINITIF, AWAL, None)


def duduki(
    kantor: Kantor,
    jabatan: str,
    pegawai: str,
    kapasitas: Kapasitas,
    mulai: date,
    selesai: date | None,
) -> Penempatan:
    """Put somebody in a post straight into the table."""
    return Penempatan.objects.create(
        pemda=kantor.pemda,
        pegawai=kantor.pegawai[pegawai],
        jabatan=kantor.jabatan[jabatan],
        kapasitas=kapasitas.value,
        mulai=mulai,
        selesai=selesai,
    )


def beri(kantor: Kantor, pegawai: str, peran: Peran) -> Wewenang:
    """Grant a right in this office straight into the table."""
    return Wewenang.objects.create(
        pemda=kantor.pemda,
        pegawai=kantor.pegawai[pegawai],
        peran=peran.value,
        lingkup=Lingkup.INSTANSI.value,
        instansi=kantor.instansi,
        mulai=AWAL,
    )
