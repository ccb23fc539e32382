"""`tolok sop`: read an SOP file, show how it runs. No Django, no database."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from tolok.cli.keluaran import tulis_hasil
from tolok.cli.pengurai import Pengurai
from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.domain.dokumen import KumpulanSop, Sop
from tolok.sop.importers.berkas_sop import baca

__all__ = ["jalankan"]

_BATAS_BITA = 50 * 1024 * 1024
_AKHIRAN: dict[str, Literal["yaml", "json"]] = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}
_PAKAI = """pakai: tolok sop PERINTAH …

  baca     membaca berkas SOP dan menuliskannya kembali dengan susunan baku
  periksa  memeriksa bentuk, isi, dan dasar hukum sebuah SOP
  gambar   menggambar SOP pada formulir resminya: PDF, Word, atau SVG
  jalan    memperlihatkan baris yang dijalankan dari sebuah SOP

Bantuan satu perintah: tolok sop PERINTAH --help
"""


def jalankan(argumen: Sequence[str]) -> int:
    """Run `tolok sop …`; returns the exit status."""
    if not argumen or argumen[0] in ("-h", "--help"):
        (sys.stdout if argumen else sys.stderr).write(_PAKAI)
        return 0 if argumen else 2
    if argumen[0] == "baca":
        return _baca(argumen[1:])
    if argumen[0] == "periksa":
        return _periksa(argumen[1:])
    if argumen[0] == "gambar":
        return _gambar(argumen[1:])
    if argumen[0] == "jalan":
        return _jalan(argumen[1:])
    raise MasukanTidakSah(
        f"perintah “sop {argumen[0]}” tidak dikenal.",
        saran="Yang ada: baca, periksa, gambar, jalan.",
    )


def _baca(argumen: Sequence[str]) -> int:
    from tolok.sop.renderers.berkas_sop import tulis

    pengurai = Pengurai(
        prog="tolok sop baca",
        usage="BERKAS [--format json|yaml] [-o KELUARAN] [--timpa]",
        description="Membaca berkas SOP (.yaml atau .json) dan menuliskannya dengan susunan baku.",
    )
    pengurai.add_argument("berkas", metavar="BERKAS", help="berkas SOP; - untuk masukan standar")
    pengurai.add_argument("--format", choices=["json", "yaml"], help="bentuk keluaran")
    pengurai.add_argument("-o", dest="keluaran", metavar="KELUARAN", help="tulis ke berkas ini")
    pengurai.add_argument("--timpa", action="store_true", help="boleh mengganti berkas yang ada")
    pilihan = pengurai.parse_args(argumen)
    bentuk = _bentuk_keluaran(pilihan.keluaran, pilihan.format)
    sop = _muat(pilihan.berkas)
    tulis_hasil(tulis(sop, bentuk), pilihan.keluaran, timpa=pilihan.timpa)
    return 0


def _bentuk_keluaran(
    keluaran: str | None, diminta: Literal["yaml", "json"] | None
) -> Literal["yaml", "json"]:
    if keluaran is None or keluaran == "-":
        return diminta or "yaml"
    akhiran = Path(keluaran).suffix.lower()
    if akhiran not in _AKHIRAN:
        raise MasukanTidakSah(
            f"{keluaran}: akhiran “{akhiran}” tidak dikenal.",
            saran="Pakai .yaml atau .json.",
        )
    bentuk = _AKHIRAN[akhiran]
    if diminta is not None and diminta != bentuk:
        raise MasukanTidakSah(f"{keluaran}: akhirannya tidak sesuai dengan --format {diminta}.")
    return bentuk


def _periksa(argumen: Sequence[str]) -> int:
    from tolok.cli.sop_periksa import jalankan_periksa

    return jalankan_periksa(argumen, _semua)


def _gambar(argumen: Sequence[str]) -> int:
    from tolok.cli.sop_gambar import jalankan_gambar

    return jalankan_gambar(argumen, _semua)


def _jalan(argumen: Sequence[str]) -> int:
    from tolok.cli.tabel_jalan import tabel
    from tolok.sop.domain.jalan import SopJalan
    from tolok.sop.domain.siapkan import siapkan

    pengurai = Pengurai(
        prog="tolok sop jalan",
        usage="BERKAS|KODE [--catatan]",
        description="Memperlihatkan baris yang dijalankan. KODE: SOP dari pustaka, misalnya 000.",
    )
    pengurai.add_argument("sop", metavar="BERKAS|KODE", help="berkas SOP, - atau kode pustaka")
    pengurai.add_argument(
        "--catatan", action="store_true", help="sertakan nilai yang diturunkan dari halaman"
    )
    pilihan = pengurai.parse_args(argumen)
    status = 0
    for sop in _semua(pilihan.sop):
        hasil = siapkan(sop)
        if isinstance(hasil, SopJalan):
            tulis_hasil(tabel(hasil, catatan=pilihan.catatan), None, timpa=False)
            continue
        status = 1
        for temuan in hasil:
            sys.stderr.write(f"{temuan.lokasi}: {temuan.masalah} {temuan.saran}\n")
    return status


def _semua(nama: str) -> tuple[Sop, ...]:
    from tolok.sop import pustaka

    if nama in pustaka.daftar():
        return (pustaka.muat(nama),)
    isi = _muat(nama)
    return isi.sop if isinstance(isi, KumpulanSop) else (isi,)


def _muat(nama: str) -> Sop | KumpulanSop:
    """The SOP of a file; `-` is standard input. Every refusal names the file."""
    data = sys.stdin.buffer.read(_BATAS_BITA + 1) if nama == "-" else _bita(nama)
    if len(data) > _BATAS_BITA:
        raise MasukanTidakSah(f"{nama}: lebih besar dari 50 MB.", saran="Pecah berkasnya.")
    if nama == "-":
        format = _AKHIRAN[".json" if data.lstrip()[:1] == b"{" else ".yaml"]
    else:
        format = _AKHIRAN[Path(nama).suffix.lower()]
    try:
        return baca(data, format=format)
    except MasukanTidakSah as galat:
        raise MasukanTidakSah(f"{nama}: {galat.pesan}", saran=galat.saran) from None


def _bita(nama: str) -> bytes:
    berkas = Path(nama)
    if berkas.suffix.lower() not in _AKHIRAN:
        raise MasukanTidakSah(
            f"{nama}: tidak dapat dibaca;",
            saran="yang dibaca saat ini hanya berkas SOP Tolok (.yaml, .yml, .json).",
        )
    if not berkas.is_file():
        raise MasukanTidakSah(f"{nama}: berkasnya tidak ada.", saran="Periksa nama dan foldernya.")
    try:
        with berkas.open("rb") as isi:
            return isi.read(_BATAS_BITA + 1)
    except OSError:
        raise MasukanTidakSah(
            f"{nama}: berkasnya tidak dapat dibuka.", saran="Periksa izin bacanya."
        ) from None
