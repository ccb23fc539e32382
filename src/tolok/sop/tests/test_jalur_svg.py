from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings, strategies as st

from tolok.sop import pustaka
from tolok.sop.renderers.halaman_sop import susun_halaman
from tolok.sop.renderers.jalur_svg import BarisJalur, Bentuk, Keadaan, Kembali, gambar
from tolok.sop.tests.ringkas import jalan

# Lanes of the eleven rows of a printed page with a way back from row 8 to row 7.
_LAJUR = (0, 1, 3, 2, 4, 2, 3, 1, 4, 3, 4)


def halaman(berjalan: int, *, ditempuh: bool) -> list[BarisJalur]:
    hasil = []
    for nomor, lajur in enumerate(_LAJUR, start=1):
        keadaan = Keadaan.SELESAI if nomor < berjalan else Keadaan.NANTI
        hasil.append(
            BarisJalur(
                nomor=nomor,
                lajur=(lajur,),
                bentuk=Bentuk.KETUPAT if nomor in (6, 7, 8) else Bentuk.KOTAK,
                keadaan=Keadaan.BERJALAN if nomor == berjalan else keadaan,
                maju=(nomor + 1,) if nomor < 11 else (),
                kembali=(Kembali(ke=7, ditempuh=ditempuh),) if nomor == 8 else (),
            )
        )
    return hasil


def urai(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own output, read back


def garis(svg: str) -> list[tuple[str, ...]]:
    """Lines as (style, x1, y1, x2, y2), with the offset of the nested SVG they stand in."""
    hasil = []
    for induk in urai(svg).iter():
        for anak in induk:
            kelas = anak.get("class", "")
            if anak.tag.endswith("line") and "tl-ruas--" in kelas:
                geser = (induk.get("x") or "", induk.get("y") or "")
                titik = tuple(anak.get(k, "") for k in ("x1", "y1", "x2", "y2"))
                hasil.append((kelas.rsplit("--", 1)[1], *geser, *titik))
    return hasil


def test_setiap_baris_menjadi_satu_svg_yang_sah() -> None:
    hasil = gambar(halaman(8, ditempuh=True), 5)

    assert len(hasil) == 11
    for svg in hasil:
        urai(svg)
        assert "style=" not in svg


def test_pengembalian_yang_ditempuh_berwarna_dan_berkata_tidak() -> None:
    hasil = gambar(halaman(8, ditempuh=True), 5)

    assert "tl-ruas--kembali" in hasil[7]
    assert "tl-ruas--kembali" in hasil[6]
    assert ">Tidak</text>" in hasil[7]
    assert "kembali" not in hasil[5]


def test_pengembalian_yang_belum_ditempuh_hanya_garis_tipis() -> None:
    hasil = gambar(halaman(8, ditempuh=False), 5)

    assert not any("tl-ruas--kembali" in svg or "Tidak" in svg for svg in hasil)


def test_garis_maju_turun_dahulu_bila_sisinya_dipakai_jalan_kembali() -> None:
    hasil = gambar(halaman(8, ditempuh=True), 5)

    baris_8 = [g for g in garis(hasil[7]) if g[0] == "nanti"]
    assert ("nanti", "", "", "30%", "50%", "30%", "100%") in baris_8


def test_label_dari_berkas_tidak_menjadi_tanda() -> None:
    baris = [
        BarisJalur(nomor=1, lajur=(0,), bentuk=Bentuk.KOTAK, maju=(2,)),
        BarisJalur(
            nomor=2,
            lajur=(1,),
            bentuk=Bentuk.KETUPAT,
            kembali=(Kembali(ke=1, ditempuh=True, label="<b>"),),
        ),
    ]

    assert "<b>" not in "".join(gambar(baris, 2))


def tumpang(svg: str) -> list[str]:
    """Pairs of lines of one row that run over each other for some length."""
    semua = [_ruas(g[1:]) for g in garis(svg)]
    return [
        f"{a} {b}"
        for ke, a in enumerate(semua)
        for b in semua[ke + 1 :]
        if a[0] == b[0] and max(a[1], b[1]) < min(a[2], b[2])
    ]


def _ruas(g: tuple[str, ...]) -> tuple[tuple[str, ...], float, float]:
    """A line as (the straight it lies on, from, to); offsets of a nested SVG name the straight."""
    x, y, x1, y1, x2, y2 = g
    tegak = x1 == x2
    dari, sampai = sorted(float(t.removesuffix("%")) for t in ((y1, y2) if tegak else (x1, x2)))
    return (("tegak", x, y, x1) if tegak else ("datar", x, y, y1)), dari, sampai


@pytest.mark.parametrize("kode", pustaka.daftar())
def test_garis_sop_pustaka_tidak_pernah_bertumpang(kode: str) -> None:
    sop = pustaka.muat(kode)

    halaman = susun_halaman(sop, jalan(sop))

    assert [tumpang(satu.gambar) for satu in halaman.baris] == [[]] * len(sop.langkah)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_tidak_ada_dua_garis_pada_ruas_yang_sama(data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 7))
    banyak = data.draw(st.integers(2, 12))
    baris, tujuan = [], list[int | None]()
    for nomor in range(1, banyak + 1):
        boleh = [x for x in range(1, nomor) if tujuan.count(x) < 3]
        ke = data.draw(st.none() | st.sampled_from(boleh)) if boleh else None
        tujuan.append(ke)
        lajur = data.draw(st.lists(st.integers(0, n - 1), min_size=1, max_size=2, unique=True))
        lompat = data.draw(st.booleans()) and nomor + 2 <= banyak
        maju = (nomor + 1, nomor + 2) if lompat else (nomor + 1,)
        baris.append(
            BarisJalur(
                nomor=nomor,
                lajur=tuple(lajur),
                bentuk=data.draw(st.sampled_from(list(Bentuk))),
                keadaan=data.draw(st.sampled_from(list(Keadaan))),
                maju=maju if nomor < banyak else (),
                kembali=(Kembali(ke=ke, ditempuh=True),) if ke else (),
            )
        )

    for svg in gambar(baris, n):
        urai(svg)
        assert tumpang(svg) == []
        for x in re.findall(r'x[12]?="(-?[\d.]+)%"', svg):
            assert 0 <= float(x) <= 100
