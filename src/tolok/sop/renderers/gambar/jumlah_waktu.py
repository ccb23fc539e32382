"""The total of the column Waktu, as a sentence below the flow chart."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tolok.dasar.durasi import Durasi, Hitungan, Satuan
from tolok.sop.domain.dokumen import Langkah

__all__ = ["jumlah_waktu"]

_URUT = tuple(reversed(Satuan))
_Jenis = tuple[Satuan, Hitungan, str | None]


def jumlah_waktu(langkah: Sequence[Langkah]) -> str:
    """Every row once, unit by unit: minutes are not made days. Empty where no row has a time.

    A way back is not counted, nor which of two ways a decision takes, and the sentence says so.
    """
    waktu = [satu.mutu.waktu for satu in langkah if satu.mutu.waktu is not None]
    if not waktu:
        return ""
    jenis = sorted(dict.fromkeys(map(_jenis, waktu)), key=_urutan)
    bagian = " + ".join(_bagian([satu for satu in waktu if _jenis(satu) == j]) for j in jenis)
    tanpa = len(langkah) - len(waktu)
    ekor = f"; {tanpa} langkah tanpa waktu" if tanpa else ""
    return f"Jumlah waktu setiap langkah sekali: {bagian}{ekor}"


def _jenis(satu: Durasi) -> _Jenis:
    return satu.satuan, satu.hitungan, satu.per


def _urutan(jenis: _Jenis) -> tuple[bool, int, str, str]:
    satuan, hitungan, per = jenis
    return per is not None, _URUT.index(satuan), hitungan, per or ""


def _bagian(semua: Sequence[Durasi]) -> str:
    """Total of times of one kind, as a range where one of them is a range."""
    satuan, hitungan, per = _jenis(semua[0])
    rendah = sum((satu.nilai for satu in semua), Decimal(0))
    tinggi = sum((satu.paling_lama for satu in semua), Decimal(0))
    angka = _angka(rendah) if rendah == tinggi else f"{_angka(rendah)}–{_angka(tinggi)}"
    ekor = " kalender" if hitungan is Hitungan.KALENDER else ""
    return f"{angka} {satuan}{ekor}{f'/{per}' if per else ''}"


def _angka(nilai: Decimal) -> str:
    """
    >>> _angka(Decimal("2.50")), _angka(Decimal(900))
    ('2,5', '900')
    """
    teks = f"{nilai:f}"
    return (teks.rstrip("0").rstrip(".") if "." in teks else teks).replace(".", ",")
