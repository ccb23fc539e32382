"""`make docs`: makes the pictures of docs/gambar again.

Loads the demo into a folder of its own with the clock at a fixed working day, serves it, and
photographs its pages and documents. Needs Chromium (TOLOK_CHROMIUM, or `chromium` on the path).
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import django
import pypdfium2
import time_machine

from tests.gambar.layar import ADEGAN, Adegan
from tests.gambar.palet import png_palet, png_rgb
from tests.gambar.sop import ADEGAN_SOP
from tests.perjalanan.panggung import Layar
from tests.perjalanan.peramban import LEBAR_DESKTOP, LEBAR_TELEPON, buka_peramban, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AKAR = Path(__file__).resolve().parents[1]
GAMBAR = AKAR / "docs" / "gambar"
SAAT = datetime(2026, 11, 20, 8, 20, tzinfo=ZoneInfo("Asia/Jakarta"))
_PERINTAH = "make docs"
_DOKUMEN = (
    # file name, caption, code of the SOP, kind of document, words of the page that is shown
    ("laporan-sampul", "Laporan, sampul", "000", "laporan", ""),
    (
        "laporan-hasil",
        "Laporan, satu halaman hasil",
        "000",
        "laporan",
        "nilai perdagangan Indikator Satuan",
    ),
    ("lembar-disposisi", "Lembar disposisi", "000", "lembar_disposisi", ""),
    ("surat-pengantar", "Surat pengantar", "000", "surat_pengantar", ""),
    ("program-kerja", "Program kerja Tim AKIP", "002", "program_kerja", ""),
    ("keputusan-tim", "Keputusan Kepala Dinas tentang tim", "003", "keputusan", ""),
    (
        "rencana-tindak-lanjut",
        "Rencana tindak lanjut yang ditandatangani",
        "003",
        "rencana_tindak_lanjut",
        "",
    ),
)
_PERIODE = "2026-triwulan-1"


def utama(awalan: Sequence[str] = ()) -> int:
    """Make every picture, or those whose names begin so; returns the exit status."""
    if chromium() is None:
        sys.stderr.write("Chromium tidak ada; gambar tidak dibuat.\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="tolok-gambar-") as var:
        os.environ.update(
            TOLOK_VAR=var,
            TOLOK_DEMO="1",
            TOLOK_DATABASE_URL=f"sqlite:///{var}/tolok.sqlite3",
            DJANGO_SETTINGS_MODULE="tolok.config.settings",
            DJANGO_ALLOW_ASYNC_UNSAFE="1",  # Playwright's loop runs in this thread
        )
        with time_machine.travel(SAAT, tick=False):
            django.setup()
            _muat()
            GAMBAR.mkdir(exist_ok=True)
            with _layani() as alamat, buka_peramban() as peramban:
                _gambari(peramban, alamat, tuple(awalan))
    _tulis_daftar()
    return 0


def _muat() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("muat_contoh")


@contextmanager
def _layani() -> Iterator[str]:
    """The site on a free port of this machine."""
    from django.core.servers.basehttp import (
        ThreadedWSGIServer,
        WSGIRequestHandler,
    )
    from django.core.wsgi import get_wsgi_application

    class Pelayan(WSGIRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    server = ThreadedWSGIServer(("127.0.0.1", 0), Pelayan)
    server.set_app(get_wsgi_application())
    utas = threading.Thread(target=server.serve_forever, daemon=True)
    utas.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


# -- pages -------------------------------------------------------------------------------------


def _gambari(peramban: Browser, alamat: str, awalan: tuple[str, ...]) -> None:
    kosong = peramban.new_page()
    for adegan in (*ADEGAN, *ADEGAN_SOP):
        if not awalan or adegan.nama.startswith(awalan):
            _simpan(kosong, adegan.nama, _potret(peramban, alamat, adegan))
    for nama, _, sop, jenis, kata in _DOKUMEN:
        if awalan and not nama.startswith(awalan):
            continue
        _simpan(kosong, nama, _halaman_pdf(_isi_naskah(sop, jenis), kata))


def _potret(peramban: Browser, alamat: str, adegan: Adegan) -> bytes:
    """A window of its own for each picture: nothing of an earlier one is left on it."""
    konteks = peramban.new_context(
        viewport=LEBAR_TELEPON if adegan.telepon else LEBAR_DESKTOP,  # type: ignore[arg-type]
        device_scale_factor=2 if adegan.telepon else 1,
        locale="id-ID",
        timezone_id="Asia/Jakarta",
        reduced_motion="reduce",
    )
    konteks.set_default_timeout(10_000)
    page = konteks.new_page()
    page.set_viewport_size(LEBAR_DESKTOP)  # type: ignore[arg-type]  # two whole numbers
    layar = Layar(orang=adegan.orang or "", page=page, alamat=alamat, gambar=None)
    if adegan.orang:
        layar.masuk()
    else:
        page.goto(alamat)
    adegan.buka(layar)
    _ukuran(page, adegan)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)  # the drawing of the SOP draws itself in
    isi = page.screenshot(animations="disabled")
    konteks.close()
    return isi


def _ukuran(page: Page, adegan: Adegan) -> None:
    ukuran = dict(LEBAR_TELEPON if adegan.telepon else LEBAR_DESKTOP)
    if adegan.tinggi:
        ukuran["height"] = adegan.tinggi
    if adegan.sampai:
        kotak = page.get_by_text(adegan.sampai).last.bounding_box()
        assert kotak is not None, adegan.sampai
        ukuran["height"] = round(kotak["y"] + kotak["height"]) + 30
    page.set_viewport_size(ukuran)  # type: ignore[arg-type]  # two whole numbers


def _simpan(kosong: Page, nama: str, png: bytes) -> None:
    isi = png_palet(kosong, png)
    (GAMBAR / f"{nama}.png").write_bytes(isi)
    print(f"{nama}.png  {len(isi) // 1024} KB", flush=True)


# -- documents ---------------------------------------------------------------------------------


def _isi_naskah(sop: str, jenis: str) -> bytes:
    """The last version of a document of the finished run of an SOP."""
    from tolok.berkas.services import baca
    from tolok.naskah.models import VersiNaskah
    from tolok.pelaksanaan.models import Pelaksanaan

    jalan = Pelaksanaan.objects.get(kode_sop=sop, periode=_PERIODE)
    versi = VersiNaskah.objects.filter(naskah__pelaksanaan=jalan.pk, naskah__jenis=jenis)
    return baca(versi.order_by("versi").select_related("berkas").reverse()[0].berkas)


def _halaman_pdf(isi: bytes, kata: str) -> bytes:
    """The first page that holds the words, as PNG."""
    dokumen = pypdfium2.PdfDocument(isi)
    try:
        nomor = next(
            n for n in range(len(dokumen))
            if kata in " ".join(dokumen[n].get_textpage().get_text_bounded().split())
        )  # fmt: skip
        bitmap = dokumen[nomor].render(scale=1.5, rev_byteorder=True)
        return png_rgb(bitmap.width, bitmap.height, bytes(bitmap.buffer), bitmap.stride)
    finally:
        dokumen.close()


# -- the list ----------------------------------------------------------------------------------


def _tulis_daftar() -> None:
    baris = [f"| [{a.nama}.png]({a.nama}.png) | {a.judul} |" for a in (*ADEGAN, *ADEGAN_SOP)]
    baris += [f"| [{nama}.png]({nama}.png) | {judul} |" for nama, judul, *_ in _DOKUMEN]
    teks = f"""# Gambar

Dibuat dengan `{_PERINTAH}` dari data contoh, dengan jam berhenti pada {SAAT:%Y-%m-%d %H.%M} WIB;
jangan disunting. Semua orang, angka, dan surat di dalamnya rekaan.

| Gambar | Isi |
|---|---|
""" + "\n".join(baris)
    (GAMBAR / "README.md").write_text(teks + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(utama(sys.argv[1:]))
