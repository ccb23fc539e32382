"""A sheet to copy as a workbook: official heads, numbers as numbers, notes at the foot."""

from __future__ import annotations

from tolok.kinerja.domain.lembar_salin import LembarSalin
from tolok.kinerja.renderers.lembar_kerja import BukuKerja, KolomLembar

__all__ = ["buku_salin"]

_LEBAR = {"teks": 30, "angka": 12, "persen": 11, "rupiah": 17}


def buku_salin(lembar: LembarSalin, instansi: str, periode: str) -> bytes:
    """One sheet as .xlsx."""
    buku = BukuKerja(f"{lembar.nama} {instansi} {periode}", penulis=instansi)
    kolom = [
        KolomLembar(
            judul=k.judul,
            lebar=6 if k.judul == "No" else _LEBAR[k.bentuk],
            bentuk=k.bentuk,
            kelompok=_kelompok(k.nomor, k.kelompok),
        )
        for k in lembar.kolom
    ]
    kaki = [f"{nama}: {isi}" for nama, isi in lembar.kaki]
    buku.tabel(
        lembar.nama,
        kolom,
        lembar.baris,
        judul=(lembar.nama, lembar.tujuan, f"{instansi}, {periode}"),
        catatan=(*kaki, *lembar.catatan, "Angka dari laporan yang disahkan."),
        beku=3 if lembar.kode == "e81" else 2,
        nomor_kolom=False,
    )
    return buku.tutup()


def _kelompok(nomor: str, kelompok: str) -> str:
    return f"{kelompok} ({nomor})" if kelompok and nomor else kelompok
