"""The child behind the fence that draws one page, at most 1,400 pixels wide, as PNG."""

from __future__ import annotations

import io
import sys

import pypdfium2
from PIL import Image, ImageOps

from tolok.sop.importers.pagar.anak import batasi_diri
from tolok.sop.importers.pagar.gambar import BATAS_DETIK

__all__ = ["utama"]

_LEBAR = 1400
_BATAS_MEMORI = 2 * 2**30
_BATAS_TITIK = 60_000_000


def utama() -> int:
    """A document on standard input, a PNG of page `argv[1]` on standard output."""
    batasi_diri(memori=_BATAS_MEMORI, ruang_alamat=_BATAS_MEMORI, detik=BATAS_DETIK)
    isi = sys.stdin.buffer.read()
    gambar = _pdf(isi, int(sys.argv[1])) if b"%PDF" in isi[:1024] else _gambar(isi)
    hasil = io.BytesIO()
    gambar.convert("L" if gambar.mode in ("L", "1") else "RGB").save(hasil, "PNG")
    sys.stdout.buffer.write(hasil.getvalue())
    return 0


def _pdf(isi: bytes, nomor: int) -> Image.Image:
    halaman = pypdfium2.PdfDocument(isi)[nomor - 1]
    lebar, tinggi = halaman.get_size()
    skala = min(_LEBAR / max(lebar, 1), 3 * _LEBAR / max(tinggi, 1))
    gambar: Image.Image = halaman.render(scale=skala).to_pil()
    return gambar


def _gambar(isi: bytes) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = _BATAS_TITIK
    gambar: Image.Image = ImageOps.exif_transpose(Image.open(io.BytesIO(isi)))
    gambar.thumbnail((_LEBAR, 3 * _LEBAR))
    return gambar


if __name__ == "__main__":
    sys.exit(utama())
