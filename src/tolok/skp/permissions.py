"""Who may bring in plans, and who sees the list of an office. Content has its own, narrower, rule."""

from __future__ import annotations

from typing import Any

from rules import Predicate, add_perm

from tolok.dasar.galat import TidakBerwenang
from tolok.organisasi.domain.istilah import Peran
from tolok.organisasi.permissions import punya_wewenang
from tolok.organisasi.selectors import hari_di, pegawai_dari_pengguna
from tolok.web.waktu import sekarang

__all__ = ["boleh_kelola", "boleh_lihat_sendiri", "boleh_rekam", "pastikan_mengelola"]

_PENGELOLA = (Peran.MENYIAPKAN_PELAKSANAAN, Peran.ADMINISTRATOR)


def boleh_lihat_sendiri(pengguna: Any, objek: Any = None) -> bool:
    """Everybody sees the own SKP."""
    return pegawai_dari_pengguna(pengguna) is not None


def boleh_kelola(pengguna: Any, objek: Any = None) -> bool:
    """Who prepares runs sees who has an SKP, never its content."""
    pegawai = pegawai_dari_pengguna(pengguna)
    return pegawai is not None and _mengelola(pegawai)


def boleh_rekam(pengguna: Any, objek: Any = None) -> bool:
    """Whom a scoring task reached, and who prepares runs."""
    return objek is not None and bool(objek.boleh)


def pastikan_mengelola(pegawai: Any) -> None:
    """Raise TidakBerwenang unless the person keeps the list of SKP of the office."""
    if not _mengelola(pegawai):
        raise TidakBerwenang(
            "Rencana SKP dimasukkan oleh penyiap pelaksanaan.",
            "Minta penyiap pelaksanaan kantor Anda memasukkannya.",
            "skp.kelola",
        )


def _mengelola(pegawai: Any) -> bool:
    hari = hari_di(pegawai.pemda, sekarang())
    return any(punya_wewenang(pegawai, p, pegawai.instansi_id, hari) for p in _PENGELOLA)


for _nama, _predikat in {
    "skp.lihat_sendiri": boleh_lihat_sendiri,
    "skp.kelola": boleh_kelola,
    "skp.rekam": boleh_rekam,
}.items():
    add_perm(_nama, Predicate(_predikat, name=_nama))  # type: ignore[no-untyped-call]  # no types there
