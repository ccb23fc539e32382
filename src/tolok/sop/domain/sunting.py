"""Changes a person makes to an SOP page: rows and lanes added, moved, joined, split, removed.

Rows are numbered 1, 2, … after every change, and whatever names a row (decisions, returns, links
of the running layer, notes of the reading) follows it. What named a removed row becomes "not
printed" (None), never another row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.domain.dokumen import (
    CatatanBaca,
    JalanTertulis,
    Keputusan,
    Langkah,
    MutuBaku,
    Nilai,
    Pelaksana,
    Sop,
    Tujuan,
)

__all__ = [
    "gabung_langkah",
    "hapus_lajur",
    "hapus_langkah",
    "pindah_lajur",
    "pindah_langkah",
    "pisah_langkah",
    "tambah_lajur",
    "tambah_langkah",
]

_Baris = tuple[tuple[int, ...], Langkah]
"""A row of the new page with the numbers of the old rows it came from."""

BATAS_LANGKAH = 300
BATAS_LAJUR = 40


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
    baru = [
        ((langkah.nomor,), replace(langkah, uraian=atas, keputusan=None)),
        (
            (),
            Langkah(
                nomor=0, uraian=bawah, pelaksana=langkah.pelaksana, keputusan=langkah.keputusan
            ),
        ),
    ]
    return _susun(sop, [*daftar[:letak], *baru, *daftar[letak + 1 :]])


def tambah_lajur(sop: Sop, nama: str) -> Sop:
    """A new lane behind the last one."""
    bersih = " ".join(nama.split())
    if not bersih:
        raise MasukanTidakSah("Nama lajur kosong.", "Tulis nama jabatannya.", "sop.sunting")
    if len(sop.pelaksana) >= BATAS_LAJUR:
        raise MasukanTidakSah(
            f"SOP ini sudah punya {BATAS_LAJUR} lajur.", "Gabungkan lajur sejenis.", "sop.sunting"
        )
    if bersih.casefold() in {satu.nama.casefold() for satu in sop.pelaksana}:
        raise MasukanTidakSah(
            f"Lajur “{bersih}” sudah ada.", "Pakai lajur yang ada.", "sop.sunting"
        )
    ada = {satu.kode for satu in sop.pelaksana}
    dasar = (re.sub(r"[^a-z0-9]+", "_", bersih.casefold()).strip("_") or "lajur")[:50]
    dasar = dasar if dasar[0].isalpha() else f"lajur_{dasar}"
    kode = next(k for k in (dasar, *(f"{dasar}_{n}" for n in range(2, 99))) if k not in ada)
    return replace(sop, pelaksana=(*sop.pelaksana, Pelaksana(kode=kode, nama=bersih)))


def hapus_lajur(sop: Sop, kode: str) -> Sop:
    """The page without a lane; refused while a row is drawn in it."""
    lajur = _lajur(sop, kode)
    dipakai = [x.nomor for x in sop.langkah if kode in (*x.pelaksana, x.digambar_di)]
    if dipakai:
        baris = ", ".join(str(n) for n in dipakai)
        raise MasukanTidakSah(
            f"Lajur “{lajur.nama}” masih dipakai langkah {baris}.",
            "Pindahkan dahulu langkah itu ke lajur lain.",
            "sop.sunting",
        )
    return replace(sop, pelaksana=tuple(x for x in sop.pelaksana if x.kode != kode))


def pindah_lajur(sop: Sop, kode: str, ke: int) -> Sop:
    """A lane becomes the `ke`-th (from 1) in printed order."""
    lajur = _lajur(sop, kode)
    daftar = [x for x in sop.pelaksana if x.kode != kode]
    daftar.insert(max(0, min(ke - 1, len(daftar))), lajur)
    return replace(sop, pelaksana=tuple(daftar))


def _letak(sop: Sop, nomor: int) -> int:
    for letak, satu in enumerate(sop.langkah):
        if satu.nomor == nomor:
            return letak
    raise MasukanTidakSah(
        f"Langkah {nomor} tidak ada pada SOP ini.",
        "Muat ulang halaman: mungkin orang lain baru mengubah urutannya.",
        "sop.sunting",
    )


def _lajur(sop: Sop, kode: str) -> Pelaksana:
    for satu in sop.pelaksana:
        if satu.kode == kode:
            return satu
    raise MasukanTidakSah(
        "Lajur itu tidak ada pada SOP ini.", "Muat ulang halaman.", "sop.sunting"
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
    if satu is None:
        return None
    return replace(
        satu,
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
