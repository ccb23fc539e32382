"""What the report of an SOP is called: in the page's own words, where it names one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import LangkahJalan

__all__ = ["judul_laporan"]

_NAMA = re.compile(r"\bLaporan(?: [A-Z][a-z]+)+")


def judul_laporan(langkah: Iterable[LangkahJalan]) -> str:
    """The first name of a report in the rows that make one or work on one, as "Laporan Data
    Kinerja"; empty where the page names none."""
    for satu in langkah:
        jenis = {h.jenis for h in satu.menghasilkan} | {t.jenis for t in satu.mengerjakan}
        nama = _NAMA.search(satu.uraian) if JenisHasil.LAPORAN in jenis else None
        if nama is not None:
            return nama.group()
    return ""
