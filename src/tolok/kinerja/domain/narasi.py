"""The report's text: a draft made from what the owners wrote, never over a person's words.

A section keeps who wrote it: `mesin` sections are rewritten when the figures change, `orang`
sections stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tolok.dasar.angka import tulis
from tolok.dasar.tanggal import tanggal
from tolok.kinerja.domain.bilangan import tampil
from tolok.kinerja.domain.kertas_kerja import (
    BarisKertasKerja,
    KertasKerja,
    capaian,
    rekap_program,
    rekap_sasaran,
)
from tolok.kinerja.domain.pembanding import Pembanding
from tolok.kinerja.domain.rekap import RekapSimpul
from tolok.kinerja.domain.rencana import JenisSimpul, Simpul
from tolok.kinerja.domain.target import tulis_target

__all__ = ["TeksLaporan", "gabung_narasi", "narasi_awal", "narasi_dari_json", "narasi_ke_json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeksLaporan:
    """One section: its paragraphs, and whether a person wrote them."""

    teks: str
    orang: bool = False


Narasi = Mapping[str, TeksLaporan]


def narasi_awal(kertas: KertasKerja) -> dict[str, TeksLaporan]:
    """A first draft of every section, by its key; analysis sections are "sasaran/<id>"."""
    rencana = kertas.rencana
    periode = rencana.periode.nama
    perjanjian = rencana.perjanjian.sebutan if rencana.perjanjian else "Perjanjian Kinerja"
    bagian = {
        "kata_pengantar": f"Laporan ini menyajikan hasil pengukuran kinerja {rencana.instansi} {periode}, sebagai pertanggungjawaban atas {perjanjian}.",
        "dasar": "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah.\nPeraturan Menteri PANRB Nomor 53 Tahun 2014.\n"
        + f"{perjanjian}.",
        "maksud": f"Mengukur tingkat capaian kinerja {periode} terhadap target yang diperjanjikan dan menjelaskan sebab-sebabnya.",
        "ruang_lingkup": _lingkup(kertas),
        "metodologi": _metodologi(kertas),
        "perencanaan": _perencanaan(kertas),
        "ringkasan": _ringkasan(kertas),
        "anggaran": _anggaran(kertas),
        "efisiensi": _efisiensi(kertas),
        "simpulan": _simpulan(kertas),
        **{f"sasaran/{s.id}": _sasaran(s, r, kertas) for s, r in rekap_sasaran(kertas)},
    }
    return {kunci: TeksLaporan(teks=teks) for kunci, teks in bagian.items()}


def gabung_narasi(lama: Narasi, baru: Narasi) -> dict[str, TeksLaporan]:
    """The new draft with every section a person wrote left untouched, also orphaned ones.

    >>> gabung_narasi({"a": TeksLaporan(teks="milik saya", orang=True)},
    ...               {"a": TeksLaporan(teks="mesin")})["a"].teks
    'milik saya'
    """
    orang = {kunci: bagian for kunci, bagian in lama.items() if bagian.orang}
    return {**baru, **orang}


def narasi_ke_json(narasi: Narasi) -> dict[str, Any]:
    """Sections as JSON values."""
    return {k: {"teks": b.teks, "orang": b.orang} for k, b in narasi.items()}


def narasi_dari_json(isi: Mapping[str, Any]) -> dict[str, TeksLaporan]:
    """Sections from JSON values; anything that is no section is left out."""
    return {
        str(k): TeksLaporan(teks=str(b.get("teks") or ""), orang=bool(b.get("orang")))
        for k, b in isi.items()
        if isinstance(b, Mapping)
    }


def _lingkup(kertas: KertasKerja) -> str:
    utama = _utama(kertas)
    simpul = [s for s in kertas.rencana.simpul if s.jenis is JenisSimpul.SASARAN]
    program = [s for s in kertas.rencana.simpul if s.jenis is JenisSimpul.PROGRAM]
    return (
        f"Pengukuran mencakup {len(simpul)} sasaran dengan {len(utama)} indikator tujuan dan "
        f"sasaran, serta {len(program)} program, sampai dengan {kertas.rencana.periode.nama}."
    )


def _metodologi(kertas: KertasKerja) -> str:
    a = kertas.aturan
    return (
        f"Capaian dihitung menurut aturan ukur {a.id} ({a.nama}). Rumus tiap indikator, "
        "substitusi dan pembulatannya tercantum pada kertas kerja. Capaian sasaran adalah "
        "rata-rata indikator yang terukur; yang belum diukur, belum tersedia atau tak terdefinisi "
        f"tidak ikut rata-rata. Kategori menurut {a.skala.nama}."
    )


def _perencanaan(kertas: KertasKerja) -> str:
    perjanjian = kertas.rencana.perjanjian
    if perjanjian is None:
        return "Perjanjian Kinerja tahun ini belum tercatat."
    return (
        f"{perjanjian.sebutan} tanggal {tanggal(perjanjian.tanggal)} memuat target yang menjadi "
        "dasar pengukuran. Target tahun dan target sampai dengan triwulan ini disajikan pada tabel."
    )


def _utama(kertas: KertasKerja) -> list[BarisKertasKerja]:
    tingkat = {JenisSimpul.TUJUAN, JenisSimpul.SASARAN}
    simpul = kertas.rencana.simpul_menurut_id
    return [b for b in kertas.baris if simpul[b.butir.simpul].jenis in tingkat]


def _ringkasan(kertas: KertasKerja) -> str:
    utama = _utama(kertas)
    terukur = [c for b in utama if (c := capaian(b.hasil)) is not None]
    tercapai = sum(1 for c in terukur if c >= kertas.aturan.rekap.nilai.tercapai_mulai)
    return (
        f"Dari {len(utama)} indikator tujuan dan sasaran, {len(terukur)} terukur: {tercapai} "
        f"mencapai target dan {len(terukur) - tercapai} belum. {len(utama) - len(terukur)} "
        "indikator tanpa angka disertai alasannya."
    )


def _anggaran(kertas: KertasKerja) -> str:
    program = rekap_program(kertas)
    belum = sum(p.serapan.belum for p in program)
    if belum:
        return f"Realisasi anggaran {belum} subkegiatan belum disampaikan, sehingga serapan program terkait belum dihitung."
    terukur = [p.serapan.hasil.serapan for p in program if p.serapan.hasil.serapan is not None]
    if not terukur:
        return "Serapan anggaran belum dapat dihitung."
    return (
        f"Serapan {len(terukur)} program berkisar {tampil(min(terukur))} sampai "
        f"{tampil(max(terukur))} persen dari pagu."
    )


def _efisiensi(kertas: KertasKerja) -> str:
    tidak = [
        p.serapan.simpul.nama
        for p in rekap_program(kertas)
        if p.efisiensi is not None and not p.efisiensi.efisien
    ]
    if not tidak:
        return "Tidak ada program yang serapannya melampaui capaian kinerjanya."
    return f"Program yang perlu dijelaskan efisiensinya: {'; '.join(tidak)}."


def _simpulan(kertas: KertasKerja) -> str:
    kalimat = [_kalimat_sasaran(s, r) for s, r in rekap_sasaran(kertas)]
    return "\n".join(k for k in kalimat if k)


def _kalimat_sasaran(simpul: Simpul, rekap: RekapSimpul) -> str:
    if rekap.n == 0:
        return ""
    if rekap.rata_asli is None:
        return f"{simpul.nama}: belum ada indikator yang terukur ({rekap.n} indikator)."
    return (
        f"{simpul.nama}: {tampil(rekap.rata_asli)} persen ({rekap.kategori}), "
        f"{rekap.n_terukur} dari {rekap.n} indikator terukur."
    )


def _sasaran(simpul: Simpul, rekap: RekapSimpul, kertas: KertasKerja) -> str:
    kalimat = [_kalimat_sasaran(simpul, rekap)]
    kalimat += [_kalimat_indikator(b) for b in kertas.menurut_simpul.get(simpul.id, ())]
    return "\n".join(k for k in kalimat if k)


def _titik(teks: str) -> str:
    return teks.strip().rstrip(".") + "."


def _kalimat_indikator(baris: BarisKertasKerja) -> str:
    """Result, the three other comparisons that Chapter III must make, and the owner's reasons."""
    nilai = capaian(baris.hasil)
    awal = (
        f"{baris.butir.nama} tercapai {tampil(nilai)} persen{_dari_target(baris)}."
        if nilai is not None
        else f"{baris.butir.nama}: {baris.hasil.keadaan.value.replace('_', ' ')}."
    )
    bagian = [awal, *_kalimat_pembanding(baris.pembanding)]
    if baris.isian is not None:
        if baris.isian.pendorong:
            bagian.append(_titik(f"Pendorong: {baris.isian.pendorong}"))
        if baris.isian.penghambat:
            bagian.append(_titik(f"Penghambat: {baris.isian.penghambat}"))
        if baris.isian.tindak_lanjut:
            bagian.append(_titik(f"Tindak lanjut: {baris.isian.tindak_lanjut}"))
    return " ".join(bagian)


