"""An SOP as an HTML page: as a program writes it, or as Word saves it."""

from __future__ import annotations

from html import escape

from tolok.sop.tests.pembuat.isi import BarisLangkah, IsiDokumen

__all__ = ["buat_html"]

_TANDA = {"flowChartDecision": "◇", "flowChartTerminator": "⬭", "flowChartProcess": "□"}


def buat_html(isi: IsiDokumen, *, word: bool = False, simbol: bool = True) -> bytes:
    """The page. `word`: with Word's marks and lists typed as text; `simbol`: signs in the lanes."""
    badan = "".join(
        (
            f"<p align=center><b>STANDAR OPERASIONAL PROSEDUR<br>{escape(isi.nama)}</b></p>",
            _identitas(isi),
            _kotak(isi, word=word),
            f"<h2>{escape(isi.nama)}</h2>",
            _langkah(isi, simbol=simbol),
        )
    )
    if not word:
        return f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{badan}</body></html>".encode()
    kepala = (
        '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
        '<head><meta http-equiv=Content-Type content="text/html; charset=windows-1252">'
        "<title>SOP</title><!--[if gte mso 9]><xml><o:p/></xml><![endif]-->"
        "<style>p.MsoNormal {margin:0cm}</style></head>"
    )
    return f"{kepala}<body lang=IN><div class=WordSection1>{badan}</div></body></html>".encode(
        "cp1252", errors="xmlcharrefreplace"
    )


def _identitas(isi: IsiDokumen) -> str:
    baris = "".join(
        ("<tr>" if n else f"<tr><td rowspan={len(isi.identitas)}>{_baris_baru(isi.unit)}</td>")
        + f"<td>{escape(label)}</td><td>:&nbsp;{_baris_baru(nilai)}</td></tr>"
        for n, (label, nilai) in enumerate(isi.identitas)
    )
    return f"<table border=1>{baris}</table>"


def _kotak(isi: IsiDokumen, *, word: bool) -> str:
    potong = []
    for kiri, kanan in zip(isi.kotak[::2], isi.kotak[1::2], strict=True):
        potong.append(
            f"<tr><td><b>{escape(kiri[0])}</b></td><td><b>{escape(kanan[0])}</b></td></tr>"
        )
        potong.append(
            f"<tr><td>{_daftar(kiri[1], word=word)}</td><td>{_daftar(kanan[1], word=word)}</td></tr>"
        )
    return f"<table border=1><tbody>{''.join(potong)}</tbody></table>"


def _daftar(butir: tuple[str, ...], *, word: bool) -> str:
    if not word:
        return f"<ol>{''.join(f'<li>{escape(b)}' for b in butir)}</ol>" if butir else ""
    return "".join(
        "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>"
        f"<![if !supportLists]><span style='mso-list:Ignore'>{n}.<span style='font:7.0pt'>"
        f"&nbsp;&nbsp;&nbsp; </span></span><![endif]>{escape(b)}<o:p></o:p></p>"
        for n, b in enumerate(butir, 1)
    )


def _langkah(isi: IsiDokumen, *, simbol: bool) -> str:
    kepala = (
        "<thead><tr><th rowspan=2>No</th><th rowspan=2>Kegiatan</th>"
        f"<th colspan={len(isi.lajur)}>Pelaksana</th><th colspan=3>Mutu Baku</th>"
        "<th rowspan=2>Ket</th></tr><tr>"
        + "".join(f"<th>{escape(nama)}</th>" for nama in isi.lajur)
        + "<th>Kelengkapan</th><th>Waktu</th><th>Output</th></tr></thead>"
    )
    baris = "".join(_baris(b, len(isi.lajur), simbol=simbol) for b in isi.langkah)
    return f"<table border=1>{kepala}<tbody>{baris}</tbody></table>"


def _baris(b: BarisLangkah, banyak: int, *, simbol: bool) -> str:
    lajur = "".join(
        f"<td>{(_TANDA[b.rupa] if simbol and n in b.lajur else '')}</td>" for n in range(banyak)
    )
    return (
        f"<tr><td>{b.nomor}.</td><td>{escape(b.uraian)}</td>{lajur}"
        f"<td>{_butir(b.kelengkapan)}</td><td>{escape(b.waktu)}</td>"
        f"<td>{_butir(b.output)}</td><td>{escape(b.keterangan)}</td></tr>"
    )


def _butir(butir: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{escape(b)}</li>' for b in butir)}</ul>" if butir else "&nbsp;"


def _baris_baru(teks: str) -> str:
    return escape(teks).replace("\n", "<br>")
