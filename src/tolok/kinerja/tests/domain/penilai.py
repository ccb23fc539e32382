"""An independent reader of the arithmetic in an explanation: exact fractions, no shared code."""

from __future__ import annotations

import re
from fractions import Fraction


def nilai(teks: str) -> Fraction:
    """Evaluate Indonesian arithmetic such as "(2 × 7 − 6,5) / 7 × 100"."""
    teks = re.sub(r"\|([^|]+)\|", r"abs(\1)", teks)
    teks = re.sub(r"\d[\d.]*(?:,\d+)?", _angka, teks)
    teks = teks.replace("×", "*").replace("−", "-")
    if not re.fullmatch(r"(?:abs|F\('[\d/.]+'\)|[-+*/() ])+", teks):
        raise ValueError(teks)
    return Fraction(eval(teks, {"__builtins__": {}, "F": Fraction, "abs": abs}))  # noqa: S307


def _angka(cocok: re.Match[str]) -> str:
    return f"F('{cocok.group().replace('.', '').replace(',', '.')}')"
