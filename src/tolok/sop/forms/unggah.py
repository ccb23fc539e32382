"""The form that takes an SOP of one's own: a document that is read, or an SOP file."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django import forms

from tolok.berkas.domain.jenis import AKHIRAN
from tolok.berkas.services import BATAS_UNGGAH
from tolok.sop.importers.berkas_sop import BATAS_BITA

__all__ = ["UnggahSopForm"]

_BERKAS_SOP = (".yaml", ".yml", ".json")
_NASKAH = (".pdf", ".docx", ".xlsx", ".html", ".htm", ".txt", ".md", ".png", ".jpg", ".jpeg",
           ".webp", ".bpmn")  # fmt: skip
_MB = 2**20
_PANJANG_NAMA = 255
# What people hold instead, and how they come from there to something that can be read.
_SIMPAN_WORD = "Buka di Word atau LibreOffice, lalu simpan sebagai .docx atau PDF."
_SIMPAN_EXCEL = "Buka di Excel atau LibreOffice, lalu simpan sebagai .xlsx atau PDF."
_SIMPAN_FOTO = "Simpan gambarnya sebagai PNG, JPG, atau PDF."
_KELUARKAN = "Keluarkan dulu naskah SOP-nya, lalu unggah naskah itu."
_JALAN_LAIN = {
    ".doc": ("Word lama (.doc)", _SIMPAN_WORD),
    ".docm": ("Word dengan makro (.docm)", _SIMPAN_WORD),
    ".dot": ("templat Word (.dot)", _SIMPAN_WORD),
    ".rtf": ("teks berformat (.rtf)", _SIMPAN_WORD),
    ".odt": ("OpenDocument (.odt)", _SIMPAN_WORD),
    ".pages": ("Pages (.pages)", "Buka di Pages, lalu ekspor sebagai .docx atau PDF."),
    ".xls": ("Excel lama (.xls)", _SIMPAN_EXCEL),
    ".xlsm": ("Excel dengan makro (.xlsm)", _SIMPAN_EXCEL),
    ".xlsb": ("Excel biner (.xlsb)", _SIMPAN_EXCEL),
    ".ods": ("OpenDocument (.ods)", _SIMPAN_EXCEL),
    ".csv": ("tabel teks (.csv)", _SIMPAN_EXCEL),
    ".ppt": ("salindia (.ppt)", "Buka di PowerPoint, lalu simpan sebagai PDF."),
    ".pptx": ("salindia (.pptx)", "Buka di PowerPoint, lalu simpan sebagai PDF."),
    ".vsd": ("diagram Visio (.vsd)", "Buka di Visio, lalu simpan sebagai PDF."),
    ".vsdx": ("diagram Visio (.vsdx)", "Buka di Visio, lalu simpan sebagai PDF."),
    ".heic": ("foto ponsel (.heic)", _SIMPAN_FOTO),
    ".gif": ("gambar (.gif)", _SIMPAN_FOTO),
    ".bmp": ("gambar (.bmp)", _SIMPAN_FOTO),
    ".tif": ("gambar (.tif)", _SIMPAN_FOTO),
    ".tiff": ("gambar (.tiff)", _SIMPAN_FOTO),
    ".zip": ("arsip (.zip)", _KELUARKAN),
    ".rar": ("arsip (.rar)", _KELUARKAN),
    ".7z": ("arsip (.7z)", _KELUARKAN),
}


class UnggahSopForm(forms.Form):
    """An SOP of one's own: a document that is read, or an SOP file."""

    berkas = forms.FileField(
        label="Naskah atau berkas SOP",
        max_length=_PANJANG_NAMA,
        help_text="PDF, Word (.docx), Excel (.xlsx), HTML, teks, foto atau pindaian (PNG, JPG), diagram "
        "BPMN; atau berkas SOP .yaml dan .json. Word dan Excel sampai "
        f"{AKHIRAN['docx'].batas // _MB} MB, gambar sampai {AKHIRAN['png'].batas // _MB} MB, "
        f"yang lain sampai {BATAS_UNGGAH // _MB} MB.",
        widget=forms.ClearableFileInput(
            attrs={
                "accept": ",".join((*_NASKAH, *_BERKAS_SOP)),
                "data-batas": BATAS_UNGGAH,
                "data-terlalu-besar": f"Naskah ini lebih besar dari {BATAS_UNGGAH // _MB} MB. Simpan "
                "halaman SOP-nya saja, atau pindai hitam putih 200 dpi, lalu pilih lagi.",
            }
        ),
        error_messages={
            "required": "Belum ada naskah yang dipilih. Tekan Pilih fail, lalu pilih naskah SOP-nya.",
            "missing": "Naskahnya tidak ikut terkirim. Pilih lagi, lalu tekan Baca SOP.",
            "invalid": "Naskahnya tidak ikut terkirim. Pilih lagi, lalu tekan Baca SOP.",
            "empty": "Berkas itu kosong. Periksa berkasnya di komputer Anda, lalu unggah lagi.",
            "max_length": f"Nama berkas itu lebih panjang dari {_PANJANG_NAMA} huruf. Pendekkan namanya, "
            "lalu unggah lagi.",
        },
    )

    def clean_berkas(self) -> Any:
        """Refuse other files and large ones before they are read."""
        berkas = self.cleaned_data["berkas"]
        akhiran = PurePath(berkas.name).suffix.lower()
        if akhiran not in (*_NASKAH, *_BERKAS_SOP):
            raise forms.ValidationError(_bukan_naskah(akhiran))
        batas = _batas(akhiran)
        if berkas.size > batas:
            raise forms.ValidationError(
                f"Berkas itu {_mb(berkas.size)} MB; yang berakhiran {akhiran} paling besar "
                f"{batas // _MB} MB. Unggah halaman SOP-nya saja."
            )
        return berkas

    @property
    def naskah(self) -> bool:
        """Whether a valid form holds a document that has to be read first."""
        return not self.cleaned_data["berkas"].name.lower().endswith(_BERKAS_SOP)


def _bukan_naskah(akhiran: str) -> str:
    """Why a file of this suffix is not taken, and how its SOP can be brought."""
    if akhiran in _JALAN_LAIN:
        sebutan, jalan = _JALAN_LAIN[akhiran]
        return f"Berkas itu {sebutan}, yang tidak dapat dibaca. {jalan}"
    sebutan = f"berakhiran {akhiran}" if akhiran else "tanpa akhiran"
    return (
        f"Berkas {sebutan} bukan naskah SOP yang dapat dibaca. Simpan SOP-nya sebagai PDF, Word "
        "(.docx), atau Excel (.xlsx), lalu unggah lagi."
    )


def _batas(akhiran: str) -> int:
    """Most bytes that are taken of a kind: as many as are kept of it."""
    if akhiran in _BERKAS_SOP:
        return BATAS_BITA
    jenis = AKHIRAN.get(akhiran.removeprefix("."))
    return BATAS_UNGGAH if jenis is None else jenis.batas


def _mb(bita: int) -> str:
    return f"{bita / _MB:.1f}".replace(".", ",")
