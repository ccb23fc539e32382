"""Checks of the citations: replaced, wrongly numbered, or not for everybody the SOP is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.dasar.temuan import Temuan
from tolok.regulasi.peraturan import pengganti, peraturan_dalam, salah_kutip
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.temukan import temuan

__all__ = ["periksa_dasar"]

_SEMUA_ASN = re.compile(r"\b(?:asn|pppk|p3k|aparatur sipil negara)\b", re.IGNORECASE)


def periksa_dasar(sop: Sop) -> Iterator[Temuan]:
    """Findings of every citation in the boxes Dasar hukum and Kualifikasi pelaksana."""
    for kunci in ("dasar_hukum", "kualifikasi_pelaksana"):
        for ke, kutipan in enumerate(getattr(sop, kunci)):
            yield from _satu(f"{kunci}/{ke}", kutipan)
    yield from _untuk_siapa(sop)


def _satu(lokasi: str, kutipan: str) -> Iterator[Temuan]:
    ganti = pengganti(kutipan)
    if ganti is not None:
        lama, baru = ganti
        yield temuan(
            "dasar-diganti",
            lokasi,
            f"{lama.sebutan} sudah diganti {baru.sebutan} tentang {baru.tentang}.",
            saran=f"Ganti dengan {baru.sebutan} pada revisi berikutnya.",
            rujukan=lama.rujukan,
        )
    salah = salah_kutip(kutipan)
    if salah is not None:
        tertulis, dikenal = salah
        yield temuan(
            "dasar-tak-ada",
            lokasi,
            f"{tertulis} dengan judul itu tidak dikenal; yang berjudul demikian {dikenal.sebutan}.",
            saran=f"Cocokkan dengan naskahnya; mungkin yang dimaksud {dikenal.sebutan}.",
        )


def _untuk_siapa(sop: Sop) -> Iterator[Temuan]:
    """A law for PNS only, in an SOP whose lanes are all ASN (PPPK included)."""
    lajur = next((p.nama for p in sop.pelaksana if _SEMUA_ASN.search(p.nama)), None)
    if lajur is None:
        return
    for ke, kutipan in enumerate(sop.dasar_hukum):
        satu = peraturan_dalam(kutipan)
        if satu is not None and satu.hanya:
            yield temuan(
                "dasar-bukan-asn",
                f"dasar_hukum/{ke}",
                f"{satu.sebutan} hanya mengatur {satu.hanya}, sedangkan lajur “{lajur}” mencakup "
                "PPPK, yang tidak pernah dinilai menurut peraturan itu.",
            )
