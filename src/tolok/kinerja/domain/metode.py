"""The method sheet (D09 part A): how every indicator of the plan is measured in a period.

Nodes without an indicator are listed with the reason. The measurement takes its choices from
here (rule set, denominator, direction, how quarters add up), and the sheet is frozen with the
period: a change makes a further version, with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.kinerja.domain.agregasi import ukur_triwulan
from tolok.kinerja.domain.bilangan import tampil
from tolok.kinerja.domain.hasil import HasilUkur, Terukur
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.kertas_kerja import CaraUkur
from tolok.kinerja.domain.rencana import Butir, Rencana, Simpul
from tolok.regulasi.nilai import AturanUkur

__all__ = [
    "FORMAT_METODE",
    "PENYEBUT",
    "Beda",
    "Metode",
    "MetodeButir",
    "beda_butir",
    "cara_ukur",
    "dampak",
    "metode_awal",
    "metode_dari_json",
    "metode_ke_json",
    "periksa_metode",
    "terapkan",
]

FORMAT_METODE = "tolok/metode/1"
PENYEBUT = {"sd_tw": "target s.d. triwulan", "tahun": "target tahun"}
"""What a figure is divided by, in words."""

_TEKS = ("definisi", "rumus", "komponen", "sumber", "bukti")
_CARA = {
    "aturan": "aturan ukur",
    "penyebut": "penyebut",
    "polaritas": "arah",
    "agregasi": "cara menggabung triwulan",
    "rumus": "rumus",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MetodeButir:
    """How one indicator is measured. `penyebut`: a key of `PENYEBUT`; `aturan`: id of a rule set.

    `alasan`: why it differs from the period before, empty where it does not.
    """

    indikator: str
    kode: str
    aturan: str
    penyebut: str
    polaritas: Polaritas
    agregasi: Agregasi
    definisi: str = ""
    rumus: str = ""
    komponen: str = ""
    sumber: str = ""
    bukti: str = ""
    alasan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metode:
    """The sheet of a period. `kosong`: node -> why it has no indicator. `alasan_versi`: why the
    sheet was changed after it had been handed in."""

    periode: str
    aturan: str
    butir: tuple[MetodeButir, ...]
    kosong: Mapping[str, str]
    alasan_versi: str = ""

    def menurut_indikator(self) -> Mapping[str, MetodeButir]:
        """Lines by the id of their indicator."""
        return {b.indikator: b for b in self.butir}


@dataclass(frozen=True, slots=True, kw_only=True)
class Beda:
    """One thing that is done differently now."""

    hal: str
    semula: str
    menjadi: str


def _penyebut(butir: Butir, aturan: AturanUkur) -> str:
    tahun = butir.deret.penyebut_tahun or aturan.penyebut.nilai == "target_tahun"
    return "tahun" if tahun else "sd_tw"


def _komponen(butir: Butir) -> str:
    if butir.berkomponen:
        return "pembilang dan penyebut"
    return "nilai dan bobotnya" if butir.berbobot else "satu angka"


def metode_awal(rencana: Rencana, aturan: AturanUkur, lalu: Metode | None = None) -> Metode:
    """What the sheet proposes: the plan's own definitions; choices as in the period before."""
    dulu = lalu.menurut_indikator() if lalu else {}
    kode = {s.id: s.kode for s in rencana.simpul}
    alasan = {k: v for k, v in (lalu.kosong if lalu else {}).items() if k in kode}
    return Metode(
        periode=rencana.periode.kode,
        aturan=aturan.id,
        butir=tuple(_awal(b, aturan, dulu.get(b.id)) for b in rencana.butir),
        kosong={s.id: alasan.get(s.id, "") for s in tanpa_indikator(rencana)},
    )


def _awal(butir: Butir, aturan: AturanUkur, lalu: MetodeButir | None) -> MetodeButir:
    dasar = MetodeButir(
        indikator=butir.id,
        kode=butir.kode,
        aturan=aturan.id,
        penyebut=_penyebut(butir, aturan),
        polaritas=butir.polaritas,
        agregasi=butir.deret.agregasi,
        definisi=butir.definisi,
        rumus=butir.rumus,
        komponen=_komponen(butir),
        sumber=butir.sumber,
        bukti=butir.bukti,
    )
    if lalu is None:
        return dasar
    teks = {k: getattr(dasar, k) or getattr(lalu, k) for k in _TEKS}
    return replace(dasar, aturan=lalu.aturan, penyebut=lalu.penyebut, **teks)


def tanpa_indikator(rencana: Rencana) -> tuple[Simpul, ...]:
    """Nodes of the plan that no indicator stands on, in plan order."""
    punya = {b.simpul for b in rencana.butir}
    return tuple(s for s in rencana.simpul if s.id not in punya)


