"""Opening rows: which row comes next, for whom, what is carried over, whose share is asked."""

from __future__ import annotations

from collections.abc import Sequence

from tolok.pelaksanaan.domain.fakta import CalonTugas
from tolok.pelaksanaan.domain.keadaan import (
    SEMUA,
    STATUS_BUKA,
    Baris,
    Keadaan,
    Pengembalian,
    Persetujuan,
    StatusBaris,
)
from tolok.pelaksanaan.domain.kejadian import (
    Bentuk,
    Dibawa,
    Keputusan,
    LangkahDibuka,
    PelaksanaanSelesai,
    Sebab,
    TugasDibuka,
    TugasGugur,
)
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.objek import objek_langkah, versi_dikerjakan
from tolok.pelaksanaan.domain.pelaku import BELUM, Pemegang
from tolok.pelaksanaan.domain.peserta import (
    iterasi_berikut,
    lanjutkan_peminta,
    majukan_tindakan,
    peserta_awal,
    sama_isi,
)
from tolok.pelaksanaan.domain.putusan import Putusan
from tolok.sop.domain.jalan import SELESAI

__all__ = [
    "buka",
    "disebut",
    "lanjut",
    "periksa_ruas",
    "subjek_baris",
    "tersisa",
    "tuntas",
]

_BERSAMBUNG = frozenset({Sebab.MAJU})
_KEMBALI = frozenset({Sebab.KEMBALI, Sebab.MASUKAN})
_MAJU = frozenset({Keputusan.SETUJU, Keputusan.SETUJU_DENGAN_CATATAN})


# --- forward -------------------------------------------------------------------------------


def lanjut(
    p: Putusan, nomor: int, subjek: Sequence[str | None], maju: int | str | None = None
) -> None:
    """After `subjek` closed at row `nomor`: open what comes next, if it may open.

    Rows that are in already are passed through, so the same walk serves the way forward, the way
    back up after a return, and the way to a task that asked for a correction.
    """
    lin = p.lin
    tujuan = maju if maju is not None else lin.maju(nomor)[0]
    if maju is None and isinstance(tujuan, int):
        tujuan = _lompati(p.k, lin, tujuan)
    if subjek and isinstance(tujuan, int) and lin.bersambung(nomor, tujuan):
        _alirkan(p, tujuan, subjek)
    else:
        _keluar(p, nomor, tujuan)


def _alirkan(p: Putusan, tujuan: int, subjek: Sequence[str | None]) -> None:
    """Flow per subject: each subject's next row opens when its own is done."""
    b = p.k.baris.get(tujuan)
    terbuka = set() if b is None else set(b.terbuka.values())
    selesai = {} if b is None else b.selesai
    _lanjutkan_menunggu(p, tujuan, [s for s in subjek if s in terbuka])
    lewat = [s for s in subjek if s in selesai]
    siap = [s for s in subjek if s not in terbuka and s not in selesai]
    if siap:
        lewat += buka(p, tujuan, siap, Sebab.MAJU)
    if lewat:
        lanjut(p, tujuan, lewat)


def _keluar(p: Putusan, nomor: int, tujuan: int | str) -> None:
    """The row as a whole is left: only when everybody is in or closed early."""
    if not tuntas(p.k, p.lin, nomor) or _ada_di_hulu(p, tujuan):
        return
    if isinstance(tujuan, str):
        _akhiri(p)
        return
    semua = tersisa(p, tujuan)
    b = p.k.baris.get(tujuan)
    terbuka = set() if b is None else set(b.terbuka.values())
    if b is None or not (terbuka or b.selesai or b.status is StatusBaris.TERTUTUP):
        buka(p, tujuan, None, Sebab.MAJU)
    else:
        siap = [s for s in semua if s not in terbuka and s not in b.selesai]
        if siap:
            buka(p, tujuan, siap, Sebab.MAJU)
        _lanjutkan_menunggu(p, tujuan, list(terbuka))
    lewat = [s for s in semua if s in p.k.baris[tujuan].selesai]
    if lewat or not p.k.baris[tujuan].terbuka:
        lanjut(p, tujuan, lewat, _maju_terbawa(p.k, tujuan))


