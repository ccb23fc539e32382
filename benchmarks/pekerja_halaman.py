"""A program that loads the demo (`isi`), makes it twenty times larger (`perbesar`) and walks every
GET page of both offices (`jelajah`), printing one JSON line a page; `halaman` starts it.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import django

# The modules below need the apps to be loaded; this module is a program of its own.
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402 - after setup
from django.core.management import call_command  # noqa: E402 - after setup
from django.db import connection  # noqa: E402 - after setup
from django.test import Client  # noqa: E402 - after setup

from benchmarks import data20  # noqa: E402 - after setup
from benchmarks.alamat_halaman import Halaman, halaman_situs  # noqa: E402 - after setup
from benchmarks.titipan_sop import titipkan_sop  # noqa: E402 - after setup
from benchmarks.unggahan import titipkan  # noqa: E402 - after setup
from tolok.web.waktu import sekarang  # noqa: E402 - after setup

_CEPAT = 0.1
"""Seconds of processor time; a page that was faster is not timed again."""
_BILANGAN = re.compile(r"(?<= LIMIT )\d+|(?<= OFFSET )\d+")
_DAFTAR = re.compile(r"\(%s(?:, %s)*\)")


def isi() -> None:
    """Fill the empty database."""
    call_command("muat_contoh")
    titipkan(sekarang())
    titipkan_sop(sekarang(), kali=2)


def perbesar() -> None:
    """Twenty times of it, in place."""
    data20.perbesar(sekarang())
    titipkan(sekarang())
    titipkan_sop(sekarang(), kali=40)


def jelajah(ulang: str = "1", semula: str = "") -> None:
    """Every page that answers 200 to somebody. The last line names the addresses of which no page
    did, and the other pages that nobody could open. `ulang`: how often a slow one is timed,
    0 for none at all. `semula`: a file with the pages of the smaller world; each of them is opened
    again here, at its own address by the same person, where the address is still there."""
    logging.getLogger("django.request").setLevel(logging.ERROR)  # refusals are part of the search
    lama = json.loads(Path(semula).read_text(encoding="utf-8")) if semula else {}
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
            hasil["tetap"] = _tetap(hasil, lama.get(halaman.kunci))
            print(json.dumps(hasil), flush=True)
    tanpa = sorted(set(gagal.values()) - terukur)
    print(json.dumps({"tanpa": tanpa, "gagal": sorted(gagal)}))


def _tetap(kini: Mapping[str, Any], lama: Mapping[str, Any] | None) -> int | None:
    """Queries of the smaller world's page in this one: the same address, the same person. None
    when that page is not there any more."""
    if lama is None or (lama["alamat"] == kini["alamat"] and lama["orang"] == kini["orang"]):
        return None if lama is None else int(kini["kueri"])
    halaman = Halaman(kunci=lama["kunci"], nama=lama["nama"], alamat=lama["alamat"], calon=())
    orang: Any = get_user_model().objects.get(username=lama["orang"])
    hasil = _ukur(halaman, orang, 0)
    return None if hasil is None else int(hasil["kueri"])


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
    pencatat = _Pencatat()
    with connection.execute_wrapper(pencatat):
        jawab = client.get(halaman.alamat)
        bita = _bita(jawab)
    return {
        "kunci": halaman.kunci,
        "nama": halaman.nama,
        "alamat": halaman.alamat,
        "orang": pengguna.get_username(),
        "kueri": pencatat.pernyataan.total(),
        "pernyataan": pencatat.pernyataan,
        "bita": bita,
        "html": jawab.headers.get("Content-Type", "").startswith("text/html"),
        "ms": min(waktu, default=0) * 1000,
        "cpu": min(proses, default=0) * 1000,
    }


class _Pencatat:
    """Counts every statement by its text, whatever its values and however many."""

    def __init__(self) -> None:
        self.pernyataan: Counter[str] = Counter()

    def __call__(self, jalankan: Any, sql: str, nilai: Any, banyak: bool, konteks: Any) -> Any:
        if not sql.startswith(("BEGIN", "COMMIT")):
            self.pernyataan[_BILANGAN.sub("n", _DAFTAR.sub("(…)", sql))] += 1
        return jalankan(sql, nilai, banyak, konteks)


def _bita(jawab: Any) -> int:
    """Length of a response, which is read to its end."""
    return len(b"".join(jawab) if jawab.streaming else jawab.content)


if __name__ == "__main__":
    perintah, *sisa = sys.argv[1:]
    {"isi": isi, "perbesar": perbesar, "jelajah": jelajah}[perintah](*sisa)
