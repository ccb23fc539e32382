"""Words and numbers of stored sheets, for templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()

_PANJANG = 12


@register.filter
def kata(kode: str | None) -> str:
    """A code in words: "belum_diukur" -> "belum diukur"."""
    return "" if kode is None else str(kode).replace("_", " ")


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
def judul_narasi(kunci: str, kertas: Mapping[str, Any]) -> str:
    """The heading of a section of the report."""
    if kunci.startswith("sasaran/"):
        simpul = kunci.removeprefix("sasaran/")
        return next(
            (f"{r['kode']} {r['nama']}" for r in kertas["rekap"] if r["simpul"] == simpul),
            "Analisis",
        )
    return kunci.replace("_", " ").capitalize()
