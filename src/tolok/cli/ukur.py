"""`tolok ukur`: measure a workbook without Django, database or settings."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

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
from tolok.kinerja.domain.buku import HasilBuku, ukur_buku
from tolok.kinerja.importers.buku_ukur import baca_buku
from tolok.kinerja.renderers.ukur_json import sebagai_json, teks_json
from tolok.kinerja.renderers.ukur_teks import sebagai_teks
from tolok.regulasi.muat import ATURAN_BAWAAN, daftar_aturan_ukur

__all__ = ["jalankan"]

PEMAKAIAN = """\
Pemakaian: tolok ukur BUKU.xlsx [-o HASIL.json|.xlsx|.pdf|.docx] [--format json|yaml|teks]
                      [--aturan ID] [--timpa]
           tolok ukur --templat TEMPLAT.xlsx [--timpa]

Mengukur capaian indikator, rata-rata sasaran dan serapan program dari satu buku kerja.
BUKU boleh - untuk membaca masukan baku. Tanpa -o hasilnya ditulis ke keluaran baku.

  -o BERKAS       tulis ke berkas .json, .xlsx (hasil, perhitungan, masalah), .pdf atau .docx;
                  tidak menimpa kecuali --timpa
  --format NAMA   json (bawaan), yaml, atau teks
  --aturan ID     aturan ukur; kolom Aturan pada baris tetap menang
  --templat       tulis buku kerja kosong untuk diisi
  --timpa         boleh menimpa berkas yang sudah ada
"""
_PERINTAH = PerintahBuku(
    nama="tolok ukur",
    pemakaian=PEMAKAIAN,
    contoh="tolok ukur kinerja.xlsx -o hasil.json",
    akhiran={".json": "json", ".xlsx": "xlsx", ".pdf": "pdf", ".docx": "docx"},
    bernilai={"--aturan": "aturan"},
)


def jalankan(argv: Sequence[str]) -> int:
    """Run `tolok ukur`; 0 done, 1 some cells were refused, 2 nothing can be used."""
    return jalankan_buku(_PERINTAH, argv, kerja=_ukur, templat=_templat)


def _ukur(pilihan: PilihanBuku, bentuk: str) -> int:
    aturan = {a.id: a for a in daftar_aturan_ukur()}
    if pilihan.aturan is not None and pilihan.aturan not in aturan:
        raise MasukanTidakSah(
            f"Aturan “{pilihan.aturan}” tidak dikenal.", f"Pilih {', '.join(sorted(aturan))}."
        )
    nama = pilihan.buku or ""
    buku = baca_buku_bernama(nama, lambda isi: baca_buku(isi, aturan_dikenal=aturan.keys()))
    if not buku.indikator and not buku.program:
        sebab = sebab_kosong(
            buku.galat,
            kosong="lembar Indikator dan Program tidak berisi satu baris pun.",
            tidak_ada="tidak ada baris yang dapat dipakai",
        )
        raise MasukanTidakSah(f"{nama}: {sebab}")
    hasil = ukur_buku(buku, aturan, pilihan.aturan or buku.aturan or ATURAN_BAWAAN)
    tulis(_susun(hasil, bentuk), pilihan.keluaran)
    laporkan(hasil.galat)
    return 1 if hasil.galat else 0


def _susun(hasil: HasilBuku, bentuk: str) -> bytes:
    """The result in a format; writers of documents are loaded only when asked for."""
    if bentuk == "xlsx":
        from tolok.kinerja.renderers.ukur_xlsx import sebagai_xlsx

        return sebagai_xlsx(hasil)
    if bentuk in {"pdf", "docx"}:
        return _naskah(hasil, bentuk)
    if bentuk == "teks":
        return sebagai_teks(hasil).encode()
    if bentuk == "yaml":
        isi = sebagai_json(hasil)
        return yaml.safe_dump(isi, allow_unicode=True, sort_keys=False).encode()
    return teks_json(hasil).encode()


def _naskah(hasil: HasilBuku, bentuk: str) -> bytes:
    from tolok.kinerja.renderers.ukur_dokumen import dokumen_hasil
    from tolok.web.waktu import sekarang

    dokumen = dokumen_hasil(hasil, sekarang())
    if bentuk == "docx":
        from tolok.naskah.renderers.docx import docx

        return docx(dokumen)
    from tolok.naskah.renderers.typst_pdf import pdf

    return pdf(dokumen)


def _templat() -> bytes:
    from tolok.kinerja.renderers.templat_ukur import templat

    return templat()
