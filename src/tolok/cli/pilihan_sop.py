"""What the commands of `tolok sop` share: naming an SOP, and the format of what is written."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from tolok.dasar.galat import MasukanTidakSah

__all__ = ["akhiran_keluaran", "tambah_sop"]

T = TypeVar("T", bound=str)


def tambah_sop(pengurai: ArgumentParser) -> None:
    """The SOP that a command works on."""
    pengurai.add_argument(
        "sop",
        metavar="BERKAS|KODE",
        help="naskah atau berkas SOP; - untuk masukan baku; atau kode SOP pustaka, misalnya 000",
    )


def akhiran_keluaran(keluaran: str, diminta: str | None, dikenal: Mapping[str, T]) -> T:
    """The format that the suffix of an output names; it must agree with --format.

    `dikenal`: suffix with its point -> format.
    """
    akhiran = Path(keluaran).suffix.lower()
    if akhiran not in dikenal:
        keliru = f"akhiran “{akhiran}” tidak dikenal" if akhiran else "belum berakhiran"
        raise MasukanTidakSah(f"{keluaran}: {keliru}.", saran=f"Pakai {', '.join(dikenal)}.")
    bentuk = dikenal[akhiran]
    if diminta is not None and diminta != bentuk:
        raise MasukanTidakSah(
            f"{keluaran}: akhirannya tidak sesuai dengan --format {diminta}.",
            saran="Pakai salah satunya.",
        )
    return bentuk
