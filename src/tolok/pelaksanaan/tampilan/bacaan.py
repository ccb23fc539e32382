"""Reads of the pages of runs. Every function makes a fixed number of queries."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest

from tolok.dasar.kalender import KalenderKerja
from tolok.dasar.periode import Periode
from tolok.organisasi.domain.istilah import Kapasitas
from tolok.organisasi.domain.susunan import Susunan
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.domain.keadaan import STATUS_BERES, Keadaan, StatusPelaksanaan
from tolok.pelaksanaan.domain.kejadian import Tercatat
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.lipat import lipat
from tolok.pelaksanaan.kantor import kalender_kini, susunan_kini, wewenang_kini
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.log.jurnal import baca
from tolok.pelaksanaan.models import Lembar, Pelaksanaan, Tugas
from tolok.pelaksanaan.sebutan import Sebutan, nama_kantor, sebutan
from tolok.pelaksanaan.selectors.pelaksanaan import KotakMasuk, pegangan
from tolok.pelaksanaan.tampilan.kotak_masuk import judul_tugas
from tolok.web.penggaris import KeadaanLangkah, SisaWaktu, ukur_sisa

__all__ = [
    "Log",
    "RingkasPelaksanaan",
    "SelesaiSaya",
    "atas_nama_saya",
    "baru_selesai",
    "ingat_jumlah",
    "jumlah_diingat",
    "kalender_jabatan",
    "kantor_kini",
    "log",
    "milik",
    "pelaksanaan_instansi",
    "pengirim",
    "ringkas",
    "teks_lembar",
    "tugas_saya",
]

_SESI = "jumlah_tugas"
_BARU = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The events of a run and the state they make."""

    kejadian: list[Tercatat]
    keadaan: Keadaan


def log(pelaksanaan: Pelaksanaan) -> Log:
    """Read and fold a run. One query."""
    kejadian = baca(pelaksanaan.pk)
    return Log(kejadian=kejadian, keadaan=lipat(kejadian))


def teks_lembar(pelaksanaan: Pelaksanaan, daftar: Iterable[str]) -> dict[str, str]:
    """Texts of reasons and notes of this run, by sheet id. One query."""
    kunci = list(daftar)
    if not kunci:
        return {}
    baris = Lembar.objects.filter(pelaksanaan=pelaksanaan, pk__in=kunci).values_list("pk", "isi")
    return {str(pk): str(json.loads(isi).get("teks", "")) for pk, isi in baris}


# ── Tugas saya ──


def pengirim(kotak: KotakMasuk, kantor: Susunan) -> dict[tuple[UUID, datetime], str]:
    """Who handed each task on: whoever closed a task at the moment this one opened."""
    semua = (*kotak.perlu_keputusan, *kotak.perlu_diisi)
    if not semua:
        return {}
    baris = list(
        Tugas.objects.filter(
            pelaksanaan_id__in={b.pelaksanaan.pk for b in semua},
            ditutup_pada__in={b.tugas.dibuka_pada for b in semua},
            pelaku__isnull=False,
        ).values_list(
            "pelaksanaan_id", "ditutup_pada", "pelaku", "jabatan_pelaku", "kapasitas_pelaku"
        )
    )
    nama = sebutan({jabatan or pelaku for _, _, pelaku, jabatan, _ in baris}, nama_kantor(kantor))
    return {
        (pelaksanaan, pada): _sebut(nama, pelaku, jabatan, kapasitas)
        for pelaksanaan, pada, pelaku, jabatan, kapasitas in baris
        if pada is not None
    }


def _sebut(nama: Sebutan, pelaku: UUID | None, jabatan: UUID | None, kapasitas: str) -> str:
    if jabatan is None:
        return nama.dari(pelaku)
    awalan = Kapasitas(kapasitas).awalan if kapasitas in set(Kapasitas) else ""
    return f"{awalan}{nama.dari(jabatan)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SelesaiSaya:
    """Something I finished lately."""

    tugas: UUID
    pelaksanaan: UUID
    judul: str
    konteks: str
    pada: datetime


def baru_selesai(pegawai: Any) -> list[SelesaiSaya]:
    """My last finished tasks, for the empty inbox. One query."""
    baris = (
        Tugas.objects.untuk(pegawai)
        .filter(pelaku=pegawai.pk, status__in=[s.value for s in STATUS_BERES])
        .select_related("pelaksanaan")
        .order_by("-ditutup_pada")[:_BARU]
    )
    return [_selesai(t) for t in baris]


