"""Charts of a stored worked sheet or recap, inside the pages that show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from tolok.kinerja.tampilan_capaian import grafik_rekap
from tolok.web.grafik_tampil import GrafikTampil

register = template.Library()


@register.filter
def grafik_sasaran(isi: Mapping[str, Any]) -> GrafikTampil | None:
    """Bars of the means, against the line of 100 %."""
    return grafik_rekap(isi)
