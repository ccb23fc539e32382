"""Reads of runs: what waits for a person, how a run stands, what happened in it.

Who holds a post is joined at reading: an acting official's inbox changes the minute the
appointment takes effect. Every function here makes a fixed number of queries.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from tolok.dasar.galat import TidakDitemukan
from tolok.dasar.periode import Periode
from tolok.organisasi.domain.susunan import Susunan
from tolok.organisasi.selectors import hari_di, susunan
from tolok.pelaksanaan.ditunggu import Ditunggu, ditunggu
from tolok.pelaksanaan.domain.keadaan import Keadaan, StatusBaris
from tolok.pelaksanaan.domain.kejadian import Bentuk
from tolok.pelaksanaan.domain.lintasan import Lintasan, memutuskan
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.models import Lembar, Pelaksanaan, PenerimaTambahan, Tugas
from tolok.pelaksanaan.sebutan import Sebutan, nama_kantor, sebutan
from tolok.sop.domain.jalan import JenisTindakan, LangkahJalan

__all__ = [
    "BarisRingkas",
    "ButirTugas",
    "Golongan",
    "KotakMasuk",
    "daftar_pelaksanaan",
    "dicatat_dari_kertas",
    "kotak_masuk",
    "lembar_terakhir",
    "lembar_tugas",
    "pegangan",
    "pelaksanaan_milik",
    "ringkasan",
    "tugas_milik",
    "tugas_sejenis",
    "tugas_terbuka",
    "tugas_terbuka_baris",
]


_LAMA_SANGGAH = timedelta(days=14)


class Golongan(StrEnum):
    """Groups of the inbox."""

    PERLU_KEPUTUSAN = "perlu_keputusan"
    PERLU_DIISI = "perlu_diisi"
    MENUNGGU = "menunggu"


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirTugas:
    """One task as its holder sees it. `sebagai`: pemegang, bersama, unit (staff of the unit it is
    about), ditunjuk or pengganti.

    `pemegang`: whom it waits for; of a task that this person wrote (`ikut_menyusun`) that is not
    the person's own post. `banyak`: how many subjects of one row this one line stands for. `unit`: of the post that holds it. `tenggat`: the agreed date; None: nobody agreed on one, so nobody is late.
    """

    tugas: Tugas
    pelaksanaan: Pelaksanaan
    langkah: LangkahJalan
    golongan: Golongan
    sebagai: str
    unit: UUID | None
    pemegang: str
    subjek: str
    tenggat: datetime | None
    terlambat: bool
    dikembalikan: bool
    tindakan: tuple[str, ...]
    banyak: int = 1
    ikut_menyusun: bool = False

    @property
    def periode(self) -> str:
        """The period in words."""
        return Periode.dari_kode(self.pelaksanaan.periode).nama


@dataclass(frozen=True, slots=True, kw_only=True)
class KotakMasuk:
    """Everything that waits for a person, in its three groups, the most urgent first.

    `dicatat`: decisions that somebody lately recorded from paper in this person's name; they
    may contest each on its task page.
    """

    perlu_keputusan: tuple[ButirTugas, ...] = ()
    perlu_diisi: tuple[ButirTugas, ...] = ()
    menunggu: tuple[ButirTugas, ...] = ()
    dicatat: tuple[Tugas, ...] = ()

    @property
    def jumlah(self) -> int:
        """How many need this person."""
        return len(self.perlu_keputusan) + len(self.perlu_diisi)


# -- one run or task, as this person may know it -----------------------------------------------


def pelaksanaan_milik(pegawai: Any, pk: Any) -> Pelaksanaan:
    """A run of the person's own office; TidakDitemukan for any other."""
    baris = (
        Pelaksanaan.objects.untuk(pegawai)
        .select_related("instansi", "instansi__pemda")
        .filter(pk=pk)
        .first()
    )
    if baris is None:
        raise TidakDitemukan("Pelaksanaan ini tidak ada.", "Periksa kembali tautannya.")
    return baris