def atas_nama_saya(kotak: KotakMasuk) -> list[SelesaiSaya]:
    """What somebody recorded from paper in my name and I may still contest. No query."""
    return [_selesai(t) for t in kotak.dicatat]


def _selesai(t: Tugas) -> SelesaiSaya:
    langkah = lintasan_sop(t.pelaksanaan.sidik_sop).langkah[t.langkah]
    return SelesaiSaya(
        tugas=t.pk,
        pelaksanaan=t.pelaksanaan_id,
        judul=judul_tugas(langkah, peserta=t.tindakan if t.induk else "", perbaikan=False),
        konteks=f"{t.pelaksanaan.nama_sop}, {Periode.dari_kode(t.pelaksanaan.periode).nama}",
        pada=t.ditutup_pada or t.dibuka_pada,
    )


def milik(kantor: Susunan, pegawai: UUID) -> frozenset[str]:
    """Keys of what reaches this person today: their posts, and they themselves. No query."""
    return frozenset(str(pk) for pk in pegangan(kantor, pegawai))


def tugas_saya(pegawai: Any, kantor: Susunan, keadaan: Keadaan) -> frozenset[str]:
    """Ids of the open tasks of one run that reach this person. No query."""
    punya = milik(kantor, pegawai.pk)
    return frozenset(
        t.id
        for t in keadaan.tugas.values()
        if t.terbuka and (t.pemegang.id in punya or str(pegawai.pk) in t.ditunjuk)
    )


def kantor_kini(pegawai: Any, sekarang: datetime) -> Susunan:
    """The office today; the header's names of posts come from it instead of another query."""
    hari = hari_di(pegawai.pemda, sekarang)
    kantor = susunan_kini(pegawai.instansi, hari)
    wewenang = wewenang_kini(pegawai.instansi, hari, pegawai.pk)
    pegawai.__dict__.setdefault("_wewenang", {})[hari] = wewenang
    pegawai.sebutan_jabatan_kini = [
        f"{d.kapasitas.awalan}{kantor.kursi[d.jabatan].nama}" for d in kantor.duduk(pegawai.pk)
    ]
    return kantor


def ingat_jumlah(request: HttpRequest, jumlah: int) -> None:
    """Keep the figure beside the menu's word in the session: other pages show it without asking."""
    if request.session.get(_SESI) != jumlah:
        request.session[_SESI] = jumlah


def jumlah_diingat(request: HttpRequest) -> int:
    """What the inbox held when it was last seen."""
    jumlah = request.session.get(_SESI, 0)
    return jumlah if isinstance(jumlah, int) else 0


def kalender_jabatan(instansi: Any, kantor: Susunan) -> Callable[[str], KalenderKerja]:
    """Post id -> the working calendar of its unit. No query beyond the office's own."""

    def milik(jabatan: str) -> KalenderKerja:
        kursi = kantor.kursi.get(UUID(jabatan))
        return kalender_kini(instansi, kantor.hari, kursi.unit if kursi else None)

    return milik


# ── List of runs ──


