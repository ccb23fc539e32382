"""What changed between two versions of a sheet of this room, in the words of its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tolok.kinerja.domain.berkas_ukur import FORMAT_KERTAS, FORMAT_LAPORAN
from tolok.kinerja.domain.isian import FORMAT as FORMAT_ISIAN
from tolok.kinerja.domain.metode import FORMAT_METODE
from tolok.kinerja.templatetags.kinerja import judul_narasi

__all__ = ["banding"]

_BARIS = {
    "target_sd": "target s.d. triwulan",
    "tampil_realisasi_sd": "realisasi s.d. triwulan",
    "tampil": "capaian (%)",
    "kategori": "kategori",
    "keadaan": "keadaan",
    "alasan": "alasan",
}
_ISIAN = {
    "realisasi": "realisasi triwulan",
    "komponen": "pembilang / penyebut",
    "pembilang": "pembilang",
    "penyebut": "penyebut",
    "keadaan": "keadaan",
    "pendorong": "faktor pendorong",
    "penghambat": "faktor penghambat",
    "tindak_lanjut": "rencana tindak lanjut",
    "tenggat": "tenggat tindak lanjut",
    "catatan": "catatan",
    "sumber": "sumber data",
}
_METODE = {
    "aturan": "aturan ukur",
    "penyebut": "penyebut",
    "polaritas": "polaritas",
    "agregasi": "cara menggabung triwulan",
    "definisi": "definisi",
    "rumus": "rumus",
    "sumber": "sumber data",
    "alasan": "alasan perubahan",
}
_REKAP = {"tampil": "rata-rata (%)", "n_terukur": "indikator terukur", "kategori": "kategori"}
_UANG = {"realisasi": "realisasi anggaran (Rp)", "fisik": "fisik (%)"}


def banding(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> list[dict[str, str]]:
    """Places that differ: indicator and column, section of the report, or recap of a node."""
    return list(_banding(lama, baru))


def _banding(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    match baru.get("format"):
        case f if f == FORMAT_LAPORAN and lama.get("format") == f:
            yield from _kertas(lama["kertas_kerja"], baru["kertas_kerja"])
            yield from _narasi(lama, baru)
        case f if f == FORMAT_KERTAS and lama.get("format") == f:
            yield from _kertas(lama, baru)
        case f if f == FORMAT_METODE and lama.get("format") == f:
            yield from _daftar(lama["butir"], baru["butir"], _METODE)
            yield from _simpul(lama["cetak"]["simpul"], baru["cetak"]["simpul"])
        case f if f == FORMAT_ISIAN and lama.get("format") == f:
            yield from _daftar(lama["baris"], baru["baris"], _ISIAN)
            yield from _daftar(lama["anggaran"], baru["anggaran"], _UANG)
        case _:
            yield from _kolom("", lama, baru, {k: k for k in dict.fromkeys((*lama, *baru))})


def _kertas(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    yield from _daftar(lama["baris"], baru["baris"], _BARIS)
    yield from _daftar(
        [{"kode": b["kode"], **(b["isian"] or {})} for b in lama["baris"]],
        [{"kode": b["kode"], **(b["isian"] or {})} for b in baru["baris"]],
        {k: v for k, v in _ISIAN.items() if k != "keadaan"},
    )
    yield from _daftar(lama["rekap"], baru["rekap"], _REKAP)
    yield from _daftar(lama["anggaran"], baru["anggaran"], {"realisasi": _UANG["realisasi"]})


def _simpul(
    lama: Sequence[Mapping[str, Any]], baru: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, str]]:
    """Why nodes have no indicator."""
    tanpa = [s for s in baru if not s["butir"]]
    yield from _daftar(lama, tanpa, {"alasan": "alasan tanpa indikator"})


def _daftar(
    lama: Sequence[Mapping[str, Any]], baru: Sequence[Mapping[str, Any]], kolom: Mapping[str, str]
) -> Iterator[dict[str, str]]:
    sebelum = {b["kode"]: b for b in lama}
    for b in baru:
        yield from _kolom(f"{b['kode']}, ", sebelum.get(b["kode"], {}), b, kolom)


def _kolom(
    awal: str, lama: Mapping[str, Any], baru: Mapping[str, Any], kolom: Mapping[str, str]
) -> Iterator[dict[str, str]]:
    for kunci, nama in kolom.items():
        semula, menjadi = _teks(lama.get(kunci)), _teks(baru.get(kunci))
        if semula != menjadi:
            yield {"tempat": f"{awal}{nama}", "semula": semula, "menjadi": menjadi}


def _narasi(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    for kunci, bagian in baru["narasi"].items():
        semula = str((lama["narasi"].get(kunci) or {}).get("teks") or "")
        if semula != bagian["teks"]:
            yield {
                "tempat": judul_narasi(kunci, baru["kertas_kerja"]),
                "semula": semula or "(kosong)",
                "menjadi": bagian["teks"] or "(kosong)",
            }


def _teks(nilai: Any) -> str:
    if nilai is None or nilai == "":
        return "(kosong)"
    if isinstance(nilai, dict | list):
        return "(tabel)"
    return str(nilai).replace("_", " ") if isinstance(nilai, str) else str(nilai)
