"""From what a superior chose or scored on a sheet to the result that is kept with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tolok.kinerja.domain.bilangan import rapikan, tampil
from tolok.kinerja.domain.penjelasan import BarisPenjelasan, ke_json
from tolok.regulasi.skp import AturanSkp, aturan_angka_kredit
from tolok.skp.domain.angka_kredit import konversi_angka_kredit
from tolok.skp.domain.aspek import tepat
from tolok.skp.domain.ekspektasi import Rating, nama_predikat, predikat
from tolok.skp.domain.lembar import (
    AsalHasil,
    aturan_lembar,
    lembar_prestasi,
    masa_lembar,
    periksa_penilaian,
)
from tolok.skp.domain.prestasi import nilai_prestasi
from tolok.skp.domain.rezim import alasan_rezim

__all__ = ["hitung_penilaian", "sebutan_hasil", "tetapkan"]


def tetapkan(isi: Mapping[str, Any], penilaian: Mapping[str, Any]) -> dict[str, Any]:
    """The scored sheet: the typed one with its appraisal and result; checks must have passed."""
    dinilai = {**isi, "bentuk": "skp_dinilai", "penilaian": dict(penilaian)}
    return {**dinilai, "penilaian": {**penilaian, **hitung_penilaian(dinilai)}}


def hitung_penilaian(isi: Mapping[str, Any]) -> dict[str, Any]:
    """Predicate, mark, explanation; empty while something is missing."""
    if periksa_penilaian(isi):
        return {}
    aturan, masa = aturan_lembar(isi), masa_lembar(isi)
    awal = BarisPenjelasan("rezim", alasan_rezim(masa, aturan), aturan.id)
    if isi["penilaian"].get("asal", AsalHasil.TOLOK.value) != AsalHasil.TOLOK.value:
        return _rekaman(isi["penilaian"], awal, aturan)
    if aturan.jenis == "prestasi_kerja":
        return {**_prestasi(isi), "alasan": awal.teks}
    nilai: Mapping[str, Any] = isi["penilaian"]
    hasil = predikat(Rating(nilai["rating_hasil"]), Rating(nilai["rating_perilaku"]), aturan)
    kredit = None
    konversi = aturan_angka_kredit(masa.selesai)
    if isi.get("jenjang") and konversi is not None and masa.bulan <= 12:
        kredit = konversi_angka_kredit(hasil.kode, str(isi["jenjang"]), masa.bulan, konversi)
    baris = (awal, *hasil.penjelasan, *(kredit.penjelasan if kredit else ()))
    return {
        "predikat": hasil.kode,
        "sebutan": hasil.nama,
        "nilai": None,
        "angka_kredit": tampil(kredit.nilai) if kredit else None,
        "alasan": awal.teks,
        "penjelasan": [ke_json(b) for b in baris],
    }


def _rekaman(nilai: Mapping[str, Any], awal: BarisPenjelasan, aturan: AturanSkp) -> dict[str, Any]:
    """A result made elsewhere is kept as it was read; nothing is computed."""
    sebutan = str(nilai["predikat"])
    if "predikat" in aturan.isi:
        sebutan = nama_predikat(sebutan, aturan)
    asal = AsalHasil(nilai["asal"]).sebutan
    baris = BarisPenjelasan("predikat", f"{asal.capitalize()}: {nilai['dokumen']}", sebutan)
    return {
        "predikat": nilai["predikat"],
        "sebutan": sebutan,
        "nilai": None,
        "alasan": awal.teks,
        "penjelasan": [ke_json(awal), ke_json(baris)],
    }


def _prestasi(isi: Mapping[str, Any]) -> dict[str, Any]:
    hasil = nilai_prestasi(lembar_prestasi(isi), aturan_lembar(isi))
    return {
        "predikat": hasil.sebutan.lower().replace(" ", "_"),
        "sebutan": hasil.sebutan,
        "nilai": rapikan(tepat(hasil.nilai)),
        "tampil": tampil(hasil.nilai),
        "nilai_skp": tampil(hasil.nilai_skp),
        "sebutan_skp": hasil.sebutan_skp,
        "rata_perilaku": tampil(hasil.rata_perilaku),
        "jumlah_perilaku": tampil(hasil.jumlah_perilaku),
        "bagian_skp": tampil(hasil.bagian_skp),
        "bagian_perilaku": tampil(hasil.bagian_perilaku),
        "sebutan_perilaku": hasil.sebutan_perilaku,
        "tugas_tambahan": tampil(hasil.tugas_tambahan, 0),
        "nilai_kreativitas": tampil(hasil.kreativitas, 0),
        "kegiatan": [
            {
                "rencana": k.kegiatan.uraian,
                "aspek": {a.aspek: tampil(a.nilai) for a in k.aspek},
                "penghitungan": tampil(k.nilai * len(k.aspek)),
                "nilai": tampil(k.nilai),
                "penjelasan": [ke_json(b) for b in k.penjelasan],
            }
            for k in hasil.kegiatan
        ],
        "penjelasan": [ke_json(b) for b in hasil.penjelasan],
    }


def sebutan_hasil(isi: Mapping[str, Any]) -> str:
    """The result in one line: "Baik", or "87,74 (Baik)"; empty while there is none."""
    nilai: Mapping[str, Any] = isi.get("penilaian", {})
    sebutan = str(nilai.get("sebutan", ""))
    if not sebutan and nilai.get("predikat"):
        sebutan = nama_predikat(str(nilai["predikat"]), aturan_lembar(isi))
    if nilai.get("asal", AsalHasil.TOLOK.value) != AsalHasil.TOLOK.value:
        return f"{sebutan}, {AsalHasil(nilai['asal']).sebutan}"
    return f"{nilai['tampil']} ({sebutan})" if nilai.get("tampil") else sebutan