def pelaksanaan_instansi(pegawai: Any, status: str) -> QuerySet[Pelaksanaan]:
    """Runs of the office, the live ones first; `status` narrows, an unknown one does not."""
    daftar = Pelaksanaan.objects.untuk(pegawai)
    if status in set(StatusPelaksanaan):
        daftar = daftar.filter(status=status)
    return (
        daftar.order_by("berakhir_pada", "-dimulai_pada")
        if not status
        else daftar.order_by("-dimulai_pada")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RingkasPelaksanaan:
    """One run in the list."""

    id: UUID
    nama: str
    periode: str
    status: str
    langkah: tuple[tuple[int, KeadaanLangkah], ...]
    di: str
    nomor: str
    sisa: SisaWaktu | None
    dimulai: datetime | None
    berakhir: datetime | None
    kembali: int
    lewat: int
    """Open tasks past their agreed date."""

    @property
    def kata_kembali(self) -> str:
        """How often a decision sent it back."""
        return f"{self.kembali} kali dikembalikan"


def ringkas(
    daftar: Iterable[Pelaksanaan],
    kalender: KalenderKerja | Mapping[UUID, KalenderKerja],
    sekarang: datetime,
) -> list[RingkasPelaksanaan]:
    """Where the runs of one page stand. Two queries and the names.

    `kalender`: the office's calendar, or each office's by its id.
    """
    semua = list(daftar)
    milik = (
        {p.instansi_id: kalender for p in semua}
        if isinstance(kalender, KalenderKerja)
        else kalender
    )
    buka = _terbuka(semua)
    nama = sebutan({t.pemegang_id for x in buka.values() for t in x if t.pemegang_id})
    tutup = _tertutup(semua)
    return [
        _ringkas(p, buka.get(p.pk, []), tutup.get(p.pk, {}), nama, milik[p.instansi_id], sekarang)
        for p in semua
    ]


def _terbuka(semua: Sequence[Pelaksanaan]) -> dict[UUID, list[Tugas]]:
    hasil: dict[UUID, list[Tugas]] = {}
    baris = Tugas.objects.filter(pelaksanaan__in=semua, terbuka=True, induk__isnull=True)
    for t in baris.order_by("langkah", "dibuka_pada"):
        hasil.setdefault(t.pelaksanaan_id, []).append(t)
    return hasil


def _tertutup(semua: Sequence[Pelaksanaan]) -> dict[UUID, dict[int, int]]:
    """Run -> row -> how often it was opened, of rows that were handed on at least once."""
    hasil: dict[UUID, dict[int, int]] = {}
    baris = (
        Tugas.objects.filter(pelaksanaan__in=semua, induk__isnull=True)
        .values("pelaksanaan_id", "langkah")
        .annotate(
            beres=Count("pk", filter=Q(status__in=[s.value for s in STATUS_BERES])),
            kembali=Count("pk", filter=Q(status="dikembalikan")),
        )
        .order_by()
    )
    for b in baris:
        if b["beres"] or b["kembali"]:
            hasil.setdefault(b["pelaksanaan_id"], {})[b["langkah"]] = b["kembali"]
    return hasil


def _ringkas(
    p: Pelaksanaan,
    buka: Sequence[Tugas],
    tutup: Mapping[int, int],
    nama: Sebutan,
    kalender: KalenderKerja,
    sekarang: datetime,
) -> RingkasPelaksanaan:
    lintasan = lintasan_sop(p.sidik_sop)
    kini = sorted({t.langkah for t in buka})
    return RingkasPelaksanaan(
        id=p.pk,
        nama=p.nama_sop,
        periode=Periode.dari_kode(p.periode).nama,
        status=p.status,
        langkah=tuple((n, _keadaan(p, n, kini, tutup)) for n in lintasan.nomor),
        di=_di(buka, nama),
        nomor=" dan ".join(str(n) for n in kini),
        sisa=_sisa(buka, lintasan, kalender, sekarang),
        dimulai=p.dimulai_pada,
        berakhir=p.berakhir_pada,
        kembali=sum(tutup.values()),
        lewat=sum(1 for t in buka if t.batas is not None and t.batas < sekarang),
    )


def _keadaan(
    p: Pelaksanaan, nomor: int, kini: Sequence[int], tutup: Mapping[int, int]
) -> KeadaanLangkah:
    """A row after the first open one counts as not yet: a return opened the way again."""
    if nomor in kini:
        return KeadaanLangkah.JALAN
    if p.status == StatusPelaksanaan.SELESAI.value:
        return KeadaanLangkah.JADI
    lewat = nomor in tutup and (not kini or nomor < kini[0])
    return KeadaanLangkah.JADI if lewat else KeadaanLangkah.NANTI


def _di(buka: Sequence[Tugas], nama: Sebutan) -> str:
    daftar = list(dict.fromkeys(nama.dari(t.pemegang_id) for t in buka if t.pemegang_id))
    if len(daftar) > 2:
        return f"{daftar[0]} dan {len(daftar) - 1} lainnya"
    return " dan ".join(daftar)


def _sisa(
    buka: Sequence[Tugas], lintasan: Lintasan, kalender: KalenderKerja, sekarang: datetime
) -> SisaWaktu | None:
    if not buka:
        return None
    pertama = buka[0]
    waktu = lintasan.langkah[pertama.langkah].waktu
    return ukur_sisa(
        kalender,
        dibuka=pertama.dibuka_pada,
        batas=min((t.batas for t in buka if t.batas), default=None),
        sekarang=sekarang,
        baku=waktu.tampil if waktu else "",
    )
