"""SOP 003 in the browser: the decree, the team, the meeting, the signature, the follow-ups."""

from __future__ import annotations

import re
from datetime import datetime

from playwright.sync_api import expect

from tests.perjalanan.babak import isi_formulir
from tests.perjalanan.panggung import Layar, Panggung
from tests.perjalanan.peran import DATA, KADIS, KASUBBAG, PELAKSANA, SEKRETARIS, WIB, pukul
from tolok.cli.contoh import siapkan_dunia
from tolok.cli.contoh_tahun import muat

__all__ = [
    "ALASAN_SK",
    "ARAHAN",
    "JAWABAN_SK",
    "KEPUTUSAN_RAPAT",
    "NOMOR_SK",
    "PERENCANA",
    "SIMPULAN",
    "anggota_menerima_salinan",
    "kadis_menandatangani_laporan",
    "kadis_menandatangani_sk",
    "kadis_mendisposisi",
    "kadis_mengembalikan_sk",
    "kasubbag_menyiapkan",
    "ketua_membagi_dan_tim_mengukur",
    "ketua_memperbaiki",
    "muat_dunia",
    "penanggung_jawab_melapor",
    "perencana_menyusun_sk",
    "rencana_disusun_dan_diserahkan",
    "sekretaris_memeriksa_sk",
    "sekretaris_memerintahkan",
    "sekretaris_memperbaiki_sk",
    "sekretaris_memverifikasi_dan_mengembalikan",
    "sekretaris_memverifikasi_lagi",
    "sekretaris_memverifikasi_tindak_lanjut",
]

PERENCANA = "Fajar Permisalan"
NOMOR_SK = "800.1.11/77/Disdagin"
ALASAN_SK = "Diktum KETIGA belum menyebut batas penyampaian."
JAWABAN_SK = "Batas penyampaian sudah ditambahkan."
KETIGA = "Tim menyampaikan hasilnya kepada Kepala Dinas paling lambat hari kerja kesepuluh."
KEPUTUSAN_RAPAT = "Perbaiki angka A02, yang lain sesuai."
SIMPULAN = "Capaian sesuai rencana, kecuali pasar rakyat."
ARAHAN = "Tindak lanjuti bersama tim, utamakan pasar rakyat."
_KOSONG = "Angka menyusul dari pemilik data."
_ANGGOTA = ("Fajar Permisalan", "Gita Contohnya", "Hadi Rekayasa")


def muat_dunia() -> None:
    """The demo office with its plan and its SOPs in force."""
    siapkan_dunia(muat(DATA), sekarang=datetime(2026, 10, 1, 8, 0, tzinfo=WIB))


def kasubbag_menyiapkan(p: Panggung) -> None:
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.menu("Pelaksanaan")
    kasubbag.tautan("Siapkan pelaksanaan")
    expect(kasubbag.page.get_by_label("SOP yang dijalankan")).to_be_visible()
    pilihan = kasubbag.page.get_by_label("SOP yang dijalankan").get_by_role("option").all()
    nama = [o.inner_text() for o in pilihan if "TIM PENYUSUN" in o.inner_text()]
    kasubbag.pilih("SOP yang dijalankan", nama[0])
    kasubbag.pilih("Periode yang diukur", "Triwulan III 2026")
    kasubbag.tekan("Mulai pelaksanaan")
    kasubbag.kabar("Pelaksanaan dimulai")
    kasubbag.lihat("TIM PENYUSUN menunggu SK Tim ditandatangani")
    kasubbag.foto("003-01-sop-hidup")


def kadis_mendisposisi(p: Panggung) -> None:
    pukul(p, 5, 8, 30)
    kadis = p.sebagai(KADIS)
    kadis.buka("memberi disposisi kepada Sekretaris")
    kadis.isi("Isi disposisi", "Laksanakan hasil rapat pimpinan.")
    p.catatan["status kiriman kedua"] = kadis.tekan_dua_kali("Teruskan")
    kadis.kabar("Disposisi diteruskan.")


def sekretaris_memerintahkan(p: Panggung) -> None:
    pukul(p, 5, 9)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("Memerintahkan Fungsional Perencana")
    sekretaris.isi("Isi disposisi", "Susun SK Tim pengukuran.")
    sekretaris.tekan("Teruskan")
    sekretaris.kabar("Disposisi diteruskan.")


