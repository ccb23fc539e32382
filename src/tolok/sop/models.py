"""SOP versions of an office, and what is being edited before it becomes one.

What was ratified is never rewritten; a change is a new version.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tolok.sop.domain.status import BarisVersi, StatusVersi
from tolok.web.basis import BarisPemda

__all__ = ["PembacaanSop", "RiwayatSuntingan", "Suntingan", "VersiSop"]


class VersiSop(BarisPemda):
    """One version of one SOP in one Instansi.

    `isi` is the SOP file as canonical YAML text, `jalan` the running rows prepared from it, and
    `sidik` the digest of both: a run pins it. `konfirmasi` holds what was asked once before the
    version may run. These change in a draft only (`beku`). `status` is what people decided; what
    the calendar makes of it is `keadaan`. `pelaksanaan` is the run that ratifies or ratified it,
    empty on paper, where `nomor_pengesahan` and `disahkan_pada` are as printed.
    Personal fields: `pembuat`, `peninjau`, `pengesah`, `alasan_kembali` (names its writer); the ratifier's name and NIP inside `isi`.
    """

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ("pembuat", "peninjau", "pengesah", "alasan_kembali")

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
    pembuat = models.ForeignKey(
        "organisasi.Pegawai",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="disusun oleh",
    )
    peninjau = models.ForeignKey(
        "organisasi.Pegawai",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="diperiksa oleh",
    )
    pengesah = models.ForeignKey(
        "organisasi.Pegawai",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="disahkan oleh",
    )
    disahkan_pada = models.DateField("tanggal pengesahan", null=True)
    nomor_pengesahan = models.CharField("nomor pada kertas", max_length=120, blank=True)
    pelaksanaan = models.UUIDField("pelaksanaan pengesahan", null=True)
    alasan_kembali = models.TextField("alasan dikembalikan", blank=True)

    keadaan: BarisVersi | None = None
    """The version as it stands on the day a page asks about; no column."""

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

    @property
    def status_kini(self) -> StatusVersi:
        """Its status on the day a page asks about, else what people decided."""
        return StatusVersi(self.status) if self.keadaan is None else self.keadaan.status

    @property
    def baris(self) -> BarisVersi:
        """What the calendar needs to know of it."""
        return BarisVersi(
            id=self.pk,
            versi=self.versi,
            status=StatusVersi(self.status),
            berlaku_sejak=self.berlaku_sejak,
            dicabut_sejak=self.dicabut_sejak,
        )


class Suntingan(BarisPemda):
    """An SOP under review or in the editor: a page that is not yet a version.

    `isi` is the SOP file as canonical YAML text and `urutan` the step of its history that it is.
    `kali` counts every change, undoing too: whoever saves names the count they saw. `sumber` is the document it was read from, null when it
    was begun empty or from a version. `kode` empty: a new SOP, its code comes from its name. `asal` is
    the version it was begun from and `sidik_asal` what that version said then: a draft that says it
    still is replaced, else the next version is made.
    Personal fields: the ratifier's name and NIP inside `isi`.
    """

    instansi = models.ForeignKey(
        "organisasi.Instansi", on_delete=models.PROTECT, related_name="+", verbose_name="instansi"
    )
    nama = models.CharField("nama", max_length=300)
    kode = models.CharField("kode", max_length=60, blank=True)
    sumber = models.ForeignKey(
        "berkas.Berkas",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="sumber",
    )
    isi = models.TextField("isi berkas SOP")
    letak = models.JSONField("letak bidang pada sumber", default=dict, blank=True)
    urutan = models.PositiveIntegerField("urutan", default=0)
    kali = models.PositiveIntegerField("kali diubah", default=0)
    pembuat = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField("dibuat")
    diubah_pada = models.DateTimeField("diubah")
    versi = models.ForeignKey(
        VersiSop,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="menjadi versi",
    )
    asal = models.ForeignKey(
        VersiSop,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="dimulai dari versi",
    )
    sidik_asal = models.CharField("sidik versi asal", max_length=64, blank=True)

    class Meta:
        db_table = "sop_suntingan"
        verbose_name = "suntingan SOP"
        verbose_name_plural = verbose_name
        ordering = ["-diubah_pada"]

    def __str__(self) -> str:
        return self.nama


class RiwayatSuntingan(BarisPemda):
    """One state of a Suntingan, so that every change can be undone and done again."""

    suntingan = models.ForeignKey(Suntingan, on_delete=models.CASCADE, related_name="riwayat")
    urutan = models.PositiveIntegerField("urutan")
    kata = models.CharField("yang diubah", max_length=200)
    isi = models.TextField("isi berkas SOP")
    pegawai = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada")

    class Meta:
        db_table = "sop_suntingan_riwayat"
        verbose_name = "riwayat suntingan"
        verbose_name_plural = verbose_name
        ordering = ["suntingan", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["suntingan", "urutan"], name="sop_suntingan_urutan_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.suntingan_id} {self.urutan}"


class PembacaanSop(BarisPemda):
    """Somebody says to have read a version that is in force. Insert only.

    Personal fields: `pegawai`.
    """

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ("pegawai",)

    versi = models.ForeignKey(VersiSop, on_delete=models.PROTECT, related_name="pembacaan")
    pegawai = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("dinyatakan dibaca")

    class Meta:
        db_table = "sop_pembacaan"
        verbose_name = "pembacaan SOP"
        verbose_name_plural = verbose_name
        ordering = ["versi", "pada"]
        constraints = [
            models.UniqueConstraint(fields=["versi", "pegawai"], name="sop_pembacaan_sekali"),
        ]

    def __str__(self) -> str:
        return f"{self.versi_id} {self.pegawai_id}"
