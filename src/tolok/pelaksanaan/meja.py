"""The desk of one task: everything its page and its panels need, read once.

`susun_meja` does the reading; a panel gets the finished desk and asks it, never the database.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from tolok.dasar.galat import GalatTolok, TidakDitemukan
from tolok.dasar.periode import Periode
from tolok.pelaksanaan.domain.fakta import Fakta
from tolok.pelaksanaan.domain.hak import memegang, periksa_pemegang, tugas_memutuskan
from tolok.pelaksanaan.domain.keadaan import Keadaan, Pengembalian, Tugas
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.objek import dilihat, versi_dikerjakan
from tolok.pelaksanaan.fakta_kini import FaktaKini
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.models import Konsep, Lembar, Pelaksanaan
from tolok.sop.domain.jalan import LangkahJalan, TindakanJalan

__all__ = ["Meja", "susun_meja"]


@dataclass(kw_only=True)
class Meja:
    """One task as one person sees it now. Read-only for panels."""

    pelaksanaan: Pelaksanaan
    keadaan: Keadaan
    lintasan: Lintasan
    tugas: Tugas
    fakta: Fakta
    kini: FaktaKini
    pegawai: Any
    sekarang: datetime
    konsep: Mapping[str, Konsep]
    lembar: Mapping[str, Lembar]

    @property
    def langkah(self) -> LangkahJalan:
        """The running row."""
        return self.lintasan.langkah[self.tugas.langkah]

    @cached_property
    def periode(self) -> Periode:
        """The period that the run measures."""
        return Periode.dari_kode(self.pelaksanaan.periode)

    @cached_property
    def tindakan(self) -> tuple[TindakanJalan, ...]:
        """Acts this page is for: the row's own acts, or the one act of a share."""
        semua = self.lintasan.tindakan(self.tugas.langkah)
        if self.tugas.peserta:
            return tuple(t for t in semua if t.jenis.value == self.tugas.tindakan)
        return semua

    @cached_property
    def dilihat(self) -> str:
        """Digest of the versions this page shows; goes back with every command."""
        return dilihat(self.keadaan, self.lintasan, self.tugas)

    @cached_property
    def memutuskan(self) -> bool:
        """Answering this task approves or returns something."""
        return tugas_memutuskan(self.keadaan, self.lintasan, self.tugas)

    @cached_property
    def larangan(self) -> GalatTolok | None:
        """Why this person may not answer the task now; None when they may."""
        if self.fakta.pelaku is None:
            return None
        try:
            periksa_pemegang(
                self.keadaan, self.fakta, self.tugas, self.fakta.pelaku, self.fakta.kedudukan
            )
        except GalatTolok as galat:
            return galat
        return None

    @property
    def boleh(self) -> bool:
        """The task is open and this person may answer it."""
        return self.tugas.terbuka and self.larangan is None

    @property
    def memegang(self) -> bool:
        """The person holds it, works on it jointly, or was appointed for it."""
        return memegang(self.fakta, self.tugas)

    @property
    def pengembalian(self) -> Pengembalian | None:
        """The return that opened this task again."""
        return self.keadaan.kembali.get(self.tugas.karena) if self.tugas.karena else None

    @cached_property
    def masukan(self) -> tuple[Lembar, ...]:
        """Sheets the row works on, newest version each, in the order of the row's links."""
        versi = versi_dikerjakan(
            self.keadaan, self.lintasan, self.tugas.langkah, self._subjek_objek()
        )
        return tuple(self.lembar[v.lembar] for _, v in versi if v.lembar in self.lembar)

    def _subjek_objek(self) -> str | None:
        if self.tugas.induk is None:
            return self.tugas.subjek
        return self.keadaan.tugas[self.tugas.induk].subjek

    def lembar_terakhir(self, jenis: str, langkah: int | None = None) -> Lembar | None:
        """Newest submitted sheet of a kind: of this subject at `langkah`, else of the whole run."""
        cocok = [
            (v.pada, v.lembar)
            for kunci, daftar in self.keadaan.hasil.items()
            if kunci.jenis == jenis and (langkah is None or kunci.langkah == langkah)
            for v in daftar[-1:]
            if langkah is None or kunci.subjek in (None, self.tugas.subjek)
        ]
        return self.lembar.get(max(cocok)[1]) if cocok else None

    def lembar_lalu(self, jenis: str) -> Lembar | None:
        """What this row submitted before (iteration n-1): the start of the next draft."""
        return self.lembar_terakhir(jenis, self.tugas.langkah)

    def isi_konsep(self, bagian: str) -> dict[str, Any] | None:
        """What was typed and not yet submitted."""
        ada = self.konsep.get(bagian)
        return dict(json.loads(ada.isi)) if ada else None

    def isi_awal(self, bagian: str, jenis: str) -> dict[str, Any] | None:
        """Typing, else the earlier sheet of this row, else None: the form starts from this."""
        typed = self.isi_konsep(bagian)
        if typed is not None:
            return typed
        lalu = self.lembar_lalu(jenis)
        return isi_lembar(lalu) if lalu else None

    def teks(self, lembar_id: str | None) -> str:
        """The text of a reason or note sheet."""
        ada = self.lembar.get(lembar_id) if lembar_id else None
        return str(isi_lembar(ada).get("teks", "")) if ada else ""


def susun_meja(*, pelaksanaan: UUID, tugas: UUID, pegawai: Any, sekarang: datetime) -> Meja:
    """Read the desk of a task of this person's own office; raises TidakDitemukan."""
    baris = (
        Pelaksanaan.objects.untuk(pegawai)
        .select_related("instansi", "instansi__pemda")
        .filter(pk=pelaksanaan)
        .first()
    )
    if baris is None:
        raise TidakDitemukan("Pelaksanaan ini tidak ada.", "Periksa kembali tautannya.")
    keadaan = keadaan_kini(baris)
    satu = keadaan.tugas.get(str(tugas))
    if satu is None:
        raise TidakDitemukan("Tugas ini tidak ada.", "Kembali ke Tugas saya.")
    lintasan = lintasan_sop(baris.sidik_sop)
    kini = FaktaKini(
        pelaksanaan=baris, lintasan=lintasan, keadaan=keadaan, pegawai=pegawai, sekarang=sekarang
    )
    return Meja(
        pelaksanaan=baris,
        keadaan=keadaan,
        lintasan=lintasan,
        tugas=satu,
        fakta=kini.fakta(tugas=satu.id),
        kini=kini,
        pegawai=pegawai,
        sekarang=sekarang,
        konsep={k.bagian: k for k in Konsep.objects.filter(pelaksanaan=baris, tugas=tugas)},
        lembar={str(x.pk): x for x in Lembar.objects.filter(pelaksanaan=baris)},
    )