def perencana_menyusun_sk(p: Panggung) -> None:
    """Row 3: the template is read, the members are chosen."""
    pukul(p, 5, 10)
    fajar = p.sebagai(PERENCANA)
    fajar.buka("Menyusun konsep SK Tim")
    fajar.foto("003-02-sk-kosong")
    for n, nama in enumerate(_ANGGOTA, start=1):
        pilih = fajar.page.get_by_label(f"Anggota baru {n}", exact=True)
        expect(pilih).to_be_visible()
        teks = [t for t in pilih.get_by_role("option").all_inner_texts() if t.startswith(nama)]
        pilih.select_option(label=teks[0])
    fajar.foto("003-03-sk-terisi")
    fajar.tekan("Serahkan konsep SK")
    fajar.kabar("Konsep SK diserahkan untuk diperiksa.")


def sekretaris_memeriksa_sk(p: Panggung) -> None:
    pukul(p, 5, 11)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("Memeriksa konsep SK Tim")
    sekretaris.lihat("Fajar Permisalan")
    sekretaris.tekan("Setujui")
    sekretaris.kabar("Persetujuan Anda tercatat.")


def kadis_mengembalikan_sk(p: Panggung) -> None:
    """Row 5: not yet; back to the Sekretaris, for repair."""
    pukul(p, 5, 13)
    kadis = p.sebagai(KADIS)
    kadis.buka("Memeriksa draft SK Tim")
    kadis.tekan("Kembalikan", di=kadis.page.get_by_role("region", name="Tindakan"))
    lembar = kadis.page.get_by_role("dialog", name="Kembalikan dokumen")
    expect(lembar.get_by_role("radio", name=re.compile("^Langkah 4"))).to_be_checked()
    lembar.get_by_label("Alasan pengembalian").fill(ALASAN_SK)
    lembar.get_by_label("Tempat catatan 1").fill("KETIGA")
    lembar.get_by_label("Catatan 1", exact=True).fill("Tambahkan batas penyampaian.")
    kadis.tekan("Kembalikan", di=lembar)
    kadis.kabar("Dokumen dikembalikan beserta alasan Anda.")


def sekretaris_memperbaiki_sk(p: Panggung) -> None:
    """Row 4 for repair: the very form, the note answered; it cannot go up unchanged."""
    pukul(p, 5, 14)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("Perbaiki dokumen")
    sekretaris.lihat(ALASAN_SK)
    sekretaris.page.get_by_placeholder("Jawaban Anda").fill(JAWABAN_SK)
    sekretaris.tekan("Serahkan perbaikan")
    sekretaris.lihat("Dokumen belum diubah.")
    sekretaris.page.get_by_placeholder("Jawaban Anda").fill(JAWABAN_SK)
    sekretaris.isi("KETIGA", KETIGA)
    sekretaris.foto("003-04-sk-perbaikan")
    sekretaris.tekan("Serahkan perbaikan")
    sekretaris.kabar("Perbaikan diserahkan.")


def kadis_menandatangani_sk(p: Panggung) -> None:
    pukul(p, 5, 15)
    kadis = p.sebagai(KADIS)
    kadis.buka("Memeriksa draft SK Tim")
    kadis.lihat("Diktum KETIGA")
    kadis.foto("003-05-sk-periksa-lagi")
    kadis.tekan("Setujui")
    kadis.kabar("Persetujuan Anda tercatat.")


def anggota_menerima_salinan(p: Panggung) -> None:
    """The number comes later; copies go out; a member says it arrived."""
    pukul(p, 5, 15, 30)
    fajar = p.sebagai(PERENCANA)
    _buka_sk(fajar)
    fajar.isi("Nomor dari buku agenda", NOMOR_SK)
    fajar.tekan("Catat nomor")
    fajar.kabar("Nomor SK dicatat")
    fajar.tekan("Bagikan salinan kepada semua anggota")
    fajar.kabar("Salinan dicatat dibagikan")
    fajar.foto("003-06-sk-tim")
    gita = p.sebagai(PELAKSANA)
    _buka_sk(gita)
    gita.tekan("Saya sudah menerima salinan SK")
    gita.kabar("Tanda terima Anda dicatat.")


def _buka_sk(layar: Layar) -> None:
    layar.menu("Pelaksanaan")
    layar.tautan(re.compile("Pengukuran Kinerja, Triwulan III", re.IGNORECASE))
    layar.tautan("Buka SK Tim")


