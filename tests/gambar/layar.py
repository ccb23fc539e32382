"""Which pages stand in docs/gambar, who opens them, and at what width."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.perjalanan.panggung import Layar

__all__ = ["ADEGAN", "Adegan"]

KADIS = "Arya Contoh"
SEKRETARIS = "Bunga Rekaan"
KASUBBAG = "Citra Misalnya"
KABID = "Mega Ibarat"
ARSIPARIS = "Indah Fiktif"
ADMINISTRATOR = "Lukman Percontohan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adegan:
    """One picture. `buka` goes to the page. A desktop picture is one screen high, or `tinggi`
    pixels, or reaches down to the words `sampai`.

    `orang` None: before anybody signed in.
    """

    nama: str
    judul: str
    orang: str | None
    buka: Callable[[Layar], None]
    telepon: bool = False
    tinggi: int | None = None
    sampai: str = ""


def _beranda(layar: Layar) -> None:
    layar.beranda()


def _menu(nama: str, *tautan: str | re.Pattern[str]) -> Callable[[Layar], None]:
    def buka(layar: Layar) -> None:
        layar.beranda()
        layar.menu(nama)
        for satu in tautan:
            layar.tautan(satu)

    return buka


def _jalan(periode: str, *tautan: str | re.Pattern[str]) -> Callable[[Layar], None]:
    return _menu("Pelaksanaan", re.compile(f"Pengukuran Kinerja, {periode}"), *tautan)


def _tugas(judul: str) -> Callable[[Layar], None]:
    return lambda layar: layar.buka(judul)


def _alamat(jalur: str) -> Callable[[Layar], None]:
    def buka(layar: Layar) -> None:
        layar.page.goto(f"{layar.alamat}{jalur}")

    return buka


def _isian(layar: Layar) -> None:
    layar.buka("Melaksanakan rapat bidang")
    judul = layar.page.get_by_role("heading", name=re.compile("Formulir pengukuran kinerja, "))
    judul.evaluate("e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 110)")


def _kembalikan(layar: Layar) -> None:
    layar.buka("Memeriksa dokumen pengukuran kinerja")
    tindakan = layar.page.get_by_role("region", name="Tindakan")
    layar.tekan("Kembalikan", di=tindakan)
    lembar = layar.page.get_by_role("dialog", name="Kembalikan dokumen")
    lembar.get_by_label("Alasan pengembalian").fill(
        "Ringkasan belum menjelaskan mengapa stok beras keluar dari rentang."
    )


ADEGAN = (
    Adegan(nama="masuk", judul="Masuk; mode contoh menawarkan orang-orang rekaan",
           orang=None, buka=lambda layar: None),
    Adegan(nama="tugas-saya-telepon", judul="Tugas saya, Kepala Dinas",
           orang=KADIS, buka=_beranda, telepon=True),
    Adegan(nama="tugas-saya", judul="Tugas saya, Kasubbag Perencanaan",
           orang=KASUBBAG, buka=_beranda),
    Adegan(nama="disposisi-telepon", judul="Langkah 1: disposisi Kepala Dinas",
           orang=KADIS, buka=_tugas("Menugaskan pelaksanaan pengukuran kinerja"), telepon=True),
    Adegan(nama="isian", judul="Langkah 4: rapat bidang dan formulir",
           orang=KABID, buka=_isian, tinggi=1100),
    Adegan(nama="kembalikan", judul="Langkah 8: Sekretaris mengembalikan",
           orang=SEKRETARIS, buka=_kembalikan),
    Adegan(nama="perbaikan", judul="Langkah 7: Kasubbag memperbaiki yang dikembalikan",
           orang=KASUBBAG, buka=_tugas("Perbaiki dokumen"), tinggi=1300),
    Adegan(nama="halaman-sop", judul="Halaman SOP yang hidup",
           orang=KASUBBAG, buka=_jalan("Triwulan II 2026"), sampai="mutu baku, lalu waktu kerja nyata"),
    Adegan(nama="halaman-sop-telepon", judul="Halaman SOP yang hidup di telepon",
           orang=KADIS, buka=_jalan("Triwulan II 2026"), telepon=True),
    Adegan(nama="posisi-berkas", judul="Posisi berkas: setiap kejadian dan rantainya",
           orang=KASUBBAG, buka=_jalan("Triwulan II 2026", "Lihat semuanya")),
    Adegan(nama="pelaksanaan", judul="Semua pelaksanaan",
           orang=KASUBBAG, buka=_menu("Pelaksanaan"), tinggi=1000),
    Adegan(nama="pustaka-sop", judul="SOP instansi dan pustaka",
           orang=KASUBBAG, buka=_menu("SOP"), tinggi=1100),
    Adegan(nama="arsip", judul="Berkas yang sudah ditutup",
           orang=ARSIPARIS, buka=_menu("Arsip", re.compile("Triwulan I"))),
    Adegan(nama="kelola-kalender", judul="Administrator: kalender kerja",
           orang=ADMINISTRATOR, buka=_alamat("/kelola/kalender/2026/"), tinggi=1200),
    Adegan(nama="kelola-lajur", judul="Administrator: siapa lajur SOP di kantor ini",
           orang=ADMINISTRATOR, buka=_alamat("/kelola/lajur/000/")),
)  # fmt: skip
