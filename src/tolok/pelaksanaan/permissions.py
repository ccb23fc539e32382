"""Who may open what of a run.

Everybody of the office sees where a file is (run.md §8); the content of a task is for who works
on it, decides on it, stands above it, keeps the archive or audits.
"""

from __future__ import annotations

from typing import Any

from rules import Predicate, add_perm

from tolok.organisasi.domain.istilah import Peran
from tolok.organisasi.permissions import punya_wewenang
from tolok.organisasi.selectors import hari_di, pegawai_dari_pengguna
from tolok.pelaksanaan.meja import Meja
from tolok.web.waktu import sekarang

__all__ = ["boleh_buka_tugas", "boleh_kerjakan_tugas", "boleh_lihat", "boleh_siapkan"]


def boleh_lihat(pengguna: Any, objek: Any = None) -> bool:
    """Every employee sees the runs of their own office."""
    pegawai = pegawai_dari_pengguna(pengguna)
    return pegawai is not None and getattr(objek, "pemda_id", pegawai.pemda_id) == pegawai.pemda_id


def boleh_siapkan(pengguna: Any, objek: Any = None) -> bool:
    """Preparing a run is a grant (Kasubbag, JFP), or the head's."""
    pegawai = pegawai_dari_pengguna(pengguna)
    if pegawai is None:
        return False
    hari = hari_di(pegawai.pemda, sekarang())
    return punya_wewenang(pegawai, Peran.MENYIAPKAN_PELAKSANAAN, pegawai.instansi_id, hari)


def boleh_buka_tugas(pengguna: Any, meja: Meja | None = None) -> bool:
    """Holder, participant, whoever worked in this run, stands above it, keeps or audits it."""
    pegawai = pegawai_dari_pengguna(pengguna)
    if pegawai is None or meja is None:
        return False
    return (
        meja.memegang
        or meja.larangan is None
        or _pernah_bekerja(meja, str(pegawai.pk))
        or _berwenang(pegawai, meja)
    )


def boleh_kerjakan_tugas(pengguna: Any, meja: Meja | None = None) -> bool:
    """The same people may try; what the state or two hands forbid is refused under the lock."""
    return boleh_buka_tugas(pengguna, meja)


def _pernah_bekerja(meja: Meja, pegawai: str) -> bool:
    """A holder of any task of the run, now or when it was closed."""
    kunci = meja.fakta.kedudukan
    return any(
        t.pemegang.kunci in kunci or (t.oleh is not None and t.oleh.pegawai == pegawai)
        for t in meja.keadaan.tugas.values()
        if not t.peserta or t.id == meja.tugas.id
    )


def _berwenang(pegawai: Any, meja: Meja) -> bool:
    instansi = meja.pelaksanaan.instansi_id
    peran = (Peran.ARSIPARIS, Peran.AUDITOR, Peran.MENYIAPKAN_PELAKSANAAN)
    kepala = meja.fakta.kepala is not None and meja.fakta.kepala in meja.fakta.kedudukan
    return kepala or any(punya_wewenang(pegawai, p, instansi, meja.kini.hari) for p in peran)


for _nama, _predikat in {
    "pelaksanaan.lihat": boleh_lihat,
    "pelaksanaan.siapkan": boleh_siapkan,
    "pelaksanaan.buka_tugas": boleh_buka_tugas,
    "pelaksanaan.kerjakan_tugas": boleh_kerjakan_tugas,
}.items():
    add_perm(_nama, Predicate(_predikat, name=_nama))  # type: ignore[no-untyped-call]  # no types there
