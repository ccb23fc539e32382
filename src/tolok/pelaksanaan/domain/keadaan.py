"""The state of a run: what the events so far say. A fold's accumulator; treat as read-only.

Objects are shared between states and copied when a newer state changes them (`_token`), so a
state stays what it was while the next one is made from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from tolok.pelaksanaan.domain.kejadian import Bentuk, Keputusan, ObjekDiputuskan, Sebab
from tolok.pelaksanaan.domain.pelaku import Pelaku, Pemegang

__all__ = [
    "PERALIHAN",
    "SEMUA",
    "STATUS_BERES",
    "STATUS_BUKA",
    "Baris",
    "Keadaan",
    "KunciHasil",
    "Menunggu",
    "Pengembalian",
    "Persetujuan",
    "StatusBaris",
    "StatusPelaksanaan",
    "StatusTugas",
    "Tugas",
    "VersiHasil",
]


class StatusPelaksanaan(StrEnum):
    """A run is not begun, runs, is finished, or was cancelled."""

    BELUM = "belum"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    DIBATALKAN = "dibatalkan"


class StatusTugas(StrEnum):
    """Where a task stands.

    terbuka: waits unread. dibaca: seen by its holder. dikerjakan: claimed or an act is done.
    diserahkan: handed on, decided or signed. diperbaiki: a returned document was repaired
    (no approval). dikembalikan: its holder returned the document. ditarik: withdrawn by its
    sender. dialihkan: given to another holder. gugur: lapsed by a return, release or the end.
    ditutup_awal: closed by the pengendali before it was in.
    """

    TERBUKA = "terbuka"
    DIBACA = "dibaca"
    DIKERJAKAN = "dikerjakan"
    DISERAHKAN = "diserahkan"
    DIPERBAIKI = "diperbaiki"
    DIKEMBALIKAN = "dikembalikan"
    DITARIK = "ditarik"
    DIALIHKAN = "dialihkan"
    GUGUR = "gugur"
    DITUTUP_AWAL = "ditutup_awal"


class StatusBaris(StrEnum):
    """Where a row stands: not reached, open, closed, passed over, not needed."""

    BELUM = "belum"
    TERBUKA = "terbuka"
    TERTUTUP = "tertutup"
    DILEWATI = "dilewati"
    TIDAK_DIPERLUKAN = "tidak_diperlukan"


SEMUA = "*"
"""Stands for every subject of a row in `Baris.karena`."""

_S = StatusTugas
STATUS_BUKA = frozenset({_S.TERBUKA, _S.DIBACA, _S.DIKERJAKAN})
STATUS_BERES = frozenset({_S.DISERAHKAN, _S.DIPERBAIKI, _S.DITUTUP_AWAL})
_TUTUP = frozenset(
    {_S.DISERAHKAN, _S.DIPERBAIKI, _S.DIKEMBALIKAN, _S.DIALIHKAN, _S.GUGUR, _S.DITUTUP_AWAL}
)
PERALIHAN: Mapping[StatusTugas, frozenset[StatusTugas]] = {
    _S.TERBUKA: frozenset({_S.DIBACA, _S.DIKERJAKAN}) | _TUTUP,
    _S.DIBACA: frozenset({_S.DIKERJAKAN}) | _TUTUP,
    _S.DIKERJAKAN: _TUTUP,
    _S.DISERAHKAN: frozenset({_S.DITARIK}),
    _S.DIPERBAIKI: frozenset({_S.DITARIK}),
    _S.DIKEMBALIKAN: frozenset(),
    _S.DITARIK: frozenset(),
    _S.DIALIHKAN: frozenset(),
    _S.GUGUR: frozenset(),
    _S.DITUTUP_AWAL: frozenset(),
}
"""The one transition table of a task."""


class KunciHasil(NamedTuple):
    """Names a result: its producing row, kind and subject."""

    langkah: int
    jenis: str
    subjek: str | None


class VersiHasil(NamedTuple):
    """One submitted version; `penulis` are the persons who may not decide on it."""

    versi: int
    lembar: str
    sidik: str
    penulis: frozenset[str]
    tugas: str
    tahap: str | None
    bagian: Mapping[str, str]
    pada: datetime


class Persetujuan(NamedTuple):
    """The last decision or signature of a subject at a row: by whom, on what."""

    tugas: str
    pegawai: str
    objek: tuple[ObjekDiputuskan, ...]
    keputusan: Keputusan | None


class Pengembalian(NamedTuple):
    """A return or a request for correction, as later decisions need it."""

    id: str
    tugas: str
    langkah: int
    sasaran: int
    subjek: tuple[str, ...]
    alasan: str
    catatan: tuple[str, ...]
    sel: tuple[str, ...]
    objek: tuple[ObjekDiputuskan, ...]
    jalur: tuple[int, ...]
    terbatas: bool
    masukan: bool


class Menunggu(NamedTuple):
    """A task that waits for a correction it asked for; `jalur`: rows that must be in again."""

    tugas: str
    langkah: int
    jalur: tuple[int, ...]
    subjek: tuple[str, ...]
    karena: str


class Tugas:
    """One row reaching one holder, iteration n; or one person's share of it (`induk`).

    `hasil`: kinds of result submitted in it. `tindakan_dibuka`: acts whose shares were asked;
    `tindakan_selesai`: own acts that are done. `oleh`: who closed it, in which capacity;
    `pencatat`: who recorded it from paper. `dibaca`: first read or claimed. `ditunjuk`: persons appointed for it.
    """

    __slots__ = (
        "_token",
        "ambil",
        "batas",
        "bentuk",
        "bersama",
        "bersama_hadir",
        "dibaca",
        "dibuka",
        "ditunjuk",
        "ditutup",
        "giliran",
        "hasil",
        "id",
        "induk",
        "iterasi",
        "jawaban",
        "karena",
        "keputusan",
        "langkah",
        "maju",
        "objek",
        "oleh",
        "pemegang",
        "pencatat",
        "sebab",
        "sel",
        "status",
        "subjek",
        "tindakan",
        "tindakan_dibuka",
        "tindakan_selesai",
        "urutan_buka",
        "urutan_tutup",
    )
    id: str
    langkah: int
    subjek: str | None
    iterasi: int
    pemegang: Pemegang
    status: StatusTugas
    induk: str | None
    tindakan: str | None
    bentuk: Bentuk
    giliran: int
    bersama: tuple[Pemegang, ...]
    karena: str | None
    sel: tuple[str, ...]
    batas: datetime | None
    dibuka: datetime
    dibaca: datetime | None
    ditutup: datetime | None
    oleh: Pelaku | None
    ambil: str | None
    ditunjuk: tuple[str, ...]
    tindakan_dibuka: tuple[str, ...]
    tindakan_selesai: tuple[str, ...]
    hasil: tuple[str, ...]
    bersama_hadir: tuple[str, ...]
    jawaban: Mapping[str, str]
    keputusan: Keputusan | None
    objek: tuple[ObjekDiputuskan, ...]
    maju: int | str | None
    pencatat: str | None
    sebab: Sebab
    urutan_buka: int
    urutan_tutup: int
    _token: object

    def salin(self, token: object) -> Tugas:
        """A copy of its own for the state that holds `token` (written out: it is on the hot path)."""
        t = Tugas.__new__(Tugas)
        t._token = token
        t.ambil = self.ambil
        t.batas = self.batas
        t.bentuk = self.bentuk
        t.bersama = self.bersama
        t.bersama_hadir = self.bersama_hadir
        t.dibaca = self.dibaca
        t.dibuka = self.dibuka
        t.ditunjuk = self.ditunjuk
        t.ditutup = self.ditutup
        t.giliran = self.giliran
        t.hasil = self.hasil
        t.id = self.id
        t.induk = self.induk
        t.iterasi = self.iterasi
        t.jawaban = self.jawaban
        t.karena = self.karena
        t.keputusan = self.keputusan
        t.langkah = self.langkah
        t.maju = self.maju
        t.objek = self.objek
        t.oleh = self.oleh
        t.pemegang = self.pemegang
        t.pencatat = self.pencatat
        t.sebab = self.sebab
        t.sel = self.sel
        t.status = self.status
        t.subjek = self.subjek
        t.tindakan = self.tindakan
        t.tindakan_dibuka = self.tindakan_dibuka
        t.tindakan_selesai = self.tindakan_selesai
        t.urutan_buka = self.urutan_buka
        t.urutan_tutup = self.urutan_tutup
        return t

    @property
    def terbuka(self) -> bool:
        """Still waits for its holder."""
        return self.status in STATUS_BUKA

    @property
    def peserta(self) -> bool:
        """A share of a row, not the row itself."""
        return self.induk is not None


class Baris:
    """A row in this run: who passed it, who is open, what was approved.

    `subjek`: frozen subjects in order (None alone for a single row). `selesai`: subject -> task
    that closed it in the present round; `beres`: in any round. `terbuka`: open main tasks.
    `iterasi`: subject (or share) -> how often opened. `persetujuan`: (share, subject) -> last
    decision or signature. `karena`: subject (or
    `SEMUA`) -> the return that last reopened it. `oleh`: the row whose
    decision passed it over.
    """

    __slots__ = (
        "_token",
        "beres",
        "ditutup_awal",
        "iterasi",
        "karena",
        "nomor",
        "oleh",
        "persetujuan",
        "selesai",
        "status",
        "subjek",
        "terbuka",
    )
    nomor: int
    status: StatusBaris
    subjek: tuple[str | None, ...]
    iterasi: dict[str | None, int]
    selesai: dict[str | None, str]
    beres: dict[str | None, str]
    terbuka: dict[str, str | None]
    karena: dict[str, str]
    oleh: int | None
    persetujuan: dict[tuple[str, str | None], Persetujuan]
    ditutup_awal: dict[str | None, str]
    _token: object


class Keadaan:
    """The whole state. Empty before `PelaksanaanDimulai`."""

    __slots__ = (
        "_token",
        "anak",
        "baris",
        "hanya",
        "hasil",
        "instansi",
        "kembali",
        "kunci",
        "lajur",
        "lepas",
        "menunggu",
        "pelaksanaan",
        "periode",
        "sop",
        "status",
        "tugas",
        "urutan",
    )

    pelaksanaan: str
    sop: str
    instansi: str
    periode: str
    hanya: frozenset[str]
    status: StatusPelaksanaan
    urutan: int
    tugas: dict[str, Tugas]
    baris: dict[int, Baris]
    anak: dict[str, tuple[str, ...]]
    hasil: dict[KunciHasil, tuple[VersiHasil, ...]]
    lajur: dict[str, Pemegang]
    lepas: dict[str, int]
    kembali: dict[str, Pengembalian]
    menunggu: dict[str, Menunggu]
    kunci: dict[str, str]
    _token: object

    def __init__(self) -> None:
        self.pelaksanaan = self.sop = self.instansi = self.periode = ""
        self.hanya = frozenset()
        self.status = StatusPelaksanaan.BELUM
        self.urutan = 0
        self.tugas = {}
        self.baris = {}
        self.anak = {}
        self.hasil = {}
        self.lajur = {}
        self.lepas = {}
        self.kembali = {}
        self.menunggu = {}
        self.kunci = {}
        self._token = object()
