"""An office as a workbook describes it: units, posts, people and who sits where, by name.

It adds and changes; what the workbook does not name stays as it is, because people leave by a
dated end of their placement, never by a missing row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from tolok.dasar.temuan import TemuanBaris, Tingkat
from tolok.organisasi.domain.istilah import (
    JenisJabatan,
    JenisUnit,
    Kapasitas,
    Peran,
    StatusPegawai,
)
from tolok.organisasi.domain.sebutan import sebutan_unik

__all__ = [
    "BedaKantor",
    "IsiInstansi",
    "IsiJabatan",
    "IsiKantor",
    "IsiPegawai",
    "IsiPenempatan",
    "IsiUnit",
    "TemuanKantor",
    "kantor_dari_json",
    "kantor_ke_json",
    "nip_tidak_lazim",
    "periksa_kantor",
    "sebutan_isi",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiInstansi:
    """The letterhead."""

    nama: str = ""
    singkatan: str = ""
    alamat: str = ""
    telepon: str = ""
    laman: str = ""
    posel: str = ""
    tempat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiUnit:
    """A unit; `induk` is the name of the unit above."""

    nama: str
    jenis: JenisUnit
    induk: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiJabatan:
    """A post; `unit` by name, `atasan` as the office calls that post."""

    nama: str
    unit: str
    jenis: JenisJabatan
    atasan: str = ""
    kepala_unit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiPenempatan:
    """One seat of a person: post, capacity, days, basis."""

    jabatan: str
    kapasitas: Kapasitas = Kapasitas.DEFINITIF
    mulai: date | None = None
    selesai: date | None = None
    dasar: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiPegawai:
    """A person, with the seat and the grant that this row of the workbook gives."""

    nama: str
    nip: str = ""
    pangkat: str = ""
    status: StatusPegawai = StatusPegawai.PNS
    kertas: bool = False
    penempatan: IsiPenempatan | None = None
    peran: Peran | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiKantor:
    """A whole office."""

    instansi: IsiInstansi = IsiInstansi()
    unit: tuple[IsiUnit, ...] = ()
    jabatan: tuple[IsiJabatan, ...] = ()
    pegawai: tuple[IsiPegawai, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TemuanKantor(TemuanBaris):
    """One finding: sheet (instansi, unit, jabatan, pegawai), place of the row in it, column."""

    urut: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BedaKantor:
    """A row that is added or changed, with its cells: column, before, after."""

    jenis: str
    benda: str
    nama: str
    sel: tuple[tuple[str, str, str], ...] = ()


def sebutan_isi(jabatan: Sequence[IsiJabatan]) -> dict[int, str]:
    """Place in the list -> the post's unique name."""
    return sebutan_unik((n, j.nama, j.unit) for n, j in enumerate(jabatan))


def nip_tidak_lazim(nip: str) -> str:
    """What is odd about an NIP of 18 digits; "" when nothing is.

    It holds the day of birth (8), the month of appointment (6), 1 or 2, and a number (3).

    >>> nip_tidak_lazim("199001012015021003"), nip_tidak_lazim("199013012015021003")
    ('', 'delapan angka pertamanya bukan tanggal lahir')
    """
    if len(nip) != 18 or not nip.isdigit():
        return ""
    try:
        date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        return "delapan angka pertamanya bukan tanggal lahir"
    if not 1 <= int(nip[12:14]) <= 12:
        return "angka ke-13 dan ke-14 bukan bulan pengangkatan"
    return "" if nip[14] in "12" else "angka ke-15 bukan 1 atau 2"


def periksa_kantor(isi: IsiKantor, unit_ada: Sequence[str], jabatan_ada: Sequence[str]) -> list[TemuanKantor]:  # fmt: skip
    """What is wrong inside the workbook. `unit_ada`, `jabatan_ada`: what the office has already."""
    return [
        *_unit(isi, {u.casefold() for u in unit_ada}),
        *_jabatan(isi, unit_ada, jabatan_ada),
        *_pegawai(isi, jabatan_ada),
    ]


def _galat(benda: str, urut: int, kolom: str, masalah: str, saran: str) -> TemuanKantor:
    return TemuanKantor(benda=benda, urut=urut, kolom=kolom, masalah=masalah, saran=saran)


def _unit(isi: IsiKantor, ada: set[str]) -> Iterator[TemuanKantor]:
    nama = [u.nama.casefold() for u in isi.unit]
    for n, u in enumerate(isi.unit):
        if not u.nama:
            yield _galat("unit", n, "Nama unit", "Nama unit belum diisi.", "Isi namanya.")
        elif nama.index(u.nama.casefold()) != n:
            yield _galat(
                "unit", n, "Nama unit", f"Unit {u.nama} tertulis dua kali.", "Hapus satu."
            )
        if u.induk and u.induk.casefold() not in {*nama, *ada}:
            yield _galat(
                "unit",
                n,
                "Di bawah unit",
                f"Unit {u.induk} tidak ada.",
                "Tulis nama unit persis seperti barisnya.",
            )
        if u.induk and u.induk.casefold() == u.nama.casefold():
            yield _galat(
                "unit", n, "Di bawah unit", "Unit di bawah dirinya sendiri.", "Pilih unit lain."
            )


