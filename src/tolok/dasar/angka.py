"""Numbers as Indonesian officials write and read them: 1.234,56. Decimal only, never a float."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

__all__ = [
    "AngkaMeragukan",
    "BukanAngka",
    "HasilBaca",
    "baca",
    "baca_rupiah",
    "persen",
    "rupiah",
    "tulis",
]

_RIBUAN = r"[0-9]{1,3}(?:\.[0-9]{3})+"
_UTUH = re.compile(r"[0-9]+")
_KOMA = re.compile(rf"(?:[0-9]+|{_RIBUAN}),[0-9]+")
_RIBUAN_BANYAK = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_TITIK = re.compile(r"[0-9]+\.[0-9]+")
_TITIK_TIGA = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_AWALAN_RUPIAH = re.compile(r"^Rp\.?\s*", re.IGNORECASE)
_PANJANG = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class AngkaMeragukan:
    """A text that may be two numbers; a person chooses. `pilihan`: thousands first.

    >>> baca("1.213").pilihan
    (Decimal('1213'), Decimal('1.213'))
    """

    teks: str
    pilihan: tuple[Decimal, Decimal]

    @property
    def pesan(self) -> str:
        """A sentence for the officer, showing both numbers."""
        ribuan, pecahan = self.pilihan
        return (
            f"“{self.teks}” dapat berarti {tulis(ribuan)} (ribuan) atau {tulis(pecahan)} "
            f"(pecahan). Ketik {ribuan} atau {tulis(pecahan)} agar jelas."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BukanAngka:
    """A text that is no number at all."""

    teks: str

    @property
    def pesan(self) -> str:
        """A sentence for the officer with an example to follow."""
        return f"“{self.teks}” bukan angka. Tulis seperti 1.234,56 atau 1234,56."


HasilBaca = Decimal | AngkaMeragukan | BukanAngka


def tulis(nilai: Decimal | int, desimal: int | None = None) -> str:
    """The number with points between thousands and a comma before decimals.

    `desimal`: digits after the comma, rounded half away from zero; None keeps every digit of
    the value without trailing zeros.

    >>> tulis(Decimal("1234.565"), 2), tulis(Decimal("-0.005"), 2), tulis(Decimal("12.50"))
    ('1.234,57', '-0,01', '12,5')
    """
    if desimal is None:
        teks = format(Decimal(nilai), "f")
        teks = teks.rstrip("0").rstrip(".") if "." in teks else teks
    else:
        teks = format(_bulat(Decimal(nilai), desimal), "f")
    negatif = teks.startswith("-") and Decimal(teks) != 0
    utuh, _, pecahan = teks.lstrip("-").partition(".")
    hasil = f"{int(utuh):,}".replace(",", ".") + (f",{pecahan}" if pecahan else "")
    return f"-{hasil}" if negatif else hasil


def _bulat(nilai: Decimal, desimal: int) -> Decimal:
    """Half away from zero, whatever the precision of the current context."""
    tanda, digit, pangkat = nilai.as_tuple()
    if not isinstance(pangkat, int):
        raise TypeError(f"{nilai} bukan bilangan terhingga.")
    geser = desimal + pangkat
    if geser >= 0:
        return Decimal((tanda, digit + (0,) * geser, -desimal))
    inti = int("".join(map(str, digit)))
    pembagi = 10**-geser
    utuh, sisa = divmod(inti, pembagi)
    utuh += 1 if sisa * 2 >= pembagi else 0
    return Decimal((tanda, tuple(map(int, str(utuh))), -desimal))


def persen(nilai: Decimal | int, desimal: int = 2) -> str:
    """A percentage as it is printed: the value is already in percent.

    >>> persen(Decimal("102.2222222222"))
    '102,22%'
    """
    return f"{tulis(nilai, desimal)}%"


def rupiah(nilai: int) -> str:
    """Whole rupiah.

    >>> rupiah(-14449000000)
    '-Rp14.449.000.000'
    """
    return f"{'-' if nilai < 0 else ''}Rp{tulis(abs(nilai))}"


def baca(teks: str) -> HasilBaca:
    """Read what a person typed; doubt is a value, never a guess.

    One group of exactly three digits after a point ("1.213") could be thousands or decimals and
    comes back as AngkaMeragukan. An English "1,213.5" is BukanAngka: its separators contradict
    each other.

    >>> baca("1.234,5"), baca("1234.5"), baca(" -12,50 "), baca("1.234.567")
    (Decimal('1234.5'), Decimal('1234.5'), Decimal('-12.50'), Decimal('1234567'))
    """
    asli = teks.strip()
    rapat = asli.replace("\u00a0", "").replace(" ", "").replace("\u2212", "-")
    tanda = -1 if rapat.startswith("-") else 1
    inti = rapat[1:] if rapat[:1] in ("-", "+") else rapat
    if len(inti) > _PANJANG or not inti.isascii():
        return BukanAngka(teks=asli[:_PANJANG])
    return _inti(asli, inti, tanda)


def _inti(asli: str, inti: str, tanda: int) -> HasilBaca:
    if _UTUH.fullmatch(inti):
        return _angka(inti, tanda)
    if _KOMA.fullmatch(inti):
        return _angka(inti.replace(".", "").replace(",", "."), tanda)
    if _RIBUAN_BANYAK.fullmatch(inti):
        return _angka(inti.replace(".", ""), tanda)
    if _TITIK_TIGA.fullmatch(inti):
        pilihan = (_angka(inti.replace(".", ""), tanda), _angka(inti, tanda))
        return AngkaMeragukan(teks=asli, pilihan=pilihan)
    if _TITIK.fullmatch(inti):
        return _angka(inti, tanda)
    return BukanAngka(teks=asli)


def _angka(teks: str, tanda: int) -> Decimal:
    nilai = Decimal(teks)
    return -nilai if tanda < 0 else nilai


def baca_rupiah(teks: str) -> int | AngkaMeragukan | BukanAngka:
    """Read whole rupiah: "Rp1.500.000", "1500000", "1.500.000,00". Points are thousands here.

    >>> baca_rupiah("Rp 1.500"), baca_rupiah("1.500,00")
    (1500, 1500)
    """
    hasil = baca(_AWALAN_RUPIAH.sub("", teks.strip()))
    if isinstance(hasil, AngkaMeragukan):
        hasil = hasil.pilihan[0]
    if isinstance(hasil, BukanAngka):
        return hasil
    return int(hasil) if hasil == hasil.to_integral_value() else BukanAngka(teks=teks.strip())
