"""The plain panel of an act that no room has a panel of its own for: title, text, done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tolok.dasar.galat import MasukanTidakSah
from tolok.pelaksanaan.domain.keadaan import Tugas
from tolok.pelaksanaan.services import Hasil
from tolok.pelaksanaan.tindakan.banyak import BahanSubjek, SiapSerah
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import LangkahJalan

__all__ = ["PanelBebas"]

_BUKAN_HASIL = (JenisHasil.DISPOSISI, JenisHasil.ACUAN, JenisHasil.ALAT)


class PanelBebas(PanelIsian):
    """Any producing act: what the row makes, as a title and a text. Never a dead end."""

    templat = "pelaksanaan/tindakan/bebas.html"
    kabar = "Hasil disimpan."
    kata_kirim = "Serahkan"

    def __init__(self, kode: str, judul: str, jenis: str = JenisHasil.LAIN.value) -> None:
        self.kode = kode
        self.judul = judul
        self.jenis = jenis

    def awal(self, halaman: HalamanTugas) -> dict[str, Any]:
        """The printed sentence as the title."""
        return {"judul": halaman.langkah.uraian, "teks": ""}

    def tambahan(self, halaman: HalamanTugas) -> dict[str, Any]:
        """The kinds this submission makes."""
        return {"daftar_jenis": self._daftar_jenis(halaman)}

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """Title and text."""
        return {"judul": kiriman.teks("judul"), "teks": kiriman.teks("teks")}

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """One sheet per kind that the row makes and no other act has made."""
        if not isi["teks"]:
            raise MasukanTidakSah(
                "Isi hasil belum ditulis.", "Tulis sedikitnya satu kalimat.", "teks"
            )
        return [Hasil(jenis=jenis, isi=isi) for jenis in self._daftar_jenis(kiriman.halaman)]

    def siap(self, bahan: BahanSubjek) -> SiapSerah:
        """What was typed for the subject and not handed in yet."""
        isi = bahan.konsep.get(self.kode, {})
        if not isi.get("teks"):
            return SiapSerah(kurang="Belum diisi.")
        jenis = self._jenis(bahan.langkah, bahan.tugas)
        return SiapSerah(
            hasil=[Hasil(jenis=j, isi=isi) for j in jenis], ringkas=str(isi["teks"])[:80]
        )

    def _daftar_jenis(self, halaman: HalamanTugas) -> list[str]:
        return self._jenis(halaman.langkah, halaman.domain)

    def _jenis(self, langkah: LangkahJalan, tugas: Tugas) -> list[str]:
        baku = getattr(self.aturan, "baku", ())
        if baku:
            return [baku[0]]
        ada = set(tugas.hasil)
        dibuat = [
            h.jenis.value
            for h in langkah.menghasilkan
            if h.jenis not in _BUKAN_HASIL and h.jenis.value not in ada
        ]
        return dibuat or [self.jenis]
