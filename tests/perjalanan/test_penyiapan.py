"""A real office from its installation to its first print, and its plan through Excel and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django import DjangoDbBlocker

from tests.perjalanan.mata import halaman_utuh, pasang_axe
from tests.perjalanan.panggung import awasi, teks_pdf
from tests.perjalanan.peramban import LEBAR_DESKTOP, buka_peramban
from tests.perjalanan.situs import Situs, situs_berisi
from tolok.kinerja.importers.buku_rencana import baca_buku_rencana
from tolok.kinerja.renderers.buku_rencana import tulis_buku_rencana
from tolok.kinerja.selectors.rencana import isi_rencana
from tolok.kinerja.tests.kantor_baru import SAAT, buku, kantor, pasang
from tolok.organisasi.models import Instansi, Jabatan
from tolok.organisasi.selectors import sebutan_jabatan_kantor

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.peramban,
    pytest.mark.lambat,
    pytest.mark.xdist_group("penyiapan"),
]


@dataclass(frozen=True, kw_only=True)
class Kantor:
    """The office with nothing in it yet, and its administrator's session."""

    instansi: Instansi
    sesi: str


def _pasang() -> Kantor:
    instansi, admin = pasang()
    assert admin.pengguna is not None
    client = Client()
    client.force_login(admin.pengguna)
    return Kantor(instansi=instansi, sesi=client.cookies[settings.SESSION_COOKIE_NAME].value)


@pytest.fixture
def _django_db_helper() -> None:
    """No transaction around each test: the world is made and emptied once, by `situs`."""


@pytest.fixture(scope="module")
def situs(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Situs[Kantor]]:
    with situs_berisi(_pasang, SAAT, django_db_blocker) as satu:
        yield satu


@pytest.fixture(scope="module")
def peramban() -> Iterator[Browser]:
    with buka_peramban() as satu:
        yield satu


@pytest.fixture
def page(peramban: Browser, situs: Situs[Kantor]) -> Iterator[Page]:
    konteks = peramban.new_context(
        viewport=LEBAR_DESKTOP,  # type: ignore[arg-type]  # two whole numbers
        locale="id-ID",
        timezone_id="Asia/Jakarta",
        accept_downloads=True,
    )
    pasang_axe(konteks)
    konteks.add_cookies([{"name": "sessionid", "value": situs.dunia.sesi, "url": situs.alamat}])
    halaman, gangguan = konteks.new_page(), list[str]()
    awasi(halaman, gangguan)
    yield halaman
    konteks.close()
    # A refused workbook answers 400 on purpose; the browser's console says so.
    assert [g for g in gangguan if "400" not in g] == []


def _simpan(tmp_path: Path, nama: str, isi: bytes) -> Path:
    fail = tmp_path / nama
    fail.write_bytes(isi)
    return fail


def _periksa(page: Page, fail: Path) -> None:
    page.get_by_label("Buku kerja Excel").set_input_files(fail)
    page.get_by_role("button", name="Periksa buku kerja").click()


def test_kantor_disiapkan_dari_templat_lalu_rencananya_diubah_lewat_excel(
    page: Page, situs: Situs[Kantor], tmp_path: Path
) -> None:
    _templat_diunduh(page, situs, tmp_path)
    _sel_salah_disebut(page, tmp_path)
    _kantor_diterapkan(page, tmp_path)
    _cetakan_pertama(page, situs)
    _rencana_pulang_pergi(page, situs, tmp_path)


def _templat_diunduh(page: Page, situs: Situs[Kantor], tmp_path: Path) -> None:
    page.goto(situs.alamat)
    page.get_by_role("link", name="Lihat semua langkah").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Langkah penyiapan")
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Unduh templat kantor").click()
    fail = tmp_path / "templat.xlsx"
    unduhan.value.save_as(fail)
    assert fail.read_bytes().startswith(b"PK")


def _sel_salah_disebut(page: Page, tmp_path: Path) -> None:
    satu = kantor()
    salah = replace(satu, pegawai=(replace(satu.pegawai[0], nip="198501"), *satu.pegawai[1:]))
    page.get_by_role("link", name="Unggah templat", exact=True).click()
    _periksa(page, _simpan(tmp_path, "salah.xlsx", buku(salah)))
    baris = page.get_by_role("row").filter(has_text="Pegawai, baris")
    expect(baris).to_contain_text("198501")
    expect(baris).to_contain_text("NIP terdiri atas 18 angka; yang tertulis 6.")
    assert halaman_utuh(page) == []


def _kantor_diterapkan(page: Page, tmp_path: Path) -> None:
    _periksa(page, _simpan(tmp_path, "kantor.xlsx", buku()))
    expect(page.get_by_role("heading", level=1)).to_have_text("Pratinjau penyiapan")
    assert not Jabatan.objects.exists()
    assert halaman_utuh(page) == []
    page.get_by_role("button", name="Terapkan semuanya").click()
    expect(page.get_by_text("Berikutnya: SOP yang berlaku")).to_be_visible()
    assert Jabatan.objects.count() == 6


def _cetakan_pertama(page: Page, situs: Situs[Kantor]) -> None:
    alamat = reverse("kinerja:rencana_cetak", args=[2026, "perjanjian"])
    expect(page.get_by_role("link", name="Lampiran Perjanjian Kinerja")).to_have_attribute(
        "href", alamat
    )
    jawab = page.request.get(situs.alamat + alamat)
    teks = teks_pdf(jawab.body())
    assert "Produksi ikan tangkap" in teks
    assert "250.000.000" in teks
    assert "000.8/1/PK/2026" in teks


def _rencana_pulang_pergi(page: Page, situs: Situs[Kantor], tmp_path: Path) -> None:
    """Down and up again changes nothing; a changed target is shown, then applied."""
    instansi = situs.dunia.instansi.pk
    page.get_by_role("link", name="Rencana kinerja", exact=True).first.click()
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Unduh Excel").click()
    fail = tmp_path / "rencana.xlsx"
    unduhan.value.save_as(fail)
    page.get_by_role("link", name="Unggah Excel").click()
    _periksa(page, fail)
    expect(page.get_by_text("Tidak ada yang berubah")).to_be_visible()

    kini = baca_buku_rencana(fail.read_bytes(), isi_rencana(instansi, 2026)).isi
    satu = kini.indikator[0]
    ubah = replace(satu, murni=(Decimal(1300), *satu.murni[1:4], Decimal(400)))
    baru = replace(kini, indikator=(ubah, *kini.indikator[1:]))
    jabatan = list(sebutan_jabatan_kantor(instansi).values())
    page.goto(situs.alamat + reverse("kinerja:rencana_unggah", args=[2026]))
    _periksa(
        page,
        _simpan(
            tmp_path, "ubah.xlsx", tulis_buku_rencana(baru, instansi="Diskan", jabatan=jabatan)
        ),
    )
    baris = page.get_by_role("row").filter(has_text="IKU-1")
    expect(baris).to_contain_text("1.200")
    expect(baris).to_contain_text("1.300")
    page.get_by_role("button", name="Terapkan semua perubahan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rencana kinerja 2026")
    expect(page.get_by_role("row").filter(has_text="Produksi ikan tangkap")).to_contain_text(
        "1.300"
    )
