"""`tolok sop`: read an SOP file, show how it runs. No Django, no database."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from tolok.cli.keluaran import periksa_tujuan, tulis_hasil
from tolok.cli.pengurai import Pengurai
from tolok.cli.pilihan_sop import akhiran_keluaran, tambah_sop
from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.domain.dokumen import KumpulanSop, Sop
from tolok.sop.importers.berkas_sop import baca

__all__ = ["jalankan"]

_BATAS_BITA = 50 * 1024 * 1024
_AKHIRAN: dict[str, Literal["yaml", "json"]] = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}
_AWAL = 2_000
_KUNCI_FORMAT = re.compile(rb"^\s*format\s*:", re.MULTILINE)
_PAKAI = """pakai: tolok sop PERINTAH …

  baca     membaca naskah SOP (PDF, Word, Excel, HTML, teks, pindaian) atau berkas SOP
  periksa  memeriksa bentuk, isi, dan dasar hukum sebuah SOP
  gambar   menggambar SOP pada formulir resminya: PDF, Word, SVG, atau BPMN
  jalan    memperlihatkan baris yang dijalankan; dengan --uji, uji jalan beserta waktunya

Bantuan satu perintah: tolok sop PERINTAH --help
"""


def jalankan(argumen: Sequence[str]) -> int:
    """Run `tolok sop …`; returns the exit status."""
    if not argumen or argumen[0] in ("-h", "--help", "--bantuan"):
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
        description=(
            "Membaca SOP dari naskah (PDF, .docx, .xlsx, HTML, teks, gambar pindaian) atau dari "
            "berkas SOP (.yaml, .json) dan menuliskan berkas SOP-nya."
        ),
    )
    pengurai.add_argument(
        "berkas", metavar="BERKAS", help="naskah atau berkas SOP; - untuk masukan baku"
    )
    pengurai.add_argument(
        "--format", choices=["json", "yaml"], metavar="json|yaml", help="bentuk keluaran"
    )
    pengurai.add_argument("-o", dest="keluaran", metavar="KELUARAN", help="tulis ke berkas ini")
    pengurai.add_argument("--timpa", action="store_true", help="boleh mengganti berkas yang ada")
    pilihan = pengurai.parse_args(argumen)
    bentuk = _bentuk_keluaran(pilihan.keluaran, pilihan.format)
    periksa_tujuan(pilihan.keluaran, timpa=pilihan.timpa)
    sop = _muat(pilihan.berkas)
    tulis_hasil(tulis(sop, bentuk), pilihan.keluaran, timpa=pilihan.timpa)
    return 0


def _bentuk_keluaran(
    keluaran: str | None, diminta: Literal["yaml", "json"] | None
) -> Literal["yaml", "json"]:
    if keluaran is None or keluaran == "-":
        return diminta or "yaml"
    return akhiran_keluaran(keluaran, diminta, _AKHIRAN)


def _periksa(argumen: Sequence[str]) -> int:
    from tolok.cli.sop_periksa import jalankan_periksa

    return jalankan_periksa(argumen, _semua)


def _gambar(argumen: Sequence[str]) -> int:
    from tolok.cli.sop_gambar import jalankan_gambar

    return jalankan_gambar(argumen, _semua)


def _jalan(argumen: Sequence[str]) -> int:
    from tolok.cli.sop_uji import pastikan_uji, tambah_pilihan_uji, uji
    from tolok.cli.tabel_jalan import tabel
    from tolok.sop.domain.jalan import SopJalan
    from tolok.sop.domain.siapkan import siapkan

    pengurai = Pengurai(
        prog="tolok sop jalan",
        usage="BERKAS|KODE [--catatan] [--uji [--mulai TANGGAL] [--peluang PERSEN]]",
        description=(
            "Memperlihatkan baris yang dijalankan; dengan --uji, siapa mendapat apa dan kapan."
        ),
    )
    tambah_sop(pengurai)
    pengurai.add_argument(
        "--catatan", action="store_true", help="sertakan nilai yang diturunkan dari halaman"
    )
    tambah_pilihan_uji(pengurai)
    pilihan = pengurai.parse_args(argumen)
    pastikan_uji(pilihan)
    status = 0
    for sop in _semua(pilihan.sop):
        hasil = siapkan(sop)
        if isinstance(hasil, SopJalan):
            isi = uji(hasil, pilihan) if pilihan.uji else tabel(hasil, catatan=pilihan.catatan)
            tulis_hasil(isi, None, timpa=False)
            continue
        status = 1
        for temuan in hasil:
            sys.stderr.write(f"{temuan.lokasi}: {temuan.masalah} {temuan.saran}\n")
    return status


def _semua(nama: str) -> tuple[Sop, ...]:
    from tolok.sop import pustaka

    if nama in pustaka.daftar():
        return (pustaka.muat(nama),)
    if nama != "-" and not Path(nama).suffix and not Path(nama).exists():
        raise MasukanTidakSah(
            f"{nama}: tidak ada berkas atau SOP pustaka bernama itu.",
            saran=f"Kode pustaka yang ada: {', '.join(pustaka.daftar())}.",
        )
    isi = _muat(nama)
    return isi.sop if isinstance(isi, KumpulanSop) else (isi,)


def _muat(nama: str) -> Sop | KumpulanSop:
    """The SOP of a file or document; `-` is standard input. Every refusal names the file."""
    data = sys.stdin.buffer.read(_BATAS_BITA + 1) if nama == "-" else _bita(nama)
    sebutan = "masukan baku" if nama == "-" else nama
    if len(data) > _BATAS_BITA:
        raise MasukanTidakSah(
            f"{sebutan}: lebih besar dari 50 MB.", saran="Pakai bagian yang memuat SOP saja."
        )
    bentuk = _bentuk_berkas(nama, data)
    try:
        return _baca_naskah(data, nama) if bentuk is None else baca(data, format=bentuk)
    except MasukanTidakSah as galat:
        raise MasukanTidakSah(f"{sebutan}: {galat.pesan}", saran=galat.saran) from None


def _bentuk_berkas(nama: str, data: bytes) -> Literal["yaml", "json"] | None:
    """Which kind of SOP file this is; None for a document that has to be read as one."""
    if nama != "-":
        return _AKHIRAN.get(Path(nama).suffix.lower())
    awal = data[:_AWAL].lstrip()
    if awal[:1] == b"{":
        return "json"
    return "yaml" if _KUNCI_FORMAT.search(awal) else None


def _baca_naskah(data: bytes, nama: str) -> Sop | KumpulanSop:
    """The SOPs of a document, read in a process of its own."""
    from tolok.sop.importers.pagar.baca import baca_terpagar

    terbaca = tuple(satu.sop for satu in baca_terpagar(data, Path(nama).name))
    return terbaca[0] if len(terbaca) == 1 else KumpulanSop(sop=terbaca)


def _bita(nama: str) -> bytes:
    berkas = Path(nama)
    if berkas.is_dir():
        raise MasukanTidakSah(f"{nama}: itu folder, bukan berkas.", saran="Sebutkan berkasnya.")
    if not berkas.exists():
        raise MasukanTidakSah(f"{nama}: berkasnya tidak ada.", saran="Periksa nama dan foldernya.")
    try:
        with berkas.open("rb") as isi:
            return isi.read(_BATAS_BITA + 1)
    except OSError:
        raise MasukanTidakSah(
            f"{nama}: berkasnya tidak dapat dibuka.", saran="Periksa izin bacanya."
        ) from None
