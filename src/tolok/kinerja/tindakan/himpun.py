"""A row that goes over what was gathered before: differences from the last report, a spot check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.kinerja.domain.berkas_ukur import FORMAT_LAPORAN
from tolok.kinerja.domain.himpun import Selisih, bandingkan_terakhir, usul_uji_petik
from tolok.kinerja.tindakan.bahan import rencana_halaman
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.lembar import SkemaLembar
from tolok.pelaksanaan.services import Hasil
from tolok.pelaksanaan.tindakan.alur import tuntaskan
from tolok.pelaksanaan.tindakan.daftar import Fragmen
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.panel_isian import simpan_ketikan

__all__ = ["JENIS_UJI", "SKEMA_UJI_PETIK", "FragmenHimpun"]

JENIS_UJI = "uji_petik"
_SESUAI = {"sesuai": "sesuai buktinya", "tidak": "tidak sesuai"}


def _periksa(isi: Mapping[str, Any]) -> list[Temuan]:
    kurang = [u["kode"] for u in isi.get("uji", ()) if u.get("hasil") not in _SESUAI]
    if not kurang:
        return []
    return [
        Temuan(
            lokasi="panel-kumpulkan",
            tingkat=Tingkat.GALAT,
            masalah=f"Uji petik {', '.join(kurang)} belum dinyatakan hasilnya.",
            saran="Buka bukti dukungnya, lalu pilih sesuai atau tidak sesuai.",
        )
    ]


def _ringkas(isi: Mapping[str, Any]) -> str:
    uji = isi.get("uji") or []
    return f"{len(uji)} indikator diuji petik" if uji else "tanpa uji petik"


SKEMA_UJI_PETIK = SkemaLembar(
    jenis=JENIS_UJI,
    nama="Catatan menghimpun dan uji petik",
    periksa=_periksa,
    ringkas=_ringkas,
    templat="kinerja/lembar/uji_petik.html",
)


class FragmenHimpun:
    """The panel of a `kumpulkan` that asks nobody: the rows before have gathered already."""

    def __init__(self, kode: str) -> None:
        self.kode = kode

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The compiled figures beside those last reported, and two figures to check."""
        isi, versi = halaman.isi_awal(self.kode, JENIS_UJI)
        selisih = _selisih(halaman)
        return Fragmen(
            templat="kinerja/tindakan/himpun.html",
            bilah="pelaksanaan/tindakan/_bilah_kirim.html",
            konteks={
                "selisih": selisih,
                "n_awas": sum(1 for s in selisih if s.awas),
                "uji": _uji(isi, selisih),
                "catatan": str(isi.get("catatan") or ""),
                "versi": versi,
                "kata_kirim": "Selesai menghimpun",
            },
        )

    def _baca(self, kiriman: Kiriman) -> dict[str, Any]:
        dikenal = {s.kode: s for s in _selisih(kiriman.halaman)}
        uji = [
            {
                "kode": b["uji_kode"],
                "nama": dikenal[b["uji_kode"]].nama,
                "hasil": kiriman.teks(f"uji-{b['uji_kode']}"),
                "catatan": b["uji_catatan"],
            }
            for b in kiriman.baris("uji_kode", "uji_catatan")
            if b["uji_kode"] in dikenal
        ]
        return {"uji": uji, "catatan": kiriman.teks("catatan")[:1000]}

    def simpan(self, kiriman: Kiriman) -> Fragmen:
        """Autosave."""
        return simpan_ketikan(kiriman, self.kode, self._baca(kiriman))

    def kirim(self, kiriman: Kiriman) -> Jawaban:
        """Done; a figure that does not match its evidence goes back to its owner first."""
        isi = self._baca(kiriman)
        salah = [u["kode"] for u in isi["uji"] if u["hasil"] == "tidak"]
        if salah:
            raise MasukanTidakSah(
                f"{', '.join(salah)} tidak sesuai dengan buktinya.",
                "Pilih Minta perbaikan masukan agar hanya pemiliknya yang memperbaiki.",
                "panel-kumpulkan",
            )
        hasil: Sequence[Hasil] = [Hasil(jenis=JENIS_UJI, isi=isi)]
        return tuntaskan(kiriman, self.kode, hasil)


def _selisih(halaman: HalamanTugas) -> tuple[Selisih, ...]:
    """Of the newest report that the row works on; empty where it is plain text."""
    laporan = [m.isi for m in halaman.masukan if m.jenis == "laporan"]
    if not laporan or laporan[-1].get("format") != FORMAT_LAPORAN:
        return ()
    return bandingkan_terakhir(laporan[-1]["kertas_kerja"], rencana_halaman(halaman))


def _uji(isi: Mapping[str, Any], selisih: Sequence[Selisih]) -> list[dict[str, Any]]:
    """The two rows to check, with what was already said of them."""
    lama = {u["kode"]: u for u in isi.get("uji") or ()}
    nama = {s.kode: s for s in selisih}
    return [
        {
            "kode": kode,
            "nama": nama[kode].nama,
            "kini": nama[kode].kini,
            "hasil": lama.get(kode, {}).get("hasil", ""),
            "catatan": lama.get(kode, {}).get("catatan", ""),
        }
        for kode in (tuple(k for k in lama if k in nama) or usul_uji_petik(selisih))
    ]
