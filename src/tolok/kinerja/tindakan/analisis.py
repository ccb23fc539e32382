"""`analisis`: what the figures mean: causes, risks, recommendations, indicator by indicator.

What lies outside the range that speaks for itself must be explained. On a row that also decides,
analysis and approval go in one submission; where the row makes the report and nobody else drafts
it, the analysis becomes part of the report.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tolok.dasar.periode import Periode
from tolok.kinerja.domain.berkas_ukur import laporan_dari_kertas
from tolok.kinerja.domain.narasi import TeksLaporan, narasi_awal
from tolok.kinerja.domain.rencana import triwulan
from tolok.kinerja.tindakan.bahan import hari_ukur, kertas_halaman, kertas_jadi, kertas_json
from tolok.pelaksanaan.domain.keadaan import Tugas
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.tindakan import Kekurangan
from tolok.pelaksanaan.domain.tolak import BelumLengkap
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.services import Hasil, serahkan
from tolok.pelaksanaan.tindakan.daftar import PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian
from tolok.regulasi.muat import nilai as nilai_hukum
from tolok.sop.domain.jalan import JenisTindakan, LangkahJalan, Sifat

__all__ = ["BENTUK_ANALISIS", "AturanAnalisis", "PanelAnalisis", "beranalisis"]

BENTUK_ANALISIS = "analisis"
_AKHIR = 4
_BAGIAN = {"sebab": "Sebab", "risiko": "Risiko", "rekomendasi": "Rekomendasi"}


def beranalisis(langkah: LangkahJalan, lintasan: Lintasan) -> bool:
    """A row in which somebody analyses."""
    return any(t.jenis is JenisTindakan.ANALISIS for t in langkah.tindakan)


@dataclass(frozen=True, slots=True, kw_only=True)
class AturanAnalisis:
    """An analysis is written; a document that the row decides on is not made anew by it."""

    kode: str = JenisTindakan.ANALISIS.value
    sifat: Sifat = Sifat.MENGHASILKAN

    def kurang(
        self, langkah: LangkahJalan, tugas: Tugas, hasil: Collection[str]
    ) -> list[Kekurangan]:
        """The note of analysis, or the report that holds it."""
        if "lain" in hasil or "laporan" in hasil:
            return []
        return [Kekurangan("analisis", "Analisis belum ditulis.", self.kode)]


class PanelAnalisis(PanelIsian):
    """Three texts, and one for every indicator that needs an explanation."""

    kode = JenisTindakan.ANALISIS.value
    judul = "Analisis"
    jenis = "lain"
    templat = "kinerja/tindakan/analisis.html"
    bilah = "kinerja/tindakan/_bilah_analisis.html"
    kabar = "Analisis disimpan."
    kata_kirim = "Simpan analisis"

    @property
    def aturan(self) -> AturanAnalisis:
        """Stricter than the general rule about what counts, looser about the report."""
        return AturanAnalisis()

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """The form's two, and analysis with approval at once."""
        return {
            **super().perintah,
            "setujui": PerintahPanel(
                lakukan=self._setujui, kabar="Analisis dan persetujuan Anda tercatat."
            ),
        }

    def awal(self, halaman: HalamanTugas) -> dict[str, Any]:
        """Causes and follow-ups as the owners stated them."""
        return {"butir": _butir(halaman), **dict.fromkeys(_BAGIAN, "")}

    def tambahan(self, halaman: HalamanTugas) -> dict[str, Any]:
        """The indicators to explain, with what was typed about each."""
        isi, _ = halaman.isi_awal(self.kode, self.jenis)
        ditulis = {b["kode"]: b.get("analisis", "") for b in isi.get("butir") or ()}
        butir = _butir(halaman)
        for b in butir:
            b["analisis"] = ditulis.get(b["kode"], b["analisis"])
        return {
            "butir": butir,
            "bagian": [
                {"kunci": k, "judul": judul, "teks": isi.get(k, "")}
                for k, judul in _BAGIAN.items()
            ],
            "ada_kertas": kertas_jadi(halaman) is not None,
            "memutuskan": halaman.memutuskan,
        }

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """The texts as typed, beside the figures they are about."""
        butir = _butir(kiriman.halaman)
        for b in butir:
            b["analisis"] = kiriman.teks(f"analisis.{b['kode']}", b["analisis"])
        return {
            "bentuk": BENTUK_ANALISIS,
            "judul": f"Analisis {kiriman.halaman.sebutan.dari(kiriman.halaman.tugas.pemegang_id)}",
            **{k: kiriman.teks(k) for k in _BAGIAN},
            "butir": butir,
        }

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """The note; and the report, where the row makes one that nobody else drafts."""
        kurang = [
            Kekurangan(f"sel-{k}", f"{judul} belum ditulis.", self.kode)
            for k, judul in _BAGIAN.items()
            if not isi[k]
        ]
        kurang += [
            Kekurangan(f"sel-analisis-{b['kode']}", f"{b['kode']}: {b['sebab']}", self.kode)
            for b in isi["butir"]
            if not b["analisis"]
        ]
        if kurang:
            raise BelumLengkap(
                "Analisis belum lengkap.", "Lengkapi yang disebut.", "analisis", kekurangan=kurang
            )
        hasil = [Hasil(jenis=self.jenis, isi=isi)]
        if _membuat_laporan(kiriman.halaman):
            hasil.append(Hasil(jenis="laporan", isi=_laporan(kiriman.halaman, isi), tahap="draf"))
        return hasil

    def _setujui(self, kiriman: Kiriman) -> Jawaban:
        """Analysis and approval in one; the decision is on the document, never on the note."""
        return serahkan(
            pada=kiriman.pada,
            keputusan=Keputusan.SETUJU,
            hasil=self.hasil(kiriman, self.baca(kiriman)),
        )


