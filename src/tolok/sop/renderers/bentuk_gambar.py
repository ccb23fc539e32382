"""The file formats an SOP is drawn in: one row each, and one door to all of them.

A format's module is loaded when it is first used, so that the command line starts at once. A new
format is a row here: its writer takes `(sop, kertas)` and gives text or bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from tolok.sop.domain.dokumen import Sop
from tolok.sop.renderers.gambar.lembar import A4, KERTAS, Kertas

__all__ = ["BENTUK", "KERTAS", "BentukGambar", "tulis_gambar"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BentukGambar:
    """A format: its suffix without the dot, MIME type, name for people, and its writer."""

    akhiran: str
    mime: str
    nama: str
    modul: str
    fungsi: str


BENTUK = {
    satu.akhiran: satu
    for satu in (
        BentukGambar(
            akhiran="pdf", mime="application/pdf", nama="PDF",
            modul="tolok.sop.renderers.gambar_pdf", fungsi="pdf",
        ),
        BentukGambar(
            akhiran="docx", nama="Word",
            mime="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            modul="tolok.sop.renderers.gambar_docx", fungsi="docx",
        ),
        BentukGambar(
            akhiran="svg", mime="image/svg+xml", nama="SVG",
            modul="tolok.sop.renderers.gambar_svg", fungsi="svg",
        ),
        BentukGambar(
            akhiran="bpmn", mime="application/xml", nama="BPMN",
            modul="tolok.sop.renderers.bpmn", fungsi="bpmn",
        ),
    )
}  # fmt: skip


def tulis_gambar(sop: Sop, akhiran: str, kertas: Kertas = A4) -> bytes:
    """The SOP drawn in the format of a suffix in `BENTUK`. Pure: equal SOPs are equal bytes."""
    bentuk = BENTUK[akhiran]
    isi: str | bytes = getattr(import_module(bentuk.modul), bentuk.fungsi)(sop, kertas)
    return isi.encode() if isinstance(isi, str) else isi
