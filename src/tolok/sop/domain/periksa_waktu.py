"""Checks of the mutu baku: what is empty, units that differ, and how long the whole takes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tolok.dasar.durasi import Durasi, Hitungan, Satuan
from tolok.dasar.kalender import Pekan
from tolok.dasar.temuan import Temuan
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.temukan import temuan

__all__ = ["jumlah_hari_kerja", "periksa_waktu"]

_MENIT = {Satuan.DETIK: Decimal(1) / 60, Satuan.MENIT: Decimal(1), Satuan.JAM: Decimal(60)}
_PEKAN_TRIWULAN = 13
_BULAN_TRIWULAN = 3
_HARI_PEKAN = 7
_MUTU = (
    ("kelengkapan", "Kelengkapan"),
    ("waktu", "Waktu"),
    ("output", "Output"),
)


def periksa_waktu(sop: Sop, pekan: Pekan) -> Iterator[Temuan]:
    """Findings of the columns kelengkapan, waktu and output. `pekan`: ordinary office hours."""
    for langkah in sop.langkah:
        for kunci, sebutan in _MUTU:
            if not getattr(langkah.mutu, kunci):
                yield temuan(
                    f"{kunci}-kosong",
                    f"langkah/{langkah.nomor}/{kunci}",
                    f"{sebutan} langkah {langkah.nomor} kosong.",
                )
    yield from _satuan(sop)
    yield from _jumlah(sop, pekan)


def _satuan(sop: Sop) -> Iterator[Temuan]:
    baris: dict[Satuan, list[int]] = {}
    for langkah in sop.langkah:
        if langkah.mutu.waktu is not None:
            baris.setdefault(langkah.mutu.waktu.satuan, []).append(langkah.nomor)
    if len(baris) < 2:
        return
    urut = sorted(baris.items(), key=lambda b: -len(b[1]))
    sebutan = "; ".join(
        f"{satuan.value} pada langkah {', '.join(str(n) for n in nomor)}" for satuan, nomor in urut
    )
    yield temuan(
        "satuan-campur",
        f"langkah/{urut[-1][1][0]}/waktu",
        f"Waktu ditulis dengan {len(urut)} satuan: {sebutan}.",
    )


def jumlah_hari_kerja(sop: Sop, pekan: Pekan) -> Decimal:
    """Working days that all rows take one after the other, a range by its longer end.

    Minutes and hours are parts of an average office day; a week is its working days, a month the
    third of a quarter of thirteen weeks.
    """
    return sum(
        (_hari(satu.mutu.waktu, pekan) for satu in sop.langkah if satu.mutu.waktu is not None),
        Decimal(0),
    )


def _hari(waktu: Durasi, pekan: Pekan) -> Decimal:
    sepekan = Decimal(sum(1 for hari in pekan.hari if hari))
    if waktu.satuan in _MENIT:
        return waktu.paling_lama * _MENIT[waktu.satuan] / (Decimal(pekan.menit) / sepekan)
    if waktu.satuan is Satuan.MINGGU:
        return waktu.paling_lama * sepekan
    if waktu.satuan is Satuan.BULAN:
        return waktu.paling_lama * sepekan * _PEKAN_TRIWULAN / _BULAN_TRIWULAN
    kali = sepekan / _HARI_PEKAN if waktu.hitungan is Hitungan.KALENDER else Decimal(1)
    return waktu.paling_lama * kali


def _jumlah(sop: Sop, pekan: Pekan) -> Iterator[Temuan]:
    jumlah = jumlah_hari_kerja(sop, pekan)
    triwulan = Decimal(sum(1 for hari in pekan.hari if hari)) * _PEKAN_TRIWULAN
    if jumlah * 2 <= triwulan:
        return
    lama = f"Jumlah waktu semua langkah {_tampil(jumlah)} hari kerja"
    if jumlah > triwulan:
        yield temuan(
            "lewat-triwulan",
            "langkah",
            f"{lama}, melewati satu triwulan (paling banyak {_tampil(triwulan)} hari kerja).",
        )
    else:
        yield temuan(
            "lama-triwulan",
            "langkah",
            f"{lama}, lebih dari separuh triwulan (paling banyak {_tampil(triwulan)} hari kerja).",
        )


def _tampil(hari: Decimal) -> str:
    bulat = hari.quantize(Decimal("0.1"))
    teks = format(bulat.to_integral_value() if bulat == bulat.to_integral_value() else bulat, "f")
    return teks.replace(".", ",")
