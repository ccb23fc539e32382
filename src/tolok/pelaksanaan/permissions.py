"""Who may open what of a run. Everybody of the office sees where a file is (rows, holders, times)."""

from __future__ import annotations

from typing import Any

from rules.permissions import add_perm
from rules.predicates import Predicate

from tolok.organisasi.selectors import pegawai_dari_pengguna

__all__ = ["boleh_buka_tugas", "boleh_kerjakan_tugas", "boleh_lihat"]


def boleh_lihat(pengguna: Any, objek: Any = None) -> bool:
    """An employee, of the office that `objek` belongs to (None: of any office)."""
    pegawai = pegawai_dari_pengguna(pengguna)
    if pegawai is None:
        return False
    return objek is None or bool(objek.instansi_id == pegawai.instansi_id)


for _izin in ("pelaksanaan.tugas_saya", "pelaksanaan.daftar", "pelaksanaan.lihat"):
    add_perm(_izin, Predicate(boleh_lihat, name=_izin))  # type: ignore[no-untyped-call]  # no types there


def boleh_kerjakan_tugas(pengguna: Any, objek: Any = None) -> bool:
    """Content is for those whom a task of the run reached (`terkait` of the task page's object).

    Who may answer the task itself is decided under the lock, with the reason in words.
    """
    return objek is not None and boleh_lihat(pengguna, objek.pelaksanaan) and bool(objek.terkait)


def boleh_buka_tugas(pengguna: Any, objek: Any = None) -> bool:
    """Those, and the keeper of the office's archive."""
    return boleh_kerjakan_tugas(pengguna, objek) or (
        objek is not None
        and boleh_lihat(pengguna, objek.pelaksanaan)
        and bool(pengguna.has_perm("organisasi.jaga_arsip", objek.pelaksanaan))
    )


for _izin, _boleh in (
    ("pelaksanaan.buka_tugas", boleh_buka_tugas),
    ("pelaksanaan.kerjakan_tugas", boleh_kerjakan_tugas),
):
    add_perm(_izin, Predicate(_boleh, name=_izin))  # type: ignore[no-untyped-call]  # no types there
