"""Character recognition by Debian's tesseract, when it is installed with Indonesian words."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from io import BytesIO, StringIO

from PIL import Image

from tolok.dasar.galat import MasukanTidakSah

__all__ = ["KataTerbaca", "baca_huruf", "putaran", "tesseract_ada"]

_BATAS_DETIK = 25
_YAKIN = 25.0
_YAKIN_ANGKA = 5.0
_YAKIN_KATA = 0.0
_KATA = re.compile(r"[^\W\d_]{4,}[.,:;]?")
_PUTARAN = re.compile(rb"Rotate: (90|180|270)\s+Orientation confidence: (\d+(?:\.\d+)?)")
_YAKIN_PUTARAN = 2.0
_ANGKA = re.compile(r"\d{1,2}[.)!]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class KataTerbaca:
    """A word and its box in pixels; `yakin` from 0 to 100."""

    teks: str
    kiri: int
    atas: int
    lebar: int
    tinggi: int
    yakin: float


@cache
def tesseract_ada() -> bool:
    """Whether the program and its Indonesian data are installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    hasil = subprocess.run(  # noqa: S603 - a program of the system, no words of the document
        [program, "--list-langs"], capture_output=True, text=True, timeout=10, check=False
    )
    return "ind" in hasil.stdout.split()


def baca_huruf(gambar: Image.Image, *, tata: int = 4) -> tuple[KataTerbaca, ...]:
    """The words of a grey page. Raises MasukanTidakSah when tesseract is not installed."""
    program = shutil.which("tesseract")
    if program is None or not tesseract_ada():
        raise MasukanTidakSah(
            "Dokumen itu berupa gambar pindaian, sedangkan pembaca huruf (tesseract dengan data "
            "bahasa Indonesia) belum terpasang di sini.",
            "Minta pengelola memasang tesseract-ocr dan tesseract-ocr-ind, atau pakai dokumen "
            "aslinya (.docx, .xlsx, atau PDF yang teksnya dapat disalin).",
            "sop.baca.tesseract",
        )
    try:
        hasil = subprocess.run(  # noqa: S603 - a program of the system, the page on its input
            [program, "-", "-", "-l", "ind", *_setelan(tata), "tsv"],
            input=_png(gambar),
            capture_output=True,
            timeout=_BATAS_DETIK,
            check=True,
            env=_lingkungan(),
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as galat:
        raise MasukanTidakSah(
            "Huruf pada halaman pindaian itu tidak berhasil dikenali.",
            "Pindai ulang dengan 200 sampai 300 dpi, lalu coba lagi.",
            "sop.baca.pindaian",
        ) from galat
    return _kata(hasil.stdout.decode("utf-8", "replace"))


def putaran(gambar: Image.Image) -> int:
    """By how many degrees (clockwise: 0, 90, 180, 270) a page must be turned to be upright."""
    program = shutil.which("tesseract")
    if program is None:
        return 0
    hasil = subprocess.run(  # noqa: S603 - a program of the system, the page on its input
        [program, "-", "-", "-l", "osd", *_setelan(0)],
        input=_png(gambar),
        capture_output=True,
        timeout=_BATAS_DETIK,
        check=False,
        env=_lingkungan(),
    )
    cocok = _PUTARAN.search(hasil.stdout)
    return int(cocok[1]) if cocok and float(cocok[2]) >= _YAKIN_PUTARAN else 0


def _setelan(tata: int) -> list[str]:
    return ["--psm", str(tata), "--dpi", "200", "-c", "tessedit_do_invert=0"]


def _lingkungan() -> dict[str, str]:
    return {**os.environ, "OMP_THREAD_LIMIT": "1"}


def _png(gambar: Image.Image) -> bytes:
    masukan = BytesIO()
    gambar.save(masukan, format="PNG", compress_level=1)
    return masukan.getvalue()


def _kata(tsv: str) -> tuple[KataTerbaca, ...]:
    hasil = []
    for baris in csv.DictReader(StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        teks = (baris.get("text") or "").strip()
        yakin = float(baris["conf"])
        if not teks or yakin < _terendah(teks):
            continue
        hasil.append(
            KataTerbaca(
                teks=teks,
                kiri=int(baris["left"]),
                atas=int(baris["top"]),
                lebar=int(baris["width"]),
                tinggi=int(baris["height"]),
                yakin=float(baris["conf"]),
            )
        )
    return tuple(hasil)


def _terendah(teks: str) -> float:
    """How sure a word must be to be kept: less for what looks like a word, a doubtful one says
    more than a gap."""
    if _ANGKA.fullmatch(teks):
        return _YAKIN_ANGKA
    return _YAKIN_KATA if _KATA.fullmatch(teks) else _YAKIN
