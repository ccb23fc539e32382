"""Filters for sheets and results of SKP."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django import template

from tolok.dasar.angka import tulis
from tolok.kinerja.domain.bilangan import bulatkan, tampil
from tolok.skp.domain.ekspektasi import Rating
from tolok.skp.domain.lembar import aturan_lembar
from tolok.skp.domain.penilaian import sebutan_hasil

register = template.Library()

_KATA = {"rezim": "peraturan yang dipakai", "sebutan": "sebutan", "predikat": "predikat"}


@register.filter
def kata(kode: str) -> str:
    """A step's code as words: "nilai_capaian_skp" is "nilai capaian SKP"."""
    teks = _KATA.get(kode, str(kode).replace("_", " "))
    return teks.replace("skp", "SKP")


@register.filter
def angka_penjelasan(nilai: str | None) -> str:
    """The value of a step: a number with four decimals at most, a word as it is."""
    try:
        angka = Decimal(nilai or "")
    except InvalidOperation:
        return (nilai or "").replace("_", " ")
    return tulis(bulatkan(angka, 4))


@register.filter
def ambil(peta: Any, kunci: str) -> str:
    """A value of a mapping; empty when there is none."""
    return str(peta.get(kunci, "")) if isinstance(peta, Mapping) else ""


@register.filter
def rating(kode: str) -> str:
    """A rating as the form prints it."""
    return Rating(kode).sebutan if kode else "belum dipilih"


@register.filter
def dua_desimal(nilai: Decimal) -> str:
    """A mark as it prints."""
    return tampil(nilai)


@register.filter
def hasil_skp(isi: Mapping[str, Any]) -> str:
    """The result of a scored sheet in one line."""
    return sebutan_hasil(isi)


@register.filter
def perilaku_berumpan(isi: Mapping[str, Any]) -> list[dict[str, str]]:
    """Behaviours that got feedback, in the order of the law."""
    aturan = aturan_lembar(isi)
    umpan: Mapping[str, str] = isi["penilaian"].get("umpan_perilaku", {})
    if aturan.jenis != "ekspektasi":
        return []
    return [
        {"nama": p["nama"], "umpan": umpan[p["kode"]]}
        for p in aturan.nilai("perilaku")
        if umpan.get(p["kode"])
    ]
