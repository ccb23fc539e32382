"""The acts of ratifying an SOP: propose it again after a return; read it and decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tolok.dasar.galat import MasukanTidakSah, TidakDitemukan
from tolok.dasar.tanggal import tanggal
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.lembar import SkemaLembar, daftarkan_lembar
from tolok.pelaksanaan.pengesahan_sop import JENIS, hasil_usul, versi_pelaksanaan
from tolok.pelaksanaan.services import Hasil
from tolok.pelaksanaan.tampilan.usul_sop import beda_usul, usul_tampil
from tolok.pelaksanaan.tindakan.daftar import Fragmen, daftarkan_varian
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian
from tolok.pelaksanaan.tindakan.periksa import (
    PanelPutusan,
    Penyunting,
    daftarkan_pembanding,
    daftarkan_penyunting,
)
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import LangkahJalan
from tolok.sop.domain.status import periksa_mulai
from tolok.sop.selectors.versi import versi_menurut_id

__all__ = ["PanelPengesahan", "PanelUsulSop", "daftarkan_pengesahan_sop"]

_AWALAN = "perbaikan-"


class PanelUsulSop(PanelIsian):
    """Propose the draft as it is now: from when, and a word to the readers."""

    kode = "susun"
    judul = "Usul pengesahan"
    jenis = JENIS
    templat = "pelaksanaan/tindakan/usul_sop.html"
    kabar = "Usul pengesahan diserahkan untuk diperiksa."
    kata_kirim = "Usulkan lagi"

    def tambahan(self, halaman: HalamanTugas) -> dict[str, Any]:
        """The draft, and what was changed in it since it was proposed before."""
        versi = _versi(halaman)
        lalu = halaman.isi_awal("", self.jenis)[0]
        usul = {**lalu, "sop": versi.isi} if lalu else {}
        return {
            "draf": versi,
            "berubah": beda_usul(lalu, usul) if lalu else [],
            "mulai": self._mulai(halaman),
        }

    def _mulai(self, halaman: HalamanTugas) -> str:
        """The day as it was left, or today where that has passed; ISO dates sort as text."""
        isi, _ = halaman.isi_awal(self.kode, self.jenis)
        return max(str(isi.get("berlaku_sejak", "")), _hari(halaman).isoformat())

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """The day and the note."""
        return {
            "berlaku_sejak": kiriman.teks("berlaku_sejak"),
            "catatan": kiriman.teks("catatan"),
        }

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """The sheet of the proposal, with the text of the draft of this moment."""
        halaman = kiriman.halaman
        mulai = periksa_mulai(_tanggal(isi["berlaku_sejak"]), _hari(halaman))
        return [hasil_usul(_versi(halaman), berlaku_sejak=mulai, catatan=isi["catatan"])]


class PanelPengesahan(PanelPutusan):
    """Review and ratify: the official form, what changes, and the findings before the decision."""

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The proposal, then the decision as for any document."""
        halaman.masukan_tampil = True
        dasar = super().tampil(halaman)
        usul = next((m.isi for m in halaman.masukan if m.jenis == JENIS), None)
        if usul is None:
            return dasar
        konteks = {
            **dasar.konteks,
            "usul": usul_tampil(usul, _hari(halaman)),
            "isi": dasar.templat,
        }
        templat = "pelaksanaan/tindakan/pengesahan_sop.html"
        return replace(dasar, templat=templat, konteks=konteks)


def _versi(halaman: HalamanTugas) -> Any:
    kunci = versi_pelaksanaan(halaman.pelaksanaan)
    if kunci is None:
        raise TidakDitemukan(
            "Versi SOP yang diusulkan tidak ditemukan.", "Mulai dari halaman SOP-nya."
        )
    return versi_menurut_id(kunci)


def _hari(halaman: HalamanTugas) -> date:
    return hari_di(halaman.pelaksanaan.instansi.pemda, halaman.sekarang)


def _tanggal(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError:
        raise MasukanTidakSah(
            "Tanggal mulai berlaku belum diisi.", "Pilih tanggalnya.", "berlaku_sejak"
        ) from None


def _periksa(isi: Mapping[str, Any]) -> list[Temuan]:
    """A proposal names its version and carries its text."""
    if isi.get("versi") and isi.get("sop"):
        return []
    return [Temuan(lokasi="isi", tingkat=Tingkat.GALAT, masalah="Usul ini tidak memuat SOP.")]


def _ringkas(isi: Mapping[str, Any]) -> str:
    return f"{isi['judul']}, berlaku mulai {tanggal(date.fromisoformat(isi['berlaku_sejak']))}"


def _baca_perbaikan(kiriman: Kiriman, lama: Mapping[str, Any]) -> dict[str, Any]:
    """A reviewer mends the day and the note; the text of the SOP is its maker's."""
    mulai = _tanggal(kiriman.teks(f"{_AWALAN}berlaku_sejak"))
    periksa_mulai(mulai, _hari(kiriman.halaman))
    return {
        **lama,
        "berlaku_sejak": mulai.isoformat(),
        "catatan": kiriman.teks(f"{_AWALAN}catatan"),
    }


def _mengusulkan(langkah: LangkahJalan, lintasan: Lintasan) -> bool:
    return any(h.jenis is JenisHasil.SOP for h in langkah.menghasilkan)


def _memutuskan(langkah: LangkahJalan, lintasan: Lintasan) -> bool:
    return any(t.jenis is JenisHasil.SOP for t in langkah.mengerjakan)


def daftarkan_pengesahan_sop() -> None:
    """The sheet of a proposal, its panels, and what a reviewer may mend in it."""
    daftarkan_lembar(
        SkemaLembar(
            jenis=JENIS,
            nama="Usul pengesahan SOP",
            periksa=_periksa,
            ringkas=_ringkas,
            templat="pelaksanaan/lembar/usul_sop.html",
        )
    )
    daftarkan_varian(PanelUsulSop(), berlaku=_mengusulkan)
    daftarkan_varian(PanelPengesahan("periksa", "Pemeriksaan SOP"), berlaku=_memutuskan)
    daftarkan_varian(PanelPengesahan("sahkan", "Pengesahan SOP"), berlaku=_memutuskan)
    daftarkan_pembanding(JENIS, beda_usul)
    daftarkan_penyunting(
        JENIS,
        Penyunting(templat="pelaksanaan/tindakan/perbaikan_usul_sop.html", baca=_baca_perbaikan),
    )
