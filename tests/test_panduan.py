"""The guides name every page that a menu leads to."""

from __future__ import annotations

import re
from pathlib import Path

from tolok.web.menu import daftar_menu

_AKAR = Path(__file__).parents[1]
_PANDUAN = " ".join(
    " ".join(b.read_text(encoding="utf-8").split())
    for b in sorted((_AKAR / "docs" / "panduan").glob("*.md"))
)
_RANGKA = _AKAR / "src/tolok/organisasi/templates/organisasi/rangka.html"


def test_setiap_kata_menu_disebut_di_panduan() -> None:
    assert [b.nama for b in daftar_menu() if f"**{b.nama}**" not in _PANDUAN] == []


def test_setiap_halaman_kelola_disebut_di_panduan() -> None:
    nama = re.findall(r"%}>([^<{]+)</a>", _RANGKA.read_text(encoding="utf-8"))

    assert len(nama) > 5
    assert [n for n in [*nama, "Batas pelaporan", "Putusan rangkap"] if n not in _PANDUAN] == []
