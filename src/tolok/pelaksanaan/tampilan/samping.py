"""The column beside a task: its two clocks, the disposition so far, and the notes of reviews."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tolok.dasar.kalender import menit_kerja
from tolok.pelaksanaan.domain.rujukan import catatan_langkah, jawaban_catatan, pengembali
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.tampilan.jam import jam_menit
from tolok.pelaksanaan.tampilan.kepala_tugas import kalender_pemegang
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas
from tolok.pelaksanaan.tindakan.tugaskan import baris_disposisi

__all__ = ["BarisDisposisi", "CatatanSemat", "Samping", "samping_tugas"]

_TUGASKAN = "tugaskan"
_SARAN_TERBANYAK = 20
# Acts whose panel is a wide table: the column stands below it instead of beside.
_LEBAR = frozenset({"isi", "kumpulkan", "ukur", "rekap", "sampaikan"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisDisposisi:
    """One line of the travelling sheet: who wrote to whom, what, when."""

    dari: str
    kepada: str
    teks: str
    pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CatatanSemat:
    """A note of a review, where it is pinned, and its answer; `saran`: need not be answered."""

    nomor: int
    lokasi: str
    teks: str
    jawaban: str
    langkah: int
    saran: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Samping:
    """The column. `lewat`: the agreed date has passed, the only lateness there is.

    `bawah`: it stands below a panel that needs the whole width.
    """

    baku: str
    kerja: str
    tunggu: str
    putusan: str
    lewat: bool
    disposisi: tuple[BarisDisposisi, ...]
    catatan: tuple[CatatanSemat, ...]
    bawah: bool


def samping_tugas(halaman: HalamanTugas, daftar_tindakan: Collection[str]) -> Samping:
    """Gather the column, of sheets the page has read already.

    The sheet is left out where a panel of the page shows it already.
    """
    tugas, langkah = halaman.domain, halaman.langkah
    akhir = tugas.ditutup or halaman.sekarang
    kalender = kalender_pemegang(halaman)
    kerja = menit_kerja(kalender, tugas.dibaca, akhir) if tugas.dibaca else None
    lewat = tugas.batas is not None and akhir > tugas.batas
    satu = not tugas.peserta and langkah.nomor not in halaman.lintasan.waktu_bersama
    baku = langkah.waktu.tampil if langkah.waktu and satu else ""
    return Samping(
        baku=baku,
        kerja=_kerja(kerja, baku),
        tunggu=jam_menit(menit_kerja(kalender, tugas.dibuka, tugas.dibaca or akhir)),
        putusan=_putusan(selesai=not tugas.terbuka, lewat=lewat, batas=tugas.batas),
        lewat=lewat,
        disposisi=() if _TUGASKAN in daftar_tindakan else tuple(_disposisi(halaman)),
        catatan=_semua_catatan(halaman),
        bawah=bool(_LEBAR & set(daftar_tindakan)),
    )


def _kerja(menit: int | None, baku: str) -> str:
    """As "4 dari 15 menit": in the unit of the standard where both are minutes."""
    if menit is None:
        return ""
    if baku.endswith(" menit") and menit < 60:
        return f"{menit} dari {baku}"
    return f"{jam_menit(menit)}{f' dari {baku}' if baku else ''}"


def _putusan(*, selesai: bool, lewat: bool, batas: datetime | None) -> str:
    if lewat:
        return "terlambat dari tanggal batas" if selesai else "sudah lewat tanggal batas"
    if batas is None:
        return "tidak terlambat: tidak ada tanggal batas"
    return "tidak terlambat" if selesai else "belum terlambat"


def _disposisi(halaman: HalamanTugas) -> Iterable[BarisDisposisi]:
    for b in baris_disposisi(halaman):
        surat = b["jenis"] == "surat_masuk"
        if surat and not (b.get("hal") or b.get("nomor")):
            continue
        yield BarisDisposisi(
            dari=str(b.get("dari") or "Surat masuk"),
            kepada="" if surat else ", ".join(b.get("nama_kepada") or ()),
            teks=_isi_surat(b) if surat else str(b.get("teks") or ""),
            pada=b["pada"],
        )


def _isi_surat(b: dict[str, Any]) -> str:
    nomor = f"Surat nomor {b['nomor']}" if b.get("nomor") else "Surat"
    return f"{nomor}: {b['hal']}" if b.get("hal") else nomor


def _semua_catatan(halaman: HalamanTugas) -> tuple[CatatanSemat, ...]:
    wajib = tuple(_catatan(halaman))
    return (*wajib, *_saran(halaman, len(wajib) + 1))


def _catatan(halaman: HalamanTugas) -> Iterable[CatatanSemat]:
    """Notes of the returns that came from this row or reached it, oldest first."""
    asal = catatan_langkah(halaman.keadaan, halaman.domain)
    jawab = jawaban_catatan(halaman.keadaan, asal)
    for ke, (pk, kembali) in enumerate(asal.items(), start=1):
        isi = _isi(halaman, pk)
        if isi:
            yield CatatanSemat(
                nomor=ke,
                lokasi=str(isi.get("lokasi") or ""),
                teks=str(isi.get("teks") or ""),
                jawaban=str(_isi(halaman, jawab.get(pk, "")).get("teks") or ""),
                langkah=kembali.langkah,
            )


def _saran(halaman: HalamanTugas, mulai: int) -> Iterable[CatatanSemat]:
    """Suggestions of the same returns, after the notes that had to be answered."""
    asal = pengembali(halaman.keadaan, halaman.domain)
    lembar = [
        (asal[str(x.tugas)], isi_lembar(x))
        for x in halaman.lembar_disebut.values()
        if x.jenis == "catatan" and str(x.tugas) in asal
    ]
    semua = [(k, isi) for k, isi in lembar if isi.get("wajib") is False and isi.get("teks")]
    for ke, (kembali, isi) in enumerate(semua[-_SARAN_TERBANYAK:], start=mulai):
        yield CatatanSemat(
            nomor=ke,
            lokasi=str(isi.get("lokasi") or ""),
            teks=str(isi["teks"]),
            jawaban="",
            langkah=kembali.langkah,
            saran=True,
        )


def _isi(halaman: HalamanTugas, pk: str) -> dict[str, Any]:
    ada = halaman.lembar_disebut.get(pk)
    return isi_lembar(ada) if ada is not None else {}
