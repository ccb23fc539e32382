"""One SOP feeds another: the ratified figures of a finished run, for a run of the same office.

Figures never cross from one Instansi to another: a run of another office does not exist here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Count, OuterRef, Subquery

from tolok.dasar.galat import MasukanTidakSah, TidakDitemukan
from tolok.dasar.periode import Periode
from tolok.kinerja.domain.berkas_ukur import FORMAT_LAPORAN
from tolok.kinerja.domain.isian import FORMAT as FORMAT_ISIAN
from tolok.kinerja.domain.keterkaitan import KOLOM_ANGKA, Asal, SelAngka, nama_cocok
from tolok.kinerja.domain.ralat import sasaran_ralat
from tolok.kinerja.models import Capaian
from tolok.kinerja.selectors.ralat import KODE as KODE_RALAT, LaporanSah, laporan_terkini
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.domain.keadaan import StatusPelaksanaan
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.sebutan import sebutan

__all__ = ["AngkaSumber", "SumberAngka", "angka_dari", "sumber_tersedia"]

_DINYATAKAN = frozenset({"belum_diukur", "belum_tersedia", "tidak_berlaku"})
_TEKS = ("pendorong", "penghambat", "tindak_lanjut", "penanggung_jawab", "sumber", "catatan")


@dataclass(frozen=True, slots=True, kw_only=True)
class SumberAngka:
    """A finished run that can give its figures. `cocok`: Keterkaitan names its SOP; otherwise a
    person has to say that it is meant. `indikator`: how many it has ratified."""

    pelaksanaan: UUID
    kode_sop: str
    nama_sop: str
    periode: Periode
    selesai: datetime
    cocok: bool
    indikator: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AngkaSumber:
    """What a run gives: cells by indicator id, spending by node id (rupiah)."""

    sel: Mapping[str, SelAngka]
    uang: Mapping[str, int]


def sumber_tersedia(
    instansi: UUID, periode: Periode, *, keterkaitan: Sequence[str] = (), kecuali: str = ""
) -> list[SumberAngka]:
    """Finished runs of this office for this period with ratified figures, named ones first.

    `keterkaitan`: what the page of the asking SOP names; `kecuali`: code of the asking SOP. One
    query.
    """
    tabel: Any = apps.get_model("pelaksanaan", "Pelaksanaan")
    daftar = tabel.objects.filter(
        instansi_id=instansi, periode=periode.kode, status=StatusPelaksanaan.SELESAI.value
    ).exclude(kode_sop__in=(kecuali, KODE_RALAT))
    milik = Capaian.objects.filter(pelaksanaan=OuterRef("pk"), periode=periode.kode).order_by()
    banyak = milik.values("pelaksanaan").values_list(Count("pk"))
    hasil = [
        SumberAngka(
            pelaksanaan=p.pk,
            kode_sop=p.kode_sop,
            nama_sop=p.nama_sop,
            periode=periode,
            selesai=p.berakhir_pada,
            cocok=nama_cocok(p.nama_sop, keterkaitan),
            indikator=p.banyak_angka,
        )
        for p in daftar.annotate(banyak_angka=Subquery(banyak)).order_by("-berakhir_pada")
        if p.banyak_angka
    ]
    return sorted(hasil, key=lambda s: not s.cocok)


def angka_dari(
    pelaksanaan: UUID, periode: Periode, *, instansi: UUID, dipastikan: str = ""
) -> AngkaSumber:
    """The ratified cells of a finished run, each with its origin.

    Raises TidakDitemukan for a run of another office, MasukanTidakSah for another period.
    """
    tabel: Any = apps.get_model("pelaksanaan", "Pelaksanaan")
    baris = (
        tabel.objects.select_related("instansi__pemda")
        .filter(pk=pelaksanaan, instansi_id=instansi, status=StatusPelaksanaan.SELESAI.value)
        .first()
    )
    if baris is None:
        raise TidakDitemukan(
            "Pelaksanaan sumber itu tidak ada atau belum selesai.", "Pilih sumber dari daftar."
        )
    if baris.periode != periode.kode:
        raise MasukanTidakSah(
            "Periode sumber tidak sama dengan periode pengukuran ini.",
            "Pilih pelaksanaan dengan periode yang sama.",
            "sumber",
        )
    return _Pembaca(baris, dipastikan).baca()


class _Pembaca:
    """Reads the ratified report of a run and the forms behind it."""

    def __init__(self, pelaksanaan: Any, dipastikan: str) -> None:
        self.pelaksanaan = pelaksanaan
        self.dipastikan = dipastikan
        self.hasil = keadaan_kini(pelaksanaan).hasil

    def baca(self) -> AngkaSumber:
        """Figures as ratified; the origin is the owner's own form where there is one."""
        laporan = self._laporan()
        if laporan is None:
            return AngkaSumber(sel={}, uang={})
        (langkah, versi), isi = laporan
        formulir = self._formulir()
        terkini = laporan_terkini(self.pelaksanaan)
        ralat = terkini if terkini is not None and terkini.versi > 1 else None
        kertas = ralat.kertas if ralat is not None else isi["kertas_kerja"]
        nama = sebutan({f[1] for f in formulir.values()} | {b["unit"] for b in kertas["baris"]})
        sel = {}
        for b in kertas["baris"]:
            if b["isian"] is None:
                continue
            letak = formulir.get(b["indikator"], (langkah, b["unit"], versi))
            asal = self._asal(b, letak, nama.dari(letak[1]))
            if ralat is not None and b["indikator"] in (sasaran_ralat(ralat.isi) or ()):
                asal = _dari_ralat(asal, ralat)
            sel[b["indikator"]] = SelAngka(
                indikator=b["indikator"],
                kode=b["kode"],
                sel=_sel(b),
                asal=asal,
                bukti=tuple(str(x["judul"]) for x in b["isian"]["bukti"]),
            )
        uang = {
            a["simpul"]: int(a["realisasi"])
            for a in kertas["anggaran"]
            if a["jenis"] == "subkegiatan" and a["realisasi"] is not None
        }
        return AngkaSumber(sel=sel, uang=uang)

    def _asal(self, b: Mapping[str, Any], letak: tuple[int, str, Any], siapa: str) -> Asal:
        """Row, owner, day and digest of the sheet that states the figure."""
        langkah, _, dari = letak
        return Asal(
            pelaksanaan=str(self.pelaksanaan.pk),
            sop=self.pelaksanaan.nama_sop,
            periode=Periode.dari_kode(self.pelaksanaan.periode).nama,
            langkah=langkah,
            unit=siapa,
            tanggal=hari_di(self.pelaksanaan.instansi.pemda, dari.pada),
            sidik=dari.sidik,
            angka={k: _polos(b["isian"], k) for k in KOLOM_ANGKA if _polos(b["isian"], k)},
            dipastikan=self.dipastikan,
        )

    def _laporan(self) -> tuple[tuple[int, Any], Mapping[str, Any]] | None:
        """The newest report with figures: its row, version and content."""
        semua = [
            (kunci.langkah, versi[-1])
            for kunci, versi in self.hasil.items()
            if kunci.jenis == "laporan" and versi
        ]
        for langkah, versi in sorted(semua, key=lambda x: x[1].pada, reverse=True):
            isi = self._isi(versi.lembar)
            if isi.get("format") == FORMAT_LAPORAN:
                return (langkah, versi), isi
        return None

    def _formulir(self) -> dict[str, tuple[int, str, Any]]:
        """Indicator -> (row, owner, version) of the form that states it."""
        hasil: dict[str, tuple[int, str, Any]] = {}
        for kunci, versi in self.hasil.items():
            if kunci.jenis != "isian" or not kunci.subjek or not versi:
                continue
            isi = self._isi(versi[-1].lembar)
            if isi.get("format") == FORMAT_ISIAN:
                satu = (kunci.langkah, kunci.subjek, versi[-1])
                hasil |= {str(b["indikator"]): satu for b in isi["baris"]}
        return hasil

    @staticmethod
    def _isi(pk: str) -> dict[str, Any]:
        lembar: Any = apps.get_model("pelaksanaan", "Lembar")
        return isi_lembar(lembar.objects.get(pk=pk))


