"""Dry run: an SOP played with a pretend clock before it is in force. Pure.

The paths are those of the real decider: the SOP is played in a small invented office (panggung),
and the rows that open are written down. The clock then gives every row its standard time, one
after the other, in the office's own working time. What a page does not print (how often things
go back, how late people are) is not invented here: see uji_acak.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from tolok.dasar.angka import tulis
from tolok.dasar.durasi import Satuan
from tolok.dasar.galat import GalatTolok
from tolok.dasar.kalender import KalenderKerja, waktu_kerja
from tolok.dasar.tanggal import lama
from tolok.pelaksanaan.domain.keadaan import Tugas
from tolok.pelaksanaan.domain.kejadian import Bentuk, LangkahDibuka, TugasDikembalikan
from tolok.pelaksanaan.domain.kembali import boleh_kembalikan, sasaran_baku
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.panggung import Panggung
from tolok.pelaksanaan.domain.perintah import Kembalikan, Perintah, Serahkan
from tolok.pelaksanaan.domain.perkiraan import awal_hitung, hari_kerja_antara, tempo
from tolok.pelaksanaan.domain.usul import siap, usul
from tolok.sop.domain.jalan import SopJalan

__all__ = [
    "BarisUji",
    "JumlahBaku",
    "LangkahUji",
    "LintasanUji",
    "UjiJalan",
    "jumlah_baku",
    "lintasan_uji",
    "mainkan",
    "sebut_jumlah",
    "sebut_lintasan",
    "uji_jalan",
    "waktui",
]

_BATAS = 2000
_MENIT = {Satuan.DETIK: Decimal(1) / 60, Satuan.MENIT: Decimal(1), Satuan.JAM: Decimal(60)}
_HARI = {Satuan.HARI: 1, Satuan.MINGGU: 5}


@dataclass(frozen=True, slots=True, kw_only=True)
class LangkahUji:
    """A row that opens on a path: its number, its how-manieth opening, and whether for repair."""

    langkah: int
    iterasi: int = 1
    perbaikan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LintasanUji:
    """One way through an SOP. `dari` None: straight. `ke`: where row `dari` leads this time.

    `kembali`: the way is a return; `tercetak`: the page prints it. `urutan`: rows as they open.
    """

    urutan: tuple[LangkahUji, ...]
    dari: int | None = None
    ke: int | str | None = None
    kembali: bool = False
    tercetak: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisUji:
    """A row on the pretend clock. `lajur`: code of the lane that answers for it.

    `dari`, `sampai`: aware moments; `lama`: office time between them.
    """

    langkah: int
    iterasi: int
    perbaikan: bool
    lajur: str
    dari: datetime
    sampai: datetime
    lama: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class JumlahBaku:
    """Standard times added up as they are printed: minutes, working days, calendar months."""

    menit: Decimal
    hari: Decimal
    bulan: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class UjiJalan:
    """One path with its times. `hari_kerja`: working days after the one it starts on."""

    lintasan: LintasanUji
    baris: tuple[BarisUji, ...]
    selesai: datetime
    hari_kerja: int
    jumlah: JumlahBaku

    @property
    def lama(self) -> timedelta:
        """Office time of all rows."""
        return sum((baris.lama for baris in self.baris), timedelta())


# -- paths, by the decider -----------------------------------------------------------------------


@lru_cache(maxsize=64)
def lintasan_uji(sop: SopJalan) -> tuple[LintasanUji, ...]:
    """The straight way first, then every printed choice, then one return from each row that may."""
    lin, dapat = Lintasan(sop), set[int]()
    hasil = [LintasanUji(urutan=mainkan(sop, dapat=dapat)[0])]
    for nomor in lin.nomor:
        for tujuan in lin.maju(nomor)[1:]:
            urutan, _ = mainkan(sop, pilihan={nomor: tujuan})
            # A row that works per subject takes no choice for all of them: no way of its own.
            if urutan != hasil[0].urutan:
                hasil.append(LintasanUji(urutan=urutan, dari=nomor, ke=tujuan))
    for nomor in lin.nomor:
        if nomor not in dapat or sasaran_baku(lin, nomor) is None:
            continue
        urutan, semua = mainkan(sop, kembali=frozenset({(nomor, 1)}))
        if semua:
            hasil.append(
                LintasanUji(
                    urutan=urutan,
                    dari=nomor,
                    ke=semua[0],
                    kembali=True,
                    tercetak=lin.langkah[nomor].kembali_tercetak,
                )
            )
    return tuple(hasil)


def mainkan(
    sop: SopJalan,
    *,
    pilihan: Mapping[int, int | str] | None = None,
    kembali: Set[tuple[int, int]] = frozenset(),
    dapat: set[int] | None = None,
) -> tuple[tuple[LangkahUji, ...], tuple[int, ...]]:
    """Play to the end: the rows as they open, and where each return went.

    `pilihan`: row -> the printed way forward to take. `kembali`: (row, iterasi) that returns.
    `dapat`: filled with the rows that might have returned something on this way.
    """
    g = Panggung(sop, unit=1, pegawai=1)
    g.mulai()
    for _ in range(_BATAS):
        terbuka = siap(g)
        if not terbuka:
            break
        if dapat is not None:
            dapat.update(t.langkah for t in terbuka if boleh_kembalikan(g.keadaan, g.lin, t))
        if any(_kembalikan(g, tugas) for tugas in terbuka if _diminta(tugas, kembali)):
            continue
        oleh, perintah = usul(g, terbuka[0])
        g.beri(oleh, _pilih(g, terbuka[0], perintah, pilihan or {}))
    balik = [t.kejadian for t in g.log if isinstance(t.kejadian, TugasDikembalikan)]
    return _yang_dibuka(g), tuple(satu.sasaran for satu in balik)


def _diminta(tugas: Tugas, kembali: Set[tuple[int, int]]) -> bool:
    return (tugas.langkah, tugas.iterasi) in kembali and tugas.bentuk is not Bentuk.PERBAIKAN


def _pilih(
    g: Panggung, tugas: Tugas, perintah: Perintah, pilihan: Mapping[int, int | str]
) -> Perintah:
    maju = g.lin.maju(tugas.langkah)
    if isinstance(perintah, Serahkan) and len(maju) > 1 and tugas.induk is None:
        return replace(perintah, maju=pilihan.get(tugas.langkah, maju[0]))
    return perintah


def _kembalikan(g: Panggung, tugas: Tugas) -> bool:
    """Return it; False when its holder may not, or not yet."""
    if not boleh_kembalikan(g.keadaan, g.lin, tugas):
        return False
    oleh, _ = usul(g, tugas)
    perintah = Kembalikan(
        kunci=g.kunci(),
        tugas=tugas.id,
        iterasi=tugas.iterasi,
        alasan="lembar-alasan",
        catatan=("catatan-1",),
    )
    try:
        g.beri(oleh, perintah)
    except GalatTolok:
        return False
    return True


def _yang_dibuka(g: Panggung) -> tuple[LangkahUji, ...]:
    """Each (row, iterasi) once: subjects and units of a row work side by side."""
    hasil: dict[tuple[int, int], LangkahUji] = {}
    for tercatat in g.log:
        e = tercatat.kejadian
        if not isinstance(e, LangkahDibuka):
            continue
        for tugas in e.tugas:
            if tugas.induk is None:
                satu = LangkahUji(
                    langkah=e.langkah,
                    iterasi=tugas.iterasi,
                    perbaikan=tugas.bentuk is Bentuk.PERBAIKAN,
                )
                hasil.setdefault((e.langkah, tugas.iterasi), satu)
    return tuple(hasil.values())


# -- the pretend clock ---------------------------------------------------------------------------


def uji_jalan(sop: SopJalan, kalender: KalenderKerja, mulai: datetime) -> tuple[UjiJalan, ...]:
    """Every path of an SOP that begins at `mulai`; the straight one first."""
    return tuple(waktui(sop, kalender, mulai, satu) for satu in lintasan_uji(sop))


def waktui(
    sop: SopJalan, kalender: KalenderKerja, mulai: datetime, lintasan: LintasanUji
) -> UjiJalan:
    """Give every row of a path its standard, one after the other (as `perkirakan` counts)."""
    lin = Lintasan(sop)
    saat = awal = awal_hitung(lin, kalender, mulai)
    baris = []
    for satu in lintasan.urutan:
        langkah = lin.langkah[satu.langkah]
        buka = saat
        if langkah.waktu is not None:
            saat = tempo(kalender, buka, langkah.waktu)
        baris.append(
            BarisUji(
                langkah=satu.langkah,
                iterasi=satu.iterasi,
                perbaikan=satu.perbaikan,
                lajur=langkah.penanggung_jawab,
                dari=max(buka, mulai),
                sampai=saat,
                lama=waktu_kerja(kalender, buka, saat),
            )
        )
    return UjiJalan(
        lintasan=lintasan,
        baris=tuple(baris),
        selesai=saat,
        hari_kerja=hari_kerja_antara(kalender, awal, saat),
        jumlah=jumlah_baku(sop, lintasan.urutan),
    )


def jumlah_baku(sop: SopJalan, urutan: Sequence[LangkahUji]) -> JumlahBaku:
    """The standards of the rows of a path, added up as printed; a range by its longer end."""
    menit = hari = bulan = Decimal(0)
    for satu in urutan:
        waktu = sop.menurut_nomor[satu.langkah].waktu
        if waktu is None:
            continue
        if waktu.satuan in _MENIT:
            menit += waktu.paling_lama * _MENIT[waktu.satuan]
        elif waktu.satuan in _HARI:
            hari += waktu.paling_lama * _HARI[waktu.satuan]
        else:
            bulan += waktu.paling_lama
    return JumlahBaku(menit=menit, hari=hari, bulan=bulan)


# -- in words -----------------------------------------------------------------------------------


def sebut_lintasan(satu: LintasanUji) -> str:
    """What happens on a path.

    >>> sebut_lintasan(LintasanUji(urutan=(), dari=8, ke=7, kembali=True))
    'Dikembalikan sekali dari langkah 8 ke langkah 7'
    """
    if satu.dari is None:
        return "Lancar"
    if satu.kembali:
        return f"Dikembalikan sekali dari langkah {satu.dari} ke langkah {satu.ke}"
    tujuan = "selesai" if isinstance(satu.ke, str) else f"langkah {satu.ke}"
    return f"Dari langkah {satu.dari} langsung ke {tujuan}"


def sebut_jumlah(jumlah: JumlahBaku) -> str:
    """Standard times added up, as a person would say them.

    >>> sebut_jumlah(JumlahBaku(menit=Decimal(840), hari=Decimal(1)))
    '14 jam + 1 hari'
    """
    bagian = [
        lama(timedelta(minutes=float(jumlah.menit)), menit_sehari=10**9) if jumlah.menit else "",
        f"{tulis(jumlah.hari, 0)} hari" if jumlah.hari else "",
        f"{tulis(jumlah.bulan, 0)} bulan" if jumlah.bulan else "",
    ]
    return " + ".join(teks for teks in bagian if teks) or "tanpa waktu"
