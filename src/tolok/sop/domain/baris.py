"""A row while it is being prepared: what the page says, read once, and what was decided of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tolok.sop.domain.dokumen import JalanTertulis, Langkah, Sop
from tolok.sop.domain.hasil import JenisHasil, klasifikasi, lembar_kosong, menyatakan_keadaan
from tolok.sop.domain.jalan import HasilJalan, JenisTindakan, Sifat, TautanHasil, TindakanJalan
from tolok.sop.domain.kalimat import Kalimat, urai_kalimat
from tolok.sop.domain.kata_tindakan import baca_tindakan, objek, tindakan_dari_output
from tolok.sop.domain.lajur import AturanLajur, Lajur, kenali

__all__ = ["BELUM_DITULIS", "Barang", "BarisBaca", "BarisJadi", "Halaman", "baca_halaman"]

BELUM_DITULIS = JalanTertulis()


@dataclass(frozen=True, slots=True, kw_only=True)
class Barang:
    """One printed kelengkapan or output with its kind. `keadaan`: it names a state."""

    teks: str
    jenis: JenisHasil
    keadaan: bool = False
    kosong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisBaca:
    """A printed row, read: its sentence, lanes, things, and the acts its words order."""

    langkah: Langkah
    lajur: Lajur
    kalimat: Kalimat
    kata_tindakan: tuple[JenisTindakan, ...]
    objek: str
    jenis_objek: JenisHasil
    kelengkapan: tuple[Barang, ...]
    output: tuple[Barang, ...]

    @property
    def nomor(self) -> int:
        """The printed number."""
        return self.langkah.nomor

    @property
    def ditulis(self) -> JalanTertulis:
        """What a person wrote for the run of this row."""
        return self.langkah.jalan or BELUM_DITULIS


@dataclass(frozen=True, slots=True, kw_only=True)
class Halaman:
    """A page, read. `kepegawaian`: its results are one per employee (SKP)."""

    baris: tuple[BarisBaca, ...]
    lajur: tuple[Lajur, ...]
    kepegawaian: bool

    @property
    def menurut_kode(self) -> Mapping[str, Lajur]:
        """Lanes by code."""
        return {satu.kode: satu for satu in self.lajur}


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisJadi:
    """A row whose acts, links and results are known; later rows look back at these."""

    baca: BarisBaca
    tindakan: tuple[TindakanJalan, ...]
    sifat: Sifat
    mengerjakan: tuple[TautanHasil, ...]
    menghasilkan: tuple[HasilJalan, ...]
    acuan: tuple[str, ...] = field(default=())

    @property
    def nomor(self) -> int:
        """The printed number."""
        return self.baca.nomor

    @property
    def jenis_tindakan(self) -> tuple[JenisTindakan, ...]:
        """Kinds of its acts."""
        return tuple(satu.jenis for satu in self.tindakan)

    def produsen(self, jenis: JenisHasil) -> int:
        """The row that first made what this row shows: itself, or where it had it from."""
        baru = any(hasil.jenis is jenis and not _diolah(hasil) for hasil in self.menghasilkan)
        if not baru:
            for tautan in self.mengerjakan:
                if tautan.jenis is jenis and tautan.dari is not None:
                    return tautan.dari
        return self.nomor


def _diolah(hasil: HasilJalan) -> bool:
    """A stage that decides on, or signs, what another row made."""
    return hasil.tahap in ("diperiksa", "dinilai", "ditandatangani", "final")


_SKP = (JenisHasil.SKP,)


def baca_halaman(sop: Sop, peta_lajur: Mapping[str, str]) -> Halaman:
    """Read every row of a page. `peta_lajur`: rule word of each lane, where it is known."""
    kepegawaian = klasifikasi(sop.nama) in _SKP
    semua_output = [teks for langkah in sop.langkah for teks in langkah.mutu.output]
    tim_dibentuk = any(klasifikasi(teks) is JenisHasil.SK_TIM for teks in semua_output)
    lajur = tuple(
        kenali(satu, peta_lajur.get(satu.kode), tim_dibentuk=tim_dibentuk)
        for satu in sop.pelaksana
    )
    menurut_kode = {satu.kode: satu for satu in lajur}
    baris = tuple(
        _baca(langkah, menurut_kode[langkah.pelaksana[0]], kepegawaian=kepegawaian)
        for langkah in sop.langkah
    )
    return Halaman(baris=baris, lajur=lajur, kepegawaian=kepegawaian)


def _baca(langkah: Langkah, lajur: Lajur, *, kepegawaian: bool) -> BarisBaca:
    kalimat = urai_kalimat(langkah.uraian)
    benda = objek(kalimat.inti)
    output = _barang(langkah.mutu.output, kepegawaian=kepegawaian)
    kata = baca_tindakan(kalimat) or tindakan_dari_output(langkah.mutu.output)
    if lajur.aturan is AturanLajur.SUBJEK and not kata:
        kata = [JenisTindakan.TANDATANGANI]
    return BarisBaca(
        langkah=langkah,
        lajur=lajur,
        kalimat=kalimat,
        kata_tindakan=tuple(kata),
        objek=benda,
        jenis_objek=klasifikasi(benda, kepegawaian=kepegawaian),
        kelengkapan=_barang(langkah.mutu.kelengkapan, kepegawaian=kepegawaian),
        output=output,
    )


def _barang(semua: Sequence[str], *, kepegawaian: bool) -> tuple[Barang, ...]:
    return tuple(
        Barang(
            teks=teks,
            jenis=klasifikasi(teks, kepegawaian=kepegawaian),
            keadaan=menyatakan_keadaan(teks),
            kosong=lembar_kosong(teks),
        )
        for teks in semua
    )
