"""The start page says what is late, due today and this week, and where handed-on files are."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given, strategies as st

from tolok.pelaksanaan.models import Tugas
from tolok.pelaksanaan.tampilan.tempo import Tempo, tempo
from tolok.pelaksanaan.tests.kantor import buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.pelaksanaan.tests.test_halaman import masuk
from tolok.web import kartu

WIB = ZoneInfo("Asia/Jakarta")
SENIN = datetime(2025, 10, 6, 9, 0, tzinfo=WIB)


@pytest.mark.parametrize(
    ("hari", "harap"),
    [(0, Tempo.HARI_INI), (1, Tempo.MINGGU_INI), (6, Tempo.MINGGU_INI), (7, Tempo.NANTI)],
)
def test_minggu_berakhir_pada_hari_minggu(hari: int, harap: Tempo) -> None:
    tenggat = SENIN + timedelta(days=hari)

    assert tempo(tenggat, lewat=False, sekarang=SENIN, zona=WIB) is harap


@given(st.integers(-400, 400))
def test_yang_lewat_selalu_lewat_dan_tanpa_tanggal_tidak_pernah(hari: int) -> None:
    tenggat = SENIN + timedelta(days=hari)

    assert tempo(tenggat, lewat=True, sekarang=SENIN, zona=WIB) is Tempo.LEWAT
    assert tempo(None, lewat=False, sekarang=SENIN, zona=WIB) is Tempo.NANTI


@pytest.mark.django_db
def test_yang_sudah_diteruskan_tampak_dengan_pemegangnya_sekarang() -> None:
    lakon = Lakon(buat_kantor())
    lakon.mulai()
    lakon.langkah_1()
    klien = masuk(lakon.kantor, "kepala_dinas")

    with time_machine.travel(lakon.jam(), tick=False):
        html = klien.get("/").text

    assert "Sudah Anda teruskan, masih berjalan" in html
    assert "di Sekretaris, langkah 2" in html


@pytest.mark.django_db
def test_saringan_jatuh_tempo_menyisakan_yang_dipilih() -> None:
    lakon = Lakon(buat_kantor())
    lakon.mulai()
    klien = masuk(lakon.kantor, "kepala_dinas")

    with time_machine.travel(lakon.jam(), tick=False):
        semua, lewat = klien.get("/").text, klien.get("/?tempo=lewat").text

    assert "Perlu diisi" in semua
    assert "Perlu diisi" not in lewat
    assert "Tidak ada tugas dalam saringan ini" in lewat


@pytest.fixture
def kartu_uji(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty register, so that a card of this test never reaches another page."""
    monkeypatch.setattr(kartu, "_daftar", [])


@pytest.mark.usefixtures("kartu_uji")
def test_kartu_terdaftar_tampil_menurut_urutannya_dan_yang_kosong_dilewati() -> None:
    def kedua(pegawai: object, sekarang: datetime) -> kartu.Kartu | None:
        return kartu.Kartu(kode="b", judul="B", baris=(), banyak=1) if pegawai else None

    def pertama(pegawai: object, sekarang: datetime) -> kartu.Kartu | None:
        return kartu.Kartu(kode="a", judul="A", baris=(), banyak=0) if pegawai == "uji" else None

    kartu.daftarkan_kartu(kedua, urutan=2)
    kartu.daftarkan_kartu(pertama, urutan=1)
    kartu.daftarkan_kartu(pertama, urutan=1)

    assert [k.kode for k in kartu.daftar_kartu("uji", SENIN)] == ["a", "b"]
    assert [k.kode for k in kartu.daftar_kartu("lain", SENIN)] == ["b"]
    assert kartu.daftar_kartu(None, SENIN) == []


@pytest.mark.django_db
def test_pembagi_mendapat_daftar_siapa_belum_mengisi_siap_disalin() -> None:
    lakon = Lakon(buat_kantor())
    lakon.mulai()
    lakon.sampai(3)
    lakon.langkah_4(daftar=("perdagangan",))
    tugas = Tugas.objects.get(pelaksanaan_id=lakon.pelaksanaan, langkah=3)
    klien = masuk(lakon.kantor, "kasubbag")

    with time_machine.travel(lakon.jam(), tick=False):
        html = klien.get(f"/pelaksanaan/{lakon.pelaksanaan}/tugas/{tugas.pk}/").text

    assert "Pengukuran Kinerja, Triwulan III 2025, langkah 4: 2 dari 3 belum masuk." in html
    assert "1. Bidang Perindustrian (belum dibuka)" in html
    assert "data-salin-dari" in html
    pesan = html[html.index("langkah 4: 2 dari 3") : html.index("Terima kasih")]
    assert "Bidang Perdagangan" not in pesan
