"""SOP 004 from the first to the last printed row, in the browser, with a return.

`TOLOK_GAMBAR=<folder>` keeps a picture of every stop at desktop and phone width.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from tests.perjalanan import babak_004
from tests.perjalanan.panggung import Panggung, teks_pdf
from tests.perjalanan.peramban import buka_peramban
from tests.perjalanan.peran import MULAI, pukul
from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Kejadian, Pelaksanaan, Tugas

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.peramban,
    pytest.mark.lambat,
]

_BABAK: list[Callable[[Panggung], None]] = [
    babak_004.kasubag_menyiapkan,
    babak_004.kasubag_koordinasi,
    babak_004.pemilik_mengisi,
    babak_004.kasubag_melihat_siapa_belum,
    babak_004.pemilik_kedua_mengisi,
    babak_004.kasubag_menyusun,
    babak_004.kabid_mengembalikan,
    babak_004.pemilik_memperbaiki,
    babak_004.kabid_menyetujui,
    babak_004.perencana_menghimpun,
    babak_004.sekretaris_menganalisis,
    babak_004.kadis_mengesahkan,
    babak_004.kasubag_menggandakan_dan_mengirim,
    babak_004.surat_ditandatangani,
]


@pytest.fixture
def panggung(live_server: LiveServer, tmp_path: Path) -> Iterator[Panggung]:
    """The loaded offices, a browser, and the clock at the first morning."""
    with time_machine.travel(MULAI, tick=True) as jam, buka_peramban() as peramban:
        babak_004.muat_dunia()
        yield Panggung(
            peramban=peramban,
            alamat=live_server.url,
            jam=jam,
            gambar=os.environ.get("TOLOK_GAMBAR"),
            gambar_gagal=tmp_path,
        )


def test_sop_004_berjalan_dari_koordinasi_sampai_terkirim(panggung: Panggung) -> None:
    for satu in _BABAK:
        panggung.mainkan(satu)

    assert panggung.gangguan() == []
    assert panggung.catatan["status kiriman kedua"] == 303
    assert _serahan_langkah_satu() == 1
    assert Pelaksanaan.objects.get().status == "selesai"
    naskah = _unduh_naskah(panggung)
    angka = [h["tampil"] for h in babak_004.opd_b()["harapan"] if h["tw"] == 3 and h["tampil"]]
    tercetak = {
        "Timeline": ["Disposisi Sekretaris", "Pranata Komputer Ahli Muda", "14 Okt 2026"],
        "Kertas kerja pengukuran": angka,
        "Lembar catatan pemeriksaan": [babak_004.ALASAN],
        "Surat pengantar": [babak_004.NOMOR, "Wali Kota Contoh", "Hana Contoh"],
        "Lembar ekspedisi": [babak_004.NOMOR, "Petugas Ekspedisi Rekaan"],
    }
    assert {nama: _tidak_memuat(naskah, nama, kata) for nama, kata in tercetak.items()} == {
        nama: [] for nama in tercetak
    }, sorted(naskah)
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []


def _serahan_langkah_satu() -> int:
    """How often row 1 was handed on, in the log."""
    satu = Tugas.objects.get(langkah=1)
    return Kejadian.objects.filter(jenis="TugasDiserahkan", isi__contains=str(satu.pk)).count()


def _unduh_naskah(p: Panggung) -> dict[str, str]:
    """Text of every document of the run by its name on the page."""
    pukul(p, 28, 10)
    kadis = p.sebagai(babak_004.KEPALA_DINAS)
    kadis.menu("Pelaksanaan")
    kadis.tautan(re.compile("Pengumpulan Data Kinerja, Triwulan III"))
    kadis.lihat("7 dari 7 langkah selesai")
    kadis.foto("004-15-sop-hidup")
    kadis.tautan(re.compile("^Naskah"))
    expect(kadis.page.get_by_role("heading", name="Naskah pelaksanaan")).to_be_visible()
    naskah: dict[str, str] = {}
    for tautan in kadis.page.get_by_role("link", name=re.compile("^Unduh")).all():
        nama = " ".join(tautan.inner_text().split()).removeprefix("Unduh ")
        isi = kadis.unduh(tautan)
        if isi.startswith(b"%PDF"):
            naskah[nama] = naskah.get(nama, "") + teks_pdf(isi)
    return naskah


def _rapat(teks: str) -> str:
    return re.sub(r"\s", "", teks)


def _tidak_memuat(naskah: dict[str, str], nama: str, kata: list[str]) -> list[str]:
    """Which of these the documents whose name begins so do not print."""
    padat = _rapat("".join(isi for n, isi in naskah.items() if n.startswith(nama)))
    return [k for k in kata if _rapat(k) not in padat]
