"""The words of the SOP form's heads, to put right one letter that recognition got wrong."""

from __future__ import annotations

__all__ = ["perbaiki_kepala"]

_KEPALA = [
    "uraian",
    "kegiatan",
    "aktivitas",
    "prosedur",
    "pelaksana",
    "pelaksanaan",
    "mutu",
    "baku",
    "kelengkapan",
    "persyaratan",
    "perlengkapan",
    "syarat",
    "waktu",
    "output",
    "keluaran",
    "keterangan",
    "nomor",
    "langkah",
    "tahapan",
    "penanggung",
    "jawab",
    "pejabat",
    "bertanggung",
    "menit",
]


def perbaiki_kepala(teks: str) -> str:
    """A word of a table's head, with one letter put right when only one head word is so near.

    >>> perbaiki_kepala("Urajan"), perbaiki_kepala("Sekretaris"), perbaiki_kepala("WAKTU")
    ('Uraian', 'Sekretaris', 'WAKTU')
    """
    kecil = teks.casefold()
    if len(kecil) < 5 or kecil in _KEPALA:
        return teks
    dekat = [satu for satu in _KEPALA if len(satu) >= 5 and _beda_satu(kecil, satu)]
    if len(dekat) != 1:
        return teks
    if teks.isupper():
        return dekat[0].upper()
    return dekat[0].capitalize() if teks[0].isupper() else dekat[0]


def _beda_satu(a: str, b: str) -> bool:
    """Whether one letter was changed, lost or added."""
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    pendek, panjang = sorted((a, b), key=len)
    return len(panjang) - len(pendek) == 1 and any(
        panjang[:n] + panjang[n + 1 :] == pendek for n in range(len(panjang))
    )
