from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from tolok.web import menu
from tolok.web.forms import ContohForm
from tolok.web.ikon import IKON
from tolok.web.menu import ButirMenu, menu_untuk
from tolok.web.templatetags import tolok as bagian

STATIS = Path(bagian.__file__).parents[1] / "static" / "web"


def gambar(teks: str, **isi: object) -> str:
    return Template("{% load tolok %}" + teks).render(Context(isi))


def test_angka_ditulis_seperti_pejabat_menulisnya() -> None:
    assert bagian.angka(Decimal("1234.565"), 2) == "1.234,57"
    assert bagian.persen(Decimal("93.3333")) == "93,33\u00a0%"
    assert bagian.rupiah(1250000) == "Rp1.250.000"
    assert bagian.bilangan(4) == "Empat"
    assert bagian.bilangan(12) == "12"


def test_waktu_dekat_memakai_nama_hari() -> None:
    kini = datetime(2026, 4, 23, 1, 30, tzinfo=UTC)

    assert bagian.waktu_dekat(datetime(2026, 4, 23, 2, 18, tzinfo=UTC), kini) == "hari ini, 09.18"
    assert bagian.waktu_dekat(datetime(2026, 4, 27, 4, 30, tzinfo=UTC), kini) == (
        "Senin, 27 April, 11.30"
    )
    assert bagian.waktu_dekat(datetime(2025, 4, 28, 4, 30, tzinfo=UTC), kini) == (
        "Senin, 28 April 2025, 11.30"
    )


def test_inisial_dari_jabatan() -> None:
    assert bagian.inisial("Kepala Dinas") == "KD"
    assert bagian.inisial("Sekretaris") == "SE"


def test_isian_salah_menyebut_galatnya_kepada_pembaca_layar() -> None:
    formulir = ContohForm({"nama": "", "jenis": "a", "angka": "12,5", "alasan": "x"})
    formulir.is_valid()

    html = gambar("{% bidang formulir.nama %}", formulir=formulir)

    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_nama-galat"' in html
    assert 'id="id_nama-galat"' in html


def test_ringkasan_galat_menuju_setiap_isian() -> None:
    formulir = ContohForm({"nama": "", "jenis": "a", "angka": "x", "alasan": "x"})
    formulir.is_valid()

    html = gambar("{% ringkas_galat formulir %}", formulir=formulir)

    assert "Ada dua hal yang perlu diperbaiki" in html
    assert 'href="#id_nama"' in html
    assert 'href="#id_angka"' in html


def test_isi_catatan_dari_orang_tidak_menjadi_html() -> None:
    html = gambar("{% catatan %}{{ tulisan }}{% endcatatan %}", tulisan="<script>x</script>")

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_kunci_kirim_selalu_baru() -> None:
    assert gambar("{% kunci %}") != gambar("{% kunci %}")


def test_menu_menandai_awalan_terpanjang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(menu, "_daftar", {})
    menu.daftarkan(
        ButirMenu(kode="b", nama="Bantuan", alamat="web:bantuan", ikon="info", urutan=2)
    )
    permintaan = RequestFactory().get("/bantuan/papan/")

    class Orang:
        is_authenticated = True

    permintaan.user = Orang()  # type: ignore[assignment]

    assert [(b.nama, b.aktif) for b in menu_untuk(permintaan)] == [("Bantuan", True)]


def test_menu_yang_panjang_melipat_kata_yang_jarang(monkeypatch: pytest.MonkeyPatch) -> None:
    permintaan = RequestFactory().get("/bantuan/")

    class Orang:
        is_authenticated = True

    permintaan.user = Orang()  # type: ignore[assignment]

    def terlipat(banyak: int) -> list[str]:
        monkeypatch.setattr(menu, "_daftar", {})
        for ke in range(banyak):
            menu.daftarkan(
                ButirMenu(
                    kode=str(ke), nama=f"Kata {ke}", alamat="web:bantuan", ikon="info",
                    urutan=ke, lipat=ke > 4,
                )
            )  # fmt: skip
        return [b.kode for b in menu_untuk(permintaan) if b.lipat]

    assert terlipat(7) == []
    assert terlipat(8) == ["5", "6", "7"]


def test_kata_menu_tanpa_halaman_tidak_merusak_halaman_lain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(menu, "_daftar", {})
    menu.daftarkan(ButirMenu(kode="x", nama="Tiada", alamat="tiada:ada", ikon="info", urutan=1))
    permintaan = RequestFactory().get("/")

    class Orang:
        is_authenticated = True

    permintaan.user = Orang()  # type: ignore[assignment]

    assert menu_untuk(permintaan) == []
    assert [t.id for t in menu.periksa_menu()] == ["web.E001"]


def test_berkas_milik_orang_lain_sesuai_sidiknya() -> None:
    daftar = (STATIS / "vendor" / "MANIFEST.md").read_text(encoding="utf-8")
    baris = re.findall(r"^\| ([\w./-]+\.\w+) \|.*\| ([0-9a-f]{128}) \|$", daftar, re.M)

    assert len(baris) == 3
    for nama, sidik in baris:
        isi = (STATIS / "vendor" / nama).read_bytes()
        assert hashlib.sha512(isi).hexdigest() == sidik


def test_gaya_dan_perilaku_tidak_memanggil_alamat_luar() -> None:
    for nama in ("tolok.css", "tolok.js", "tema.js", "komponen.css"):
        isi = (STATIS / nama).read_text(encoding="utf-8")
        assert not re.search(r"https?://", isi), nama


def test_setiap_ikon_di_templat_terdaftar() -> None:
    akar = Path(bagian.__file__).parents[2]
    for berkas in akar.glob("*/templates/**/*.html"):
        for nama in re.findall(r'{% ikon "(\w+)"', berkas.read_text(encoding="utf-8")):
            assert nama in IKON, f"{berkas.name}: {nama}"
