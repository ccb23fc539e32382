"""Numbers of documents: every number of a book is accounted for, none is skipped or reused."""

from __future__ import annotations

from enum import StrEnum

from tolok.dasar.galat import TransisiTidakSah

__all__ = ["BUKU_BAWAAN", "POLA_BAWAAN", "TRANSISI", "StatusNomor", "pindah", "tulis_nomor"]

BUKU_BAWAAN = "surat_keluar"
POLA_BAWAAN = "{klasifikasi}/{urut}/{singkatan}"


class StatusNomor(StrEnum):
    """State of one number.

    - `dipesan`: taken from the book, waits for its document; seen by the office's TU.
      Next: terpakai, batal.
    - `terpakai`: stands on a document. Final.
    - `batal`: given up with a reason; the number stays in the book. Final.
    """

    DIPESAN = "dipesan"
    TERPAKAI = "terpakai"
    BATAL = "batal"


TRANSISI: dict[StatusNomor, frozenset[StatusNomor]] = {
    StatusNomor.DIPESAN: frozenset({StatusNomor.TERPAKAI, StatusNomor.BATAL}),
    StatusNomor.TERPAKAI: frozenset(),
    StatusNomor.BATAL: frozenset(),
}


def pindah(dari: StatusNomor, ke: StatusNomor, nomor: str) -> StatusNomor:
    """The new state, or TransisiTidakSah saying what became of the number."""
    if ke not in TRANSISI[dari]:
        raise TransisiTidakSah(
            f"Nomor {nomor} sudah {dari.value}.",
            "Pesan nomor baru bila diperlukan.",
            "naskah.nomor",
        )
    return ke


def tulis_nomor(pola: str, *, urut: int, klasifikasi: str, singkatan: str, tahun: int) -> str:
    """The number as it stands on the letter.

    >>> tulis_nomor(POLA_BAWAAN, urut=402, klasifikasi="000.8.6.3", singkatan="Disdagin", tahun=2025)
    '000.8.6.3/402/Disdagin'
    """
    isi = {
        "{urut}": str(urut),
        "{klasifikasi}": klasifikasi,
        "{singkatan}": singkatan,
        "{tahun}": str(tahun),
    }
    for tanda, nilai in isi.items():
        pola = pola.replace(tanda, nilai)
    return pola
