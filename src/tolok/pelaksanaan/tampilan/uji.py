"""What the page of a dry run shows: the smooth way row by row, every path, and the spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby

from tolok.dasar.angka import tulis
from tolok.dasar.kalender import KalenderKerja
from tolok.dasar.tanggal import hari_tanggal, jam, lama, tanggal_pendek
from tolok.pelaksanaan.domain.uji_acak import Andaian, SebaranUji, sebarkan
from tolok.pelaksanaan.domain.uji_jalan import (
    BarisUji,
    UjiJalan,
    sebut_jumlah,
    sebut_lintasan,
    uji_jalan,
)
from tolok.sop.domain.jalan import SopJalan
from tolok.web.grafik import ButirBatang
from tolok.web.grafik_tampil import GrafikTampil, grafik_batang
from tolok.web.templatetags.tolok import persen

__all__ = [
    "BarisTampil",
    "HalamanUji",
    "LintasanTampil",
    "sebut_jumlah",
    "sebut_lintasan",
    "susun_uji",
]

_BANYAK_BATANG = 12
_HAMPIR_SEMUA = 95


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisTampil:
    """A row of the smooth way in words."""

    nomor: int
    uraian: str
    lajur: str
    bersama: str
    baku: str
    mulai: str
    selesai: str
    bagian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LintasanTampil:
    """A path in words. `tambahan`: how much later than the smooth way it ends."""

    nama: str
    tercetak: bool
    urutan: str
    jumlah: str
    selesai: str
    hari_kerja: int
    tambahan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HalamanUji:
    """Everything on the page."""

    baris: tuple[BarisTampil, ...]
    lintasan: tuple[LintasanTampil, ...]
    lancar: LintasanTampil
    terlama: BarisTampil | None
    tanpa_waktu: tuple[int, ...]
    tengah: str
    tengah_hari: int
    sembilan_puluh: str
    sembilan_puluh_hari: int
    rerata_kembali: str
    dapat_kembali: bool
    andaian: Andaian
    grafik: tuple[GrafikTampil, ...]


def susun_uji(
    sop: SopJalan, kalender: KalenderKerja, mulai: datetime, andaian: Andaian
) -> HalamanUji:
    """The whole page of one SOP that would begin at `mulai`."""
    semua = uji_jalan(sop, kalender, mulai)
    sebaran = sebarkan(sop, kalender, mulai, andaian)
    lancar = semua[0]
    baris = tuple(_baris(sop, kalender, lancar, satu) for satu in lancar.baris)
    tengah, akhir = sebaran.persentil(50), sebaran.persentil(90)
    terlama = max(lancar.baris, key=lambda b: b.lama, default=None)
    return HalamanUji(
        baris=baris,
        lintasan=tuple(_lintasan(kalender, lancar, satu) for satu in semua),
        lancar=_lintasan(kalender, lancar, lancar),
        terlama=baris[lancar.baris.index(terlama)] if terlama and terlama.lama else None,
        tanpa_waktu=tuple(n.nomor for n in sop.langkah if n.waktu is None),
        tengah=_hari(kalender, tengah.selesai),
        tengah_hari=tengah.hari_kerja,
        sembilan_puluh=_hari(kalender, akhir.selesai),
        sembilan_puluh_hari=akhir.hari_kerja,
        rerata_kembali=tulis(sebaran.rerata_kembali, 1),
        dapat_kembali=any(satu.kembali is not None for satu in sop.langkah),
        andaian=andaian,
        grafik=tuple(
            g for g in (_grafik_waktu(baris, lancar), _grafik_sebaran(kalender, sebaran)) if g
        ),
    )


def _hari(kalender: KalenderKerja, saat: datetime) -> str:
    return hari_tanggal(saat.astimezone(kalender.tz).date())


def _baris(
    sop: SopJalan, kalender: KalenderKerja, lancar: UjiJalan, satu: BarisUji
) -> BarisTampil:
    langkah = sop.menurut_nomor[satu.langkah]
    nama = {lajur.kode: lajur.nama for lajur in sop.lajur}
    lain = [nama.get(kode, kode) for kode in langkah.pelaksana if kode != satu.lajur]
    return BarisTampil(
        nomor=satu.langkah,
        uraian=langkah.uraian,
        lajur=nama.get(satu.lajur, satu.lajur),
        bersama=", ".join(lain),
        baku=langkah.waktu.tampil if langkah.waktu else "tanpa batas waktu",
        mulai=_saat(kalender, satu.dari),
        selesai=_saat(kalender, satu.sampai),
        bagian=_persen(satu.lama, lancar.lama),
    )


def _persen(bagian: timedelta, semua: timedelta) -> str:
    detik = semua // timedelta(seconds=1)
    return persen(Decimal(bagian // timedelta(seconds=1)) * 100 / detik if detik else 0, 0)


def _saat(kalender: KalenderKerja, saat: datetime) -> str:
    setempat = saat.astimezone(kalender.tz)
    return f"{tanggal_pendek(setempat.date())}, {jam(saat, kalender.zona, dengan_zona=False)}"


# -- paths in words ------------------------------------------------------------------------------


def _lintasan(kalender: KalenderKerja, lancar: UjiJalan, satu: UjiJalan) -> LintasanTampil:
    beda = satu.hari_kerja - lancar.hari_kerja
    lebih = satu.lama - lancar.lama
    return LintasanTampil(
        nama=sebut_lintasan(satu.lintasan),
        tercetak=satu.lintasan.tercetak,
        urutan=_urutan(satu),
        jumlah=sebut_jumlah(satu.jumlah),
        selesai=_saat(kalender, satu.selesai),
        hari_kerja=satu.hari_kerja,
        tambahan=f"{beda} hari kerja" if beda else (lama(lebih) if lebih else ""),
    )


def _urutan(satu: UjiJalan) -> str:
    """Rows as they open, runs drawn together: "1–8, 7 (perbaikan), 8–11"."""
    bagian = []
    for _, isi in groupby(enumerate(satu.baris), lambda e: (e[1].langkah - e[0], e[1].perbaikan)):
        potong = [b for _, b in isi]
        awal, akhir = potong[0].langkah, potong[-1].langkah
        teks = str(awal) if awal == akhir else f"{awal}–{akhir}"
        bagian.append(f"{teks} (perbaikan)" if potong[0].perbaikan else teks)
    return ", ".join(bagian)


# -- charts --------------------------------------------------------------------------------------


def _grafik_waktu(baris: Sequence[BarisTampil], lancar: UjiJalan) -> GrafikTampil | None:
    if not lancar.lama:
        return None
    butir = [
        ButirBatang(
            nama=f"{teks.nomor}. {teks.lajur}, {teks.baku}",
            nilai=Decimal(satu.lama // timedelta(minutes=1)),
            teks=teks.bagian,
        )
        for teks, satu in zip(baris, lancar.baris, strict=True)
    ]
    return grafik_batang(
        "Ke mana waktunya bila lancar",
        butir,
        ("Langkah dan waktu bakunya", "Bagian"),
        "uji-jalan-waktu",
        awalan="langkah ",
    )


def _grafik_sebaran(kalender: KalenderKerja, sebaran: SebaranUji) -> GrafikTampil:
    """How many random runs end when; the last twentieth, which may be far away, in one bar."""
    akhir = [u.selesai.astimezone(kalender.tz).date() for u in sebaran.ulangan]
    ujung = sebaran.persentil(_HAMPIR_SEMUA).selesai.astimezone(kalender.tz).date()
    lebar = max(-(-((ujung - akhir[0]).days + 1) // _BANYAK_BATANG), 1)
    banyak = (ujung - akhir[0]).days // lebar + 1
    kelompok = Counter(min((hari - akhir[0]).days // lebar, banyak) for hari in akhir)
    butir = [
        ButirBatang(
            nama=_rentang(akhir[0], ke, lebar, terbuka=ke == banyak),
            nilai=Decimal(kelompok[ke]),
            teks=persen(Decimal(kelompok[ke]) * 100 / len(akhir), 0),
        )
        for ke in range(max(kelompok) + 1)
    ]
    return grafik_batang(
        "Kapan selesai pada jalan acak",
        butir,
        ("Selesai", "Bagian jalan acak"),
        "uji-jalan-sebaran",
    )


def _rentang(awal: date, ke: int, lebar: int, *, terbuka: bool) -> str:
    dari = awal + timedelta(days=ke * lebar)
    if terbuka:
        return f"{tanggal_pendek(dari)} atau sesudahnya"
    if lebar == 1:
        return tanggal_pendek(dari)
    return f"{tanggal_pendek(dari)} – {tanggal_pendek(dari + timedelta(days=lebar - 1))}"
