"""The sentence of a row, taken apart: what is done, what for, and what follows a decision."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Kalimat", "urai_kalimat"]

_SYARAT = re.compile(r"\b(?:jika|apabila|bila|kalau)\b", re.IGNORECASE)
_TIDAK = re.compile(r"^\W*\w+\s+(?:\w+\s+){0,2}?(?:tidak|belum|ditolak)\b", re.IGNORECASE)
_KEMBALI = re.compile(r"\b(?:dikembalikan|mengembalikan|kembali ke)\b", re.IGNORECASE)
_BAIK = re.compile(
    r"\b(?:setuju|disetujui|menyetujui|sesuai|lengkap|benar|ya|sudah|telah|memenuhi|layak|valid)\b",
    re.IGNORECASE,
)
_UNTUK = re.compile(r"\b(?:untuk|agar|guna|supaya)\b", re.IGNORECASE)
# "Menugaskan Sekretaris menyusun …": the second verb is the work of the one who is ordered.
_MENYURUH = re.compile(
    r"\b(?:menugaskan|menugasi|memerintahkan|menginstruksikan)\b(?:(?! dan | serta )[^,.;:]){1,80}?"
    r"\s(?=me[a-z]{5,30}\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kalimat:
    """`inti` is the work itself; `tujuan` its "untuk …"; `setuju` and `tidak` what a printed
    decision leads to. Each keeps the words of the page."""

    inti: str
    tujuan: str = ""
    setuju: str = ""
    tidak: str = ""

    @property
    def bersyarat(self) -> bool:
        """The sentence itself tells of a decision."""
        return bool(self.setuju or self.tidak)


def urai_kalimat(uraian: str) -> Kalimat:
    """Take a sentence apart.

    >>> k = urai_kalimat("Memeriksa draf. Jika setuju menandatangani. Jika tidak dikembalikan")
    >>> (k.inti, k.setuju, k.tidak)
    ('Memeriksa draf.', 'Jika setuju menandatangani.', 'Jika tidak dikembalikan')
    """
    mulai = [cocok.start() for cocok in _SYARAT.finditer(uraian)]
    batas = [*mulai, len(uraian)]
    setuju, tidak = "", ""
    for awal, akhir in zip(mulai, batas[1:], strict=True):
        bagian = uraian[awal:akhir].strip(" ,;")
        if _TIDAK.match(bagian) or _dikembalikan(bagian):
            tidak = f"{tidak} {bagian}".strip()
        else:
            setuju = f"{setuju} {bagian}".strip()
    utama = uraian[: batas[0]].strip(" ,;")
    potong = _potong(utama)
    return Kalimat(
        inti=utama[:potong].strip(), tujuan=utama[potong:].strip(), setuju=setuju, tidak=tidak
    )


def _dikembalikan(bagian: str) -> bool:
    """A condition that sends the work back without a word of approval before it.

    >>> _dikembalikan("Jika kuota habis, dikembalikan ke pemohon")
    True
    >>> _dikembalikan("Jika sudah sesuai, dikembalikan ke staf")
    False
    """
    kembali = _KEMBALI.search(bagian)
    return kembali is not None and _BAIK.search(bagian, 0, kembali.start()) is None


def _potong(utama: str) -> int:
    """Where the work of the row ends and what it is for, or what others are told to do, begins.

    >>> "Menugaskan Sekretaris menyusun draf"[:_potong("Menugaskan Sekretaris menyusun draf")]
    'Menugaskan Sekretaris '
    """
    untuk, menyuruh = _UNTUK.search(utama), _MENYURUH.search(utama)
    calon = [untuk.start()] if untuk else []
    calon += [menyuruh.end()] if menyuruh else []
    return min(calon, default=len(utama))
