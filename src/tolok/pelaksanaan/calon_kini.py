"""Who a row of a run reaches now: lanes, holders, participants, the post above.

Who holds a post, who a lane is and who is away can change any day; here they are read for one
moment of one run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any, Protocol
from uuid import UUID

from tolok.organisasi.domain.istilah import AturanLajur
from tolok.organisasi.domain.lajur import PemegangLajur, pemegang_lajur, pemegang_umum
from tolok.organisasi.domain.susunan import Duduk, Susunan
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.domain.fakta import CalonPeserta, CalonTugas, Pemangku
from tolok.pelaksanaan.domain.keadaan import Keadaan
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.pelaku import BELUM, JenisPemegang, Kapasitas, Pelaku, Pemegang
from tolok.pelaksanaan.kantor import peta_kini, susunan_kini
from tolok.pelaksanaan.models import Kejadian, Pelaksanaan
from tolok.pelaksanaan.pengecualian import pengecualian
from tolok.sop.bawaan import pemegang_umum as aturan_umum
from tolok.sop.domain.jalan import JenisTindakan, LangkahJalan, Per, TindakanJalan

__all__ = ["CalonKini", "PencariPeserta", "daftarkan_peserta", "pelaku_duduk"]

_SUBJEK = "subjek"
_PER_ORANG = (AturanLajur.SUBJEK, AturanLajur.ATASAN_SUBJEK)


class PencariPeserta(Protocol):
    """Finds the participants of an act whose `oleh` is this word; a room above registers it."""

    def __call__(
        self, pelaksanaan: Pelaksanaan, susunan: Susunan, hari: date
    ) -> tuple[CalonPeserta, ...]: ...


_daftar_pencari: dict[str, PencariPeserta] = {}


def daftarkan_peserta(oleh: str, pencari: PencariPeserta) -> None:
    """Say who `oleh` is (kinerja: `pemilik_data` are those who answer for an indicator)."""
    _daftar_pencari[oleh] = pencari


class CalonKini:
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

    def _pelaku(self, pegawai: UUID) -> Pelaku:
        if pegawai in self.susunan.kursi:
            # A post outside the office whose holder is not known here: it decides by its name.
            return Pelaku(pegawai=str(pegawai), jabatan=str(pegawai))
        duduk = self.susunan.duduk(pegawai)
        return pelaku_duduk(duduk[0]) if duduk else Pelaku(pegawai=str(pegawai))

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
                return tuple(self._hadir(pelaku_duduk(d)) for d in duduk)
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

    def _di_luar(self, pemegang: Pemegang) -> bool:
        jabatan = pemegang.jenis is JenisPemegang.JABATAN
        return jabatan and self.susunan.di_luar(UUID(pemegang.id))


def pelaku_duduk(duduk: Duduk) -> Pelaku:
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