def _ada_di_hulu(p: Putusan, tujuan: int | str) -> bool:
    """Something before that row is still being corrected; late additions hold nobody."""
    posisi = p.lin.posisi
    batas = len(posisi) if isinstance(tujuan, str) else posisi[tujuan]
    return any(
        posisi[b.nomor] < batas and any(p.k.tugas[n].sebab is not Sebab.SUSULAN for n in b.terbuka)
        for b in p.k.baris.values()
        if b.terbuka
    )


def _lanjutkan_menunggu(p: Putusan, nomor: int, subjek: Sequence[str | None]) -> None:
    """The correction arrived: tasks of this row that waited for it go on."""
    if not p.k.menunggu or not subjek:
        return
    tugas = {n for n, s in p.k.baris[nomor].terbuka.items() if s in subjek}
    for nomor_tugas in [m.tugas for m in p.k.menunggu.values() if m.tugas in tugas]:
        if any(m.tugas == nomor_tugas for m in p.k.menunggu.values()):
            lanjutkan_peminta(p, nomor_tugas)


def _maju_terbawa(k: Keadaan, nomor: int) -> int | str | None:
    """A carried decision leads where it led before."""
    b = k.baris[nomor]
    return k.tugas[b.selesai[None]].maju if None in b.selesai else None


def _lompati(k: Keadaan, lin: Lintasan, nomor: int) -> int | str:
    """Past rows that an earlier decision passed over, or that are not needed."""
    tujuan: int | None = nomor
    while tujuan is not None:
        b = k.baris.get(tujuan)
        lewat = (StatusBaris.DILEWATI, StatusBaris.TIDAK_DIPERLUKAN)
        if b is None or b.status not in lewat:
            return tujuan
        tujuan = lin.berikut[tujuan]
    return SELESAI


def _akhiri(p: Putusan) -> None:
    sisa = tuple(
        t.id
        for t in p.k.tugas.values()
        if t.status in STATUS_BUKA and t.bentuk is not Bentuk.SAMPINGAN
    )
    if sisa:
        p.catat(TugasGugur(tugas=sisa, sebab=Sebab.SELESAI))
    p.catat(PelaksanaanSelesai())


def tuntas(k: Keadaan, lin: Lintasan, nomor: int) -> bool:
    """Every expected subject of the row is in, carried over, or closed early."""
    b = k.baris.get(nomor)
    if b is not None and b.status is StatusBaris.TIDAK_DIPERLUKAN:
        return True
    selesai = {} if b is None else b.selesai
    return all(s in selesai for s in _diharapkan(k, lin, nomor))


def _diharapkan(k: Keadaan, lin: Lintasan, nomor: int) -> list[str | None]:
    ruas = lin.ruas[nomor]
    awal = k.baris.get(ruas[0])
    if awal is None:
        return []
    semua = [s for s in awal.subjek if s is None or s not in k.lepas]
    for n in ruas[: ruas.index(nomor)]:
        b = k.baris.get(n)
        if b is not None and b.ditutup_awal:
            semua = [s for s in semua if s not in b.ditutup_awal]
    return semua


def periksa_ruas(p: Putusan, nomor: int) -> None:
    """After somebody dropped out (early closing, release): the segment may now be complete."""
    lin = p.lin
    akhir = lin.ruas[nomor][-1]
    tujuan = lin.maju(akhir)[0]
    if isinstance(tujuan, int):
        tujuan = _lompati(p.k, lin, tujuan)
    _keluar(p, akhir, tujuan)


# --- one row ---------------------------------------------------------------------------------


