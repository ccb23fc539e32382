"""Changes a person makes to the rows of an SOP page: added, moved, joined, split, removed.

Rows are numbered 1, 2, … after every change, and whatever names a row (decisions, returns, links
of the running layer, notes of the reading) follows it. What named a removed row becomes "not
printed" (None), never another row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.domain.dokumen import (
    CatatanBaca,
    JalanTertulis,
    Keputusan,
    Langkah,
    MutuBaku,
    Nilai,
    Sop,
    Tujuan,
)

__all__ = [
    "Perintah",
    "gabung_langkah",
    "hapus_langkah",
    "pindah_langkah",
    "pisah_langkah",
    "tambah_langkah",
    "titik_pisah",
]

_Baris = tuple[tuple[int, ...], Langkah]
"""A row of the new page with the numbers of the old rows it came from."""

BATAS_LANGKAH = 300

# Where one printed sentence starts another: behind a full stop, before a lettered part, before a
# word that goes on to the next deed.
_TITIK_PISAH = re.compile(
    r"(?<=[.;:])\s+(?=\S)|\s+(?=[a-z]\.\s)|\s+(?=(?:dan|serta|lalu|kemudian|selanjutnya)\s)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Perintah:
    """One change of a page, its words for the history, and the row to show open after it."""

    ubah: Callable[[Sop], Sop]
    kata: str
    buka: int | None = None


def tambah_langkah(sop: Sop, sesudah: int) -> Sop:
    """An empty row behind row `sesudah`; 0: before the first."""
    letak = 0 if sesudah == 0 else _letak(sop, sesudah) + 1
    if len(sop.langkah) >= BATAS_LANGKAH:
        raise MasukanTidakSah(
            f"SOP ini sudah punya {BATAS_LANGKAH} langkah.",
            "Bagi menjadi beberapa SOP yang saling terkait.",
            "sop.sunting",
        )
    daftar = _baris(sop)
    return _susun(sop, [*daftar[:letak], ((), Langkah(nomor=0, uraian="")), *daftar[letak:]])


def hapus_langkah(sop: Sop, nomor: int) -> Sop:
    """The page without a row. The last row stays: an SOP has at least one."""
    letak = _letak(sop, nomor)
    if len(sop.langkah) == 1:
        raise MasukanTidakSah(
            "Langkah terakhir tidak dapat dihapus.", "Ubah isinya.", "sop.sunting"
        )
    daftar = _baris(sop)
    return _susun(sop, [*daftar[:letak], *daftar[letak + 1 :]])


def pindah_langkah(sop: Sop, nomor: int, ke: int) -> Sop:
    """Row `nomor` becomes the `ke`-th row (from 1); beyond an end means that end."""
    daftar = _baris(sop)
    satu = daftar.pop(_letak(sop, nomor))
    daftar.insert(max(0, min(ke - 1, len(daftar))), satu)
    return _susun(sop, daftar)


def gabung_langkah(sop: Sop, nomor: int) -> Sop:
    """A row and the one below become one: what a page break or a merged cell had parted."""
    letak = _letak(sop, nomor)
    if letak + 1 == len(sop.langkah):
        raise MasukanTidakSah(
            f"Langkah {nomor} adalah yang terakhir; tidak ada yang dapat digabung ke bawahnya.",
            "Gabungkan dari langkah di atasnya.",
            "sop.sunting",
        )
    atas, bawah = sop.langkah[letak], sop.langkah[letak + 1]
    daftar = _baris(sop)
    satu: _Baris = ((atas.nomor, bawah.nomor), _satukan(atas, bawah))
    return _susun(sop, [*daftar[:letak], satu, *daftar[letak + 2 :]])


def pisah_langkah(sop: Sop, nomor: int, potong: int) -> Sop:
    """A row becomes two, its sentence cut before character `potong`.

    The upper row keeps lane, times and documents; the decision goes with the lower one, whose
    sentence is the end of the printed text.
    """
    letak = _letak(sop, nomor)
    langkah = sop.langkah[letak]
    atas, bawah = langkah.uraian[:potong].rstrip(), langkah.uraian[potong:].lstrip()
    if not atas or not bawah:
        raise MasukanTidakSah(
            "Kalimatnya tidak terbagi dua.",
            "Letakkan kursor di antara dua kalimat, lalu pisahkan.",
            "sop.sunting",
        )
    daftar = _baris(sop)
    kedua = Langkah(
        nomor=0, uraian=bawah, pelaksana=langkah.pelaksana, keputusan=langkah.keputusan
    )
    baru: list[_Baris] = [
        ((langkah.nomor,), replace(langkah, uraian=atas, keputusan=None)),
        ((), kedua),
    ]
    hasil = _susun(sop, [*daftar[:letak], *baru, *daftar[letak + 1 :]])
    semula, tujuan = (f"langkah/{n}/keputusan" for n in (letak + 1, letak + 2))
    catatan = tuple(
        replace(c, lokasi=tujuan + c.lokasi.removeprefix(semula))
        if c.lokasi == semula or c.lokasi.startswith(f"{semula}/")
        else c
        for c in hasil.catatan_baca
    )
    return replace(hasil, catatan_baca=catatan)


def titik_pisah(uraian: str) -> tuple[int, ...]:
    """Where a sentence may well be cut in two, as `pisah_langkah` counts it.

    >>> titik_pisah("Menyusun draf. Menyerahkan draf dan lampirannya")
    (15, 32)
    """
    return tuple(
        cocok.end()
        for cocok in _TITIK_PISAH.finditer(uraian)
        if uraian[: cocok.start()].strip() and uraian[cocok.end() :].strip()
    )


def _letak(sop: Sop, nomor: int) -> int:
    for letak, satu in enumerate(sop.langkah):
        if satu.nomor == nomor:
            return letak
    raise MasukanTidakSah(
        f"Langkah {nomor} tidak ada pada SOP ini.",
        "Muat ulang halaman: mungkin orang lain baru mengubah urutannya.",
        "sop.sunting",
    )


def _baris(sop: Sop) -> list[_Baris]:
    return [((satu.nomor,), satu) for satu in sop.langkah]


def _satukan(atas: Langkah, bawah: Langkah) -> Langkah:
    """Two printed rows as one; the upper one answers, what it lacks comes from the lower."""
    mutu = MutuBaku(
        kelengkapan=_gabung(atas.mutu.kelengkapan, bawah.mutu.kelengkapan),
        waktu=atas.mutu.waktu or bawah.mutu.waktu,
        output=_gabung(atas.mutu.output, bawah.mutu.output),
        tambahan_waktu=atas.mutu.tambahan_waktu or bawah.mutu.tambahan_waktu,
    )
    keterangan = " ".join(x for x in (atas.keterangan, bawah.keterangan) if x) or None
    return replace(
        atas,
        uraian=f"{atas.uraian} {bawah.uraian}".strip(),
        pelaksana=_gabung(atas.pelaksana, bawah.pelaksana),
        mutu=mutu,
        keterangan=keterangan,
        keputusan=bawah.keputusan or atas.keputusan,
        jalan=atas.jalan or bawah.jalan,
    )


def _gabung(satu: Sequence[str], dua: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*satu, *dua)))


def _susun(sop: Sop, daftar: Sequence[_Baris]) -> Sop:
    """The page with these rows, numbered anew, and every mention of a row carried along."""
    peta = {lama: baru for baru, (asal, _) in enumerate(daftar, start=1) for lama in asal}
    langkah = tuple(
        replace(
            satu,
            nomor=nomor,
            keputusan=_keputusan(satu.keputusan, peta),
            jalan=_jalan(satu.jalan, peta),
        )
        for nomor, (_, satu) in enumerate(daftar, start=1)
    )
    catatan = tuple(c for c in (_catatan(c, peta) for c in sop.catatan_baca) if c is not None)
    return replace(sop, langkah=langkah, catatan_baca=catatan)


def _keputusan(satu: Keputusan | None, peta: Mapping[int, int]) -> Keputusan | None:
    if satu is None:
        return None
    return replace(satu, setuju=_tujuan(satu.setuju, peta), tidak=_tujuan(satu.tidak, peta))


def _tujuan(satu: Tujuan, peta: Mapping[int, int]) -> Tujuan:
    if isinstance(satu, int):
        return peta.get(satu)
    if isinstance(satu, tuple):
        sisa = tuple(
            dict.fromkeys(peta[x] if isinstance(x, int) else x for x in satu if _ada(x, peta))
        )
        return (sisa[0] if len(sisa) == 1 else sisa) if sisa else None
    return satu


def _ada(satu: int | str, peta: Mapping[int, int]) -> bool:
    return isinstance(satu, str) or satu in peta


def _jalan(satu: JalanTertulis | None, peta: Mapping[int, int]) -> JalanTertulis | None:
    """Running values whose row is gone are derived again, not written as "none"."""
    if satu is None:
        return None
    hilang = {
        kunci
        for kunci in ("seperti", "kembali", "pengendali")
        if (lama := getattr(satu, kunci)) is not None and lama not in peta
    }
    return replace(
        satu,
        ditulis=satu.ditulis - hilang,
        seperti=None if satu.seperti is None else peta.get(satu.seperti),
        kembali=None if satu.kembali is None else peta.get(satu.kembali),
        pengendali=None if satu.pengendali is None else peta.get(satu.pengendali),
        mengerjakan=tuple(
            replace(x, dari=peta[x.dari]) if x.dari is not None else x
            for x in satu.mengerjakan
            if x.dari is None or x.dari in peta
        ),
    )


_LOKASI_LANGKAH = re.compile(r"langkah/(\d{1,6})(/.*)?")


def _catatan(satu: CatatanBaca, peta: Mapping[int, int]) -> CatatanBaca | None:
    """A note of the reading on its row's new number; None where the row is gone."""
    cocok = _LOKASI_LANGKAH.fullmatch(satu.lokasi)
    if cocok is None:
        return satu
    baru = peta.get(int(cocok[1]))
    if baru is None:
        return None
    lokasi = f"langkah/{baru}{cocok[2] or ''}"
    if "keputusan" not in lokasi and "kembali" not in lokasi:
        return replace(satu, lokasi=lokasi)
    return replace(
        satu,
        lokasi=lokasi,
        nilai=_nilai(satu.nilai, peta),
        alternatif=tuple(_nilai(x, peta) for x in satu.alternatif if _nilai_ada(x, peta)),
    )


def _nilai(satu: Nilai, peta: Mapping[int, int]) -> Nilai:
    """Row numbers inside a note about a decision."""
    if isinstance(satu, bool):
        return satu
    if isinstance(satu, int):
        return peta.get(satu)
    if isinstance(satu, tuple):
        return tuple(_nilai(x, peta) for x in satu if _nilai_ada(x, peta))
    if isinstance(satu, Mapping):
        return {kunci: _nilai(x, peta) for kunci, x in satu.items()}
    return satu


def _nilai_ada(satu: Nilai, peta: Mapping[int, int]) -> bool:
    return isinstance(satu, bool) or not isinstance(satu, int) or satu in peta
