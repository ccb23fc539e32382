"""Working time: when something is due, and how long it took, inside office hours only.

Two clocks, never mixed: the *mutu baku* is compared with handling time; lateness is against the
batas (docs/penjelasan/jalannya-sop.md). Ordinary hours are Perpres 21/2023, held as dated data;
each pemda and each serving unit may have its own.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_CEILING, Decimal
from functools import cached_property
from itertools import accumulate, islice, pairwise
from zoneinfo import ZoneInfo

from tolok.dasar.durasi import Durasi, Hitungan, Satuan

__all__ = [
    "DuaJam",
    "KalenderKerja",
    "Musim",
    "Pekan",
    "Selang",
    "Sisa",
    "dua_jam",
    "hari_kerja_ke",
    "jatuh_tempo",
    "menit_kerja",
    "peringatan",
    "sisa",
    "waktu_kerja",
]

_DETIK = {Satuan.DETIK: 1, Satuan.MENIT: 60, Satuan.JAM: 3600}
_HARI_SEMINGGU_KERJA = 5
_HARI_SEMINGGU = 7
_AKHIR_HARI = time(23, 59)
_BATAS_CARI = 3660


@dataclass(frozen=True, slots=True, kw_only=True)
class Selang:
    """A stretch of office time in one day, local clock; `mulai` inside, `selesai` its close."""

    mulai: time
    selesai: time

    def __post_init__(self) -> None:
        if self.mulai >= self.selesai:
            raise ValueError(f"Jam kerja {self.mulai} sampai {self.selesai} tidak berurutan.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pekan:
    """Office time of a week: seven days, Monday first; an empty day is a day off."""

    hari: tuple[tuple[Selang, ...], ...]

    def __post_init__(self) -> None:
        if len(self.hari) != _HARI_SEMINGGU:
            raise ValueError("Jam kerja sepekan harus memuat tujuh hari.")
        for daftar in self.hari:
            for kiri, kanan in pairwise(daftar):
                if kiri.selesai > kanan.mulai:
                    raise ValueError("Selang jam kerja dalam sehari bertumpuk.")

    @classmethod
    def dari_teks(cls, hari: list[list[list[str]]]) -> Pekan:
        """Build from rows and YAML: seven lists of ["07.30", "12.00"] pairs."""
        return cls(
            hari=tuple(
                tuple(Selang(mulai=_jam(a), selesai=_jam(b)) for a, b in daftar) for daftar in hari
            )
        )

    @property
    def kosong(self) -> bool:
        """No office time on any day."""
        return not any(self.hari)

    @property
    def menit(self) -> int:
        """Minutes of office time in the week."""
        return sum(
            (s.selesai.hour - s.mulai.hour) * 60 + s.selesai.minute - s.mulai.minute
            for daftar in self.hari
            for s in daftar
        )


def _jam(teks: str) -> time:
    bagian = teks.replace(":", ".").split(".")
    return time(int(bagian[0]), int(bagian[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Musim:
    """A week of hours in force on dated days, e.g. Ramadan; both ends inside, None is open."""

    nama: str
    pekan: Pekan
    mulai: date
    selesai: date | None = None

    def memuat(self, hari: date) -> bool:
        """Whether the day falls in it."""
        return self.mulai <= hari and (self.selesai is None or hari <= self.selesai)


@dataclass(frozen=True, kw_only=True)
class KalenderKerja:
    """The working calendar of a pemda or of one unit.

    `pekan` is the ordinary week; of the `musim` that hold a day the last one wins. `libur` are
    days off whatever the week says. `zona` is an IANA name.
    """

    pekan: Pekan
    zona: str = "Asia/Jakarta"
    musim: tuple[Musim, ...] = ()
    libur: frozenset[date] = field(default=frozenset())

    def selang(self, hari: date) -> tuple[Selang, ...]:
        """Office time of one day; empty on a day off. Worked out once."""
        jam = self._jam.get(hari)
        if jam is None:
            jam = self._jam[hari] = self._jam_hari(hari)
        return jam

    @cached_property
    def _jam(self) -> dict[date, tuple[Selang, ...]]:
        """Office time of the days that were asked for."""
        return {}

    def _jam_hari(self, hari: date) -> tuple[Selang, ...]:
        if hari in self.libur:
            return ()
        pekan = self.pekan
        for musim in self.musim:
            if musim.memuat(hari):
                pekan = musim.pekan
        return pekan.hari[hari.weekday()]

    def jam_buka(self, hari: date) -> tuple[tuple[datetime, datetime], ...]:
        """From when to when the office is open that day (UTC). Worked out once."""
        saat = self._saat.get(hari)
        if saat is None:
            saat = self._saat[hari] = tuple(
                (_saat(self, hari, x.mulai), _saat(self, hari, x.selesai))
                for x in self.selang(hari)
            )
        return saat

    @cached_property
    def _saat(self) -> dict[date, tuple[tuple[datetime, datetime], ...]]:
        """Opening hours of the days that were asked for."""
        return {}

    def hari_kerja(self, hari: date) -> bool:
        """Whether anybody works that day."""
        return bool(self.selang(hari))

    @cached_property
    def tz(self) -> ZoneInfo:
        """The zone."""
        return ZoneInfo(self.zona)

    @cached_property
    def _tahun(self) -> dict[int, tuple[timedelta, ...]]:
        """Year -> office time from its first day to the start of each of its days, and to its end."""
        return {}

    def sejak_awal_tahun(self, tahun: int) -> tuple[timedelta, ...]:
        """Running sums of office time: entry n is that of the first n days. Worked out once."""
        jumlah = self._tahun.get(tahun)
        if jumlah is None:
            hari = map(date.fromordinal, range(_awal(tahun), _awal(tahun) + _panjang(tahun)))
            sehari = (_sepanjang(self, h) for h in hari)
            jumlah = self._tahun[tahun] = tuple(accumulate(sehari, initial=timedelta()))
        return jumlah


def _saat(kalender: KalenderKerja, hari: date, jam: time) -> datetime:
    return datetime.combine(hari, jam, kalender.tz).astimezone(UTC)


def _setempat(kalender: KalenderKerja, saat: datetime) -> date:
    if saat.tzinfo is None:
        raise ValueError("Saat harus berzona waktu.")
    return saat.astimezone(kalender.tz).date()


def _hari_kerja_sejak(kalender: KalenderKerja, hari: date) -> Iterator[date]:
    """Working days from `hari` on; refuses a calendar on which nobody ever works."""
    hampa = 0
    while hampa <= _BATAS_CARI:
        if kalender.hari_kerja(hari):
            hampa = 0
            yield hari
        else:
            hampa += 1
        hari += timedelta(days=1)
    raise ValueError("Kalender ini tidak mempunyai hari kerja.")


def _selang_sejak(
    kalender: KalenderKerja, mulai: datetime
) -> Iterator[tuple[date, datetime, datetime]]:
    """Stretches of office time that end after `mulai`, cut at it."""
    for hari in _hari_kerja_sejak(kalender, _setempat(kalender, mulai)):
        for buka, tutup in kalender.jam_buka(hari):
            if tutup > mulai:
                yield hari, max(buka, mulai), tutup


def jatuh_tempo(kalender: KalenderKerja, mulai: datetime, durasi: Durasi) -> datetime:
    """When work of this length, opened at `mulai`, is due (aware, UTC). A range: by its maximum.

    Minutes and hours run in office time; `n hari` ends at the close of the n-th working day
    after the day it opened (a part of a day counts as a day); `minggu` is five working days;
    `bulan` the same date, or the next working day; `kalender` counts every day.
    """
    return _tempo(kalender, mulai, durasi, durasi.paling_lama)


def peringatan(kalender: KalenderKerja, mulai: datetime, durasi: Durasi) -> datetime:
    """When to warn: a range warns at its lower end, anything else when it is due."""
    return _tempo(kalender, mulai, durasi, durasi.nilai)


def _tempo(kalender: KalenderKerja, mulai: datetime, durasi: Durasi, nilai: Decimal) -> datetime:
    if durasi.hitungan is Hitungan.KALENDER:
        return _tempo_kalender(kalender, mulai, durasi.satuan, nilai)
    if durasi.satuan in _DETIK:
        return _tempo_jam(kalender, mulai, nilai * _DETIK[durasi.satuan])
    hari, _, _ = next(_selang_sejak(kalender, mulai))
    banyak = int(nilai.to_integral_value(rounding=ROUND_CEILING))
    if durasi.satuan is Satuan.BULAN:
        return _tutup(kalender, next(_hari_kerja_sejak(kalender, _tambah_bulan(hari, banyak))))
    kali = _HARI_SEMINGGU_KERJA if durasi.satuan is Satuan.MINGGU else 1
    return _tutup(kalender, hari_kerja_ke(kalender, hari, banyak * kali))


def _tempo_jam(kalender: KalenderKerja, mulai: datetime, detik: Decimal) -> datetime:
    tersisa = timedelta(microseconds=int(detik * 1_000_000))
    for _, buka, tutup in _selang_sejak(kalender, mulai):
        if buka + tersisa <= tutup:
            return (buka + tersisa).astimezone(UTC)
        tersisa -= tutup - buka
    raise AssertionError("Selang kerja tidak pernah habis.")


def _tempo_kalender(
    kalender: KalenderKerja, mulai: datetime, satuan: Satuan, nilai: Decimal
) -> datetime:
    if satuan in _DETIK:
        detik = nilai * _DETIK[satuan]
        return (mulai + timedelta(microseconds=int(detik * 1_000_000))).astimezone(UTC)
    hari = _setempat(kalender, mulai)
    banyak = int(nilai.to_integral_value(rounding=ROUND_CEILING))
    if satuan is Satuan.BULAN:
        return _tutup(kalender, _tambah_bulan(hari, banyak))
    kali = _HARI_SEMINGGU if satuan is Satuan.MINGGU else 1
    return _tutup(kalender, hari + timedelta(days=banyak * kali))


def _tutup(kalender: KalenderKerja, hari: date) -> datetime:
    """Close of the office that day; on a day off, the end of the day itself."""
    daftar = kalender.selang(hari)
    return _saat(kalender, hari, daftar[-1].selesai if daftar else _AKHIR_HARI)


def _tambah_bulan(hari: date, banyak: int) -> date:
    """Same date `banyak` months on; a month too short gives its last day."""
    tahun, bulan = divmod(hari.year * 12 + hari.month - 1 + banyak, 12)
    return date(tahun, bulan + 1, min(hari.day, monthrange(tahun, bulan + 1)[1]))


def hari_kerja_ke(kalender: KalenderKerja, hari: date, ke: int) -> date:
    """The `ke`-th working day after `hari`; 0 gives `hari`, or the next working day."""
    if ke == 0:
        return next(_hari_kerja_sejak(kalender, hari))
    urut = _hari_kerja_sejak(kalender, hari + timedelta(days=1))
    return next(islice(urut, ke - 1, None))


def waktu_kerja(kalender: KalenderKerja, dari: datetime, sampai: datetime) -> timedelta:
    """Office time between two moments; zero when `sampai` is not after `dari`. Additive."""
    if sampai <= dari:
        return timedelta()
    hari, akhir = _setempat(kalender, dari), _setempat(kalender, sampai)
    if hari == akhir:
        return _dalam_hari(kalender, hari, dari, sampai)
    return (
        _dalam_hari(kalender, hari, dari, sampai)
        + _hari_penuh(kalender, hari + timedelta(days=1), akhir)
        + _dalam_hari(kalender, akhir, dari, sampai)
    )


def _dalam_hari(
    kalender: KalenderKerja, hari: date, dari: datetime, sampai: datetime
) -> timedelta:
    """Office time of one day that lies between two moments."""
    jumlah = timedelta()
    for selang in kalender.selang(hari):
        buka = max(_saat(kalender, hari, selang.mulai), dari)
        tutup = min(_saat(kalender, hari, selang.selesai), sampai)
        jumlah += max(tutup - buka, timedelta())
    return jumlah


def _sepanjang(kalender: KalenderKerja, hari: date) -> timedelta:
    return sum(
        (
            _saat(kalender, hari, s.selesai) - _saat(kalender, hari, s.mulai)
            for s in kalender.selang(hari)
        ),
        timedelta(),
    )


def _hari_penuh(kalender: KalenderKerja, hari: date, akhir: date) -> timedelta:
    """Office time of whole days, `akhir` itself left out: two look-ups a year."""
    jumlah = timedelta()
    for tahun in range(hari.year, akhir.year + 1):
        lama = kalender.sejak_awal_tahun(tahun)
        dari = hari.toordinal() - _awal(tahun) if tahun == hari.year else 0
        sampai = akhir.toordinal() - _awal(tahun) if tahun == akhir.year else -1
        jumlah += lama[sampai] - lama[dari]
    return jumlah


def _awal(tahun: int) -> int:
    return date(tahun, 1, 1).toordinal()


def _panjang(tahun: int) -> int:
    return 366 if isleap(tahun) else 365


def menit_kerja(kalender: KalenderKerja, dari: datetime, sampai: datetime) -> int:
    """Whole minutes of office time between two moments."""
    return int(waktu_kerja(kalender, dari, sampai) // timedelta(minutes=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class DuaJam:
    """The two clocks of one task.

    `menunggu`: office time until its holder first read or took it, `menunggu_jam` the same on
    the wall clock; `dikerjakan`: office time from there to its closing, compared with the mutu
    baku; None while nobody has read it.
    """

    menunggu: timedelta
    menunggu_jam: timedelta
    dikerjakan: timedelta | None


def dua_jam(
    kalender: KalenderKerja,
    *,
    dibuka: datetime,
    dipegang: datetime | None,
    ditutup: datetime | None,
    sekarang: datetime,
) -> DuaJam:
    """Waiting and handling time of a task; what still runs is counted up to `sekarang`."""
    akhir = ditutup or sekarang
    terima = dipegang if dipegang is not None else akhir
    return DuaJam(
        menunggu=waktu_kerja(kalender, dibuka, terima),
        menunggu_jam=max(terima - dibuka, timedelta()),
        dikerjakan=None if dipegang is None else waktu_kerja(kalender, dipegang, akhir),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sisa:
    """Office time left until the batas, or past it when `terlambat`."""

    terlambat: bool
    waktu: timedelta


def sisa(kalender: KalenderKerja, sekarang: datetime, batas: datetime) -> Sisa:
    """How much office time is left, or by how much it is late."""
    if sekarang > batas:
        return Sisa(terlambat=True, waktu=waktu_kerja(kalender, batas, sekarang))
    return Sisa(terlambat=False, waktu=waktu_kerja(kalender, sekarang, batas))
