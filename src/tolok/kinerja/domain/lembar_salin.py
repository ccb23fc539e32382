"""Sheets to copy into other systems: Formulir E.81, e-Monev, e-SAKIP Reviu, e-Kinerja BKN.

The figures are those of the ratified reports; nothing is computed that a report does not say. A
cell whose figure Tolok does not hold stays empty and the note says so: nobody signs an invention.
E.81: Permendagri 86/2017 Lampiran, evaluation of the results of the Renja; 16 numbered columns, K
(performance) and Rp beside each other. Its foot is from common practice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from tolok.dasar.angka import tulis
from tolok.kinerja.domain.rencana import JenisSimpul, Rencana, Simpul

__all__ = ["LEMBAR", "KolomSalin", "LembarSalin", "NilaiSalin", "susun_salin", "tulis_sel"]

Isi = Mapping[str, Any]
NilaiSalin: TypeAlias = str | Decimal | int | None
Bentuk: TypeAlias = Literal["teks", "angka", "persen", "rupiah"]
_TRIWULAN = (1, 2, 3, 4)
_PASANGAN = 10  # columns 5 to 14
_ROMAWI = ("", "I", "II", "III", "IV")
_ANGGARAN = {JenisSimpul.PROGRAM, JenisSimpul.KEGIATAN, JenisSimpul.SUBKEGIATAN}


@dataclass(frozen=True, slots=True, kw_only=True)
class KolomSalin:
    """A column: head, head above it, what stands in it, the official column number."""

    judul: str
    kelompok: str = ""
    bentuk: Bentuk = "teks"
    nomor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LembarSalin:
    """One sheet: columns, rows, what is at its foot and what must be known about it."""

    kode: str
    nama: str
    tujuan: str
    kolom: tuple[KolomSalin, ...]
    baris: tuple[tuple[NilaiSalin, ...], ...]
    kaki: tuple[tuple[str, str], ...] = ()
    catatan: tuple[str, ...] = ()


LEMBAR = {
    "e81": ("Formulir E.81", "Evaluasi hasil Renja perangkat daerah (Permendagri 86/2017)"),
    "emonev": ("e-Monev", "Fisik dan keuangan per program, kegiatan, subkegiatan"),
    "esr": ("e-SAKIP Reviu", "Pengukuran kinerja per sasaran dan indikator"),
    "bkn": ("e-Kinerja BKN", "Realisasi per indikator menurut penanggung jawabnya"),
}
"""Code -> name and what it is for."""


def susun_salin(kode: str, kertas: Mapping[int, Isi], tw: int, rencana: Rencana) -> LembarSalin:
    """One of the sheets up to a quarter. `kertas`: quarter -> ratified worked sheet; `rencana`
    gives the tree only. Raises KeyError for an unknown code."""
    pembuat = {"e81": _e81, "emonev": _emonev, "esr": _esr, "bkn": _bkn}[kode]
    nama, tujuan = LEMBAR[kode]
    kolom, baris, kaki, catatan = pembuat(kertas, tw, rencana)
    return LembarSalin(
        kode=kode,
        nama=nama,
        tujuan=tujuan,
        kolom=kolom,
        baris=baris,
        kaki=kaki,
        catatan=catatan,
    )


def tulis_sel(nilai: NilaiSalin, bentuk: Bentuk) -> str:
    """A cell as it is pasted: Indonesian separators, empty for what is not there.

    >>> tulis_sel(Decimal("102.2222"), "persen"), tulis_sel(1500000, "rupiah"), tulis_sel(None, "angka")
    ('102,22', '1.500.000', '')
    """
    if nilai is None:
        return ""
    if isinstance(nilai, str):
        return nilai
    return tulis(nilai, 2) if bentuk == "persen" else tulis(nilai)


Susunan: TypeAlias = tuple[
    tuple[KolomSalin, ...],
    tuple[tuple[NilaiSalin, ...], ...],
    tuple[tuple[str, str], ...],
    tuple[str, ...],
]


def _urut_pohon(rencana: Rencana) -> list[Simpul]:
    """Every node under its parent: program, its kegiatan, their subkegiatan."""
    anak: dict[str | None, list[Simpul]] = {}
    for s in rencana.simpul:
        induk = s.induk if s.induk in rencana.simpul_menurut_id else None
        anak.setdefault(induk, []).append(s)
    hasil: list[Simpul] = []
    antre = list(reversed(anak.get(None, ())))
    while antre:
        kini = antre.pop()
        hasil.append(kini)
        antre += reversed(anak.get(kini.id, ()))
    return hasil


def _angka(teks: str | None) -> NilaiSalin:
    """A printed figure as a number; a range stays its words."""
    if not teks:
        return None
    polos = teks.replace(".", "").replace(",", ".")
    dicoba = polos.removeprefix("-").replace(".", "", 1)
    return Decimal(polos) if dicoba.isascii() and dicoba.isdigit() else teks


def _desimal(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)


def _menurut(isi: Isi | None, daftar: str, kunci: str) -> dict[str, Isi]:
    return {x[kunci]: x for x in isi[daftar]} if isi else {}


# ---- E.81 ----------------------------------------------------------------------------------


def _kolom_e81(tahun: int) -> tuple[KolomSalin, ...]:
    def pasang(nomor: str, kelompok: str) -> tuple[KolomSalin, KolomSalin]:
        return (
            KolomSalin(judul="K", kelompok=kelompok, bentuk="angka", nomor=nomor),
            KolomSalin(judul="Rp", kelompok=kelompok, bentuk="rupiah", nomor=nomor),
        )

    tw = [
        k
        for n in _TRIWULAN
        for k in pasang(str(7 + n), f"Realisasi kinerja pada triwulan {_ROMAWI[n]}")
    ]
    return (
        KolomSalin(judul="No", nomor="1"),
        KolomSalin(judul="Sasaran", nomor="2"),
        KolomSalin(judul="Program/kegiatan/subkegiatan", nomor="3"),
        KolomSalin(judul="Indikator kinerja program (outcome)/kegiatan (output)", nomor="4"),
        *pasang("5", "Target Renstra pada akhir periode"),
        *pasang("6", f"Realisasi Renstra s.d. Renja tahun {tahun - 1}"),
        *pasang("7", f"Target kinerja dan anggaran Renja tahun {tahun}"),
        *tw,
        *pasang("12", "Realisasi capaian kinerja dan anggaran Renja yang dievaluasi"),
        *pasang("13", f"Realisasi kinerja dan anggaran Renstra s.d. tahun {tahun}"),
        KolomSalin(judul="K", kelompok="Tingkat capaian Renstra (%)", bentuk="persen", nomor="14"),
        KolomSalin(
            judul="Rp", kelompok="Tingkat capaian Renstra (%)", bentuk="persen", nomor="14"
        ),
        KolomSalin(judul="Unit penanggung jawab", nomor="15"),
        KolomSalin(judul="Ket.", nomor="16"),
    )


def _e81(kertas: Mapping[int, Isi], tw: int, rencana: Rencana) -> Susunan:
    sampai = {n: kertas[n] for n in _TRIWULAN if n <= tw and n in kertas}
    baris: list[tuple[NilaiSalin, ...]] = []
    for simpul in _urut_pohon(rencana):
        if simpul.jenis in _ANGGARAN:
            baris += _baris_e81(len(baris), simpul, sampai, tw, rencana)
    kini = kertas[tw]
    return (
        _kolom_e81(rencana.periode.tahun),
        tuple(baris),
        _kaki_e81(kini),
        (
            "K pada triwulan adalah angka triwulan itu; Rp adalah serapan triwulan itu "
            "(selisih serapan s.d. triwulan).",
            "Sel kosong: angkanya belum tercatat di Tolok (antara lain anggaran Renstra dan "
            "kumulatif Renstra yang dijumlah). Lengkapi di berkas Anda, jangan diisi nol.",
        ),
    )


def _baris_e81(
    urut: int, simpul: Simpul, sampai: Mapping[int, Isi], tw: int, rencana: Rencana
) -> list[tuple[NilaiSalin, ...]]:
    """The rows of one node: one per indicator, money on the first; without one, money alone."""
    kini = sampai[tw]
    indikator = [b for b in kini["baris"] if b["simpul"]["kode"] == simpul.kode]
    uang = {n: _menurut(k, "anggaran", "kode").get(simpul.kode) for n, k in sampai.items()}
    if not indikator and uang[tw] is None:
        return []
    sasaran = _sasaran(simpul, rencana)
    hasil = []
    for n, b in enumerate(indikator or [None]):
        awal = n == 0
        rupiah = _rupiah_e81(uang, tw) if awal else (None,) * _PASANGAN
        kinerja = _kinerja_e81(b, sampai, tw) if b is not None else (None,) * _PASANGAN
        hasil.append(
            (
                str(urut + n + 1),
                sasaran if awal else "",
                f"{simpul.kode} {simpul.nama}" if awal else "",
                f"{b['kode']} {b['nama']} ({b['satuan']})" if b is not None else "",
                *_selang(kinerja, rupiah),
                (b or {}).get("penanggung_jawab") or simpul.penanggung_jawab,
                _ket_e81(b),
            )
        )
    return hasil


def _selang(kinerja: Sequence[NilaiSalin], rupiah: Sequence[NilaiSalin]) -> tuple[NilaiSalin, ...]:
    """K and Rp side by side, columns 5 to 14."""
    return tuple(x for pasangan in zip(kinerja, rupiah, strict=True) for x in pasangan)


def _kinerja_e81(b: Isi, sampai: Mapping[int, Isi], tw: int) -> tuple[NilaiSalin, ...]:
    """Columns 5 to 14, K."""
    tiap = {n: _menurut(k, "baris", "indikator").get(b["indikator"]) for n, k in sampai.items()}
    renstra = next((p for p in b["pembanding"] if p["jenis"] == "akhir_renstra"), None)
    dijumlah = b["agregasi"] == "jumlah"
    return (
        _angka(b["akhir_renstra"]),
        _angka(b["tahun_lalu"]),
        _angka(b["target_tahun"]),
        *(_triwulan_e81(tiap.get(n)) for n in _TRIWULAN),
        _desimal(b["realisasi_sd"]),
        None if dijumlah else _desimal(b["realisasi_sd"]),
        None if dijumlah or renstra is None else _angka(renstra["tampil"]),
    )


def _triwulan_e81(b: Isi | None) -> NilaiSalin:
    """The figure of the quarter itself, as its owner stated it."""
    isian = b["isian"] if b is not None else None
    if not isian:
        return None
    if isian["komponen"] and b is not None:
        return _desimal(b["realisasi_sd"])
    return _desimal(isian["nilai"])


def _rupiah_e81(uang: Mapping[int, Isi | None], tw: int) -> tuple[NilaiSalin, ...]:
    """Columns 5 to 14, Rp: the ceiling, each quarter's own spending, spending so far. What the
    Renstra planned and spent before is not held."""
    kini = uang[tw]
    if kini is None:
        return (None,) * _PASANGAN
    sd: dict[int, int | None] = {n: u["realisasi"] if u else None for n, u in uang.items()}
    tiap = [_selisih(sd.get(n), 0 if n == 1 else sd.get(n - 1)) for n in _TRIWULAN]
    return (None, None, kini["pagu"], *tiap, kini["realisasi"], None, None)


def _selisih(kini: int | None, lalu: int | None) -> int | None:
    return None if kini is None or lalu is None else kini - lalu


def _ket_e81(b: Isi | None) -> str:
    if b is None:
        return "belum ada indikator"
    return "" if b["capaian"] is not None else str(b["keadaan"]).replace("_", " ")


def _sasaran(simpul: Simpul, rencana: Rencana) -> str:
    kini: Simpul | None = simpul
    while kini is not None and kini.jenis is not JenisSimpul.SASARAN:
        kini = rencana.simpul_menurut_id.get(kini.induk or "")
    return f"{kini.kode} {kini.nama}" if kini is not None else ""


def _kaki_e81(isi: Isi) -> tuple[tuple[str, str], ...]:
    rekap = [r for r in isi["rekap"] if r["tampil"]]
    rata = "; ".join(f"{r['kode']} {r['tampil']}% ({r['kategori']})" for r in rekap)
    return (
        ("Rata-rata capaian kinerja dan predikat per sasaran", rata or "belum terukur"),
        ("Faktor pendorong keberhasilan kinerja", _kumpul(isi, "pendorong")),
        ("Faktor penghambat pencapaian kinerja", _kumpul(isi, "penghambat")),
        ("Tindak lanjut yang diperlukan", _kumpul(isi, "tindak_lanjut")),
    )


def _kumpul(isi: Isi, kolom: str) -> str:
    ada = [
        f"{b['kode']}: {b['isian'][kolom]}" for b in isi["baris"] if (b["isian"] or {}).get(kolom)
    ]
    return "; ".join(ada) or "tidak ada"


# ---- e-Monev, e-SAKIP Reviu, e-Kinerja BKN ---------------------------------------------------


def _emonev(kertas: Mapping[int, Isi], tw: int, rencana: Rencana) -> Susunan:
    isi = kertas[tw]
    uang = _menurut(isi, "anggaran", "kode")
    baris: list[tuple[NilaiSalin, ...]] = []
    for simpul in _urut_pohon(rencana):
        if simpul.jenis not in _ANGGARAN:
            continue
        milik = [b for b in isi["baris"] if b["simpul"]["kode"] == simpul.kode] or [None]
        a = uang.get(simpul.kode)
        for n, b in enumerate(milik):
            rupiah = (a["pagu"], a["realisasi"], _angka(a["tampil"])) if a and n == 0 else None
            baris.append(_baris_emonev(simpul, b, rupiah or (None, None, None)))
    kolom = (
        KolomSalin(judul="Kode"),
        KolomSalin(judul="Program/kegiatan/subkegiatan"),
        KolomSalin(judul="Indikator"),
        KolomSalin(judul="Satuan"),
        KolomSalin(judul="Target tahun", bentuk="angka"),
        KolomSalin(judul="Target s.d. triwulan", bentuk="angka"),
        KolomSalin(judul="Realisasi s.d. triwulan", bentuk="angka"),
        KolomSalin(judul="Capaian (%)", bentuk="persen"),
        KolomSalin(judul="Pagu (Rp)", bentuk="rupiah"),
        KolomSalin(judul="Realisasi (Rp)", bentuk="rupiah"),
        KolomSalin(judul="Serapan (%)", bentuk="persen"),
        KolomSalin(judul="Permasalahan"),
        KolomSalin(judul="Tindak lanjut"),
    )
    return kolom, tuple(baris), (), ()


def _baris_emonev(
    simpul: Simpul, b: Isi | None, rupiah: tuple[NilaiSalin, ...]
) -> tuple[NilaiSalin, ...]:
    if b is None:
        return (simpul.kode, simpul.nama, "", "", None, None, None, None, *rupiah, "", "")
    i = b["isian"] or {}
    return (
        simpul.kode,
        simpul.nama,
        b["nama"],
        b["satuan"],
        _angka(b["target_tahun"]),
        _angka(b["target_sd"]),
        _desimal(b["realisasi_sd"]),
        _desimal(b["capaian"]),
        *rupiah,
        i.get("penghambat") or "",
        i.get("tindak_lanjut") or "",
    )


def _esr(kertas: Mapping[int, Isi], tw: int, rencana: Rencana) -> Susunan:
    baris = tuple(
        (
            f"{b['simpul']['kode']} {b['simpul']['nama']}",
            b["nama"],
            b["satuan"],
            _angka(b["target_tahun"]),
            _angka(b["target_sd"]),
            _desimal(b["realisasi_sd"]),
            _desimal(b["capaian"]),
            b["kategori"] or b["keadaan"].replace("_", " "),
            _angka(b["tahun_lalu"]),
            _angka(b["akhir_renstra"]),
            b["sumber"],
        )
        for b in kertas[tw]["baris"]
        if b["simpul"]["jenis"] in (JenisSimpul.TUJUAN, JenisSimpul.SASARAN)
    )
    kolom = (
        KolomSalin(judul="Tujuan/sasaran"),
        KolomSalin(judul="Indikator kinerja"),
        KolomSalin(judul="Satuan"),
        KolomSalin(judul="Target tahun", bentuk="angka"),
        KolomSalin(judul="Target s.d. triwulan", bentuk="angka"),
        KolomSalin(judul="Realisasi s.d. triwulan", bentuk="angka"),
        KolomSalin(judul="Capaian (%)", bentuk="persen"),
        KolomSalin(judul="Kategori"),
        KolomSalin(judul="Realisasi tahun lalu", bentuk="angka"),
        KolomSalin(judul="Target akhir Renstra", bentuk="angka"),
        KolomSalin(judul="Sumber data"),
    )
    return kolom, baris, (), ()


def _bkn(kertas: Mapping[int, Isi], tw: int, rencana: Rencana) -> Susunan:
    baris = tuple(
        (
            b["penanggung_jawab"],
            f"{b['simpul']['kode']} {b['simpul']['nama']}",
            b["nama"],
            b["satuan"],
            _angka(b["target_sd"]),
            _desimal(b["realisasi_sd"]),
            _desimal(b["capaian"]),
            "; ".join(x["judul"] for x in (b["isian"] or {}).get("bukti", ())),
        )
        for b in sorted(kertas[tw]["baris"], key=lambda b: b["penanggung_jawab"])
    )
    kolom = (
        KolomSalin(judul="Jabatan"),
        KolomSalin(judul="Rencana hasil kerja"),
        KolomSalin(judul="Indikator"),
        KolomSalin(judul="Satuan"),
        KolomSalin(judul="Target", bentuk="angka"),
        KolomSalin(judul="Realisasi", bentuk="angka"),
        KolomSalin(judul="Capaian (%)", bentuk="persen"),
        KolomSalin(judul="Bukti dukung"),
    )
    catatan = (
        "Lembar ini menyalin realisasi ke SKP; nilai perilaku dan predikat tidak ada di sini.",
    )
    return kolom, baris, (), catatan
