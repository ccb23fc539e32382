"""Ralat: from a ratified report back to its inputs, and what a corrected one says instead.

A ratified sheet holds what every owner stated beside what was computed from it, so a correction
starts from the sheet itself, whichever run made it. Values stay texts as the sheet has them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tolok.dasar.angka import rupiah
from tolok.kinerja.domain.isian import FORMAT
from tolok.kinerja.domain.keadaan import Keadaan

__all__ = ["BENTUK", "isian_laporan", "pilihan_ralat", "sasaran_ralat", "semula_menjadi"]

BENTUK = "ralat"
"""What a corrected report's sheet calls its form, beside the first one's."""

_DINYATAKAN = {Keadaan.BELUM_DIUKUR, Keadaan.BELUM_TERSEDIA, Keadaan.TIDAK_BERLAKU}
_ANGKA = {"realisasi": "nilai", "pembilang": "pembilang", "penyebut": "penyebut", "bobot": "bobot"}
_TEKS = ("pendorong", "penghambat", "tindak_lanjut", "penanggung_jawab", "sumber", "catatan")
_KATA = {
    "terukur": "",
    "tak_terdefinisi": "tidak terdefinisi",
    "belum_diukur": "belum diukur",
    "belum_tersedia": "belum tersedia",
    "tidak_berlaku": "tidak berlaku",
}


def isian_laporan(kertas: Mapping[str, Any]) -> dict[str, Any]:
    """Everything the owners stated in a worked sheet, as one form (`tolok/isian/1`)."""
    return {
        "format": FORMAT,
        "pemilik": "",
        "baris": [_baris(b) for b in kertas["baris"] if b["isian"] is not None],
        "anggaran": [
            {
                "simpul": a["simpul"],
                "kode": a["kode"],
                "realisasi": a["realisasi"],
                "fisik": None,
                "catatan": "",
            }
            for a in kertas["anggaran"]
            if a["jenis"] == "subkegiatan"
        ],
    }


def _baris(b: Mapping[str, Any]) -> dict[str, Any]:
    isian = b["isian"]
    tanpa_angka = isian["nilai"] is None and isian["pembilang"] is None
    dinyatakan = tanpa_angka and b["keadaan"] in {k.value for k in _DINYATAKAN}
    return {
        "indikator": b["indikator"],
        "kode": b["kode"],
        "keadaan": b["keadaan"] if dinyatakan else None,
        **{kolom: isian[asal] for kolom, asal in _ANGKA.items()},
        **{n: isian.get(n) or "" for n in _TEKS},
        "tenggat": isian["tenggat"],
        "bukti": list(isian["bukti"]),
    }


def pilihan_ralat(kertas: Mapping[str, Any]) -> list[dict[str, str]]:
    """Rows that may be corrected: id, code, name, the figure as ratified, and whether it is one."""
    baris = [
        {
            "id": str(b["indikator"]),
            "kode": str(b["kode"]),
            "nama": str(b["nama"]),
            "angka": _realisasi(b),
            "satuan": _satuan(b),
            "keadaan": str(b["keadaan"]),
        }
        for b in kertas["baris"]
    ]
    uang = [
        {
            "id": str(a["simpul"]),
            "kode": str(a["kode"]),
            "nama": f"Realisasi anggaran {a['nama']}",
            "angka": _uang(a["realisasi"]),
            "satuan": "",
            "keadaan": str(a["keadaan"]),
        }
        for a in kertas["anggaran"]
        if a["jenis"] == "subkegiatan"
    ]
    return [*baris, *uang]


def _realisasi(b: Mapping[str, Any]) -> str:
    """What the owner stated for the period itself, in the words of a table."""
    isian = b["isian"]
    if isian is None:
        return _KATA["belum_diukur"]
    return str(isian["komponen"] or isian["realisasi"] or _KATA.get(b["keadaan"], "") or "–")


def _satuan(b: Mapping[str, Any]) -> str:
    """The unit of what `_realisasi` says; components and words have none."""
    isian = b["isian"]
    return str(b["satuan"]) if isian and isian["realisasi"] and not isian["komponen"] else ""


def _capaian(b: Mapping[str, Any]) -> str:
    return f"{b['tampil']} %" if b["tampil"] else _KATA.get(str(b["keadaan"]), "") or "–"


def _uang(nilai: int | None) -> str:
    return "belum dilaporkan" if nilai is None else rupiah(nilai)


def semula_menjadi(
    lama: Mapping[str, Any], baru: Mapping[str, Any], dipilih: Collection[str]
) -> dict[str, list[dict[str, Any]]]:
    """What the corrected sheet says otherwise: rows, money, and the means that follow from them.

    `dipilih`: ids of the rows that were taken up. `langsung` is false for a row nobody took up,
    whose result moved all the same (a plan or an earlier figure that changed meanwhile).
    """
    return {
        "baris": _beda(lama["baris"], baru["baris"], "indikator", _sisi_baris, dipilih),
        "anggaran": _beda(
            _sub(lama["anggaran"]), _sub(baru["anggaran"]), "simpul", _sisi_uang, dipilih
        ),
        "rekap": _beda(lama["rekap"], baru["rekap"], "simpul", _sisi_rekap, ()),
    }


def _sub(anggaran: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [a for a in anggaran if a["jenis"] == "subkegiatan"]


def _sisi_baris(b: Mapping[str, Any]) -> dict[str, str]:
    return {
        "realisasi": _realisasi(b),
        "sd": str(b["tampil_realisasi_sd"] or "–"),
        "capaian": _capaian(b),
        "kategori": str(b["kategori"] or "–"),
    }


def _sisi_uang(a: Mapping[str, Any]) -> dict[str, str]:
    serapan = f"{a['tampil']} %" if a["tampil"] else "–"
    return {"realisasi": _uang(a["realisasi"]), "sd": "", "capaian": serapan, "kategori": ""}


def _sisi_rekap(r: Mapping[str, Any]) -> dict[str, str]:
    return {
        "realisasi": "",
        "sd": "",
        "capaian": f"{r['tampil']} %" if r["tampil"] else "–",
        "kategori": str(r["kategori"] or "–"),
    }


def _beda(
    lama: Sequence[Mapping[str, Any]],
    baru: Sequence[Mapping[str, Any]],
    kunci: str,
    sisi: Any,
    dipilih: Collection[str],
) -> list[dict[str, Any]]:
    semula = {str(b[kunci]): b for b in lama}
    hasil = []
    for b in baru:
        pk = str(b[kunci])
        kiri = sisi(semula[pk]) if pk in semula else dict.fromkeys(sisi(b), "–")
        kanan = sisi(b)
        if kiri != kanan:
            hasil.append(
                {
                    "id": pk,
                    "kode": b["kode"],
                    "nama": b["nama"],
                    "semula": kiri,
                    "menjadi": kanan,
                    "langsung": pk in dipilih,
                }
            )
    return hasil


def sasaran_ralat(isi: Mapping[str, Any]) -> frozenset[str] | None:
    """Ids of the rows whose official figure a report changes; None: an ordinary report, all."""
    ralat = isi.get(BENTUK)
    if not isinstance(ralat, Mapping):
        return None
    beda = ralat["beda"]
    return frozenset(b["id"] for bagian in ("baris", "anggaran") for b in beda[bagian])
