"""SOP versions of an office. What was ratified is never rewritten; a change is a new version."""

from __future__ import annotations

from django.db import models

from tolok.sop.domain.status import StatusVersi
from tolok.web.basis import BarisPemda

__all__ = ["VersiSop"]


class VersiSop(BarisPemda):
    """One version of one SOP in one Instansi.

    `isi` is the SOP file as canonical YAML text, `jalan` the running rows prepared from it, and
    `sidik` the digest of both: a run pins it. `konfirmasi` holds what was asked once before the
    version may run. Personal fields: the ratifier's name and NIP inside `isi`.
    """

    instansi = models.ForeignKey(
        "organisasi.Instansi", on_delete=models.PROTECT, related_name="+", verbose_name="instansi"
    )
    kode = models.CharField("kode", max_length=60)
    versi = models.PositiveSmallIntegerField("versi")
    nama = models.CharField("nama", max_length=300)
    nomor = models.CharField("nomor", max_length=120, blank=True)
    sidik = models.CharField("sidik", max_length=64)
    isi = models.TextField("isi berkas SOP")
    jalan = models.JSONField("jalan")
    konfirmasi = models.JSONField("konfirmasi", default=dict, blank=True)
    status = models.CharField(
        "status",
        max_length=8,
        choices=[(satu.value, satu.sebutan) for satu in StatusVersi],
        default=StatusVersi.DRAF.value,
    )
    dimasukkan_pada = models.DateTimeField("dimasukkan")
    berlaku_sejak = models.DateField("berlaku sejak", null=True, blank=True)
    dicabut_sejak = models.DateField("dicabut sejak", null=True, blank=True)

    class Meta:
        db_table = "sop_versi"
        verbose_name = "versi SOP"
        verbose_name_plural = verbose_name
        ordering = ["kode", "-versi"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "kode", "versi"], name="sop_versi_nomor_unik"
            ),
            # At most one version in force per SOP of an Instansi.
            models.UniqueConstraint(
                fields=["instansi", "kode"],
                condition=models.Q(status=StatusVersi.BERLAKU.value),
                name="sop_versi_satu_berlaku",
            ),
        ]
        indexes = [
            # A run finds the version it pinned.
            models.Index(fields=["sidik"], name="sop_versi_sidik"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} versi {self.versi}"
