"""Loading the demo: on other days of the year, as a command, and where it is refused."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tolok.arsip.models import Arsip
from tolok.cli.contoh import DAFTAR_SOP, siapkan_dunia
from tolok.cli.contoh_jalan import jalankan_contoh
from tolok.cli.contoh_peraga import KantorContoh
from tolok.cli.contoh_tahun import awal_contoh, muat, tahun_contoh
from tolok.naskah.models import Naskah
from tolok.organisasi.models import Pemda
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Kejadian
from tolok.sop.models import PembacaanSop

WIB = ZoneInfo("Asia/Jakarta")

_BANYAK = 16


@pytest.mark.django_db
@pytest.mark.parametrize("hari", [date(2027, 3, 10), date(2027, 1, 4)], ids=["Ramadan", "Januari"])
def test_demo_dapat_dimuat_pada_hari_lain(hari: date) -> None:
    sekarang = datetime(hari.year, hari.month, hari.day, 6, 0, tzinfo=WIB)

    data, tahun = muat(hari), tahun_contoh(hari)
    siapkan_dunia(data, sekarang=awal_contoh(tahun))
    dimainkan = [
        peraga
        for opd in ("A", "B")
        for peraga in jalankan_contoh(KantorContoh.baca(data, tahun, opd), sekarang=sekarang)
    ]

    assert len(dimainkan) == _BANYAK
    assert max(p.saat for p in dimainkan) < sekarang
    assert periksa_rantai() == []


@pytest.mark.django_db(transaction=True)
def test_perintah_memuat_demo_menerbitkan_naskahnya_dan_kedua_kalinya_diam(
    settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DEMO = True

    call_command("muat_contoh")
    pertama, naskah, kejadian = capsys.readouterr().out, Naskah.objects.count(), _kejadian()
    call_command("muat_contoh")

    assert f"{_BANYAK} pelaksanaan, {naskah} naskah" in pertama
    assert naskah > 150
    dibaca = PembacaanSop.objects.values("versi").distinct().count()
    assert dibaca == len(DAFTAR_SOP)
    arsip = Arsip.objects.get(pelaksanaan__kode_sop="000")
    assert sum(1 for b in json.loads(arsip.indeks)["butir"] if b["jenis"] == "naskah") > 30
    assert "sudah ada" in capsys.readouterr().out
    assert (Naskah.objects.count(), _kejadian()) == (naskah, kejadian)


def _kejadian() -> int:
    return Kejadian.objects.count()


@pytest.mark.django_db
def test_demo_ditolak_tanpa_mode_contoh(settings: Any) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match="TOLOK_DEMO=1") as tolakan:
        call_command("muat_contoh")

    assert tolakan.value.returncode == 2
    assert not Pemda.objects.exists()


@pytest.mark.django_db
def test_demo_ditolak_di_samping_data_sebenarnya(settings: Any) -> None:
    settings.DEMO = True
    Pemda.objects.create(nama="Pemerintah Kota Sebenarnya", jenis="kota", contoh=False)

    with pytest.raises(CommandError, match="sudah berisi pemerintah daerah"):
        call_command("muat_contoh")

    assert Pemda.objects.count() == 1
