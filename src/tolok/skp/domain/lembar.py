"""The sheets of a run about one employee as JSON values, and what is missing in them.

One form for every regime: planned results (`rhk`) with their indicators (`butir`). A scored sheet
holds the same and its `penilaian`, so that it can be read and printed alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from tolok.dasar.angka import baca
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.regulasi.skp import AturanSkp, aturan_skp
from tolok.skp.domain.aspek import TargetRealisasi
from tolok.skp.domain.prestasi import KegiatanTugas, LembarPrestasi, TingkatKreativitas
from tolok.skp.domain.rezim import MasaPenilaian

__all__ = [
    "BENTUK_DINILAI",
    "BENTUK_SKP",
    "KERTAS",
    "KODE_DOKUMEN",
    "AsalHasil",
    "JenisRencana",
    "aturan_lembar",
    "butir_lembar",
    "lembar_prestasi",
    "masa_lembar",
    "periksa_isian",
    "periksa_penilaian",
    "periksa_skp",
]

BENTUK_SKP = "skp"
BENTUK_DINILAI = "skp_dinilai"
KERTAS = "kertas"
"""`cara` of a sheet that was typed from a paper form."""
KODE_DOKUMEN = ("rencana", "evaluasi", "dokumen", "formulir", "capaian", "prestasi")
"""Last part of the key of every document about one employee."""


class JenisRencana(StrEnum):
    """Main or additional planned result (tugas tambahan before 2022)."""

    UTAMA = "utama"
    TAMBAHAN = "tambahan"


class AsalHasil(StrEnum):
    """Where an appraisal was made."""

    TOLOK = "tolok"
    E_KINERJA = "e_kinerja"
    DOKUMEN = "dokumen"

    @property
    def sebutan(self) -> str:
        """The words people read."""
        return {
            "tolok": "dinilai di Tolok",
            "e_kinerja": "dinilai di e-Kinerja",
            "dokumen": "dicatat dari dokumen",
        }[self.value]


def aturan_lembar(isi: Mapping[str, Any]) -> AturanSkp:
    """The rule set a sheet was made under."""
    return aturan_skp(str(isi["aturan"]))


def masa_lembar(isi: Mapping[str, Any]) -> MasaPenilaian:
    """The days a sheet is about."""
    return MasaPenilaian(
        mulai=date.fromisoformat(isi["masa"]["mulai"]),
        selesai=date.fromisoformat(isi["masa"]["selesai"]),
    )


def butir_lembar(isi: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Every indicator with the planned result it belongs to."""
    for rhk in isi.get("rhk", ()):
        for butir in rhk.get("butir", ()):
            yield rhk, butir


def _galat(lokasi: str, masalah: str, saran: str = "") -> Temuan:
    return Temuan(lokasi=lokasi, tingkat=Tingkat.GALAT, masalah=masalah, saran=saran)


def periksa_isian(isi: Mapping[str, Any]) -> list[Temuan]:
    """What an employee still has to say: a realisation per indicator, a reason for another figure."""
    if not list(butir_lembar(isi)):
        return [
            _galat(
                "isian",
                "Belum ada rencana SKP untuk masa ini, jadi kinerjanya tidak dapat diukur.",
                "Minta atasan langsung menetapkan SKP, lalu buka lagi halaman ini.",
            )
        ]
    angka = aturan_lembar(isi).jenis == "prestasi_kerja"
    temuan = []
    for _, butir in butir_lembar(isi):
        temuan += _periksa_butir(butir, berangka=angka)
    return temuan


def _periksa_butir(butir: Mapping[str, Any], *, berangka: bool) -> list[Temuan]:
    tempat = f"realisasi-{butir['id']}"
    teks = str(butir.get("realisasi", "")).strip()
    if not teks:
        return [
            _galat(
                tempat,
                f"Realisasi “{butir['indikator']}” kosong.",
                "Isi realisasinya; bila tidak dikerjakan tulis 0.",
            )
        ]
    if berangka and not isinstance(baca(teks), Decimal):
        return [_galat(tempat, f"“{teks}” bukan angka.", "Tulis seperti 12 atau 9,5.")]
    sumber = butir.get("sumber")
    if sumber and teks != str(sumber["nilai"]) and not str(butir.get("alasan", "")).strip():
        return [
            _galat(
                f"alasan-{butir['id']}",
                f"Realisasi “{butir['indikator']}” berbeda dari angka terverifikasi "
                f"{sumber['nilai']} ({sumber['keterangan']}).",
                "Tulis alasannya, atau pakai angka terverifikasi.",
            )
        ]
    return []


def periksa_skp(isi: Mapping[str, Any]) -> list[Temuan]:
    """A typed sheet: complete as the employee's, and a scan named when it came from paper."""
    temuan = periksa_isian(isi)
    if isi.get("cara") == KERTAS and not str(isi.get("pindaian", "")).strip():
        temuan.append(
            _galat(
                "pindaian",
                "Lembar diketik dari kertas, tetapi pindaiannya belum disebut.",
                "Unggah pindaian sebagai bukti, lalu tulis judul atau nomornya.",
            )
        )
    return temuan


