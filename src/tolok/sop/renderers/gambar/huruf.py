"""How wide a text is, from the metrics of the packaged letters, and where its lines break.

Liberation Sans has the widths of Arial, so a line that fits here fits in the PDF and in Word.
"""

from __future__ import annotations

import re
import struct
from functools import cache, lru_cache
from pathlib import Path

from tolok import naskah
from tolok.naskah.renderers.tulisan import bersih

__all__ = ["HUBUNG", "lebar", "pecah", "rapikan", "seimbang"]

_FAIL = {False: "LiberationSans-Regular.ttf", True: "LiberationSans-Bold.ttf"}
_RATUSAN_MM_PER_PT = 35.2778
_SAMBUNGAN = re.compile(r"(?<=[/-])(?=[^/-])")
"""Where a word too long for its line is divided first."""
_SUKU = re.compile(
    r"(?i)(?<=[aiueo])(?=(?:ng|ny|[^aiueo\W\d_])[aiueo])"  # pe-na-nga-nan
    r"|(?<=[aiueo][^aiueo\W\d_])(?!(?<=n)[gy])(?=[^aiueo\W\d_][aiueo])"  # sis-tem
    r"|(?<=ng)(?=[^aiueo\W\d_][aiueo])"  # ting-gi
)
_KATA = re.compile(r"[^\W\d_]+[^\w]*")
HUBUNG = "\u00ad"
"""At the end of a line: the word goes on. Drawn as a hyphen, read as nothing."""
_CADANGAN = 0.62
"""Share of the size for a letter that the font does not have."""


@cache
def _lebar_huruf(*, tebal: bool) -> dict[int, float]:
    """Advance width of each character as a share of the size."""
    data = (Path(naskah.__file__).parent / "huruf" / _FAIL[tebal]).read_bytes()
    tabel = {}
    for i in range(struct.unpack_from(">H", data, 4)[0]):
        nama, _, letak, _ = struct.unpack_from(">4sIII", data, 12 + 16 * i)
        tabel[nama] = letak
    satuan = struct.unpack_from(">H", data, tabel[b"head"] + 18)[0]
    banyak = struct.unpack_from(">H", data, tabel[b"hhea"] + 34)[0]
    maju = struct.unpack_from(f">{2 * banyak}H", data, tabel[b"hmtx"])[::2]
    return {
        kode: maju[min(glif, banyak - 1)] / satuan
        for kode, glif in _peta_glif(data, tabel[b"cmap"]).items()
    }


def _peta_glif(data: bytes, cmap: int) -> dict[int, int]:
    """Glyph of each character: the font's format 4 table."""
    for i in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        letak = cmap + int(struct.unpack_from(">HHI", data, cmap + 4 + 8 * i)[2])
        if struct.unpack_from(">H", data, letak)[0] == 4:
            return _format_empat(data, letak)
    raise ValueError("Huruf tanpa tabel karakter.")


def _format_empat(data: bytes, letak: int) -> dict[int, int]:
    n = struct.unpack_from(">H", data, letak + 6)[0] // 2
    akhir = struct.unpack_from(f">{n}H", data, letak + 14)
    awal = struct.unpack_from(f">{n}H", data, letak + 16 + 2 * n)
    geser = struct.unpack_from(f">{n}h", data, letak + 16 + 4 * n)
    acuan = struct.unpack_from(f">{n}H", data, letak + 16 + 6 * n)
    hasil = {}
    for i in range(n):
        for kode in range(awal[i], akhir[i] + 1):
            glif = kode
            if acuan[i]:
                di = letak + 16 + 6 * n + 2 * i + acuan[i] + 2 * (kode - awal[i])
                glif = struct.unpack_from(">H", data, di)[0]
            if glif or not acuan[i]:
                hasil[kode] = (glif + geser[i]) & 0xFFFF
    return hasil


@lru_cache(maxsize=8192)
def lebar(teks: str, pt: float, *, tebal: bool = False) -> int:
    """Width of a text, rounded up.

    >>> lebar("Sekretaris", 8)
    1271
    """
    return _ke_atas(_em(teks, tebal=tebal), pt)


