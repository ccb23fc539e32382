"""`susun_gambar(sop, kertas)`: the whole drawing, a pure function of the printed page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.domain.dokumen import Sop
from tolok.sop.renderers.gambar.alur import Alur, susun_alur
from tolok.sop.renderers.gambar.bagi_halaman import bagi
from tolok.sop.renderers.gambar.halaman import (
    Ukuran,
    baris_langkah,
    regangkan,
    ukuran_simbol,
)
from tolok.sop.renderers.gambar.huruf import rapikan, seimbang
from tolok.sop.renderers.gambar.identitas import lembar_identitas
from tolok.sop.renderers.gambar.jumlah_waktu import jumlah_waktu
from tolok.sop.renderers.gambar.kata import di_luar_tabel, kalimat_penghubung, ucapkan
from tolok.sop.renderers.gambar.kolom import Tata, kepala
from tolok.sop.renderers.gambar.lebar_kolom import tata_kolom
from tolok.sop.renderers.gambar.lembar import (
    A4,
    Baris,
    Gambar,
    Kertas,
    Lembar,
    Panah,
    Paragraf,
    Sel,
    Tabel,
)
from tolok.sop.renderers.gambar.panah import jerih, panah_halaman
from tolok.sop.renderers.gambar.penempatan import (
    Penghubung,
    Tempat,
    berebut,
    huruf,
    penghubung_halaman,
    tempatkan,
    tingkat_jalur,
)

__all__ = ["LAJUR_TERBANYAK", "susun_gambar"]

LAJUR_TERBANYAK = 20
_PT = (9.0, 8.5, 8.0)
_PT_JUDUL, _SELA_JUDUL = 11, 330
_KALIMAT = 420
_LONGGAR = 3
_TINGKAT = 4


def susun_gambar(sop: Sop, kertas: Kertas = A4) -> Gambar:
    """Lay out a page of identity and the flow chart. More than 20 lanes are refused."""
    if len(sop.pelaksana) > LAJUR_TERBANYAK:
        raise MasukanTidakSah(
            f"SOP ini punya {len(sop.pelaksana)} lajur; selembar kertas memuat {LAJUR_TERBANYAK}.",
            saran="Gabungkan lajur yang jarang dipakai, atau pecah SOP-nya.",
        )
    muka = lembar_identitas(sop, kertas)
    alur = susun_alur(sop)
    lembar = _bagan(sop, kertas, alur, len(muka))
    return Gambar(
        nama=_judul(sop.nama),
        kaki=" · ".join(satu for satu in (_judul(sop.nama), rapikan(sop.nomor or "")) if satu),
        kertas=kertas,
        lembar=(*muka, *lembar) if sop.langkah else muka,
        jumlah_lajur=len(sop.pelaksana),
    )


def _bagan(sop: Sop, kertas: Kertas, alur: Alur, sebelum: int) -> tuple[Lembar, ...]:
    """The flow chart: the largest letters at which it takes no page more."""
    bagan = _Bagan(sop, kertas, alur, tata_kolom(sop, kertas, _PT[-1]), 0, sebelum)
    halaman = bagan.banyak_halaman()
    for pt in _PT[:-1]:
        calon = replace(bagan, tata=tata_kolom(sop, kertas, pt))
        if calon.banyak_halaman() <= halaman:
            bagan = calon
            break
    for longgar in range(_LONGGAR):
        satu = replace(bagan, longgar=longgar)
        lembar, rapi = satu.lembar()
        if rapi:
            break
    return lembar


def _judul(nama: str) -> str:
    """The title over the flow chart.

    >>> _judul("Pengukuran Kinerja"), _judul("SOP Arsip Aktif")
    ('SOP Pengukuran Kinerja', 'SOP Arsip Aktif')
    """
    rapi = " ".join(rapikan(nama).split())
    sudah = rapi.upper().startswith(("SOP ", "STANDAR OPERASIONAL", "STANDARD OPERATING"))
    return rapi if sudah or not rapi else f"SOP {rapi}"


@dataclass(frozen=True, slots=True)
class _Bagan:
    """The flow chart at one degree of looseness."""

    sop: Sop
    kertas: Kertas
    alur: Alur
    tata: Tata
    longgar: int
    halaman_sebelum: int

    def lembar(self) -> tuple[tuple[Lembar, ...], bool]:
        """The pages, and whether every arrow and label found a place of its own."""
        ukuran, isi, letak = self._pembagian()
        atas, judul = kepala(self.sop, self.tata), self._judul()
        nama = self._nama_penghubung(letak)
        hasil, semua_rapi = [], True
        for nomor, baris in zip(self._nomor(isi), isi, strict=True):
            penghubung = self._penghubung(letak, nomor)
            di_atas = (
                judul
                if nomor == self.halaman_sebelum + 1
                else kalimat_penghubung(penghubung, nama, di_atas=True)
            )
            tabel = self._tabel(atas, baris, penghubung, ukuran, di_atas)
            tempat, panah, rapi = self._isi_halaman(tabel, ukuran, penghubung, nama)
            semua_rapi = semua_rapi and rapi
            hasil.append(
                Lembar(
                    nomor=nomor, judul=di_atas, tabel=tabel, panah=panah,
                    simbol=tuple(tempat.simbol.values()),
                    catatan=kalimat_penghubung(penghubung, nama, di_atas=False)
                    or self._jumlah_waktu(nomor, letak),
                )
            )  # fmt: skip
        return tuple(hasil), semua_rapi

    def _isi_halaman(
        self,
        tabel: Tabel,
        ukuran: Ukuran,
        penghubung: Sequence[Penghubung],
        nama: dict[int, str],
    ) -> tuple[Tempat, tuple[Panah, ...], bool]:
        """Symbols and arrows. Connectors that must leave their lane go to the left or to the
        right of it, whichever makes the easier arrows."""
        calon = [
            tempatkan(self.alur, tabel, ukuran, penghubung, nama, self._keterangan(), condong)
            for condong in ((-1, 1) if berebut(penghubung) else (-1,))
        ]
        tempat = calon[0]
        if len(calon) > 1:
            tempat = min(calon, key=lambda satu: jerih(self.alur, tabel, satu, ukuran))
        return tempat, *panah_halaman(self.alur, tabel, tempat, ukuran)

    def banyak_halaman(self) -> int:
        """How many pages the rows take."""
        return len(self._pembagian()[1])

    def _pembagian(self) -> tuple[Ukuran, list[list[Baris]], dict[int, int]]:
        """Sizes, rows by page, and the page of every step, with strips as high as needed."""
        ukuran = ukuran_simbol(self.tata.lebar_lajur, self.longgar)
        isi: list[list[Baris]] = []
        letak: dict[int, int] = {}
        for tingkat in range(1, _TINGKAT + 1):
            isi = self._bagi(ukuran, tingkat)
            letak = self._letak(isi)
            perlu = (
                tingkat_jalur(self._penghubung(letak, n), self.tata.banyak_lajur)
                for n in self._nomor(isi)
            )
            if max(perlu) <= tingkat:
                break
        return ukuran, isi, letak

    def _nomor(self, isi: Sequence[object]) -> range:
        return range(self.halaman_sebelum + 1, self.halaman_sebelum + 1 + len(isi))

    def _judul(self) -> Paragraf | None:
        teks = rapikan(_judul(self.sop.nama).upper())
        if not teks:
            return None
        baris = seimbang(teks, self.kertas.lebar_isi, _PT_JUDUL, tebal=True)
        return Paragraf(teks=teks, baris=baris, pt=_PT_JUDUL, tebal=True, sesudah=_SELA_JUDUL)

    def _bagi(self, ukuran: Ukuran, tingkat: int) -> list[list[Baris]]:
        tinggi = self.kertas.batas_bawah - self.kertas.atas
        tinggi -= sum(b.tinggi for b in kepala(self.sop, self.tata))
        judul = self._judul()
        pertama = tinggi - (judul.tinggi if judul else 0)
        sambung = tingkat * ukuran.tinggi_sambung
        semua = baris_langkah(
            self.sop, self.alur, self.tata, ukuran, pertama - 2 * (sambung + _KALIMAT)
        )
        datar = [b for kelompok in semua for b in kelompok]
        satu_halaman = pertama - (_KALIMAT if jumlah_waktu(self.sop.langkah) else 0)
        if sum(b.tinggi for b in datar) <= satu_halaman:
            return [regangkan(datar, satu_halaman - sum(b.tinggi for b in datar))]
        pertama, berikut = pertama - sambung - _KALIMAT, tinggi - 2 * (sambung + _KALIMAT)
        halaman = bagi(datar, self.alur, pertama=pertama, berikut=berikut)
        return [
            regangkan(satu, (berikut if n else pertama) - sum(b.tinggi for b in satu))
            for n, satu in enumerate(halaman)
        ]

    def _letak(self, isi: Sequence[Sequence[Baris]]) -> dict[int, int]:
        """The page of every step."""
        return {
            b.langkah: nomor
            for nomor, baris in zip(self._nomor(isi), isi, strict=True)
            for b in baris
            if b.langkah is not None
        }

    def _penghubung(self, letak: dict[int, int], nomor: int) -> tuple[Penghubung, ...]:
        return penghubung_halaman(self.alur, letak, nomor)

    def _nama_penghubung(self, letak: dict[int, int]) -> dict[int, str]:
        """A letter for each end that is reached from another page, in reading order."""
        lintas = (
            satu.ke
            for satu in self.alur.sambungan
            if letak[self.alur.simpul[satu.dari].baris] != letak[self.alur.simpul[satu.ke].baris]
        )
        return {ke: huruf(n) for n, ke in enumerate(dict.fromkeys(lintas))}

    def _tabel(
        self,
        atas: Sequence[Baris],
        baris: Sequence[Baris],
        penghubung: Sequence[Penghubung],
        ukuran: Ukuran,
        judul: Paragraf | None,
    ) -> Tabel:
        y = self.kertas.atas + (judul.tinggi if judul else 0)
        di_atas = [satu for satu in penghubung if satu.di_atas]
        di_bawah = [satu for satu in penghubung if not satu.di_atas]
        return Tabel(
            x=self.kertas.tepi,
            y=y,
            kolom=self.tata.kolom,
            baris=(
                *atas,
                *self._sambung(di_atas, ukuran),
                *baris,
                *self._sambung(di_bawah, ukuran),
            ),
        )

    def _sambung(self, semua: Sequence[Penghubung], ukuran: Ukuran) -> Iterator[Baris]:
        """The strip of the connectors: a row without words."""
        if not semua:
            return
        tingkat = max(tingkat_jalur(semua, self.tata.banyak_lajur), 1)
        kolom = (0, 1, *range(self.tata.kolom_mutu, len(self.tata.kolom)))
        yield Baris(
            tinggi=ukuran.tinggi_sambung * tingkat,
            jenis="sambung",
            sel=tuple(Sel(kolom=k) for k in kolom),
        )

    def _jumlah_waktu(self, nomor: int, letak: dict[int, int]) -> Paragraf | None:
        """The total of the times, on the last page."""
        terakhir = nomor == max(letak.values(), default=nomor)
        return di_luar_tabel(jumlah_waktu(self.sop.langkah)) if terakhir else None

    def _keterangan(self) -> dict[int, str]:
        """What each symbol says, for who cannot see it."""
        return {ke: ucapkan(self.sop, self.alur, ke) for ke in range(len(self.alur.simpul))}
