"""Blue and violet ink on a scanned page: signatures and stamps over the printed name and NIP."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter

__all__ = ["tanpa_tinta_biru"]

_LEBIH_BIRU = 34
_TERLUAS = 0.03
_HITAM = 80


def tanpa_tinta_biru(gambar: Image.Image) -> Image.Image | None:
    """The page in grey without blue strokes, what is printed black under them kept.

    None when the page has none, or so many that they are its printing.
    """
    if gambar.mode != "RGB":
        return None
    merah, hijau, biru = gambar.split()
    tinta = _lewat(ImageChops.subtract(biru, hijau), _LEBIH_BIRU)
    banyak = tinta.histogram()[255]
    if not 0 < banyak <= _TERLUAS * gambar.width * gambar.height:
        return None
    terang = ImageChops.lighter(ImageChops.lighter(merah, hijau), biru)
    tinta = ImageChops.darker(tinta.filter(ImageFilter.MaxFilter(3)), _lewat(terang, _HITAM))
    terang.paste(255, mask=tinta)
    return terang


def _lewat(gambar: Image.Image, ambang: int) -> Image.Image:
    return gambar.point([0] * ambang + [255] * (256 - ambang))
