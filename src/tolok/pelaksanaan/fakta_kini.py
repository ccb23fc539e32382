"""The facts of one decision, looked up only when the decision asks for them.

Who holds a post, who a lane is and who is away can change any day; here they are read for the
moment of the decision, and the decision writes them into its events.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any, Protocol, TypeVar
from uuid import UUID

from tolok.dasar.kalender import menit_kerja
from tolok.organisasi.domain.istilah import AturanLajur, Peran
from tolok.organisasi.domain.lajur import PemegangLajur, pemegang_lajur, pemegang_umum
from tolok.organisasi.domain.rangkap import rangkap_dilarang
from tolok.organisasi.domain.susunan import Duduk, Susunan
from tolok.organisasi.selectors import hari_di, tanpa_akun
from tolok.pelaksanaan.domain.fakta import (
    CalonPerkara,
    CalonPeserta,
    CalonTugas,
    Fakta,
    Hak,
    Kedudukan,
    Pemangku,
    WaktuTugas,
)
from tolok.pelaksanaan.domain.keadaan import Keadaan, Tugas
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.pelaku import BELUM, JenisPemegang, Kapasitas, Pelaku, Pemegang
from tolok.pelaksanaan.kantor import kalender_kini, peta_kini, susunan_kini, wewenang_kini
from tolok.pelaksanaan.models import Kejadian, Pelaksanaan
from tolok.pelaksanaan.pengecualian import pengecualian
from tolok.pelaksanaan.perkara import calon_perkara, perkara_bernama
from tolok.pelaksanaan.undangan import saat_rapat
from tolok.sop.bawaan import pemegang_umum as aturan_umum
from tolok.sop.domain.jalan import JenisTindakan, LangkahJalan, Per, TindakanJalan

__all__ = ["FaktaKini", "PencariPeserta", "daftarkan_peserta"]

_SUBJEK = "subjek"
_DIMINTA = (JenisTindakan.KUMPULKAN, JenisTindakan.ISI)
_PER_ORANG = (AturanLajur.SUBJEK, AturanLajur.ATASAN_SUBJEK)
K = TypeVar("K")
V = TypeVar("V")


class PencariPeserta(Protocol):
    """Finds the participants of an act whose `oleh` is this word; a room above registers it."""

    def __call__(
        self, pelaksanaan: Pelaksanaan, susunan: Susunan, hari: date
    ) -> tuple[CalonPeserta, ...]: ...


_daftar_pencari: dict[str, PencariPeserta] = {}


def daftarkan_peserta(oleh: str, pencari: PencariPeserta) -> None:
    """Say who `oleh` is (kinerja: `pemilik_data` are those who answer for an indicator)."""
    _daftar_pencari[oleh] = pencari


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


class FaktaKini:
    """Reads of one office for one run at one moment. `pegawai` None: the system acts."""

    def __init__(
        self,
        *,
        pelaksanaan: Pelaksanaan,
        lintasan: Lintasan,
        keadaan: Keadaan,
        pegawai: Any | None,
        sekarang: datetime,
    ) -> None:
        self._pelaksanaan = pelaksanaan
        self._lintasan = lintasan
        self._keadaan = keadaan
        self._pegawai = pegawai
        self._sekarang = sekarang
        self.hari = hari_di(pelaksanaan.instansi.pemda, sekarang)

    @cached_property
    def susunan(self) -> Susunan:
        """The office as it stands today."""
        return susunan_kini(self._pelaksanaan.instansi, self.hari)

    @cached_property
    def _peta(self) -> Mapping[str, Any]:
        p = self._pelaksanaan
        return peta_kini(p.instansi, self.hari, p.kode_sop, p.sidik_sop)

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

    def _pelaku(self, pegawai: UUID) -> Pelaku:
        if pegawai in self.susunan.kursi:
            # A post outside the office whose holder is not known here: it decides by its name.
            return Pelaku(pegawai=str(pegawai), jabatan=str(pegawai))
        duduk = self.susunan.duduk(pegawai)
        return _pelaku(duduk[0]) if duduk else Pelaku(pegawai=str(pegawai))

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
            hasil.setdefault(kunci, Kedudukan(pelaku=_pelaku(duduk)))
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
                hasil[kunci] = Kedudukan(pelaku=_pelaku(duduk), ketua=ketua)
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

    # -- who a row reaches ---------------------------------------------------------------------

    def _calon(self, nomor: int) -> tuple[CalonTugas, ...] | None:
        langkah = self._lintasan.langkah[nomor]
        bersama = tuple(
            _pemegang(p) for lajur in langkah.pelaksana[1:] for p in self._lajur(lajur)
        )
        if langkah.per is Per.PEGAWAI or langkah.rinci:
            return self._calon_pegawai(langkah, bersama)
        daftar = self._lajur(langkah.penanggung_jawab)
        if langkah.per is Per.UNIT:
            return tuple(
                CalonTugas(pemegang=_pemegang(p), subjek=str(p.unit), bersama=bersama)
                for p in daftar
                if p.unit is not None
            )
        if not daftar:
            return (CalonTugas(pemegang=BELUM, bersama=bersama),)
        lain = tuple(_pemegang(p) for p in daftar[1:])
        return (CalonTugas(pemegang=_pemegang(daftar[0]), bersama=lain + bersama),)

    def berkas_terbanyak(self, nomor: int, subjek: Collection[str] = ()) -> int:
        """Most subjects of a row that one holder has; `subjek`: those the run is limited to."""
        milik = Counter(
            c.pemegang.kunci
            for c in self._calon(nomor) or ()
            if not subjek or c.subjek is None or c.subjek in subjek
        )
        return max(milik.values(), default=1)

    def _calon_pegawai(
        self, langkah: LangkahJalan, bersama: tuple[Pemegang, ...]
    ) -> tuple[CalonTugas, ...]:
        hasil = []
        tetap = None if self._per_orang(langkah.penanggung_jawab) else self._tetap(langkah)
        kecuali = pengecualian(self._pelaksanaan, self._lintasan, langkah.nomor)
        for pegawai in self.susunan.seluruh_pegawai():
            pemegang = tetap or self._pemegang_untuk(langkah, pegawai)
            pencatat = bersama
            if self._di_luar(pemegang):
                pencatat = (*bersama, *self.pencatat(langkah))
            hasil.append(
                CalonTugas(
                    pemegang=pemegang,
                    subjek=str(pegawai),
                    bersama=pencatat,
                    diminta=pegawai not in kecuali,
                )
            )
        return tuple(hasil)

    def _per_orang(self, lajur: str) -> bool:
        """Who the lane is depends on the person the task is about."""
        peta = self._peta.get(lajur)
        return peta is not None and AturanLajur(peta.aturan) in _PER_ORANG

    def _tetap(self, langkah: LangkahJalan) -> Pemegang:
        daftar = self._lajur(langkah.penanggung_jawab)
        return _pemegang(daftar[0]) if daftar else BELUM

    def _pemegang_untuk(self, langkah: LangkahJalan, pegawai: UUID) -> Pemegang:
        daftar = self._lajur(langkah.penanggung_jawab, subjek=pegawai)
        return _pemegang(daftar[0]) if daftar else BELUM

    def pencatat(self, langkah: LangkahJalan) -> tuple[Pemegang, ...]:
        """Who records what an official outside the office decides: who handed the row out."""
        asal = self._lintasan.langkah[langkah.pengendali or self._lintasan.pertama]
        pemegang = self._tetap(asal)
        return () if pemegang.jenis is JenisPemegang.BELUM else (pemegang,)

    def orang_lajur(self, lajur: str) -> tuple[UUID, ...]:
        """Everybody behind a lane today: who sits in its post, or belongs to its team or unit."""
        return tuple(
            dict.fromkeys(
                UUID(p.pelaku.pegawai)
                for satu in self._lajur(lajur)
                for p in self._pemangku(_pemegang(satu).kunci) or ()
            )
        )

    def _lajur(self, lajur: str, subjek: UUID | None = None) -> tuple[PemegangLajur, ...]:
        """Holders of a lane; what this run has bound comes before the map."""
        terikat = self._keadaan.lajur.get(lajur)
        if terikat is not None:
            return (_ke_lajur(terikat),)
        peta = self._peta.get(lajur)
        if peta is None:
            umum = aturan_umum(self._pelaksanaan.sidik_sop).get(lajur)
            return pemegang_umum(self.susunan, umum, self._penyiap) if umum else ()
        return pemegang_lajur(self.susunan, AturanLajur(peta.aturan), peta.isian, subjek=subjek)

    @cached_property
    def _penyiap(self) -> UUID | None:
        """Who prepared the run: the writer of its first event, or the person who starts it now."""
        if self._keadaan.urutan == 0:
            return self._pegawai.pk if self._pegawai is not None else None
        pertama = Kejadian.objects.filter(pelaksanaan=self._pelaksanaan, urutan=1)
        return pertama.values_list("pelaku", flat=True).first()

    def _peserta(self, kunci: tuple[int, str]) -> tuple[CalonPeserta, ...] | None:
        nomor, jenis = kunci
        tindakan = next(
            (t for t in self._lintasan.tindakan(nomor) if t.jenis.value == jenis), None
        )
        if tindakan is None:
            return None
        if tindakan.jenis is JenisTindakan.KIRIM and tindakan.oleh is None:
            return self._penanda_tangan_surat(nomor)
        if tindakan.oleh == _SUBJEK or self._per_orang(tindakan.oleh or ""):
            return self._peserta_subjek(nomor, tindakan)
        return self._peserta_tindakan(tindakan)

    def _peserta_subjek(self, nomor: int, tindakan: TindakanJalan) -> tuple[CalonPeserta, ...]:
        """One share per subject of the row: the person's own, or that of their superior."""
        hasil = []
        for calon in self._calon(nomor) or ():
            if calon.subjek is None:
                continue
            pemegang = Pemegang(JenisPemegang.PEGAWAI, calon.subjek)
            if tindakan.oleh != _SUBJEK:
                daftar = self._lajur(tindakan.oleh or "", subjek=UUID(calon.subjek))
                pemegang = _pemegang(daftar[0]) if daftar else BELUM
            hasil.append(CalonPeserta(subjek=calon.subjek, pemegang=pemegang, untuk=calon.subjek))
        return tuple(hasil)

    def _penanda_tangan_surat(self, nomor: int) -> tuple[CalonPeserta, ...]:
        """A letter: the paraf of every superior in turn, then the signature of the head."""
        calon = self._calon(nomor) or ()
        kunci = self._di_atas(calon[0].pemegang) if calon else None
        urut: list[str] = []
        while kunci is not None and kunci not in urut:
            urut.append(kunci)
            kunci = self._atasan(kunci)
        return tuple(
            CalonPeserta(
                subjek=jabatan.partition(":")[2],
                pemegang=Pemegang(JenisPemegang.JABATAN, jabatan.partition(":")[2]),
                giliran=giliran,
            )
            for giliran, jabatan in enumerate(urut)
        )

    def _di_atas(self, pemegang: Pemegang) -> str | None:
        """The post directly above whoever holds a task; of a unit's employees it is its head."""
        susunan = self.susunan
        match pemegang.jenis:
            case JenisPemegang.UNIT:
                kursi = susunan.kepala(UUID(pemegang.id))
            case JenisPemegang.PEGAWAI:
                kursi = susunan.jabatan_atasan(UUID(pemegang.id))
            case JenisPemegang.TIM:
                anggota = susunan.tim.get(UUID(pemegang.id), ())
                ketua = next((a for a in anggota if a.ketua), None)
                kursi = susunan.jabatan_atasan(ketua.pegawai) if ketua else None
            case _:
                return self._atasan(pemegang.kunci)
        return f"jabatan:{kursi.jabatan}" if kursi else None

    def _peserta_tindakan(self, tindakan: TindakanJalan) -> tuple[CalonPeserta, ...]:
        oleh = tindakan.oleh
        if oleh == "seluruh_pegawai":
            return tuple(
                CalonPeserta(subjek=str(p), pemegang=Pemegang(JenisPemegang.PEGAWAI, str(p)))
                for p in self.susunan.seluruh_pegawai()
            )
        if oleh in _daftar_pencari:
            return _daftar_pencari[oleh](self._pelaksanaan, self.susunan, self.hari)
        if oleh == "pemilik_data":
            return self._kepala_unit()
        daftar_lajur = tindakan.kepada if oleh in (None, "penerima") else (oleh,)
        return tuple(
            CalonPeserta(subjek=pemegang.id, pemegang=pemegang)
            for lajur in daftar_lajur
            for pemegang in map(_pemegang, self._lajur(str(lajur)))
        )

    def _kepala_unit(self) -> tuple[CalonPeserta, ...]:
        """Without an indicator plan everyone who heads a unit may own data."""
        return tuple(
            CalonPeserta(
                subjek=str(k.unit), pemegang=Pemegang(JenisPemegang.JABATAN, str(k.jabatan))
            )
            for k in self.susunan.kursi.values()
            if k.kepala_unit and not k.penilai_luar
        )

    def _pemangku(self, kunci: str) -> tuple[Pemangku, ...] | None:
        jenis, _, teks = kunci.partition(":")
        if not teks:
            return ()
        pk, susunan = UUID(teks), self.susunan
        match JenisPemegang(jenis):
            case JenisPemegang.JABATAN:
                kursi = susunan.kursi.get(pk)
                duduk = sorted(kursi.duduk, key=lambda d: d.bertindak) if kursi else []
                if not duduk and susunan.di_luar(pk):
                    return (Pemangku(pelaku=self._pelaku(pk)),)
                return tuple(self._hadir(_pelaku(d)) for d in duduk)
            case JenisPemegang.TIM:
                return tuple(self._hadir(self._pelaku(a.pegawai)) for a in susunan.tim.get(pk, ()))
            case JenisPemegang.UNIT:
                return tuple(self._hadir(self._pelaku(p)) for p in susunan.pegawai_unit(pk))
            case JenisPemegang.PEGAWAI:
                return (self._hadir(self._pelaku(pk)),)
            case JenisPemegang.BELUM:
                return ()

    def _hadir(self, pelaku: Pelaku) -> Pemangku:
        return Pemangku(pelaku=pelaku, hadir=UUID(pelaku.pegawai) not in self.susunan.berhalangan)

    def _atasan(self, kunci: str) -> str | None:
        jenis, _, teks = kunci.partition(":")
        if not teks:
            return None
        if jenis != JenisPemegang.JABATAN.value:
            return self._di_atas(Pemegang(JenisPemegang(jenis), teks))
        kursi = self.susunan.kursi.get(UUID(teks))
        atas = self.susunan.kursi.get(kursi.atasan) if kursi and kursi.atasan else None
        return f"jabatan:{atas.jabatan}" if atas and not atas.penilai_luar else None

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

    def _di_luar(self, pemegang: Pemegang) -> bool:
        jabatan = pemegang.jenis is JenisPemegang.JABATAN
        return jabatan and self.susunan.di_luar(UUID(pemegang.id))

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