def _jabatan(
    isi: IsiKantor, unit_ada: Sequence[str], jabatan_ada: Sequence[str]
) -> Iterator[TemuanKantor]:
    unit = {u.casefold() for u in (*unit_ada, *(x.nama for x in isi.unit))}
    sebutan = sebutan_isi(isi.jabatan)
    dikenal = {j.casefold() for j in (*jabatan_ada, *sebutan.values())}
    kembar: set[tuple[str, str]] = set()
    kepala: dict[str, str] = {}
    for n, j in enumerate(isi.jabatan):
        kunci = (j.nama.casefold(), j.unit.casefold())
        if not j.nama:
            yield _galat("jabatan", n, "Nama jabatan", "Nama jabatan belum diisi.", "Isi namanya.")
        elif kunci in kembar:
            yield _galat(
                "jabatan",
                n,
                "Nama jabatan",
                f"Jabatan {j.nama} pada {j.unit} tertulis dua kali.",
                "Satu jabatan cukup satu baris; jabatan pelaksana dapat dipegang beberapa orang.",
            )
        kembar.add(kunci)
        if j.unit.casefold() not in unit:
            yield _galat(
                "jabatan",
                n,
                "Unit",
                f"Unit {j.unit or '(kosong)'} tidak ada.",
                "Tulis nama unit persis seperti pada lembar Unit.",
            )
        if j.atasan and j.atasan.casefold() not in dikenal:
            yield _galat(
                "jabatan",
                n,
                "Atasan langsung",
                f"Jabatan {j.atasan} tidak ada.",
                "Tulis nama jabatannya; bila ada yang senama, tambahkan unitnya dalam kurung.",
            )
        if j.kepala_unit and kepala.setdefault(j.unit.casefold(), sebutan[n]) != sebutan[n]:
            yield _galat(
                "jabatan",
                n,
                "Memimpin unit",
                f"Unit {j.unit} sudah dipimpin {kepala[j.unit.casefold()]}.",
                "Satu unit dipimpin satu jabatan.",
            )


def _pegawai(isi: IsiKantor, jabatan_ada: Sequence[str]) -> Iterator[TemuanKantor]:
    dikenal = {j.casefold() for j in (*jabatan_ada, *sebutan_isi(isi.jabatan).values())}
    nama: dict[str, str] = {}
    for n, p in enumerate(isi.pegawai):
        if not p.nama:
            yield _galat("pegawai", n, "Nama dengan gelar", "Nama belum diisi.", "Isi namanya.")
        if p.nip and (len(p.nip) != 18 or not p.nip.isdigit()):
            yield _galat(
                "pegawai",
                n,
                "NIP",
                f"NIP terdiri atas 18 angka; yang tertulis {len(p.nip)}.",
                "Periksa kembali, atau kosongkan dahulu.",
            )
        elif p.nip and nama.setdefault(p.nip, p.nama.casefold()) != p.nama.casefold():
            yield _galat(
                "pegawai",
                n,
                "NIP",
                f"NIP {p.nip} tertulis pada dua nama.",
                "Perbaiki salah satunya; orang yang sama ditulis dengan nama yang sama.",
            )
        elif odd := nip_tidak_lazim(p.nip):
            yield TemuanKantor(
                benda="pegawai",
                urut=n,
                kolom="NIP",
                masalah=f"NIP {p.nama} tidak lazim: {odd}.",
                saran="Cocokkan dengan SK-nya.",
                tingkat=Tingkat.PERINGATAN,
            )
        if p.penempatan is not None and p.penempatan.jabatan.casefold() not in dikenal:
            yield _galat(
                "pegawai",
                n,
                "Jabatan",
                f"Jabatan {p.penempatan.jabatan} tidak ada.",
                "Tulis nama jabatannya; bila ada yang senama, tambahkan unitnya dalam kurung.",
            )


# ── JSON ─────────────────────────────────────────────────────────────────────


def kantor_ke_json(isi: IsiKantor) -> dict[str, Any]:
    """The office as JSON data."""
    return _polos(asdict(isi))  # type: ignore[no-any-return]  # a dict stays a dict


def _polos(nilai: Any) -> Any:
    match nilai:
        case dict():
            return {k: _polos(v) for k, v in nilai.items()}
        case list() | tuple():
            return [_polos(v) for v in nilai]
        case date():
            return nilai.isoformat()
        case str():
            return str(nilai)
        case _:
            return nilai


def kantor_dari_json(data: Mapping[str, Any]) -> IsiKantor:
    """Back from `kantor_ke_json`."""
    return IsiKantor(
        instansi=IsiInstansi(**data["instansi"]),
        unit=tuple(IsiUnit(**{**u, "jenis": JenisUnit(u["jenis"])}) for u in data["unit"]),
        jabatan=tuple(
            IsiJabatan(**{**j, "jenis": JenisJabatan(j["jenis"])}) for j in data["jabatan"]
        ),
        pegawai=tuple(_dari_pegawai(p) for p in data["pegawai"]),
    )


def _dari_pegawai(data: Mapping[str, Any]) -> IsiPegawai:
    duduk = data["penempatan"]
    return IsiPegawai(
        **{
            **data,
            "status": StatusPegawai(data["status"]),
            "peran": Peran(data["peran"]) if data["peran"] else None,
            "penempatan": None
            if duduk is None
            else IsiPenempatan(
                **{
                    **duduk,
                    "kapasitas": Kapasitas(duduk["kapasitas"]),
                    "mulai": _hari(duduk["mulai"]),
                    "selesai": _hari(duduk["selesai"]),
                }
            ),
        }
    )


def _hari(teks: str | None) -> date | None:
    return date.fromisoformat(teks) if teks else None
