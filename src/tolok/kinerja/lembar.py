"""The sheets of this room: form, worked sheet, recap, report, and the forms that are sent out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.kinerja.domain.berkas_ukur import FORMAT_KERTAS, FORMAT_LAPORAN
from tolok.kinerja.domain.isian import FORMAT as FORMAT_ISIAN
from tolok.kinerja.domain.ralat import BENTUK
from tolok.kinerja.selectors.ralat import JENIS_DASAR
from tolok.kinerja.terbit import (
    dokumen_isian,
    dokumen_kertas_kerja,
    dokumen_laporan,
    dokumen_rekap,
    ukuran_pegawai,
)
from tolok.kinerja.terbit_buku import daftarkan_semua_buku
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.lembar import (
    SkemaLembar,
    daftar_skema,
    daftarkan_lembar,
    daftarkan_varian_lembar,
)
from tolok.pelaksanaan.terbit.tanda_tangan import daftarkan_ukuran_pegawai
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import LangkahJalan

__all__ = ["FORMAT_FORMULIR", "FORMAT_REKAP", "daftarkan", "langkah_ralat"]

FORMAT_FORMULIR = "tolok/formulir/1"
FORMAT_REKAP = "tolok/rekap/1"
_BENTUK = {
    "formulir": FORMAT_FORMULIR,
    "isian": FORMAT_ISIAN,
    "isian_tim": FORMAT_ISIAN,
    "kertas_kerja": FORMAT_KERTAS,
    "rekap": FORMAT_REKAP,
    "laporan": FORMAT_LAPORAN,
}
_NAMA = {
    "formulir": "Formulir pengukuran kinerja",
    "isian": "Isian formulir",
    "isian_tim": "Isian pada kertas kerja",
    "kertas_kerja": "Kertas kerja pengukuran",
    "rekap": "Rekap pengukuran",
    "laporan": "Laporan pengukuran kinerja",
}

_DOKUMEN = {
    "isian": dokumen_isian,
    "kertas_kerja": dokumen_kertas_kerja,
    "rekap": dokumen_rekap,
    "laporan": dokumen_laporan,
}


def _tanpa_bentuk(isi: Mapping[str, Any]) -> list[Temuan]:
    """A sheet that another office's SOP writes as plain text is as good as any."""
    if isi:
        return []
    return [Temuan(lokasi="isi", tingkat=Tingkat.GALAT, masalah="Isian masih kosong.")]


def _ringkas(isi: Mapping[str, Any]) -> str:
    """The sheet in one line, by what it is."""
    bentuk = isi.get("format")
    if bentuk == FORMAT_ISIAN:
        terisi = sum(1 for b in isi["baris"] if b["realisasi"] or b["pembilang"] or b["keadaan"])
        return f"{terisi} dari {len(isi['baris'])} indikator terisi"
    if bentuk == FORMAT_FORMULIR:
        return f"{len(isi['daftar'])} pemilik data"
    if bentuk == FORMAT_REKAP:
        return f"{len(isi['rekap'])} simpul, {len(isi['program'])} program"
    kertas = isi["kertas_kerja"] if bentuk == FORMAT_LAPORAN else isi
    if kertas.get("format") == FORMAT_KERTAS:
        terukur = sum(1 for b in kertas["baris"] if b["capaian"] is not None)
        return f"{terukur} dari {len(kertas['baris'])} indikator terukur"
    return str(isi.get("judul") or isi.get("teks") or "")[:120]


def _judul(isi: Mapping[str, Any]) -> str:
    return str(isi.get("judul") or "")[:120]


def daftarkan() -> None:
    """Register every kind of sheet that this room owns, and what a signer's page measures."""
    daftarkan_ukuran_pegawai(ukuran_pegawai)
    daftarkan_semua_buku()
    daftarkan_lembar(
        SkemaLembar(jenis=JENIS_DASAR, nama="Dasar ralat", periksa=_tanpa_bentuk, ringkas=_judul)
    )
    daftarkan_lembar(
        SkemaLembar(
            jenis="isian_ralat", nama="Angka ralat", periksa=_tanpa_bentuk, ringkas=_ringkas
        )
    )
    for jenis in _BENTUK:
        daftarkan_lembar(
            SkemaLembar(
                jenis=jenis,
                nama=_NAMA[jenis],
                periksa=_tanpa_bentuk,
                ringkas=_ringkas,
                templat=f"kinerja/lembar/{jenis.removesuffix('_tim')}.html",
                dokumen=_DOKUMEN.get(jenis),
                berstatus=jenis in {"kertas_kerja", "rekap", "laporan"},
            )
        )
    daftarkan_varian_lembar(
        replace(daftar_skema()["laporan"], nama="Laporan versi ralat"),
        bentuk=BENTUK,
        berlaku=langkah_ralat,
    )


def langkah_ralat(langkah: LangkahJalan, lintasan: Lintasan) -> bool:
    """Whether the row makes the corrected version of a report."""
    return any(h.jenis is JenisHasil.LAPORAN and h.tahap == BENTUK for h in langkah.menghasilkan)
