"""Names that a page prints in capitals, written as a sentence writes them."""

from __future__ import annotations

import re

__all__ = ["rapikan_judul"]

_KATA = re.compile(r"[^\W\d_]+", re.UNICODE)
_ROMAWI = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_VOKAL = frozenset("AEIOU")
_TERPENDEK = 2
# Words that join others stay small, except at the beginning.
_SAMBUNG = frozenset(
    [
        "antar",
        "atas",
        "atau",
        "bagi",
        "berdasarkan",
        "dalam",
        "dan",
        "dari",
        "dengan",
        "di",
        "hingga",
        "ke",
        "kepada",
        "melalui",
        "menurut",
        "oleh",
        "pada",
        "sampai",
        "sebagai",
        "secara",
        "serta",
        "tanpa",
        "tentang",
        "terhadap",
        "untuk",
        "yang",
    ]
)
# Abbreviations that could be read as words. One without a vowel needs no list.
_SINGKATAN = frozenset(
    [
        "AKIP",
        "AMDAL",
        "APBD",
        "APBN",
        "APIP",
        "ASN",
        "ATK",
        "BAPPEDA",
        "BLUD",
        "BMD",
        "BOS",
        "BUMD",
        "BUMDES",
        "DAK",
        "DAU",
        "DIPA",
        "DPA",
        "DPPA",
        "DPRD",
        "ESDM",
        "IKK",
        "IKM",
        "IKU",
        "IMB",
        "IT",
        "JDIH",
        "KUA",
        "LAKIP",
        "LHE",
        "LKE",
        "LKPJ",
        "LPPD",
        "OPD",
        "PAD",
        "PAUD",
        "PBJ",
        "PIP",
        "PPAS",
        "PPID",
        "PTSP",
        "RAPBD",
        "RI",
        "RKA",
        "RKPD",
        "RSUD",
        "RT",
        "RUP",
        "RW",
        "SAKIP",
        "SDM",
        "SIMDA",
        "SIPD",
        "SIUP",
        "SOP",
        "SPBE",
        "SPIP",
        "SPJ",
        "SPPD",
        "TAPD",
        "TIK",
        "UKM",
        "UMKM",
        "UPT",
        "UPTD",
        "UU",
    ]
)
_LAZIM = {"LKJIP": "LKjIP"}


def rapikan_judul(tercetak: str) -> str:
    """A name in capitals as words; any other name as it is written.

    >>> rapikan_judul("PENGUMPULAN DATA PDRB DAN PENILAIAN SKP TRIWULAN II")
    'Pengumpulan Data PDRB dan Penilaian SKP Triwulan II'
    >>> rapikan_judul("Pengukuran Kinerja dan SKP")
    'Pengukuran Kinerja dan SKP'
    """
    return _KATA.sub(_kata, tercetak) if tercetak.isupper() else tercetak


def _kata(cocok: re.Match[str]) -> str:
    kata, awal = cocok[0], cocok.start() == 0
    if kata in _LAZIM:
        return _LAZIM[kata]
    if kata.lower() in _SAMBUNG and not awal:
        return kata.lower()
    if kata in _SINGKATAN or _ROMAWI.fullmatch(kata) or _dalam_kurung(cocok):
        return kata
    tanpa_vokal = len(kata) >= _TERPENDEK and _VOKAL.isdisjoint(kata) and kata.isascii()
    return kata if tanpa_vokal else kata.capitalize()


def _dalam_kurung(cocok: re.Match[str]) -> bool:
    """One word alone between brackets explains the words before it: "Command Center (BCC)"."""
    teks, dari, sampai = cocok.string, cocok.start(), cocok.end()
    return teks[max(dari - 1, 0) : dari] == "(" and teks[sampai : sampai + 1] == ")"
