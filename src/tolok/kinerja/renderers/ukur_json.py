"""The result of `tolok ukur` as the JSON contract `tolok/ukur/1` (docs/rujukan)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tolok.dasar.teks_json import baris_json
from tolok.kinerja.domain.bilangan import sepuluh_desimal, tampil
from tolok.kinerja.domain.buku import (
    GalatSel,
    HasilBuku,
    HasilIndikator,
    HasilProgram,
    capaian_dari,
)
from tolok.kinerja.domain.hasil import Terukur
from tolok.kinerja.domain.penjelasan import BarisPenjelasan, ke_json
from tolok.kinerja.domain.rekap import RekapSimpul

__all__ = ["FORMAT", "galat_json", "sebagai_json", "teks_json"]

FORMAT = "tolok/ukur/1"


def sebagai_json(hasil: HasilBuku) -> dict[str, Any]:
    """The whole result, ready for `json.dumps`: figures are texts, never floats."""
    return {
        "format": FORMAT,
        "aturan": hasil.aturan,
        "indikator": [_indikator(i) for i in hasil.indikator],
        "sasaran": [_sasaran(s) for s in hasil.sasaran],
        "program": [_program(p) for p in hasil.program],
        "galat": [galat_json(g) for g in hasil.galat],
    }


def teks_json(hasil: HasilBuku) -> str:
    """The same as text, one row a line, so that two results can be compared line by line."""
    return baris_json(sebagai_json(hasil))


def _panjang(nilai: Decimal | None) -> str | None:
    return None if nilai is None else sepuluh_desimal(nilai)


def _pendek(nilai: Decimal | None) -> str | None:
    return None if nilai is None else tampil(nilai)


def _baris(penjelasan: tuple[BarisPenjelasan, ...]) -> list[dict[str, str | None]]:
    return [ke_json(b) for b in penjelasan]


def _indikator(isi: HasilIndikator) -> dict[str, Any]:
    hasil = isi.hasil
    capaian = capaian_dari(hasil)
    baris: dict[str, Any] = {
        "kode": isi.kode,
        "sasaran": isi.sasaran,
        "capaian": _panjang(capaian),
        "tampil": _pendek(capaian),
        "keadaan": hasil.keadaan.value,
        "kategori": hasil.kategori if isinstance(hasil, Terukur) else None,
        "aturan": hasil.aturan,
        "penjelasan": _baris(hasil.penjelasan),
    }
    if isinstance(hasil, Terukur) and hasil.capaian_batas is not None:
        baris["capaian_batas"] = _panjang(hasil.capaian_batas)
        baris["tampil_batas"] = _pendek(hasil.capaian_batas)
    return baris


def _sasaran(isi: RekapSimpul) -> dict[str, Any]:
    baris: dict[str, Any] = {
        "nama": isi.nama,
        "capaian": _panjang(isi.rata_asli),
        "tampil": _pendek(isi.rata_asli),
        "keadaan": isi.keadaan.value,
        "n_terukur": isi.n_terukur,
        "n": isi.n,
        "kategori": isi.kategori,
        "penjelasan": _baris(isi.penjelasan),
    }
    if isi.rata_batas is not None:
        baris["capaian_batas"] = _panjang(isi.rata_batas)
        baris["tampil_batas"] = _pendek(isi.rata_batas)
    return baris


def _program(isi: HasilProgram) -> dict[str, Any]:
    return {
        "kode": isi.kode,
        "program": isi.program,
        "serapan": _panjang(isi.serapan.serapan),
        "tampil": _pendek(isi.serapan.serapan),
        "keadaan": isi.serapan.keadaan.value,
        "efisiensi": _panjang(isi.efisiensi),
        "penjelasan": _baris(isi.penjelasan),
    }


def galat_json(isi: GalatSel) -> dict[str, Any]:
    """A refused cell."""
    return {
        "lembar": isi.lembar,
        "baris": isi.baris,
        "kolom": isi.kolom,
        "nilai": isi.nilai,
        "masalah": isi.masalah,
        "saran": isi.saran,
    }
