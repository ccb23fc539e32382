"""People and the dated rows that say who holds which post, and who is away."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from tolok.organisasi.domain.istilah import JenisBerhalangan, Kapasitas, StatusPegawai
from tolok.organisasi.models.struktur import Instansi, Jabatan
from tolok.web.basis import BarisPemda

__all__ = ["Berhalangan", "Pegawai", "Penempatan"]


class Pegawai(BarisPemda):
    """An ASN (PNS or PPPK) of the pemda; `instansi` is the present home office.

    `kertas`: signs on paper (no device); staff records it with a scan.
    """

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ("nama", "nip", "pangkat")

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="daftar_pegawai")
    nama = models.CharField("nama dengan gelar", max_length=200)
    nip = models.CharField("NIP", max_length=18, blank=True)
    pangkat = models.CharField("pangkat/golongan", max_length=60, blank=True)
    status = models.CharField(
        "status", max_length=8, choices=StatusPegawai.pilihan(), default=StatusPegawai.PNS.value
    )
    kertas = models.BooleanField("menandatangani di kertas", default=False)
    aktif = models.BooleanField("aktif", default=True)
    pengguna = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="pegawai", null=True, blank=True
    )

    class Meta:
        db_table = "organisasi_pegawai"
        verbose_name = "pegawai"
        verbose_name_plural = "pegawai"
        ordering = ["nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "nip"], condition=~models.Q(nip=""), name="pegawai_nip_unik"
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Penempatan(BarisPemda):
    """Who holds a post from-to, in which capacity, on what basis. Opened and closed, never edited.

    `mulai` and `selesai` are both inside; `selesai` null: until further notice.
    """

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_penempatan")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="daftar_penempatan")
    kapasitas = models.CharField("kapasitas", max_length=12, choices=Kapasitas.pilihan())
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai", null=True, blank=True)
    dasar_jenis = models.CharField("jenis dasar", max_length=60, blank=True)
    dasar_nomor = models.CharField("nomor dasar", max_length=80, blank=True)
    dasar_tanggal = models.DateField("tanggal dasar", null=True, blank=True)
    keterangan = models.CharField("keterangan", max_length=300, blank=True)

    class Meta:
        db_table = "organisasi_penempatan"
        verbose_name = "penempatan"
        verbose_name_plural = "penempatan"
        ordering = ["-mulai"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(selesai__isnull=True)
                | models.Q(selesai__gte=models.F("mulai")),
                name="penempatan_urut",
            ),
        ]
        indexes = [
            # who holds a post today; what a person holds today
            models.Index(fields=["jabatan", "mulai", "selesai"], name="penempatan_jabatan"),
            models.Index(fields=["pegawai", "mulai", "selesai"], name="penempatan_pegawai"),
        ]

    def __str__(self) -> str:
        return f"{self.nama_jabatan}: {self.pegawai.nama}"

    @property
    def nama_jabatan(self) -> str:
        """The post as a letter prints it: "Plt. Kepala Bidang Perdagangan"."""
        return f"{Kapasitas(self.kapasitas).awalan}{self.jabatan.nama}"

    @property
    def dasar(self) -> str:
        """The basis in one line: "Surat Perintah Nomor 800/1"; empty when not recorded."""
        nomor = f"Nomor {self.dasar_nomor}" if self.dasar_nomor else ""
        return f"{self.dasar_jenis} {nomor}".strip()


class Berhalangan(BarisPemda):
    """An absence: leave, duty travel, illness. `mulai`/`selesai` inside; null: not yet known."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_berhalangan")
    jenis = models.CharField(
        "jenis",
        max_length=16,
        choices=JenisBerhalangan.pilihan(),
        default=JenisBerhalangan.BIASA.value,
    )
    alasan = models.CharField("alasan", max_length=200)
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai", null=True, blank=True)

    class Meta:
        db_table = "organisasi_berhalangan"
        verbose_name = "berhalangan"
        verbose_name_plural = "berhalangan"
        ordering = ["-mulai"]
        indexes = [
            # who is away today
            models.Index(fields=["pegawai", "mulai", "selesai"], name="berhalangan_pegawai"),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai.nama}: {self.alasan}"
