"""What a template is indented with is not sent; lines and words are."""

from __future__ import annotations

import re
from pathlib import Path

from django.template import engines
from django.template.loader import get_template

from tolok.web.pemuat_templat import Pemuat


def test_indentasi_templat_tidak_ikut_terkirim_dan_barisnya_tetap() -> None:
    sumber = get_template("web/dasar.html").template  # type: ignore[attr-defined]
    asal = Path(sumber.origin.name).read_text("utf-8")

    assert re.search(r"^[ \t]", asal, re.MULTILINE)
    assert not re.search(r"^[ \t]", sumber.source, re.MULTILINE)
    assert sumber.source.count("\n") == asal.count("\n")
    assert sumber.source.split() == asal.split()


def test_tidak_ada_templat_yang_menulis_baris_di_dalam_pre_atau_textarea() -> None:
    (pemuat,) = engines["django"].engine.template_loaders[0].loaders  # type: ignore[attr-defined]
    assert isinstance(pemuat, Pemuat)
    berbaris = re.compile(r"<(pre|textarea)\b[^>]*>[^<]*\n[ \t]+[^<]*</\1>")

    for folder in pemuat.get_dirs():
        for jalur in Path(folder).rglob("*.html"):
            assert not berbaris.search(jalur.read_text("utf-8")), jalur
