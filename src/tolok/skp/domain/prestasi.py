"""Nilai prestasi kerja under PP 46/2011 and Perka BKN 1/2013: SKP 60, perilaku 40.

Nothing is rounded on the way. A line that adds marks up writes them with ten decimals at most;
the value beside it is computed from the unrounded marks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from enum import StrEnum

from tolok.kinerja.domain.bilangan import bulatkan, rapikan, tulis_penuh
from tolok.kinerja.domain.kategori import ambang_untuk, syarat
from tolok.kinerja.domain.penjelasan import BarisPenjelasan
from tolok.regulasi.muat import skala
from tolok.regulasi.skp import AturanSkp
from tolok.skp.domain.aspek import (
    TELITI,
    NilaiAspek,
    TargetRealisasi,
    nilai_hemat,
    nilai_rasio,
    tepat,
)

__all__ = [
    "KegiatanTugas",
    "LembarPrestasi",
    "NilaiKegiatan",
    "NilaiPrestasi",
    "TingkatKreativitas",
    "nilai_kegiatan",
    "nilai_prestasi",
]


class TingkatKreativitas(StrEnum):
    """For whom the new thing is useful, as its letter says."""

    UNIT_KERJA = "unit_kerja"
    INSTANSI = "instansi"
    NASIONAL = "nasional"


@dataclass(frozen=True, slots=True, kw_only=True)
class KegiatanTugas:
    """One activity of the form with its targets; `biaya` None when no money was planned."""

    uraian: str
    kuantitas: TargetRealisasi
    kualitas: TargetRealisasi
    waktu: TargetRealisasi
    biaya: TargetRealisasi | None = None
    satuan: str = ""
    satuan_waktu: str = "bulan"
    angka_kredit: Decimal | None = None
    ditiadakan: bool = False
    catatan: tuple[BarisPenjelasan, ...] = ()

    @property
    def dilaksanakan(self) -> bool:
        """An activity without output was not performed, whatever time it took."""
        return not self.ditiadakan and self.kuantitas.realisasi > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LembarPrestasi:
    """What is appraised: activities, extra duties, creativity and the scored behaviours."""

    kegiatan: tuple[KegiatanTugas, ...]
    perilaku: Mapping[str, Decimal]
    tugas_tambahan: int = 0
    kreativitas: TingkatKreativitas | None = None

    def __post_init__(self) -> None:
        """Refuse a sheet that has nothing to average."""
        if not self.kegiatan or not self.perilaku:
            raise ValueError("Lembar tanpa kegiatan atau tanpa perilaku tidak dapat dinilai.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NilaiKegiatan:
    """The mark of one activity: its aspects' sum over three or four."""

    kegiatan: KegiatanTugas
    aspek: tuple[NilaiAspek, ...]
    nilai: Decimal
    penjelasan: tuple[BarisPenjelasan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NilaiPrestasi:
    """The whole result, unrounded, with its lines."""

    aturan: str
    kegiatan: tuple[NilaiKegiatan, ...]
    rata_kegiatan: Decimal
    tugas_tambahan: Decimal
    kreativitas: Decimal
    nilai_skp: Decimal
    sebutan_skp: str
    jumlah_perilaku: Decimal
    rata_perilaku: Decimal
    sebutan_perilaku: str
    bagian_skp: Decimal
    bagian_perilaku: Decimal
    nilai: Decimal
    sebutan: str
    penjelasan: tuple[BarisPenjelasan, ...] = field(repr=False)


def nilai_kegiatan(kegiatan: KegiatanTugas, aturan: AturanSkp) -> NilaiKegiatan:
    """Mark one activity; the number of aspects follows the target of biaya."""
    jalan = kegiatan.dilaksanakan
    aspek = [
        nilai_rasio("kuantitas", kegiatan.kuantitas, aturan),
        nilai_rasio("kualitas", kegiatan.kualitas, aturan),
        nilai_hemat("waktu", kegiatan.waktu, aturan, dilaksanakan=jalan),
    ]
    if kegiatan.biaya is not None:
        aspek.append(nilai_hemat("biaya", kegiatan.biaya, aturan, dilaksanakan=jalan))
    with localcontext(TELITI):
        nilai = tepat(sum((a.nilai for a in aspek), Decimal(0)) / len(aspek), 40)
    teks = f"({' + '.join(_angka(a.nilai) for a in aspek)}) / {len(aspek)}"
    rujukan = aturan.rujukan("biaya_dihitung_bila")
    return NilaiKegiatan(
        kegiatan=kegiatan,
        aspek=tuple(aspek),
        nilai=nilai,
        penjelasan=(
            *kegiatan.catatan,
            *(b for a in aspek for b in a.penjelasan),
            BarisPenjelasan("nilai_kegiatan", teks, rapikan(tepat(nilai)), rujukan),
        ),
    )


def nilai_prestasi(lembar: LembarPrestasi, aturan: AturanSkp) -> NilaiPrestasi:
    """Appraise one sheet.

    Raises KeyError for a behaviour the rule set does not know; incomplete sheets are refused
    before, where they are read.
    """
    kegiatan = tuple(nilai_kegiatan(k, aturan) for k in lembar.kegiatan)
    tambahan = _nilai_tambahan(lembar.tugas_tambahan, aturan)
    kreatif = _nilai_kreativitas(lembar.kreativitas, aturan)
    with localcontext(TELITI):
        rata = tepat(sum((k.nilai for k in kegiatan), Decimal(0)) / len(kegiatan), 35)
        skp = rata + tambahan + kreatif
        jumlah = sum(lembar.perilaku.values(), Decimal(0))
        perilaku = tepat(jumlah / len(lembar.perilaku), 35)
        bagian_skp = tepat(skp * aturan.angka("bobot_skp") / 100, 30)
        bagian_perilaku = tepat(perilaku * aturan.angka("bobot_perilaku") / 100, 30)
        nilai = tepat(bagian_skp + bagian_perilaku)
    baris = (
        _rata("rata_kegiatan", [k.nilai for k in kegiatan], rata, aturan, "biaya_dihitung_bila"),
        *_baris_tambahan(lembar, tambahan, kreatif, aturan),
        _baris(
            "nilai_capaian_skp",
            f"{_angka(rata)} + {_angka(tambahan)} + {_angka(kreatif)}",
            skp,
            aturan.rujukan("tugas_tambahan"),
        ),
        _rata("rata_perilaku", list(lembar.perilaku.values()), perilaku, aturan, "rata_perilaku"),
        *_baris_bobot(skp, perilaku, (bagian_skp, bagian_perilaku, nilai), aturan),
    )
    sebutan, baris_sebutan = _sebutan(nilai, aturan)
    return NilaiPrestasi(
        aturan=aturan.id,
        kegiatan=kegiatan,
        rata_kegiatan=rata,
        tugas_tambahan=tambahan,
        kreativitas=kreatif,
        nilai_skp=skp,
        sebutan_skp=_sebutan(skp, aturan)[0],
        jumlah_perilaku=jumlah,
        rata_perilaku=perilaku,
        sebutan_perilaku=_sebutan(perilaku, aturan)[0],
        bagian_skp=bagian_skp,
        bagian_perilaku=bagian_perilaku,
        nilai=nilai,
        sebutan=sebutan,
        penjelasan=(*baris, baris_sebutan),
    )


def _nilai_tambahan(jumlah: int, aturan: AturanSkp) -> Decimal:
    for anak in aturan.nilai("tugas_tambahan"):
        if jumlah >= int(anak["paling_sedikit"]):
            return Decimal(anak["nilai_tambahan"])
    return Decimal(0)


def _nilai_kreativitas(tingkat: TingkatKreativitas | None, aturan: AturanSkp) -> Decimal:
    return Decimal(0) if tingkat is None else Decimal(aturan.nilai("kreativitas")[tingkat.value])


def _angka(nilai: Decimal) -> str:
    """A mark inside a sum, with ten decimals at most."""
    teks = tulis_penuh(bulatkan(nilai, 10))
    return f"({teks})" if teks.startswith("-") else teks


def _baris(langkah: str, teks: str, nilai: Decimal, rujukan: str) -> BarisPenjelasan:
    return BarisPenjelasan(langkah, teks, rapikan(tepat(nilai)), rujukan)


def _rata(
    langkah: str, butir: Sequence[Decimal], nilai: Decimal, aturan: AturanSkp, kunci: str
) -> BarisPenjelasan:
    teks = f"({' + '.join(_angka(b) for b in butir)}) / {len(butir)}"
    return _baris(langkah, teks, nilai, aturan.rujukan(kunci))


def _baris_tambahan(
    lembar: LembarPrestasi, tambahan: Decimal, kreatif: Decimal, aturan: AturanSkp
) -> tuple[BarisPenjelasan, ...]:
    tingkat = "tidak ada" if lembar.kreativitas is None else lembar.kreativitas.value
    return (
        _baris(
            "tugas_tambahan",
            f"{lembar.tugas_tambahan} tugas tambahan",
            tambahan,
            aturan.rujukan("tugas_tambahan"),
        ),
        _baris(
            "kreativitas",
            f"Kreativitas: {tingkat.replace('_', ' ')}",
            kreatif,
            aturan.rujukan("kreativitas"),
        ),
    )


def _baris_bobot(
    skp: Decimal, perilaku: Decimal, hasil: tuple[Decimal, Decimal, Decimal], aturan: AturanSkp
) -> tuple[BarisPenjelasan, ...]:
    bagian_skp, bagian_perilaku, nilai = hasil
    bobot_skp = tulis_penuh(aturan.angka("bobot_skp"))
    bobot_perilaku = tulis_penuh(aturan.angka("bobot_perilaku"))
    return (
        _baris(
            "bagian_skp",
            f"{_angka(skp)} × {bobot_skp} / 100",
            bagian_skp,
            aturan.rujukan("bobot_skp"),
        ),
        _baris(
            "bagian_perilaku",
            f"{_angka(perilaku)} × {bobot_perilaku} / 100",
            bagian_perilaku,
            aturan.rujukan("bobot_perilaku"),
        ),
        _baris(
            "nilai_prestasi",
            f"{_angka(bagian_skp)} + {_angka(bagian_perilaku)}",
            nilai,
            aturan.rujukan("bobot_skp"),
        ),
    )


def _sebutan(nilai: Decimal, aturan: AturanSkp) -> tuple[str, BarisPenjelasan]:
    ambang = ambang_untuk(tepat(nilai), skala(aturan.nilai("skala")))
    teks = f"{_angka(nilai)}: {syarat(ambang)}"
    return ambang.nama, BarisPenjelasan("sebutan", teks, ambang.nama, aturan.rujukan("skala"))