def _dari_ralat(asal: Asal, ralat: LaporanSah) -> Asal:
    """A corrected figure comes from the correction: its run, its first row, its day and digest."""
    p = ralat.pelaksanaan
    return replace(
        asal,
        pelaksanaan=str(p.pk),
        sop=p.nama_sop,
        langkah=1,
        tanggal=hari_di(p.instansi.pemda, ralat.disahkan),
        sidik=ralat.sidik,
    )


def _polos(isian: Mapping[str, Any], kolom: str) -> str:
    """A figure as a plain decimal, "" for none."""
    nilai = isian["nilai"] if kolom == "realisasi" else isian[kolom]
    return "" if nilai is None else str(nilai)


def _sel(baris: Mapping[str, Any]) -> dict[str, str]:
    """The cells as somebody would type them; a stated state where there is no figure."""
    isian = baris["isian"]
    angka = {k: _polos(isian, k).replace(".", ",") for k in KOLOM_ANGKA}
    teks = {k: str(isian.get(k) or "") for k in _TEKS}
    tanpa = not any(angka.values()) and baris["keadaan"] in _DINYATAKAN
    keadaan = {"keadaan": str(baris["keadaan"])} if tanpa else {}
    return {**angka, **teks, **keadaan, "tenggat": str(isian.get("tenggat") or "")}
