"""`tandatangani`: everybody who must sign does so over one version; the collector sees who is left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tolok.pelaksanaan.domain.fakta import Hak
from tolok.pelaksanaan.domain.lipat import kunci_bagian
from tolok.pelaksanaan.domain.tindakan import ATURAN, AturanTindakan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.sebutan import sebutan
from tolok.pelaksanaan.services import (
    Hasil,
    menolak_tanda_tangan,
    selesaikan_tindakan,
    serahkan,
    tandatangani,
)
from tolok.pelaksanaan.tindakan.daftar import Fragmen, PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.periksa import (
    PanelPutusan,
    bagian_peserta,
    perubahan,
    putusan_bersama,
    putusan_di_atas,
)
from tolok.pelaksanaan.tindakan.umum import PERINTAH_UMUM, baca_jawaban

__all__ = ["PanelTandatangani", "hitung_bagian"]


def hitung_bagian(bagian: list[dict[str, Any]], dibawa: int = 0) -> dict[str, int]:
    """How many shares are in, open, declined and released; `dibawa` stand from an earlier round."""
    return {
        "semua": len([b for b in bagian if b["tugas"].status != "dialihkan"]) + dibawa,
        "sudah": len([b for b in bagian if b["tugas"].status == "diserahkan" and not b["menolak"]])
        + dibawa,
        "dibawa": dibawa,
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
            "tambah_penanda": PERINTAH_UMUM["tambah_penanda"],
            **PanelPutusan(self.kode, self.judul).perintah,
        }

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """Signer: the document and two buttons. Collector: everybody with their state."""
        atas = putusan_di_atas(halaman, self.kode)
        if atas:
            return putusan_bersama(halaman, atas)
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
            konteks={
                "bagian": bagian,
                "hitung": hitung_bagian(bagian, _dibawa(halaman)),
                "boleh_lepas": True,
                "boleh_kertas": Hak.MENCATAT_KERTAS in halaman.fakta.hak,
                "calon_penanda": _calon_penanda(halaman) if halaman.boleh else [],
            },
        )


def _dibawa(halaman: HalamanTugas) -> int:
    """Signatures of an earlier round that still stand: what was signed is unchanged."""
    baris = halaman.keadaan.baris.get(halaman.tugas.langkah)
    diminta = {str(t.subjek) for t in halaman.anak}
    bagian = kunci_bagian(PanelTandatangani.kode, halaman.domain.subjek)
    kunci = () if baris is None else baris.persetujuan
    return sum(1 for kode, subjek in kunci if kode == bagian and subjek not in diminta)


def _calon_penanda(halaman: HalamanTugas) -> list[tuple[str, str]]:
    """Who came to the office after the signatures were asked for."""
    diminta = {t.subjek for t in halaman.anak}
    lain = [p for p in halaman.kini.susunan.seluruh_pegawai() if p not in diminta]
    nama = sebutan(lain, halaman.nama_kantor)
    return sorted(((str(p), nama.dari(p)) for p in lain), key=lambda b: b[1])


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
