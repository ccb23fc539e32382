"""Blue ink on a scanned page: signatures that run over the printed name and NIP."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter

__all__ = ["tanpa_tinta_biru"]

_LEBIH_BIRU = 64
_TERLUAS = 0.008


def tanpa_tinta_biru(gambar: Image.Image) -> Image.Image:
    """The page in grey, without blue strokes when they are few; much blue is printing and stays."""
    kelabu = gambar.convert("L")
    if gambar.mode != "RGB":
        return kelabu
    merah, _, biru = gambar.split()
    tinta = ImageChops.subtract(biru, merah).point([0] * _LEBIH_BIRU + [255] * (256 - _LEBIH_BIRU))
    banyak = tinta.histogram()[255]
    if not 0 < banyak <= _TERLUAS * gambar.width * gambar.height:
        return kelabu
    kelabu.paste(255, mask=tinta.filter(ImageFilter.MaxFilter(3)))
    return kelabu
