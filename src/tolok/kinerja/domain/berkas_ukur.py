"""A measured sheet as JSON: everything that is printed, as it was computed, never computed again.

Figures are texts (ten decimals, point) beside their printed form; rupiah are integers; absent is
null. `bagian` holds each owner's own rows, so that an approval can be carried over while they are
unchanged.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tolok.dasar.angka import tulis
from tolok.kinerja.domain.bilangan import rapikan, sepuluh_desimal, tampil
from tolok.kinerja.domain.hasil import Terukur
from tolok.kinerja.domain.isian import BarisIsian
from tolok.kinerja.domain.kertas_kerja import (
    BarisKertasKerja,
    BarisSerapan,
    KertasKerja,
    RekapProgram,
    capaian,
    rekap_program,
    rekap_sasaran,
    semua_penjelasan,
)
from tolok.kinerja.domain.narasi import TeksLaporan, narasi_ke_json
from tolok.kinerja.domain.pembanding import Pembanding
from tolok.kinerja.domain.penjelasan import ke_json as baris_penjelasan
from tolok.kinerja.domain.rekap import RekapSimpul
from tolok.kinerja.domain.rencana import Simpul
from tolok.kinerja.domain.target import tulis_target

__all__ = [
    "FORMAT_KERTAS",
    "FORMAT_LAPORAN",
    "kertas_ke_json",
    "laporan_dari_kertas",
    "laporan_ke_json",
]

FORMAT_KERTAS = "tolok/kertas-kerja/1"
FORMAT_LAPORAN = "tolok/laporan/1"
_ISIAN = ("pendorong", "penghambat", "tindak_lanjut", "catatan")


def _panjang(nilai: Decimal | None) -> str | None:
    return None if nilai is None else sepuluh_desimal(nilai)


def _pendek(nilai: Decimal | None) -> str | None:
    return None if nilai is None else tampil(nilai)


def _angka(nilai: Decimal | None) -> str | None:
    return None if nilai is None else tulis(nilai)


def kertas_ke_json(kertas: KertasKerja) -> dict[str, Any]:
    """D09 and D10 as JSON values, in plan order."""
    rencana = kertas.rencana
    return {
        "format": FORMAT_KERTAS,
        "instansi": rencana.instansi,
        "periode": rencana.periode.kode,
        "aturan": kertas.aturan.id,
        "pada": kertas.pada.isoformat(),
        "perjanjian": rencana.perjanjian.sebutan if rencana.perjanjian else None,
        "baris": [_baris(b, rencana.simpul_menurut_id[b.butir.simpul]) for b in kertas.baris],
        "rekap": [_rekap(s, r) for s, r in rekap_sasaran(kertas)],
        "program": [_program(p) for p in rekap_program(kertas)],
        "anggaran": [_anggaran(a) for a in kertas.anggaran],
        "tanpa_indikator": [
            {
                "kode": s.kode,
                "nama": s.nama,
                "jenis": s.jenis.value,
                "alasan": kertas.alasan_kosong.get(s.id, ""),
            }
            for s in kertas.tanpa_indikator
        ],
        "belum_menyampaikan": list(kertas.belum_menyampaikan),
        "memakai_ralat": [
            {
                "kode": r.kode,
                "tw": r.tw,
                "versi": r.versi,
                "disahkan": r.disahkan.isoformat() if r.disahkan else None,
            }
            for r in rencana.ralat
        ],
    }


def laporan_ke_json(kertas: KertasKerja, narasi: Mapping[str, TeksLaporan]) -> dict[str, Any]:
    """The report's sheet: figures, text, and each owner's part by the id of post and of unit."""
    return laporan_dari_kertas(kertas_ke_json(kertas), narasi)


def laporan_dari_kertas(
    isi: Mapping[str, Any], narasi: Mapping[str, TeksLaporan]
) -> dict[str, Any]:
    """The report's sheet over a worked sheet that was handed in: its figures stay as they are."""
    bagian: dict[str, list[dict[str, Any]]] = {}
    for baris in isi["baris"]:
        for kunci in dict.fromkeys((baris["unit"], baris["pemilik"])):
            bagian.setdefault(kunci, []).append(baris)
    return {
        "format": FORMAT_LAPORAN,
        "kertas_kerja": dict(isi),
        "narasi": narasi_ke_json(narasi),
        "bagian": bagian,
    }


def _baris(baris: BarisKertasKerja, simpul: Simpul) -> dict[str, Any]:
    butir, hasil = baris.butir, baris.hasil
    deret = butir.deret
    nilai = capaian(hasil)
    return {
        "indikator": butir.id,
        "kode": butir.kode,
        "nama": butir.nama,
        "simpul": {"kode": simpul.kode, "nama": simpul.nama, "jenis": simpul.jenis.value},
        "satuan": butir.satuan,
        "polaritas": butir.polaritas.value,
        "agregasi": deret.agregasi.value,
        "penyebut": _penyebut(baris),
        "aturan": baris.cara.aturan.id,
        "cara_lama": _cara_lama(baris),
        "jenis": butir.jenis,
        "definisi": butir.definisi,
        "rumus": butir.rumus,
        "sumber": butir.sumber,
        "penanggung_jawab": butir.penanggung_jawab,
        "pemilik": butir.pemilik,
        "unit": butir.unit,
        "target_tahun": tulis_target(deret.target_tahun) if deret.target_tahun else None,
        "target_sd": tulis_target(baris.sd.target) if baris.sd.target is not None else None,
        "realisasi_sd": None if baris.sd.realisasi is None else rapikan(baris.sd.realisasi.nilai),
        "tampil_realisasi_sd": _angka_ringkas(baris),
        "tahun_lalu": _angka(butir.tahun_lalu),
        "tahun_lalu_tw": _angka(butir.tahun_lalu_tw),
        "akhir_renstra": tulis_target(butir.akhir_renstra) if butir.akhir_renstra else None,
        "keadaan": hasil.keadaan.value,
        "alasan": None if isinstance(hasil, Terukur) else hasil.alasan,
        "capaian": _panjang(nilai),
        "tampil": _pendek(nilai),
        "capaian_batas": _panjang(hasil.capaian_batas) if isinstance(hasil, Terukur) else None,
        "kategori": hasil.kategori if isinstance(hasil, Terukur) else None,
        "tampil_tahun": _pendek(capaian(baris.thd_tahun)),
        "pembanding": [_pembanding(p) for p in baris.pembanding],
        "penjelasan": [baris_penjelasan(b) for b in semua_penjelasan(baris)],
        "isian": _isian(baris.isian),
    }


