from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tolok.dasar.tanggal import (
    baca_iso,
    hari_tanggal,
    hari_tanggal_jam,
    jam,
    lama,
    lama_kerja,
    tanggal_jam,
    tanggal_sebagian,
)

PAGI = datetime(2026, 4, 23, 2, 18, tzinfo=UTC)


def test_hari_dan_tanggal_ditulis_seperti_surat() -> None:
    assert hari_tanggal(date(2026, 4, 23)) == "Kamis, 23 April 2026"


@pytest.mark.parametrize(
    ("zona", "teks"), [("WIB", "09.18 WIB"), ("WITA", "10.18 WITA"), ("WIT", "11.18 WIT")]
)
def test_jam_menurut_zona_pemda(zona: str, teks: str) -> None:
    assert jam(PAGI, zona) == teks


def test_tanggal_mengikuti_zona_bukan_utc() -> None:
    malam = datetime(2026, 4, 22, 18, 30, tzinfo=UTC)

    assert tanggal_jam(malam) == "23 April 2026, 01.30 WIB"
    assert hari_tanggal_jam(malam, "Asia/Jakarta") == "Kamis, 23 April 2026, pukul 01.30 WIB"


@pytest.mark.parametrize(
    ("menit", "teks"),
    [
        (0, "kurang dari 1 menit"),
        (48, "48 menit"),
        (310, "5 jam 10 menit"),
        (3060, "2 hari 3 jam"),
        (2880, "2 hari"),
    ],
)
def test_lama_disebut_paling_banyak_dua_satuan(menit: int, teks: str) -> None:
    assert lama(timedelta(minutes=menit)) == teks


def test_waktu_kerja_tidak_menyebut_hari_tanpa_ukuran_hari() -> None:
    assert lama_kerja(timedelta(minutes=48)) == "48 menit kerja"
    assert lama_kerja(timedelta(hours=30)) == "30 jam kerja"


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("2023", (2023, None, None)),
        ("2023-05-08", (2023, 5, 8)),
        ("2023-13", None),
        ("8 Mei 2023", None),
    ],
)
def test_tanggal_iso_boleh_sebagian(teks: str, hasil: object) -> None:
    assert baca_iso(teks) == hasil


def test_yang_bukan_tanggal_dibiarkan_seperti_tercetak() -> None:
    assert tanggal_sebagian("tidak terbaca") == "tidak terbaca"
