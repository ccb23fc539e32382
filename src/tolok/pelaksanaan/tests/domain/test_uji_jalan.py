"""The dry run: its paths are the decider's, its sums are those a person adds up by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from random import Random
from time import perf_counter

import holidays
import pytest
from hypothesis import given, settings, strategies as st

from tolok.dasar.durasi import Durasi, Satuan
from tolok.dasar.kalender import KalenderKerja
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.perkiraan import perkirakan
from tolok.pelaksanaan.domain.uji_acak import Andaian, arah_kembali, sebarkan, urutan_uji
from tolok.pelaksanaan.domain.uji_jalan import (
    JumlahBaku,
    UjiJalan,
    lintasan_uji,
    mainkan,
    uji_jalan,
)
from tolok.pelaksanaan.tests.domain.sop_acak import sop_acak
from tolok.regulasi.jam_kerja import jam_kerja
from tolok.sop import pustaka
from tolok.sop.domain.dokumen import Keputusan, Langkah, MutuBaku, Pelaksana, Sop
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.siapkan import siapkan

_LIBUR = frozenset(
    holidays.country_holidays("ID", years=(2025, 2026), categories=("public", "government"))
)
KALENDER = KalenderKerja(pekan=jam_kerja("jam_kerja.biasa", date.max).pekan, libur=_LIBUR)
SENIN = datetime(2026, 1, 12, 0, 30, tzinfo=UTC)
"""Monday 12 January 2026, 07.30 WIB."""


@lru_cache(maxsize=8)
def _sop(kode: str) -> SopJalan:
    hasil = siapkan(pustaka.muat(kode))
    assert isinstance(hasil, SopJalan)
    return hasil


def _uji(kode: str, mulai: datetime = SENIN) -> tuple[UjiJalan, ...]:
    return uji_jalan(_sop(kode), KALENDER, mulai)


def _baku(menit: int, hari: int) -> JumlahBaku:
    return JumlahBaku(menit=Decimal(menit), hari=Decimal(hari))


def _rapi(uji: UjiJalan) -> str:
    return " ".join(f"{b.langkah}{'*' if b.perbaikan else ''}" for b in uji.baris)


# Added up by hand from the printed columns.
@pytest.mark.parametrize(
    ("kode", "menit", "hari"),
    [("000", 840, 1), ("001", 495, 0), ("002", 670, 1), ("003", 590, 0), ("004", 0, 38)],
)
def test_jumlah_waktu_baku_lintasan_lancar(kode: str, menit: int, hari: int) -> None:
    assert _uji(kode)[0].jumlah == _baku(menit, hari)


@pytest.mark.parametrize(
    ("mulai", "selesai"),
    [
        (date(2026, 1, 2), date(2026, 2, 27)),
        (date(2026, 1, 12), date(2026, 3, 9)),
        (date(2025, 10, 1), date(2025, 11, 21)),
    ],
)
def test_tiga_puluh_delapan_hari_kerja_berakhir_pada_harinya(mulai: date, selesai: date) -> None:
    lancar = _uji("004", datetime(mulai.year, mulai.month, mulai.day, 1, 0, tzinfo=UTC))[0]

    assert lancar.selesai.astimezone(KALENDER.tz).date() == selesai
    assert lancar.hari_kerja == 38


def test_590_menit_mulai_senin_pagi_selesai_selasa_0950() -> None:
    """Monday holds 450 minutes; the other 140 run from 07.30 on Tuesday."""
    lancar = _uji("003")[0]

    assert lancar.selesai == datetime(2026, 1, 13, 2, 50, tzinfo=UTC)
    assert lancar.lama == timedelta(minutes=590)
    pertama = lancar.baris[0]
    assert (pertama.lajur, pertama.dari, pertama.sampai) == (
        "kadis", SENIN, SENIN + timedelta(minutes=10),
    )  # fmt: skip


# Every return once: the rows that open again, and what that adds, by hand.
@pytest.mark.parametrize(
    ("kode", "dari", "ke", "urutan", "jumlah"),
    [
        ("000", 6, 5, "1 2 3 4 5 6 5 6 7 8 9 10 11", _baku(840 + 240, 1)),
        ("000", 7, 5, "1 2 3 4 5 6 7 5 6 7 8 9 10 11", _baku(840 + 240 + 120, 1)),
        ("000", 8, 7, "1 2 3 4 5 6 7 8 7* 8 9 10 11", _baku(840 + 120 + 120, 1)),
        ("000", 9, 5, "1 2 3 4 5 6 7 8 9 5 6 7 8 9 10 11", _baku(840 + 480, 2)),
        ("001", 2, 1, "1 2 1 2 3 4 5 6 7", _baku(495 + 240, 0)),
        ("002", 8, 7, "1 2 3 4 5 6 7 8 7 8 9 10", _baku(670 + 150, 1)),
        ("003", 5, 4, "1 2 3 4 5 4* 5 6 7 8 9", _baku(590 + 60, 0)),
        ("003", 7, 6, "1 2 3 4 5 6 7 6 7 8 9", _baku(590 + 375, 0)),
        ("004", 3, 2, "1 2 3 2 3 4 5 6 7", _baku(0, 38 + 21)),
    ],
)
def test_satu_pengembalian_mengulang_baris_dari_tujuannya(
    kode: str, dari: int, ke: int, urutan: str, jumlah: JumlahBaku
) -> None:
    uji = next(u for u in _uji(kode) if u.lintasan.dari == dari)

    assert (uji.lintasan.ke, _rapi(uji), uji.jumlah) == (ke, urutan, jumlah)


def test_jalan_kembali_yang_tidak_dicetak_ditandai() -> None:
    tercetak = {u.lintasan.dari: u.lintasan.tercetak for u in _uji("000") if u.lintasan.kembali}

    assert tercetak == {6: False, 7: False, 8: True, 9: False}


@pytest.mark.parametrize("kode", pustaka.daftar())
@pytest.mark.parametrize("jam", [0, 5, 9, 30])
def test_lintasan_lancar_sama_dengan_perkiraan_sebelum_mulai(kode: str, jam: int) -> None:
    mulai = SENIN + timedelta(hours=jam)
    lancar, kira = _uji(kode, mulai)[0], perkirakan(Lintasan(_sop(kode)), KALENDER, mulai)

    assert (lancar.selesai, lancar.hari_kerja) == (kira.selesai, kira.hari_kerja)


def test_pilihan_maju_menjadi_lintasan_sendiri() -> None:
    def baris(nomor: int, uraian: str, keputusan: Keputusan | None = None) -> Langkah:
        waktu = Durasi(teks="60 menit", nilai=Decimal(60), satuan=Satuan.MENIT)
        mutu = MutuBaku(kelengkapan=("Laporan kinerja",), waktu=waktu, output=("Laporan kinerja",))
        lajur = "kepala" if nomor == 2 else "staf"
        return Langkah(
            nomor=nomor, uraian=uraian, pelaksana=(lajur,), mutu=mutu, keputusan=keputusan
        )

    sop = siapkan(
        Sop(
            nama="Penyusunan Laporan",
            pelaksana=(
                Pelaksana(kode="staf", nama="Staf"),
                Pelaksana(kode="kepala", nama="Kepala Dinas"),
            ),
            langkah=(
                baris(1, "Menyusun laporan kinerja"),
                baris(2, "Memeriksa laporan kinerja", Keputusan(setuju=(3, 4), tidak=1)),
                baris(3, "Menggandakan laporan kinerja"),
                baris(4, "Mengarsipkan laporan kinerja"),
            ),
        )
    )
    assert isinstance(sop, SopJalan)

    hasil = [(u.lintasan.dari, u.lintasan.ke, _rapi(u)) for u in uji_jalan(sop, KALENDER, SENIN)]

    assert hasil == [(None, None, "1 2 3 4"), (2, 4, "1 2 4"), (2, 1, "1 2 1 2 3 4")]


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(pustaka.daftar()),
    st.frozensets(st.tuples(st.integers(1, 11), st.integers(1, 3)), max_size=6),
)
def test_jalan_acak_sama_dengan_yang_ditempuh_mesin(
    kode: str, kembali: frozenset[tuple[int, int]]
) -> None:
    """Whatever is returned, and however often: the short cut opens the rows the decider opens."""
    sop = _sop(kode)
    arah = arah_kembali(sop)
    boleh = frozenset((n, i) for n, i in kembali if n in arah)

    mesin, _ = mainkan(sop, kembali=boleh)

    assert mesin == urutan_uji(
        Lintasan(sop), arah, lambda n, i: (n, i) in boleh, lambda semua: semua[0]
    )


@pytest.mark.parametrize("benih", [*range(30), 130])
def test_sop_acak_diuji_jalan_sampai_selesai_menurut_mesin(benih: int) -> None:
    """Parallel rows, teams bound on the way, several choices; 130 carries a decision over."""
    sop = sop_acak(Random(benih), benih)  # noqa: S311 - a repeatable example
    lin, arah = Lintasan(sop), arah_kembali(sop)

    for uji in uji_jalan(sop, KALENDER, SENIN):
        if uji.lintasan.dari is not None and not uji.lintasan.kembali:
            continue
        dari = uji.lintasan.dari

        def sekali(nomor: int, iterasi: int, dari: int | None = dari) -> bool:
            return (nomor, iterasi) == (dari, 1)

        assert uji.lintasan.urutan == urutan_uji(lin, arah, sekali, lambda semua: semua[0])


def test_sebaran_berulang_sama_dan_berkumpul_bila_tidak_ada_yang_acak() -> None:
    pasti = Andaian(peluang=Decimal(0), tercepat=Decimal(1), terlama=Decimal(1), ulangan=20)
    lancar = _uji("003")[0]

    satu = sebarkan(_sop("003"), KALENDER, SENIN, Andaian(ulangan=50))
    dua = sebarkan(_sop("003"), KALENDER, SENIN, Andaian(ulangan=50))
    tetap = sebarkan(_sop("003"), KALENDER, SENIN, pasti)

    assert satu == dua
    assert {u.selesai for u in tetap.ulangan} == {lancar.selesai}
    assert tetap.rerata_kembali == 0


@pytest.mark.parametrize("kode", pustaka.daftar())
def test_makin_sering_dikembalikan_makin_lama(kode: str) -> None:
    def tengah(peluang: str) -> datetime:
        andaian = Andaian(peluang=Decimal(peluang), ulangan=200)
        return sebarkan(_sop(kode), KALENDER, SENIN, andaian).persentil(90).selesai

    assert tengah("0") < tengah("0.3") < tengah("0.6")


def test_sop_enam_puluh_langkah_diuji_tanpa_menunggu() -> None:
    """Once ten seconds: every row was played as if it could return something."""
    asal = pustaka.muat("000")
    baris = tuple(
        replace(asal.langkah[ke % 5], nomor=ke + 1, keputusan=None, jalan=None) for ke in range(60)
    )
    sop = siapkan(replace(asal, langkah=baris, catatan_baca=()))
    assert isinstance(sop, SopJalan)

    mulai = perf_counter()
    semua = lintasan_uji(sop)

    assert len(semua[0].urutan) == 60
    assert perf_counter() - mulai < 3
