"""The words of a scanned page, recognised cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PIL import Image

from tolok.sop.importers.dokumen import Kotak
from tolok.sop.importers.lembar.kisi import cari_kisi
from tolok.sop.importers.lembar.lembar import Kata, Ruas, Titik
from tolok.sop.importers.pindaian.garis import Lurusan
from tolok.sop.importers.pindaian.guntingan import Guntingan, gunting, papan
from tolok.sop.importers.pindaian.kepala_tabel import perbaiki_kepala
from tolok.sop.importers.pindaian.kertas import putihkan
from tolok.sop.importers.pindaian.tanda_lepas import guntingan_bertanda
from tolok.sop.importers.pindaian.tesseract import KataTerbaca, baca_huruf
from tolok.sop.importers.pindaian.ukuran import SKALA, TELITI

__all__ = ["kata_pindaian"]

_NOMOR_BARIS = re.compile(r"(\d{1,2})\D{0,2}")
_BAGIAN = re.compile(r"[IVX]{1,4}\.?|[A-H]\.?")
_TANDA = frozenset("|—-_~=.,:;'`\"«»“”‘’[]{}()\\/<>*•°©®™")
_ANGKA_KOTOR = re.compile(r"^(\d{1,2})[!|'`]$")
_AWAL_KOTOR = re.compile(r"^[.,;:'`!|]+(?=[^\W_])")
_GELAR_BERANGKA = re.compile(
    r"^[35]\.(?=(?:H|E|T|P|Sos|Pd|Ag|Kom|IP|STP|Kes|Si|Hum|Kep|Farm|Psi|Hut|Pt|Pi)\b)"
)
_TANDA_LAJUR = "√"
_CABANG = re.compile(r"(?:ya|tidak|tdk|y|t|n)[.,:]?", re.IGNORECASE)


def kata_pindaian(
    gambar: Image.Image, ruas: Sequence[Ruas], simbol: Sequence[Kotak], datar: Lurusan
) -> tuple[Kata, ...]:
    """The words of a page from which all strokes were wiped, with their places in points."""
    kisi, _ = cari_kisi(ruas, TELITI)
    kisi = tuple(k for k in kisi if len(k.petak) > 1)
    if not kisi:
        return tuple(_jadi_kata(baca_huruf(putihkan(gambar), tata=3), None, datar))
    guntingan = gunting(gambar, kisi, simbol, datar)
    if not guntingan:
        return ()
    kata = list(_jadi_kata(baca_huruf(papan(gambar, guntingan)), guntingan, datar))
    kata.extend(_nomor_hilang(kata, guntingan, datar))
    return tuple(_dengan_tanda(kata, guntingan, datar))


def _dengan_tanda(
    kata: Sequence[Kata], guntingan: Sequence[Guntingan], datar: Lurusan
) -> Iterable[Kata]:
    """The words, with one sign in place of whatever was read in a cell that holds a mark."""
    isi = [[k for k in kata if _di_tinta(k, g, datar)] for g in guntingan]
    bertanda = guntingan_bertanda(guntingan, isi)
    salah = {k for g, milik in zip(guntingan, isi, strict=True) if g in bertanda for k in milik}
    yield from (k for k in kata if k not in salah)
    for g in bertanda:
        yield _terbaca(_TANDA_LAJUR, g, datar)


def _nomor_hilang(
    kata: Sequence[Kata], guntingan: Sequence[Guntingan], datar: Lurusan
) -> Iterable[Kata]:
    """Numbers of rows that were not recognised, where those before and after tell them."""
    baris = [g for g in guntingan if g.nomor]
    terbaca = [_nomor_di(g, kata, datar) for g in baris]
    for n, g in enumerate(baris):
        if terbaca[n] is not None or any(_di_tinta(k, g, datar) for k in kata):
            continue
        sebelum = terbaca[n - 1] if n else 0
        sesudah = terbaca[n + 1] if n + 1 < len(baris) else None
        if sebelum is None or (n == 0 and sesudah != 2) or sesudah not in (None, sebelum + 2):
            continue
        if n and sesudah is None and (n < 2 or terbaca[n - 2] != sebelum - 1):
            continue
        terbaca[n] = sebelum + 1
        yield _terbaca(str(sebelum + 1), g, datar)


def _terbaca(teks: str, g: Guntingan, datar: Lurusan) -> Kata:
    """A word that follows from where a piece of the page stands."""
    kiri, atas, kanan, bawah = g.tinta
    huruf = KataTerbaca(
        teks=teks, kiri=kiri, atas=atas, lebar=kanan - kiri, tinggi=bawah - atas, yakin=0
    )
    return _satu(teks, huruf, (kiri, atas), datar)


def _nomor_di(g: Guntingan, kata: Sequence[Kata], datar: Lurusan) -> int | None:
    for k in kata:
        teks = k.teks.strip(".)")
        if teks.isdigit() and _di_tinta(k, g, datar):
            return int(teks)
    return None


def _di_tinta(k: Kata, g: Guntingan, datar: Lurusan) -> bool:
    """Whether a word was read in this piece of the page."""
    kiri, atas = datar.titik(g.tinta[0], g.tinta[1])
    kanan, bawah = datar.titik(g.tinta[2], g.tinta[3])
    x, y = (k.kotak.kiri + k.kotak.kanan) / 2, (k.kotak.atas + k.kotak.bawah) / 2
    return kiri * SKALA <= x <= kanan * SKALA and atas * SKALA <= y <= bawah * SKALA


def _jadi_kata(
    terbaca: Iterable[KataTerbaca], guntingan: Sequence[Guntingan] | None, datar: Lurusan
) -> Iterable[Kata]:
    for k in terbaca:
        if guntingan is None:
            teks = _bersih(k.teks)
            if teks:
                yield _satu(teks, k, (k.kiri, k.atas), datar)
            continue
        x, y = k.kiri + k.lebar / 2, k.atas + k.tinggi / 2
        g = next((g for g in guntingan if g.memuat(x, y)), None)
        if g is not None and (teks := _menurut_tempat(_bersih(k.teks), k.yakin, g)):
            tempat = (g.tinta[0] + k.kiri - g.x, g.tinta[1] + k.atas - g.y)
            yield _satu(teks, k, tempat, datar)


def _bersih(teks: str) -> str:
    """A word without marks that are only rests of strokes; "" when nothing is left."""
    teks = _ANGKA_KOTOR.sub(r"\1", teks.strip("|").strip())
    teks = _GELAR_BERANGKA.sub("S.", _AWAL_KOTOR.sub("", teks))
    return "" if all(c in _TANDA for c in teks) else teks


def _menurut_tempat(teks: str, yakin: float, g: Guntingan) -> str:
    """A word as it can stand in its place: a number, a branch of a decision, a head."""
    if g.nomor:
        angka = _NOMOR_BARIS.fullmatch(teks)
        if angka is not None:
            return angka[1]
        return teks if _BAGIAN.fullmatch(teks) else ""
    if g.lajur:
        return teks if _pantas_di_lajur(teks, yakin) else ""
    return perbaiki_kepala(teks) if g.kepala else teks


def _pantas_di_lajur(teks: str, yakin: float) -> bool:
    """Among symbols the rests of strokes look like letters: only plain words count."""
    if _CABANG.fullmatch(teks):
        return len(teks.strip(".,:")) > 1 or yakin >= 80
    return len(teks) >= 4 and teks.isalpha() and yakin >= 70


def _satu(teks: str, k: KataTerbaca, di: Titik, datar: Lurusan) -> Kata:
    kiri, tengah = datar.titik(di[0], di[1] + k.tinggi / 2)
    kanan, _ = datar.titik(di[0] + k.lebar, di[1] + k.tinggi / 2)
    kotak = Kotak(
        kiri=kiri * SKALA,
        kanan=kanan * SKALA,
        atas=(tengah - k.tinggi / 2) * SKALA,
        bawah=(tengah + k.tinggi / 2) * SKALA,
    )
    return Kata(teks=teks, kotak=kotak, asal=kotak, yakin=k.yakin)
