"""SOP 002 in the browser: the order, the meeting, the programme, the method, the figures."""

from __future__ import annotations

import re
from datetime import datetime

from playwright.sync_api import expect

from tests.perjalanan.babak import isi_formulir
from tests.perjalanan.panggung import Layar, Panggung
from tests.perjalanan.peran import DATA, KADIS, KASUBBAG, SEKRETARIS, WIB, pukul
from tolok.cli.contoh import siapkan_dunia
from tolok.cli.contoh_tahun import muat
from tolok.sop.domain.konfirmasi import Konfirmasi, pertanyaan
from tolok.sop.selectors.versi import jalan_versi
from tolok.sop.services.draf import konfirmasikan, masukkan_pustaka
from tolok.sop.tests.pengesahan import berlakukan

__all__ = [
    "ALASAN_KOSONG",
    "ALASAN_PINDAH",
    "ANALISIS",
    "ARAHAN",
    "DISPOSISI",
    "NOMOR_NOTA",
    "SIMPULAN",
    "TINDAK_LANJUT",
    "kadis_memberi_disposisi",
    "kadis_memerintahkan",
    "kasubbag_menyiapkan",
    "muat_dunia",
    "sekretaris_melaporkan",
    "sekretaris_meneruskan",
    "sekretaris_menganalisis_dan_menyetujui",
    "sekretaris_mengembalikan",
    "sekretaris_rapat",
    "staf_mengarsipkan",
    "tim_memperbaiki",
    "tim_mengukur",
    "tim_menyusun_metode",
    "tim_menyusun_program_kerja",
    "tim_merekap_dan_melaporkan",
]

STAF = "Indah Fiktif"
NOMOR_NOTA = "000.8.6.3/301/Disdagin"
ALASAN_PINDAH = "Sekretaris dipanggil Wali Kota"
ALASAN_KOSONG = "Diukur melalui indikator di bawahnya."
ARAHAN = "Simpulan belum menyebut indikator yang tidak tercapai."
SIMPULAN = "Capaian sesuai rencana, kecuali pasar rakyat dan pengaduan konsumen."
DISPOSISI = "Setuju. Tindak lanjuti bersama tim."
TINDAK_LANJUT = "Percepat penilaian standar pasar rakyat"
ANALISIS = {
    "Sebab": "Lelang rehabilitasi pasar diulang.",
    "Risiko": "Target tahun tidak tercapai bila lelang gagal lagi.",
    "Rekomendasi": "Percepat lelang pada bulan pertama.",
}


def muat_dunia() -> None:
    """The demo office, and SOP 002 in force beside SOP 000."""
    saat = datetime(2026, 10, 1, 8, 0, tzinfo=WIB)
    dunia = siapkan_dunia(muat(DATA), sekarang=saat)
    kasubbag, instansi = dunia.pegawai("A-03"), dunia.kantor.instansi["A"]
    versi = masukkan_pustaka(pelaku=kasubbag, instansi=instansi, kode="002", sekarang=saat)
    kembali = {
        t.langkah: int(t.usul) for t in pertanyaan(jalan_versi(versi)) if t.kunci == "kembali"
    }
    jawaban = Konfirmasi(penanggung_jawab="tim_akip", kembali=kembali)
    versi = konfirmasikan(pelaku=kasubbag, versi=versi, jawaban=jawaban, sekarang=saat)
    berlakukan(pelaku=dunia.pegawai("A-12"), versi=versi, sekarang=saat)


def kasubbag_menyiapkan(p: Panggung) -> None:
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.menu("Pelaksanaan")
    kasubbag.tautan("Siapkan pelaksanaan")
    kasubbag.pilih("SOP yang dijalankan", "Penyusunan Kinerja")
    kasubbag.pilih("Periode yang diukur", "Triwulan III 2026")
    kasubbag.tekan("Mulai pelaksanaan")
    kasubbag.kabar("Pelaksanaan dimulai")


def kadis_memerintahkan(p: Panggung) -> None:
    """Row 1: a numbered note, sent twice by an impatient hand."""
    pukul(p, 5, 8, 30)
    kadis = p.sebagai(KADIS)
    kadis.buka("memerintahkan Sekretaris")
    kadis.foto("002-01-nota")
    kadis.isi("Nomor", NOMOR_NOTA)
    kadis.isi("Isi nota dinas", "Laksanakan pengukuran kinerja.\nLaporkan hasilnya kepada saya.")
    kadis.isi("Batas waktu", "2026-10-16")
    p.catatan["status kiriman kedua"] = kadis.tekan_dua_kali("Sampaikan nota dinas")
    kadis.kabar("Nota dinas disampaikan.")