def _dari_target(baris: BarisKertasKerja) -> str:
    """The figures behind the percentage."""
    realisasi, target = baris.sd.realisasi, baris.sd.target
    if realisasi is None or target is None:
        return ""
    satuan = f" {baris.butir.satuan}" if baris.butir.satuan not in ("", "%") else ""
    return f", realisasi {_singkat(realisasi.nilai)} dari target {tulis_target(target)}{satuan}"


def _singkat(nilai: Decimal) -> str:
    """A figure in a sentence: as it was given, a computed one with the decimals of the report.

    >>> _singkat(Decimal("4.9022")), _singkat(Decimal("-0.30338102810345"))
    ('4,9022', '-0,30')
    """
    angka = tulis(nilai)
    return angka if len(angka.partition(",")[2]) <= 4 else tampil(nilai)


def _kalimat_pembanding(pembanding: Sequence[Pembanding]) -> list[str]:
    """Last year, end of Renstra, national or other regions; what is missing is said once."""
    ada = [_titik(_banding(p)) for p in pembanding if p.nilai is not None]
    kurang = [p.nama.lower() for p in pembanding if p.nilai is None]
    if kurang and ada:
        ada.append(f"Pembanding yang belum tersedia: {', '.join(kurang)}.")
    return ada


def _banding(p: Pembanding) -> str:
    if p.jenis == "akhir_renstra":
        if p.capaian is None:
            return f"Terhadap target akhir Renstra {p.nilai} belum dapat dihitung"
        return f"Terhadap target akhir Renstra {p.nilai} tercapai {tampil(p.capaian)} persen"
    selisih = "" if not p.selisih else f", selisih {_singkat(p.selisih)}"
    if p.jenis == "tahun_lalu":
        return f"Dibanding tahun lalu ({p.nilai}) {p.arah or 'berbeda'}{selisih}"
    return f"Dibanding {p.nama} ({p.nilai}) {_KATA_DAERAH.get(p.arah or '', 'berbeda')}{selisih}"


_KATA_DAERAH = {"membaik": "lebih baik", "memburuk": "belum setara", "tetap": "sama"}
