"""A meeting that verifies a report (D21): per indicator the evidence opened or not, right or not.

The minutes and the record of verification are handed in together; who decides is the holder of
the row alone, with the marked indicators ready to be sent back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.lembar import SkemaLembar
from tolok.pelaksanaan.services import Hasil
from tolok.pelaksanaan.terbit.verifikasi import JENIS_VERIFIKASI, dokumen_verifikasi
from tolok.pelaksanaan.tindakan.bahan_kantor import ButirVerifikasi, butir_verifikasi
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.rapat import PanelRapat
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import JenisTindakan, LangkahJalan

__all__ = ["SKEMA_VERIFIKASI", "PanelRapatVerifikasi", "memverifikasi"]

SESUAI, PERBAIKI = "sesuai", "perbaiki"
_TERPANJANG = 500
_UTUH, _SEBAGIAN = 60, 40
"""A report of so many figures is shown whole; else so many figures at once."""
_Terketik = tuple[ButirVerifikasi, Mapping[str, Any]]


def memverifikasi(langkah: LangkahJalan, lintasan: Lintasan) -> bool:
    """Whether this row meets over a report and decides on it."""
    rapat = any(t.jenis is JenisTindakan.RAPAT for t in langkah.tindakan)
    laporan = any(t.jenis is JenisHasil.LAPORAN for t in langkah.mengerjakan)
    return rapat and laporan and lintasan.memutuskan_sendiri(langkah.nomor)


def _periksa(isi: Mapping[str, Any]) -> list[Temuan]:
    return [
        Temuan(
            lokasi="verifikasi",
            tingkat=Tingkat.GALAT,
            masalah=f"{b.get('kode')} ditandai perbaiki tanpa catatan.",
            saran="Tulis apa yang perlu diperbaiki.",
        )
        for b in isi.get("baris", ())
        if b.get("sesuai") == PERBAIKI and not str(b.get("catatan", "")).strip()
    ]


def _ringkas(isi: Mapping[str, Any]) -> str:
    baris = isi.get("baris", ())
    sesuai = sum(1 for b in baris if b.get("sesuai") == SESUAI)
    perbaiki = sum(1 for b in baris if b.get("sesuai") == PERBAIKI)
    return f"{sesuai} dari {len(baris)} indikator sesuai, {perbaiki} perlu diperbaiki"


SKEMA_VERIFIKASI = SkemaLembar(
    jenis=JENIS_VERIFIKASI,
    nama="Berita acara verifikasi",
    periksa=_periksa,
    ringkas=_ringkas,
    templat="pelaksanaan/lembar/verifikasi.html",
    dokumen=dokumen_verifikasi,
)


class PanelRapatVerifikasi(PanelRapat):
    """The meeting's form with a line per indicator of the report."""

    judul = "Rapat verifikasi"
    kabar = "Notula dan berita acara verifikasi disimpan; keputusan ada pada Anda di bawah."
    kata_kirim = "Simpan notula dan berita acara"

    def tambahan(self, halaman: HalamanTugas) -> dict[str, Any]:
        """Besides who is invited: every figure, with what was ticked so far."""
        ketikan = self._ketikan(halaman)
        semua = [(b, ketikan.get(b.kode, {})) for b in _butir(halaman)]
        return {
            **super().tambahan(halaman),
            "verifikasi": semua,
            "daftar_potongan": _potong(semua),
            "verifikasi_perlu": True,
        }

    def _ketikan(self, halaman: HalamanTugas) -> dict[str, Mapping[str, Any]]:
        """What was ticked so far, by code; of a round that came back, verdicts of equal figures."""
        isi, _ = halaman.isi_awal(self.kode, self.jenis)
        ketikan = {b["kode"]: b for b in isi.get("verifikasi", ())}
        return {**_dibawa(halaman), **ketikan}

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """The minutes' fields and the verdicts, by code."""
        isi = super().baca(kiriman)
        semula = self._ketikan(kiriman.halaman)
        isi["verifikasi"] = [
            _baris(kiriman, b, semula.get(b.kode, {})) for b in _butir(kiriman.halaman)
        ]
        return isi

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """Minutes and record, two sheets of one meeting."""
        notula = {k: v for k, v in isi.items() if k != "verifikasi"}
        berita_acara = {
            "tanggal": isi["tanggal"],
            "tempat": isi["tempat"],
            "keputusan": isi["keputusan"] or isi["teks"],
            "pihak": isi["nama_hadir"],
            "baris": list(isi["verifikasi"]),
        }
        return [
            Hasil(jenis=self.jenis, isi=notula),
            Hasil(jenis=JENIS_VERIFIKASI, isi=berita_acara),
        ]


def _butir(halaman: HalamanTugas) -> list[ButirVerifikasi]:
    """Figures of the report under verification."""
    return [
        b
        for m in halaman.masukan
        if m.jenis == JenisHasil.LAPORAN.value
        for b in butir_verifikasi(m.isi)
    ]


def _dibawa(halaman: HalamanTugas) -> dict[str, Mapping[str, Any]]:
    """Figures that were found right before the report came back, and print the same today."""
    lalu, _ = halaman.isi_awal("", JENIS_VERIFIKASI)
    kini = {b.kode: b for b in _butir(halaman)}
    return {
        b["kode"]: {**b, "dibawa": True}
        for b in lalu.get("baris", ())
        if b.get("sesuai") == SESUAI
        and b["kode"] in kini
        and (kini[b["kode"]].nama, kini[b["kode"]].angka) == (b.get("nama"), b.get("angka"))
    }


def _potong(semua: Sequence[_Terketik]) -> list[dict[str, Any]]:
    """Parts of a long list, of which the page shows one; none of a short one."""
    if len(semua) <= _UTUH:
        return []
    return [
        {
            "nomor": str(awal // _SEBAGIAN + 1),
            "baris": baris,
            "judul": f"{baris[0][0].kode} sampai {baris[-1][0].kode}",
            "n_sudah": sum(1 for _, k in baris if k.get("sesuai")),
        }
        for awal in range(0, len(semua), _SEBAGIAN)
        if (baris := semua[awal : awal + _SEBAGIAN])
    ]


def _baris(kiriman: Kiriman, b: ButirVerifikasi, lama: Mapping[str, Any]) -> dict[str, Any]:
    """One verdict as ticked; of a line that the page did not show, as it was ticked before."""
    if f"catatan-{b.kode}" not in kiriman.isian and kiriman.teks("berbagian"):
        ketikan = {k: lama.get(k, "") for k in ("bukti_dibuka", "sesuai", "catatan")}
        return {"kode": b.kode, "nama": b.nama, "angka": b.angka, **ketikan}
    putusan = kiriman.teks(f"sesuai-{b.kode}")
    return {
        "kode": b.kode,
        "nama": b.nama,
        "angka": b.angka,
        "bukti_dibuka": kiriman.teks(f"bukti-{b.kode}"),
        "sesuai": putusan if putusan in (SESUAI, PERBAIKI) else "",
        "catatan": kiriman.teks(f"catatan-{b.kode}")[:_TERPANJANG],
    }