def sekretaris_rapat(p: Panggung) -> None:
    """Row 2: the meeting is called, moved, held; one member is away."""
    pukul(p, 5, 9)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("melakukan rapat dengan TIM")
    sekretaris.lihat(NOMOR_NOTA)
    sekretaris.page.get_by_text("Buat undangan", exact=True).click()
    sekretaris.isi("Hari rapat", "2026-10-05")
    sekretaris.isi("Pukul rapat", "13:00")
    sekretaris.isi("Tempat rapat", "Ruang rapat utama")
    sekretaris.tekan("Catat undangan")
    sekretaris.kabar("Undangan dicatat")
    sekretaris.page.get_by_text("Rapat ditunda atau dipindah").click()
    sekretaris.isi("Hari rapat", "2026-10-06")
    sekretaris.isi("Pukul rapat", "09:00")
    sekretaris.isi("Alasan ditunda atau dipindah, wajib diisi", ALASAN_PINDAH)
    sekretaris.tekan("Catat ralat undangan")
    sekretaris.lihat("Ralat undangan")
    sekretaris.foto("002-02-rapat")
    p.pulang(SEKRETARIS)
    pukul(p, 6, 10, 30)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("melakukan rapat dengan TIM")
    sekretaris.isi("Selesai pukul", "10:30")
    sekretaris.isi("Notulis", "Fajar Permisalan, S.T., M.T.")
    hadir = sekretaris.page.get_by_role("group", name="Hadir").get_by_role("checkbox").all()
    for nama in hadir[:-1]:
        nama.check()
    sekretaris.isi("Pembahasan", "Cara mengukur dan pembagian tugas disepakati.")
    sekretaris.isi("Keputusan", "Metode tahun ini dipakai.")
    sekretaris.isi("Apa, baris baru", "Kumpulkan bukti ekspor")
    sekretaris.isi("Siapa, baris baru", "Bidang Perdagangan")
    sekretaris.isi("Kapan, baris baru", "2026-10-07")
    sekretaris.tekan("Simpan notula")
    sekretaris.kabar("Notula disimpan.")


def tim_menyusun_program_kerja(p: Panggung) -> None:
    """Row 3: claimed by the ketua, proposed from the minutes and the plan."""
    pukul(p, 6, 11)
    ketua = _ambil(p, "menyusun rencana kegiatan")
    expect(ketua.page.get_by_label("Tahapan 1", exact=True)).to_have_value(
        "Kumpulkan bukti ekspor"
    )
    ketua.isi("Risiko baru", "Data pasar terlambat")
    ketua.isi("Penanganan baru", "Diminta sejak awal bulan")
    ketua.foto("002-03-program-kerja")
    ketua.tekan("Serahkan program kerja")
    ketua.kabar("Program kerja diserahkan.")


def tim_menyusun_metode(p: Panggung) -> None:
    """Row 4: refused over silent holes, then every node has its reason."""
    pukul(p, 6, 13)
    ketua = _ambil(p, "menyiapkan metodologi")
    ketua.foto("002-04-metode")
    ketua.tekan("Tetapkan metodologi")
    ketua.lihat("belum ada indikator")
    ketua.isi("Alasan untuk semua simpul yang masih kosong", ALASAN_KOSONG)
    ketua.tekan("Tetapkan metodologi")
    ketua.kabar("Metodologi ditetapkan")


def tim_mengukur(p: Panggung) -> None:
    """Row 5: the sample figures with their evidence."""
    pukul(p, 7, 8)
    ketua = _ambil(p, "melakukan pengukuran capaian")
    ketua.foto("002-05-ukur-kosong")
    isi_formulir(ketua)
    ketua.isi("Alasan baris kosong", "Angka menyusul dari pemilik data.")
    ketua.foto("002-06-ukur")
    ketua.tekan("Simpan kertas kerja")
    ketua.kabar("Kertas kerja disimpan.")


def tim_merekap_dan_melaporkan(p: Panggung) -> None:
    """Rows 6 and 7: recap, then draft and covering note in one submission."""
    pukul(p, 8, 9)
    ketua = _ambil(p, "merekap seluruh hasil")
    ketua.foto("002-07-rekap")
    ketua.tekan("Simpan rekap")
    ketua.kabar("Rekap disimpan.")
    _laporkan(p, "002-08-laporkan")


def _laporkan(p: Panggung, gambar: str, simpulan: str = "") -> None:
    """Draft and note in one submission; the receiver's line; the file goes on."""
    ketua = _ambil(p, "melaporkan hasil rekapitulasi")
    ketua.foto(gambar)
    if simpulan:
        ketua.lihat(ARAHAN)
        ketua.isi("Simpulan", simpulan)
    ketua.isi("Isi nota", "Mohon arahan atas draf laporan.")
    ketua.tekan("Laporkan kepada Sekretaris")
    ketua.kabar("Laporan disampaikan.")
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("Baca dan beri disposisi")
    sekretaris.foto(f"{gambar}-disposisi")
    sekretaris.isi("Isi disposisi", "Akan saya analisis.")
    sekretaris.tekan("Beri disposisi")
    sekretaris.kabar("Disposisi Anda tercatat.")
    ketua.buka("melaporkan hasil rekapitulasi")
    ketua.lihat("Akan saya analisis.")
    ketua.tekan("Serahkan langkah ini")
    ketua.sampai_di_beranda()


