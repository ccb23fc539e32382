"""The calendar of deadlines: a secret address, nothing confidential in it, readable by a library."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from tolok.pelaksanaan.models import Tugas
from tolok.pelaksanaan.services import Hasil, serahkan
from tolok.pelaksanaan.tests.kantor import Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.pelaksanaan.tests.test_halaman import masuk
from tolok.pemantauan.models import TautanKalender
from tolok.pemantauan.selectors import sidik_token
from tolok.pemantauan.services import buat_tautan, cabut_tautan

pytestmark = pytest.mark.django_db

BATAS_4 = datetime(2025, 10, 10, 9, 0, tzinfo=UTC)
BATAS_7 = datetime(2025, 10, 15, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _laju_baru() -> None:
    cache.clear()


def _berjadwal() -> Lakon:
    """A run whose timeline names dates for rows 4 and 7; row 4 is open at the three bidang."""
    lakon = Lakon(buat_kantor())
    lakon.mulai()
    lakon.sampai(2)
    jadwal = {"baris": [], "batas": {"4": BATAS_4.isoformat(), "7": BATAS_7.isoformat()}}
    serahkan(
        pada=lakon.satu(3, "kasubbag"),
        hasil=[Hasil(jenis="jadwal", isi=jadwal), Hasil(jenis="formulir", isi={"a": "1"})],
    )
    return lakon


def _token(kantor: Kantor, orang: str) -> str:
    masuk(kantor, orang)
    kantor.pegawai[orang].refresh_from_db()
    return buat_tautan(pegawai=kantor.pegawai[orang], sekarang=datetime.now(UTC))


def _ics(lakon: Lakon, orang: str) -> Any:
    token = _token(lakon.kantor, orang)
    with time_machine.travel(lakon.jam(), tick=False):
        jawab = Client().get(reverse("pemantauan:feed", args=[token]))
    assert jawab.status_code == 200
    assert jawab["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(jawab.content)


def test_tugas_berbatas_menjadi_acara_dengan_pengingat_sehari_sebelumnya() -> None:
    lakon = _berjadwal()

    kalender = _ics(lakon, "kabid_perdagangan")

    (acara,) = kalender.walk("VEVENT")
    tugas = Tugas.objects.get(
        terbuka=True, pemegang_id=lakon.kantor.jabatan["kabid_perdagangan"].pk
    )
    assert acara["UID"] == f"tugas-{tugas.pk}@testserver"
    assert acara.decoded("DTEND") == BATAS_4
    assert str(acara["DTEND"].params["TZID"]) == "Asia/Jakarta"
    assert str(acara["SUMMARY"]) == "Batas: Pengukuran Kinerja, langkah 4"
    assert str(tugas.pk) in str(acara["URL"])
    (ingat,) = acara.walk("VALARM")
    assert ingat.decoded("TRIGGER") == -timedelta(days=1)
    assert kalender["VERSION"] == "2.0"
    assert [str(z["TZID"]) for z in kalender.walk("VTIMEZONE")] == ["Asia/Jakarta"]


def test_baris_timeline_yang_akan_sampai_kepadanya_ikut_tercantum() -> None:
    kalender = _ics(_berjadwal(), "kasubbag")

    acara = {str(a["SUMMARY"]): a.decoded("DTEND") for a in kalender.walk("VEVENT")}

    assert acara == {"Rencana batas: Pengukuran Kinerja, langkah 7": BATAS_7}


def test_acara_tidak_memuat_isi_nama_orang_atau_nip() -> None:
    lakon = _berjadwal()
    teks = _ics(lakon, "kabid_perdagangan").to_ical().decode()

    for pegawai in lakon.kantor.pegawai.values():
        assert pegawai.nama not in teks
    assert set(_ics(lakon, "kasubbag").walk("VEVENT")[0]) == {
        "SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "DESCRIPTION", "URL", "CATEGORIES",
        "TRANSP",
    }  # fmt: skip


def test_token_salah_lama_atau_milik_orang_yang_nonaktif_tidak_ada() -> None:
    kantor = buat_kantor()
    lama = _token(kantor, "kasubbag")
    baru = buat_tautan(pegawai=kantor.pegawai["kasubbag"], sekarang=datetime.now(UTC))
    klien = Client()

    def buka(token: str) -> int:
        return klien.get(reverse("pemantauan:feed", args=[token])).status_code

    assert (buka(lama), buka("salah"), buka(baru)) == (404, 404, 200)
    pengguna = kantor.pegawai["kasubbag"].pengguna
    pengguna.is_active = False
    pengguna.save()
    assert buka(baru) == 404
    pengguna.is_active = True
    pengguna.save()
    cabut_tautan(pegawai=kantor.pegawai["kasubbag"], sekarang=datetime.now(UTC))
    assert buka(baru) == 404


def test_hanya_sidik_token_yang_disimpan_dan_satu_tautan_yang_hidup() -> None:
    kantor = buat_kantor()
    token = _token(kantor, "kasubbag")
    buat_tautan(pegawai=kantor.pegawai["kasubbag"], sekarang=datetime.now(UTC))

    semua = TautanKalender.objects.order_by("dibuat_pada")
    assert [t.sidik == sidik_token(token) for t in semua] == [True, False]
    assert [t.dicabut_pada is None for t in semua] == [False, True]
    assert token not in str(list(semua.values()))


def test_alamat_kalender_dibatasi_lajunya() -> None:
    kantor = buat_kantor()
    token = _token(kantor, "kasubbag")
    klien = Client()

    alamat = reverse("pemantauan:feed", args=[token])
    with time_machine.travel(datetime.now(UTC), tick=False):  # within one window
        status = [klien.get(alamat).status_code for _ in range(61)]

    assert set(status[:60]) == {200}
    assert status[60] == 429


def test_halaman_menunjukkan_alamat_sekali_saja() -> None:
    kantor = buat_kantor()
    klien = masuk(kantor, "kasubbag")

    pertama = klien.post(reverse("pemantauan:kalender_buat"))
    kedua = klien.get(reverse("pemantauan:kalender"))

    assert "/kalender/" in pertama.text
    assert ".ics" in pertama.text
    assert pertama["Cache-Control"].startswith("max-age=0")
    assert ".ics" not in kedua.text
    assert "Ganti tautan" in kedua.text


def _kueri(kantor: Kantor, orang: str, saat: datetime) -> int:
    client = masuk(kantor, orang)
    with time_machine.travel(saat, tick=False):
        assert client.get(reverse("pemantauan:kalender")).status_code == 200
        with CaptureQueriesContext(connection) as kueri:
            client.get(reverse("pemantauan:kalender"))
    return len(kueri)


def test_halaman_tenggat_tidak_menambah_kueri_per_pelaksanaan() -> None:
    satu = _berjadwal()
    dulu = _kueri(satu.kantor, "kabid_perdagangan", satu.jam())
    for periode in (1, 2, 4):
        lain = Lakon(satu.kantor)
        lain.mulai(periode)
        lain.sampai(3)

    assert _kueri(satu.kantor, "kabid_perdagangan", satu.jam()) == dulu <= 15
