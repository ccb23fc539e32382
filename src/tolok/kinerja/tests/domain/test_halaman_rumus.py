from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tolok.dasar.angka import baca
from tolok.kinerja.domain.bilangan import sepuluh_desimal, tampil
from tolok.kinerja.domain.rumus import RUMUS

HALAMAN = next(
    induk / "docs/rumus" for induk in Path(__file__).parents if (induk / "docs/rumus").is_dir()
)


def _angka(teks: str) -> Decimal:
    hasil = baca(teks.strip())
    assert isinstance(hasil, Decimal)
    return hasil


@pytest.mark.parametrize("kode", sorted(RUMUS))
def test_contoh_pada_halaman_rumus_dihitung_benar(kode: str) -> None:
    isi = (HALAMAN / f"{kode}.md").read_text(encoding="utf-8").replace("\\|", "/")
    baris = [
        b.strip().strip("|").split("|")
        for b in isi.splitlines()
        if b.startswith("| ") and b[2].isdigit()
    ]

    assert len(baris) >= 3
    for t, r, _, capaian, dua in baris:
        hasil = RUMUS[kode].hitung(_angka(t), _angka(r))
        assert sepuluh_desimal(hasil).replace(".", ",") == capaian.strip()
        assert tampil(hasil) == dua.strip()
