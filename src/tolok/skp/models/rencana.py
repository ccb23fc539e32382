"""The plan of an employee over some days: results, indicators, targets."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tolok.skp.domain.lembar import JenisRencana
from tolok.skp.domain.rezim import MasaPenilaian
from tolok.web.basis import BarisPemda

__all__ = ["IndikatorSkp", "RencanaHasilKerja", "RencanaSkp"]


class RencanaSkp(BarisPemda):
    """An SKP: whose, over which days, in which post, rated by which post.

    Who moved has two, each with its own superior. `angka_kredit_jenjang`: level of a functional
    post, for information. `penilai` null: the direct superior of the post at the end of the days.
    """

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ("pegawai", "catatan")

    instansi = models.ForeignKey("organisasi.Instansi", models.PROTECT, related_name="+")
    pegawai = models.ForeignKey("organisasi.Pegawai", models.PROTECT, related_name="+")
    jabatan = models.ForeignKey(
        "organisasi.Jabatan", models.PROTECT, related_name="+", null=True, blank=True
    )
    penilai = models.ForeignKey(
        "organisasi.Jabatan", models.PROTECT, related_name="+", null=True, blank=True
    )
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai")
    jenjang = models.CharField("jenjang jabatan fungsional", max_length=24, blank=True)
    struktural = models.BooleanField("jabatan struktural", default=False)
    catatan = models.CharField("catatan", max_length=400, blank=True)

    class Meta:
        db_table = "skp_rencana"
        verbose_name = "SKP"
        verbose_name_plural = "SKP"
        ordering = ["mulai"]
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "mulai"], name="skp_masa_unik"),
            models.CheckConstraint(
                condition=models.Q(selesai__gte=models.F("mulai")), name="skp_masa_urut"
            ),
        ]
        indexes = [
            # who of an office has an SKP over a period
            models.Index(fields=["instansi", "selesai"], name="skp_instansi_masa"),
        ]

    def __str__(self) -> str:
        return f"SKP {self.pegawai_id} {self.mulai}"

    @property
    def masa(self) -> MasaPenilaian:
        """The days as a value."""
        return MasaPenilaian(mulai=self.mulai, selesai=self.selesai)


class RencanaHasilKerja(BarisPemda):
    """One planned result. `pimpinan`: the superior's planned result it supports, here or in words."""

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ("rencana",)

    skp = models.ForeignKey(RencanaSkp, models.CASCADE, related_name="daftar_rhk")
    urutan = models.PositiveSmallIntegerField("urutan")
    jenis = models.CharField(
        "jenis",
        max_length=8,
        choices=[(j.value, j.value) for j in JenisRencana],
        default=JenisRencana.UTAMA.value,
    )
    rencana = models.CharField("rencana hasil kerja", max_length=400)
    menunjang = models.ForeignKey(
        "self", models.PROTECT, related_name="ditunjang", null=True, blank=True
    )
    pimpinan = models.CharField("RHK pimpinan yang diintervensi", max_length=400, blank=True)

    class Meta:
        db_table = "skp_rhk"
        verbose_name = "rencana hasil kerja"
        verbose_name_plural = "rencana hasil kerja"
        ordering = ["urutan"]
        constraints = [
            models.UniqueConstraint(fields=["skp", "urutan"], name="rhk_urutan_unik"),
        ]

    def __str__(self) -> str:
        return self.rencana


class IndikatorSkp(BarisPemda):
    """An indicator of a planned result with its target. `indikator`: whose verified figure it takes."""

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ("uraian", "target")

    rhk = models.ForeignKey(RencanaHasilKerja, models.CASCADE, related_name="daftar_indikator")
    urutan = models.PositiveSmallIntegerField("urutan")
    aspek = models.CharField("aspek", max_length=12)
    uraian = models.CharField("indikator kinerja individu", max_length=400)
    target = models.CharField("target", max_length=120)
    satuan = models.CharField("satuan", max_length=60, blank=True)
    indikator = models.ForeignKey(
        "kinerja.Indikator", models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        db_table = "skp_indikator"
        verbose_name = "indikator SKP"
        verbose_name_plural = "indikator SKP"
        ordering = ["urutan"]
        constraints = [
            models.UniqueConstraint(fields=["rhk", "urutan"], name="indikator_skp_urutan_unik"),
        ]

    def __str__(self) -> str:
        return self.uraian
