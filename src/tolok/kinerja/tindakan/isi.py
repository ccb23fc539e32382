"""`isi`: the form of one data owner, prefilled, checked while it is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from tolok.dasar.angka import tulis
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.kinerja.domain.agregasi import SampaiTriwulan
from tolok.kinerja.domain.berkas_ukur import kertas_ke_json
from tolok.kinerja.domain.bilangan import tampil
from tolok.kinerja.domain.hasil import Terukur
from tolok.kinerja.domain.isian import (
    FORMAT,
    BarisIsian,
    dari_json,
    ke_json,
    ke_ketikan,
    ukur_isian,
)
from tolok.kinerja.domain.kertas_kerja import susun_kertas_kerja
from tolok.kinerja.domain.periksa_isian import periksa_isian
from tolok.kinerja.domain.rencana import Butir, ButirAnggaran, Rencana
from tolok.kinerja.domain.target import tulis_target
from tolok.kinerja.tindakan.bahan import hari_ukur, pemilik_tugas, rencana_halaman
from tolok.pelaksanaan.bukti import bukti_tugas
from tolok.pelaksanaan.domain.tindakan import Kekurangan
from tolok.pelaksanaan.domain.tolak import BelumLengkap
from tolok.pelaksanaan.konsep import simpan_konsep
from tolok.pelaksanaan.services import Hasil
from tolok.pelaksanaan.tindakan.daftar import Fragmen
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian
from tolok.regulasi.muat import aturan_ukur
from tolok.regulasi.nilai import AturanUkur

__all__ = ["PanelIsi", "Tampilan", "baca_ketikan", "nada"]

_TEKS = (
    "realisasi", "pembilang", "penyebut", "bobot", "keadaan", "pendorong", "penghambat",
    "tindak_lanjut", "tenggat", "penanggung_jawab", "sumber", "catatan",
)  # fmt: skip
_ARAH = {
    "positif": "makin tinggi makin baik",
    "negatif": "makin rendah makin baik",
    "negatif_rasio": "makin rendah makin baik",
    "stabil": "kedua sisi sama buruk",
}


def nada(hasil: Any) -> str:
    """The colour word of a measured figure by its place on the scale: class name of the look."""
    if not isinstance(hasil, Terukur):
        return ""
    return "baik" if hasil.capaian >= 90 else "waspada" if hasil.capaian >= 75 else "buruk"


def baca_ketikan(kiriman: Kiriman, bagian: Rencana, pemilik: str) -> dict[str, Any]:
    """The fields of a form as they were typed; names are `<indikator>.<kolom>`."""
    return {
        "pemilik": pemilik,
        "baris": [_ketik(kiriman, b.id) for b in bagian.butir],
        "anggaran": [
            {
                "simpul": a.simpul,
                **{k: kiriman.teks(f"{a.simpul}.{k}") for k in ("realisasi", "fisik", "catatan")},
            }
            for a in bagian.anggaran
        ],
    }


def _ketik(kiriman: Kiriman, indikator: str) -> dict[str, Any]:
    bukti = kiriman.teks(f"{indikator}.bukti").splitlines()
    return {
        "indikator": indikator,
        **{k: kiriman.teks(f"{indikator}.{k}") for k in _TEKS},
        "bukti": [{"judul": b.strip()} for b in bukti if b.strip()],
    }


def dengan_fail(isi: Mapping[str, Any], bagian: Rencana, halaman: HalamanTugas) -> dict[str, Any]:
    """The typing with files that were attached to a row of the form (by its code) as evidence."""
    fail: dict[str, list[dict[str, str]]] = {}
    for bukti in bukti_tugas(halaman.tugas.pk):
        fail.setdefault(bukti.baris.strip(), []).append(
            {"judul": bukti.judul, "berkas": str(bukti.berkas_id)}
        )
    kode = {b.id: b.kode for b in bagian.butir}
    baris = [
        {**b, "bukti": [*_tanpa_fail(b), *fail.get(kode.get(str(b.get("indikator")), ""), ())]}
        for b in isi.get("baris") or ()
    ]
    return {**isi, "baris": baris}


def _tanpa_fail(baris: Mapping[str, Any]) -> list[Any]:
    return [b for b in baris.get("bukti") or () if not b.get("berkas")]


@dataclass(kw_only=True)
class BarisTampil:
    """One indicator as the form shows it."""

    butir: Butir
    ketikan: Mapping[str, Any]
    sd: SampaiTriwulan
    temuan: list[Temuan]
    dijadwalkan: bool

    @property
    def target(self) -> str:
        """The target up to the quarter."""
        return tulis_target(self.sd.target) if self.sd.target is not None else "–"

    @property
    def lalu(self) -> str:
        """The previous quarter's figure."""
        return "–" if self.butir.lalu is None else tulis(_dua(self.butir))

    @property
    def arah(self) -> str:
        """The polarity in words."""
        return _ARAH[self.butir.polaritas.value]

    @property
    def capaian(self) -> str:
        """The achievement as it prints; empty without a figure."""
        hasil = self.sd.hasil
        return tampil(hasil.capaian) if isinstance(hasil, Terukur) else ""

    @property
    def keadaan(self) -> str:
        """What stands in place of a figure."""
        return self.sd.hasil.keadaan.value.replace("_", " ")

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
    def perlu_jelas(self) -> bool:
        """Whether the explanation is asked for, or something stands there already."""
        isi = (
            self.ketikan.get(k) for k in ("pendorong", "penghambat", "tindak_lanjut", "catatan")
        )
        return bool(self.temuan) or any(isi)


def _dua(butir: Butir) -> Any:
    lalu = butir.lalu
    return lalu if lalu is None or lalu == round(lalu, 4) else round(lalu, 2)


