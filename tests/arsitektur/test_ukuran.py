"""Small functions, small modules (CONTRIBUTING.md, rule 10)."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.arsitektur import sumber

BARIS_FUNGSI = 50
# A test's sample document or office is data written as a function: longer, but without branches.
BARIS_FUNGSI_UJI = 80
BARIS_MODUL = 600


def _semua_modul() -> list[Path]:
    lain = [
        p
        for folder in ("tests", "benchmarks")
        for p in sumber.berkas(".py", di=sumber.AKAR / folder)
    ]
    return [*sumber.modul(dengan_uji=True), *lain]


def _panjang(fungsi: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end; the docstring does not count, a long reason is no long function."""
    baris = (fungsi.end_lineno or fungsi.lineno) - fungsi.lineno + 1
    pertama = fungsi.body[0]
    if ast.get_docstring(fungsi) is not None:
        baris -= (pertama.end_lineno or pertama.lineno) - pertama.lineno + 1
    return baris


def _batas(jalur: Path) -> int:
    return BARIS_FUNGSI_UJI if "tests" in jalur.parts else BARIS_FUNGSI


def test_tidak_ada_fungsi_di_atas_lima_puluh_baris() -> None:
    panjang = [
        f"{sumber.nama(jalur)}:{simpul.lineno} {simpul.name} ({_panjang(simpul)} baris)"
        for jalur in _semua_modul()
        for simpul in ast.walk(sumber.pohon(jalur))
        if isinstance(simpul, ast.FunctionDef | ast.AsyncFunctionDef)
        and _panjang(simpul) > _batas(jalur)
    ]

    assert panjang == []


def test_tidak_ada_modul_di_atas_enam_ratus_baris() -> None:
    besar = [
        f"{sumber.nama(jalur)} ({banyak} baris)"
        for jalur in _semua_modul()
        if (banyak := len(jalur.read_text(encoding="utf-8").splitlines())) > BARIS_MODUL
    ]

    assert besar == []


def test_tidak_ada_modul_tanpa_konsep() -> None:
    dilarang = {"utils", "util", "helpers", "helper", "common", "misc"}

    ada = [
        sumber.nama(p) for p in _semua_modul() if p.stem in dilarang or p.parent.name in dilarang
    ]

    assert ada == []
