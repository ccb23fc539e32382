"""The documents that any SOP's run has; rooms above add their own with `daftarkan_penerbit`."""

from __future__ import annotations

from tolok.pelaksanaan.terbit import (
    disposisi,
    lembaran,
    nota,
    pemeriksaan,
    rapat,
    sk_tim,
    tanda_tangan,
)
from tolok.pelaksanaan.terbit.daftar import daftarkan_penerbit

__all__ = ["daftarkan_penerbit_baku"]


def daftarkan_penerbit_baku() -> None:
    """Called when the app starts; sheets with a `dokumen` of their own need no entry here."""
    daftarkan_penerbit("disposisi", disposisi.penerbit)
    daftarkan_penerbit("rapat", rapat.penerbit)
    daftarkan_penerbit("pemeriksaan", pemeriksaan.penerbit)
    daftarkan_penerbit("kertas", pemeriksaan.penerbit_kertas)
    daftarkan_penerbit("tanda_tangan", tanda_tangan.penerbit)
    daftarkan_penerbit("ekspedisi", lembaran.penerbit_ekspedisi)
    daftarkan_penerbit("nota", nota.penerbit_buku)
    daftarkan_penerbit("sk_tim", sk_tim.penerbit)
