"""Shapes as programs draw them: canvases, groups of the older language, turned connectors."""

from __future__ import annotations

import math

import pytest

from tolok.sop.importers.bentuk.rangkai import (
    Bentuk,
    Garis,
    Titik,
    beri_label,
    garis_dari_kotak,
    jadikan_simbol,
    sambungkan,
)
from tolok.sop.importers.docx.baca import baca_docx
from tolok.sop.importers.dokumen import JenisSimbol, Kotak, Tabel
from tolok.sop.tests.pembuat.naskah_docx import bungkus_docx

LAJUR = (60, 80, 80, 80)
TINGGI = 50


def _kotak(kiri: float, atas: float, lebar: float = 40, tinggi: float = 20) -> Kotak:
    return Kotak(kiri=kiri, atas=atas, kanan=kiri + lebar, bawah=atas + tinggi)


def _bentuk(
    kode: str, rupa: str, atas: float = 0, teks: str = "", *, polos: bool = False
) -> Bentuk:
    return Bentuk(kode=kode, rupa=rupa, kotak=_kotak(0, atas), teks=teks, polos=polos)


def _tabel(gambar: str, baris: int = 4) -> Tabel:
    """A table of four columns and rows of 50 points, the drawing in its first free cell."""
    kisi = "".join(f"<w:gridCol w:w='{w * 20}'/>" for w in LAJUR)
    isi = "".join(
        f"<w:tr><w:trPr><w:trHeight w:val='{TINGGI * 20}' w:hRule='exact'/></w:trPr>"
        + "".join(
            f"<w:tc><w:p><w:r><w:t>{n + 1 if not k else ''}</w:t>"
            f"{gambar if (n, k) == (0, 1) else ''}</w:r></w:p></w:tc>"
            for k in range(len(LAJUR))
        )
        + "</w:tr>"
        for n in range(baris)
    )
    badan = (
        f"<w:tbl><w:tblPr><w:tblInd w:w='0'/></w:tblPr><w:tblGrid>{kisi}</w:tblGrid>{isi}</w:tbl>"
    )
    return next(baca_docx(bungkus_docx(badan)).tabel)


def _letak(tabel: Tabel) -> dict[tuple[int, int], str]:
    return {
        (ke, sel.kolom): s.jenis.value
        for ke, baris in enumerate(tabel.baris)
        for sel in baris
        for s in sel.simbol
    }


def _panah(tabel: Tabel) -> set[tuple[tuple[int, int], tuple[int, int]]]:
    di = {
        s.kode: (ke, sel.kolom)
        for ke, baris in enumerate(tabel.baris)
        for sel in baris
        for s in sel.simbol
    }
    return {(di[p.dari_kode], di[p.ke_kode]) for p in tabel.panah}


@pytest.mark.parametrize(
    ("rupa", "teks", "jenis"),
    [
        ("rect", "", "proses"),
        ("flowChartProcess", "", "proses"),
        ("flowChartDocument", "", "proses"),
        ("flowChartDecision", "", "keputusan"),
        ("diamond", "Ya", "keputusan"),
        ("flowChartTerminator", "", "mulai_selesai"),
        ("ellipse", "", "mulai_selesai"),
        ("rect", "Mulai", "mulai_selesai"),
        ("roundRect", "SELESAI", "mulai_selesai"),
        ("homePlate", "A", "penghubung_halaman"),
        ("flowChartOffpageConnector", "1", "penghubung_halaman"),
        ("flowChartConnector", "A", "penghubung_halaman"),
    ],
)
def test_jenis_simbol_dari_bentuk_dan_tulisannya(rupa: str, teks: str, jenis: str) -> None:
    simbol, label = jadikan_simbol([_bentuk("a", rupa, teks=teks)])

    assert [s.jenis.value for s in simbol] == [jenis]
    assert label == ()


def test_kotak_bersudut_tumpul_adalah_ujung_bila_hanya_sedikit() -> None:
    kotak = [_bentuk(f"p{n}", "rect") for n in range(3)]
    tumpul = [_bentuk(f"u{n}", "roundRect") for n in range(2)]

    sedikit, _ = jadikan_simbol([*kotak, *tumpul])
    banyak, _ = jadikan_simbol([*tumpul, _bentuk("u3", "roundRect")])

    assert [s.jenis for s in sedikit[3:]] == [JenisSimbol.MULAI_SELESAI] * 2
    assert {s.jenis for s in banyak} == {JenisSimbol.PROSES}


def test_kotak_teks_polos_dan_hiasan_bukan_simbol() -> None:
    bukan = [
        _bentuk("a", "rect", teks="Kepala Dinas", polos=True),
        _bentuk("b", "leftBrace"),
        Bentuk(kode="c", rupa="rect", kotak=_kotak(0, 0, 40, 1)),
        Bentuk(kode="d", rupa="gambar", kotak=_kotak(0, 0, 60, 60)),
    ]

    simbol, label = jadikan_simbol(bukan)

    assert (simbol, label) == ((), ())


