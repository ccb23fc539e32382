"""How often one address may ask: counted in memory, per process, in fixed windows.

For what is open to everybody. It slows a machine that guesses; it is no accounting, so a restart
forgets it and several processes count apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from tolok.web.waktu import sekarang

__all__ = ["Laju", "alamat_klien"]


def alamat_klien(request: HttpRequest) -> str:
    """The address that asks: behind a proxy of ours (TOLOK_PROKSI=1) what that proxy saw.

    Only the last entry of X-Forwarded-For was written by our proxy; those before it are the
    client's own words.
    """
    langsung = str(request.META.get("REMOTE_ADDR") or "")
    if not settings.PROKSI:
        return langsung
    return request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()[:45] or langsung


@dataclass(frozen=True, slots=True, kw_only=True)
class Laju:
    """At most `banyak` times in `detik` seconds from one address."""

    nama: str
    banyak: int
    detik: int

    def hitung(self, request: HttpRequest) -> None:
        """Count one more."""
        kunci = self._kunci(request)
        if not cache.add(kunci, 1, self.detik):
            try:
                cache.incr(kunci)
            except ValueError:  # the window ended between the two calls
                cache.add(kunci, 1, self.detik)

    def lewat(self, request: HttpRequest) -> bool:
        """Whether the address has used its share of this window."""
        return int(cache.get(self._kunci(request), 0)) >= self.banyak

    def _kunci(self, request: HttpRequest) -> str:
        jendela = int(sekarang().timestamp()) // self.detik
        return f"laju:{self.nama}:{alamat_klien(request)}:{jendela}"
