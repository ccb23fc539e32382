"""`susun` on a kertas kerja: the method sheet, every node of the plan with how it is measured.

The row never closes over a silent hole: a node without an indicator has its reason written, and a
method that differs from the period before says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.kinerja.domain.metode import (
    FORMAT_METODE,
    PENYEBUT,
    Metode,
    MetodeButir,
    metode_awal,
    metode_ke_json,
    periksa_metode,
)
from tolok.kinerja.domain.rencana import Butir, Simpul
from tolok.kinerja.renderers.metode import butir_cetak, isi_metode, perubahan
from tolok.kinerja.tindakan.bahan import (
    baca_metode,
    hari_ukur,
    lembar_terakhir,
    metode_lalu,
    periode_halaman,
    rencana_asli,
)
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.tindakan import Kekurangan
from tolok.pelaksanaan.domain.tolak import BelumLengkap
from tolok.pelaksanaan.konsep import simpan_konsep
from tolok.pelaksanaan.services import Hasil
from tolok.pelaksanaan.tindakan.daftar import Fragmen
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian
from tolok.regulasi.muat import aturan_ukur, daftar_aturan_ukur
from tolok.regulasi.nilai import AturanUkur
from tolok.sop.domain.jalan import JenisTindakan, LangkahJalan

__all__ = ["PanelMetode", "bermetode"]

_TEKS = ("definisi", "rumus", "sumber", "bukti", "alasan")
_PILIHAN = ("aturan", "penyebut")


def bermetode(langkah: LangkahJalan, lintasan: Lintasan) -> bool:
    """A row that draws up a kertas kerja without measuring lays down the method."""
    tindakan = {t.jenis for t in langkah.tindakan}
    buat = {h.jenis.value for h in langkah.menghasilkan}
    return (
        JenisTindakan.SUSUN in tindakan
        and JenisTindakan.UKUR not in tindakan
        and "kertas_kerja" in buat
    )


_UTUH, _SEBAGIAN = 60, 20
"""A plan of so many nodes is shown whole; else so many nodes at once."""


@dataclass(kw_only=True)
class SimpulTampil:
    """A node as the page shows it: its indicators, or room for why it has none."""

    simpul: Simpul
    butir: list[dict[str, Any]] = field(default_factory=list)
    alasan: str = ""

    @property
    def lubang(self) -> bool:
        """No indicator and no reason."""
        return not self.butir and not self.alasan.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class TingkatTampil:
    """The nodes of one level; how many of them are still silent holes."""

    nama: str
    simpul: list[SimpulTampil]
    nomor: str = ""
    """Of a part of a long sheet, which is fetched when it is opened."""

    @property
    def daftar_kode(self) -> list[str]:
        """Codes of its nodes and of their indicators."""
        return [
            k for s in self.simpul for k in (s.simpul.kode, *(b["butir"].kode for b in s.butir))
        ]

    @property
    def lubang(self) -> int:
        """Nodes without indicator and reason."""
        return sum(s.lubang for s in self.simpul)

    @property
    def indikator(self) -> int:
        """Indicators on these nodes."""
        return sum(len(s.butir) for s in self.simpul)

    @property
    def buka(self) -> bool:
        """Levels with holes or changes open by themselves."""
        return bool(self.lubang) or any(b["berubah"] for s in self.simpul for b in s.butir)


class PanelMetode(PanelIsian):
    """Every node of the plan; rule set and denominator are chosen, the rest is explained."""

    kode = "susun"
    judul = "Metodologi pengukuran"
    jenis = "kertas_kerja"
    templat = "kinerja/tindakan/metode.html"
    kabar = "Metodologi ditetapkan untuk periode ini."
    kata_kirim = "Tetapkan metodologi"

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The sheet as it was left, else as the plan and the period before propose it."""
        _, versi = halaman.isi_awal(self.kode, self.jenis)
        return Fragmen(
            templat=self.templat,
            bilah=self.bilah,
            konteks={
                **self._tampilan(halaman, _metode_kini(halaman)),
                "versi": versi,
                "kata_kirim": self.kata_kirim,
                "periode": periode_halaman(halaman),
                "lalu": metode_lalu(halaman),
                "sebelum": _metode_beku(halaman),
                "daftar_aturan": _pilihan_aturan(halaman),
                "daftar_penyebut": PENYEBUT,
            },
        )

    def _tampilan(self, halaman: HalamanTugas, metode: Metode) -> dict[str, Any]:
        temuan = _temuan(halaman, metode)
        return {
            "metode": metode,
            "tingkat": _tingkat(halaman, metode),
            "lubang": [t for t in temuan if t.lokasi.startswith("simpul-")],
            "belum_ditulis": [t for t in temuan if t.tingkat is Tingkat.PERINGATAN],
            "banyak": len(metode.butir),
        }

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """The choices and texts as sent, over the sheet as it stands."""
        metode = _metode_kini(kiriman.halaman)
        semua = kiriman.teks("alasan_semua")
        kosong = {s: kiriman.teks(f"kosong.{s}", v) or semua for s, v in metode.kosong.items()}
        isi = metode_ke_json(
            replace(metode, kosong=kosong, alasan_versi=kiriman.teks("alasan_versi"))
        )
        for baris in isi["butir"]:
            for kolom in (*_TEKS, *_PILIHAN):
                nama = f"{baris['indikator']}.{kolom}"
                baris[kolom] = kiriman.teks(nama, baris[kolom]).replace("\r\n", "\n")
        return isi

    def simpan(self, kiriman: Kiriman) -> Fragmen:
        """Autosave; answers with what still stands in the way and what changes."""
        isi = self.baca(kiriman)
        konsep = simpan_konsep(
            pada=kiriman.pada,
            bagian=self.kode,
            isi=isi,
            versi=kiriman.bilangan("versi") or 0,
            boleh=kiriman.halaman.ikut,
        )
        metode = baca_metode(kiriman.halaman, isi)
        return Fragmen(
            templat="kinerja/tindakan/_metode_tersimpan.html",
            konteks={
                "kode": self.kode,
                "versi": konsep.versi,
                "dikirim": {nama.partition(".")[0] for nama in kiriman.isian},
                **self._tampilan(kiriman.halaman, metode),
            },
        )

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """The sheet with everything it prints; refused with every hole, named by its place."""
        halaman = kiriman.halaman
        metode = baca_metode(halaman, isi)
        galat = [t for t in _temuan(halaman, metode) if t.tingkat is Tingkat.GALAT]
        if galat:
            raise BelumLengkap(
                "Metodologi belum lengkap.",
                "Lengkapi yang disebut, lalu tetapkan lagi.",
                "metode",
                kekurangan=[
                    Kekurangan(f"sel-{t.lokasi}", f"{t.masalah} {t.saran}", self.kode)
                    for t in galat
                ],
            )
        lembar = isi_metode(
            metode, metode_lalu(halaman), rencana_asli(halaman), _daftar(), hari_ukur(halaman)
        )
        return [Hasil(jenis=self.jenis, isi=lembar, tahap="metode")]


