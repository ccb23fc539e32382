"""The words of a PDF page out of its letters, as a person sees them."""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import Any

from pdfplumber.page import Page
from pdfplumber.utils.text import extract_words

from tolok.sop.importers.dokumen import Kotak
from tolok.sop.importers.lembar.lembar import Kata
from tolok.sop.importers.pdf.warna import pucat

__all__ = ["kata_halaman"]

_HURUF_TERBANYAK = 60_000
_DATAR: dict[str, Any] = {"x_tolerance_ratio": 0.18}
_BARIS = 3.0
_BARIS_KECIL = 0.4
_TURUN: dict[str, Any] = {"x_tolerance": 4, "y_tolerance_ratio": 0.18}
_MIRING = 0.15
_TANDA_AIR = 30.0
_GESER_TEBAL = 0.12


def kata_halaman(halaman: Page) -> list[Kata]:
    """Words of the page, also those of turned heads, each with the way it is turned."""
    huruf = halaman.chars
    if len(huruf) > _HURUF_TERBANYAK:
        return []
    huruf = _tanpa_rangkap([h for h in huruf if not _tanda_air(h)])
    huruf = _tanpa_spasi_tertindih(huruf)
    kelompok: dict[int, list[dict[str, Any]]] = {0: [], 1: [], -1: []}
    for h in huruf:
        putar = _putar(h)
        kelompok[putar].append({**h, "upright": False} if putar else h)
    hasil: list[Kata] = []
    for putar, milik in kelompok.items():
        if milik:
            kata = extract_words(milik, **(_TURUN if putar else _datar(milik)), **_arah(putar))
            hasil.extend(_satu_kata(w, putar) for w in kata)
    return hasil


def _datar(huruf: list[dict[str, Any]]) -> dict[str, Any]:
    """How far letters of one line may differ in height: less where the print is small."""
    sedang = median(float(h["size"]) for h in huruf)
    return {**_DATAR, "y_tolerance": min(_BARIS, _BARIS_KECIL * sedang)}


def _tanda_air(h: dict[str, Any]) -> bool:
    """A letter of a watermark: slanted over the page, or huge and pale."""
    a, b, *_ = h.get("matrix") or (1, 0)
    if min(abs(a), abs(b)) > _MIRING * max(abs(a), abs(b)):
        return True
    return bool(h["size"] >= _TANDA_AIR and pucat(h.get("non_stroking_color")))


def _tanpa_rangkap(huruf: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Letters once that were struck twice, a little apart, to look bold or shadowed."""
    hasil: list[dict[str, Any]] = []
    petak: defaultdict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for h in huruf:
        geser = _GESER_TEBAL * h["size"]
        baris = int(h["top"] // 4)
        lain = (x for b in (baris - 1, baris, baris + 1) for x in petak[h["text"], b])
        if any(
            abs(x["x0"] - h["x0"]) <= geser and abs(x["top"] - h["top"]) <= geser for x in lain
        ):
            continue
        petak[h["text"], baris].append(h)
        hasil.append(h)
    return hasil


def _arah(putar: int) -> dict[str, Any]:
    """How lines and letters of turned words follow each other."""
    if putar == 0:
        return {}
    naik = putar > 0
    return {
        "char_dir_rotated": "btt" if naik else "ttb",
        "line_dir_rotated": "ltr" if naik else "rtl",
    }


def _tanpa_spasi_tertindih(huruf: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without spaces printed over letters (spare lines of another program under the words)."""
    petak: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for h in huruf:
        if not h["text"].isspace():
            petak.setdefault((int(h["x0"] // 12), int(h["top"] // 12)), []).append(h)

    def tertindih(s: dict[str, Any]) -> bool:
        x, y = (s["x0"] + s["x1"]) / 2, (s["top"] + s["bottom"]) / 2
        kolom, baris = int(x // 12), int(y // 12)
        return any(
            h["x0"] < x < h["x1"] and h["top"] < y < h["bottom"]
            for k in range(kolom - 2, kolom + 1)
            for b in range(baris - 2, baris + 1)
            for h in petak.get((k, b), ())
        )

    return [h for h in huruf if not h["text"].isspace() or not tertindih(h)]


def _putar(huruf: dict[str, Any]) -> int:
    """1: read from the bottom up; -1: from the top down; 0: upright, or upside down."""
    a, b, *_ = huruf.get("matrix") or (1, 0)
    if abs(b) <= abs(a):
        return 0
    return 1 if b > 0 else -1


def _satu_kata(w: dict[str, Any], putar: int) -> Kata:
    k = Kotak(
        kiri=float(w["x0"]),
        atas=float(w["top"]),
        kanan=float(w["x1"]),
        bawah=float(w["bottom"]),
    )
    return Kata(teks=str(w["text"]), kotak=k, asal=k, putar=putar)
