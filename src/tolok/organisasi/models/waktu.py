"""Office hours and special days: editable rows behind the working calendar of dasar.kalender."""

from __future__ import annotations

from django.db import models

from tolok.organisasi.domain.istilah import JenisHari
from tolok.organisasi.models.struktur import UnitKerja
from tolok.web.basis import BarisPemda

__all__ = ["HariLibur", "JamKerja"]


class JamKerja(BarisPemda):
    """A week of office hours in force from-to, for the pemda or for one unit.

    `pekan`: seven lists (Monday first) of ["07.30", "12.00"] pairs. `khusus`: an exceptional
    season such as Ramadan, which wins over the ordinary week on its days.
    """

    unit = models.ForeignKey(
        UnitKerja, models.PROTECT, related_name="daftar_jam_kerja", null=True, blank=True
    )
    nama = models.CharField("nama", max_length=100)
    khusus = models.BooleanField("musim khusus", default=False)
    pekan = models.JSONField("jam kerja sepekan")
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai", null=True, blank=True)
    dasar = models.CharField("dasar", max_length=200, blank=True)

    class Meta:
        db_table = "organisasi_jam_kerja"
        verbose_name = "jam kerja"
        verbose_name_plural = "jam kerja"
        ordering = ["mulai"]

    def __str__(self) -> str:
        return self.nama


class HariLibur(BarisPemda):
    """A special day of the pemda, or of one unit. `libur` false: named, but people work.

    On a unit's own row, `libur` false makes the unit work on a day the pemda has off.
    """

    unit = models.ForeignKey(
        UnitKerja, models.PROTECT, related_name="daftar_hari_libur", null=True, blank=True
    )
    tanggal = models.DateField("tanggal")
    nama = models.CharField("nama", max_length=160)
    jenis = models.CharField("jenis", max_length=16, choices=JenisHari.pilihan())
    libur = models.BooleanField("tidak bekerja", default=True)
    dasar = models.CharField("dasar", max_length=200, blank=True)

    class Meta:
        db_table = "organisasi_hari_libur"
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        ordering = ["tanggal"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "unit", "tanggal"],
                name="hari_libur_unik",
            ),
            # SQLite and PostgreSQL let nulls differ; this one closes the gap for the pemda's rows.
            models.UniqueConstraint(
                fields=["pemda", "tanggal"],
                condition=models.Q(unit__isnull=True),
                name="hari_libur_pemda_unik",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal:%Y-%m-%d} {self.nama}"
