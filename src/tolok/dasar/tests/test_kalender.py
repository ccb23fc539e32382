from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given, settings, strategies as st

from tolok.dasar.durasi import Durasi, Hitungan, Satuan
from tolok.dasar.kalender import (
    KalenderKerja,
    Musim,
    Pekan,
    dua_jam,
    jatuh_tempo,
    menit_kerja,
    peringatan,
    sisa,
    waktu_kerja,
)
from tolok.regulasi.jam_kerja import jam_kerja

WIB = ZoneInfo("Asia/Jakarta")
BIASA = jam_kerja("jam_kerja.biasa", date(2026, 1, 1))
RAMADAN = jam_kerja("jam_kerja.ramadan", date(2026, 1, 1))
KALENDER = KalenderKerja(
    pekan=BIASA.pekan,
    musim=(
        Musim(
            nama="Ramadan 2026",
            pekan=RAMADAN.pekan,
            mulai=date(2026, 2, 18),
            selesai=date(2026, 3, 19),
        ),
    ),
    libur=frozenset({date(2026, 4, 3), date(2026, 5, 1), date(2026, 6, 1)}),
)
UPTD = KalenderKerja(pekan=Pekan.dari_teks([[["08.00", "14.00"]]] * 6 + [[]]))

CONTOH: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "contoh" / "jatuh_tempo.yaml").read_text(encoding="utf-8")
)


def saat(teks: str) -> datetime:
    return datetime.strptime(teks, "%Y-%m-%d %H.%M").replace(tzinfo=WIB)


def durasi(
    nilai: object,
    satuan: str,
    maks: object = None,
    *,
    hitungan: str = "kerja",
) -> Durasi:
    return Durasi(
        teks=f"{nilai} {satuan}",
        nilai=Decimal(str(nilai)),
        maks=None if maks is None else Decimal(str(maks)),
        satuan=Satuan(satuan),
        hitungan=Hitungan(hitungan),
    )


@pytest.mark.parametrize("contoh", CONTOH, ids=lambda c: c["nama"])
def test_jatuh_tempo_menurut_contoh(contoh: dict[str, Any]) -> None:
    tempo = jatuh_tempo(
        KALENDER,
        saat(contoh["mulai"]),
        durasi(*contoh["durasi"], hitungan=contoh.get("hitungan", "kerja")),
    )

    assert tempo.astimezone(WIB) == saat(contoh["harapan"])
    assert tempo.tzinfo is UTC


@pytest.mark.parametrize(("hukum", "jam"), [(BIASA, "37.5"), (RAMADAN, "32.5")])
def test_jumlah_jam_sepekan_sesuai_perpres(hukum: Any, jam: str) -> None:
    assert hukum.pekan.menit == hukum.jumlah_menit == Decimal(jam) * 60


def test_rentang_memperingatkan_pada_batas_bawah() -> None:
    tempo = peringatan(KALENDER, saat("2026-04-06 09.00"), durasi(1, "hari", 3))

    assert tempo == saat("2026-04-07 16.00")


def test_unit_pelayanan_memakai_pekannya_sendiri() -> None:
    dinas = jatuh_tempo(KALENDER, saat("2026-04-10 16.00"), durasi(60, "menit"))
    uptd = jatuh_tempo(UPTD, saat("2026-04-10 16.00"), durasi(60, "menit"))

    assert dinas == saat("2026-04-13 08.00")
    assert uptd == saat("2026-04-11 09.00")


def test_kalender_tanpa_hari_kerja_ditolak() -> None:
    kosong = KalenderKerja(pekan=Pekan(hari=((),) * 7))

    with pytest.raises(ValueError, match="tidak mempunyai hari kerja"):
        jatuh_tempo(kosong, saat("2026-04-06 09.00"), durasi(1, "menit"))


def test_saat_tanpa_zona_ditolak() -> None:
    with pytest.raises(ValueError, match="berzona"):
        jatuh_tempo(KALENDER, datetime(2026, 4, 6, 9), durasi(1, "menit"))  # noqa: DTZ001


def test_menunggu_tidak_menghabiskan_waktu_baku() -> None:
    jam = dua_jam(
        KALENDER,
        dibuka=saat("2026-04-06 08.00"),
        dipegang=saat("2026-04-06 13.01"),
        ditutup=saat("2026-04-06 13.05"),
        sekarang=saat("2026-04-07 08.00"),
    )

    assert jam.dikerjakan == timedelta(minutes=4)
    assert jam.menunggu_jam == timedelta(hours=5, minutes=1)
    assert jam.menunggu == timedelta(hours=4, minutes=1)


