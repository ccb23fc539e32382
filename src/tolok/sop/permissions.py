"""Who may see, manage and ratify the SOPs of an office."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from rules.permissions import add_perm
from rules.predicates import Predicate

from tolok.dasar.galat import TidakBerwenang
from tolok.organisasi.domain.istilah import Peran
from tolok.organisasi.permissions import punya_wewenang
from tolok.organisasi.selectors import hari_di, pegawai_dari_pengguna
from tolok.sop.selectors.sunting import adalah_sumber
from tolok.web.waktu import sekarang

if TYPE_CHECKING:
    from tolok.berkas.models import Berkas
    from tolok.organisasi.models import Instansi, Pegawai

__all__ = ["KELOLA", "LIHAT", "SAHKAN", "boleh_lihat_sumber", "pastikan"]

LIHAT, KELOLA, SAHKAN = "sop.lihat", "sop.kelola", "sop.sahkan"
_PERAN = {
    KELOLA: (Peran.ADMINISTRATOR, Peran.MENYIAPKAN_PELAKSANAAN),
    SAHKAN: (Peran.ADMINISTRATOR,),
}


def _boleh(pegawai: Pegawai, izin: str, pemda: UUID, instansi: UUID | None, hari: date) -> bool:
    if pegawai.pemda_id != pemda:
        return False
    return any(punya_wewenang(pegawai, peran, instansi, hari) for peran in _PERAN[izin])


def pastikan(pelaku: Pegawai, izin: str, instansi: Instansi, saat: datetime) -> None:
    """Raise TidakBerwenang unless the person has the permission in this Instansi at that time."""
    hari = hari_di(pelaku.pemda, saat)
    if not _boleh(pelaku, izin, instansi.pemda_id, instansi.pk, hari):
        raise TidakBerwenang(
            "Mengelola SOP instansi ini bukan wewenang Anda hari ini.",
            "Hubungi administrator perangkat daerah Anda bila seharusnya punya.",
            izin,
        )


def boleh_lihat_sumber(pegawai: Pegawai, berkas: Berkas) -> bool:
    """The document an SOP was read from is seen by who manages the SOPs of that office."""
    hari = hari_di(pegawai.pemda, sekarang())
    return adalah_sumber(pegawai, berkas) and _boleh(
        pegawai, KELOLA, berkas.pemda_id, pegawai.instansi_id, hari
    )


def _lihat(pengguna: Any, objek: Any = None) -> bool:
    """Everybody in the office reads its SOPs; the library is published."""
    pegawai = pegawai_dari_pengguna(pengguna)
    if pegawai is None:
        return False
    return objek is None or getattr(objek, "instansi_id", None) in (None, pegawai.instansi_id)


def _predikat(izin: str) -> Predicate:
    def berlaku(pengguna: Any, objek: Any = None) -> bool:
        pegawai = pegawai_dari_pengguna(pengguna)
        if pegawai is None:
            return False
        pemda = getattr(objek, "pemda_id", pegawai.pemda_id)
        instansi = getattr(objek, "instansi_id", pegawai.instansi_id)
        return _boleh(pegawai, izin, pemda, instansi, hari_di(pegawai.pemda, sekarang()))

    return Predicate(berlaku, name=izin)


add_perm(LIHAT, Predicate(_lihat, name=LIHAT))  # type: ignore[no-untyped-call]  # no types there
for _izin in (KELOLA, SAHKAN):
    add_perm(_izin, _predikat(_izin))  # type: ignore[no-untyped-call]  # no types there
