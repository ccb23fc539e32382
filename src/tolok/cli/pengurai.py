"""Command-line parsing that speaks Indonesian and says what is wrong in one line."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import NoReturn

__all__ = ["Pengurai"]


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
    """A parser whose `usage` is written by hand; a mistake ends with status 2 and that usage."""

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
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"tolok: perintahnya tidak lengkap atau tidak dikenal; pakai: {self.usage}\n")
