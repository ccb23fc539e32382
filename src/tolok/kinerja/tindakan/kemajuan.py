"""How far the forms asked of their owners are: who is in, who is late, what may be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps

from tolok.dasar.periode import Periode
from tolok.kinerja.domain.keadaan import Keadaan
from tolok.kinerja.domain.pengumpulan import (
    PENGINGAT,
    BelumMasuk,
    hari_menuju,
    kata_pengingat,
    teks_belum,
)
from tolok.kinerja.tindakan.bahan import hari_ukur, rencana_halaman
from tolok.kinerja.tindakan.tampilan_isian import Tampilan
from tolok.pelaksanaan.domain.keadaan import StatusTugas, Tugas
from tolok.pelaksanaan.domain.kumpul import bagian_dikumpulkan
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.pengumpulan import alasan_ditutup, ketikan_bagian
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas
from tolok.pelaksanaan.tindakan.waktu import kalender_halaman
from tolok.regulasi.muat import aturan_ukur

__all__ = ["Kemajuan", "PemilikIsian", "kemajuan"]

_KODE = "kumpulkan"
_BACA = {
    StatusTugas.TERBUKA: "belum dibuka",
    StatusTugas.DIBACA: "sudah dibuka",
    StatusTugas.DIKERJAKAN: "sedang diisi",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PemilikIsian:
    """One owner: their task, what they fill, and how far they are.

    `keadaan`: masuk, belum, ditutup. `menuju`: working days to the agreed date (None: no date);
    `ingat`: the reminder that falls on today, else empty. `tunggu`: rows stated as not available
    yet. `teks`: what an owner without rows wrote. `perbaikan`: it was in once and came back.
    """

    tugas: str
    subjek: str
    nama: str
    pemegang: str
    keadaan: str
    kata: str
    terisi: int
    semua: int
    tunggu: tuple[str, ...]
    batas: date | None
    menuju: int | None
    ingat: str
    lewat: bool
    pada: datetime | None
    alasan: str = ""
    teks: str = ""
    dibawa: bool = False
    perbaikan: bool = False
    sel: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kemajuan:
    """All owners of one row, and the message about those who are missing."""

    pemilik: tuple[PemilikIsian, ...]
    pesan: str

    @property
    def masuk(self) -> int:
        """Forms that are in."""
        return sum(1 for p in self.pemilik if p.keadaan == "masuk")

    @property
    def belum(self) -> tuple[PemilikIsian, ...]:
        """Still awaited."""
        return tuple(p for p in self.pemilik if p.keadaan == "belum")

    @property
    def sudah(self) -> tuple[PemilikIsian, ...]:
        """In, so that a correction may be asked."""
        return tuple(p for p in self.pemilik if p.keadaan == "masuk")

    @property
    def ditutup(self) -> tuple[PemilikIsian, ...]:
        """Closed early; they may still be let in while the row is open."""
        return tuple(p for p in self.pemilik if p.keadaan == "ditutup")


def kemajuan(halaman: HalamanTugas) -> Kemajuan:
    """Owners in the order they were asked, the earlier forms that still stand last."""
    baca = _Pembaca(halaman)
    diminta = baca.terakhir()
    pemilik = [baca.satu(t) for t in diminta.values()]
    ada = bagian_dikumpulkan(
        halaman.keadaan, halaman.lintasan, halaman.tugas.langkah, halaman.domain.subjek
    )
    pemilik += [
        baca.satu(halaman.keadaan.tugas[p.tugas], dibawa=True)
        for subjek, p in ada.items()
        if subjek not in diminta
    ]
    periode = Periode.dari_kode(halaman.pelaksanaan.periode).nama
    judul = f"formulir {halaman.pelaksanaan.nama_sop} {periode}"
    belum = [
        BelumMasuk(
            nama=p.nama,
            pemegang=p.pemegang,
            batas=p.batas,
            terisi=p.terisi,
            semua=p.semua,
            perbaikan=p.perbaikan,
            sel=p.sel,
        )
        for p in pemilik
        if p.keadaan == "belum"
    ]
    return Kemajuan(pemilik=tuple(pemilik), pesan=teks_belum(judul, belum))


class _Pembaca:
    """Reads the sheets and the typing of all owners at once, then tells of each."""

    def __init__(self, halaman: HalamanTugas) -> None:
        self.halaman = halaman
        self.rencana = rencana_halaman(halaman)
        self.kalender = kalender_halaman(halaman)
        self.hari = hari_ukur(halaman)
        self.ketikan = self._ketikan()
        self.lembar = self._lembar()
        self.alasan = self._alasan()

    def _anak(self) -> list[Tugas]:
        k, pk = self.halaman.keadaan, self.halaman.domain.id
        return [k.tugas[a] for a in k.anak.get(pk, ()) if k.tugas[a].tindakan == _KODE]

    def terakhir(self) -> dict[str, Tugas]:
        """Subject -> its newest share in this round."""
        hasil: dict[str, Tugas] = {}
        for t in self._anak():
            if t.subjek and t.status not in (StatusTugas.DIALIHKAN, StatusTugas.GUGUR):
                hasil[t.subjek] = t
        return hasil

    def _ketikan(self) -> Mapping[str, Mapping[str, Any]]:
        return ketikan_bagian((t.id for t in self._anak() if t.terbuka), _KODE)

    def _lembar(self) -> Mapping[str, Mapping[str, Any]]:
        """Subject -> the newest form of this row, whichever round it is of."""
        terakhir = {
            kunci.subjek: versi[-1].lembar
            for kunci, versi in self.halaman.keadaan.hasil.items()
            if kunci.jenis == "isian"
            and kunci.langkah == self.halaman.tugas.langkah
            and kunci.subjek
            and versi
        }
        lembar: Any = apps.get_model("pelaksanaan", "Lembar")
        ada = {str(x.pk): x for x in lembar.objects.filter(pk__in=terakhir.values())}
        return {s: isi_lembar(ada[pk]) for s, pk in terakhir.items() if s and pk in ada}

    def _alasan(self) -> Mapping[str, str]:
        """Task -> why it was closed early."""
        ada = any(t.status is StatusTugas.DITUTUP_AWAL for t in self._anak())
        return alasan_ditutup(self.halaman.pelaksanaan.pk) if ada else {}

    def nama(self, pk: str) -> str:
        """The name of a unit, post or person of the office."""
        return self.halaman.nama_kantor.get(UUID(pk), "") if pk else ""

    def satu(self, tugas: Tugas, *, dibawa: bool = False) -> PemilikIsian:
        """One owner as the page tells."""
        subjek = tugas.subjek or ""
        isi = (self.ketikan.get(tugas.id) if tugas.terbuka else None) or self.lembar.get(
            subjek, {}
        )
        bagian = self.rencana.milik(subjek)
        tampilan = Tampilan(isi, bagian, aturan_ukur(self.rencana.aturan), self.hari)
        batas = tugas.batas.astimezone(self.kalender.tz).date() if tugas.batas else None
        menuju = hari_menuju(self.kalender, self.hari, batas) if batas and tugas.terbuka else None
        tunggu = tuple(b.kode for b in tampilan.isian.baris if b.keadaan is Keadaan.BELUM_TERSEDIA)
        return PemilikIsian(
            tugas=tugas.id,
            subjek=subjek,
            nama=self.nama(subjek),
            pemegang=self._pemegang(tugas),
            keadaan=_keadaan(tugas),
            kata=_BACA.get(tugas.status, ""),
            terisi=tampilan.n_terisi,
            semua=tampilan.n_baris,
            tunggu=tunggu,
            batas=batas,
            menuju=menuju,
            ingat=kata_pengingat(menuju) if menuju in PENGINGAT and menuju is not None else "",
            lewat=menuju is not None and menuju < 0,
            pada=tugas.ditutup,
            alasan=self.alasan.get(tugas.id, ""),
            teks=str(isi.get("teks") or ""),
            dibawa=dibawa,
            perbaikan=tugas.terbuka and tugas.karena is not None,
            sel=tugas.sel,
        )

    def _pemegang(self, tugas: Tugas) -> str:
        """The person who answers now, by name."""
        pemangku = self.halaman.fakta.pemangku.get(tugas.pemegang.kunci, ())
        if not pemangku:
            return ""
        return self.nama(pemangku[0].pelaku.pegawai)


def _keadaan(tugas: Tugas) -> str:
    if tugas.terbuka:
        return "belum"
    return "masuk" if tugas.status is StatusTugas.DISERAHKAN else "ditutup"