def tugas_milik(pegawai: Any, pelaksanaan: Any, pk: Any) -> Tugas:
    """A task of a run of the person's own office."""
    baris = (
        Tugas.objects.untuk(pegawai)
        .select_related("pelaksanaan", "pelaksanaan__instansi", "pelaksanaan__instansi__pemda")
        .filter(pk=pk, pelaksanaan_id=pelaksanaan)
        .first()
    )
    if baris is None:
        raise TidakDitemukan("Tugas ini tidak ada.", "Buka kembali dari Tugas saya.")
    return baris


def tugas_terbuka(pk: Any) -> bool:
    """Whether the task still waits for an answer: an act of several was done. One query."""
    return Tugas.objects.filter(pk=pk, terbuka=True).exists()


def tugas_sejenis(tugas: Tugas) -> bool:
    """Whether the same row still waits for the same holder with somebody else. One query."""
    if tugas.induk is not None or tugas.pemegang_id is None:
        return False
    return Tugas.objects.filter(
        pelaksanaan=tugas.pelaksanaan_id,
        langkah=tugas.langkah,
        pemegang_id=tugas.pemegang_id,
        induk__isnull=True,
        terbuka=True,
    ).exists()


def tugas_terbuka_baris(pelaksanaan: UUID, langkah: int, **saring: Any) -> list[Tugas]:
    """Open tasks of a row in the order in which they are asked. One query.

    `saring`: further columns of the task, for instance its act or subject.
    """
    baris = Tugas.objects.filter(pelaksanaan=pelaksanaan, langkah=langkah, terbuka=True, **saring)
    return list(
        baris.select_related("pelaksanaan__instansi__pemda").order_by(
            "giliran", "dibuka_pada", "pk"
        )
    )


def daftar_pelaksanaan(pegawai: Any) -> list[Pelaksanaan]:
    """Runs of the person's office, newest first. One query."""
    return list(Pelaksanaan.objects.untuk(pegawai).order_by("-dimulai_pada"))


# -- the inbox -----------------------------------------------------------------------------------


def pegangan(susunan: Susunan, pegawai: UUID) -> dict[UUID, str]:
    """Ids through which tasks reach the person today: posts, teams, units, self -> kind."""
    hasil = {pegawai: "pegawai"}
    for duduk in susunan.duduk(pegawai):
        hasil[duduk.jabatan] = "jabatan"
        unit: UUID | None = susunan.kursi[duduk.jabatan].unit
        while unit is not None and unit in susunan.unit:
            hasil[unit] = "unit"
            unit = susunan.unit[unit].induk
    for tim, anggota in susunan.tim.items():
        if any(a.pegawai == pegawai for a in anggota):
            hasil[tim] = "tim"
    return hasil


@dataclass(slots=True)
class _Pandangan:
    """What the inbox knows besides the rows."""

    pegawai: UUID
    susunan: Susunan
    milik: Mapping[UUID, str]
    tambahan: Mapping[UUID, str]
    sekarang: datetime
    ditunjuk: Mapping[UUID, UUID] = field(default_factory=dict)
    sebutan: Sebutan = field(default_factory=Sebutan)


def kotak_masuk(pegawai: Any, sekarang: datetime, kantor: Susunan | None = None) -> KotakMasuk:
    """What waits for the person now. Eleven queries, whatever the number of tasks.

    `kantor`: the office as it stands today, when the caller has read it already.
    """
    if pegawai is None:
        return KotakMasuk()
    kantor = kantor or susunan(pegawai.instansi, hari_di(pegawai.pemda, sekarang))
    milik = pegangan(kantor, pegawai.pk)
    sebagai = PenerimaTambahan.objects.filter(penerima__in=list(milik), tugas=OuterRef("pk"))
    baris = list(
        Tugas.objects.untuk(pegawai)
        .filter(terbuka=True)
        .annotate(sebagai=Subquery(sebagai.order_by("pk").values("sebagai")[:1]))
        .filter(
            Q(pemegang_id__in=[*milik, *_bawahan(kantor, milik)])
            | Q(sebagai__isnull=False)
            | Q(subjek__in=[pk for pk, jenis in milik.items() if jenis == "unit"])
        )
        .select_related("pelaksanaan")
        .order_by("dibuka_pada")
    )
    tambahan = {t.pk: t.sebagai for t in baris if t.sebagai is not None}
    pandangan = _Pandangan(pegawai.pk, kantor, milik, tambahan, sekarang)
    baris = [t for t in baris if _sebagai(pandangan, t)]
    pandangan.ditunjuk = _ditunjuk([t for t in baris if pegawai.pk in _terhalang(t)])
    pandangan.sebutan = sebutan(
        {pk for t in baris for pk in (t.pemegang_id, t.subjek, t.pengambil) if pk},
        nama_kantor(kantor),
    )
    kotak = _golongkan(_kelompokkan(_butir(pandangan, t) for t in baris))
    return replace(kotak, dicatat=dicatat_dari_kertas(pegawai, sekarang))


