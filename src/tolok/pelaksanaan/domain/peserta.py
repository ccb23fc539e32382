"""Shares of others in a row: signatures, forms asked for, dispositions, a ratification.

A share is a task of its own with `induk`. Shares of an act are asked when its turn comes (in
printed order); of `laporkan` and `kirim` after the row's holder has done their own part.
"""

from __future__ import annotations

from collections.abc import Sequence

from tolok.pelaksanaan.domain.fakta import CalonPeserta
from tolok.pelaksanaan.domain.keadaan import (
    STATUS_BUKA,
    Keadaan,
    Pengembalian,
    Persetujuan,
    StatusTugas,
    Tugas,
)
from tolok.pelaksanaan.domain.kejadian import (
    Bentuk,
    Dibawa,
    Keputusan,
    LangkahDibuka,
    ObjekDiputuskan,
    Sebab,
    TugasDibuka,
    TugasGugur,
)
from tolok.pelaksanaan.domain.lintasan import Lintasan, memutuskan
from tolok.pelaksanaan.domain.lipat import kunci_bagian
from tolok.pelaksanaan.domain.objek import hasil_sendiri, objek_langkah, penulis_objek
from tolok.pelaksanaan.domain.pelaku import BELUM
from tolok.pelaksanaan.domain.putusan import Putusan
from tolok.sop.domain.jalan import JenisTindakan, Sifat, TindakanJalan

__all__ = [
    "buka_peserta",
    "iterasi_berikut",
    "lanjutkan_peminta",
    "majukan_tindakan",
    "peserta_awal",
    "sama_isi",
    "tindakan_beres",
    "tindakan_bernama",
    "tugas_peserta",
]

_SETELAH = frozenset({JenisTindakan.LAPORKAN, JenisTindakan.KIRIM})
_MAJU = frozenset({Keputusan.SETUJU, Keputusan.SETUJU_DENGAN_CATATAN})


def sama_isi(lama: Sequence[ObjekDiputuskan], kini: Sequence[ObjekDiputuskan]) -> bool:
    """The same results with the same digests, whatever their version number."""
    return [(o.langkah, o.jenis, o.subjek, o.sidik) for o in lama] == [
        (o.langkah, o.jenis, o.subjek, o.sidik) for o in kini
    ]


def iterasi_berikut(k: Keadaan, nomor: int, kunci: str | None) -> int:
    """Openings so far, plus one; never reused."""
    b = k.baris.get(nomor)
    return 1 if b is None else b.iterasi.get(kunci, 0) + 1


def tindakan_bernama(lin: Lintasan, nomor: int, kode: str | None) -> TindakanJalan | None:
    """The act of a row by its word."""
    for t in lin.tindakan(nomor):
        if t.jenis == kode:
            return t
    return None


def peserta_awal(
    p: Putusan, nomor: int, tugas: Sequence[TugasDibuka]
) -> tuple[list[TugasDibuka], dict[str, str], list[Dibawa]]:
    """Shares asked as soon as the row opens: those of its first act, when others do it."""
    semua = p.lin.tindakan_langkah[nomor]
    peserta: list[TugasDibuka] = []
    dibuka: dict[str, str] = {}
    bawaan: list[Dibawa] = []
    if not semua or not semua[0].orang_lain or semua[0].kode in _SETELAH:
        return peserta, dibuka, bawaan
    for t in tugas:
        if t.bentuk is Bentuk.PERBAIKAN:
            continue
        baru, lama = _bagian_peserta(p, nomor, t, semua[0].tindakan, ())
        peserta += baru
        bawaan += lama
        dibuka[t.id] = semua[0].kode
    return peserta, dibuka, bawaan


def buka_peserta(p: Putusan, tugas: Tugas, tindakan: TindakanJalan) -> None:
    """Ask the shares of one act of an open task."""
    sendiri = hasil_sendiri(p.k, tugas) if tindakan.jenis in _SETELAH else ()
    baru, lama = _bagian_peserta(p, tugas.langkah, tugas, tindakan, sendiri)
    p.catat(
        LangkahDibuka(
            langkah=tugas.langkah,
            sebab=Sebab.TINDAKAN,
            tugas=tuple(baru),
            dibawa=tuple(lama),
            peserta={tugas.id: tindakan.jenis.value},
        )
    )


