"""A program that loads the demo (`isi`), makes it twenty times larger (`perbesar`) and walks every
GET page of both offices (`jelajah`), printing one JSON line a page; `halaman` starts it.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from typing import Any

import django

# The modules below need the apps to be loaded; this module is a program of its own.
django.setup()

from django.core.management import call_command  # noqa: E402 - after setup
from django.db import connection  # noqa: E402 - after setup
from django.test import Client  # noqa: E402 - after setup
from django.test.utils import CaptureQueriesContext  # noqa: E402 - after setup

from benchmarks import data20  # noqa: E402 - after setup
from benchmarks.alamat_halaman import Halaman, halaman_situs  # noqa: E402 - after setup
from benchmarks.unggahan import titipkan  # noqa: E402 - after setup
from tolok.web.waktu import sekarang  # noqa: E402 - after setup

_CEPAT = 0.1
"""Seconds of processor time; a page that was faster is not timed again."""


def isi() -> None:
    """Fill the empty database."""
    call_command("muat_contoh")
    titipkan(sekarang())


def perbesar() -> None:
    """Twenty times of it, in place."""
    data20.perbesar(sekarang())
    titipkan(sekarang())


def jelajah(ulang: str = "1") -> None:
    """Every page that answers 200 to somebody. The last line names the addresses of which no page
    did, and the other pages that nobody could open. `ulang`: how often a slow one is timed,
    0 for none at all."""
    logging.getLogger("django.request").setLevel(logging.ERROR)  # refusals are part of the search
    terukur: set[str] = set()
    gagal: dict[str, str] = {}
    for halaman in halaman_situs():
        hasil = next(
            (h for o in dict.fromkeys(halaman.calon) if (h := _ukur(halaman, o, int(ulang)))),
            None,
        )
        if hasil is None:
            gagal[halaman.kunci] = halaman.nama
        else:
            terukur.add(halaman.nama)
            print(json.dumps(hasil), flush=True)
    tanpa = sorted(set(gagal.values()) - terukur)
    print(json.dumps({"tanpa": tanpa, "gagal": sorted(gagal)}))


def _ukur(halaman: Halaman, pengguna: Any, ulang: int) -> dict[str, Any] | None:
    """Queries, bytes and milliseconds of a page that this person may open; None otherwise."""
    client = Client(raise_request_exception=False)
    client.force_login(pengguna, backend="django.contrib.auth.backends.ModelBackend")
    if client.get(halaman.alamat).status_code != 200:
        return None
    waktu: list[float] = []
    proses: list[float] = []
    for _ in range(ulang):
        if proses and min(proses) < _CEPAT:
            break
        mulai, cpu = time.perf_counter(), time.process_time()
        _bita(client.get(halaman.alamat))
        proses.append(time.process_time() - cpu)
        waktu.append(time.perf_counter() - mulai)
    with CaptureQueriesContext(connection) as kueri:
        jawab = client.get(halaman.alamat)
        bita = _bita(jawab)
    return {
        "kunci": halaman.kunci,
        "nama": halaman.nama,
        "kueri": len([q for q in kueri if not q["sql"].startswith(("BEGIN", "COMMIT"))]),
        "bita": bita,
        "html": jawab.headers.get("Content-Type", "").startswith("text/html"),
        "ms": min(waktu, default=0) * 1000,
        "cpu": min(proses, default=0) * 1000,
    }


def _bita(jawab: Any) -> int:
    """Length of a response, which is read to its end."""
    return len(b"".join(jawab) if jawab.streaming else jawab.content)


if __name__ == "__main__":
    perintah, *sisa = sys.argv[1:]
    {"isi": isi, "perbesar": perbesar, "jelajah": jelajah}[perintah](*sisa)
