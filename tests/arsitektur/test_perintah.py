"""Every command stands in docs/rujukan/perintah.md, and nothing there is invented."""

from __future__ import annotations

import re

from tests.arsitektur import sumber

HALAMAN = sumber.AKAR / "docs" / "rujukan" / "perintah.md"


def _terdokumentasi(awalan: str) -> set[str]:
    """First words of the page's table rows that start so."""
    return set(re.findall(rf"^\| `{awalan}([a-z_-]+)", HALAMAN.read_text("utf-8"), re.MULTILINE))


def test_setiap_perintah_kelola_terdokumentasi() -> None:
    ada = {
        jalur.stem
        for jalur in sumber.SRC.glob("*/management/commands/*.py")
        if not jalur.stem.startswith("_")
    }
    lain = {"migrate", "make", "tolok"}

    assert _terdokumentasi("") - lain == ada


def test_setiap_sasaran_make_terdokumentasi() -> None:
    """`kunci` is for maintainers, who read the Makefile."""
    makefile = (sumber.AKAR / "Makefile").read_text(encoding="utf-8")
    ada = set(re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE)) - {"help", "kunci"}

    assert _terdokumentasi("make ") == ada
