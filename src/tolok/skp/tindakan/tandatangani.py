"""`tandatangani` by the employee: the result with its explanation and its article, then sign."""

from __future__ import annotations

from typing import Any

from tolok.pelaksanaan.tindakan.daftar import Fragmen
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas
from tolok.pelaksanaan.tindakan.tandatangani import PanelTandatangani
from tolok.skp.domain.lembar import BENTUK_DINILAI, aturan_lembar
from tolok.skp.domain.penilaian import sebutan_hasil
from tolok.skp.tindakan.bahan import alasan_halaman, catat_dibuka, lembar_dasar

__all__ = ["PanelTandatanganiSkp"]


class PanelTandatanganiSkp(PanelTandatangani):
    """What was decided about me, why, by which article, and what I may do about it."""

    judul = "Hasil penilaian"

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The result above the general page of who signs."""
        asli = super().tampil(halaman)
        isi = lembar_dasar(halaman)
        if isi.get("bentuk") != BENTUK_DINILAI:
            return asli
        catat_dibuka(halaman, "hasil penilaian SKP")
        return Fragmen(
            templat="skp/tindakan/hasil.html",
            bilah=asli.bilah,
            status=asli.status,
            utama=asli.utama,
            konteks={**asli.konteks, **_konteks(halaman, isi), "templat_tanda": asli.templat},
        )


def _konteks(halaman: HalamanTugas, isi: dict[str, Any]) -> dict[str, Any]:
    aturan = aturan_lembar(isi)
    keberatan = aturan.isi.get("keberatan_hari")
    return {
        "isi": isi,
        "nilai": isi["penilaian"],
        "sebutan_hasil": sebutan_hasil(isi),
        "rezim": aturan.jenis,
        "alasan_rezim": alasan_halaman(halaman, isi),
        "hari_keberatan": keberatan.nilai if keberatan else None,
        "pasal_keberatan": str(keberatan.rujukan) if keberatan else "",
    }
