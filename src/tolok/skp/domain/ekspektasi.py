"""PermenPANRB 6/2022: the superior chooses two ratings; only the predicate is derived.

The achievement stands beside the ratings and is never turned into one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tolok.kinerja.domain.penjelasan import BarisPenjelasan
from tolok.regulasi.skp import AturanSkp

__all__ = [
    "HasilPredikat",
    "Rating",
    "SebaranPredikat",
    "baca_rating",
    "nama_predikat",
    "predikat",
    "sebaran",
]


class Rating(StrEnum):
    """How a result or a behaviour stands to what was expected; chosen by the superior."""

    DI_BAWAH = "di_bawah"
    SESUAI = "sesuai"
    DI_ATAS = "di_atas"

    @property
    def sebutan(self) -> str:
        """The rating as the form prints it."""
        return f"{self.value.replace('_', ' ').title()} Ekspektasi"


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilPredikat:
    """The predicate of the matrix, its other name when the law gives one, and its lines."""

    kode: str
    nama: str
    nama_lain: str | None
    aturan: str
    penjelasan: tuple[BarisPenjelasan, ...]


def baca_rating(teks: str) -> Rating | None:
    """A rating as people write it; None when it is none of the three.

    >>> baca_rating("Di Atas Ekspektasi").value, baca_rating("sesuai ekspektasi").value
    ('di_atas', 'sesuai')
    """
    kata = " ".join(teks.replace("_", " ").lower().split()).removesuffix(" ekspektasi")
    return {
        "di bawah": Rating.DI_BAWAH,
        "dibawah": Rating.DI_BAWAH,
        "sesuai": Rating.SESUAI,
        "di atas": Rating.DI_ATAS,
        "diatas": Rating.DI_ATAS,
    }.get(kata)


def predikat(hasil: Rating, perilaku: Rating, aturan: AturanSkp) -> HasilPredikat:
    """The predicate of the two ratings.

    >>> from tolok.regulasi.skp import aturan_skp
    >>> predikat(Rating.SESUAI, Rating.DI_ATAS, aturan_skp("permenpanrb-6-2022/1")).nama
    'Baik'
    """
    baris = next(b for b in aturan.nilai("matriks") if b["hasil"] == hasil.value)
    kode = baris[perilaku.value]
    isi = _menurut_kode(aturan)[kode]
    teks = f"Hasil kerja {hasil.sebutan}, perilaku kerja {perilaku.sebutan}"
    return HasilPredikat(
        kode=kode,
        nama=isi["nama"],
        nama_lain=isi.get("nama_lain"),
        aturan=aturan.id,
        penjelasan=(
            BarisPenjelasan("rating_hasil", hasil.sebutan, hasil.value, aturan.rujukan("rating")),
            BarisPenjelasan(
                "rating_perilaku", perilaku.sebutan, perilaku.value, aturan.rujukan("rating")
            ),
            BarisPenjelasan("predikat", teks, isi["nama"], aturan.rujukan("matriks")),
        ),
    )


def nama_predikat(kode: str, aturan: AturanSkp) -> str:
    """The printed name of a predicate."""
    return str(_menurut_kode(aturan)[kode]["nama"])


def _menurut_kode(aturan: AturanSkp) -> Mapping[str, Mapping[str, str]]:
    return {p["kode"]: p for p in aturan.nilai("predikat")}


@dataclass(frozen=True, slots=True, kw_only=True)
class SebaranPredikat:
    """How many employees got each predicate, beside the pattern of the office's own rating.

    `peringatan` is a sentence for the superior and the head only, or None. The law gives a curve,
    no percentages: nothing here is a quota.
    """

    jumlah: tuple[tuple[str, int], ...]
    terbanyak: str | None
    terbanyak_pola: str | None
    peringatan: str | None
    rujukan: str


def sebaran(
    kode_predikat: Iterable[str], capaian_organisasi: str | None, aturan: AturanSkp
) -> SebaranPredikat:
    """Compare the predicates given with the pattern of the organisation's predicate.

    >>> from tolok.regulasi.skp import aturan_skp
    >>> s = sebaran(["sangat_baik"] * 3 + ["baik"], "baik", aturan_skp("permenpanrb-6-2022/1"))
    >>> s.terbanyak, s.terbanyak_pola
    ('Sangat Baik', 'Baik')
    """
    banyak = Counter(kode_predikat)
    nama = {p["kode"]: str(p["nama"]) for p in aturan.nilai("predikat")}
    pola = next(
        (c for c in aturan.nilai("capaian_organisasi") if c["kode"] == capaian_organisasi), None
    )
    puncak = max(banyak.values(), default=0)
    teratas = [k for k in nama if puncak and banyak[k] == puncak]
    tujuan = None if pola is None else pola["terbanyak"]
    peringatan = None
    if pola is not None and teratas and tujuan not in teratas:
        peringatan = (
            f"Capaian kinerja organisasi {pola['nama']}: menurut polanya predikat terbanyak adalah"
            f" {nama[tujuan]}, sedangkan yang terbanyak diberikan {nama[teratas[0]]}"
            f" ({puncak} dari {sum(banyak.values())} pegawai). Tinjau kembali, atau catat alasannya;"
            " pola ini bukan kuota."
        )
    return SebaranPredikat(
        jumlah=tuple((nama[k], banyak[k]) for k in nama),
        terbanyak=nama[teratas[0]] if teratas else None,
        terbanyak_pola=None if tujuan is None else nama[tujuan],
        peringatan=peringatan,
        rujukan=aturan.rujukan("capaian_organisasi"),
    )
