"""SOP 003 from the first to the last printed row, in the browser, with both printed returns.

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

from tests.perjalanan import babak_003
from tests.perjalanan.babak_003 import (
    ALASAN_SK,
    ARAHAN,
    JAWABAN_SK,
    KEPUTUSAN_RAPAT,
    NOMOR_SK,
    SIMPULAN,
)
from tests.perjalanan.panggung import Panggung, teks_pdf
from tests.perjalanan.peramban import buka_peramban
from tests.perjalanan.peran import KADIS, MULAI, pukul
from tolok.organisasi.models import Tim
from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Kejadian, Pelaksanaan, TindakLanjut, Tugas

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.peramban,
    pytest.mark.lambat,
]

_BABAK: list[Callable[[Panggung], None]] = [
    babak_003.kasubbag_menyiapkan,
    babak_003.kadis_mendisposisi,
    babak_003.sekretaris_memerintahkan,
    babak_003.perencana_menyusun_sk,
    babak_003.sekretaris_memeriksa_sk,
    babak_003.kadis_mengembalikan_sk,
    babak_003.sekretaris_memperbaiki_sk,
    babak_003.kadis_menandatangani_sk,
    babak_003.anggota_menerima_salinan,
    babak_003.ketua_membagi_dan_tim_mengukur,
    babak_003.sekretaris_memverifikasi_dan_mengembalikan,
    babak_003.ketua_memperbaiki,
    babak_003.sekretaris_memverifikasi_lagi,
    babak_003.kadis_menandatangani_laporan,
    babak_003.rencana_disusun_dan_diserahkan,
    babak_003.penanggung_jawab_melapor,
    babak_003.sekretaris_memverifikasi_tindak_lanjut,
]


@pytest.fixture
def panggung(live_server: LiveServer, tmp_path: Path) -> Iterator[Panggung]:
    """The loaded office, a browser, and the clock at the first morning."""
    with time_machine.travel(MULAI, tick=True) as jam, buka_peramban() as peramban:
        babak_003.muat_dunia()
        yield Panggung(
            peramban=peramban,
            alamat=live_server.url,
            jam=jam,
            gambar=os.environ.get("TOLOK_GAMBAR"),
            gambar_gagal=tmp_path,
        )


def test_sop_003_berjalan_dari_disposisi_sampai_tindak_lanjut(panggung: Panggung) -> None:
    for satu in _BABAK:
        panggung.mainkan(satu)
    selesai(panggung)


def selesai(panggung: Panggung) -> None:
    """What stands when everybody went home."""
    # Refusals that the journey provokes on purpose answer 422.
    assert [g for _, g in panggung.gangguan() if "422" not in g] == []
    assert panggung.catatan["status kiriman kedua"] == 303
    assert _serahan_langkah_satu() == 1
    assert Pelaksanaan.objects.get().status == "selesai"
    assert Tim.objects.filter(dasar_nomor=NOMOR_SK, berlaku=True).exists()
    assert TindakLanjut.objects.filter(status="selesai").exists()
    naskah = _unduh_naskah(panggung)
    _memuat(naskah, "SK Tim", "KEPUTUSAN KEPALA DINAS", NOMOR_SK, "Fajar Permisalan")
    _memuat(naskah, "SK Tim, salinan kendali", "menyusun", "memperbaiki")
    _memuat(naskah, "Lembar catatan pemeriksaan", ALASAN_SK, JAWABAN_SK, KEPUTUSAN_RAPAT)
    _memuat(naskah, "Berita acara verifikasi", "Semua sesuai.", "A02")
    _memuat(naskah, "Laporan", SIMPULAN)
    _memuat(naskah, "Rencana tindak lanjut", ARAHAN, "Ketua Tim", "Bunga Rekaan")
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []


def _serahan_langkah_satu() -> int:
    """How often row 1 was handed on, in the log."""
    satu = Tugas.objects.get(langkah=1)
    return Kejadian.objects.filter(jenis="TugasDiserahkan", isi__contains=str(satu.pk)).count()


def _unduh_naskah(p: Panggung) -> dict[str, str]:
    """Text of every document of the run by its name on the page."""
    pukul(p, 26, 11)
    kadis = p.sebagai(KADIS)
    kadis.menu("Pelaksanaan")
    kadis.tautan(re.compile("Pengukuran Kinerja, Triwulan III", re.IGNORECASE))
    kadis.lihat("9 dari 9 langkah selesai")
    kadis.foto("003-15-selesai")
    kadis.tautan(re.compile("^Naskah"))
    expect(kadis.page.get_by_role("heading", name="Naskah pelaksanaan")).to_be_visible()
    naskah: dict[str, str] = {}
    for tautan in kadis.page.get_by_role(
        "link", name=re.compile("^Unduh(?!.*(Word|Excel))")
    ).all():
        nama = " ".join(tautan.inner_text().split()).removeprefix("Unduh ")
        isi = kadis.unduh(tautan)
        if isi.startswith(b"%PDF"):
            naskah[nama] = naskah.get(nama, "") + teks_pdf(isi)
    return naskah


def _memuat(naskah: dict[str, str], nama: str, *kata: str) -> None:
    """Every one of these stands in the documents whose name begins so."""
    padat = re.sub(r"\s", "", "".join(isi for n, isi in naskah.items() if n.startswith(nama)))
    assert padat, (nama, list(naskah))
    assert [k for k in kata if re.sub(r"\s", "", k) not in padat] == [], nama
