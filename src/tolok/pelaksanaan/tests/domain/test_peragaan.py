"""The showing command plays every SOP of the library with one return to its end."""

from __future__ import annotations

import pytest

from tolok.pelaksanaan.domain.peragaan import utama
from tolok.sop.pustaka import daftar


@pytest.mark.parametrize("kode", daftar())
def test_peragaan_menempuh_satu_pengembalian_sampai_selesai(
    kode: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert utama([kode]) == 0

    teks = capsys.readouterr().out
    assert "TugasDikembalikan" in teks
    assert "=> selesai" in teks
    assert "satu pengembalian: ya" in teks


def test_peragaan_sop_yang_tidak_ada_ditolak(capsys: pytest.CaptureFixture[str]) -> None:
    assert utama(["tidak-ada"]) == 2

    assert "tidak ada di pustaka" in capsys.readouterr().err
