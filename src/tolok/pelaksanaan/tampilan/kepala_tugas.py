"""The head of the one task page: what is asked, from whom, since when, by when, in whose place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tolok.dasar.kalender import KalenderKerja
from tolok.dasar.periode import Periode
from tolok.pelaksanaan.domain.keadaan import StatusTugas, Tugas
from tolok.pelaksanaan.domain.kejadian import Bentuk
from tolok.pelaksanaan.domain.pelaku import JenisPemegang, Kapasitas, Pelaku, Pemegang
from tolok.pelaksanaan.kantor import kalender_kini
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.sebutan import sebutan
from tolok.pelaksanaan.tampilan.kotak_masuk import judul_tugas
from tolok.pelaksanaan.tampilan.nama import Nama
from tolok.pelaksanaan.tampilan.sop_hidup import bentuk_langkah
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas
from tolok.web.penggaris import KeadaanLangkah, SisaWaktu, ukur_sisa

__all__ = ["KepalaTugas", "kalender_pemegang", "kepala_tugas"]

_TUTUP = {
    StatusTugas.DISERAHKAN: "Sudah diserahkan",
    StatusTugas.DIPERBAIKI: "Sudah diperbaiki dan diserahkan",
    StatusTugas.DIKEMBALIKAN: "Sudah dikembalikan",
    StatusTugas.DITARIK: "Sudah ditarik kembali",
    StatusTugas.DIALIHKAN: "Sudah dialihkan",
    StatusTugas.GUGUR: "Sudah gugur",
    StatusTugas.DITUTUP_AWAL: "Sudah ditutup awal",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KepalaTugas:
    """What stands above the panels. `tutup`: words for a task that is closed, else empty.

    `uraian`: the row as the SOP prints it, empty when the title says all of it.
    """

    judul: str
    uraian: str
    sop: str
    periode: str
    nomor: int
    banyak: int
    bentuk: str
    babak: str
    subjek: str
    pemegang: str
    sebagai: str
    dari: str
    sejak: datetime
    sisa: SisaWaktu
    baku: str
    balik: str
    balik_oleh: str
    balik_langkah: int | None
    balik_pada: datetime | None
    tutup: str
    tutup_pada: datetime | None
    tutup_oleh: str
    langkah: tuple[tuple[int, KeadaanLangkah], ...]


def kepala_tugas(halaman: HalamanTugas) -> KepalaTugas:
    """Gather the head: at most four queries for names."""
    tugas, langkah, k = halaman.domain, halaman.langkah, halaman.keadaan
    balik = k.kembali.get(tugas.karena) if tugas.karena else None
    asal = k.tugas.get(balik.tugas) if balik else None
    pengirim = _pengirim(halaman)
    nama = _nama(halaman, (pengirim, asal, tugas))
    alasan = halaman.lembar_disebut.get(balik.alasan) if balik else None
    peserta = (tugas.tindakan or "") if tugas.peserta else ""
    judul = judul_tugas(langkah, peserta=peserta, perbaikan=tugas.bentuk is Bentuk.PERBAIKAN)
    return KepalaTugas(
        judul=judul,
        uraian="" if judul == langkah.uraian.rstrip(".") else langkah.uraian,
        sop=halaman.pelaksanaan.nama_sop,
        periode=Periode.dari_kode(halaman.pelaksanaan.periode).nama,
        nomor=langkah.nomor,
        banyak=len(halaman.lintasan.nomor),
        bentuk=bentuk_langkah(langkah, tercetak=halaman.memutuskan).value,
        babak=_babak(tugas, memutuskan=halaman.memutuskan),
        subjek=nama.subjek(tugas.subjek) if tugas.subjek else "",
        pemegang=nama.pemegang(tugas.pemegang),
        sebagai=_sebagai(halaman, nama),
        dari=nama.pelaku(pengirim.oleh) if pengirim else "",
        sejak=tugas.dibuka,
        sisa=_sisa(halaman),
        baku=langkah.waktu.tampil if langkah.waktu else "",
        balik=str(isi_lembar(alasan).get("teks", "")) if alasan else "",
        balik_oleh=nama.pelaku(asal.oleh) if asal and asal.oleh else "",
        balik_langkah=balik.langkah if balik else None,
        balik_pada=asal.ditutup if asal else None,
        tutup=_TUTUP.get(tugas.status, ""),
        tutup_pada=tugas.ditutup,
        tutup_oleh=nama.pelaku(tugas.oleh) if tugas.oleh else "",
        langkah=_penggaris(halaman),
    )


def _babak(tugas: Tugas, *, memutuskan: bool) -> str:
    if tugas.iterasi < 2:
        return ""
    return f"{'Pemeriksaan' if memutuskan else 'Putaran'} ke-{tugas.iterasi}"


def _pengirim(halaman: HalamanTugas) -> Tugas | None:
    """Whose closing opened this task: both carry the same moment."""
    dibuka = halaman.domain.dibuka
    calon = [t for t in halaman.keadaan.tugas.values() if t.ditutup == dibuka and t.oleh]
    return calon[-1] if calon else None


def _nama(halaman: HalamanTugas, tugas: tuple[Tugas | None, ...]) -> Nama:
    daftar: set[Any] = {halaman.domain.subjek, halaman.domain.pemegang.id}
    for t in tugas:
        if t is not None and t.oleh is not None:
            daftar.add(t.oleh.jabatan or t.oleh.pegawai)
    kedudukan = _kedudukan(halaman)
    if kedudukan is not None:
        daftar.add(kedudukan.jabatan)
    return Nama(sebutan=sebutan(daftar, halaman.nama_kantor))


def _kedudukan(halaman: HalamanTugas) -> Pelaku | None:
    pemegang: Pemegang = halaman.domain.pemegang
    ada = halaman.fakta.kedudukan.get(pemegang.kunci)
    return ada.pelaku if ada else None


def _sebagai(halaman: HalamanTugas, nama: Nama) -> str:
    """In whose place the reader acts: "Plt. Kepala Bidang B"; empty as the definitive holder."""
    pelaku = _kedudukan(halaman)
    if pelaku is None or pelaku.kapasitas is Kapasitas.DEFINITIF:
        return ""
    return nama.pelaku(pelaku)


def _sisa(halaman: HalamanTugas) -> SisaWaktu:
    hari_kerja = kalender_pemegang(halaman)
    tugas, langkah = halaman.domain, halaman.langkah
    return ukur_sisa(
        hari_kerja,
        dibuka=tugas.dibuka,
        batas=tugas.batas,
        sekarang=tugas.ditutup or halaman.sekarang,
        baku=langkah.waktu.tampil if langkah.waktu and not tugas.peserta else "",
    )


def kalender_pemegang(halaman: HalamanTugas) -> KalenderKerja:
    """The working calendar of the holder: serving units have their own week."""
    return kalender_kini(halaman.pelaksanaan.instansi, halaman.kini.hari, _unit(halaman))


def _unit(halaman: HalamanTugas) -> UUID | None:
    """Unit of the holding post."""
    pemegang = halaman.domain.pemegang
    if pemegang.jenis is not JenisPemegang.JABATAN:
        return None
    kursi = halaman.kini.susunan.kursi.get(UUID(pemegang.id))
    return kursi.unit if kursi else None


def _penggaris(halaman: HalamanTugas) -> tuple[tuple[int, KeadaanLangkah], ...]:
    k = halaman.keadaan
    return tuple(
        (n, _keadaan(k.baris[n].status.value if n in k.baris else ""))
        for n in halaman.lintasan.nomor
    )


def _keadaan(status: str) -> KeadaanLangkah:
    if status == "terbuka":
        return KeadaanLangkah.JALAN
    return (
        KeadaanLangkah.JADI
        if status in ("tertutup", "dilewati", "tidak_diperlukan")
        else KeadaanLangkah.NANTI
    )
