"""Sign-in accounts. What an account may do comes from the Pegawai it belongs to (organisasi)."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from rules.permissions import has_perm

__all__ = ["Pengguna"]


class PenggunaManager(BaseUserManager["Pengguna"]):
    """Makes accounts; without a password the account cannot sign in with one."""

    def buat(self, username: str, password: str | None = None) -> Pengguna:
        pengguna = self.model(username=username)
        if password is None:
            pengguna.set_unusable_password()
        else:
            pengguna.set_password(password)
        pengguna.save(using=self._db)
        return pengguna


class Pengguna(AbstractBaseUser):
    """An account: a name to sign in with and a password. A global table, without pemda.

    There is no superuser: rights are dated grants (Wewenang) and placements.
    """

    DATA_PRIBADI: ClassVar[tuple[str, ...]] = ("username",)
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    username = models.CharField(
        "nama pengguna",
        max_length=64,
        unique=True,
        error_messages={"unique": "Nama pengguna ini sudah dipakai."},
    )
    is_active = models.BooleanField("aktif", default=True)
    sandi_sementara = models.BooleanField("kata sandi awal dari administrator", default=False)
    dibuat = models.DateTimeField("dibuat", auto_now_add=True)

    objects = PenggunaManager()

    class Meta:
        db_table = "akun_pengguna"
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"

    def __str__(self) -> str:
        return self.username

    def has_perm(self, izin: str, objek: Any = None) -> bool:
        """Whether the predicate registered as "room.act" holds for this account and object."""
        berlaku = has_perm(izin, self, objek)  # type: ignore[no-untyped-call]  # no types there
        return self.is_active and bool(berlaku)
