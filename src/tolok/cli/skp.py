"""`tolok skp nilai`: appraise a workbook of SKP sheets without Django, database or settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tolok.cli.berkas_perintah import (
    PerintahBuku,
    PilihanBuku,
    baca_buku_bernama,
    jalankan_buku,
    laporkan,
    sebab_kosong,
)
from tolok.cli.keluaran import tulis
from tolok.dasar.galat import MasukanTidakSah

if TYPE_CHECKING:
    from tolok.skp.domain.buku import HasilBukuSkp

__all__ = ["jalankan"]

PEMAKAIAN = """\
Pemakaian: tolok skp nilai BUKU.xlsx [-o HASIL.json|.xlsx] [--format json|yaml|teks] [--timpa]
           tolok skp nilai --templat TEMPLAT.xlsx [--timpa]

Menilai lembar SKP dari satu buku kerja. Peraturan yang dipakai mengikuti masa penilaian tiap
pegawai: PP 46/2011 dan Perka BKN 1/2013 sampai 30 Juni 2021, PermenPANRB 6/2022 sejak 2022.
BUKU boleh - untuk membaca masukan baku. Tanpa -o hasilnya ditulis ke keluaran baku.

  -o BERKAS       tulis ke berkas (.json atau .xlsx); tidak menimpa kecuali --timpa
  --format NAMA   json (bawaan), yaml, atau teks
  --templat       tulis buku kerja kosong untuk diisi
  --timpa         boleh menimpa berkas yang sudah ada
"""
_PERINTAH = PerintahBuku(
    nama="tolok skp",
    kata="nilai",
    pemakaian=PEMAKAIAN,
    contoh="tolok skp nilai skp.xlsx -o hasil.json",
    akhiran={".json": "json", ".xlsx": "xlsx"},
)


def jalankan(argv: Sequence[str]) -> int:
    """Run `tolok skp`; 0 done, 1 some sheets were refused, 2 nothing can be used."""
    return jalankan_buku(_PERINTAH, argv, kerja=_nilai, templat=_templat)


def _nilai(pilihan: PilihanBuku, bentuk: str) -> int:
    from tolok.skp.domain.buku import nilai_buku
    from tolok.skp.importers.buku_skp import baca_buku_skp

    nama = pilihan.buku or ""
    buku = baca_buku_bernama(nama, baca_buku_skp)
    if not buku.lembar:
        sebab = sebab_kosong(
            buku.galat,
            kosong="lembar Pegawai tidak berisi satu baris pun.",
            tidak_ada="tidak ada lembar SKP yang dapat dinilai",
        )
        raise MasukanTidakSah(f"{nama}: {sebab}")
    hasil = nilai_buku(buku)
    tulis(_susun(hasil, bentuk), pilihan.keluaran)
    laporkan(hasil.galat)
    return 1 if hasil.galat else 0


def _susun(hasil: HasilBukuSkp, bentuk: str) -> bytes:
    if bentuk == "teks":
        from tolok.skp.renderers.skp_teks import sebagai_teks

        return sebagai_teks(hasil).encode()
    if bentuk == "xlsx":
        from tolok.skp.renderers.templat_skp import buku_hasil

        return buku_hasil(hasil)
    from tolok.skp.renderers.skp_json import sebagai_json, teks_json

    if bentuk == "yaml":
        import yaml

        return yaml.safe_dump(sebagai_json(hasil), allow_unicode=True, sort_keys=False).encode()
    return teks_json(hasil).encode()


def _templat() -> bytes:
    from tolok.skp.renderers.templat_skp import templat

    return templat()
