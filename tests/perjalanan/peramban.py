"""Chromium for tests and pictures: Debian's own, without any call to the outside."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, expect, sync_playwright

__all__ = ["LEBAR_DESKTOP", "LEBAR_TELEPON", "buka_peramban", "chromium"]

LEBAR_DESKTOP = {"width": 1440, "height": 900}
LEBAR_TELEPON = {"width": 390, "height": 844}
_PILIHAN = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def chromium() -> str | None:
    """Path of Chromium, or None."""
    return os.environ.get("TOLOK_CHROMIUM") or shutil.which("chromium")


@contextmanager
def buka_peramban() -> Iterator[Browser]:
    """A headless browser that is closed again."""
    expect.set_options(timeout=30_000)  # two busy cores are slow, not wrong
    with sync_playwright() as p:
        peramban = p.chromium.launch(executable_path=chromium(), args=list(_PILIHAN))
        try:
            yield peramban
        finally:
            peramban.close()