@dataclass(kw_only=True)
class BarisUang:
    """The money of one subkegiatan as the form shows it."""

    butir: ButirAnggaran
    ketikan: Mapping[str, Any]
    temuan: list[Temuan]


class Tampilan:
    """A form read, measured and checked: what a template needs."""

    def __init__(
        self, isi: Mapping[str, Any], bagian: Rencana, aturan: AturanUkur, pada: date
    ) -> None:
        self.bagian = bagian
        self.isian, terbaca = dari_json(isi, bagian)
        self.temuan = [*terbaca, *periksa_isian(self.isian, bagian, aturan, pada)]
        ketikan = ke_ketikan(self.isian) if isi.get("format") == FORMAT else isi
        baris = {b.get("indikator"): b for b in ketikan.get("baris") or ()}
        uang = {a.get("simpul"): a for a in ketikan.get("anggaran") or ()}
        self.baris = [
            self._baris(butir, isian, baris.get(butir.id, {}), aturan, pada)
            for butir, isian in zip(bagian.butir, self.isian.baris, strict=True)
        ]
        self.anggaran = [
            BarisUang(
                butir=a,
                ketikan=uang.get(a.simpul, {}),
                temuan=self._milik(f"anggaran/{a.kode}/"),
            )
            for a in bagian.anggaran
        ]

    def _milik(self, awalan: str) -> list[Temuan]:
        return [t for t in self.temuan if t.lokasi.startswith(awalan)]

    def _baris(
        self,
        butir: Butir,
        isian: BarisIsian,
        ketikan: Mapping[str, Any],
        aturan: AturanUkur,
        pada: date,
    ) -> BarisTampil:
        return BarisTampil(
            butir=butir,
            ketikan=ketikan,
            sd=ukur_isian(butir, isian, self.bagian, aturan, pada),
            temuan=self._milik(f"baris/{butir.kode}/"),
            dijadwalkan=butir.dijadwalkan(self.bagian.tw),
        )

    @property
    def galat(self) -> list[Temuan]:
        """What stands in the way of handing the form on."""
        return [t for t in self.temuan if t.tingkat is Tingkat.GALAT]

    @property
    def n_terisi(self) -> int:
        """Rows with a figure or a stated reason."""
        return sum(1 for b in self.isian.baris if not b.kosong)


class PanelIsi(PanelIsian):
    """Only the owner's rows, with last quarter and target; empty stays empty, never zero."""

    kode = "isi"
    judul = "Formulir pengukuran kinerja"
    jenis = "isian"
    templat = "kinerja/tindakan/isi.html"
    bilah = "pelaksanaan/tindakan/_bilah_kirim.html"
    kabar = "Isian dikonfirmasi dan diserahkan."
    kata_kirim = "Konfirmasi isian"

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The form with live results and what is still missing."""
        isi, versi = halaman.isi_awal(self.kode, self.jenis)
        bagian = self._bagian(halaman)
        if isi.get("format") != FORMAT:
            isi = dengan_fail(isi, bagian, halaman)
        return Fragmen(
            templat=self.templat,
            bilah=self.bilah,
            konteks={
                "tampilan": Tampilan(isi, bagian, aturan_ukur(bagian.aturan), hari_ukur(halaman)),
                "versi": versi,
                "kata_kirim": self.kata_kirim,
                "tersimpan": halaman.konsep.get(self.kode),
                "periode": bagian.periode,
            },
        )

    @staticmethod
    def _bagian(halaman: HalamanTugas) -> Rencana:
        return rencana_halaman(halaman).milik(pemilik_tugas(halaman))

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """What was typed, right or wrong."""
        bagian = self._bagian(kiriman.halaman)
        isi = baca_ketikan(kiriman, bagian, pemilik_tugas(kiriman.halaman))
        return dengan_fail(isi, bagian, kiriman.halaman)

    def simpan(self, kiriman: Kiriman) -> Fragmen:
        """Autosave; answers with the new version and each row's result."""
        isi = self.baca(kiriman)
        konsep = simpan_konsep(
            pada=kiriman.pada,
            bagian=self.kode,
            isi=isi,
            versi=kiriman.bilangan("versi") or 0,
            boleh=kiriman.halaman.ikut,
        )
        bagian = self._bagian(kiriman.halaman)
        tampilan = Tampilan(isi, bagian, aturan_ukur(bagian.aturan), hari_ukur(kiriman.halaman))
        return Fragmen(
            templat="kinerja/tindakan/_isi_tersimpan.html",
            konteks={"kode": self.kode, "versi": konsep.versi, "tampilan": tampilan},
        )

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """The form as figures; refused with everything that is missing, named by cell."""
        bagian = self._bagian(kiriman.halaman)
        tampilan = Tampilan(isi, bagian, aturan_ukur(bagian.aturan), hari_ukur(kiriman.halaman))
        if tampilan.galat:
            raise BelumLengkap(
                "Isian belum lengkap.",
                "Perbaiki yang ditandai, lalu konfirmasi lagi.",
                "isian",
                kekurangan=[
                    Kekurangan(t.lokasi, f"{t.masalah} {t.saran}".strip(), self.kode)
                    for t in tampilan.galat
                ],
            )
        return [Hasil(jenis=self.jenis, isi=_kanonik(tampilan, hari_ukur(kiriman.halaman)))]


def _kanonik(tampilan: Tampilan, pada: date) -> dict[str, Any]:
    """The form's figures, and what the office's paper form prints beside them."""
    kertas = susun_kertas_kerja(
        rencana=tampilan.bagian,
        daftar_isian=[tampilan.isian],
        aturan=aturan_ukur(tampilan.bagian.aturan),
        pada=pada,
    )
    return {**ke_json(tampilan.isian), "cetak": kertas_ke_json(kertas)}
