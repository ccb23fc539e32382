"""The project speaks of itself alone: no path of one machine, no address of a package source."""

from __future__ import annotations

import re

from tests.arsitektur import sumber

# Written in pieces so that this file does not find itself.
_JALUR = re.compile(r"(?<![\w.])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me|Us" + r"ers)/[\w.-]")
_SUMBER_PAKET = re.compile(
    "|".join(
        [
            "py" + r"pi\b",
            "npm" + "js",
            "python" + "hosted",
            "conda-" + "forge",
            "deb" + r"\.debian\.org",
        ]
    ),
    re.IGNORECASE,
)
_BINER = {
    ".png",
    ".jpg",
    ".jpeg",
    ".pdf",
    ".woff2",
    ".ttf",
    ".otf",
    ".xlsx",
    ".docx",
    ".ico",
    ".gz",
    ".mo",
    ".svgz",
}


def _cocok(pola: re.Pattern[str]) -> list[str]:
    return [
        f"{sumber.nama(jalur)}:{nomor} {cocok.group()}"
        for jalur in sumber.berkas()
        if jalur.suffix not in _BINER
        for nomor, baris in enumerate(
            jalur.read_text(encoding="utf-8", errors="replace").splitlines(), 1
        )
        if (cocok := pola.search(baris))
    ]


def test_tidak_ada_jalur_mutlak_sebuah_mesin() -> None:
    assert _cocok(_JALUR) == []


def test_tidak_ada_alamat_sumber_paket() -> None:
    assert _cocok(_SUMBER_PAKET) == []
