"""Imports stand at the top, where a reader looks; packages say what they are and no more."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.arsitektur import sumber

# Functions that may import: `ready` runs before the tables of other rooms are loaded.
_SAAT_MENYALA = {"ready"}


def _fungsi_yang_mengimpor(jalur: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for fungsi in ast.walk(sumber.pohon(jalur)):
        if isinstance(fungsi, ast.FunctionDef | ast.AsyncFunctionDef) and any(
            isinstance(simpul, ast.Import | ast.ImportFrom) for simpul in ast.walk(fungsi)
        ):
            yield fungsi


def test_tidak_ada_impor_di_dalam_fungsi() -> None:
    """The command line loads late on purpose: it must start in 0,15 seconds."""
    di_dalam = [
        f"{sumber.nama(jalur)}:{fungsi.lineno} {fungsi.name}"
        for jalur in sumber.modul()
        if "cli" not in jalur.parts
        for fungsi in _fungsi_yang_mengimpor(jalur)
        if fungsi.name not in _SAAT_MENYALA
    ]

    assert di_dalam == []


# `models` gathers tables, because Django looks for them there; `sop/pustaka` and `sop/bawaan` are
# folders of files with their one reader each.
_PAKET_BERISI = {"models", "pustaka", "bawaan"}


def test_paket_hanya_berisi_uraiannya() -> None:
    berisi = [
        sumber.nama(jalur)
        for jalur in sumber.modul(dengan_uji=True)
        if jalur.name == "__init__.py" and jalur.parent.name not in _PAKET_BERISI
        for simpul in sumber.pohon(jalur).body
        if not (isinstance(simpul, ast.Expr) and isinstance(simpul.value, ast.Constant))
    ]

    assert berisi == []
