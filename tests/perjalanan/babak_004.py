"""SOP 004 in the browser: forms asked of every data owner, compiled, returned once, sent."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from playwright.sync_api import expect

from tests.perjalanan.babak import PENJELASAN
from tests.perjalanan.panggung import Layar, Panggung
from tests.perjalanan.peran import DATA, WIB, pukul
from tolok.cli.contoh import siapkan_dunia
from tolok.cli.contoh_tahun import muat

__all__ = [
    "ALASAN",
    "ALASAN_BATAS",
    "KASUBAG",
    "KEPALA_DINAS",
    "NOMOR",
    "kabid_mengembalikan",
    "kabid_menyetujui",
    "kadis_mengesahkan",
    "kasubag_koordinasi",
    "kasubag_melihat_siapa_belum",
    "kasubag_menggandakan_dan_mengirim",
    "kasubag_menyiapkan",
    "kasubag_menyusun",
    "muat_dunia",
    "opd_b",
    "pemilik_kedua_mengisi",
    "pemilik_memperbaiki",
    "pemilik_mengisi",
    "perencana_menghimpun",
    "sekretaris_menganalisis",
    "surat_ditandatangani",
]

KASUBAG = "Jelita Misalnya"
KEPALA_DINAS = "Hana Contoh"
SEKRETARIS = "Ilham Rekaan"
PERENCANA = "Laras Andaian"
PRANATA = "Prasetyo Fiktif"
PERIZINAN = "Anggun Contoh"
PENGADUAN = "Erna Rekayasa"
PENGENDALIAN = "Vania Percontohan"
PROMOSI = "Rara Andaikan"
ALASAN_BATAS = "OSS dalam pemeliharaan sampai Rabu"
ALASAN = "B06 masih memakai data sementara OSS"
ANALISIS = "Perizinan melambat karena pemeliharaan OSS."
NOMOR = "000.8.6.3/88/DPMPTSP"


def opd_b() -> dict[str, Any]:
    """The second sample office as the file has it in the year of the journey."""
    return next(o for o in muat(DATA)["opd"] if o["kode"] == "B")


def muat_dunia() -> None:
    """Both demo offices; SOP 004 is in force in the second."""
    siapkan_dunia(muat(DATA), sekarang=datetime(2026, 10, 1, 8, 0, tzinfo=WIB))


def kasubag_menyiapkan(p: Panggung) -> None:
    """The page says before anything begins when it would end."""
    kasubag = p.sebagai(KASUBAG)
    kasubag.menu("Pelaksanaan")
    kasubag.tautan("Siapkan pelaksanaan")
    kasubag.lihat("38 hari kerja")
    kasubag.pilih("SOP yang dijalankan", "Pengumpulan Data Kinerja")
    kasubag.pilih("Periode yang diukur", "Triwulan III 2026")
    kasubag.foto("004-00-siapkan")
    kasubag.tekan("Mulai pelaksanaan")
    kasubag.kabar("Pelaksanaan dimulai")


def kasubag_koordinasi(p: Panggung) -> None:
    """Row 1: the meeting, then the forms, sent twice by an impatient hand."""
    pukul(p, 5, 9)
    kasubag = p.sebagai(KASUBAG)
    kasubag.buka("koordinasi dengan para Kasubag")
    kasubag.isi("Tanggal", "2026-10-05")
    kasubag.isi("Tempat atau tautan", "Ruang rapat")
    for nama in kasubag.page.get_by_role("group", name="Hadir").get_by_role("checkbox").all():
        nama.check()
    kasubag.isi("Pembahasan", "Formulir dan batasnya disepakati.")
    kasubag.foto("004-01-rapat")
    kasubag.tekan("Simpan notula")
    kasubag.kabar("Notula disimpan.")
    kasubag.lihat("Dasar yang diacu: Disposisi Kepala Dinas dan Sekdis")
    kasubag.isi("Acuan 1", "Disposisi Kepala Dinas")
    kasubag.isi("Tanggal acuan 1", "2026-10-02")
    kasubag.isi("Acuan 2", "Disposisi Sekretaris")
    kasubag.isi("Tanggal acuan 2", "2026-10-05")
    for kolom in kasubag.page.get_by_label(re.compile(r"^\s*Batas ")).all():
        kolom.fill("2026-10-14")
    kasubag.foto("004-02-sampaikan")
    p.catatan["status kiriman kedua"] = kasubag.tekan_dua_kali("Sampaikan")
    kasubag.kabar("disampaikan")


def _isi(layar: Layar) -> None:
    """Type the sample figures of the third quarter into whatever rows this form has."""
    kantor = opd_b()
    capaian = {h["kode"]: h["capaian"] for h in kantor["harapan"] if h["tw"] == 3}
    for i in kantor["indikator"]:
        if _isi_angka(layar, i):
            layar.isi(f"Bukti dukung {i['kode']}", i["bukti"])
            if capaian[i["kode"]] and float(capaian[i["kode"]]) < 100:
                _jelaskan(layar, i["kode"])
    for s in kantor["subkegiatan"]:
        if layar.bidang(f"Realisasi K-{s['kode']}").count():
            layar.isi(f"Realisasi K-{s['kode']}", str(s["realisasi_sd_tw"][2]))
        if layar.bidang(f"Realisasi anggaran {s['kode']}").count():
            uang = f"{s['anggaran_sd_tw'][2]:,}".replace(",", ".")
            layar.isi(f"Realisasi anggaran {s['kode']}", uang)


def _isi_angka(layar: Layar, i: dict[str, Any]) -> bool:
    """Type one figure; False when this form does not ask for it."""
    kode = i["kode"]
    if layar.bidang(f"Pembilang {kode}").count():
        layar.isi(f"Pembilang {kode}", str(i["komponen_tw"][2][0]))
        layar.isi(f"Penyebut {kode}", str(i["komponen_tw"][2][1]))
        return True
    if not layar.bidang(f"Realisasi {kode}").count():
        return False
    layar.isi(f"Realisasi {kode}", str(i["realisasi_tw"][2]).replace(".", ","))
    if layar.bidang(f"Bobot {kode}").count():
        layar.isi(f"Bobot {kode}", str(i["bobot_tw"][2]))
    return True


def _jelaskan(layar: Layar, kode: str) -> None:
    bukti = layar.page.get_by_label(f"Bukti dukung {kode}, satu per baris")
    baris = layar.page.get_by_role("listitem").filter(has=bukti)
    if not baris.get_by_label("Faktor penghambat").is_visible():
        baris.get_by_text("Penjelasan, tindak lanjut").click()
    for label, teks in PENJELASAN.items():
        baris.get_by_label(label, exact=True).fill(teks)


def _satu_pemilik(p: Panggung, orang: str, gambar: str = "") -> None:
    layar = p.sebagai(orang)
    layar.buka("Isi formulir")
    _isi(layar)
    if gambar:
        layar.foto(gambar)
    layar.tekan("Konfirmasi isian")
    layar.sampai_di_beranda()
    p.pulang(orang)


def pemilik_mengisi(p: Panggung) -> None:
    """Bidang, the Kasubag herself, and the Pranata Komputer whom no lane names."""
    pukul(p, 7, 9)
    _satu_pemilik(p, PERIZINAN, "004-03-isian-perizinan")
    for orang in (PENGENDALIAN, PROMOSI, PRANATA, KASUBAG):
        _satu_pemilik(p, orang)


def kasubag_melihat_siapa_belum(p: Panggung) -> None:
    """Who is missing, H-1, another date with its reason."""
    pukul(p, 13, 9)
    kasubag = p.sebagai(KASUBAG)
    kasubag.buka("Menyusun Laporan Data Kinerja")
    kasubag.lihat("5 dari 7 sudah masuk")
    kasubag.lihat("H-1")
    pesan = kasubag.page.get_by_label("Daftar yang belum mengisi, siap ditempel ke WhatsApp")
    expect(pesan).to_have_value(re.compile("Bidang Pengaduan"))
    kasubag.foto("004-04-kemajuan")
    kasubag.page.get_by_text("Ubah tanggal batas", exact=True).click()
    lipatan = kasubag.page.get_by_role("group").filter(has_text="Tanggal batas yang baru")
    lipatan.get_by_role("checkbox", name=re.compile("^Bidang Pengaduan")).check()
    kasubag.isi("Tanggal batas yang baru", "2026-10-16")
    kasubag.isi("Alasan, wajib diisi; tercatat di riwayat", ALASAN_BATAS)
    kasubag.tekan("Ubah batas")
    kasubag.kabar("Batas yang baru dicatat")
    kasubag.lihat("batas 16 Oktober 2026")


def pemilik_kedua_mengisi(p: Panggung) -> None:
    """The two slow ones."""
    pukul(p, 15, 9)
    _satu_pemilik(p, PENGADUAN)
    _satu_pemilik(p, SEKRETARIS)


def kasubag_menyusun(p: Panggung) -> None:
    """Every form is in: the sheet and the compilation."""
    pukul(p, 16, 9)
    _susun(p, "004-05")


def _susun(p: Panggung, gambar: str) -> None:
    kasubag = p.sebagai(KASUBAG)
    kasubag.buka("Menyusun Laporan Data Kinerja")
    kasubag.lihat("7 dari 7 sudah masuk")
    for h in opd_b()["harapan"]:
        if h["tw"] == 3 and h["tampil"]:
            kasubag.lihat(h["tampil"])
    kasubag.foto(f"{gambar}-ukur")
    kasubag.tekan("Simpan kertas kerja")
    kasubag.kabar("Kertas kerja disimpan.")
    kasubag.foto(f"{gambar}-susun")
    kasubag.tekan("Serahkan draf")
    kasubag.sampai_di_beranda()
    p.pulang(KASUBAG)


def kabid_mengembalikan(p: Panggung) -> None:
    """Row 3: three agree; Perizinan wants its own figures corrected."""
    pukul(p, 19, 9)
    for orang in (PENGENDALIAN, PENGADUAN, PROMOSI):
        layar = p.sebagai(orang)
        layar.buka("Memeriksa Laporan Data Kinerja")
        layar.tekan("Setujui")
        layar.kabar("Persetujuan Anda tercatat.")
        p.pulang(orang)
    kabid = p.sebagai(PERIZINAN)
    kabid.buka("Memeriksa Laporan Data Kinerja")
    kabid.foto("004-06-periksa")
    kabid.tekan("Kembalikan", di=kabid.page.get_by_role("region", name="Tindakan"))
    lembar = kabid.page.get_by_role("dialog", name="Kembalikan dokumen")
    lembar.get_by_label("Alasan pengembalian").fill(ALASAN)
    kabid.tekan("Kembalikan", di=lembar)
    kabid.kabar("Dokumen dikembalikan beserta alasan Anda.")


def pemilik_memperbaiki(p: Panggung) -> None:
    """Only the form of Perizinan opens again; the compilation is made anew."""
    pukul(p, 19, 13)
    kabid = p.sebagai(PERIZINAN)
    kabid.buka("Isi formulir")
    kabid.lihat(ALASAN)
    kabid.isi("Bukti dukung B06", "Register izin akhir dari OSS")
    kabid.foto("004-07-perbaikan")
    kabid.tekan("Konfirmasi isian")
    kabid.sampai_di_beranda()
    p.pulang(PERIZINAN)
    pukul(p, 20, 9)
    _susun(p, "004-08")


def kabid_menyetujui(p: Panggung) -> None:
    """Who is asked again agrees; unchanged parts are carried over."""
    pukul(p, 21, 9)
    for orang in (PERIZINAN,):
        layar = p.sebagai(orang)
        layar.buka("Memeriksa Laporan Data Kinerja")
        layar.tekan("Setujui")
        layar.kabar("Persetujuan Anda tercatat.")
        p.pulang(orang)


def perencana_menghimpun(p: Panggung) -> None:
    """Row 4: what differs from the last report, two figures checked, the recap."""
    pukul(p, 22, 9)
    laras = p.sebagai(PERENCANA)
    laras.buka("Menghimpun dan merekap")
    laras.lihat("Dibandingkan dengan yang terakhir dilaporkan")
    for satu in laras.page.get_by_role("radio", name="Sesuai buktinya").all():
        satu.check()
    laras.foto("004-09-himpun")
    laras.tekan("Selesai menghimpun")
    laras.kabar("diserahkan")
    laras.foto("004-10-rekap")
    laras.tekan("Simpan rekap")
    laras.kabar("Rekap disimpan.")


def sekretaris_menganalisis(p: Panggung) -> None:
    """Row 5: analysis and report; the head answers."""
    pukul(p, 23, 9)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("Menganalisa Laporan Data Kinerja")
    for label in ("Sebab", "Risiko", "Rekomendasi"):
        sekretaris.isi(label, ANALISIS)
    for kotak in sekretaris.page.get_by_role("textbox", name=re.compile("^[BKP][-0-9]")).all():
        if not kotak.input_value():
            kotak.fill("Sesuai tahapan kegiatan.")
    sekretaris.foto("004-11-analisis")
    sekretaris.tekan("Laporkan kepada Kepala Dinas")
    sekretaris.kabar("Laporan disampaikan.")
    kadis = p.sebagai(KEPALA_DINAS)
    kadis.buka("Baca dan beri disposisi")
    kadis.lihat(ANALISIS)
    kadis.isi("Isi disposisi", "Siapkan untuk disahkan.")
    kadis.tekan("Beri disposisi")
    kadis.kabar("Disposisi Anda tercatat.")
    sekretaris.buka("Menganalisa Laporan Data Kinerja")
    sekretaris.tekan("Serahkan langkah ini")
    sekretaris.sampai_di_beranda()


def kadis_mengesahkan(p: Panggung) -> None:
    """Row 6: ratified by signing."""
    pukul(p, 26, 9)
    kadis = p.sebagai(KEPALA_DINAS)
    kadis.buka("penandatanganan Laporan Data Kinerja")
    kadis.foto("004-12-pengesahan")
    kadis.tekan("Sahkan")
    kadis.kabar("Persetujuan Anda tercatat.")


def kasubag_menggandakan_dan_mengirim(p: Panggung) -> None:
    """Row 7: copies and the letter."""
    pukul(p, 27, 9)
    kasubag = p.sebagai(KASUBAG)
    kasubag.buka("Penggandaan dan pengiriman")
    kasubag.isi("Nomor eksemplar baru", "1")
    kasubag.isi("Penerima baru", "Wali Kota Contoh")
    kasubag.foto("004-13-gandakan")
    kasubag.tekan("Catat penggandaan")
    kasubag.kabar("Penggandaan dicatat.")
    kasubag.isi("Hal", "Penyampaian Laporan Data Kinerja Triwulan III 2026")
    kasubag.isi("Nomor", NOMOR)
    kasubag.isi("Tanggal surat", "2026-10-27")
    kasubag.foto("004-14-surat")
    kasubag.tekan("Mintakan paraf dan tanda tangan")
    kasubag.kabar("Surat diteruskan untuk paraf dan tanda tangan.")


def surat_ditandatangani(p: Panggung) -> None:
    """Paraf by the Sekretaris, signature of Kepala Dinas; then delivered, and the run ends."""
    for menit, (orang, tombol) in enumerate(
        ((SEKRETARIS, "Paraf"), (KEPALA_DINAS, "Tanda tangani"))
    ):
        pukul(p, 27, 13, 10 * menit)
        layar = p.sebagai(orang)
        layar.buka("Tanda tangani surat")
        layar.lihat(NOMOR)
        layar.tekan(tombol)
        layar.kabar("Surat ditandatangani.")
    pukul(p, 28, 9)
    kasubag = p.sebagai(KASUBAG)
    kasubag.buka("Penggandaan dan pengiriman")
    kasubag.isi("Kepada", "Wali Kota Contoh")
    kasubag.pilih("Cara", "diantar langsung")
    kasubag.isi("Nama penerima", "Petugas Ekspedisi Rekaan")
    kasubag.isi("Tanggal diterima", "2026-10-28")
    kasubag.isi("Pukul", "09:20")
    kasubag.tekan("Catat pengiriman")
    kasubag.kabar("Pengiriman dicatat.")
    kasubag.tekan("Serahkan langkah ini")
    kasubag.sampai_di_beranda()