@pytest.mark.parametrize("putar", [0, 90, 180, 270])
@pytest.mark.parametrize("balik", [(False, False), (True, False), (False, True), (True, True)])
def test_ujung_garis_mengikuti_balikan_lalu_putaran(putar: int, balik: tuple[bool, bool]) -> None:
    dari, ke = garis_dari_kotak(_kotak(-20, -10), putar=putar, balik_x=balik[0], balik_y=balik[1])

    x, y = (-20 if balik[0] else 20), (-10 if balik[1] else 10)
    sudut = math.radians(putar)
    harap = (x * math.cos(sudut) - y * math.sin(sudut), x * math.sin(sudut) + y * math.cos(sudut))
    assert (ke.x, ke.y) == pytest.approx(harap)
    assert (dari.x, dari.y) == pytest.approx((-harap[0], -harap[1]))


def test_garis_tanpa_nama_menyambung_simbol_di_ujungnya_dan_kata_menempel_pada_panah() -> None:
    bentuk = [
        _bentuk("a", "diamond"),
        _bentuk("b", "rect", 100),
        _bentuk("c", "rect", 300),
        Bentuk(kode="ya", rupa="rect", kotak=_kotak(22, 30, 16, 10), teks="Ya", polos=True),
        Bentuk(kode="tdk", rupa="rect", kotak=_kotak(60, 4, 30, 10), teks="Tidak", polos=True),
    ]
    garis = [
        Garis(dari=Titik(x=20, y=20), ke=Titik(x=20, y=98)),
        Garis(dari=Titik(x=42, y=10), ke=Titik(x=44, y=310)),
        Garis(dari=Titik(x=500, y=20), ke=Titik(x=700, y=20)),
    ]
    simbol, label = jadikan_simbol(bentuk)

    panah = beri_label(sambungkan(garis, simbol), label, simbol)

    assert [(p.dari_kode, p.ke_kode, p.teks) for p in panah] == [
        ("a", "b", "Ya"),
        ("a", "c", "Tidak"),
    ]


def test_bentuk_di_dalam_kanvas_terbaca() -> None:
    def bentuk(nomor: int, rupa: str, x: int, y: int) -> str:
        return (
            f"<wps:wsp><wps:cNvPr id='{nomor}' name=''/><wps:cNvSpPr/><wps:spPr><a:xfrm>"
            f"<a:off x='{x * 12700}' y='{y * 12700}'/><a:ext cx='{40 * 12700}' cy='{20 * 12700}'/></a:xfrm>"
            f"<a:prstGeom prst='{rupa}'/><a:ln><a:solidFill/></a:ln></wps:spPr></wps:wsp>"
        )

    isi = bentuk(2, "rect", 10, 12) + bentuk(3, "diamond", 90, 62) + bentuk(4, "rect", 170, 112)
    garis = (
        "<wps:wsp><wps:cNvPr id='9' name=''/><wps:cNvCnPr><a:stCxn id='2' idx='2'/><a:endCxn id='3' idx='0'/>"
        "</wps:cNvCnPr><wps:spPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='9' cy='9'/></a:xfrm>"
        "<a:prstGeom prst='bentConnector3'/></wps:spPr></wps:wsp>"
    )
    gambar = (
        "<w:drawing><wp:inline><wp:extent cx='3048000' cy='2540000'/><a:graphic><a:graphicData>"
        "<wpc:wpc xmlns:wpc='http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas'>"
        f"<wpc:bg/><wpc:whole/>{isi}{garis}</wpc:wpc></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )

    tabel = _tabel(gambar)

    assert _letak(tabel) == {(0, 1): "proses", (1, 2): "keputusan", (2, 3): "proses"}
    assert _panah(tabel) == {((0, 1), (1, 2))}


def test_grup_vml_dan_sambungannya_terbaca() -> None:
    gaya = "position:absolute;left:{};top:{};width:400;height:200"
    isi = (
        f"<v:rect id='a1' o:spid='_x0000_s1026' style='{gaya.format(100, 120)}'/>"
        f"<v:shape id='a2' o:spid='_x0000_s1027' type='#_x0000_t110' style='{gaya.format(900, 620)}'/>"
        f"<v:roundrect id='a3' o:spid='_x0000_s1028' style='{gaya.format(1700, 1120)}'>"
        "<v:textbox><w:txbxContent><w:p><w:r><w:t>Selesai</w:t></w:r></w:p></w:txbxContent></v:textbox></v:roundrect>"
        "<v:shape id='_x0000_s1030' type='#_x0000_t34' style='position:absolute;left:0;top:0;width:9;height:9'/>"
        "<v:line from='1300,720' to='1700,1220'><v:stroke endarrow='block'/></v:line>"
    )
    aturan = (
        "<o:shapelayout><o:rules><o:r type='connector' idref='#_x0000_s1030'>"
        "<o:proxy start='' idref='#_x0000_s1026'/><o:proxy end='' idref='#_x0000_s1027'/></o:r></o:rules></o:shapelayout>"
    )
    gambar = (
        "<w:pict><v:group style='position:absolute;margin-left:0;margin-top:0;width:240pt;height:200pt' "
        f"coordorigin='0,0' coordsize='2400,2000'>{isi}</v:group>{aturan}</w:pict>"
    )

    tabel = _tabel(gambar)

    assert _letak(tabel) == {(0, 1): "proses", (1, 2): "keputusan", (2, 3): "mulai_selesai"}
    assert _panah(tabel) == {((0, 1), (1, 2)), ((1, 2), (2, 3))}