def _pelaku(duduk: Duduk) -> Pelaku:
    return Pelaku(
        pegawai=str(duduk.pegawai),
        jabatan=str(duduk.jabatan),
        kapasitas=Kapasitas(duduk.kapasitas.value),
        penempatan=str(duduk.penempatan),
    )


def _pemegang(lajur: PemegangLajur) -> Pemegang:
    if lajur.jabatan is not None:
        return Pemegang(JenisPemegang.JABATAN, str(lajur.jabatan))
    if lajur.tim is not None:
        return Pemegang(JenisPemegang.TIM, str(lajur.tim))
    if lajur.unit_bersama is not None:
        return Pemegang(JenisPemegang.UNIT, str(lajur.unit_bersama))
    if lajur.pegawai_tetap is not None:
        return Pemegang(JenisPemegang.PEGAWAI, str(lajur.pegawai_tetap))
    return BELUM


def _ke_lajur(pemegang: Pemegang) -> PemegangLajur:
    pk = UUID(pemegang.id)
    match pemegang.jenis:
        case JenisPemegang.TIM:
            return PemegangLajur(tim=pk)
        case JenisPemegang.UNIT:
            return PemegangLajur(unit_bersama=pk, unit=pk)
        case JenisPemegang.PEGAWAI:
            return PemegangLajur(pegawai_tetap=pk)
        case _:
            return PemegangLajur(jabatan=pk)