def sekretaris_mengembalikan(p: Panggung) -> None:
    """Row 8: not as it should be; back to row 7 with an arahan."""
    pukul(p, 8, 13)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("menganalisa hasil")
    sekretaris.foto("002-09-analisis")
    sekretaris.tekan("Kembalikan")
    lembar = sekretaris.page.get_by_role("dialog", name="Kembalikan dokumen")
    expect(lembar.get_by_role("radio", name=re.compile("^Langkah 7"))).to_be_checked()
    lembar.get_by_text("Pilih langkah lain").click()
    for nomor in (4, 5, 6):
        expect(lembar.get_by_role("radio", name=re.compile(f"^Langkah {nomor}"))).to_be_visible()
    sekretaris.isi("Arahan perbaikan, wajib diisi", ARAHAN)
    sekretaris.tekan("Kembalikan", di=lembar)
    sekretaris.kabar("dikembalikan")


def tim_memperbaiki(p: Panggung) -> None:
    """Row 7 again: the arahan stands on top, the text is mended, the report goes up anew."""
    pukul(p, 9, 8)
    _laporkan(p, "002-10-laporkan-lagi", SIMPULAN)


def sekretaris_menganalisis_dan_menyetujui(p: Panggung) -> None:
    """Row 8 again: what changed, analysis, approval, in one submission."""
    pukul(p, 9, 10)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("menganalisa hasil")
    sekretaris.lihat(SIMPULAN)
    for label, teks in ANALISIS.items():
        sekretaris.isi(label, teks)
    sekretaris.foto("002-11-analisis-lagi")
    sekretaris.tekan("Setujui")
    sekretaris.kabar("Analisis dan persetujuan Anda tercatat.")


def sekretaris_melaporkan(p: Panggung) -> None:
    """Row 9: up to the Kepala Dinas."""
    pukul(p, 9, 11)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("melaporkan data hasil")
    sekretaris.foto("002-12-laporkan-kadis")
    sekretaris.tekan("Laporkan kepada Kepala Dinas")
    sekretaris.kabar("Laporan disampaikan.")


def kadis_memberi_disposisi(p: Panggung) -> None:
    """Row 9, the receiver's own task: reads, disposes, orders a follow-up."""
    pukul(p, 9, 13)
    kadis = p.sebagai(KADIS)
    kadis.buka("Baca dan beri disposisi")
    kadis.lihat(ANALISIS["Rekomendasi"])
    kadis.isi("Isi disposisi", DISPOSISI)
    kadis.isi("Tindak lanjut baru 1", TINDAK_LANJUT)
    kadis.pilih("Penanggung jawab baru 1", "Kepala Bidang Sarana Distribusi dan Pasar")
    kadis.isi("Tenggat baru 1", "2026-11-30")
    kadis.foto("002-13-disposisi")
    kadis.tekan("Beri disposisi")
    kadis.kabar("Disposisi Anda tercatat.")


def sekretaris_meneruskan(p: Panggung) -> None:
    """Row 9 closes with who answers for it."""
    pukul(p, 9, 13, 30)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("melaporkan data hasil")
    sekretaris.lihat(DISPOSISI)
    sekretaris.lihat(TINDAK_LANJUT)
    sekretaris.tekan("Serahkan langkah ini")
    sekretaris.sampai_di_beranda()


def staf_mengarsipkan(p: Panggung) -> None:
    """Row 10: the whole file, not only "data"."""
    pukul(p, 9, 14)
    staf = p.sebagai(STAF)
    staf.buka("Arsip hasil pengumpulan data")
    staf.isi("Ruang", "Ruang Arsip")
    staf.isi("Rak", "R2")
    staf.isi("Boks", "13")
    staf.foto("002-14-arsip")
    staf.tekan("Arsipkan berkas")
    staf.kabar("Berkas diarsipkan.")


def _ambil(p: Panggung, judul: str) -> Layar:
    """The ketua opens a row of the team and claims it, unless it is theirs already."""
    ketua = p.sebagai(KASUBBAG)
    ketua.buka(judul)
    tombol = ketua.page.get_by_role("button", name="Ambil tugas ini")
    if tombol.count():
        tombol.click()
        ketua.kabar("kini Anda kerjakan")
    return ketua
