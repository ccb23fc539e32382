"""D17: the list of a closed file and the label of its box, drawn from the sealed index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from tolok.arsip.models import Arsip, TempatSimpan
from tolok.naskah.dokumen import daftar_arsip
from tolok.naskah.dokumen.daftar_arsip import BarisArsip, LabelBoks
from tolok.naskah.domain.dokumen import Dokumen
from tolok.pelaksanaan.domain.keadaan import StatusPelaksanaan
from tolok.pelaksanaan.domain.kejadian import (
    HasilDiserahkan,
    PelaksanaanSelesai,
    Tercatat,
    TugasDiserahkan,
)
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import Terbitan

__all__ = ["DAFTAR", "LABEL", "penerbit"]

DAFTAR, LABEL = "daftar_arsip", "label_boks"
_BELUM = "belum dicatat"
_SIDIK = 20


def penerbit(bahan: BahanNaskah) -> Iterable[Terbitan]:
    """Both, once the run is finished. No query: the record is read when they are drawn."""
    if bahan.keadaan.status is not StatusPelaksanaan.SELESAI:
        return
    akhir = _penutup(bahan)
    for kunci, judul, susun in (
        (DAFTAR, "Daftar arsip", _daftar),
        (LABEL, "Label boks arsip", _label),
    ):
        yield Terbitan(
            kunci=kunci,
            judul=judul,
            sumber=(f"kejadian:{bahan.kejadian[-1].urutan}",),
            pada=akhir.pada,
            langkah=bahan.lintasan.nomor[-1],
            susun=susun,
            akhir=True,
        )


def _penutup(bahan: BahanNaskah) -> Tercatat:
    """The event that ended the run; a side case may go on after it."""
    return next(t for t in reversed(bahan.kejadian) if isinstance(t.kejadian, PelaksanaanSelesai))


def _susulan(bahan: BahanNaskah) -> list[HasilDiserahkan]:
    """Sheets that a side case added to the file after it was closed."""
    sesudah = [t.kejadian for t in bahan.kejadian if t.urutan > _penutup(bahan).urutan]
    return [h for k in sesudah if isinstance(k, TugasDiserahkan) for h in k.hasil]


def _arsip(bahan: BahanNaskah) -> tuple[Arsip, TempatSimpan | None]:
    arsip = Arsip.objects.get(pelaksanaan=bahan.pelaksanaan)
    return arsip, arsip.daftar_tempat.order_by("-dicatat_pada").first()


def _daftar(bahan: BahanNaskah) -> Dokumen:
    arsip, tempat = _arsip(bahan)
    indeks = json.loads(arsip.indeks)
    akhir = _penutup(bahan)
    nilai = daftar_arsip.DaftarArsip(
        berkas=arsip.uraian,
        baris=tuple(_baris(bahan, arsip, tempat, indeks)),
        penanda=bahan.tanda(akhir.pelaku, saat=akhir.pada, sidik=arsip.sidik),
        kepala_rantai=str(indeks["kepala"])[:_SIDIK],
        segel=dict(bahan.keaslian())["Segel terakhir"],
        catatan=tuple(filter(None, [str(indeks.get("catatan", ""))])),
    )
    return daftar_arsip.susun(nilai, bahan.bingkai)


def _baris(
    bahan: BahanNaskah, arsip: Arsip, tempat: TempatSimpan | None, indeks: Mapping[str, Any]
) -> Iterable[BarisArsip]:
    """A line for every document, and one for the sheets and events kept as data."""
    media = _media(bahan)
    naskah = [b for b in indeks["butir"] if b["jenis"] == "naskah"]
    for nomor, b in enumerate(naskah, start=1):
        yield BarisArsip(
            klasifikasi=arsip.klasifikasi,
            nomor=str(nomor),
            uraian=f"{b['judul']} (versi {b['versi']})",
            kurun=arsip.kurun_waktu,
            jumlah="1 naskah",
            keaslian="asli",
            media=media,
            lokasi=str(tempat) if tempat else _BELUM,
            keamanan=arsip.keamanan,
            sidik=b["sidik"][:_SIDIK],
        )
    lembar = len(indeks["butir"]) - len(naskah)
    yield BarisArsip(
        klasifikasi=arsip.klasifikasi,
        nomor=str(len(naskah) + 1),
        uraian="Isian, catatan, dan rekaman kejadian pelaksanaan",
        kurun=arsip.kurun_waktu,
        jumlah=f"{lembar} lembar, {indeks['urutan']} kejadian",
        keaslian="asli",
        media="softfile",
        lokasi="Tolok",
        keamanan=arsip.keamanan,
        sidik=str(indeks["akar"])[:_SIDIK],
    )
    susulan = _susulan(bahan)
    if susulan:
        yield BarisArsip(
            klasifikasi=arsip.klasifikasi,
            nomor=str(len(naskah) + 2),
            uraian="Susulan sesudah berkas ditutup: penjelasan dan putusan perkara",
            kurun=arsip.kurun_waktu,
            jumlah=f"{len(susulan)} lembar",
            keaslian="asli",
            media="softfile",
            lokasi=str(tempat) if tempat else _BELUM,
            keamanan=arsip.keamanan,
            sidik=susulan[-1].sidik[:_SIDIK],
        )


def _media(bahan: BahanNaskah) -> str:
    ada = bahan.versi_jenis("arsip").get(None)
    pilihan = bahan.isi(ada[1].lembar).get("media", ()) if ada else ()
    nama = {"elektronik": "softfile", "tercetak": "hardfile"}
    return " dan ".join(nama[m] for m in pilihan if m in nama) or "softfile"


def _label(bahan: BahanNaskah) -> Dokumen:
    arsip, tempat = _arsip(bahan)
    nilai = LabelBoks(
        kode=(tempat.boks if tempat else "") or arsip.klasifikasi,
        klasifikasi=arsip.klasifikasi,
        isi=arsip.uraian,
        kurun=arsip.kurun_waktu,
        lokasi=str(tempat) if tempat else _BELUM,
        keamanan=arsip.keamanan,
        retensi="belum ditetapkan",
    )
    return daftar_arsip.susun_label((nilai,), bahan.bingkai)
