"""The index of a closed file: everything in it, by digest, and the head of its chain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tolok.dasar.jejak import akar_merkle, kanonik, sidik

__all__ = ["ButirArsip", "IndeksArsip", "Keamanan", "Media", "TempatArsip"]


class Media(StrEnum):
    """How a thing is kept: as a file, on paper, or both."""

    ELEKTRONIK = "elektronik"
    TERCETAK = "tercetak"


class Keamanan(StrEnum):
    """Who may open the file: everybody of the office, some, or few."""

    BIASA = "Biasa"
    TERBATAS = "Terbatas"
    RAHASIA = "Rahasia"


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirArsip:
    """One thing in the file. `jenis` is naskah, lembar, bukti or kejadian."""

    jenis: str
    judul: str
    sidik: str
    waktu: str
    langkah: int | None = None
    versi: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TempatArsip:
    """Where the paper stands; every part may be unknown."""

    ruang: str = ""
    rak: str = ""
    boks: str = ""
    folder: str = ""

    @property
    def kosong(self) -> bool:
        """No part of the place is known."""
        return not (self.ruang or self.rak or self.boks or self.folder)

    def __str__(self) -> str:
        """The place in words, known parts only."""
        bagian = (
            self.ruang,
            self.rak and f"rak {self.rak}",
            self.boks and f"boks {self.boks}",
            self.folder and f"folder {self.folder}",
        )
        return ", ".join(b for b in bagian if b) or "belum dicatat"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndeksArsip:
    """Everything that one finished run left behind.

    `kepala` is the chain head of the run's log (hex digest) at closing and `urutan` its length:
    with them anybody can later prove that the log is whole.
    """

    pelaksanaan: str
    uraian: str
    kurun_waktu: str
    klasifikasi: str
    keamanan: Keamanan
    ditutup_pada: datetime
    kepala: str
    urutan: int
    butir: tuple[ButirArsip, ...]
    catatan: str = ""
    """What the last event itself completes and is drawn after the index is sealed."""

    @property
    def akar(self) -> str:
        """Merkle root of the digests, in the printed order."""
        return akar_merkle([b.sidik for b in self.butir])

    def isi(self) -> dict[str, object]:
        """The JSON-able value that is stored and hashed."""
        return {
            "pelaksanaan": self.pelaksanaan,
            "uraian": self.uraian,
            "kurun_waktu": self.kurun_waktu,
            "klasifikasi": self.klasifikasi,
            "keamanan": self.keamanan.value,
            "ditutup_pada": self.ditutup_pada.isoformat(),
            "kepala": self.kepala,
            "urutan": self.urutan,
            "akar": self.akar,
            **({"catatan": self.catatan} if self.catatan else {}),
            "butir": [
                {
                    "jenis": b.jenis,
                    "judul": b.judul,
                    "sidik": b.sidik,
                    "waktu": b.waktu,
                    "langkah": b.langkah,
                    "versi": b.versi,
                }
                for b in self.butir
            ],
        }

    @property
    def sidik(self) -> str:
        """Digest of the whole index."""
        return sidik(kanonik(self.isi()))