# -- what is missing ---------------------------------------------------------------------------


def periksa_metode(
    metode: Metode, rencana: Rencana, lalu: Metode | None, sebelum: Metode | None
) -> list[Temuan]:
    """Holes of the sheet. Galat: a node without indicator or reason; a method that differs from
    the period before (`lalu`) without a reason; a frozen sheet (`sebelum`) changed without one.
    Peringatan: a definition, formula or source that is not written yet."""
    return [
        *_lubang(metode, rencana),
        *_berubah(metode, lalu),
        *_versi(metode, sebelum),
        *_belum_ditulis(metode),
    ]


def _lubang(metode: Metode, rencana: Rencana) -> Iterator[Temuan]:
    for s in tanpa_indikator(rencana):
        if not metode.kosong.get(s.id, "").strip():
            yield Temuan(
                lokasi=f"simpul-{s.kode}",
                tingkat=Tingkat.GALAT,
                masalah=f"{s.jenis.value.capitalize()} {s.kode} belum ada indikator "
                "dan alasannya belum ditulis.",
                saran="Tulis mengapa simpul ini belum diukur, atau lengkapi rencana kinerja.",
            )


def _berubah(metode: Metode, lalu: Metode | None) -> Iterator[Temuan]:
    dulu = lalu.menurut_indikator() if lalu else {}
    for b in metode.butir:
        lama = dulu.get(b.indikator)
        if lama is not None and not b.alasan.strip() and (beda := beda_butir(lama, b)):
            hal = ", ".join(x.hal for x in beda)
            yield Temuan(
                lokasi=f"alasan-{b.kode}",
                tingkat=Tingkat.GALAT,
                masalah=f"Cara ukur {b.kode} berubah dari periode lalu ({hal}).",
                saran="Tulis alasannya; capaian kedua periode dicetak menurut kedua cara.",
            )


def _versi(metode: Metode, sebelum: Metode | None) -> Iterator[Temuan]:
    if sebelum is None or metode.alasan_versi.strip():
        return
    dulu = sebelum.menurut_indikator()
    ganti = [
        b.kode for b in metode.butir if b.indikator in dulu and beda_butir(dulu[b.indikator], b)
    ]
    if ganti:
        yield Temuan(
            lokasi="alasan-versi",
            tingkat=Tingkat.GALAT,
            masalah=f"Metodologi yang sudah ditetapkan diubah ({', '.join(ganti)}).",
            saran="Tulis alasan perubahannya. Pengukuran diulang; hasil yang lama tetap tersimpan.",
        )


def _belum_ditulis(metode: Metode) -> Iterator[Temuan]:
    for b in metode.butir:
        kosong = [k for k in ("definisi", "rumus", "sumber") if not getattr(b, k).strip()]
        if kosong:
            yield Temuan(
                lokasi=f"butir-{b.kode}",
                tingkat=Tingkat.PERINGATAN,
                masalah=f"{b.kode}: {', '.join(kosong)} belum ditulis.",
                saran="Dicetak sebagai temuan pada kertas kerja.",
            )


# -- what changed, and what that does ----------------------------------------------------------


def beda_butir(lama: MetodeButir, baru: MetodeButir) -> tuple[Beda, ...]:
    """Choices that make another figure: rule set, denominator, direction, aggregation, formula."""
    return tuple(
        Beda(hal=hal, semula=_kata(k, getattr(lama, k)), menjadi=_kata(k, getattr(baru, k)))
        for k, hal in _CARA.items()
        if str(getattr(lama, k)).strip() != str(getattr(baru, k)).strip()
    )


def _kata(kolom: str, nilai: Any) -> str:
    teks = str(nilai)
    if kolom == "penyebut":
        return PENYEBUT.get(teks, teks)
    return teks.replace("_", " ") if kolom in ("polaritas", "agregasi") else teks or "(kosong)"


def dampak(
    butir: Butir,
    lama: MetodeButir,
    baru: MetodeButir,
    *,
    tw: int,
    aturan: Mapping[str, AturanUkur],
    pada: date,
) -> tuple[str, str] | None:
    """The figure of the quarter before by the old and by the new method, as they print; None
    where this year has no earlier quarter."""
    if tw < 2:
        return None
    hasil = [_ukur(butir, m, tw - 1, aturan[m.aturan], pada) for m in (lama, baru)]
    return _cetak(hasil[0]), _cetak(hasil[1])


def _ukur(butir: Butir, m: MetodeButir, tw: int, aturan: AturanUkur, pada: date) -> HasilUkur:
    dipakai = _butir(butir, m)
    return ukur_triwulan(
        deret=dipakai.deret,
        tw=tw,
        polaritas=dipakai.polaritas,
        aturan=aturan,
        pada=pada,
        terhadap_tahun=m.penyebut == "tahun",
    ).hasil


