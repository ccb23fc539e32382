"""`isi` per employee: what the ASN filled in is confirmed, or typed from paper with its scan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tolok.pelaksanaan.services import Hasil
from tolok.pelaksanaan.tindakan.banyak import BahanSubjek, SiapSerah
from tolok.pelaksanaan.tindakan.daftar import Fragmen
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian
from tolok.skp.domain.lembar import BENTUK_SKP, KERTAS, periksa_skp
from tolok.skp.lembar import ringkas_lembar
from tolok.skp.tindakan.bahan import (
    alasan_halaman,
    baca_realisasi,
    catat_dibuka,
    lembar_dasar,
    lengkap_atau_tolak,
    subjek_halaman,
)

__all__ = ["PanelIsiSkp"]

_DARING = "daring"


class PanelIsiSkp(PanelIsian):
    """The employee's own figures; `cara` says whether they were typed from paper."""

    kode = "isi"
    judul = "Lembar SKP"
    jenis = "skp"
    templat = "skp/tindakan/isian.html"
    kabar = "Lembar SKP dikonfirmasi."
    kata_kirim = "Konfirmasi lembar"

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The sheet; opening it is recorded."""
        catat_dibuka(halaman, "lembar SKP")
        return super().tampil(halaman)

    def awal(self, halaman: HalamanTugas) -> dict[str, Any]:
        """What the employee filled in."""
        return {"cara": _DARING, "pindaian": "", **lembar_dasar(halaman)}

    def tambahan(self, halaman: HalamanTugas) -> dict[str, Any]:
        """How it came, and why this law."""
        dasar = lembar_dasar(halaman)
        return {
            "alasan_rezim": alasan_halaman(halaman, dasar),
            "subjek": halaman.sebutan.dari(subjek_halaman(halaman)),
            "boleh_isi": halaman.boleh,
            "pilih_cara": True,
        }

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """Figures count as typed only when they were typed from paper."""
        dasar = {**lembar_dasar(kiriman.halaman), "bentuk": BENTUK_SKP}
        cara = kiriman.teks("cara") or _DARING
        isi = baca_realisasi(kiriman, dasar) if cara == KERTAS else dasar
        return {**isi, "cara": cara, "pindaian": kiriman.teks("pindaian")}

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """The sheet, complete."""
        lengkap_atau_tolak(periksa_skp(isi), self.kode)
        return [Hasil(jenis=self.jenis, isi=isi)]

    def siap(self, bahan: BahanSubjek) -> SiapSerah:
        """What was filled in online may be confirmed with the others."""
        isi = bahan.konsep.get(self.kode) or bahan.masukan.get("isian")
        if not isi or isi.get("bentuk") != BENTUK_SKP:
            return SiapSerah(kurang="Belum ada isian; buka lembarnya untuk mengetik dari kertas.")
        lembar = {**isi, "cara": isi.get("cara", _DARING), "pindaian": isi.get("pindaian", "")}
        kurang = periksa_skp(lembar)
        if kurang:
            return SiapSerah(kurang=kurang[0].masalah)
        return SiapSerah(hasil=[Hasil(jenis=self.jenis, isi=lembar)], ringkas=ringkas_lembar(isi))
