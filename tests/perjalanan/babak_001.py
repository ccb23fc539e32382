"""SOP 001 in the browser: seven employees, from their forms to the box file and an objection."""

from __future__ import annotations

import re
from datetime import date, datetime

from playwright.sync_api import Locator, expect

from tests.perjalanan.panggung import Layar, Panggung
from tests.perjalanan.peran import (
    DATA,
    KADIS,
    KASUBBAG,
    PELAKSANA,
    PINDAIAN,
    SEKRETARIS,
    WIB,
    pukul,
)
from tolok.cli.contoh import DuniaContoh, siapkan_dunia
from tolok.cli.contoh_tahun import muat
from tolok.skp.models import IndikatorSkp, RencanaHasilKerja, RencanaSkp

__all__ = [
    "ALASAN_BUKTI",
    "ALASAN_KEBERATAN",
    "ANALIS",
    "KOREKSI",
    "MEGA",
    "NANDA",
    "OKI",
    "PENJELASAN",
    "PUTRI",
    "PUTUSAN",
    "SUBJEK",
    "muat_dunia_skp",
    "semua_babak",
]

ANALIS = "Hadi Rekayasa"
MEGA = "Mega Ibarat"
NANDA = "Nanda Ilustrasi"
OKI = "Oki Rekaan"
PUTRI = "Putri Umpamanya"
SUBJEK = {
    "A-01": KADIS, "A-03": KASUBBAG, "A-07": PELAKSANA, "A-08": ANALIS,
    "A-14": NANDA, "A-15": OKI, "A-16": PUTRI,
}  # fmt: skip
SOP = "Pelaksanaan Pengukuran Kinerja/ Penilaian SKP"
ALASAN_BUKTI = "Bukti dukung laporan triwulan belum dilampirkan."
KOREKSI = "Rating perilaku tertukar dengan rekan saya."
ALASAN_KEBERATAN = "Dua kegiatan yang saya selesaikan tidak dihitung."
PENJELASAN = "Dua kegiatan itu selesai setelah masa penilaian."
PUTUSAN = "Kegiatan selesai pada masa penilaian; keberatan diterima."


def muat_dunia_skp() -> None:
    """The demo office, and an SKP of the first half year for seven of its people."""
    dunia = siapkan_dunia(muat(DATA), sekarang=datetime(2026, 10, 1, 8, 0, tzinfo=WIB))
    for kode in SUBJEK:
        _skp(dunia, kode)


def _skp(dunia: DuniaContoh, kode: str) -> None:
    orang = dunia.pegawai(kode)
    skp = RencanaSkp.objects.create(
        pemda_id=orang.pemda_id, instansi_id=orang.instansi_id, pegawai=orang,
        jabatan=dunia.kantor.jabatan[kode], mulai=date(2026, 1, 2), selesai=date(2026, 6, 30),
    )  # fmt: skip
    rhk = RencanaHasilKerja.objects.create(
        pemda_id=orang.pemda_id, skp=skp, urutan=1, rencana="Laporan kinerja tersusun",
        pimpinan="Akuntabilitas perangkat daerah meningkat",
    )  # fmt: skip
    IndikatorSkp.objects.create(
        pemda_id=orang.pemda_id, rhk=rhk, urutan=1, aspek="kuantitas",
        uraian="Jumlah laporan", target="6", satuan="laporan",
    )  # fmt: skip


def kasubbag_menyiapkan(p: Panggung) -> None:
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.menu("Pelaksanaan")
    kasubbag.tautan("Siapkan pelaksanaan")
    kasubbag.pilih("SOP yang dijalankan", SOP)
    kasubbag.pilih("Periode yang diukur", "Semester I 2026")
    kasubbag.page.get_by_text("Hanya untuk pegawai tertentu").click()
    for nama in SUBJEK.values():
        kasubbag.page.get_by_role("checkbox", name=re.compile(nama)).check()
    kasubbag.foto("001-01-siapkan")
    kasubbag.tekan("Mulai pelaksanaan")
    kasubbag.kabar("Pelaksanaan dimulai")
    kasubbag.foto("001-02-sop-hidup")


def pegawai_mengisi(p: Panggung) -> None:
    for n, orang in enumerate(SUBJEK.values()):
        pukul(p, 5, 9, n)
        _mengisi(p, orang, "5")
        p.pulang(orang)


