"""A document as PDF, drawn by Typst from one packaged template.

Words reach Typst only as JSON input. Fonts come with the package and the machine's own are
ignored, and the creation date is the document's, so equal documents are equal bytes everywhere.
Takes no database and may be slow for it (tens of milliseconds): never call it in a transaction.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import typst

from tolok.dasar.tanggal import tanggal_jam
from tolok.naskah.domain.blok import TandaTangan
from tolok.naskah.domain.dokumen import Dokumen, data
from tolok.naskah.renderers.tulisan import CARA_SINGKAT, bersih, sidik_cetak

__all__ = ["halaman_bab", "pdf", "png_svg", "sidik_cetak"]

_SINI = Path(__file__).resolve().parent
_TEMPLAT = (_SINI / "naskah.typ").read_bytes()
_HURUF = _SINI.parent / "huruf"
_TANYA_HALAMAN = (
    b"\n#context [#metadata(query(heading).map(h => counter(page).at(h.location()).first()))"
    b"<halaman-bab>]"
)
_KATA = re.compile(r"[^\s\u200b\u00ad/-]+")
_ANGKA = re.compile(r"[-+(]?(Rp)?[\d.,]+[%)]?")
_PT_PER_TABEL = {"biasa": 9.5, "kecil": 8.2, "rapat": 6.8}
_LEBAR_ISI_MM = {"potret": 160.0, "lanskap": 257.0}
_SEL_PANJANG = 350  # characters; such a cell may break over pages


def pdf(dokumen: Dokumen) -> bytes:
    """Draw the document: tagged PDF, A4. Raises typst.TypstError only for a broken emblem SVG."""
    hasil = typst.compile(
        _TEMPLAT,
        format="pdf",
        font_paths=_huruf(),
        sys_inputs={"dokumen": json.dumps(masukan(dokumen), ensure_ascii=False)},
        timestamp=int(dokumen.dibuat.timestamp()),
    )
    return bytes(hasil)


def halaman_bab(dokumen: Dokumen) -> list[int]:
    """The page on which each heading stands in the PDF, in order."""
    hasil: list[list[int]] = json.loads(
        typst.query(
            _TEMPLAT + _TANYA_HALAMAN,
            "<halaman-bab>",
            field="value",
            font_paths=_huruf(),
            sys_inputs={"dokumen": json.dumps(masukan(dokumen), ensure_ascii=False)},
        )
    )
    return hasil[0]


def png_svg(svg: str, ppi: int = 192) -> bytes:
    """A drawing as PNG, for readers that do not know SVG; fonts are ours alone."""
    hasil = typst.compile(
        b"#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
        b'#set text(font: "Liberation Sans")\n'
        b'#image(bytes(sys.inputs.svg), format: "svg")',
        format="png",
        ppi=float(ppi),
        font_paths=_huruf(),
        sys_inputs={"svg": svg},
    )
    return bytes(hasil)


def masukan(dokumen: Dokumen) -> dict[str, Any]:
    """What the template reads: the document's data, cleaned, with the printed texts added."""
    isi: dict[str, Any] = data(dokumen)
    isi = _bersih(isi)
    isi["sidik_cetak"] = sidik_cetak(dokumen.sidik)
    isi["penulis"] = isi["kop"]["instansi"] if isi["kop"] else "Tolok"
    _siapkan(isi["isi"], list(dokumen.isi), dokumen)
    return isi


@cache
def _huruf() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_HURUF)]
    )


def _bersih(nilai: Any) -> Any:
    if isinstance(nilai, str):
        return bersih(nilai)
    if isinstance(nilai, dict):
        return {k: _bersih(v) for k, v in nilai.items()}
    if isinstance(nilai, list):
        return [_bersih(v) for v in nilai]
    return nilai


def _siapkan(isi: list[Any], asal: list[Any], dokumen: Dokumen) -> None:
    """Complete blocks in place, with the values they were made from beside them."""
    for b, a in zip(isi, asal, strict=True):
        match b["tipe"]:
            case "Tabel":
                _siapkan_tabel(b, dokumen)
            case "BarisTandaTangan":
                for t, tt in zip(b["penanda"], a.penanda, strict=True):
                    _siapkan_tanda_tangan(t, tt, dokumen.zona)
            case "Kotak" | "Penggalan":
                _siapkan(b["isi"], list(a.isi), dokumen)
            case "Lanskap":
                _siapkan(b["isi"], list(a.isi), replace(dokumen, kertas="lanskap"))
            case "DuaKolom":
                _siapkan(b["kiri"], list(a.kiri), dokumen)
                _siapkan(b["kanan"], list(a.kanan), dokumen)


