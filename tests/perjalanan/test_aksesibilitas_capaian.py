"""Ratified figures, sheets to copy and charts as a reader with axe, a phone and a mouse sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django import DjangoDbBlocker

from tests.perjalanan.mata import halaman_utuh, pasang_axe
from tests.perjalanan.panggung import awasi
from tests.perjalanan.peramban import LEBAR_DESKTOP, buka_peramban
from tests.perjalanan.situs import Situs, situs_berisi
from tolok.kinerja.tests.test_jalan import MULAI, Halaman
from tolok.kinerja.tests.test_ralat import laporan_disahkan
from tolok.pelaksanaan.models import FormulirEvaluasi, Pelaksanaan

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.peramban,
    pytest.mark.lambat,
    pytest.mark.xdist_group("aksesibilitas"),
]


@dataclass(frozen=True, kw_only=True)
class Dunia:
    """An office with one ratified report and the yearly evaluation of its SOP begun, and the
    session of its Kasubbag."""

    sesi: str
    indikator: str
    evaluasi: str


def _buat() -> Dunia:
    lakon, indikator = laporan_disahkan()
    klien: Client = Halaman(lakon)._klien("kasubbag")
    satu = Pelaksanaan.objects.get(pk=lakon.pelaksanaan)
    klien.post(
        reverse("pelaksanaan:evaluasi_mulai"),
        {"tahun": MULAI.year, "sop": satu.sidik_sop},
    )
    return Dunia(
        sesi=klien.cookies["sessionid"].value,
        indikator=str(indikator["perdagangan"].pk),
        evaluasi=str(FormulirEvaluasi.objects.get().pk),
    )


@pytest.fixture
def _django_db_helper() -> None:
    """No transaction around each test: the world is made and emptied once, by `situs`."""


@pytest.fixture(scope="module")
def situs(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Situs[Dunia]]:
    with situs_berisi(_buat, MULAI, django_db_blocker) as satu:
        yield satu


@pytest.fixture(scope="module")
def peramban() -> Iterator[Browser]:
    with buka_peramban() as satu:
        yield satu


def _buka(peramban: Browser, situs: Situs[Dunia], alamat: str) -> tuple[Page, list[str]]:
    konteks = peramban.new_context(
        viewport=LEBAR_DESKTOP,  # type: ignore[arg-type]  # two whole numbers
        locale="id-ID",
        permissions=["clipboard-read", "clipboard-write"],
    )
    pasang_axe(konteks)
    konteks.add_cookies([{"name": "sessionid", "value": situs.dunia.sesi, "url": situs.alamat}])
    page, gangguan = konteks.new_page(), list[str]()
    awasi(page, gangguan)
    page.goto(situs.alamat + alamat)
    return page, gangguan


@pytest.mark.parametrize(
    "nama",
    [
        "tahun",
        "rinci",
        "salin e81",
        "salin emonev",
        "salin esr",
        "salin bkn",
        "evaluasi",
        "formulir",
    ],
)
def test_halaman_angka_tanpa_pelanggaran_di_meja_dan_di_telepon(
    peramban: Browser, situs: Situs[Dunia], nama: str
) -> None:
    kata, _, bentuk = nama.partition(" ")
    alamat = {
        "tahun": lambda: reverse("capaian:tahun", args=[2025]),
        "rinci": lambda: reverse("capaian:rinci", args=[2025, 3, situs.dunia.indikator]),
        "salin": lambda: reverse("capaian:salin", args=[2025, bentuk]),
        "evaluasi": lambda: reverse("pelaksanaan:evaluasi"),
        "formulir": lambda: reverse("pelaksanaan:evaluasi_formulir", args=[situs.dunia.evaluasi]),
    }[kata]()
    page, gangguan = _buka(peramban, situs, alamat)
    try:
        assert page.locator("h1").count() == 1
        assert halaman_utuh(page) == []
        assert gangguan == []
    finally:
        page.context.close()


def test_satu_kolom_e81_tersalin_satu_baris_satu_sel(
    peramban: Browser, situs: Situs[Dunia]
) -> None:
    page, _ = _buka(peramban, situs, reverse("capaian:salin", args=[2025, "e81"]))
    try:
        page.get_by_role("button", name="Salin kolom Program/kegiatan/subkegiatan").click()
        page.get_by_text("Tersalin.").wait_for(state="attached")
        tersalin = page.evaluate("navigator.clipboard.readText()").splitlines()
        page.get_by_role("button", name="Salin semua baris").click()
        semua = page.evaluate("navigator.clipboard.readText()").splitlines()
        sel = page.locator("#tabel-salin tbody tr td:nth-child(3)").all_inner_texts()

        assert tersalin == sel
        assert {len(b.split("\t")) for b in semua} == {26}
    finally:
        page.context.close()
