"""The child behind the fence: reads one document from standard input, answers on output.

Run as a program by `pagar`; it binds itself to its limits before it looks at the first byte.
"""

from __future__ import annotations

import pickle
import resource
import sys

from tolok.dasar.galat import GalatTolok
from tolok.sop.importers.baca import baca_sop
from tolok.sop.importers.pagar import BATAS_BITA, BATAS_DETIK, BATAS_MEMORI

__all__ = ["utama"]

_BERKAS_TERBESAR = 64 * 2**20
_GALAT_TERKENAL = 3


def utama() -> int:
    """0: answered with SOPs; 3: answered with a refusal."""
    _batasi()
    nama = sys.argv[1] if len(sys.argv) > 1 else ""
    isi = sys.stdin.buffer.read(BATAS_BITA + 1)
    jawaban: tuple[str, object]
    try:
        jawaban = ("sop", baca_sop(isi, nama))
    except GalatTolok as galat:
        jawaban = ("galat", (galat.pesan, galat.saran, galat.aturan))
    except (MemoryError, RecursionError):
        jawaban = (
            "galat",
            (
                "Berkas itu tidak dapat dibaca: isinya memakan memori di luar batas.",
                "Unggah bagian yang memuat SOP saja, atau simpan ulang dari aplikasi asalnya.",
                "sop.baca.memori",
            ),
        )
    sys.stdout.buffer.write(pickle.dumps(jawaban))
    sys.stdout.buffer.flush()
    return 0 if jawaban[0] == "sop" else _GALAT_TERKENAL


def _batasi() -> None:
    """Memory, processor time, files: the system enforces them on this process alone."""
    for apa, batas in (
        (resource.RLIMIT_DATA, BATAS_MEMORI),
        (resource.RLIMIT_AS, 4 * BATAS_MEMORI),
        (resource.RLIMIT_CPU, 2 * BATAS_DETIK),
        (resource.RLIMIT_FSIZE, _BERKAS_TERBESAR),
        (resource.RLIMIT_CORE, 0),
    ):
        _, keras = resource.getrlimit(apa)
        baru = batas if keras == resource.RLIM_INFINITY else min(batas, keras)
        resource.setrlimit(apa, (baru, baru))


if __name__ == "__main__":
    sys.exit(utama())
