"""Documents that can be followed: links resolve, every decision has its four parts."""

from __future__ import annotations

import re
from pathlib import Path

from tests.arsitektur import sumber

KEPUTUSAN = sumber.AKAR / "docs" / "keputusan"
GAMBAR = sumber.AKAR / "docs" / "gambar"
BAGIAN = ("## Context", "## Decision", "## Consequences", "## Rejected alternatives")
_PAGAR = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_TAUTAN = re.compile(r"\]\(\s*<?([^)\s>]+)>?[^)]*\)")


def _tautan(halaman: Path) -> list[str]:
    """Relative targets, without code blocks, anchors and addresses elsewhere."""
    teks = _PAGAR.sub("", halaman.read_text(encoding="utf-8"))
    return [
        tujuan.split("#")[0]
        for tujuan in _TAUTAN.findall(teks)
        if not re.match(r"[a-z]+:|#|/", tujuan)
    ]


def _boleh_belum_ada(tujuan: Path) -> bool:
    """Pictures are made by `make docs`; before the first one the folder is empty or missing."""
    return tujuan.is_relative_to(GAMBAR) and not any(GAMBAR.glob("*"))


def test_setiap_tautan_relatif_ada_tujuannya() -> None:
    putus = [
        f"{sumber.nama(halaman)} -> {tautan}"
        for halaman in sumber.berkas(".md")
        for tautan in _tautan(halaman)
        if not (tujuan := (halaman.parent / tautan).resolve()).exists()
        and not _boleh_belum_ada(tujuan)
    ]

    assert putus == []


def _keputusan() -> list[Path]:
    return [p for p in sumber.berkas(".md", di=KEPUTUSAN) if p.name != "README.md"]


def test_setiap_keputusan_punya_empat_bagian() -> None:
    kurang = [
        f"{sumber.nama(jalur)}: {bagian}"
        for jalur in _keputusan()
        for bagian in BAGIAN
        if bagian not in jalur.read_text(encoding="utf-8").splitlines()
    ]

    assert kurang == []


def test_nomor_keputusan_tunggal_dan_terdaftar() -> None:
    nomor = [p.name.split("-")[0] for p in _keputusan()]
    daftar = (KEPUTUSAN / "README.md").read_text(encoding="utf-8")

    assert len(nomor) == len(set(nomor))
    assert [p.name for p in _keputusan() if f"({p.name})" not in daftar] == []


def test_setiap_ketergantungan_punya_barisnya() -> None:
    """pyproject.toml's runtime packages stand in ADR 0002 with reason, licence and exit."""
    pyproject = (sumber.AKAR / "pyproject.toml").read_text(encoding="utf-8")
    blok = pyproject.split("dependencies = [", 1)[1].split("\n]", 1)[0]
    paket = [re.split(r"[\[<>=]", n)[0] for n in re.findall(r'^\s*"([^"]+)"', blok, re.MULTILINE)]
    pustaka = (KEPUTUSAN / "0002-pustaka.md").read_text(encoding="utf-8")

    assert paket
    assert [p for p in paket if f"| {p} |" not in pustaka] == []


def test_setiap_catatan_perubahan_lengkap() -> None:
    """The five lines that a pengelola and an auditor look for (changelog.d/README.md)."""
    wajib = (
        "- Jenis: ",
        "- Berlaku untuk periode: ",
        "- Aturan terdampak: ",
        "- Angka yang berubah: ",
        "- Yang harus dilakukan pengelola: ",
    )

    kurang = [
        f"{sumber.nama(jalur)}: {baris}"
        for jalur in sumber.berkas(".md", di=sumber.AKAR / "changelog.d")
        if jalur.name != "README.md"
        for baris in wajib
        if f"\n{baris}" not in jalur.read_text(encoding="utf-8")
    ]

    assert kurang == []
