"""What kind of file this is, judged by its bytes, and whether it may be kept.

A file enters only when its name, its sniffed type and its inner structure agree on one kind of
the closed list. Nothing that a browser would run (HTML, SVG, scripts) or an office program would
execute (macros) is on it.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

import filetype

from tolok.dasar.galat import MasukanTidakSah

__all__ = ["AKHIRAN", "JenisBerkas", "bersihkan_nama", "kenali"]

_MB = 1024 * 1024


class JenisBerkas(StrEnum):
    """The closed list of kinds of file."""

    PDF = "pdf"
    PNG = "png"
    JPG = "jpg"
    WEBP = "webp"
    DOCX = "docx"
    XLSX = "xlsx"
    TXT = "txt"
    CSV = "csv"

    @property
    def mime(self) -> str:
        """Content type it is served with."""
        return _SIFAT[self].mime

    @property
    def batas(self) -> int:
        """Largest size in bytes."""
        return _SIFAT[self].batas

    @property
    def tampil_sebaris(self) -> bool:
        """Whether a browser may show it instead of saving it."""
        return _SIFAT[self].sebaris


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sifat:
    mime: str
    batas: int
    sebaris: bool = False


_OOXML = "application/vnd.openxmlformats-officedocument"
_SIFAT = {
    JenisBerkas.PDF: _Sifat(mime="application/pdf", batas=25 * _MB, sebaris=True),
    JenisBerkas.PNG: _Sifat(mime="image/png", batas=10 * _MB, sebaris=True),
    JenisBerkas.JPG: _Sifat(mime="image/jpeg", batas=10 * _MB, sebaris=True),
    JenisBerkas.WEBP: _Sifat(mime="image/webp", batas=10 * _MB, sebaris=True),
    JenisBerkas.DOCX: _Sifat(mime=f"{_OOXML}.wordprocessingml.document", batas=15 * _MB),
    JenisBerkas.XLSX: _Sifat(mime=f"{_OOXML}.spreadsheetml.sheet", batas=15 * _MB),
    JenisBerkas.TXT: _Sifat(mime="text/plain; charset=utf-8", batas=5 * _MB),
    JenisBerkas.CSV: _Sifat(mime="text/csv; charset=utf-8", batas=5 * _MB),
}
AKHIRAN = {
    "pdf": JenisBerkas.PDF,
    "png": JenisBerkas.PNG,
    "jpg": JenisBerkas.JPG,
    "jpeg": JenisBerkas.JPG,
    "webp": JenisBerkas.WEBP,
    "docx": JenisBerkas.DOCX,
    "xlsx": JenisBerkas.XLSX,
    "txt": JenisBerkas.TXT,
    "csv": JenisBerkas.CSV,
}
"""Suffix of the name -> kind."""
_DITERIMA = "PDF, PNG, JPG, WEBP, DOCX, XLSX, TXT, atau CSV"
_TEKS = (JenisBerkas.TXT, JenisBerkas.CSV)
_INTI = {JenisBerkas.DOCX: "word/document.xml", JenisBerkas.XLSX: "xl/workbook.xml"}
_MIME_TERBACA = {
    "application/pdf": JenisBerkas.PDF,
    "image/png": JenisBerkas.PNG,
    "image/jpeg": JenisBerkas.JPG,
    "image/webp": JenisBerkas.WEBP,
}
_BATAS_ENTRI = 2_000
_BATAS_MEKAR = 200 * _MB
_BATAS_RASIO = 120
_KENDALI_TEKS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_ARAH = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff\u200b"
_PANJANG_NAMA = 120


def kenali(isi: bytes, nama: str) -> JenisBerkas:
    """The kind of a file, or MasukanTidakSah saying what is wrong and how to mend it.

    >>> kenali(b"No;Nama\\n1;Contoh\\n", "daftar.csv").value
    'csv'
    """
    jenis = AKHIRAN.get(_akhiran(nama))
    if jenis is None:
        raise MasukanTidakSah(
            f"Fail “{bersihkan_nama(nama)}” bukan jenis yang diterima.",
            f"Unggah {_DITERIMA}.",
            "berkas.jenis",
        )
    _periksa_ukuran(len(isi), jenis)
    if _terbaca(isi, jenis) is not jenis:
        raise MasukanTidakSah(
            f"Isi fail “{bersihkan_nama(nama)}” tidak sesuai dengan akhiran .{_akhiran(nama)}.",
            "Simpan ulang dari aplikasi asalnya, lalu unggah kembali; jangan mengganti akhirannya.",
            "berkas.isi_tidak_sesuai",
        )
    if jenis in _INTI:
        _periksa_ooxml(isi, jenis)
    return jenis


def bersihkan_nama(nama: str) -> str:
    """The name without folders, control characters or tricks of direction, at most 120 long.

    >>> bersihkan_nama("..\\\\..\\\\etc/pass\\x00wd.pdf")
    'passwd.pdf'
    """
    dasar = PurePosixPath(nama.replace("\\", "/")).name
    tampak = "".join(
        h for h in unicodedata.normalize("NFC", dasar)
        if unicodedata.category(h) not in ("Cc", "Cs", "Co", "Cn") and h not in _ARAH
    )  # fmt: skip
    rapi = re.sub(r"\s+", " ", tampak).strip(" .")
    rapi = re.sub(r'["<>|:*?]', "_", rapi) or "fail"
    if len(rapi) <= _PANJANG_NAMA:
        return rapi
    akhir = _akhiran(rapi)
    return rapi[: _PANJANG_NAMA - len(akhir) - 1].rstrip(" .") + (f".{akhir}" if akhir else "")


def _akhiran(nama: str) -> str:
    return PurePosixPath(nama.replace("\\", "/")).suffix.lower().lstrip(".")[:8]


def _periksa_ukuran(ukuran: int, jenis: JenisBerkas) -> None:
    if ukuran == 0:
        raise MasukanTidakSah(
            "Fail itu kosong.", "Periksa fail di komputer Anda, lalu unggah lagi.", "berkas.kosong"
        )
    if ukuran > jenis.batas:
        raise MasukanTidakSah(
            f"Fail itu {ukuran / _MB:.1f} MB; batas untuk {jenis.value.upper()} "
            f"{jenis.batas // _MB} MB.".replace(".", ",", 1),
            "Perkecil resolusi pindaian atau bagi menjadi beberapa fail.",
            "berkas.terlalu_besar",
        )


def _terbaca(isi: bytes, diharap: JenisBerkas) -> JenisBerkas | None:
    """The kind that the bytes themselves say."""
    tebakan = filetype.guess(isi[:8192])
    if diharap in _TEKS:
        return diharap if tebakan is None and _teks(isi) else None
    if diharap in _INTI:
        return diharap if isi[:4] == b"PK\x03\x04" else None
    terbaca = _MIME_TERBACA.get(tebakan.mime) if tebakan else None
    if terbaca is JenisBerkas.PDF and not _pdf_utuh(isi):
        return None
    return terbaca


def _teks(isi: bytes) -> bool:
    try:
        return not _KENDALI_TEKS.search(isi.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return not _KENDALI_TEKS.search(isi.decode("cp1252", errors="replace"))


def _pdf_utuh(isi: bytes) -> bool:
    return isi.startswith(b"%PDF-") and b"%%EOF" in isi[-2048:]


def _periksa_ooxml(isi: bytes, jenis: JenisBerkas) -> None:
    """Refuse archives that lie, swell, hide programs or reach outside themselves."""
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            entri = arsip.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as galat:
        raise _rusak("Fail itu rusak dan tidak dapat dibuka.") from galat
    mekar = sum(e.file_size for e in entri)
    if len(entri) > _BATAS_ENTRI or mekar > _BATAS_MEKAR or mekar > _BATAS_RASIO * len(isi):
        raise _rusak("Fail itu memekar tidak wajar ketika dibuka.")
    nama = {e.filename for e in entri}
    if any(e.flag_bits & 0x1 for e in entri):
        raise _rusak("Fail itu dikunci kata sandi.")
    if any(".." in n.split("/") or n.startswith(("/", "\\")) or "\\" in n for n in nama):
        raise _rusak("Fail itu memuat jalur yang keluar dari dirinya.")
    if any(n.lower().endswith(("vbaproject.bin", ".exe", ".dll", ".js", ".vbs")) for n in nama):
        raise _rusak("Fail itu memuat makro atau program.")
    if not {"[Content_Types].xml", _INTI[jenis]} <= nama:
        raise _rusak(f"Isi fail itu bukan {jenis.value.upper()}.")


def _rusak(pesan: str) -> MasukanTidakSah:
    return MasukanTidakSah(
        pesan, "Simpan ulang tanpa makro dan tanpa kata sandi, lalu unggah kembali.", "berkas.isi"
    )
