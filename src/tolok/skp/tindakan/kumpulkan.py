"""`kumpulkan` per employee: each fills realisation and evidence; who asked sees who is in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.services import Hasil, serahkan
from tolok.pelaksanaan.tindakan.alur import tuntaskan
from tolok.pelaksanaan.tindakan.banyak import BahanSubjek, SiapSerah
from tolok.pelaksanaan.tindakan.daftar import Fragmen
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian
from tolok.skp.domain.lembar import periksa_isian
from tolok.skp.lembar import ringkas_lembar
from tolok.skp.tindakan.bahan import (
    alasan_halaman,
    baca_realisasi,
    lembar_dasar,
    lengkap_atau_tolak,
    subjek_halaman,
)

__all__ = ["PanelKumpulkanSkp"]


class PanelKumpulkanSkp(PanelIsian):
    """Employee: the form. Holder: what this employee handed in, or that they still have to."""

    kode = "kumpulkan"
    judul = "Isian kinerja"
    jenis = "isian"
    templat = "skp/tindakan/isian.html"
    kabar = "Isian Anda diserahkan."
    kata_kirim = "Serahkan isian"

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The employee's form, or what came of it."""
        if halaman.domain.induk is not None:
            return super().tampil(halaman)
        isi, _ = halaman.isi_awal(self.kode, self.jenis)
        return Fragmen(
            templat="skp/tindakan/masuk.html",
            bilah=self.bilah if isi.get("rhk") else "",
            konteks={
                "isi": isi,
                "belum": any(t.terbuka for t in halaman.anak),
                "tanpa": not isi.get("rhk") and lembar_dasar(halaman).get("tanpa"),
                "kata_kirim": "Teruskan",
                "versi": 0,
            },
        )

    def awal(self, halaman: HalamanTugas) -> dict[str, Any]:
        """The plan, with the figures that are verified already."""
        return lembar_dasar(halaman)

    def tambahan(self, halaman: HalamanTugas) -> dict[str, Any]:
        """Why this law, and whose sheet it is."""
        isi, _ = halaman.isi_awal(self.kode, self.jenis)
        return {
            "alasan_rezim": alasan_halaman(halaman, isi or self.awal(halaman)),
            "subjek": halaman.sebutan.dari(subjek_halaman(halaman)),
            "boleh_isi": halaman.boleh,
        }

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """The plan with what was typed."""
        isi, _ = kiriman.halaman.isi_awal(self.kode, self.jenis)
        return baca_realisasi(kiriman, isi if isi.get("rhk") else self.awal(kiriman.halaman))

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """The form, complete."""
        lengkap_atau_tolak(periksa_isian(isi), self.kode)
        return [Hasil(jenis=self.jenis, isi=isi)]

    def kirim(self, kiriman: Kiriman) -> Jawaban:
        """The employee hands in; the holder hands on what is in."""
        if kiriman.halaman.domain.induk is None:
            return tuntaskan(kiriman, self.kode)
        return serahkan(pada=kiriman.pada, hasil=self.hasil(kiriman, self.baca(kiriman)))

    def siap(self, bahan: BahanSubjek) -> SiapSerah:
        """In once the employee handed the form in."""
        isi = bahan.lembar.get(self.jenis)
        if isi is None:
            return SiapSerah(kurang="Pegawai ini belum menyerahkan isian.")
        return SiapSerah(ringkas=ringkas_lembar(isi))
