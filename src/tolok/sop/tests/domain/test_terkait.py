"""A line of Keterkaitan names an SOP surely only in its own words; near names are said to be so."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from tolok.sop.domain.terkait import CalonTerkait, cocokkan

KANTOR = [
    CalonTerkait(kode="ukur", nama="PENGUKURAN KINERJA"),
    CalonTerkait(kode="kumpul", nama="Pengumpulan Data Kinerja"),
    CalonTerkait(kode="masuk", nama="Surat Masuk"),
    CalonTerkait(kode="tw2", nama="Laporan Triwulan 2"),
]


@pytest.mark.parametrize(
    ("tertulis", "kode"),
    [
        ("SOP Pengukuran Kinerja", "ukur"),
        ("1. SOP PENGUKURAN KINERJA", "ukur"),
        ("- Standar Operasional Prosedur Pengumpulan Data Kinerja;", "kumpul"),
        ("SOP-AP Surat Masuk.", "masuk"),
        ("SOP tentang pengukuran  kinerja", "ukur"),
    ],
)
def test_nama_yang_sama_pasti_dan_hanya_satu(tertulis: str, kode: str) -> None:
    (satu,) = cocokkan(tertulis, KANTOR)
    assert (satu.kode, satu.pasti) == (kode, True)


@pytest.mark.parametrize(
    ("tertulis", "kode"),
    [
        ("SOP Kinerja Pengukuran", "ukur"),
        ("SOP Pengumpulan Data", "kumpul"),
        ("SOP Pengukran Kinerja", "ukur"),
        ("Pedoman dan SOP Pengukuran dan Pengumpulan Data Kinerja", "kumpul"),
    ],
)
def test_nama_yang_mirip_hanya_mungkin(tertulis: str, kode: str) -> None:
    semua = cocokkan(tertulis, KANTOR)
    assert semua[0].kode == kode
    assert not any(x.pasti for x in semua)


@pytest.mark.parametrize(
    "tertulis",
    ["", "SOP", "SOP Surat Naik Internal", "Kinerja", "SOP Laporan Triwulan 3", "ATK", "12", "-"],
)
def test_nama_lain_tidak_ditautkan(tertulis: str) -> None:
    assert cocokkan(tertulis, KANTOR) == ()


def test_dua_sop_senama_masing_masing_hanya_mungkin() -> None:
    calon = [*KANTOR, CalonTerkait(kode="ukur2", nama="SOP Pengukuran Kinerja")]
    semua = cocokkan("SOP Pengukuran Kinerja", calon)
    assert {x.kode for x in semua[:2]} == {"ukur", "ukur2"}
    assert not any(x.pasti for x in semua)


def test_milik_kantor_didahulukan_dari_terbitan() -> None:
    calon = [CalonTerkait(kode="000", nama="PENGUKURAN KINERJA", utama=False), *KANTOR]
    assert [x.kode for x in cocokkan("SOP Pengukuran Kinerja", calon)] == ["ukur"]
    terbitan = cocokkan("SOP Pengukuran Kinerja", calon[:1])
    assert [(x.kode, x.pasti) for x in terbitan] == [("000", True)]


@given(st.text(max_size=60), st.lists(st.text(max_size=40), max_size=4))
def test_yang_pasti_selalu_bernama_sama_dan_sendirian(tertulis: str, nama: list[str]) -> None:
    calon = [CalonTerkait(kode=str(n), nama=x) for n, x in enumerate(nama)]
    semua = cocokkan(tertulis, calon)
    assert len(semua) <= 3
    assert sum(x.pasti for x in semua) in (0, len(semua) if len(semua) == 1 else 0)
    for x in semua:
        if x.pasti:
            assert cocokkan(x.nama, [c for c in calon if c.kode == x.kode])[0].pasti
