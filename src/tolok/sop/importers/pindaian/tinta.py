"""Blue and violet ink on a scanned page: signatures and stamps over the printed name and NIP."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter

__all__ = ["tanpa_tinta_biru"]

_HIJAU_TERBESAR = 0.88
_BEDA = 5
_BEDA_TUA = 16
_TERLUAS = 0.03
_HITAM = 105
_PENGARUH = 7
_HAMPIR_SEMUA = 0.95


def tanpa_tinta_biru(gambar: Image.Image) -> Image.Image | None:
    """The page in grey without blue strokes, what is printed black under them kept.

    None when the page has none, or so many that they are its printing. How blue ink must be is
    measured against the black printing, which a scanner may tint as well.
    """
    if gambar.mode != "RGB":
        return None
    merah, hijau, biru = gambar.split()
    terang = ImageChops.lighter(ImageChops.lighter(merah, hijau), biru)
    bukan_hitam = _lewat(terang, _HITAM)
    pucat = biru.point([round(n * _HIJAU_TERBESAR) for n in range(256)])
    beda = ImageChops.subtract(pucat, hijau)
    semu = _semu(beda.histogram(ImageChops.invert(bukan_hitam)))
    biru_tua = _lewat(beda, _BEDA_TUA + 2 * semu)
    tinta = ImageChops.darker(_lewat(beda, _BEDA + semu), bukan_hitam)
    tinta = ImageChops.lighter(tinta, biru_tua)
    banyak = tinta.histogram()[255]
    if not 0 < banyak <= _TERLUAS * gambar.width * gambar.height:
        return None
    sekitar = tinta.filter(ImageFilter.MaxFilter(_PENGARUH))
    hapus = ImageChops.lighter(ImageChops.darker(sekitar, bukan_hitam), biru_tua)
    terang.paste(255, mask=hapus)
    return terang


def _semu(histogram: list[int]) -> int:
    """The tint that nearly all of the black printing stays under."""
    cukup, lewat = _HAMPIR_SEMUA * sum(histogram), 0
    for tingkat, banyak in enumerate(histogram):
        lewat += banyak
        if lewat >= cukup:
            return tingkat
    return 0


def _lewat(gambar: Image.Image, ambang: int) -> Image.Image:
    batas = min(ambang, 255)
    return gambar.point([0] * batas + [255] * (256 - batas))
