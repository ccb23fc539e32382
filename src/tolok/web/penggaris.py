"""Geometry and words of the rulers: how much time, how many steps, how far to the target.

Pure: numbers in, percent texts out. Templates draw what stands here, so a page never computes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from tolok.dasar.kalender import KalenderKerja, menit_kerja, sisa
from tolok.dasar.tanggal import lama

__all__ = [
    "KeadaanLangkah",
    "Nada",
    "PenggarisCapaian",
    "PenggarisHari",
    "PenggarisLangkah",
    "PenggarisWaktu",
    "Ruas",
    "SisaWaktu",
    "TandaHari",
    "Tik",
    "hari_ini",
    "lama_kerja",
    "menit_sehari",
    "penggaris_capaian",
    "penggaris_hari",
    "penggaris_langkah",
    "penggaris_waktu",
    "persen_x",
    "ukur_sisa",
]

_TIK_MENIT = (1, 5, 10, 15, 30, 60, 120, 240, 480, 960, 2400, 4800, 9600, 48000)
_TIK_TERBANYAK = 12
_PUNCAK_CAPAIAN = Decimal(120)
_SERATUS = Decimal(100)


class Nada(StrEnum):
    """Tone of a ruler; the class suffix in the style sheet."""

    CUKUP = ""
    HAMPIR = "amber"
    LEWAT = "merah"
    LONGGAR = "sepi"


class KeadaanLangkah(StrEnum):
    """How a step stands in the step ruler."""

    JADI = "jadi"
    JALAN = "jalan"
    NANTI = "nanti"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tik:
    """A tick at `x` (percent text); a long one carries a round value."""

    x: str
    panjang: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SisaWaktu:
    """Working time left to a due time, in minutes of office time.

    `total`: from opening to the due time; `tersisa`: negative when late; None: no date was
    agreed. `menit_per_hari`: office minutes of a day, from the calendar in force. `baku`: how
    long the work takes by the printed standard, which makes nobody late.
    """

    tenggat: datetime | None
    tersisa: int | None
    total: int | None
    menit_per_hari: int
    terlambat: bool = False
    baku: str = ""

    @property
    def lewat(self) -> bool:
        """The due time has passed, even if no office time has gone by since."""
        return self.terlambat or (self.tersisa is not None and self.tersisa < 0)

    @property
    def nada(self) -> Nada:
        """Late, nearly (a quarter or less left), more than a working day, or enough."""
        if self.tersisa is None or self.total is None:
            return Nada.LONGGAR
        if self.lewat:
            return Nada.LEWAT
        if self.tersisa * 4 <= self.total:
            return Nada.HAMPIR
        return Nada.LONGGAR if self.tersisa > self.menit_per_hari else Nada.CUKUP

    @property
    def lama(self) -> str:
        """The length alone: "48 menit"; empty without a time limit."""
        return "" if self.tersisa is None else lama_kerja(abs(self.tersisa), self.menit_per_hari)

    @property
    def teks(self) -> str:
        """The sentence, the same on every page: "Sisa 48 menit kerja", "Lewat 2 hari kerja"."""
        if self.tersisa is None:
            return f"Mutu baku {self.baku}" if self.baku else "Tanpa batas waktu"
        return f"Lewat {self.lama} kerja" if self.lewat else f"Sisa {self.lama} kerja"


def lama_kerja(menit: int, menit_per_hari: int) -> str:
    """Working time in words, at most two units; the page says "kerja" itself.

    >>> lama_kerja(48, 450), lama_kerja(310, 450), lama_kerja(1080, 450)
    ('48 menit', '5 jam 10 menit', '2 hari 3 jam')
    """
    return lama(timedelta(minutes=menit), menit_sehari=menit_per_hari)


def ukur_sisa(
    kalender: KalenderKerja,
    *,
    dibuka: datetime,
    batas: datetime | None,
    sekarang: datetime,
    baku: str = "",
) -> SisaWaktu:
    """How a task stands against its due time, in the office time of a calendar."""
    sehari = menit_sehari(kalender)
    if batas is None:
        return SisaWaktu(tenggat=None, tersisa=None, total=None, menit_per_hari=sehari, baku=baku)
    hitung = sisa(kalender, sekarang, batas)
    menit = int(hitung.waktu // timedelta(minutes=1))
    return SisaWaktu(
        tenggat=batas,
        tersisa=-menit if hitung.terlambat else menit,
        total=max(menit_kerja(kalender, dibuka, batas), 1),
        menit_per_hari=sehari,
        terlambat=hitung.terlambat,
        baku=baku,
    )


def menit_sehari(kalender: KalenderKerja) -> int:
    """Office minutes of the first working day of the week; a whole day when nobody works."""
    for selang in kalender.pekan.hari:
        if selang:
            return sum(_menit(s.selesai) - _menit(s.mulai) for s in selang)
    return 24 * 60


def _menit(jam: time) -> int:
    return jam.hour * 60 + jam.minute


def hari_ini(
    kalender: KalenderKerja, sekarang: datetime, tanda: Sequence[tuple[datetime, str]]
) -> PenggarisHari | None:
    """The day ruler for the office day of `sekarang`; `tanda` are (due time, name) of any day."""
    kini = sekarang.astimezone(kalender.tz)
    jam_kerja = [(_menit(s.mulai), _menit(s.selesai)) for s in kalender.selang(kini.date())]
    menit_kini = _menit(kini.time())
    hari = [
        (_menit(t.astimezone(kalender.tz).time()), nama)
        for t, nama in sorted(tanda)
        if t.astimezone(kalender.tz).date() == kini.date()
    ]
    berikut = next((m for m, _ in hari if m >= menit_kini), None)
    return penggaris_hari(
        jam_kerja,
        menit_kini,
        [TandaHari(menit=m, pukul=_pukul(m), nama=n, utama=m == berikut) for m, n in hari],
    )


def persen_x(bagian: Decimal | float, seluruh: Decimal | float) -> str:
    """Position on a ruler as SVG percent text, kept between 0 and 100.

    >>> persen_x(72, 120), persen_x(9, 3), persen_x(1, 0)
    ('60%', '100%', '100%')
    """
    nilai = float(bagian) / float(seluruh) * 100 if seluruh else 100.0
    return f"{min(max(nilai, 0.0), 100.0):.3f}".rstrip("0").rstrip(".") + "%"


@dataclass(frozen=True, slots=True, kw_only=True)
class PenggarisWaktu:
    """The time ruler: filled width, ticks, and what a screen reader says."""

    nada: Nada
    isi: str
    tik: tuple[Tik, ...]
    label: str


def penggaris_waktu(sisa: SisaWaktu) -> PenggarisWaktu | None:
    """The ruler of a due time; None when there is no time limit."""
    if sisa.tersisa is None or not sisa.total:
        return None
    terpakai = sisa.total - sisa.tersisa
    langkah = next((t for t in _TIK_MENIT if sisa.total <= t * _TIK_TERBANYAK), sisa.total)
    tik = tuple(
        Tik(x=persen_x(m, sisa.total), panjang=m % (langkah * 6) == 0 or m == sisa.total)
        for m in range(0, sisa.total + 1, langkah)
    )
    return PenggarisWaktu(
        nada=sisa.nada,
        isi=persen_x(terpakai, sisa.total),
        tik=tik,
        label=f"{min(terpakai, sisa.total)} dari {sisa.total} menit kerja terpakai",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruas:
    """One step of the step ruler."""

    nomor: str
    keadaan: KeadaanLangkah
    x: str
    lebar: str
    tengah: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PenggarisLangkah:
    """The step ruler: its parts and its sentence."""

    ruas: tuple[Ruas, ...]
    selesai: int
    banyak: int
    label: str


def penggaris_langkah(langkah: Sequence[tuple[int, KeadaanLangkah]]) -> PenggarisLangkah:
    """The ruler of (printed number, state) in printed order."""
    n = len(langkah)
    bagian = 100 / n if n else 100
    ruas = tuple(
        Ruas(
            nomor=str(nomor),
            keadaan=keadaan,
            x=persen_x(i * bagian + 0.35, 100),
            lebar=persen_x(max(bagian - 0.7, 0.3), 100),
            tengah=persen_x((i + 0.5) * bagian, 100),
        )
        for i, (nomor, keadaan) in enumerate(langkah)
    )
    selesai = sum(1 for _, k in langkah if k is KeadaanLangkah.JADI)
    jalan = [str(nomor) for nomor, k in langkah if k is KeadaanLangkah.JALAN]
    label = f"{selesai} dari {n} langkah selesai"
    if jalan:
        label += f", langkah {' dan '.join(jalan)} sedang berjalan"
    return PenggarisLangkah(ruas=ruas, selesai=selesai, banyak=n, label=label)


@dataclass(frozen=True, slots=True, kw_only=True)
class PenggarisCapaian:
    """The achievement ruler, 0 to 120."""

    nada: str
    isi: str
    tik: tuple[str, ...]
    target: str
    label: str


def penggaris_capaian(
    capaian: Decimal, tampil: str, nada: str, ambang: Sequence[Decimal]
) -> PenggarisCapaian:
    """`tampil` is the figure as printed, `nada` baik/waspada/buruk, `ambang` the thresholds."""
    return PenggarisCapaian(
        nada=nada,
        isi=persen_x(capaian, _PUNCAK_CAPAIAN),
        tik=tuple(persen_x(a, _PUNCAK_CAPAIAN) for a in ambang if a <= _PUNCAK_CAPAIAN),
        target=persen_x(_SERATUS, _PUNCAK_CAPAIAN),
        label=f"Capaian {tampil} persen pada skala 0 sampai 120",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TandaHari:
    """A due mark: minute of the day, clock text, name; `utama` is the nearest one."""

    menit: int
    pukul: str
    nama: str
    utama: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _TandaGambar:
    x: str
    pukul: str
    nama: str
    utama: bool
    kanan: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _JamGambar:
    x: str
    teks: str
    ganjil: bool
    jangkar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PenggarisHari:
    """The working day as a ruler: past part, rest, hours, due marks."""

    lalu: str
    pukul_kini: str
    kini_kanan: bool
    rehat: tuple[tuple[str, str, str], ...]
    tik: tuple[Tik, ...]
    jam: tuple[_JamGambar, ...]
    tanda: tuple[_TandaGambar, ...]
    label: str


def penggaris_hari(
    jam_kerja: Sequence[tuple[int, int]], sekarang: int, tanda: Sequence[TandaHari]
) -> PenggarisHari | None:
    """The ruler of today; `jam_kerja` are office spans in minutes of the day, None on a day off.

    Marks closer than an eighth of the day to the one before lose their words, not their place.
    """
    if not jam_kerja:
        return None
    awal, akhir = jam_kerja[0][0], jam_kerja[-1][1]
    panjang = akhir - awal

    def x(menit: float) -> str:
        return persen_x(menit - awal, panjang)

    rehat = tuple(
        (x(a), persen_x(b - a, panjang), x((a + b) / 2)) for (_, a), (b, _) in pairwise(jam_kerja)
    )
    jam = tuple(
        _JamGambar(
            x=x(m),
            teks=_pukul(m),
            ganjil=bool(i % 2),
            jangkar="end" if m == akhir else "start" if m == awal else "middle",
        )
        for i, m in enumerate(range(-(-awal // 60) * 60, akhir + 1, 60))
    )
    gambar = tuple(_gambar_tanda(sorted(tanda, key=lambda t: t.menit), awal, panjang))
    kini = min(max(sekarang, awal), akhir)
    isi = ". ".join([f"Sekarang {_pukul(sekarang)}", *(f"{t.pukul} {t.nama}" for t in tanda)])
    return PenggarisHari(
        lalu=x(kini),
        pukul_kini=_pukul(sekarang),
        kini_kanan=(kini - awal) * 8 < panjang,
        rehat=rehat,
        tik=tuple(Tik(x=x(m), panjang=m % 60 == 0) for m in range(awal, akhir + 1, 15)),
        jam=jam,
        tanda=gambar,
        label=f"Penggaris hari kerja {_pukul(awal)} sampai {_pukul(akhir)}. {isi}.",
    )


def _gambar_tanda(tanda: Sequence[TandaHari], awal: int, panjang: int) -> list[_TandaGambar]:
    hasil, terakhir = [], -panjang
    for t in tanda:
        longgar = t.menit - terakhir >= panjang // 6
        if longgar:
            terakhir = t.menit
        hasil.append(
            _TandaGambar(
                x=persen_x(t.menit - awal, panjang),
                pukul=t.pukul if longgar else "",
                nama=t.nama if longgar else "",
                utama=t.utama,
                kanan=(t.menit - awal) * 4 > panjang * 3,
            )
        )
    return hasil


def _pukul(menit: int) -> str:
    return f"{menit // 60:02d}.{menit % 60:02d}"
