"""A form read, measured and checked: what its page shows of every row.

A row nobody touched is only empty: what is missing there is said when the form is handed in, not
before anything was typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import Any

from tolok.dasar.angka import AngkaMeragukan, baca, tulis
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.kinerja.domain.agregasi import SampaiTriwulan
from tolok.kinerja.domain.bilangan import bulatkan, tampil
from tolok.kinerja.domain.hasil import Terukur
from tolok.kinerja.domain.isian import (
    FORMAT,
    BarisAnggaran,
    BarisIsian,
    dari_json,
    ke_ketikan,
    ukur_isian,
)
from tolok.kinerja.domain.keadaan import Agregasi
from tolok.kinerja.domain.kertas_kerja import CaraUkur
from tolok.kinerja.domain.periksa_isian import periksa_isian
from tolok.kinerja.domain.rencana import Butir, ButirAnggaran, Rencana
from tolok.kinerja.domain.serapan import HasilSerapan, serapan
from tolok.kinerja.domain.target import tulis_target
from tolok.regulasi.nilai import AturanUkur

__all__ = [
    "BarisTampil",
    "BarisUang",
    "KelompokBaris",
    "Pilihan",
    "Tampilan",
    "kelompokkan",
    "nada",
]

ARAH = {
    "positif": "makin tinggi makin baik",
    "negatif": "makin rendah makin baik",
    "negatif_rasio": "makin rendah makin baik",
    "stabil": "harus berada pada target",
}
CARA = {
    Agregasi.JUMLAH: "dijumlah antartriwulan",
    Agregasi.POSISI_AKHIR: "posisi akhir",
    Agregasi.RATA_RATA: "dirata-rata antartriwulan",
    Agregasi.RATA_RATA_TERTIMBANG: "rata-rata tertimbang",
    Agregasi.RASIO_KUMULATIF: "rasio kumulatif",
    Agregasi.PROGRES_KUMULATIF: "kemajuan kumulatif s.d. triwulan",
    Agregasi.TAHUNAN: "diukur setahun sekali",
}
_JELAS = ("pendorong", "penghambat", "tindak_lanjut", "tenggat", "penanggung_jawab", "catatan")
_NILAI = ("realisasi", "pembilang", "penyebut", "bobot")
_ENAM = 6


def nada(hasil: Any) -> str:
    """The colour word of a measured figure by its place on the scale: class name of the look."""
    if not isinstance(hasil, Terukur):
        return ""
    return "baik" if hasil.capaian >= 90 else "waspada" if hasil.capaian >= 75 else "buruk"


def tulis_pendek(nilai: Decimal | None) -> str:
    """A figure of an earlier period: at most four decimals, a dash when unknown."""
    if nilai is None:
        return "–"
    return tulis(nilai) if nilai == bulatkan(nilai, 4) else tulis(nilai, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilihan:
    """A text that may be two numbers: the cell, both readings, and the last figure beside them."""

    sel: str
    teks: str
    ribuan: Decimal
    pecahan: Decimal
    lalu: str

    @property
    def ketik_ribuan(self) -> str:
        """What a person types to mean the first reading."""
        return format(self.ribuan, "f")

    @property
    def ketik_pecahan(self) -> str:
        """What a person types to mean the second."""
        return tulis(self.pecahan)

    @property
    def tampil_ribuan(self) -> str:
        """The first reading as officials write it."""
        return tulis(self.ribuan)


@dataclass(kw_only=True)
class BarisTampil:
    """One indicator as the form shows it. `diperiksa`: somebody tried to hand the form in."""

    butir: Butir
    isian: BarisIsian
    ketikan: Mapping[str, Any]
    sd: SampaiTriwulan
    temuan: list[Temuan]
    dijadwalkan: bool
    diperiksa: bool = False

    @property
    def target(self) -> str:
        """The target up to the quarter."""
        return tulis_target(self.sd.target) if self.sd.target is not None else "–"

    @property
    def lalu(self) -> str:
        """The previous quarter's figure."""
        return tulis_pendek(self.butir.lalu)

    @property
    def tahun_lalu(self) -> str:
        """The same quarter of last year."""
        return tulis_pendek(self.butir.tahun_lalu_tw)

    @property
    def arah(self) -> str:
        """The polarity in words."""
        return ARAH[self.butir.polaritas.value]

    @property
    def cara(self) -> str:
        """How quarters make the year, in words."""
        return CARA[self.butir.deret.agregasi]

    @property
    def satuan(self) -> str:
        """The unit beside the field."""
        return "%" if self.butir.satuan.casefold() == "persen" else self.butir.satuan

    @property
    def petunjuk(self) -> str:
        """Which figure is asked for: the quarter's own, or the one reached at its end."""
        deret = self.butir.deret
        if deret.penyebut_tahun or deret.agregasi is Agregasi.PROGRES_KUMULATIF:
            return "s.d. triwulan ini"
        if self.butir.deret.agregasi is Agregasi.POSISI_AKHIR:
            return "posisi akhir triwulan"
        return "triwulan ini saja"

    @property
    def capaian(self) -> str:
        """The achievement as it prints; empty without a figure."""
        hasil = self.sd.hasil
        return tampil(hasil.capaian) if isinstance(hasil, Terukur) else ""

    @property
    def realisasi_sd(self) -> str:
        """The figure up to the quarter, when it is not the one that was typed."""
        sd = self.sd.realisasi
        if sd is None or sd.nilai == self.isian.realisasi:
            return ""
        return tulis_pendek(sd.nilai)

    @property
    def keadaan(self) -> str:
        """What stands in place of a figure."""
        if not self.tersentuh:
            return "belum diisi"
        if self.pilihan:
            return "menunggu pilihan Anda"
        dinyatakan = self.isian.keadaan
        return (dinyatakan or self.sd.hasil.keadaan).value.replace("_", " ")

    @property
    def alasan(self) -> str:
        """Why there is no figure."""
        if not self.tersentuh or self.pilihan:
            return ""
        if self.isian.keadaan is not None:
            return self.isian.catatan
        hasil = self.sd.hasil
        return "" if isinstance(hasil, Terukur) else hasil.alasan

    @property
    def nada(self) -> str:
        """The colour word."""
        return nada(self.sd.hasil)

    @property
    def kategori(self) -> str:
        """The class of a measured figure."""
        return self.sd.hasil.kategori if isinstance(self.sd.hasil, Terukur) else ""

    @cached_property
    def bukti(self) -> str:
        """Evidence titles, one a line."""
        daftar = self.ketikan.get("bukti") or ()
        return "\n".join(str(b.get("judul") or "") for b in daftar if not b.get("berkas"))

    @cached_property
    def fail(self) -> list[Mapping[str, Any]]:
        """Attached files of this row."""
        return [b for b in self.ketikan.get("bukti") or () if b.get("berkas")]

    @property
    def banyak_bukti(self) -> int:
        """Titles and files together."""
        return len(self.isian.bukti)

    @cached_property
    def tersentuh(self) -> bool:
        """Whether anybody typed a figure, a state or an explanation here."""
        kolom = (*_NILAI, *_JELAS, "keadaan")
        return any(str(self.ketikan.get(k) or "").strip() for k in kolom)

    @property
    def terisi(self) -> bool:
        """A figure, or why there is none."""
        return not self.isian.kosong

    @cached_property
    def tampil_temuan(self) -> list[Temuan]:
        """What to say beside the row now; explanations are asked for in one sentence."""
        if not self.tersentuh and not self.diperiksa:
            return []
        meragukan = {f"baris/{self.butir.kode}/{p.sel}" for p in self.pilihan}
        daftar = []
        sebab = False
        for t in self.temuan:
            kolom = t.lokasi.rpartition("/")[2]
            if t.lokasi in meragukan or (self._masih_kosong(kolom, t) and not self.diperiksa):
                continue
            if kolom in ("penghambat", "tindak_lanjut") and t.tingkat is Tingkat.GALAT:
                if sebab:
                    continue
                sebab, t = True, self._satu_kalimat(t)
            daftar.append(t)
        return daftar

    def _satu_kalimat(self, temuan: Temuan) -> Temuan:
        """A shortfall asks for its cause and what follows in one breath."""
        if not {"penghambat", "tindak_lanjut"} <= self.wajib:
            return temuan
        return replace(temuan, saran="Tulis sebabnya dan rencana tindak lanjutnya di bawah.")

    def _masih_kosong(self, kolom: str, temuan: Temuan) -> bool:
        """An empty figure, half a ratio, missing evidence: said when the form is handed in."""
        return kolom == "bukti" or (
            kolom in _NILAI
            and temuan.tingkat is Tingkat.GALAT
            and not str(self.ketikan.get(kolom) or "").strip()
        )

    @cached_property
    def wajib(self) -> frozenset[str]:
        """Columns of the explanation that are asked for and empty."""
        galat = (t for t in self.temuan if t.tingkat is Tingkat.GALAT)
        kolom = {t.lokasi.rpartition("/")[2] for t in galat}
        return frozenset(kolom & {*_JELAS, "keadaan"}) if self.tersentuh else frozenset()

    @property
    def buka(self) -> bool:
        """Whether the explanation opens by itself."""
        return bool(self.wajib)

    @cached_property
    def jelas(self) -> int:
        """Explanations that stand there already."""
        return sum(1 for k in (*_JELAS, "keadaan") if str(self.ketikan.get(k) or "").strip())

    @cached_property
    def pilihan(self) -> list[Pilihan]:
        """Cells whose text may be two numbers."""
        hasil = []
        for kolom in _NILAI:
            teks = str(self.ketikan.get(kolom) or "").strip().removesuffix("%").strip()
            baca_teks = baca(teks) if teks else None
            if isinstance(baca_teks, AngkaMeragukan):
                ribuan, pecahan = baca_teks.pilihan
                hasil.append(
                    Pilihan(sel=kolom, teks=teks, ribuan=ribuan, pecahan=pecahan, lalu=self.lalu)
                )
        return hasil

    @property
    def galat_sel(self) -> frozenset[str]:
        """Number cells to mark: wrong, or in doubt."""
        kolom = {
            t.lokasi.rpartition("/")[2] for t in self.tampil_temuan if t.tingkat is Tingkat.GALAT
        }
        return frozenset((kolom | {p.sel for p in self.pilihan}) & set(_NILAI))


