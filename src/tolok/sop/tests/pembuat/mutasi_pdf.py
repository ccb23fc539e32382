"""PDF files damaged at random, in their bytes and in the drawing inside them."""

from __future__ import annotations

import re
import zlib
from random import Random

__all__ = ["mutasi_pdf", "tanpa_mampat"]

_ALIRAN = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_BILANGAN = re.compile(rb"-?\d+\.?\d*")
_ANEH = (b"-1", b"0", b"99999999999", b"1e400", b"-3.5", b".", b"NaN", b"2147483648", b"")


def tanpa_mampat(isi: bytes) -> bytes:
    """The file with its streams unpacked, so that a changed byte changes the drawing."""

    def buka(cocok: re.Match[bytes]) -> bytes:
        try:
            return b"stream\n" + zlib.decompress(cocok[1]) + b"\nendstream"
        except zlib.error:
            return cocok[0]

    return _ALIRAN.sub(buka, isi).replace(b"/Filter /FlateDecode", b"")


def mutasi_pdf(isi: bytes, acak: Random) -> bytes:
    """One to four random damages."""
    rusak = bytearray(isi)
    for _ in range(acak.randint(1, 4)):
        if len(rusak) < 10:
            break
        acak.choice((_bita, _buang, _sisip, _ulang, _bilangan, _potong))(rusak, acak)
    return bytes(rusak)


def _bita(b: bytearray, acak: Random) -> None:
    b[acak.randrange(len(b))] = acak.randrange(256)


def _buang(b: bytearray, acak: Random) -> None:
    p = acak.randrange(len(b))
    del b[p : p + acak.randint(1, 400)]


def _sisip(b: bytearray, acak: Random) -> None:
    p = acak.randrange(len(b))
    b[p:p] = acak.randbytes(acak.randint(1, 60))


def _ulang(b: bytearray, acak: Random) -> None:
    p, q = acak.randrange(len(b)), acak.randrange(len(b))
    b[p:p] = b[q : q + acak.randint(1, 2_000)]


def _bilangan(b: bytearray, acak: Random) -> None:
    p = acak.randrange(len(b))
    cocok = list(_BILANGAN.finditer(bytes(b[p : p + 300])))
    if cocok:
        satu = acak.choice(cocok)
        b[p + satu.start() : p + satu.end()] = acak.choice(_ANEH)


def _potong(b: bytearray, acak: Random) -> None:
    if acak.random() < 0.3:
        del b[acak.randrange(len(b)) :]
