"""Labels of the identity block in the middle of a line, given lines of their own.

Text copied from a page has the letterhead and the labels beside it on one line ("DINAS MAWAR
Tanggal Revisi -"), and some converters put a whole page on one line, the step table with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tolok.sop.importers.makna.alir import BarisAlir
from tolok.sop.importers.makna.label import baca_label
from tolok.sop.importers.makna.teks_tercetak import BATAS_TEKS, rapikan

__all__ = ["pisahkan_label"]

_SOP = r"(?:SOP(?:[- ]?AP)?|Standar Operasional Prosedur|STANDAR OPERASIONAL PROSEDUR)"
_SEBARIS = re.compile(
    rf"(?<= )(?:(?:Nomor|NOMOR|No\.?) {_SOP}\b|(?:Nama|NAMA|Judul|JUDUL) {_SOP}\b"
    r"|(?:T(?:anggal|ANGGAL)|T(?:gl|GL)\.?) ?(?:(?i:pembuatan|penyusunan|revisi|efektif|effektif|efektive"
    r"|pengesahan|disahkan|berlaku|penetapan))\b|(?:Di ?sahkan|DI ?SAHKAN) (?i:oleh)\b)"
)
_BAGIAN = re.compile(
    r"(?<= )(?:(?:Dasar|DASAR) ?(?i:hukum)\b|(?:Kualifikasi|KUALIFIKASI)(?: ?(?i:pelaksana))?\b"
    r"|(?:Keterkaitan|KETERKAITAN)\b|(?:Peralatan|PERALATAN) ?/ ?(?i:perlengkapan)\b"
    r"|(?:Peringatan|PERINGATAN)\b|(?:Pencatatan|PENCATATAN) ?(?i:dan) ?(?i:pendataan)\b)"
)
_KEPALA = re.compile(
    r"(?:\b(?:No|NO)\.? )?(?:\b(?:Uraian|URAIAN)? ?(?:Kegiatan|KEGIATAN|Prosedur|PROSEDUR|Aktivitas|AKTIVITAS)\b"
    r"[^.:]{0,260}?)?\b(?:Kelengkapan|KELENGKAPAN|Persyaratan|PERSYARATAN)\b[^.:]{0,60}?"
    r"\b(?:Output|OUTPUT|Keluaran|KELUARAN)\b(?: (?:Ket|KET)(?:erangan|ERANGAN)?\b\.?)?"
    r"(?: \(?\d{1,2}\)?(?= \(?\d)){0,16}"
)
_KELOMPOK = re.compile(
    r"\b(?:pelaksana(?:an)?|mutu baku|baku mutu)\b|(?: \(?\d{1,2}\)?){4,20}$", re.IGNORECASE
)
_KETERANGAN = re.compile(r"\bket(?:erangan)?\b\.?", re.IGNORECASE)
_EKOR = re.compile(rf"{_BAGIAN.pattern} ?:?$")
_LANGKAH = re.compile(r"(?<= )(\d{1,2})[.)]? (?=[A-Z])")
_PANJANG = 400
_LABEL_TERSEDIKIT = 3


def pisahkan_label(alir: Sequence[BarisAlir]) -> list[BarisAlir]:
    """The stream with such lines of its paragraphs taken apart; tables are left alone."""
    return [baris if baris.bertabel else _paragraf(baris) for baris in alir]


def _paragraf(baris: BarisAlir) -> BarisAlir:
    teks = baris.sel[0].teks
    semua = [bagian for satu in teks.split("\n") for bagian in _pisah(satu)]
    hasil = "\n".join(semua)
    return baris if hasil == teks else replace(baris, sel=(replace(baris.sel[0], teks=hasil),))


def _pisah(baris: str) -> list[str]:
    """The lines in a line."""
    rapi = rapikan(baris[:BATAS_TEKS])
    potong = [cocok.start() for cocok in _SEBARIS.finditer(rapi)]
    if len(rapi) > _PANJANG and len(potong) >= _LABEL_TERSEDIKIT:
        return _satu_halaman(rapi, potong)
    if not potong and not baca_label(rapi) and (ekor := _EKOR.search(rapi)):
        return [rapi[: ekor.start()].strip(), rapi[ekor.start() :]]
    if not potong or not _boleh(rapi[: potong[0]]):
        return _tabel_sebaris(rapi) if len(rapi) > _PANJANG else [baris]
    return _di(rapi, potong)


def _di(teks: str, potong: Sequence[int]) -> list[str]:
    batas = [0, *potong, len(teks)]
    bagian = (teks[a:b].strip() for a, b in pairwise(batas))
    return [satu for satu in bagian if satu]


def _boleh(depan: str) -> bool:
    """What stands before the label is a label with its value, or a heading in capitals."""
    if baca_label(depan.strip()):
        return True
    semua = [satu for satu in depan.split() if satu[:1].isalpha()]
    besar = sum(satu[0].isupper() or satu in ("dan", "di") for satu in semua)
    return bool(semua) and besar >= 0.9 * len(semua)


def _satu_halaman(teks: str, sebaris: Sequence[int]) -> list[str]:
    """A page on one line: at its labels, its head and its numbered rows."""
    kepala = _KEPALA.search(teks)
    akhir = kepala.start() if kepala else len(teks)
    bagian = _batas_bagian(teks, akhir)
    hasil = _di(teks[:akhir], sorted({*(satu for satu in sebaris if satu < akhir), *bagian}))
    return hasil + (_tabel_sebaris(teks[akhir:]) if kepala else [])


def _batas_bagian(teks: str, akhir: int) -> list[int]:
    """Where lines begin: before each label of a section, and behind two that share what follows."""
    hasil: list[int] = []
    semua = list(_BAGIAN.finditer(teks, 0, akhir))
    for ke, cocok in enumerate(semua):
        berdampingan = ke > 0 and not teks[semua[ke - 1].end() : cocok.start()].strip(" :")
        if berdampingan:
            hasil.append(cocok.end())
        else:
            hasil.append(cocok.start())
    return hasil


def _tabel_sebaris(teks: str) -> list[str]:
    """A step table on one line: its head, and a line for each number that follows the last."""
    kepala = _KEPALA.search(teks)
    if kepala is None:
        return [teks]
    badan = teks[kepala.end() :]
    potong: list[int] = []
    harap = 1
    for cocok in _LANGKAH.finditer(f" {badan}"):
        if int(cocok[1]) == harap:
            potong.append(cocok.start() - 1)
            harap += 1
    if len(potong) < _LABEL_TERSEDIKIT:
        return [teks]
    depan = teks[: kepala.start()].strip()
    judul = [depan] if depan else []
    return [*judul, _kepala_sebaris(kepala.group()), *_di(badan, potong)]


def _kepala_sebaris(teks: str) -> str:
    """The head without its groups, "Ket." at its end."""
    polos = rapikan(_KELOMPOK.sub(" ", teks))
    tanpa_ket = rapikan(_KETERANGAN.sub(" ", polos))
    return polos if tanpa_ket == polos else f"{tanpa_ket} Ket"
