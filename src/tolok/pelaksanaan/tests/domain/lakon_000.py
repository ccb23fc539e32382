"""Seed 000 on the stage: the SOP of the library, played by name up to any row."""

from __future__ import annotations

from typing import Any

import pytest

from tolok.dasar.galat import GalatTolok
from tolok.pelaksanaan.domain.keadaan import StatusTugas, Tugas
from tolok.pelaksanaan.domain.kejadian import Kejadian, Keputusan
from tolok.pelaksanaan.domain.objek import dilihat
from tolok.pelaksanaan.domain.panggung import Panggung
from tolok.pelaksanaan.domain.perintah import (
    Ambil,
    HasilBaru,
    Kembalikan,
    MintaPerbaikan,
    Serahkan,
    Tarik,
)
from tolok.pelaksanaan.domain.usul import siap, usul
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.pustaka import muat

__all__ = ["Lakon", "lakon"]


def _sop(kode: str) -> SopJalan:
    sop = siapkan(muat(kode))
    assert isinstance(sop, SopJalan)
    return sop


class Lakon(Panggung):
    """A run told in short sentences: `kerjakan(4, "unit1")`, `kembalikan(8)`, ..."""

    @classmethod
    def mulai_dari(cls, kode: str, **ukuran: int) -> Lakon:
        """A fresh office with the run begun."""
        g = cls(_sop(kode), **ukuran)
        g.mulai()
        return g

    def tugas(self, langkah: int, subjek: str | None = None, tindakan: str | None = None) -> Tugas:
        """The newest task of a row (or a share of it)."""
        cocok = [
            t
            for t in self.keadaan.tugas.values()
            if t.langkah == langkah and t.subjek == subjek and t.tindakan == tindakan
        ]
        return cocok[-1]

    def terbuka(self, langkah: int) -> list[str | None]:
        """Subjects of the open main tasks of a row."""
        b = self.keadaan.baris.get(langkah)
        return [] if b is None else sorted(b.terbuka.values(), key=str)

    def kerjakan(self, langkah: int, subjek: str | None = None) -> None:
        """The plain way through one row (or one subject of it), shares included."""
        self._sampai_beres(langkah, subjek)

    def _sampai_beres(self, langkah: int, subjek: str | None) -> None:
        for _ in range(400):
            menunggu = [
                t
                for t in siap(self)
                if t.langkah == langkah and (subjek is None or self._utama(t).subjek == subjek)
            ]
            if not menunggu:
                return
            self.beri(*usul(self, menunggu[0]))

    def _utama(self, t: Tugas) -> Tugas:
        return t if t.induk is None else self.keadaan.tugas[t.induk]

    def sampai(self, langkah: int) -> None:
        """Play every row before this one."""
        for n in self.lin.nomor:
            if n == langkah:
                return
            self.kerjakan(n)

    def serahkan(
        self, oleh: str, t: Tugas, keputusan: Keputusan | None = None, **lain: Any
    ) -> list[Kejadian]:
        """Hand one task on."""
        perintah = Serahkan(
            kunci=self.kunci(), tugas=t.id, iterasi=t.iterasi, keputusan=keputusan,
            **{k: v for k, v in lain.items() if k not in _FAKTA},
        )  # fmt: skip
        return self.beri(oleh, perintah, **{k: v for k, v in lain.items() if k in _FAKTA})

    def setujui(self, oleh: str, t: Tugas, **lain: Any) -> list[Kejadian]:
        """Approve."""
        return self.serahkan(oleh, t, Keputusan.SETUJU, **lain)

    def kembalikan(self, oleh: str, t: Tugas, **lain: Any) -> list[Kejadian]:
        """Return with a reason."""
        isi = {"alasan": "lembar-alasan", **lain}
        return self.beri(
            oleh, Kembalikan(kunci=self.kunci(), tugas=t.id, iterasi=t.iterasi, **isi)
        )

    def minta(self, oleh: str, t: Tugas, **lain: Any) -> list[Kejadian]:
        """Ask for a correction of an input."""
        return self.beri(
            oleh,
            MintaPerbaikan(
                kunci=self.kunci(), tugas=t.id, iterasi=t.iterasi, alasan="lembar-alasan", **lain
            ),
        )

    def ambil(self, oleh: str, t: Tugas) -> None:
        """Claim a task held by many."""
        self.beri(oleh, Ambil(kunci=self.kunci(), tugas=t.id, iterasi=t.iterasi))

    def tarik(self, oleh: str, t: Tugas, **lain: Any) -> list[Kejadian]:
        """Withdraw."""
        return self.beri(oleh, Tarik(kunci=self.kunci(), tugas=t.id, **lain))

    def susun_laporan(self, bagian: dict[str, str]) -> Tugas:
        """Row 5 submits a report whose part per unit has the given content."""
        t = self.tugas(5)
        if t.ambil is None:
            self.ambil("jabatan_pelaksana", t)
        hasil: list[HasilBaru] = [
            self.hasil("kertas_kerja"),
            self.hasil("rekap"),
            self.hasil("laporan", bagian=bagian),
        ]
        self.serahkan("jabatan_pelaksana", t, hasil=tuple(hasil))
        return self.tugas(5)

    def tampak(self, t: Tugas) -> str:
        """What the page of this task shows."""
        return dilihat(self.keadaan, self.lin, t)

    def ditolak(
        self, galat: type[GalatTolok], aturan: str, lakukan: Any, *a: Any, **k: Any
    ) -> GalatTolok:
        """The command is refused by this rule, and nothing changes."""
        sebelum = self.keadaan
        with pytest.raises(galat) as tertangkap:
            lakukan(*a, **k)
        assert tertangkap.value.aturan == aturan, tertangkap.value
        assert self.keadaan is sebelum
        return tertangkap.value

    def status(self, t: Tugas) -> StatusTugas:
        """Status now."""
        return self.keadaan.tugas[t.id].status


_FAKTA = frozenset({"hak", "atas_nama", "kedudukan_atas_nama", "rangkap_dilarang"})


def lakon(kode: str = "000", sampai: int | None = None, **ukuran: int) -> Lakon:
    """A run of a library SOP, played up to a row."""
    g = Lakon.mulai_dari(kode, **ukuran)
    if sampai is not None:
        g.sampai(sampai)
    return g
