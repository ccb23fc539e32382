from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from tolok.dasar.angka import AngkaMeragukan, BukanAngka, baca, baca_rupiah, persen, rupiah, tulis


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("1.234,5", "1234.5"),
        ("1234.5", "1234.5"),
        ("1234,50", "1234.50"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("1.234.567", "1234567"),
        ("-12,5", "-12.5"),
        ("1 234", "1234"),
        ("1.2000", "1.2000"),
    ],
)
def test_angka_indonesia_terbaca(teks: str, nilai: str) -> None:
    assert baca(teks) == Decimal(nilai)


@pytest.mark.parametrize(
    "teks", ["", "abc", "1,213.5", "1.23.4", "--5", "12,", "١٢", "1e5", "NaN"]
)
def test_yang_bukan_angka_disebut_bukan_angka(teks: str) -> None:
    assert isinstance(baca(teks), BukanAngka)


def test_satu_titik_dengan_tiga_angka_meragukan() -> None:
    hasil = baca("1.213")

    assert isinstance(hasil, AngkaMeragukan)
    assert hasil.pilihan == (Decimal(1213), Decimal("1.213"))
    assert "1.213 (ribuan) atau 1,213 (pecahan)" in hasil.pesan
    assert "Ketik 1213 atau 1,213" in hasil.pesan


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [("0.005", "0,01"), ("-0.005", "-0,01"), ("-0.004", "0,00"), ("2.5", "2,50")],
)
def test_pembulatan_setengah_menjauhi_nol(nilai: str, teks: str) -> None:
    assert tulis(Decimal(nilai), 2) == teks


def test_persen_dan_rupiah_ditulis_lazim() -> None:
    assert persen(Decimal("97.975")) == "97,98%"
    assert rupiah(2740000000) == "Rp2.740.000.000"


def test_rupiah_menganggap_titik_sebagai_ribuan() -> None:
    assert baca_rupiah("Rp1.500") == 1500
    assert isinstance(baca_rupiah("1.500,25"), BukanAngka)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12
    )
)
def test_yang_ditulis_terbaca_kembali(nilai: Decimal) -> None:
    teks = tulis(nilai, 4)

    assert baca(teks) == nilai


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9),
    st.integers(0, 6),
)
def test_pembulatan_menyimpang_paling_banyak_setengah(nilai: Decimal, desimal: int) -> None:
    hasil = Decimal(tulis(nilai, desimal).replace(".", "").replace(",", "."))

    assert abs(hasil - nilai) <= Decimal(5).scaleb(-desimal - 1)
