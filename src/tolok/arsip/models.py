"""What is kept of a finished run, and where its paper stands."""

from __future__ import annotations

from django.db import models

from tolok.arsip.domain.indeks import Keamanan, TempatArsip
from tolok.web.basis import BarisPemda


class Arsip(BarisPemda):
    """The record that closes a run: its index and the head of its log at that moment.

    Written once. What may change later (the shelf) has a table of its own, so that the sealed
    index never needs an update.
    """

    instansi = models.ForeignKey("organisasi.Instansi", on_delete=models.PROTECT, related_name="+")
    pelaksanaan = models.OneToOneField(
        "pelaksanaan.Pelaksanaan", on_delete=models.PROTECT, related_name="arsip"
    )
    klasifikasi = models.CharField("kode klasifikasi", max_length=40)
    uraian = models.CharField("uraian berkas", max_length=300)
    kurun_waktu = models.CharField("kurun waktu", max_length=60)
    keamanan = models.CharField(
        max_length=12, choices=[(k.value, k.value) for k in Keamanan], default=Keamanan.BIASA
    )
    indeks = models.TextField("indeks kanonik")
    sidik = models.CharField("sidik indeks", max_length=64)
    dibuat_pada = models.DateTimeField()

    class Meta:
        db_table = "arsip_arsip"
        verbose_name = verbose_name_plural = "arsip"
        indexes = (
            # The archive list of one office, newest first.
            models.Index(fields=["instansi", "-dibuat_pada"], name="arsip_instansi_waktu"),
        )

    def __str__(self) -> str:
        return self.uraian


class TempatSimpan(BarisPemda):
    """Where the paper stood from a moment on; a move adds a row, the newest one is in force."""

    arsip = models.ForeignKey(Arsip, on_delete=models.PROTECT, related_name="daftar_tempat")
    ruang = models.CharField(max_length=80, blank=True)
    rak = models.CharField(max_length=40, blank=True)
    boks = models.CharField(max_length=40, blank=True)
    folder = models.CharField(max_length=80, blank=True)
    dicatat_oleh = models.ForeignKey(
        "organisasi.Pegawai", on_delete=models.PROTECT, related_name="+"
    )
    dicatat_pada = models.DateTimeField()

    class Meta:
        db_table = "arsip_tempat_simpan"
        verbose_name = verbose_name_plural = "tempat simpan"
        ordering = ("-dicatat_pada",)

    def __str__(self) -> str:
        return str(TempatArsip(ruang=self.ruang, rak=self.rak, boks=self.boks, folder=self.folder))
