"""Computes the worked cases with the product's own functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from tolok.kinerja.domain.bilangan import rapikan, sepuluh_desimal, tampil
from tolok.kinerja.domain.hasil import Terukur
from tolok.kinerja.domain.kategori import kategori
from tolok.kinerja.domain.keadaan import Polaritas
from tolok.kinerja.domain.konversi import konversi
from tolok.kinerja.domain.lke import nilai_lke
from tolok.kinerja.domain.rekap import BarisRekap, rekap_simpul
from tolok.kinerja.domain.serapan import nilai_efisiensi, serapan
from tolok.kinerja.domain.target import Rentang, Target
from tolok.kinerja.domain.ukur import belum_diukur, ukur
from tolok.regulasi.muat import aturan_ukur, lke, skala

FOLDER = Path(__file__).parent
Isi = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Kasus:
    berkas: str
    judul: str
    jenis: str
    nama: str
    rujukan: str
    masukan: Isi
    harapan: Isi


def daftar_kasus() -> Iterator[Kasus]:
    for jalur in sorted(FOLDER.glob("*.yaml")):
        isi = yaml.safe_load(jalur.read_text(encoding="utf-8"))
        for kasus in isi["kasus"]:
            yield Kasus(berkas=jalur.stem, judul=isi["judul"], jenis=isi["jenis"], **kasus)


def _target(isi: str | list[str]) -> Target:
    if isinstance(isi, list):
        return Rentang(Decimal(isi[0]), Decimal(isi[1]))
    return Decimal(isi)


def _desimal(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)


def _capaian(masukan: Isi) -> Isi:
    hasil = ukur(
        target=_target(masukan["target"]),
        realisasi=_desimal(masukan["realisasi"]),
        polaritas=Polaritas(masukan["polaritas"]),
        aturan=aturan_ukur(masukan.get("aturan", "nasional/1")),
    )
    if not isinstance(hasil, Terukur):
        return {"keadaan": hasil.keadaan.value, "capaian": None, "tampil": None}
    return {
        "keadaan": hasil.keadaan.value,
        "capaian": sepuluh_desimal(hasil.capaian),
        "tampil": tampil(hasil.capaian),
        "kategori": hasil.kategori,
        "capaian_batas": None
        if hasil.capaian_batas is None
        else sepuluh_desimal(hasil.capaian_batas),
    }


def _kategori(masukan: Isi) -> Isi:
    return {"kategori": kategori(Decimal(masukan["nilai"]), skala(masukan["skala"]))}


def _rekap(masukan: Isi) -> Isi:
    aturan = aturan_ukur(masukan["aturan"])
    bobot = masukan.get("bobot") or [None] * len(masukan["capaian"])
    baris = [
        BarisRekap(
            kode=f"I{i}",
            hasil=belum_diukur(aturan, "contoh")
            if nilai is None
            else ukur(
                target=Decimal(100),
                realisasi=Decimal(nilai),
                polaritas=Polaritas.POSITIF,
                aturan=aturan,
            ),
            bobot=_desimal(w),
        )
        for i, (nilai, w) in enumerate(zip(masukan["capaian"], bobot, strict=True), 1)
    ]
    hasil = rekap_simpul("contoh", baris, aturan)
    return {
        "n": hasil.n,
        "n_terukur": hasil.n_terukur,
        "rata_asli": None if hasil.rata_asli is None else tampil(hasil.rata_asli),
        "rata_batas": None if hasil.rata_batas is None else tampil(hasil.rata_batas),
        "kategori": hasil.kategori,
    }


def _serapan(masukan: Isi) -> Isi:
    hasil = serapan(pagu=_desimal(masukan["pagu"]), realisasi=_desimal(masukan["realisasi"]))
    return {
        "keadaan": hasil.keadaan.value,
        "tampil": None if hasil.serapan is None else tampil(hasil.serapan),
    }


def _lke(masukan: Isi) -> Isi:
    hasil = nilai_lke([tuple(j) for j in masukan["jawaban"]], lke("permenpanrb-88-2021"))
    return {
        "bagian": [format(sum(b, Decimal(0)).normalize(), "f") for b in hasil.bagian],
        "total": rapikan(hasil.total),
        "kategori": hasil.kategori,
    }


def _konversi(masukan: Isi) -> Isi:
    capaian = Decimal(masukan["realisasi"]) * 100 / Decimal(masukan["target"])
    nilai = konversi(
        capaian,
        aturan_ukur("permenpanrb-8-2021/1"),
        target_maksimum=masukan.get("target_maksimum", False),
    )
    return {"nilai": rapikan(nilai)}


def _nilai_efisiensi(masukan: Isi) -> Isi:
    hasil = nilai_efisiensi(Decimal(masukan["e"]))
    return {
        "nilai": rapikan(hasil.nilai_efisiensi),
        "peringatan": hasil.peringatan is not None,
    }


_CARA = {
    "capaian": _capaian,
    "kategori": _kategori,
    "rekap": _rekap,
    "serapan": _serapan,
    "lke": _lke,
    "konversi": _konversi,
    "nilai_efisiensi": _nilai_efisiensi,
}


def hitung(kasus: Kasus) -> Isi:
    """The computed values under the names the case expects."""
    return _CARA[kasus.jenis](kasus.masukan)
