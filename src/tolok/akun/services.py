"""Acts on an account."""

from __future__ import annotations

from django.db import transaction

from tolok.akun.models import Pengguna

__all__ = ["beri_sandi_sementara", "buat_pengguna", "ganti_sandi", "setel_aktif"]


@transaction.atomic
def buat_pengguna(*, username: str, sandi: str | None = None) -> Pengguna:
    """Make an account; without a password nobody can sign in with one."""
    return Pengguna.objects.buat(username, sandi)


@transaction.atomic
def ganti_sandi(*, pengguna: Pengguna, baru: str) -> Pengguna:
    """Set a new password; every other session of the account ends."""
    terkunci = Pengguna.objects.select_for_update().get(pk=pengguna.pk)
    terkunci.set_password(baru)
    terkunci.sandi_sementara = False
    terkunci.save(update_fields=["password", "sandi_sementara"])
    return terkunci


@transaction.atomic
def beri_sandi_sementara(*, pengguna: Pengguna, sandi: str) -> Pengguna:
    """A password that somebody else knows: the person chooses another at the next sign-in."""
    terkunci = Pengguna.objects.select_for_update().get(pk=pengguna.pk)
    terkunci.set_password(sandi)
    terkunci.sandi_sementara = True
    terkunci.save(update_fields=["password", "sandi_sementara"])
    return terkunci


@transaction.atomic
def setel_aktif(*, pengguna: Pengguna, aktif: bool) -> Pengguna:
    """Let an account in again, or shut it out."""
    terkunci = Pengguna.objects.select_for_update().get(pk=pengguna.pk)
    terkunci.is_active = aktif
    terkunci.save(update_fields=["is_active"])
    return terkunci
