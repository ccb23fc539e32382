"""Small real files, and hostile ones, made in memory."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
WEBP = b"RIFF\x24\x00\x00\x00WEBPVP8 \x18\x00\x00\x00" + b"\x00" * 24


def png() -> bytes:
    def bagian(jenis: bytes, isi: bytes) -> bytes:
        ekor = struct.pack(">I", zlib.crc32(jenis + isi))
        return struct.pack(">I", len(isi)) + jenis + isi + ekor

    kepala = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + bagian(b"IHDR", kepala)
        + bagian(b"IDAT", zlib.compress(b"\x00\x00"))
        + bagian(b"IEND", b"")
    )


def ooxml(inti: str = "word/document.xml", tambahan: Mapping[str, bytes] | None = None) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("[Content_Types].xml", "<Types/>")
        arsip.writestr(inti, "<dokumen/>")
        for nama, isi in (tambahan or {}).items():
            arsip.writestr(nama, isi)
    return keluar.getvalue()


def ooxml_dengan(nama: str, isi: bytes) -> bytes:
    return ooxml(tambahan={nama: isi})
