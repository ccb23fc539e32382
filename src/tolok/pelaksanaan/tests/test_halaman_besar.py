"""Pages of a run that has grown: as many queries as before, and HTML that stays small."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tolok.akun.models import Pengguna
from tolok.naskah.domain.dokumen import Dokumen
from tolok.pelaksanaan.services import Catatan, ambil, kembalikan
from tolok.pelaksanaan.terbit import daftar
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import Terbitan
from tolok.pelaksanaan.tests.kantor import Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.pelaksanaan.tests.test_halaman import (
    ALASAN,
    MULAI,
    sampai_langkah_8_dikembalikan,
)

pytestmark = pytest.mark.django_db

BANYAK = 400
HTML_TERBESAR = 250_000


@pytest.fixture(autouse=True)
def hari_itu() -> Iterator[None]:
    """The pages read the clock: it is the day of the run, late."""
    with time_machine.travel(MULAI + timedelta(hours=8), tick=False):
        yield


def _lakon(langkah: int) -> Lakon:
    lakon = Lakon(buat_kantor(), MULAI)
    lakon.mulai()
    lakon.sampai(langkah)
    return lakon


def _masuk(kantor: Kantor, orang: str) -> Client:
    """Signed in with an account of one's own, whatever the office."""
    pegawai = kantor.pegawai[orang]
    nama = f"{kantor.pemda.pk}-{orang}"
    pegawai.pengguna, _ = Pengguna.objects.get_or_create(username=nama)
    pegawai.save()
    client = Client()
    client.force_login(pegawai.pengguna, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _buka(client: Client, alamat: str) -> tuple[int, str]:
    """Queries and text of a page that was opened before."""
    assert client.get(alamat).status_code == 200
    with CaptureQueriesContext(connection) as kueri:
        jawab = client.get(alamat)
    return len(kueri), jawab.text


def _dicetak(bahan: BahanNaskah) -> Dokumen:
    raise AssertionError("A list draws nothing.")


def _banyak_naskah(bahan: BahanNaskah) -> list[Terbitan]:
    """Reviews of a run that was returned again and again."""
    return [
        Terbitan(
            kunci=f"catatan/{n}",
            judul=f"Lembar catatan pemeriksaan ke-{n}",
            sumber=(str(n),),
            pada=MULAI + timedelta(minutes=n),
            langkah=7,
            susun=_dicetak,
        )
        for n in range(1, BANYAK + 1)
    ]


def test_naskah_pelaksanaan_panjang_menampilkan_yang_terbaru_dengan_kueri_yang_sama(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lakon = _lakon(8)
    alamat = f"/pelaksanaan/{lakon.pelaksanaan}/naskah/"
    client = _masuk(lakon.kantor, "kasubbag")
    kueri, _ = _buka(client, alamat)
    monkeypatch.setitem(daftar._daftar, "banyak", _banyak_naskah)

    kueri_besar, html = _buka(client, alamat)
    kueri_langkah, langkah = _buka(client, f"{alamat}?langkah=7")
    _, akhir = _buka(client, f"{alamat}?langkah=7&halaman=9")

    assert kueri == kueri_besar == kueri_langkah <= 15
    assert max(len(html.encode()), len(langkah.encode())) <= HTML_TERBESAR
    assert f"Lihat semua {BANYAK + 1} naskah langkah 7" in html
    assert f"pemeriksaan ke-{BANYAK}<" in html
    assert "pemeriksaan ke-1<" not in html
    assert langkah.count("<tr>") == 51  # the head and fifty
    assert "pemeriksaan ke-1<" in akhir


def test_halaman_sop_merangkum_naskah_dengan_kueri_yang_sama(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lakon = _lakon(8)
    alamat = f"/pelaksanaan/{lakon.pelaksanaan}/"
    client = _masuk(lakon.kantor, "kasubbag")
    kueri, _ = _buka(client, alamat)
    monkeypatch.setitem(daftar._daftar, "banyak", _banyak_naskah)

    kueri_besar, html = _buka(client, alamat)

    assert kueri == kueri_besar <= 15
    assert len(html.encode()) <= HTML_TERBESAR


def test_naskah_langkah_yang_tidak_ada_menampilkan_semua_langkah() -> None:
    lakon = _lakon(8)
    client = _masuk(lakon.kantor, "kasubbag")
    alamat = f"/pelaksanaan/{lakon.pelaksanaan}/naskah/"

    for teks in ("99", "tujuh", "²", ""):
        assert "Langkah 4:" in client.get(f"{alamat}?langkah={teks}").text


def _tugas(lakon: Lakon, langkah: int, orang: str) -> tuple[int, str]:
    (tugas,) = lakon.terbuka(langkah)
    alamat = f"/pelaksanaan/{lakon.pelaksanaan}/tugas/{tugas.pk}/"
    return _buka(_masuk(lakon.kantor, orang), alamat)


def test_tugas_yang_dikembalikan_membuka_sebanyak_kueri_yang_pertama() -> None:
    lakon = _lakon(4)
    susun, _ = _tugas(lakon, 5, "staf_1")
    lakon.langkah_5()
    lakon.langkah_6()
    periksa, _ = _tugas(lakon, 7, "kasubbag")
    catatan = [Catatan(teks="Sel 3 tidak sama.", lokasi="Bab II")]
    kembalikan(pada=lakon.satu(7, "kasubbag"), alasan=ALASAN, sasaran=5, catatan=catatan)

    susun_lagi, html = _tugas(lakon, 5, "staf_1")
    lakon.langkah_5("draf kedua")
    lakon.langkah_6()
    periksa_lagi, banding = _tugas(lakon, 7, "kasubbag")

    assert susun == susun_lagi <= 15
    assert periksa == periksa_lagi <= 15
    assert ALASAN in html
    assert "Sel 3 tidak sama." in html
    assert "draf kedua" in banding


def test_banyak_kueri_tidak_bertambah_dengan_pegawai_dan_pelaksanaan() -> None:
    hasil = []
    for staf, lain in ((2, ()), (24, (1, 2, 4))):
        kantor = buat_kantor(staf=staf, nama=f"Kota {staf}")
        lakon = sampai_langkah_8_dikembalikan(kantor)
        for periode in lain:
            satu = Lakon(kantor, MULAI)
            satu.mulai(periode)
            satu.sampai(5)
        client = _masuk(kantor, "kasubbag")
        alamat = f"/pelaksanaan/{lakon.pelaksanaan}/"
        hasil.append([_buka(client, f"{alamat}{x}")[0] for x in ("", "riwayat/", "naskah/")])

    assert hasil[0] == hasil[1]


def test_pengumpul_tanda_tangan_tidak_menambah_kueri_per_pegawai() -> None:
    hasil = []
    for staf in (2, 24):
        lakon = Lakon(buat_kantor(staf=staf, nama=f"Kota {staf}"), MULAI)
        lakon.mulai()
        lakon.sampai(8)
        ambil(pada=lakon.satu(9, "staf_1"))
        (tugas,) = lakon.terbuka(9, induk__isnull=True)
        alamat = f"/pelaksanaan/{lakon.pelaksanaan}/tugas/{tugas.pk}/"
        hasil.append(_buka(_masuk(lakon.kantor, "staf_1"), alamat)[0])

    assert hasil[0] == hasil[1] <= 15
