"""A photograph or scan of one page (PNG, JPG, TIFF, WebP, BMP) -> `Dokumen`."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.importers.dokumen import Dokumen
from tolok.sop.importers.lembar.susun import susun_dokumen
from tolok.sop.importers.pindaian.halaman import lembar_pindaian
from tolok.sop.importers.pindaian.ukuran import DPI

__all__ = ["baca_gambar"]

_PIKSEL_TERBANYAK = 60_000_000
_SISI_BAKU = 11.7 * DPI
_RAGAM = ("PNG", "JPEG", "TIFF", "WEBP", "BMP")
_BINGKAI_TERBANYAK = 25


def baca_gambar(isi: bytes) -> Dokumen:
    """The page(s) of a picture. Raises MasukanTidakSah for what is no usable picture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(isi), formats=_RAGAM) as gambar:
                if gambar.width * gambar.height > _PIKSEL_TERBANYAK:
                    raise _terlalu_besar()
                halaman = _bingkai(gambar)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as galat:
        raise _terlalu_besar() from galat
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as galat:
        raise MasukanTidakSah(
            "Gambar itu rusak atau ragamnya tidak dikenal.",
            "Simpan ulang sebagai PNG atau JPG, lalu coba lagi.",
            "sop.baca.rusak",
        ) from galat
    return susun_dokumen(
        [lembar_pindaian(g, n) for n, g in enumerate(halaman, start=1)], pindaian=True
    )


def _bingkai(gambar: Image.Image) -> list[Image.Image]:
    """Each picture of the file, upright, as large as an A4 page at the right resolution."""
    hasil = []
    for n in range(min(getattr(gambar, "n_frames", 1), _BINGKAI_TERBANYAK)):
        gambar.seek(n)
        tegak = ImageOps.exif_transpose(gambar)
        if tegak.mode in ("RGBA", "LA", "P"):
            tegak = tegak.convert("RGBA")
            alas = Image.new("RGBA", tegak.size, "white")
            tegak = Image.alpha_composite(alas, tegak)
        berwarna = tegak.convert("RGB")
        skala = _SISI_BAKU / max(berwarna.size)
        if not 0.85 < skala < 1.18:
            lebar, tinggi = (max(1, round(sisi * skala)) for sisi in berwarna.size)
            berwarna = berwarna.resize((lebar, tinggi), Image.Resampling.LANCZOS)
        hasil.append(berwarna)
    return hasil


def _terlalu_besar() -> MasukanTidakSah:
    return MasukanTidakSah(
        "Gambar itu terlalu besar untuk dibaca.",
        "Pindai dengan 200 sampai 300 dpi, satu halaman satu gambar.",
        "sop.baca.besar",
    )
