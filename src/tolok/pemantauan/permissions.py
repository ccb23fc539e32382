"""Who may look on: everybody their own calendar, outsiders only what a grant or a letter names."""

from __future__ import annotations

from typing import Any

from rules.permissions import add_perm
from rules.predicates import Predicate

from tolok.organisasi.domain.istilah import Peran
from tolok.organisasi.permissions import punya_wewenang
from tolok.organisasi.selectors import hari_di, pegawai_dari_pengguna
from tolok.pelaksanaan.kantor import susunan_kini
from tolok.pelaksanaan.permissions import memimpin
from tolok.pemantauan.selectors import surat_berlaku
from tolok.web.waktu import sekarang

__all__ = ["BACAAN", "BUKA", "EVALUASI", "KALENDER", "KELOLA_SURAT", "LINTAS", "boleh_lintas"]

KALENDER = "pemantauan.kalender"
BUKA = "pemantauan.buka"
LINTAS = "pemantauan.lintas"
EVALUASI = "pemantauan.evaluasi"
KELOLA_SURAT = "pemantauan.kelola_surat"
BACAAN = "pemantauan.bacaan"

_LINTAS = (Peran.AUDITOR, Peran.PEMBINA)


def _pegawai(pengguna: Any, objek: Any = None) -> bool:
    return pegawai_dari_pengguna(pengguna) is not None


def boleh_lintas(pengguna: Any, objek: Any = None) -> bool:
    """An auditor or pembina of the whole pemda; `objek`: an office of that pemda, or None."""
    pegawai = pegawai_dari_pengguna(pengguna)
    if pegawai is None:
        return False
    if objek is not None and objek.pemda_id != pegawai.pemda_id:
        return False
    hari = hari_di(pegawai.pemda, sekarang())
    return any(punya_wewenang(pegawai, peran, None, hari) for peran in _LINTAS)


def _buka(pengguna: Any, objek: Any = None) -> bool:
    """Those, and an evaluator with a letter in force."""
    if boleh_lintas(pengguna):
        return True
    return bool(surat_berlaku(pegawai_dari_pengguna(pengguna), sekarang()))


def _evaluasi(pengguna: Any, objek: Any = None) -> bool:
    """The evaluator whom the letter names; whether it is in force was asked when it was found."""
    pegawai = pegawai_dari_pengguna(pengguna)
    return pegawai is not None and objek is not None and bool(objek.pegawai_id == pegawai.pk)


def _kelola_surat(pengguna: Any, objek: Any = None) -> bool:
    """The administrator of the office that is read."""
    return bool(pengguna.has_perm("organisasi.kelola", objek))


def _bacaan(pengguna: Any, objek: Any = None) -> bool:
    """The head of the office and its administrator."""
    pegawai = pegawai_dari_pengguna(pengguna)
    if pegawai is None:
        return False
    if pengguna.has_perm("organisasi.kelola"):
        return True
    hari = hari_di(pegawai.pemda, sekarang())
    return memimpin(susunan_kini(pegawai.instansi, hari), pegawai.pk)


for _izin, _boleh in (
    (KALENDER, _pegawai),
    (BUKA, _buka),
    (LINTAS, boleh_lintas),
    (EVALUASI, _evaluasi),
    (KELOLA_SURAT, _kelola_surat),
    (BACAAN, _bacaan),
):
    add_perm(_izin, Predicate(_boleh, name=_izin))  # type: ignore[no-untyped-call]  # no types there
