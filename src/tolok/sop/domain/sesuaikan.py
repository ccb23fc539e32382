"""A published SOP taken over by another office: what belonged to its first office is left out."""

from __future__ import annotations

import re
from dataclasses import replace

from tolok.sop.domain.dokumen import Cara, CatatanBaca, Keyakinan, Pengesah, Sop, Tanggal

__all__ = ["sesuaikan_instansi"]

_PERATURAN_DAERAH = re.compile(
    r"^\s*(?:peraturan|keputusan)\s+(?:wali\s?kota|bupati|gubernur|daerah)\b", re.IGNORECASE
)


def sesuaikan_instansi(sop: Sop, unit: str) -> Sop:
    """The same page for the office named `unit`, as a draft of its own.

    Number, dates and ratifier are the first office's and stay empty; regulations of its own
    region are left out of the legal basis. What changed stands in `catatan_baca`.
    """
    dasar = tuple(butir for butir in sop.dasar_hukum if not _PERATURAN_DAERAH.match(butir))
    catatan = CatatanBaca(
        lokasi="unit",
        nilai=unit,
        cara=Cara.DITETAPKAN,
        keyakinan=Keyakinan.TINGGI,
        alasan=f"Diambil dari SOP yang diterbitkan {sop.unit or 'instansi lain'}; nomor, "
        "tanggal, pengesah, dan peraturan daerahnya tidak ikut.",
    )
    lain = tuple(
        satu
        for satu in sop.catatan_baca
        if not satu.lokasi.startswith(("disahkan_oleh", "tanggal", "dasar_hukum", "nomor"))
    )
    return replace(
        sop,
        unit=unit,
        nomor=None,
        tanggal=Tanggal(),
        disahkan_oleh=Pengesah(),
        dasar_hukum=dasar,
        catatan_baca=(catatan, *lain),
    )
