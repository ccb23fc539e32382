"""Words and numbers of stored sheets, for templates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import template

from tolok.dasar.tanggal import tanggal

register = template.Library()

_PANJANG = 12
_ANGKA_PANJANG = re.compile(r"(\d+,\d{6})\d+")
_LANGKAH = {
    "agregasi": "Cara menggabung",
    "target": "Target (T)",
    "realisasi": "Realisasi (R)",
    "substitusi": "Hitungan",
    "cacah": "Yang dihitung",
    "rata_rata": "Rata-rata",
    "rata_rata_batas": "Setelah batas",
    "pembanding_tahun_lalu": "Tahun lalu",
    "pembanding_akhir_renstra": "Akhir Renstra",
    "pembanding_daerah_lain": "Daerah lain",
}
_BAGIAN = (
    "kata_pengantar", "dasar", "maksud", "ruang_lingkup", "metodologi", "perencanaan",
    "ringkasan", "sasaran/", "anggaran", "efisiensi", "simpulan",
)  # fmt: skip


@register.filter
def kata(kode: str | None) -> str:
    """A code in words: "belum_diukur" -> "belum diukur"."""
    return "" if kode is None else str(kode).replace("_", " ")


@register.filter
def langkah_hitung(kode: str) -> str:
    """A line of an explanation by its code: "substitusi" -> "Hitungan"."""
    return _LANGKAH.get(str(kode), kata(kode).capitalize())


@register.filter
def titik_ke_koma(nilai: str | None) -> str:
    """Plain decimal text as officials write it, ten decimals at most, marked where it goes on."""
    if nilai is None:
        return ""
    utuh, titik, pecahan = str(nilai).partition(".")
    if not titik:
        return utuh
    return f"{utuh},{pecahan[:10]}{'…' if len(pecahan) > _PANJANG else ''}"


@register.filter
def titik_panjang(teks: str) -> str:
    """A formula with its long decimals cut at six, marked where they go on."""
    return _ANGKA_PANJANG.sub(r"\1…", str(teks))


@register.filter
def hari_iso(teks: str) -> str:
    """An ISO date in words."""
    try:
        return tanggal(date.fromisoformat(str(teks)))
    except ValueError:
        return str(teks)


@register.filter
def desimal(teks: str | None) -> Decimal:
    """A stored figure as a number."""
    return Decimal(str(teks or 0))


@register.filter
def nada_capaian(teks: str | None) -> str:
    """The colour word of a stored achievement: class name of the look."""
    if teks is None:
        return ""
    nilai = Decimal(str(teks))
    return "baik" if nilai >= 90 else "waspada" if nilai >= 75 else "buruk"


@register.filter
def rekap_simpul(kertas: Mapping[str, Any], kode: str) -> Mapping[str, Any]:
    """The recap of one node of a stored sheet."""
    return next((r for r in kertas.get("rekap") or () if r["kode"] == kode), {})


@register.filter
def punya(baris: Sequence[Mapping[str, Any]], unit: str | None) -> bool:
    """Whether any of these rows belongs to the unit."""
    return bool(unit) and any(b.get("unit") == unit for b in baris)


_PANJANG = 60


@register.filter
def panjang(baris: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a sheet has so many rows that those below the sasaran are fetched when asked for."""
    return len(baris) > _PANJANG


@register.filter
def kunci_tingkat(urutan: int, lembar: str) -> str:
    """The name of a level of a sheet (by its id) on a page that may show several sheets."""
    return f"{lembar}-{urutan}"


@register.filter
def milik(baris: Sequence[Mapping[str, Any]], unit: str | None) -> list[Mapping[str, Any]]:
    """The rows that belong to the unit."""
    return [b for b in baris if unit and b.get("unit") == unit]


@register.filter
def n_terukur(baris: Sequence[Mapping[str, Any]]) -> int:
    """Rows with a figure."""
    return sum(1 for b in baris if b.get("tampil") is not None)


@register.filter
def judul_narasi(kunci: str, kertas: Mapping[str, Any]) -> str:
    """The heading of a section of the report."""
    if kunci.startswith("sasaran/"):
        simpul = kunci.removeprefix("sasaran/")
        return next(
            (f"{r['kode']} {r['nama']}" for r in kertas["rekap"] if r["simpul"] == simpul),
            "Analisis",
        )
    return kunci.replace("_", " ").capitalize()


@register.filter
def bagian_laporan(isi: Mapping[str, Any]) -> list[dict[str, str]]:
    """Sections of a stored report in the order of its chapters."""
    urut = {k: n for n, k in enumerate(_BAGIAN)}
    kunci = sorted(
        isi["narasi"],
        key=lambda k: urut.get("sasaran/" if k.startswith("sasaran/") else k, len(urut)),
    )
    return [
        {"judul": judul_narasi(k, isi["kertas_kerja"]), "teks": isi["narasi"][k]["teks"]}
        for k in kunci
    ]


@register.filter
def aturan_cetak(cetak: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """Every rule that a printed methodology uses, once, with what it rests on."""
    butir = (b for s in (cetak["simpul"] if cetak else ()) for b in s["butir"])
    return list(dict.fromkeys((b["aturan"], b["aturan_dasar"]) for b in butir))
