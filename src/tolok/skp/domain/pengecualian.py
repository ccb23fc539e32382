"""Who is appraised in a period: study assignment and unpaid leave by rule, and who moved.

Pure. Somebody who was away by one of these for every day of the period is not asked; for a part of
it they are asked about the days they worked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from tolok.dasar.tanggal import tanggal
from tolok.regulasi.skp import AturanSkp
from tolok.skp.domain.rezim import MasaPenilaian

__all__ = ["KeadaanSkp", "MasaBerhalangan", "MasaJabatan", "jenis_dikecualikan", "keadaan_pegawai"]

_KUNCI = "dikecualikan"


@dataclass(frozen=True, slots=True, kw_only=True)
class MasaBerhalangan:
    """An absence: its kind, and its days with both ends inside; `selesai` None: not yet known."""

    jenis: str
    mulai: date
    selesai: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MasaJabatan:
    """A definitive post in this office, and its days with both ends inside."""

    jabatan: str
    mulai: date
    selesai: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeadaanSkp:
    """Whether somebody is asked, and what the list says of them; "" where there is nothing to say."""

    diminta: bool = True
    keterangan: str = ""


def jenis_dikecualikan(aturan: AturanSkp | None) -> dict[str, str]:
    """Kind of absence -> its name, as the law of the period excepts it."""
    if aturan is None or _KUNCI not in aturan.isi:
        return {}
    return {str(b["kode"]): str(b["nama"]) for b in aturan.nilai(_KUNCI)}


def keadaan_pegawai(
    masa: MasaPenilaian,
    aturan: AturanSkp | None,
    *,
    berhalangan: Sequence[MasaBerhalangan] = (),
    jabatan: Sequence[MasaJabatan] = (),
) -> KeadaanSkp:
    """One employee in the period.

    `jabatan`: definitive posts in this office on days of the period, oldest first; empty when
    nobody knows, and then nothing is said of moving.
    """
    nama = jenis_dikecualikan(aturan)
    milik = [b for b in berhalangan if b.jenis in nama]
    kata = "; ".join(f"{nama[b.jenis]} {_selang(b.mulai, b.selesai)}" for b in milik)
    if aturan is not None and milik and _penuh(masa, milik):
        sebab = aturan.rujukan(_KUNCI)
        return KeadaanSkp(diminta=False, keterangan=f"Tidak diminta: {kata}. {sebab}.")
    kalimat = [f"{kata[0].upper()}{kata[1:]}: dinilai untuk hari kerjanya saja."] if kata else []
    keluar = _keluar(masa, jabatan)
    if keluar is not None:
        kalimat.insert(
            0,
            f"Tidak diminta: pindah sejak {tanggal(keluar + timedelta(days=1))} dan dinilai kantor "
            f"barunya; masa sampai {tanggal(keluar)} dinilai sebelum ia pindah.",
        )
        return KeadaanSkp(diminta=False, keterangan=" ".join(kalimat))
    return KeadaanSkp(keterangan=" ".join([*kalimat, *_pindah(masa, jabatan)]))


def _selang(mulai: date, selesai: date | None) -> str:
    akhir = f"s.d. {tanggal(selesai)}" if selesai is not None else "dan belum berakhir"
    return f"sejak {tanggal(mulai)} {akhir}"


def _penuh(masa: MasaPenilaian, daftar: Iterable[MasaBerhalangan]) -> bool:
    """Every day of the period is one of an absence, one after the other or overlapping."""
    hari = masa.mulai
    for b in sorted(daftar, key=lambda b: b.mulai):
        if b.mulai > hari:
            return False
        if b.selesai is None or b.selesai >= masa.selesai:
            return True
        hari = max(hari, b.selesai + timedelta(days=1))
    return False


def _keluar(masa: MasaPenilaian, jabatan: Sequence[MasaJabatan]) -> date | None:
    """The last day here of who had left before the period ended."""
    akhir = [j.selesai for j in jabatan]
    hari = [h for h in akhir if h is not None]
    if not akhir or len(hari) < len(akhir) or max(hari) >= masa.selesai:
        return None
    return max(hari)


def _pindah(masa: MasaPenilaian, jabatan: Sequence[MasaJabatan]) -> list[str]:
    """Who came in mid-period, and who took another post in the office."""
    if not jabatan:
        return []
    kalimat = []
    awal = min(j.mulai for j in jabatan)
    if awal > masa.mulai:
        kalimat.append(
            f"Di kantor ini sejak {tanggal(awal)}; masa sebelumnya, bila ada, dicatat dari dokumen "
            "kantor asalnya."
        )
    kalimat += [
        f"Pindah jabatan {tanggal(b.mulai)}: dua masa, masing-masing dengan penilainya."
        for a, b in pairwise(jabatan)
        if a.jabatan != b.jabatan and b.mulai > masa.mulai
    ]
    return kalimat
