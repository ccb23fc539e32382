"""Regulations that decrees and SOPs cite, and what replaced those that no longer stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tolok.regulasi.nilai import Keyakinan

__all__ = [
    "Peraturan",
    "akhiran_subkegiatan",
    "dasar_sk",
    "pengganti",
    "peraturan_dalam",
    "salah_kutip",
    "semua_peraturan",
]

_BERKAS = Path(__file__).parent / "data" / "peraturan.yaml"
# How a citation names the kind; the longer words are tried first. "Menteri Negara …" included.
_KATA = {
    "Undang-Undang": r"undang[\s-]*undang|\buu\b",
    "Peraturan Pemerintah": r"peraturan pemerintah(?! daerah)|\bpp\b",
    "Peraturan Presiden": r"peraturan presiden|\bperpres\b",
    "Instruksi Presiden": r"instruksi presiden|\binpres\b",
    "Peraturan Kepala BKN": r"(peraturan kepala|perka) (badan kepegawaian negara|bkn)",
    "Peraturan Menteri Dalam Negeri": r"peraturan menteri dalam negeri|\bpermendagri\b",
    "Peraturan Menteri PANRB": (
        r"peraturan menteri (negara )?(pan\b|panrb|pendayagunaan aparatur)|\bpermen ?pan ?-?(rb)?\b"
    ),
}
_NOMOR = re.compile(r"(?:nomor|no\.?)?\s*(\d{1,4})\s*(?:tahun|/)\s*((?:19|20)\d\d)", re.IGNORECASE)
# The ministry's own numbers before it was called PANRB: PER/21/M.PAN/11/2008, KEP-135/M.PAN/2004.
_NOMOR_PAN = re.compile(
    r"\b(?P<jenis>per|kep)\s*[-/.]?\s*(?P<nomor>\d{1,3})\s*/\s*m\.?\s*pan\s*/"
    r"\s*(?:(?P<bulan>\d{1,2})\s*/\s*)?(?P<tahun>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_TENTANG = re.compile(r"\btentang\b", re.IGNORECASE)
_KATA_JUDUL = re.compile(r"[a-z]{3,}")
_MIRIP, _PALING_SEDIKIT = 0.6, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Peraturan:
    """One regulation. `diganti`: (kind, number, year) of what replaced it; None: it stands.

    `hanya`: the only employees it is for, when it is not for every ASN.
    """

    jenis: str
    nomor: str
    tahun: int
    tentang: str
    keyakinan: Keyakinan
    diganti: tuple[str, str, int] | None = None
    rujukan: str = ""
    dasar_sk: bool = False
    hanya: str = ""

    @property
    def sebutan(self) -> str:
        """Kind, number and year, as a sentence names it.

        >>> peraturan_dalam("KEP-135/M.PAN/2004").sebutan
        'Keputusan Menteri PAN Nomor KEP-135/M.PAN/2004'
        """
        tahun = "" if "/" in self.nomor else f" Tahun {self.tahun}"
        return f"{self.jenis} Nomor {self.nomor}{tahun}"

    @property
    def kutipan(self) -> str:
        """As a decree cites it.

        >>> dasar_sk()[0].kutipan.startswith("Undang-Undang Nomor 23 Tahun 2014 tentang")
        True
        """
        return f"{self.sebutan} tentang {self.tentang}"


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
            hanya=b.get("hanya", ""),
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
    kunci = _kunci(teks)
    return None if kunci is None else _DAFTAR.get(kunci)


def _kunci(teks: str) -> tuple[str, str, int] | None:
    """(kind, number, year) that a citation names, known or not."""
    pan = _NOMOR_PAN.search(teks)
    if pan is not None:
        return _kunci_pan(pan)
    angka = _NOMOR.search(teks)
    if angka is None:
        return None
    kepala = teks[: angka.start(1)].lower()
    for jenis, pola in _KATA.items():
        if re.search(pola, kepala):
            return (jenis, str(int(angka[1])), int(angka[2]))
    return None


def _kunci_pan(pan: re.Match[str]) -> tuple[str, str, int]:
    tahun = int(pan["tahun"])
    if pan["jenis"].lower() == "kep":
        return ("Keputusan Menteri PAN", f"KEP-{pan['nomor']}/M.PAN/{tahun}", tahun)
    tengah = f"/{int(pan['bulan'])}" if pan["bulan"] else ""
    nomor = f"PER/{int(pan['nomor']):02d}/M.PAN{tengah}/{tahun}"
    return ("Peraturan Menteri PANRB", nomor, tahun)


def salah_kutip(teks: str) -> tuple[str, Peraturan] | None:
    """A number that no known regulation of that title bears: what was cited, and the known one.

    None when the number is known, when no title is given, or when no known title is like it; also
    for a change of a regulation ("Perubahan atas …") and for what is newer than the register.

    >>> salah_kutip("PermenPANRB Nomor 35 Tahun 2022 tentang Pedoman Penyusunan Standar Operasional "
    ...     "Prosedur Administrasi Pemerintahan")[1].tahun
    2012
    """
    kunci, judul = _kunci(teks), _judul(teks)
    if kunci is None or kunci in _DAFTAR or kunci[2] >= _ISI["diperiksa_pada"].year:
        return None
    if not judul or judul[0] == "perubahan":
        return None
    mirip = [(_kemiripan(judul, p), p) for p in _DAFTAR.values() if p.jenis == kunci[0]]
    terbaik = max(mirip, key=lambda m: m[0], default=(0.0, None))
    if terbaik[1] is None or terbaik[0] < _MIRIP:
        return None
    return f"{kunci[0]} Nomor {kunci[1]} Tahun {kunci[2]}", terbaik[1]


def _judul(teks: str) -> list[str]:
    potong = _TENTANG.search(teks)
    return _KATA_JUDUL.findall(teks[potong.end() :].lower()) if potong else []


def _kemiripan(judul: list[str], satu: Peraturan) -> float:
    """Share of the known title's words that stand in the cited one; 0 for very short titles."""
    kata = set(_KATA_JUDUL.findall(satu.tentang.lower()))
    return 0.0 if len(kata) < _PALING_SEDIKIT else len(kata & set(judul)) / len(kata)


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


def semua_peraturan() -> tuple[Peraturan, ...]:
    """The whole register, in the order of its file."""
    return tuple(_DAFTAR.values())


def dasar_sk() -> tuple[Peraturan, ...]:
    """What a decree that forms a performance team usually rests on, all of it in force."""
    return tuple(p for p in _DAFTAR.values() if p.dasar_sk and p.diganti is None)


def akhiran_subkegiatan(kode: str) -> str:
    """How the code of the budget line ends that pays for this work; LookupError if unknown.

    >>> akhiran_subkegiatan("pengukuran")
    '01.2.01.0006'
    """
    return str(_ISI["subkegiatan"][kode]["akhiran"])
