"""An Office Open XML package (.docx, .xlsx) opened as a stranger's: bounded, closed, inert.

Nothing in it runs, no link is followed, no entity is expanded: a document type is refused before
the first element. Sizes are counted while unpacking, so that a lying archive cannot grow.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree as ET
from xml.parsers import expat

from tolok.dasar.galat import MasukanTidakSah

__all__ = ["Hubungan", "PaketOoxml", "buka_paket", "lokal", "sifat"]

_BATAS_ENTRI = 2_000
_BATAS_MEKAR = 200 * 2**20
_BATAS_RASIO = 200
_BATAS_BAGIAN = 40 * 2**20
_BATAS_DALAM = 200
_BATAS_SIMPUL = 1_000_000
_POTONG = 1 << 16
_RUSAK = (
    zipfile.BadZipFile,
    zlib.error,
    ET.ParseError,
    expat.ExpatError,
    ValueError,
    LookupError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TERKUNCI = MasukanTidakSah(
    "Berkas itu terkunci kata sandi, sehingga isinya tidak dapat dibaca.",
    "Buka di aplikasi asalnya, hapus kata sandinya, simpan, lalu coba lagi.",
    "sop.baca.terkunci",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hubungan:
    """One relationship of a part: `jenis` is the last word of its type, `jalur` inside the zip."""

    jenis: str
    jalur: str


class PaketOoxml:
    """An opened package: parsed parts and their relationships, on demand."""

    def __init__(self, arsip: zipfile.ZipFile) -> None:
        self._arsip = arsip
        self._nama = frozenset(arsip.namelist())
        self._sisa = _BATAS_MEKAR

    def ada(self, jalur: str) -> bool:
        """Whether the package has this part."""
        return jalur in self._nama

    def urai(self, jalur: str) -> ET.Element:
        """The root element of a part; MasukanTidakSah when it is damaged, hostile or missing."""
        with _utuh():
            return _urai(self._isi(jalur))

    def hubungan(self, jalur: str) -> dict[str, Hubungan]:
        """Relationship id -> part inside the package; links to the outside are left out."""
        folder, nama = posixpath.split(jalur)
        daftar = posixpath.join(folder, "_rels", f"{nama}.rels")
        if not self.ada(daftar):
            return {}
        return {
            el.get("Id", ""): Hubungan(
                jenis=el.get("Type", "").rpartition("/")[2],
                jalur=posixpath.normpath(posixpath.join("/", folder, el.get("Target", ""))).lstrip(
                    "/"
                ),
            )
            for el in self.urai(daftar)
            if el.get("TargetMode") != "External"
        }

    def inti(self) -> str:
        """Path of the part that the package is about; "" when it names none."""
        for tautan in self.hubungan("").values():
            if tautan.jenis == "officeDocument":
                return tautan.jalur
        return ""

    def _isi(self, jalur: str) -> bytes:
        info = self._arsip.getinfo(jalur)
        if info.flag_bits & 0x1:
            raise _TERKUNCI
        batas = min(_BATAS_BAGIAN, self._sisa)
        with self._arsip.open(info) as aliran:
            isi = aliran.read(batas + 1)
        self._sisa -= len(isi)
        if len(isi) > batas:
            raise _mekar()
        return isi


def buka_paket(isi: bytes) -> PaketOoxml:
    """Open the bytes of a .docx or .xlsx; MasukanTidakSah with one sentence for anything else."""
    if isi[:8] == _OLE:
        raise _wadah_lama(isi)
    with _utuh():
        arsip = zipfile.ZipFile(BytesIO(isi))
        entri = arsip.infolist()
        mekar = sum(e.file_size for e in entri)
        if len(entri) > _BATAS_ENTRI or mekar > _BATAS_MEKAR or mekar > _BATAS_RASIO * len(isi):
            raise _mekar()
        if any(e.flag_bits & 0x1 for e in entri):
            raise _TERKUNCI
        return PaketOoxml(arsip)


def lokal(el: ET.Element) -> str:
    """The name of an element without its namespace (transitional and strict files differ)."""
    return el.tag.rpartition("}")[2]


def sifat(el: ET.Element, nama: str) -> str | None:
    """An attribute by its local name, whatever the namespace."""
    nilai = el.get(nama)
    if nilai is not None:
        return nilai
    return next((v for k, v in el.attrib.items() if k.endswith("}" + nama)), None)


@contextmanager
def _utuh() -> Iterator[None]:
    """Every way a damaged archive can fail becomes one sentence."""
    try:
        yield
    except _RUSAK as galat:
        raise MasukanTidakSah(
            "Berkas itu rusak atau terpotong, sehingga isinya tidak dapat dibaca.",
            "Buka di aplikasi asalnya, simpan ulang, lalu coba lagi.",
            "sop.baca.rusak",
        ) from galat


def _mekar() -> MasukanTidakSah:
    return MasukanTidakSah(
        "Berkas itu memekar tidak wajar ketika dibuka.",
        "Simpan ulang dari aplikasi asalnya tanpa gambar yang tidak perlu, lalu coba lagi.",
        "sop.baca.mekar",
    )


def _wadah_lama(isi: bytes) -> MasukanTidakSah:
    """The old binary container: a locked document, or one of before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in isi:
        return _TERKUNCI
    return MasukanTidakSah(
        "Berkas itu berformat Office lama (.doc, .xls), yang tidak dapat dibaca.",
        "Buka di Word, Excel, atau LibreOffice, simpan sebagai .docx, .xlsx, atau PDF, lalu coba "
        "lagi.",
        "sop.baca.format",
    )


def _urai(isi: bytes) -> ET.Element:
    """Parse with a builder that refuses declarations and unnatural depth."""
    pembangun = ET.TreeBuilder()
    pengurai = expat.ParserCreate(namespace_separator="}")
    dalam = 0
    banyak = 0

    def tolak(*_: object) -> None:
        raise MasukanTidakSah(
            "Berkas itu memuat deklarasi XML yang tidak diperbolehkan.",
            "Simpan ulang dari aplikasi asalnya, lalu coba lagi.",
            "sop.baca.deklarasi",
        )

    def mulai(nama: str, sifat_: dict[str, str]) -> None:
        nonlocal dalam, banyak
        dalam += 1
        banyak += 1 + len(sifat_)
        if dalam > _BATAS_DALAM:
            raise ValueError("susunan terlalu dalam")
        if banyak > _BATAS_SIMPUL:
            raise MasukanTidakSah(
                "Berkas itu terlalu besar untuk sebuah naskah SOP.",
                "Simpan bagian yang memuat SOP saja, lalu coba lagi.",
                "sop.baca.terlalu_besar",
            )
        pembangun.start(_bernama(nama), {_bernama(k): v for k, v in sifat_.items()})

    def akhir(nama: str) -> None:
        nonlocal dalam
        dalam -= 1
        pembangun.end(_bernama(nama))

    pengurai.StartDoctypeDeclHandler = tolak
    pengurai.StartElementHandler = mulai
    pengurai.EndElementHandler = akhir
    pengurai.CharacterDataHandler = pembangun.data
    pengurai.buffer_text = True
    pengurai.Parse(isi, True)
    return pembangun.close()


def _bernama(nama: str) -> str:
    return "{" + nama if "}" in nama else nama
