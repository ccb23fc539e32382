"""Pages spoiled as scanners, copiers and phones do it."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

__all__ = ["berbayang", "bercak", "pdf_berlapis", "png"]


def bercak(gambar: Image.Image, simpang: float = 14) -> Image.Image:
    """On grey paper, with the noise of a poor scanner."""
    kelabu = gambar.convert("L").point([round(60 + n * 168 / 255) for n in range(256)])
    return ImageChops.add(kelabu, Image.effect_noise(kelabu.size, simpang), 1, -128)


def berbayang(gambar: Image.Image, *, tepi: int = 30) -> Image.Image:
    """Under a shadow that grows down the page, with the black margin of an open copier."""
    bayang = Image.linear_gradient("L").point([255 - n // 2 for n in range(256)])
    hasil = ImageChops.multiply(gambar.convert("L"), bayang.resize(gambar.size))
    ImageDraw.Draw(hasil).rectangle((0, 0, tepi, hasil.height), fill=20)
    return hasil


def png(gambar: Image.Image) -> bytes:
    """The picture as a file."""
    keluar = io.BytesIO()
    gambar.save(keluar, format="PNG")
    return keluar.getvalue()


def pdf_berlapis(gambar: Image.Image, kata: str) -> bytes:
    """A page that is a picture, with invisible words over it as a scanner's recognition puts."""
    foto = io.BytesIO()
    gambar.convert("L").save(foto, format="JPEG", quality=85, dpi=(200, 200))
    pdf = pypdfium2.PdfDocument.new()
    lebar, tinggi = gambar.width * 0.36, gambar.height * 0.36
    halaman = pdf.new_page(lebar, tinggi)
    lukisan = pypdfium2.PdfImage.new(pdf)
    lukisan.load_jpeg(foto)
    lukisan.set_matrix(pypdfium2.PdfMatrix().scale(lebar, tinggi))
    halaman.insert_obj(lukisan)
    _tulis_tersembunyi(pdf, halaman, kata, tinggi - 60)
    halaman.gen_content()
    keluar = io.BytesIO()
    pdf.save(keluar)
    pdf.close()
    return keluar.getvalue()


def _tulis_tersembunyi(
    pdf: pypdfium2.PdfDocument, halaman: pypdfium2.PdfPage, kata: str, tinggi: float
) -> None:
    api = pypdfium2.raw
    tulisan = api.FPDFPageObj_NewTextObj(pdf.raw, b"Helvetica", 9)
    isi = (kata + "\x00").encode("utf-16-le")
    penyangga = (api.FPDF_WCHAR * (len(isi) // 2)).from_buffer_copy(isi)
    api.FPDFText_SetText(tulisan, penyangga)
    api.FPDFTextObj_SetTextRenderMode(tulisan, api.FPDF_TEXTRENDERMODE_INVISIBLE)
    api.FPDFPageObj_Transform(tulisan, 1, 0, 0, 1, 40, tinggi)
    api.FPDFPage_InsertObject(halaman.raw, tulisan)
