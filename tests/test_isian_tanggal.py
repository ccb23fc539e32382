"""Every native date and time field stands on a page that writes its value out in Indonesian.

A browser prints a date in its own language (mm/dd/yyyy); `tanggal.js` writes "Senin, 12 Oktober
2026" under each field. The script is loaded by the base page, so each template that has such a
field must be a part of, or extend, a page of that base.
"""

from __future__ import annotations

import re
from pathlib import Path

_SUMBER = Path(__file__).parents[1] / "src" / "tolok"
_TEMPLAT = {
    b.relative_to(b.parents[1]).as_posix(): b for b in _SUMBER.glob("*/templates/*/*.html")
}
_TEMPLAT |= {
    b.relative_to(b.parents[2]).as_posix(): b for b in _SUMBER.glob("*/templates/*/*/*.html")
}
_INDUK = re.compile(r'{% extends "([^"]+)"')


def _dasar(nama: str) -> str:
    """The template that a page rests on in the end."""
    cocok = _INDUK.search(_TEMPLAT[nama].read_text(encoding="utf-8"))
    return _dasar(cocok[1]) if cocok else nama


def test_dasar_setiap_halaman_memuat_kata_tanggal() -> None:
    isi = _TEMPLAT["web/dasar.html"].read_text(encoding="utf-8")
    utuh = {n for n, b in _TEMPLAT.items() if "<html" in b.read_text(encoding="utf-8")}

    assert "web/tanggal.js" in isi
    assert utuh == {"web/dasar.html", "web/dasar_polos.html"}
    polos = [n for n in _TEMPLAT if _dasar(n) == "web/dasar_polos.html"]
    assert [n for n in polos if 'type="date"' in _TEMPLAT[n].read_text(encoding="utf-8")] == []


def test_tidak_ada_isian_tanggal_yang_mematikan_katanya() -> None:
    semua = [*_SUMBER.glob("*/templates/**/*.html"), *_SUMBER.glob("**/*.py")]

    assert [b.name for b in semua if "data-tanpa-kata" in b.read_text(encoding="utf-8")] == []


def test_isian_tanggal_formulir_memakai_jenis_tanggal_peramban() -> None:
    """A date typed as text would depend on how each person writes it."""
    teks = " ".join(b.read_text(encoding="utf-8") for b in _SUMBER.glob("*/forms*.py"))

    assert teks.count("DateInput(") == len(re.findall(r'DateInput\([^)]*"type": "date"', teks))
