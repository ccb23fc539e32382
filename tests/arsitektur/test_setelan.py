"""Every environment variable is documented, and every documented one exists."""

from __future__ import annotations

import re

from tests.arsitektur import sumber

HALAMAN = sumber.AKAR / "docs" / "rujukan" / "setelan.md"
_NAMA = re.compile(r"\bTOLOK_[A-Z][A-Z_]*[A-Z]\b")


def _terdokumentasi() -> set[str]:
    """Names in the first column of the page's tables."""
    baris = HALAMAN.read_text(encoding="utf-8").splitlines()
    return {n for b in baris if b.startswith("| `TOLOK_") for n in _NAMA.findall(b.split("|")[1])}


def _dibaca() -> set[str]:
    berkas = [
        *sumber.berkas(".py"),
        *sumber.berkas("Makefile"),
        *sumber.berkas(di=sumber.AKAR / ".ci"),
    ]
    return {
        n.removesuffix("_FILE")
        for jalur in berkas
        if "arsitektur" not in jalur.parts
        for n in _NAMA.findall(jalur.read_text(encoding="utf-8"))
    }


def test_setiap_setelan_terdokumentasi() -> None:
    assert _dibaca() - _terdokumentasi() == set()


def test_setiap_setelan_yang_terdokumentasi_dipakai() -> None:
    assert _terdokumentasi() - _dibaca() == set()
