"""A parallel row as its pengendali sees it: who is in, who is awaited, and what may be done about it.

Rows, holders and times only: the page says nothing of what anybody wrote.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.urls import reverse

from tolok.dasar.galat import GalatTolok, TidakDitemukan
from tolok.organisasi.selectors import pegawai_dari_pengguna
from tolok.pelaksanaan.domain.hak import boleh_mengendalikan
from tolok.pelaksanaan.domain.keadaan import StatusPelaksanaan, StatusTugas, Tugas
from tolok.pelaksanaan.halaman_kini import HalamanKini
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.sebutan import Sebutan, sebutan
from tolok.pelaksanaan.tampilan.kotak_masuk import judul_langkah
from tolok.pelaksanaan.tampilan.sambungan import Sambungan
from tolok.sop.domain.jalan import LangkahJalan
from tolok.web.waktu import sekarang

__all__ = ["BarisKendali", "HalamanKendali", "langkah_dikendalikan", "sambungan_kendali"]

_KATA = {
    StatusTugas.TERBUKA: "belum dibuka",
    StatusTugas.DIBACA: "sudah dibuka",
    StatusTugas.DIKERJAKAN: "sedang dikerjakan",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisKendali:
    """One open task of the row: about whom, who holds it, since when."""

    tugas: str
    subjek: str
    nama: str
    pemegang: str
    kata: str
    sejak: datetime


class HalamanKendali(HalamanKini):
    """One parallel row of a run for whoever handed it out."""

    def __init__(
        self, *, pelaksanaan: Pelaksanaan, langkah: int, pegawai: Any, sekarang: datetime
    ) -> None:
        super().__init__(pelaksanaan=pelaksanaan, pegawai=pegawai, sekarang=sekarang)
        if langkah not in self.lintasan.langkah or not self.lintasan.per_subjek(langkah):
            raise TidakDitemukan(
                "Langkah ini bukan langkah yang dibagikan kepada banyak orang.",
                "Buka kembali dari halaman SOP.",
            )
        self.langkah: LangkahJalan = self.lintasan.langkah[langkah]

    def serupa(self, langkah: int) -> HalamanKendali:
        """Another row of the same run at the same moment, with what was read for this one."""
        lain = HalamanKendali(
            pelaksanaan=self.pelaksanaan,
            langkah=langkah,
            pegawai=self.pegawai,
            sekarang=self.sekarang,
        )
        lain.keadaan, lain.kini = self.keadaan, self.kini
        return lain

    @property
    def boleh(self) -> bool:
        """Whether this person may close early, pass on, release and add here."""
        if self.keadaan.status is not StatusPelaksanaan.BERJALAN:
            return False
        try:
            boleh_mengendalikan(self.keadaan, self.kini.fakta(), self.langkah.nomor)
        except GalatTolok:
            return False
        return True

    @property
    def judul(self) -> str:
        """The row, short."""
        return judul_langkah(self.langkah.uraian)

    @cached_property
    def tugas(self) -> list[Tugas]:
        """Open main tasks of the row."""
        return [
            t
            for t in self.keadaan.tugas.values()
            if t.terbuka and t.induk is None and t.langkah == self.langkah.nomor
        ]

    @cached_property
    def _nama(self) -> Sebutan:
        ids = {p for t in self.tugas for p in (t.subjek, t.pemegang.id) if p}
        baris = self.keadaan.baris.get(self.langkah.nomor)
        ids |= {s for s in (baris.subjek if baris else ()) if s}
        return sebutan(ids, self.nama_kantor)

    @property
    def baris(self) -> list[BarisKendali]:
        """Open tasks by the name of whom they are about."""
        semua = [
            BarisKendali(
                tugas=t.id,
                subjek=t.subjek or "",
                nama=self._nama.dari(t.subjek),
                pemegang=self._nama.dari(t.pemegang.id) if t.pemegang.id else "belum ditetapkan",
                kata=_KATA.get(t.status, ""),
                sejak=t.dibuka,
            )
            for t in self.tugas
            if t.subjek
        ]
        return sorted(semua, key=lambda b: b.nama)

    @property
    def hitung(self) -> tuple[int, int]:
        """How many are in, of how many."""
        baris = self.keadaan.baris.get(self.langkah.nomor)
        if baris is None:
            return 0, 0
        semua = [s for s in baris.subjek if s is not None and s not in self.keadaan.lepas]
        return sum(1 for s in semua if s in baris.selesai), len(semua)

    @property
    def ditutup(self) -> list[tuple[str, str]]:
        """Who was closed early and may still be let in."""
        baris = self.keadaan.baris.get(self.langkah.nomor)
        if baris is None:
            return []
        telat = [s for s in baris.ditutup_awal if s and s not in baris.terbuka.values()]
        return [(s, self._nama.dari(s)) for s in telat]

    @property
    def penerima(self) -> list[tuple[str, str]]:
        """Colleagues who may get a task instead."""
        susunan = self.kini.susunan
        pilihan = [(str(p), susunan.nama.get(p, "")) for p in susunan.seluruh_pegawai()]
        return sorted(pilihan, key=lambda b: b[1])

    @property
    def tambahan(self) -> list[tuple[str, str]]:
        """Who came after the row was handed out, where it is the first of its subjects."""
        nomor = self.langkah.nomor
        if nomor not in self.lintasan.per_orang or self.lintasan.ruas[nomor][0] != nomor:
            return []
        baris = self.keadaan.baris.get(nomor)
        ada = set(baris.subjek) if baris else set()
        return [(pk, nama) for pk, nama in self.penerima if pk not in ada]

    def tugas_dipilih(self, daftar: list[str]) -> list[UUID]:
        """Those of the row's open tasks among the given ids."""
        ada = {t.id for t in self.tugas}
        return [UUID(pk) for pk in daftar if pk in ada]


def langkah_dikendalikan(
    pelaksanaan: Pelaksanaan, pegawai: Any, saat: datetime
) -> list[HalamanKendali]:
    """Parallel rows of the run with open tasks that this person controls. One query at most."""
    lintasan = lintasan_sop(pelaksanaan.sidik_sop)
    paralel = [n for n in lintasan.nomor if lintasan.per_subjek(n)]
    if not paralel:
        return []
    pertama = HalamanKendali(
        pelaksanaan=pelaksanaan, langkah=paralel[0], pegawai=pegawai, sekarang=saat
    )
    semua = [pertama.serupa(n) for n in paralel]
    return [h for h in semua if h.tugas and h.boleh]


def sambungan_kendali(pengguna: Any, pelaksanaan: Any) -> list[Sambungan]:
    """The way to the rows this person handed out, beside the run's own page."""
    pegawai = pegawai_dari_pengguna(pengguna)
    if pegawai is None or pelaksanaan.status != StatusPelaksanaan.BERJALAN.value:
        return []
    return [
        Sambungan(
            judul=f"Langkah {h.langkah.nomor} Anda kendalikan",
            teks=f"{h.hitung[0]} dari {h.hitung[1]} sudah masuk, {len(h.tugas)} ditunggu.",
            alamat=reverse("pelaksanaan:kendali", args=[pelaksanaan.pk, h.langkah.nomor]),
            tombol="Tutup awal, alihkan, atau lepas",
        )
        for h in langkah_dikendalikan(pelaksanaan, pegawai, sekarang())
    ]
