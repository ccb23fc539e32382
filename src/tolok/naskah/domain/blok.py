"""The blocks an official document is made of.

A block says what a part is (a table, a numbered list, a row of signatures), never how it is
drawn: the renderer owns fonts and rules. Texts are plain; nothing in them is ever interpreted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal, TypeAlias

__all__ = [
    "Bab",
    "BarisTandaTangan",
    "Batang",
    "Blok",
    "CaraTandaTangan",
    "Daftar",
    "DaftarIsi",
    "DuaKolom",
    "Gambar",
    "Garis",
    "HalamanBaru",
    "Isian",
    "Jarak",
    "JudulNaskah",
    "Ketentuan",
    "Kolom",
    "Kotak",
    "Label",
    "Lanskap",
    "Paragraf",
    "Penggalan",
    "Pilihan",
    "Potong",
    "Sampul",
    "Sel",
    "Surat",
    "Tabel",
    "TandaTangan",
    "Teks",
]

Rata: TypeAlias = Literal["kiri", "tengah", "kanan", "penuh"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Potong:
    """A run of text with its own weight or slant."""

    teks: str
    tebal: bool = False
    miring: bool = False


Teks: TypeAlias = str | tuple[Potong, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudulNaskah:
    """The centred title of a document in *judul* shape: "NOTULA", its number, its subject."""

    teks: str
    nomor: str = ""
    tentang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bab:
    """A heading. Level 1 is a chapter (own page, centred), 2 and 3 are its sections."""

    teks: str
    nomor: str = ""
    tingkat: Literal[1, 2, 3] = 2
    dalam_daftar_isi: bool = True
    halaman_baru: bool = True
    """Level 1 starts a page; False where the page has just begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarIsi:
    """The table of contents, made from the headings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraf:
    """A paragraph; `alinea` indents its first line."""

    teks: Teks
    rata: Rata = "penuh"
    alinea: bool = False
    kecil: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Daftar:
    """A list: numbered, lettered or dashed."""

    butir: tuple[Teks, ...]
    jenis: Literal["angka", "huruf", "strip"] = "angka"


@dataclass(frozen=True, slots=True, kw_only=True)
class Isian:
    """Label-and-value lines with aligned colons: "Hari/tanggal : Kamis, 2 Oktober 2025"."""

    baris: tuple[tuple[str, Teks], ...]
    lebar_label: int = 32
    """Width of the label column in millimetres."""
    kecil: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ketentuan:
    """A clause of a decree: label, colon and text ("KESATU : …"), or its numbered points."""

    label: str
    butir: tuple[Teks, ...]
    jenis: Literal["angka", "huruf", "polos"] = "polos"
    """`polos`: every point is a paragraph of its own."""
    lebar_label: int = 30
    """Width of the label column in millimetres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolom:
    """A table column: its head, and its width as a share (`bagian`) or in millimetres (`mm`)."""

    judul: str
    bagian: int = 1
    mm: int | None = None
    rata: Literal["kiri", "tengah", "kanan"] = "kiri"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sel:
    """A table cell that differs from its column: spans, alignment, weight, shade."""

    teks: Teks = ""
    kolom: int = 1
    baris: int = 1
    rata: Literal["kiri", "tengah", "kanan"] | None = None
    tebal: bool = False
    pilihan: tuple[tuple[str, bool], ...] = ()
    """Ticked and open choices below the text."""
    latar: Literal["", "kelompok", "jumlah", "perhatian"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabel:
    """A table. `kepala` (rows of cells with spans) replaces the one head row of `kolom`.

    Rows are checked to fill the grid exactly, so that a span can never push a figure under
    the head of its neighbour. Raises ValueError naming the row.
    """

    kolom: tuple[Kolom, ...]
    baris: tuple[tuple[Sel | str, ...], ...]
    kepala: tuple[tuple[Sel, ...], ...] = ()
    nomor_kolom: bool = False
    """Print the row "1 2 3 …" under the head, as official forms do."""
    ukuran: Literal["biasa", "kecil", "rapat"] = "biasa"
    kosong: str = "Tidak ada data."
    """Printed across the table when there is no row."""

    def __post_init__(self) -> None:
        """Check that every row fills the grid."""
        _periksa_petak(self.kepala, len(self.kolom), "kepala")
        _periksa_petak(self.baris, len(self.kolom), "baris")


def _periksa_petak(
    baris: tuple[tuple[Sel, ...], ...] | tuple[tuple[Sel | str, ...], ...], lebar: int, nama: str
) -> None:
    """Refuse rows whose cells, with their spans, do not fill `lebar` columns."""
    tersisa = [0] * lebar  # rows still covered from above, per column
    for nomor, sel_sel in enumerate(baris, start=1):
        terpakai = sum(1 for sisa in tersisa if sisa)
        luas = sum(sel.kolom if isinstance(sel, Sel) else 1 for sel in sel_sel)
        if terpakai + luas != lebar:
            raise ValueError(
                f"Tabel: {nama} {nomor} mengisi {terpakai + luas} kolom, bukan {lebar}."
            )
        berikut = [max(sisa - 1, 0) for sisa in tersisa]
        bebas = [i for i, sisa in enumerate(tersisa) if not sisa]
        for sel in sel_sel:
            n = sel.kolom if isinstance(sel, Sel) else 1
            milik, bebas = bebas[:n], bebas[n:]
            for i in milik:
                berikut[i] = (sel.baris if isinstance(sel, Sel) else 1) - 1
        tersisa = berikut


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilihan:
    """A tick list: what was chosen is ticked, the rest stays readable."""

    butir: tuple[tuple[str, bool], ...]
    kolom: int = 1
    judul: str = ""


class CaraTandaTangan(StrEnum):
    """How a signature came to be, printed at its place."""

    KOSONG = "kosong"
    """Not signed yet: room for a wet signature."""
    TERCATAT = "tercatat"
    """Approved in Tolok by the person; a recorded approval, no certificate."""
    KERTAS = "kertas"
    """Signed on paper; recorded by staff with the scan."""
    BERHALANGAN = "berhalangan"
    """Absent or unable, with the reason."""
    MENOLAK = "menolak"
    """Declined, with the reason."""

    @property
    def keterangan(self) -> str:
        """The sentence printed for this way of signing."""
        return _KETERANGAN[self]


_KETERANGAN = {
    CaraTandaTangan.KOSONG: "",
    CaraTandaTangan.TERCATAT: (
        "disetujui secara elektronik dalam Tolok, bukan tanda tangan elektronik tersertifikasi"
    ),
    CaraTandaTangan.KERTAS: "ditandatangani pada kertas, dicatat dari pindaian",
    CaraTandaTangan.BERHALANGAN: "berhalangan",
    CaraTandaTangan.MENOLAK: "tidak menandatangani",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TandaTangan:
    """One signatory at the foot of a document.

    `sebagai` is "Plt.", "Plh." or empty; with `atas_nama` the lines become
    "a.n. <atas_nama>" over the signatory's own post. `sidik` is the digest of the signed version.
    """

    jabatan: str
    nama: str
    pangkat: str = ""
    nip: str = ""
    sebagai: Literal["", "Plt.", "Plh.", "Pj."] = ""
    atas_nama: str = ""
    pembuka: str = ""
    """A line above: "Kota Contoh, 9 Oktober 2025" or "Mengetahui,"."""
    cara: CaraTandaTangan = CaraTandaTangan.KOSONG
    waktu: datetime | None = None
    """Aware; printed in the zone of the office."""
    sidik: str = ""
    catatan: str = ""
    """Reason, recorder, or Surat Perintah of an acting official."""
    paraf: tuple[str, ...] = ()
    """Initials of those below, e.g. "Sekretaris: paraf 9/10 14.20 WIB"."""

    @property
    def jabatan_lengkap(self) -> str:
        """The post with its capacity.

        >>> TandaTangan(jabatan="Kepala Dinas", nama="Bunga", sebagai="Plh.").jabatan_lengkap
        'Plh. Kepala Dinas'
        """
        return f"{self.sebagai} {self.jabatan}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisTandaTangan:
    """Signatories side by side (one stands right, two left and right, more wrap)."""

    penanda: tuple[TandaTangan, ...]
    penuh: bool = False
    """One signatory takes the whole width, inside a column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surat:
    """The head of a letter in *korespondensi* shape: date right, number block, addressee."""

    tempat_tanggal: str
    butir: tuple[tuple[str, str], ...]
    """Nomor, Sifat, Lampiran, Hal."""
    kepada: tuple[str, ...]
    """Lines of the addressee after "Yth."."""
    di: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jarak:
    """Empty room, in millimetres."""

    mm: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class HalamanBaru:
    """The next block starts a page."""

    kop: bool = False
    """The letterhead is printed again (a second sheet)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Garis:
    """A line across the page: dashed to cut along, or solid under the head of a note."""

    teks: str = ""
    putus: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampul:
    """The cover of a report."""

    judul: str
    anak_judul: str
    pemda: str
    instansi: str
    tahun: str
    lambang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kotak:
    """A ruled box around blocks, with an optional head."""

    isi: tuple[Blok, ...]
    judul: str = ""
    utuh: bool = False
    """Never split over two pages; only for boxes surely shorter than one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanskap:
    """Blocks on landscape pages of their own inside a portrait document."""

    isi: tuple[Blok, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DuaKolom:
    """Blocks side by side."""

    kiri: tuple[Blok, ...]
    kanan: tuple[Blok, ...]
    bagian: tuple[int, int] = (1, 1)
    garis: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Batang:
    """Horizontal bars, each with its figure; `permil` is the length in thousandths of a unit.

    A bar without a length (not measured) prints its words instead.
    """

    judul: str
    baris: tuple[tuple[str, str, int | None], ...]
    """Label, figure as printed, length."""
    acuan: int = 100
    """Where the reference line stands, in units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gambar:
    """A drawing of ours (SVG), `lebar` millimetres wide; `alt` says in words what it shows."""

    svg: str
    alt: str
    lebar: int = 160
    keterangan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Penggalan:
    """A part that may be edited in Word and read back: `tanda` names it there (up to 64 letters)."""

    tanda: str
    judul: str
    isi: tuple[Blok, ...]

    def __post_init__(self) -> None:
        """Refuse a mark that Word would cut."""
        if len(self.tanda) > 64:
            raise ValueError(f"Tanda penggalan “{self.tanda}” lebih dari 64 huruf.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A large label (archive box): big code over lines."""

    kode: str
    baris: tuple[tuple[str, str], ...]
    kepala: str = ""


Blok: TypeAlias = (
    JudulNaskah
    | Bab
    | DaftarIsi
    | Paragraf
    | Daftar
    | Isian
    | Ketentuan
    | Tabel
    | Pilihan
    | BarisTandaTangan
    | Surat
    | Jarak
    | HalamanBaru
    | Garis
    | Sampul
    | Kotak
    | DuaKolom
    | Lanskap
    | Label
    | Batang
    | Gambar
    | Penggalan
)
