"""No promise inside the code: what is to be done is an issue, what is there works."""

from __future__ import annotations

import re

from tests.arsitektur import sumber

_JANJI = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|HA" + r"CK)\b")
_AKHIRAN = (
    ".py",
    ".html",
    ".css",
    ".js",
    ".sql",
    ".typ",
    ".yaml",
    ".yml",
    ".toml",
    ".svg",
    "Makefile",
)


def test_tidak_ada_janji_di_dalam_kode() -> None:
    janji = [
        f"{sumber.nama(jalur)}:{nomor}"
        for jalur in sumber.berkas(*_AKHIRAN)
        for nomor, baris in enumerate(jalur.read_text(encoding="utf-8").splitlines(), 1)
        if _JANJI.search(baris)
    ]

    assert janji == []
