"""The acts of the journey: SOP 000 from the Kasubbag's preparation to the closed file."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.perjalanan.angka import Angka, angka_triwulan, rupiah
from tests.perjalanan.panggung import Layar, Panggung
from tolok.cli.contoh import siapkan_dunia
from tolok.cli.contoh_tahun import muat

__all__ = ["BABAK", "MULAI", "muat_dunia"]

WIB = ZoneInfo("Asia/Jakarta")
MULAI = datetime(2026, 10, 5, 8, 0, tzinfo=WIB)

KADIS = "Arya Contoh"
SEKRETARIS = "Bunga Rekaan"
KASUBBAG = "Citra Misalnya"
KASUBBAG_UMUM = "Dimas Umpama"
PELAKSANA = "Gita Contohnya"
SIMPULAN = "Capaian Triwulan III sesuai dengan rencana."
SIMPULAN_BARU = "Capaian Triwulan III sesuai rencana, kecuali pasar rakyat yang memenuhi standar."
ALASAN = "Simpulan belum menyebut sasaran yang tidak tercapai."
CATATAN = "Sebut indikator pasar rakyat."
JAWABAN = "Simpulan sudah menyebut indikator pasar rakyat."
PENJELASAN = {
    "Faktor penghambat": "Dua kegiatan baru selesai setelah akhir triwulan.",
    "Rencana tindak lanjut": "Mempercepat kegiatan pada bulan pertama triwulan berikutnya.",
    "Tenggat tindak lanjut": "2026-11-30",
    "Penanggung jawab tindak lanjut": "Kepala unit",
}
KEPALA = {
    "Mega Ibarat": "Kepala Bidang Perdagangan",
    "Qori Misal": "Kepala Bidang Perindustrian",
    "Rangga Contoh": "Plt. Kepala Bidang Sarana Distribusi dan Pasar",
    "Wulan Ibarat": "Kepala Bidang Perlindungan Konsumen dan Tertib Niaga",
    "Zahra Ilustrasi": "Kepala UPTD Metrologi Legal",
    "Eko Andaikan": "Kepala UPTD Pasar",
    KASUBBAG: "Kepala Subbagian Perencanaan",
    KASUBBAG_UMUM: "Kepala Subbagian Umum dan Kepegawaian",
}


def muat_dunia() -> None:
    """The demo office with its plan and SOP 000 in force, on the Thursday before."""
    siapkan_dunia(muat(MULAI.date()), sekarang=datetime(2026, 10, 1, 8, 0, tzinfo=WIB))


def _pukul(p: Panggung, hari: int, jam: int, menit: int = 0) -> None:
    """Move the server's clock forward to a moment of October 2026."""
    p.jam.move_to(datetime(2026, 10, hari, jam, menit, tzinfo=WIB))


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
    _pukul(p, 5, 8, 30)
    kadis = p.sebagai(KADIS)
    kadis.foto("05-kadis-tugas-saya")
    kadis.buka("Menugaskan pelaksanaan pengukuran kinerja")
    kadis.lihat("Permintaan laporan pengukuran kinerja Triwulan III")
    kadis.foto("06-disposisi-kadis")
    kadis.tekan("Teruskan")
    kadis.kabar("Disposisi diteruskan.")


def sekretaris_mendisposisi(p: Panggung) -> None:
    _pukul(p, 5, 9)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("Menugaskan kasubbag perencanaan")
    sekretaris.lihat("Kepala Dinas")
    sekretaris.isi("Isi disposisi", "Susun form dan timeline pengukuran kinerja TW III.")
    sekretaris.foto("07-disposisi-sekretaris")
    sekretaris.tekan("Teruskan")
    sekretaris.kabar("Disposisi diteruskan.")


def kasubbag_menyampaikan(p: Panggung) -> None:
    _pukul(p, 5, 10)
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.buka("Menyampaikan timeline dan form")
    kasubbag.foto("08-sampaikan")
    kasubbag.tekan("Sampaikan")
    kasubbag.kabar("disampaikan")