def _bagian_peserta(
    p: Putusan,
    nomor: int,
    induk: TugasDibuka | Tugas,
    tindakan: TindakanJalan,
    objek: tuple[ObjekDiputuskan, ...],
) -> tuple[list[TugasDibuka], list[Dibawa]]:
    baru: list[TugasDibuka] = []
    lama: list[Dibawa] = []
    kode = tindakan.jenis.value
    sedang = {p.k.tugas[a].subjek for a in p.k.anak.get(induk.id, ()) if _menunggu(p, a, kode)}
    for c in _calon(p, nomor, induk.subjek, tindakan):
        if c.subjek in sedang:
            continue
        dari = _bagian_terbawa(p, nomor, induk, tindakan, c, objek)
        if dari is None:
            baru.append(tugas_peserta(p, nomor, induk, kode, c))
        else:
            lama.append(Dibawa(tugas=dari, subjek=c.subjek, tindakan=kode, induk=induk.id))
    return baru, lama


def _menunggu(p: Putusan, nomor: str, kode: str) -> bool:
    a = p.k.tugas[nomor]
    return a.terbuka and a.tindakan == kode


def _calon(
    p: Putusan, nomor: int, subjek: str | None, tindakan: TindakanJalan
) -> list[CalonPeserta]:
    """Who is asked; a decision or report is never left without somebody to wait for."""
    semua = p.f.peserta.get((nomor, tindakan.jenis.value), ())
    calon = [
        c for c in semua if c.subjek not in p.k.lepas and (c.untuk is None or c.untuk == subjek)
    ]
    if not calon:
        wajib: tuple[str, ...] = (tindakan.oleh or "",) if memutuskan(tindakan) else ()
        if tindakan.jenis is JenisTindakan.LAPORKAN:
            wajib = tindakan.kepada
        calon = [
            CalonPeserta(subjek=lajur, pemegang=p.k.lajur.get(lajur, BELUM)) for lajur in wajib
        ]
    return calon


def tugas_peserta(
    p: Putusan,
    nomor: int,
    induk: TugasDibuka | Tugas,
    kode: str,
    c: CalonPeserta,
    *,
    kembali: Pengembalian | None = None,
) -> TugasDibuka:
    """One share as a new task; `kembali`: the request that asks for it again."""
    bagian = kunci_bagian(kode, induk.subjek)
    iterasi = iterasi_berikut(p.k, nomor, f"{bagian}/{c.subjek}")
    karena = induk.karena if kembali is None else kembali.id
    asal = p.k.kembali.get(karena) if karena is not None else None
    return TugasDibuka(
        id=p.id(nomor, bagian, c.subjek, iterasi),
        pemegang=c.pemegang,
        iterasi=iterasi,
        subjek=c.subjek,
        induk=induk.id,
        tindakan=kode,
        bentuk=Bentuk.PESERTA,
        giliran=c.giliran,
        karena=karena,
        sel=asal.sel if asal is not None and asal.sasaran == nomor else (),
        batas=p.f.batas.get((nomor, c.subjek), p.f.batas.get(nomor)),
    )


def _bagian_terbawa(
    p: Putusan,
    nomor: int,
    induk: TugasDibuka | Tugas,
    tindakan: TindakanJalan,
    c: CalonPeserta,
    objek: tuple[ObjekDiputuskan, ...],
) -> str | None:
    """The earlier share that still stands: same part of the same document, or a form not named."""
    b = p.k.baris.get(nomor)
    if b is None:
        return None
    lama = b.persetujuan.get((kunci_bagian(tindakan.jenis.value, induk.subjek), c.subjek))
    if lama is None or lama.keputusan is Keputusan.MENOLAK:
        return None
    if _mengumpulkan(p, tindakan):
        kembali = None if induk.karena is None else p.k.kembali[induk.karena]
        return lama.tugas if _tidak_disebut(kembali, c.subjek) else None
    kini = objek or objek_langkah(p.k, p.lin, nomor, induk.subjek, c.subjek)
    if not kini or not sama_isi(lama.objek, kini):
        return None
    if memutuskan(tindakan) and not _persetujuan_sah(p, lama, nomor):
        return None
    return lama.tugas


def _persetujuan_sah(p: Putusan, lama: Persetujuan, nomor: int) -> bool:
    penulis = penulis_objek(p.k, p.lin, p.k.tugas[lama.tugas])
    return lama.keputusan in _MAJU and lama.pegawai not in penulis


