"""The sixteen events of a run. Facts only: ids, digests and dates, never texts or names.

The log of a run is a list of `Tercatat`; folding it gives `Keadaan`. What can change later
(capacity, due time, minutes, holders) was resolved before the decision and is written here.
Stored bytes are never rewritten: a changed event gets a new `VERSI` and a pure upcaster.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from tolok.pelaksanaan.domain import isi as kode_isi
from tolok.pelaksanaan.domain.pelaku import Pelaku, Pemegang

__all__ = [
    "JENIS_KEJADIAN",
    "BatasDiubah",
    "Bentuk",
    "DariKertas",
    "Dibawa",
    "HasilDiserahkan",
    "Kejadian",
    "Keputusan",
    "LangkahDibuka",
    "LangkahDitutupAwal",
    "LangkahTidakDiperlukan",
    "ObjekDiputuskan",
    "PelaksanaanDibatalkan",
    "PelaksanaanDimulai",
    "PelaksanaanSelesai",
    "PemegangDitetapkan",
    "Sebab",
    "Tangga",
    "Tercatat",
    "TindakanDiselesaikan",
    "TugasDialihkan",
    "TugasDiambil",
    "TugasDibaca",
    "TugasDibuka",
    "TugasDikembalikan",
    "TugasDiserahkan",
    "TugasDitarik",
    "TugasGugur",
    "dari_isi",
    "naikkan",
]


class Keputusan(StrEnum):
    """What a deciding holder, or a participant, says of one version of a document."""

    SETUJU = "setuju"
    SETUJU_DENGAN_CATATAN = "setuju_dengan_catatan"
    MENOLAK = "menolak"


class Bentuk(StrEnum):
    """What a task asks: the row's work, the repair of a returned document, one share of it, or a
    step of a side case that holds nobody else (an objection)."""

    BIASA = "biasa"
    PERBAIKAN = "perbaikan"
    PESERTA = "peserta"
    SAMPINGAN = "sampingan"


class Sebab(StrEnum):
    """Why tasks open or lapse."""

    MULAI = "mulai"
    MAJU = "maju"
    KEMBALI = "kembali"
    MASUKAN = "masukan"
    TINDAKAN = "tindakan"
    TAMBAH = "tambah"
    SUSULAN = "susulan"
    SAMPINGAN = "sampingan"
    TARIK = "tarik"
    SANGGAH = "sanggah"
    LEPAS = "lepas"
    SELESAI = "selesai"


class Tangga(StrEnum):
    """The rung of the ladder that answered: holder, acting holder, superior, appointee."""

    PEMEGANG = "pemegang"
    PELAKSANA_TUGAS = "pelaksana_tugas"
    ATASAN = "atasan"
    DITUNJUK = "ditunjuk"


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilDiserahkan:
    """One submitted version. `langkah` is its producing row, `bagian` the digest per subject."""

    langkah: int
    jenis: str
    versi: int
    lembar: str
    sidik: str
    penulis: tuple[str, ...]
    subjek: str | None = None
    tahap: str | None = None
    bagian: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjekDiputuskan:
    """The version a decision or signature is about; `sidik` is of the part that was shown."""

    langkah: int
    jenis: str
    versi: int
    sidik: str
    subjek: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DariKertas:
    """A decision made on paper: who decided, the date written, the scan. The recorder is `Tercatat.pelaku`."""

    penanda_tangan: Pelaku
    tanggal: date
    pindaian: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TugasDibuka:
    """One task of a `LangkahDibuka`. `karena`: the return that caused it; `sel`: cells left editable."""

    id: str
    pemegang: Pemegang
    iterasi: int
    subjek: str | None = None
    induk: str | None = None
    tindakan: str | None = None
    bentuk: Bentuk = Bentuk.BIASA
    giliran: int = 0
    bersama: tuple[Pemegang, ...] = ()
    karena: str | None = None
    sel: tuple[str, ...] = ()
    batas: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dibawa:
    """A decision or signature carried over: the part is unchanged since `tugas` closed."""

    tugas: str
    subjek: str | None = None
    tindakan: str | None = None
    induk: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kejadian:
    """Base of the events; `JENIS` is the stored name, `VERSI` the shape."""

    JENIS: ClassVar[str]
    VERSI: ClassVar[int] = 1

    def ke_isi(self) -> dict[str, Any]:
        """JSON-able content (canonical text is made by the log)."""
        return kode_isi.ke_isi(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class PelaksanaanDimulai(Kejadian):
    """A run begins: SOP version (digest), office, period, letters it rests on.

    `subjek`: the only persons its rows per employee are about; empty: everybody.
    """

    JENIS: ClassVar[str] = "PelaksanaanDimulai"
    pelaksanaan: str
    sop: str
    instansi: str
    periode: str
    lampiran: tuple[str, ...] = ()
    subjek: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LangkahDibuka(Kejadian):
    """Tasks of one row open; `dibawa` are the shares that need not be asked again.

    `peserta`: task -> act whose shares are asked now (its `TugasDibuka` name the task as `induk`).
    `dilewati`: rows passed over because a carried decision led past them. `melanjutkan`: requests
    for correction that are answered; the row goes on, and the shares of the acts in `batal` are
    asked again, because they were given on the text before the correction. An own act in `batal`
    was done on forms that are open again: it is to be done anew, and what it made counts no more.
    """

    JENIS: ClassVar[str] = "LangkahDibuka"
    langkah: int
    sebab: Sebab
    tugas: tuple[TugasDibuka, ...] = ()
    dibawa: tuple[Dibawa, ...] = ()
    peserta: Mapping[str, str] = field(default_factory=dict)
    dilewati: tuple[int, ...] = ()
    melanjutkan: tuple[str, ...] = ()
    batal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TugasDibaca(Kejadian):
    """The holder in person saw the task for the first time; withdrawal ends here."""

    JENIS: ClassVar[str] = "TugasDibaca"
    tugas: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TugasDiambil(Kejadian):
    """One of many holders claims the task, visibly."""

    JENIS: ClassVar[str] = "TugasDiambil"
    tugas: str
    pegawai: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TugasDialihkan(Kejadian):
    """A task goes to another holder: the old one closes, `baru` opens with the same iterasi."""

    JENIS: ClassVar[str] = "TugasDialihkan"
    tugas: str
    baru: str
    pemegang: Pemegang
    alasan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PemegangDitetapkan(Kejadian):
    """A lane is bound (SK Tim), or a person is appointed for one task by the head, with a reason."""

    JENIS: ClassVar[str] = "PemegangDitetapkan"
    pemegang: Pemegang
    lajur: str | None = None
    tugas: str | None = None
    alasan: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TindakanDiselesaikan(Kejadian):
    """One act of a task is done; `jawaban`: (declined share, answer) pairs of the penanggung jawab."""

    JENIS: ClassVar[str] = "TindakanDiselesaikan"
    tugas: str
    tindakan: str
    hasil: tuple[HasilDiserahkan, ...] = ()
    jawaban: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TugasDiserahkan(Kejadian):
    """A task is handed on: submitted, decided, signed, declined or repaired."""

    JENIS: ClassVar[str] = "TugasDiserahkan"
    tugas: str
    tangga: Tangga = Tangga.PEMEGANG
    perbaikan: bool = False
    keputusan: Keputusan | None = None
    hasil: tuple[HasilDiserahkan, ...] = ()
    objek: tuple[ObjekDiputuskan, ...] = ()
    catatan: str | None = None
    jawaban: Mapping[str, str] = field(default_factory=dict)
    disposisi: str | None = None
    kertas: DariKertas | None = None
    maju: int | str | None = None
    dilewati: tuple[int, ...] = ()
    tenggat: datetime | None = None
    menit_tunggu: int | None = None
    menit_kerja: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TugasDikembalikan(Kejadian):
    """A return, or (`masukan`) a request to correct an input while the asker's task waits.

    `jalur`: the rows that reopen, target first, returning row last (none: a form gathered in the
    asker's own row is asked again); `seluruhnya`: those of them
    that reopen for every subject. `subjek`: the named ones (empty: all). `terbatas`: only these subjects move, the others go on. `catatan`: ids of the
    mandatory notes. `diatur`: whether the page prints this way back.
    """

    JENIS: ClassVar[str] = "TugasDikembalikan"
    id: str
    tugas: str
    sasaran: int
    alasan: str
    jalur: tuple[int, ...] = ()
    seluruhnya: tuple[int, ...] = ()
    subjek: tuple[str, ...] = ()
    sel: tuple[str, ...] = ()
    catatan: tuple[str, ...] = ()
    objek: tuple[ObjekDiputuskan, ...] = ()
    terbatas: bool = False
    masukan: bool = False
    diatur: bool = False
    tangga: Tangga = Tangga.PEMEGANG
    kertas: DariKertas | None = None
    tenggat: datetime | None = None
    menit_tunggu: int | None = None
    menit_kerja: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TugasDitarik(Kejadian):
    """A submission is withdrawn before its receiver read it, or contested by who is said to have made it.

    `langkah`: later rows that are open no more (`subjek` empty: for all subjects).
    """

    JENIS: ClassVar[str] = "TugasDitarik"
    tugas: str
    langkah: tuple[int, ...] = ()
    subjek: tuple[str, ...] = ()
    alasan: str | None = None
    sanggahan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TugasGugur(Kejadian):
    """Open tasks lapse; notes are kept. `lepas`: the subject itself is released from the run."""

    JENIS: ClassVar[str] = "TugasGugur"
    sebab: Sebab
    tugas: tuple[str, ...] = ()
    karena: str | None = None
    alasan: str | None = None
    lepas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LangkahDitutupAwal(Kejadian):
    """A parallel row is closed before all are in, by its pengendali, with a reason.

    `berlaku`: closed corrections whose earlier version stands; the others count as not in.
    """

    JENIS: ClassVar[str] = "LangkahDitutupAwal"
    langkah: int
    tugas: tuple[str, ...]
    alasan: str
    berlaku: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BatasDiubah(Kejadian):
    """The agreed date of open tasks is another one from now on, with a reason."""

    JENIS: ClassVar[str] = "BatasDiubah"
    tugas: tuple[str, ...]
    batas: datetime
    alasan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LangkahTidakDiperlukan(Kejadian):
    """Rows whose result still stands are not needed this period; `bukti` proves it."""

    JENIS: ClassVar[str] = "LangkahTidakDiperlukan"
    langkah: tuple[int, ...]
    tugas: tuple[str, ...]
    bukti: str
    sampai: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PelaksanaanDibatalkan(Kejadian):
    """The run is cancelled with a reason; every open task lapses."""

    JENIS: ClassVar[str] = "PelaksanaanDibatalkan"
    alasan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PelaksanaanSelesai(Kejadian):
    """The last row is closed."""

    JENIS: ClassVar[str] = "PelaksanaanSelesai"


@dataclass(frozen=True, slots=True)
class Tercatat:
    """An event with its meta, as it stands in the log. `pelaku` None is the system itself.

    `kunci` stands on the first event of a command only.
    """

    urutan: int
    versi: int
    pada: datetime
    pelaku: Pelaku | None
    kunci: str | None
    kejadian: Kejadian


JENIS_KEJADIAN: Mapping[str, type[Kejadian]] = {
    kelas.JENIS: kelas
    for kelas in (
        PelaksanaanDimulai,
        LangkahDibuka,
        TugasDibaca,
        TugasDiambil,
        TugasDialihkan,
        PemegangDitetapkan,
        TindakanDiselesaikan,
        TugasDiserahkan,
        TugasDikembalikan,
        TugasDitarik,
        TugasGugur,
        LangkahDitutupAwal,
        BatasDiubah,
        LangkahTidakDiperlukan,
        PelaksanaanDibatalkan,
        PelaksanaanSelesai,
    )
}

naikkan: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""Upcasters: (jenis, stored version) -> content of the next version. Pure; never removed."""


def dari_isi(jenis: str, versi: int, isi: Mapping[str, Any]) -> Kejadian:
    """The event of a stored row, lifted to today's shape.

    >>> dari_isi("TugasDibaca", 1, {"tugas": "t1"})
    TugasDibaca(tugas='t1')
    """
    kelas = JENIS_KEJADIAN[jenis]
    nilai = dict(isi)
    for lama in range(versi, kelas.VERSI):
        nilai = naikkan[jenis, lama](nilai)
    kejadian: Kejadian = kode_isi.dari_isi(kelas, nilai)
    return kejadian