def _membuat_laporan(halaman: HalamanTugas) -> bool:
    """The row makes a report, does not work on one, and has no act that drafts it."""
    langkah = halaman.langkah
    buat = any(h.jenis.value == "laporan" for h in langkah.menghasilkan)
    kerja = any(t.jenis.value == "laporan" for t in langkah.mengerjakan)
    susun = any(t.jenis is JenisTindakan.SUSUN for t in langkah.tindakan)
    return buat and not kerja and not susun


def _butir(halaman: HalamanTugas) -> list[dict[str, Any]]:
    """Indicators outside the range that speaks for itself, with what their owners wrote."""
    kertas = kertas_jadi(halaman)
    if kertas is None:
        return []
    hari = hari_ukur(halaman)
    kurang = nilai_hukum("isian.capaian_wajib_penjelasan_kurang_dari", pada=hari)
    lebih = nilai_hukum("isian.capaian_wajib_penjelasan_lebih_dari", pada=hari)
    akhir = triwulan(Periode.dari_kode(kertas["periode"])) == _AKHIR
    return [
        satu
        for b in kertas["baris"]
        # Against the year's target a figure is bound to be low before the year is over.
        if akhir or b["penyebut"] != "target tahun"
        if (satu := _satu_butir(b, kurang, lebih)) is not None
    ]


def _satu_butir(b: Mapping[str, Any], kurang: Decimal, lebih: Decimal) -> dict[str, Any] | None:
    if b["capaian"] is None:
        return None
    nilai = Decimal(b["capaian"])
    if kurang <= nilai <= lebih:
        return None
    isian = b["isian"] or {}
    di_bawah = nilai < kurang
    pemilik = isian.get("penghambat" if di_bawah else "pendorong") or ""
    batas = f"di bawah {kurang}" if di_bawah else f"di atas {lebih}"
    return {
        "kode": b["kode"],
        "nama": b["nama"],
        "tampil": b["tampil"],
        "sebab": f"capaian {b['tampil']} {batas}, analisisnya belum ditulis.",
        "dari_pemilik": pemilik,
        "tindak_lanjut": isian.get("tindak_lanjut") or "",
        "analisis": pemilik,
    }


def _laporan(halaman: HalamanTugas, isi: Mapping[str, Any]) -> dict[str, Any]:
    """The report over the figures as they were measured, its conclusion the analysis."""
    kertas = kertas_halaman(halaman)
    narasi = dict(narasi_awal(kertas))
    teks = "\n".join(f"{judul}: {isi[k]}" for k, judul in _BAGIAN.items())
    narasi["simpulan"] = TeksLaporan(teks=f"{narasi['simpulan'].teks}\n{teks}", orang=True)
    return laporan_dari_kertas(kertas_json(halaman), narasi)
