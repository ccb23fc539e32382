"""Command-line parsing that speaks Indonesian and says what is wrong in one line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

__all__ = ["Pengurai"]

# What argparse says, and how a command says it: the part that is wrong, then the sentence.
_SEBAB: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"the following arguments are required: (?P<apa>.+)"), "{apa} belum disebut."),
    (re.compile(r"unrecognized arguments: (?P<apa>.+)"), "“{apa}” tidak dikenal atau berlebih."),
    (re.compile(r"argument (?P<apa>\S+): expected one argument"), "{apa} memerlukan isi."),
    (
        re.compile(r"argument (?P<apa>\S+): invalid choice: '(?P<isi>.*)' \(choose from (?P<ada>.+)\)"),
        "{apa} tidak mengenal “{isi}”; pilihannya {ada}.",
    ),
    (
        re.compile(r"argument (?P<apa>\S+): invalid int value: '(?P<isi>.*)'"),
        "{apa} diisi bilangan bulat, bukan “{isi}”.",
    ),
)  # fmt: skip


class _Penata(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "pakai: ")


class Pengurai(argparse.ArgumentParser):
    """A parser whose `usage` is written by hand; a mistake is named and ends with status 2."""

    def __init__(self, *, prog: str, usage: str, description: str) -> None:
        super().__init__(
            prog=prog,
            usage=f"{prog} {usage}".strip(),
            description=description,
            formatter_class=_Penata,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = "yang dibaca"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", "--bantuan", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"tolok: {_sebab(message)} Pakai: {self.usage}\n")


def _sebab(pesan: str) -> str:
    """The mistake in words of ours; a general sentence where argparse says something else."""
    for pola, kalimat in _SEBAB:
        if cocok := pola.fullmatch(" ".join(pesan.split())):
            isi = {nama: teks.replace("'", "") for nama, teks in cocok.groupdict().items()}
            return kalimat.format(**isi)
    return "perintahnya tidak lengkap atau tidak dikenal."
