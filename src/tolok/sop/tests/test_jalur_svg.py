from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from hypothesis import given, settings, strategies as st

from tolok.sop.renderers.jalur_svg import BarisJalur, Bentuk, Keadaan, Kembali, gambar

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


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_tidak_ada_dua_garis_pada_ruas_yang_sama(data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 7))
    banyak = data.draw(st.integers(2, 12))
    baris, tujuan = [], list[int | None]()
    for nomor in range(1, banyak + 1):
        boleh = [x for x in range(1, nomor) if tujuan.count(x) < 3]
        ke = data.draw(st.none() | st.sampled_from(boleh)) if boleh else None
        tujuan.append(ke)
        baris.append(
            BarisJalur(
                nomor=nomor,
                lajur=(data.draw(st.integers(0, n - 1)),),
                bentuk=data.draw(st.sampled_from(list(Bentuk))),
                keadaan=data.draw(st.sampled_from(list(Keadaan))),
                maju=(nomor + 1,) if nomor < banyak else (),
                kembali=(Kembali(ke=ke, ditempuh=True),) if ke else (),
            )
        )

    for svg in gambar(baris, n):
        urai(svg)
        ruas = [g[1:] for g in garis(svg)]
        assert len(ruas) == len(set(ruas))
        for x in re.findall(r'x[12]?="(-?[\d.]+)%"', svg):
            assert 0 <= float(x) <= 100