def _mengisi(p: Panggung, orang: str, realisasi: str) -> None:
    layar = p.sebagai(orang)
    layar.buka("Isi formulir")
    layar.lihat("Laporan kinerja tersusun")
    layar.isi("Realisasi", realisasi)
    layar.isi("Bukti dukung", "Laporan semester I")
    if orang == NANDA:
        layar.foto("001-03-isian-pegawai")
    layar.tekan("Serahkan isian")
    layar.kabar("Isian Anda diserahkan.")


def analis_meneruskan(p: Panggung) -> None:
    pukul(p, 5, 10)
    analis = p.sebagai(ANALIS)
    analis.foto("001-04-tugas-saya-analis")
    analis.buka("Mengumpulkan data kinerja")
    analis.lihat("0 dari 7 pegawai selesai")
    analis.foto("001-05-banyak-kumpulkan")
    _semua(analis, "7 diteruskan.")
    analis.tekan("Serahkan yang dipilih")
    analis.kabar("7 lembar diserahkan.")


def _semua(layar: Layar, hitung: str) -> None:
    layar.page.wait_for_load_state("load")  # the button does its work by the page's script
    layar.tekan("Pilih semua yang siap")
    expect(layar.page.get_by_role("status").filter(has_text=hitung)).to_be_visible()


def kasubbag_memeriksa_tiga_kembali(p: Panggung) -> None:
    pukul(p, 5, 11)
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.buka("Memeriksa dan mengecek")
    _buka_lembar(kasubbag, PELAKSANA)
    kasubbag.lihat("Laporan semester I")
    kasubbag.foto("001-06-banyak-periksa")
    kasubbag.tautan("Tutup lembar")
    _semua(kasubbag, "6 diteruskan.")
    for nama in (NANDA, OKI, PUTRI):
        putusan = _putusan(kasubbag, nama)
        putusan.get_by_label("Kembalikan ke langkah 1").check()
        putusan.get_by_role("textbox").fill(ALASAN_BUKTI)
    kasubbag.foto("001-07-banyak-keputusan")
    kasubbag.tekan("Kirim keputusan")
    kasubbag.kabar("3 lembar disetujui, 3 dikembalikan.")


def _buka_lembar(layar: Layar, nama: str) -> None:
    """Open one employee's sheet in place; the page has its scripts by then."""
    layar.page.wait_for_load_state()
    layar.tautan(re.compile(rf"Buka lembar\s*: {nama}"))
    judul = layar.page.get_by_role("heading", name=re.compile(f"^{nama}"))
    expect(judul.first).to_be_focused()


def _putusan(layar: Layar, nama: str) -> Locator:
    return layar.page.get_by_role("group", name=re.compile(f"Keputusan untuk {nama}"))


def sekretaris_memeriksa_lembar_kasubbag(p: Panggung) -> None:
    pukul(p, 5, 11, 30)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.lihat("pemegangnya tidak dapat memutuskan, diteruskan kepada Anda")
    sekretaris.buka("Memeriksa dan mengecek")
    sekretaris.tekan("Setujui")
    sekretaris.kabar("Persetujuan Anda tercatat.")


def tiga_orang_memperbaiki(p: Panggung) -> None:
    for n, orang in enumerate((NANDA, OKI, PUTRI)):
        pukul(p, 5, 13, n)
        layar = p.sebagai(orang)
        layar.buka("Isi formulir")
        layar.lihat(ALASAN_BUKTI)
        layar.isi("Bukti dukung", "Laporan semester I dan berita acara")
        layar.tekan("Serahkan isian")
        layar.kabar("Isian Anda diserahkan.")
        p.pulang(orang)
    analis = p.sebagai(ANALIS)
    analis.buka("Mengumpulkan data kinerja")
    _semua(analis, "3 diteruskan.")
    analis.tekan("Serahkan yang dipilih")
    analis.kabar("3 lembar diserahkan.")
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.buka("Memeriksa dan mengecek")
    _semua(kasubbag, "3 diteruskan.")
    kasubbag.tekan("Kirim keputusan")
    kasubbag.kabar("3 lembar disetujui.")


def analis_mengonfirmasi(p: Panggung) -> None:
    pukul(p, 5, 14)
    analis = p.sebagai(ANALIS)
    analis.buka("penginputan kinerja")
    _semua(analis, "7 diteruskan.")
    analis.tekan("Serahkan yang dipilih")
    analis.kabar("7 lembar diserahkan.")


