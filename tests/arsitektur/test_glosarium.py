"""One word per concept: names in the code are words of docs/glosarium.md."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.arsitektur import sumber

GLOSARIUM = sumber.AKAR / "docs" / "glosarium.md"

# Words of programming that officials never meet, each with its reason.
KATA_TEKNIS = {
    "Jalan": "SopJalan and its parts: the running layer of an SOP beside the printed one",
    "Jenis": "an enum of kinds",
    "Tingkat": "an enum of degrees",
    "Sifat": "an enum of natures",
    "Status": "an enum of states",
    "Keadaan": "the value that a fold builds, or the five states of a figure",
    "Perintah": "a command given to a pure decider",
    "Fakta": "what a service resolved before a decision",
    "Galat": "an error value",
    "Hasil": "what a function gives back, or a kind of result of a row",
    "Daftar": "a list value",
    "Aturan": "a rule as a value or a protocol",
    "Peta": "a mapping",
    "Baris": "a row of a table or a workbook",
    "Sel": "a cell of a table or a workbook",
    "Kolom": "a column",
    "Blok": "a block of a document",
    "Teks": "a text value",
    "Titik": "a point of a drawing",
    "Ukuran": "a size of a drawing",
    "Protokol": "an interface",
    "Manager": "Django's word",
    "Field": "Django's word",
    "QuerySet": "Django's word",
    "Query": "Django's word",
    "Set": "Django's word",
    "Bentuk": "the shape (schema) of a value",
    "Dari": "a joining word",
    "Untuk": "a joining word",
    "Baru": "a joining word",
    "Sampai": "a joining word",
    "Dengan": "a joining word",
    "Tanpa": "a joining word",
    "Dan": "a joining word",
    "Lain": "a joining word",
}


def _bagian_kata(nama: str) -> list[str]:
    """`TugasDikembalikan` and `tugas_dikembalikan` are both tugas + dikembalikan."""
    return [
        k.lower()
        for p in nama.split("_")
        for k in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", p)
    ]


def _baris_tabel() -> Iterator[list[str]]:
    for baris in GLOSARIUM.read_text(encoding="utf-8").splitlines():
        sel = [s.strip() for s in baris.strip().strip("|").split("|")]
        if baris.startswith("|") and len(sel) == 4 and not set(sel[0]) <= {"-", ":"}:
            yield sel


def _kata_glosarium() -> set[str]:
    """Every word of the first columns (istilah, and the names that code gives it)."""
    teks = " ".join(sel[0] for sel in _baris_tabel())
    kata = re.findall(r"[A-Za-z]+", teks)
    return {k.lower() for k in kata} | {bagian for k in kata for bagian in _bagian_kata(k)}


def _kelas_domain() -> Iterator[tuple[str, str]]:
    """Public classes of `domain/` and of the tables."""
    for jalur in sumber.modul():
        if "domain" not in jalur.parts and "models" not in {jalur.stem, jalur.parent.name}:
            continue
        for simpul in sumber.pohon(jalur).body:
            if isinstance(simpul, ast.ClassDef) and not simpul.name.startswith("_"):
                yield sumber.nama(jalur), simpul.name


def test_setiap_kelas_domain_dan_tabel_memakai_kata_glosarium() -> None:
    """Add the word to docs/glosarium.md (istilah or nama kode), or use the word that is there."""
    dikenal = _kata_glosarium() | {k.lower() for k in KATA_TEKNIS}

    asing = [
        f"{jalur}: {kelas} (tidak dikenal: {', '.join(baru)})"
        for jalur, kelas in _kelas_domain()
        if (baru := [k for k in _bagian_kata(kelas) if k not in dikenal and not k.isdigit()])
    ]

    assert asing == []


def _jangan_pakai() -> set[str]:
    """Single words in backticks in the last column: never a part of a name."""
    return {k.lower() for sel in _baris_tabel() for k in re.findall(r"`([A-Za-z]+)`", sel[3])}


def _nama_dibuat(pohon: ast.Module) -> Iterator[tuple[int, str]]:
    """Names that the module itself gives: classes, functions, arguments, variables."""
    for simpul in ast.walk(pohon):
        match simpul:
            case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                yield simpul.lineno, simpul.name
            case ast.arg():
                yield simpul.lineno, simpul.arg
            case ast.Name(ctx=ast.Store()):
                yield simpul.lineno, simpul.id
            case _:
                continue


def test_kata_yang_tidak_dipakai_tidak_ada_dalam_nama() -> None:
    dilarang = _jangan_pakai()

    dipakai = [
        f"{sumber.nama(jalur)}:{baris} {nama}"
        for jalur in sumber.modul()
        for baris, nama in _nama_dibuat(sumber.pohon(jalur))
        if dilarang & set(_bagian_kata(nama))
    ]

    assert dilarang
    assert dipakai == []


def test_setiap_istilah_punya_padanan_inggris_dan_asal() -> None:
    kosong = [sel[0] for sel in _baris_tabel() if not sel[0] or not sel[1] or not sel[2]]

    assert kosong == []
