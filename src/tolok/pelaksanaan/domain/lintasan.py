"""The paths of an SOP, worked out once per version: segments, chains, next rows.

A *segment* is the longest run of consecutive rows with the same subjects; inside it each
subject moves on its own (flow per subject). A *chain* is every earlier row a return may go to.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tolok.sop.domain.jalan import (
    SELESAI,
    JenisTindakan,
    LangkahJalan,
    Per,
    SopJalan,
    TautanHasil,
    TindakanJalan,
)

__all__ = ["Lintasan", "TindakanLangkah", "memutuskan"]

_SETELAH = frozenset({JenisTindakan.LAPORKAN, JenisTindakan.KIRIM})
_MEMUTUSKAN = frozenset({JenisTindakan.PERIKSA, JenisTindakan.NILAI, JenisTindakan.SAHKAN})


def memutuskan(tindakan: TindakanJalan) -> bool:
    """A deciding act: review, score, ratify, or sign to approve."""
    return tindakan.memutuskan or tindakan.jenis in _MEMUTUSKAN


class TindakanLangkah(NamedTuple):
    """One act of a row, with what the decider asks of it again and again."""

    kode: str
    tindakan: TindakanJalan
    orang_lain: bool
    memutuskan: bool


class Lintasan:
    """A `SopJalan` compiled for the decider. Immutable after construction; share it freely."""

    __slots__ = (
        "_maju",
        "_per",
        "_putus",
        "_tindakan",
        "akar",
        "bergantung",
        "berikut",
        "langkah",
        "menilai",
        "nomor",
        "per_orang",
        "pertama",
        "posisi",
        "pribadi",
        "rantai",
        "ruas",
        "sidik",
        "sop",
        "sumber",
        "tanda_subjek",
        "tindakan_langkah",
        "waktu_bersama",
    )

    def __init__(self, sop: SopJalan) -> None:
        self.sop = sop
        self.sidik = sop.sidik
        self.langkah: Mapping[int, LangkahJalan] = dict(sop.menurut_nomor)
        self.nomor: tuple[int, ...] = sop.urutan
        self.posisi: Mapping[int, int] = {n: i for i, n in enumerate(self.nomor)}
        self.pertama: int = self.nomor[0]
        self.berikut: Mapping[int, int | None] = {
            n: self.nomor[i + 1] if i + 1 < len(self.nomor) else None
            for i, n in enumerate(self.nomor)
        }
        self._per = {n: x.per is not Per.SATU or x.rinci for n, x in self.langkah.items()}
        self.akar: Mapping[int, int] = {n: self._akar(n) for n in self.nomor}
        self.ruas: Mapping[int, tuple[int, ...]] = self._ruas()
        self.bergantung: Mapping[int, frozenset[int]] = self._bergantung()
        self.rantai: Mapping[int, frozenset[int]] = self._rantai()
        self._tindakan = {n: self._susun_tindakan(n) for n in self.nomor}
        self.tindakan_langkah: Mapping[int, tuple[TindakanLangkah, ...]] = {
            n: self._tindakan_langkah(n) for n in self.nomor
        }
        self._putus = {
            n: any(b.memutuskan and not b.orang_lain for b in self.tindakan_langkah[n])
            for n in self.nomor
        }
        self._maju = {n: self._arah(n) for n in self.nomor}
        self.menilai: frozenset[int] = frozenset(
            n for n in self.nomor if any(t.jenis is JenisTindakan.NILAI for t in self._tindakan[n])
        )
        self.sumber: Mapping[int, tuple[tuple[str, int], ...]] = {
            n: self._sumber(n) for n in self.nomor
        }
        self.per_orang: frozenset[int] = frozenset(
            n for n, x in self.langkah.items() if x.per is Per.PEGAWAI or x.rinci
        )
        self.pribadi: frozenset[int] = frozenset(
            n
            for n in self.nomor
            if n in self.per_orang or any(d in self.per_orang for _, d in self.sumber[n])
        )
        self.tanda_subjek: frozenset[int] = frozenset(
            n for n in self.nomor if self._ditandatangani_pemegang(n)
        )
        # Rows whose printed time is for all the subjects of one holder together.
        self.waktu_bersama: frozenset[int] = frozenset(
            n
            for n in self.per_orang - self.tanda_subjek
            if self.langkah[n].waktu_untuk == "kelompok"
        )

    def per_subjek(self, nomor: int) -> bool:
        """The row opens one task per subject (`rinci` rows too: one per sheet, shown as one)."""
        return self._per[nomor]

    def maju(self, nomor: int) -> tuple[int | str, ...]:
        """Where approval may lead: printed choices, else the next row, else the end."""
        return self._maju[nomor]

    def _tindakan_langkah(self, nomor: int) -> tuple[TindakanLangkah, ...]:
        return tuple(
            TindakanLangkah(str(t.jenis.value), t, self.bagian_orang_lain(nomor, t), memutuskan(t))
            for t in self._tindakan[nomor]
        )

    def _arah(self, nomor: int) -> tuple[int | str, ...]:
        langkah = self.langkah[nomor]
        maju = tuple(m for m in langkah.maju if m == SELESAI or self._di_depan(nomor, m))
        if maju:
            return maju
        lanjut = self.berikut[nomor]
        return (SELESAI,) if lanjut is None else (lanjut,)

    def antara(self, dari: int, sampai: int | str) -> tuple[int, ...]:
        """Rows strictly between two rows (to the end for `selesai`)."""
        awal = self.posisi[dari] + 1
        akhir = len(self.nomor) if isinstance(sampai, str) else self.posisi[sampai]
        return self.nomor[awal:akhir]

    def bersambung(self, nomor: int, lanjut: int) -> bool:
        """Both rows lie in one segment, so a subject need not wait for the others."""
        return self._per[nomor] and lanjut in self.ruas[nomor]

    def tindakan(self, nomor: int) -> tuple[TindakanJalan, ...]:
        """Acts of a row in printed order, a ratification by others last."""
        return self._tindakan[nomor]

    def bagian_orang_lain(self, nomor: int, tindakan: TindakanJalan) -> bool:
        """The act (or a share of it) is done by others than the row's own holder."""
        if tindakan.jenis in _SETELAH:
            return True
        if tindakan.jenis is JenisTindakan.KUMPULKAN and tindakan.peserta:
            return True
        return tindakan.oleh is not None and tindakan.oleh != self.langkah[nomor].pelaksana[0]

    def memutuskan_sendiri(self, nomor: int) -> bool:
        """The row's own holder takes a deciding act in it."""
        return self._putus[nomor]

    def _susun_tindakan(self, nomor: int) -> tuple[TindakanJalan, ...]:
        """Printed order, but a ratification by others comes after the signatures it rests on."""
        semua = self.langkah[nomor].tindakan
        akhir = [t for t in semua if self.bagian_orang_lain(nomor, t) and memutuskan(t)]
        return (*(t for t in semua if t not in akhir), *akhir)

    def _sumber(self, nomor: int) -> tuple[tuple[str, int], ...]:
        """(kind, row) of everything the row works on, the scores that a row between laid beside it
        included: who signs a scored document signs its scores too."""
        hasil: list[tuple[str, int]] = []
        for tautan in self.langkah[nomor].mengerjakan:
            if tautan.dari is None:
                continue
            hasil.append((tautan.jenis.value, tautan.dari))
            hasil += [
                (tautan.jenis.value, m)
                for m in self.antara(tautan.dari, nomor)
                if m in self.menilai and self._dinilai(m, tautan)
            ]
        return tuple(hasil)

    def _dinilai(self, nomor: int, tautan: TautanHasil) -> bool:
        langkah = self.langkah[nomor]
        sama = any(t.jenis is tautan.jenis and t.dari == tautan.dari for t in langkah.mengerjakan)
        return sama and any(h.jenis is tautan.jenis for h in langkah.menghasilkan)

    def _ditandatangani_pemegang(self, nomor: int) -> bool:
        """The row's own holder signs in it, without deciding."""
        return any(
            b.tindakan.jenis is JenisTindakan.TANDATANGANI
            and not b.orang_lain
            and not b.memutuskan
            for b in self.tindakan_langkah[nomor]
        )

    def _di_depan(self, nomor: int, tujuan: int | str) -> bool:
        return isinstance(tujuan, int) and self.posisi.get(tujuan, -1) > self.posisi[nomor]

    def _akar(self, nomor: int) -> int:
        dilihat = {nomor}
        while True:
            seperti = self.langkah[nomor].seperti
            if seperti is None or seperti not in self.langkah or seperti in dilihat:
                return nomor
            nomor = seperti
            dilihat.add(nomor)

    def _ruas(self) -> dict[int, tuple[int, ...]]:
        ruas: list[list[int]] = []
        for n in self.nomor:
            lalu = ruas[-1][-1] if ruas else None
            sama = (
                lalu is not None
                and self.per_subjek(n)
                and self.per_subjek(lalu)
                and self.akar[n] == self.akar[lalu]
            )
            if sama:
                ruas[-1].append(n)
            else:
                ruas.append([n])
        return {n: tuple(r) for r in ruas for n in r}

    def _bergantung(self) -> dict[int, frozenset[int]]:
        """Row -> rows whose results it rests on, directly or through others."""
        hasil: dict[int, frozenset[int]] = {}
        for n in self.nomor:
            tautan = [t.dari for t in self.langkah[n].mengerjakan if t.dari is not None]
            langsung = {d for d in tautan if d in hasil}
            semua = set(langsung)
            for d in langsung:
                semua |= hasil[d]
            hasil[n] = frozenset(semua)
        return hasil

    def _rantai(self) -> dict[int, frozenset[int]]:
        hasil: dict[int, frozenset[int]] = {}
        for i, n in enumerate(self.nomor):
            dasar = self.bergantung[n]
            rantai = {m for m in self.nomor[:i] if m in dasar or self.bergantung[m] & dasar}
            kembali = self.langkah[n].kembali
            if kembali is not None and self.posisi.get(kembali, i) < i:
                rantai.add(kembali)
            hasil[n] = frozenset(rantai)
        return hasil