def _cetak(hasil: HasilUkur) -> str:
    if isinstance(hasil, Terukur):
        return f"{tampil(hasil.capaian)} %"
    return hasil.keadaan.value.replace("_", " ")


# -- how the measurement uses it ---------------------------------------------------------------


def terapkan(metode: Metode, rencana: Rencana) -> Rencana:
    """The plan as the sheet says it is measured: its words, directions and aggregation."""
    ada = metode.menurut_indikator()
    butir = tuple(_butir(b, ada[b.id]) if b.id in ada else b for b in rencana.butir)
    return replace(rencana, aturan=metode.aturan, butir=butir)


def _butir(butir: Butir, m: MetodeButir) -> Butir:
    return replace(
        butir,
        polaritas=m.polaritas,
        deret=replace(butir.deret, agregasi=m.agregasi),
        definisi=m.definisi,
        rumus=m.rumus,
        sumber=m.sumber,
        bukti=m.bukti,
    )


def cara_ukur(
    metode: Metode, lalu: Metode | None, aturan: Mapping[str, AturanUkur]
) -> dict[str, CaraUkur]:
    """Indicator -> rule set and denominator; where they changed, the old way too."""
    dulu = lalu.menurut_indikator() if lalu else {}
    hasil = {}
    for b in metode.butir:
        lama = dulu.get(b.indikator)
        berubah = lama is not None and bool(beda_butir(lama, b))
        hasil[b.indikator] = CaraUkur(
            aturan=aturan[b.aturan],
            terhadap_tahun=b.penyebut == "tahun",
            lama=_cara(lama, aturan) if lama is not None and berubah else None,
            alasan=b.alasan,
        )
    return hasil


def _cara(m: MetodeButir, aturan: Mapping[str, AturanUkur]) -> CaraUkur:
    return CaraUkur(
        aturan=aturan[m.aturan],
        terhadap_tahun=m.penyebut == "tahun",
        polaritas=m.polaritas,
        agregasi=m.agregasi,
    )


# -- as JSON -----------------------------------------------------------------------------------


def metode_ke_json(metode: Metode) -> dict[str, Any]:
    """The choices as JSON values."""
    return {
        "format": FORMAT_METODE,
        "periode": metode.periode,
        "aturan": metode.aturan,
        "butir": [
            {
                "indikator": b.indikator,
                "kode": b.kode,
                "aturan": b.aturan,
                "penyebut": b.penyebut,
                "polaritas": b.polaritas.value,
                "agregasi": b.agregasi.value,
                **{k: getattr(b, k) for k in _TEKS},
                "alasan": b.alasan,
            }
            for b in metode.butir
        ],
        "kosong": dict(metode.kosong),
        "alasan_versi": metode.alasan_versi,
    }


def metode_dari_json(
    isi: Mapping[str, Any], rencana: Rencana, aturan: AturanUkur, dikenal: Sequence[str]
) -> Metode:
    """Read a sheet, stored or typed, against the plan. Rows it lacks are as the plan proposes;
    a choice that is not on the list keeps what the plan says."""
    ada = {str(b.get("indikator")): b for b in isi.get("butir") or ()}
    awal = metode_awal(rencana, aturan)
    kosong = {str(k): str(v) for k, v in (isi.get("kosong") or {}).items()}
    return Metode(
        periode=str(isi.get("periode") or awal.periode),
        aturan=str(isi.get("aturan") or awal.aturan),
        butir=tuple(_baca(b, ada.get(b.indikator, {}), dikenal) for b in awal.butir),
        kosong={k: kosong.get(k, "") for k in awal.kosong},
        alasan_versi=str(isi.get("alasan_versi") or "").strip(),
    )


def _baca(awal: MetodeButir, isi: Mapping[str, Any], dikenal: Sequence[str]) -> MetodeButir:
    teks = {k: str(isi.get(k, getattr(awal, k)) or "").strip() for k in _TEKS}
    aturan, penyebut = str(isi.get("aturan") or ""), str(isi.get("penyebut") or "")
    polaritas, agregasi = str(isi.get("polaritas") or ""), str(isi.get("agregasi") or "")
    return replace(
        awal,
        aturan=aturan if aturan in dikenal else awal.aturan,
        penyebut=penyebut if penyebut in PENYEBUT else awal.penyebut,
        polaritas=Polaritas(polaritas) if polaritas in set(Polaritas) else awal.polaritas,
        agregasi=Agregasi(agregasi) if agregasi in set(Agregasi) else awal.agregasi,
        alasan=str(isi.get("alasan") or "").strip(),
        **teks,
    )
