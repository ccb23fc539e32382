"""PNG files of at most 256 colours, so that pictures of pages stay small.

The browser that took the picture also counts its colours: no image library is needed.
"""

from __future__ import annotations

import base64
import struct
import zlib
from typing import Any

from playwright.sync_api import Page

__all__ = ["png_palet", "png_rgb"]

_TANDA = b"\x89PNG\r\n\x1a\n"

# Colours are grouped by their upper five bits; a group is drawn in its most frequent colour, so
# flat areas keep theirs exactly. The 256 largest groups stay, the others take the nearest of them.
_HITUNG = """async (isi) => {
  const gambar = await createImageBitmap(await (await fetch("data:image/png;base64," + isi)).blob());
  const kanvas = new OffscreenCanvas(gambar.width, gambar.height);
  const kuas = kanvas.getContext("2d");
  kuas.drawImage(gambar, 0, 0);
  const d = kuas.getImageData(0, 0, gambar.width, gambar.height).data;
  const n = d.length / 4, banyak = new Map();
  for (let i = 0; i < n; i++) {
    const w = d[4 * i] << 16 | d[4 * i + 1] << 8 | d[4 * i + 2];
    banyak.set(w, (banyak.get(w) || 0) + 1);
  }
  const kelompok = new Map();
  for (const [w, b] of banyak) {
    const k = w & 0xf8f8f8, g = kelompok.get(k);
    if (!g) kelompok.set(k, {w, b, jumlah: b});
    else { g.jumlah += b; if (b > g.b || (b === g.b && w < g.w)) { g.w = w; g.b = b; } }
  }
  const urut = [...kelompok].sort((x, y) => y[1].jumlah - x[1].jumlah || x[0] - y[0]);
  const palet = urut.slice(0, 256).map((x) => x[1].w);
  const nomor = new Map(urut.slice(0, 256).map((x, i) => [x[0], i]));
  for (const [k, g] of urut.slice(256)) {
    let dekat = 0, jarak = Infinity;
    palet.forEach((p, i) => {
      const r = (p >> 16) - (g.w >> 16), h = (p >> 8 & 255) - (g.w >> 8 & 255);
      const b = (p & 255) - (g.w & 255), j = r * r + h * h + b * b;
      if (j < jarak) { jarak = j; dekat = i; }
    });
    nomor.set(k, dekat);
  }
  const hasil = new Uint8Array(n);
  for (let i = 0; i < n; i++)
    hasil[i] = nomor.get((d[4 * i] << 16 | d[4 * i + 1] << 8 | d[4 * i + 2]) & 0xf8f8f8);
  let teks = "";
  for (let i = 0; i < n; i += 32768)
    teks += String.fromCharCode.apply(null, hasil.subarray(i, i + 32768));
  return {lebar: gambar.width, tinggi: gambar.height, palet, isi: btoa(teks)};
}"""


def png_palet(kosong: Page, png: bytes) -> bytes:
    """The same picture with a palette. `kosong`: an empty page that does the counting."""
    h: Any = kosong.evaluate(_HITUNG, base64.b64encode(png).decode())
    lebar, tinggi = int(h["lebar"]), int(h["tinggi"])
    indeks = base64.b64decode(h["isi"])
    baris = b"".join(b"\0" + indeks[y * lebar : (y + 1) * lebar] for y in range(tinggi))
    warna = b"".join(int(w).to_bytes(3, "big") for w in h["palet"])
    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 3, 0, 0, 0)
    return _TANDA + _potong(b"IHDR", kepala) + _potong(b"PLTE", warna) + _data(baris)


def png_rgb(lebar: int, tinggi: int, bita: bytes, langkah: int) -> bytes:
    """A PNG of rows of RGB pixels; a row takes `langkah` bytes."""
    baris = b"".join(b"\0" + bita[y * langkah : y * langkah + 3 * lebar] for y in range(tinggi))
    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 2, 0, 0, 0)
    return _TANDA + _potong(b"IHDR", kepala) + _data(baris)


def _data(baris: bytes) -> bytes:
    return _potong(b"IDAT", zlib.compress(baris, 9)) + _potong(b"IEND", b"")


def _potong(nama: bytes, isi: bytes) -> bytes:
    return struct.pack(">I", len(isi)) + nama + isi + struct.pack(">I", zlib.crc32(nama + isi))
