"""What a run leaves in the database.

`Kejadian` is the only truth; `Pelaksanaan` (its head), `Tugas` and
`PenerimaTambahan` are projections that
`log.proyeksi` rebuilds. `Lembar` holds what people wrote; it is inserted once and never changed.
`Konsep` is the one thing here that changes under the hand: typing not yet submitted.
"""

from __future__ import annotations

from uuid import UUID, uuid4

from django.db import models

from tolok.pelaksanaan.models_evaluasi import FormulirEvaluasi
from tolok.pelaksanaan.models_tindak_lanjut import CatatanTindakLanjut, TindakLanjut
from tolok.web.basis import BarisPemda, BarisPemdaQuerySet

__all__ = [
    "Bukti",
    "CatatanTindakLanjut",
    "FormulirEvaluasi",
    "Kejadian",
    "Konsep",
    "Lembar",
    "Pelaksanaan",
    "PenerimaTambahan",
    "Penolakan",
    "Segel",
    "TindakLanjut",
    "Tugas",
]


class Pelaksanaan(BarisPemda):
    """One run of one SOP version for one period in one Perangkat Daerah.

    `urutan` and `jejak` are the head of its log, moved with each append under this row's lock.
    Personal fields: none.
    """

    instansi = models.ForeignKey(
        "organisasi.Instansi", on_delete=models.PROTECT, related_name="+", verbose_name="instansi"
    )
    kode_sop = models.CharField("kode SOP", max_length=60)
    nama_sop = models.CharField("nama SOP", max_length=300)
    sidik_sop = models.CharField("sidik versi SOP", max_length=64)
    periode = models.CharField("periode", max_length=24)
    status = models.CharField("status", max_length=12)
    urutan = models.PositiveIntegerField("kejadian terakhir", default=0)
    jejak = models.CharField("jejak terakhir", max_length=64, blank=True)
    dimulai_pada = models.DateTimeField("dimulai", null=True)
    berakhir_pada = models.DateTimeField("berakhir", null=True)

    naskah_diminta: UUID | None = None
    """The document that a page asks about; no column."""

    class Meta:
        db_table = "pelaksanaan_pelaksanaan"
        verbose_name = "pelaksanaan"
        verbose_name_plural = verbose_name
        constraints = [
            # One live run per SOP, Perangkat Daerah and period.
            models.UniqueConstraint(
                fields=["instansi", "kode_sop", "periode"],
                condition=models.Q(status="berjalan"),
                name="pelaksanaan_satu_berjalan",
            )
        ]
        indexes = [
            # The list of runs of an office, newest first.
            models.Index(fields=["instansi", "-dimulai_pada"], name="pelaksanaan_daftar"),
        ]

    def __str__(self) -> str:
        return f"{self.nama_sop} {self.periode}"


