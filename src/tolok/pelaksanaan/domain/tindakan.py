"""The eighteen acts as pure rules: what is missing before an act may close.

`putuskan` takes a mapping of these and imports no registry. A context that owns an act may
hand in a stricter rule under the same code.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from tolok.pelaksanaan.domain.keadaan import Tugas
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import JenisTindakan, LangkahJalan, Sifat

__all__ = ["ATURAN", "AturanBaku", "AturanTindakan", "Kekurangan", "kurang_langkah", "nama_hasil"]

_H = JenisHasil
_TIDAK_DITAGIH = frozenset({_H.DISPOSISI, _H.ACUAN, _H.ALAT})


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """One missing thing, in words for the officer. `kode` names the kind or the act."""

    kode: str
    kalimat: str
    tindakan: str | None = None


class AturanTindakan(Protocol):
    """The pure rule of an act."""

    @property
    def kode(self) -> str:
        """The act's word."""

    @property
    def sifat(self) -> Sifat:
        """Makes, decides on, or passes on a result."""

    def kurang(
        self, langkah: LangkahJalan, tugas: Tugas, hasil: Collection[str]
    ) -> list[Kekurangan]:
        """What is missing; [] means the act may close. `hasil`: kinds submitted in this task."""


def nama_hasil(jenis: str) -> str:
    """A kind of result in words.

    >>> nama_hasil("kertas_kerja")
    'kertas kerja'
    """
    return (
        "SK Tim" if jenis == _H.SK_TIM else "SKP" if jenis == _H.SKP else jenis.replace("_", " ")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AturanBaku:
    """A rule from three lists of kinds.

    `baku`: kinds this act always makes (any one of them). `boleh`: kinds it makes when the row
    names them. `cukup`: any result at all will do when the row names none.
    """

    kode: str
    sifat: Sifat
    baku: tuple[str, ...] = ()
    boleh: tuple[str, ...] = ()
    cukup: bool = False

    def kurang(
        self, langkah: LangkahJalan, tugas: Tugas, hasil: Collection[str]
    ) -> list[Kekurangan]:
        """Missing kinds of this act."""
        if self.baku and not any(j in hasil for j in self.baku):
            return [self._kekurangan(self.baku[0])]
        diminta = [h.jenis.value for h in langkah.menghasilkan if h.jenis.value in self.boleh]
        kurang = [self._kekurangan(j) for j in diminta if j not in hasil]
        if self.cukup and not diminta and not hasil:
            kurang.append(Kekurangan("hasil", "Belum ada hasil yang diserahkan.", self.kode))
        return kurang

    def _kekurangan(self, jenis: str) -> Kekurangan:
        return Kekurangan(jenis, f"{nama_hasil(jenis).capitalize()} belum ada.", self.kode)


def kurang_langkah(langkah: LangkahJalan, hasil: Collection[str]) -> list[Kekurangan]:
    """Kinds the row makes that no act has delivered.

    A disposisi is written by the hand-over itself, acuan and alat gate nothing, and a kind that
    the row works on is the decided document, not a new one.
    """
    dikerjakan = {t.jenis for t in langkah.mengerjakan}
    return [
        Kekurangan(h.jenis.value, f"{nama_hasil(h.jenis.value).capitalize()} belum ada.")
        for h in langkah.menghasilkan
        if h.jenis not in _TIDAK_DITAGIH and h.jenis not in dikerjakan
        if h.jenis.value not in hasil
    ]


_BUAT, _PUTUS, _TERUS = Sifat.MENGHASILKAN, Sifat.MEMUTUSKAN, Sifat.MENERUSKAN
_NASKAH = tuple(
    j.value
    for j in (
        _H.LAPORAN, _H.SK_TIM, _H.RENCANA_KERJA, _H.KERTAS_KERJA, _H.RENCANA_TINDAK_LANJUT,
        _H.NOTA_DINAS, _H.JADWAL, _H.FORMULIR, _H.LAIN,
    )
)  # fmt: skip
_T = JenisTindakan
ATURAN: Mapping[str, AturanTindakan] = {
    a.kode: a
    for a in (
        AturanBaku(kode=_T.TUGASKAN.value, sifat=_TERUS, baku=("disposisi", "nota_dinas")),
        AturanBaku(kode=_T.SAMPAIKAN.value, sifat=_TERUS, boleh=("jadwal", "formulir")),
        AturanBaku(kode=_T.SUSUN.value, sifat=_BUAT, boleh=_NASKAH, cukup=True),
        AturanBaku(kode=_T.ISI.value, sifat=_BUAT, boleh=("isian", "skp"), cukup=True),
        AturanBaku(kode=_T.RAPAT.value, sifat=_BUAT, baku=("notula",)),
        AturanBaku(kode=_T.KUMPULKAN.value, sifat=_BUAT, boleh=("isian",)),
        AturanBaku(kode=_T.UKUR.value, sifat=_BUAT, baku=("kertas_kerja",)),
        AturanBaku(kode=_T.REKAP.value, sifat=_BUAT, baku=("rekap",)),
        AturanBaku(kode=_T.ANALISIS.value, sifat=_BUAT, boleh=("laporan",), cukup=True),
        AturanBaku(kode=_T.PERIKSA.value, sifat=_PUTUS),
        AturanBaku(kode=_T.NILAI.value, sifat=_PUTUS, cukup=True),
        AturanBaku(kode=_T.TANDATANGANI.value, sifat=_TERUS),
        AturanBaku(kode=_T.SAHKAN.value, sifat=_PUTUS),
        AturanBaku(kode=_T.LAPORKAN.value, sifat=_TERUS),
        AturanBaku(kode=_T.KIRIM.value, sifat=_TERUS, baku=("surat_pengantar", "nota_dinas")),
        AturanBaku(kode=_T.GANDAKAN.value, sifat=_TERUS, baku=("salinan",)),
        AturanBaku(kode=_T.ARSIPKAN.value, sifat=_TERUS, baku=("arsip",)),
        AturanBaku(kode=_T.TINDAKLANJUTI.value, sifat=_BUAT, baku=("rencana_tindak_lanjut",)),
    )
}
"""Every act of the closed list, with the rule any SOP needs."""
