"""`tolok sop jalan --uji`: the dry run at the command line."""

from __future__ import annotations

import pytest

from tolok.cli.utama import utama


def test_uji_jalan_menyebut_lajur_waktu_dan_setiap_jalan(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """38 working days from 12 January 2026 end on 9 March, holidays counted."""
    assert utama(["sop", "jalan", "004", "--uji", "--mulai", "2026-01-12"]) == 0

    keluar = " ".join(capsys.readouterr().out.split())
    assert "mulai Senin, 12 Januari 2026" in keluar
    assert "Lancar 38 hari 9 Mar 2026 16.00 38 hari kerja" in keluar
    assert "Dikembalikan sekali dari langkah 3 ke langkah 2 (tidak dicetak) 59 hari" in keluar
    assert "7 Kasubag Umum dan PEP 5 Mar 2026 16.00 9 Mar 2026 16.00" in keluar


def test_mulai_pada_hari_libur_dihitung_dari_hari_kerja_berikutnya(
    capsys: pytest.CaptureFixture[str],
) -> None:
    utama(["sop", "jalan", "003", "--uji", "--mulai", "2026-01-10"])

    assert "mulai Senin, 12 Januari 2026" in capsys.readouterr().out


@pytest.mark.parametrize(
    "pilihan", [["--mulai", "kemarin"], ["--mulai", "9999-01-01"], ["--peluang", "95"]]
)
def test_uji_jalan_menolak_yang_tidak_mungkin(
    pilihan: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert utama(["sop", "jalan", "003", "--uji", *pilihan]) == 2
    assert capsys.readouterr().err.count("\n") == 1
