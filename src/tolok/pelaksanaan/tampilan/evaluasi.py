"""The yearly look at an SOP from its own runs: what the evaluation page shows.

A fixed number of queries, however many runs the year had.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from tolok.dasar.durasi import Durasi, Satuan
from tolok.dasar.periode import Periode
from tolok.organisasi.selectors import dasar_penempatan
from tolok.pelaksanaan.domain.evaluasi import (
    ButirEvaluasi,
    CatatanPelaksanaan,
    EvaluasiLangkah,
    EvaluasiSop,
    JenisEvaluasi,
    evaluasi,
)
from tolok.pelaksanaan.domain.formulir_evaluasi import AngkaEvaluasi, AngkaLangkah
from tolok.pelaksanaan.domain.kejadian import (
    LangkahDitutupAwal,
    LangkahTidakDiperlukan,
    Tercatat,
    TugasDikembalikan,
    TugasDiserahkan,
)
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.log.jurnal import ke_tercatat
from tolok.pelaksanaan.models import Kejadian, Pelaksanaan, Tugas
from tolok.pelaksanaan.pilihan_evaluasi import Pilihan
from tolok.pelaksanaan.sebutan import sebutan
from tolok.pelaksanaan.tampilan.nama import Nama, bertindak
from tolok.sop.domain.jalan import LangkahJalan

__all__ = [
    "HalamanEvaluasi",
    "LewatBatas",
    "susun_evaluasi",
    "tugas_lewat_batas",
]

_DIBACA = tuple(
    k.JENIS
    for k in (TugasDiserahkan, TugasDikembalikan, LangkahDitutupAwal, LangkahTidakDiperlukan)
)
_MENIT = {Satuan.DETIK: Decimal(1) / 60, Satuan.MENIT: Decimal(1), Satuan.JAM: Decimal(60)}
_JUDUL = {
    JenisEvaluasi.KEMBALI_TIDAK_DICETAK: (
        "Jalur kembali yang tidak dicetak di SOP",
        "Dokumen dikembalikan lewat jalan yang tidak ada di halaman SOP.",
    ),
    JenisEvaluasi.DUA_KAPASITAS: (
        "Keputusan satu orang dalam dua kapasitas",
        "Satu orang memutuskan dalam pelaksanaan yang sama sebagai lebih dari satu pejabat.",
    ),
    JenisEvaluasi.DITUTUP_AWAL: (
        "Langkah yang ditutup lebih awal",
        "Ditutup sebelum semua masuk; yang belum masuk dicetak sebagai belum menyampaikan.",
    ),
    JenisEvaluasi.TIDAK_DIPERLUKAN: (
        "Langkah yang tidak diperlukan",
        "Hasil sebelumnya masih berlaku, dengan bukti.",
    ),
    JenisEvaluasi.DARI_KERTAS: (
        "Keputusan yang dicatat dari kertas",
        "Diputuskan di kertas dan dicatat kemudian.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisEvaluasi:
    """One printed row beside what it really took."""

    langkah: LangkahJalan
    nyata: EvaluasiLangkah
    baku: str
    melebihi: int
    menit_baku: int | None = None
    """The printed time in working minutes; None for days and longer, and where none is printed."""
    terlambat: int = 0
    berbatas: int = 0
    """Answered tasks that had a due time, and how many of them came after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LewatBatas:
    """A post or person, and how many of its answered tasks came after their due time."""

    nama: str
    banyak: int
    semua: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Temuan:
    """One line of a list: where, when, what, who."""

    pelaksanaan: UUID
    periode: str
    langkah: int
    sasaran: int | None
    pada: datetime
    siapa: str
    dasar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kelompok:
    """The findings of one kind."""

    judul: str
    uraian: str
    temuan: tuple[Temuan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HalamanEvaluasi:
    """Rows, groups that have findings, and rows whose time the page does not print."""

    nama: str
    banyak: int
    selesai: int
    baris: tuple[BarisEvaluasi, ...]
    kelompok: tuple[Kelompok, ...]
    tanpa_baku: tuple[LangkahJalan, ...]

    @property
    def angka(self) -> AngkaEvaluasi:
        """The figures alone, as a signed form keeps them."""
        return AngkaEvaluasi(
            banyak=self.banyak,
            selesai=self.selesai,
            langkah=tuple(_angka(b) for b in self.baris),
        )


def susun_evaluasi(pegawai: Any, pilihan: Pilihan) -> HalamanEvaluasi:
    """The page of one SOP version in one year."""
    jalan = list(
        Pelaksanaan.objects.untuk(pegawai)
        .filter(sidik_sop=pilihan.sidik, dimulai_pada__year=pilihan.tahun)
        .order_by("dimulai_pada")
    )
    lintasan = lintasan_sop(pilihan.sidik)
    nilai = evaluasi(lintasan.nomor, _dinilai(jalan), lintasan.waktu_bersama)
    lewat = _lewat_batas(pegawai, pilihan, "langkah")
    baris = tuple(
        _baris(lintasan.langkah[n], nilai.langkah[n], lewat.get(n, (0, 0))) for n in lintasan.nomor
    )
    return HalamanEvaluasi(
        nama=pilihan.nama,
        banyak=len(jalan),
        selesai=sum(1 for p in jalan if p.status == "selesai"),
        baris=baris,
        kelompok=_kelompok(nilai, jalan),
        tanpa_baku=tuple(b.langkah for b in baris if b.langkah.waktu is None),
    )


def tugas_lewat_batas(pegawai: Any, pilihan: Pilihan) -> list[LewatBatas]:
    """Who answered after the due time, most often first; tasks without one are not counted.

    One query, and one for the names.
    """
    semua = _lewat_batas(pegawai, pilihan, "pemegang_id")
    lewat = [(pk, banyak, berbatas) for pk, (banyak, berbatas) in semua.items() if banyak]
    nama = sebutan({pk for pk, _, _ in lewat})
    hasil = [
        LewatBatas(nama=nama.dari(str(pk)), banyak=banyak, semua=berbatas)
        for pk, banyak, berbatas in lewat
    ]
    return sorted(hasil, key=lambda x: (-x.banyak, x.nama))


def _lewat_batas(pegawai: Any, pilihan: Pilihan, menurut: str) -> dict[Any, tuple[int, int]]:
    """By a field of the task: answered after its due time, answered with a due time. One query."""
    baris = (
        Tugas.objects.untuk(pegawai)
        .filter(
            pelaksanaan__sidik_sop=pilihan.sidik,
            pelaksanaan__dimulai_pada__year=pilihan.tahun,
            batas__isnull=False,
            ditutup_pada__isnull=False,
        )
        .order_by()
        .values_list(menurut)
        .annotate(semua=Count("pk"), lewat=Count("pk", filter=Q(ditutup_pada__gt=F("batas"))))
    )
    return {kunci: (lewat, semua) for kunci, semua, lewat in baris}


def _dinilai(jalan: Sequence[Pelaksanaan]) -> list[CatatanPelaksanaan]:
    """Answers, early closings and rows not needed of these runs. Two queries."""
    kunci = [p.pk for p in jalan]
    kejadian: dict[UUID, list[Tercatat]] = defaultdict(list)
    semua: QuerySet[Kejadian] = Kejadian.objects.filter(
        pelaksanaan_id__in=kunci, jenis__in=_DIBACA
    )
    for satu in semua.order_by("pelaksanaan_id", "urutan"):
        kejadian[satu.pelaksanaan_id].append(ke_tercatat(satu))
    tugas: dict[UUID, dict[str, tuple[int, str]]] = defaultdict(dict)
    for pelaksanaan, pk, langkah, induk, tindakan in Tugas.objects.filter(
        pelaksanaan_id__in=kunci
    ).values_list("pelaksanaan_id", "pk", "langkah", "induk", "tindakan"):
        tugas[pelaksanaan][str(pk)] = (langkah, tindakan if induk else "")
    return [CatatanPelaksanaan(id=str(pk), kejadian=kejadian[pk], tugas=tugas[pk]) for pk in kunci]


def _menit_baku(waktu: Durasi | None) -> int | None:
    """The standard in working minutes; None for days and longer, and for a time per document."""
    faktor = _MENIT.get(waktu.satuan) if waktu is not None and not waktu.per else None
    return None if waktu is None or faktor is None else int(waktu.paling_lama * faktor)


def _baris(langkah: LangkahJalan, nyata: EvaluasiLangkah, lewat: tuple[int, int]) -> BarisEvaluasi:
    return BarisEvaluasi(
        langkah=langkah,
        nyata=nyata,
        baku=langkah.waktu.tampil if langkah.waktu else "",
        melebihi=nyata.melebihi(_menit_baku(langkah.waktu)),
        menit_baku=_menit_baku(langkah.waktu),
        terlambat=lewat[0],
        berbatas=lewat[1],
    )


def _angka(b: BarisEvaluasi) -> AngkaLangkah:
    return AngkaLangkah(
        nomor=b.langkah.nomor,
        uraian=b.langkah.uraian,
        baku=b.baku,
        kali=b.nyata.banyak,
        tengah=b.nyata.tengah_kerja,
        terlama=b.nyata.terlama,
        menunggu=b.nyata.tengah_tunggu,
        melebihi=b.melebihi,
        kembali=b.nyata.kembali,
        terlambat=b.terlambat,
        berbatas=b.berbatas,
    )


def _kelompok(nilai: EvaluasiSop, jalan: Sequence[Pelaksanaan]) -> tuple[Kelompok, ...]:
    pelaku = [b.pelaku for b in nilai.butir if b.pelaku is not None]
    nama = Nama(
        sebutan=sebutan({p.jabatan or p.pegawai for p in pelaku}),
        dasar=dasar_penempatan({p.penempatan for p in pelaku if p.penempatan and bertindak(p)}),
    )
    menurut = {str(p.pk): p for p in jalan}
    return tuple(
        Kelompok(
            judul=judul,
            uraian=uraian,
            temuan=tuple(_temuan(b, menurut[b.pelaksanaan], nama) for b in nilai.menurut(jenis)),
        )
        for jenis, (judul, uraian) in _JUDUL.items()
        if nilai.menurut(jenis)
    )


def _temuan(butir: ButirEvaluasi, pelaksanaan: Pelaksanaan, nama: Nama) -> Temuan:
    return Temuan(
        pelaksanaan=pelaksanaan.pk,
        periode=Periode.dari_kode(pelaksanaan.periode).nama,
        langkah=butir.langkah,
        sasaran=butir.sasaran,
        pada=butir.pada,
        siapa=nama.pelaku(butir.pelaku),
        dasar=nama.dasar_pelaku(butir.pelaku),
    )
