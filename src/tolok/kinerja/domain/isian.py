"""The form of one data owner: what was typed, read into figures, checked, kept as canonical JSON.

Typed text is never lost and never guessed: a cell that may be two numbers is a finding. An empty
cell is null. Scenario D04; thresholds are dated values of regulasi.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from tolok.dasar.angka import AngkaMeragukan, BukanAngka, baca, baca_rupiah
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.kinerja.domain.agregasi import Deret, SampaiTriwulan, ukur_triwulan
from tolok.kinerja.domain.keadaan import Agregasi, Keadaan
from tolok.kinerja.domain.keterkaitan import Asal, asal_dari_json, asal_ke_json
from tolok.kinerja.domain.rencana import Butir, ButirAnggaran, Rencana
from tolok.regulasi.nilai import AturanUkur

__all__ = [
    "FORMAT",
    "BarisAnggaran",
    "BarisIsian",
    "Bukti",
    "Isian",
    "dari_json",
    "dengan_isian",
    "gabung",
    "ke_json",
    "ke_ketikan",
    "ukur_isian",
]

FORMAT = "tolok/isian/1"
_DESIMAL = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?")
_DINYATAKAN = (Keadaan.BELUM_DIUKUR, Keadaan.BELUM_TERSEDIA, Keadaan.TIDAK_BERLAKU)
_ANGKA = ("realisasi", "pembilang", "penyebut", "bobot")
_TEKS = ("pendorong", "penghambat", "tindak_lanjut", "penanggung_jawab", "sumber", "catatan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bukti:
    """A piece of evidence: its title, and the stored file when one was attached."""

    judul: str
    berkas: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisIsian:
    """What an owner states for one indicator. `keadaan` is set when there is no figure, and why
    stands in `catatan`; `perkiraan`: when the source is expected to publish it. The figure is the
    quarter's own, not "s.d. triwulan". `asal`: the run of another SOP it was taken from."""

    indikator: str
    kode: str
    keadaan: Keadaan | None = None
    realisasi: Decimal | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    bobot: Decimal | None = None
    pendorong: str = ""
    penghambat: str = ""
    tindak_lanjut: str = ""
    tenggat: date | None = None
    penanggung_jawab: str = ""
    sumber: str = ""
    bukti: tuple[Bukti, ...] = ()
    catatan: str = ""
    perkiraan: date | None = None
    asal: Asal | None = None

    @property
    def kosong(self) -> bool:
        """Nothing stated at all: neither a figure nor why there is none."""
        angka = (self.realisasi, self.pembilang, self.penyebut)
        return self.keadaan is None and all(n is None for n in angka)


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisAnggaran:
    """Spending of one subkegiatan up to the quarter (rupiah), physical progress in percent."""

    simpul: str
    kode: str
    realisasi: int | None = None
    fisik: Decimal | None = None
    catatan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Isian:
    """A whole form of one owner (`pemilik`: id of the post or unit) for one period."""

    periode: str
    pemilik: str
    perjanjian: str | None
    baris: tuple[BarisIsian, ...]
    anggaran: tuple[BarisAnggaran, ...]


def ke_json(isian: Isian) -> dict[str, Any]:
    """The form as JSON values: numbers as decimal text, rupiah as integers, absent as null."""
    return {
        "format": FORMAT,
        "periode": isian.periode,
        "pemilik": isian.pemilik,
        "perjanjian": isian.perjanjian,
        "baris": [_baris_json(b) for b in isian.baris],
        "anggaran": [
            {
                "simpul": a.simpul,
                "kode": a.kode,
                "realisasi": a.realisasi,
                "fisik": _teks(a.fisik),
                "catatan": a.catatan,
            }
            for a in isian.anggaran
        ],
    }


def _teks(nilai: Decimal | None) -> str | None:
    return None if nilai is None else format(nilai, "f")


def _baris_json(b: BarisIsian) -> dict[str, Any]:
    return {
        "indikator": b.indikator,
        "kode": b.kode,
        "keadaan": b.keadaan.value if b.keadaan else None,
        **{n: _teks(getattr(b, n)) for n in _ANGKA},
        **{n: getattr(b, n) for n in _TEKS},
        "tenggat": b.tenggat.isoformat() if b.tenggat else None,
        **({"perkiraan": b.perkiraan.isoformat()} if b.perkiraan else {}),
        **({"asal": asal_ke_json(b.asal)} if b.asal else {}),
        "bukti": [{"judul": x.judul, "berkas": x.berkas} for x in b.bukti],
    }


