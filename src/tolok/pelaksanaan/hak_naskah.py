"""Who may read the documents of a run: those who work or decide in it, leaders, the archive."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from rules.permissions import add_perm
from rules.predicates import Predicate

from tolok.naskah.permissions import menjaga_arsip
from tolok.organisasi.domain.susunan import Susunan
from tolok.organisasi.selectors import hari_di, pegawai_dari_pengguna
from tolok.pelaksanaan.domain.keadaan import Keadaan
from tolok.pelaksanaan.kantor import susunan_kini
from tolok.pelaksanaan.keterlibatan import terlibat
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.permissions import boleh_lihat
from tolok.pelaksanaan.privasi import Pandangan
from tolok.pelaksanaan.selectors.pelaksanaan import pegangan
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import daftar_terbitan
from tolok.web.waktu import sekarang

__all__ = [
    "BACA_NASKAH",
    "boleh_baca",
    "boleh_baca_naskah",
    "naskah_terbaca",
    "pandangan_kejadian",
    "pandangan_naskah",
]

BACA_NASKAH = "pelaksanaan.baca_naskah"


def boleh_baca_naskah(pegawai: Any, naskah: Any) -> bool:
    """The reason that a run gives to read one of its documents."""
    if naskah.pelaksanaan is None:
        return False
    kini = sekarang()
    baris = Pelaksanaan.objects.untuk(pegawai).filter(pk=naskah.pelaksanaan)
    satu = baris.select_related("instansi", "instansi__pemda").first()
    if satu is None or not lintasan_sop(satu.sidik_sop).pribadi:
        return terlibat(pegawai, naskah.pelaksanaan, kini)
    return naskah_terbaca(pegawai, satu, naskah.pk, kini)


def pandangan_naskah(pegawai: Any, bahan: BahanNaskah, kantor: Susunan | None = None) -> Pandangan:
    """What of the run's documents about single persons this person may read."""
    hari = hari_di(pegawai.pemda, bahan.sekarang)
    kantor = kantor or susunan_kini(pegawai.instansi, hari)
    return pandangan_kejadian(pegawai, bahan.pelaksanaan, bahan.keadaan, kantor)


def pandangan_kejadian(
    pegawai: Any, pelaksanaan: Any, keadaan: Keadaan, kantor: Susunan
) -> Pandangan:
    """The same for its events. No query beyond the grants of the person."""
    milik = pegangan(kantor, pegawai.pk)
    return Pandangan(
        keadaan,
        lintasan_sop(pelaksanaan.sidik_sop),
        {f"{jenis}:{pk}" for pk, jenis in milik.items()},
        str(pegawai.pk),
        penjaga=menjaga_arsip(pegawai),
    )


def naskah_terbaca(pegawai: Any, pelaksanaan: Any, naskah: UUID, kini: datetime) -> bool:
    """One document of a run with rows about persons: by its row and whom it is about."""
    bahan = BahanNaskah(pelaksanaan, kini)
    satu = next((t for t in daftar_terbitan(bahan) if t.id(pelaksanaan.pk) == naskah), None)
    if satu is None:
        return False
    if not pandangan_naskah(pegawai, bahan).bersubjek(satu.langkah, satu.subjek):
        return False
    return bool(satu.subjek) or terlibat(pegawai, pelaksanaan.pk, kini) or menjaga_arsip(pegawai)


def boleh_baca(
    pegawai: Any, pelaksanaan: Any, kini: datetime, kantor: Susunan | None = None
) -> bool:
    """Whether this person of the office reads the documents of the run."""
    return terlibat(pegawai, pelaksanaan.pk, kini, kantor) or menjaga_arsip(pegawai)


def _baca(pengguna: Any, objek: Any = None) -> bool:
    """For a document that may not be drawn yet: `objek` is the run, with which one is asked for."""
    pegawai = pegawai_dari_pengguna(pengguna)
    if pegawai is None or objek is None or not boleh_lihat(pengguna, objek):
        return False
    naskah = objek.naskah_diminta
    if naskah is not None and lintasan_sop(objek.sidik_sop).pribadi:
        return naskah_terbaca(pegawai, objek, naskah, sekarang())
    return boleh_baca(pegawai, objek, sekarang())


add_perm(BACA_NASKAH, Predicate(_baca, name=BACA_NASKAH))  # type: ignore[no-untyped-call]  # no types there
