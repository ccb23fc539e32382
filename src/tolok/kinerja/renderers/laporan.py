"""The report (D11) from its stored sheet: figures, comparisons, text and measures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tolok.dasar.periode import Periode
from tolok.kinerja.renderers.dokumen import (
    baris_kinerja,
    baris_program,
    catatan_rekap,
    kata_capaian,
    kata_keadaan,
)
from tolok.naskah.dokumen import laporan
from tolok.naskah.domain.blok import Blok
from tolok.naskah.domain.dokumen import StatusNaskah

__all__ = ["nilai_laporan", "sasaran_laporan", "tindak_lanjut"]

Isi = Mapping[str, Any]
_TANPA = "–"


def _teks(nilai: Any) -> str:
    return "" if nilai is None else str(nilai)


def nilai_laporan(
    isi: Isi,
    *,
    pengesahan: laporan.Pengesahan,
    status: StatusNaskah,
    lampiran: tuple[laporan.Lampiran, ...] = (),
    catatan: tuple[str, ...] = (),
    nomor: str = "",
    tanggal: date | None = None,
    sisipan: tuple[Blok, ...] = (),
    keaslian: tuple[tuple[str, str], ...] = (),
    judul: str = "",
) -> laporan.Laporan:
    """D11 as naskah prints it; `isi` is a sheet of the format tolok/laporan/1. `judul`: what the
    SOP calls its report, where it names it."""
    kertas, narasi = isi["kertas_kerja"], isi["narasi"]
    periode = Periode.dari_kode(kertas["periode"])
    return laporan.Laporan(
        judul=_judul(isi, judul or "Laporan Pengukuran Kinerja"),
        periode=periode.nama,
        tahun=periode.tahun,
        perangkat_daerah=kertas["instansi"],
        perjanjian=_teks(kertas["perjanjian"]),
        narasi=_narasi(narasi),
        sasaran=sasaran_laporan(kertas, narasi),
        rekap=baris_kinerja(kertas),
        program=baris_program(kertas),
        tindak_lanjut=tindak_lanjut(kertas),
        pengesahan=pengesahan,
        lampiran=lampiran,
        status=status,
        catatan=(*catatan, *catatan_rekap(kertas)),
        nomor=nomor,
        tanggal=tanggal,
        sisipan=sisipan,
        keaslian=keaslian,
    )


def _judul(isi: Isi, nama: str) -> str:
    ralat = isi.get("ralat")
    versi = f" Versi {ralat['versi']} (Ralat)" if ralat else ""
    return f"{nama}{versi}"


def _narasi(narasi: Isi) -> laporan.Narasi:
    def bagian(kunci: str) -> tuple[str, ...]:
        return _paragraf(narasi.get(kunci))

    return laporan.Narasi(
        kata_pengantar=bagian("kata_pengantar"),
        dasar=bagian("dasar"),
        maksud=bagian("maksud"),
        ruang_lingkup=bagian("ruang_lingkup"),
        metodologi=bagian("metodologi"),
        perencanaan=bagian("perencanaan"),
        ringkasan=bagian("ringkasan"),
        anggaran=bagian("anggaran"),
        efisiensi=bagian("efisiensi"),
        simpulan=bagian("simpulan"),
    )


def sasaran_laporan(isi: Isi, narasi: Isi) -> tuple[laporan.SasaranLaporan, ...]:
    """Chapter III: each node with its indicators, comparisons and analysis."""
    per_simpul: dict[str, list[Isi]] = {}
    for b in isi["baris"]:
        per_simpul.setdefault(b["simpul"]["kode"], []).append(b)
    return tuple(
        laporan.SasaranLaporan(
            kode=r["kode"],
            nama=r["nama"],
            capaian=r["tampil"] or kata_keadaan(r["keadaan"]),
            permil=_permil(r["capaian"]),
            kategori=r["kategori"] or _TANPA,
            n_terukur=r["n_terukur"],
            n=r["n"],
            indikator=tuple(_indikator(b) for b in per_simpul.get(r["kode"], ())),
            analisis=_paragraf(narasi.get(f"sasaran/{r['simpul']}")),
        )
        for r in isi["rekap"]
    )


def _paragraf(bagian: Any) -> tuple[str, ...]:
    teks = str(bagian.get("teks", "")) if isinstance(bagian, Mapping) else ""
    return tuple(p.strip() for p in teks.splitlines() if p.strip())


def _permil(capaian: str | None) -> int | None:
    return None if capaian is None else int(Decimal(capaian) * 1000)


def _indikator(b: Isi) -> laporan.IndikatorLaporan:
    lain = {p["jenis"]: p for p in b["pembanding"]}
    kosong = {"teks": "tidak tersedia", "nilai": None}
    lalu, renstra = lain.get("tahun_lalu", kosong), lain.get("akhir_renstra", kosong)
    daerah = [p["teks"] for p in b["pembanding"] if p["jenis"] == "daerah_lain"]
    i = b["isian"] or {}
    return laporan.IndikatorLaporan(
        kode=b["kode"],
        nama=b["nama"],
        satuan=b["satuan"],
        target_tahun=_teks(b["target_tahun"]),
        target_sd=_teks(b["target_sd"]) or _TANPA,
        realisasi_sd=_teks(b["tampil_realisasi_sd"]) or kata_keadaan(b["keadaan"]),
        capaian=kata_capaian(b),
        permil=_permil(b["capaian"]),
        keadaan=kata_keadaan(b["keadaan"]),
        kategori=b["kategori"] or _TANPA,
        tahun_lalu=_teks(b["tahun_lalu"]) or "tidak tersedia",
        banding_tahun_lalu=lalu["teks"],
        target_renstra=_teks(b["akhir_renstra"]) or "tidak tersedia",
        banding_renstra=renstra["teks"],
        standar="; ".join(daerah) or "tidak tersedia",
        pendorong=_teks(i.get("pendorong")),
        penghambat=_teks(i.get("penghambat")),
        tindak_lanjut=_teks(i.get("tindak_lanjut")),
    )


def tindak_lanjut(isi: Isi) -> tuple[laporan.TindakLanjutLaporan, ...]:
    """Chapter IV: the measures that owners wrote for their indicators."""
    return tuple(
        laporan.TindakLanjutLaporan(
            sumber=f"{b['kode']} {b['nama']} ({kata_capaian(b)})",
            rencana=b["isian"]["tindak_lanjut"],
            keluaran=b["satuan"] and f"capaian {b['kode']} mencapai target",
            penanggung_jawab=b["isian"]["penanggung_jawab"] or b["penanggung_jawab"],
            tenggat=date.fromisoformat(b["isian"]["tenggat"]) if b["isian"]["tenggat"] else None,
        )
        for b in isi["baris"]
        if b["isian"] and b["isian"]["tindak_lanjut"]
    )
