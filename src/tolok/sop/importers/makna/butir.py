"""Items of a printed list: by line, bullet, number, ";" and ",", or by how an item begins."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from tolok.sop.importers.makna.teks_tercetak import derau, rapikan, rapikan_baris

__all__ = ["AWAL_ATURAN", "Penanda", "butir_daftar", "butir_mutu", "penanda", "tanpa_penanda"]

_PENANDA = re.compile(
    r"(?:(?P<angka>\d{1,2})[.,)](?!\d) ?|\((?P<dalam>\d{1,2})\) |(?P<huruf>[a-z])[.)] ?(?=[A-Z])"
    r"|(?P<peluru>[•●▪◦○■□➢✓·*§¤]|[-–—](?=[ A-Z])|o (?=[A-Z])) ?)"
)
_SELA_ANGKA = re.compile(r"(?<=[\w.;,)] )(\d{1,2})(?:[.)] ?(?=[A-Za-z])| (?=[A-Z]))")
_SINGKATAN = re.compile(r"(?:\d{1,2}[.)]|[-•]) ?[A-Z]{2}[;,.]?")
_ANGKA_POLOS = re.compile(r"(\d{1,2}) (?=[A-Z])")
_SELA_PELURU = re.compile(r" (?:[•●▪◦■➢✓·]|[-–](?= ))")
AWAL_ATURAN = re.compile(
    r"(?:Undang[- ]?[Uu]ndang|UNDANG[- ]?UNDANG|UU\b|Peraturan|PERATURAN|Per(?:men[A-Za-z]{0,12}|pres|da|wal|wali|bup|gub|ka|dirjen|ban|prov)\b"
    r"|Keputusan|KEPUTUSAN|Kep(?:pres|men|gub|bup|wal)[A-Za-z]{0,8}\b|Surat (?:Keputusan|Edaran)|Instruksi (?:Presiden|Menteri|Gubernur|Bupati|Wali)"
    r"|Inpres\b|PP (?:No|RI)|Qanun|Ketetapan|TAP MPR)"
)
_TAHUN = re.compile(r"\b(?:tahun|th\.?) ?\d{4}|/\d{4}\b|\b(?:19|20)\d{2}\b", re.IGNORECASE)
_MENGGANTUNG = re.compile(
    r"\b(?:tentang|atas|pelaksanaan|dari|dalam|terhadap|dengan|rancangan|menjadi|pengganti|dan"
    r"|antara|pembentukan|penetapan|penyusunan|berdasarkan|tata cara|sesuai|oleh|pada|di)$",
    re.IGNORECASE,
)
_SAMBUNG_AKHIR = re.compile(r"(?:[,/(&-]|\b(?:dan|atau|serta|tentang|dengan|untuk|yang|di))$")
_KATA_SAMBUNG = frozenset(
    ["dan", "atau", "di", "ke", "dari", "untuk", "serta", "yang", "dengan", "pada"]
)
Penanda = re.Match[str]


def penanda(teks: str) -> Penanda | None:
    """The marker a line begins with: "1.", "(2)", "a)", "-", "•"."""
    return _PENANDA.match(teks)


def tanpa_penanda(teks: str) -> str:
    """A line without its marker.

    >>> tanpa_penanda("1. Undang-Undang"), tanpa_penanda("- Box file")
    ('Undang-Undang', 'Box file')
    """
    for _ in range(3):
        cocok = _PENANDA.match(teks)
        if cocok is None or not teks[cocok.end() :].strip():
            break
        teks = teks[cocok.end() :].strip()
    return teks.strip()


def butir_mutu(teks: str, *, dibungkus: bool = False) -> tuple[str, ...]:
    """Items of a kelengkapan or output cell. `dibungkus`: its line breaks are the page's
    wrapping, not the author's.

    >>> butir_mutu("- Formulir kinerja - Komputer/laptop")
    ('Formulir kinerja', 'Komputer/laptop')
    >>> butir_mutu("Timeline, Form Pengukuran Kinerja, Disposisi")
    ('Timeline', 'Form Pengukuran Kinerja', 'Disposisi')
    """
    hasil: list[str] = []
    for baris in _gabung_lanjutan(rapikan_baris(teks), dibungkus=dibungkus):
        for bagian in _pecah_sebaris(baris):
            hasil += _pecah_koma(tanpa_penanda(bagian))
    return tuple(satu for satu in hasil if satu and not _hampa(satu))


def _hampa(teks: str) -> bool:
    return not any(huruf.isalnum() for huruf in teks)


def _gabung_lanjutan(baris: Sequence[str], *, dibungkus: bool) -> list[str]:
    hasil: list[str] = []
    for satu in baris:
        if hasil and _melanjutkan(hasil[-1], satu, dibungkus=dibungkus):
            hasil[-1] = f"{hasil[-1]} {satu}"
        else:
            hasil.append(satu)
    return hasil


def _melanjutkan(sebelum: str, satu: str, *, dibungkus: bool) -> bool:
    if penanda(satu) is not None:
        return False
    if satu[0].islower() or satu[0] in "(/&" or _SAMBUNG_AKHIR.search(sebelum[-20:]):
        return not sebelum.endswith(",") or satu[0].islower() or dibungkus
    return dibungkus and not sebelum.endswith(";")


def _pecah_sebaris(baris: str) -> list[str]:
    """Markers in the middle of a line start items too, when the line began with such a marker."""
    cocok = penanda(baris)
    if cocok is None:
        return [baris]
    if cocok["angka"]:
        return _pecah_angka(baris, int(cocok["angka"]))
    if cocok["peluru"]:
        pecah = [satu.strip() for satu in _SELA_PELURU.split(f" {baris}") if satu.strip()]
        return pecah if len(pecah) > 1 else [baris]
    return [baris]


def _pecah_angka(baris: str, mulai: int) -> list[str]:
    potong, harap = [0], mulai + 1
    for cocok in _SELA_ANGKA.finditer(baris):
        if int(cocok[1]) == harap:
            potong.append(cocok.start())
            harap += 1
    potong.append(len(baris))
    return [baris[awal:akhir].strip() for awal, akhir in itertools.pairwise(potong)]


def _pecah_koma(teks: str) -> list[str]:
    """At ";" and at "," outside brackets and numbers."""
    hasil, dalam, awal = [], 0, 0
    for ke, huruf in enumerate(teks):
        dalam = max(0, dalam + (huruf == "(") - (huruf == ")"))
        sela = huruf in ";," and not dalam
        if sela and not (teks[ke - 1 : ke].isdigit() and teks[ke + 1 : ke + 2].isdigit()):
            hasil.append(teks[awal:ke])
            awal = ke + 1
    hasil.append(teks[awal:])
    return [satu.strip(" .") if _hampa(satu) else satu.strip() for satu in hasil]


def butir_daftar(teks: str, *, awal: re.Pattern[str] | None = None) -> tuple[str, ...]:
    """Items of a section of the identity block. `awal`: how an item of this section begins where
    no marker is printed (a regulation, "SOP …").

    >>> butir_daftar("3. SOP Penataan Arsip 4. SOP Surat Masuk")
    ('SOP Penataan Arsip', 'SOP Surat Masuk')
    """
    baris_teks = rapikan_baris(teks)
    semua = _tanpa_titik([s for s in baris_teks if not derau(s) or _SINGKATAN.fullmatch(s)])
    hasil: list[str] = []
    for baris in semua:
        for bagian in _pecah_sebaris(baris):
            _tambah(hasil, bagian, awal)
    bertanda = sum(penanda(satu) is not None for satu in hasil) > 1
    pecah = [
        potong
        for satu in hasil
        for potong in ([satu] if bertanda and penanda(satu) else _pecah_menempel(satu, awal))
    ]
    bersih = (tanpa_penanda(rapikan(satu)) for satu in pecah)
    return tuple(satu for satu in bersih if satu and not _hampa(satu))


def _tanpa_titik(baris: Sequence[str]) -> list[str]:
    """A number that lost its point ("8 Aplikasi" below "7. …") is a marker like the others."""
    hasil, terakhir = [], 0
    for satu in baris:
        polos = _ANGKA_POLOS.match(satu)
        if polos and terakhir and int(polos[1]) == terakhir + 1:
            satu = f"{polos[1]}. {satu[polos.end() :]}"
        if (cocok := _PENANDA.match(satu)) and cocok["angka"]:
            terakhir = int(cocok["angka"])
        hasil.append(satu)
    return hasil


def _tambah(hasil: list[str], baris: str, awal: re.Pattern[str] | None) -> None:
    """A new item, or the rest of the item before."""
    if not hasil or penanda(baris) is not None:
        hasil.append(baris)
        return
    sebelum = hasil[-1]
    menggantung = _MENGGANTUNG.search(sebelum[-30:]) or _SAMBUNG_AKHIR.search(sebelum[-20:])
    if baris[0].islower() or baris[0] in "(&/":
        hasil[-1] = f"{sebelum} {baris}"
    elif awal is not None and awal.match(baris) and not _MENGGANTUNG.search(sebelum[-30:]):
        hasil.append(baris)
    elif menggantung or _belum_selesai(hasil, baris, awal):
        hasil[-1] = f"{sebelum} {baris}"
    else:
        hasil.append(baris)


def _belum_selesai(hasil: Sequence[str], baris: str, awal: re.Pattern[str] | None) -> bool:
    """Where items carry markers or a known beginning, a line without either goes on."""
    terakhir = hasil[-1]
    if penanda(terakhir) is not None:
        return True
    kata_awal = baris.split(" ", 1)[0]
    if any(satu.split(" ", 1)[0] == kata_awal for satu in hasil):
        return False
    if awal is not None and awal.match(terakhir):
        return True
    return len(terakhir) > 45 and terakhir[-1] not in ".;"


def _pecah_menempel(teks: str, awal: re.Pattern[str] | None) -> list[str]:
    """Items that ran together without any marker."""
    if awal is not None:
        return _pecah_di_awal(teks, awal)
    if teks.startswith("• ") and "•" not in teks[1:]:
        return _pecah_kapital(teks)
    return [teks]


def _pecah_di_awal(teks: str, awal: re.Pattern[str]) -> list[str]:
    potong = [0]
    for cocok in awal.finditer(teks):
        sebelum = teks[potong[-1] : cocok.start()].rstrip()
        aturan = awal is AWAL_ATURAN
        if not awal.match(tanpa_penanda(sebelum)):
            continue
        hanya_penanda = _PENANDA.fullmatch(f"{sebelum} ") or _PENANDA.fullmatch(sebelum)
        if not sebelum or hanya_penanda or _MENGGANTUNG.search(sebelum[-30:]):
            continue
        if teks[cocok.start() - 1] in " ;." and not (aturan and not _TAHUN.search(sebelum)):
            potong.append(cocok.start())
    potong.append(len(teks))
    return [teks[a:b].strip() for a, b in itertools.pairwise(potong)]


def _pecah_kapital(teks: str) -> list[str]:
    """Sentence-case items in a row: "Data dan informasi kinerja Komputer Jaringan internet"."""
    kata = tanpa_penanda(teks).split(" ")
    hasil = [kata[0]]
    for ke, satu in enumerate(kata[1:], start=1):
        depan = kata[ke - 1]
        belakang = kata[ke + 1] if ke + 1 < len(kata) else ""
        kapital = satu[:1].isupper()
        setelah_kecil = depan[:1].islower() and depan not in _KATA_SAMBUNG
        sebelum_kecil = belakang[:1].islower() and depan not in _KATA_SAMBUNG
        if kapital and (setelah_kecil or sebelum_kecil):
            hasil.append(satu)
        else:
            hasil[-1] = f"{hasil[-1]} {satu}"
    return hasil
