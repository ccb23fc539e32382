"""Pictures of the SOP studio: a document read, reviewed, edited, drawn, tried out, compared.

They are taken after all others, in this order: each goes on where the one before stopped.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.gambar.layar import KASUBBAG, Adegan
from tests.perjalanan.naskah_sop import naskah_pdf
from tests.perjalanan.panggung import Layar

__all__ = ["ADEGAN_SOP"]

_NAMA = "Penyusunan Rencana Aksi"


def _unggah(layar: Layar) -> None:
    layar.menu("SOP")
    layar.tautan("Masukkan SOP")
    layar.page.get_by_label("Naskah atau berkas SOP").set_input_files(
        {"name": "rencana-aksi.pdf", "mimeType": "application/pdf", "buffer": naskah_pdf()}
    )
    layar.tekan("Baca SOP")
    layar.kabar("SOP terbaca")
    layar.page.locator("[data-tutup-kabar]").click()


def _suntingan(layar: Layar) -> None:
    layar.menu("SOP")
    layar.tautan(_NAMA)


def _langkah(nomor: int, *, gambar: bool = False) -> Callable[[Layar], None]:
    """The editor with a row open, beside the document or beside the drawing."""

    def buka(layar: Layar) -> None:
        _suntingan(layar)
        if gambar:
            layar.page.get_by_role("button", name="Gambar SOP").click()
        layar.page.locator(f"[data-baris='{nomor}']").click()
        expect(layar.page.locator(f"[data-buka='{nomor}']")).to_be_visible()
        layar.page.locator(f"#langkah-{nomor}").evaluate(
            "e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 150)"
        )

    return buka


def _temuan(layar: Layar) -> None:
    _suntingan(layar)
    layar.page.locator("#lipat-temuan > summary").click()
    layar.page.locator("#ss-temuan").evaluate(
        "e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 150)"
    )


def _telepon(layar: Layar) -> None:
    _suntingan(layar)


def _uji(layar: Layar) -> None:
    layar.page.goto(f"{layar.alamat}/sop/pustaka/000/uji/")


def _beda(layar: Layar) -> None:
    """A next version with one row changed and one more, then what it changes."""
    layar.menu("SOP")
    layar.tautan(re.compile("^Pengukuran Kinerja$"))
    layar.page.get_by_role("button", name=re.compile("^Sunting")).first.click()
    layar.page.locator("[data-baris='2']").click()
    layar.page.get_by_label("Waktu").first.fill("30 menit")
    layar.page.get_by_role("button", name="Sisipkan di bawah").click()
    expect(layar.page.locator("[data-buka='3']")).to_be_visible()
    layar.page.get_by_label("Uraian kegiatan").fill("Mencatat disposisi pada buku agenda")
    layar.page.locator("#l-penanggung").select_option(index=3)
    layar.page.get_by_label("Waktu").first.fill("10 menit")
    layar.page.get_by_role("button", name="Simpan langkah").click()
    expect(layar.page.locator("[data-buka]")).to_have_count(0)
    layar.page.locator("[data-perubahan] > summary").click()
    layar.page.locator("[data-perubahan]").evaluate(
        "e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 150)"
    )


ADEGAN_SOP = (
    Adegan(nama="sop-tinjau", judul="Naskah SOP ditinjau: yang meragukan ditanyakan dahulu",
           orang=KASUBBAG, buka=_unggah, tinggi=1000),
    Adegan(nama="sop-tinjau-telepon", judul="Meninjau SOP di telepon",
           orang=KASUBBAG, buka=_telepon, telepon=True),
    Adegan(nama="sop-sunting", judul="Menyunting satu langkah; tempatnya pada naskah disorot",
           orang=KASUBBAG, buka=_langkah(3), tinggi=1000),
    Adegan(nama="sop-sunting-gambar", judul="Bagan alir mengikuti suntingan",
           orang=KASUBBAG, buka=_langkah(4, gambar=True), tinggi=1000),
    Adegan(nama="sop-temuan", judul="Temuan pemeriksaan, masing-masing menuju isiannya",
           orang=KASUBBAG, buka=_temuan, tinggi=1000),
    Adegan(nama="sop-uji", judul="Uji coba: waktu setiap jalur SOP",
           orang=KASUBBAG, buka=_uji, tinggi=1200),
    Adegan(nama="sop-perubahan", judul="Yang diubah suntingan terhadap versi yang berlaku",
           orang=KASUBBAG, buka=_beda, tinggi=1000),
)  # fmt: skip