def unit_rapat_dan_mengisi(p: Panggung) -> None:
    for n, orang in enumerate(KEPALA):
        _pukul(p, 6, 8 + n // 2, 30 * (n % 2))
        kepala = p.sebagai(orang)
        kepala.buka("Melaksanakan rapat bidang")
        if n == 2:
            kepala.lihat("Plt. Kepala Bidang Sarana Distribusi dan Pasar")
        kepala.foto(f"09-rapat-{n}") if n in (0, 2) else None
        _rapat(kepala)
        kepala.foto(f"10-isian-kosong-{n}")
        _isi_formulir(kepala)
        kepala.foto(f"11-isian-terisi-{n}")
        kepala.tekan("Konfirmasi isian")
        kepala.kabar("Isian dikonfirmasi")
        p.pulang(orang)


def _opd() -> dict[str, Any]:
    return next(o for o in muat(MULAI.date())["opd"] if o["kode"] == "A")


def _rapat(kepala: Layar) -> None:
    kepala.isi("Tanggal", "2026-10-06")
    kepala.isi("Mulai pukul", "08:00")
    kepala.isi("Tempat atau tautan", "Ruang rapat unit")
    for nama in kepala.page.get_by_role("group", name="Hadir").get_by_role("checkbox").all():
        nama.check()
    kepala.isi("Pembahasan", "Realisasi Triwulan III dibaca per indikator dan disepakati.")
    kepala.tekan("Simpan notula")
    kepala.kabar("Notula disimpan.")


def _isi_formulir(kepala: Layar) -> None:
    """Type the sample figures of Triwulan III into whatever rows this form has."""
    opd = _opd()
    for a in angka_triwulan(opd, 3):
        if _isi_angka(kepala, a):
            _isi_keterangan(kepala, a)
    for s in opd["subkegiatan"]:
        if kepala.bidang(f"Realisasi K-{s['kode']}").count():
            kepala.isi(f"Realisasi K-{s['kode']}", str(s["realisasi_sd_tw"][2]))
        if kepala.bidang(f"Realisasi anggaran {s['kode']}").count():
            kepala.isi(f"Realisasi anggaran {s['kode']}", rupiah(s["anggaran_sd_tw"][2]))


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
    lipatan = kepala.page.locator("details", has_text="Penjelasan, tindak lanjut").nth(ke)
    if not lipatan.get_by_label("Faktor penghambat").is_visible():
        lipatan.get_by_text("Penjelasan, tindak lanjut").click()
    for label, teks in isi.items():
        lipatan.get_by_label(label, exact=True).fill(teks)


def pelaksana_mengukur_dan_menyusun(p: Panggung) -> None:
    _pukul(p, 6, 13)
    gita = p.sebagai(PELAKSANA)
    gita.buka("Menyusun draft pengukuran kinerja")
    gita.foto("12-ukur")
    for a in angka_triwulan(_opd(), 3):
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


def bidang_memeriksa(p: Panggung) -> None:
    for n, orang in enumerate(list(KEPALA)[:6]):
        _pukul(p, 7, 8, 5 * n)
        kepala = p.sebagai(orang)
        kepala.buka("Memeriksa draft pengukuran kinerja")
        kepala.foto(f"16-periksa-bidang-{n}") if n == 0 else None
        kepala.tekan("Setujui")
        kepala.kabar("Persetujuan Anda tercatat.")
        p.pulang(orang)


def kasubbag_memeriksa(p: Panggung) -> None:
    _pukul(p, 7, 10)
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.buka("Memeriksa draft pengukuran kinerja")
    kasubbag.foto("17-periksa-kasubbag")
    kasubbag.tekan("Setujui")
    kasubbag.kabar("Persetujuan Anda tercatat.")


def sekretaris_mengembalikan(p: Panggung) -> None:
    _pukul(p, 7, 13, 30)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("Memeriksa dokumen pengukuran kinerja")
    sekretaris.foto("18-periksa-sekretaris")
    sekretaris.tekan("Kembalikan", di=sekretaris.page.get_by_role("region", name="Tindakan"))
    lembar = sekretaris.page.get_by_role("dialog", name="Kembalikan dokumen")
    lembar.get_by_label("Alasan pengembalian").fill(ALASAN)
    lembar.get_by_label("Tempat catatan 1").fill("Bab IV, Simpulan")
    lembar.get_by_label("Catatan 1", exact=True).fill(CATATAN)
    sekretaris.foto("19-kembalikan")
    sekretaris.tekan("Kembalikan", di=lembar)
    sekretaris.kabar("Dokumen dikembalikan beserta alasan Anda.")


def kasubbag_memperbaiki(p: Panggung) -> None:
    _pukul(p, 8, 8)
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.buka("Perbaiki dokumen")
    kasubbag.lihat(ALASAN)
    kasubbag.foto("20-perbaikan")
    kasubbag.page.get_by_label(re.compile(re.escape(CATATAN))).fill(JAWABAN)
    kasubbag.isi("Simpulan", SIMPULAN_BARU)
    kasubbag.tekan("Serahkan perbaikan")
    kasubbag.kabar("Perbaikan diserahkan.")


def sekretaris_menyetujui(p: Panggung) -> None:
    _pukul(p, 8, 10)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("Memeriksa dokumen pengukuran kinerja")
    berubah = sekretaris.page.get_by_role("region", name="Yang berubah")
    expect(berubah).to_contain_text(SIMPULAN)
    expect(berubah).to_contain_text(SIMPULAN_BARU)
    sekretaris.lihat(JAWABAN)
    sekretaris.foto("21-periksa-lagi")
    sekretaris.tekan("Setujui")
    sekretaris.kabar("Persetujuan Anda tercatat.")


BABAK: list[Callable[[Panggung], None]] = [
    kasubbag_menyiapkan,
    kepala_dinas_mendisposisi,
    sekretaris_mendisposisi,
    kasubbag_menyampaikan,
    unit_rapat_dan_mengisi,
    pelaksana_mengukur_dan_menyusun,
    bidang_memeriksa,
    kasubbag_memeriksa,
    sekretaris_mengembalikan,
    kasubbag_memperbaiki,
    sekretaris_menyetujui,
]
