"""What stands in a lane's cell: a drawn symbol, a sign typed as text, or the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tolok.sop.importers.dokumen import JenisSimbol, Simbol
from tolok.sop.importers.makna.teks_tercetak import kunci

__all__ = ["Tanda", "baca_tanda", "tanda_baris"]

_KEPUTUSAN = frozenset("◇◊♦⬦◆⟡⋄⬥⬨⬧❖")
_PROSES = frozenset("□☐▭▯⬜◻◽▢■▬☑☒✓✔√×✗▪◼⬛")
_MULAI = frozenset("○◯⬭●⚪⬬◉⭘")
_PANAH = re.compile(r"[↓→←↑⇓⇒⇐⇑↔↕▼▲►◄⬇➡➔↵↳└┘┌┐─│\s|>^-]+")
_KOTAK_KETIK = re.compile(r"\[ ?[xXvV√]? ?\]|\( ?\)|(?<!\S)[xXvV](?!\S)")
_BELAH_KETIK = re.compile(r"< ?>|/\\")
_YA = frozenset({"ya", "y", "setuju", "sesuai", "ok", "lengkap", "acc"})
_TIDAK = frozenset({"tidak", "t", "tdk", "n", "tidak setuju", "tidak sesuai", "tidak lengkap"})
_UJUNG = frozenset({"mulai", "selesai", "start", "end", "finish", "begin", "akhir", "awal"})
_SATU_TANDA = re.compile(r"\(?(?:\d{1,2}|[^\W\d_]|[*+#@¨§¤])\)?")
_KATA_BERARTI = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tanda:
    """The marks of one lane in one row. `jenis`: of its act, the decision first; None: only
    words of an arrow ("Ya") or a page connector stand there."""

    jenis: JenisSimbol | None
    kode: tuple[str, ...] = ()
    ya_tidak: bool = False

    @property
    def keputusan(self) -> bool:
        """A diamond."""
        return self.jenis is JenisSimbol.KEPUTUSAN


def baca_tanda(teks: str, simbol: Iterable[Simbol]) -> Tanda | None:
    """The marks in a cell; None where it holds nothing but arrows.

    >>> baca_tanda("◇ ↓ □", ()).keputusan, baca_tanda("[ ]", ()).jenis.value
    (True, 'proses')
    >>> baca_tanda("↓", ()) is None
    True
    """
    gambar = tuple(simbol)
    kode = tuple(satu.kode for satu in gambar if satu.kode)
    jenis: list[JenisSimbol] = [
        satu.jenis for satu in gambar if satu.jenis is not JenisSimbol.PENGHUBUNG_HALAMAN
    ]
    label = [kunci(teks), *(kunci(satu.teks) for satu in gambar)]
    ya_tidak = any(kata in _YA | _TIDAK for satu in label for kata in (satu, *satu.split()))
    jenis += _dari_teks(teks, bergambar=bool(gambar))
    utama = JenisSimbol.KEPUTUSAN if JenisSimbol.KEPUTUSAN in jenis else next(iter(jenis), None)
    if utama is None and not ya_tidak:
        return None
    return Tanda(jenis=utama, kode=kode, ya_tidak=ya_tidak)


def _dari_teks(teks: str, *, bergambar: bool) -> list[JenisSimbol]:
    huruf = set(teks)
    hasil: list[JenisSimbol] = []
    if huruf & _KEPUTUSAN or _BELAH_KETIK.search(teks):
        hasil.append(JenisSimbol.KEPUTUSAN)
    if huruf & _PROSES or _KOTAK_KETIK.search(teks):
        hasil.append(JenisSimbol.PROSES)
    if huruf & _MULAI or set(kunci(teks).split()) & _UJUNG:
        hasil.append(JenisSimbol.MULAI_SELESAI)
    if hasil or bergambar:
        return hasil
    sisa = kunci(_PANAH.sub(" ", teks))
    if sisa in _YA | _TIDAK or all(satu in _YA | _TIDAK for satu in sisa.split()):
        return []
    return [JenisSimbol.PROSES] if _KATA_BERARTI.search(sisa) else []


def tanda_baris(lajur: Mapping[int, tuple[str, tuple[Simbol, ...]]]) -> dict[int, Tanda]:
    """The marks of a row by lane."""
    semua = ((ke, baca_tanda(teks, simbol)) for ke, (teks, simbol) in sorted(lajur.items()))
    hasil = {ke: satu for ke, satu in semua if satu is not None}
    tertulis = [ke for ke, (teks, _) in lajur.items() if _SATU_TANDA.fullmatch(teks.strip())]
    if not any(satu.jenis for satu in hasil.values()) and len(tertulis) == 1:
        # A lone number or letter stands for the box that it was printed in.
        hasil[tertulis[0]] = Tanda(jenis=JenisSimbol.PROSES)
    return hasil
