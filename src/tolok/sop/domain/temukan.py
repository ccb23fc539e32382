"""A finding of a named check: level, citation and usual advice come from the register."""

from __future__ import annotations

from tolok.dasar.temuan import Temuan
from tolok.regulasi.periksa_sop import butir_periksa

__all__ = ["temuan"]


def temuan(kode: str, lokasi: str, masalah: str, *, saran: str = "", rujukan: str = "") -> Temuan:
    """The finding of check `kode` at a place; `saran` and `rujukan` when they can be said nearer.

    >>> temuan("dua-pelaksana", "langkah/9/pelaksana", "Langkah 9 ...").tingkat.value
    'peringatan'
    """
    butir = butir_periksa()[kode]
    return Temuan(
        lokasi=lokasi,
        tingkat=butir.tingkat,
        masalah=masalah,
        saran=saran or butir.saran,
        kode=kode,
        rujukan=rujukan or butir.rujukan,
    )