def mega_menilai_tiga_orang(p: Panggung) -> None:
    pukul(p, 6, 8)
    mega = p.sebagai(MEGA)
    mega.lihat("3 pegawai")
    mega.buka("Memvalidasi hasil inputan")
    for nama, perilaku in ((NANDA, "Di bawah ekspektasi"), (OKI, "Di bawah ekspektasi")):
        _buka_lembar(mega, nama)
        _menilai(mega, "Sesuai ekspektasi", perilaku)
        expect(mega.page.get_by_text(re.compile("Tersimpan otomatis")).first).to_be_visible()
        mega.foto(f"001-08-menilai-{nama.split()[0]}")
        mega.tautan("Tutup lembar")
    mega.lihat("Belum dinilai")
    _semua(mega, "2 diteruskan.")
    putri = _putusan(mega, PUTRI)
    putri.get_by_label("Kembalikan ke langkah 3").check()
    putri.get_by_role("textbox").fill("Realisasi diketik dua kali.")
    mega.foto("001-09-banyak-nilai")
    mega.tekan("Kirim keputusan")
    mega.kabar("2 lembar disetujui, 1 dikembalikan.")
    _putri_diulang(p)


def _menilai(layar: Layar, hasil: str, perilaku: str) -> None:
    """Both ratings, and feedback on the planned result."""
    for nama, rating in (("Rating hasil kerja", hasil), ("Rating perilaku kerja", perilaku)):
        layar.page.get_by_role("group", name=nama).get_by_label(
            re.compile(f"^{rating}$", re.IGNORECASE)
        ).check()
    layar.isi("Umpan balik", "Laporan tepat waktu.")


def _putri_diulang(p: Panggung) -> None:
    analis = p.sebagai(ANALIS)
    analis.buka("penginputan kinerja")
    analis.lihat("Realisasi diketik dua kali.")
    analis.tekan("Konfirmasi lembar")
    analis.kabar("Lembar SKP dikonfirmasi.")
    mega = p.sebagai(MEGA)
    mega.buka("Memvalidasi hasil inputan")
    _menilai(mega, "Sesuai ekspektasi", "Sesuai ekspektasi")
    mega.tekan("Tetapkan penilaian")
    mega.kabar("Penilaian ditetapkan")


def atasan_lain_menilai(p: Panggung) -> None:
    pukul(p, 6, 9)
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.buka("Memvalidasi hasil inputan")
    _buka_lembar(kasubbag, PELAKSANA)
    _menilai(kasubbag, "Sesuai ekspektasi", "Di atas ekspektasi")
    kasubbag.tekan("Tetapkan penilaian")
    kasubbag.kabar("Penilaian ditetapkan")
    kasubbag.buka("Memvalidasi hasil inputan")
    _menilai(kasubbag, "Sesuai ekspektasi", "Sesuai ekspektasi")
    kasubbag.tekan("Tetapkan penilaian")
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("Memvalidasi hasil inputan")
    _menilai(sekretaris, "Di atas ekspektasi", "Di atas ekspektasi")
    sekretaris.tekan("Tetapkan penilaian")
    sekretaris.kabar("Penilaian ditetapkan")


def dokumen_wali_kota_dicatat(p: Panggung) -> None:
    pukul(p, 6, 10)
    analis = p.sebagai(ANALIS)
    analis.lihat("penilainya di luar perangkat daerah")
    analis.buka("Memvalidasi hasil inputan")
    analis.lihat("Wali Kota")
    _menilai(analis, "Sesuai ekspektasi", "Sesuai ekspektasi")
    expect(analis.page.get_by_text(re.compile("Tersimpan otomatis")).first).to_be_visible()
    analis.foto("001-10-penilai-luar")
    analis.catat_dari_kertas(tanggal="2026-10-05", pindaian=PINDAIAN)
    analis.kabar("dicatat")


def pegawai_menanggapi(p: Panggung) -> None:
    pukul(p, 6, 11)
    for orang in (KADIS, KASUBBAG, PELAKSANA, ANALIS):
        _menandatangani(p, orang)
        p.pulang(orang)
    oki = p.sebagai(OKI)
    oki.buka("kinerja atas penilai kinerja")
    _alasan_lipatan(oki, "Kembalikan ke langkah sebelumnya", KOREKSI)
    oki.tekan("Kembalikan ke langkah itu")
    oki.kabar("dikembalikan")
    nanda = p.sebagai(NANDA)
    nanda.buka("kinerja atas penilai kinerja")
    nanda.foto("001-11-hasil-pegawai")
    _alasan_lipatan(nanda, "Ajukan keberatan", ALASAN_KEBERATAN)
    nanda.foto("001-12-keberatan")
    nanda.tekan("Ajukan keberatan")
    nanda.kabar("Keberatan Anda tercatat dan disampaikan.")


