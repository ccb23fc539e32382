"""Sets `request.pegawai`: the employee behind the account, or None."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject

from tolok.organisasi.models import Pegawai
from tolok.organisasi.selectors import hari_di, pegawai_dari_pengguna, sebutan_jabatan
from tolok.web.waktu import sekarang

__all__ = ["PegawaiMiddleware"]


class PegawaiMiddleware:
    """One query per request of a signed-in person; the names of their posts only when shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        pegawai = pegawai_dari_pengguna(request.user)
        if pegawai is not None:
            _sebut(pegawai)
        request.pegawai = pegawai  # type: ignore[attr-defined]  # the contract of docs/arsitektur.md
        return self.get_response(request)


def _sebut(pegawai: Pegawai) -> None:
    """`pegawai.sebutan_jabatan_kini`: the posts held today, read by the page's header."""

    def baca() -> list[str]:
        return sebutan_jabatan(pegawai, hari_di(pegawai.pemda, sekarang()))

    pegawai.__dict__["sebutan_jabatan_kini"] = SimpleLazyObject(baca)
