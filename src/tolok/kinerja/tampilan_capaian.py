"""Charts and workbooks of ratified figures, and of a worked sheet on its way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from tolok.dasar.angka import tulis
from tolok.kinerja.domain.capaian_tahun import CapaianTahun, RekapTahun, SelCapaian
from tolok.kinerja.renderers.lembar_kerja import BukuKerja, KolomLembar, Nilai, angka_teks
from tolok.regulasi.muat import aturan_ukur
from tolok.web.grafik import ButirBatang, Nada, SeriGaris, batang, garis
from tolok.web.grafik_tampil import GrafikTampil, csv_tabel, grafik

__all__ = [
    "buku_capaian",
    "csv_capaian",
    "grafik_rekap",
    "grafik_sasaran",
    "grafik_tahun",
    "grafik_tren",
]

Isi = Mapping[str, Any]
_NADA: tuple[Nada, ...] = ("unggul", "baik", "waspada", "buruk")
_ROMAWI = ("I", "II", "III", "IV")
_BANYAK_SERI = 6


def nada_kategori(kategori: str, aturan: str) -> Nada:
    """The colour of a class by its place in the scale of the rule set, best to worst."""
    nama = [a.nama for a in aturan_ukur(aturan).skala.ambang] if aturan else []
    if kategori not in nama:
        return "netral"
    tempat = nama.index(kategori) * len(_NADA) // max(len(nama), 1)
    return _NADA[min(tempat, len(_NADA) - 1)]


def grafik_rekap(isi: Isi) -> GrafikTampil | None:
    """Bars of the means of a stored worked sheet or recap; None without any node."""
    baris = [
        ButirBatang(
            nama=f"{r['kode']} {r['nama']}",
            nilai=None if r["capaian"] is None else max(Decimal(r["capaian"]), Decimal(0)),
            teks=f"{r['tampil']}%" if r["tampil"] else r["keadaan"].replace("_", " "),
            kata=r["kategori"] or "",
            nada=nada_kategori(r["kategori"] or "", isi["aturan"]),
        )
        for r in isi.get("rekap") or ()
        if r["n"]
    ]
    return _batang("Capaian per tujuan dan sasaran", baris, "capaian-sasaran") if baris else None


def grafik_sasaran(tahun: CapaianTahun, aturan: str) -> GrafikTampil | None:
    """Bars of the newest quarter's means."""
    baris = [_butir(r, r.terakhir, aturan) for r in tahun.rekap if r.n and r.terakhir]
    if not baris:
        return None
    tw = _ROMAWI[tahun.triwulan[-1] - 1]
    judul = f"Capaian per tujuan dan sasaran s.d. triwulan {tw} {tahun.tahun}"
    return _batang(judul, baris, f"capaian-sasaran-{tahun.tahun}")


def _butir(r: RekapTahun, sel: SelCapaian | None, aturan: str) -> ButirBatang:
    ada = sel is not None and sel.capaian is not None
    return ButirBatang(
        nama=f"{r.kode} {r.nama}",
        nilai=max(sel.capaian, Decimal(0))
        if sel is not None and sel.capaian is not None
        else None,
        teks=f"{sel.tampil}%" if sel is not None and ada else "belum diukur",
        kata=sel.kategori if sel is not None else "",
        nada=nada_kategori(sel.kategori if sel is not None else "", aturan),
    )


def _batang(judul: str, butir: Sequence[ButirBatang], nama: str) -> GrafikTampil:
    uraian = "; ".join(f"{b.nama}: {b.teks} {b.kata}".strip() for b in butir)
    return grafik(
        judul,
        lambda n: batang(judul, uraian, butir, lebar=n),
        ("Tujuan atau sasaran", "Capaian", "Kategori"),
        [(b.nama, b.teks, b.kata) for b in butir],
        nama,
    )


def grafik_tren(tahun: CapaianTahun) -> GrafikTampil | None:
    """Lines of the means over the quarters of the year."""
    ada = [r for r in tahun.rekap if any(s is not None and s.capaian is not None for s in r.sel)]
    if len(tahun.triwulan) < 2 or not ada:
        return None
    seri = [
        SeriGaris(
            nama=f"{r.kode} {r.nama}",
            nilai=tuple(s.capaian if s is not None else None for s in r.sel),
        )
        for r in ada[:_BANYAK_SERI]
    ]
    label = [f"TW {r}" for r in _ROMAWI]
    return _garis(f"Capaian sepanjang {tahun.tahun} (%)", label, seri, f"tren-{tahun.tahun}")


def grafik_tahun(
    tahun: CapaianTahun, riwayat: Mapping[str, Mapping[int, Decimal]]
) -> GrafikTampil | None:
    """Lines of the indicators of tujuan and sasaran over the years; None within one year."""
    semua = sorted({t for nilai in riwayat.values() for t in nilai})
    utama = [b for b in tahun.baris if b.jenis in ("tujuan", "sasaran") and b.kode in riwayat]
    if len(semua) < 2 or not utama:
        return None
    seri = [
        SeriGaris(nama=f"{b.kode} {b.nama}", nilai=tuple(riwayat[b.kode].get(t) for t in semua))
        for b in utama[:_BANYAK_SERI]
    ]
    return _garis("Capaian akhir tiap tahun (%)", [str(t) for t in semua], seri, "tren-tahun")


