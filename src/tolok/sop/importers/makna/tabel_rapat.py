"""Step tables whose empty cells fell out: every row is shorter than its head.

Copying and converting often keep only the cells that hold something. The head still names every
column; a row is put under it again by its number, its sentence and its time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tolok.sop.importers.dokumen import Sel
from tolok.sop.importers.makna.alir import BarisAlir
from tolok.sop.importers.makna.kolom import JenisKolom, jenis_kepala
from tolok.sop.importers.makna.tanda import baca_tanda
from tolok.sop.importers.makna.teks_tercetak import kunci, rapikan
from tolok.sop.importers.makna.waktu import baca_waktu

__all__ = ["luruskan_rapat"]

_MUTU = frozenset({JenisKolom.KELENGKAPAN, JenisKolom.WAKTU, JenisKolom.OUTPUT})
_NOMOR = re.compile(r"[(\[]?\d{1,3}[)\].,]{0,2}")
_BARIS_TERSEDIKIT = 3
_TANDA_TERPANJANG = 12
_UJUNG = frozenset({"mulai", "selesai", "start", "end"})


@dataclass(frozen=True, slots=True)
class _Kepala:
    """The columns that a head of one or two rows names, and the row below it."""

    kolom: tuple[tuple[JenisKolom, str], ...]
    akhir: int

    def tempat(self, jenis: JenisKolom) -> int | None:
        """The first column of a kind."""
        return next((ke for ke, (satu, _) in enumerate(self.kolom) if satu is jenis), None)


def luruskan_rapat(alir: Sequence[BarisAlir]) -> list[BarisAlir]:
    """The stream with the rows of such tables under their columns; other rows are left alone."""
    hasil: list[BarisAlir] = []
    ke = 0
    while ke < len(alir):
        kepala = _kepala(alir, ke)
        badan = _badan(alir, kepala.akhir) if kepala is not None else []
        if kepala is None or not _rapat(kepala, badan):
            hasil.append(alir[ke])
            ke += 1
            continue
        hasil.append(_baris_kepala(kepala, alir[ke]))
        hasil += [_luruskan(baris, kepala) for baris in badan]
        ke = kepala.akhir + len(badan)
    return hasil


def _kepala(alir: Sequence[BarisAlir], ke: int) -> _Kepala | None:
    baris = alir[ke]
    if not baris.bertabel:
        return None
    jenis = [jenis_kepala(sel.teks) for sel in baris.sel]
    if JenisKolom.URAIAN not in jenis:
        return None
    if len(_MUTU & set(jenis)) >= 2:
        return _susun([sel.teks for sel in baris.sel], ke + 1)
    if ke + 1 >= len(alir) or not alir[ke + 1].bertabel:
        return None
    daun = [sel.teks for sel in alir[ke + 1].sel]
    if len(_MUTU & {jenis_kepala(teks) for teks in daun}) < 2:
        return None
    atas = [sel.teks for sel in baris.sel]
    depan = [teks for teks in atas if jenis_kepala(teks) in (JenisKolom.NOMOR, JenisKolom.URAIAN)]
    akhir = [teks for teks in atas if jenis_kepala(teks) is JenisKolom.KETERANGAN]
    return _susun([*depan, *daun, *akhir], ke + 2)


def _susun(nama: Sequence[str], akhir: int) -> _Kepala:
    kolom = []
    for teks in nama:
        jenis = jenis_kepala(teks)
        kolom.append((jenis if isinstance(jenis, JenisKolom) else JenisKolom.LAJUR, rapikan(teks)))
    return _Kepala(tuple(kolom), akhir)


def _badan(alir: Sequence[BarisAlir], awal: int) -> list[BarisAlir]:
    """The rows below the head: of tables, without the row that numbers the columns."""
    hasil: list[BarisAlir] = []
    for baris in alir[awal:]:
        if not baris.bertabel or any(
            jenis_kepala(sel.teks) is JenisKolom.URAIAN for sel in baris.sel
        ):
            break
        hasil.append(baris)
    return hasil


def _rapat(kepala: _Kepala, badan: Sequence[BarisAlir]) -> bool:
    """Whether the rows lost their empty cells: cells without gaps, no time under "Waktu"."""
    lebar = len(kepala.kolom)
    waktu = kepala.tempat(JenisKolom.WAKTU)
    bernomor = [satu for satu in badan if _NOMOR.fullmatch(satu.sel[0].teks.strip())]
    isi = [satu for satu in bernomor if not _semua_nomor(satu)]
    if waktu is None or JenisKolom.LAJUR not in dict(kepala.kolom) or len(isi) < _BARIS_TERSEDIKIT:
        return False
    menyambung = sum(_menyambung(satu) and len(satu.sel) < lebar for satu in isi)
    bergeser = sum(
        (letak := _letak_waktu(satu.sel)) is not None and satu.sel[letak].kolom < waktu - 1
        for satu in isi
    )
    return menyambung >= 0.9 * len(isi) and bergeser >= 0.6 * len(isi)


def _semua_nomor(baris: BarisAlir) -> bool:
    return len(baris.sel) > 2 and all(_NOMOR.fullmatch(sel.teks.strip()) for sel in baris.sel)


def _menyambung(baris: BarisAlir) -> bool:
    return all(sel.kolom == ke and sel.lebar_kolom == 1 for ke, sel in enumerate(baris.sel))


def _letak_waktu(sel: Sequence[Sel]) -> int | None:
    """Which cell behind the sentence holds a time in words, or else a bare number."""
    for ke, satu in enumerate(sel[2:], start=2):
        teks = rapikan(satu.teks)
        if len(teks) <= 40 and any(huruf.isdigit() for huruf in teks) and baca_waktu(teks):
            return ke
    return None


def _baris_kepala(kepala: _Kepala, asal: BarisAlir) -> BarisAlir:
    tempat = asal.sel[0].tempat
    sel = tuple(
        Sel(teks=nama, kolom=ke, tempat=tempat) for ke, (_, nama) in enumerate(kepala.kolom)
    )
    return replace(asal, sel=sel)


def _luruskan(baris: BarisAlir, kepala: _Kepala) -> BarisAlir:
    """Number, sentence, then by their distance from the time; a sign of a lane says nothing."""
    nomor, uraian = kepala.tempat(JenisKolom.NOMOR), kepala.tempat(JenisKolom.URAIAN)
    sel = list(baris.sel)
    hasil: list[Sel] = []
    if nomor is not None and _NOMOR.fullmatch(sel[0].teks.strip()):
        hasil.append(replace(sel.pop(0), kolom=nomor))
    if sel:
        hasil.append(replace(sel.pop(0), kolom=uraian or 0))
    waktu = _letak_waktu(baris.sel)
    isi = [
        satu
        for satu in sel
        if not _hanya_tanda(satu, depan=waktu is None or satu.kolom < baris.sel[waktu].kolom)
    ]
    tujuan = [ke for ke, (jenis, _) in enumerate(kepala.kolom) if jenis is not JenisKolom.LAJUR]
    hasil += _sisanya(isi, [ke for ke in tujuan if ke not in (nomor, uraian)], kepala)
    hasil.sort(key=lambda satu: satu.kolom)
    return replace(baris, sel=tuple(hasil))


def _hanya_tanda(sel: Sel, *, depan: bool) -> bool:
    """A tick, a box, or before the time "Mulai" and "Selesai"."""
    teks = sel.teks.strip()
    if depan and kunci(teks) in _UJUNG:
        return True
    pendek = len(teks) <= _TANDA_TERPANJANG and not any(huruf.isdigit() for huruf in teks)
    return bool(sel.simbol) or (
        pendek and sum(huruf.isalpha() for huruf in teks) < 2 and baca_tanda(teks, ()) is not None
    )


def _sisanya(isi: Sequence[Sel], kolom: Sequence[int], kepala: _Kepala) -> list[Sel]:
    """Cells in the columns of the mutu baku, the time where it belongs and the others around it."""
    waktu = kepala.tempat(JenisKolom.WAKTU)
    letak = next((ke for ke, satu in enumerate(isi) if _letak_waktu([satu] * 3) is not None), None)
    awal = kolom.index(waktu) - letak if letak is not None and waktu in kolom else 0
    hasil: list[Sel] = []
    for ke, satu in enumerate(isi):
        tempat = kolom[min(max(awal + ke, 0), len(kolom) - 1)]
        hasil.append(replace(satu, kolom=tempat))
    return hasil
