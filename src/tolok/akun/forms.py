"""Sign-in and change of password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest

from tolok.akun.models import Pengguna
from tolok.web.laju import Laju

__all__ = ["LAJU_MASUK", "GantiSandiForm", "MasukForm"]

LAJU_MASUK = Laju(nama="masuk", banyak=100, detik=900)
"""Failed sign-ins of one network: one password tried on every NIP locks no single account."""


class MasukForm(forms.Form):
    """Name and password. `pengguna` is set once both are right."""

    pengguna: Pengguna | None = None

    username = forms.CharField(
        label="NIP atau nama pengguna",
        max_length=64,
        error_messages={"required": "Isi NIP atau nama pengguna Anda."},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label="Kata sandi",
        max_length=256,
        strip=False,
        error_messages={"required": "Isi kata sandi Anda."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if isi.get("username") and isi.get("password"):
            nama = isi["username"].replace(" ", "")
            hasil = authenticate(self.request, username=nama, password=isi["password"])
            self.pengguna = hasil if isinstance(hasil, Pengguna) else None
            if self.pengguna is None:
                LAJU_MASUK.hitung(self.request)
                raise forms.ValidationError(self._sebab())
        return isi

    def _sebab(self) -> str:
        if getattr(self.request, "axes_locked_out", False):
            # The sentence stands on our own page; the middleware would send a bare text instead.
            self.request.axes_locked_out = False  # type: ignore[attr-defined]
            return (
                "Terlalu banyak percobaan masuk yang salah. Tunggu 15 menit, lalu coba lagi, atau "
                "minta administrator mengatur ulang kata sandi Anda."
            )
        return (
            "Nama pengguna atau kata sandi tidak cocok. Periksa huruf besar-kecilnya, lalu coba "
            "lagi."
        )


class GantiSandiForm(forms.Form):
    """The old password once, the new one twice."""

    lama = forms.CharField(
        label="Kata sandi sekarang",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    baru = forms.CharField(
        label="Kata sandi baru",
        strip=False,
        help_text="Sedikitnya 10 huruf atau angka, bukan kata sandi yang umum dipakai.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    ulang = forms.CharField(
        label="Kata sandi baru, sekali lagi",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(
        self, request: HttpRequest, pengguna: Pengguna, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.pengguna = pengguna

    def clean_lama(self) -> str:
        """Asked like a sign-in, so that guessing it on an open session is locked out as well."""
        lama: str = self.cleaned_data["lama"]
        if authenticate(self.request, username=self.pengguna.username, password=lama) is None:
            # The sentence stands on our own page; the middleware would send a bare text instead.
            self.request.axes_locked_out = False  # type: ignore[attr-defined]
            raise forms.ValidationError("Kata sandi sekarang tidak cocok.")
        return lama

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if isi.get("baru") and isi.get("ulang") and isi["baru"] != isi["ulang"]:
            self.add_error("ulang", "Kedua isian kata sandi baru tidak sama.")
        elif isi.get("baru"):
            try:
                validate_password(isi["baru"], self.pengguna)
            except forms.ValidationError as galat:
                self.add_error("baru", galat)
        return isi
