"""Worked sheet, recap and report (D09, D10, D11) as a workbook, from their stored sheets.

Every figure is the ratified one: what was computed is written, nothing is computed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tolok.dasar.periode import Periode
from tolok.kinerja.domain.berkas_ukur import FORMAT_KERTAS, FORMAT_LAPORAN
from tolok.kinerja.renderers.dokumen import kata_keadaan
from tolok.kinerja.renderers.kolom_hitung import CAPAIAN, PAGU, REKAP, SERAPAN, URAIAN_HITUNG
from tolok.kinerja.renderers.lembar_kerja import BukuKerja, KolomLembar, Nilai, angka_teks
from tolok.kinerja.templatetags.kinerja import judul_narasi

__all__ = ["buku_lembar"]

Isi = Mapping[str, Any]
K = KolomLembar
_CAPAIAN = (
    K(judul="Kode", lebar=10),
    K(judul="Tujuan/sasaran/program", lebar=34),
    K(judul="Indikator", lebar=38),
    K(judul="Satuan", lebar=12),
    K(judul="Polaritas", lebar=12),
    K(judul="Cara menggabung", lebar=16),
    K(judul="Tahun", lebar=11, bentuk="angka", kelompok="Target"),
    K(judul="s.d. periode", lebar=11, bentuk="angka", kelompok="Target"),
    K(judul="Realisasi s.d. periode", lebar=12, bentuk="angka"),
    *CAPAIAN,
    K(judul="Kategori", lebar=14),
    K(judul="Keadaan", lebar=14),
    K(judul="Alasan tanpa angka", lebar=26),
    K(judul="Penanggung jawab", lebar=28),
    K(judul="Sumber data", lebar=22),
    K(judul="Faktor pendorong", lebar=34),
    K(judul="Faktor penghambat", lebar=34),
    K(judul="Rencana tindak lanjut", lebar=34),
    K(judul="Tenggat", lebar=12, bentuk="tanggal"),
)
_HITUNG = (
    K(judul="Kode", lebar=10),
    K(judul="Indikator", lebar=34),
    *URAIAN_HITUNG,
)
_BANDING = (
    K(judul="Kode", lebar=10),
    K(judul="Indikator", lebar=38),
    K(judul="Realisasi s.d. periode", lebar=13, bentuk="angka"),
    K(judul="Target s.d. periode", lebar=13, bentuk="angka"),
    K(judul="Capaian (%)", lebar=11, bentuk="persen"),
    K(judul="Tahun lalu", lebar=13, bentuk="angka"),
    K(judul="Terhadap tahun lalu", lebar=34),
    K(judul="Target akhir Renstra", lebar=13, bentuk="angka"),
    K(judul="Terhadap Renstra", lebar=34),
    K(judul="Terhadap nasional/daerah lain", lebar=44),
)
_REKAP = (
    K(judul="Tingkat", lebar=10),
    K(judul="Kode", lebar=10),
    K(judul="Tujuan/sasaran", lebar=48),
    K(judul="Indikator", lebar=10, bentuk="nomor"),
    K(judul="Terukur", lebar=10, bentuk="nomor"),
    K(judul="Mencapai target", lebar=10, bentuk="nomor"),
    *REKAP,
    K(judul="Penanggung jawab", lebar=30),
)
_PROGRAM = (
    K(judul="Kode", lebar=14),
    K(judul="Program", lebar=48),
    *PAGU,
    SERAPAN,
    K(judul="Capaian kinerja (%)", lebar=12, bentuk="persen"),
    K(judul="Efisiensi (%)", lebar=11, bentuk="persen"),
    K(judul="Putusan", lebar=18),
    K(judul="Keterangan", lebar=30),
    K(judul="Penanggung jawab", lebar=30),
)
_ANGGARAN = (
    K(judul="Tingkat", lebar=14),
    K(judul="Kode", lebar=22),
    K(judul="Nama", lebar=56),
    *PAGU,
    SERAPAN,
)
_NARASI = (K(judul="Bagian", lebar=34), K(judul="Teks", lebar=120))


def buku_lembar(isi: Isi, *, sidik: str = "", status: str = "", contoh: bool = False) -> bytes:
    """A worked sheet or a report as .xlsx; any other sheet as its text, never an empty book."""
    kertas = isi.get("kertas_kerja", isi) if isi.get("format") == FORMAT_LAPORAN else isi
    if "rekap" not in kertas or "program" not in kertas:
        return _buku_teks(isi)
    periode = Periode.dari_kode(kertas["periode"])
    lengkap = kertas.get("format") == FORMAT_KERTAS
    judul = f"{'Laporan' if isi is not kertas else 'Hasil'} Pengukuran Kinerja {periode.nama}"
    buku = BukuKerja(judul, penulis=kertas["instansi"])
    buku.isian("Ringkasan", _ringkasan(kertas, judul, sidik, status, contoh=contoh))
    kepala = (f"{kertas['instansi']}, {periode.nama}",)
    if lengkap:
        buku.tabel("Capaian", _CAPAIAN, map(_capaian, kertas["baris"]), judul=kepala, beku=3)
        buku.tabel("Perhitungan", _HITUNG, _hitung(kertas["baris"]), judul=kepala, beku=2)
        buku.tabel("Pembanding", _BANDING, map(_banding, kertas["baris"]), judul=kepala, beku=2)
    buku.tabel("Rekap sasaran", _REKAP, map(_rekap, kertas["rekap"]), judul=kepala, beku=3)
    buku.tabel("Program", _PROGRAM, map(_program, kertas["program"]), judul=kepala, beku=2)
    if kertas.get("anggaran"):
        baris_uang = map(_anggaran, kertas["anggaran"])
        buku.tabel("Anggaran", _ANGGARAN, baris_uang, judul=kepala, beku=3)
    if isi.get("narasi"):
        baris = [(judul_narasi(k, kertas), b["teks"]) for k, b in isi["narasi"].items()]
        buku.tabel("Narasi", _NARASI, baris, judul=kepala)
    return buku.tutup()


def _buku_teks(isi: Isi) -> bytes:
    judul = str(isi.get("judul") or "Hasil")
    buku = BukuKerja(judul)
    buku.isian("Isi", [("Judul", judul), ("Teks", str(isi.get("teks") or ""))])
    return buku.tutup()


def _ringkasan(
    k: Isi, judul: str, sidik: str, status: str, *, contoh: bool
) -> list[tuple[str, Nilai]]:
    terukur, semua = sum(r["n_terukur"] for r in k["rekap"]), sum(r["n"] for r in k["rekap"])
    baris: list[tuple[str, Nilai]] = [
        ("Judul", judul),
        ("Perangkat daerah", k["instansi"]),
        ("Status", status),
        ("Perjanjian Kinerja", k.get("perjanjian") or "belum tercatat"),
        ("Aturan ukur", k["aturan"]),
        ("Tanggal ukur", date.fromisoformat(k["pada"]) if k.get("pada") else None),
        ("Indikator tujuan dan sasaran yang terukur", f"{terukur} dari {semua}"),
        ("Belum menyampaikan", "; ".join(k.get("belum_menyampaikan") or ()) or "tidak ada"),
        ("Sidik isi", sidik),
        (
            "Cara membaca",
            "Angka pada lembar Capaian, Rekap, Program, dan Anggaran berupa bilangan; cara "
            "menghitung setiap angka ada pada lembar Perhitungan dengan kode yang sama.",
        ),
    ]
    return [*baris, ("Peringatan", "DATA CONTOH, bukan data instansi")] if contoh else baris


def _desimal(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)


def _capaian(b: Isi) -> Sequence[Nilai]:
    i = b["isian"] or {}
    simpul = b["simpul"]
    return (
        b["kode"],
        f"{simpul['kode']} {simpul['nama']}",
        b["nama"],
        b["satuan"],
        kata_keadaan(b["polaritas"]),
        kata_keadaan(b["agregasi"]),
        angka_teks(b["target_tahun"]),
        angka_teks(b["target_sd"]),
        _desimal(b["realisasi_sd"]),
        _desimal(b["capaian"]),
        _desimal(b["capaian_batas"]),
        b["kategori"],
        kata_keadaan(b["keadaan"]),
        b["alasan"],
        b["penanggung_jawab"],
        i.get("sumber") or b["sumber"],
        i.get("pendorong"),
        i.get("penghambat"),
        i.get("tindak_lanjut"),
        date.fromisoformat(i["tenggat"]) if i.get("tenggat") else None,
    )


def _hitung(baris: Iterable[Isi]) -> Iterable[Sequence[Nilai]]:
    for b in baris:
        for n, p in enumerate(b["penjelasan"], start=1):
            yield (
                b["kode"], b["nama"], n, kata_keadaan(p["langkah"]).capitalize(), p["teks"],
                p["nilai"], p["rujukan"],
            )  # fmt: skip


def _banding(b: Isi) -> Sequence[Nilai]:
    teks = {p["jenis"]: p["teks"] for p in b["pembanding"]}
    lain = "; ".join(p["teks"] for p in b["pembanding"] if p["jenis"] == "daerah_lain")
    return (
        b["kode"],
        b["nama"],
        _desimal(b["realisasi_sd"]),
        angka_teks(b["target_sd"]),
        _desimal(b["capaian"]),
        angka_teks(b["tahun_lalu"]),
        teks.get("tahun_lalu", "tidak tersedia"),
        angka_teks(b["akhir_renstra"]),
        teks.get("akhir_renstra", "tidak tersedia"),
        lain or "tidak tersedia",
    )


def _rekap(r: Isi) -> Sequence[Nilai]:
    return (
        r["jenis"].capitalize(),
        r["kode"],
        r["nama"],
        r["n"],
        r["n_terukur"],
        r["n_tercapai"],
        _desimal(r["capaian"]),
        angka_teks(r["tampil_batas"]),
        r["kategori"],
        r["penanggung_jawab"],
    )


def _program(p: Isi) -> Sequence[Nilai]:
    putusan = ""
    if p["tampil_efisiensi"] is not None:
        putusan = "efisien" if p["efisien"] else "tidak efisien, jelaskan"
    return (
        p["kode"],
        p["nama"],
        p["pagu"],
        p["realisasi"],
        angka_teks(p["tampil"]),
        angka_teks(p["tampil_capaian"]),
        angka_teks(p["tampil_efisiensi"]),
        putusan,
        f"{p['belum']} subkegiatan belum disampaikan" if p["belum"] else "",
        p["penanggung_jawab"],
    )


def _anggaran(a: Isi) -> Sequence[Nilai]:
    return (
        a["jenis"].capitalize(),
        a["kode"],
        a["nama"],
        a["pagu"],
        a["realisasi"],
        angka_teks(a["tampil"]),
    )
