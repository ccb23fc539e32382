"""The tree that the architecture tests walk: only files of the repository, in a fixed order."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
SRC = AKAR / "src" / "tolok"

# Made by tools, never written by people; `vendor` is other people's work with its own licence.
_BUKAN_MILIK_KITA = {"__pycache__", "node_modules", "var", "build", "dist", "vendor", "htmlcov"}


def berkas(*akhiran: str, di: Path = AKAR) -> Iterator[Path]:
    """Files under `di` whose name ends so (all files without an ending given)."""
    if not di.exists():
        return
    for jalur in sorted(di.iterdir()):
        if jalur.is_dir():
            if not _dilewati(jalur):
                yield from berkas(*akhiran, di=jalur)
        elif not akhiran or jalur.name.endswith(akhiran):
            yield jalur


def _dilewati(folder: Path) -> bool:
    tersembunyi = folder.name.startswith(".") and folder.name not in {".ci", ".github"}
    return tersembunyi or folder.name in _BUKAN_MILIK_KITA or folder.name.endswith(".egg-info")


def modul(*, dengan_uji: bool = False) -> list[Path]:
    """Python modules of the product, migrations left out."""
    return [
        jalur
        for jalur in berkas(".py", di=SRC)
        if "migrations" not in jalur.parts and (dengan_uji or "tests" not in jalur.parts)
    ]


@cache
def pohon(jalur: Path) -> ast.Module:
    """The parsed module."""
    return ast.parse(jalur.read_text(encoding="utf-8"), filename=str(jalur))


def nama(jalur: Path) -> str:
    """The path as a reader types it."""
    return jalur.relative_to(AKAR).as_posix()


def ruang() -> list[str]:
    """Names of the rooms that exist."""
    return sorted(p.name for p in SRC.iterdir() if (p / "__init__.py").exists())