def _mengumpulkan(p: Putusan, tindakan: TindakanJalan) -> bool:
    aturan = p.aturan.get(tindakan.jenis.value)
    return aturan is not None and aturan.sifat is Sifat.MENGHASILKAN


def _tidak_disebut(kembali: Pengembalian | None, subjek: str) -> bool:
    return kembali is not None and bool(kembali.subjek) and subjek not in kembali.subjek


def tindakan_beres(k: Keadaan, tugas: Tugas, tindakan: TindakanJalan) -> bool:
    """Every share of an act is in (or closed early, or declined and answered), none missing."""
    kode = tindakan.jenis.value
    if kode not in tugas.tindakan_dibuka:
        return False
    for nomor in k.anak.get(tugas.id, ()):
        a = k.tugas[nomor]
        if a.tindakan != kode:
            continue
        if a.status in STATUS_BUKA:
            return False
        if _penolakan_terbuka(tugas, a):
            return False
    return not memutuskan(tindakan) or _sudah_disetujui(k, tugas, kode)


def _penolakan_terbuka(tugas: Tugas, a: Tugas) -> bool:
    ditolak = a.keputusan is Keputusan.MENOLAK and a.status is StatusTugas.DISERAHKAN
    return ditolak and a.id not in tugas.jawaban


def _sudah_disetujui(k: Keadaan, tugas: Tugas, kode: str) -> bool:
    bagian = kunci_bagian(kode, tugas.subjek)
    return any(
        kunci[0] == bagian and s.keputusan in _MAJU
        for kunci, s in k.baris[tugas.langkah].persetujuan.items()
    )


def lanjutkan_peminta(p: Putusan, nomor_tugas: str) -> None:
    """The correction is in: the asker's task goes on, and shares given on the old text are void."""
    tugas = p.k.tugas[nomor_tugas]
    batal = _tindakan_basi(p, tugas)
    minta = tuple(m.karena for m in p.k.menunggu.values() if m.tugas == nomor_tugas)
    susul = [
        a
        for a in p.k.anak.get(tugas.id, ())
        if p.k.tugas[a].terbuka and p.k.tugas[a].tindakan in batal[1:]
    ]
    if susul:
        p.catat(TugasGugur(tugas=tuple(susul), sebab=Sebab.MASUKAN, karena=minta[0]))
    p.catat(
        LangkahDibuka(
            langkah=tugas.langkah, sebab=Sebab.MASUKAN, melanjutkan=minta, batal=tuple(batal)
        )
    )
    if batal:
        majukan_tindakan(p, tugas.id)


def _tindakan_basi(p: Putusan, tugas: Tugas) -> list[str]:
    """Acts whose shares must be asked again: the first with a stale share, and those after it."""
    basi: list[str] = []
    for t in p.lin.tindakan(tugas.langkah):
        kode = t.jenis.value
        if kode not in tugas.tindakan_dibuka or _mengumpulkan(p, t) or t.jenis in _SETELAH:
            continue
        if basi or _ada_bagian_basi(p, tugas, kode):
            basi.append(kode)
    return basi


def _ada_bagian_basi(p: Putusan, tugas: Tugas, kode: str) -> bool:
    bagian = kunci_bagian(kode, tugas.subjek)
    return any(
        kunci[0] == bagian
        and not sama_isi(s.objek, objek_langkah(p.k, p.lin, tugas.langkah, tugas.subjek, kunci[1]))
        for kunci, s in p.k.baris[tugas.langkah].persetujuan.items()
    )


def majukan_tindakan(p: Putusan, nomor_tugas: str) -> None:
    """Ask the shares whose turn has come, act by act in printed order."""
    langkah = p.k.tugas[nomor_tugas].langkah
    for kode, t, orang_lain, _ in p.lin.tindakan_langkah[langkah]:
        tugas = p.k.tugas[nomor_tugas]
        if not orang_lain:
            if kode not in tugas.tindakan_selesai:
                return
            continue
        if kode not in tugas.tindakan_dibuka:
            if kode in _SETELAH and kode not in tugas.tindakan_selesai:
                return
            buka_peserta(p, tugas, t)
            tugas = p.k.tugas[nomor_tugas]
        if not tindakan_beres(p.k, tugas, t):
            return
