"""Symbols at their places on one page, with the connectors to other pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tolok.sop.renderers.gambar.alur import Alur, Sambungan
from tolok.sop.renderers.gambar.halaman import SELA_TINGKAT, Ukuran
from tolok.sop.renderers.gambar.lembar import Bentuk, Kotak, Simbol, Tabel

__all__ = [
    "Penghubung",
    "Tempat",
    "berebut",
    "huruf",
    "penghubung_halaman",
    "tempatkan",
    "tingkat_jalur",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Penghubung:
    """A connector on a page: to (`keluar`) or from other pages, for the way into `tujuan`."""

    tujuan: int
    keluar: bool
    di_atas: bool
    lajur: int
    lain: tuple[int, ...]
    sambungan: tuple[Sambungan, ...]


@dataclass(slots=True)
class Tempat:
    """What stands where on a page: symbol codes by node, and by connector."""

    simbol: dict[int, Simbol] = field(default_factory=dict)
    simpul: dict[int, tuple[int, ...]] = field(default_factory=dict)
    penghubung: list[tuple[Penghubung, int]] = field(default_factory=list)


def huruf(n: int) -> str:
    """Name of the n-th connector: A to Z, then AA.

    >>> huruf(0), huruf(26)
    ('A', 'AA')
    """
    ekor = chr(65 + n % 26)
    return ekor if n < 26 else huruf(n // 26 - 1) + ekor


def penghubung_halaman(alur: Alur, halaman: dict[int, int], ini: int) -> tuple[Penghubung, ...]:
    """The connectors of page `ini`, from the page of every row. One for each end and side."""
    kelompok: dict[tuple[int, bool, bool], list[Sambungan]] = {}
    for satu in alur.sambungan:
        dari = halaman[alur.simpul[satu.dari].baris]
        ke = halaman[alur.simpul[satu.ke].baris]
        if dari == ke or ini not in (dari, ke):
            continue
        lain = ke if ini == dari else dari
        kelompok.setdefault((satu.ke, ini == dari, lain < ini), []).append(satu)
    return tuple(
        Penghubung(
            tujuan=tujuan,
            keluar=keluar,
            di_atas=di_atas,
            lajur=alur.simpul[semua[0].dari if keluar else tujuan].lajur[0],
            lain=tuple(
                sorted({halaman[alur.simpul[s.ke if keluar else s.dari].baris] for s in semua})
            ),
            sambungan=tuple(semua),
        )
        for (tujuan, keluar, di_atas), semua in kelompok.items()
    )


def berebut(semua: Sequence[Penghubung]) -> bool:
    """Whether two connectors of one strip would stand in the same lane."""
    tempat = [(satu.di_atas, satu.lajur) for satu in semua]
    return len(set(tempat)) < len(tempat)


def tingkat_jalur(semua: Sequence[Penghubung], banyak_lajur: int) -> int:
    """How many levels the fuller of the two strips of a page needs: one connector a lane."""
    atas = sum(satu.di_atas for satu in semua)
    banyak = max(banyak_lajur, 1)
    return max(-(-atas // banyak), -(-(len(semua) - atas) // banyak))


def tempatkan(
    alur: Alur,
    tabel: Tabel,
    ukuran: Ukuran,
    penghubung: Sequence[Penghubung],
    nama: dict[int, str],
    keterangan: dict[int, str],
    condong: int = -1,
) -> Tempat:
    """Every symbol of a page. `nama`: letter of each end that has connectors; `condong`: the
    side to which a connector goes (-1 left, 1 right) whose lane is taken."""
    hasil = Tempat()
    for ke, baris in enumerate(tabel.baris):
        if baris.langkah is not None:
            for simpul, simbol in _simbol_baris(alur, tabel, ukuran, ke, baris.langkah):
                kode = len(hasil.simbol) + 1
                lengkap = simbol(kode, keterangan.get(simpul, ""))
                hasil.simbol[kode] = lengkap
                hasil.simpul[simpul] = (*hasil.simpul.get(simpul, ()), kode)
    for di_atas in (True, False):
        semua = [satu for satu in penghubung if satu.di_atas is di_atas]
        _jalur_sambung(hasil, tabel, ukuran, semua, nama, di_atas=di_atas, condong=condong)
    return hasil


class _Bakal:
    """A symbol that lacks its code and words."""

    def __init__(self, bentuk: Bentuk, kotak: Kotak, lajur: int, baris: int) -> None:
        self.isi = (bentuk, kotak, lajur, baris)

    def __call__(self, kode: int, keterangan: str, teks: str = "") -> Simbol:
        bentuk, kotak, lajur, baris = self.isi
        return Simbol(
            kode=kode, bentuk=bentuk, kotak=kotak, lajur=lajur, baris=baris, teks=teks,
            keterangan=keterangan,
        )  # fmt: skip


def _simbol_baris(
    alur: Alur, tabel: Tabel, ukuran: Ukuran, ke: int, langkah: int
) -> Iterator[tuple[int, _Bakal]]:
    """The symbols of a row, the one who answers first, centred together."""
    milik = [(i, s) for i, s in enumerate(alur.simpul) if s.baris == langkah]
    tinggi = [ukuran.tinggi_bentuk(s.bentuk) for _, s in milik]
    if not milik:
        return
    y = tabel.tepi_baris(ke) + tabel.baris[ke].tinggi // 2
    y -= (sum(tinggi) + SELA_TINGKAT * (len(tinggi) - 1)) // 2
    for (i, simpul), tinggi_satu in zip(milik, tinggi, strict=True):
        for lajur in simpul.lajur:
            bentuk = simpul.bentuk_di(lajur)
            yield i, _Bakal(bentuk, _kotak(tabel, ukuran, bentuk, lajur, y), lajur, ke)
        y += tinggi_satu + SELA_TINGKAT


def _kotak(tabel: Tabel, ukuran: Ukuran, bentuk: Bentuk, lajur: int, y: int) -> Kotak:
    lebar = ukuran.lebar_bentuk(bentuk)
    tengah = tabel.tepi_kolom(2 + lajur) + tabel.kolom[2 + lajur] // 2
    return Kotak(
        x=tengah - lebar // 2, y=y, lebar=lebar // 2 * 2, tinggi=ukuran.tinggi_bentuk(bentuk)
    )


def _jalur_sambung(
    hasil: Tempat,
    tabel: Tabel,
    ukuran: Ukuran,
    semua: Sequence[Penghubung],
    nama: dict[int, str],
    *,
    di_atas: bool,
    condong: int,
) -> None:
    """Connectors in the strip above the first row or below the last, each near its lane."""
    if not semua:
        return
    letak = [ke for ke, b in enumerate(tabel.baris) if b.jenis == "sambung"]
    ke = letak[0] if di_atas else letak[-1]
    banyak_lajur = len(tabel.kolom) - 6
    terisi: set[tuple[int, int]] = set()
    for satu in semua:
        tingkat, lajur = min(
            (
                (t, lajur)
                for t in range(len(semua))
                for lajur in range(banyak_lajur)
                if (t, lajur) not in terisi
            ),
            key=lambda di, satu=satu: (di[0], abs(di[1] - satu.lajur), -condong * di[1]),  # type: ignore[misc]
        )
        terisi.add((tingkat, lajur))
        y = tabel.tepi_baris(ke) + ukuran.bebas + tingkat * ukuran.tinggi_sambung
        kode = len(hasil.simbol) + 1
        arah = "ke" if satu.keluar else "dari"
        halaman = ", ".join(str(n) for n in satu.lain)
        bakal = _Bakal(
            Bentuk.PENGHUBUNG, _kotak(tabel, ukuran, Bentuk.PENGHUBUNG, lajur, y), lajur, ke
        )
        hasil.simbol[kode] = bakal(
            kode, f"Penghubung {nama[satu.tujuan]} {arah} halaman {halaman}", nama[satu.tujuan]
        )
        hasil.penghubung.append((satu, kode))
