"""Who may open what of a run. Everybody of the office sees where a file is (rows, holders, times)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from rules.permissions import add_perm
from rules.predicates import Predicate

from tolok.organisasi.domain.susunan import Susunan
from tolok.organisasi.selectors import hari_di, pegawai_dari_pengguna
from tolok.pelaksanaan.kantor import susunan_kini
from tolok.web.waktu import sekarang

__all__ = [
    "ISI_EVALUASI",
    "TANDA_EVALUASI",
    "boleh_batalkan",
    "boleh_buka_tugas",
    "boleh_kerjakan_tugas",
    "boleh_lihat",
    "memimpin",
]


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


def boleh_buka_banyak(pengguna: Any, objek: Any = None) -> bool:
    """A row per employee: whom one of its tasks reached."""
    return objek is not None and boleh_lihat(pengguna, objek.pelaksanaan) and bool(objek.tugas)


add_perm("pelaksanaan.buka_banyak", Predicate(boleh_buka_banyak, name="pelaksanaan.buka_banyak"))  # type: ignore[no-untyped-call]  # no types there


def boleh_kendalikan(pengguna: Any, objek: Any = None) -> bool:
    """A parallel row: whoever handed it out, and the head of the office."""
    return objek is not None and boleh_lihat(pengguna, objek.pelaksanaan) and bool(objek.boleh)


add_perm("pelaksanaan.kendalikan", Predicate(boleh_kendalikan, name="pelaksanaan.kendalikan"))  # type: ignore[no-untyped-call]  # no types there


def boleh_buka_notula(pengguna: Any, objek: Any = None) -> bool:
    """Minutes: who was there, led, wrote, or takes part in the run."""
    return objek is not None and boleh_lihat(pengguna, objek.pelaksanaan) and bool(objek.terkait)


add_perm("pelaksanaan.buka_notula", Predicate(boleh_buka_notula, name="pelaksanaan.buka_notula"))  # type: ignore[no-untyped-call]  # no types there


def boleh_batalkan(pengguna: Any, objek: Any = None) -> bool:
    """Who prepares runs, and the head of the office; the decision is taken under the lock."""
    if objek is None or not boleh_lihat(pengguna, objek):
        return False
    if pengguna.has_perm("organisasi.siapkan_pelaksanaan", objek):
        return True
    pegawai = pegawai_dari_pengguna(pengguna)
    return pegawai is not None and memimpin(
        susunan_kini(pegawai.instansi, hari_di(pegawai.pemda, sekarang())), pegawai.pk
    )


def memimpin(kantor: Susunan, pegawai: UUID) -> bool:
    """Holds, or acts in, the post that leads the office. No query."""
    pimpinan = kantor.pimpinan()
    return pimpinan is not None and any(d.pegawai == pegawai for d in pimpinan.duduk)


# Whoever prepares runs also says who takes a lane that nobody holds.
for _izin in ("pelaksanaan.batalkan", "pelaksanaan.tetapkan_lajur"):
    add_perm(_izin, Predicate(boleh_batalkan, name=_izin))  # type: ignore[no-untyped-call]  # no types there


ISI_EVALUASI, TANDA_EVALUASI = "pelaksanaan.isi_evaluasi", "pelaksanaan.tanda_evaluasi"


def _boleh_isi_evaluasi(pengguna: Any, objek: Any = None) -> bool:
    """The yearly form of an SOP is typed by who manages the SOPs of the office."""
    return boleh_lihat(pengguna, objek) and bool(pengguna.has_perm("sop.kelola", objek))


def _boleh_tanda_evaluasi(pengguna: Any, objek: Any = None) -> bool:
    """It is signed by the head of the office, or by who ratifies its SOPs."""
    pegawai = pegawai_dari_pengguna(pengguna)
    if pegawai is None or not boleh_lihat(pengguna, objek):
        return False
    kantor = susunan_kini(pegawai.instansi, hari_di(pegawai.pemda, sekarang()))
    return memimpin(kantor, pegawai.pk) or bool(pengguna.has_perm("sop.sahkan", objek))


add_perm(ISI_EVALUASI, Predicate(_boleh_isi_evaluasi, name=ISI_EVALUASI))  # type: ignore[no-untyped-call]  # no types there
add_perm(TANDA_EVALUASI, Predicate(_boleh_tanda_evaluasi, name=TANDA_EVALUASI))  # type: ignore[no-untyped-call]  # no types there
