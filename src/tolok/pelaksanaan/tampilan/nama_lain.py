"""A page may call the report by another name; it is still the report of this very run."""

from __future__ import annotations

import re

from tolok.pelaksanaan.tindakan.halaman import HalamanTugas
from tolok.sop.domain.hasil import JenisHasil

__all__ = ["nama_lain_laporan"]

_EVALUASI = re.compile(
    r"(?:laporan|hasil)\s+evaluasi\s+(?:atas\s+)?(?:akuntabilitas|akip|sakip)[\w ]*",
    re.IGNORECASE,
)


def nama_lain_laporan(halaman: HalamanTugas) -> str:
    """What to say where the row calls its report an evaluation: it is not the Inspektorat's LHE."""
    asal = [
        t.dari
        for t in halaman.langkah.mengerjakan
        if t.jenis is JenisHasil.LAPORAN and t.dari is not None
    ]
    sebutan = _EVALUASI.search(" ".join((halaman.langkah.uraian, *halaman.langkah.acuan)))
    if not asal or sebutan is None:
        return ""
    return (
        f"SOP menyebut dokumen ini “{sebutan[0].strip()}”. Yang dimaksud ialah laporan dari langkah "
        f"{asal[-1]} pelaksanaan ini, bukan LHE AKIP dari Inspektorat."
    )
