"""`periksa` in a row that also scores: what is read and the way back; scoring approves it too."""

from __future__ import annotations

from dataclasses import replace

from tolok.pelaksanaan.tindakan.daftar import Fragmen
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas
from tolok.pelaksanaan.tindakan.periksa import PanelPutusan

__all__ = ["PanelPeriksaSkp"]


class PanelPeriksaSkp(PanelPutusan):
    """The sheet with its evidence, folded; the appraisal beside it carries the decision."""

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """Without a field of its own for notes: the appraisal has one."""
        asli = super().tampil(halaman)
        if asli.konteks.get("perbaikan") or not halaman.memutuskan:
            return asli
        return replace(asli, templat="skp/tindakan/periksa.html", bilah="")
