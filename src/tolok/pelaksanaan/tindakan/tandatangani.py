"""`tandatangani`: everybody who must sign does so over one version; the collector sees who is left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tolok.pelaksanaan.domain.tindakan import ATURAN, AturanTindakan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.services import (
    Hasil,
    menolak_tanda_tangan,
    selesaikan_tindakan,
    serahkan,
    tandatangani,
)
from tolok.pelaksanaan.tindakan.daftar import Fragmen, PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.periksa import PanelPutusan, bagian_peserta, perubahan
from tolok.pelaksanaan.tindakan.umum import PERINTAH_UMUM, baca_jawaban

__all__ = ["PanelTandatangani", "hitung_bagian"]


def hitung_bagian(bagian: list[dict[str, Any]]) -> dict[str, int]:
    """How many shares are in, open, declined and released."""
    return {
        "semua": len([b for b in bagian if b["tugas"].status != "dialihkan"]),
        "sudah": len(
            [b for b in bagian if b["tugas"].status == "diserahkan" and not b["menolak"]]
        ),
        "belum": len([b for b in bagian if b["tugas"].terbuka]),
        "menolak": len([b for b in bagian if b["menolak"]]),
        "berhalangan": len([b for b in bagian if b["tugas"].status in ("gugur", "ditutup_awal")]),
    }


class PanelTandatangani:
    """A signer's page, or the counter of who collects; approving signatures decide like periksa."""

    kode = "tandatangani"
    judul = "Tanda tangan"

    @property
    def aturan(self) -> AturanTindakan:
        """The general rule of the act."""
        return ATURAN[self.kode]

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """Sign, decline, answer somebody who declined; approve or return where signing decides."""
        return {
            "tandatangani": PerintahPanel(lakukan=_tandatangani, kabar="Tanda tangan tercatat."),
            "menolak": PerintahPanel(lakukan=_menolak, kabar="Penolakan Anda tercatat."),
            "jawab": PerintahPanel(lakukan=_jawab, kabar="Jawaban tercatat.", tetap=True),
            "lepas": PERINTAH_UMUM["lepas"],
            **PanelPutusan(self.kode, self.judul).perintah,
        }

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """Signer: the document and two buttons. Collector: everybody with their state."""
        if halaman.memutuskan:
            return PanelPutusan(self.kode, self.judul).tampil(halaman)
        if halaman.domain.induk is not None or not halaman.anak:
            return Fragmen(
                templat="pelaksanaan/tindakan/tandatangani.html",
                bilah="pelaksanaan/tindakan/_bilah_tandatangani.html",
                konteks={"perubahan": perubahan(halaman)},
            )
        bagian = bagian_peserta(halaman, self.kode)
        return Fragmen(
            templat="pelaksanaan/tindakan/peserta.html",
            konteks={"bagian": bagian, "hitung": hitung_bagian(bagian), "boleh_lepas": True},
        )


def _tandatangani(kiriman: Kiriman) -> Jawaban:
    """A share is signed; a row whose own holder signs is handed on with it."""
    if kiriman.halaman.domain.induk is not None:
        return tandatangani(pada=kiriman.pada)
    return serahkan(pada=kiriman.pada, hasil=list[Hasil]())


def _menolak(kiriman: Kiriman) -> Jawaban:
    return menolak_tanda_tangan(pada=kiriman.pada, alasan=kiriman.teks("alasan"))


def _jawab(kiriman: Kiriman) -> Jawaban:
    """The penanggung jawab answers who declined, and goes on with the refusal recorded."""
    return selesaikan_tindakan(
        pada=kiriman.pada, tindakan="tandatangani", jawaban=baca_jawaban(kiriman)
    )
