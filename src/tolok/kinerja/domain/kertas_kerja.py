"""The worked sheet (D09) and the recap (D10): all forms of an office measured, line by line.

Everything is computed here from the forms; nothing is typed. A ratified sheet is kept as JSON and
never computed again: a later rule set cannot change it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from tolok.kinerja.domain.agregasi import SampaiTriwulan, ukur_triwulan
from tolok.kinerja.domain.hasil import HasilUkur, Terukur
from tolok.kinerja.domain.isian import BarisIsian, Isian, dengan_isian, gabung
from tolok.kinerja.domain.keadaan import Agregasi, Keadaan, Polaritas
from tolok.kinerja.domain.pembanding import Pembanding, bandingkan
from tolok.kinerja.domain.penjelasan import BarisPenjelasan
from tolok.kinerja.domain.rekap import BarisRekap, RekapSimpul, rekap_simpul
from tolok.kinerja.domain.rencana import Butir, ButirAnggaran, JenisSimpul, Rencana, Simpul
from tolok.kinerja.domain.serapan import HasilEfisiensi, HasilSerapan, efisiensi, serapan
from tolok.kinerja.domain.ukur import belum_diukur, belum_tersedia, tidak_berlaku
from tolok.regulasi.nilai import AturanUkur

__all__ = [
    "BarisKertasKerja",
    "BarisSerapan",
    "CaraUkur",
    "KertasKerja",
    "RekapProgram",
    "capaian",
    "rekap_program",
    "rekap_sasaran",
    "semua_penjelasan",
    "susun_kertas_kerja",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaraUkur:
    """How one indicator is measured when a method sheet says so: rule set and denominator.

    `lama`: the way of the period before, where it was another; `alasan`: why it changed.
    `polaritas` and `agregasi` None: as the plan has them.
    """

    aturan: AturanUkur
    terhadap_tahun: bool
    polaritas: Polaritas | None = None
    agregasi: Agregasi | None = None
    lama: CaraUkur | None = None
    alasan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisKertasKerja:
    """One indicator: its definition, what the owner stated, the result and the comparisons.

    `sd` is measured against the denominator of its method; `thd_tahun` against the year's target;
    `cara_lama` by the method of the period before, None where that is the same.
    """

    butir: Butir
    isian: BarisIsian | None
    sd: SampaiTriwulan
    thd_tahun: HasilUkur
    pembanding: tuple[Pembanding, ...]
    cara: CaraUkur
    cara_lama: HasilUkur | None = None

    @property
    def hasil(self) -> HasilUkur:
        """The result up to the quarter."""
        return self.sd.hasil


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisSerapan:
    """Money of one node: its own (subkegiatan) or the sum below it; rupiah.

    `realisasi` None: at least one subkegiatan has not been reported, and `belum` counts them.
    """

    simpul: Simpul
    pagu: int
    realisasi: int | None
    belum: int
    hasil: HasilSerapan


@dataclass(frozen=True, slots=True, kw_only=True)
class RekapProgram:
    """A programme: money, achievement (its own indicators, else its sasaran), efficiency."""

    serapan: BarisSerapan
    capaian: Decimal | None
    asal_capaian: str
    efisiensi: HasilEfisiensi | None


@dataclass(frozen=True, kw_only=True)
class KertasKerja:
    """All rows of an office for one period, in plan order, with the money per node."""

    rencana: Rencana
    aturan: AturanUkur
    pada: date
    baris: tuple[BarisKertasKerja, ...]
    anggaran: tuple[BarisSerapan, ...]
    tanpa_indikator: tuple[Simpul, ...]
    alasan_kosong: Mapping[str, str] = field(default_factory=dict)
    """Node without an indicator -> why, as the method sheet says."""

    @cached_property
    def menurut_simpul(self) -> Mapping[str, tuple[BarisKertasKerja, ...]]:
        """Rows by the node they stand on."""
        hasil: dict[str, list[BarisKertasKerja]] = {}
        for baris in self.baris:
            hasil.setdefault(baris.butir.simpul, []).append(baris)
        return {k: tuple(v) for k, v in hasil.items()}

    @cached_property
    def belum_menyampaikan(self) -> tuple[str, ...]:
        """Owners who stated nothing for an indicator that was due."""
        return tuple(
            dict.fromkeys(
                b.butir.penanggung_jawab
                for b in self.baris
                if b.isian is None and b.butir.dijadwalkan(self.rencana.tw)
            )
        )

    def milik(self, pemilik: str) -> tuple[BarisKertasKerja, ...]:
        """Rows that a post or unit answers for."""
        return tuple(b for b in self.baris if pemilik in (b.butir.pemilik, b.butir.unit))


def susun_kertas_kerja(
    *,
    rencana: Rencana,
    daftar_isian: Sequence[Isian],
    aturan: AturanUkur,
    pada: date,
    cara: Mapping[str, CaraUkur] | None = None,
    alasan_kosong: Mapping[str, str] | None = None,
) -> KertasKerja:
    """Measure every indicator of the plan from the forms; a missing form leaves its rows unmeasured.

    `pada` is the day of measuring: a yearly figure published later is not available yet. `cara`:
    the method sheet's choice by indicator; without one the rule set's own denominator counts.
    """
    isian = gabung(daftar_isian)
    baku = CaraUkur(aturan=aturan, terhadap_tahun=aturan.penyebut.nilai == "target_tahun")
    menurut = cara or {}
    baris = tuple(
        _baris(b, isian.get(b.id), rencana.tw, menurut.get(b.id, baku), pada)
        for b in rencana.butir
    )
    punya = {b.simpul for b in rencana.butir}
    return KertasKerja(
        rencana=rencana,
        aturan=aturan,
        pada=pada,
        baris=baris,
        anggaran=_anggaran(rencana, daftar_isian, aturan),
        tanpa_indikator=tuple(s for s in rencana.simpul if s.id not in punya),
        alasan_kosong=alasan_kosong or {},
    )


def _baris(
    butir: Butir, isian: BarisIsian | None, tw: int, cara: CaraUkur, pada: date
) -> BarisKertasKerja:
    sd = _ukur(butir, isian, tw, cara, pada)
    thd_tahun = _ukur(butir, isian, tw, replace(cara, terhadap_tahun=True), pada)
    pembanding: tuple[Pembanding, ...] = ()
    if sd.realisasi is not None and not butir.deret.penyebut_tahun:
        pembanding = bandingkan(
            realisasi=sd.realisasi,
            polaritas=butir.polaritas,
            aturan=cara.aturan,
            tahun_lalu=butir.tahun_lalu,
            akhir_renstra=butir.akhir_renstra,
            daerah_lain=butir.pembanding,
        )
    return BarisKertasKerja(
        butir=butir,
        isian=isian,
        sd=sd,
        thd_tahun=thd_tahun.hasil,
        pembanding=pembanding,
        cara=cara,
        cara_lama=_ukur(butir, isian, tw, cara.lama, pada).hasil if cara.lama else None,
    )


def _ukur(
    butir: Butir, isian: BarisIsian | None, tw: int, cara: CaraUkur, pada: date
) -> SampaiTriwulan:
    deret = butir.deret if isian is None else dengan_isian(butir, isian, tw)
    if cara.agregasi is not None:
        deret = replace(deret, agregasi=cara.agregasi)
    hasil = ukur_triwulan(
        deret=deret,
        tw=tw,
        polaritas=cara.polaritas or butir.polaritas,
        aturan=cara.aturan,
        pada=pada,
        terhadap_tahun=cara.terhadap_tahun,
    )
    if not butir.dijadwalkan(tw):
        return hasil
    ganti = _dinyatakan(isian, cara.aturan)
    if ganti is None:
        return hasil
    return SampaiTriwulan(triwulan=tw, target=hasil.target, realisasi=None, hasil=ganti)


def _dinyatakan(isian: BarisIsian | None, aturan: AturanUkur) -> HasilUkur | None:
    """The state an owner stated instead of a figure; None when there is a figure."""
    if isian is None:
        return belum_diukur(aturan, "unit belum menyampaikan")
    alasan = isian.catatan or "dinyatakan pada formulir"
    match isian.keadaan:
        case Keadaan.BELUM_DIUKUR:
            return belum_diukur(aturan, alasan)
        case Keadaan.BELUM_TERSEDIA:
            hari = isian.perkiraan
            kapan = f", diperkirakan {hari:%d-%m-%Y}" if hari else ""
            return belum_tersedia(aturan, f"{alasan}{kapan}", hari)
        case Keadaan.TIDAK_BERLAKU:
            return tidak_berlaku(aturan, alasan)
        case _:
            return None


def _anggaran(
    rencana: Rencana, daftar_isian: Sequence[Isian], aturan: AturanUkur
) -> tuple[BarisSerapan, ...]:
    """Money of every node that has any below it, in plan order."""
    terisi = {
        a.simpul: a.realisasi
        for isian in daftar_isian
        for a in isian.anggaran
        if a.realisasi is not None
    }
    hasil = []
    for simpul in rencana.simpul:
        di_bawah = rencana.di_bawah(simpul.id)
        bagian = [a for a in rencana.anggaran if a.simpul in di_bawah]
        if bagian and simpul.jenis not in {JenisSimpul.TUJUAN, JenisSimpul.SASARAN}:
            hasil.append(_baris_serapan(simpul, bagian, terisi, aturan))
    return tuple(hasil)


def _baris_serapan(
    simpul: Simpul,
    bagian: Sequence[ButirAnggaran],
    terisi: Mapping[str, int],
    aturan: AturanUkur,
) -> BarisSerapan:
    pagu = sum(a.pagu or 0 for a in bagian)
    belum = sum(1 for a in bagian if a.simpul not in terisi)
    realisasi = None if belum else sum(terisi[a.simpul] for a in bagian)
    return BarisSerapan(
        simpul=simpul,
        pagu=pagu,
        realisasi=realisasi,
        belum=belum,
        hasil=serapan(pagu=pagu, realisasi=realisasi, digit=aturan.pembulatan.nilai.digit),
    )


def rekap_sasaran(kertas: KertasKerja) -> tuple[tuple[Simpul, RekapSimpul], ...]:
    """The recap of every tujuan and sasaran, in plan order; counts equal the sheet's rows."""
    return tuple(
        (simpul, _rekap(simpul, kertas))
        for simpul in kertas.rencana.simpul
        if simpul.jenis in {JenisSimpul.TUJUAN, JenisSimpul.SASARAN}
    )


