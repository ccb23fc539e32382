"""What a person typed into a form that was refused: with labels, without the form's machinery."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tolok.dasar.tanggal import hari_tanggal

__all__ = ["Ketikan", "ketikan"]

# Never shown back: secrets and the machinery of the form.
_MESIN = frozenset(
    {
        "csrfmiddlewaretoken", "kunci", "dilihat", "iterasi", "versi", "next", "langkah",
        "sasaran", "tindakan", "subjek", "tugas", "sel", "catatan_bobot",
    }
)  # fmt: skip
_RAHASIA = ("sandi", "password", "otp")
_LABEL = {
    "alasan": "Alasan",
    "teks": "Isi",
    "catatan": "Catatan",
    "catatan_teks": "Catatan",
    "catatan_lokasi": "Tempat catatan",
    "jawaban": "Jawaban",
    "judul": "Judul",
    "bukti": "Dasar",
    "hal": "Hal",
    "keterangan": "Keterangan",
    "usulan": "Usulan isi disposisi",
    "dari": "Surat dari",
    "nomor": "Nomor",
    "tempat": "Tempat",
    "keputusan": "Keputusan",
    "harap": "Dengan hormat harap",
    "batas_hari": "Batas waktu",
    "isi_surat": "Kalimat pengantar",
}
_BEBAS = frozenset(_LABEL) - {"keputusan"}
_UUID = re.compile(r"[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)
# Values that a form carries but nobody types: ids, digests, codes of periods and choices.
_KODE = re.compile(r"[0-9a-f]{16,}|\d{4}-(bulan|triwulan|semester|tahun)(-\d+)?|[a-z_]+|on")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ketikan:
    """One field as a person would name it."""

    nama: str
    nilai: str


def ketikan(isian: Iterable[tuple[str, Sequence[str]]]) -> list[Ketikan]:
    """The typed part of a POST, in its order.

    >>> ketikan([("kunci", ["x"]), ("alasan", ["Angka salah"]), ("periode", ["2026-triwulan-3"])])
    [Ketikan(nama='Alasan', nilai='Angka salah')]
    """
    return [
        Ketikan(nama=_label(nama), nilai=_tulis(nilai.strip()))
        for nama, daftar in isian
        for nilai in daftar
        if _diketik(nama, nilai.strip())
    ]


def _diketik(nama: str, nilai: str) -> bool:
    if not nilai or nama in _MESIN or any(r in nama for r in _RAHASIA):
        return False
    if _UUID.fullmatch(nilai):
        return False
    return _pokok(nama) in _BEBAS or not _KODE.fullmatch(nilai)


def _pokok(nama: str) -> str:
    """The name without the id of the row it belongs to: "jawaban-<id>" is "jawaban"."""
    return _UUID.sub("", nama).strip("-._ ")


def _label(nama: str) -> str:
    pokok = _pokok(nama)
    kata = re.sub(r"[-._]+", " ", pokok).strip()
    return _LABEL.get(pokok, f"{kata[:1].upper()}{kata[1:]}" or "Isian")


def _tulis(nilai: str) -> str:
    if not _ISO.fullmatch(nilai):
        return nilai
    try:
        return hari_tanggal(date.fromisoformat(nilai))
    except ValueError:
        return nilai
