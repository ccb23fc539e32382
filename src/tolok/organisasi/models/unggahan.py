"""A workbook that was read and waits for a person to look at what it would change."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tolok.organisasi.models.kepegawaian import Pegawai
from tolok.organisasi.models.struktur import Instansi
from tolok.web.basis import BarisPemda

__all__ = ["Unggahan"]


class Unggahan(BarisPemda):
    """What a workbook says, kept between upload and "terapkan" so that nothing typed is lost.

    `jenis` names who reads it ("rencana", "kantor"); `isi` is the JSON text of its contents,
    emptied once applied; `dasar` is the digest of what it was compared with.
    """

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ("isi",)

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    jenis = models.CharField("jenis", max_length=16)
    nama_fail = models.CharField("nama fail", max_length=160)
    isi = models.TextField("isi", blank=True)
    dasar = models.CharField("sidik pembanding", max_length=64, blank=True)
    pembuat = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField("diunggah")
    diterapkan = models.DateTimeField("diterapkan", null=True, blank=True)

    class Meta:
        db_table = "organisasi_unggahan"
        verbose_name = "unggahan"
        verbose_name_plural = "unggahan"
        ordering = ["-dibuat"]

    def __str__(self) -> str:
        return f"{self.jenis} {self.nama_fail}"
