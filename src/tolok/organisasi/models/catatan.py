"""The Instansi's own log of what decides rights and figures: append-only and chained."""

from __future__ import annotations

from django.db import models

from tolok.organisasi.models.kepegawaian import Pegawai
from tolok.organisasi.models.struktur import Instansi
from tolok.web.basis import BarisPemda

__all__ = ["CatatanInstansi"]


class CatatanInstansi(BarisPemda):
    """One change of a master (placement, team, lane, calendar, grant) of an Instansi.

    `isi` is the very text that was hashed: ids and dates, no names. `pelaku` null: the system.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="daftar_catatan")
    urutan = models.PositiveIntegerField("urutan")
    jenis = models.CharField("jenis", max_length=40)
    versi = models.PositiveSmallIntegerField("versi", default=1)
    pelaku = models.ForeignKey(Pegawai, models.PROTECT, related_name="+", null=True)
    pada = models.DateTimeField("pada")
    isi = models.TextField("isi")
    jejak = models.CharField("jejak", max_length=64)

    class Meta:
        db_table = "organisasi_catatan"
        verbose_name = "catatan perangkat daerah"
        verbose_name_plural = "catatan perangkat daerah"
        ordering = ["urutan"]
        constraints = [
            models.UniqueConstraint(fields=["instansi", "urutan"], name="catatan_urutan_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.urutan} {self.jenis}"