def _alasan_lipatan(layar: Layar, judul: str, alasan: str) -> None:
    """Open a fold among the other acts and write the reason in it."""
    lipatan = layar.page.get_by_role("group").filter(has_text=judul).last
    lipatan.get_by_text(judul).first.click()
    lipatan.get_by_label("Alasan, wajib diisi").fill(alasan)


def _menandatangani(p: Panggung, orang: str) -> None:
    layar = p.sebagai(orang)
    layar.buka("kinerja atas penilai kinerja")
    layar.lihat("Rating hasil kerja")
    layar.tekan("Tanda tangani")
    layar.kabar("Tanda tangan tercatat.")


def mega_mengoreksi_oki(p: Panggung) -> None:
    pukul(p, 6, 13)
    mega = p.sebagai(MEGA)
    mega.buka("Memvalidasi hasil inputan")
    mega.lihat(KOREKSI)
    _menilai(mega, "Sesuai ekspektasi", "Sesuai ekspektasi")
    mega.tekan("Tetapkan penilaian")
    mega.kabar("Penilaian ditetapkan")
    _menandatangani(p, OKI)


def analis_menutup_awal_putri(p: Panggung) -> None:
    pukul(p, 7, 8)
    analis = p.sebagai(ANALIS)
    analis.menu("Pelaksanaan")
    analis.tautan(re.compile("Penilaian SKP, Semester I 2026"))
    analis.foto("001-13-sop-hidup-analis")
    analis.tautan("Tutup awal, alihkan, atau lepas")
    analis.page.get_by_role("checkbox", name=re.compile(PUTRI)).check()
    analis.isi("Alasan, wajib diisi", "Tidak menandatangani sampai batas waktu.")
    analis.foto("001-14-kendali")
    analis.tekan("Tutup awal yang dipilih")
    analis.kabar("1 ditutup awal")


def analis_menggandakan_dan_mengarsipkan(p: Panggung) -> None:
    pukul(p, 7, 9)
    analis = p.sebagai(ANALIS)
    analis.buka("Penggandaan Dokumen")
    analis.isi("Nomor eksemplar baru", "1")
    analis.isi("Penerima baru", "Badan Kepegawaian")
    analis.foto("001-15-gandakan")
    analis.tekan("Catat penggandaan")
    analis.kabar("Penggandaan dicatat.")
    analis.buka("Pengarsipan Dokumen")
    analis.isi("Ruang", "Ruang Arsip")
    analis.isi("Boks", "SKP-2026")
    analis.tekan("Arsipkan berkas")
    analis.kabar("Berkas diarsipkan.")


def keberatan_diputuskan(p: Panggung) -> None:
    pukul(p, 8, 8)
    mega = p.sebagai(MEGA)
    mega.buka("Tanggapi keberatan")
    mega.lihat(ALASAN_KEBERATAN)
    mega.isi("Penjelasan Anda, wajib diisi", PENJELASAN)
    mega.foto("001-16-penjelasan")
    mega.tekan("Kirim penjelasan")
    mega.kabar("Penjelasan Anda tercatat.")
    kadis = p.sebagai(KADIS)
    kadis.buka("Tanggapi keberatan")
    kadis.lihat(PENJELASAN)
    kadis.page.get_by_role("group", name="Rating perilaku kerja").get_by_label(
        re.compile("^sesuai ekspektasi$", re.IGNORECASE)
    ).check()
    kadis.isi("Putusan dan pertimbangannya, wajib diisi", PUTUSAN)
    kadis.foto("001-17-putusan")
    kadis.tekan("Terima")
    kadis.kabar("keberatan diterima")


semua_babak = (
    kasubbag_menyiapkan,
    pegawai_mengisi,
    analis_meneruskan,
    kasubbag_memeriksa_tiga_kembali,
    sekretaris_memeriksa_lembar_kasubbag,
    tiga_orang_memperbaiki,
    analis_mengonfirmasi,
    mega_menilai_tiga_orang,
    atasan_lain_menilai,
    dokumen_wali_kota_dicatat,
    pegawai_menanggapi,
    mega_mengoreksi_oki,
    analis_menutup_awal_putri,
    analis_menggandakan_dan_mengarsipkan,
    keberatan_diputuskan,
)
