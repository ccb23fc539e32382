"""One row with many subjects, as its holder sees it: who is in, who is ready, who came back.

Everything of a page is read together: the same number of queries for five subjects and for fifty.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator

from tolok.dasar.galat import GalatTolok, TidakDitemukan
from tolok.pelaksanaan.domain.fakta import Fakta
from tolok.pelaksanaan.domain.hak import memegang, periksa_pemegang
from tolok.pelaksanaan.domain.keadaan import KunciHasil, StatusTugas, Tugas
from tolok.pelaksanaan.domain.kembali import boleh_kembalikan, sasaran_baku
from tolok.pelaksanaan.domain.objek import dilihat, versi_dikerjakan
from tolok.pelaksanaan.domain.peserta import tindakan_beres
from tolok.pelaksanaan.halaman_kini import HalamanKini
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.models import Konsep, Lembar, Pelaksanaan
from tolok.pelaksanaan.pengecualian import pengecualian
from tolok.pelaksanaan.sebutan import Sebutan, sebutan
from tolok.pelaksanaan.tampilan.kotak_masuk import judul_langkah
from tolok.pelaksanaan.tindakan.banyak import BahanSubjek, PanelBanyak, SiapSerah
from tolok.pelaksanaan.tindakan.daftar import panel_langkah
from tolok.sop.domain.jalan import LangkahJalan

__all__ = ["SARINGAN", "BarisBanyak", "HalamanBanyak"]

PER_HALAMAN = 50
SARINGAN = (
    ("perlu", "Perlu dikerjakan"),
    ("kembali", "Dikembalikan"),
    ("menunggu", "Menunggu"),
    ("selesai", "Selesai"),
    ("", "Semua"),
)
_TUTUP = {
    StatusTugas.DISERAHKAN: "selesai",
    StatusTugas.DIPERBAIKI: "diperbaiki",
    StatusTugas.DIKEMBALIKAN: "Anda kembalikan",
    StatusTugas.DITUTUP_AWAL: "ditutup awal",
    StatusTugas.GUGUR: "dilepas",
    StatusTugas.DITARIK: "ditarik",
}

_MENGISI = "menunggu pegawai ini mengisi"
_MENGISI_LAGI = "dikembalikan, menunggu pegawai ini mengisi lagi"


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisBanyak:
    """One subject. `kelompok`: perlu, kembali, menunggu or selesai; `kurang`: why it cannot go on
    with the others, "" when it can; `galat`: why what was sent for it came back."""

    tugas: str
    subjek: str
    nama: str
    jabatan: str
    kelompok: str
    kata: str
    iterasi: int
    dilihat: str
    kurang: str
    ringkas: str
    pada: datetime | None
    putusan: str = ""
    alasan: str = ""
    galat: str = ""

    @property
    def siap(self) -> bool:
        """May be handed on with the others."""
        return self.kelompok in ("perlu", "kembali") and not self.kurang


class HalamanBanyak(HalamanKini):
    """A row per employee of one run for one person at one moment. Read once, when asked for."""

    def __init__(
        self, *, pelaksanaan: Pelaksanaan, langkah: int, pegawai: Any, sekarang: datetime
    ) -> None:
        super().__init__(pelaksanaan=pelaksanaan, pegawai=pegawai, sekarang=sekarang)
        if langkah not in self.lintasan.per_orang:
            raise TidakDitemukan(
                "Langkah ini tidak dikerjakan per pegawai.", "Buka dari Tugas saya."
            )
        self.langkah: LangkahJalan = self.lintasan.langkah[langkah]

    @cached_property
    def fakta(self) -> Fakta:
        """The facts of this moment."""
        return self.kini.fakta()

    @cached_property
    def tugas(self) -> list[Tugas]:
        """The newest task of every subject that reached this person at this row."""
        akhir: dict[str | None, Tugas] = {}
        for t in self.keadaan.tugas.values():
            if t.langkah == self.langkah.nomor and t.induk is None:
                lama = akhir.get(t.subjek)
                if lama is None or lama.urutan_buka <= t.urutan_buka:
                    akhir[t.subjek] = t
        return [t for t in akhir.values() if t.subjek is not None and self._sampai(t)]

    def _sampai(self, t: Tugas) -> bool:
        """Held, worked on or answered by the person; or passed to them by the ladder."""
        if memegang(self.fakta, t):
            return True
        if not t.terbuka:
            return t.oleh is not None and t.oleh.pegawai == str(self.pegawai.pk)
        atasan = self.fakta.atasan.get(t.pemegang.kunci)
        return atasan in self.fakta.kedudukan and self.larangan(t) is None

    def larangan(self, t: Tugas) -> GalatTolok | None:
        """Why this person cannot answer the task now; None: may."""
        if self.fakta.pelaku is None:
            return None
        try:
            periksa_pemegang(self.keadaan, self.fakta, t, self.fakta.pelaku, self.fakta.kedudukan)
        except GalatTolok as galat:
            return galat
        return None

    @property
    def judul(self) -> str:
        """What is asked."""
        return judul_langkah(self.langkah.uraian)

    @property
    def memutuskan(self) -> bool:
        """The row decides: approve or return; else it hands on."""
        return self.lintasan.memutuskan_sendiri(self.langkah.nomor)

    @property
    def sasaran(self) -> LangkahJalan | None:
        """Where a return from this row goes by default; None: nothing may be returned here."""
        bisa = any(boleh_kembalikan(self.keadaan, self.lintasan, t) for t in self.tugas[:1])
        nomor = sasaran_baku(self.lintasan, self.langkah.nomor) if bisa else None
        return None if nomor is None else self.lintasan.langkah[nomor]

    @property
    def boleh(self) -> bool:
        """Whether anything waits for this person here."""
        return any(self.kelompok(t) in ("perlu", "kembali") for t in self.tugas)

    # -- who stands where ------------------------------------------------------------------------

    def kelompok(self, t: Tugas) -> str:
        """perlu, kembali, menunggu or selesai."""
        if not t.terbuka:
            return "selesai"
        if self._sebab_menunggu(t):
            return "menunggu"
        return "kembali" if t.karena is not None else "perlu"

    def _sebab_menunggu(self, t: Tugas) -> str:
        """Whom the task waits for; "" when it waits for this person."""
        if any(m.tugas == t.id for m in self.keadaan.menunggu.values()):
            return "menunggu perbaikan yang Anda minta"
        for satu in self.lintasan.tindakan_langkah[self.langkah.nomor]:
            if satu.orang_lain and not tindakan_beres(self.keadaan, t, satu.tindakan):
                return _MENGISI if t.karena is None else _MENGISI_LAGI
        if self.larangan(t) is not None:
            luar = self.kini.dari_luar(t)
            return "dicatat dari kertas" if luar else "diteruskan kepada atasan Anda"
        return ""

    @cached_property
    def hitung(self) -> dict[str, int]:
        """How many stand in each group; the empty key counts all."""
        hasil = dict.fromkeys((kode for kode, _ in SARINGAN), 0)
        for t in self.tugas:
            hasil[self.kelompok(t)] += 1
            hasil[""] += 1
        return hasil

    @property
    def pesan(self) -> str:
        """Whose form is still out, as a message for the group; "" when nobody's. No contents."""
        lagi = {
            self._nama.dari(t.subjek): t.karena is not None
            for t in self.tugas
            if t.terbuka and self._sebab_menunggu(t) in (_MENGISI, _MENGISI_LAGI)
        }
        if not lagi:
            return ""
        kepala = (
            f"{self.pelaksanaan.nama_sop}, {self.periode}, langkah {self.langkah.nomor}: "
            f"{len(lagi)} dari {self.hitung['']} pegawai belum mengisi."
        )
        daftar = (
            f"{ke}. {nama}{' (dikembalikan)' if lagi[nama] else ''}"
            for ke, nama in enumerate(sorted(lagi), start=1)
        )
        return "\n".join([kepala, *daftar, "Mohon dilengkapi lewat Tugas saya. Terima kasih."])

    @cached_property
    def tidak_diminta(self) -> list[tuple[str, str]]:
        """Who is not asked by rule: name and reason, for who hands the row out. One query at most."""
        nomor = self.langkah.nomor
        if not self.tugas or self.lintasan.akar[nomor] != nomor:
            return []
        ada = {t.subjek for t in self.keadaan.tugas.values() if t.langkah == nomor}
        nama = self.nama_kantor
        daftar = pengecualian(self.pelaksanaan, self.lintasan, nomor)
        return sorted(
            (nama[pk], kata) for pk, kata in daftar.items() if pk in nama and str(pk) not in ada
        )

    @cached_property
    def _nama(self) -> Sebutan:
        return sebutan([t.subjek for t in self.tugas], self.nama_kantor)

    def halaman(self, saring: str, nomor: str | None) -> Page[Tugas]:
        """The tasks of one page of the list, by name."""
        dipilih = [t for t in self.tugas if saring in ("", self.kelompok(t))]
        dipilih.sort(key=lambda t: self._nama.dari(t.subjek))
        return Paginator(dipilih, PER_HALAMAN).get_page(nomor)

    def menurut_id(self, daftar: Iterable[str]) -> list[Tugas]:
        """Those of the row's tasks, in the given order; foreign ids are left out."""
        ada = {t.id: t for t in self.tugas}
        return [ada[pk] for pk in daftar if pk in ada]

    # -- what they contain -------------------------------------------------------------------------

    def baris(
        self, daftar: Sequence[Tugas], terkirim: Mapping[str, Mapping[str, str]] | None = None
    ) -> list[BarisBanyak]:
        """These subjects as lines. `terkirim`: what came back with the form, by task. Two queries."""
        siap = self.siap(daftar)
        return [self._baris(t, siap[t.id], (terkirim or {}).get(t.id, {})) for t in daftar]

    def _baris(
        self, t: Tugas, siap: tuple[SiapSerah, datetime | None], kirim: Mapping[str, str]
    ) -> BarisBanyak:
        kelompok = self.kelompok(t)
        subjek = str(t.subjek)
        return BarisBanyak(
            tugas=t.id,
            subjek=subjek,
            nama=self._nama.dari(subjek),
            jabatan=self._jabatan(UUID(subjek)),
            kelompok=kelompok,
            kata=self._kata(t, kelompok, siap[0]),
            iterasi=t.iterasi,
            dilihat=dilihat(self.keadaan, self.lintasan, t),
            kurang=siap[0].kurang,
            ringkas=siap[0].ringkas,
            pada=t.ditutup or siap[1],
            putusan=kirim.get("putusan", ""),
            alasan=kirim.get("alasan", ""),
            galat=kirim.get("galat", ""),
        )

    def _jabatan(self, pegawai: UUID) -> str:
        susunan = self.kini.susunan
        duduk = susunan.duduk(pegawai)
        return susunan.kursi[duduk[0].jabatan].nama if duduk else ""

    def _kata(self, t: Tugas, kelompok: str, siap: SiapSerah) -> str:
        if kelompok == "selesai":
            return _TUTUP.get(t.status, "selesai")
        if kelompok == "menunggu":
            return self._sebab_menunggu(t)
        if kelompok == "kembali":
            return f"dikembalikan, putaran ke-{t.iterasi}"
        return siap.kurang.rstrip(".").lower() if siap.kurang else "siap"

    def siap(self, daftar: Sequence[Tugas]) -> dict[str, tuple[SiapSerah, datetime | None]]:
        """Task -> whether it may go on with the others, and when it was last typed in."""
        konsep = self._konsep(daftar)
        lembar = self._lembar(daftar)
        return {
            t.id: (self._siap(self._bahan(t, konsep, lembar)), _terakhir(konsep.get(t.id, ())))
            for t in daftar
        }

    def _siap(self, bahan: BahanSubjek) -> SiapSerah:
        hasil: list[Any] = []
        ringkas: list[str] = []
        for satu in self.lintasan.tindakan_langkah[self.langkah.nomor]:
            if satu.orang_lain or satu.kode in bahan.tugas.tindakan_selesai:
                continue
            panel: Any = panel_langkah(satu.kode, self.langkah, self.lintasan)
            if not isinstance(panel, PanelBanyak):
                return SiapSerah(kurang="Buka lembarnya, lalu kirim dari sana.")
            bagian = panel.siap(bahan)
            hasil += bagian.hasil
            ringkas += [bagian.ringkas] if bagian.ringkas else []
            if bagian.kurang:
                return SiapSerah(kurang=bagian.kurang, ringkas=". ".join(ringkas))
        return SiapSerah(hasil=hasil, ringkas=". ".join(ringkas))

    def _bahan(
        self,
        t: Tugas,
        konsep: Mapping[str, Sequence[Konsep]],
        lembar: Mapping[str, Mapping[str, Any]],
    ) -> BahanSubjek:
        subjek = str(t.subjek)
        return BahanSubjek(
            pelaksanaan=self.pelaksanaan,
            lintasan=self.lintasan,
            langkah=self.langkah,
            tugas=t,
            subjek=UUID(subjek),
            nama=self._nama.dari(subjek),
            masukan={
                kunci.jenis: lembar[v.lembar]
                for kunci, v in self._dikerjakan(t)
                if v.lembar in lembar
            },
            konsep={k.bagian: json.loads(k.isi) for k in konsep.get(t.id, ())},
            lembar={jenis: lembar[pk] for jenis, pk in self._sendiri(t).items() if pk in lembar},
        )

    def _dikerjakan(self, t: Tugas) -> list[tuple[KunciHasil, Any]]:
        return versi_dikerjakan(self.keadaan, self.lintasan, self.langkah.nomor, t.subjek)

    def _sendiri(self, t: Tugas) -> dict[str, str]:
        """Kind -> the sheet this row last made for the subject."""
        hasil = {}
        for h in self.langkah.menghasilkan:
            versi = self.keadaan.hasil.get(KunciHasil(self.langkah.nomor, h.jenis.value, t.subjek))
            if versi:
                hasil[h.jenis.value] = versi[-1].lembar
        return hasil

    def _konsep(self, daftar: Sequence[Tugas]) -> dict[str, list[Konsep]]:
        """Drafts of the open ones; asked for all, so that every group asks the same."""
        hasil: dict[str, list[Konsep]] = {}
        terbuka = {t.id for t in daftar if t.terbuka}
        for k in Konsep.objects.filter(tugas__in=[UUID(t.id) for t in daftar]):
            if str(k.tugas) in terbuka:
                hasil.setdefault(str(k.tugas), []).append(k)
        return hasil

    def _lembar(self, daftar: Sequence[Tugas]) -> dict[str, Mapping[str, Any]]:
        disebut = {v.lembar for t in daftar for _, v in self._dikerjakan(t)}
        disebut |= {pk for t in daftar for pk in self._sendiri(t).values()}
        baris = Lembar.objects.filter(pk__in=disebut, pelaksanaan=self.pelaksanaan)
        return {str(x.pk): isi_lembar(x) for x in baris}


def _terakhir(konsep: Iterable[Konsep]) -> datetime | None:
    return max((k.pada for k in konsep), default=None)
