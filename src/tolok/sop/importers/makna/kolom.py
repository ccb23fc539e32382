"""The head of a step table: which column is what, in any order, over one to four lines.

A head is known by its words, never by its place. Groups ("Pelaksana", "Mutu Baku") only help:
many texts have lost their spans, so the lower line decides what a column is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tolok.dasar.durasi import Satuan
from tolok.sop.importers.dokumen import Sel
from tolok.sop.importers.makna.alir import BarisAlir
from tolok.sop.importers.makna.sebutan import awal_jabatan
from tolok.sop.importers.makna.teks_tercetak import kunci, rapikan
from tolok.sop.importers.makna.waktu import satuan_di

__all__ = ["JenisKolom", "Kepala", "Kolom", "cari_kepala", "jenis_kepala"]

_TINGGI = 5
_KEPALA_TERPANJANG = 90


class JenisKolom(StrEnum):
    """What a column of a step table holds."""

    NOMOR = "nomor"
    URAIAN = "uraian"
    LAJUR = "lajur"
    KELENGKAPAN = "kelengkapan"
    WAKTU = "waktu"
    OUTPUT = "output"
    KETERANGAN = "keterangan"
    LAIN = "lain"


_PELAKSANA = "pelaksana"
_MUTU = "mutu"
_DAUN: tuple[tuple[JenisKolom, re.Pattern[str]], ...] = tuple(
    (jenis, re.compile(pola))
    for jenis, pola in (
        (JenisKolom.NOMOR, r"(?:n ?o|nomor|no urut|no langkah)(?: \d+)?$"),
        (JenisKolom.KETERANGAN, r"(?:ket|keterangan|catatan)$"),
        (JenisKolom.WAKTU, r"(?:waktu|durasi|lama waktu|jangka waktu|estimasi waktu|lama)\b"),
        (JenisKolom.OUTPUT, r"(?:output|out put|keluaran|hasil|produk|outcome)\b(?! rapim)"),
        (JenisKolom.KELENGKAPAN,
         r"(?:kelengkapan|persyaratan|perlengkapan|peralatan|input|masukan|bahan|syarat|dokumen kelengkapan|sarana)\b"),
        (JenisKolom.URAIAN,
         r"(?:uraian|aktivitas|aktifitas|akti[fv]itas|kegiatan|prosedur|langkah|tahapan|tahap kegiatan|rincian|proses kerja|urutan|deskripsi)\b(?! terkait)"),
    )
)  # fmt: skip
_KELOMPOK = (
    (_PELAKSANA, re.compile(r"(?:pelaksana(?:an)?|pelaku|aktor|pihak(?: yang)? terkait|unit pelaksana|pelaksana kegiatan|(?:pejabat )?(?:yang )?(?:ber)?(?:pe)?(?:nanggung|tanggung) ?jawab|pic)$")),
    (_MUTU, re.compile(r"(?:mutu (?:baku|buku)|baku mutu|standar mutu|mutu)$")),
)  # fmt: skip
_NOMOR_KOLOM = re.compile(r"[(\[]? ?\d{1,2} ?[)\].]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolom:
    """A column: grid columns `awal` up to and without `akhir`, and its printed head."""

    jenis: JenisKolom
    awal: int
    akhir: int
    nama: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kepala:
    """A head: rows `mulai` up to and without `akhir` of the stream, and its columns.

    `satuan`: the unit that the head of the time column names. `bernama`: the single lane column
    holds the names of those who act, as words.
    """

    mulai: int
    akhir: int
    kolom: tuple[Kolom, ...]
    satuan: Satuan | None = None
    bernama: bool = False

    @property
    def lajur(self) -> tuple[Kolom, ...]:
        """The lane columns, in printed order."""
        return tuple(satu for satu in self.kolom if satu.jenis is JenisKolom.LAJUR)


def jenis_kepala(teks: str) -> JenisKolom | str | None:
    """What a head's words name: a kind of column, a group ("pelaksana", "mutu"), or nothing."""
    if len(teks) > _KEPALA_TERPANJANG:
        return None
    kecil = kunci(teks)
    for nama, pola in _KELOMPOK:
        if pola.match(kecil):
            return nama
    return next((jenis for jenis, pola in _DAUN if pola.match(kecil)), None)


def cari_kepala(alir: Sequence[BarisAlir], mulai: int) -> Kepala | None:
    """The head that begins at this row of the stream, if one does."""
    if not _mungkin(alir[mulai]):
        return None
    tinggi = _tinggi(alir, mulai)
    baris = [alir[mulai + ke].sel for ke in range(tinggi)]
    jenis = {jenis_kepala(sel.teks) for satu in baris for sel in satu}
    mutu = {JenisKolom.KELENGKAPAN, JenisKolom.WAKTU, JenisKolom.OUTPUT}
    if JenisKolom.URAIAN not in jenis or not (mutu & jenis) or len(jenis - {None}) < 3:
        return None
    akhir = _lewati_nomor_kolom(alir, mulai + tinggi)
    kolom = _susun(baris)
    lajur = [satu for satu in kolom if satu.jenis is JenisKolom.LAJUR]
    if not lajur:
        return None
    waktu = [satu.nama for satu in kolom if satu.jenis is JenisKolom.WAKTU]
    return Kepala(
        mulai=mulai,
        akhir=akhir,
        kolom=tuple(kolom),
        satuan=satuan_di(waktu[0]) if waktu else None,
        bernama=len(lajur) == 1 and jenis_kepala(lajur[0].nama) == _PELAKSANA,
    )