def periksa_penilaian(isi: Mapping[str, Any]) -> list[Temuan]:
    """What the superior still has to choose or write, by the law of the period."""
    nilai: Mapping[str, Any] = isi.get("penilaian", {})
    aturan = aturan_lembar(isi)
    if nilai.get("asal", AsalHasil.TOLOK.value) != AsalHasil.TOLOK.value:
        return _periksa_rekaman(nilai, aturan)
    if aturan.jenis == "prestasi_kerja":
        return _periksa_perilaku(nilai, aturan)
    if aturan.jenis == "indikator_individu":
        return [
            _galat(
                "penilaian",
                "Nilai akhir SKP semester II 2021 tidak dihitung di sini.",
                "Catat hasilnya dari dokumen penilaian.",
            )
        ]
    temuan = [
        _galat(
            f"rating_{bagian}", f"Rating {sebut} belum dipilih.", "Pilih satu dari tiga rating."
        )
        for bagian, sebut in (("hasil", "hasil kerja"), ("perilaku", "perilaku kerja"))
        if nilai.get(f"rating_{bagian}") not in aturan.nilai("rating")
    ]
    rendah = "di_bawah" in (nilai.get("rating_hasil"), nilai.get("rating_perilaku"))
    ada = any(str(t).strip() for t in (*_umpan(nilai, "rhk"), *_umpan(nilai, "perilaku")))
    if rendah and not ada:
        temuan.append(
            _galat(
                "umpan_balik",
                "Rating di bawah ekspektasi memerlukan umpan balik tertulis.",
                "Tulis paling sedikit satu umpan balik agar pegawai tahu apa yang diperbaiki.",
            )
        )
    return temuan


def _periksa_rekaman(nilai: Mapping[str, Any], aturan: AturanSkp) -> list[Temuan]:
    """A result made elsewhere: its predicate, read by a person, and the document it stands in."""
    temuan = []
    if not str(nilai.get("dokumen", "")).strip():
        temuan.append(
            _galat("dokumen", "Dokumen hasil belum disebut.", "Tulis nama fail atau nomornya.")
        )
    kode = [p["kode"] for p in aturan.nilai("predikat")] if "predikat" in aturan.isi else []
    if kode and nilai.get("predikat") not in kode:
        temuan.append(
            _galat(
                "predikat", "Predikat belum dipilih.", "Pilih predikat yang tertulis di dokumen."
            )
        )
    if not kode and not str(nilai.get("predikat", "")).strip():
        temuan.append(_galat("predikat", "Predikat belum ditulis.", "Tulis seperti di dokumen."))
    return temuan


def _umpan(nilai: Mapping[str, Any], bagian: str) -> list[str]:
    isi: Mapping[str, str] = nilai.get(f"umpan_{bagian}", {})
    return list(isi.values())


def _periksa_perilaku(nilai: Mapping[str, Any], aturan: AturanSkp) -> list[Temuan]:
    tertinggi = aturan.angka("perilaku_tertinggi")
    aspek = list(aturan.nilai("perilaku"))
    if nilai.get("struktural"):
        aspek += aturan.nilai("perilaku_struktural")
    temuan = []
    for satu in aspek:
        teks = str(nilai.get("perilaku", {}).get(satu, "")).strip()
        angka = baca(teks) if teks else None
        if not isinstance(angka, Decimal) or not 0 <= angka <= tertinggi:
            nama = satu.replace("_", " ")
            masalah = f"Nilai {nama} kosong." if not teks else f"Nilai {nama} “{teks}” tidak sah."
            temuan.append(_galat(f"perilaku-{satu}", masalah, f"Tulis 0 sampai {tertinggi}."))
    return temuan


def lembar_prestasi(isi: Mapping[str, Any]) -> LembarPrestasi:
    """A scored sheet of PP 46/2011 as the calculation takes it; only after the checks passed.

    Indicators named by their aspect under one planned result are one activity.
    """
    nilai: Mapping[str, Any] = isi["penilaian"]
    kreativitas = str(nilai.get("kreativitas", ""))
    utama = [r for r in isi["rhk"] if r.get("jenis", "utama") == JenisRencana.UTAMA.value]
    return LembarPrestasi(
        kegiatan=tuple(_kegiatan(r) for r in utama),
        perilaku={k: _angka(v) for k, v in nilai["perilaku"].items() if str(v).strip()},
        tugas_tambahan=len(isi["rhk"]) - len(utama),
        kreativitas=TingkatKreativitas(kreativitas) if kreativitas else None,
    )


def _kegiatan(rhk: Mapping[str, Any]) -> KegiatanTugas:
    aspek = {b["aspek"]: b for b in rhk["butir"]}
    pasangan = {
        nama: TargetRealisasi(_angka(b["target"]), _angka(b["realisasi"]))
        for nama, b in aspek.items()
        if _angka(b["target"]) > 0
    }
    return KegiatanTugas(
        uraian=rhk["rencana"],
        kuantitas=pasangan["kuantitas"],
        kualitas=pasangan["kualitas"],
        waktu=pasangan["waktu"],
        biaya=pasangan.get("biaya"),
        satuan=str(aspek["kuantitas"].get("satuan", "")),
        satuan_waktu=str(aspek["waktu"].get("satuan", "")) or "bulan",
    )


def _angka(teks: Any) -> Decimal:
    nilai = baca(str(teks))
    if not isinstance(nilai, Decimal):
        raise TypeError(f"“{teks}” bukan angka.")
    return nilai