def _rekap(simpul: Simpul, kertas: KertasKerja) -> RekapSimpul:
    baris = [
        BarisRekap(kode=b.butir.kode, hasil=b.hasil, bobot=b.butir.bobot)
        for b in kertas.menurut_simpul.get(simpul.id, ())
    ]
    return rekap_simpul(simpul.nama, baris, kertas.aturan)


def rekap_program(kertas: KertasKerja) -> tuple[RekapProgram, ...]:
    """The recap of every programme: money, achievement and efficiency."""
    sasaran = {s.id: r for s, r in rekap_sasaran(kertas)}
    hasil = []
    for uang in kertas.anggaran:
        if uang.simpul.jenis is not JenisSimpul.PROGRAM:
            continue
        sendiri = _rekap(uang.simpul, kertas)
        capaian, asal = sendiri.rata_asli, "indikator program"
        if capaian is None:
            induk = sasaran.get(uang.simpul.induk or "")
            capaian, asal = (induk.rata_asli, "sasaran") if induk else (None, "")
        nilai = None
        if capaian is not None and uang.hasil.serapan is not None:
            nilai = efisiensi(capaian=capaian, serapan=uang.hasil.serapan, aturan=kertas.aturan)
        hasil.append(
            RekapProgram(
                serapan=uang,
                capaian=capaian,
                asal_capaian=asal if capaian is not None else "",
                efisiensi=nilai,
            )
        )
    return tuple(hasil)


def semua_penjelasan(baris: BarisKertasKerja) -> tuple[BarisPenjelasan, ...]:
    """The lines of part B for one row: calculation, then comparisons."""
    return (*baris.hasil.penjelasan, *(p.baris for p in baris.pembanding))


def capaian(hasil: HasilUkur) -> Decimal | None:
    """The unrounded figure, None for the four states without one."""
    return hasil.capaian if isinstance(hasil, Terukur) else None
