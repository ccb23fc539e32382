"""Results of appraisal, and the record of who read what."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tolok.skp.domain.lembar import AsalHasil
from tolok.web.basis import BarisPemda

__all__ = ["CapaianOrganisasi", "HasilSkp", "PembacaanSkp"]


class CapaianOrganisasi(BarisPemda):
    """The predicate of the whole office for a year, as the competent official set it."""

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ()

    instansi = models.ForeignKey("organisasi.Instansi", models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField("tahun")
    predikat = models.CharField("predikat kinerja organisasi", max_length=24)
    dasar = models.CharField("dasar penetapan", max_length=200, blank=True)

    class Meta:
        db_table = "skp_capaian_organisasi"
        verbose_name = "capaian kinerja organisasi"
        verbose_name_plural = "capaian kinerja organisasi"
        ordering = ["tahun"]
        constraints = [
            models.UniqueConstraint(fields=["instansi", "tahun"], name="capaian_organisasi_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.tahun} {self.predikat}"


class HasilSkp(BarisPemda):
    """The appraisal of one employee over some days.

    From a run (`pelaksanaan`, projection of its events), or recorded from a document made elsewhere
    (`dokumen`: the former office, an assessor outside; `e_kinerja`: BKN's application) which a
    person read and confirmed. A newer version replaces none: the highest `versi` stands.
    """

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = (
        "pegawai", "nilai", "predikat", "rating_hasil", "rating_perilaku", "catatan",
    )  # fmt: skip

    instansi = models.ForeignKey("organisasi.Instansi", models.PROTECT, related_name="+")
    pegawai = models.ForeignKey("organisasi.Pegawai", models.PROTECT, related_name="+")
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai")
    versi = models.PositiveSmallIntegerField("versi", default=1)
    asal = models.CharField(
        "asal", max_length=12, choices=[(a.value, a.sebutan) for a in AsalHasil]
    )
    aturan = models.CharField("aturan", max_length=40)
    rating_hasil = models.CharField("rating hasil kerja", max_length=12, blank=True)
    rating_perilaku = models.CharField("rating perilaku kerja", max_length=12, blank=True)
    predikat = models.CharField("predikat", max_length=24)
    nilai = models.DecimalField(
        "nilai prestasi kerja", max_digits=24, decimal_places=20, null=True, blank=True
    )
    pelaksanaan = models.UUIDField("pelaksanaan", null=True, blank=True)
    lembar = models.UUIDField("lembar", null=True, blank=True)
    berkas = models.ForeignKey(
        "berkas.Berkas", models.PROTECT, related_name="+", null=True, blank=True
    )
    catatan = models.CharField("catatan", max_length=400, blank=True)
    ditetapkan = models.DateField("ditetapkan", null=True, blank=True)
    dicatat_oleh = models.ForeignKey(
        "organisasi.Pegawai", models.PROTECT, related_name="+", null=True, blank=True
    )
    dicatat_pada = models.DateTimeField("dicatat")

    class Meta:
        db_table = "skp_hasil"
        verbose_name = "hasil penilaian SKP"
        verbose_name_plural = "hasil penilaian SKP"
        ordering = ["mulai", "versi"]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "mulai", "selesai", "versi"], name="hasil_skp_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai_id} {self.mulai}"


class PembacaanSkp(BarisPemda):
    """Somebody opened the content of somebody's SKP: insert only."""

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ("pembaca", "subjek")

    instansi = models.ForeignKey("organisasi.Instansi", models.PROTECT, related_name="+")
    pembaca = models.ForeignKey("organisasi.Pegawai", models.PROTECT, related_name="+")
    subjek = models.ForeignKey("organisasi.Pegawai", models.PROTECT, related_name="+")
    apa = models.CharField("yang dibuka", max_length=60)
    pada = models.DateTimeField("dibuka")

    class Meta:
        db_table = "skp_pembacaan"
        verbose_name = "pembacaan SKP"
        verbose_name_plural = "pembacaan SKP"
        ordering = ["-pada"]
        indexes = [
            # who read mine
            models.Index(fields=["subjek", "-pada"], name="pembacaan_subjek"),
        ]

    def __str__(self) -> str:
        return f"{self.pembaca_id} {self.apa} {self.subjek_id}"
