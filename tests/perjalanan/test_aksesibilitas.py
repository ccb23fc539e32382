"""Every page of the site, for somebody who may see it: axe, phone width, keyboard, zoom, print.

The list of pages is the table of rights, which names every address of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django import DjangoDbBlocker

from tests.hak_dunia import SAAT, Dunia, buat_dunia
from tests.hak_tabel import Baris, alamat_situs, baca_tabel
from tests.perjalanan.mata import halaman_utuh, pasang_axe, teks_terpotong
from tests.perjalanan.panggung import awasi, teks_pdf
from tests.perjalanan.peramban import LEBAR_DESKTOP, buka_peramban
from tests.perjalanan.situs import Situs, situs_berisi
from tolok.sop.pustaka import muat

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.peramban,
    pytest.mark.lambat,
    pytest.mark.xdist_group("aksesibilitas"),
]

_GET = [b for b in baca_tabel() if b.metode == "GET"]
_BUKAN_HALAMAN = {
    "sop:unduh",
    "sop:gambar_versi",
    "sop:gambar_terbitan",
    "sop:gambar_sunting",
    "sop:halaman_sunting",
    "naskah:pdf",
    "berkas:unduh",
    "pelaksanaan:buka_naskah",
    "pelaksanaan:cetak_pembaca",
    "pelaksanaan:evaluasi_cetak",
    "pelaksanaan:word",
    "pemantauan:feed",
    "pemantauan:naskah",
    "pemantauan:bukti",
    "kinerja:rencana_unduh",
    "kinerja:rencana_cetak",
    "kinerja:penyiapan_templat",
}
"""Addresses that give a file."""
_URUTAN = (
    "penyiap",
    "administrator",
    "kepala_dinas",
    "pemegang",
    "pegawai",
    "auditor",
    "evaluator",
    "tamu",
)


def _peran(baris: Baris) -> str | None:
    """Somebody who sees the page, with the most on it."""
    return next((p for p in _URUTAN if baris.status.get(p) == 200), None)


_HALAMAN = [b for b in _GET if b.url not in _BUKAN_HALAMAN and _peran(b)]
_SERING = [
    b
    for b in _HALAMAN
    if b.nama
    in (
        "GET pelaksanaan:beranda",
        "GET pelaksanaan:daftar",
        "GET pelaksanaan:pelaksanaan",
        "GET pelaksanaan:tugas (tugas terbuka)",
        "GET akun:masuk",
    )
]


@pytest.fixture
def _django_db_helper() -> None:
    """No transaction around each test: the world is made and emptied once, by `situs`."""


@pytest.fixture(scope="module")
def situs(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Situs[Dunia]]:
    with situs_berisi(buat_dunia, SAAT, django_db_blocker) as satu:
        yield satu


@pytest.fixture(scope="module")
def peramban() -> Iterator[Browser]:
    with buka_peramban() as satu:
        yield satu


def _buka(
    peramban: Browser,
    situs: Situs[Dunia],
    baris: Baris,
    *,
    bekerja: bool = False,
    **pilihan: Any,
) -> tuple[Page, list[str]]:
    """The page of a line of the table as its best reader sees it, and what disturbed it.

    `bekerja`: as the person who has something to do there.
    """
    konteks = peramban.new_context(
        **{"viewport": LEBAR_DESKTOP, "locale": "id-ID", "timezone_id": "Asia/Jakarta"} | pilihan
    )
    pasang_axe(konteks)
    peran = "pemegang" if bekerja and "akun" not in baris.url else _peran(baris)
    if peran and peran in situs.dunia.sesi:
        konteks.add_cookies(
            [{"name": "sessionid", "value": situs.dunia.sesi[peran], "url": situs.alamat}]
        )
    page, gangguan = konteks.new_page(), list[str]()
    awasi(page, gangguan)
    kwargs = {k: situs.dunia.isi(v) for k, v in baris.alamat.items()}
    page.goto(situs.alamat + reverse(baris.url, kwargs=kwargs))
    return page, gangguan


def test_setiap_alamat_situs_adalah_halaman_yang_diperiksa_atau_bukan_halaman() -> None:
    diperiksa = {b.url for b in _HALAMAN}
    tanpa_halaman = {b.url for b in _GET if 200 not in b.status.values()}

    assert set(alamat_situs()) == diperiksa | _BUKAN_HALAMAN | (tanpa_halaman - diperiksa)
    assert len(_SERING) == 5


@pytest.mark.parametrize("baris", _HALAMAN, ids=lambda b: b.nama)
def test_halaman_tanpa_pelanggaran_di_meja_dan_di_telepon(
    peramban: Browser, situs: Situs[Dunia], baris: Baris
) -> None:
    page, gangguan = _buka(peramban, situs, baris)
    try:
        assert halaman_utuh(page) == []
        assert gangguan == []
    finally:
        page.context.close()


@pytest.mark.parametrize("baris", _SERING, ids=lambda b: b.nama)
def test_papan_tik_sampai_ke_tindakan_utama_dan_fokusnya_tampak(
    peramban: Browser, situs: Situs[Dunia], baris: Baris
) -> None:
    page, _ = _buka(peramban, situs, baris, bekerja=True)
    try:
        page.keyboard.press("Tab")
        lewati = page.get_by_role("link", name="Langsung ke isi")
        expect(lewati).to_be_focused()
        expect(lewati).to_be_in_viewport()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "isi"
        assert _sampai_tindakan(page)
    finally:
        page.context.close()


_FOKUS = """() => {
  const e = document.activeElement, g = getComputedStyle(e);
  return {
    tampak: (g.outlineStyle !== "none" && parseFloat(g.outlineWidth) > 0) ||
      g.boxShadow !== "none",
    utama: e.matches("main .btn-primary, .tl-bilah .btn-primary, .tl-aksi .btn, .tl-pilah a," +
      ".tl-peran button"),
    apa: `${g.outline} ${g.boxShadow} ${e.matches(":focus")}: ` + e.outerHTML.slice(0, 120),
  };
}"""


_DI_LAYAR = """() => {
  const k = document.activeElement.getBoundingClientRect();
  return k.bottom > 0 && k.top < innerHeight;
}"""


def _sampai_tindakan(page: Page) -> bool:
    """Tab on from the content until the main action has the focus; each stop must be seen."""
    for _ in range(80):
        page.keyboard.press("Tab")
        page.wait_for_function(_DI_LAYAR, timeout=20_000)
        kini = page.evaluate(_FOKUS)
        assert kini["tampak"], kini["apa"]
        if kini["utama"]:
            return True
    return False


@pytest.mark.parametrize("baris", _SERING, ids=lambda b: b.nama)
def test_pembesaran_dua_kali_tidak_memotong_teks(
    peramban: Browser, situs: Situs[Dunia], baris: Baris
) -> None:
    """Zoom of 200 % halves the window; larger letters alone may not cut anything either."""
    page, _ = _buka(peramban, situs, baris, viewport={"width": 720, "height": 450})
    try:
        assert teks_terpotong(page) == []
        page.set_viewport_size(LEBAR_DESKTOP)  # type: ignore[arg-type]  # two whole numbers
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert teks_terpotong(page) == []
    finally:
        page.context.close()


@pytest.mark.parametrize("baris", _SERING, ids=lambda b: b.nama)
def test_gerak_dikurangi_berarti_tidak_ada_yang_bergerak(
    peramban: Browser, situs: Situs[Dunia], baris: Baris
) -> None:
    page, _ = _buka(peramban, situs, baris, reduced_motion="reduce")
    try:
        bergerak = page.evaluate(
            """() => [...document.querySelectorAll("*")].filter(e => {
              const g = getComputedStyle(e), lama = t => Math.max(...t.split(",").map(parseFloat));
              return (g.animationName !== "none" && lama(g.animationDuration) > 0.02) ||
                lama(g.transitionDuration) > 0.02;
            }).map(e => e.outerHTML.slice(0, 100))"""
        )
        assert bergerak == []
    finally:
        page.context.close()


def test_halaman_sop_hidup_tercetak_utuh(peramban: Browser, situs: Situs[Dunia]) -> None:
    baris = next(b for b in _SERING if b.url == "pelaksanaan:pelaksanaan")
    page, _ = _buka(peramban, situs, baris)
    try:
        cetak = teks_pdf(page.pdf(prefer_css_page_size=True))
        padat = re.sub(r"\s", "", cetak)
        sop = muat("000")
        kurang = [x.nomor for x in sop.langkah if re.sub(r"\s", "", x.uraian) not in padat]
        assert kurang == []
        assert "Siapkan" not in cetak
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 1047, "height": 740})
        assert teks_terpotong(page) == []
    finally:
        page.context.close()
