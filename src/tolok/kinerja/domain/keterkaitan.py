"""Figures that one SOP's run takes from another's: whose name fits, and where each cell came from.

The page of an SOP names others under *Keterkaitan*, in its own words ("SOP Pengumpulan Data
Kinerja"). A run that is named gives its ratified figures; one whose name differs does so only when
a person says that it is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

__all__ = [
    "KOLOM_ANGKA",
    "Asal",
    "SelAngka",
    "asal_dari_json",
    "asal_ke_json",
    "isi_dengan",
    "nama_cocok",
]

KOLOM_ANGKA = ("realisasi", "pembilang", "penyebut", "bobot")
"""Cells of a form that hold a figure, as typed."""
_IKUT = (
    "keadaan",
    "catatan",
    "sumber",
    "pendorong",
    "penghambat",
    "tindak_lanjut",
    "tenggat",
    "penanggung_jawab",
)
_BUKAN_NAMA = frozenset({"sop", "pedoman", "dan", "tentang", "standar", "operasional", "prosedur"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asal:
    """Where a cell came from: the run, its SOP and period, the row and owner, the day, the digest.

    `angka`: the cells as they were taken; a cell that was typed over has no such origin any more.
    `dipastikan`: who said that this SOP is meant, where Keterkaitan does not name it.
    """

    pelaksanaan: str
    sop: str
    periode: str
    langkah: int
    unit: str
    tanggal: date
    sidik: str
    angka: Mapping[str, str] = field(default_factory=dict)
    dipastikan: str = ""

    @property
    def sebutan(self) -> str:
        """In one line, as form, worked sheet and report print it."""
        return (
            f"{self.sop} {self.periode}, langkah {self.langkah}, {self.unit}, "
            f"{self.tanggal:%d-%m-%Y}, sidik {self.sidik[:12]}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SelAngka:
    """The cells of one indicator, as somebody would type them, titles of its evidence, origin."""

    indikator: str
    kode: str
    sel: Mapping[str, str]
    asal: Asal
    bukti: tuple[str, ...] = ()


def nama_cocok(nama: str, keterkaitan: Sequence[str]) -> bool:
    """Whether an SOP of this name is among those named under Keterkaitan.

    >>> nama_cocok("Pengumpulan Data Kinerja", ["SOP PENGUMPULAN DATA KINERJA"])
    True
    >>> nama_cocok("Pengumpulan Data Kinerja", ["SOP Surat Naik Internal"])
    False
    """
    kata = _kata(nama)
    return bool(kata) and any(kata <= _kata(satu) for satu in keterkaitan)


def _kata(teks: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", teks.casefold())) - _BUKAN_NAMA


def asal_ke_json(asal: Asal) -> dict[str, Any]:
    """The origin as JSON values."""
    return {**asdict(asal), "tanggal": asal.tanggal.isoformat(), "angka": dict(asal.angka)}


def asal_dari_json(isi: Any, angka: Mapping[str, str]) -> Asal | None:
    """The origin of a row, while its figures are still those that were taken; else None.

    `angka`: the row's figures now, by column, as plain decimals ("" for none).
    """
    if not isinstance(isi, Mapping):
        return None
    dulu = {k: str(v) for k, v in dict(isi.get("angka") or {}).items()}
    if any(dulu.get(k, "") != angka.get(k, "") for k in KOLOM_ANGKA):
        return None
    return Asal(
        pelaksanaan=str(isi["pelaksanaan"]),
        sop=str(isi["sop"]),
        periode=str(isi["periode"]),
        langkah=int(isi["langkah"]),
        unit=str(isi["unit"]),
        tanggal=date.fromisoformat(str(isi["tanggal"])),
        sidik=str(isi["sidik"]),
        angka=dulu,
        dipastikan=str(isi.get("dipastikan") or ""),
    )


def isi_dengan(
    ketikan: Mapping[str, Any], sel: Mapping[str, SelAngka], uang: Mapping[str, int]
) -> tuple[dict[str, Any], int]:
    """A typed form with its empty rows filled in, and how many were; what is typed stays.

    `sel`: by indicator; `uang`: spending by node, rupiah.
    """
    n = 0
    baris = []
    for b in ketikan.get("baris") or ():
        ada = sel.get(str(b["indikator"]))
        if ada is not None and not any(_terisi(b.get(k)) for k in (*KOLOM_ANGKA, "keadaan")):
            n += 1
            tambah = {k: ada.sel[k] for k in (*KOLOM_ANGKA, *_IKUT) if ada.sel.get(k)}
            kosong = {k: v for k, v in tambah.items() if not _terisi(b.get(k))}
            bukti = list(b.get("bukti") or ()) or [{"judul": judul} for judul in ada.bukti]
            b = {**b, **kosong, "bukti": bukti, "asal": asal_ke_json(ada.asal)}
        baris.append(b)
    anggaran = []
    for a in ketikan.get("anggaran") or ():
        if str(a["simpul"]) in uang and not _terisi(a.get("realisasi")):
            n += 1
            a = {**a, "realisasi": str(uang[str(a["simpul"])])}
        anggaran.append(a)
    return {**ketikan, "baris": baris, "anggaran": anggaran}, n


def _terisi(nilai: Any) -> bool:
    return nilai is not None and bool(str(nilai).strip())
