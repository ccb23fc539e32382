from __future__ import annotations

import pytest

from tolok.regulasi.peraturan import dasar_sk, pengganti, peraturan_dalam


@pytest.mark.parametrize(
    ("kutipan", "baru"),
    [
        ("PP 46 Tahun 2011", ("30", 2019)),
        ("Peraturan Kepala Badan Kepegawaian Negara Nomor 1 Tahun 2013", ("6", 2022)),
        (
            "Peraturan Menteri Negara Pendayagunaan Aparatur Negara dan Reformasi Birokrasi "
            "Nomor 12 Tahun 2011 tentang Pedoman Penataan Tata Laksana",
            ("19", 2018),
        ),
        ("PermenPANRB 12/2015", ("88", 2021)),
    ],
)
def test_kutipan_peraturan_yang_dicabut_menyebut_penggantinya(
    kutipan: str, baru: tuple[str, int]
) -> None:
    ada = pengganti(kutipan)

    assert ada is not None
    assert (ada[1].nomor, ada[1].tahun) == baru


@pytest.mark.parametrize(
    "kutipan",
    [
        "Undang-undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
        "Peraturan Wali Kota Nomor 12 Tahun 2011",
        "Peraturan Pemerintah Daerah Nomor 46 Tahun 2011",
        "DPA-SKPD Tahun Anggaran 2025",
    ],
)
def test_kutipan_yang_berlaku_atau_tidak_dikenal_tidak_ditandai(kutipan: str) -> None:
    assert pengganti(kutipan) is None


def test_dasar_sk_yang_diusulkan_semuanya_berlaku_dan_dapat_dibaca_kembali() -> None:
    assert dasar_sk()
    for satu in dasar_sk():
        assert peraturan_dalam(satu.kutipan) == satu
