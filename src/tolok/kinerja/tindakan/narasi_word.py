"""The report's text through Word: sections in their order, what an upload changes, taking it over.

An upload stores nothing. It shows the sections that were changed in Word beside what stands here;
only the ones a person ticks are written, together with what is typed at that moment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from tolok.dasar.galat import MasukanTidakSah
from tolok.kinerja.domain.kertas_kerja import KertasKerja, rekap_sasaran
from tolok.kinerja.domain.narasi import TeksLaporan, gabung_narasi, narasi_awal, narasi_dari_json
from tolok.kinerja.domain.narasi_word import banding_word, rapikan_teks
from tolok.kinerja.importers.narasi_docx import BATAS_FAIL, baca_narasi
from tolok.kinerja.tindakan.bahan import kertas_halaman
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.konsep import KonsepBasi, simpan_konsep
from tolok.pelaksanaan.tindakan.daftar import Fragmen
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman

__all__ = ["judul_bagian", "narasi_halaman", "terapkan_word", "unggah_word"]

_AWAL = {
    "kata_pengantar": "Kata pengantar",
    "dasar": "Dasar",
    "maksud": "Maksud dan tujuan",
    "ruang_lingkup": "Ruang lingkup",
    "metodologi": "Metodologi",
    "perencanaan": "Perencanaan kinerja",
    "ringkasan": "Ringkasan hasil",
}
_AKHIR = {
    "anggaran": "Realisasi anggaran",
    "efisiensi": "Efisiensi",
    "simpulan": "Simpulan",
}
_TEMPLAT = "kinerja/tindakan/_narasi_word.html"
_FAIL = "fail_word"
Baca = Callable[[Kiriman], dict[str, Any]]


def judul_bagian(kertas: KertasKerja) -> list[tuple[str, str]]:
    """Key and heading of every section, in the order of the chapters."""
    sasaran = {f"sasaran/{s.id}": f"Analisis {s.kode} {s.nama}" for s, _ in rekap_sasaran(kertas)}
    return list({**_AWAL, **sasaran, **_AKHIR}.items())


def narasi_halaman(halaman: HalamanTugas) -> dict[str, TeksLaporan]:
    """The report's text as it stands on the page now."""
    isi, _ = halaman.isi_awal("susun", "laporan")
    return _gabung(isi, kertas_halaman(halaman))


def _gabung(isi: Mapping[str, Any], kertas: KertasKerja) -> dict[str, TeksLaporan]:
    lama = isi.get("narasi")
    return gabung_narasi(
        narasi_dari_json(lama) if isinstance(lama, Mapping) else {}, narasi_awal(kertas)
    )


def unggah_word(baca: Baca) -> Callable[[Kiriman], Fragmen]:
    """The command that reads a file and shows what it would change."""

    def unggah(kiriman: Kiriman) -> Fragmen:
        kertas = kertas_halaman(kiriman.halaman)
        judul = dict(judul_bagian(kertas))
        try:
            word = baca_narasi(*_fail(kiriman), judul)
        except MasukanTidakSah as galat:
            return Fragmen(templat=_TEMPLAT, konteks={"galat": galat}, status=422)
        beda = banding_word(_gabung(baca(kiriman), kertas), word.penggalan)
        return Fragmen(
            templat=_TEMPLAT,
            konteks={
                "beda": [{"judul": judul[b.kunci], "isi": b} for b in beda],
                "banyak": len(word.penggalan),
                "catatan_word": word.catatan,
                "kode": "susun",
            },
        )

    return unggah


def _fail(kiriman: Kiriman) -> tuple[bytes, str]:
    fail = kiriman.berkas.get(_FAIL)
    if not isinstance(fail, UploadedFile):
        raise MasukanTidakSah(
            "Belum ada fail yang dipilih.", "Pilih naskah Word yang sudah Anda ubah.", _FAIL
        )
    return fail.read(BATAS_FAIL + 1), fail.name or ""


def terapkan_word(kode: str, baca: Baca) -> Callable[[Kiriman], Jawaban | Fragmen]:
    """The command that writes the ticked sections, and nothing else."""

    def terapkan(kiriman: Kiriman) -> Jawaban | Fragmen:
        isi = baca(kiriman)
        dipilih = [k for k in kiriman.banyak("ambil") if f"word.{k}" in kiriman.isian]
        if not dipilih:
            galat = MasukanTidakSah(
                "Belum ada bagian yang dipilih.", "Centang bagian yang ingin Anda ambil dari Word."
            )
            return Fragmen(templat=_TEMPLAT, konteks={"galat": galat}, status=422)
        for kunci in dipilih:
            teks = rapikan_teks(kiriman.teks(f"word.{kunci}"))
            if kunci in isi["narasi"]:
                isi["narasi"][kunci] = {"teks": teks, "orang": True}
        try:
            simpan_konsep(
                pada=kiriman.pada,
                bagian=kode,
                isi=isi,
                versi=kiriman.bilangan("versi") or 0,
                boleh=kiriman.halaman.ikut,
            )
        except KonsepBasi as basi:
            return Fragmen(templat=_TEMPLAT, konteks={"galat": basi}, status=409)
        return Jawaban(pelaksanaan=kiriman.pada.pelaksanaan, kejadian=())

    return terapkan
