"""A result as JSON text that can be compared line by line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

__all__ = ["baris_json"]


def baris_json(isi: Mapping[str, Any]) -> str:
    """The object with one member a line, and of a list one item a line.

    >>> baris_json({"a": 1, "b": [1, 2], "c": []})
    '{"a": 1,\\n"b": [\\n1,\\n2\\n],\\n"c": []}\\n'
    """
    susun = json.JSONEncoder(ensure_ascii=False).encode
    bagian = []
    for kunci, nilai in isi.items():
        if isinstance(nilai, list) and nilai:
            baris = ",\n".join(susun(n) for n in nilai)
            bagian.append(f"{susun(kunci)}: [\n{baris}\n]")
        else:
            bagian.append(f"{susun(kunci)}: {susun(nilai)}")
    return "{" + ",\n".join(bagian) + "}\n"