def _ditunjuk(daftar: Sequence[Tugas]) -> dict[UUID, UUID]:
    """Task -> the person appointed for it, of tasks that their holder may not answer."""
    if not daftar:
        return {}
    baris = PenerimaTambahan.objects.filter(
        pelaksanaan__in={t.pelaksanaan_id for t in daftar},
        tugas__in=[t.pk for t in daftar],
        sebagai="ditunjuk",
    )
    return dict(baris.order_by("pk").values_list("tugas", "penerima"))


def dicatat_dari_kertas(pegawai: Any, sekarang: datetime) -> tuple[Tugas, ...]:
    """Tasks closed in this person's name from paper in the last two weeks, in live runs."""
    return tuple(
        Tugas.objects.untuk(pegawai)
        .filter(
            pelaku=pegawai.pk,
            pencatat__isnull=False,
            ditutup_pada__gte=sekarang - _LAMA_SANGGAH,
            pelaksanaan__status="berjalan",
        )
        .exclude(status="ditarik")
        .select_related("pelaksanaan")
        .order_by("-ditutup_pada")
    )


def _kelompokkan(semua: Iterable[ButirTugas]) -> list[ButirTugas]:
    """Subjects of one row per employee are one line for their holder; the rest stay as they are."""
    kelompok: dict[tuple[Any, ...], list[ButirTugas]] = {}
    for b in semua:
        kelompok.setdefault(_kunci_kelompok(b), []).append(b)
    return [_satukan(daftar) for daftar in kelompok.values()]


def _kunci_kelompok(b: ButirTugas) -> tuple[Any, ...]:
    lintasan = lintasan_sop(b.pelaksanaan.sidik_sop)
    if b.tugas.induk is not None or b.langkah.nomor not in lintasan.per_orang:
        return (b.tugas.pk,)
    return (b.pelaksanaan.pk, b.langkah.nomor, b.golongan, b.sebagai, b.tugas.pemegang_id)


def _satukan(daftar: list[ButirTugas]) -> ButirTugas:
    """The most urgent one stands for all of them."""
    if len(daftar) == 1:
        return daftar[0]
    utama = min(daftar, key=lambda b: (b.tenggat is None, b.tenggat or b.tugas.dibuka_pada))
    return replace(
        utama,
        subjek=f"{len(daftar)} pegawai",
        terlambat=any(b.terlambat for b in daftar),
        dikembalikan=any(b.dikembalikan for b in daftar),
        banyak=len(daftar),
    )


def _golongkan(semua: Iterable[ButirTugas]) -> KotakMasuk:
    urut = sorted(semua, key=lambda b: (b.tenggat is None, b.tenggat or b.tugas.dibuka_pada))

    def milik(golongan: Golongan) -> tuple[ButirTugas, ...]:
        return tuple(b for b in urut if b.golongan is golongan)

    return KotakMasuk(
        perlu_keputusan=milik(Golongan.PERLU_KEPUTUSAN),
        perlu_diisi=milik(Golongan.PERLU_DIISI),
        menunggu=milik(Golongan.MENUNGGU),
    )


def _bawahan(kantor: Susunan, milik: Mapping[UUID, str]) -> list[UUID]:
    """Posts directly below the person's: theirs to answer when nobody there can."""
    return [k.jabatan for k in kantor.kursi.values() if k.atasan in milik]


