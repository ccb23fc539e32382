"""Splits a printed line of a table without borders into its columns: sentence, kelengkapan, time,
output. What is known is only where lines wrap, how papers are called, and what is dirt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tolok.sop.importers.makna.sebutan import awal_jabatan
from tolok.sop.importers.makna.teks_tercetak import kata, kunci
from tolok.sop.importers.makna.waktu import baca_waktu

__all__ = ["Belahan", "PembelahBaris", "lebar_cetak", "memuat_waktu"]

_ANGKA = re.compile(r"\d{1,4}")
_BERSATUAN = re.compile(
    r"(?:± ?)?\d{1,4}(?: ?(?:-|–|s/d) ?\d{1,4})? ?(?:menit|jam|hari|minggu|bulan)(?:/berkas| (?:kerja|kalender))?\b",
    re.IGNORECASE,
)
_SALAH_ANGKA = re.compile(r"\b([SsAlIOB]{1,3}) ?(menit|jam)\b")
_PER_BERKAS = re.compile(r"\b(menit|jam|hari)[iIl|/]{0,2}berkas\b")
_ANGKA_MIRIP = str.maketrans("SsAlIOB", "5541108")
_SEMPIT, _LEBAR = frozenset("iljtfr.,;:'|!I()[]/ "), frozenset("mwMW@%")
_NASKAH = frozenset(
    [
        "dokumen", "draft", "draf", "laporan", "disposisi", "perintah", "peraturan", "surat",
        "nota", "form", "formulir", "notulen", "undangan", "komputer", "atk", "berkas",
        "arsip", "kertas", "rekap", "memo", "agenda", "lembar", "buku", "renja", "renstra",
        "konsep", "izin", "sertifikat", "rekomendasi", "proposal", "rancangan", "sk", "final", "blanko",
    ]
)  # fmt: skip
_KALIMAT = frozenset(
    ["jika", "apabila", "bila", "tidak", "dan", "untuk", "kepada", "yang", "dengan"]
)
_PENGANTAR = frozenset(
    [
        "kepada",
        "ke",
        "oleh",
        "dan",
        "atau",
        "dari",
        "untuk",
        "dengan",
        "pada",
        "melalui",
        "di",
        "sesuai",
    ]
)
_VERBA = re.compile(r"(?:me[mnlrwy]|meng)[a-z]{3,}$")
_KANAN_TERPANJANG = 6


def memuat_waktu(teks: str) -> bool:
    """A time with its unit stands in the line.

    >>> memuat_waktu("Menyusun konsep 15 menit Konsep"), memuat_waktu("tahun 2020")
    (True, False)
    """
    return _BERSATUAN.search(teks) is not None


def lebar_cetak(teks: str) -> float:
    """About how wide a text is printed in a proportional type, in widths of a usual letter."""
    return sum(0.5 if huruf in _SEMPIT else 1.5 if huruf in _LEBAR else 1.2 if huruf.isupper() else 1.0
               for huruf in teks)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Belahan:
    """A line in columns; what it does not have is empty."""

    kiri: str = ""
    tengah: str = ""
    waktu: str = ""
    kanan: str = ""


class PembelahBaris:
    """Splits the lines of one table; `bersatuan`: times are bare numbers; `awal`: lines that
    numbered rows begin with, without their numbers."""

    def __init__(
        self, baris: Sequence[str], *, bersatuan: bool, awal: Collection[int] = ()
    ) -> None:
        self._baris = baris
        self._bersatuan = bersatuan
        self._kosakata = Counter(satu for teks in baris for satu in kata(teks))
        self._lebar = 0.0
        self._awal = frozenset(awal)
        self._sebaris = bool(awal) and len(awal) >= 0.8 * len(baris)
        self._naskah: frozenset[str] = frozenset()

    def belah(self) -> list[Belahan]:
        """Every line, first without and then with the width of the left column."""
        potong = [self._pisah_waktu(teks) for teks in self._baris]
        if self._awal:
            self._naskah = frozenset(kunci(akhir) for _, waktu, akhir in potong if waktu)
        kiri = [self._kiri(depan, ke) for ke, (depan, _, _) in enumerate(potong)]
        self._lebar = 0.0 if self._sebaris else self._lebar_kolom(kiri)
        hasil = []
        sebelum = ""
        for ke, (depan, waktu, belakang) in enumerate(potong):
            kiri_baris, sisa = self._belah_kiri(depan, ke, sebelum)
            tengah, kanan = (sisa, belakang) if waktu else _belah_kanan(sisa)
            hasil.append(
                Belahan(kiri=kiri_baris, tengah=_bersih(tengah), waktu=waktu, kanan=_bersih(kanan))
            )
            sebelum = kiri_baris
        return hasil

    def penuh(self, kiri: str) -> bool:
        """The left column is filled to its border: the sentence goes on in the next line."""
        return lebar_cetak(kiri) > 0.82 * self._lebar and not kiri.endswith((".", ";"))

    def _pisah_waktu(self, teks: str) -> tuple[str, str, str]:
        """What stands before the time, the time, what stands behind it."""
        teks = _SALAH_ANGKA.sub(_angka_benar, _PER_BERKAS.sub(r"\1/berkas", teks))
        cocok = list(_BERSATUAN.finditer(teks))
        if cocok and baca_waktu(cocok[-1].group()):
            satu = cocok[-1]
            return teks[: satu.start()].strip(), satu.group().strip(), teks[satu.end() :].strip()
        if not self._bersatuan:
            return teks, "", ""
        kata_baris = teks.split(" ")
        for ke in range(len(kata_baris) - 1, max(0, len(kata_baris) - 6), -1):
            angka = kata_baris[ke]
            if _ANGKA.fullmatch(angka) and kata_baris[ke - 1].lower() not in (
                "nomor",
                "tahun",
                "no.",
            ):
                return " ".join(kata_baris[:ke]), angka, " ".join(kata_baris[ke + 1 :])
        return teks, "", ""

    def _lebar_kolom(self, kiri: Sequence[str]) -> float:
        """The width that the longest sentences are wrapped at."""
        semua = sorted(lebar_cetak(satu) for satu in kiri if len(satu) > 20)
        return semua[int(len(semua) * 0.8)] if semua else 0.0

    def _kiri(self, depan: str, ke: int) -> str:
        return self._belah_kiri(depan, ke, "")[0]

    def _belah_kiri(self, depan: str, ke: int, sebelum: str) -> tuple[str, str]:
        kata_baris = depan.split(" ") if depan else []
        n = len(kata_baris)
        if self._awal:
            batas = range(1 if ke in self._awal else 0, n + 1)
            terbaik = max(
                batas, key=lambda c: (self._nilai_bernomor(kata_baris, c, ke, sebelum), c)
            )
            return " ".join(kata_baris[:terbaik]), " ".join(kata_baris[terbaik:])
        batas = range(max(0, n - _KANAN_TERPANJANG), n + 1)
        terbaik = max(batas, key=lambda c: (self._nilai(kata_baris, c, ke, sebelum), c))
        return " ".join(kata_baris[:terbaik]), " ".join(kata_baris[terbaik:])

    def _nilai(self, semua: Sequence[str], c: int, ke: int, sebelum: str) -> float:
        """How well a line is cut before its word `c`."""
        kiri, kanan = semua[:c], semua[c:]
        nilai = self._nilai_lebar(" ".join(kiri), ke, sebelum)
        if not kanan:
            return nilai - 1.2 * sum(
                satu.lower() in _NASKAH and satu[:1].isupper() for satu in kiri[-2:]
            )
        nilai -= 0.6 + 1.0 * sum(self._wajar(satu) and satu[:1].islower() for satu in kanan)
        nilai -= 3.0 * sum(satu.lower().strip(".,") in _KALIMAT for satu in kanan)
        depan = kanan[0]
        if depan.lower() in _NASKAH and depan[0].isupper():
            nilai += 2.0
        elif not self._wajar(depan):
            nilai += 1.5
        nilai += sum(0.4 for satu in kanan if not self._wajar(satu))
        nilai -= sum(1.5 for satu in kiri[-4:] if not self._wajar(satu) and not satu.isdigit())
        if kiri and kiri[-1].endswith((".", ";")):
            nilai += 2.5
        return nilai + self._nilai_naskah(kiri, depan)

    def _nilai_bernomor(self, semua: Sequence[str], c: int, ke: int, sebelum: str) -> float:
        """As `_nilai` for a numbered row: its sentence ends where a word in capitals begins a
        paper, most surely one that another row brings forth."""
        kiri, kanan = semua[:c], semua[c:]
        nilai = self._nilai_lebar(" ".join(kiri), ke, sebelum)
        if not kanan:
            return nilai
        depan, terakhir = kanan[0], kiri[-1] if kiri else ""
        teks = kunci(" ".join(kanan))
        nilai += 3.5 * any(
            teks == satu or teks.startswith(f"{satu} ") for satu in self._naskah if satu
        )
        nilai += 1.5 if depan[:1].isupper() or depan[:1] == "-" else -2.5
        nilai -= 0.5 * depan.strip(",").isupper()
        nilai += 1.0 * (depan.lower().strip(",") in _NASKAH)
        nilai += 1.0 if terakhir[:1].islower() and terakhir.lower() not in _PENGANTAR else 0.0
        menggantung = terakhir.lower() in _PENGANTAR and not self._bersambung(ke)
        nilai -= 4.0 * (menggantung or terakhir.endswith(","))
        nilai -= 2.0 * (_VERBA.match(terakhir.lower()) is not None and not self._bersambung(ke))
        nilai += 1.5 * terakhir.endswith((".", ";"))
        nilai -= 2.5 * awal_jabatan(depan)
        nilai -= 3.0 * sum(satu.lower().strip(".,") in _KALIMAT for satu in kanan)
        nilai -= 2.0 * sum(_VERBA.match(satu.lower()) is not None for satu in kanan)
        nilai -= 4.0 * any(satu.endswith(".") for satu in kanan[:-1])
        return nilai - 0.15 * len(kanan) - 1.0 * (c < 2 and ke in self._awal)

    def _bersambung(self, ke: int) -> bool:
        """The sentence goes on in the next line: that begins no row, and small."""
        berikut = self._baris[ke + 1] if ke + 1 < len(self._baris) else ""
        return ke + 1 not in self._awal and berikut[:1].islower()

    def _nilai_naskah(self, kiri: Sequence[str], depan: str) -> float:
        """A paper's name stays whole, and a word that stands nowhere else is of a narrow column."""
        nilai = -1.5 * sum(satu.lower() in _NASKAH and satu[0].isupper() for satu in kiri[-2:])
        if depan[0].isupper() and self._sekali(depan):
            nilai += 0.5
        if kiri and kiri[-1][:1].isupper() and self._sekali(kiri[-1]):
            nilai -= 0.6
        return nilai

    def _sekali(self, satu: str) -> bool:
        return all(self._kosakata[bagian] == 1 for bagian in kata(satu))

    def _nilai_lebar(self, kiri: str, ke: int, sebelum: str) -> float:
        if not self._lebar:
            return 0.0
        nilai = 0.0
        lebar = lebar_cetak(kiri)
        if lebar > 1.08 * self._lebar:
            nilai -= 3.0
        berikut = self._baris[ke + 1].split(" ")[0] if ke + 1 < len(self._baris) else ""
        if berikut[:1].islower() and lebar + lebar_cetak(berikut) < 0.85 * self._lebar:
            nilai -= 2.0
        if not kiri and sebelum and self.penuh(sebelum):
            nilai -= 3.0
        return nilai

    def _wajar(self, satu: str) -> bool:
        """A word as people print it: letters only, capital at its start or all over, and not a
        word that nothing else in the table knows."""
        inti = satu.strip(".,;:()\"'")
        if not inti:
            return False
        rapi = inti.replace("-", "").replace("/", "").isascii() and all(
            huruf.isalpha() or huruf in "-/" for huruf in inti
        )
        bentuk = inti.islower() or inti.isupper() or inti[1:].islower() or "/" in inti
        pendek = len(inti) == 1 or satu.endswith("/") or inti.startswith("/")
        return rapi and bentuk and not pendek


def _angka_benar(cocok: re.Match[str]) -> str:
    """Letters that recognition reads for digits: "S menit" is "5 menit"."""
    return f"{cocok[1].translate(_ANGKA_MIRIP)} {cocok[2]}"


def _belah_kanan(sisa: str) -> tuple[str, str]:
    """Right part of a line without a time: kelengkapan, then output."""
    semua = [satu for satu in sisa.split(" ") if any(huruf.isalnum() for huruf in satu)]
    if len(semua) < 2:
        return (" ".join(semua), "")
    naskah = [ke for ke, satu in enumerate(semua) if ke > 0 and satu.lower() in _NASKAH]
    batas = naskah[-1] if naskah else len(semua) - 1
    if batas > 1 and batas - 1 in naskah and batas == len(semua) - 1:
        batas -= 1
    return " ".join(semua[:batas]), " ".join(semua[batas:])


def _bersih(teks: str) -> str:
    """Words without the dirt between them."""
    semua = [satu for satu in teks.split(" ") if sum(huruf.isalpha() for huruf in satu) >= 2]
    return " ".join(semua)
