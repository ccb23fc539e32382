"""Computes the worked cases with the product's own functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from tolok.kinerja.domain.bilangan import bulatkan, rapikan, sepuluh_desimal, tampil
from tolok.kinerja.domain.kategori import kategori
from tolok.kinerja.domain.keadaan import Polaritas
from tolok.regulasi.muat import skala
from tolok.regulasi.skp import aturan_angka_kredit, aturan_skp
from tolok.skp.domain.angka_kredit import konversi_angka_kredit
from tolok.skp.domain.aspek import TargetRealisasi, nilai_hemat
from tolok.skp.domain.ekspektasi import Rating, predikat
from tolok.skp.domain.indikator_individu import nilai_indikator
from tolok.skp.domain.prestasi import (
    KegiatanTugas,
    LembarPrestasi,
    TingkatKreativitas,
    nilai_prestasi,
)
from tolok.skp.domain.rezim import JenisPegawaiSkp, MasaPenilaian, TanpaRezim, pilih_rezim

FOLDER = Path(__file__).parent
LAMA = aturan_skp("perka-bkn-1-2013/1")
Isi = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Kasus:
    berkas: str
    jenis: str
    nama: str
    masukan: Isi
    harapan: Isi


def daftar_kasus() -> Iterator[Kasus]:
    for jalur in sorted(FOLDER.glob("*.yaml")):
        isi = yaml.safe_load(jalur.read_text(encoding="utf-8"))
        for k in isi["kasus"]:
            assert k["rujukan"]
            yield Kasus(
                berkas=jalur.stem,
                jenis=isi["jenis"],
                nama=k["nama"],
                masukan=k["masukan"],
                harapan=k["harapan"],
            )


def _tr(pasangan: list[str]) -> TargetRealisasi:
    return TargetRealisasi(Decimal(pasangan[0]), Decimal(pasangan[1]))


def lembar_prestasi(masukan: Isi) -> LembarPrestasi:
    kreativitas = masukan.get("kreativitas")
    nama = [*LAMA.nilai("perilaku"), *LAMA.nilai("perilaku_struktural")]
    return LembarPrestasi(
        kegiatan=tuple(
            KegiatanTugas(uraian="contoh", **{a: _tr(v) for a, v in k.items()})  # type: ignore[arg-type]
            for k in masukan["kegiatan"]
        ),
        perilaku={n: Decimal(v) for n, v in zip(nama, masukan["perilaku"], strict=False)},
        tugas_tambahan=masukan.get("tugas_tambahan", 0),
        kreativitas=TingkatKreativitas(kreativitas) if kreativitas else None,
    )


def _aspek(masukan: Isi) -> Isi:
    angka = _tr([masukan["target"], masukan["realisasi"]])
    hasil = nilai_hemat("waktu", angka, LAMA, dilaksanakan=masukan.get("dilaksanakan", True))
    efisiensi = {b.langkah: b.nilai for b in hasil.penjelasan}.get("efisiensi_waktu")
    return {
        "nilai": sepuluh_desimal(hasil.nilai),
        "efisiensi": None if efisiensi is None else sepuluh_desimal(Decimal(efisiensi)),
    }


def _prestasi(masukan: Isi) -> Isi:
    hasil = nilai_prestasi(lembar_prestasi(masukan), LAMA)

    def empat(nilai: Decimal) -> str:
        return format(bulatkan(nilai, 4), "f")

    return {
        "kegiatan": [empat(k.nilai) for k in hasil.kegiatan],
        "rata_kegiatan": empat(hasil.rata_kegiatan),
        "nilai_skp": empat(hasil.nilai_skp),
        "rata_perilaku": empat(hasil.rata_perilaku),
        "nilai": empat(hasil.nilai),
        "tampil": tampil(hasil.nilai),
        "sebutan": hasil.sebutan,
    }


def _predikat(masukan: Isi) -> Isi:
    hasil = predikat(
        Rating(masukan["hasil"]), Rating(masukan["perilaku"]), aturan_skp("permenpanrb-6-2022/1")
    )
    return {"predikat": hasil.nama, "nama_lain": hasil.nama_lain}


def _indikator(masukan: Isi) -> Isi:
    hasil = nilai_indikator(
        Decimal(masukan["target"]),
        Decimal(masukan["realisasi"]),
        aturan_skp("permenpanrb-8-2021/1"),
        polaritas=Polaritas(masukan.get("polaritas", "positif")),
        target_maksimum=masukan.get("target_maksimum", False),
    )
    return {"kategori": hasil.kategori, "nilai": rapikan(hasil.nilai or Decimal(0))}


def _angka_kredit(masukan: Isi) -> Isi:
    aturan = aturan_angka_kredit(date(2025, 12, 31))
    assert aturan is not None
    return {"nilai": rapikan(konversi_angka_kredit(**masukan, aturan=aturan).nilai)}


def _rezim(masukan: Isi) -> Isi:
    masa = MasaPenilaian(
        mulai=date.fromisoformat(masukan["mulai"]), selesai=date.fromisoformat(masukan["selesai"])
    )
    aturan = pilih_rezim(masa, JenisPegawaiSkp(masukan.get("jenis", "PNS")))
    return {"aturan": None if isinstance(aturan, TanpaRezim) else aturan.id}


_CARA = {
    "aspek": _aspek,
    "prestasi": _prestasi,
    "sebutan": lambda m: {"sebutan": kategori(Decimal(m["nilai"]), skala(LAMA.nilai("skala")))},
    "predikat": _predikat,
    "indikator": _indikator,
    "angka_kredit": _angka_kredit,
    "rezim": _rezim,
}


def hitung(kasus: Kasus) -> Isi:
    """The computed values under the names the case expects."""
    return _CARA[kasus.jenis](kasus.masukan)
