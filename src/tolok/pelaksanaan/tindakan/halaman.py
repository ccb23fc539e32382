"""What a panel is given: the task page of one person, and what that person sent."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q

from tolok.dasar.galat import (
    GalatTolok,
    MasukanTidakSah,
    TidakBerwenang,
    TidakDitemukan,
    TransisiTidakSah,
)
from tolok.dasar.temuan import Temuan
from tolok.pelaksanaan.bukti import bukti_tugas
from tolok.pelaksanaan.domain.fakta import Fakta
from tolok.pelaksanaan.domain.hak import (
    anak_tangga,
    memegang,
    periksa_pemegang,
    terlarang,
    tugas_memutuskan,
)
from tolok.pelaksanaan.domain.keadaan import (
    KunciHasil,
    Tugas as TugasDomain,
    VersiHasil,
)
from tolok.pelaksanaan.domain.objek import dilihat, versi_dikerjakan
from tolok.pelaksanaan.domain.pelaku import JenisPemegang
from tolok.pelaksanaan.domain.rujukan import lembar_disebut, pengembali, serahan_lalu
from tolok.pelaksanaan.halaman_kini import HalamanKini
from tolok.pelaksanaan.keterlibatan import ikut_serta
from tolok.pelaksanaan.lembar import SkemaLembar, isi_lembar, skema_langkah, skema_lembar
from tolok.pelaksanaan.models import Bukti, Konsep, Lembar, Tugas
from tolok.pelaksanaan.pembagian import JENIS_PEMBAGIAN
from tolok.pelaksanaan.privasi import Pandangan
from tolok.pelaksanaan.sebutan import Sebutan, sebutan
from tolok.pelaksanaan.services import PadaPelaksanaan, PadaTugas
from tolok.pelaksanaan.terbit.daftar import id_naskah, kunci_lembar
from tolok.sop.domain.jalan import LangkahJalan

__all__ = ["HalamanTugas", "Kiriman", "Masukan"]

_ARAHAN = ("surat_masuk", "disposisi")


@dataclass(frozen=True, kw_only=True)
class Masukan:
    """A version that the task works on, with its sheet and who wrote it."""

    langkah: int
    jenis: str
    nama: str
    versi: VersiHasil
    lembar: Lembar
    subjek: UUID | None
    nama_subjek: str = ""

    @cached_property
    def isi(self) -> dict[str, Any]:
        """What was written; read it only, for everybody on the page is given the same."""
        return isi_lembar(self.lembar)

    @cached_property
    def skema(self) -> SkemaLembar:
        """The schema of its kind and form."""
        return skema_lembar(self.jenis, self.isi)

    @property
    def templat(self) -> str:
        """Template that shows it read-only."""
        return self.skema.templat

    @property
    def naskah(self) -> UUID | None:
        """The document that prints it; None where it has none of its own."""
        if self.skema.dokumen is None:
            return None
        subjek = str(self.subjek) if self.subjek else None
        baris = self.langkah if self.skema.per_langkah else None
        return id_naskah(self.lembar.pelaksanaan_id, kunci_lembar(self.jenis, subjek, baris))

    @property
    def ringkas(self) -> str:
        """It in one line."""
        return self.skema.ringkas(self.isi)


class HalamanTugas(HalamanKini):
    """One task, as one person sees it at one moment. Everything is read once, when asked for."""

    def __init__(self, *, tugas: Tugas, pegawai: Any, sekarang: datetime) -> None:
        super().__init__(pelaksanaan=tugas.pelaksanaan, pegawai=pegawai, sekarang=sekarang)
        self.tugas = tugas
        self.temuan: tuple[Temuan, ...] = ()  # why what was sent came back
        self.masukan_tampil = False  # a panel of the page shows already what is worked on

    @cached_property
    def domain(self) -> TugasDomain:
        """The task in the state of the run."""
        ada = self.keadaan.tugas.get(str(self.tugas.pk))
        if ada is None:
            raise TidakDitemukan("Tugas ini tidak ada.", "Buka kembali dari Tugas saya.")
        return ada

    @property
    def langkah(self) -> LangkahJalan:
        """The printed row as it runs."""
        return self.lintasan.langkah[self.tugas.langkah]

    @cached_property
    def fakta(self) -> Fakta:
        """The facts a decision on this task would be given now."""
        return self.kini.fakta(tugas=str(self.tugas.pk))

    @cached_property
    def naskah_disposisi(self) -> UUID | None:
        """The travelling disposition sheet; None before its first line."""
        ada = any(not t.terbuka for t in self.keadaan.tugas.values() if t.induk is None)
        return id_naskah(self.pelaksanaan.pk, "lembar_disposisi") if ada else None

    @cached_property
    def dilihat(self) -> str:
        """Digest of the versions this page shows; goes back with every command."""
        return dilihat(self.keadaan, self.lintasan, self.domain)

    @cached_property
    def memutuskan(self) -> bool:
        """Whether the page asks for a decision."""
        return tugas_memutuskan(self.keadaan, self.lintasan, self.domain)

    @cached_property
    def terlarang(self) -> bool:
        """Whether this person wrote what is decided on."""
        return str(self.pegawai.pk) in terlarang(self.keadaan, self.fakta, self.domain)

    @cached_property
    def larangan(self) -> GalatTolok | None:
        """Why this person cannot answer the task now, as a refusal with its sentence; None: may."""
        if not self.domain.terbuka:
            return None
        if self.fakta.pelaku is None:
            return TidakBerwenang("Tugas ini memerlukan orang yang masuk.", "", "masuk")
        try:
            periksa_pemegang(
                self.keadaan, self.fakta, self.domain, self.fakta.pelaku, self.fakta.kedudukan
            )
        except GalatTolok as galat:
            return galat
        return self._menunggu

    @property
    def _menunggu(self) -> GalatTolok | None:
        """The correction that this task asked for and still waits for."""
        kunci = (self.domain.id, self.domain.induk)
        if not any(m.tugas in kunci for m in self.keadaan.menunggu.values()):
            return None
        return TransisiTidakSah(
            "Tugas ini menunggu perbaikan masukan yang Anda minta.",
            "Tugas terbuka lagi dengan sendirinya setelah perbaikan masuk.",
            "menunggu_masukan",
        )

    @property
    def boleh(self) -> bool:
        """Whether the panels of this page may be sent by this person."""
        return self.domain.terbuka and self.larangan is None

    @cached_property
    def riwayat_pembagian(self) -> list[tuple[datetime, dict[str, Any]]]:
        """How the head of the team divided this task, oldest first."""
        if self.domain.pemegang.jenis is not JenisPemegang.TIM:
            return []
        return [(x.pada, isi_lembar(x)) for x in self.lembar_tugas(JENIS_PEMBAGIAN)]

    @property
    def pembagian(self) -> dict[str, str]:
        """Act -> the member it was given to."""
        riwayat = self.riwayat_pembagian
        return dict(riwayat[-1][1].get("orang", {})) if riwayat else {}

    @property
    def ketua_tim(self) -> bool:
        """The reader leads the team that holds the task."""
        punya = self.fakta.kedudukan.get(self.domain.pemegang.kunci)
        tim = self.domain.pemegang.jenis is JenisPemegang.TIM
        return tim and punya is not None and punya.ketua

    @property
    def bekerja_bersama(self) -> bool:
        """The reader works along on a joint row that somebody else answers for."""
        punya = self.fakta.kedudukan
        return (
            self.domain.terbuka
            and self.domain.pemegang.kunci not in punya
            and any(p.kunci in punya for p in self.domain.bersama)
        )

    def boleh_tindakan(self, kode: str) -> bool:
        """Whether this person may send this act now: of a divided task one's own acts, the
        head of the team any of them; of every other task whoever may answer it."""
        if kode in self.selesai or not self.domain.terbuka:
            return False
        orang = self.pembagian.get(kode)
        if orang is None:
            return self.boleh
        milik = orang == str(self.pegawai.pk) or self.ketua_tim
        return milik and self.ikut and self._menunggu is None

    @cached_property
    def ikut(self) -> bool:
        """Works on it too: holder, joint holder, appointed, or staff of the unit it is about."""
        if self.boleh or memegang(self.fakta, self.domain):
            return True
        return f"unit:{self.domain.subjek}" in self.fakta.kedudukan

    @cached_property
    def terkait(self) -> bool:
        """Some task of this run reached the person, or they prepared it: they may read it."""
        if self.ikut or (self.domain.terbuka and self.larangan is None):
            return True
        if self.tugas.langkah in self.lintasan.pribadi:
            return self.pandangan.tugas(self.domain)
        return ikut_serta(self.keadaan, self.fakta.kedudukan, str(self.pegawai.pk))

    @cached_property
    def pandangan(self) -> Pandangan:
        """What of the run about single persons this one may read."""
        return Pandangan(self.keadaan, self.lintasan, self.fakta.kedudukan, str(self.pegawai.pk))

    @cached_property
    def tangga(self) -> tuple[str, str | None]:
        """Which rung answers the task now, and through what."""
        anak, kunci = anak_tangga(self.keadaan, self.fakta, self.domain)
        return anak.value, kunci

    @cached_property
    def masukan(self) -> list[Masukan]:
        """Present versions of what the row works on, newest sheet each."""
        ada = self.lembar_disebut
        return [
            Masukan(
                langkah=kunci.langkah,
                jenis=kunci.jenis,
                nama=skema_langkah(kunci.jenis, kunci.langkah, self.lintasan).nama,
                versi=versi,
                lembar=ada[versi.lembar],
                subjek=UUID(kunci.subjek) if kunci.subjek else None,
                nama_subjek=self._nama_subjek(kunci.subjek),
            )
            for kunci, versi in self._dikerjakan
            if versi.lembar in ada
        ]

    @cached_property
    def _dikerjakan(self) -> list[tuple[KunciHasil, VersiHasil]]:
        subjek = self.domain.subjek
        if self.domain.induk is not None:
            subjek = self.keadaan.tugas[self.domain.induk].subjek
        return versi_dikerjakan(self.keadaan, self.lintasan, self.tugas.langkah, subjek)

    @cached_property
    def lembar_disebut(self) -> dict[str, Lembar]:
        """Sheets the page names, oldest first: what it works on and the versions before, reason,
        notes and answers of returns, the letter and the disposition."""
        disebut, pengembali_tugas = self._disebut
        return {
            str(x.pk): x
            for x in self._semua_lembar
            if str(x.pk) in disebut
            or x.jenis in _ARAHAN
            or (x.jenis == "catatan" and str(x.tugas) in pengembali_tugas)
        }

    @cached_property
    def _disebut(self) -> tuple[set[str], set[str]]:
        """Ids of the sheets that are named, and of the tasks that sent the run back."""
        disebut = lembar_disebut(self.keadaan, self.domain, self._dikerjakan)
        return {*map(str, disebut)}, {*map(str, pengembali(self.keadaan, self.domain))}

    @cached_property
    def _semua_lembar(self) -> list[Lembar]:
        """Every sheet the page needs, oldest first: those it names, those of this task and of the
        one it is a share of, and what other rounds last handed in. One query, returned or not."""
        disebut, pengembali_tugas = self._disebut
        milik = Q(tugas__in=self._tugas_milik) | Q(pk__in=self._serahan_lalu.values())
        saran = Q(jenis="catatan", tugas__in=pengembali_tugas)
        bernama = Q(pk__in=disebut) | Q(jenis__in=_ARAHAN) | saran
        semua = Lembar.objects.filter(milik | bernama, pelaksanaan=self.pelaksanaan)
        return list(semua.order_by("pada"))

    def _nama_subjek(self, subjek: str | None) -> str:
        """Name of the unit or the person of the office that a part is about."""
        return self.nama_kantor.get(UUID(subjek), "") if subjek else ""

    @cached_property
    def lembar(self) -> dict[str, Lembar]:
        """Sheets handed in with this task, the latest per kind."""
        return {x.jenis: x for x in self._lembar_babak if x.tugas == self.tugas.pk}

    def lembar_tugas(self, jenis: str) -> list[Lembar]:
        """Every sheet of this kind that was written at this very task, oldest first."""
        return [x for x in self._lembar_babak if x.tugas == self.tugas.pk and x.jenis == jenis]

    def lembar_utama(self, jenis: str) -> list[Lembar]:
        """Sheets of this kind of the main task: this one, or the one it is a share of."""
        utama = self.tugas.induk or self.tugas.pk
        return [x for x in self._lembar_babak if x.tugas == utama and x.jenis == jenis]

    @cached_property
    def _lembar_babak(self) -> list[Lembar]:
        """Sheets of this task and of the one it is a share of, and what other rounds last handed
        in, oldest first."""
        lalu = set(self._serahan_lalu.values())
        return [x for x in self._semua_lembar if x.tugas in self._tugas_milik or x.pk in lalu]

    @cached_property
    def _tugas_milik(self) -> set[UUID]:
        """This task and the one it is a share of."""
        return {pk for pk in (self.tugas.pk, self.tugas.induk) if pk is not None}

    @cached_property
    def _serahan_lalu(self) -> dict[str, UUID]:
        return {jenis: UUID(pk) for jenis, pk in serahan_lalu(self.keadaan, self.domain).items()}

    @property
    def lembar_arahan(self) -> list[Lembar]:
        """The letter the run rests on and every line of its disposition, oldest first."""
        return [x for x in self.lembar_disebut.values() if x.jenis in _ARAHAN]

    @cached_property
    def bukti(self) -> list[Bukti]:
        """Evidence attached to the task, oldest first. One query."""
        return bukti_tugas(self.tugas.pk)

    @cached_property
    def konsep(self) -> dict[str, Konsep]:
        """Typing not yet submitted, by part. One query."""
        return {k.bagian: k for k in Konsep.objects.filter(tugas=self.tugas.pk)}

    def isi_awal(self, bagian: str, jenis: str) -> tuple[dict[str, Any], int]:
        """What a form starts with and its version: the draft; else the last sheet, carried on.

        Typing not yet submitted is only for those who work on it.
        """
        konsep = self.konsep.get(bagian) if self.ikut else None
        if konsep is not None:
            return json.loads(konsep.isi), konsep.versi
        lama = self.lembar.get(jenis) or self._lembar_lalu.get(jenis)
        return (isi_lembar(lama) if lama else {}), 0

    @cached_property
    def _lembar_lalu(self) -> dict[str, Lembar]:
        """Sheets of other rounds, the latest per kind."""
        ada = {x.pk: x for x in self._lembar_babak}
        return {jenis: ada[pk] for jenis, pk in self._serahan_lalu.items() if pk in ada}

    @cached_property
    def anak(self) -> list[Tugas]:
        """Shares of this task (signatures, forms asked for). One query where it has any."""
        if not self.keadaan.anak.get(self.domain.id):
            return []
        return list(self.pelaksanaan.tugas.filter(induk=self.tugas.pk).order_by("dibuka_pada"))

    @cached_property
    def sebutan(self) -> Sebutan:
        """Names of everybody this page mentions."""
        daftar: set[Any] = {self.tugas.pemegang_id, self.tugas.subjek, self.tugas.pengambil}
        for t in (self.tugas, *self.anak):
            daftar |= {t.pemegang_id, t.subjek, t.pelaku, t.jabatan_pelaku}
        for m in self.masukan:
            daftar |= {m.subjek, *m.versi.penulis}
        return sebutan(daftar, self.nama_kantor)

    @property
    def selesai(self) -> tuple[str, ...]:
        """Acts of this task that are done."""
        return self.domain.tindakan_selesai

    def pada(self) -> PadaTugas:
        """The head of a command sent from this very page (tests, htmx on load)."""
        return PadaTugas(
            pelaksanaan=self.pelaksanaan.pk,
            tugas=self.tugas.pk,
            pegawai=self.pegawai,
            kunci=self.kunci,
            sekarang=self.sekarang,
            iterasi=self.tugas.iterasi,
            dilihat=self.dilihat,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Kiriman:
    """What a person sent to a command of the task page. `isian` is the POST, `berkas` its files."""

    halaman: HalamanTugas
    pada: PadaTugas
    isian: Any
    berkas: Mapping[str, Any]

    def teks(self, nama: str, bawaan: str = "") -> str:
        """One field, trimmed."""
        return str(self.isian.get(nama, bawaan)).strip()

    def banyak(self, nama: str) -> list[str]:
        """All values of a field that may occur several times, empty ones left out."""
        return [nilai.strip() for nilai in self.isian.getlist(nama) if nilai.strip()]

    def bilangan(self, nama: str) -> int | None:
        """A whole number, None when empty."""
        teks = self.teks(nama)
        if not teks:
            return None
        try:
            return int(teks)
        except ValueError:
            raise MasukanTidakSah(
                f"{nama.capitalize()} harus bilangan bulat.", f"Anda menulis “{teks}”.", nama
            ) from None

    def baris(self, *kolom: str) -> list[dict[str, str]]:
        """Rows of a table of fields with the same names; wholly empty rows are left out."""
        daftar: Sequence[Sequence[str]] = [self.isian.getlist(k) for k in kolom]
        hasil = [
            dict(zip(kolom, map(str.strip, nilai), strict=True))
            for nilai in zip(*daftar, strict=False)
        ]
        return [satu for satu in hasil if any(satu.values())]

    def pada_pelaksanaan(self) -> PadaPelaksanaan:
        """The same request about the run as a whole."""
        p = self.pada
        return PadaPelaksanaan(
            pelaksanaan=p.pelaksanaan, pegawai=p.pegawai, kunci=p.kunci, sekarang=p.sekarang
        )