def _sebagai(p: _Pandangan, tugas: Tugas) -> str:
    """How the task reaches the person; empty: not at all (the superior of a post that can act)."""
    terhalang = _terhalang(tugas)
    if tugas.pemegang_id in p.milik:
        return "pemegang"
    if tugas.pk in p.tambahan:
        luar = tugas.pemegang_id is not None and p.susunan.di_luar(tugas.pemegang_id)
        return "pencatat" if luar else p.tambahan[tugas.pk]
    if tugas.subjek in p.milik and _diisi_bersama(tugas):
        return "unit"
    kursi = p.susunan.kursi.get(tugas.pemegang_id) if tugas.pemegang_id else None
    if kursi is None or tugas.induk is not None:
        return ""
    halangan = terhalang | set(p.susunan.berhalangan)
    bisa = any(d.pegawai not in halangan for d in kursi.duduk)
    return "" if bisa or p.pegawai in terhalang else "pengganti"


def _diisi_bersama(tugas: Tugas) -> bool:
    """The staff of a unit fill in its form together; only the head confirms it."""
    lintasan = lintasan_sop(tugas.pelaksanaan.sidik_sop)
    return JenisTindakan.ISI.value in tindakan_tugas(lintasan, tugas)


def _terhalang(tugas: Tugas) -> set[UUID]:
    return {UUID(teks) for teks in tugas.terlarang.split()}


def _butir(p: _Pandangan, tugas: Tugas) -> ButirTugas:
    lintasan = lintasan_sop(tugas.pelaksanaan.sidik_sop)
    langkah = lintasan.langkah[tugas.langkah]
    tenggat = tugas.batas
    sebagai = _sebagai(p, tugas)
    golongan = _golongan(p, tugas, lintasan, sebagai)
    siapa = _yang_ditunggu(p, tugas) if golongan is Golongan.MENUNGGU else None
    return ButirTugas(
        tugas=tugas,
        pelaksanaan=tugas.pelaksanaan,
        langkah=langkah,
        golongan=golongan,
        sebagai=sebagai,
        unit=_unit_pemegang(p.susunan, tugas),
        pemegang=_nama_pemegang(p, tugas, siapa),
        ikut_menyusun=siapa is not None and siapa.ikut_menyusun,
        subjek=p.sebutan.dari(tugas.subjek) if tugas.subjek else "",
        tenggat=tenggat,
        terlambat=tenggat is not None and p.sekarang > tenggat,
        dikembalikan=tugas.karena is not None,
        tindakan=tindakan_tugas(lintasan, tugas),
    )


def _yang_ditunggu(p: _Pandangan, tugas: Tugas) -> Ditunggu:
    return ditunggu(
        p.susunan,
        tugas,
        pegawai=p.pegawai,
        terhalang=_terhalang(tugas),
        ditunjuk=p.ditunjuk,
    )


def _nama_pemegang(p: _Pandangan, tugas: Tugas, siapa: Ditunggu | None) -> str:
    """Whom the line names: the holder, or who answers in the holder's place."""
    if siapa is None:
        return p.sebutan.dari(tugas.pemegang_id) if tugas.pemegang_id else "belum ditetapkan"
    if siapa.siapa is not None:
        return p.sebutan.dari(siapa.siapa)
    if siapa.ikut_menyusun:
        return "kepala perangkat daerah, yang menunjuk pemutusnya"
    return "belum ditetapkan"


def _unit_pemegang(kantor: Susunan, tugas: Tugas) -> UUID | None:
    """Unit of the post that holds the task: serving units have their own working week."""
    kursi = kantor.kursi.get(tugas.pemegang_id) if tugas.pemegang_id else None
    return kursi.unit if kursi else None


def _golongan(p: _Pandangan, tugas: Tugas, lintasan: Lintasan, sebagai: str) -> Golongan:
    if sebagai == "pencatat":
        return Golongan.PERLU_DIISI
    diambil_lain = tugas.pengambil is not None and tugas.pengambil != p.pegawai
    if sebagai == "bersama" or diambil_lain or p.pegawai in _terhalang(tugas):
        return Golongan.MENUNGGU
    if tugas.pengambil is None and p.pegawai in _di_atas_ketua(p.susunan, tugas):
        return Golongan.MENUNGGU
    if tugas.bentuk != Bentuk.PERBAIKAN.value and _meminta_keputusan(lintasan, tugas):
        return Golongan.PERLU_KEPUTUSAN
    return Golongan.PERLU_DIISI


