"""Nothing is fetched from elsewhere, nothing runs inline: the strict content policy holds."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from tests.arsitektur import sumber

# Names of XML vocabularies: identifiers, never fetched.
KOSAKATA = {"www.w3.org"}
_KOMENTAR = re.compile(
    r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}|<!--.*?-->|/\*.*?\*/|^\s*//.*?$",
    re.DOTALL | re.MULTILINE,
)
_ALAMAT = re.compile(r"(?:https?:)?//[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]{2,}[^\s\"'<>)]*")
_SEBARIS = re.compile(r"\sstyle\s*=|<style\b|\son[a-z]+\s*=|\shx-on\b|javascript:", re.IGNORECASE)
_SKRIP = re.compile(r"<script\b(?P<sifat>[^>]*)>", re.IGNORECASE)
_MUAT_JAUH = re.compile(r"(?:@import\s+|url\()\s*[\"']?(?:https?:)?//", re.IGNORECASE)


def _halaman() -> list[Path]:
    return [
        p
        for p in sumber.berkas(".html", ".svg", ".css", ".js", di=sumber.SRC)
        if {"templates", "static"} & set(p.parts)
    ]


def _templat() -> list[Path]:
    return [p for p in _halaman() if p.suffix in {".html", ".svg"} and "templates" in p.parts]


def _tanpa_komentar(jalur: Path) -> str:
    return _KOMENTAR.sub("", jalur.read_text(encoding="utf-8"))


def _luar(alamat: str) -> bool:
    tuan_rumah = urlsplit(alamat if "://" in alamat else f"https:{alamat}").hostname or ""
    return tuan_rumah not in KOSAKATA and not tuan_rumah.endswith(".example")


def test_tidak_ada_alamat_luar_di_halaman() -> None:
    luar = [
        f"{sumber.nama(jalur)}: {alamat}"
        for jalur in _halaman()
        for alamat in _ALAMAT.findall(_tanpa_komentar(jalur))
        if _luar(alamat)
    ]

    assert luar == []


def test_aset_pihak_lain_tidak_memuat_dari_luar() -> None:
    memuat = [
        sumber.nama(jalur)
        for jalur in sorted(sumber.SRC.glob("**/vendor/**/*.css"))
        if _MUAT_JAUH.search(jalur.read_text(encoding="utf-8"))
    ]

    assert memuat == []


def test_tidak_ada_gaya_atau_skrip_sebaris_di_templat() -> None:
    sebaris = [
        f"{sumber.nama(jalur)}: {cocok.group().strip()}"
        for jalur in _templat()
        for cocok in _SEBARIS.finditer(_tanpa_komentar(jalur))
    ]

    assert sebaris == []


def test_setiap_skrip_di_templat_berupa_berkas() -> None:
    """Data (`type="application/json"`) is no script."""
    tertanam = [
        f"{sumber.nama(jalur)}: {cocok.group()}"
        for jalur in _templat()
        for cocok in _SKRIP.finditer(_tanpa_komentar(jalur))
        if "src=" not in cocok["sifat"] and "application/json" not in cocok["sifat"]
    ]

    assert tertanam == []


def test_html_dari_python_pun_tanpa_gaya_sebaris() -> None:
    """Drawings made by code go into pages under the same policy."""
    sebaris = [
        f"{sumber.nama(jalur)}:{nomor}"
        for jalur in sumber.modul()
        for nomor, baris in enumerate(jalur.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"\sstyle=\\?[\"']|<style\b|<script\b", baris)
    ]

    assert sebaris == []


def test_templat_selalu_meluputkan_isi() -> None:
    """What people typed is text: no template switches the escaping off."""
    terbuka = [
        sumber.nama(jalur)
        for jalur in _templat()
        if re.search(r"\|\s*safe(seq)?\b|autoescape\s+off", _tanpa_komentar(jalur))
    ]

    assert terbuka == []
