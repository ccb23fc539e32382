"""The office: pemda, perangkat daerah, units and posts."""

from __future__ import annotations

from uuid import uuid4

from django.db import models

from tolok.organisasi.domain.istilah import (
    JenisInstansi,
    JenisJabatan,
    JenisPemda,
    JenisUnit,
    Zona,
)
from tolok.web.basis import BarisPemda

__all__ = ["Instansi", "Jabatan", "Pemda", "UnitKerja"]


class Pemda(models.Model):
    """A regional government: the unit of growth and the wall between offices. Global table.

    `contoh` marks demo data; a database holds either demo pemdas or real ones, never both.
    `penerima_laporan`: default recipients of a cover letter, a list of
    {kode, kepada, melalui?, jenis: asli|tembusan}. `batas_pelaporan`: limits that the pemda sets
    itself instead of the law's, dated: a list of {kode, bulan, mulai, dasar}. `putusan_rangkap`:
    whether one person may decide on a document twice in two capacities, dated: a list of
    {dilarang, mulai, dasar}; before the first it is allowed.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    nama = models.CharField("nama", max_length=200, unique=True)
    jenis = models.CharField("jenis", max_length=16, choices=JenisPemda.pilihan())
    kepala_daerah = models.CharField("sebutan kepala daerah", max_length=40, blank=True)
    zona = models.CharField(
        "zona waktu", max_length=4, choices=Zona.pilihan(), default=Zona.WIB.value
    )
    contoh = models.BooleanField("data contoh", default=False)
    penerima_laporan = models.JSONField("penerima laporan", default=list, blank=True)
    batas_pelaporan = models.JSONField("batas pelaporan", default=list, blank=True)
    putusan_rangkap = models.JSONField("putusan rangkap", default=list, blank=True)

    class Meta:
        db_table = "organisasi_pemda"
        verbose_name = "pemerintah daerah"
        verbose_name_plural = "pemerintah daerah"

    def __str__(self) -> str:
        return self.nama

    @property
    def nama_zona(self) -> str:
        """IANA name of the zone that dates and hours are shown and counted in."""
        return Zona(self.zona).nama_iana


class Instansi(BarisPemda):
    """A perangkat daerah (dinas, badan, ...) with its letterhead.

    `catatan_urutan` and `catatan_jejak` are the head of its own chained log, so that a removed
    tail is found. `kode_klasifikasi`: archive classification codes by use.
    """

    nama = models.CharField("nama", max_length=200)
    singkatan = models.CharField("singkatan", max_length=40, blank=True)
    kode = models.SlugField("kode", max_length=40)
    jenis = models.CharField("jenis", max_length=24, choices=JenisInstansi.pilihan())
    alamat = models.CharField("alamat", max_length=300, blank=True)
    telepon = models.CharField("telepon", max_length=60, blank=True)
    laman = models.CharField("laman", max_length=120, blank=True)
    posel = models.CharField("posel", max_length=120, blank=True)
    tempat = models.CharField("tempat pada surat", max_length=80, blank=True)
    kode_klasifikasi = models.JSONField("kode klasifikasi", default=dict, blank=True)
    catatan_urutan = models.PositiveIntegerField(default=0, editable=False)
    catatan_jejak = models.CharField(max_length=64, default="", blank=True, editable=False)

    class Meta:
        db_table = "organisasi_instansi"
        verbose_name = "perangkat daerah"
        verbose_name_plural = "perangkat daerah"
        constraints = [
            models.UniqueConstraint(fields=["pemda", "kode"], name="instansi_kode_unik"),
        ]

    def __str__(self) -> str:
        return self.nama


class UnitKerja(BarisPemda):
    """A sekretariat, bidang, subbagian or UPT inside an Instansi; units form a tree."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="daftar_unit")
    induk = models.ForeignKey(
        "self", models.PROTECT, related_name="anak", null=True, blank=True, verbose_name="induk"
    )
    nama = models.CharField("nama", max_length=200)
    jenis = models.CharField("jenis", max_length=16, choices=JenisUnit.pilihan())
    urutan = models.PositiveSmallIntegerField("urutan tampil", default=0)
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        db_table = "organisasi_unit_kerja"
        verbose_name = "unit kerja"
        verbose_name_plural = "unit kerja"
        ordering = ["urutan", "nama"]
        constraints = [
            models.UniqueConstraint(fields=["instansi", "nama"], name="unit_nama_unik"),
        ]

    def __str__(self) -> str:
        return self.nama


class Jabatan(BarisPemda):
    """A post. Tasks reach posts; a dated Penempatan says who holds one.

    `kepala_unit`: leads its unit. `penilai_luar`: a post that only appraises the heads of other
    offices (Sekda, Wali Kota) and takes no part in the SOPs here.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="daftar_jabatan")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="daftar_jabatan")
    kode = models.CharField("kode", max_length=40, blank=True)
    nama = models.CharField("nama", max_length=200)
    jenis = models.CharField("jenis", max_length=16, choices=JenisJabatan.pilihan())
    atasan = models.ForeignKey(
        "self", models.PROTECT, related_name="bawahan", null=True, blank=True,
        verbose_name="jabatan atasan langsung",
    )  # fmt: skip
    kepala_unit = models.BooleanField("memimpin unit", default=False)
    penilai_luar = models.BooleanField("penilai di luar perangkat daerah", default=False)
    urutan = models.PositiveSmallIntegerField("urutan tampil", default=0)
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        db_table = "organisasi_jabatan"
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"
        ordering = ["urutan", "nama"]
        constraints = [
            # A unit has one head: the lane rule `kepala_unit` resolves to exactly one post.
            models.UniqueConstraint(
                fields=["unit"],
                condition=models.Q(kepala_unit=True, aktif=True),
                name="jabatan_kepala_unit_satu",
            ),
        ]

    def __str__(self) -> str:
        return self.nama
