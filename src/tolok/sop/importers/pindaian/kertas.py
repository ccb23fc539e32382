"""A page as if its paper were evenly white: shadows, grey paper, faint print and black margins."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFilter, ImageMath

__all__ = ["putihkan", "ratakan"]

_KECIL = 4
_TINTA_TERSEDIKIT = 400
_BATAS_TINTA = 190
_PUTIH = 232
_GELAP = 60
_GELAP_LUAR = 0.5
_CALON = 128
_PUTIH_KERTAS = [min(255, round(n * 255 / _PUTIH)) for n in range(256)]


def ratakan(gambar: Image.Image) -> Image.Image:
    """A grey page divided by the shade of its paper, its ink about as dark on every page.

    The paper's shade at a place is the lightest one around it, smoothed: strokes vanish from it,
    shadows and the grey of a table's head stay.
    """
    kertas = gambar.reduce(_KECIL).filter(ImageFilter.MaxFilter(5))
    kertas = kertas.reduce(_KECIL).filter(ImageFilter.MaxFilter(3))
    luar = _luar_kertas(kertas).resize(gambar.size, Image.Resampling.BILINEAR)
    kertas = kertas.filter(ImageFilter.GaussianBlur(2)).resize(
        gambar.size, Image.Resampling.BILINEAR
    )
    rata: Image.Image = ImageMath.lambda_eval(
        lambda nilai: nilai["convert"](
            nilai["min"](nilai["g"] * 255 / nilai["max"](nilai["k"], 1), 255), "L"
        ),
        g=gambar,
        k=kertas,
    )
    rata.paste(255, mask=luar)
    return rata.point(_kontras(rata))


def _luar_kertas(kertas: Image.Image) -> Image.Image:
    """What lies around the paper, as a mask: dark, and joined to the edge of the picture."""
    terang = sorted(kertas.tobytes())[kertas.width * kertas.height // 2]
    ambang = round(_GELAP_LUAR * terang)
    mask = kertas.point([_CALON] * ambang + [0] * (256 - ambang))
    kanan, bawah = kertas.width - 1, kertas.height - 1
    tepi = [(x, y) for x in range(kertas.width) for y in (0, bawah)]
    tepi += [(x, y) for y in range(kertas.height) for x in (0, kanan)]
    for titik in tepi:
        if mask.getpixel(titik) == _CALON:
            ImageDraw.floodfill(mask, titik, 255)
    return mask.point([0] * 255 + [255])


def putihkan(rata: Image.Image) -> Image.Image:
    """The same with its paper wholly white: for recognising characters, not for faint rules."""
    return rata.point(_PUTIH_KERTAS)


def _kontras(rata: Image.Image) -> list[int]:
    """The table that makes pale ink dark; a page of dark ink or without any stays as it is."""
    banyak = rata.histogram()[:_BATAS_TINTA]
    jumlah = sum(banyak)
    if jumlah < _TINTA_TERSEDIKIT:
        return list(range(256))
    gelap, lewat = 0, 0
    while lewat < jumlah // 3:
        lewat += banyak[gelap]
        gelap += 1
    faktor = max(1.0, (255 - _GELAP) / (255 - gelap))
    return [max(0, round(255 - (255 - n) * faktor)) for n in range(256)]