def ke_ketikan(isian: Isian) -> dict[str, Any]:
    """The form as a person would have typed it: what the page is filled with again."""
    isi = ke_json(isian)
    del isi["format"]
    for baris, b in zip(isi["baris"], isian.baris, strict=True):
        baris.update({n: _ketik(getattr(b, n)) for n in _ANGKA})
    for baris, a in zip(isi["anggaran"], isian.anggaran, strict=True):
        baris["fisik"] = _ketik(a.fisik)
    return isi


def _ketik(nilai: Decimal | None) -> str | None:
    """Without thousands points, so that it reads back as the same number."""
    return None if nilai is None else format(nilai, "f").replace(".", ",")


class _Pembaca:
    """Reads typed values, collecting a finding for each that cannot be read."""

    def __init__(self, *, kanonik: bool) -> None:
        self.temuan: list[Temuan] = []
        self._kanonik = kanonik

    def _tolak(self, lokasi: str, hasil: AngkaMeragukan | BukanAngka) -> None:
        masalah, _, saran = hasil.pesan.partition(". ")
        self.temuan.append(
            Temuan(lokasi=lokasi, tingkat=Tingkat.GALAT, masalah=f"{masalah}.", saran=saran)
        )

    def angka(self, isi: Any, lokasi: str) -> Decimal | None:
        teks = "" if isi is None else str(isi).strip().removesuffix("%").strip()
        if not teks:
            return None
        if self._kanonik and _DESIMAL.fullmatch(teks):
            return Decimal(teks)
        hasil = baca(teks)
        if isinstance(hasil, Decimal):
            return hasil
        self._tolak(lokasi, hasil)
        return None

    def rupiah(self, isi: Any, lokasi: str) -> int | None:
        if isi is None or isinstance(isi, int):
            return isi
        if not str(isi).strip():
            return None
        hasil = baca_rupiah(str(isi))
        if isinstance(hasil, int):
            return hasil
        self._tolak(lokasi, hasil)
        return None

    def tanggal(self, isi: Any, lokasi: str) -> date | None:
        if not isi:
            return None
        try:
            return date.fromisoformat(str(isi))
        except ValueError:
            self.temuan.append(
                Temuan(
                    lokasi=lokasi,
                    tingkat=Tingkat.GALAT,
                    masalah=f"“{isi}” bukan tanggal.",
                    saran="Pilih tanggalnya dari kalender.",
                )
            )
            return None

    def keadaan(self, isi: Any, lokasi: str) -> Keadaan | None:
        if not isi:
            return None
        if str(isi) in {k.value for k in _DINYATAKAN}:
            return Keadaan(str(isi))
        self.temuan.append(
            Temuan(
                lokasi=lokasi,
                tingkat=Tingkat.GALAT,
                masalah=f"Keadaan “{isi}” tidak dikenal.",
                saran="Pilih belum diukur, belum tersedia, atau tidak berlaku.",
            )
        )
        return None


def dari_json(isi: Mapping[str, Any], bagian: Rencana) -> tuple[Isian, list[Temuan]]:
    """Read a form, stored or as typed, against the owner's part of the plan.

    A stored form carries its format and plain decimals ("77.300" is 77.3); without it the texts
    are what a person typed, where the same text may be two numbers.
    Rows of other owners are ignored; rows that are missing come back empty. Findings name cells
    as "baris/A02/realisasi".
    """
    pembaca = _Pembaca(kanonik=isi.get("format") == FORMAT)
    baris = {str(b.get("indikator")): b for b in _daftar(isi, "baris")}
    anggaran = {str(a.get("simpul")): a for a in _daftar(isi, "anggaran")}
    isian = Isian(
        periode=bagian.periode.kode,
        pemilik=str(isi.get("pemilik") or ""),
        perjanjian=bagian.perjanjian.id if bagian.perjanjian else None,
        baris=tuple(_baris(b, baris.get(b.id, {}), pembaca) for b in bagian.butir),
        anggaran=tuple(
            _baris_anggaran(a, anggaran.get(a.simpul, {}), pembaca) for a in bagian.anggaran
        ),
    )
    return isian, pembaca.temuan


