"""Figures: what was reported per quarter, what was spent, and the ratified achievements."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tolok.kinerja.domain.keadaan import Keadaan
from tolok.kinerja.models.angka import AngkaField
from tolok.kinerja.models.rencana import Indikator, SimpulKinerja
from tolok.web.basis import BarisPemda

__all__ = ["Capaian", "Realisasi", "RealisasiAnggaran"]


class Realisasi(BarisPemda):
    """A ratified figure of one quarter (or of the year, `tw` 0). A correction is a new version.

    Null in every number: stated as not measured. `pelaksanaan` null: history brought in.
    """

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ()

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="daftar_realisasi")
    tahun = models.PositiveSmallIntegerField("tahun")
    tw = models.PositiveSmallIntegerField("triwulan (0: tahun)")
    versi = models.PositiveSmallIntegerField("versi", default=1)
    nilai = AngkaField("realisasi", null=True, blank=True)
    pembilang = AngkaField("pembilang", null=True, blank=True)
    penyebut = AngkaField("penyebut", null=True, blank=True)
    bobot = AngkaField("bobot", null=True, blank=True)
    pelaksanaan = models.UUIDField("pelaksanaan", null=True, blank=True)
    disahkan_pada = models.DateTimeField("disahkan", null=True, blank=True)

    class Meta:
        db_table = "kinerja_realisasi"
        verbose_name = "realisasi"
        verbose_name_plural = "realisasi"
        ordering = ["tahun", "tw", "versi"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "tahun", "tw", "versi"], name="realisasi_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indikator_id} {self.tahun}/{self.tw}"


class RealisasiAnggaran(BarisPemda):
    """Spending of a subkegiatan up to a quarter; rupiah. A correction is a new version."""

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ()

    simpul = models.ForeignKey(SimpulKinerja, models.PROTECT, related_name="daftar_anggaran")
    tw = models.PositiveSmallIntegerField("s.d. triwulan")
    versi = models.PositiveSmallIntegerField("versi", default=1)
    nilai = models.BigIntegerField("realisasi anggaran", null=True, blank=True)
    pelaksanaan = models.UUIDField("pelaksanaan", null=True, blank=True)
    disahkan_pada = models.DateTimeField("disahkan", null=True, blank=True)

    class Meta:
        db_table = "kinerja_realisasi_anggaran"
        verbose_name = "realisasi anggaran"
        verbose_name_plural = "realisasi anggaran"
        ordering = ["tw", "versi"]
        constraints = [
            models.UniqueConstraint(
                fields=["simpul", "tw", "versi"], name="realisasi_anggaran_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.simpul_id} s.d. TW {self.tw}"


class Capaian(BarisPemda):
    """One figure of a ratified measurement: inputs, rule set and explanation, as signed.

    Projection of `pelaksanaan` (a run's id); a ralat writes version n+1 and leaves this one.
    `masukan` and `penjelasan` are JSON texts with decimals as strings.
    """

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ()

    instansi = models.ForeignKey("organisasi.Instansi", models.PROTECT, related_name="+")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="daftar_capaian")
    pelaksanaan = models.UUIDField("pelaksanaan")
    periode = models.CharField("periode", max_length=24)
    versi = models.PositiveSmallIntegerField("versi", default=1)
    keadaan = models.CharField(
        "keadaan", max_length=20, choices=[(k.value, k.value) for k in Keadaan]
    )
    capaian = AngkaField("capaian", null=True, blank=True)
    capaian_batas = AngkaField("capaian setelah batas", null=True, blank=True)
    kategori = models.CharField("kategori", max_length=60, blank=True)
    aturan = models.CharField("aturan ukur", max_length=60)
    masukan = models.TextField("masukan")
    penjelasan = models.TextField("penjelasan")
    disahkan_pada = models.DateTimeField("disahkan")

    class Meta:
        db_table = "kinerja_capaian"
        verbose_name = "capaian"
        verbose_name_plural = "capaian"
        ordering = ["periode", "versi"]
        constraints = [
            models.UniqueConstraint(fields=["indikator", "periode", "versi"], name="capaian_unik"),
        ]
        indexes = [
            # trend of an office over periods
            models.Index(fields=["instansi", "periode"], name="capaian_periode"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator_id} {self.periode}"
