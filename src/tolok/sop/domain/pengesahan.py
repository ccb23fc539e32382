"""The official form of a ratified SOP: what its ratification adds to the boxes left empty."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tolok.sop.domain.dokumen import Pengesah, Sop

__all__ = ["PengesahanTercatat", "isi_pengesahan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PengesahanTercatat:
    """A ratification as it was recorded. `nomor` empty: none was given; `pengesah` None: on paper."""

    nomor: str
    berlaku: date
    pengesah: Pengesah | None = None


def isi_pengesahan(sop: Sop, catatan: PengesahanTercatat) -> Sop:
    """The page with number, date and ratifier where it prints none; what is printed stays.

    A page that bears any date of its own ratification keeps its dates as they are.
    """
    tanggal = sop.tanggal
    if tanggal.efektif is None and tanggal.pengesahan is None:
        tanggal = replace(tanggal, efektif=catatan.berlaku.isoformat())
    pengesah = sop.disahkan_oleh
    if catatan.pengesah is not None and not (pengesah.jabatan or pengesah.nama or pengesah.nip):
        pengesah = replace(catatan.pengesah, tambahan=pengesah.tambahan)
    return replace(
        sop, nomor=sop.nomor or catatan.nomor or None, tanggal=tanggal, disahkan_oleh=pengesah
    )