def subjek_baris(p: Putusan, nomor: int) -> list[str | None]:
    """Subjects of a row: frozen when it (or the row it is like) first opened."""
    if not p.lin.per_subjek(nomor):
        return [None]
    k = p.k
    for n in (p.lin.akar[nomor], nomor):
        b = k.baris.get(n)
        if b is not None and b.subjek and None not in b.subjek:
            return [s for s in b.subjek if s not in k.lepas]
    hanya = k.hanya if nomor in p.lin.per_orang else None
    return [
        c.subjek
        for c in p.f.calon.get(nomor, ())
        if c.subjek not in k.lepas and (c.subjek in hanya if hanya else c.diminta)
    ]


def tersisa(p: Putusan, nomor: int) -> list[str | None]:
    """Subjects of a row without those closed early in a row before it in the same segment."""
    semua = subjek_baris(p, nomor)
    for n in p.lin.ruas[nomor]:
        b = p.k.baris.get(n)
        if n == nomor:
            break
        if b is not None and b.ditutup_awal:
            semua = [s for s in semua if s not in b.ditutup_awal]
    return semua


def buka(
    p: Putusan,
    nomor: int,
    subjek: Sequence[str | None] | None,
    sebab: Sebab,
    *,
    karena: Pengembalian | None = None,
) -> list[str | None]:
    """Open row `nomor` for `subjek` (None: all of its own); returns who is carried over.

    `karena` is given for the target row of a return: nobody named is carried there.
    """
    k = p.k
    b = k.baris.get(nomor)
    terbuka = set() if b is None else set(b.terbuka.values())
    daftar = tersisa(p, nomor) if subjek is None else list(subjek)
    _gugurkan_susulan(p, nomor)
    tugas: list[TugasDibuka] = []
    dibawa: list[Dibawa] = []
    calon = _calon(p, nomor, daftar)
    for s in daftar:
        if s in terbuka:
            continue
        sebelum = karena
        if sebab in _BERSAMBUNG and karena is None:
            sebelum = _karena(k, b, s)
        lama = _dibawa_dari(k, p.lin, nomor, s, sebelum, sasaran=karena is not None)
        if lama is not None and sebab in _BERSAMBUNG | _KEMBALI:
            dibawa.append(Dibawa(tugas=lama, subjek=s))
        else:
            tugas.append(_tugas_baru(p, nomor, s, calon.get(s), sebelum, sebab))
    peserta, tindakan, bawaan = peserta_awal(p, nomor, tugas)
    p.catat(
        LangkahDibuka(
            langkah=nomor,
            sebab=sebab,
            tugas=(*tugas, *peserta),
            dibawa=(*dibawa, *bawaan),
            peserta=tindakan,
            dilewati=_dilewati_terbawa(k, p.lin, nomor, dibawa),
        )
    )
    for induk in tindakan:
        if all(b.induk != induk for b in peserta):
            majukan_tindakan(p, induk)
    return [d.subjek for d in dibawa]


def _calon(p: Putusan, nomor: int, daftar: Sequence[str | None]) -> dict[str | None, CalonTugas]:
    """Who the facts name for these subjects; one subject is looked for without a table."""
    semua = p.f.calon.get(nomor, ())
    if len(daftar) == 1:
        satu = next((c for c in semua if c.subjek == daftar[0]), None)
        return {} if satu is None else {satu.subjek: satu}
    return {c.subjek: c for c in semua}


def _karena(k: Keadaan, b: Baris | None, s: str | None) -> Pengembalian | None:
    if b is None:
        return None
    nomor = b.karena.get(s or SEMUA) or b.karena.get(SEMUA)
    return None if nomor is None else k.kembali[nomor]


def _dilewati_terbawa(
    k: Keadaan, lin: Lintasan, nomor: int, dibawa: list[Dibawa]
) -> tuple[int, ...]:
    if not dibawa or dibawa[0].subjek is not None:
        return ()
    maju = k.tugas[dibawa[0].tugas].maju
    return () if maju is None else lin.antara(nomor, maju)


