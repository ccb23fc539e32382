"""The report's text edited in Word: what came back, beside what stands in Tolok now.

Each section carries the digest of the text it was downloaded with, so that a change made in Word
is told from one made here, and neither writes over the other unasked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tolok.dasar.jejak import sidik
from tolok.kinerja.domain.narasi import TeksLaporan

__all__ = [
    "TANDA",
    "BedaPenggalan",
    "JenisBeda",
    "NarasiWord",
    "PenggalanWord",
    "banding_word",
    "rapikan_teks",
    "sidik_teks",
]

TANDA = "tolok"
"""First word of the tag of a section in the file: "tolok|<key>|<digest>"."""
_PANJANG_SIDIK = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PenggalanWord:
    """One section as it stands in the file. `asal`: digest of the text it was made with, empty
    when another program lost it."""

    kunci: str
    teks: str
    asal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NarasiWord:
    """What a file holds: its sections, and what was in it that is not read."""

    penggalan: tuple[PenggalanWord, ...]
    catatan: tuple[str, ...] = ()


class JenisBeda(StrEnum):
    """How a section in the file differs from the one in Tolok."""

    BERUBAH = "berubah"
    """Changed in Word only."""
    BENTROK = "bentrok"
    """Changed in Word, and here as well since it was downloaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BedaPenggalan:
    """One section that differs: what stands here, and what the file says."""

    kunci: str
    jenis: JenisBeda
    kini: str
    word: str

    @property
    def bentrok(self) -> bool:
        """Whether both sides changed."""
        return self.jenis is JenisBeda.BENTROK


def rapikan_teks(teks: str) -> str:
    """The text as the report prints it: paragraphs without air around them.

    >>> rapikan_teks(" Satu.  \\r\\n\\r\\n\\u00a0Dua. ")
    'Satu.\\nDua.'
    """
    baris = (b.replace("\u00a0", " ").strip() for b in teks.splitlines())
    return "\n".join(b for b in baris if b)


def sidik_teks(teks: str) -> str:
    """The short digest that travels with a section."""
    return sidik(rapikan_teks(teks))[:_PANJANG_SIDIK]


def banding_word(
    kini: Mapping[str, TeksLaporan], word: Sequence[PenggalanWord]
) -> tuple[BedaPenggalan, ...]:
    """The sections that were changed in Word, in the order of the file.

    A section that is as it was downloaded is left alone, also when the one here has changed.

    >>> kini = {"dasar": TeksLaporan(teks="Baru di sini.")}
    >>> lama = PenggalanWord(kunci="dasar", teks="Lama.", asal=sidik_teks("Lama."))
    >>> banding_word(kini, [lama])
    ()
    """
    hasil = []
    for p in word:
        ada = kini.get(p.kunci)
        if ada is None or rapikan_teks(p.teks) == rapikan_teks(ada.teks):
            continue
        if p.asal and sidik_teks(p.teks) == p.asal:
            continue
        disentuh = sidik_teks(ada.teks) != p.asal if p.asal else ada.orang
        hasil.append(
            BedaPenggalan(
                kunci=p.kunci,
                jenis=JenisBeda.BENTROK if disentuh else JenisBeda.BERUBAH,
                kini=ada.teks,
                word=rapikan_teks(p.teks),
            )
        )
    return tuple(hasil)
