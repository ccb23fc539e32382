"""The rows below a head as printed steps: cells sorted into columns, torn rows joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tolok.sop.importers.dokumen import Kotak, Panah, Sel, Simbol, Tempat
from tolok.sop.importers.makna.alir import BarisAlir
from tolok.sop.importers.makna.kolom import JenisKolom, Kepala, Kolom
from tolok.sop.importers.makna.teks_tercetak import rapikan
from tolok.sop.importers.makna.waktu import baca_waktu

__all__ = ["BarisCetak", "baris_cetak", "gabungkan"]

_NOMOR = re.compile(r"[(\[]?(?P<nomor>\d{1,3})[a-z]?[)\].,]{0,2}")
_NOMOR_DEPAN = re.compile(r"(?P<nomor>\d{1,3})[.)] ?(?=[A-Za-z])")
_DISIMPULKAN = frozenset({JenisKolom.KELENGKAPAN, JenisKolom.OUTPUT})
_BERLAKU_SEMUA = frozenset({JenisKolom.KELENGKAPAN, JenisKolom.OUTPUT, JenisKolom.KETERANGAN})
_AWAL_TINDAKAN = re.compile(r"(?:Me[mnlrwy]|Meng|Pe[mnl])[a-z]{3,}")
_AKHIR_KALIMAT = (".", ";", ":")


@dataclass(slots=True, kw_only=True)
class BarisCetak:
    """A step as printed. `lajur` maps the lane's place in the head to what stands in its cell:
    text, symbols. `nomor` is None where none is printed."""

    nomor: int | None
    uraian: str
    lajur: dict[int, tuple[str, tuple[Simbol, ...]]] = field(default_factory=dict)
    kelengkapan: str = ""
    waktu: str = ""
    output: str = ""
    keterangan: str = ""
    tempat: Tempat = field(default_factory=Tempat)
    asal: str = ""
    panah: tuple[Panah, ...] = ()
    gabung: frozenset[JenisKolom] = frozenset()
    warisan: dict[JenisKolom, str] = field(default_factory=dict)
    dibungkus: bool = False
    disimpulkan: frozenset[JenisKolom] = frozenset()

    @property
    def bermutu(self) -> bool:
        """Any of the three columns of the mutu baku holds something."""
        return bool(self.kelengkapan or self.waktu or self.output)


def baris_cetak(alir: Sequence[BarisAlir], kepala: Kepala) -> list[BarisCetak]:
    """One printed row for each row of the stream, in the columns of its head."""
    hasil: list[BarisCetak] = []
    bentang: dict[JenisKolom, tuple[int, str]] = {}
    for baris in alir:
        if _sepanjang_tabel(baris, kepala):
            continue
        satu = _satu_baris(baris, kepala)
        satu.gabung = frozenset(bentang)
        satu.warisan = {
            jenis: teks for jenis, (_, teks) in bentang.items() if jenis in _BERLAKU_SEMUA
        }
        bentang = {jenis: (sisa - 1, teks) for jenis, (sisa, teks) in bentang.items() if sisa > 1}
        for sel in baris.sel:
            jenis = _kolom_sel(sel, kepala.kolom).jenis
            if sel.tinggi_baris > 1 and jenis is not JenisKolom.LAJUR:
                bentang[jenis] = (sel.tinggi_baris - 1, sel.teks)
        hasil.append(satu)
    return hasil


def _sepanjang_tabel(baris: BarisAlir, kepala: Kepala) -> bool:
    """A heading of a group of steps, or a note: one cell across most columns of the table."""
    lebar = max(kolom.akhir for kolom in kepala.kolom)
    return (
        len(baris.sel) == 1
        and baris.sel[0].lebar_kolom >= max(0.6 * lebar, 4)
        and not baris.sel[0].simbol
    )


def _satu_baris(baris: BarisAlir, kepala: Kepala) -> BarisCetak:
    sel_sel = _luruskan(baris.sel, kepala)
    isi: dict[JenisKolom, list[str]] = {}
    lajur: dict[int, tuple[str, tuple[Simbol, ...]]] = {}
    urutan = {id(kolom): ke for ke, kolom in enumerate(kepala.lajur)}
    for sel in sel_sel:
        kolom = _kolom_sel(sel, kepala.kolom)
        if kolom.jenis is JenisKolom.LAJUR:
            ke = urutan[id(kolom)]
            teks, simbol = lajur.get(ke, ("", ()))
            lajur[ke] = (rapikan(f"{teks} {sel.teks}"), (*simbol, *sel.simbol))
        else:
            isi.setdefault(kolom.jenis, []).append(sel.teks)
    nomor, uraian = _nomor_uraian(isi)
    gabungan = {jenis: "\n".join(teks).strip() for jenis, teks in isi.items()}
    return BarisCetak(
        nomor=nomor,
        uraian=uraian,
        lajur=lajur,
        kelengkapan=gabungan.get(JenisKolom.KELENGKAPAN, ""),
        waktu=rapikan(gabungan.get(JenisKolom.WAKTU, "")),
        output=gabungan.get(JenisKolom.OUTPUT, ""),
        keterangan=rapikan(gabungan.get(JenisKolom.KETERANGAN, "")),
        tempat=_tempat(baris.tempat, [sel.tempat for sel in baris.sel]),
        asal=baris.teks[:300],
        panah=baris.panah,
        disimpulkan=_DISIMPULKAN if baris.menyatu else frozenset(),
        dibungkus=any(sel.tempat.kotak is not None for sel in baris.sel),
    )


def _tempat(awal: Tempat, sel: Sequence[Tempat]) -> Tempat:
    """The whole row: the box around its cells, on the page where it begins."""
    kotak = [t.kotak for t in (awal, *sel) if t.kotak is not None and t.halaman == awal.halaman]
    if not kotak:
        return awal
    semua = Kotak(
        kiri=min(k.kiri for k in kotak),
        atas=min(k.atas for k in kotak),
        kanan=max(k.kanan for k in kotak),
        bawah=max(k.bawah for k in kotak),
    )
    return replace(awal, kotak=semua)


def _nomor_uraian(isi: dict[JenisKolom, list[str]]) -> tuple[int | None, str]:
    potongan = isi.get(JenisKolom.URAIAN, [])
    if len(potongan) > 1 and (cocok := _NOMOR.fullmatch(rapikan(potongan[0]))):
        return int(cocok["nomor"]), rapikan(" ".join(potongan[1:]))
    uraian = rapikan(" ".join(potongan))
    tercetak = rapikan(" ".join(isi.get(JenisKolom.NOMOR, [])))
    if cocok := _NOMOR.fullmatch(tercetak):
        return int(cocok["nomor"]), uraian
    if tercetak and (cocok := _NOMOR_DEPAN.match(tercetak)):
        return int(cocok["nomor"]), rapikan(f"{tercetak[cocok.end() :]} {uraian}")
    if not tercetak and (cocok := _NOMOR_DEPAN.match(uraian)):
        return int(cocok["nomor"]), uraian[cocok.end() :]
    return None, rapikan(f"{tercetak} {uraian}") if _berkata(tercetak) else uraian


def _berkata(teks: str) -> bool:
    return sum(huruf.isalpha() for huruf in teks) > 2


def _kolom_sel(sel: Sel, kolom: Sequence[Kolom]) -> Kolom:
    """The column that shares most with the cell; else the nearest one to its left."""
    akhir = sel.kolom + sel.lebar_kolom

    def bersama(satu: Kolom) -> int:
        return min(akhir, satu.akhir) - max(sel.kolom, satu.awal)

    terbaik = max(kolom, key=bersama)
    if bersama(terbaik) > 0:
        return terbaik
    kiri = [satu for satu in kolom if satu.akhir <= sel.kolom]
    return max(kiri, key=lambda satu: satu.akhir) if kiri else kolom[0]


def _luruskan(sel: Sequence[Sel], kepala: Kepala) -> Sequence[Sel]:
    """Shift a row whose time does not stand under "Waktu" but beside it: cells got lost."""
    waktu = next((k for k in kepala.kolom if k.jenis is JenisKolom.WAKTU), None)
    if waktu is None or any(_bertindih(satu, waktu) and _berwaktu(satu) for satu in sel):
        return sel
    batas = max((k.akhir for k in kepala.kolom if k.jenis is JenisKolom.URAIAN), default=0)
    calon = [satu for satu in sel if satu.kolom >= batas and _berwaktu(satu)]
    if len(calon) != 1 or any(satu.simbol for satu in sel) or calon[0].lebar_kolom > 1:
        return sel
    geser = waktu.awal - calon[0].kolom
    lajur = kepala.lajur
    mulai = min(calon[0].kolom - 1, lajur[-1].akhir - geser) if lajur else calon[0].kolom - 1
    if abs(geser) > 3:
        return sel
    return [_geser(satu, geser) if satu.kolom >= max(batas, mulai) else satu for satu in sel]


def _geser(sel: Sel, geser: int) -> Sel:
    return Sel(
        teks=sel.teks,
        kolom=max(0, sel.kolom + geser),
        lebar_kolom=sel.lebar_kolom,
        tinggi_baris=sel.tinggi_baris,
        tempat=sel.tempat,
        simbol=sel.simbol,
    )


def _bertindih(sel: Sel, kolom: Kolom) -> bool:
    return sel.kolom < kolom.akhir and kolom.awal < sel.kolom + sel.lebar_kolom


def _berwaktu(sel: Sel) -> bool:
    teks = rapikan(sel.teks)
    if len(teks) > 40 or teks.isdigit():
        return False
    return baca_waktu(teks) is not None and any(huruf.isdigit() for huruf in teks)


def gabungkan(baris: Iterable[BarisCetak]) -> list[BarisCetak]:
    """The steps: rows that go on with the row before them are joined to it."""
    semua = [satu for satu in baris if _berisi(satu)]
    bernomor = sum(satu.nomor is not None for satu in semua)
    ada_nomor = bernomor * 2 >= len(semua)
    hasil: list[BarisCetak] = []
    for satu in semua:
        if hasil and _lanjutan(hasil[-1], satu, ada_nomor=ada_nomor):
            _sambung(hasil[-1], satu)
        elif satu.uraian or satu.nomor is not None or satu.bermutu:
            hasil.append(satu)
    langkah = [satu for satu in hasil if satu.uraian and not _judul_bagian(satu, hasil)]
    for satu in langkah:
        _warisi(satu)
    return langkah


def _warisi(satu: BarisCetak) -> None:
    """What one cell prints for several rows holds for each of them; a time is not repeated."""
    satu.kelengkapan = satu.kelengkapan or satu.warisan.get(JenisKolom.KELENGKAPAN, "")
    satu.output = satu.output or satu.warisan.get(JenisKolom.OUTPUT, "")
    satu.keterangan = satu.keterangan or rapikan(satu.warisan.get(JenisKolom.KETERANGAN, ""))


def _berisi(satu: BarisCetak) -> bool:
    return bool(satu.uraian or satu.bermutu or satu.lajur or satu.keterangan)


def _lanjutan(lama: BarisCetak, satu: BarisCetak, *, ada_nomor: bool) -> bool:
    """The row goes on with the one before it: the rest of its cells, or of its sentence."""
    if satu.nomor is not None:
        return satu.nomor == lama.nomor and (not satu.uraian or satu.uraian[0].islower())
    if not satu.uraian:
        return True
    if satu.waktu and lama.waktu and satu.lajur:
        return False
    if satu.uraian[0].islower():
        return True
    if ada_nomor:
        return not (satu.lajur and satu.bermutu) and not lama.uraian.endswith(_AKHIR_KALIMAT[:1])
    return not satu.lajur and not satu.bermutu and not _AWAL_TINDAKAN.match(satu.uraian)


def _sambung(lama: BarisCetak, satu: BarisCetak) -> None:
    lama.uraian = rapikan(f"{lama.uraian} {satu.uraian}")
    lama.kelengkapan = f"{lama.kelengkapan}\n{satu.kelengkapan}".strip()
    lama.waktu = rapikan(f"{lama.waktu} {satu.waktu}")
    lama.output = f"{lama.output}\n{satu.output}".strip()
    lama.keterangan = rapikan(f"{lama.keterangan} {satu.keterangan}")
    for ke, (teks, simbol) in satu.lajur.items():
        teks_lama, simbol_lama = lama.lajur.get(ke, ("", ()))
        lama.lajur[ke] = (rapikan(f"{teks_lama} {teks}"), (*simbol_lama, *simbol))


def _judul_bagian(satu: BarisCetak, semua: Sequence[BarisCetak]) -> bool:
    """A line over a group of steps ("A. Tahap Persiapan"): no number, nothing beside it."""
    polos = satu.nomor is None and not satu.lajur and not satu.bermutu
    bernomor = sum(lain.nomor is not None for lain in semua)
    return polos and bernomor * 2 > len(semua)
