"""`tugaskan`: a line on the travelling disposition sheet hands the work on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tolok.dasar.periode import Periode
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.sebutan import sebutan
from tolok.pelaksanaan.tindakan.daftar import PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.kertas import calon_kertas, catat_kertas
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian
from tolok.pelaksanaan.tindakan.surat import surat_dasar
from tolok.pelaksanaan.tindakan.waktu import batas_hari, hari_isian, kalender_halaman
from tolok.sop.domain.hasil import JenisHasil

__all__ = ["HARAP", "PanelTugaskan", "baris_disposisi"]

HARAP = (
    "Tanggapan dan saran",
    "Proses lebih lanjut",
    "Koordinasikan",
    "Untuk diketahui",
    "Siapkan jawaban",
    "Arsip",
)
"""The tick list of a lembar disposisi ("Dengan hormat harap")."""


def baris_disposisi(halaman: HalamanTugas) -> list[dict[str, Any]]:
    """Earlier lines of the sheet, oldest first: who, to whom, what, when."""
    return [{"jenis": x.jenis, "pada": x.pada, **isi_lembar(x)} for x in halaman.lembar_arahan]


class PanelTugaskan(PanelIsian):
    """Three taps: to whom, what is expected, by when; the rest is proposed."""

    kode = "tugaskan"
    judul = "Lembar disposisi"
    jenis = "disposisi"
    templat = "pelaksanaan/tindakan/tugaskan.html"
    kabar = "Disposisi diteruskan."
    kata_kirim = "Teruskan"

    def awal(self, halaman: HalamanTugas) -> dict[str, Any]:
        """Everybody of the next lane, "proses lebih lanjut"; the first line of the sheet takes
        the instruction and the date that were proposed with the letter."""
        surat = surat_dasar(halaman) if self._pertama(halaman) else {}
        return {
            "kepada": [p["id"] for p in self._penerima(halaman)],
            "harap": ["Proses lebih lanjut"],
            "teks": surat.get("usulan") or halaman.langkah.uraian,
            "batas_hari": surat.get("batas_surat", ""),
            "nota_dinas": self._nota(halaman),
        }

    def tambahan(self, halaman: HalamanTugas) -> dict[str, Any]:
        """Receivers, the tick list, the sheet so far."""
        return {
            "penerima": self._penerima(halaman),
            "daftar_harap": HARAP,
            "baris_lama": baris_disposisi(halaman),
            "nota": self._nota(halaman),
            "penulis_kertas": calon_kertas(halaman),
            "dasar_jadwal": f"jadwal {halaman.pelaksanaan.nama_sop} "
            f"{Periode.dari_kode(halaman.pelaksanaan.periode).nama}",
        }

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """The form's two, and the record of a line that was written on paper."""
        return {
            **super().perintah,
            "kertas": PerintahPanel(
                lakukan=self._dari_kertas,
                kabar="Disposisi dari kertas dicatat; penulisnya dapat menyanggahnya.",
            ),
        }

    def _dari_kertas(self, kiriman: Kiriman) -> Jawaban:
        """Staff writes down the line that the leader put on the paper sheet, with its scan."""
        halaman = kiriman.halaman
        isi = {**self.awal(halaman), **self.baca(kiriman)}
        isi.pop("nota_dinas", None)
        isi["kepada"] = isi["kepada"] or [p["id"] for p in self._penerima(halaman)]
        nama = {p["id"]: p["nama"] for p in self._penerima(halaman)}
        isi["nama_kepada"] = [nama[pk] for pk in isi["kepada"]]
        return catat_kertas(kiriman, self.hasil(kiriman, isi))

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """One line: dari, kepada, harap, isi, batas."""
        halaman = kiriman.halaman
        nama = {p["id"]: p["nama"] for p in self._penerima(halaman)}
        kepada = [pk for pk in kiriman.banyak("kepada") if pk in nama]
        isi: dict[str, Any] = {
            "dari": halaman.sebutan.dari(halaman.tugas.pemegang_id),
            "kepada": kepada,
            "nama_kepada": [nama[pk] for pk in kepada],
            "harap": [h for h in kiriman.banyak("harap") if h in HARAP],
            "teks": kiriman.teks("teks"),
            "batas_hari": kiriman.teks("batas_hari"),
        }
        hari = hari_isian(isi["batas_hari"])
        tujuan = halaman.lintasan.maju(halaman.tugas.langkah)[0]
        if hari is not None and isinstance(tujuan, int):
            isi["batas"] = {str(tujuan): batas_hari(kalender_halaman(halaman), hari).isoformat()}
        return isi

    def hasil(self, kiriman: Kiriman, isi: Any) -> Any:
        """The line; a row whose page prints a nota dinas makes that instead."""
        satu = super().hasil(kiriman, isi)
        if self._nota(kiriman.halaman):
            return [type(satu[0])(jenis="nota_dinas", isi=isi)]
        return satu

    def _penerima(self, halaman: HalamanTugas) -> list[dict[str, str]]:
        """Holders of the next row, by name of their post."""
        tujuan = halaman.lintasan.maju(halaman.tugas.langkah)[0]
        if not isinstance(tujuan, int):
            return []
        daftar = [c.pemegang.id for c in halaman.fakta.calon.get(tujuan, ()) if c.pemegang.id]
        nama = sebutan(daftar, halaman.nama_kantor)
        return [{"id": pk, "nama": nama.dari(pk)} for pk in dict.fromkeys(daftar)]

    @staticmethod
    def _pertama(halaman: HalamanTugas) -> bool:
        return halaman.tugas.langkah == halaman.lintasan.nomor[0]

    @staticmethod
    def _nota(halaman: HalamanTugas) -> bool:
        return any(h.jenis is JenisHasil.NOTA_DINAS for h in halaman.langkah.menghasilkan)
