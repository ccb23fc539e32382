"""The drawing of an SOP as PDF: real, tagged text in a table; symbols with words for a reader.

Typst draws what was laid out and decides nothing. Fonts come with the package and no date is
written, so equal SOPs are equal bytes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from tolok import naskah
from tolok.sop.domain.dokumen import Sop
from tolok.sop.renderers.gambar.huruf import HUBUNG, rapikan
from tolok.sop.renderers.gambar.lembar import (
    A4,
    Bentuk,
    Gambar,
    Kertas,
    Lembar,
    Panah,
    Paragraf,
    Sel,
    Simbol,
    Tabel,
)
from tolok.sop.renderers.gambar.rupa import mata_panah, sudut_simbol, ujung_garis
from tolok.sop.renderers.gambar.susun import susun_gambar

__all__ = ["pdf", "pdf_dari"]

_Standar = Literal["ua-1"]
_TEMPLAT = (Path(__file__).parent / "gambar.typ").read_bytes()


def pdf(sop: Sop, kertas: Kertas = A4) -> bytes:
    """Draw the SOP: tagged PDF, landscape."""
    return pdf_dari(susun_gambar(sop, kertas), penulis=rapikan(sop.unit or ""))


def pdf_dari(gambar: Gambar, *, penulis: str = "", standar: _Standar | None = None) -> bytes:
    """The same from a layout that is there already; `standar`: refuse what breaks it."""
    hasil = typst.compile(
        _TEMPLAT,
        format="pdf",
        font_paths=_huruf(),
        sys_inputs={"gambar": json.dumps(_gambar(gambar, penulis), ensure_ascii=False)},
        pdf_standards=standar,
    )
    return bytes(hasil)


@cache
def _huruf() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(Path(naskah.__file__).parent / "huruf")],
    )


def _gambar(g: Gambar, penulis: str) -> dict[str, Any]:
    return {
        "nama": g.nama or "SOP",
        "penulis": penulis or "Tolok",
        "kaki": g.kaki,
        "lebar": g.kertas.lebar,
        "tinggi": g.kertas.tinggi,
        "tepi": g.kertas.tepi,
        "atas": g.kertas.atas,
        "bawah": g.kertas.bawah,
        "lembar": [_lembar(satu) for satu in g.lembar],
    }


def _lembar(satu: Lembar) -> dict[str, Any]:
    kotak = satu.tabel.kotak
    return {
        "nomor": satu.nomor,
        "judul": _paragraf(satu.judul) if satu.judul else None,
        "catatan": _paragraf(satu.catatan) if satu.catatan else None,
        "tabel": _tabel(satu),
        "x": kotak.x,
        "y": kotak.y,
        "lebar": kotak.lebar,
        "tinggi": kotak.tinggi,
        "panah": [_panah(p) for p in satu.panah],
        "label": [
            {
                "teks": p.label.teks, "x": p.label.kotak.x, "y": p.label.kotak.y,
                "lebar": p.label.kotak.lebar, "tinggi": p.label.kotak.tinggi, "pt": p.label.pt,
            }
            for p in satu.panah
            if p.label is not None
        ],
    }  # fmt: skip


def _panah(p: Panah) -> dict[str, Any]:
    return {"titik": ujung_garis(p), "mata": mata_panah(p) if p.mata else []}


def _tabel(satu: Lembar) -> dict[str, Any]:
    tabel = satu.tabel
    sel = [(ke, s) for ke, baris in enumerate(tabel.baris) for s in baris.sel]
    kepala = [(ke, s) for ke, s in sel if tabel.baris[ke].jenis == "kepala"]
    isi = [(ke, s) for ke, s in sel if tabel.baris[ke].jenis != "kepala"]
    isi += [(ke, s) for ke in range(len(tabel.baris)) for s in _sel_lajur(tabel, ke)]
    return {
        "kolom": list(tabel.kolom),
        "tinggi": [b.tinggi for b in tabel.baris],
        "kepala": [_sel(ke, s, []) for ke, s in kepala],
        "sel": [
            _sel(ke, s, _milik(satu, ke, s))
            for ke, s in sorted(isi, key=lambda di: (di[0], di[1].kolom))
        ],
    }


def _sel_lajur(tabel: Tabel, ke: int) -> list[Sel]:
    baris = tabel.baris[ke]
    if baris.jenis not in ("langkah", "sambung"):
        return []
    terisi = {k for s in baris.sel for k in range(s.kolom, s.kolom + s.lintas_kolom)}
    return [Sel(kolom=k) for k in range(len(tabel.kolom)) if k not in terisi]


def _milik(satu: Lembar, ke: int, sel: Sel) -> list[dict[str, Any]]:
    """The symbols of a lane's cell, placed from its corner."""
    if satu.tabel.baris[ke].jenis == "identitas" or sel.isi:
        return []
    kotak = satu.tabel.kotak_sel(ke, sel)
    return [
        _simbol(s, kotak.x, kotak.y)
        for s in satu.simbol
        if s.baris == ke and s.lajur == sel.kolom - 2
    ]


def _simbol(s: Simbol, x: int, y: int) -> dict[str, Any]:
    k = s.kotak
    sudut = [] if s.bentuk in (Bentuk.KAPSUL, Bentuk.KOTAK) else sudut_simbol(s)
    return {
        "bentuk": s.bentuk.value, "teks": s.teks, "keterangan": s.keterangan, "dx": k.x - x,
        "dy": k.y - y, "lebar": k.lebar, "tinggi": k.tinggi, "dy_teks": k.tinggi // 2 - 190,
        "sudut": [(px - k.x, py - k.y) for px, py in sudut],
    }  # fmt: skip


def _sel(ke: int, s: Sel, simbol: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "kolom": s.kolom, "baris": ke, "lintas_kolom": s.lintas_kolom, "rata": s.rata,
        "lintas_baris": s.lintas_baris, "tegak": s.tegak, "latar": s.latar, "simbol": simbol,
        "isi": [_paragraf(p) for p in s.isi],
    }  # fmt: skip


def _paragraf(p: Paragraf) -> dict[str, Any]:
    return {
        "baris": _baris(p.baris), "pt": p.pt, "tebal": p.tebal, "tanda": p.tanda, "lekuk": p.lekuk,
        "sesudah": p.sesudah, "garis_bawah": p.garis_bawah, "tinggi": p.tinggi,
    }  # fmt: skip


def _baris(baris: Sequence[str]) -> list[str]:
    """Lines; a divided word is handed over whole, so that it is read and copied as one."""
    hasil: list[str] = []
    for satu in baris:
        if hasil and hasil[-1].endswith(HUBUNG):
            hasil[-1] += satu
        else:
            hasil.append(satu)
    return hasil