def _garis(judul: str, label: Sequence[str], seri: Sequence[SeriGaris], nama: str) -> GrafikTampil:
    def kata(nilai: Decimal | None) -> str:
        return "–" if nilai is None else tulis(nilai, 2)

    uraian = "; ".join(f"{s.nama}: {', '.join(kata(n) for n in s.nilai)}" for s in seri)
    return grafik(
        judul,
        partial(_lukis_garis, judul, uraian, label, seri),
        ("Uraian", *label),
        [(s.nama, *map(kata, s.nilai)) for s in seri],
        nama,
    )


def _lukis_garis(
    judul: str, uraian: str, label: Sequence[str], seri: Sequence[SeriGaris], lebar: int
) -> str:
    return garis(judul, uraian, label, seri, lebar=lebar)


_KEPALA = ("Tingkat", "Kode", "Tujuan/sasaran/program", "Indikator", "Satuan", "Penanggung jawab")


def csv_capaian(tahun: CapaianTahun) -> bytes:
    """One line per indicator: target, realisation and achievement of each quarter, as printed."""
    kepala = [
        *_KEPALA,
        *(f"{k} TW {r}" for r in _ROMAWI for k in ("Target", "Realisasi", "Capaian", "Kategori")),
    ]
    baris = [
        [
            b.jenis, b.kode, b.simpul, b.nama, b.satuan, b.penanggung_jawab,
            *(x for s in b.sel for x in _kata_sel(s)),
        ]
        for b in tahun.baris
    ]  # fmt: skip
    return csv_tabel(kepala, baris)


def _kata_sel(s: SelCapaian | None) -> tuple[str, str, str, str]:
    if s is None:
        return ("", "", "", "belum ada laporan sah")
    return (s.target, s.realisasi, s.tampil, s.kategori or s.keadaan)


_TINGKAT = (KolomLembar(judul="Tingkat", lebar=10), KolomLembar(judul="Kode", lebar=10))
_TIAP_REKAP = (
    KolomLembar(judul="Rata-rata (%)", lebar=11, bentuk="persen"),
    KolomLembar(judul="Terukur", lebar=11),
    KolomLembar(judul="Kategori", lebar=14),
)
_TIAP_INDIKATOR = (
    KolomLembar(judul="Target", lebar=10, bentuk="angka"),
    KolomLembar(judul="Realisasi", lebar=10, bentuk="angka"),
    KolomLembar(judul="Capaian (%)", lebar=10, bentuk="persen"),
    KolomLembar(judul="Kategori", lebar=14),
)


def _berulang(tiap: Sequence[KolomLembar]) -> list[KolomLembar]:
    """The same columns under the head of each quarter."""
    return [replace(k, kelompok=f"Triwulan {r}") for r in _ROMAWI for k in tiap]


def buku_capaian(tahun: CapaianTahun, instansi: str) -> bytes:
    """The year as a workbook: means and indicators, numbers as numbers."""
    buku = BukuKerja(f"Capaian kinerja {tahun.tahun}", penulis=instansi)
    judul = (f"Capaian kinerja {instansi} tahun {tahun.tahun}", "Angka dari laporan yang disahkan")
    rekap = (*_TINGKAT, KolomLembar(judul="Tujuan/sasaran", lebar=50), *_berulang(_TIAP_REKAP))
    buku.tabel("Sasaran", rekap, map(_baris_rekap, tahun.rekap), judul=judul, beku=3)
    indikator = (
        *_TINGKAT,
        KolomLembar(judul="Tujuan/sasaran/program", lebar=36),
        KolomLembar(judul="Indikator", lebar=40),
        KolomLembar(judul="Satuan", lebar=12),
        KolomLembar(judul="Penanggung jawab", lebar=28),
        *_berulang(_TIAP_INDIKATOR),
    )
    buku.tabel("Indikator", indikator, map(_baris_indikator, tahun.baris), judul=judul, beku=4)
    return buku.tutup()


def _baris_rekap(r: RekapTahun) -> Sequence[Nilai]:
    sel: list[Nilai] = []
    for s in r.sel:
        sel += (None, None, None) if s is None else (s.capaian, s.realisasi, s.kategori)
    return (r.jenis.capitalize(), r.kode, r.nama, *sel)


def _baris_indikator(b: Any) -> Sequence[Nilai]:
    sel: list[Nilai] = []
    for s in b.sel:
        if s is None:
            sel += (None, None, None, None)
        else:
            kata = s.kategori or s.keadaan
            sel += (angka_teks(s.target), angka_teks(s.realisasi), s.capaian, kata)
    return (b.jenis.capitalize(), b.kode, b.simpul, b.nama, b.satuan, b.penanggung_jawab, *sel)
