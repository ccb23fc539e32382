"""`SopJalan`: what the engine runs. The only view of an SOP that pelaksanaan sees.

The page (dokumen.py) is what is printed; this is what runs. `siapkan` derives it by general
rules; a person may overrule any value with `jalan` in the SOP file. docs/arsitektur.md says
how a printed row becomes a running row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from tolok.dasar.durasi import Durasi
from tolok.sop.domain.hasil import JenisHasil

__all__ = [
    "SELESAI",
    "HasilJalan",
    "JenisTindakan",
    "LajurJalan",
    "LangkahJalan",
    "Per",
    "Sifat",
    "SopJalan",
    "TautanHasil",
    "TindakanJalan",
]

SELESAI = "selesai"


class JenisTindakan(StrEnum):
    """The closed list of acts; adding one touches this line and its module."""

    TUGASKAN = "tugaskan"
    SAMPAIKAN = "sampaikan"
    SUSUN = "susun"
    ISI = "isi"
    RAPAT = "rapat"
    KUMPULKAN = "kumpulkan"
    UKUR = "ukur"
    REKAP = "rekap"
    ANALISIS = "analisis"
    PERIKSA = "periksa"
    NILAI = "nilai"
    TANDATANGANI = "tandatangani"
    SAHKAN = "sahkan"
    LAPORKAN = "laporkan"
    KIRIM = "kirim"
    GANDAKAN = "gandakan"
    ARSIPKAN = "arsipkan"
    TINDAKLANJUTI = "tindaklanjuti"


class Sifat(StrEnum):
    """What a row does with a result: makes it, decides on it, or passes it on."""

    MENGHASILKAN = "menghasilkan"
    MEMUTUSKAN = "memutuskan"
    MENERUSKAN = "meneruskan"


class Per(StrEnum):
    """How many tasks a row opens: one, one per unit, one per employee."""

    SATU = "satu"
    UNIT = "unit"
    PEGAWAI = "pegawai"


@dataclass(frozen=True, slots=True, kw_only=True)
class TindakanJalan:
    """One act of a row. `oleh`: a lane, or `seluruh_pegawai pemilik_data penerima tim subjek`;
    None is the row's own responsible. `kepada`: lanes that receive. `peserta`: lanes that join.
    `memutuskan`: true for an act that approves (periksa, nilai, sahkan, approving signature)."""

    jenis: JenisTindakan
    oleh: str | None = None
    kepada: tuple[str, ...] = ()
    peserta: tuple[str, ...] = ()
    memutuskan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TautanHasil:
    """A result a row works on. `dari`: number of its producing row; None for `acuan`."""

    jenis: JenisHasil
    dari: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilJalan:
    """A kind of result a row makes, with its stage (draf, diperiksa, final, metode, hasil)."""

    jenis: JenisHasil
    tahap: str | None = None
    judul: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LajurJalan:
    """A lane; `aturan` is the rule kind of the PetaLajur in force (see organisasi)."""

    kode: str
    nama: str
    aturan: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LangkahJalan:
    """One running row.

    `pelaksana[0]` answers for the row. `kembali` is the default target of a return (a row
    number, None: no return can be offered); `kembali_tercetak` tells whether the page prints
    it. `maju`: where approval leads: (n,), several choices, or (SELESAI,); usually the next row.
    `pengendali`: the row whose holder may close this one early. `rinci`: one task whose sheets
    and decisions are per employee. `seperti`: same subjects as that row (flow per subject).
    """

    nomor: int
    uraian: str
    pelaksana: tuple[str, ...]
    tindakan: tuple[TindakanJalan, ...]
    sifat: Sifat
    per: Per = Per.SATU
    rinci: bool = False
    seperti: int | None = None
    mengerjakan: tuple[TautanHasil, ...] = ()
    menghasilkan: tuple[HasilJalan, ...] = ()
    acuan: tuple[str, ...] = ()
    waktu: Durasi | None = None
    waktu_untuk: str = "kelompok"
    kembali: int | None = None
    kembali_tercetak: bool = False
    perbaikan: bool = False
    maju: tuple[int | str, ...] = ()
    pengendali: int | None = None

    @property
    def penanggung_jawab(self) -> str:
        """Lane whose holder alone closes the row."""
        return self.pelaksana[0]

    @property
    def memutuskan(self) -> bool:
        """A row with a deciding act may approve or return."""
        return self.sifat is Sifat.MEMUTUSKAN


@dataclass(frozen=True, kw_only=True)
class SopJalan:
    """A whole SOP ready to run; `sidik` is the digest of page and run together."""

    nama: str
    sidik: str
    lajur: tuple[LajurJalan, ...]
    langkah: tuple[LangkahJalan, ...]
    penanggung_jawab: str | None = None
    catatan: tuple[str, ...] = field(default=())

    @cached_property
    def menurut_nomor(self) -> Mapping[int, LangkahJalan]:
        """Rows by their printed number."""
        return {langkah.nomor: langkah for langkah in self.langkah}

    @cached_property
    def urutan(self) -> tuple[int, ...]:
        """Row numbers in printed order."""
        return tuple(langkah.nomor for langkah in self.langkah)
