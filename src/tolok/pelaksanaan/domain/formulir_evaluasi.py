"""The yearly evaluation form of an SOP: figures of its runs, answers of people, the conclusion.

The figures are the system's; every judgement is typed by somebody and signed by somebody else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import Any

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.regulasi.evaluasi_sop import ButirEvaluasiSop

__all__ = [
    "AngkaEvaluasi",
    "AngkaLangkah",
    "IsiEvaluasi",
    "JawabanEvaluasi",
    "NilaiLangkah",
    "PenilaianLangkah",
    "SimpulanEvaluasi",
    "baca_angka",
    "baca_isi",
    "catatan_awal",
    "daftar_usul",
    "isi_awal",
    "kurang",
    "tulis",
]


class NilaiLangkah(StrEnum):
    """How a row was carried out, as the monitoring form says it."""

    BAIK = "baik"
    TIDAK = "tidak"

    @property
    def sebutan(self) -> str:
        """The words people read."""
        return "Berjalan baik" if self is NilaiLangkah.BAIK else "Tidak berjalan baik"


class SimpulanEvaluasi(StrEnum):
    """What becomes of the SOP."""

    TETAP = "tetap"
    DIREVISI = "direvisi"
    DICABUT = "dicabut"

    @property
    def sebutan(self) -> str:
        """The words people read."""
        return {
            "tetap": "Tetap dipakai tanpa perubahan",
            "direvisi": "Direvisi",
            "dicabut": "Dicabut",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class AngkaLangkah:
    """What a year did with one row. Minutes are working minutes; `baku` is the printed time, empty
    where none is printed. `berbatas`: answered tasks that had a due time, `terlambat`: after it."""

    nomor: int
    uraian: str
    baku: str
    kali: int
    tengah: int | None
    terlama: int | None
    menunggu: int | None
    melebihi: int
    kembali: int
    terlambat: int
    berbatas: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AngkaEvaluasi:
    """The year of one SOP version: runs begun, runs finished, the rows."""

    banyak: int
    selesai: int
    langkah: tuple[AngkaLangkah, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JawabanEvaluasi:
    """The answer to one statement; None: not answered yet."""

    ya: bool | None = None
    catatan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PenilaianLangkah:
    """What somebody says of one row: judgement, note, what has to be done about it."""

    nilai: NilaiLangkah | None = None
    catatan: str = ""
    tindakan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiEvaluasi:
    """The form as it was typed. `usul`: proposed changes beside those of the rows, a line each."""

    jawaban: Mapping[str, JawabanEvaluasi] = field(default_factory=dict)
    langkah: Mapping[int, PenilaianLangkah] = field(default_factory=dict)
    simpulan: SimpulanEvaluasi | None = None
    alasan: str = ""
    usul: tuple[str, ...] = ()


def catatan_awal(satu: AngkaLangkah) -> str:
    """What the figures say of a row, for a person to judge.

    >>> catatan_awal(AngkaLangkah(nomor=1, uraian="", baku="1 jam", kali=5, tengah=70, terlama=90,
    ...     menunggu=0, melebihi=3, kembali=1, terlambat=0, berbatas=5))
    'Melebihi mutu baku 3 dari 5 kali. Dikembalikan 1 kali.'
    """
    if not satu.kali:
        return "Tidak dikerjakan tahun ini."
    kalimat = [
        (satu.melebihi, f"Melebihi mutu baku {satu.melebihi} dari {satu.kali} kali."),
        (satu.terlambat, f"Selesai lewat batas {satu.terlambat} dari {satu.berbatas} kali."),
        (satu.kembali, f"Dikembalikan {satu.kembali} kali."),
        (not satu.baku, "Tanpa mutu baku waktu."),
    ]
    return " ".join(teks for ada, teks in kalimat if ada)


def isi_awal(angka: AngkaEvaluasi) -> IsiEvaluasi:
    """An untouched form: nothing judged, the notes begin with what the figures say."""
    return IsiEvaluasi(
        langkah={x.nomor: PenilaianLangkah(catatan=catatan_awal(x)) for x in angka.langkah}
    )


def daftar_usul(isi: IsiEvaluasi) -> tuple[tuple[int | None, str], ...]:
    """Proposed changes in row order (row, words), then those that name no row."""
    milik = [(n, x.tindakan) for n, x in sorted(isi.langkah.items()) if x.tindakan]
    return (*milik, *((None, x) for x in isi.usul))


def kurang(
    isi: IsiEvaluasi, butir: Iterable[ButirEvaluasiSop], langkah: Collection[int]
) -> list[Temuan]:
    """What is missing before the form may be signed, in the order of the page."""
    hasil = [t for n in sorted(langkah) for t in _langkah(n, isi.langkah.get(n))]
    hasil += [t for b in butir for t in _butir(b, isi.jawaban.get(b.kode, JawabanEvaluasi()))]
    if isi.simpulan is None:
        hasil.append(_temuan("simpulan", "Simpulannya belum dipilih.", "Pilih salah satu."))
    elif not isi.alasan:
        hasil.append(
            _temuan("alasan", "Alasan simpulannya belum ditulis.", "Tulis satu atau dua kalimat.")
        )
    if isi.simpulan is SimpulanEvaluasi.DIREVISI and not daftar_usul(isi):
        hasil.append(
            _temuan(
                "usul",
                "SOP disimpulkan direvisi, tetapi belum ada usul perubahannya.",
                "Tulis usulnya di langkahnya atau di usul lain.",
            )
        )
    return hasil


def _langkah(nomor: int, satu: PenilaianLangkah | None) -> list[Temuan]:
    if satu is None or satu.nilai is None:
        return [
            _temuan(f"nilai_{nomor}", f"Langkah {nomor} belum dinilai.", "Pilih penilaiannya.")
        ]
    if satu.nilai is NilaiLangkah.TIDAK and not satu.tindakan:
        return [
            _temuan(
                f"tindakan_{nomor}",
                f"Langkah {nomor} tidak berjalan baik, tetapi tindakannya belum ditulis.",
                "Tulis apa yang harus dilakukan.",
            )
        ]
    return []


def _butir(butir: ButirEvaluasiSop, jawaban: JawabanEvaluasi) -> list[Temuan]:
    if jawaban.ya is None:
        return [
            _temuan(
                f"jawab_{butir.kode}", f"“{butir.teks}” belum dijawab.", "Pilih Ya atau Tidak."
            )
        ]
    if not jawaban.ya and not jawaban.catatan:
        return [
            _temuan(
                f"ket_{butir.kode}",
                f"“{butir.teks}” dijawab Tidak tanpa keterangan.",
                "Tulis sebabnya.",
            )
        ]
    return []


def _temuan(lokasi: str, masalah: str, saran: str) -> Temuan:
    return Temuan(lokasi=lokasi, tingkat=Tingkat.GALAT, masalah=masalah, saran=saran)


# -- plain data, for storage -----------------------------------------------------------------------


def tulis(nilai: IsiEvaluasi | AngkaEvaluasi) -> dict[str, Any]:
    """Plain data; keys of mappings are text."""
    isi = asdict(nilai)
    if isinstance(nilai, IsiEvaluasi):
        isi["langkah"] = {str(n): x for n, x in sorted(isi["langkah"].items())}
        isi["usul"] = list(nilai.usul)
    else:
        isi["langkah"] = list(isi["langkah"])
    return isi


def baca_isi(data: Mapping[str, Any]) -> IsiEvaluasi:
    """The form of stored data; an empty one of no data."""
    simpulan = data.get("simpulan")
    return IsiEvaluasi(
        jawaban={k: JawabanEvaluasi(**x) for k, x in data.get("jawaban", {}).items()},
        langkah={int(n): _penilaian(x) for n, x in data.get("langkah", {}).items()},
        simpulan=SimpulanEvaluasi(simpulan) if simpulan else None,
        alasan=data.get("alasan", ""),
        usul=tuple(data.get("usul", ())),
    )


def baca_angka(data: Mapping[str, Any]) -> AngkaEvaluasi:
    """The figures of stored data."""
    dikenal = {f.name for f in fields(AngkaLangkah)}
    return AngkaEvaluasi(
        banyak=data["banyak"],
        selesai=data["selesai"],
        langkah=tuple(
            AngkaLangkah(**{k: v for k, v in x.items() if k in dikenal}) for x in data["langkah"]
        ),
    )


def _penilaian(data: Mapping[str, Any]) -> PenilaianLangkah:
    nilai = data.get("nilai")
    return PenilaianLangkah(
        nilai=NilaiLangkah(nilai) if nilai else None,
        catatan=data.get("catatan", ""),
        tindakan=data.get("tindakan", ""),
    )