def _dibawa_dari(
    k: Keadaan,
    lin: Lintasan,
    nomor: int,
    s: str | None,
    kembali: Pengembalian | None,
    *,
    sasaran: bool,
) -> str | None:
    """The earlier task whose answer still stands for this subject, or None: ask again."""
    b = k.baris.get(nomor)
    if b is None or s not in b.beres:
        return None
    if kembali is not None and disebut(kembali, s):
        return None
    if lin.memutuskan_sendiri(nomor):
        if sasaran and (s is None or kembali is None or not kembali.subjek):
            return None
        return _putusan_berlaku(k, lin, nomor, s, b.persetujuan.get(("", s)))
    if kembali is None or s is None or not kembali.subjek or kembali.terbatas:
        return None
    return b.beres[s]


def disebut(kembali: Pengembalian, s: str | None) -> bool:
    """The return names this subject."""
    return s is not None and s in kembali.subjek


def _putusan_berlaku(
    k: Keadaan, lin: Lintasan, nomor: int, s: str | None, lama: Persetujuan | None
) -> str | None:
    """An approval stands while the very part it was given on is unchanged."""
    if lama is None or lama.keputusan not in _MAJU:
        return None
    kini = objek_langkah(k, lin, nomor, s)
    if not kini or not sama_isi(lama.objek, kini):
        return None
    penulis = {
        o
        for kunci, v in versi_dikerjakan(k, lin, nomor, s)
        if kunci.langkah not in lin.menilai
        for o in v.penulis
    }
    return None if lama.pegawai in penulis else lama.tugas


def _tugas_baru(
    p: Putusan,
    nomor: int,
    s: str | None,
    calon: CalonTugas | None,
    karena: Pengembalian | None,
    sebab: Sebab,
) -> TugasDibuka:
    k = p.k
    iterasi = iterasi_berikut(k, nomor, s)
    # Who scored is asked to score anew: the document itself is not theirs to mend.
    menilai = nomor in p.lin.menilai
    perbaikan = sebab is Sebab.KEMBALI and p.lin.memutuskan_sendiri(nomor) and not menilai
    return TugasDibuka(
        id=p.id(nomor, s or "", iterasi),
        pemegang=_pemegang(p, nomor, s, calon),
        iterasi=iterasi,
        subjek=s,
        bentuk=Bentuk.PERBAIKAN if perbaikan else Bentuk.BIASA,
        bersama=() if calon is None else calon.bersama,
        karena=None if karena is None else karena.id,
        sel=karena.sel if karena is not None and karena.sasaran == nomor else (),
        batas=p.f.batas.get((nomor, s or ""), p.f.batas.get(nomor)),
    )


def _pemegang(p: Putusan, nomor: int, s: str | None, calon: CalonTugas | None) -> Pemegang:
    """A lane bound in this run; else who the facts name; else who held it before; else nobody yet."""
    terikat = p.k.lajur.get(p.lin.langkah[nomor].pelaksana[0])
    if terikat is not None:
        return terikat
    if calon is not None:
        return calon.pemegang
    b = p.k.baris.get(nomor)
    lama = None if b is None else b.beres.get(s)
    return BELUM if lama is None else p.k.tugas[lama].pemegang


def _gugurkan_susulan(p: Putusan, nomor: int) -> None:
    """Late additions end where the next review begins."""
    if not p.lin.memutuskan_sendiri(nomor):
        return
    k = p.k
    posisi = p.lin.posisi
    telat = tuple(
        n
        for b in k.baris.values()
        if b.terbuka and posisi[b.nomor] < posisi[nomor] and nomor not in p.lin.ruas[b.nomor]
        for n in b.terbuka
        if k.tugas[n].sebab is Sebab.SUSULAN
    )
    if telat:
        anak = tuple(a for t in telat for a in k.anak.get(t, ()) if k.tugas[a].terbuka)
        p.catat(TugasGugur(tugas=(*telat, *anak), sebab=Sebab.SUSULAN))
