"""What differs in the way two versions run: acts, tasks, returns, what a time is for, who answers.

The page may be the same and the run another: a return target that the page does not print, what a
time is for, and who answers for the whole are answered once per version.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tolok.organisasi.domain.istilah import AturanLajur
from tolok.sop.domain.beda import BedaLangkah, JenisBedaSop, PetaBeda
from tolok.sop.domain.beda_bidang import BedaBidang
from tolok.sop.domain.jalan import SELESAI, LangkahJalan, Per, SopJalan
from tolok.sop.domain.kata_jalan import (
    NAMA_WAKTU,
    kata_bahan,
    kata_hasil,
    kata_kembali,
    kata_tindakan,
    kata_tugas,
)

__all__ = ["beda_jalan", "beda_penetapan"]

_Baris = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bidang:
    """One thing that a running row does: its name, its value, its words, and the question of the
    confirmation that sets it."""

    nama: str
    nilai: Callable[[LangkahJalan, int | None], Any]
    kata: Callable[[LangkahJalan, Mapping[str, str]], _Baris]
    kunci: str = ""


def _maju(satu: LangkahJalan, berikut: int | None) -> tuple[int | str, ...]:
    """Where approval leads, empty where it simply goes on."""
    biasa = SELESAI if berikut is None else berikut
    return () if satu.maju in ((), (biasa,)) else satu.maju


def _kata_maju(satu: LangkahJalan, _: Mapping[str, str]) -> _Baris:
    return tuple("selesai" if x == SELESAI else f"langkah {x}" for x in satu.maju)


def _kata_tugas(satu: LangkahJalan, _: Mapping[str, str]) -> _Baris:
    sama = "" if satu.seperti is None else f", orangnya sama dengan langkah {satu.seperti}"
    return (kata_tugas(satu) + sama,)


def _untuk(satu: LangkahJalan, _: int | None) -> str:
    """What the time is for; it says nothing where the row has one task or no time."""
    berulang = satu.rinci or satu.per is not Per.SATU
    return satu.waktu_untuk if satu.waktu is not None and berulang else ""


_BIDANG = (
    _Bidang(
        nama="Tindakan",
        nilai=lambda x, _: x.tindakan,
        kata=lambda x, nama: tuple(kata_tindakan(act, nama) for act in x.tindakan),
    ),
    _Bidang(
        nama="Tugas yang dibuka",
        nilai=lambda x, _: (x.per, x.rinci, x.seperti),
        kata=_kata_tugas,
    ),
    _Bidang(
        nama="Bahan",
        nilai=lambda x, _: x.mengerjakan,
        kata=lambda x, _: tuple(kata_bahan(t) for t in x.mengerjakan),
    ),
    _Bidang(
        nama="Hasil",
        nilai=lambda x, _: x.menghasilkan,
        kata=lambda x, _: tuple(kata_hasil(h) for h in x.menghasilkan),
    ),
    _Bidang(
        nama="Bila tidak setuju, kembali ke",
        nilai=lambda x, _: (x.kembali, x.kembali_tercetak, x.perbaikan),
        kata=lambda x, _: (kata_kembali(x),) if x.kembali is not None else (),
        kunci="kembali",
    ),
    _Bidang(nama="Bila setuju, lanjut ke", nilai=_maju, kata=_kata_maju),
    _Bidang(
        nama="Waktu baku",
        nilai=_untuk,
        kata=lambda x, _: (
            (NAMA_WAKTU.get(x.waktu_untuk, x.waktu_untuk),) if _untuk(x, None) else ()
        ),
        kunci="waktu_untuk",
    ),
    _Bidang(
        nama="Boleh ditutup lebih awal dari",
        nilai=lambda x, _: x.pengendali,
        kata=lambda x, _: (f"langkah {x.pengendali}",) if x.pengendali is not None else (),
    ),
)


def beda_jalan(
    semula: SopJalan,
    menjadi: SopJalan,
    peta: PetaBeda,
    belum: Collection[tuple[int, str]] = (),
) -> tuple[BedaLangkah, ...]:
    """Rows that stand on both pages and run otherwise, in the order of the new page.

    `belum`: questions (new row, key) that nobody has answered yet; they are no difference.
    """
    asal = {kini: dulu for dulu, kini in peta.langkah.items()}
    hasil = []
    for satu in menjadi.langkah:
        lama = semula.menurut_nomor.get(asal.get(satu.nomor, 0))
        if lama is None:
            continue
        bidang = _beda(semula, menjadi, lama, satu, peta, belum)
        if bidang:
            hasil.append(
                BedaLangkah(
                    jenis=JenisBedaSop.UBAH,
                    semula=lama.nomor,
                    menjadi=satu.nomor,
                    uraian=satu.uraian,
                    bidang=bidang,
                )
            )
    return tuple(hasil)


def _beda(
    semula: SopJalan,
    menjadi: SopJalan,
    dulu: LangkahJalan,
    kini: LangkahJalan,
    peta: PetaBeda,
    belum: Collection[tuple[int, str]],
) -> tuple[BedaBidang, ...]:
    ikut = _ikut(dulu, peta)
    lanjut_dulu, lanjut_kini = _berikut(semula, dulu.nomor), _berikut(menjadi, kini.nomor)
    lanjut_ikut = None if lanjut_dulu is None else peta.nomor(lanjut_dulu)
    nama_dulu, nama_kini = _nama_lajur(semula), _nama_lajur(menjadi)
    hasil = []
    for x in _BIDANG:
        if (kini.nomor, x.kunci) in belum:
            continue
        if x.nilai(ikut, lanjut_ikut) == x.nilai(kini, lanjut_kini):
            continue
        kata = _bedakan(x.kata(dulu, nama_dulu), x.kata(kini, nama_kini))
        if kata is not None:
            hasil.append(BedaBidang(nama=x.nama, semula=kata[0], menjadi=kata[1]))
    return tuple(hasil)


def _bedakan(dulu: _Baris, kini: _Baris) -> tuple[_Baris, _Baris] | None:
    """Words of both sides; None where they tell no difference. An equal number that names another
    row now is said to be the old one."""
    if dulu != kini:
        return dulu, kini
    bernomor = tuple(f"{x} semula" if "langkah" in x else x for x in dulu)
    return (bernomor, kini) if bernomor != kini else None


def beda_penetapan(semula: SopJalan, menjadi: SopJalan, peta: PetaBeda) -> tuple[BedaBidang, ...]:
    """Who answers for the run, and how each lane that stayed finds who holds it."""
    nama_dulu, nama_kini = _nama_lajur(semula), _nama_lajur(menjadi)
    hasil = []
    dulu, kini = semula.penanggung_jawab, menjadi.penanggung_jawab
    if dulu and kini and peta.lajur.get(dulu, dulu) != kini:
        hasil.append(
            BedaBidang(
                nama="Penanggung jawab pelaksanaan",
                semula=(nama_dulu.get(dulu, dulu),),
                menjadi=(nama_kini.get(kini, kini),),
            )
        )
    lama = {peta.lajur.get(x.kode, ""): x for x in semula.lajur}
    for lajur in menjadi.lajur:
        asal = lama.get(lajur.kode)
        if asal is not None and asal.aturan != lajur.aturan:
            hasil.append(
                BedaBidang(
                    nama=f"Pemegang lajur {lajur.nama}",
                    semula=_kata_aturan(asal.aturan),
                    menjadi=_kata_aturan(lajur.aturan),
                )
            )
    return tuple(hasil)


def _kata_aturan(aturan: str | None) -> _Baris:
    return (AturanLajur(aturan).label,) if aturan else ()


def _nama_lajur(jalan: SopJalan) -> dict[str, str]:
    return {x.kode: x.nama for x in jalan.lajur}


def _berikut(jalan: SopJalan, nomor: int) -> int | None:
    """The row printed after this one."""
    ke = jalan.urutan.index(nomor) + 1
    return jalan.urutan[ke] if ke < len(jalan.urutan) else None


def _ikut(satu: LangkahJalan, peta: PetaBeda) -> LangkahJalan:
    """The old row as it would run when everything it names had only got new numbers and codes."""

    def nomor(x: int | None) -> int | None:
        return None if x is None else peta.nomor(x)

    def kode(semua: _Baris) -> _Baris:
        return tuple(peta.lajur.get(k, k) for k in semua)

    return replace(
        satu,
        tindakan=tuple(
            replace(
                x,
                oleh=x.oleh and peta.lajur.get(x.oleh, x.oleh),
                kepada=kode(x.kepada),
                peserta=kode(x.peserta),
            )
            for x in satu.tindakan
        ),
        mengerjakan=tuple(replace(x, dari=nomor(x.dari)) for x in satu.mengerjakan),
        seperti=nomor(satu.seperti),
        kembali=nomor(satu.kembali),
        pengendali=nomor(satu.pengendali),
        maju=tuple(peta.nomor(x) if isinstance(x, int) else x for x in satu.maju),
    )
