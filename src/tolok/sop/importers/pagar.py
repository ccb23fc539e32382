"""The fence: a stranger's document is read in a child process with limits.

A document can be built to loop for ever or to eat all memory. The child may use 60 seconds and
500 MB; when it overruns it is killed, with everything it started, and the person gets one
sentence. What the child answers is unpickled with the value classes of an SOP only.
"""

from __future__ import annotations

import io
import os
import pickle
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from tolok.dasar.galat import MasukanTidakSah

if TYPE_CHECKING:
    from tolok.sop.importers.rakit import SopTerbaca

__all__ = ["BATAS_BITA", "BATAS_DETIK", "BATAS_MEMORI", "baca_terpagar"]

BATAS_BITA = 50 * 2**20
"""Largest document, in bytes."""
BATAS_DETIK = 60
"""Longest reading, in seconds on the clock."""
BATAS_MEMORI = 500 * 2**20
"""Most memory that the reading process may own, in bytes."""

_MODUL_ANAK = "tolok.sop.importers.pembaca_terpagar"
_RUANG_AMAN = (
    "tolok.sop.domain.",
    "tolok.dasar.",
    "tolok.sop.importers.dokumen.",
    "tolok.sop.importers.rakit.",
)
_KELAS_AMAN = frozenset({("decimal", "Decimal"), ("datetime", "date")})
_GALAT_TERKENAL = 3


def baca_terpagar(
    isi: bytes, nama: str, *, batas_detik: float = BATAS_DETIK
) -> tuple[SopTerbaca, ...]:
    """The SOPs of a document of any known format, each with its places, read behind the fence.

    `nama` is the file name as given (its suffix is only a hint). Raises MasukanTidakSah with one
    sentence for everything that cannot be read.
    """
    if not isi:
        raise MasukanTidakSah(
            "Berkas itu kosong.", "Periksa berkasnya, lalu unggah kembali.", "sop.baca.kosong"
        )
    if len(isi) > BATAS_BITA:
        raise MasukanTidakSah(
            "Berkas itu lebih besar dari 50 MB.",
            "Unggah bagian yang memuat SOP saja.",
            "sop.baca.besar",
        )
    jawaban = _jalankan(isi, nama, batas_detik)
    try:
        macam, muatan = _PembacaAman(io.BytesIO(jawaban)).load()
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError) as galat:
        raise _terhenti() from galat
    if macam == "galat":
        raise MasukanTidakSah(*muatan)
    return tuple(muatan)


def _jalankan(isi: bytes, nama: str, batas_detik: float) -> bytes:
    """Run the child with the document on its standard input; its answer, or a refusal."""
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
        [sys.executable, "-m", _MODUL_ANAK, nama],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_lingkungan(),
        start_new_session=True,
    ) as anak:
        try:
            jawaban, _ = anak.communicate(isi, timeout=batas_detik)
        except subprocess.TimeoutExpired as galat:
            _matikan(anak)
            raise MasukanTidakSah(
                f"Berkas itu tidak selesai dibaca dalam {batas_detik:.0f} detik.",
                "Unggah bagian yang memuat SOP saja, atau simpan ulang dari aplikasi asalnya.",
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


def _lingkungan() -> dict[str, str]:
    """What the child needs of the environment: no secrets of the site go along."""
    perlu = (
        "PATH",
        "LANG",
        "LC_ALL",
        "HOME",
        "TMPDIR",
        "TESSDATA_PREFIX",
        "COVERAGE_PROCESS_START",
    )
    hasil = {k: os.environ[k] for k in perlu if k in os.environ}
    hasil["PYTHONPATH"] = os.pathsep.join(p for p in sys.path if p)
    hasil["OMP_THREAD_LIMIT"] = "1"
    return hasil


def _terhenti() -> MasukanTidakSah:
    return MasukanTidakSah(
        "Berkas itu tidak dapat dibaca: isinya memakan memori di luar batas atau rusak berat.",
        "Simpan ulang dari aplikasi asalnya, lalu unggah kembali.",
        "sop.baca.terhenti",
    )


class _PembacaAman(pickle.Unpickler):
    """Only value classes of the SOP: an answer of a child that was taken over runs nothing."""

    def find_class(self, module: str, name: str) -> Any:
        if "." not in name and (
            (module, name) in _KELAS_AMAN or f"{module}.".startswith(_RUANG_AMAN)
        ):
            kelas = super().find_class(module, name)
            if isinstance(kelas, type):
                return kelas
        raise pickle.UnpicklingError(f"{module}.{name}")
