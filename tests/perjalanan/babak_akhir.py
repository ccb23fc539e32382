"""Rows 9-11 of the journey: signatures, ratification, covering letter, delivery, archive."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.perjalanan.panggung import Panggung
from tests.perjalanan.peran import (
    CUTI,
    KADIS,
    KASUBBAG,
    MENOLAK,
    NOMOR_SURAT,
    PELAKSANA,
    PINDAIAN,
    SEKRETARIS,
    TANPA_GAWAI,
    opd,
    pukul,
)

__all__ = [
    "ALASAN_CUTI",
    "ALASAN_MENOLAK",
    "JAWABAN_MENOLAK",
    "kasubbag_menugaskan_surat",
    "kepala_dinas_mengesahkan",
    "pegawai_menandatangani",
    "surat_dikirim_digandakan_diarsipkan",
    "surat_diparaf_dan_ditandatangani",
    "surat_disusun",
    "tanda_tangan_dituntaskan",
]

ALASAN_MENOLAK = "Angka kegiatan saya berbeda dengan catatan saya."
JAWABAN_MENOLAK = "Angka sudah dicocokkan dengan laporan bulanan."
ALASAN_CUTI = "Cuti melahirkan sampai 14 Desember."


def _penanda_tangan() -> list[str]:
    """Everybody of the office who signs on a screen, by name without degrees."""
    lengkap = [str(o["pegawai"]) for o in opd()["posisi"] if o["pegawai"]]
    nama = [n.split(",")[0].removeprefix("Drs. ") for n in lengkap]
    return [n for n in nama if n not in (CUTI, TANPA_GAWAI)]


def pegawai_menandatangani(p: Panggung) -> None:
    """Everybody signs at one shared desk; one declines with a reason."""
    meja = p.sebagai(PELAKSANA)
    for n, orang in enumerate(_penanda_tangan()):
        pukul(p, 9, 8, n)
        meja.ganti_orang(orang)
        meja.buka("Tanda tangani")
        if n == 0:
            meja.foto("22-tanda-tangan-pegawai")
        if orang == MENOLAK:
            meja.tekan("Tidak menandatangani")
            lembar = meja.page.get_by_role("dialog", name="Tidak menandatangani")
            lembar.get_by_label("Alasan").fill(ALASAN_MENOLAK)
            meja.tekan("Catat penolakan", di=lembar)
            meja.kabar("Penolakan Anda tercatat.")
        else:
            meja.tekan("Tanda tangani")
            meja.kabar("Tanda tangan tercatat.")
    p.pulang(PELAKSANA)


def tanda_tangan_dituntaskan(p: Panggung) -> None:
    """One signature on paper with its scan, one person released, the refusal answered."""
    pukul(p, 9, 10)
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.catat_tugas_di_kertas(TANPA_GAWAI)
    kasubbag.catat_dari_kertas(tanggal="2026-10-09", pindaian=PINDAIAN)
    kasubbag.kabar("Keputusan dari kertas dicatat; pimpinan dapat menyanggahnya.")
    gita = p.sebagai(PELAKSANA)
    gita.buka("Meminta tanda tangan")
    gita.lihat("1 menolak")
    gita.foto("23-peserta-tanda-tangan")
    baris = gita.page.get_by_role("listitem").filter(has_text=CUTI)
    baris.get_by_text("Catat berhalangan").click()
    baris.get_by_label("Alasan berhalangan").fill(ALASAN_CUTI)
    gita.tekan("Catat", di=baris)
    gita.kabar("Dicatat berhalangan.")
    gita.lihat("1 berhalangan, 1 menolak")
    baris = gita.page.get_by_role("listitem").filter(has_text=MENOLAK)
    baris.get_by_label("Jawaban atas penolakan").fill(JAWABAN_MENOLAK)
    gita.tekan("Catat jawaban", di=baris)
    gita.kabar("Jawaban tercatat.")
    gita.foto("24-peserta-tuntas")


def kepala_dinas_mengesahkan(p: Panggung) -> None:
    pukul(p, 9, 13, 30)
    kadis = p.sebagai(KADIS)
    kadis.buka("Sahkan")
    kadis.foto("25-sahkan")
    kadis.tekan("Sahkan")
    kadis.kabar("tercatat")
    gita = p.sebagai(PELAKSANA)
    gita.buka("Meminta tanda tangan")
    gita.tekan("Serahkan langkah ini")
    gita.kabar("Berkas diteruskan ke langkah berikutnya.")


def kasubbag_menugaskan_surat(p: Panggung) -> None:
    pukul(p, 12, 8)
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.buka("Menugaskan pembuat surat pengantar")
    kasubbag.foto("26-tugaskan-surat")
    kasubbag.tekan("Teruskan")
    kasubbag.kabar("Disposisi diteruskan.")


def surat_disusun(p: Panggung) -> None:
    pukul(p, 12, 8, 30)
    gita = p.sebagai(PELAKSANA)
    gita.buka("Mengirimkan, menggandakan")
    gita.foto("27-surat")
    gita.isi("Hal", "Penyampaian Laporan Pengukuran Kinerja Triwulan III 2026")
    gita.isi("Nomor", NOMOR_SURAT)
    gita.isi("Tanggal surat", "2026-10-12")
    gita.tekan("Mintakan paraf dan tanda tangan")
    gita.kabar("Surat diteruskan untuk paraf dan tanda tangan.")


def surat_diparaf_dan_ditandatangani(p: Panggung) -> None:
    """Paraf by the Kasubbag and the Sekretaris, then the signature of Kepala Dinas."""
    for menit, (orang, tombol) in enumerate(
        ((KASUBBAG, "Paraf"), (SEKRETARIS, "Paraf"), (KADIS, "Tanda tangani"))
    ):
        pukul(p, 12, 9, 10 * menit)
        layar = p.sebagai(orang)
        layar.buka("Tanda tangani surat")
        layar.lihat(NOMOR_SURAT)
        layar.foto(f"28-surat-{menit}")
        layar.tekan(tombol)
        layar.kabar("Surat ditandatangani.")


def surat_dikirim_digandakan_diarsipkan(p: Panggung) -> None:
    pukul(p, 12, 10)
    gita = p.sebagai(PELAKSANA)
    gita.buka("Mengirimkan, menggandakan")
    gita.foto("29-kirim")
    gita.isi("Kepada", "Wali Kota Contoh")
    gita.pilih("Cara", "diantar langsung")
    gita.isi("Nama penerima", "Petugas Ekspedisi Rekaan")
    gita.isi("Tanggal diterima", "2026-10-12")
    gita.isi("Pukul", "10:20")
    gita.tekan("Catat pengiriman")
    gita.kabar("Pengiriman dicatat.")
    gita.isi("Nomor eksemplar baru", "5")
    gita.isi("Penerima baru", "Arsip Sekretariat")
    gita.tekan("Catat penggandaan")
    gita.lihat("Kode klasifikasi")
    gita.isi("Ruang", "Ruang Arsip")
    gita.isi("Rak", "R2")
    gita.isi("Boks", "12")
    gita.isi("Folder", "Triwulan III 2026")
    gita.foto("30-arsip")
    gita.tekan("Arsipkan berkas")
    gita.kabar("Berkas diarsipkan.")
    expect(gita.page.get_by_role("main")).to_be_visible()
