"""Cells of an .xlsx file with what a value reader loses: formats, empty formulas, cell errors.

Values come as the text that stands in the file, so that no number passes through a float before
it is asked for. Everything is bounded: entries, bytes after unpacking, rows.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO, NamedTuple
from xml.etree import ElementTree as ET
from xml.parsers import expat

from tolok.dasar.galat import MasukanTidakSah

__all__ = ["BukuKerja", "JenisSel", "Lembar", "Sel", "buka"]

BATAS_BERKAS = 50 * 2**20
BATAS_ENTRI = 2_000
BATAS_ISI = 256 * 2**20
BATAS_BARIS = 100_000
_POTONG = 1 << 18
_HURUF = re.compile(r"[A-Z]+")
_RUJUKAN = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
_HIASAN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_TANGGAL_BAWAAN = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_RUSAK = (
    zipfile.BadZipFile,
    zlib.error,
    ET.ParseError,
    ValueError,
    LookupError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
)
_HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@contextmanager
def _utuh(bagian: str) -> Iterator[None]:
    """Every way a damaged archive can fail becomes one sentence."""
    try:
        yield
    except _RUSAK as galat:
        raise MasukanTidakSah(f"Berkas .xlsx rusak: {bagian} tidak terbaca.") from galat


class JenisSel:
    """What a cell holds."""

    TEKS = "teks"
    ANGKA = "angka"
    PERSEN = "persen"
    TANGGAL = "tanggal"
    BENAR_SALAH = "benar_salah"
    GALAT = "galat"
    RUMUS_KOSONG = "rumus_kosong"


class Sel(NamedTuple):
    """One cell: its kind and the text of its value as the file has it."""

    jenis: str
    nilai: str


class Lembar(NamedTuple):
    """One sheet: its name and its rows as (row number, column index from 0 -> cell)."""

    nama: str
    baris: list[tuple[int, dict[int, Sel]]]


class BukuKerja:
    """An opened workbook: sheet names in order, and one sheet's cells on demand."""

    def __init__(self, arsip: zipfile.ZipFile) -> None:
        self._arsip = arsip
        self._sisa = BATAS_ISI
        self._lembar = self._daftar_lembar()
        self._teks_bersama: list[str] | None = None
        self._format: list[str] | None = None

    @property
    def nama_lembar(self) -> tuple[str, ...]:
        """Sheet names as the office wrote them."""
        return tuple(self._lembar)

    def lembar(self, nama: str) -> Lembar:
        """All non-empty cells of a sheet, merged cells filled downwards."""
        with _utuh(f"lembar {nama}"):
            if self._teks_bersama is None:
                self._teks_bersama = self._baca_teks_bersama()
                self._format = self._baca_format()
            with self._berkas(self._lembar[nama]) as isi:
                baris, gabungan = _baca_lembar(isi, self._teks_bersama, self._format or [], nama)
        _isi_gabungan(baris, gabungan)
        return Lembar(nama, baris)

    def _berkas(self, nama: str) -> IO[bytes]:
        info = self._arsip.getinfo(nama)
        self._sisa -= info.file_size
        if self._sisa < 0:
            raise MasukanTidakSah(
                "Isi berkas .xlsx terlalu besar setelah dibuka.",
                "Hapus lembar atau baris yang tidak dipakai.",
            )
        if info.flag_bits & 0x1:
            raise MasukanTidakSah("Berkas terkunci kata sandi.", "Buka kuncinya lalu simpan lagi.")
        return _Terbatas(self._arsip.open(info), info.file_size)  # type: ignore[return-value]

    def _daftar_lembar(self) -> dict[str, str]:
        with self._berkas("xl/workbook.xml") as isi:
            akar = _urai(isi)
        with self._berkas("xl/_rels/workbook.xml.rels") as isi:
            tujuan = {r.get("Id"): r.get("Target", "") for r in _urai(isi)}
        hasil = {}
        for el in akar.iter():
            if _lokal(el) == "sheet":
                jalur = tujuan.get(el.get(f"{{{_HUBUNGAN}}}id") or _id_lain(el), "")
                hasil[el.get("name", "")] = posixpath.normpath(
                    posixpath.join("/xl", jalur)
                ).lstrip("/")
        return hasil

    def _baca_teks_bersama(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._arsip.namelist():
            return []
        hasil: list[str] = []
        with self._berkas("xl/sharedStrings.xml") as isi:
            for _, el in _peristiwa(isi):
                if _lokal(el) == "si":
                    hasil.append(_teks_dari(el))
                    el.clear()
        return hasil

    def _baca_format(self) -> list[str]:
        if "xl/styles.xml" not in self._arsip.namelist():
            return []
        with self._berkas("xl/styles.xml") as isi:
            akar = _urai(isi)
        sendiri = {
            el.get("numFmtId", ""): el.get("formatCode", "")
            for el in akar.iter()
            if _lokal(el) == "numFmt"
        }
        for el in akar:
            if _lokal(el) == "cellXfs":
                return [_jenis_format(xf.get("numFmtId", "0"), sendiri) for xf in el]
        return []


class _Terbatas:
    """A stream that stops at its declared size: a lying zip entry cannot grow in memory."""

    def __init__(self, aliran: IO[bytes], ukuran: int) -> None:
        self._aliran = aliran
        self._sisa = ukuran

    def read(self, n: int = -1) -> bytes:
        potong = self._aliran.read(self._sisa + 1 if n < 0 else min(n, self._sisa + 1))
        self._sisa -= len(potong)
        if self._sisa < 0:
            raise MasukanTidakSah("Berkas .xlsx rusak: isinya lebih besar daripada yang tercatat.")
        return potong

    def __enter__(self) -> _Terbatas:
        return self

    def __exit__(self, *_: object) -> None:
        self._aliran.close()


def buka(isi: bytes) -> BukuKerja:
    """Open the bytes of an .xlsx; MasukanTidakSah with one sentence for anything else."""
    if len(isi) > BATAS_BERKAS:
        raise MasukanTidakSah("Berkas lebih besar dari 50 MB.", "Hapus lembar yang tidak dipakai.")
    if isi[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        if "EncryptedPackage".encode("utf-16-le") in isi:
            raise MasukanTidakSah("Berkas terkunci kata sandi.", "Buka kuncinya lalu simpan lagi.")
        raise MasukanTidakSah("Berkas ini format Excel lama (.xls).", "Simpan sebagai .xlsx.")
    try:
        arsip = zipfile.ZipFile(BytesIO(isi))
    except _RUSAK as galat:
        raise MasukanTidakSah("Berkas ini bukan buku kerja .xlsx yang utuh.") from galat
    if len(arsip.infolist()) > BATAS_ENTRI:
        raise MasukanTidakSah("Berkas .xlsx berisi terlalu banyak bagian.")
    if "xl/workbook.xml" not in arsip.namelist():
        raise MasukanTidakSah("Berkas ini bukan buku kerja .xlsx.", "Simpan sebagai .xlsx.")
    with _utuh("daftar lembar"):
        return BukuKerja(arsip)


def _lokal(el: ET.Element) -> str:
    return el.tag.rpartition("}")[2]


def _id_lain(el: ET.Element) -> str:
    """The relationship id in a strict-OOXML file, whose namespace differs."""
    return next((v for k, v in el.attrib.items() if k.endswith("}id")), "")


class _Isi(Exception):
    """The root element has begun."""


def _tanpa_deklarasi(awal: bytes) -> None:
    """Refuse a document type, in whatever encoding: it can only stand before the root element."""

    def ada(*_: object) -> None:
        raise MasukanTidakSah("Berkas .xlsx memuat deklarasi yang tidak diperbolehkan.")

    def mulai(*_: object) -> None:
        raise _Isi

    pengurai = expat.ParserCreate()
    pengurai.StartDoctypeDeclHandler = ada
    pengurai.StartElementHandler = mulai
    try:
        pengurai.Parse(awal, False)
    except _Isi:
        return
    except expat.ExpatError as galat:
        raise ValueError("XML rusak") from galat
    raise ValueError("tanpa elemen akar")


def _urai(isi: IO[bytes]) -> ET.Element:
    teks = isi.read()
    _tanpa_deklarasi(teks[:_POTONG])
    return ET.fromstring(teks)  # noqa: S314 - bounded, without declarations


def _peristiwa(isi: IO[bytes]) -> Iterator[tuple[str, ET.Element]]:
    pengurai: ET.XMLPullParser[ET.Element] = ET.XMLPullParser(("end",))
    awal = True
    while potong := isi.read(_POTONG):
        if awal:
            _tanpa_deklarasi(potong)
        awal = False
        pengurai.feed(potong)
        yield from pengurai.read_events()  # type: ignore[misc]
    pengurai.close()


def _teks_dari(el: ET.Element) -> str:
    """Text of a rich or plain string, without phonetic readings."""
    if len(el) == 1 and not len(el[0]):
        return el[0].text or ""
    return "".join(
        t.text or ""
        for anak in el
        if _lokal(anak) != "rPh"
        for t in anak.iter()
        if _lokal(t) == "t"
    )


def _jenis_format(nomor: str, sendiri: dict[str, str]) -> str:
    if nomor in {"9", "10"}:
        return JenisSel.PERSEN
    kode = sendiri.get(nomor)
    if kode is None:
        ke = int(nomor) if nomor.isdigit() else 0
        return JenisSel.TANGGAL if ke in _TANGGAL_BAWAAN else JenisSel.ANGKA
    polos = _HIASAN.sub("", kode.lower()).partition(";")[0]
    if "%" in polos:
        return JenisSel.PERSEN
    return JenisSel.TANGGAL if re.search(r"[dmyhs]", polos) else JenisSel.ANGKA


def _kolom(huruf: str) -> int:
    n = 0
    for h in huruf:
        n = n * 26 + ord(h) - 64
    return n - 1


Gabungan = list[tuple[int, int, int]]


def _baca_lembar(
    isi: IO[bytes], bersama: list[str], format_sel: list[str], nama: str
) -> tuple[list[tuple[int, dict[int, Sel]]], Gabungan]:
    baris: list[tuple[int, dict[int, Sel]]] = []
    gabungan: Gabungan = []
    nomor = 0
    letak: dict[str, int] = {}
    for _, el in _peristiwa(isi):
        tag = el.tag
        if tag.endswith("}row"):
            nomor = int(el.get("r") or nomor + 1)
            sel = _baca_baris(el, bersama, format_sel, letak)
            el.clear()
            if sel:
                baris.append((nomor, sel))
                if len(baris) > BATAS_BARIS:
                    raise MasukanTidakSah(
                        f"Lembar {nama} berisi lebih dari {BATAS_BARIS} baris.",
                        "Bagi menjadi beberapa buku kerja.",
                    )
        elif tag.endswith("}mergeCell"):
            gabungan.extend(_rentang_tegak(el.get("ref", "")))
    return baris, gabungan


def _rentang_tegak(rujukan: str) -> Gabungan:
    cocok = _RUJUKAN.fullmatch(rujukan)
    if cocok is None or cocok[4] is None:
        return []
    return [(_kolom(cocok[1]), int(cocok[2]), int(cocok[4]))]


def _isi_gabungan(baris: list[tuple[int, dict[int, Sel]]], gabungan: Gabungan) -> None:
    """A cell merged over several rows counts for each of them, as it looks on the sheet."""
    if not gabungan:
        return
    menurut_nomor = dict(baris)
    for kolom, awal, akhir in gabungan:
        asal = menurut_nomor.get(awal, {}).get(kolom)
        if asal is None or akhir - awal > len(baris) * 4:
            continue
        for nomor in range(awal + 1, akhir + 1):
            if nomor in menurut_nomor:
                menurut_nomor[nomor].setdefault(kolom, asal)


def _baca_baris(
    el: ET.Element, bersama: list[str], format_sel: list[str], letak: dict[str, int]
) -> dict[int, Sel]:
    hasil: dict[int, Sel] = {}
    kolom = -1
    for c in el:
        rujukan = c.get("r")
        if rujukan:
            huruf = rujukan.rstrip("0123456789")
            tempat = letak.get(huruf)
            if tempat is None:
                tempat = letak[huruf] = _kolom(huruf)
            kolom = tempat
        else:
            kolom += 1
        if len(c):
            sel = _baca_sel(c, bersama, format_sel)
            if sel is not None:
                hasil[kolom] = sel
    return hasil


def _baca_sel(c: ET.Element, bersama: list[str], format_sel: list[str]) -> Sel | None:
    jenis = c.get("t", "n")
    nilai: str | None = None
    rumus = False
    for anak in c:
        ekor = anak.tag[-2:]
        if ekor == "}v":
            nilai = anak.text or ""
        elif ekor == "}f":
            rumus = True
        elif ekor == "is":
            return _sel_teks(_teks_dari(anak))
    if rumus and not nilai and jenis != "str":
        return Sel(JenisSel.RUMUS_KOSONG, "")
    if not nilai:
        return None
    if jenis == "n":
        gaya = int(c.get("s") or 0)
        return Sel(format_sel[gaya] if gaya < len(format_sel) else JenisSel.ANGKA, nilai)
    return _sel_lain(jenis, nilai, bersama)


def _sel_teks(teks: str) -> Sel | None:
    return Sel(JenisSel.TEKS, teks) if teks.strip() else None


def _sel_lain(jenis: str, nilai: str, bersama: list[str]) -> Sel | None:
    if jenis == "s":
        return _sel_teks(bersama[int(nilai)])
    if jenis == "e":
        return Sel(JenisSel.GALAT, nilai)
    if jenis == "b":
        return Sel(JenisSel.BENAR_SALAH, nilai)
    if jenis == "d":
        return Sel(JenisSel.TANGGAL, nilai)
    return _sel_teks(nilai)
