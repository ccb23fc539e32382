"""The plan: nodes, agreements, indicators with targets, ceilings, and the rule set in force."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.rencana import JenisSimpul, VersiRencana
from tolok.kinerja.domain.target import Rentang, Target
from tolok.kinerja.models.angka import AngkaField
from tolok.web.basis import BarisPemda

__all__ = [
    "Anggaran",
    "Indikator",
    "PerjanjianKinerja",
    "PilihanAturan",
    "SimpulKinerja",
    "TargetIndikator",
]


def _pilihan(
    jenis: type[JenisSimpul | VersiRencana | Polaritas | Agregasi],
) -> list[tuple[str, str]]:
    return [(j.value, j.value.replace("_", " ")) for j in jenis]


class SimpulKinerja(BarisPemda):
    """A node of the plan of one year: tujuan, sasaran, program, kegiatan or subkegiatan.

    A program hangs on the sasaran it serves. `versi`: the agreement that brought the node in.
    """

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ()

    instansi = models.ForeignKey(
        "organisasi.Instansi", models.PROTECT, related_name="+", verbose_name="perangkat daerah"
    )
    tahun = models.PositiveSmallIntegerField("tahun")
    versi = models.CharField(
        "versi", max_length=12, choices=_pilihan(VersiRencana), default=VersiRencana.MURNI.value
    )
    jenis = models.CharField("jenis", max_length=12, choices=_pilihan(JenisSimpul))
    kode = models.CharField("kode", max_length=40)
    nama = models.CharField("nama", max_length=400)
    induk = models.ForeignKey(
        "self", models.PROTECT, related_name="anak", null=True, blank=True, verbose_name="induk"
    )
    penanggung_jawab = models.ForeignKey(
        "organisasi.Jabatan", models.PROTECT, related_name="+", null=True, blank=True
    )
    urutan = models.PositiveSmallIntegerField("urutan tampil", default=0)

    class Meta:
        db_table = "kinerja_simpul"
        verbose_name = "simpul kinerja"
        verbose_name_plural = "simpul kinerja"
        ordering = ["urutan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["instansi", "tahun", "kode"], name="simpul_kode_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class PerjanjianKinerja(BarisPemda):
    """An agreement with its number. The one in force is the latest by `berlaku_sejak`."""

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ()

    instansi = models.ForeignKey("organisasi.Instansi", models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField("tahun")
    versi = models.CharField("versi", max_length=12, choices=_pilihan(VersiRencana))
    nomor = models.CharField("nomor", max_length=80)
    tanggal = models.DateField("tanggal")
    berlaku_sejak = models.DateField("berlaku sejak")
    alasan = models.CharField("alasan perubahan", max_length=400, blank=True)

    class Meta:
        db_table = "kinerja_perjanjian"
        verbose_name = "perjanjian kinerja"
        verbose_name_plural = "perjanjian kinerja"
        ordering = ["berlaku_sejak"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "tahun", "nomor"], name="perjanjian_nomor_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.versi} {self.nomor}"


class Indikator(BarisPemda):
    """An indicator of a node, with its definition sheet (kamus indikator).

    `penyebut_tahun`: measured each quarter against the year's target. `skala`: names of ranks,
    {name: number as text}. `pembanding`: [[name, number as text]]. `bobot`: weight in the roll-up.
    """

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ()

    instansi = models.ForeignKey("organisasi.Instansi", models.PROTECT, related_name="+")
    simpul = models.ForeignKey(SimpulKinerja, models.PROTECT, related_name="daftar_indikator")
    kode = models.CharField("kode", max_length=40)
    nama = models.CharField("indikator", max_length=400)
    satuan = models.CharField("satuan", max_length=60)
    polaritas = models.CharField("polaritas", max_length=16, choices=_pilihan(Polaritas))
    agregasi = models.CharField("cara menggabung", max_length=24, choices=_pilihan(Agregasi))
    penyebut_tahun = models.BooleanField("penyebut target tahun", default=False)
    berkomponen = models.BooleanField("diisi sebagai pembilang dan penyebut", default=False)
    jenis = models.CharField("jenis (impact, outcome, output)", max_length=20, blank=True)
    definisi = models.TextField("definisi operasional", blank=True)
    rumus = models.CharField("rumus", max_length=400, blank=True)
    sumber = models.CharField("sumber data", max_length=200, blank=True)
    bukti = models.CharField("bukti dukung", max_length=200, blank=True)
    penanggung_jawab = models.ForeignKey(
        "organisasi.Jabatan", models.PROTECT, related_name="+", verbose_name="penanggung jawab"
    )
    skala = models.JSONField("skala predikat", default=dict, blank=True)
    bobot = AngkaField("bobot", null=True, blank=True)
    tersedia_pada = models.DateField("tersedia pada", null=True, blank=True)
    tahun_lalu = AngkaField("realisasi tahun lalu", null=True, blank=True)
    renstra_bawah = AngkaField("target akhir Renstra", null=True, blank=True)
    renstra_atas = AngkaField("batas atas target akhir Renstra", null=True, blank=True)
    pembanding = models.JSONField("pembanding daerah lain", default=list, blank=True)
    catatan = models.TextField("catatan", blank=True)
    urutan = models.PositiveSmallIntegerField("urutan tampil", default=0)

    class Meta:
        db_table = "kinerja_indikator"
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        ordering = ["urutan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["simpul", "kode"], name="indikator_kode_unik"),
        ]
        indexes = [
            # what a post answers for
            models.Index(fields=["penanggung_jawab"], name="indikator_pemilik"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class TargetIndikator(BarisPemda):
    """A target of a year (`tw` 0) or a quarter (1-4); with `atas` it is a range.

    A row of version `perubahan` wins over `murni` once the changed agreement is in force.
    """

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ()

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="daftar_target")
    versi = models.CharField(
        "versi", max_length=12, choices=_pilihan(VersiRencana), default=VersiRencana.MURNI.value
    )
    tw = models.PositiveSmallIntegerField("triwulan (0: tahun)")
    bawah = AngkaField("target")
    atas = AngkaField("batas atas", null=True, blank=True)

    class Meta:
        db_table = "kinerja_target"
        verbose_name = "target"
        verbose_name_plural = "target"
        ordering = ["tw"]
        constraints = [
            models.UniqueConstraint(fields=["indikator", "versi", "tw"], name="target_unik"),
            models.CheckConstraint(condition=models.Q(tw__lte=4), name="target_triwulan"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator_id} TW {self.tw}"

    @property
    def nilai(self) -> Target:
        """The target as a value of the domain."""
        return self.bawah if self.atas is None else Rentang(self.bawah, self.atas)


class Anggaran(BarisPemda):
    """The ceiling of a subkegiatan, before and after the change of the budget; rupiah."""

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ()

    simpul = models.OneToOneField(SimpulKinerja, models.PROTECT, related_name="anggaran")
    pagu_murni = models.BigIntegerField("pagu murni")
    pagu_perubahan = models.BigIntegerField("pagu perubahan", null=True, blank=True)

    class Meta:
        db_table = "kinerja_anggaran"
        verbose_name = "anggaran"
        verbose_name_plural = "anggaran"

    def __str__(self) -> str:
        return f"pagu {self.simpul_id}"

    def pagu(self, versi: VersiRencana) -> int:
        """The ceiling in force under that version of the agreement."""
        if versi is VersiRencana.PERUBAHAN and self.pagu_perubahan is not None:
            return self.pagu_perubahan
        return self.pagu_murni


class PilihanAturan(BarisPemda):
    """Which measurement rule set an office uses from-to; opened and closed, never edited."""

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ()

    instansi = models.ForeignKey("organisasi.Instansi", models.PROTECT, related_name="+")
    aturan = models.CharField("aturan ukur", max_length=60)
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai", null=True, blank=True)

    class Meta:
        db_table = "kinerja_pilihan_aturan"
        verbose_name = "pilihan aturan ukur"
        verbose_name_plural = "pilihan aturan ukur"
        ordering = ["mulai"]
        constraints = [
            models.UniqueConstraint(fields=["instansi", "mulai"], name="pilihan_aturan_unik"),
        ]

    def __str__(self) -> str:
        return self.aturan
