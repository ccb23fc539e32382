"""What rows of a team register: programme, method sheet and analysis."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.kinerja.renderers.metode import BENTUK as BENTUK_METODE
from tolok.kinerja.terbit_tim import dokumen_analisis, dokumen_metode, dokumen_rencana_kerja
from tolok.kinerja.tindakan.analisis import BENTUK_ANALISIS, PanelAnalisis, beranalisis
from tolok.kinerja.tindakan.metode import PanelMetode, bermetode
from tolok.kinerja.tindakan.rencana_kerja import (
    PanelRencanaKerja,
    banding_rencana_kerja,
    merencanakan,
    periksa_rencana_kerja,
    program_kerja_berlaku,
    ringkas_rencana_kerja,
)
from tolok.pelaksanaan.lembar import SkemaLembar, daftarkan_lembar, daftarkan_varian_lembar
from tolok.pelaksanaan.tindakan.daftar import daftarkan, daftarkan_varian
from tolok.pelaksanaan.tindakan.kelola import daftarkan_dasar_berlaku
from tolok.pelaksanaan.tindakan.periksa import daftarkan_pembanding

__all__ = ["daftarkan_tim"]


def _periksa_metode(isi: Mapping[str, Any]) -> list[Temuan]:
    """No node without indicator and reason, whoever hands the sheet in."""
    return [
        Temuan(
            lokasi=f"simpul-{s['kode']}",
            tingkat=Tingkat.GALAT,
            masalah=f"{s['jenis'].capitalize()} {s['kode']} belum ada indikator maupun alasannya.",
            saran="Tulis alasannya.",
        )
        for s in isi["cetak"]["simpul"]
        if not s["butir"] and not str(s["alasan"]).strip()
    ]


def _ringkas_metode(isi: Mapping[str, Any]) -> str:
    ubah = len(isi.get("perubahan") or ())
    awal = f"metode {len(isi['butir'])} indikator"
    return f"{awal}, {ubah} berubah dari periode lalu" if ubah else awal


def _ringkas_analisis(isi: Mapping[str, Any]) -> str:
    return str(isi.get("sebab") or "")[:120]


def _tanpa_galat(_isi: Mapping[str, Any]) -> list[Temuan]:
    """The panel has asked for everything already."""
    return []


_METODE = SkemaLembar(
    jenis="kertas_kerja",
    nama="Metodologi pengukuran",
    periksa=_periksa_metode,
    ringkas=_ringkas_metode,
    templat="kinerja/lembar/metode.html",
    dokumen=dokumen_metode,
    berstatus=True,
    per_langkah=True,
)
_ANALISIS = SkemaLembar(
    jenis="lain",
    nama="Catatan analisis",
    periksa=_tanpa_galat,
    ringkas=_ringkas_analisis,
    templat="kinerja/lembar/analisis.html",
    dokumen=dokumen_analisis,
)
_RENCANA_KERJA = SkemaLembar(
    jenis="rencana_kerja",
    nama="Program kerja",
    periksa=periksa_rencana_kerja,
    ringkas=ringkas_rencana_kerja,
    templat="kinerja/lembar/rencana_kerja.html",
    dokumen=dokumen_rencana_kerja,
)


def daftarkan_tim() -> None:
    """Panels chosen by what a row makes, the act of analysing, and their sheets."""
    daftarkan(PanelAnalisis())
    daftarkan_varian(PanelMetode(), berlaku=bermetode)
    daftarkan_varian(PanelRencanaKerja(), berlaku=merencanakan)
    daftarkan_lembar(_RENCANA_KERJA)
    daftarkan_varian_lembar(_METODE, bentuk=BENTUK_METODE, berlaku=bermetode)
    daftarkan_varian_lembar(_ANALISIS, bentuk=BENTUK_ANALISIS, berlaku=beranalisis)
    daftarkan_pembanding("rencana_kerja", banding_rencana_kerja)
    daftarkan_dasar_berlaku(program_kerja_berlaku)
