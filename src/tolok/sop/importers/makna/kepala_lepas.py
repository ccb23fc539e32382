"""The head of a step table whose column borders are lost: "AKTIVITAS KADIS STAF WAKTU OUTPUT".

Lane names are told apart by the posts they begin with; words that stood a line higher belong to
the lane or column whose name is otherwise incomplete.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tolok.sop.importers.makna.kolom import JenisKolom, jenis_kepala
from tolok.sop.importers.makna.sebutan import awal_jabatan, jabatan_utuh
from tolok.sop.importers.makna.teks_tercetak import rapikan
from tolok.sop.importers.makna.waktu import satuan_di

__all__ = ["KepalaLepas", "baca_kepala_lepas", "gabung_kepala"]

_MENEMPEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_KATA_TERBANYAK = 40
_PECAHAN_TERPANJANG = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class KepalaLepas:
    """The columns a line of head words names, in printed order, lanes under their own names."""

    kolom: tuple[tuple[JenisKolom, str], ...]

    @property
    def lajur(self) -> tuple[str, ...]:
        """Names of the lanes."""
        return tuple(nama for jenis, nama in self.kolom if jenis is JenisKolom.LAJUR)

    @property
    def bersatuan(self) -> bool:
        """The head of the time column names a unit, so cells hold bare numbers."""
        return any(
            jenis is JenisKolom.WAKTU and satuan_di(nama) is not None for jenis, nama in self.kolom
        )


def baca_kepala_lepas(baris: str, di_atas: Sequence[str] = ()) -> KepalaLepas | None:
    """The head in a line, if it is one. `di_atas`: the lines just above it.

    >>> kepala = baca_kepala_lepas("KEGIATAN KADIS PENYUSUN KELENGKAPAN MENIT OUTPUT", ["TIM"])
    >>> kepala.lajur
    ('KADIS', 'TIM PENYUSUN')
    """
    kata = _kata(baris)
    if not 5 <= len(kata) <= _KATA_TERBANYAK:
        return None
    kolom = _kolom(kata)
    jenis = [satu for satu, _ in kolom]
    mutu = {JenisKolom.KELENGKAPAN, JenisKolom.WAKTU, JenisKolom.OUTPUT} & set(jenis)
    if JenisKolom.URAIAN not in jenis or len(mutu) < 2 or JenisKolom.LAJUR not in jenis:
        return None
    utuh = ((jenis_kolom, nama.replace("~", " ")) for jenis_kolom, nama in kolom)
    return KepalaLepas(kolom=tuple(_lengkapi(list(utuh), di_atas)))


def gabung_kepala(atas: str, bawah: str) -> str:
    """Two lines of a head as one: what stood beside "Kegiatan", then the line of the mutu baku.

    >>> gabung_kepala("NO Kegiatan Kadis | Ket.", "Staf Kelengkapan Waktu Output")
    'NO Kegiatan Kadis | Staf Kelengkapan Waktu Output Ket.'
    """
    depan = [satu for satu in atas.split(" ") if _jenis(satu) is not JenisKolom.KETERANGAN]
    akhir = [satu for satu in atas.split(" ") if _jenis(satu) is JenisKolom.KETERANGAN]
    return " ".join([*depan, bawah, *akhir])


def _kata(baris: str) -> list[str]:
    """The words of a head line without dirt; "KetuaTim" is two words."""
    semua = _MENEMPEL.sub("~", rapikan(baris)).replace("|", " | ").split(" ")
    return [satu for satu in semua if satu == "|" or sum(huruf.isalpha() for huruf in satu) > 1]


def _kolom(kata: Sequence[str]) -> list[tuple[JenisKolom, str]]:
    hasil: list[tuple[JenisKolom, str]] = []
    pisah = False
    for satu in kata:
        if satu == "|":
            pisah = True
            continue
        jenis = _jenis(satu)
        if jenis is not None:
            if hasil and hasil[-1][0] is jenis:
                hasil[-1] = (jenis, f"{hasil[-1][1]} {satu}")
            else:
                hasil.append((jenis, satu))
        elif (hasil and hasil[-1][0] is JenisKolom.URAIAN and not awal_jabatan(satu)) or (
            hasil and pisah and hasil[-1][0] is JenisKolom.LAJUR
        ):
            hasil.append((JenisKolom.LAJUR, satu))
        elif hasil:
            _lajur(hasil, satu)
        pisah = False
    return hasil


def _jenis(kata: str) -> JenisKolom | None:
    jenis = jenis_kepala(kata)
    if isinstance(jenis, JenisKolom):
        return jenis
    return JenisKolom.WAKTU if satuan_di(kata) is not None else None


def _lajur(hasil: list[tuple[JenisKolom, str]], kata: str) -> None:
    """A new lane, or a further word of the one before."""
    jenis, nama = hasil[-1]
    if jenis is not JenisKolom.LAJUR:
        if jenis is JenisKolom.URAIAN:
            hasil.append((JenisKolom.LAJUR, kata))
    elif awal_jabatan(kata) or jabatan_utuh(nama):
        hasil.append((JenisKolom.LAJUR, kata))
    else:
        hasil[-1] = (jenis, f"{nama} {kata}")


def _lengkapi(
    kolom: Sequence[tuple[JenisKolom, str]], di_atas: Sequence[str]
) -> list[tuple[JenisKolom, str]]:
    """Give words that stood higher to the names they complete."""
    hasil = list(kolom)
    for baris in di_atas:
        kata = rapikan(baris)
        if not kata or len(kata.split(" ")) > _PECAHAN_TERPANJANG:
            continue
        jenis = _jenis(kata)
        if jenis is not None:
            hasil = [(j, f"{kata} {n}" if j is jenis else n) for j, n in hasil]
        elif awal_jabatan(kata.split(" ")[0]):
            ke = next(
                (
                    k
                    for k, (j, n) in enumerate(hasil)
                    if j is JenisKolom.LAJUR and not awal_jabatan(n.split(" ")[0])
                ),
                None,
            )
            if ke is not None:
                hasil[ke] = (JenisKolom.LAJUR, f"{kata} {hasil[ke][1]}")
            else:
                _belah_lajur(hasil, kata)
    return hasil


def _belah_lajur(kolom: list[tuple[JenisKolom, str]], awal: str) -> None:
    """A post's first word that no lane lacks: the last lane of two words was two lanes."""
    for ke in range(len(kolom) - 1, -1, -1):
        jenis, nama = kolom[ke]
        kata = nama.split(" ")
        if jenis is JenisKolom.LAJUR and len(kata) == 2:
            kolom[ke : ke + 1] = [(jenis, kata[0]), (jenis, f"{awal} {kata[1]}")]
            return