def _ke_atas(em: float, pt: float) -> int:
    return -int(-em * pt * _RATUSAN_MM_PER_PT // 1)


@lru_cache(maxsize=8192)
def _em(teks: str, *, tebal: bool) -> float:
    """Width of a text as a share of the size."""
    tabel = _lebar_huruf(tebal=tebal)
    return sum(tabel.get(ord(huruf), _CADANGAN) for huruf in teks)


def rapikan(teks: str) -> str:
    """Text as it is drawn: cleaned, blanks single, line breaks kept."""
    baris = (" ".join(satu.split()) for satu in bersih(teks).split("\n"))
    return "\n".join(satu for satu in baris if satu)


def pecah(teks: str, ruang: int, pt: float, *, tebal: bool = False) -> tuple[str, ...]:
    """Lines of a text in a column of width `ruang`; nothing is lost, long words are divided.

    >>> pecah("Menyusun draft laporan", 2000, 8)
    ('Menyusun draft', 'laporan')
    """
    hasil: list[str] = []
    for alinea in rapikan(teks).split("\n"):
        hasil += _alinea(alinea, ruang, pt, tebal=tebal)
    return tuple(satu for satu in hasil if satu)


def seimbang(teks: str, ruang: int, pt: float, *, tebal: bool = False) -> tuple[str, ...]:
    """Lines of about equal length, as few as `pecah` needs: for headings in the middle.

    >>> seimbang("Badan Pusat Statistik Provinsi Bengkulu Tim Bagian Umum", 7500, 9)
    ('Badan Pusat Statistik Provinsi', 'Bengkulu Tim Bagian Umum')
    """
    terbaik = pecah(teks, ruang, pt, tebal=tebal)
    for bagian in range(19, 9, -1):
        calon = pecah(teks, ruang * bagian // 20, pt, tebal=tebal)
        if len(calon) > len(terbaik):
            break
        terbaik = calon
    return terbaik


def _alinea(teks: str, ruang: int, pt: float, *, tebal: bool) -> list[str]:
    hasil, kini, em = [], "", 0.0
    spasi = _em(" ", tebal=tebal)
    for kata in teks.split(" "):
        tambah = _em(kata, tebal=tebal) + (spasi if kini else 0)
        if _ke_atas(em + tambah, pt) <= ruang:
            kini, em = f"{kini} {kata}" if kini else kata, em + tambah
        else:
            hasil.append(kini)
            *penuh, kini = _belah(kata, ruang, pt, tebal=tebal)
            em = _em(kini, tebal=tebal)
            hasil += penuh
    return [*hasil, kini]


def _belah(kata: str, ruang: int, pt: float, *, tebal: bool) -> list[str]:
    """A word wider than the column, divided after a syllable where it is a word of letters."""
    if lebar(kata, pt, tebal=tebal) <= ruang:
        return [kata]
    bagian_kata = _SAMBUNGAN.split(kata)
    if len(bagian_kata) > 1:
        return _gabung(
            [p for satu in bagian_kata for p in _belah(satu, ruang, pt, tebal=tebal)],
            ruang, pt, tebal=tebal,
        )  # fmt: skip
    berhuruf = _KATA.fullmatch(kata) is not None
    potong = _SUKU.split(kata) if berhuruf else list(kata)
    sambung = HUBUNG if berhuruf else ""
    hasil, kini = [], ""
    for satu in potong:
        for bagian in _muat(satu, ruang, pt, tebal=tebal):
            if kini and lebar(kini + bagian + sambung, pt, tebal=tebal) > ruang:
                hasil.append(kini + sambung)
                kini = ""
            kini += bagian
    return [*hasil, kini]


def _gabung(potong: list[str], ruang: int, pt: float, *, tebal: bool) -> list[str]:
    """Neighbouring parts on one line as far as they fit."""
    hasil = [potong[0]]
    for satu in potong[1:]:
        if lebar(hasil[-1] + satu, pt, tebal=tebal) <= ruang:
            hasil[-1] += satu
        else:
            hasil.append(satu)
    return hasil


def _muat(suku: str, ruang: int, pt: float, *, tebal: bool) -> list[str]:
    muat = lebar(suku + "-", pt, tebal=tebal) <= ruang
    return [suku] if muat else list(suku)