def _daftar(isi: Mapping[str, Any], kunci: str) -> list[Mapping[str, Any]]:
    daftar = isi.get(kunci)
    return [b for b in daftar if isinstance(b, Mapping)] if isinstance(daftar, list) else []


def _angka_skala(butir: Butir, isi: Any) -> Any:
    """A rank may be typed by its name."""
    nama = {n.casefold(): str(v) for n, v in butir.skala}
    return nama.get(str(isi).strip().casefold(), isi) if butir.skala else isi


def _baris(butir: Butir, isi: Mapping[str, Any], pembaca: _Pembaca) -> BarisIsian:
    tempat = f"baris/{butir.kode}"
    bukti = tuple(
        Bukti(
            judul=str(b.get("judul") or "").strip(),
            berkas=str(b["berkas"]) if b.get("berkas") else None,
        )
        for b in _daftar(isi, "bukti")
        if str(b.get("judul") or "").strip() or b.get("berkas")
    )
    nilai = {**isi, "realisasi": _angka_skala(butir, isi.get("realisasi"))}
    angka: dict[str, Any] = {n: pembaca.angka(nilai.get(n), f"{tempat}/{n}") for n in _ANGKA}
    teks: dict[str, Any] = {n: str(isi.get(n) or "").strip() for n in _TEKS}
    return BarisIsian(
        indikator=butir.id,
        kode=butir.kode,
        keadaan=pembaca.keadaan(isi.get("keadaan"), f"{tempat}/keadaan"),
        tenggat=pembaca.tanggal(isi.get("tenggat"), f"{tempat}/tenggat"),
        perkiraan=pembaca.tanggal(isi.get("perkiraan"), f"{tempat}/perkiraan"),
        asal=asal_dari_json(isi.get("asal"), {n: _teks(v) or "" for n, v in angka.items()}),
        bukti=bukti,
        **angka,
        **teks,
    )


def _baris_anggaran(
    butir: ButirAnggaran, isi: Mapping[str, Any], pembaca: _Pembaca
) -> BarisAnggaran:
    tempat = f"anggaran/{butir.kode}"
    return BarisAnggaran(
        simpul=butir.simpul,
        kode=butir.kode,
        realisasi=pembaca.rupiah(isi.get("realisasi"), f"{tempat}/realisasi"),
        fisik=pembaca.angka(isi.get("fisik"), f"{tempat}/fisik"),
        catatan=str(isi.get("catatan") or "").strip(),
    )


def dengan_isian(butir: Butir, baris: BarisIsian, tw: int) -> Deret:
    """The year of the indicator with the present quarter filled in from the form."""
    deret = butir.deret
    if deret.agregasi is Agregasi.TAHUNAN:
        return replace(deret, realisasi_tahun=baris.realisasi, tersedia_pada=None)
    ke = tw - 1
    realisasi = (*deret.realisasi_tw[:ke], baris.realisasi, *deret.realisasi_tw[tw:])
    komponen = deret.komponen_tw
    if butir.berkomponen:
        kini = (
            (baris.pembilang, baris.penyebut)
            if baris.pembilang is not None and baris.penyebut is not None
            else None
        )
        lama = komponen or (None,) * 4
        komponen = (*lama[:ke], kini, *lama[tw:])
    bobot = deret.bobot_tw
    if butir.berbobot:
        lama_bobot = bobot or (None,) * 4
        bobot = (*lama_bobot[:ke], baris.bobot, *lama_bobot[tw:])
    return replace(deret, realisasi_tw=realisasi, komponen_tw=komponen, bobot_tw=bobot)


def ukur_isian(
    butir: Butir,
    baris: BarisIsian,
    rencana: Rencana,
    aturan: AturanUkur,
    pada: date,
    *,
    terhadap_tahun: bool = False,
) -> SampaiTriwulan:
    """Measure one row up to its quarter, as the form shows it while it is filled."""
    return ukur_triwulan(
        deret=dengan_isian(butir, baris, rencana.tw),
        tw=rencana.tw,
        polaritas=butir.polaritas,
        aturan=aturan,
        pada=pada,
        terhadap_tahun=terhadap_tahun,
    )


def gabung(daftar: Sequence[Isian]) -> Mapping[str, BarisIsian]:
    """Rows of all forms by indicator; a later form wins over an earlier one."""
    return {b.indikator: b for isian in daftar for b in isian.baris if not b.kosong}
