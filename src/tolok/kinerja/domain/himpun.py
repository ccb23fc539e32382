"""What a compiled report says beside what was reported last: differences, and figures to check.

Works on the stored report (`tolok/laporan/1`) and the plan, which holds the ratified figures of the
periods before. Nothing is computed anew of what the report states.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tolok.dasar.angka import tulis
from tolok.kinerja.domain.agregasi import realisasi_sd
from tolok.kinerja.domain.bilangan import tampil
from tolok.kinerja.domain.keadaan import Agregasi
from tolok.kinerja.domain.rencana import Butir, Rencana

__all__ = ["Selisih", "bandingkan_terakhir", "usul_uji_petik"]

_ROMAWI = ("", "I", "II", "III", "IV")
_UTAMA = frozenset({"tujuan", "sasaran"})
_NAIK = frozenset({Agregasi.JUMLAH})


@dataclass(frozen=True, slots=True, kw_only=True)
class Selisih:
    """One indicator: the figure last reported and when, the figure now, and what to mind.

    `lalu` and `kini` are printed figures, empty when there is none. `utama`: an indicator of a
    tujuan or sasaran, not of a programme or its outputs.
    """

    kode: str
    nama: str
    satuan: str
    unit: str
    lalu: str
    kapan: str
    kini: str
    beda: str
    capaian: str
    awas: str
    utama: bool = False


def bandingkan_terakhir(kertas: Mapping[str, Any], rencana: Rencana) -> tuple[Selisih, ...]:
    """Every row of the worked sheet that was due, in its order."""
    butir = {b.id: b for b in rencana.butir}
    return tuple(
        _selisih(b, butir[b["indikator"]], rencana.tw)
        for b in kertas["baris"]
        if b["indikator"] in butir and butir[b["indikator"]].dijadwalkan(rencana.tw)
    )


def _selisih(baris: Mapping[str, Any], butir: Butir, tw: int) -> Selisih:
    lalu, kapan = _terakhir(butir, tw)
    teks = baris["realisasi_sd"]
    kini = None if teks is None else Decimal(str(teks))
    return Selisih(
        kode=str(baris["kode"]),
        nama=str(baris["nama"]),
        satuan=str(baris["satuan"]),
        unit=str(baris["unit"]),
        lalu=_tulis(lalu),
        kapan=kapan,
        kini=str(baris["tampil_realisasi_sd"] or ""),
        beda=_beda(lalu, kini),
        capaian=str(baris["tampil"] or ""),
        awas=_awas(butir, lalu, kini, baris),
        utama=baris["simpul"]["jenis"] in _UTAMA,
    )


def _terakhir(butir: Butir, tw: int) -> tuple[Decimal | None, str]:
    """The figure up to the newest quarter that has one; else last year's."""
    if butir.deret.agregasi is not Agregasi.TAHUNAN:
        for ke in range(tw - 1, 0, -1):
            besaran = realisasi_sd(butir.deret, ke)
            if besaran is not None:
                return besaran.nilai, f"s.d. TW {_ROMAWI[ke]}"
    return butir.tahun_lalu, "tahun lalu" if butir.tahun_lalu is not None else ""


def _tulis(nilai: Decimal | None) -> str:
    if nilai is None:
        return ""
    penuh = tulis(nilai)
    return penuh if len(penuh.partition(",")[2]) <= 4 else tampil(nilai)


def _beda(lalu: Decimal | None, kini: Decimal | None) -> str:
    """The difference with its sign; empty without two figures."""
    if lalu is None or kini is None:
        return ""
    beda = kini - lalu
    return f"+{_tulis(beda)}" if beda > 0 else _tulis(beda)


def _awas(
    butir: Butir, lalu: Decimal | None, kini: Decimal | None, baris: Mapping[str, Any]
) -> str:
    if kini is None:
        return str(baris.get("alasan") or "belum ada angkanya")
    naik = butir.deret.agregasi in _NAIK or butir.deret.penyebut_tahun
    if naik and lalu is not None and kini < lalu and butir.deret.agregasi is not Agregasi.TAHUNAN:
        return "lebih rendah daripada yang sudah dilaporkan, padahal kumulatif"
    return ""


def usul_uji_petik(selisih: Sequence[Selisih], banyak: int = 2) -> tuple[str, ...]:
    """Codes worth a look at their evidence: what is odd first, then the furthest from the target among the
    indicators of tujuan and sasaran.

    Rows of different units first, so that one unit is not checked twice while another is not.
    """
    berangka = [s for s in selisih if s.kini]
    urut = sorted(berangka, key=lambda s: (not s.awas, not s.utama, -_jauh(s)))
    dipilih: list[Selisih] = []
    for s in (*urut, *urut):
        baru = all(s.unit != d.unit for d in dipilih) or len({x.unit for x in urut}) < banyak
        if len(dipilih) < banyak and s not in dipilih and baru:
            dipilih.append(s)
    return tuple(s.kode for s in dipilih)


def _jauh(s: Selisih) -> Decimal:
    """Distance of the achievement from a hundred."""
    teks = s.capaian.replace(".", "").replace(",", ".")
    return abs(Decimal(teks) - 100) if teks else Decimal(0)
