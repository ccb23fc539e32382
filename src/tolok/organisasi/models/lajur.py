"""Teams, the map from SOP lanes to people, and dated grants of rights."""

from __future__ import annotations

from django.db import models

from tolok.organisasi.domain.istilah import AturanLajur, Lingkup, Peran
from tolok.organisasi.models.kepegawaian import Pegawai
from tolok.organisasi.models.struktur import Instansi
from tolok.web.basis import BarisPemda

__all__ = ["AnggotaTim", "PetaLajur", "Tim", "Wewenang"]


class Tim(BarisPemda):
    """A team formed by a decree (SK), with its validity. `berlaku` false: still a draft SK."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="daftar_tim")
    kode = models.CharField("kode", max_length=40, blank=True)
    nama = models.CharField("nama", max_length=200)
    dasar_jenis = models.CharField("jenis dasar", max_length=60, blank=True)
    dasar_nomor = models.CharField("nomor SK", max_length=80, blank=True)
    dasar_tanggal = models.DateField("tanggal SK", null=True, blank=True)
    mulai = models.DateField("berlaku mulai", null=True, blank=True)
    selesai = models.DateField("berlaku sampai", null=True, blank=True)
    berlaku = models.BooleanField("sudah ditetapkan", default=False)

    class Meta:
        db_table = "organisasi_tim"
        verbose_name = "tim"
        verbose_name_plural = "tim"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


class AnggotaTim(BarisPemda):
    """A member of a team, from-to, with the place in it (Ketua, Sekretaris Tim, Anggota)."""

    tim = models.ForeignKey(Tim, models.PROTECT, related_name="daftar_anggota")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_keanggotaan")
    kedudukan = models.CharField("kedudukan dalam tim", max_length=60)
    ketua = models.BooleanField("ketua", default=False)
    mulai = models.DateField("mulai", null=True, blank=True)
    selesai = models.DateField("selesai", null=True, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan tampil", default=0)

    class Meta:
        db_table = "organisasi_anggota_tim"
        verbose_name = "anggota tim"
        verbose_name_plural = "anggota tim"
        ordering = ["urutan"]

    def __str__(self) -> str:
        return f"{self.kedudukan}: {self.pegawai.nama}"


class PetaLajur(BarisPemda):
    """Who a lane of an SOP is in this office. Dated: a new rule closes the old row.

    `isian` by rule: jabatan {"jabatan": [id]}; kepala_unit and pegawai_unit {"unit": [id, ...]};
    tim {"tim": id}; ditetapkan {"langkah": n}; atasan_subjek and subjek {}.
    `sop_sidik` narrows the row to one version of the SOP; empty: every version.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="daftar_peta_lajur")
    sop_kode = models.CharField("kode SOP", max_length=80)
    sop_sidik = models.CharField("sidik SOP", max_length=64, blank=True)
    lajur = models.CharField("lajur", max_length=80)
    aturan = models.CharField("aturan", max_length=16, choices=AturanLajur.pilihan())
    isian = models.JSONField("isian", default=dict, blank=True)
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai", null=True, blank=True)

    class Meta:
        db_table = "organisasi_peta_lajur"
        verbose_name = "peta lajur"
        verbose_name_plural = "peta lajur"
        constraints = [
            # One rule in force per lane: the open row.
            models.UniqueConstraint(
                fields=["instansi", "sop_kode", "sop_sidik", "lajur"],
                condition=models.Q(selesai__isnull=True),
                name="peta_lajur_terbuka_satu",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sop_kode}/{self.lajur}"


class Wewenang(BarisPemda):
    """A dated grant of a right to a person. `instansi` null: the whole pemda."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_wewenang")
    peran = models.CharField("peran", max_length=24, choices=Peran.pilihan())
    lingkup = models.CharField("lingkup", max_length=10, choices=Lingkup.pilihan())
    instansi = models.ForeignKey(
        Instansi, models.PROTECT, related_name="daftar_wewenang", null=True, blank=True
    )
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai", null=True, blank=True)
    dasar = models.CharField("dasar", max_length=200, blank=True)

    class Meta:
        db_table = "organisasi_wewenang"
        verbose_name = "wewenang"
        verbose_name_plural = "wewenang"
        ordering = ["-mulai"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lingkup=Lingkup.PEMDA.value, instansi__isnull=True)
                | models.Q(lingkup=Lingkup.INSTANSI.value, instansi__isnull=False),
                name="wewenang_lingkup",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai.nama}: {Peran(self.peran).label}"