def _mungkin(baris: BarisAlir) -> bool:
    """A first line of a head: several cells, and at least two known words, or one and a group."""
    if not baris.bertabel or len(baris.sel) < 2:
        return False
    dikenal = sum(jenis_kepala(sel.teks) is not None for sel in baris.sel)
    return dikenal >= 2


def _tinggi(alir: Sequence[BarisAlir], mulai: int) -> int:
    """How many rows the head has: until a row with a number or a sentence begins the body."""
    panjang = max((sel.tinggi_baris for sel in alir[mulai].sel), default=1)
    blok = alir[mulai].blok
    ke = 1
    while mulai + ke < len(alir) and ke < _TINGGI:
        baris = alir[mulai + ke]
        if baris.blok != blok or _nomor_kolom(baris):
            break
        if ke >= min(panjang, 3) and not _baris_kepala(alir, mulai, ke):
            break
        ke += 1
    return ke


def _baris_kepala(alir: Sequence[BarisAlir], mulai: int, ke: int) -> bool:
    """A further line of the head: no number, no time, and words that heads are made of."""
    baris = alir[mulai + ke]
    if any(len(rapikan(sel.teks)) > _KEPALA_TERPANJANG or sel.simbol for sel in baris.sel):
        return False
    if _NOMOR_KOLOM.fullmatch(rapikan(baris.sel[0].teks)):
        return False
    tempat_uraian = _tempat_uraian(alir, mulai, ke)
    if any(
        tempat_uraian is not None
        and _bertumpuk(sel, tempat_uraian)
        and jenis_kepala(sel.teks) is None
        for sel in baris.sel
    ):
        return False
    dikenal = sum(jenis_kepala(sel.teks) is not None for sel in baris.sel)
    return dikenal >= 1 or (ke == 1 and len(baris.sel) >= 2)


def _tempat_uraian(alir: Sequence[BarisAlir], mulai: int, sampai: int) -> Sel | None:
    for baris in alir[mulai : mulai + sampai]:
        for sel in baris.sel:
            if jenis_kepala(sel.teks) is JenisKolom.URAIAN:
                return sel
    return None


def _bertumpuk(satu: Sel, dua: Sel) -> bool:
    return satu.kolom < dua.kolom + dua.lebar_kolom and dua.kolom < satu.kolom + satu.lebar_kolom


def _nomor_kolom(baris: BarisAlir) -> bool:
    """The row (1) (2) (3) … that numbers the columns."""
    angka = [sel for sel in baris.sel if _NOMOR_KOLOM.fullmatch(rapikan(sel.teks))]
    return len(angka) >= 3 and len(angka) >= len(baris.sel) - 1


def _lewati_nomor_kolom(alir: Sequence[BarisAlir], akhir: int) -> int:
    while akhir < len(alir) and _nomor_kolom(alir[akhir]):
        akhir += 1
    return akhir


def _susun(baris: Sequence[Sequence[Sel]]) -> list[Kolom]:
    """The columns out of the head's cells: groups aside, words above each other together."""
    kelompok = [sel for satu in baris for sel in satu if _kelompok_berisi(sel, baris)]
    daun = [sel for satu in baris for sel in satu if sel not in kelompok]
    kolom: list[Kolom] = []
    for sel in daun:
        jenis = jenis_kepala(sel.teks)
        dipakai = jenis if isinstance(jenis, JenisKolom) else JenisKolom.LAIN
        baru = Kolom(
            jenis=dipakai,
            awal=sel.kolom,
            akhir=sel.kolom + sel.lebar_kolom,
            nama=rapikan(sel.teks),
        )
        _taruh(kolom, baru)
    kolom.sort(key=lambda satu: satu.awal)
    return _tetapkan(kolom, kelompok)


def _kelompok_berisi(sel: Sel, baris: Sequence[Sequence[Sel]]) -> bool:
    """A group with heads below it; "Pelaksana" alone is a column of its own."""
    ke = next(ke for ke, satu in enumerate(baris) if sel in satu)
    di_bawah = [lain for satu in baris[ke + 1 :] for lain in satu]
    if sel.lebar_kolom > 1 and sum(_bertumpuk(sel, lain) for lain in di_bawah) > 1:
        return True
    nama = jenis_kepala(sel.teks)
    if nama not in (_PELAKSANA, _MUTU):
        return False
    return nama == _MUTU or any(
        lain.kolom >= sel.kolom and jenis_kepala(lain.teks) is None for lain in di_bawah
    )


