"""How a number explains itself: ordered lines with substitution, rounding and citation.

A line's `teks` in the step `substitusi` (and in every step that computes) is plain arithmetic in
Indonesian notation, so that a reader with a calculator, or another program, gets `nilai` again.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tolok.kinerja.domain.bilangan import rapikan, tulis_penuh

__all__ = ["BarisPenjelasan", "Besaran", "ke_json"]


@dataclass(frozen=True, slots=True)
class BarisPenjelasan:
    """One line: the step, its text, its value as plain decimal text or word, its source."""

    langkah: str
    teks: str
    nilai: str | None = None
    rujukan: str | None = None


@dataclass(frozen=True, slots=True)
class Besaran:
    """A quantity and how it came about: `ekspresi` is exact arithmetic, None for a plain figure.

    >>> Besaran(Decimal(9) / Decimal(14) * 100, "9 / 14 × 100").dalam_rumus
    '(9 / 14 × 100)'
    """

    nilai: Decimal
    ekspresi: str | None = None

    @property
    def dalam_rumus(self) -> str:
        """The quantity as it stands inside a formula: exact, with brackets where needed."""
        if self.ekspresi is not None and len(self.nilai.as_tuple().digits) > 15:
            return f"({self.ekspresi})"
        teks = tulis_penuh(self.nilai)
        return f"({teks})" if teks.startswith("-") else teks

    @property
    def teks(self) -> str:
        """The quantity's own line: its arithmetic, or the figure itself."""
        return tulis_penuh(self.nilai) if self.ekspresi is None else self.ekspresi

    @property
    def polos(self) -> str:
        """All digits, with a point."""
        return rapikan(self.nilai)


def ke_json(baris: BarisPenjelasan) -> dict[str, str | None]:
    """The line as files carry it."""
    return {
        "langkah": baris.langkah,
        "teks": baris.teks,
        "nilai": baris.nilai,
        "rujukan": baris.rujukan,
    }
