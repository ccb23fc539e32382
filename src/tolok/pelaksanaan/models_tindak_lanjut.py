"""The register of follow-ups: lines that outlive the run they were planned in, and their history."""

from __future__ import annotations

from django.db import models

from tolok.pelaksanaan.domain.tindak_lanjut import JenisCatatan, StatusTindakLanjut
from tolok.web.basis import BarisPemda

__all__ = ["CatatanTindakLanjut", "TindakLanjut"]


class TindakLanjut(BarisPemda):
    """One measure with its owner and date, as its history has left it.

    Written from the signed plan and from `CatatanTindakLanjut` only; `catatan_urutan` and
    `catatan_jejak` are the head of that history.
    """

    instansi = models.ForeignKey("organisasi.Instansi", models.PROTECT, related_name="+")
    pelaksanaan = models.UUIDField("pelaksanaan")
    asal = models.CharField("pelaksanaan asal", max_length=200)
    nomor = models.PositiveSmallIntegerField("nomor")
    sumber = models.CharField("sumber", max_length=200)
    uraian = models.TextField("uraian")
    rencana = models.TextField("rencana aksi")
    keluaran = models.TextField("keluaran atau ukuran selesai")
    jabatan = models.ForeignKey(
        "organisasi.Jabatan", models.PROTECT, related_name="+", verbose_name="penanggung jawab"
    )
    pengendali = models.UUIDField("jabatan pengendali", null=True)
    tenggat = models.DateField("tenggat")
    subkegiatan = models.CharField("subkegiatan atau anggaran", max_length=300, blank=True)
    status = models.CharField(
        "status", max_length=8, choices=[(s.value, s.label) for s in StatusTindakLanjut]
    )
    pengaju = models.UUIDField("diajukan selesai oleh", null=True)
    ditutup_pada = models.DateTimeField("selesai pada", null=True)
    catatan_urutan = models.PositiveIntegerField("nomor catatan terakhir", default=0)
    catatan_jejak = models.CharField("jejak catatan terakhir", max_length=64, blank=True)

    class Meta:
        db_table = "pelaksanaan_tindak_lanjut"
        verbose_name = "tindak lanjut"
        verbose_name_plural = verbose_name
        indexes = [
            # The register of an office: what is open, by date.
            models.Index(fields=["instansi", "status", "tenggat"], name="tindak_lanjut_daftar"),
            # What one run planned.
            models.Index(fields=["pelaksanaan"], name="tindak_lanjut_asal"),
        ]

    def __str__(self) -> str:
        return self.uraian[:80]


class CatatanTindakLanjut(BarisPemda):
    """One line of a follow-up's history, chained to the one before it. Insert only.

    Personal fields: `pelaku` (an id), `isi`.
    """

    tindak_lanjut = models.ForeignKey(
        TindakLanjut, models.PROTECT, related_name="daftar_catatan", db_index=False
    )
    urutan = models.PositiveIntegerField("urutan")
    jenis = models.CharField(
        "jenis", max_length=9, choices=[(j.value, j.label) for j in JenisCatatan]
    )
    pelaku = models.UUIDField("pelaku", null=True)
    jabatan = models.UUIDField("jabatan pelaku", null=True)
    kapasitas = models.CharField("kapasitas", max_length=12, blank=True)
    kunci = models.UUIDField("kunci formulir", null=True)
    pada = models.DateTimeField("pada")
    isi = models.TextField("isi")
    berkas = models.ForeignKey(
        "berkas.Berkas", models.PROTECT, related_name="+", null=True, verbose_name="bukti"
    )
    jejak = models.CharField("jejak", max_length=64)

    class Meta:
        db_table = "pelaksanaan_catatan_tindak_lanjut"
        verbose_name = "catatan tindak lanjut"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(
                fields=["tindak_lanjut", "urutan"], name="catatan_tindak_lanjut_urutan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.urutan} {self.jenis}"
