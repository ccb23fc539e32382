"""Official documents, their versions, the book of numbers and the book of deliveries."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tolok.naskah.domain.dokumen import JenisNaskah
from tolok.naskah.domain.nomor import BUKU_BAWAAN, StatusNomor
from tolok.web.basis import BarisPemda

__all__ = ["TABEL_TETAP", "BukuNomor", "LembarEkspedisi", "Naskah", "VersiNaskah"]

TABEL_TETAP = ("naskah_naskah", "naskah_versi")
"""Insert-only tables, guarded by triggers."""


class Naskah(BarisPemda):
    """One official document of an Instansi, whatever its version. Insert only.

    `pelaksanaan` is the id of the run that made it; the run lives in a room above.
    """

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ("perihal",)

    instansi = models.ForeignKey("organisasi.Instansi", models.PROTECT, related_name="+")
    jenis = models.CharField(
        "jenis", max_length=24, choices=[(j.value, j.nama) for j in JenisNaskah]
    )
    perihal = models.CharField("perihal", max_length=300)
    pelaksanaan = models.UUIDField("pelaksanaan", null=True, blank=True)
    pembuat = models.ForeignKey("organisasi.Pegawai", models.PROTECT, related_name="+", null=True)
    dibuat = models.DateTimeField("dibuat pada")

    class Meta:
        db_table = "naskah_naskah"
        verbose_name = "naskah"
        verbose_name_plural = "naskah"
        indexes = [
            # selectors.daftar_naskah: newest documents of an office
            models.Index(fields=["instansi", "-dibuat"], name="naskah_instansi_baru"),
            # selectors.naskah_pelaksanaan
            models.Index(fields=["pelaksanaan"], name="naskah_pelaksanaan"),
        ]

    def __str__(self) -> str:
        return self.perihal


class VersiNaskah(BarisPemda):
    """One drawn version: blob, digest of what it says, and what it was made from. Insert only.

    `sidik` is the printed digest; `sidik_lembar` the digests of the submitted sheets behind it.
    `tanggal` is the date on the document, `dibuat` the moment of drawing; both are shown.
    """

    naskah = models.ForeignKey(Naskah, models.PROTECT, related_name="daftar_versi")
    versi = models.PositiveIntegerField("versi")
    berkas = models.ForeignKey("berkas.Berkas", models.PROTECT, related_name="+")
    sidik = models.CharField("sidik isi", max_length=64)
    sidik_lembar = models.JSONField("sidik lembar", default=list, blank=True)
    templat = models.CharField("versi templat", max_length=16)
    status = models.CharField("status", max_length=24, blank=True)
    nomor = models.CharField("nomor", max_length=120, blank=True)
    tanggal = models.DateField("tanggal naskah", null=True, blank=True)
    pembuat = models.ForeignKey("organisasi.Pegawai", models.PROTECT, related_name="+", null=True)
    dibuat = models.DateTimeField("dibuat pada")

    class Meta:
        db_table = "naskah_versi"
        verbose_name = "versi naskah"
        verbose_name_plural = "versi naskah"
        constraints = [
            models.UniqueConstraint(fields=["naskah", "versi"], name="versi_naskah_unik"),
        ]
        indexes = [
            # selectors.cari_sidik: which version carries this printed digest?
            models.Index(fields=["sidik"], name="versi_naskah_sidik"),
            # selectors.pemakai_nomor: does another document carry this number?
            models.Index(fields=["pemda", "nomor"], name="versi_naskah_nomor"),
        ]

    def __str__(self) -> str:
        return f"{self.naskah_id} versi {self.versi}"


class BukuNomor(BarisPemda):
    """One number of a book of an Instansi and year; only its state changes."""

    instansi = models.ForeignKey("organisasi.Instansi", models.PROTECT, related_name="+")
    buku = models.CharField("buku", max_length=40, default=BUKU_BAWAAN)
    tahun = models.PositiveSmallIntegerField("tahun")
    urut = models.PositiveIntegerField("nomor urut")
    klasifikasi = models.CharField("klasifikasi", max_length=40)
    nomor = models.CharField("nomor", max_length=120)
    status = models.CharField(
        "status",
        max_length=8,
        choices=[(s.value, s.value) for s in StatusNomor],
        default=StatusNomor.DIPESAN.value,
    )
    dipesan_oleh = models.ForeignKey(
        "organisasi.Pegawai", models.PROTECT, related_name="+", null=True
    )
    dipesan_pada = models.DateTimeField("dipesan pada")
    naskah = models.ForeignKey(Naskah, models.PROTECT, related_name="daftar_nomor", null=True)
    ditutup_pada = models.DateTimeField("terpakai atau batal pada", null=True)
    alasan = models.CharField("alasan batal", max_length=300, blank=True)

    class Meta:
        db_table = "naskah_buku_nomor"
        verbose_name = "nomor naskah"
        verbose_name_plural = "nomor naskah"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "buku", "tahun", "urut"], name="buku_nomor_urut_unik"
            ),
            models.CheckConstraint(
                condition=Q(status=StatusNomor.TERPAKAI.value, naskah__isnull=False)
                | ~Q(status=StatusNomor.TERPAKAI.value),
                name="buku_nomor_terpakai_bernaskah",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor


class LembarEkspedisi(BarisPemda):
    """One delivery (D15): what went to whom, and the receipt when it came back."""

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ("penerima",)

    instansi = models.ForeignKey("organisasi.Instansi", models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField("tahun")
    urut = models.PositiveIntegerField("nomor urut")
    naskah = models.ForeignKey(
        Naskah, models.PROTECT, related_name="daftar_ekspedisi", null=True, blank=True
    )
    nomor_surat = models.CharField("nomor surat", max_length=120, blank=True)
    tujuan = models.CharField("tujuan", max_length=200)
    isi = models.CharField("isi/jumlah", max_length=300)
    cara = models.CharField("cara", max_length=40)
    dikirim_oleh = models.ForeignKey(
        "organisasi.Pegawai", models.PROTECT, related_name="+", null=True
    )
    dikirim_pada = models.DateTimeField("dikirim pada")
    penerima = models.CharField("nama penerima", max_length=200, blank=True)
    diterima_pada = models.DateTimeField("diterima pada", null=True, blank=True)
    bukti = models.ForeignKey(
        "berkas.Berkas", models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        db_table = "naskah_ekspedisi"
        verbose_name = "ekspedisi"
        verbose_name_plural = "ekspedisi"
        constraints = [
            models.UniqueConstraint(fields=["instansi", "tahun", "urut"], name="ekspedisi_urut"),
        ]

    def __str__(self) -> str:
        return f"{self.urut}/{self.tahun} {self.tujuan}"
