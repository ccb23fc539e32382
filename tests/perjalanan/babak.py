"""Rows 1-5 of the journey: from the disposition to the draft."""

from __future__ import annotations

import re
from datetime import datetime

from playwright.sync_api import expect

from tests.perjalanan.angka import Angka, angka_triwulan, rupiah
from tests.perjalanan.panggung import Layar, Panggung
from tests.perjalanan.peran import (
    CUTI,
    DATA,
    KADIS,
    KASUBBAG,
    KEPALA,
    PELAKSANA,
    SEKRETARIS,
    SIMPULAN,
    WIB,
    opd,
    pukul,
)
from tolok.cli.contoh import siapkan_dunia
from tolok.cli.contoh_tahun import muat

__all__ = [
    "buka_semua_bagian",
    "isi_formulir",
    "kasubbag_menyampaikan",
    "kasubbag_menyiapkan",
    "kepala_dinas_mendisposisi",
    "muat_dunia",
    "pelaksana_mengukur_dan_menyusun",
    "sekretaris_mendisposisi",
    "unit_rapat_dan_mengisi",
]

PENJELASAN = {
    "Faktor penghambat": "Dua kegiatan baru selesai setelah akhir triwulan.",
    "Rencana tindak lanjut": "Mempercepat kegiatan pada bulan pertama triwulan berikutnya.",
    "Tenggat tindak lanjut": "2026-11-30",
    "Penanggung jawab tindak lanjut": "Kepala unit",
}


def muat_dunia() -> None:
    """The demo office with its plan and SOP 000 in force, on the Thursday before."""
    siapkan_dunia(muat(DATA), sekarang=datetime(2026, 10, 1, 8, 0, tzinfo=WIB))


def kasubbag_menyiapkan(p: Panggung) -> None:
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.foto("01-tugas-saya-kosong")
    kasubbag.menu("Pelaksanaan")
    kasubbag.foto("02-pelaksanaan-kosong")
    kasubbag.tautan("Siapkan pelaksanaan")
    kasubbag.pilih("Periode yang diukur", "Triwulan III 2026")
    kasubbag.isi("Surat dari", "Sekretaris Daerah Kota Contoh")
    kasubbag.isi("Nomor surat", "000.8.6/1204/Org")
    kasubbag.isi("Tanggal surat", "2026-10-02")
    kasubbag.isi("Diterima tanggal", "2026-10-05")
    kasubbag.isi("Nomor agenda", "0413")
    kasubbag.isi("Hal", "Permintaan laporan pengukuran kinerja Triwulan III")
    kasubbag.isi("Usulan isi disposisi", "Mohon dilaksanakan pengukuran kinerja Triwulan III.")
    kasubbag.foto("03-siapkan")
    kasubbag.tekan("Mulai pelaksanaan")
    kasubbag.kabar("Pelaksanaan dimulai")
    kasubbag.foto("04-sop-hidup-awal")


def kepala_dinas_mendisposisi(p: Panggung) -> None:
    pukul(p, 5, 8, 30)
    kadis = p.sebagai(KADIS)
    kadis.foto("05-kadis-tugas-saya")
    kadis.buka("Menugaskan pelaksanaan pengukuran kinerja")
    kadis.lihat("Permintaan laporan pengukuran kinerja Triwulan III")
    kadis.foto("06-disposisi-kadis")
    status = kadis.tekan_dua_kali("Teruskan")
    kadis.kabar("Disposisi diteruskan.")
    p.catatan["status kiriman kedua"] = status


def sekretaris_mendisposisi(p: Panggung) -> None:
    pukul(p, 5, 9)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("Menugaskan kasubbag perencanaan")
    sekretaris.lihat("Kepala Dinas")
    sekretaris.isi("Isi disposisi", "Susun form dan timeline pengukuran kinerja TW III.")
    sekretaris.foto("07-disposisi-sekretaris")
    sekretaris.tekan("Teruskan")
    sekretaris.kabar("Disposisi diteruskan.")


def kasubbag_menyampaikan(p: Panggung) -> None:
    pukul(p, 5, 10)
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.buka("Menyampaikan timeline dan form")
    kasubbag.foto("08-sampaikan")
    kasubbag.tekan("Sampaikan")
    kasubbag.kabar("disampaikan")