def _di_atas_ketua(kantor: Susunan, tugas: Tugas) -> set[UUID]:
    """Members who rank above the head of the team a task is held by: they steer, others work."""
    anggota = kantor.tim.get(tugas.pemegang_id, ()) if tugas.pemegang_id else ()
    kursi = next((kantor.jabatan_atasan(a.pegawai) for a in anggota if a.ketua), None)
    hasil: set[UUID] = set()
    dilewati: set[UUID] = set()
    while kursi is not None and kursi.jabatan not in dilewati:
        dilewati.add(kursi.jabatan)
        hasil |= {d.pegawai for d in kursi.duduk}
        kursi = kantor.kursi.get(kursi.atasan) if kursi.atasan else None
    return hasil


def _meminta_keputusan(lintasan: Lintasan, tugas: Tugas) -> bool:
    """A deciding act or a signature: read, then one press."""
    return any(
        (memutuskan(t) or t.jenis is JenisTindakan.TANDATANGANI)
        and t.jenis.value in tindakan_tugas(lintasan, tugas)
        for t in lintasan.tindakan(tugas.langkah)
    )


def tindakan_tugas(lintasan: Lintasan, tugas: Tugas) -> tuple[str, ...]:
    """Acts that this task shows: its own share, or those the row's holder does."""
    if tugas.tindakan:
        return (tugas.tindakan,)
    return tuple(t.jenis.value for t in lintasan.tindakan(tugas.langkah))


# -- a run ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisRingkas:
    """One row of a run: where it stands, who holds it, since when, how often it came back."""

    langkah: LangkahJalan
    status: StatusBaris
    daftar_tugas: tuple[Tugas, ...]
    pemegang: tuple[str, ...]
    dibuka: datetime | None
    ditutup: datetime | None
    tenggat: datetime | None
    iterasi: int
    masuk: int
    semua: int


def ringkasan(pelaksanaan: Pelaksanaan) -> list[BarisRingkas]:
    """Every printed row of the run. Nine queries at most."""
    lintasan = lintasan_sop(pelaksanaan.sidik_sop)
    keadaan = keadaan_kini(pelaksanaan)
    utama = [t for t in pelaksanaan.tugas.order_by("dibuka_pada", "iterasi") if t.induk is None]
    nama = sebutan({t.pemegang_id for t in utama if t.pemegang_id})
    return [
        _baris_ringkas(keadaan, lintasan.langkah[n], [t for t in utama if t.langkah == n], nama)
        for n in lintasan.nomor
    ]


def _baris_ringkas(
    keadaan: Keadaan,
    langkah: LangkahJalan,
    daftar: list[Tugas],
    nama: Sebutan,
) -> BarisRingkas:
    baris = keadaan.baris.get(langkah.nomor)
    terbuka = [t for t in daftar if t.terbuka]
    dibuka = min((t.dibuka_pada for t in terbuka), default=None)
    tenggat = next((t.batas for t in terbuka if t.batas), None)
    pemegang = dict.fromkeys(nama.dari(t.pemegang_id) for t in terbuka if t.pemegang_id)
    return BarisRingkas(
        langkah=langkah,
        status=baris.status if baris else StatusBaris.BELUM,
        daftar_tugas=tuple(daftar),
        pemegang=tuple(pemegang),
        dibuka=dibuka or min((t.dibuka_pada for t in daftar), default=None),
        ditutup=None
        if terbuka
        else max((t.ditutup_pada for t in daftar if t.ditutup_pada), default=None),
        tenggat=tenggat,
        iterasi=max((t.iterasi for t in daftar), default=0),
        masuk=len(baris.selesai) if baris else 0,
        semua=len([s for s in baris.subjek if s is None or s not in keadaan.lepas])
        if baris
        else 0,
    )


# -- sheets --------------------------------------------------------------------------------------


def lembar_tugas(tugas: Tugas) -> list[Lembar]:
    """The sheets handed in with one task, oldest first."""
    return list(Lembar.objects.filter(tugas=tugas.pk).order_by("pada"))


def lembar_terakhir(
    pelaksanaan: Pelaksanaan, daftar_jenis: Sequence[str]
) -> dict[tuple[str, UUID | None], Lembar]:
    """The latest sheet per kind and subject in a run. One query."""
    daftar = pelaksanaan.lembar.filter(jenis__in=daftar_jenis).order_by("pada")
    return {(satu.jenis, satu.subjek): satu for satu in daftar}
