"""What commands on workbooks share: files in, files out, refused cells on stderr."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tolok.cli.keluaran import periksa_tujuan, tulis
from tolok.dasar.galat import GalatTolok, MasukanTidakSah

if TYPE_CHECKING:
    from tolok.kinerja.domain.buku import GalatSel

__all__ = [
    "PerintahBuku",
    "PilihanBuku",
    "baca_buku_bernama",
    "bentuk_keluaran",
    "jalankan_buku",
    "kerjakan",
    "laporkan",
    "satu_baris",
    "sebab_kosong",
    "tulis_templat",
    "urai_pilihan",
]

_PESAN_GALAT = 20
_BERNILAI = {"-o": "keluaran", "--format": "bentuk", "--templat": "templat"}
_BANTUAN = frozenset({"-h", "--help", "--bantuan"})
_FORMAT = ("json", "yaml", "teks")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class PerintahBuku:
    """A command on one workbook. `kata`: the word that must come first ("nilai"), "" for none.

    `contoh`: the call that is shown when the workbook is missing. `akhiran`: suffix of -o -> the
    format it stands for. `bernilai`: options with a value besides the common ones.
    """

    nama: str
    pemakaian: str
    contoh: str
    akhiran: Mapping[str, str]
    kata: str = ""
    bernilai: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PilihanBuku:
    """What was asked for. `bentuk`: the format to write, once it was checked."""

    buku: str | None = None
    keluaran: str | None = None
    bentuk: str | None = None
    aturan: str | None = None
    templat: str | None = None
    timpa: bool = False
    bantuan: bool = False


def jalankan_buku(
    perintah: PerintahBuku,
    argv: Sequence[str],
    *,
    kerja: Callable[[PilihanBuku, str], int],
    templat: Callable[[], bytes],
) -> int:
    """Run a command on a workbook: help, an empty workbook, or `kerja(options, format)`.

    0 done, 1 something in it was refused, 2 nothing can be used.
    """
    return kerjakan(perintah.nama, lambda: _jalankan(perintah, argv, kerja, templat))


def _jalankan(
    perintah: PerintahBuku,
    argv: Sequence[str],
    kerja: Callable[[PilihanBuku, str], int],
    templat: Callable[[], bytes],
) -> int:
    pilihan = _pilihan(perintah, list(argv))
    if pilihan.bantuan:
        sys.stdout.write(perintah.pemakaian)
        return 0
    if pilihan.templat is not None:
        return tulis_templat(pilihan.templat, timpa=pilihan.timpa, buat=templat)
    bentuk = bentuk_keluaran(
        pilihan.bentuk, pilihan.keluaran, dikenal=_FORMAT, akhiran=perintah.akhiran
    )
    if pilihan.keluaran is not None:
        periksa_tujuan(pilihan.keluaran, timpa=pilihan.timpa)
    return kerja(pilihan, bentuk)


def _pilihan(perintah: PerintahBuku, sisa: list[str]) -> PilihanBuku:
    if perintah.kata:
        if not sisa or sisa[0] in _BANTUAN:
            return PilihanBuku(bantuan=True)
        if sisa.pop(0) != perintah.kata:
            raise MasukanTidakSah(
                f"Perintahnya: {perintah.nama} {perintah.kata}.", f"Lihat {perintah.nama} --help."
            )
    bernilai = {**_BERNILAI, **perintah.bernilai}
    nilai, saklar = urai_pilihan(sisa, perintah=perintah.nama, bernilai=bernilai)
    pilihan = PilihanBuku(**nilai, timpa="timpa" in saklar, bantuan="bantuan" in saklar)
    if not pilihan.bantuan and pilihan.buku is None and pilihan.templat is None:
        raise MasukanTidakSah("Sebutkan buku kerjanya.", f"Contoh: {perintah.contoh}")
    return pilihan


def baca_buku_bernama(nama: str, pembaca: Callable[[bytes], T]) -> T:
    """The workbook of that name as `pembaca` reads it; a refusal names the file."""
    try:
        return pembaca(_baca(nama))
    except MasukanTidakSah as galat:
        if nama in galat.pesan:
            raise
        raise MasukanTidakSah(f"{nama}: {galat.pesan}", galat.saran) from galat


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
        elif kata == "--timpa" or kata in _BANTUAN:
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


def _baca(nama: str) -> bytes:
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


def sebab_kosong(galat: Sequence[GalatSel], *, kosong: str, tidak_ada: str) -> str:
    """Why nothing in a workbook can be used: `kosong` when nobody filled in a row, else the first
    refused cell after `tidak_ada`."""
    if not galat:
        return kosong
    g = galat[0]
    lain = f" (dan {len(galat) - 1} masalah lain)" if len(galat) > 1 else ""
    return (
        f"{tidak_ada}; lembar {g.lembar} baris {g.baris} kolom {g.kolom}: {g.masalah} "
        f"{g.saran}{lain}"
    )


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