def test_tugas_yang_belum_dibaca_hanya_menunggu() -> None:
    jam = dua_jam(
        KALENDER,
        dibuka=saat("2026-04-10 16.00"),
        dipegang=None,
        ditutup=None,
        sekarang=saat("2026-04-13 08.00"),
    )

    assert jam.dikerjakan is None
    assert jam.menunggu == timedelta(hours=1)


def test_sisa_menghitung_maju_dan_terlambat() -> None:
    batas = saat("2026-04-10 16.30")

    sebelum = sisa(KALENDER, saat("2026-04-10 15.42"), batas)
    sesudah = sisa(KALENDER, saat("2026-04-13 08.00"), batas)

    assert (sebelum.terlambat, sebelum.waktu) == (False, timedelta(minutes=48))
    assert (sesudah.terlambat, sesudah.waktu) == (True, timedelta(minutes=30))


SAAT = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001
    max_value=datetime(2026, 12, 1),  # noqa: DTZ001
    timezones=st.just(WIB),
)
LAMA = st.builds(
    durasi,
    st.integers(0, 40),
    st.sampled_from(["menit", "jam", "hari", "minggu", "bulan"]),
    hitungan=st.sampled_from(["kerja", "kalender"]),
)
MENIT = st.integers(0, 5000)


@settings(max_examples=150, deadline=None)
@given(SAAT, SAAT, LAMA)
def test_dibuka_lebih_awal_tidak_jatuh_tempo_lebih_akhir(
    a: datetime, b: datetime, lama: Durasi
) -> None:
    awal, akhir = sorted((a, b))

    assert jatuh_tempo(KALENDER, awal, lama) <= jatuh_tempo(KALENDER, akhir, lama)


@settings(max_examples=150, deadline=None)
@given(SAAT, MENIT, MENIT)
def test_durasi_lebih_lama_tidak_jatuh_tempo_lebih_awal(mulai: datetime, a: int, b: int) -> None:
    pendek, panjang = sorted((a, b))

    kiri = jatuh_tempo(KALENDER, mulai, durasi(pendek, "menit"))
    kanan = jatuh_tempo(KALENDER, mulai, durasi(panjang, "menit"))

    assert mulai <= kiri <= kanan


@settings(max_examples=150, deadline=None)
@given(st.lists(SAAT, min_size=3, max_size=3))
def test_waktu_kerja_dapat_dijumlahkan(daftar: list[datetime]) -> None:
    a, b, c = sorted(daftar)

    assert waktu_kerja(KALENDER, a, c) == waktu_kerja(KALENDER, a, b) + waktu_kerja(KALENDER, b, c)


@settings(max_examples=150, deadline=None)
@given(SAAT, MENIT)
def test_waktu_kerja_adalah_kebalikan_jatuh_tempo(mulai: datetime, menit: int) -> None:
    tempo = jatuh_tempo(KALENDER, mulai, durasi(menit, "menit"))

    assert menit_kerja(KALENDER, mulai, tempo) == menit


@settings(max_examples=100, deadline=None)
@given(
    st.datetimes(
        min_value=datetime(2024, 1, 1),  # noqa: DTZ001
        max_value=datetime(2027, 12, 31),  # noqa: DTZ001
        timezones=st.sampled_from([WIB, ZoneInfo("America/New_York")]),
    ),
    st.integers(0, 900 * 24 * 60),
)
def test_waktu_kerja_sama_dengan_jumlah_setiap_selangnya(mulai: datetime, menit: int) -> None:
    kalender = KalenderKerja(
        pekan=KALENDER.pekan, musim=KALENDER.musim, libur=KALENDER.libur, zona=str(mulai.tzinfo)
    )
    sampai = (mulai.astimezone(UTC) + timedelta(minutes=menit)).astimezone(mulai.tzinfo)
    jumlah = timedelta()
    hari = mulai.date()
    while hari <= sampai.date():
        for selang in kalender.selang(hari):
            buka, tutup = (
                datetime.combine(hari, jam, mulai.tzinfo).astimezone(UTC)
                for jam in (selang.mulai, selang.selesai)
            )
            jumlah += max(min(tutup, sampai) - max(buka, mulai), timedelta())
        hari += timedelta(days=1)

    assert waktu_kerja(kalender, mulai, sampai) == jumlah
