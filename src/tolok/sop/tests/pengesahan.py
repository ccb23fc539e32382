"""For tests of other matters: a confirmed draft that is put in force at once, from paper."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tolok.organisasi.selectors import hari_di
from tolok.sop.domain.status import PengesahanKertas
from tolok.sop.services.pengesahan import sahkan_dari_kertas

if TYPE_CHECKING:
    from tolok.organisasi.models import Pegawai
    from tolok.sop.models import VersiSop

__all__ = ["berlakukan"]


def berlakukan(*, pelaku: Pegawai, versi: VersiSop, sekarang: datetime) -> VersiSop:
    """Ratified on a paper of that same day, in force at once."""
    kertas = PengesahanKertas(
        nomor=f"065/{versi.versi}/SOP", tanggal=hari_di(pelaku.pemda, sekarang)
    )
    return sahkan_dari_kertas(pelaku=pelaku, versi=versi, kertas=kertas, sekarang=sekarang)
