"""Built-in SOPs: small runs that the product itself needs, such as the correction of a figure.

They run on the same engine as an agency's own SOPs. Nobody maps their lanes: a lane says by
`x_pemegang` which general rule finds its holder. A version is never edited; a change is the next
file (ralat-2.yaml), so that a run finds the rows it pinned.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tolok.dasar.galat import TidakDitemukan
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.importers.berkas_sop import baca

__all__ = ["SopBawaan", "kode_bawaan", "menurut_sidik", "pemegang_umum", "terbaru"]

_TEMPAT = Path(__file__).parent
_KUNCI_PEMEGANG = "x_pemegang"


@dataclass(frozen=True, slots=True, kw_only=True)
class SopBawaan:
    """One version: `kode` without its version ("ralat"), its page and its running rows."""

    kode: str
    versi: int
    halaman: Sop
    jalan: SopJalan


@cache
def _semua() -> tuple[SopBawaan, ...]:
    daftar = []
    for berkas in sorted(_TEMPAT.glob("*.yaml")):
        kode, _, versi = berkas.stem.rpartition("-")
        halaman = baca(berkas.read_bytes(), format="yaml")
        if not isinstance(halaman, Sop):
            raise TypeError(f"SOP bawaan {berkas.stem} memuat lebih dari satu SOP.")
        jalan = siapkan(halaman)
        if not isinstance(jalan, SopJalan):
            raise TypeError(f"SOP bawaan {berkas.stem} tidak dapat dijalankan: {jalan}")
        daftar.append(SopBawaan(kode=kode, versi=int(versi), halaman=halaman, jalan=jalan))
    return tuple(daftar)


def kode_bawaan() -> frozenset[str]:
    """Codes that no agency's SOP may take."""
    return frozenset(satu.kode for satu in _semua())


def terbaru(kode: str) -> SopBawaan:
    """The version that a new run pins; raises TidakDitemukan."""
    calon = [satu for satu in _semua() if satu.kode == kode]
    if not calon:
        raise TidakDitemukan(f"Tidak ada SOP bawaan {kode}.", "Periksa kembali tautannya.")
    return max(calon, key=lambda satu: satu.versi)


def menurut_sidik(sidik: str) -> SopBawaan | None:
    """The version with this digest; None when it is an agency's own SOP."""
    return next((satu for satu in _semua() if satu.jalan.sidik == sidik), None)


def pemegang_umum(sidik: str) -> Mapping[str, str]:
    """Lane -> the general rule that finds its holder; empty for an agency's own SOP."""
    satu = menurut_sidik(sidik)
    if satu is None:
        return {}
    return {
        lajur.kode: str(nilai)
        for lajur in satu.halaman.pelaksana
        for kunci, nilai in lajur.tambahan
        if kunci == _KUNCI_PEMEGANG
    }
