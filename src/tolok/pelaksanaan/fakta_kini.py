"""The facts of one decision, looked up only when the decision asks for them.

Who holds a post, who a lane is and who is away can change any day; here they are read for the
moment of the decision, and the decision writes them into its events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from tolok.dasar.kalender import menit_kerja
from tolok.organisasi.domain.istilah import Peran
from tolok.organisasi.domain.rangkap import rangkap_dilarang
from tolok.organisasi.domain.susunan import Duduk
from tolok.organisasi.selectors import tanpa_akun
from tolok.pelaksanaan.calon_kini import CalonKini, pelaku_duduk
from tolok.pelaksanaan.domain.fakta import (
    CalonPerkara,
    Fakta,
    Hak,
    Kedudukan,
    WaktuTugas,
)
from tolok.pelaksanaan.domain.keadaan import Tugas
from tolok.pelaksanaan.domain.pelaku import JenisPemegang, Pelaku, Pemegang
from tolok.pelaksanaan.kantor import kalender_kini, wewenang_kini
from tolok.pelaksanaan.perkara import calon_perkara, perkara_bernama
from tolok.pelaksanaan.undangan import saat_rapat
from tolok.sop.domain.jalan import JenisTindakan

__all__ = ["FaktaKini"]

_DIMINTA = (JenisTindakan.KUMPULKAN, JenisTindakan.ISI)
K = TypeVar("K")
V = TypeVar("V")


class _Malas(Mapping[K, V]):
    """A mapping that looks a key up when it is asked for, once."""

    def __init__(self, cari: Callable[[K], V | None]) -> None:
        self._cari = cari
        self._ada: dict[K, V | None] = {}

    def __getitem__(self, kunci: K) -> V:
        if kunci not in self._ada:
            self._ada[kunci] = self._cari(kunci)
        nilai = self._ada[kunci]
        if nilai is None:
            raise KeyError(kunci)
        return nilai

    def __iter__(self) -> Iterator[K]:
        return iter(self._ada)

    def __len__(self) -> int:
        return len(self._ada)


class FaktaKini(CalonKini):
    """The facts for a command: who acts and by what right, whom a decision reaches, the clocks."""

    def fakta(
        self,
        *,
        tugas: str | None = None,
        atas_nama: UUID | None = None,
        batas: Mapping[Any, datetime] | None = None,
        ikat: Mapping[str, Pemegang] | None = None,
    ) -> Fakta:
        """The facts for a command about `tugas`; `atas_nama`: the leader who decided on paper."""
        objek = self._keadaan.tugas.get(tugas) if tugas else None
        pimpinan = self.susunan.pimpinan()
        return Fakta(
            pada=self._sekarang,
            lintasan=self._lintasan,
            pelaku=self._sebagai(objek),
            kedudukan=self._kedudukan,
            hak=self._hak(objek),
            calon=_Malas(self._calon),
            peserta=_Malas(self._peserta),
            pemangku=_Malas(self._pemangku),
            atasan=_Malas(self._atasan),
            kepala=f"jabatan:{pimpinan.jabatan}" if pimpinan else None,
            rangkap_dilarang=rangkap_dilarang(
                self._pelaksanaan.instansi.pemda.putusan_rangkap, self.hari
            ),
            atas_nama=self._pelaku(atas_nama) if atas_nama else None,
            kedudukan_atas_nama=self.kedudukan(atas_nama) if atas_nama else {},
            ikat=ikat or {},
            batas=batas or {},
            waktu=_Malas(self._waktu_tugas),
            perkara=_Malas(self._perkara),
            **(self._waktu(objek) if objek is not None else {}),
        )

    # -- the acting person ---------------------------------------------------------------------

    # -- the acting person ---------------------------------------------------------------------

    @cached_property
    def _kedudukan(self) -> Mapping[str, Kedudukan]:
        return self.kedudukan(self._pegawai.pk) if self._pegawai is not None else {}

    def _sebagai(self, tugas: Tugas | None) -> Pelaku | None:
        """The person in the post through which the task reaches them; else in their own post."""
        if self._pegawai is None:
            return None
        kunci = [] if tugas is None else [tugas.pemegang.kunci, *(p.kunci for p in tugas.bersama)]
        if tugas is not None:
            kunci.append(self._atasan(tugas.pemegang.kunci) or "")
        for satu in kunci:
            if satu in self._kedudukan:
                return self._kedudukan[satu].pelaku
        return self._pelaku(self._pegawai.pk)

    def kedudukan(self, pegawai: UUID) -> dict[str, Kedudukan]:
        """Everything the person satisfies today: own and acting posts, teams, units, self."""
        susunan = self.susunan
        diri = self._pelaku(pegawai)
        if self.susunan.di_luar(pegawai):
            return {f"jabatan:{pegawai}": Kedudukan(pelaku=diri)}
        hasil = {f"pegawai:{pegawai}": Kedudukan(pelaku=diri)}
        for duduk in susunan.duduk(pegawai):
            kunci = f"jabatan:{duduk.jabatan}"
            hasil.setdefault(kunci, Kedudukan(pelaku=pelaku_duduk(duduk)))
            self._unit_duduk(duduk, hasil)
        for tim, anggota in susunan.tim.items():
            for satu in anggota:
                if satu.pegawai == pegawai:
                    hasil[f"tim:{tim}"] = Kedudukan(pelaku=diri, ketua=satu.ketua)
        return hasil

    def _unit_duduk(self, duduk: Duduk, hasil: dict[str, Kedudukan]) -> None:
        """The unit of a post and every unit above it; its head leads only the first."""
        kursi = self.susunan.kursi[duduk.jabatan]
        unit: UUID | None = kursi.unit
        ketua = kursi.kepala_unit
        while unit is not None and unit in self.susunan.unit:
            kunci = f"unit:{unit}"
            if kunci not in hasil or ketua:
                hasil[kunci] = Kedudukan(pelaku=pelaku_duduk(duduk), ketua=ketua)
            ketua = False
            unit = self.susunan.unit[unit].induk

    def _hak(self, tugas: Tugas | None = None) -> frozenset[Hak]:
        if self._pegawai is None:
            return frozenset(Hak)
        milik = self._pelaksanaan.instansi_id
        diberi = wewenang_kini(self._pelaksanaan.instansi, self.hari, self._pegawai.pk)
        peran = {p for p, instansi in diberi if instansi in (None, milik)}
        hak: set[Hak] = set()
        if Peran.MENYIAPKAN_PELAKSANAAN in peran:
            hak |= {Hak.MENYIAPKAN, Hak.MENCATAT_KERTAS, Hak.MEMBATALKAN}
        pimpinan = self.susunan.pimpinan()
        if pimpinan and any(d.pegawai == self._pegawai.pk for d in pimpinan.duduk):
            hak |= {Hak.MENYIAPKAN, Hak.MEMBATALKAN, Hak.MENETAPKAN_LAJUR}
        pencatat = () if tugas is None or not self.dari_luar(tugas) else tugas.bersama
        kertas = tugas is not None and self._mengumpulkan_kertas(tugas)
        if kertas or any(p.kunci in self._kedudukan for p in pencatat):
            hak.add(Hak.MENCATAT_KERTAS)
        return frozenset(hak)

    def _mengumpulkan_kertas(self, tugas: Tugas) -> bool:
        """Whoever gathers the forms records the paper form of somebody who cannot sign in."""
        if tugas.induk is None or tugas.tindakan not in _DIMINTA:
            return False
        induk, pemegang = self._keadaan.tugas[tugas.induk], tugas.pemegang
        sendiri = pemegang.kunci in self._kedudukan
        if sendiri or pemegang.jenis is not JenisPemegang.PEGAWAI:
            return False
        return induk.pemegang.kunci in self._kedudukan and bool(tanpa_akun([UUID(pemegang.id)]))

    def dari_luar(self, tugas: Tugas) -> bool:
        """An official outside the office answers the task: on paper, recorded by who waits for it."""
        return self._di_luar(tugas.pemegang)

    def _perkara(self, kunci: tuple[str, str]) -> CalonPerkara | None:
        """Whom a side case of this kind, raised from this task, reaches."""
        tugas = self._keadaan.tugas.get(kunci[0])
        if tugas is None:
            return None
        langkah = self._lintasan.langkah[tugas.langkah]
        return calon_perkara(
            self._keadaan,
            self._lintasan,
            tugas,
            perkara_bernama(kunci[1]),
            sekarang=self._sekarang,
            hari=self.hari,
            atasan=self._jabatan_di_atas,
            pencatat=lambda p: self.pencatat(langkah) if self._di_luar(p) else (),
        )

    def _jabatan_di_atas(self, pemegang: Pemegang) -> Pemegang | None:
        """The post above a post, one outside the office included."""
        kursi = self.susunan.kursi.get(UUID(pemegang.id)) if pemegang.id else None
        if kursi is None or kursi.atasan not in self.susunan.kursi:
            return None
        return Pemegang(JenisPemegang.JABATAN, str(kursi.atasan))

    # -- time ----------------------------------------------------------------------------------

    def _waktu(self, tugas: Tugas) -> dict[str, Any]:
        """The agreed date and the two clocks of the task, as they stand now.

        Handling begins when the holder opens the task. One that nobody opened (decided from the
        list of many, recorded from paper) has no handling time: it is unknown, not 0.
        """
        unit = self._unit_tugas(tugas)
        hari_kerja = kalender_kini(self._pelaksanaan.instansi, self.hari, unit)
        terima = self._mulai_rapat(tugas) or tugas.dibaca
        return {
            "tenggat": tugas.batas,
            "menit_tunggu": menit_kerja(hari_kerja, tugas.dibuka, terima or self._sekarang),
            "menit_kerja": terima and menit_kerja(hari_kerja, terima, self._sekarang),
        }

    def _waktu_tugas(self, nomor: str) -> WaktuTugas | None:
        tugas = self._keadaan.tugas.get(nomor)
        return None if tugas is None else WaktuTugas(**self._waktu(tugas))

    def _mulai_rapat(self, tugas: Tugas) -> datetime | None:
        """When the meeting of the task was to begin, if it was called: before that one waits."""
        tindakan = self._lintasan.tindakan(tugas.langkah)
        if not any(t.jenis is JenisTindakan.RAPAT for t in tindakan):
            return None
        saat = saat_rapat(self._pelaksanaan, UUID(tugas.id))
        return min(saat, self._sekarang) if saat is not None else None

    def _unit_tugas(self, tugas: Tugas) -> UUID | None:
        if tugas.pemegang.jenis is not JenisPemegang.JABATAN:
            return None
        kursi = self.susunan.kursi.get(UUID(tugas.pemegang.id))
        return kursi.unit if kursi else None
