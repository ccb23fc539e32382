"""Who acts in the journey, when, and the words they write."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.perjalanan.panggung import Panggung
from tolok.cli.contoh_tahun import muat

__all__ = [
    "ALASAN",
    "CATATAN",
    "CUTI",
    "DATA",
    "DI_KERTAS",
    "JAWABAN",
    "KADIS",
    "KASUBBAG",
    "KASUBBAG_UMUM",
    "KEPALA",
    "MENOLAK",
    "MULAI",
    "NOMOR_SURAT",
    "PELAKSANA",
    "PINDAIAN",
    "SEKRETARIS",
    "SIMPULAN",
    "SIMPULAN_BARU",
    "TANPA_GAWAI",
    "WIB",
    "opd",
    "pukul",
]

WIB = ZoneInfo("Asia/Jakarta")
MULAI = datetime(2026, 10, 5, 8, 0, tzinfo=WIB)

KADIS = "Arya Contoh"
SEKRETARIS = "Bunga Rekaan"
KASUBBAG = "Citra Misalnya"
KASUBBAG_UMUM = "Dimas Umpama"
PELAKSANA = "Gita Contohnya"
DI_KERTAS = "Eko Andaikan"
TANPA_GAWAI = "Galih Fiktif"
CUTI = "Dewi Contohnya"
MENOLAK = "Vino Rekayasa"
NOMOR_SURAT = "000.8.6.3/412/Disdagin"
PINDAIAN = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
SIMPULAN = "Capaian Triwulan III sesuai dengan rencana."
SIMPULAN_BARU = "Capaian Triwulan III sesuai rencana, kecuali pasar rakyat yang memenuhi standar."
ALASAN = "Simpulan belum menyebut sasaran yang tidak tercapai."
CATATAN = "Sebut indikator pasar rakyat."
JAWABAN = "Simpulan sudah menyebut indikator pasar rakyat."
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
DATA = date(2026, 12, 1)
"""A day of the year to which the sample file is moved."""


def pukul(p: Panggung, hari: int, jam: int, menit: int = 0) -> None:
    """Move the server's clock forward to a moment of October 2026."""
    p.jam.move_to(datetime(2026, 10, hari, jam, menit, tzinfo=WIB))


def opd() -> dict[str, Any]:
    """The sample office as the file has it in the year of the journey."""
    return next(o for o in muat(DATA)["opd"] if o["kode"] == "A")
