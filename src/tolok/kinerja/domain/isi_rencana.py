"""The plan of one year as a person writes it: nodes, indicators, targets and agreements by code.

The same value stands behind the pages, the workbook and the copy of last year. Posts are named
as the office names them; who they are is looked up when the value is saved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from tolok.dasar.jejak import kanonik, sidik
from tolok.kinerja.domain.bilangan import polos
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.rencana import JenisSimpul, VersiRencana
from tolok.kinerja.domain.target import Rentang, Target

__all__ = [
    "FORMAT",
    "INDUK",
    "TANPA_TARGET",
    "DeretTarget",
    "IsiIndikator",
    "IsiPerjanjian",
    "IsiRencana",
    "IsiSimpul",
    "dari_json",
    "ke_json",
    "pagu_simpul",
    "rapi",
    "sidik_rencana",
    "urutkan",
]

FORMAT = "tolok/rencana/1"
DeretTarget = tuple[Target | None, Target | None, Target | None, Target | None, Target | None]
"""Targets of the year (index 0) and of quarters 1-4."""
TANPA_TARGET: DeretTarget = (None, None, None, None, None)
INDUK: Mapping[JenisSimpul, tuple[JenisSimpul | None, ...]] = {
    JenisSimpul.TUJUAN: (None,),
    JenisSimpul.SASARAN: (JenisSimpul.TUJUAN, None),
    JenisSimpul.PROGRAM: (JenisSimpul.SASARAN,),
    JenisSimpul.KEGIATAN: (JenisSimpul.PROGRAM,),
    JenisSimpul.SUBKEGIATAN: (JenisSimpul.KEGIATAN,),
}
"""What a node may hang on; None: it may stand at the top."""
_KENDALI = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")


def rapi(teks: str, *, berbaris: bool = False) -> str:
    """Text without control characters and doubled spaces; `berbaris` keeps its lines.

    >>> rapi("  Jumlah   pasar "), rapi("satu \\r\\n dua", berbaris=True)
    ('Jumlah pasar', 'satu\\ndua')
    """
    bersih = _KENDALI.sub(" ", teks.replace("\r\n", "\n").replace("\r", "\n"))
    baris = (" ".join(b.split()) for b in bersih.split("\n"))
    return "\n".join(baris).strip() if berbaris else " ".join(bersih.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiSimpul:
    """A node. `induk`: code of the node above; `penanggung_jawab`: a post, or "".

    `id` is the stored row, when there is one; it is no part of what the plan says.
    """

    jenis: JenisSimpul
    kode: str
    nama: str
    induk: str = ""
    penanggung_jawab: str = ""
    pagu_murni: int | None = None
    pagu_perubahan: int | None = None
    versi: VersiRencana = VersiRencana.MURNI
    id: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiIndikator:
    """An indicator with its definition sheet and its targets; `simpul` is the node's code.

    The ranks of `skala` stand in the order of their numbers, whatever order they were typed or
    stored in: a database need not keep one.
    """

    simpul: str
    kode: str
    nama: str
    satuan: str
    polaritas: Polaritas
    agregasi: Agregasi
    penanggung_jawab: str
    penyebut_tahun: bool = False
    berkomponen: bool = False
    murni: DeretTarget = TANPA_TARGET
    perubahan: DeretTarget = TANPA_TARGET
    tahun_lalu: Decimal | None = None
    renstra: Target | None = None
    bobot: Decimal | None = None
    jenis: str = ""
    definisi: str = ""
    rumus: str = ""
    sumber: str = ""
    bukti: str = ""
    skala: tuple[tuple[str, Decimal], ...] = ()
    pembanding: tuple[tuple[str, Decimal], ...] = ()
    tersedia_pada: date | None = None
    catatan: str = ""
    id: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        """Put the ranks in order."""
        urut = tuple(sorted(self.skala, key=lambda pasangan: (pasangan[1], pasangan[0])))
        object.__setattr__(self, "skala", urut)

    def target(self, versi: VersiRencana, tw: int) -> Target | None:
        """The target in force under a version: a changed one wins, else the first one."""
        berubah = self.perubahan[tw] if versi is VersiRencana.PERUBAHAN else None
        return berubah if berubah is not None else self.murni[tw]


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiPerjanjian:
    """A Perjanjian Kinerja with its number and the day it takes effect."""

    versi: VersiRencana
    nomor: str
    tanggal: date
    berlaku_sejak: date
    alasan: str = ""
    id: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiRencana:
    """A whole year. Nodes stand in reading order, each below the one it hangs on."""

    tahun: int
    simpul: tuple[IsiSimpul, ...] = ()
    indikator: tuple[IsiIndikator, ...] = ()
    perjanjian: tuple[IsiPerjanjian, ...] = ()

    @property
    def kosong(self) -> bool:
        """Nothing has been written yet."""
        return not (self.simpul or self.indikator or self.perjanjian)

    def versi_pada(self, hari: date) -> VersiRencana | None:
        """The version in force on a day; None before the first agreement."""
        berlaku = [p for p in self.perjanjian if p.berlaku_sejak <= hari]
        terakhir = max(berlaku, key=lambda p: (p.berlaku_sejak, p.tanggal), default=None)
        return terakhir.versi if terakhir else None


def urutkan(isi: IsiRencana) -> IsiRencana:
    """The same plan in reading order: a node, what hangs on it, then the next one."""
    kode = {s.kode for s in isi.simpul}
    anak: dict[str, list[IsiSimpul]] = {}
    for s in isi.simpul:
        anak.setdefault(s.induk if s.induk in kode and s.induk != s.kode else "", []).append(s)
    hasil: list[IsiSimpul] = []
    _turun("", anak, hasil)
    hasil += [s for s in isi.simpul if s not in hasil]  # a ring: a finding, not a loss
    letak = {s.kode: n for n, s in enumerate(hasil)}
    indikator = sorted(isi.indikator, key=lambda i: letak.get(i.simpul, len(letak)))
    perjanjian = sorted(isi.perjanjian, key=lambda p: (p.berlaku_sejak, p.tanggal))
    return replace(
        isi, simpul=tuple(hasil), indikator=tuple(indikator), perjanjian=tuple(perjanjian)
    )


def _turun(induk: str, anak: dict[str, list[IsiSimpul]], hasil: list[IsiSimpul]) -> None:
    for s in anak.pop(induk, ()):
        hasil.append(s)
        _turun(s.kode, anak, hasil)


def pagu_simpul(rencana: IsiRencana, *, semula: bool = False) -> Mapping[str, int]:
    """Node code -> its ceiling or the sum of those below; nodes without any are left out."""
    hasil: dict[str, int] = {}
    induk = {s.kode: s.induk for s in rencana.simpul}
    for s in rencana.simpul:
        pagu = s.pagu_murni
        if not semula and s.pagu_perubahan is not None and _berubah(rencana):
            pagu = s.pagu_perubahan
        kini, dilihat = s.kode, set[str]()
        while pagu is not None and kini and kini not in dilihat:
            dilihat.add(kini)
            hasil[kini] = hasil.get(kini, 0) + pagu
            kini = induk.get(kini, "")
    return hasil


def _berubah(rencana: IsiRencana) -> bool:
    return rencana.versi_pada(date(rencana.tahun, 12, 31)) is VersiRencana.PERUBAHAN


# ── JSON ─────────────────────────────────────────────────────────────────────


def ke_json(isi: IsiRencana) -> dict[str, Any]:
    """The plan as JSON data; decimals as text. Row ids are left out."""
    return {
        "format": FORMAT,
        "tahun": isi.tahun,
        "simpul": [_polos(s) for s in isi.simpul],
        "indikator": [_polos(i) for i in isi.indikator],
        "perjanjian": [_polos(p) for p in isi.perjanjian],
    }


def sidik_rencana(isi: IsiRencana) -> str:
    """Digest of what the plan says: equal for equal plans, whatever their rows."""
    return sidik(kanonik(ke_json(isi)))


def _polos(nilai: Any) -> dict[str, Any]:
    return {f.name: _nilai(getattr(nilai, f.name)) for f in fields(nilai) if f.name != "id"}


def _nilai(nilai: Any) -> Any:
    match nilai:
        case Rentang():
            return [_angka(nilai.bawah), _angka(nilai.atas)]
        case Decimal():
            return _angka(nilai)
        case date():
            return nilai.isoformat()
        case tuple():
            return [_nilai(n) for n in nilai]
        case _:
            return nilai


def _angka(nilai: Decimal) -> str:
    """Equal numbers give equal text: 46.00 and 46 are the same target."""
    teks = polos(nilai)
    teks = teks.rstrip("0").rstrip(".") if "." in teks else teks
    return "0" if teks in ("-0", "") else teks


def dari_json(data: Mapping[str, Any]) -> IsiRencana:
    """Back from `ke_json`."""
    return IsiRencana(
        tahun=data["tahun"],
        simpul=tuple(_simpul(s) for s in data["simpul"]),
        indikator=tuple(_indikator(i) for i in data["indikator"]),
        perjanjian=tuple(_perjanjian(p) for p in data["perjanjian"]),
    )


def _simpul(data: Mapping[str, Any]) -> IsiSimpul:
    return IsiSimpul(
        **{
            **data,
            "jenis": JenisSimpul(data["jenis"]),
            "versi": VersiRencana(data["versi"]),
        }
    )


def _indikator(data: Mapping[str, Any]) -> IsiIndikator:
    tersedia = data["tersedia_pada"]
    return IsiIndikator(
        **{
            **data,
            "polaritas": Polaritas(data["polaritas"]),
            "agregasi": Agregasi(data["agregasi"]),
            "murni": tuple(_target(t) for t in data["murni"]),
            "perubahan": tuple(_target(t) for t in data["perubahan"]),
            "tahun_lalu": _desimal(data["tahun_lalu"]),
            "renstra": _target(data["renstra"]),
            "bobot": _desimal(data["bobot"]),
            "skala": _pasangan(data["skala"]),
            "pembanding": _pasangan(data["pembanding"]),
            "tersedia_pada": date.fromisoformat(tersedia) if tersedia else None,
        }
    )


def _perjanjian(data: Mapping[str, Any]) -> IsiPerjanjian:
    return IsiPerjanjian(
        **{
            **data,
            "versi": VersiRencana(data["versi"]),
            "tanggal": date.fromisoformat(data["tanggal"]),
            "berlaku_sejak": date.fromisoformat(data["berlaku_sejak"]),
        }
    )


def _target(data: Any) -> Target | None:
    if data is None:
        return None
    return Rentang(*(Decimal(n) for n in data)) if isinstance(data, list) else Decimal(data)


def _desimal(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)


def _pasangan(data: Iterable[Any]) -> tuple[tuple[str, Decimal], ...]:
    return tuple((str(nama), Decimal(nilai)) for nama, nilai in data)
