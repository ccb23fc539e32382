"""`tolok sop jalan --uji`: the dry run of an SOP as text, in the ordinary office hours of the law."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from tolok.cli.pengurai import Pengurai
from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.kalender import KalenderKerja, hari_kerja_ke
from tolok.dasar.tanggal import hari_tanggal, jam, tanggal_pendek
from tolok.regulasi.jam_kerja import jam_kerja
from tolok.sop.domain.jalan import SopJalan

__all__ = ["pastikan_uji", "tambah_pilihan_uji", "uji"]

_PELUANG_TERTINGGI = 90
_PELUANG_BAWAAN = "20"
_TANGGAL = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_TAHUN = (2000, 2100)


def tambah_pilihan_uji(pengurai: Pengurai) -> None:
    """Options of the dry run."""
    pengurai.add_argument(
        "--uji", action="store_true", help="uji jalan: setiap jalan dan waktunya"
    )
    pengurai.add_argument(
        "--mulai", metavar="TANGGAL", help="hari mulai uji jalan: 2026-01-12 atau 12-01-2026"
    )
    pengurai.add_argument(
        "--peluang",
        metavar="PERSEN",
        help=f"peluang dikembalikan, 0 sampai 90; {_PELUANG_BAWAAN} bila tidak disebut",
    )


def pastikan_uji(pilihan: Namespace) -> None:
    """Refuse options of the dry run that nobody asked for."""
    for nama in ("mulai", "peluang"):
        if not pilihan.uji and getattr(pilihan, nama) is not None:
            raise MasukanTidakSah(
                f"--{nama} hanya untuk uji jalan.", saran="Tambahkan --uji, atau hilangkan."
            )


def uji(sop: SopJalan, pilihan: Namespace) -> str:
    """The smooth way row by row, every path, and the spread of random runs."""
    from tolok.pelaksanaan.domain.uji_acak import Andaian, sebarkan
    from tolok.pelaksanaan.domain.uji_jalan import sebut_jumlah, sebut_lintasan, uji_jalan

    persen = _PELUANG_BAWAAN if pilihan.peluang is None else pilihan.peluang
    hari, peluang = _hari(pilihan.mulai), _peluang(persen)
    kalender = _kalender(hari)
    hari = hari_kerja_ke(kalender, hari, 0)
    mulai = datetime.combine(hari, kalender.selang(hari)[0].mulai, kalender.tz)
    nama = {lajur.kode: lajur.nama for lajur in sop.lajur}
    semua = uji_jalan(sop, kalender, mulai)
    baris = [
        (str(b.langkah), nama.get(b.lajur, b.lajur), _saat(b.dari), _saat(b.sampai))
        for b in semua[0].baris
    ]
    jalan = [
        (sebut_lintasan(u.lintasan) + ("" if u.lintasan.tercetak else " (tidak dicetak)"),
         sebut_jumlah(u.jumlah), _saat(u.selesai), f"{u.hari_kerja} hari kerja")
        for u in semua
    ]  # fmt: skip
    andaian = Andaian(peluang=peluang)
    sebaran = sebarkan(sop, kalender, mulai, andaian)
    ujung = [(f"{p} %", sebaran.persentil(p)) for p in (50, 90)]
    return "\n".join(
        [
            f"{sop.nama}, mulai {hari_tanggal(hari)}",
            "",
            *_tabel(("No", "Lajur", "Mulai", "Selesai"), baris),
            "",
            *_tabel(("Jalan", "Waktu baku", "Selesai", "Lama"), jalan),
            "",
            f"{andaian.ulangan:,} jalan acak, peluang dikembalikan {persen} %:".replace(",", ".", 1),
            *(f"  {p} selesai paling lambat {_saat(u.selesai)}, {u.hari_kerja} hari kerja"
              for p, u in ujung),
            "",
            "",
        ]
    )  # fmt: skip


def _saat(saat: datetime) -> str:
    setempat = saat.astimezone(_ZONA)
    return f"{tanggal_pendek(setempat.date())} {jam(saat, dengan_zona=False)}"


def _tabel(kepala: Sequence[str], isi: Sequence[Sequence[str]]) -> list[str]:
    semua = [kepala, *isi]
    lebar = [max(len(b[ke]) for b in semua) for ke in range(len(kepala))]
    garis = "  ".join("-" * n for n in lebar)
    teks = ["  ".join(s.ljust(n) for s, n in zip(b, lebar, strict=True)).rstrip() for b in semua]
    return [teks[0], garis, *teks[1:]]


def _hari(teks: str | None) -> date:
    if teks is None:
        return datetime.now(_ZONA).date()
    try:
        hari = date.fromisoformat(_iso(teks))
    except ValueError:
        raise MasukanTidakSah(
            f"“{teks}” bukan tanggal yang ada di kalender.",
            saran="Tulis seperti 2026-01-12 atau 12-01-2026.",
        ) from None
    if not _TAHUN[0] <= hari.year <= _TAHUN[1]:
        raise MasukanTidakSah(
            f"Tahun {hari.year} tidak dikenal kalender.", saran="Pilih tahun lain."
        )
    return hari


def _iso(teks: str) -> str:
    """A date in the order of an official (day, month, year) as the computer writes it."""
    cocok = _TANGGAL.fullmatch(teks)
    return f"{cocok[3]}-{cocok[2]:0>2}-{cocok[1]:0>2}" if cocok else teks


def _peluang(teks: str) -> Decimal:
    if not teks.isascii() or not teks.isdigit() or int(teks) > _PELUANG_TERTINGGI:
        raise MasukanTidakSah(
            f"Peluang “{teks}” tidak dapat dipakai.",
            saran="Tulis bilangan bulat 0 sampai 90, tanpa tanda persen.",
        )
    return Decimal(teks) / 100


def _kalender(hari: date) -> KalenderKerja:
    """Ordinary hours, national holidays and cuti bersama; a pemda's own days are in its database."""
    import holidays

    libur = holidays.country_holidays(
        "ID", years=range(hari.year, hari.year + 3), categories=("public", "government")
    )
    return KalenderKerja(
        pekan=jam_kerja("jam_kerja.biasa", date.max).pekan, libur=frozenset(libur)
    )


_ZONA = KalenderKerja(pekan=jam_kerja("jam_kerja.biasa", date.max).pekan).tz
