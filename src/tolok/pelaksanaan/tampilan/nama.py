"""Names on a page: who holds a task, who acted, what a parallel task is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tolok.organisasi.domain.istilah import Kapasitas
from tolok.pelaksanaan.domain.pelaku import JenisPemegang, Pelaku, Pemegang
from tolok.pelaksanaan.sebutan import Sebutan

__all__ = ["Nama", "bertindak"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nama:
    """Posts first, persons second: a page says "Plt. Sekretaris", not a person's name."""

    sebutan: Sebutan = field(default_factory=Sebutan)
    dasar: Mapping[str, str] = field(default_factory=dict)
    """Placement id -> the letter it rests on, e.g. "Surat Perintah Nomor 800/12"."""

    def pemegang(self, pemegang: Pemegang) -> str:
        """Holder of a task; a lane that nobody is bound to yet says so."""
        if pemegang.jenis is JenisPemegang.BELUM:
            return "belum ditetapkan"
        return self.sebutan.dari(pemegang.id)

    def pelaku(self, pelaku: Pelaku | None) -> str:
        """Who acted, by post and capacity; the person where there was no post."""
        if pelaku is None:
            return "Sistem"
        if not pelaku.jabatan:
            return self.sebutan.dari(pelaku.pegawai)
        return f"{_awalan(pelaku.kapasitas.value)}{self.sebutan.dari(pelaku.jabatan)}"

    def dasar_pelaku(self, pelaku: Pelaku | None) -> str:
        """What lets somebody act for another: the letter, as a decision prints it."""
        if pelaku is None or not bertindak(pelaku):
            return ""
        return self.dasar.get(pelaku.penempatan or "", "")

    def subjek(self, kunci: str) -> str:
        """A unit or a person."""
        return self.sebutan.dari(kunci)


def bertindak(pelaku: Pelaku) -> bool:
    """Acts for a post without being its definitive holder."""
    return pelaku.kapasitas.value in ("plt", "plh", "pj")


def _awalan(kapasitas: str) -> str:
    if kapasitas == "an":
        return "a.n. "
    return Kapasitas(kapasitas).awalan
