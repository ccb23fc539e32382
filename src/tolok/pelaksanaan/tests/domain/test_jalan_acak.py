"""Two thousand walks of random offices through random SOPs, from fixed seeds.

After every accepted command all invariants hold (see invarian.py); a refused command changes
nothing; at the end the fold of the stored events equals the state, and from where every fourth
walk stopped the plain next steps bring the run to its end.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from tolok.pelaksanaan.tests.domain.jalan_acak import Jalan, ringkas

BANYAK = 2000
KELOMPOK = 4


@pytest.mark.lambat
@pytest.mark.parametrize("kelompok", range(KELOMPOK))
def test_jalan_acak_memenuhi_semua_invarian_dan_menempuh_yang_sulit(kelompok: int) -> None:
    semua: list[Jalan] = []
    for benih in range(kelompok, BANYAK, KELOMPOK):
        jalan = Jalan(benih)
        try:
            jalan.tempuh(35)
            if benih // KELOMPOK % 4 == 0:
                jalan.tuntaskan()
        except Exception as galat:
            raise AssertionError(f"benih {benih}: {galat!r}") from galat
        semua.append(jalan)

    bagian = ringkas(semua)

    assert bagian["satu kembali"] >= 0.30, bagian
    assert bagian["dua kembali"] >= 0.15, bagian
    assert bagian["kembali sebagian"] >= 0.10, bagian
    assert bagian["tutup awal"] >= 0.10, bagian
    assert bagian["pemeriksa terlarang"] >= 0.10, bagian
    assert bagian["langkah salah"] >= 1 / 3, bagian


@settings(max_examples=60, deadline=None, derandomize=True)
@given(benih=st.integers(min_value=BANYAK, max_value=2**40), langkah=st.integers(1, 60))
def test_jalan_dengan_benih_dan_panjang_apa_pun_memenuhi_invarian(
    benih: int, langkah: int
) -> None:
    jalan = Jalan(benih)

    jalan.tempuh(langkah)
    jalan.tuntaskan()