@dataclass(kw_only=True)
class BarisUang:
    """The money of one subkegiatan as the form shows it."""

    butir: ButirAnggaran
    isian: BarisAnggaran
    ketikan: Mapping[str, Any]
    temuan: list[Temuan]
    serapan: HasilSerapan
    diperiksa: bool = False

    @property
    def tersentuh(self) -> bool:
        """Whether anything was typed here."""
        return any(str(self.ketikan.get(k) or "").strip() for k in ("realisasi", "fisik"))

    @property
    def terisi(self) -> bool:
        """A sum of money, zero included."""
        return self.isian.realisasi is not None

    @property
    def tampil_temuan(self) -> list[Temuan]:
        """What to say beside the row now."""
        if self.diperiksa:
            return self.temuan
        kosong = not str(self.ketikan.get("realisasi") or "").strip()
        return [
            t
            for t in self.temuan
            if self.tersentuh and not (kosong and t.tingkat is Tingkat.GALAT)
        ]

    @property
    def tampil(self) -> str:
        """Absorption in percent; empty without one."""
        return "" if self.serapan.serapan is None else tampil(self.serapan.serapan)

    @property
    def alasan(self) -> str:
        """Why there is no absorption although money was typed."""
        if not self.terisi or self.serapan.serapan is not None:
            return ""
        return self.serapan.penjelasan[0].teks


