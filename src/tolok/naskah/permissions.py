"""Who may see documents.

The list (kind, subject, number, dates) is open to the whole office. What a document says is
seen by its maker, the keeper of the archive, and those whom another room names (whoever worked
on or decides in the run that made it).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from rules.permissions import add_perm
from rules.predicates import Predicate

from tolok.naskah.models import Naskah
from tolok.organisasi.domain.istilah import Peran
from tolok.organisasi.permissions import punya_wewenang
from tolok.organisasi.selectors import hari_di, pegawai_dari_pengguna
from tolok.web.waktu import sekarang

if TYPE_CHECKING:
    from tolok.berkas.models import Berkas
    from tolok.organisasi.models import Pegawai

__all__ = [
    "BACA",
    "LIHAT",
    "NOMORI",
    "BolehBaca",
    "boleh_baca",
    "boleh_lihat_fail",
    "daftarkan",
    "menjaga_arsip",
]

LIHAT, BACA, NOMORI = "naskah.lihat", "naskah.baca", "naskah.nomori"
BolehBaca = Callable[["Pegawai", Naskah], bool]
_daftar: dict[str, BolehBaca] = {}
_PENATA_NOMOR = (Peran.ADMINISTRATOR, Peran.ARSIPARIS, Peran.MENYIAPKAN_PELAKSANAAN)


def daftarkan(kode: str, predikat: BolehBaca) -> None:
    """Add a reason to read a document; a second one with the code replaces the first."""
    _daftar[kode] = predikat


def boleh_baca(pegawai: Pegawai | None, naskah: Naskah) -> bool:
    """Whether the person may read what the document says; never across offices."""
    if pegawai is None or pegawai.instansi_id != naskah.instansi_id:
        return False
    if naskah.pembuat_id == pegawai.pk or menjaga_arsip(pegawai):
        return True
    return any(predikat(pegawai, naskah) for predikat in _daftar.values())


def menjaga_arsip(pegawai: Pegawai) -> bool:
    """Keeps the archive of the own office today."""
    return _wewenang(pegawai, (Peran.ARSIPARIS,))


def boleh_lihat_fail(pegawai: Pegawai, berkas: Berkas) -> bool:
    """The reason that this room gives to see a stored file: it is a readable document's PDF."""
    pemilik = Naskah.objects.filter(
        daftar_versi__berkas=berkas.pk, instansi_id=pegawai.instansi_id
    ).distinct()
    return any(boleh_baca(pegawai, naskah) for naskah in pemilik)


def _wewenang(pegawai: Pegawai, daftar_peran: tuple[Peran, ...]) -> bool:
    hari = hari_di(pegawai.pemda, sekarang())
    return any(punya_wewenang(pegawai, p, pegawai.instansi_id, hari) for p in daftar_peran)


def _milik(pegawai: Pegawai, objek: Any) -> bool:
    return objek is None or getattr(objek, "instansi_id", None) == pegawai.instansi_id


def _predikat(izin: str, boleh: Callable[[Pegawai, Any], bool]) -> Predicate:
    def berlaku(pengguna: Any, objek: Any = None) -> bool:
        pegawai = pegawai_dari_pengguna(pengguna)
        return pegawai is not None and _milik(pegawai, objek) and boleh(pegawai, objek)

    return Predicate(berlaku, name=izin)


_IZIN: dict[str, Callable[[Any, Any], bool]] = {
    LIHAT: lambda pegawai, objek: True,
    BACA: lambda pegawai, objek: isinstance(objek, Naskah) and boleh_baca(pegawai, objek),
    NOMORI: lambda pegawai, objek: _wewenang(pegawai, _PENATA_NOMOR),
}
for _izin, _boleh in _IZIN.items():
    add_perm(_izin, _predikat(_izin, _boleh))  # type: ignore[no-untyped-call]  # no types there
