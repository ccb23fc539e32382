"""Whether a scanned page may lie on its side: a quick look before anything is recognised."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageStat

from tolok.sop.importers.pindaian.garis import pekat
from tolok.sop.importers.pindaian.kertas import ratakan

__all__ = ["mungkin_terbaring"]

_JALUR = 50
_GESER = 6
_TANPA_GARIS = [n if n < 140 else 0 for n in range(256)]
_TEGAK = 1.05


def mungkin_terbaring(gambar: Image.Image) -> bool:
    """Whether the ink of a grey page does not clearly alternate from the top down.

    Lines of text do: in a narrow strip down the page ink and paper take turns. Ruled lines do so
    in both directions and are left out.
    """
    hitam = pekat(ratakan(gambar))
    if min(hitam.size) < _JALUR:
        return False
    rebah = _selang_seling(hitam.transpose(Image.Transpose.TRANSPOSE))
    return _selang_seling(hitam) < _TEGAK * rebah


def _selang_seling(hitam: Image.Image) -> float:
    jalur = hitam.resize((hitam.width // _JALUR, hitam.height), Image.Resampling.BOX)
    jalur = jalur.point(_TANPA_GARIS)
    beda = ImageChops.difference(jalur, ImageChops.offset(jalur, 0, _GESER))
    return float(ImageStat.Stat(beda).sum[0])
