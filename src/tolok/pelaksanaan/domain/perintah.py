"""The commands of a run: what a person asks for. Each carries `kunci`; a repeat does nothing.

A command on a task names its `iterasi` and `dilihat` (digest of what the page showed, see
`objek.dilihat`); it is refused only if that task was decided or that document changed.
Texts (reasons, notes, forms) are Lembar written before the decision: commands carry ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.domain.pelaku import Pemegang

__all__ = [
    "AjukanPerkara",
    "Alihkan",
    "Ambil",
    "Baca",
    "Batalkan",
    "HasilBaru",
    "Kembalikan",
    "KeputusanSubjek",
    "Kertas",
    "LepasSubjek",
    "MintaPerbaikan",
    "Mulai",
    "NyatakanTidakDiperlukan",
    "Perintah",
    "PerintahTugas",
    "SelesaikanTindakan",
    "Serahkan",
    "SerahkanBanyak",
    "TambahSubjek",
    "Tarik",
    "TarikPerkara",
    "TetapkanLajur",
    "TetapkanPemegang",
    "TutupAwal",
    "UbahBatas",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilBaru:
    """A submitted Lembar: kind of result, id, digest, and the digest of each subject's part.

    `subjek`: whose document a repair mends, where the row works on several. `penulis`: who wrote it
    besides the person who submits it.
    """

    jenis: str
    lembar: str
    sidik: str
    subjek: str | None = None
    tahap: str | None = None
    bagian: Mapping[str, str] = field(default_factory=dict)
    penulis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kertas:
    """A decision made on paper, recorded by staff: date written and scan (berkas id).

    Who decided is `Fakta.atas_nama`; the recorder is the acting person.
    """

    tanggal: date
    pindaian: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Perintah:
    """Base: `kunci` is the UUID made when the form was rendered."""

    kunci: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PerintahTugas(Perintah):
    """Base of the commands about one task."""

    tugas: str
    iterasi: int = 1
    dilihat: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mulai(Perintah):
    """Start a run; row 1 opens at its holder. `subjek`: only these persons (empty: everybody)."""

    pelaksanaan: str
    instansi: str
    periode: str
    lampiran: tuple[str, ...] = ()
    subjek: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Baca(PerintahTugas):
    """The holder in person sees the task (idempotent)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambil(PerintahTugas):
    """One of many holders claims the task."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SelesaikanTindakan(PerintahTugas):
    """Finish one act of a row; `jawaban`: declined share (tugas id) -> Lembar of the answer."""

    tindakan: str
    hasil: tuple[HasilBaru, ...] = ()
    jawaban: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Serahkan(PerintahTugas):
    """Submit, decide, sign, decline or hand a repair on.

    `keputusan` is required of deciding rows; a participant signs with None or declines with
    `menolak` and `catatan`. `catatan`: Lembar of notes. `jawaban`: mandatory note id -> Lembar
    of the answer (repair). `disposisi`: Lembar of the hand-over line.
    `maju`: the chosen way forward where the page prints several.
    """

    keputusan: Keputusan | None = None
    hasil: tuple[HasilBaru, ...] = ()
    catatan: str | None = None
    jawaban: Mapping[str, str] = field(default_factory=dict)
    disposisi: str | None = None
    kertas: Kertas | None = None
    maju: int | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeputusanSubjek:
    """One line of a page with many subjects: hand on (with results) or return (with a reason)."""

    tugas: str
    iterasi: int = 1
    dilihat: str | None = None
    keputusan: Keputusan | None = None
    hasil: tuple[HasilBaru, ...] = ()
    catatan: str | None = None
    kembalikan: bool = False
    sasaran: int | None = None
    alasan: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SerahkanBanyak(Perintah):
    """Many subjects of one row in one command (`rinci`, or one superior's staff): all or none."""

    rincian: tuple[KeputusanSubjek, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kembalikan(PerintahTugas):
    """Return: target row (None: the default), named subjects, cells, reason, mandatory notes."""

    alasan: str
    sasaran: int | None = None
    subjek: tuple[str, ...] = ()
    sel: tuple[str, ...] = ()
    catatan: tuple[str, ...] = ()
    kertas: Kertas | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MintaPerbaikan(PerintahTugas):
    """Ask for a correction of an input: its row (None: the only one), subjects, cells, reason.

    The own row as `sasaran`: forms that were gathered in it and handed in.
    """

    alasan: str
    sasaran: int | None = None
    subjek: tuple[str, ...] = ()
    sel: tuple[str, ...] = ()
    catatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tarik(PerintahTugas):
    """Withdraw one's own submission before it was read; `sanggahan`: contest one recorded from paper."""

    alasan: str | None = None
    sanggahan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AjukanPerkara(PerintahTugas):
    """Who should sign objects instead: a side case opens, and the row goes on without them."""

    kode: str
    lembar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TarikPerkara(PerintahTugas):
    """Take a side case back before it is decided; `tugas` is the one it was raised from."""

    alasan: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alihkan(PerintahTugas):
    """Give an open task to another holder, with a reason."""

    pemegang: Pemegang
    alasan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TetapkanPemegang(PerintahTugas):
    """The head appoints a person for this one task, when no rung above can answer it."""

    pegawai: str
    alasan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TetapkanLajur(Perintah):
    """Bind a lane that is `ditetapkan` while running (a Tim without an SK row in this run)."""

    lajur: str
    pemegang: Pemegang
    alasan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TutupAwal(Perintah):
    """Close open tasks of a parallel row, or late shares, early; empty `tugas`: all open ones."""

    langkah: int
    alasan: str
    tugas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UbahBatas(Perintah):
    """Another agreed date for open tasks, with a reason."""

    tugas: tuple[str, ...]
    batas: datetime
    alasan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NyatakanTidakDiperlukan(PerintahTugas):
    """This row and the ones named after it are not needed: their result still stands."""

    bukti: str
    langkah: tuple[int, ...] = ()
    sampai: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TambahSubjek(Perintah):
    """A unit or person joins a parallel row or a share; also the late after early closing.

    `pemegang`: who holds the share of a subject that is not a person.
    """

    langkah: int
    subjek: str
    tindakan: str | None = None
    pemegang: Pemegang | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LepasSubjek(Perintah):
    """A unit or person leaves, with a reason (moved, on leave); `tindakan`: only that share."""

    langkah: int
    subjek: str
    alasan: str
    tindakan: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batalkan(Perintah):
    """Cancel the run with a reason."""

    alasan: str