def _siapkan_tanda_tangan(isi: dict[str, Any], t: TandaTangan, zona: str) -> None:
    isi["jabatan_lengkap"] = f"{isi['sebagai']} {isi['jabatan']}".strip()
    isi["cara_singkat"] = CARA_SINGKAT[t.cara]
    isi["keterangan"] = t.cara.keterangan
    isi["waktu_teks"] = tanggal_jam(t.waktu, zona) if t.waktu else ""
    isi["sidik_cetak"] = sidik_cetak(t.sidik)


def _siapkan_tabel(tabel: dict[str, Any], dokumen: Dokumen) -> None:
    if not tabel["kepala"]:
        tabel["kepala"] = [[_sel(k["judul"]) for k in tabel["kolom"]]]
    muat = _muat_huruf(tabel, _LEBAR_ISI_MM[dokumen.kertas])
    tabel["kepala"] = _tata(tabel["kepala"], muat, 0.86)
    tabel["baris"] = _tata(tabel["baris"], muat, 1.0)


def _sel(teks: str) -> dict[str, Any]:
    return {
        "teks": teks,
        "kolom": 1,
        "baris": 1,
        "rata": None,
        "tebal": False,
        "latar": "",
        "pilihan": [],
    }


def _muat_huruf(tabel: dict[str, Any], lebar: float) -> list[float]:
    """How many average letters fit in each column."""
    tetap = sum(k["mm"] or 0 for k in tabel["kolom"])
    bagian = sum(k["bagian"] for k in tabel["kolom"] if k["mm"] is None) or 1
    pt = _PT_PER_TABEL[tabel["ukuran"]]
    return [
        ((k["mm"] or (lebar - tetap) * k["bagian"] / bagian) - 2.8) / (pt * 0.3528 * 0.54)
        for k in tabel["kolom"]
    ]


def _tata(baris: list[list[Any]], muat: list[float], faktor: float) -> list[list[dict[str, Any]]]:
    """Place each cell in its column (spans counted) and let words wider than it break."""
    tersisa = [0] * len(muat)
    hasil = []
    for sel_sel in baris:
        bebas = [i for i, sisa in enumerate(tersisa) if not sisa]
        tersisa = [max(s - 1, 0) for s in tersisa]
        keluar = []
        for mentah in sel_sel:
            sel = _sel(mentah) if isinstance(mentah, str) else dict(mentah)
            milik, bebas = bebas[: sel["kolom"]], bebas[sel["kolom"] :]
            for i in milik:
                tersisa[i] = sel["baris"] - 1
            sel["di"] = milik[0]
            sel["teks"] = _penggal(sel["teks"], sum(muat[i] for i in milik) * faktor)
            sel["panjang"] = _panjang(sel["teks"]) > _SEL_PANJANG
            keluar.append(sel)
        hasil.append(keluar)
    return hasil


def _panjang(teks: Any) -> int:
    return len(teks) if isinstance(teks, str) else sum(len(p["teks"]) for p in teks)


def _penggal(teks: Any, muat: float) -> Any:
    """Allow a break inside words that are wider than the column, and only there."""
    if not isinstance(teks, str):
        return [{**p, "teks": _penggal(p["teks"], muat)} for p in teks]
    batas = max(int(muat), 3)
    return _KATA.sub(lambda m: m[0] if len(m[0]) <= batas else _sisip(m[0], batas), teks)


def _sisip(kata: str, batas: int) -> str:
    if _ANGKA.fullmatch(kata):  # a figure on two lines would be misread
        return kata
    if kata.isalpha():  # Indonesian words break after an open syllable: pe-ngu-ku-ran
        return re.sub(r"(?i)([aiueo])(?=[^aiueo][aiueo]|ng[aiueo]|ny[aiueo])", "\\1\u00ad", kata)
    potong = max(batas - 1, 2)
    return "\u200b".join(kata[i : i + potong] for i in range(0, len(kata), potong))
