"""Every act in the runs of the demo: the task as its holder and as a reader sees it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django import DjangoDbBlocker

from tests.perjalanan.mata import halaman_utuh, pasang_axe
from tests.perjalanan.panggung import Layar, awasi
from tests.perjalanan.peramban import LEBAR_DESKTOP, buka_peramban
from tests.perjalanan.peran import DI_KERTAS, KADIS, KASUBBAG, PELAKSANA, SEKRETARIS, WIB
from tests.perjalanan.situs import Situs, situs_berisi
from tolok.pelaksanaan.models import Pelaksanaan, Tugas

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.peramban,
    pytest.mark.lambat,
    pytest.mark.xdist_group("aksesibilitas"),
]

SAAT = datetime(2026, 11, 20, 9, 0, tzinfo=WIB)
KASUBAG_B = "Jelita Misalnya"
_ORANG = (KADIS, SEKRETARIS, KASUBBAG, PELAKSANA, DI_KERTAS)


@pytest.fixture
def _django_db_helper() -> None:
    """No transaction around each test: the demo is loaded and emptied once, by `situs`."""


def _muat_contoh() -> object:
    return call_command("muat_contoh", verbosity=0)


@pytest.fixture(scope="module")
def situs(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Situs[object]]:
    with situs_berisi(_muat_contoh, SAAT, django_db_blocker) as satu:
        yield satu


@pytest.fixture(scope="module")
def peramban() -> Iterator[Browser]:
    with buka_peramban() as satu:
        yield satu


def _layar(peramban: Browser, situs: Situs[object], orang: str) -> Layar:
    konteks = peramban.new_context(
        viewport=LEBAR_DESKTOP,  # type: ignore[arg-type]  # two whole numbers
        locale="id-ID",
        timezone_id="Asia/Jakarta",
    )
    pasang_axe(konteks)
    layar = Layar(orang=orang, page=konteks.new_page(), alamat=situs.alamat, gambar=None)
    awasi(layar.page, layar.gangguan)
    layar.masuk()
    return layar


def _tugas_terbuka(page: Page) -> list[str]:
    """Where the lines of Tugas saya lead."""
    tautan = page.get_by_role("main").get_by_role("link").all()
    alamat = [str(t.get_attribute("href")) for t in tautan]
    return sorted({a for a in alamat if "/tugas/" in a})


@pytest.mark.parametrize("orang", _ORANG)
def test_tugas_saya_dan_setiap_tugas_di_dalamnya(
    peramban: Browser, situs: Situs[object], orang: str
) -> None:
    layar = _layar(peramban, situs, orang)
    try:
        salah = {"beranda": halaman_utuh(layar.page)}
        for alamat in _tugas_terbuka(layar.page):
            layar.page.goto(situs.alamat + alamat)
            salah[layar.page.title()] = halaman_utuh(layar.page)
        assert {k: v for k, v in salah.items() if v} == {}
        assert layar.gangguan == []
    finally:
        layar.page.context.close()


def _tindakan_tuntas(instansi: str) -> list[str]:
    """One closed task of every row, act and form in the runs of an office of the demo.

    Tasks about one employee are for that employee and the superior, and have tests of their own.
    """
    tuntas = Tugas.objects.filter(terbuka=False, pelaksanaan__instansi__kode=instansi)
    tuntas = tuntas.exclude(pelaksanaan__kode_sop="001").select_related("pelaksanaan")
    satu = {(t.pelaksanaan.kode_sop, t.langkah, t.tindakan, t.bentuk): t for t in tuntas}
    return [reverse("pelaksanaan:tugas", args=[t.pelaksanaan_id, t.pk]) for t in satu.values()]


def _halaman_pelaksanaan(instansi: str) -> list[str]:
    """The pages of every run of an office."""
    semua = Pelaksanaan.objects.filter(instansi__kode=instansi).values_list("pk", flat=True)
    nama = ("pelaksanaan", "riwayat", "naskah")
    return [reverse(f"pelaksanaan:{n}", args=[pk]) for pk in semua for n in nama]


@pytest.mark.parametrize(("orang", "instansi"), [(KADIS, "A"), (KASUBAG_B, "B")])
def test_tugas_yang_sudah_selesai_dan_halaman_setiap_pelaksanaan(
    peramban: Browser, situs: Situs[object], orang: str, instansi: str
) -> None:
    layar = _layar(peramban, situs, orang)
    lain = ["/pelaksanaan/evaluasi/", "/arsip/", "/naskah/"]
    salah: dict[str, list[str]] = {}
    try:
        for alamat in [*_tindakan_tuntas(instansi), *_halaman_pelaksanaan(instansi), *lain]:
            layar.page.goto(situs.alamat + alamat)
            salah[f"{alamat} {layar.page.title()}"] = halaman_utuh(layar.page)
        assert {k: v for k, v in salah.items() if v} == {}
        assert layar.gangguan == []
    finally:
        layar.page.context.close()