class Kejadian(models.Model):
    """One event of a run, as it was hashed. Append only.

    `isi` is the canonical JSON text itself. `pelaku` null means the system. An event is named by
    its run and number, so it needs no UUID of its own. Personal fields: `pelaku` (an id).
    """

    pemda = models.ForeignKey(
        "organisasi.Pemda", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    pelaksanaan = models.ForeignKey(
        Pelaksanaan, on_delete=models.PROTECT, related_name="kejadian", db_index=False
    )
    urutan = models.PositiveIntegerField("urutan")
    jenis = models.CharField("jenis", max_length=40)
    versi = models.PositiveSmallIntegerField("versi")
    pada = models.DateTimeField("pada")
    pelaku = models.UUIDField("pelaku", null=True)
    jabatan = models.UUIDField("jabatan", null=True)
    kapasitas = models.CharField("kapasitas", max_length=12, null=True)  # noqa: DJ001 - null is hashed apart from ""
    kunci = models.UUIDField("kunci", null=True)
    isi = models.TextField("isi")
    jejak = models.CharField("jejak", max_length=64)

    objects = BarisPemdaQuerySet.as_manager()

    class Meta:
        db_table = "pelaksanaan_kejadian"
        verbose_name = "kejadian"
        verbose_name_plural = verbose_name
        constraints = [
            # The net under the lock; also the order in which a run is read.
            models.UniqueConstraint(fields=["pelaksanaan", "urutan"], name="kejadian_urutan"),
            # A repeated request finds its first answer.
            models.UniqueConstraint(
                fields=["pelaksanaan", "kunci"],
                condition=models.Q(kunci__isnull=False),
                name="kejadian_kunci",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pelaksanaan_id}/{self.urutan} {self.jenis}"


class Segel(models.Model):
    """A Merkle root over the heads of all logs of a pemda, chained to the seal before it.

    `isi` is canonical JSON: the heads that moved since the previous seal. Insert only.
    `tanda_tangan` stays empty until seals are signed with a key outside the database.
    """

    pemda = models.ForeignKey(
        "organisasi.Pemda", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    urutan = models.PositiveIntegerField("urutan")
    pada = models.DateTimeField("pada")
    isi = models.TextField("isi")
    akar = models.CharField("akar", max_length=64)
    jejak = models.CharField("jejak", max_length=64)
    tanda_tangan = models.TextField("tanda tangan", blank=True)

    objects = BarisPemdaQuerySet.as_manager()

    class Meta:
        db_table = "pelaksanaan_segel"
        verbose_name = "segel"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(fields=["pemda", "urutan"], name="segel_urutan"),
        ]

    def __str__(self) -> str:
        return f"segel {self.urutan}"


class Tugas(BarisPemda):
    """One task: a row reaching one holder, in its n-th opening. Projection, rebuilt from the log.

    The holder is a post, team, unit or person (`pemegang_jenis`, `pemegang_id`); who holds the
    post is joined at reading, so an acting official sees it at once. `pelaku` is who closed it;
    `terlarang` are the authors of what it decides on, while it is open.
    Personal fields: `pengambil`, `pelaku`, `pencatat`, `terlarang` (ids).
    """

    pelaksanaan = models.ForeignKey(Pelaksanaan, on_delete=models.PROTECT, related_name="tugas")
    instansi = models.ForeignKey(
        "organisasi.Instansi", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    langkah = models.PositiveSmallIntegerField("langkah")
    iterasi = models.PositiveSmallIntegerField("iterasi")
    giliran = models.PositiveSmallIntegerField("giliran", default=0)
    bentuk = models.CharField("bentuk", max_length=12)
    tindakan = models.CharField("tindakan", max_length=20, blank=True)
    subjek = models.UUIDField("subjek", null=True)
    induk = models.UUIDField("induk", null=True)
    karena = models.UUIDField("karena pengembalian", null=True)
    pemegang_jenis = models.CharField("jenis pemegang", max_length=8)
    pemegang_id = models.UUIDField("pemegang", null=True)
    bersama = models.TextField("bersama", blank=True)
    pengambil = models.UUIDField("diambil oleh", null=True)
    status = models.CharField("status", max_length=14)
    terbuka = models.BooleanField("masih terbuka")
    tindakan_selesai = models.CharField("tindakan selesai", max_length=200, blank=True)
    terlarang = models.TextField("tidak boleh memutuskan", blank=True)
    batas = models.DateTimeField("batas waktu", null=True)
    dibuka_pada = models.DateTimeField("dibuka")
    dibaca_pada = models.DateTimeField("dibaca", null=True)
    ditutup_pada = models.DateTimeField("ditutup", null=True)
    pelaku = models.UUIDField("ditutup oleh", null=True)
    jabatan_pelaku = models.UUIDField("jabatan penutup", null=True)
    kapasitas_pelaku = models.CharField("kapasitas penutup", max_length=12, blank=True)
    pencatat = models.UUIDField("dicatat dari kertas oleh", null=True)
    keputusan = models.CharField("keputusan", max_length=24, blank=True)

    class Meta:
        db_table = "pelaksanaan_tugas"
        verbose_name = "tugas"
        verbose_name_plural = verbose_name
        indexes = [
            # The inbox: open tasks of the posts, teams and units a person holds today.
            models.Index(
                fields=["pemegang_id"], condition=models.Q(terbuka=True), name="tugas_kotak_masuk"
            ),
        ]

    def __str__(self) -> str:
        return f"langkah {self.langkah} ({self.status})"


class PenerimaTambahan(models.Model):
    """Who besides its holder sees a task: appointed for it (`ditunjuk`) or joint (`bersama`).

    Projection. `penerima` is a post, team, unit or person, as in Tugas.
    """

    pemda = models.ForeignKey(
        "organisasi.Pemda", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    pelaksanaan = models.ForeignKey(
        Pelaksanaan, on_delete=models.PROTECT, related_name="penerima_tambahan"
    )
    tugas = models.UUIDField("tugas")
    penerima = models.UUIDField("penerima")
    sebagai = models.CharField("sebagai", max_length=8)

    objects = BarisPemdaQuerySet.as_manager()

    class Meta:
        db_table = "pelaksanaan_penerima_tambahan"
        verbose_name = "penerima tambahan"
        verbose_name_plural = verbose_name
        constraints = [
            # The inbox, from the person's side.
            models.UniqueConstraint(
                fields=["penerima", "tugas", "sebagai"], name="penerima_tambahan_satu"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sebagai} {self.tugas}"


class Lembar(BarisPemda):
    """One submitted form or text: what somebody wrote, as it was. Insert only.

    `tugas` is an id without a constraint, because Tugas is rebuilt from the log. `sidik` is the
    SHA-256 of `garam` and `isi`: after a disposal the digest alone tells nothing about the text.
    `penulis` lists the authors' ids as canonical JSON. Personal fields: `penulis`, `isi`.
    """

    pelaksanaan = models.ForeignKey(Pelaksanaan, on_delete=models.PROTECT, related_name="lembar")
    tugas = models.UUIDField("tugas")
    iterasi = models.PositiveSmallIntegerField("iterasi")
    jenis = models.CharField("jenis", max_length=40)
    subjek = models.UUIDField("subjek", null=True)
    versi_skema = models.PositiveSmallIntegerField("versi skema")
    isi = models.TextField("isi")
    garam = models.CharField("garam", max_length=32)
    sidik = models.CharField("sidik", max_length=64)
    penulis = models.TextField("penulis")
    pada = models.DateTimeField("pada")

    class Meta:
        db_table = "pelaksanaan_lembar"
        verbose_name = "lembar"
        verbose_name_plural = verbose_name
        indexes = [
            # The sheets of one task, in every iteration.
            models.Index(fields=["tugas"], name="lembar_tugas"),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.sidik[:12]}"


class Bukti(BarisPemda):
    """A stored file linked to a task or to one row of its form, with a title. Insert only.

    Which links count is written in the sheet that is submitted; a link that no sheet names was
    taken off again. Personal fields: `oleh` (an id), `judul`.
    """

    pelaksanaan = models.ForeignKey(Pelaksanaan, on_delete=models.PROTECT, related_name="bukti")
    tugas = models.UUIDField("tugas")
    baris = models.CharField("baris", max_length=80, blank=True)
    berkas = models.ForeignKey("berkas.Berkas", on_delete=models.PROTECT, related_name="+")
    judul = models.CharField("judul", max_length=200)
    oleh = models.UUIDField("dilampirkan oleh")
    pada = models.DateTimeField("dilampirkan")

    class Meta:
        db_table = "pelaksanaan_bukti"
        verbose_name = "bukti"
        verbose_name_plural = verbose_name
        indexes = [
            # The evidence of one task's form.
            models.Index(fields=["tugas"], name="bukti_tugas"),
        ]

    def __str__(self) -> str:
        return self.judul


class Konsep(BarisPemda):
    """Typing not yet submitted: one per task and part, deleted when the task is submitted.

    `versi` counts saves; a save that names an older one is answered with both texts.
    Personal fields: `penulis`, `isi`.
    """

    pelaksanaan = models.ForeignKey(Pelaksanaan, on_delete=models.CASCADE, related_name="konsep")
    tugas = models.UUIDField("tugas")
    bagian = models.CharField("bagian", max_length=60)
    isi = models.TextField("isi")
    versi = models.PositiveIntegerField("versi", default=1)
    penulis = models.ForeignKey(
        "organisasi.Pegawai", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    pada = models.DateTimeField("disimpan")

    class Meta:
        db_table = "pelaksanaan_konsep"
        verbose_name = "simpanan sementara"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(fields=["tugas", "bagian"], name="konsep_tugas_bagian"),
        ]

    def __str__(self) -> str:
        return f"{self.bagian} v{self.versi}"


class Penolakan(models.Model):
    """A refused attempt: who tried what and which rule refused. Insert only.

    Ids are plain, so that a refusal can be written whatever the rest of the database looks like.
    Personal fields: `pegawai` (an id).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    pemda = models.ForeignKey(
        "organisasi.Pemda", on_delete=models.PROTECT, related_name="+", null=True
    )
    instansi = models.UUIDField("instansi", null=True)
    pelaksanaan = models.UUIDField("pelaksanaan", null=True)
    tugas = models.UUIDField("tugas", null=True)
    pegawai = models.UUIDField("pegawai", null=True)
    tindakan = models.CharField("tindakan", max_length=80)
    jenis = models.CharField("jenis penolakan", max_length=40)
    aturan = models.CharField("aturan", max_length=120, blank=True)
    pada = models.DateTimeField("pada")

    objects = BarisPemdaQuerySet.as_manager()

    class Meta:
        db_table = "pelaksanaan_penolakan"
        verbose_name = "penolakan"
        verbose_name_plural = verbose_name
        indexes = [models.Index(fields=["pelaksanaan"], name="penolakan_pelaksanaan")]

    def __str__(self) -> str:
        return f"{self.tindakan}: {self.jenis}"
