"""`Sop`: the page as printed, and the few running values a person wrote beside it.

Legal basis of the form: PermenPANRB 35/2012 (identity block, flow chart with lanes and mutu
baku) and Permendagri 52/2011. What a page does not say is None or an empty tuple, never
invented; what a reader inferred stands in `catatan_baca`, for a person to confirm.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from tolok.dasar.durasi import Durasi
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import JenisTindakan, Per

__all__ = [
    "Asal",
    "Cara",
    "CatatanBaca",
    "HasilTertulis",
    "JalanTertulis",
    "Keputusan",
    "Keyakinan",
    "KumpulanSop",
    "Langkah",
    "MutuBaku",
    "Nilai",
    "Pelaksana",
    "Pengesah",
    "Sop",
    "Tambahan",
    "Tanggal",
    "TautanTertulis",
    "TindakanTertulis",
    "Tujuan",
    "WaktuUntuk",
]

Nilai: TypeAlias = "bool | int | str | tuple[Nilai, ...] | Mapping[str, Nilai] | None"
"""A JSON value that cannot change."""

Tambahan: TypeAlias = "tuple[tuple[str, Nilai], ...]"
"""Keys `x_…` of other programs: kept and written back, never understood."""

Tujuan: TypeAlias = "int | str | tuple[int | str, ...] | None"
"""Where a decision leads: a row number, "selesai", several choices, or not printed."""


class Keyakinan(StrEnum):
    """How sure a reading is."""

    TINGGI = "tinggi"
    SEDANG = "sedang"
    RENDAH = "rendah"


class Cara(StrEnum):
    """How a value was found: read as printed, inferred, or set by a person."""

    TERBACA = "terbaca"
    DISIMPULKAN = "disimpulkan"
    DITETAPKAN = "ditetapkan"


class WaktuUntuk(StrEnum):
    """What a printed time is for: one file, or the whole group of a row."""

    BERKAS = "berkas"
    KELOMPOK = "kelompok"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tanggal:
    """Dates of the identity block: ISO text, perhaps partial ("2023-05", "2023").

    Forms after Permendagri 52/2011 print `pengesahan`, those after PermenPANRB 35/2012 print
    `efektif`; the one that is not printed stays None.
    """

    pembuatan: str | None = None
    revisi: str | None = None
    pengesahan: str | None = None
    efektif: str | None = None
    tambahan: Tambahan = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pengesah:
    """Who ratified the SOP, as the cell "Disahkan oleh" prints it. `nip`: 18 digits."""

    jabatan: str | None = None
    nama: str | None = None
    pangkat: str | None = None
    nip: str | None = None
    tambahan: Tambahan = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pelaksana:
    """A lane of the flow chart. `kode` is stable in the file, `nama` is printed."""

    kode: str
    nama: str
    tambahan: Tambahan = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MutuBaku:
    """The standard of a row: what must be there, how long it takes, what comes out."""

    kelengkapan: tuple[str, ...] = ()
    waktu: Durasi | None = None
    output: tuple[str, ...] = ()
    tambahan_waktu: Tambahan = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Keputusan:
    """A printed decision. `setuju` None: the next row. `tidak` None: no target printed."""

    setuju: Tujuan = None
    tidak: Tujuan = None
    tambahan: Tambahan = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TindakanTertulis:
    """An act written in `jalan`; what is None is derived."""

    jenis: JenisTindakan
    oleh: str | None = None
    kepada: tuple[str, ...] | None = None
    peserta: tuple[str, ...] | None = None
    memutuskan: bool | None = None
    tambahan: Tambahan = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TautanTertulis:
    """What a row works on, written in `jalan`. `dari` None: attached or cited."""

    jenis: JenisHasil
    dari: int | None = None
    tambahan: Tambahan = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilTertulis:
    """What a row makes, written in `jalan`."""

    jenis: JenisHasil
    tahap: str | None = None
    judul: str | None = None
    tambahan: Tambahan = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JalanTertulis:
    """The running values a person wrote for one row; only the keys in `ditulis` overrule.

    So `kembali: null` ("no return from here") differs from a file that says nothing of it.
    """

    ditulis: frozenset[str] = frozenset()
    tindakan: tuple[TindakanTertulis, ...] = ()
    per: Per = Per.SATU
    rinci: bool = False
    seperti: int | None = None
    waktu_untuk: WaktuUntuk | None = None
    mengerjakan: tuple[TautanTertulis, ...] = ()
    menghasilkan: tuple[HasilTertulis, ...] = ()
    kembali: int | None = None
    pengendali: int | None = None
    tambahan: Tambahan = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Langkah:
    """One printed row. `pelaksana[0]` answers for it, more lanes act jointly.

    `digambar_di` is the lane of the printed symbol where that differs from who acts.
    """

    nomor: int
    uraian: str
    pelaksana: tuple[str, ...] = ()
    digambar_di: str | None = None
    mutu: MutuBaku = field(default_factory=MutuBaku)
    keterangan: str | None = None
    keputusan: Keputusan | None = None
    jalan: JalanTertulis | None = None
    tambahan: Tambahan = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asal:
    """Where in the source a value was read."""

    halaman: int | None = None
    teks: str | None = None
    tambahan: Tambahan = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CatatanBaca:
    """A value that was inferred or doubted. `lokasi` is a path such as "langkah/8/pelaksana"."""

    lokasi: str
    nilai: Nilai = None
    cara: Cara = Cara.DISIMPULKAN
    keyakinan: Keyakinan = Keyakinan.SEDANG
    alternatif: tuple[Nilai, ...] = ()
    alasan: str | None = None
    asal: Asal | None = None
    tambahan: Tambahan = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sop:
    """One SOP: identity block, lanes in printed order, rows, and notes of its reading."""

    nama: str
    nomor: str | None = None
    unit: str | None = None
    tanggal: Tanggal = field(default_factory=Tanggal)
    disahkan_oleh: Pengesah = field(default_factory=Pengesah)
    dasar_hukum: tuple[str, ...] = ()
    kualifikasi_pelaksana: tuple[str, ...] = ()
    keterkaitan: tuple[str, ...] = ()
    peralatan: tuple[str, ...] = ()
    peringatan: tuple[str, ...] = ()
    pencatatan: tuple[str, ...] = ()
    pelaksana: tuple[Pelaksana, ...] = ()
    langkah: tuple[Langkah, ...] = ()
    catatan_baca: tuple[CatatanBaca, ...] = ()
    tambahan: Tambahan = ()

    @property
    def nama_lajur(self) -> Mapping[str, str]:
        """Printed name of each lane code."""
        return {lajur.kode: lajur.nama for lajur in self.pelaksana}


@dataclass(frozen=True, slots=True, kw_only=True)
class KumpulanSop:
    """Several SOPs of one document."""

    sop: tuple[Sop, ...]
    tambahan: Tambahan = ()
