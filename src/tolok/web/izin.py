"""Who may open a page: every view says so with `butuh` or `publik`; a view that does not is shut.

The order is always sign-in, object, permission. What is not there (or belongs to another
office) is 404 before any right is asked, so that a refusal never tells that something exists.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.checks import Error
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import resolve_url
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from tolok.dasar.galat import GalatTolok, TidakBerwenang

__all__ = [
    "PUBLIK",
    "Objek",
    "Pencatat",
    "View",
    "butuh",
    "catat_penolakan",
    "daftar_view",
    "daftarkan_pencatat",
    "izin_view",
    "periksa_gerbang",
    "publik",
]

PUBLIK = "publik"

View = Callable[..., HttpResponseBase]
Objek = Callable[..., Any]
Pencatat = Callable[[HttpRequest, GalatTolok], None]

_daftar_pencatat: list[Pencatat] = []


def butuh(izin: str, objek: Objek | None = None) -> Callable[[View], View]:
    """Open the view to signed-in persons for whom the predicate `izin` ("room.act") holds.

    `objek(request, **kwargs)` finds what the permission is about; it raises TidakDitemukan (or
    Http404) for what is not there. The view finds it again as `request.objek`.
    """
    if izin.count(".") != 1:
        raise ImproperlyConfigured(f"Izin ditulis 'ruang.tindakan', bukan {izin!r}.")

    def bungkus(view: View) -> View:
        @wraps(view)
        def dijaga(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _ke_halaman_masuk(request)
            sasaran = objek(request, **kwargs) if objek else None
            if not request.user.has_perm(izin, sasaran):
                raise _ditolak(izin)
            request.objek = sasaran  # type: ignore[attr-defined]  # read back by the view
            return view(request, *args, **kwargs)

        dijaga.izin = izin  # type: ignore[attr-defined]  # read by the URL walk and the middleware
        return dijaga

    return bungkus


def publik(view: View) -> View:
    """Open the view to everybody: sign-in, error pages, the verification of a letter."""

    @wraps(view)
    def terbuka(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    terbuka.izin = PUBLIK  # type: ignore[attr-defined]  # read by the URL walk and the middleware
    return terbuka


def izin_view(view: Callable[..., Any]) -> str | None:
    """Permission name of a view, PUBLIK for a public one, None when it declares nothing."""
    izin = getattr(view, "izin", None)
    return izin if isinstance(izin, str) else None


def daftar_view(
    pola: list[URLPattern | URLResolver] | None = None, awalan: str = "", ruang: str = ""
) -> list[tuple[str, str, str | None]]:
    """Every view of the URL table as (name, path, permission); None: it declares nothing."""
    hasil: list[tuple[str, str, str | None]] = []
    for p in get_resolver().url_patterns if pola is None else pola:
        jalur = f"{awalan}{p.pattern}"
        if isinstance(p, URLResolver):
            nama = f"{ruang}{p.namespace}:" if p.namespace else ruang
            hasil += daftar_view(p.url_patterns, jalur, nama)
        else:
            hasil.append((f"{ruang}{p.name or ''}", jalur, izin_view(p.callback)))
    return hasil


def periksa_gerbang(**_lain: Any) -> list[Error]:
    """Start-up check: every view says who may open it."""
    return [
        Error(
            f"View {nama or jalur} belum menyatakan izinnya.",
            hint="Hias dengan @butuh(...) atau @publik.",
            id="web.E002",
        )
        for nama, jalur, izin in daftar_view()
        if izin is None
    ]


def daftarkan_pencatat(pencatat: Pencatat) -> None:
    """Register who writes refused attempts down (pelaksanaan does, in `AppConfig.ready`)."""
    if pencatat not in _daftar_pencatat:
        _daftar_pencatat.append(pencatat)


def catat_penolakan(request: HttpRequest, galat: GalatTolok) -> None:
    """Tell every registered writer about a refused attempt."""
    for pencatat in _daftar_pencatat:
        pencatat(request, galat)


def _ditolak(izin: str) -> TidakBerwenang:
    return TidakBerwenang(
        "Halaman atau tindakan ini bukan wewenang jabatan Anda saat ini.",
        "Jika menurut Anda seharusnya boleh, hubungi administrator instansi Anda dan sebutkan "
        f"kode izin {izin}.",
        izin,
    )


def _ke_halaman_masuk(request: HttpRequest) -> HttpResponseBase:
    """To the sign-in page and back; a fragment sends the whole page there."""
    balasan = redirect_to_login(_alamat_kembali(request), resolve_url(settings.LOGIN_URL))
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(balasan.url)
    return balasan


def _alamat_kembali(request: HttpRequest) -> str:
    """The page to come back to: a GET itself; for a POST or fragment, the page it came from."""
    dari_htmx = request.headers.get("HX-Current-URL", "")
    if request.method in ("GET", "HEAD") and not dari_htmx:
        return request.get_full_path()
    asal = dari_htmx or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(asal, {request.get_host()}):
        return "/"
    bagian = urlsplit(asal)
    return bagian.path + (f"?{bagian.query}" if bagian.query else "")
