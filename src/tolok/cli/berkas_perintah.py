"""What commands on workbooks share: files in, files out, refused cells on stderr."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tolok.dasar.galat import GalatTolok, MasukanTidakSah

if TYPE_CHECKING:
    from tolok.kinerja.domain.buku import GalatSel

__all__ = [
    "baca",
    "bentuk_keluaran",
    "kerjakan",
    "laporkan",
    "periksa_tujuan",
    "satu_baris",
    "tulis",
    "tulis_templat",
    "urai_pilihan",
]

_PESAN_GALAT = 20


def satu_baris(teks: str) -> str:
    """A sentence on one line, for stderr."""
    return " ".join(teks.split())


def kerjakan(perintah: str, kerja: Callable[[], int]) -> int:
    """Run one job; what cannot be used is one line on stderr and 2, never a traceback."""
    gc.disable()  # one short job without cycles; scanning millions of values costs a third of it
    try:
        return kerja()
    except GalatTolok as galat:
        sys.stderr.write(f"{perintah}: {satu_baris(str(galat))}\n")
        return 2
    except BrokenPipeError:
        return 2
    except (MemoryError, RecursionError):
        sys.stderr.write(f"{perintah}: berkas terlalu besar untuk dibaca.\n")
        return 2
    finally:
        gc.enable()


def urai_pilihan(
    argv: Sequence[str], *, perintah: str, bernilai: Mapping[str, str]
) -> tuple[dict[str, str], set[str]]:
    """Options with a value by their name, the workbook as `buku`, and switches (timpa, bantuan)."""
    nilai: dict[str, str] = {}
    saklar: set[str] = set()
    sisa = list(argv)
    while sisa:
        kata, sama, kanan = _pecah(sisa.pop(0))
        if kata in bernilai:
            if not sama and not sisa:
                raise MasukanTidakSah(
                    f"Pilihan {kata} memerlukan nilai.", f"Lihat {perintah} --help."
                )
            nilai[bernilai[kata]] = kanan if sama else sisa.pop(0)
        elif kata in {"--timpa", "-h", "--help", "--bantuan"}:
            saklar.add("timpa" if kata == "--timpa" else "bantuan")
        elif kata.startswith("-") and kata != "-":
            raise MasukanTidakSah(f"Pilihan {kata} tidak dikenal.", f"Lihat {perintah} --help.")
        elif "buku" in nilai:
            raise MasukanTidakSah(f"Hanya satu buku kerja; “{kata}” berlebih.")
        else:
            nilai["buku"] = kata
    return nilai, saklar


def _pecah(kata: str) -> tuple[str, bool, str]:
    if kata.startswith("--") and "=" in kata:
        kiri, _, kanan = kata.partition("=")
        return kiri, True, kanan
    return kata, False, ""


def bentuk_keluaran(
    bentuk: str | None,
    keluaran: str | None,
    *,
    dikenal: Sequence[str],
    akhiran: Mapping[str, str],
) -> str:
    """The format by the suffix of -o, or by --format; json when neither says."""
    if bentuk is not None and bentuk not in dikenal:
        raise MasukanTidakSah(f"Format “{bentuk}” tidak dikenal.", f"Pilih {', '.join(dikenal)}.")
    if keluaran in {None, "-"}:
        return bentuk or "json"
    ujung = Path(keluaran or "").suffix.lower()
    if ujung not in akhiran:
        raise MasukanTidakSah(
            f"Keluaran berakhiran “{ujung}” tidak dapat ditulis; "
            f"akhiran yang dapat ditulis: {', '.join(akhiran)}."
        )
    if bentuk not in {None, akhiran[ujung]}:
        raise MasukanTidakSah(
            f"Format {bentuk} tidak cocok dengan akhiran {ujung}.", "Pakai salah satunya."
        )
    return akhiran[ujung]


def tulis_templat(tujuan: str, *, timpa: bool, buat: Callable[[], bytes]) -> int:
    """Write an empty workbook to be filled in."""
    if Path(tujuan).suffix.lower() != ".xlsx":
        raise MasukanTidakSah(f"Templat ditulis sebagai .xlsx, bukan “{Path(tujuan).name}”.")
    periksa_tujuan(tujuan, timpa=timpa)
    tulis(buat(), tujuan)
    sys.stderr.write(f"Templat ditulis ke {tujuan}.\n")
    return 0


def periksa_tujuan(keluaran: str, *, timpa: bool) -> None:
    """Refuse to write over a file, or onto a folder."""
    if keluaran == "-":
        return
    jalur = Path(keluaran)
    if jalur.is_dir():
        raise MasukanTidakSah(f"{keluaran} adalah folder.", "Sebutkan nama berkasnya.")
    if jalur.exists() and not timpa:
        raise MasukanTidakSah(f"{keluaran} sudah ada.", "Tambahkan --timpa bila boleh ditimpa.")


def baca(nama: str) -> bytes:
    """The bytes of a workbook, or of stdin for "-"; at most 50 MB."""
    if nama == "-":
        return sys.stdin.buffer.read(51 * 2**20)
    jalur = Path(nama)
    try:
        if jalur.stat().st_size > 50 * 2**20:
            raise MasukanTidakSah(f"{nama} lebih besar dari 50 MB.")
        return jalur.read_bytes()
    except FileNotFoundError as galat:
        raise MasukanTidakSah(f"{nama} tidak ditemukan.") from galat
    except IsADirectoryError as galat:
        raise MasukanTidakSah(f"{nama} adalah folder, bukan buku kerja.") from galat
    except (OSError, ValueError) as galat:
        raise MasukanTidakSah(f"{nama} tidak dapat dibaca.", "Periksa izin berkasnya.") from galat


def tulis(isi: bytes, keluaran: str | None) -> None:
    """Write to a file, or to stdout for None and "-"."""
    if keluaran in {None, "-"}:
        sys.stdout.buffer.write(isi)
        sys.stdout.buffer.flush()
        return
    try:
        Path(keluaran or "").write_bytes(isi)
    except OSError as galat:
        raise MasukanTidakSah(
            f"{keluaran} tidak dapat ditulis.", "Periksa folder dan izinnya."
        ) from galat


def laporkan(galat: Sequence[GalatSel]) -> None:
    """Say on stderr which cells were refused; the result holds all of them."""
    for g in galat[:_PESAN_GALAT]:
        sys.stderr.write(
            satu_baris(f"{g.lembar} baris {g.baris}, kolom {g.kolom}: {g.masalah} {g.saran}")
            + "\n"
        )
    if len(galat) > _PESAN_GALAT:
        sys.stderr.write(
            f"dan {len(galat) - _PESAN_GALAT} masalah lain; lihat galat pada hasil.\n"
        )
