"""An office that has nothing but its installation, and the workbook that sets it up."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from tolok.kinerja.domain.isi_rencana import IsiIndikator, IsiPerjanjian, IsiRencana, IsiSimpul
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.rencana import JenisSimpul, VersiRencana
from tolok.kinerja.renderers.buku_kantor import tulis_buku_kantor
from tolok.organisasi.domain.isi_kantor import (
    IsiInstansi,
    IsiJabatan,
    IsiKantor,
    IsiPegawai,
    IsiPenempatan,
    IsiUnit,
    sebutan_isi,
)
from tolok.organisasi.domain.istilah import JenisJabatan, JenisUnit, Kapasitas, Peran
from tolok.organisasi.models import Instansi, Pegawai
from tolok.organisasi.services.pemasangan import IsianPemasangan, pasang_kantor

__all__ = ["SAAT", "buku", "kantor", "pasang", "rencana"]

SAAT = datetime(2026, 2, 2, 2, 0, tzinfo=UTC)
NIP_ADMIN = "199001012015021001"


def pasang() -> tuple[Instansi, Pegawai]:
    """What `tolok kelola siapkan_kantor` leaves behind."""
    instansi, _ = pasang_kantor(
        isian=IsianPemasangan(
            pemda="Pemerintah Kabupaten Rekaan",
            jenis_pemda="kabupaten",
            zona="WIB",
            instansi="Dinas Perikanan Kabupaten Rekaan",
            singkatan="Diskan",
            jenis_instansi="dinas",
            nama="Wira Contoh, S.Kom.",
            nip=NIP_ADMIN,
        ),
        sekarang=SAAT,
    )
    return instansi, Pegawai.objects.select_related("pengguna", "instansi__pemda").get()


def _nip(n: int) -> str:
    return f"1985010{n}2010011{n:03d}"


def kantor() -> IsiKantor:
    """Three units, six posts (two of one name), seven people, one of them acting."""
    return IsiKantor(
        instansi=IsiInstansi(alamat="Jalan Rekaan 1", tempat="Rekaan"),
        unit=(
            IsiUnit(nama="Bidang Tangkap", jenis=JenisUnit.BIDANG, induk="Dinas Perikanan"),
            IsiUnit(nama="Dinas Perikanan", jenis=JenisUnit.INDUK),
            IsiUnit(nama="Sekretariat", jenis=JenisUnit.SEKRETARIAT, induk="Dinas Perikanan"),
        ),
        jabatan=(
            IsiJabatan(nama="Kepala Bidang Tangkap", unit="Bidang Tangkap", jenis=JenisJabatan.ADMINISTRATOR, atasan="Kepala Dinas", kepala_unit=True),
            IsiJabatan(nama="Kepala Dinas", unit="Dinas Perikanan", jenis=JenisJabatan.JPT_PRATAMA, kepala_unit=True),
            IsiJabatan(nama="Sekretaris", unit="Sekretariat", jenis=JenisJabatan.ADMINISTRATOR, atasan="Kepala Dinas", kepala_unit=True),
            IsiJabatan(nama="Kasubbag Perencanaan", unit="Sekretariat", jenis=JenisJabatan.PENGAWAS, atasan="Sekretaris"),
            IsiJabatan(nama="Pengolah Data", unit="Sekretariat", jenis=JenisJabatan.PELAKSANA, atasan="Kasubbag Perencanaan"),
            IsiJabatan(nama="Pengolah Data", unit="Bidang Tangkap", jenis=JenisJabatan.PELAKSANA, atasan="Kepala Bidang Tangkap"),
        ),
        pegawai=(
            IsiPegawai(nama="Ayu Misal", nip=_nip(1), pangkat="Pembina Utama Muda (IV/c)", penempatan=IsiPenempatan(jabatan="Kepala Dinas")),
            IsiPegawai(nama="Budi Misal", nip=_nip(2), penempatan=IsiPenempatan(jabatan="Sekretaris")),
            IsiPegawai(nama="Budi Misal", nip=_nip(2), penempatan=IsiPenempatan(jabatan="Kepala Bidang Tangkap", kapasitas=Kapasitas.PLT, mulai=date(2026, 1, 5), selesai=date(2026, 4, 4), dasar="800/12")),
            IsiPegawai(nama="Cici Misal", nip=_nip(3), penempatan=IsiPenempatan(jabatan="Kasubbag Perencanaan"), peran=Peran.MENYIAPKAN_PELAKSANAAN),
            IsiPegawai(nama="Dedi Misal", nip=_nip(4), kertas=True, penempatan=IsiPenempatan(jabatan="Pengolah Data (Bidang Tangkap)")),
            IsiPegawai(nama="Euis Misal", nip=_nip(5), penempatan=IsiPenempatan(jabatan="Pengolah Data (Bidang Tangkap)")),
            IsiPegawai(nama="Wira Contoh, S.Kom.", nip=NIP_ADMIN, penempatan=IsiPenempatan(jabatan="Pengolah Data (Sekretariat)")),
        ),
    )  # fmt: skip


def rencana() -> IsiRencana:
    """A small plan that names the posts of the workbook."""
    return IsiRencana(
        tahun=2026,
        simpul=(
            IsiSimpul(jenis=JenisSimpul.TUJUAN, kode="T1", nama="Perikanan maju"),
            IsiSimpul(jenis=JenisSimpul.SASARAN, kode="S1", nama="Produksi naik", induk="T1"),
            IsiSimpul(jenis=JenisSimpul.PROGRAM, kode="3.25.03", nama="Program Tangkap", induk="S1", penanggung_jawab="Kepala Bidang Tangkap"),
            IsiSimpul(jenis=JenisSimpul.KEGIATAN, kode="3.25.03.2.01", nama="Kegiatan Tangkap", induk="3.25.03"),
            IsiSimpul(jenis=JenisSimpul.SUBKEGIATAN, kode="3.25.03.2.01.0001", nama="Sarana tangkap", induk="3.25.03.2.01", pagu_murni=250_000_000),
        ),
        indikator=(
            IsiIndikator(simpul="S1", kode="IKU-1", nama="Produksi ikan tangkap", satuan="ton", polaritas=Polaritas.POSITIF, agregasi=Agregasi.JUMLAH, penanggung_jawab="Kepala Bidang Tangkap", murni=(Decimal(1200), Decimal(300), Decimal(300), Decimal(300), Decimal(300)), tahun_lalu=Decimal(1150)),
            IsiIndikator(simpul="3.25.03.2.01.0001", kode="K-1", nama="Sarana tersalurkan", satuan="unit", polaritas=Polaritas.POSITIF, agregasi=Agregasi.POSISI_AKHIR, penanggung_jawab="Kepala Bidang Tangkap", penyebut_tahun=True, murni=(Decimal(40), None, None, None, None)),
        ),
        perjanjian=(
            IsiPerjanjian(versi=VersiRencana.MURNI, nomor="000.8/1/PK/2026", tanggal=date(2026, 1, 9), berlaku_sejak=date(2026, 1, 9)),
        ),
    )  # fmt: skip


def buku(isi: IsiKantor | None = None, plan: IsiRencana | None = None) -> bytes:
    """The filled-in workbook."""
    satu = isi or kantor()
    return tulis_buku_kantor(satu, plan or rencana(), list(sebutan_isi(satu.jabatan).values()))
