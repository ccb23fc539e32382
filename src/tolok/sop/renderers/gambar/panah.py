"""The arrows of one page: what must be joined, on which tracks, and their labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tolok.sop.renderers.gambar.alur import Alur
from tolok.sop.renderers.gambar.halaman import Ukuran
from tolok.sop.renderers.gambar.jalur import HALO, JARAK, Jalan, Pencari, Permintaan
from tolok.sop.renderers.gambar.label import Papan
from tolok.sop.renderers.gambar.lembar import Kotak, Label, Panah, Tabel
from tolok.sop.renderers.gambar.penempatan import Tempat
from tolok.sop.renderers.gambar.rute import rutekan, taksir

__all__ = ["jerih", "panah_halaman"]

_DEKAT_GARIS = 75
_SELA = 110
_LINTASAN = 3


def panah_halaman(
    alur: Alur, tabel: Tabel, tempat: Tempat, ukuran: Ukuran
) -> tuple[tuple[Panah, ...], bool]:
    """All arrows of a page, and whether each has a way and its label a place of its own."""
    pencari = _pencari(tabel, tempat, ukuran)
    bersama = _garis_bersama(tempat)
    permintaan = list(_permintaan(alur, tempat))
    rute = rutekan(
        pencari, [p for p, _ in permintaan], [_tetap(pencari, satu) for satu in bersama]
    )
    panah = [
        Panah(
            dari=jalan.dari, sisi_dari=jalan.sisi_dari, ke=jalan.ke, sisi_ke=jalan.sisi_ke,
            titik=jalan.titik,
        )
        for jalan in rute
        if jalan is not None
    ]  # fmt: skip
    kata = [teks for (_, teks), jalan in zip(permintaan, rute, strict=True) if jalan is not None]
    label = _label(tabel, tempat, [*bersama, *panah], [""] * len(bersama) + kata)
    rapi = all(satu is not None and satu.bersih for satu in rute)
    rapi = rapi and sum(map(bool, kata)) == sum(satu is not None for satu in label)
    return tuple(
        Panah(
            dari=p.dari, sisi_dari=p.sisi_dari, ke=p.ke, sisi_ke=p.sisi_ke, titik=p.titik,
            mata=p.mata, label=satu,
        )
        for p, satu in zip([*bersama, *panah], label, strict=True)
    ), rapi  # fmt: skip


def jerih(alur: Alur, tabel: Tabel, tempat: Tempat, ukuran: Ukuran) -> int:
    """About how long, bent and crossed the arrows of a page become."""
    pencari = _pencari(tabel, tempat, ukuran)
    tetap = [_tetap(pencari, satu) for satu in _garis_bersama(tempat)]
    return taksir(pencari, [p for p, _ in _permintaan(alur, tempat)], tetap)


def _pencari(tabel: Tabel, tempat: Tempat, ukuran: Ukuran) -> Pencari:
    return Pencari(
        lintasan_tegak(tabel, tempat, ukuran),
        lintasan_datar(tabel, tempat),
        {kode: satu.kotak for kode, satu in tempat.simbol.items()},
    )


def _permintaan(alur: Alur, tempat: Tempat) -> Iterator[tuple[Permintaan, str]]:
    """Ways inside the page, then from and to its connectors."""
    for satu in alur.sambungan:
        if satu.dari in tempat.simpul and satu.ke in tempat.simpul:
            yield Permintaan(
                dari=tempat.simpul[satu.dari], ke=tempat.simpul[satu.ke],
                asal=(satu.dari, satu.label), tujuan=(satu.ke,),
                balik=alur.simpul[satu.ke].baris <= alur.simpul[satu.dari].baris
                and satu.ke <= satu.dari,
            ), satu.label  # fmt: skip
    for penghubung, kode in tempat.penghubung:
        if not penghubung.keluar:
            yield Permintaan(
                dari=(kode,), ke=tempat.simpul[penghubung.tujuan], asal=("masuk", kode),
                tujuan=(penghubung.tujuan,), balik=not penghubung.di_atas,
            ), ""  # fmt: skip
            continue
        for satu in penghubung.sambungan:
            yield Permintaan(
                dari=tempat.simpul[satu.dari], ke=(kode,), asal=(satu.dari, satu.label),
                tujuan=("keluar", kode), balik=penghubung.di_atas,
            ), satu.label  # fmt: skip


def _garis_bersama(tempat: Tempat) -> list[Panah]:
    """The plain line between the symbols of a row that several lanes do jointly."""
    hasil = []
    for kode in tempat.simpul.values():
        urut = sorted((tempat.simbol[satu] for satu in kode), key=lambda s: s.lajur)
        hasil += [
            Panah(
                dari=kiri.kode, sisi_dari="kanan", ke=kanan.kode, sisi_ke="kiri", mata=False,
                titik=(kiri.kotak.tepi("kanan"), kanan.kotak.tepi("kiri")),
            )
            for kiri, kanan in pairwise(urut)
        ]  # fmt: skip
    return hasil


def _tetap(pencari: Pencari, satu: Panah) -> tuple[Permintaan, Jalan]:
    """A joint line as a way that others must respect."""
    (kiri, y), (kanan, _) = satu.titik
    yi = pencari.ys.index(y)
    simpang = tuple(
        (xi, yi) for xi, x in enumerate(pencari.xs) if kiri + JARAK <= x <= kanan - JARAK
    )
    kunci = ("bersama", satu.dari)
    return Permintaan(dari=(satu.dari,), ke=(satu.ke,), asal=kunci, tujuan=kunci), Jalan(
        dari=satu.dari, sisi_dari=satu.sisi_dari, ke=satu.ke, sisi_ke=satu.sisi_ke,
        titik=satu.titik, simpang=simpang, biaya=0, bersih=True,
    )  # fmt: skip


def _label(
    tabel: Tabel, tempat: Tempat, panah: Sequence[Panah], kata: Sequence[str]
) -> list[Label | None]:
    lajur = len(tabel.kolom) - 6
    atas = tabel.tepi_baris(2)
    batas = Kotak(
        x=tabel.tepi_kolom(2) + 60,
        y=atas + 30,
        lebar=tabel.tepi_kolom(2 + lajur) - tabel.tepi_kolom(2) - 120,
        tinggi=tabel.kotak.bawah - atas - 60,
    )
    papan = Papan(
        batas=batas,
        simbol=tuple(tempat.simbol.values()),
        ruas=[ruas for satu in panah for ruas in pairwise(satu.titik)],
        garis_x=[tabel.tepi_kolom(2 + n) for n in range(lajur + 1)],
        garis_y=[tabel.tepi_baris(n) for n in range(2, len(tabel.baris) + 1)],
        label=[],
    )
    return [
        papan.taruh(teks, satu.titik) if teks else None
        for satu, teks in zip(panah, kata, strict=True)
    ]


def lintasan_tegak(tabel: Tabel, tempat: Tempat, ukuran: Ukuran) -> list[int]:
    """Upright tracks: the middle of every lane, and some beside every rule between lanes."""
    hasil = []
    for n in range(len(tabel.kolom) - 6):
        kiri, lebar = tabel.tepi_kolom(2 + n), tabel.kolom[2 + n]
        hasil.append(kiri + lebar // 2)
        terlebar = max(
            (s.kotak.lebar for s in tempat.simbol.values() if s.lajur == n),
            default=ukuran.lebar,
        )
        for jarak in _jarak_lintasan((lebar - terlebar) // 2, _LINTASAN):
            hasil += [kiri + jarak, kiri + lebar - jarak]
    return hasil


def lintasan_datar(tabel: Tabel, tempat: Tempat) -> list[int]:
    """Level tracks: the middles of the symbols, between them, and beside every rule."""
    hasil = []
    for ke, baris in enumerate(tabel.baris):
        if baris.jenis not in ("langkah", "sambung"):
            continue
        atas, bawah = tabel.tepi_baris(ke), tabel.tepi_baris(ke + 1)
        milik = sorted(
            {(s.kotak.y, s.kotak.bawah) for s in tempat.simbol.values() if s.baris == ke}
        )
        hasil += [(y + z) // 2 for y, z in milik]
        hasil += [(z + y) // 2 for (_, z), (y, _) in pairwise(milik)]
        bebas_atas = milik[0][0] - atas if milik else baris.tinggi // 2
        bebas_bawah = bawah - milik[-1][1] if milik else baris.tinggi // 2
        hasil += [atas + jarak for jarak in _jarak_lintasan(bebas_atas, _LINTASAN)]
        hasil += [bawah - jarak for jarak in _jarak_lintasan(bebas_bawah, _LINTASAN)]
    return hasil


def _jarak_lintasan(bebas: int, banyak: int) -> list[int]:
    """Distances from a rule of the tracks in the room between it and a symbol.

    The first in the middle, or as far as an arrowhead needs; the others beside it.

    >>> _jarak_lintasan(300, 3), _jarak_lintasan(600, 3)
    ([80, 190], [300, 190, 410])
    """
    utama = max(_DEKAT_GARIS, min(bebas // 2, bebas - HALO - 5))
    lain = (utama + _SELA * k for k in (-1, 1, -2, 2, 3))
    muat = [satu for satu in lain if _DEKAT_GARIS <= satu <= bebas - JARAK - 5]
    return [utama, *muat][:banyak]
