"""What every signed-in person may do with the own account."""

from __future__ import annotations

from rules.permissions import add_perm
from rules.predicates import is_authenticated

__all__: list[str] = []

for _izin in ("akun.keluar", "akun.ganti_sandi"):
    add_perm(_izin, is_authenticated)  # type: ignore[no-untyped-call]  # no types there
