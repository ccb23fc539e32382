"""Regulations that decrees and SOPs cite, and what replaced those that no longer stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tolok.regulasi.nilai import Keyakinan

__all__ = ["Peraturan", "akhiran_subkegiatan", "dasar_sk", "pengganti", "peraturan_dalam"]

_BERKAS = Path(__file__).parent / "data" / "peraturan.yaml"
# How a citation names the kind; the longer words are tried first. "Menteri Negara …" included.
_KATA = {
    "Undang-Undang": r"undang[\s-]*undang|\buu\b",
    "Peraturan Pemerintah": r"peraturan pemerintah(?! daerah)|\bpp\b",
    "Peraturan Presiden": r"peraturan presiden|\bperpres\b",
    "Peraturan Kepala BKN": r"(peraturan kepala|perka) (badan kepegawaian negara|bkn)",
    "Peraturan Menteri Dalam Negeri": r"peraturan menteri dalam negeri|\bpermendagri\b",
    "Peraturan Menteri PANRB": (
        r"peraturan menteri (negara )?(pan\b|panrb|pendayagunaan aparatur)|\bpermen ?pan ?-?(rb)?\b"
    ),
}
_NOMOR = re.compile(r"(?:nomor|no\.?)?\s*(\d{1,4})\s*(?:tahun|/)\s*((?:19|20)\d\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Peraturan:
    """One regulation. `diganti`: (kind, number, year) of what replaced it; None: it stands."""

    jenis: str
    nomor: str
    tahun: int
    tentang: str
    keyakinan: Keyakinan
    diganti: tuple[str, str, int] | None = None
    rujukan: str = ""
    dasar_sk: bool = False

    @property
    def kutipan(self) -> str:
        """As a decree cites it.

        >>> dasar_sk()[0].kutipan.startswith("Undang-Undang Nomor 23 Tahun 2014 tentang")
        True
        """
        return f"{self.jenis} Nomor {self.nomor} Tahun {self.tahun} tentang {self.tentang}"


_ISI: dict[str, Any] = yaml.safe_load(_BERKAS.read_text(encoding="utf-8"))


def _muat() -> dict[tuple[str, str, int], Peraturan]:
    hasil = {}
    for b in _ISI["peraturan"]:
        ganti = b.get("diganti")
        hasil[(b["jenis"], b["nomor"], b["tahun"])] = Peraturan(
            jenis=b["jenis"],
            nomor=b["nomor"],
            tahun=b["tahun"],
            tentang=b["tentang"],
            keyakinan=Keyakinan(b["keyakinan"]),
            diganti=(ganti["jenis"], ganti["nomor"], ganti["tahun"]) if ganti else None,
            rujukan=b.get("rujukan", ""),
            dasar_sk=bool(b.get("dasar_sk", False)),
        )
    return hasil


_DAFTAR = _muat()


def peraturan_dalam(teks: str) -> Peraturan | None:
    """The regulation that a citation names, when it is a known one.

    >>> peraturan_dalam("PP Nomor 46 Tahun 2011 tentang Penilaian").diganti
    ('Peraturan Pemerintah', '30', 2019)
    >>> peraturan_dalam("Peraturan Wali Kota Nomor 46 Tahun 2011") is None
    True
    """
    angka = _NOMOR.search(teks)
    if angka is None:
        return None
    kepala = teks[: angka.start(1)].lower()
    for jenis, pola in _KATA.items():
        if re.search(pola, kepala):
            return _DAFTAR.get((jenis, str(int(angka[1])), int(angka[2])))
    return None


def pengganti(teks: str) -> tuple[Peraturan, Peraturan] | None:
    """A revoked regulation that a citation names, and what stands in its place now.

    >>> lama, baru = pengganti("Permenpan Nomor 12 Tahun 2011 tentang Tata Laksana")
    >>> baru.nomor, baru.tahun
    ('19', 2018)
    """
    lama = peraturan_dalam(teks)
    baru = lama
    while baru is not None and baru.diganti is not None:
        baru = _DAFTAR[baru.diganti]
    return None if lama is None or baru is None or baru is lama else (lama, baru)


def dasar_sk() -> tuple[Peraturan, ...]:
    """What a decree that forms a performance team usually rests on, all of it in force."""
    return tuple(p for p in _DAFTAR.values() if p.dasar_sk and p.diganti is None)


def akhiran_subkegiatan(kode: str) -> str:
    """How the code of the budget line ends that pays for this work; LookupError if unknown.

    >>> akhiran_subkegiatan("pengukuran")
    '01.2.01.0006'
    """
    return str(_ISI["subkegiatan"][kode]["akhiran"])
