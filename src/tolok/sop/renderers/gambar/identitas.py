"""The identity block: page 1 of the form of PermenPANRB 35/2012 and Permendagri 52/2011."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tolok.dasar.tanggal import tanggal_sebagian
from tolok.sop.domain.dokumen import Pengesah, Sop
from tolok.sop.renderers.gambar.halaman import potong_paragraf
from tolok.sop.renderers.gambar.huruf import rapikan, seimbang
from tolok.sop.renderers.gambar.kolom import BANTALAN, butir, paragraf
from tolok.sop.renderers.gambar.lembar import Baris, Kertas, Lembar, Paragraf, Sel, Tabel

__all__ = ["lembar_identitas"]

_TEGAK = 130
_PT = (9.0, 8.5, 8.0)
_LAMBANG = 2300
_TANDA_TANGAN = 1700
_BAGIAN_KIRI = 0.5
_LEBAR_NAMA = 3300
_KOTAK_TERENDAH = 1500
_LANTAI = 560
_TAMBAH = 1000
_PT_UNIT = ((11.0, False), (13.0, True))


def lembar_identitas(sop: Sop, kertas: Kertas) -> tuple[Lembar, ...]:
    """The identity block on as few pages as it needs, most often one."""
    tinggi = kertas.batas_bawah - kertas.atas
    for pt in _PT:
        blok = _Blok(sop, kertas, pt)
        if sum(satu.tinggi for satu in blok.semua()) <= tinggi:
            break
    return tuple(
        Lembar(
            nomor=nomor,
            tabel=Tabel(x=kertas.tepi, y=kertas.atas, kolom=blok.kolom, baris=baris),
        )
        for nomor, baris in enumerate(map(_longgarkan(tinggi), blok.halaman(tinggi)), start=1)
    )


def _longgarkan(tinggi: int) -> Callable[[tuple[Baris, ...]], tuple[Baris, ...]]:
    """Boxes share the room that a page has left, up to a measure."""

    def satu(baris: tuple[Baris, ...]) -> tuple[Baris, ...]:
        kotak = [b for b in baris if b.tinggi >= _KOTAK_TERENDAH and len(b.sel) == 2]
        if not kotak:
            return baris
        tambah = min(max(tinggi - sum(b.tinggi for b in baris), 0) // len(kotak), _TAMBAH) // 2 * 2
        return tuple(
            replace(b, tinggi=b.tinggi + tambah) if b.sel[0].tegak == "atas" and b in kotak else b
            for b in baris
        )

    return satu


class _Blok:
    """The rows of the block at one size of letters."""

    def __init__(self, sop: Sop, kertas: Kertas, pt: float) -> None:
        self.sop = sop
        self.pt = pt
        kiri = round(kertas.lebar_isi * _BAGIAN_KIRI)
        self.kolom = (kiri, _LEBAR_NAMA, kertas.lebar_isi - kiri - _LEBAR_NAMA)
        self.kanan = kertas.lebar_isi - kiri

    def semua(self) -> list[Baris]:
        """The rows, on one page."""
        return [*self._kepala(), *(satu for pasang in self._kotak() for satu in pasang)]

    def halaman(self, tinggi: int) -> list[tuple[Baris, ...]]:
        """The rows by page; a box that does not fit goes on below its repeated heading."""
        halaman: list[list[Baris]] = [self._kepala()]
        for judul, isi in self._kotak():
            sisa: tuple[Baris, Baris] | None = (judul, isi)
            while sisa is not None:
                ruang = tinggi - sum(satu.tinggi for satu in halaman[-1])
                muat, sisa = self._muat(*sisa, ruang, baru=not halaman[-1])
                halaman[-1] += muat
                if sisa is not None:
                    halaman.append([])
        return [tuple(satu) for satu in halaman]

    def _muat(
        self, judul: Baris, isi: Baris, ruang: int, *, baru: bool
    ) -> tuple[list[Baris], tuple[Baris, Baris] | None]:
        """What of a box fits; the rest with its heading for the next page."""
        if judul.tinggi + isi.tinggi <= ruang:
            return [judul, isi], None
        if ruang < judul.tinggi + _KOTAK_TERENDAH and not baru:
            return [], (judul, isi)
        ruang -= judul.tinggi
        bagian = [potong_paragraf(s.isi, ruang - 2 * _TEGAK) for s in isi.sel]
        muat = replace(
            isi,
            tinggi=ruang,
            sel=tuple(replace(s, isi=tuple(b[0])) for s, b in zip(isi.sel, bagian, strict=True)),
        )
        if not any(b[1] for b in bagian):
            return [judul, muat], None
        sel = tuple(replace(s, isi=tuple(b[1])) for s, b in zip(isi.sel, bagian, strict=True))
        tinggi = max(_KOTAK_TERENDAH, max(s.tinggi for s in sel) + 2 * _TEGAK)
        return [judul, muat], (judul, replace(isi, tinggi=tinggi, sel=sel))

    def _kepala(self) -> list[Baris]:
        """Name of the office with room for its emblem, beside number, dates and ratification."""
        isi = [(nama, self._nilai(nilai), 0) for nama, nilai in self._tanggal()]
        isi.append(("Disahkan oleh", _pengesah(self.sop.disahkan_oleh, self._ruang, self.pt), 1))
        nama = paragraf(self.sop.nama, self._ruang, self.pt, tebal=True)
        isi.append(("Nama SOP", nama, 0))
        baris = []
        for ke, (judul, teks, tengah) in enumerate(isi):
            kiri = paragraf(judul, _LEBAR_NAMA - 2 * BANTALAN, self.pt)
            tinggi = sum(p.tinggi for p in teks) + 2 * _TEGAK
            sel: tuple[Sel, ...] = (
                Sel(kolom=1, isi=kiri, tegak="atas" if tengah else "tengah"),
                Sel(kolom=2, isi=teks, rata="tengah" if tengah else "kiri"),
            )
            if not ke:
                unit = Sel(
                    kolom=0, isi=self._unit(), lintas_baris=len(isi), rata="tengah", tegak="tengah"
                )
                sel = (unit, *sel)
            baris.append(Baris(tinggi=max(tinggi, _LANTAI), sel=sel, jenis="identitas"))
        kurang = sum(p.tinggi for p in self._unit()) + 2 * _TEGAK - sum(b.tinggi for b in baris)
        if kurang > 0:
            baris[-2] = replace(baris[-2], tinggi=baris[-2].tinggi + kurang)
        return baris

    @property
    def _ruang(self) -> int:
        return self.kolom[2] - 2 * BANTALAN

    def _nilai(self, teks: str) -> tuple[Paragraf, ...]:
        return paragraf(teks, self._ruang, self.pt)

    def _tanggal(self) -> list[tuple[str, str]]:
        """Forms after PermenPANRB 35/2012 print "efektif", after Permendagri 52/2011 the other."""
        t = self.sop.tanggal
        baris = [
            ("Nomor SOP", self.sop.nomor or ""),
            ("Tanggal Pembuatan", _tanggal(t.pembuatan)),
            ("Tanggal Revisi", _tanggal(t.revisi)),
        ]
        if t.efektif or not t.pengesahan:
            baris.append(("Tanggal Efektif", _tanggal(t.efektif)))
        if t.pengesahan:
            baris.append(("Tanggal Pengesahan", _tanggal(t.pengesahan)))
        return baris

    def _unit(self) -> tuple[Paragraf, ...]:
        """The office below the room for its emblem: the region first, the office in bold."""
        bagian = [satu for satu in (self.sop.unit or "").split(" - ") if rapikan(satu)]
        ruang = self.kolom[0] - 2 * BANTALAN - 600
        hasil: list[Paragraf] = []
        for ke, satu in enumerate(bagian):
            pt, tebal = _PT_UNIT[1 if ke == len(bagian) - 1 else 0]
            baris = seimbang(satu, ruang, pt, tebal=tebal)
            hasil.append(Paragraf(teks=rapikan(satu), baris=baris, pt=pt, tebal=tebal, sesudah=90))
        kosong = Paragraf(teks="", baris=("",), pt=9, sesudah=_LAMBANG - 381)
        return (kosong, *hasil)

    def _kotak(self) -> list[tuple[Baris, Baris]]:
        s = self.sop
        return [
            self._pasang(kiri, kanan)
            for kiri, kanan in (
                (
                    ("Dasar Hukum", s.dasar_hukum),
                    ("Kualifikasi Pelaksana", s.kualifikasi_pelaksana),
                ),
                (("Keterkaitan", s.keterkaitan), ("Peralatan/Perlengkapan", s.peralatan)),
                (("Peringatan", s.peringatan), ("Pencatatan dan Pendataan", s.pencatatan)),
            )
        ]

    def _pasang(
        self, kiri: tuple[str, Sequence[str]], kanan: tuple[str, Sequence[str]]
    ) -> tuple[Baris, Baris]:
        ruang = (self.kolom[0] - 2 * BANTALAN, self.kanan - 2 * BANTALAN)
        judul = tuple(
            Sel(
                kolom=n, lintas_kolom=n + 1, isi=paragraf(t[0], r, self.pt, tebal=True), latar=True
            )
            for n, (t, r) in enumerate(zip((kiri, kanan), ruang, strict=True))
        )
        isi = tuple(
            Sel(
                kolom=n,
                lintas_kolom=n + 1,
                isi=butir(t[1], r, self.pt, bernomor=True),
                tegak="atas",
            )
            for n, (t, r) in enumerate(zip((kiri, kanan), ruang, strict=True))
        )
        tinggi = max(_KOTAK_TERENDAH, max(s.tinggi for s in isi) + 2 * _TEGAK)
        return (
            Baris(tinggi=_LANTAI, sel=judul, jenis="identitas"),
            Baris(tinggi=tinggi, sel=isi, jenis="identitas"),
        )


def _tanggal(teks: str | None) -> str:
    return tanggal_sebagian(teks) if teks else ""


def _pengesah(p: Pengesah, ruang: int, pt: float) -> tuple[Paragraf, ...]:
    """Office above the room for the signature; name, rank and NIP below it."""
    jabatan = rapikan(p.jabatan or "")
    atas = (Paragraf(teks=jabatan, baris=seimbang(jabatan, ruang, pt), pt=pt),) if jabatan else ()
    sela = Paragraf(teks="", baris=("",), pt=pt, sesudah=_TANDA_TANGAN - 381)
    return (
        *atas,
        sela,
        *paragraf(p.nama or "", ruang, pt, tebal=True, garis_bawah=True),
        *paragraf(p.pangkat or "", ruang, pt),
        *paragraf(f"NIP. {_nip(p.nip)}" if p.nip else "", ruang, pt),
    )


def _nip(nip: str) -> str:
    """18 digits in the four groups of the law; anything else as it is written.

    >>> _nip("197004121991021003")
    '19700412 199102 1 003'
    """
    if len(nip) != 18 or not nip.isdecimal():
        return nip
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
