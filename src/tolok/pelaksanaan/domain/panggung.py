"""A small invented office in which any `SopJalan` can be played: for proofs and for showing.

Each lane gets somebody by its rule; posts have a superior; the whole office signs where a row
says `seluruh_pegawai`. Nothing here is a rule of a run: facts only, made instead of looked up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from tolok.pelaksanaan.domain.fakta import (
    CalonPeserta,
    CalonTugas,
    Fakta,
    Hak,
    Kedudukan,
    Pemangku,
)
from tolok.pelaksanaan.domain.keadaan import Keadaan
from tolok.pelaksanaan.domain.kejadian import Kejadian, Tercatat
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.pelaku import BELUM, JenisPemegang, Kapasitas, Pelaku, Pemegang
from tolok.pelaksanaan.domain.perintah import HasilBaru, Mulai, Perintah
from tolok.pelaksanaan.domain.putuskan import jalankan
from tolok.sop.domain.jalan import JenisTindakan, LangkahJalan, Per, SopJalan, TindakanJalan

__all__ = ["Panggung"]

_AWAL = datetime(2025, 10, 1, 1, 0, tzinfo=UTC)
_SEMUA_HAK = frozenset(Hak)


class Panggung:
    """The office, the log so far, and a way to give it commands.

    `unit` and `pegawai`: how many units and employees the parallel rows have. `pemangku`:
    `Pemegang.kunci` -> who holds it; change it to play an acting or absent official.
    """

    def __init__(self, sop: SopJalan, *, unit: int = 3, pegawai: int = 4) -> None:
        self.lin = Lintasan(sop)
        self.unit = tuple(f"unit{i}" for i in range(1, unit + 1))
        self.asn = tuple(f"asn{i}" for i in range(1, pegawai + 1))
        self.keadaan = Keadaan()
        self.log: list[Tercatat] = []
        self.pemangku: dict[str, tuple[Pemangku, ...]] = {}
        self.atasan: dict[str, str] = {}
        self.tim: dict[str, tuple[str, ...]] = {}
        self.ganti: dict[str, Any] = {}
        self.lepas_peserta: set[str] = set()
        self.paraf: tuple[str, ...] = ()
        self._aturan = {lajur.kode: lajur.aturan or "jabatan" for lajur in sop.lajur}
        self.kepala = "jabatan:kepala"
        self._duduk(self.kepala, "kepala")
        for lajur in sop.lajur:
            self._isi_lajur(lajur.kode)
        for u in self.unit:
            self._duduk(f"jabatan:kepala_{u}", f"kepala_{u}")
            self.atasan[f"jabatan:kepala_{u}"] = self.kepala
        for a in self.asn:
            self.atasan[f"jabatan:{a}"] = self.kepala
            self._duduk(f"pegawai:{a}", a)
        self._nomor = 0

    # --- the office ---------------------------------------------------------------------------

    def _duduk(self, kunci: str, pegawai: str, kapasitas: Kapasitas = Kapasitas.DEFINITIF) -> None:
        pelaku = Pelaku(pegawai, kunci.partition(":")[2], kapasitas, f"penempatan-{pegawai}")
        self.pemangku[kunci] = (Pemangku(pelaku=pelaku),)

    def _isi_lajur(self, kode: str) -> None:
        match self._aturan[kode]:
            case "jabatan":
                self._duduk(f"jabatan:{kode}", kode)
                self.atasan[f"jabatan:{kode}"] = self.kepala
            case "pegawai_unit":
                self._duduk(f"unit:{kode}", kode)
            case "tim" | "ditetapkan":
                self.tim[f"tim:{kode}"] = (f"ketua_{kode}", f"anggota_{kode}")
                self.pemangku[f"tim:{kode}"] = tuple(
                    Pemangku(pelaku=Pelaku(a)) for a in self.tim[f"tim:{kode}"]
                )

    def gantikan(
        self, kunci: str, pegawai: str, kapasitas: Kapasitas, *, definitif_hadir: bool = False
    ) -> None:
        """An acting official; the definitive one is away unless said."""
        lama = tuple(
            Pemangku(pelaku=p.pelaku, hadir=definitif_hadir) for p in self.pemangku.get(kunci, ())
        )
        baru = Pelaku(pegawai, kunci.partition(":")[2], kapasitas, f"sprint-{pegawai}")
        self.pemangku[kunci] = (*lama, Pemangku(pelaku=baru))

    def kosongkan(self, kunci: str) -> None:
        """The post becomes vacant."""
        self.pemangku[kunci] = ()

    def kepala_kini(self) -> str:
        """Who heads the office today."""
        return next(p.pelaku.pegawai for p in self.pemangku[self.kepala] if p.hadir)

    def pegawai(self) -> tuple[str, ...]:
        """Everybody in the office, in a fixed order."""
        semua = [p.pelaku.pegawai for daftar in self.pemangku.values() for p in daftar]
        return tuple(dict.fromkeys(semua))

    def _kedudukan(self, pegawai: str) -> dict[str, Kedudukan]:
        punya = {f"pegawai:{pegawai}": Kedudukan(pelaku=Pelaku(pegawai))}
        for kunci, daftar in self.pemangku.items():
            for p in daftar:
                if p.pelaku.pegawai == pegawai and p.hadir:
                    ketua = kunci not in self.tim or self.tim[kunci][0] == pegawai
                    punya[kunci] = Kedudukan(pelaku=p.pelaku, ketua=ketua)
        return punya

    def _pemegang(self, kode: str, subjek: str | None) -> Pemegang:
        match self._aturan.get(kode, "jabatan"):
            case "kepala_unit":
                return Pemegang(JenisPemegang.JABATAN, f"kepala_{subjek or self.unit[0]}")
            case "pegawai_unit":
                return Pemegang(JenisPemegang.UNIT, kode)
            case "tim":
                return Pemegang(JenisPemegang.TIM, kode)
            case "ditetapkan":
                return BELUM
            case "subjek":
                return Pemegang(JenisPemegang.PEGAWAI, subjek or "")
            case "atasan_subjek":
                return Pemegang(JenisPemegang.JABATAN, "kepala")
            case _:
                return Pemegang(JenisPemegang.JABATAN, kode)

    def _calon(self, langkah: LangkahJalan) -> tuple[CalonTugas, ...]:
        subjek: tuple[str | None, ...] = (None,)
        if langkah.per is Per.UNIT:
            subjek = self.unit
        elif langkah.per is Per.PEGAWAI or langkah.rinci:
            subjek = self.asn
        kode, *lain = langkah.pelaksana
        return tuple(
            CalonTugas(
                pemegang=self._pemegang(kode, s),
                subjek=s,
                bersama=tuple(self._pemegang(b, s) for b in lain),
            )
            for s in subjek
        )

    def _peserta(self, langkah: LangkahJalan, t: TindakanJalan) -> tuple[CalonPeserta, ...]:
        if t.jenis is JenisTindakan.KIRIM:
            return tuple(
                CalonPeserta(subjek=p, pemegang=Pemegang(JenisPemegang.PEGAWAI, p), giliran=i)
                for i, p in enumerate(self.paraf)
            )
        if t.jenis is JenisTindakan.LAPORKAN:
            return tuple(
                CalonPeserta(subjek=k, pemegang=self._pemegang(k, None)) for k in t.kepada
            )
        siapa = t.oleh or (t.peserta[0] if t.peserta else "")
        if siapa in self._aturan:
            return (CalonPeserta(subjek=siapa, pemegang=self._pemegang(siapa, None)),)
        terbagi = langkah.rinci or langkah.per is Per.PEGAWAI
        semua = self.unit if siapa == "pemilik_data" and not terbagi else self.asn
        return tuple(
            CalonPeserta(subjek=a, pemegang=self._diri(a), untuk=a if terbagi else None)
            for a in semua
            if a not in self.lepas_peserta
        )

    def _diri(self, subjek: str) -> Pemegang:
        if subjek in self.unit:
            return Pemegang(JenisPemegang.JABATAN, f"kepala_{subjek}")
        return Pemegang(JenisPemegang.PEGAWAI, subjek)

    @cached_property
    def _semua_calon(self) -> dict[int, tuple[CalonTugas, ...]]:
        """Whom each row asks: lanes and units of this office never change."""
        return {n: self._calon(x) for n, x in self.lin.langkah.items()}

    @cached_property
    def _berpeserta(self) -> tuple[tuple[LangkahJalan, TindakanJalan], ...]:
        """The acts in which others take part."""
        return tuple(
            (x, t)
            for n, x in self.lin.langkah.items()
            for t in x.tindakan
            if self.lin.bagian_orang_lain(n, t)
        )

    # --- facts and commands -------------------------------------------------------------------

    def fakta(self, oleh: str | None, **ganti: Any) -> Fakta:
        """The facts for a command by `oleh` at the next minute."""
        dasar = Fakta(
            pada=_AWAL + timedelta(minutes=len(self.log)),
            lintasan=self.lin,
            pelaku=None if oleh is None else self._orang(oleh),
            kedudukan={} if oleh is None else self._kedudukan(oleh),
            hak=_SEMUA_HAK,
            calon=self._semua_calon,
            peserta={(x.nomor, t.jenis.value): self._peserta(x, t) for x, t in self._berpeserta},
            pemangku=self.pemangku,
            atasan=self.atasan,
            kepala=self.kepala,
        )
        return replace(dasar, **{**self.ganti, **ganti})

    def _orang(self, pegawai: str) -> Pelaku:
        for daftar in self.pemangku.values():
            for p in daftar:
                if p.pelaku.pegawai == pegawai:
                    return p.pelaku
        return Pelaku(pegawai)

    def kedudukan(self, pegawai: str) -> Mapping[str, Kedudukan]:
        """What a person holds now (for paper decisions)."""
        return self._kedudukan(pegawai)

    def kunci(self) -> str:
        """A fresh form key."""
        self._nomor += 1
        return str(uuid5(NAMESPACE_URL, f"kunci-{self._nomor}"))

    def beri(self, oleh: str | None, perintah: Perintah, **ganti: Any) -> list[Kejadian]:
        """Give a command; store and apply its events, or raise its refusal."""
        tercatat, self.keadaan = jalankan(self.keadaan, perintah, self.fakta(oleh, **ganti))
        self.log += tercatat
        return [t.kejadian for t in tercatat]

    def mulai(self) -> list[Kejadian]:
        """Start a run of the third quarter of 2025."""
        nomor = str(uuid5(NAMESPACE_URL, f"pelaksanaan/{self.lin.sidik}"))
        perintah = Mulai(
            kunci=self.kunci(), pelaksanaan=nomor, instansi="contoh", periode="2025-triwulan-3"
        )
        return self.beri(self.kepala_kini(), perintah)

    def hasil(
        self, jenis: str, isi: str = "", bagian: Mapping[str, str] | None = None
    ) -> HasilBaru:
        """A sheet with a digest of its own (or of `isi`); `bagian`: subject -> content."""
        self._nomor += 1
        teks = isi or f"isi-{self._nomor}"
        sidik = sha256(f"{jenis}{teks}".encode()).hexdigest()
        potong = {s: sha256(v.encode()).hexdigest() for s, v in (bagian or {}).items()}
        lembar = str(uuid5(NAMESPACE_URL, f"lembar-{self._nomor}"))
        return HasilBaru(jenis=jenis, lembar=lembar, sidik=sidik, bagian=potong)
