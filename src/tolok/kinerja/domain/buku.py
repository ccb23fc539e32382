"""The workbook of `tolok ukur` as values: its rows, its refusals, and the measured result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tolok.kinerja.domain.hasil import HasilUkur, Terukur
from tolok.kinerja.domain.keadaan import Keadaan, Polaritas
from tolok.kinerja.domain.pembanding import bandingkan
from tolok.kinerja.domain.penjelasan import BarisPenjelasan, Besaran
from tolok.kinerja.domain.rekap import BarisRekap, RekapSimpul, rekap_simpul
from tolok.kinerja.domain.serapan import HasilSerapan, efisiensi, serapan
from tolok.kinerja.domain.target import Target
from tolok.kinerja.domain.ukur import belum_diukur, belum_tersedia, tidak_berlaku, ukur
from tolok.regulasi.nilai import AturanUkur

__all__ = [
    "KOLOM_INDIKATOR",
    "KOLOM_PROGRAM",
    "WAJIB_INDIKATOR",
    "BarisIndikator",
    "BarisProgram",
    "Buku",
    "GalatSel",
    "HasilBuku",
    "HasilIndikator",
    "HasilProgram",
    "capaian_dari",
    "ukur_buku",
]


WAJIB_INDIKATOR = (
    "Kode",
    "Sasaran",
    "Indikator",
    "Satuan",
    "Polaritas",
    "Target",
    "Realisasi",
)
KOLOM_INDIKATOR = (
    *WAJIB_INDIKATOR,
    "Keadaan",
    "Tahun lalu",
    "Target akhir Renstra",
    "Bobot",
    "Aturan",
    "Sumber data",
    "Penanggung jawab",
)
KOLOM_PROGRAM = ("Kode", "Program", "Pagu", "Realisasi anggaran")


@dataclass(frozen=True, slots=True, kw_only=True)
class GalatSel:
    """A cell that cannot be used: where, what stands there, what is wrong, what to do."""

    lembar: str
    baris: int
    kolom: str
    nilai: str
    masalah: str
    saran: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisIndikator:
    """One usable row of sheet Indikator. `keadaan` is set only when the office stated it."""

    baris: int
    kode: str
    sasaran: str | None
    polaritas: Polaritas
    target: Target | None
    realisasi: Decimal | None
    keadaan: Keadaan | None = None
    tahun_lalu: Decimal | None = None
    akhir_renstra: Target | None = None
    ada_pembanding: bool = False
    bobot: Decimal | None = None
    aturan: str | None = None
    catatan: tuple[BarisPenjelasan, ...] = ()
    nama: str = ""
    satuan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisProgram:
    """One usable row of sheet Program. `sasaran` (optional) links it for efficiency."""

    baris: int
    kode: str
    program: str
    pagu: Decimal | None
    realisasi: Decimal | None
    sasaran: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Buku:
    """A read workbook: usable rows and refused ones."""

    indikator: tuple[BarisIndikator, ...]
    program: tuple[BarisProgram, ...]
    galat: tuple[GalatSel, ...]
    aturan: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilIndikator:
    """A measured row."""

    kode: str
    sasaran: str | None
    hasil: HasilUkur
    nama: str = ""
    satuan: str = ""
    target: Target | None = None
    realisasi: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilProgram:
    """A program's absorption and, when its sasaran is named and measured, its efficiency."""

    kode: str
    program: str
    serapan: HasilSerapan
    efisiensi: Decimal | None
    penjelasan: tuple[BarisPenjelasan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilBuku:
    """Everything `tolok ukur` reports."""

    aturan: str
    indikator: tuple[HasilIndikator, ...]
    sasaran: tuple[RekapSimpul, ...]
    program: tuple[HasilProgram, ...]
    galat: tuple[GalatSel, ...]


def _ukur_baris(baris: BarisIndikator, aturan: AturanUkur) -> HasilUkur:
    if baris.keadaan is Keadaan.TIDAK_BERLAKU:
        return tidak_berlaku(aturan, "dinyatakan pada kolom Keadaan", baris.catatan)
    if baris.keadaan is Keadaan.BELUM_TERSEDIA:
        return belum_tersedia(aturan, "dinyatakan pada kolom Keadaan", None, baris.catatan)
    if baris.realisasi is None:
        return belum_diukur(aturan, "realisasi kosong (bukan nol)", baris.catatan)
    hasil = ukur(
        target=baris.target,
        realisasi=baris.realisasi,
        polaritas=baris.polaritas,
        aturan=aturan,
        catatan=baris.catatan,
    )
    if not baris.ada_pembanding:
        return hasil
    pembanding = bandingkan(
        realisasi=Besaran(baris.realisasi),
        polaritas=baris.polaritas,
        aturan=aturan,
        tahun_lalu=baris.tahun_lalu,
        akhir_renstra=baris.akhir_renstra,
    )
    lanjutan = tuple(p.baris for p in pembanding if p.nilai is not None)
    return replace(hasil, penjelasan=(*hasil.penjelasan, *lanjutan))


def _rekap_sasaran(
    pasangan: Sequence[tuple[BarisIndikator, HasilIndikator]], aturan: AturanUkur
) -> tuple[RekapSimpul, ...]:
    kelompok: dict[str, list[BarisRekap]] = {}
    for baris, hasil in pasangan:
        if hasil.sasaran is not None:
            kelompok.setdefault(hasil.sasaran, []).append(
                BarisRekap(kode=hasil.kode, hasil=hasil.hasil, bobot=baris.bobot)
            )
    return tuple(rekap_simpul(nama, isi, aturan) for nama, isi in kelompok.items())


def _ukur_program(
    baris: BarisProgram, sasaran: Mapping[str, RekapSimpul], aturan: AturanUkur
) -> HasilProgram:
    hasil = serapan(pagu=baris.pagu, realisasi=baris.realisasi)
    rekap = sasaran.get(baris.sasaran or "")
    if hasil.serapan is None or rekap is None or rekap.rata_asli is None:
        return HasilProgram(
            kode=baris.kode,
            program=baris.program,
            serapan=hasil,
            efisiensi=None,
            penjelasan=hasil.penjelasan,
        )
    nilai = efisiensi(capaian=rekap.rata_asli, serapan=hasil.serapan, aturan=aturan)
    return HasilProgram(
        kode=baris.kode,
        program=baris.program,
        serapan=hasil,
        efisiensi=nilai.efisiensi,
        penjelasan=(*hasil.penjelasan, *nilai.penjelasan),
    )


def ukur_buku(buku: Buku, aturan: Mapping[str, AturanUkur], pilihan: str) -> HasilBuku:
    """Measure every usable row. `pilihan`: the workbook's rule set; a row may name its own."""
    induk = aturan[pilihan]
    pasangan = [
        (
            baris,
            HasilIndikator(
                kode=baris.kode,
                sasaran=baris.sasaran,
                hasil=_ukur_baris(baris, aturan[baris.aturan] if baris.aturan else induk),
                nama=baris.nama,
                satuan=baris.satuan,
                target=baris.target,
                realisasi=baris.realisasi,
            ),
        )
        for baris in buku.indikator
    ]
    sasaran = _rekap_sasaran(pasangan, induk)
    menurut_nama = {s.nama: s for s in sasaran}
    return HasilBuku(
        aturan=pilihan,
        indikator=tuple(hasil for _, hasil in pasangan),
        sasaran=sasaran,
        program=tuple(_ukur_program(p, menurut_nama, induk) for p in buku.program),
        galat=buku.galat,
    )


def capaian_dari(hasil: HasilUkur) -> Decimal | None:
    """The unrounded figure, or None for the four states without one."""
    return hasil.capaian if isinstance(hasil, Terukur) else None
