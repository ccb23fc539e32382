"""The printed rows as symbols and arrows: what leads where, before anything has a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tolok.sop.domain.dokumen import Langkah, Sop, Tujuan
from tolok.sop.renderers.gambar.lembar import Bentuk

__all__ = ["Alur", "Sambungan", "Simpul", "susun_alur"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Simpul:
    """The symbols of one row: `lajur[0]` answers for it, more lanes act jointly.

    `tingkat` orders symbols over each other in one row: a decision that opens the SOP has its
    start above it, one that may end it has its end below.
    """

    baris: int
    lajur: tuple[int, ...]
    bentuk: Bentuk
    tingkat: int = 0

    def bentuk_di(self, lajur: int) -> Bentuk:
        """The symbol in one of its lanes: an SOP starts and ends once, however many take part."""
        bersama = self.bentuk is Bentuk.KAPSUL and lajur != self.lajur[0]
        return Bentuk.KOTAK if bersama else self.bentuk


@dataclass(frozen=True, slots=True, kw_only=True)
class Sambungan:
    """A way from one symbol to another, both by their place in `Alur.simpul`."""

    dari: int
    ke: int
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alur:
    """All symbols in reading order and all ways between them."""

    simpul: tuple[Simpul, ...]
    sambungan: tuple[Sambungan, ...]


def susun_alur(sop: Sop) -> Alur:
    """The graph of a page. A row whose lane is not known has no symbol and is passed over."""
    letak = {lajur.kode: ke for ke, lajur in reversed(list(enumerate(sop.pelaksana)))}
    lajur = [_lajur(satu, letak) for satu in sop.langkah]
    tampak = [i for i, satu in enumerate(lajur) if satu]
    simpul = [
        satu for i in tampak for satu in _simpul(sop.langkah[i], i, lajur[i], _ujung(i, tampak))
    ]
    utama = {satu.baris: ke for ke, satu in enumerate(simpul) if not satu.tingkat}
    akhir = {satu.baris: ke for ke, satu in enumerate(simpul) if satu.tingkat > 0}
    sambungan: list[Sambungan] = []
    for ke, satu in enumerate(simpul):
        if satu.tingkat < 0:
            sambungan.append(Sambungan(dari=ke, ke=ke + 1))
        elif not satu.tingkat:
            sambungan += _dari_baris(sop.langkah, satu.baris, ke, utama, akhir)
    return Alur(simpul=tuple(simpul), sambungan=tuple(dict.fromkeys(sambungan)))


def _lajur(satu: Langkah, letak: dict[str, int]) -> tuple[int, ...]:
    kode = (satu.digambar_di,) if satu.digambar_di in letak else satu.pelaksana
    return tuple(dict.fromkeys(letak[lajur] for lajur in kode if lajur in letak))


def _ujung(i: int, tampak: Sequence[int]) -> tuple[bool, bool]:
    return i == tampak[0], i == tampak[-1]


def _simpul(
    satu: Langkah, i: int, lajur: tuple[int, ...], ujung: tuple[bool, bool]
) -> Iterator[Simpul]:
    awal, akhir = ujung
    if satu.keputusan is None:
        selesai = awal or akhir
        yield Simpul(baris=i, lajur=lajur, bentuk=Bentuk.KAPSUL if selesai else Bentuk.KOTAK)
        return
    if awal:
        yield Simpul(baris=i, lajur=lajur[:1], bentuk=Bentuk.KAPSUL, tingkat=-1)
    yield Simpul(baris=i, lajur=lajur, bentuk=Bentuk.KETUPAT)
    if _dapat_selesai(satu, akhir=akhir):
        yield Simpul(baris=i, lajur=lajur[:1], bentuk=Bentuk.KAPSUL, tingkat=1)


def _dapat_selesai(satu: Langkah, *, akhir: bool) -> bool:
    keputusan = satu.keputusan
    if keputusan is None:
        return False
    semua = (*_daftar(keputusan.setuju), *_daftar(keputusan.tidak))
    return "selesai" in semua or (akhir and keputusan.setuju is None)


def _daftar(tujuan: Tujuan) -> tuple[int | str, ...]:
    if tujuan is None:
        return ()
    return tujuan if isinstance(tujuan, tuple) else (tujuan,)


def _dari_baris(
    langkah: Sequence[Langkah], i: int, ke: int, utama: dict[int, int], akhir: dict[int, int]
) -> Iterator[Sambungan]:
    """The ways out of one row: to the next one, or where its decision says."""
    menurut_nomor = {satu.nomor: j for j, satu in reversed(list(enumerate(langkah)))}
    berikut = next((utama[j] for j in sorted(utama) if j > i), akhir.get(i))
    keputusan = langkah[i].keputusan
    if keputusan is None:
        if berikut is not None:
            yield Sambungan(dari=ke, ke=berikut)
        return

    def tuju(tujuan: Tujuan) -> list[int]:
        semua = (
            utama.get(menurut_nomor.get(satu, -1)) if isinstance(satu, int) else akhir.get(i)
            for satu in _daftar(tujuan)
        )
        return [satu for satu in semua if satu is not None]

    setuju = tuju(keputusan.setuju)
    if keputusan.setuju is None and berikut is not None:
        setuju = [berikut]
    tidak = tuju(keputusan.tidak)
    ya, bukan = ("Ya", "Tidak") if tidak else ("", "")
    yield from (Sambungan(dari=ke, ke=satu, label=ya) for satu in setuju)
    yield from (Sambungan(dari=ke, ke=satu, label=bukan) for satu in tidak)
