"""What every child behind the fence shares: a bare environment, and limits it sets on itself."""

from __future__ import annotations

import os
import resource
import sys

__all__ = ["batasi_diri", "lingkungan_anak"]

_BERKAS_TERBESAR = 64 * 2**20
_PERLU = ("PATH", "LANG", "LC_ALL", "HOME", "TMPDIR", "TESSDATA_PREFIX", "COVERAGE_PROCESS_START")


def lingkungan_anak() -> dict[str, str]:
    """What a child needs of the environment: no secrets of the site go along."""
    hasil = {k: os.environ[k] for k in _PERLU if k in os.environ}
    hasil["PYTHONPATH"] = os.pathsep.join(p for p in sys.path if p)
    hasil["OMP_THREAD_LIMIT"] = "1"
    return hasil


def batasi_diri(*, memori: int, ruang_alamat: int, detik: int) -> None:
    """Own memory and address space in bytes, processor seconds: the system enforces them here."""
    for apa, batas in (
        (resource.RLIMIT_DATA, memori),
        (resource.RLIMIT_AS, ruang_alamat),
        (resource.RLIMIT_CPU, detik),
        (resource.RLIMIT_FSIZE, _BERKAS_TERBESAR),
        (resource.RLIMIT_CORE, 0),
    ):
        _, keras = resource.getrlimit(apa)
        baru = batas if keras == resource.RLIM_INFINITY else min(batas, keras)
        resource.setrlimit(apa, (baru, baru))
