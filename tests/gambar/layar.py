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
ANALIS = "Hadi Rekayasa"
ARSIPARIS = "Indah Fiktif"
ADMINISTRATOR = "Lukman Percontohan"
KASUBAG_B = "Jelita Misalnya"
KABID_B = "Erna Rekayasa"
AUDITOR = "Bagas Umpamanya"


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


def _jalan(
    periode: str, *tautan: str | re.Pattern[str], nama: str = "Pengukuran Kinerja"
) -> Callable[[Layar], None]:
    return _menu("Pelaksanaan", re.compile(f"^{nama}, {periode}"), *tautan)


def _tugas(judul: str) -> Callable[[Layar], None]:
    return lambda layar: layar.buka(judul)


def _alamat(jalur: str) -> Callable[[Layar], None]:
    def buka(layar: Layar) -> None:
        layar.page.goto(f"{layar.alamat}{jalur}")

    return buka


def _isian(layar: Layar) -> None:
    layar.buka("Melaksanakan rapat bidang")
    _gulir(layar, "Formulir pengukuran kinerja, ")


def _gulir(layar: Layar, kata: str) -> None:
    """The heading with these words just below the top bar."""
    judul = layar.page.get_by_role("heading", name=re.compile(kata)).first
    judul.evaluate("e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 110)")


def _kertas_kerja(layar: Layar) -> None:
    layar.buka("Tim melakukan pengukuran capaian kinerja")
    _gulir(layar, "Angka Triwulan III")


def _salin_e81(layar: Layar) -> None:
    """With the columns that carry the figures in sight."""
    _alamat("/capaian/2026/salin/e81/")(layar)
    layar.page.get_by_role("main").locator("table").first.evaluate(
        "t => { t.parentElement.scrollLeft = 640 }"
    )


def _naskah(layar: Layar) -> None:
    _jalan("Triwulan I 2026", re.compile("^Naskah"))(layar)
    _gulir(layar, "Langkah 5")


def _asal_angka(layar: Layar) -> None:
    _alamat("/capaian/2026/")(layar)
    layar.tautan(re.compile("asal angka A03"))


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
    Adegan(nama="kertas-kerja", judul="Kertas kerja yang diisi Tim AKIP",
           orang=KASUBBAG, buka=_kertas_kerja, tinggi=1100),
    Adegan(nama="asal-angka", judul="Asal satu angka capaian: rumus, aturan, bukti",
           orang=KASUBBAG, buka=_asal_angka, tinggi=1300),
    Adegan(nama="skp-banyak", judul="SKP 22 pegawai diperiksa pada satu halaman",
           orang=KASUBBAG, buka=_tugas("Memeriksa dan mengecek data kinerja"), tinggi=1000),
    Adegan(nama="skp-banyak-telepon", judul="SKP banyak pegawai di telepon",
           orang=KASUBBAG, buka=_tugas("Memeriksa dan mengecek data kinerja"), telepon=True),
    Adegan(nama="skp-kumpulkan", judul="Analis: siapa yang belum mengisi SKP",
           orang=ANALIS, buka=_tugas("Mengumpulkan data kinerja atas target"), tinggi=1000),
    Adegan(nama="pengumpulan", judul="Pengumpulan data: siapa sudah, siapa belum",
           orang=KASUBAG_B, buka=_tugas("Menyusun Laporan Data Kinerja"), tinggi=1200),
    Adegan(nama="pengumpulan-kembali", judul="SOP pengumpulan: dikembalikan seorang Kepala Bidang",
           orang=KASUBAG_B, sampai="mutu baku, lalu waktu kerja nyata",
           buka=_jalan("Triwulan II 2026", nama="Pengumpulan Data Kinerja")),
    Adegan(nama="isian-ulang", judul="Kepala Bidang mengisi lagi barisnya sendiri",
           orang=KABID_B, buka=_tugas("Isi formulir"), tinggi=1200),
    Adegan(nama="tindak-lanjut", judul="Register tindak lanjut",
           orang=KASUBBAG, buka=_alamat("/tindak-lanjut/?milik=semua")),
    Adegan(nama="capaian", judul="Capaian yang sudah disahkan, dengan grafik",
           orang=KASUBBAG, buka=_menu("Capaian"), tinggi=1300),
    Adegan(nama="salin-e81", judul="Lembar salin Formulir E.81",
           orang=KASUBBAG, buka=_salin_e81, tinggi=1000),
    Adegan(nama="rencana", judul="Rencana kinerja dan perjanjiannya",
           orang=KASUBBAG, buka=_menu("Rencana kinerja"), tinggi=1200),
    Adegan(nama="ralat", judul="Menyiapkan ralat atas angka yang sudah disahkan",
           orang=KASUBBAG, buka=_jalan("Triwulan I 2026", "Buat ralat"), tinggi=1100),
    Adegan(nama="naskah-pelaksanaan", judul="Naskah satu pelaksanaan: PDF, Word, Excel",
           orang=KASUBBAG, buka=_naskah),
    Adegan(nama="pemantauan", judul="Inspektorat: perangkat daerah menurut surat tugas",
           orang=AUDITOR, buka=_alamat("/pemantauan/?periode=2026-triwulan-1")),
    Adegan(nama="evaluator", judul="Inspektorat membaca satu pelaksanaan",
           orang=AUDITOR, tinggi=1200,
           buka=_menu("Pemantauan", re.compile("Perdagangan"), re.compile("^Pengukuran Kinerja, Triwulan I 2"))),
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