def unit_rapat_dan_mengisi(p: Panggung) -> None:
    for n, orang in enumerate(KEPALA):
        pukul(p, 6, 8 + n // 2, 30 * (n % 2))
        kepala = p.sebagai(orang)
        kepala.buka("Melaksanakan rapat bidang")
        if n == 2:
            kepala.lihat("Plt. Kepala Bidang Sarana Distribusi dan Pasar")
        kepala.foto(f"09-rapat-{n}") if n in (0, 2) else None
        _rapat(kepala)
        kepala.foto(f"10-isian-kosong-{n}")
        isi_formulir(kepala)
        kepala.foto(f"11-isian-terisi-{n}")
        kepala.tekan("Konfirmasi isian")
        kepala.sampai_di_beranda()
        p.pulang(orang)


def _rapat(kepala: Layar) -> None:
    kepala.isi("Tanggal", "2026-10-06")
    kepala.isi("Mulai pukul", "08:00")
    kepala.isi("Selesai pukul", "08:25")
    kepala.isi("Tempat atau tautan", "Ruang rapat unit")
    for nama in kepala.page.get_by_role("group", name="Hadir").get_by_role("checkbox").all():
        nama.check()
    if kepala.bidang(CUTI).count():
        kepala.bidang(CUTI).uncheck()
    kepala.isi("Pembahasan", "Realisasi Triwulan III dibaca per indikator dan disepakati.")
    kepala.tekan("Simpan notula")
    kepala.kabar("Notula disimpan.")


def isi_formulir(kepala: Layar) -> None:
    """Type the sample figures of Triwulan III into whatever rows this form has."""
    buka_semua_bagian(kepala)
    kantor = opd()
    for a in angka_triwulan(kantor, 3):
        if _isi_angka(kepala, a):
            _isi_keterangan(kepala, a)
    for s in kantor["subkegiatan"]:
        if kepala.bidang(f"Realisasi K-{s['kode']}").count():
            kepala.isi(f"Realisasi K-{s['kode']}", str(s["realisasi_sd_tw"][2]))
        if kepala.bidang(f"Realisasi anggaran {s['kode']}").count():
            kepala.isi(f"Realisasi anggaran {s['kode']}", rupiah(s["anggaran_sd_tw"][2]))


def buka_semua_bagian(kepala: Layar) -> None:
    """A long form opens in parts: load them all, and wait for the last one."""
    tombol = kepala.page.get_by_role("button", name="Buka semua bagian")
    if not tombol.count():
        return
    tombol.click()
    expect(kepala.page.locator(".tl-bagian-menyusul")).to_have_count(0)


def _isi_angka(kepala: Layar, a: Angka) -> bool:
    """Type one figure; False when this form does not ask for it."""
    if a.komponen and kepala.bidang(f"Pembilang {a.kode}").count():
        kepala.isi(f"Pembilang {a.kode}", a.komponen[0])
        kepala.isi(f"Penyebut {a.kode}", a.komponen[1])
        return True
    if kepala.bidang(f"Realisasi {a.kode}").count():
        kepala.isi(f"Realisasi {a.kode}", a.realisasi or "")
        return True
    return False


def _isi_keterangan(kepala: Layar, a: Angka) -> None:
    """Name the evidence, and explain what fell short or cannot be counted."""
    kepala.isi(f"Bukti dukung {a.kode}", a.bukti)
    if a.capaian is None:
        _jelaskan(kepala, a.kode, {"Catatan atau alasan": "Target nol; tidak ada kejadian."})
    elif a.capaian < 100:
        _jelaskan(kepala, a.kode, PENJELASAN)


def _jelaskan(kepala: Layar, kode: str, isi: dict[str, str]) -> None:
    """Open the explanation of one indicator and write it."""
    semua = kepala.page.get_by_role("textbox", name=re.compile("^Bukti dukung")).all()
    ke = [f"{kode}," in (b.get_attribute("aria-label") or "") for b in semua].index(True)
    baris = kepala.page.locator("details:not(.tl-bagian)", has_text="Penjelasan, tindak lanjut")
    lipatan = baris.nth(ke)
    if not lipatan.get_by_label("Faktor penghambat").is_visible():
        lipatan.get_by_text("Penjelasan, tindak lanjut").click()
    for label, teks in isi.items():
        lipatan.get_by_label(label, exact=True).fill(teks)


def pelaksana_mengukur_dan_menyusun(p: Panggung) -> None:
    pukul(p, 6, 13)
    gita = p.sebagai(PELAKSANA)
    gita.buka("Menyusun draft pengukuran kinerja")
    gita.foto("12-ukur")
    for a in angka_triwulan(opd(), 3):
        gita.lihat(a.tampil)
    gita.tekan("Simpan kertas kerja")
    gita.kabar("Kertas kerja disimpan.")
    gita.foto("13-rekap")
    gita.tekan("Simpan rekap")
    gita.kabar("Rekap disimpan.")
    gita.isi("Simpulan", SIMPULAN)
    gita.foto("14-susun")
    gita.tekan("Serahkan draf")
    gita.beranda()
    gita.foto("15-gita-sesudah")
