"""Who may see a file: nobody, unless a room that uses the file says so.

A room registers a predicate (pegawai, berkas) -> bool in its AppConfig.ready; one yes opens the
file. A file that is linked nowhere is seen by nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from rules.permissions import add_perm
from rules.predicates import Predicate

from tolok.berkas.models import Berkas
from tolok.organisasi.selectors import pegawai_dari_pengguna

if TYPE_CHECKING:
    from tolok.organisasi.models import Pegawai

__all__ = ["BolehLihat", "boleh_lihat", "daftarkan"]

BolehLihat = Callable[["Pegawai", Berkas], bool]
_daftar: dict[str, BolehLihat] = {}


def daftarkan(kode: str, predikat: BolehLihat) -> None:
    """Add a reason to see a file, e.g. "naskah.versi"; a second one with the code replaces it."""
    _daftar[kode] = predikat


def boleh_lihat(pegawai: Pegawai | None, berkas: Berkas) -> bool:
    """Whether any room lets this person see the file; never across pemdas."""
    if pegawai is None or pegawai.pemda_id != berkas.pemda_id:
        return False
    return any(predikat(pegawai, berkas) for predikat in _daftar.values())


def _lihat(pengguna: Any, objek: Any = None) -> bool:
    pegawai = pegawai_dari_pengguna(pengguna)
    return isinstance(objek, Berkas) and boleh_lihat(pegawai, objek)


add_perm("berkas.lihat", Predicate(_lihat, name="berkas.lihat"))  # type: ignore[no-untyped-call]  # no types there
