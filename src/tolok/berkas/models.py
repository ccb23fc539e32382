"""Stored digital files (fail lampiran): one row per upload, insert only."""

from __future__ import annotations

from django.db import models

from tolok.berkas.domain.jenis import JenisBerkas
from tolok.web.basis import BarisPemda

__all__ = ["Berkas"]


class Berkas(BarisPemda):
    """One stored file: digest, size, kind and cleaned name. The bytes stand in the blob store.

    Rows are never changed; equal uploads are two rows over one blob. Personal fields: `nama_asli`
    (people put names into file names).
    """

    sidik = models.CharField("sidik SHA-256", max_length=64)
    ukuran = models.PositiveBigIntegerField("ukuran (bita)")
    jenis = models.CharField(
        "jenis", max_length=8, choices=[(j.value, j.value.upper()) for j in JenisBerkas]
    )
    nama_asli = models.CharField("nama asli", max_length=120)
    dibuat = models.DateTimeField("disimpan pada")

    class Meta:
        db_table = "berkas_berkas"
        verbose_name = "fail lampiran"
        verbose_name_plural = "fail lampiran"
        indexes = [
            # selectors.sidik_fail: is this digest known?
            models.Index(fields=["sidik"], name="berkas_sidik"),
        ]

    def __str__(self) -> str:
        return self.nama_asli

    @property
    def jenis_berkas(self) -> JenisBerkas:
        """The kind as the domain names it."""
        return JenisBerkas(self.jenis)