def _taruh(kolom: list[Kolom], baru: Kolom) -> None:
    """Below a column that is there already: the same column's next line, or a finer division."""
    for ke, lama in enumerate(kolom):
        if baru.awal < lama.akhir and lama.awal < baru.akhir:
            lebih_sempit = baru.akhir - baru.awal < lama.akhir - lama.awal
            if lebih_sempit and lama.jenis is JenisKolom.LAIN:
                kolom.append(baru)
                return
            jenis = lama.jenis if lama.jenis is not JenisKolom.LAIN else baru.jenis
            kolom[ke] = replace(
                lama,
                jenis=jenis,
                nama=_sambung(lama.nama, baru.nama),
                awal=min(lama.awal, baru.awal) if not lebih_sempit else lama.awal,
                akhir=max(lama.akhir, baru.akhir) if not lebih_sempit else lama.akhir,
            )
            return
    kolom.append(baru)


def _sambung(atas: str, bawah: str) -> str:
    if atas.endswith("-"):
        return atas[:-1] + bawah
    return f"{atas} {bawah}"


def _tetapkan(kolom: list[Kolom], kelompok: Sequence[Sel]) -> list[Kolom]:
    """Unknown heads are lanes, but the one under Mutu Baku whose kind is missing there."""
    mutu = next((sel for sel in kelompok if _kelompok_mutu(sel, kolom)), None)
    uraian = next((satu for satu in kolom if satu.jenis is JenisKolom.URAIAN), None)
    hasil = []
    for satu in kolom:
        jenis = satu.jenis
        if any(_di_bawah(satu, sel) for sel in kelompok if sel is not mutu):
            jenis = JenisKolom.LAJUR
        elif jenis is JenisKolom.LAIN and (
            _kelengkapan_tanpa_nama(satu, kolom, mutu) or _bukan_jabatan_di_sisi(satu, kolom)
        ):
            jenis = JenisKolom.KELENGKAPAN
        elif jenis is JenisKolom.LAIN and uraian is not None and satu.awal >= uraian.akhir:
            jenis = JenisKolom.LAJUR
        hasil.append(replace(satu, jenis=jenis))
    return _satu_satu(hasil)


def _kelompok_mutu(sel: Sel, kolom: Sequence[Kolom]) -> bool:
    """The group over the mutu baku, by its words or by what stands below it."""
    if jenis_kepala(sel.teks) == _MUTU:
        return True
    di_bawah = {satu.jenis for satu in kolom if _di_bawah(satu, sel)}
    return len(di_bawah & {JenisKolom.KELENGKAPAN, JenisKolom.WAKTU, JenisKolom.OUTPUT}) > 1


def _di_bawah(kolom: Kolom, sel: Sel) -> bool:
    """The column lies wholly under a head that spans several columns."""
    akhir = sel.kolom + sel.lebar_kolom
    return sel.lebar_kolom > 1 and sel.kolom <= kolom.awal and kolom.akhir <= akhir


def _bukan_jabatan_di_sisi(satu: Kolom, kolom: Sequence[Kolom]) -> bool:
    """Left of "Waktu", no post by its words, and the table has no kelengkapan: it is that."""
    if JenisKolom.KELENGKAPAN in {lain.jenis for lain in kolom} or not satu.nama:
        return False
    berikut = min((k for k in kolom if k.awal >= satu.akhir), key=lambda k: k.awal, default=None)
    if berikut is None or berikut.jenis is not JenisKolom.WAKTU or _berjabatan(satu):
        return False
    lain = [k for k in kolom if k.jenis is JenisKolom.LAIN and k is not satu]
    return sum(_berjabatan(k) for k in lain) * 2 > len(lain)


def _berjabatan(kolom: Kolom) -> bool:
    return any(awal_jabatan(kata) for kata in kolom.nama.split(" "))


def _kelengkapan_tanpa_nama(satu: Kolom, kolom: Sequence[Kolom], mutu: Sel | None) -> bool:
    if mutu is None or satu.awal < mutu.kolom:
        return False
    ada = {lain.jenis for lain in kolom}
    lurus = mutu.lebar_kolom > 1
    return JenisKolom.KELENGKAPAN not in ada and (
        lurus or satu.akhir == min((lain.awal for lain in kolom if lain.jenis is JenisKolom.WAKTU),
                                   default=-1)
    )  # fmt: skip


def _satu_satu(kolom: Sequence[Kolom]) -> list[Kolom]:
    """Of two columns of one kind the first counts; a second one among lanes is a lane's name."""
    dilihat: set[JenisKolom] = set()
    hasil = []
    for satu in kolom:
        ganda = satu.jenis in dilihat and satu.jenis not in (JenisKolom.LAJUR, JenisKolom.LAIN)
        hasil.append(replace(satu, jenis=JenisKolom.LAIN) if ganda else satu)
        dilihat.add(satu.jenis)
    return hasil