@dataclass(frozen=True, slots=True, kw_only=True)
class KelompokBaris:
    """Rows of one kind of node: sasaran, program, kegiatan or subkegiatan."""

    nama: str
    baris: list[BarisTampil]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hal:
    """A place that needs attention before handing on: where, and in few words."""

    tuju: str
    nama: str


@dataclass(kw_only=True)
class Jumlah:
    """Totals of the money table; rupiah. `realisasi` is None until every row has one."""

    pagu: int
    lalu: int | None
    realisasi: int | None
    belum: int
    tampil: str


class Tampilan:
    """A form read, measured and checked: what a template needs."""

    def __init__(
        self,
        isi: Mapping[str, Any],
        bagian: Rencana,
        aturan: AturanUkur,
        pada: date,
        *,
        diperiksa: bool = False,
        cara: Mapping[str, CaraUkur] | None = None,
    ) -> None:
        self.bagian = bagian
        self._cara = cara or {}
        self.diperiksa = diperiksa
        self.isian, terbaca = dari_json(isi, bagian)
        self.temuan = [*terbaca, *periksa_isian(self.isian, bagian, aturan, pada, cara)]
        self.berformat = isi.get("format") == FORMAT
        ketikan = ke_ketikan(self.isian) if self.berformat else isi
        baris = {b.get("indikator"): b for b in ketikan.get("baris") or ()}
        uang = {a.get("simpul"): a for a in ketikan.get("anggaran") or ()}
        self.baris = [
            self._baris(butir, isian, baris.get(butir.id, {}), aturan, pada)
            for butir, isian in zip(bagian.butir, self.isian.baris, strict=True)
        ]
        self._digit = aturan.pembulatan.nilai.digit
        self.anggaran = [
            self._uang(butir, isian, uang.get(butir.simpul, {}))
            for butir, isian in zip(bagian.anggaran, self.isian.anggaran, strict=True)
        ]

    def _milik(self, awalan: str) -> list[Temuan]:
        """Findings of one row; a cell that cannot be read is not also called empty."""
        hasil: dict[str, Temuan] = {}
        for t in self.temuan:
            if t.lokasi.startswith(awalan):
                kunci = t.lokasi if t.tingkat is Tingkat.GALAT else f"{t.lokasi} {t.masalah}"
                hasil.setdefault(kunci, t)
        return list(hasil.values())

    def _baris(
        self,
        butir: Butir,
        isian: BarisIsian,
        ketikan: Mapping[str, Any],
        aturan: AturanUkur,
        pada: date,
    ) -> BarisTampil:
        cara = self._cara.get(butir.id) or CaraUkur(aturan=aturan, terhadap_tahun=False)
        return BarisTampil(
            butir=butir,
            isian=isian,
            ketikan=ketikan,
            sd=ukur_isian(
                butir, isian, self.bagian, cara.aturan, pada, terhadap_tahun=cara.terhadap_tahun
            ),
            temuan=self._milik(f"baris/{butir.kode}/"),
            dijadwalkan=butir.dijadwalkan(self.bagian.tw),
            diperiksa=self.diperiksa,
        )

    def _uang(
        self, butir: ButirAnggaran, isian: BarisAnggaran, ketikan: Mapping[str, Any]
    ) -> BarisUang:
        return BarisUang(
            butir=butir,
            isian=isian,
            ketikan=ketikan,
            temuan=self._milik(f"anggaran/{butir.kode}/"),
            serapan=serapan(pagu=butir.pagu, realisasi=isian.realisasi, digit=self._digit),
            diperiksa=self.diperiksa,
        )

    @property
    def galat(self) -> list[Temuan]:
        """What stands in the way of handing the form on, each cell once."""
        hasil: dict[str, Temuan] = {}
        for t in self.temuan:
            if t.tingkat is Tingkat.GALAT:
                hasil.setdefault(t.lokasi, t)
        return list(hasil.values())

    @cached_property
    def diukur(self) -> list[BarisTampil]:
        """Rows that are due in this quarter."""
        return [b for b in self.baris if b.dijadwalkan]

    @property
    def kelompok(self) -> list[KelompokBaris]:
        """Rows due now by the kind of their node, in plan order."""
        return kelompokkan(self.diukur, self.bagian)

    @property
    def tidak_diukur(self) -> list[BarisTampil]:
        """Rows that are not due in this quarter."""
        return [b for b in self.baris if not b.dijadwalkan]

    @property
    def n_terisi(self) -> int:
        """Rows with a figure or a stated reason, money included."""
        return sum(b.terisi for b in self.diukur) + sum(a.terisi for a in self.anggaran)

    @property
    def n_baris(self) -> int:
        """Rows to fill in."""
        return len(self.diukur) + len(self.anggaran)

    @property
    def perlu(self) -> list[Hal]:
        """Touched rows where something is still missing or in doubt, first six."""
        hal = [
            Hal(tuju=f"baris-{b.butir.kode}", nama=b.butir.kode)
            for b in self.diukur
            if b.pilihan or any(t.tingkat is Tingkat.GALAT for t in b.tampil_temuan)
        ]
        hal += [
            Hal(tuju=f"anggaran-{a.butir.kode}", nama=a.butir.kode)
            for a in self.anggaran
            if any(t.tingkat is Tingkat.GALAT for t in a.tampil_temuan)
        ]
        return hal[:_ENAM]

    @property
    def jumlah(self) -> Jumlah:
        """Totals of the money table."""
        terisi = [a.isian.realisasi for a in self.anggaran if a.isian.realisasi is not None]
        lalu = [a.butir.lalu for a in self.anggaran]
        belum = len(self.anggaran) - len(terisi)
        pagu = sum(a.butir.pagu or 0 for a in self.anggaran)
        realisasi = None if belum else sum(terisi)
        hasil = serapan(pagu=pagu, realisasi=realisasi, digit=self._digit)
        return Jumlah(
            pagu=pagu,
            lalu=None if None in lalu else sum(n or 0 for n in lalu),
            realisasi=realisasi,
            belum=belum,
            tampil="" if hasil.serapan is None else tampil(hasil.serapan),
        )


def kelompokkan(semua: Sequence[BarisTampil], bagian: Rencana) -> list[KelompokBaris]:
    """Rows by the kind of their node, in the order given."""
    simpul = bagian.simpul_menurut_id
    return [
        KelompokBaris(nama=jenis.value.capitalize(), baris=list(baris))
        for jenis, baris in groupby(semua, lambda b: simpul[b.butir.simpul].jenis)
    ]
