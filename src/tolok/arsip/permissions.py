"""Who may read the archive list and record a shelf."""

from __future__ import annotations

from typing import Any

from rules import Predicate, add_perm

from tolok.arsip.models import Arsip
from tolok.dasar.galat import TidakBerwenang
from tolok.organisasi.domain.istilah import Peran
from tolok.organisasi.permissions import punya_wewenang
from tolok.organisasi.selectors import hari_di, pegawai_dari_pengguna
from tolok.web.waktu import sekarang

__all__ = ["boleh_catat_tempat", "boleh_lihat_arsip", "pastikan_pengarsip"]

_PENGARSIP = (Peran.ARSIPARIS, Peran.MENYIAPKAN_PELAKSANAAN)


def boleh_lihat_arsip(pengguna: Any, objek: Arsip | None = None) -> bool:
    """Every employee sees the list of their own office's closed files, not their content."""
    pegawai = pegawai_dari_pengguna(pengguna)
    return pegawai is not None and (objek is None or objek.instansi_id == pegawai.instansi_id)


def boleh_catat_tempat(pengguna: Any, objek: Arsip | None = None) -> bool:
    """The keeper of the archive, or who prepares runs."""
    pegawai = pegawai_dari_pengguna(pengguna)
    return pegawai is not None and objek is not None and _pengarsip(pegawai, objek)


def pastikan_pengarsip(pegawai: Any, arsip: Arsip) -> None:
    """Raise TidakBerwenang unless the person keeps this office's archive today."""
    if not _pengarsip(pegawai, arsip):
        raise TidakBerwenang(
            "Tempat simpan dicatat oleh arsiparis atau penyiap pelaksanaan.",
            "Minta arsiparis mencatatnya.",
            "arsip.catat_tempat",
        )


def _pengarsip(pegawai: Any, arsip: Arsip) -> bool:
    hari = hari_di(pegawai.pemda, sekarang())
    return pegawai.instansi_id == arsip.instansi_id and any(
        punya_wewenang(pegawai, p, arsip.instansi_id, hari) for p in _PENGARSIP
    )


for _nama, _predikat in {
    "arsip.lihat": boleh_lihat_arsip,
    "arsip.catat_tempat": boleh_catat_tempat,
}.items():
    add_perm(_nama, Predicate(_predikat, name=_nama))  # type: ignore[no-untyped-call]  # no types there
