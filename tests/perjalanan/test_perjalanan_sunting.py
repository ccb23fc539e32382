"""The SOP editor in the browser: answered and changed by keyboard, saved by itself, never lost."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.perjalanan.babak import muat_dunia
from tests.perjalanan.mata import halaman_utuh, pasang_axe
from tests.perjalanan.naskah_sop import naskah_pdf
from tests.perjalanan.panggung import Layar, Panggung
from tests.perjalanan.peramban import LEBAR_TELEPON, buka_peramban
from tests.perjalanan.peran import KASUBBAG, MULAI
from tolok.sop.models import Suntingan
from tolok.sop.services.sunting import isi_suntingan

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.peramban,
    pytest.mark.lambat,
]

ADMINISTRATOR = "Lukman Percontohan"
NAMA = "Penyusunan Rencana Aksi"


@pytest.fixture
def panggung(live_server: LiveServer, tmp_path: Path) -> Iterator[Panggung]:
    """The loaded office, a browser, and the clock at the first morning."""
    with time_machine.travel(MULAI, tick=True) as jam, buka_peramban() as peramban:
        muat_dunia()
        yield Panggung(
            peramban=peramban,
            alamat=live_server.url,
            jam=jam,
            gambar=os.environ.get("TOLOK_GAMBAR"),
            gambar_gagal=tmp_path,
        )


def test_sop_disunting_dengan_papan_tombol_dan_tidak_ada_ketikan_yang_hilang(
    panggung: Panggung,
) -> None:
    layar = panggung.sebagai(KASUBBAG)
    _naskah_masuk(layar)
    _keraguan_dijawab_dengan_tombol(layar.page)
    _langkah_tersimpan_sendiri(layar.page)
    _langkah_dipisah_di_kursor_lalu_diurungkan(layar.page)
    _dua_orang_menyunting(layar.page, panggung.sebagai(ADMINISTRATOR))
    _jaringan_putus(layar.page)
    _di_telepon(layar.page)


def _status(page: Page, kata: str) -> None:
    expect(page.locator("#ss-status")).to_contain_text(kata, timeout=15_000)


def _bersih(page: Page) -> None:
    """Nothing that a careful reviewer names, in the state the page is in."""
    assert halaman_utuh(page) == []


def _naskah_masuk(kasubbag: Layar) -> None:
    pasang_axe(kasubbag.page.context)
    kasubbag.menu("SOP")
    kasubbag.tautan("Masukkan SOP")
    kasubbag.page.get_by_label("Naskah atau berkas SOP").set_input_files(
        {"name": "rencana-aksi.pdf", "mimeType": "application/pdf", "buffer": naskah_pdf()}
    )
    kasubbag.tekan("Baca SOP")
    kasubbag.kabar("SOP terbaca")
    _bersih(kasubbag.page)


def _keraguan_dijawab_dengan_tombol(page: Page) -> None:
    judul = page.locator("#tanya-kini")
    expect(judul).to_have_text("Siapa pelaksana langkah 3?")
    page.keyboard.press("l")
    expect(judul).to_have_text("Langkah 4, keputusan: benar?")
    page.keyboard.press("m")
    expect(judul).to_have_text("Siapa pelaksana langkah 3?")
    page.keyboard.press("2")
    page.keyboard.press("s")
    _status(page, "Langkah 3, pelaksana dipastikan")
    expect(judul).to_have_text("Langkah 4, keputusan: benar?")
    page.get_by_label("Bila tidak setuju, ke").last.select_option(value="3")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Pastikan, lanjut").click()
    expect(page.get_by_text("Semua yang meragukan sudah dipastikan.")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Pintasan papan tombol")).to_be_visible()
    page.keyboard.press("Escape")


def _langkah_tersimpan_sendiri(page: Page) -> None:
    """Typing saves itself; the finding about the field comes and goes without a reload."""
    page.locator("[data-baris='2']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("[data-buka='3']")).to_be_visible()
    _bersih(page)
    temuan = page.locator("#ss-temuan-baris").get_by_text("Output langkah 3 kosong")
    page.get_by_label("Output").fill("")
    expect(temuan).to_be_visible(timeout=15_000)
    page.get_by_label("Output").fill("Draf rencana aksi")
    expect(temuan).to_have_count(0, timeout=15_000)
    _status(page, "Tersimpan")
    expect(page.get_by_label("Output")).to_be_focused()


def _langkah_dipisah_di_kursor_lalu_diurungkan(page: Page) -> None:
    uraian = page.get_by_label("Uraian kegiatan")
    uraian.evaluate("(x, di) => { x.focus(); x.setSelectionRange(di, di); }", len("Menyusun draf"))
    page.keyboard.press("Alt+p")
    expect(page.locator("[data-buka='4']")).to_be_visible()
    expect(page.locator("#langkah-3")).to_contain_text("Menyusun draf")
    expect(page.get_by_label("Uraian kegiatan")).to_have_value(re.compile("^rencana aksi beserta"))
    page.keyboard.press("Escape")
    expect(page.locator("[data-baris='4']")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator("[data-baris]")).to_have_count(6)
    expect(page.locator("#langkah-3")).to_contain_text("Menyusun draf rencana aksi beserta")


def _dua_orang_menyunting(page: Page, admin: Layar) -> None:
    admin.menu("SOP")
    admin.tautan(NAMA)
    page.locator("[data-baris='1']").click()
    expect(page.locator("[data-buka='1']")).to_be_visible()
    _identitas(admin).get_by_label("Nomor SOP").fill("000.8.3/8/2026")
    _status(admin.page, "Nomor SOP diubah")

    page.get_by_label("Waktu").first.fill("25 menit")

    expect(page.get_by_role("alert")).to_contain_text(
        f"sudah diubah setelah Anda membukanya oleh {ADMINISTRATOR}", timeout=15_000
    )
    expect(page.get_by_label("Waktu").first).to_have_value("25 menit")
    page.get_by_role("button", name="Simpan langkah").click()
    _status(page, "Langkah 1, waktu diubah")
    sop = isi_suntingan(Suntingan.objects.get())
    assert sop.nomor == "000.8.3/8/2026"
    assert sop.langkah[0].mutu.waktu is not None
    assert sop.langkah[0].mutu.waktu.teks == "25 menit"


def _identitas(layar: Layar) -> Page:
    layar.page.locator("#lipat-identitas > summary").click()
    return layar.page


def _jaringan_putus(page: Page) -> None:
    page.locator("[data-baris='1']").click()
    expect(page.locator("[data-buka='1']")).to_be_visible()
    page.context.set_offline(True)
    page.get_by_label("Waktu").first.fill("30 menit")
    _status(page, "jaringan terputus")
    expect(page.get_by_label("Waktu").first).to_have_value("30 menit")
    page.context.set_offline(False)
    _status(page, "Langkah 1, waktu diubah")


def _di_telepon(page: Page) -> None:
    """Source, drawing and rows are three views of one narrow screen; nothing runs out of it."""
    page.reload()
    bilah = page.get_by_role("group", name="Yang ditampilkan")
    for nama, terlihat in (
        ("Dokumen asal", page.get_by_role("img", name="Halaman 1 dokumen asal")),
        ("Gambar SOP", page.get_by_role("img", name="Bagan alir SOP")),
        ("Susunan", page.locator("[data-baris='1']")),
    ):
        page.set_viewport_size(LEBAR_TELEPON)  # type: ignore[arg-type]  # two whole numbers
        bilah.get_by_role("button", name=nama).click()
        expect(terlihat).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        _bersih(page)
