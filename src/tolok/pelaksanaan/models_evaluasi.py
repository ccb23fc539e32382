"""The yearly evaluation form of an SOP version, one per year."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tolok.web.basis import BarisPemda

__all__ = ["FormulirEvaluasi"]


class FormulirEvaluasi(BarisPemda):
    """One form. `isi` is what people typed and `kali` counts every save: whoever saves or signs
    names the count they saw.

    Signed, it is frozen: `angka` holds the figures of the year as they were signed, `tanda` the
    signatory as printed, `sidik` the digest of all three, which the log of the office names too.
    `suntingan` names the editing that a conclusion "direvisi" opened. Personal fields: `pengisi`,
    `penanda`, `tanda`.
    """

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ("pengisi", "penanda", "tanda")

    instansi = models.ForeignKey("organisasi.Instansi", models.PROTECT, related_name="+")
    kode_sop = models.CharField("kode SOP", max_length=60)
    nama_sop = models.CharField("nama SOP", max_length=300)
    sidik_sop = models.CharField("sidik versi SOP", max_length=64)
    tahun = models.PositiveSmallIntegerField("tahun")
    isi = models.JSONField("isi formulir", default=dict, blank=True)
    kali = models.PositiveIntegerField("kali disimpan", default=0)
    pengisi = models.ForeignKey("organisasi.Pegawai", models.PROTECT, related_name="+")
    diubah_pada = models.DateTimeField("diubah")
    angka = models.JSONField("angka saat ditandatangani", default=dict, blank=True)
    tanda = models.JSONField("penanda tangan", default=dict, blank=True)
    penanda = models.ForeignKey(
        "organisasi.Pegawai", models.PROTECT, related_name="+", null=True, blank=True
    )
    ditandatangani_pada = models.DateTimeField("ditandatangani", null=True, blank=True)
    sidik = models.CharField("sidik isi", max_length=64, blank=True)
    suntingan = models.UUIDField("suntingan revisi", null=True, blank=True)

    class Meta:
        db_table = "pelaksanaan_formulir_evaluasi"
        verbose_name = "formulir evaluasi SOP"
        verbose_name_plural = verbose_name
        ordering = ["-tahun", "kode_sop"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "sidik_sop", "tahun"], name="formulir_evaluasi_setahun"
            ),
        ]
        indexes = [
            # The history of one SOP, and what an office has evaluated in a year.
            models.Index(fields=["instansi", "kode_sop", "tahun"], name="formulir_evaluasi_sop"),
        ]

    def __str__(self) -> str:
        return f"{self.nama_sop} {self.tahun}"

    @property
    def selesai(self) -> bool:
        """Whether it is signed."""
        return self.ditandatangani_pada is not None
