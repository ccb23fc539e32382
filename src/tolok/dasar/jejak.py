"""Hashing that others can repeat: canonical JSON, the chain of a log, a Merkle root.

The chain follows docs/arsitektur.md, "Log": every field is length-prefixed UTF-8, so two
different rows can never hash alike by moving a separator.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

__all__ = ["akar_merkle", "jejak", "kanonik", "sidik"]


def kanonik(isi: Any) -> str:
    """The one text of a JSON value: sorted keys, no spaces, decimals already as strings.

    Floats are refused, because their text differs between writers.

    >>> kanonik({"b": "1.50", "a": [1, None]})
    '{"a":[1,null],"b":"1.50"}'
    """
    _tolak_pecahan(isi)
    return json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _tolak_pecahan(isi: Any) -> None:
    if isinstance(isi, float):
        raise TypeError("Pecahan biner tidak boleh masuk berkas; tulis sebagai teks desimal.")
    if isinstance(isi, dict):
        for nilai in isi.values():
            _tolak_pecahan(nilai)
    elif isinstance(isi, list | tuple):
        for nilai in isi:
            _tolak_pecahan(nilai)


def sidik(data: bytes | str) -> str:
    """SHA-256 of bytes or UTF-8 text, in lower-case hex (64 characters)."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def jejak(sebelum: str, *bagian: str | int | None) -> str:
    """The next link of a chain: SHA-256 over the previous link and length-prefixed fields.

    `None` and the empty text are different fields.
    """
    h = hashlib.sha256(bytes.fromhex(sebelum) if sebelum else b"")
    for nilai in bagian:
        if nilai is None:
            h.update(b"-;")
            continue
        teks = str(nilai).encode()
        h.update(b"%d:" % len(teks) + teks)
    return h.hexdigest()


def akar_merkle(daun: Sequence[str]) -> str:
    """Merkle root of hex digests in the given order; leaves and nodes hash differently."""
    baris = [hashlib.sha256(b"\x00" + bytes.fromhex(d)).digest() for d in daun]
    if not baris:
        return hashlib.sha256(b"").hexdigest()
    while len(baris) > 1:
        if len(baris) % 2:
            baris.append(baris[-1])
        baris = [
            hashlib.sha256(b"\x01" + baris[i] + baris[i + 1]).digest()
            for i in range(0, len(baris), 2)
        ]
    return baris[0].hex()
