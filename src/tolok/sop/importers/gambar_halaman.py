"""A page of an uploaded document as a picture, drawn behind the same fence as its reading.

`gambar_halaman` starts this module as a child with limits; the child draws one page of a PDF, or
the picture itself, at most 1,400 pixels wide.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys

from tolok.dasar.galat import MasukanTidakSah

__all__ = ["gambar_halaman", "utama"]

_LEBAR = 1400
_BATAS_DETIK = 20
_BATAS_MEMORI = 700 * 2**20
_BATAS_TITIK = 60_000_000


def gambar_halaman(isi: bytes, nomor: int) -> bytes:
    """PNG of page `nomor` (from 1) of a PDF, or of a picture. Raises MasukanTidakSah."""
    try:
        hasil = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            [sys.executable, "-m", "tolok.sop.importers.gambar_halaman", str(nomor)],
            input=isi,
            capture_output=True,
            timeout=_BATAS_DETIK,
            check=False,
        )
    except subprocess.TimeoutExpired as galat:
        raise _gagal() from galat
    if hasil.returncode != 0 or not hasil.stdout:
        raise _gagal()
    return hasil.stdout


def utama() -> int:
    """The child: a document on standard input, a PNG on standard output."""
    for apa, batas in (
        (resource.RLIMIT_AS, 3 * _BATAS_MEMORI),
        (resource.RLIMIT_CPU, _BATAS_DETIK),
    ):
        resource.setrlimit(apa, (batas, batas))
    isi = sys.stdin.buffer.read()
    nomor = int(sys.argv[1])
    sys.stdout.buffer.write(_pdf(isi, nomor) if isi[:1024].find(b"%PDF") >= 0 else _gambar(isi))
    return 0


def _pdf(isi: bytes, nomor: int) -> bytes:
    import pypdfium2  # the child alone needs it

    dokumen = pypdfium2.PdfDocument(isi)
    halaman = dokumen[nomor - 1]
    lebar, tinggi = halaman.get_size()
    skala = min(_LEBAR / max(lebar, 1), 3 * _LEBAR / max(tinggi, 1))
    return _png(halaman.render(scale=skala).to_pil())


def _gambar(isi: bytes) -> bytes:
    from PIL import Image, ImageOps  # the child alone needs it

    Image.MAX_IMAGE_PIXELS = _BATAS_TITIK
    gambar = ImageOps.exif_transpose(Image.open(io.BytesIO(isi)))
    gambar.thumbnail((_LEBAR, 3 * _LEBAR))
    return _png(gambar)


def _png(gambar: object) -> bytes:
    from PIL import Image

    if not isinstance(gambar, Image.Image):
        raise TypeError("a picture")
    hasil = io.BytesIO()
    gambar.convert("L" if gambar.mode in ("L", "1") else "RGB").save(hasil, "PNG", optimize=False)
    return hasil.getvalue()


def _gagal() -> MasukanTidakSah:
    return MasukanTidakSah(
        "Halaman itu tidak dapat digambar.", "Unduh dokumennya untuk melihatnya.", "sop.halaman"
    )


if __name__ == "__main__":
    sys.exit(utama())
