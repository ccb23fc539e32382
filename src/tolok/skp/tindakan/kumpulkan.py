"""`kumpulkan` per employee: each fills realisation and evidence; who asked sees who is in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from tolok.dasar.galat import MasukanTidakSah, TransisiTidakSah
from tolok.organisasi.selectors import tanpa_akun
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.services import Hasil, serahkan
from tolok.pelaksanaan.tindakan.alur import tuntaskan
from tolok.pelaksanaan.tindakan.banyak import BahanSubjek, SiapSerah
from tolok.pelaksanaan.tindakan.daftar import Fragmen, PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.kertas import calon_kertas, catat_kertas
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian
from tolok.skp.domain.lembar import KERTAS, periksa_isian
from tolok.skp.lembar import ringkas_lembar
from tolok.skp.tindakan.bahan import (
    alasan_halaman,
    baca_realisasi,
    lembar_dasar,
    lengkap_atau_tolak,
    subjek_halaman,
)

__all__ = ["PanelKumpulkanSkp"]

_JUDUL = "Pindaian formulir SKP"


def _bagian_kertas(halaman: HalamanTugas) -> UUID | None:
    """The open form of somebody who cannot sign in, which the holder may record from paper."""
    bagian = next((t for t in halaman.anak if t.terbuka), None)
    pemegang = None if bagian is None else bagian.pemegang_id
    if bagian is None or pemegang is None or not halaman.boleh:
        return None
    sendiri = pemegang == halaman.pegawai.pk
    return bagian.pk if not sendiri and tanpa_akun([pemegang]) else None


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
            return self._kertas(halaman) or super().tampil(halaman)
        isi, _ = halaman.isi_awal(self.kode, self.jenis)
        return Fragmen(
            templat="skp/tindakan/masuk.html",
            bilah=self.bilah if isi.get("rhk") else "",
            konteks={
                "isi": isi,
                "belum": any(t.terbuka for t in halaman.anak),
                "bagian_kertas": _bagian_kertas(halaman),
                "tanpa": not isi.get("rhk") and lembar_dasar(halaman).get("tanpa"),
                "kata_kirim": "Teruskan",
                "versi": 0,
            },
        )

    def _kertas(self, halaman: HalamanTugas) -> Fragmen | None:
        """The form of somebody who cannot sign in, for who gathers; None for everybody else."""
        penulis = calon_kertas(halaman)
        if halaman.boleh or not penulis or not self.awal(halaman).get("rhk"):
            return None
        return Fragmen(
            templat="skp/tindakan/dari_kertas.html",
            bilah="skp/tindakan/_bilah_kertas.html",
            konteks={
                **self.tambahan(halaman),
                "isi": self.awal(halaman),
                "penulis_kertas": penulis,
            },
        )

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """The form's two, and the record of a form that was filled in on paper."""
        return {
            **super().perintah,
            "kertas": PerintahPanel(
                lakukan=self._dari_kertas, kabar="Isian dari kertas direkam beserta pindaiannya."
            ),
        }

    def _dari_kertas(self, kiriman: Kiriman) -> Jawaban:
        """Who gathers types the paper form of an employee, with its scan."""
        if kiriman.halaman.domain.induk is None:
            raise TransisiTidakSah(
                "Rekaman dari kertas dibuat pada isian pegawainya.",
                "Buka isian pegawai itu dari halaman ini.",
                "kertas",
            )
        if kiriman.berkas.get("pindaian") is None:
            raise MasukanTidakSah(
                "Pindaian formulirnya belum dilampirkan.", "Pilih fail atau fotonya.", "pindaian"
            )
        dasar = baca_realisasi(kiriman, self.awal(kiriman.halaman))
        isi = {**dasar, "cara": KERTAS, "pindaian": _JUDUL}
        return catat_kertas(kiriman, self.hasil(kiriman, isi), judul=_JUDUL)

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
