"""A page per formula, and its worked examples compute to what the page prints."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext

import pytest

from tests.arsitektur import sumber
from tolok.kinerja.domain.bilangan import KONTEKS, bulatkan
from tolok.kinerja.domain.rumus import RUMUS

HALAMAN = sumber.AKAR / "docs" / "rumus"
_ANGKA = re.compile(r"−?[\d.]+(?:,\d+)?")


def _angka(teks: str) -> Decimal:
    """`1.234,56` with the typographic minus."""
    return Decimal(teks.replace(".", "").replace(",", ".").replace("−", "-"))


def _contoh(kode: str) -> list[tuple[Decimal, ...]]:
    """(T, R, capaian, tampil) of every worked row."""
    baris = [
        [sel.strip() for sel in re.split(r"(?<!\\)\|", b.strip("|"))]
        for b in (HALAMAN / f"{kode}.md").read_text(encoding="utf-8").splitlines()
        if b.startswith("|")
    ]
    return [
        tuple(_angka(sel) for sel in (b[0], b[1], b[3], b[4]))
        for b in baris
        if len(b) == 5 and _ANGKA.fullmatch(b[0])
    ]


@pytest.mark.parametrize("kode", sorted(RUMUS))
def test_setiap_contoh_pada_halaman_rumus_benar(kode: str) -> None:
    contoh = _contoh(kode)

    assert len(contoh) >= 3
    for target, realisasi, capaian, tampil in contoh:
        with localcontext(KONTEKS):
            hasil = RUMUS[kode].hitung(target, realisasi)
        assert (bulatkan(hasil, 10), bulatkan(hasil, 2)) == (capaian, tampil)


@pytest.mark.parametrize("kode", sorted(RUMUS))
def test_setiap_halaman_rumus_menulis_rumusnya(kode: str) -> None:
    assert RUMUS[kode].tulisan in (HALAMAN / f"{kode}.md").read_text(encoding="utf-8")
