"""The workbook of `tolok skp nilai`: its columns, its sheets as values, and their appraisal."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from tolok.kinerja.domain.buku import GalatSel
from tolok.kinerja.domain.keadaan import Polaritas
from tolok.kinerja.domain.penjelasan import BarisPenjelasan
from tolok.regulasi.skp import AturanSkp, aturan_angka_kredit
from tolok.skp.domain.angka_kredit import AngkaKredit, konversi_angka_kredit
from tolok.skp.domain.ekspektasi import HasilPredikat, Rating, predikat
from tolok.skp.domain.indikator_individu import NilaiIndikator, nilai_indikator
from tolok.skp.domain.prestasi import LembarPrestasi, NilaiPrestasi, nilai_prestasi
from tolok.skp.domain.rezim import MasaPenilaian

__all__ = [
    "KOLOM_KEGIATAN",
    "KOLOM_PEGAWAI",
    "KOLOM_PERILAKU",
    "KOLOM_PERILAKU_ASN",
    "KOLOM_RHK",
    "BarisRhk",
    "BukuSkp",
    "HasilBukuSkp",
    "HasilSkp",
    "LembarSkp",
    "UmpanBalik",
    "nilai_buku",
    "nilai_lembar",
]

KOLOM_PEGAWAI = (
    "Kode",
    "Nama",
    "NIP",
    "Jenis pegawai",
    "Jenis jabatan",
    "Periode mulai",
    "Periode selesai",
    "Tugas tambahan",
    "Kreativitas",
    "Rating hasil kerja",
    "Rating perilaku",
    "Jenjang",
)
KOLOM_KEGIATAN = (
    "Kode",
    "Kegiatan",
    "Angka kredit",
    "Target kuantitas",
    "Realisasi kuantitas",
    "Satuan",
    "Target kualitas",
    "Realisasi kualitas",
    "Target waktu",
    "Realisasi waktu",
    "Satuan waktu",
    "Target biaya",
    "Realisasi biaya",
    "Keadaan",
)
KOLOM_PERILAKU = (
    "Kode",
    "Orientasi pelayanan",
    "Integritas",
    "Komitmen",
    "Disiplin",
    "Kerja sama",
    "Kepemimpinan",
)
KOLOM_RHK = (
    "Kode",
    "Rencana hasil kerja",
    "RHK pimpinan",
    "Aspek",
    "Indikator",
    "Target",
    "Satuan",
    "Realisasi",
    "Polaritas",
    "Kode indikator",
    "Target maksimum",
    "Umpan balik",
)
KOLOM_PERILAKU_ASN = ("Kode", "Perilaku", "Ekspektasi khusus", "Umpan balik")


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisRhk:
    """One indicator of a planned result; figures None when the cell holds words, not numbers."""

    rencana: str
    pimpinan: str | None
    aspek: str | None
    indikator: str
    target: str | None
    realisasi: str | None
    target_angka: Decimal | None = None
    realisasi_angka: Decimal | None = None
    polaritas: Polaritas | None = None
    satuan: str | None = None
    kode_indikator: str | None = None
    target_maksimum: bool = False
    umpan_balik: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UmpanBalik:
    """Feedback on one of the seven behaviours."""

    perilaku: str
    ekspektasi: str | None
    umpan_balik: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LembarSkp:
    """One employee over one period, ready to be appraised under `aturan`."""

    kode: str
    nama: str
    jenis_pegawai: str
    masa: MasaPenilaian
    aturan: AturanSkp
    prestasi: LembarPrestasi | None = None
    rhk: tuple[BarisRhk, ...] = ()
    perilaku: tuple[UmpanBalik, ...] = ()
    rating_hasil: Rating | None = None
    rating_perilaku: Rating | None = None
    jenjang: str | None = None
    nip: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilSkp:
    """The appraisal of one sheet: exactly one of the three results, by the regime."""

    lembar: LembarSkp
    keadaan: str
    prestasi: NilaiPrestasi | None = None
    predikat: HasilPredikat | None = None
    indikator: tuple[NilaiIndikator, ...] = ()
    angka_kredit: AngkaKredit | None = None
    catatan: tuple[str, ...] = ()
    penjelasan: tuple[BarisPenjelasan, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BukuSkp:
    """What was read: sheets that can be appraised, and every refused cell."""

    lembar: tuple[LembarSkp, ...]
    galat: tuple[GalatSel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilBukuSkp:
    """The appraised workbook."""

    lembar: tuple[HasilSkp, ...]
    galat: tuple[GalatSel, ...]


def nilai_buku(buku: BukuSkp) -> HasilBukuSkp:
    """Appraise every sheet of a workbook."""
    return HasilBukuSkp(lembar=tuple(nilai_lembar(x) for x in buku.lembar), galat=buku.galat)


def nilai_lembar(lembar: LembarSkp) -> HasilSkp:
    """Appraise one sheet under the law of its period."""
    rezim = BarisPenjelasan(
        "rezim", f"Masa {lembar.masa.teks}: {lembar.aturan.nama}", lembar.aturan.id
    )
    if lembar.prestasi is not None:
        prestasi = nilai_prestasi(lembar.prestasi, lembar.aturan)
        return HasilSkp(
            lembar=lembar,
            keadaan="dinilai",
            prestasi=prestasi,
            penjelasan=(rezim, *prestasi.penjelasan),
        )
    if lembar.aturan.jenis == "indikator_individu":
        return _nilai_indikator(lembar, rezim)
    return _nilai_ekspektasi(lembar, rezim)


def _nilai_indikator(lembar: LembarSkp, rezim: BarisPenjelasan) -> HasilSkp:
    butir = tuple(
        nilai_indikator(
            r.target_angka,
            r.realisasi_angka,
            lembar.aturan,
            polaritas=r.polaritas or Polaritas.POSITIF,
            target_maksimum=r.target_maksimum,
        )
        for r in lembar.rhk
    )
    alasan = (
        f"Nilai akhir SKP masa {lembar.masa.teks} tidak dihitung: cara pembobotan"
        " PermenPANRB 8 Tahun 2021 belum dapat dipastikan. Capaian dan nilai tiap indikator"
        " dapat dipakai."
    )
    baris = BarisPenjelasan("keadaan", alasan, None, lembar.aturan.rujukan("nilai_akhir"))
    return HasilSkp(
        lembar=lembar,
        keadaan="tanpa_nilai_akhir",
        indikator=butir,
        catatan=(alasan,),
        penjelasan=(rezim, baris),
    )


def _nilai_ekspektasi(lembar: LembarSkp, rezim: BarisPenjelasan) -> HasilSkp:
    if lembar.rating_hasil is None or lembar.rating_perilaku is None:
        alasan = "Rating hasil kerja dan rating perilaku kerja belum dipilih pejabat penilai."
        return HasilSkp(
            lembar=lembar,
            keadaan="belum_dinilai",
            catatan=(alasan,),
            penjelasan=(rezim, BarisPenjelasan("keadaan", alasan, "belum_dinilai")),
        )
    hasil = predikat(lembar.rating_hasil, lembar.rating_perilaku, lembar.aturan)
    kredit = _angka_kredit(lembar, hasil.kode)
    return HasilSkp(
        lembar=lembar,
        keadaan="dinilai",
        predikat=hasil,
        angka_kredit=kredit,
        penjelasan=(rezim, *hasil.penjelasan, *(kredit.penjelasan if kredit else ())),
    )


def _angka_kredit(lembar: LembarSkp, kode_predikat: str) -> AngkaKredit | None:
    aturan = aturan_angka_kredit(lembar.masa.selesai)
    if lembar.jenjang is None or aturan is None or lembar.masa.bulan > 12:
        return None
    return konversi_angka_kredit(kode_predikat, lembar.jenjang, lembar.masa.bulan, aturan)
