"""The fence: a stranger's document is read in a child process with limits.

A document can be built to loop for ever or to eat all memory. The child may use 60 seconds and
500 MB; when it overruns it is killed, with everything it started, and the person gets one
sentence. The child answers in JSON, and its SOPs are read like any SOP file from outside.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.domain.dokumen import Sop
from tolok.sop.importers.berkas_sop import baca
from tolok.sop.importers.pagar.anak import lingkungan_anak

__all__ = [
    "BATAS_BITA",
    "BATAS_DETIK",
    "BATAS_MEMORI",
    "SopBerletak",
    "baca_terpagar",
]

BATAS_BITA = 50 * 2**20
"""Largest document, in bytes."""
BATAS_DETIK = 60
"""Longest reading, in seconds on the clock."""
BATAS_MEMORI = 500 * 2**20
"""Most memory that the reading process may own, in bytes."""

_MODUL_ANAK = "tolok.sop.importers.pagar.pembaca"
_GALAT_TERKENAL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SopBerletak:
    """An SOP that was read, and where: pages of the source that can be drawn, whether its lines
    are the source, the lines to show of a source that has neither, and by field the page `h`,
    box `k` (shares of the page) or line `b`."""

    sop: Sop
    halaman: int = 0
    teks: bool = False
    baris: tuple[str, ...] = ()
    bidang: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def baca_terpagar(
    isi: bytes, nama: str, *, batas_detik: float = BATAS_DETIK
) -> tuple[SopBerletak, ...]:
    """The SOPs of a document of any known format, each with its places, read behind the fence.

    `nama` is the file name as given (its suffix is only a hint). Raises MasukanTidakSah with one
    sentence for everything that cannot be read.
    """
    if not isi:
        raise MasukanTidakSah(
            "Berkas itu kosong.", "Periksa berkasnya, lalu coba lagi.", "sop.baca.kosong"
        )
    if len(isi) > BATAS_BITA:
        raise MasukanTidakSah(
            "Berkas itu lebih besar dari 50 MB.",
            "Pakai bagian yang memuat SOP saja.",
            "sop.baca.besar",
        )
    jawaban = _jalankan(isi, nama, batas_detik)
    try:
        muatan = json.loads(jawaban)
        galat, semua = muatan["galat"], tuple(_satu(x) for x in muatan["sop"])
        if galat is not None:
            pesan, saran, aturan = (str(x) for x in galat)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as salah:
        raise _terhenti() from salah
    if galat is not None:
        raise MasukanTidakSah(pesan, saran, aturan)
    return semua


def _satu(data: Any) -> SopBerletak:
    sop = baca(data["berkas"].encode(), format="json")
    if not isinstance(sop, Sop):
        raise TypeError("one SOP in each file")
    return SopBerletak(
        sop=sop,
        halaman=int(data["halaman"]),
        teks=bool(data["teks"]),
        baris=tuple(str(satu) for satu in data["baris"]),
        bidang=data["bidang"],
    )


def _jalankan(isi: bytes, nama: str, batas_detik: float) -> bytes:
    """Run the child with the document on its standard input; its answer, or a refusal."""
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
        [sys.executable, "-m", _MODUL_ANAK, nama],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=lingkungan_anak(),
        start_new_session=True,
    ) as anak:
        try:
            jawaban, _ = anak.communicate(isi, timeout=batas_detik)
        except subprocess.TimeoutExpired as galat:
            _matikan(anak)
            raise MasukanTidakSah(
                f"Berkas itu tidak selesai dibaca dalam {batas_detik:.0f} detik.",
                "Pakai bagian yang memuat SOP saja, atau simpan ulang dari aplikasi asalnya.",
                "sop.baca.waktu",
            ) from galat
        except BaseException:
            _matikan(anak)
            raise
    if anak.returncode not in (0, _GALAT_TERKENAL):
        raise _terhenti()
    return jawaban


def _matikan(anak: subprocess.Popen[bytes]) -> None:
    """Kill the child and everything it started (the character recognition)."""
    try:
        os.killpg(anak.pid, signal.SIGKILL)
    except ProcessLookupError:
        anak.kill()
    anak.communicate()


def _terhenti() -> MasukanTidakSah:
    return MasukanTidakSah(
        "Berkas itu tidak dapat dibaca: isinya memakan memori di luar batas atau rusak berat.",
        "Simpan ulang dari aplikasi asalnya, lalu coba lagi.",
        "sop.baca.terhenti",
    )