def ketua_membagi_dan_tim_mengukur(p: Panggung) -> None:
    """Row 6: the head divides; figures, analysis and draft come from two people."""
    pukul(p, 6, 8)
    fajar = p.sebagai(PERENCANA)
    fajar.buka("Tim melaksanakan tugasnya")
    fajar.lihat("Pembagian tugas tim")
    bagi = fajar.page.get_by_role("combobox", name="Analisis", exact=True)
    nama = [t for t in bagi.get_by_role("option").all_inner_texts() if "Gita" in t]
    bagi.select_option(label=nama[0])
    fajar.tekan("Simpan pembagian")
    fajar.kabar("Pembagian tugas dicatat")
    fajar.foto("003-07-pembagian")
    _selesai_menghimpun(fajar)
    fajar.lihat("Belum ada angkanya")
    isi_formulir(fajar)
    fajar.isi("Alasan baris kosong", _KOSONG)
    fajar.tekan("Simpan kertas kerja")
    fajar.kabar("Kertas kerja disimpan.")
    pukul(p, 6, 10)
    gita = p.sebagai(PELAKSANA)
    gita.buka("Tim melaksanakan tugasnya")
    _isi_analisis(gita)
    gita.foto("003-08-analisis")
    gita.tekan("Simpan analisis")
    gita.kabar("Analisis")
    pukul(p, 6, 11)
    fajar.buka("Tim melaksanakan tugasnya")
    fajar.isi("Simpulan", "Capaian sesuai rencana.")
    fajar.tekan("Serahkan draf")
    fajar.sampai_di_beranda()


def _selesai_menghimpun(layar: Layar) -> None:
    """The first of the acts of the team, and the page that follows it."""
    layar.tekan("Selesai menghimpun")
    expect(layar.page.get_by_role("button", name="Selesai menghimpun")).to_have_count(0)
    layar.lihat("Alasan baris kosong")


def _isi_analisis(layar: Layar) -> None:
    for label in ("Sebab", "Risiko", "Rekomendasi"):
        layar.isi(label, f"{label}: lelang rehabilitasi pasar terlambat.")
    kosong = layar.page.get_by_label(re.compile(r"capaian .* %$"))
    for bidang in kosong.all():
        if not bidang.input_value():
            bidang.fill("Kegiatan selesai setelah akhir triwulan.")


def _rapat(sekretaris: Layar, perbaiki: str | None) -> None:
    """The meeting over the draft, every figure with its verdict."""
    sekretaris.isi("Tanggal", "2026-10-07")
    sekretaris.isi("Mulai pukul", "09:00")
    sekretaris.isi("Selesai pukul", "10:00")
    sekretaris.isi("Tempat atau tautan", "Ruang rapat utama")
    for nama in sekretaris.page.get_by_role("group", name="Hadir").get_by_role("checkbox").all():
        nama.check()
    sekretaris.isi("Pembahasan", "Tiap angka dicocokkan dengan buktinya.")
    sekretaris.isi("Keputusan", KEPUTUSAN_RAPAT if perbaiki else "Semua sesuai.")
    for baris in sekretaris.page.get_by_role("group", name=re.compile("^Bukti .* dibuka")).all():
        baris.get_by_role("radio", name="ya", exact=True).check()
    for baris in sekretaris.page.get_by_role("group", name=re.compile("^Putusan ")).all():
        keliru = perbaiki and f"Putusan {perbaiki}" == baris.get_attribute("aria-label")
        putusan = "perbaiki" if keliru else "sesuai"
        baris.get_by_role("radio", name=putusan, exact=True).check()
    if perbaiki:
        sekretaris.page.get_by_label(f"Catatan {perbaiki}", exact=True).fill("Satuan keliru.")
    sekretaris.tekan("Simpan notula dan berita acara")
    sekretaris.kabar("Notula dan berita acara verifikasi disimpan")


def sekretaris_memverifikasi_dan_mengembalikan(p: Panggung) -> None:
    """Row 7: the meeting marks one figure; only the Sekretaris sends it back."""
    pukul(p, 7, 10)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("Rapat Tim bersama Sekretaris")
    _rapat(sekretaris, "A02")
    sekretaris.foto("003-09-verifikasi")
    sekretaris.tekan("Kembalikan", di=sekretaris.page.get_by_role("region", name="Tindakan"))
    lembar = sekretaris.page.get_by_role("dialog", name="Kembalikan dokumen")
    expect(lembar.get_by_label("Alasan pengembalian")).to_have_value(KEPUTUSAN_RAPAT)
    expect(lembar.get_by_role("checkbox", name=re.compile("^A02"))).to_be_checked()
    sekretaris.tekan("Kembalikan", di=lembar)
    sekretaris.kabar("Dokumen dikembalikan beserta alasan Anda.")


