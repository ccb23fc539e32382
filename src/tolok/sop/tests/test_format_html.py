from __future__ import annotations

import pytest

from tolok.sop.importers.dokumen import Tabel
from tolok.sop.importers.html.baca import baca_html
from tolok.sop.tests.bacaan_dokumen import isi_paragraf, tabel_langkah
from tolok.sop.tests.pembuat.contoh import singkat
from tolok.sop.tests.pembuat.halaman_html import buat_html


def _tabel(html: str) -> Tabel:
    return next(baca_html(html.encode()).tabel)


def test_halaman_biasa_dan_simpanan_word_terbaca_sama() -> None:
    isi = singkat()

    biasa, word = (baca_html(buat_html(isi, word=w)) for w in (False, True))

    def teks(tabel: Tabel) -> list[list[str]]:
        return [[s.teks for s in baris] for baris in tabel.baris]

    assert [teks(t) for t in biasa.tabel] == [teks(t) for t in word.tabel]
    assert tabel_langkah(biasa).baris[2][2].teks == "⬭"


def test_bentangan_sel_menggeser_kolom_di_kanan_dan_di_bawahnya() -> None:
    tabel = _tabel(
        "<table><tr><td rowspan=2>A<td colspan=2>B<tr><td>C<td>D<tr><td>E<td>F<td>G</table>"
    )

    assert [[(s.teks, s.kolom) for s in baris] for baris in tabel.baris] == [
        [("A", 0), ("B", 1)],
        [("C", 1), ("D", 2)],
        [("E", 0), ("F", 1), ("G", 2)],
    ]
    assert (tabel.baris[0][0].tinggi_baris, tabel.baris[0][1].lebar_kolom) == (2, 2)


@pytest.mark.parametrize(
    ("html", "teks"),
    [
        ("<ol><li>Satu<li>Dua</ol>", "1. Satu\n2. Dua"),
        ("<ol start=3 type=a><li>Satu</li><li>Dua</li></ol>", "c. Satu\nd. Dua"),
        ("<ol type=I><li>Satu<li>Dua</ol>", "I. Satu\nII. Dua"),
        ("<ul><li>Satu<li>Dua</ul>", "• Satu\n• Dua"),
        ("<ol style='list-style-type: none'><li>Satu<li>2. Dua</ol>", "• Satu\n2. Dua"),
        ("<p>Satu<br>Dua</p>&nbsp;Tiga &amp; empat", "Satu\nDua\nTiga & empat"),
        ("<input type=checkbox> <input type=checkbox checked>", "□ ☑"),
        ("A<span style='display:none'>B</span><script>C</script>D", "AD"),
        ("<table><tr><td>1.<td>Printer<tr><td>2.<td>ATK</table>", "1. Printer\n2. ATK"),
    ],
)
def test_isi_sel_terbaca_seperti_tercetak(html: str, teks: str) -> None:
    assert _tabel(f"<table><tr><td>{html}</td><td>x</table>").baris[0][0].teks == teks


def test_tabel_di_dalam_sel_menyusul_sebagai_tabel_sendiri() -> None:
    dalam = "<table><tr><td>Nomor<td>7<tr><td>Revisi<td>-</table>"

    luar, anak = baca_html(f"<table><tr><td>Luar{dalam}<td>Kanan</table>".encode()).tabel

    assert [s.teks for s in luar.baris[0]] == ["Luar", "Kanan"]
    assert [[s.teks for s in b] for b in anak.baris] == [["Nomor", "7"], ["Revisi", "-"]]


def test_bentuk_word_di_dalam_komentar_menjadi_simbol() -> None:
    sel = (
        "<td><p><!--[if gte vml 1]><v:shape id=a type='#_x0000_t110' style='position:absolute;"
        "width:40pt;height:20pt'/><![endif]--><![if !vml]><img width=55 height=28 src=a.gif>"
        "<![endif]></p></td>"
    )

    tabel = _tabel(f"<table><tr><td>1</td>{sel}</tr></table>")

    assert [s.jenis.value for s in tabel.baris[0][1].simbol] == ["keputusan"]


def test_gambar_kecil_di_lajur_menjadi_simbol_dan_lambang_tidak() -> None:
    gambar = "<td><img width=60 height=24 src=a.png></td>"
    bagan = f"<table>{''.join(f'<tr><td>{n}</td>{gambar}</tr>' for n in range(4))}</table>"

    assert [len(b[1].simbol) for b in _tabel(bagan).baris] == [1, 1, 1, 1]
    assert not _tabel(f"<table><tr>{gambar}<td>Nomor SOP</table>").baris[0][0].simbol


@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_sandi_huruf_dikenali(sandi: str) -> None:
    isi = "<html><body><p>Perintah “lisan” – disposisi</p></body></html>".encode(sandi)

    assert isi_paragraf(baca_html(isi)) == ["Perintah “lisan” – disposisi"]


_SVG = {
    "proses": "<svg viewBox='0 0 40 20'><rect x=3 y=3 width=34 height=14 /></svg>",
    "mulai_selesai": "<svg viewBox='0 0 40 20'><rect x=2 y=3 width=36 height=14 rx=7 /></svg>",
    "keputusan": "<svg viewBox='0 0 40 20'><polygon points='20,2 38,10 20,18 2,10'/></svg>",
}


def test_bentuk_svg_di_lajur_menjadi_simbol() -> None:
    baris = "".join(f"<tr><td>{n}<td>{svg}<td>" for n, svg in enumerate(_SVG.values()))

    tabel = _tabel(f"<table>{baris}</table>")

    assert [b[1].simbol[0].jenis.value for b in tabel.baris] == list(_SVG)
    assert [b[1].teks for b in tabel.baris] == ["", "", ""]


def test_bentuk_yang_diletakkan_menurut_persen_jatuh_di_lajurnya() -> None:
    lukisan = "".join(
        f"<div style='position:absolute; left:{kiri}%;width:25%'>{svg}</div>"
        for kiri, svg in zip((0, 50), (_SVG["proses"], _SVG["keputusan"]), strict=True)
    )

    tabel = _tabel(
        f"<table><tr><td>1<td colspan=4><div>{lukisan}</div><td>Nota<tr><td>2<td>a<td>b<td>c<td>d"
        f"<td>e<tr><td>3<td>{_SVG['proses']}</table>"
    )

    assert [(s.kolom, [y.jenis.value for y in s.simbol]) for s in tabel.baris[0]] == [
        (0, []),
        (1, ["proses"]),
        (2, []),
        (3, ["keputusan"]),
        (4, []),
        (5, []),
    ]
