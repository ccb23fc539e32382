"""What looking on leaves in the database: calendar links, letters of assignment, a reading log."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tolok.web.basis import BarisPemda

__all__ = ["Bacaan", "SuratTugas", "TautanKalender"]


class TautanKalender(BarisPemda):
    """A secret address under which a calendar programme reads one person's deadlines.

    Only the digest of the secret is kept; whoever has the address reads deadlines and nothing
    else. A new link ends the one before.
    """

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ("pegawai",)

    pegawai = models.ForeignKey("organisasi.Pegawai", models.PROTECT, related_name="+")
    sidik = models.CharField("sidik token", max_length=64, unique=True)
    dibuat_pada = models.DateTimeField("dibuat")
    dicabut_pada = models.DateTimeField("dicabut", null=True, blank=True)

    class Meta:
        db_table = "pemantauan_tautan_kalender"
        verbose_name = "tautan kalender"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai"],
                condition=models.Q(dicabut_pada__isnull=True),
                name="tautan_kalender_satu",
            )
        ]

    def __str__(self) -> str:
        return f"kalender {self.pegawai_id}"


class SuratTugas(BarisPemda):
    """A letter that lets an evaluator read one office for one year, or one period of it.

    `instansi` is the office that is read, whoever the evaluator works for. Personal fields:
    `pegawai`, `dicatat_oleh`.
    """

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ("pegawai", "dicatat_oleh")

    instansi = models.ForeignKey("organisasi.Instansi", models.PROTECT, related_name="+")
    pegawai = models.ForeignKey("organisasi.Pegawai", models.PROTECT, related_name="+")
    nomor = models.CharField("nomor surat tugas", max_length=120)
    tanggal = models.DateField("tanggal surat tugas")
    tahun = models.PositiveSmallIntegerField("tahun yang dievaluasi")
    periode = models.CharField("periode", max_length=24, blank=True)
    mulai = models.DateField("berlaku sejak")
    selesai = models.DateField("berlaku sampai")
    dicatat_oleh = models.UUIDField("dicatat oleh")
    dicatat_pada = models.DateTimeField("dicatat")
    dicabut_pada = models.DateTimeField("dicabut", null=True, blank=True)

    class Meta:
        db_table = "pemantauan_surat_tugas"
        verbose_name = "surat tugas"
        verbose_name_plural = verbose_name
        ordering = ["-mulai", "nomor"]
        indexes = [models.Index(fields=["pegawai", "selesai"], name="surat_tugas_pegawai")]

    def __str__(self) -> str:
        return f"Surat Tugas {self.nomor}"


class Bacaan(BarisPemda):
    """One page of an office that somebody from outside opened. Insert only.

    Personal fields: `pegawai`.
    """

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ("pegawai",)

    instansi = models.ForeignKey("organisasi.Instansi", models.PROTECT, related_name="+")
    surat = models.ForeignKey(SuratTugas, models.PROTECT, related_name="+", null=True, blank=True)
    pegawai = models.ForeignKey("organisasi.Pegawai", models.PROTECT, related_name="+")
    halaman = models.CharField("halaman", max_length=200)
    pelaksanaan = models.UUIDField("pelaksanaan", null=True, blank=True)
    pada = models.DateTimeField("dibaca")

    class Meta:
        db_table = "pemantauan_bacaan"
        verbose_name = "bacaan"
        verbose_name_plural = verbose_name
        ordering = ["-pada"]
        indexes = [models.Index(fields=["instansi", "-pada"], name="bacaan_instansi")]

    def __str__(self) -> str:
        return self.halaman