def _penyebut(baris: BarisKertasKerja) -> str:
    tahun = baris.cara.terhadap_tahun or baris.butir.deret.penyebut_tahun
    return "target tahun" if tahun else "target s.d. triwulan"


def _cara_lama(baris: BarisKertasKerja) -> dict[str, Any] | None:
    """The result by the method of the period before, where the method has changed."""
    if baris.cara_lama is None:
        return None
    return {
        "keadaan": baris.cara_lama.keadaan.value,
        "tampil": _pendek(capaian(baris.cara_lama)),
        "alasan": baris.cara.alasan,
    }


def _angka_ringkas(baris: BarisKertasKerja) -> str | None:
    """The figure for a table: all its digits when they are few, else two decimals."""
    realisasi = baris.sd.realisasi
    if realisasi is None:
        return None
    penuh = tulis(realisasi.nilai)
    return penuh if len(penuh.partition(",")[2]) <= 4 else tampil(realisasi.nilai)


def _isian(isian: BarisIsian | None) -> dict[str, Any] | None:
    """What the owner stated, as it prints beside the figure."""
    if isian is None:
        return None
    komponen = None
    if isian.pembilang is not None and isian.penyebut is not None:
        komponen = f"{tulis(isian.pembilang)} / {tulis(isian.penyebut)}"
    return {
        "realisasi": _angka(isian.realisasi),
        "nilai": None if isian.realisasi is None else format(isian.realisasi, "f"),
        "pembilang": None if isian.pembilang is None else format(isian.pembilang, "f"),
        "penyebut": None if isian.penyebut is None else format(isian.penyebut, "f"),
        "bobot": None if isian.bobot is None else format(isian.bobot, "f"),
        "komponen": komponen,
        **{n: getattr(isian, n) for n in _ISIAN},
        "tenggat": isian.tenggat.isoformat() if isian.tenggat else None,
        "penanggung_jawab": isian.penanggung_jawab,
        "sumber": isian.sumber,
        **({"perkiraan": isian.perkiraan.isoformat()} if isian.perkiraan else {}),
        **({"asal": isian.asal.sebutan} if isian.asal else {}),
        "bukti": [{"judul": b.judul, "berkas": b.berkas} for b in isian.bukti],
    }


def _pembanding(p: Pembanding) -> dict[str, Any]:
    return {
        "jenis": p.jenis,
        "nama": p.nama,
        "nilai": p.nilai,
        "selisih": _angka(p.selisih),
        "tampil": _pendek(p.capaian),
        "arah": p.arah,
        "teks": p.baris.teks,
    }


def _rekap(simpul: Simpul, r: RekapSimpul) -> dict[str, Any]:
    return {
        "simpul": simpul.id,
        "kode": simpul.kode,
        "nama": simpul.nama,
        "jenis": simpul.jenis.value,
        "penanggung_jawab": simpul.penanggung_jawab,
        "keadaan": r.keadaan.value,
        "n": r.n,
        "n_terukur": r.n_terukur,
        "n_tercapai": r.n_tercapai,
        "n_menurut_keadaan": {k.value: n for k, n in r.n_menurut_keadaan},
        "capaian": _panjang(r.rata_asli),
        "tampil": _pendek(r.rata_asli),
        "capaian_batas": _panjang(r.rata_batas),
        "tampil_batas": _pendek(r.rata_batas),
        "kategori": r.kategori,
        "penjelasan": [baris_penjelasan(b) for b in r.penjelasan],
    }


def _anggaran(a: BarisSerapan) -> dict[str, Any]:
    return {
        "simpul": a.simpul.id,
        "kode": a.simpul.kode,
        "nama": a.simpul.nama,
        "jenis": a.simpul.jenis.value,
        "penanggung_jawab": a.simpul.penanggung_jawab,
        "pagu": a.pagu,
        "realisasi": a.realisasi,
        "belum": a.belum,
        "keadaan": a.hasil.keadaan.value,
        "serapan": _panjang(a.hasil.serapan),
        "tampil": _pendek(a.hasil.serapan),
        "penjelasan": [baris_penjelasan(b) for b in a.hasil.penjelasan],
    }


def _program(p: RekapProgram) -> dict[str, Any]:
    return {
        **_anggaran(p.serapan),
        "capaian": _panjang(p.capaian),
        "tampil_capaian": _pendek(p.capaian),
        "asal_capaian": p.asal_capaian,
        "efisiensi": _panjang(p.efisiensi.efisiensi) if p.efisiensi else None,
        "tampil_efisiensi": _pendek(p.efisiensi.efisiensi) if p.efisiensi else None,
        "efisien": p.efisiensi.efisien if p.efisiensi else None,
    }
