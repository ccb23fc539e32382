"""`rekap`: the recap of the worked sheet; nothing is typed, so its totals equal the sheet's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tolok.kinerja.lembar import FORMAT_REKAP
from tolok.kinerja.tindakan.bahan import kertas_json, kertas_tersimpan
from tolok.pelaksanaan.services import Hasil
from tolok.pelaksanaan.tindakan.daftar import Fragmen
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian

__all__ = ["PanelRekap"]

_BAGIAN = ("instansi", "periode", "aturan", "pada", "rekap", "program", "belum_menyampaikan")


class PanelRekap(PanelIsian):
    """Counts, averages, categories, money and efficiency per node."""

    kode = "rekap"
    judul = "Rekap pengukuran"
    jenis = "rekap"
    templat = "kinerja/tindakan/rekap.html"
    bilah = "pelaksanaan/tindakan/_bilah_kirim.html"
    kabar = "Rekap disimpan."
    kata_kirim = "Simpan rekap"

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The recap as it would be saved now."""
        return Fragmen(
            templat=self.templat,
            bilah=self.bilah,
            konteks={"rekap": _rekap(halaman), "kata_kirim": self.kata_kirim, "versi": 0},
        )

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """Nothing is typed."""
        return {}

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """The recap of the saved sheet, else of the forms as they are now."""
        return [Hasil(jenis=self.jenis, isi=_rekap(kiriman.halaman))]


def _rekap(halaman: HalamanTugas) -> dict[str, Any]:
    kertas = kertas_tersimpan(halaman) or kertas_json(halaman)
    alasan = [{k: b[k] for k in ("kode", "simpul", "alasan")} for b in kertas["baris"]]
    return {"format": FORMAT_REKAP, **{k: kertas[k] for k in _BAGIAN}, "baris": alasan}
