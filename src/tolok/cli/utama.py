"""`tolok`: one word per subcommand; heavy imports happen in the subcommand that needs them."""

from __future__ import annotations

import sys


def utama(argumen: list[str] | None = None) -> int:
    """Run the command; returns the exit status (0 done, 1 findings, 2 unusable input)."""
    sys.stderr.write("tolok: belum ada perintah.\n")
    return 2
