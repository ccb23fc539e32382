"""Who may do what in an office: dated grants, as predicates over (pengguna, objek).

`objek` is anything with an Instansi (`instansi_id`), an Instansi itself, or None for the
person's own office.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from rules.permissions import add_perm
from rules.predicates import Predicate

from tolok.dasar.galat import TidakBerwenang
from tolok.organisasi.domain.istilah import Peran
from tolok.organisasi.models import Instansi, Pegawai
from tolok.organisasi.selectors import hari_di, pegawai_dari_pengguna, wewenang
from tolok.web.waktu import sekarang

__all__ = ["IZIN", "pastikan", "punya_wewenang"]

IZIN: dict[str, tuple[Peran, ...]] = {
    "organisasi.kelola": (Peran.ADMINISTRATOR,),
    "organisasi.siapkan_pelaksanaan": (Peran.MENYIAPKAN_PELAKSANAAN,),
    "organisasi.susun_rencana": (Peran.MENYIAPKAN_PELAKSANAAN, Peran.ADMINISTRATOR),
    "organisasi.jaga_arsip": (Peran.ARSIPARIS,),
    "organisasi.periksa_jejak": (Peran.AUDITOR, Peran.PEMBINA, Peran.ADMINISTRATOR),
    "organisasi.bina": (Peran.PEMBINA,),
}
"""Permission name -> grants that give it."""


def punya_wewenang(pegawai: Pegawai, peran: Peran, instansi: UUID | None, hari: date) -> bool:
    """Whether a grant in force that day reaches the Instansi (None: only a pemda-wide grant)."""
    berlaku = wewenang(pegawai, hari)
    return (peran, None) in berlaku or (instansi is not None and (peran, instansi) in berlaku)


def pastikan(pelaku: Pegawai, instansi: Instansi, izin: str, hari: date) -> None:
    """Raise TidakBerwenang unless the person has the permission in this office that day."""
    boleh = pelaku.pemda_id == instansi.pemda_id and any(
        punya_wewenang(pelaku, peran, instansi.pk, hari) for peran in IZIN[izin]
    )
    if not boleh:
        raise TidakBerwenang(
            "Anda tidak mempunyai wewenang untuk perubahan ini pada hari ini.",
            "Hubungi administrator perangkat daerah Anda bila seharusnya punya.",
            izin,
        )


def _predikat(izin: str, daftar_peran: tuple[Peran, ...]) -> Predicate:
    def berlaku(pengguna: Any, objek: Any = None) -> bool:
        pegawai = pegawai_dari_pengguna(pengguna)
        if pegawai is None:
            return False
        if objek is not None and _pemda(objek) not in (None, pegawai.pemda_id):
            return False
        hari = hari_di(pegawai.pemda, sekarang())
        instansi = pegawai.instansi_id if objek is None else _instansi(objek)
        return any(punya_wewenang(pegawai, peran, instansi, hari) for peran in daftar_peran)

    return Predicate(berlaku, name=izin)


def _instansi(objek: Any) -> UUID | None:
    if isinstance(objek, Instansi):
        return objek.pk
    hasil: UUID | None = getattr(objek, "instansi_id", None)
    return hasil


def _pemda(objek: Any) -> UUID | None:
    hasil: UUID | None = getattr(objek, "pemda_id", None)
    return hasil


for _izin, _peran in IZIN.items():
    add_perm(_izin, _predikat(_izin, _peran))  # type: ignore[no-untyped-call]  # no types there