def ketua_memperbaiki(p: Panggung) -> None:
    """Row 6 again, with the words of the meeting on top."""
    pukul(p, 7, 11)
    fajar = p.sebagai(PERENCANA)
    fajar.buka("Tim melaksanakan tugasnya")
    fajar.lihat(KEPUTUSAN_RAPAT)
    fajar.foto("003-10-perbaikan")
    _selesai_menghimpun(fajar)
    fajar.isi("Alasan baris kosong", _KOSONG)
    fajar.tekan("Simpan kertas kerja")
    fajar.kabar("Kertas kerja disimpan.")
    _isi_analisis(fajar)
    fajar.tekan("Simpan analisis")
    fajar.kabar("Analisis")
    fajar.isi("Simpulan", SIMPULAN)
    fajar.tekan("Serahkan draf")
    fajar.sampai_di_beranda()


def sekretaris_memverifikasi_lagi(p: Panggung) -> None:
    pukul(p, 7, 14)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("Rapat Tim bersama Sekretaris")
    sekretaris.lihat(SIMPULAN)
    _rapat(sekretaris, None)
    sekretaris.tekan("Setujui")
    sekretaris.kabar("Persetujuan Anda tercatat.")


def kadis_menandatangani_laporan(p: Panggung) -> None:
    """Row 8: the report under its other name, signed with an instruction."""
    pukul(p, 7, 15)
    kadis = p.sebagai(KADIS)
    kadis.buka("Memeriksa Laporan Evaluasi")
    kadis.lihat("bukan LHE AKIP dari Inspektorat")
    kadis.isi("Catatan", ARAHAN)
    kadis.foto("003-11-laporan")
    kadis.tekan("Setujui")
    kadis.kabar("Persetujuan Anda tercatat.")


def rencana_disusun_dan_diserahkan(p: Panggung) -> None:
    """Row 9: the lines the run found, signed by the head of the team, then by the Sekretaris."""
    pukul(p, 8, 8)
    fajar = p.sebagai(PERENCANA)
    fajar.buka("menyusun rencana tindaklanjut")
    fajar.lihat(ARAHAN)
    for n, baris in enumerate(fajar.page.get_by_label("Uraian").all()):
        if not baris.input_value():
            continue
        fajar.isi("Rencana aksi", "Percepat penilaian pasar.", ke=n)
        fajar.isi("Keluaran atau ukuran selesai", "Berita acara penilaian", ke=n)
        jabatan = fajar.page.get_by_label("Penanggung jawab").nth(n)
        jabatan.select_option(label="Kepala Subbagian Perencanaan, Evaluasi dan Pelaporan")
        fajar.isi("Tenggat", "2026-10-30", ke=n)
    fajar.foto("003-12-rencana")
    fajar.tekan("Tandatangani sebagai ketua tim")
    fajar.kabar("Anda menandatangani rencana ini.")
    pukul(p, 8, 9)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("menyusun rencana tindaklanjut")
    sekretaris.lihat("Ketua tim sudah menandatangani rencana ini.")
    sekretaris.tekan("Tandatangani dan serahkan")
    sekretaris.sampai_di_beranda()


def penanggung_jawab_melapor(p: Panggung) -> None:
    """After the run: who answers for a line reports it as done, with evidence."""
    pukul(p, 26, 9)
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.menu("Tindak lanjut")
    kasubbag.foto("003-13-register")
    kasubbag.tautan(re.compile("^Percepat penilaian pasar"))
    kasubbag.isi("Apa yang sudah dikerjakan", "Dua pasar dinilai.")
    kasubbag.lampirkan("Bukti", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
    kasubbag.tekan("Ajukan selesai")
    kasubbag.kabar("Diajukan selesai")


def sekretaris_memverifikasi_tindak_lanjut(p: Panggung) -> None:
    """Somebody else verifies it."""
    pukul(p, 26, 10)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.menu("Tindak lanjut")
    sekretaris.tautan(re.compile("^Percepat penilaian pasar"))
    sekretaris.lihat("Dua pasar dinilai.")
    sekretaris.foto("003-14-verifikasi")
    sekretaris.tekan("Nyatakan selesai")
    sekretaris.kabar("Tindak lanjut dinyatakan selesai.")