def _daftar() -> dict[str, AturanUkur]:
    return {a.id: a for a in daftar_aturan_ukur()}


def _metode_kini(halaman: HalamanTugas) -> Metode:
    """The draft, else the sheet of the round before, else the proposal."""
    isi, _ = halaman.isi_awal(PanelMetode.kode, PanelMetode.jenis)
    if isi.get("butir") is not None:
        return baca_metode(halaman, isi)
    rencana = rencana_asli(halaman)
    return metode_awal(rencana, aturan_ukur(rencana.aturan), metode_lalu(halaman))


def _metode_beku(halaman: HalamanTugas) -> Metode | None:
    """The sheet this very row has handed in before; it may change only with a reason."""
    isi = lembar_terakhir(halaman, PanelMetode.jenis)
    ada = isi is not None and isi.get("format") == FORMAT_METODE
    return baca_metode(halaman, isi) if ada and isi is not None else None


def _temuan(halaman: HalamanTugas, metode: Metode) -> list[Temuan]:
    return periksa_metode(
        metode, rencana_asli(halaman), metode_lalu(halaman), _metode_beku(halaman)
    )


def _pilihan_aturan(halaman: HalamanTugas) -> list[AturanUkur]:
    """Rule sets in force at the period's end, and the one the office has chosen."""
    akhir, dipilih = periode_halaman(halaman).selesai, rencana_asli(halaman).aturan
    semua = daftar_aturan_ukur()
    return [
        a
        for a in semua
        if a.id == dipilih or (a.berlaku_pada(akhir) and not a.id.startswith("contoh/"))
    ]


def _tingkat(halaman: HalamanTugas, metode: Metode) -> list[TingkatTampil]:
    """The plan level by level, in plan order within each."""
    rencana = rencana_asli(halaman)
    ubah = {
        p["kode"]: p
        for p in perubahan(metode, metode_lalu(halaman), rencana, _daftar(), hari_ukur(halaman))
    }
    menurut_simpul: dict[str, list[dict[str, Any]]] = {}
    cara = metode.menurut_indikator()
    for b in rencana.butir:
        satu = _butir_tampil(b, cara[b.id], ubah.get(b.kode))
        menurut_simpul.setdefault(b.simpul, []).append(satu)
    urut = list(dict.fromkeys(s.jenis for s in rencana.simpul))
    simpul = sorted(rencana.simpul, key=lambda s: urut.index(s.jenis))
    tingkat = [
        TingkatTampil(
            nama=jenis.value.capitalize(),
            simpul=[
                SimpulTampil(
                    simpul=s,
                    butir=menurut_simpul.get(s.id, []),
                    alasan=metode.kosong.get(s.id, ""),
                )
                for s in daftar
            ],
        )
        for jenis, daftar in groupby(simpul, lambda s: s.jenis)
    ]
    return tingkat if len(simpul) <= _UTUH else _potong(tingkat)


def _potong(tingkat: Iterable[TingkatTampil]) -> list[TingkatTampil]:
    """A long sheet in parts, each of one level, numbered."""
    bagian = [
        (t, t.simpul[awal : awal + _SEBAGIAN])
        for t in tingkat
        for awal in range(0, len(t.simpul), _SEBAGIAN)
    ]
    return [
        TingkatTampil(
            nama=f"{t.nama} {simpul[0].simpul.kode} sampai {simpul[-1].simpul.kode}"
            if len(simpul) < len(t.simpul)
            else t.nama,
            simpul=simpul,
            nomor=str(n),
        )
        for n, (t, simpul) in enumerate(bagian, 1)
    ]


def _butir_tampil(
    butir: Butir, m: MetodeButir, berubah: Mapping[str, Any] | None
) -> dict[str, Any]:
    kosong = [k for k in ("definisi", "rumus", "sumber") if not getattr(m, k).strip()]
    return {
        "butir": butir,
        "m": m,
        "cetak": butir_cetak(butir, m, _daftar()),
        "berubah": berubah,
        "kosong": kosong,
    }
