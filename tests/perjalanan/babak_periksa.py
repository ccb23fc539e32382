"""Rows 6-8 of the journey: three reviews, one return to the Kasubbag, one decision on paper."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.perjalanan.panggung import Panggung
from tests.perjalanan.peran import (
    ALASAN,
    CATATAN,
    DI_KERTAS,
    JAWABAN,
    KASUBBAG,
    KEPALA,
    PINDAIAN,
    SEKRETARIS,
    SIMPULAN,
    SIMPULAN_BARU,
    pukul,
)


def bidang_memeriksa(p: Panggung) -> None:
    """Seven heads approve on screen, the head of UPTD Pasar on paper."""
    for n, orang in enumerate(o for o in KEPALA if o != DI_KERTAS):
        pukul(p, 7, 8, 5 * n)
        kepala = p.sebagai(orang)
        kepala.buka("Memeriksa draft pengukuran kinerja")
        if n == 0:
            kepala.lihat(SIMPULAN)
            kepala.foto("16-periksa-bidang")
        kepala.tekan("Setujui")
        kepala.kabar("Persetujuan Anda tercatat.")
        if orang != KASUBBAG:
            p.pulang(orang)


def keputusan_di_kertas_dicatat(p: Panggung) -> None:
    """Who prepared the run records it with the scan; the head is told and may contest."""
    pukul(p, 7, 9)
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.catat_tugas_di_kertas("UPTD Pasar")
    kasubbag.catat_dari_kertas(tanggal="2026-10-07", pindaian=PINDAIAN)
    kasubbag.kabar("Keputusan dari kertas dicatat; pimpinan dapat menyanggahnya.")
    eko = p.sebagai(DI_KERTAS)
    eko.lihat("Dicatat dari kertas atas nama Anda")
    eko.foto("16-dicatat-dari-kertas")
    p.pulang(DI_KERTAS)


def kasubbag_memeriksa(p: Panggung) -> None:
    pukul(p, 7, 10)
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.buka("Memeriksa draft pengukuran kinerja")
    kasubbag.foto("17-periksa-kasubbag")
    kasubbag.tekan("Setujui")
    kasubbag.kabar("Persetujuan Anda tercatat.")


def sekretaris_mengembalikan(p: Panggung) -> None:
    pukul(p, 7, 13, 30)
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
    pukul(p, 8, 8)
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.buka("Perbaiki dokumen")
    kasubbag.lihat(ALASAN)
    kasubbag.foto("20-perbaikan")
    kasubbag.page.get_by_label(re.compile(re.escape(CATATAN))).fill(JAWABAN)
    kasubbag.isi("Simpulan", SIMPULAN_BARU)
    kasubbag.tekan("Serahkan perbaikan")
    kasubbag.kabar("Perbaikan diserahkan.")


def sekretaris_menyetujui(p: Panggung) -> None:
    pukul(p, 8, 10)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("Memeriksa dokumen pengukuran kinerja")
    berubah = sekretaris.page.get_by_role("region", name="Yang berubah")
    expect(berubah).to_contain_text(SIMPULAN)
    expect(berubah).to_contain_text(SIMPULAN_BARU)
    sekretaris.lihat(JAWABAN)
    sekretaris.foto("21-periksa-lagi")
    sekretaris.tekan("Setujui")
    sekretaris.kabar("Persetujuan Anda tercatat.")
