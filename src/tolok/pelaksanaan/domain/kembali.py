"""Sending back: a return by a deciding holder, and a request to correct an input."""

from __future__ import annotations

from tolok.pelaksanaan.domain.buka import buka, lanjut, tersisa
from tolok.pelaksanaan.domain.hak import tugas_memutuskan
from tolok.pelaksanaan.domain.keadaan import STATUS_BUKA, Keadaan, StatusBaris, Tugas
from tolok.pelaksanaan.domain.kejadian import (
    Bentuk,
    Keputusan,
    Sebab,
    TugasDikembalikan,
    TugasGugur,
)
from tolok.pelaksanaan.domain.kumpul import bagian_dikumpulkan, minta_bagian
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.objek import objek_tugas
from tolok.pelaksanaan.domain.periksa import (
    penjawab,
    periksa_alasan,
    periksa_berjalan,
    periksa_giliran,
    periksa_kini,
    periksa_menunggu,
    tugas_bernama,
)
from tolok.pelaksanaan.domain.perintah import Kembalikan, MintaPerbaikan
from tolok.pelaksanaan.domain.putusan import Putusan
from tolok.pelaksanaan.domain.tolak import bukan_sekarang, tidak_lengkap
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import JenisTindakan, Sifat

__all__ = [
    "boleh_kembalikan",
    "kembalikan",
    "minta_perbaikan",
    "sasaran_baku",
    "sasaran_kembali",
    "sasaran_masukan",
]

_PENGANTAR = frozenset({JenisHasil.DISPOSISI, JenisHasil.FORMULIR, JenisHasil.JADWAL})
"""What is sent out to be answered: the answers are mended, not the question."""


def sasaran_baku(lin: Lintasan, nomor: int) -> int | None:
    """Default target: the row the page names; else the producing row; else the nearest producing
    row before; without one no return is offered."""
    langkah = lin.langkah[nomor]
    if langkah.kembali is not None:
        return langkah.kembali
    sebelum = [t.dari for t in langkah.mengerjakan if t.dari is not None]
    if sebelum:
        return max(sebelum)
    for n in reversed(lin.nomor[: lin.posisi[nomor]]):
        if lin.langkah[n].sifat is Sifat.MENGHASILKAN:
            return n
    return None


def sasaran_kembali(lin: Lintasan, nomor: int) -> tuple[int, ...]:
    """Every row a return from `nomor` may go to, in printed order (for the page)."""
    baku = sasaran_baku(lin, nomor)
    return tuple(n for n in lin.nomor if n in lin.rantai[nomor] or n == baku)


def boleh_kembalikan(k: Keadaan, lin: Lintasan, tugas: Tugas) -> bool:
    """Deciding acts, the receiver of a report, a repair passed further down, a row that names a
    way back (001/5); the penanggung jawab of signers when one declined."""
    if tugas.bentuk is Bentuk.PERBAIKAN or tugas_memutuskan(k, lin, tugas):
        return True
    if tugas.induk is not None:
        return tugas.tindakan == JenisTindakan.LAPORKAN
    langkah = lin.langkah[tugas.langkah]
    if langkah.kembali is not None and not langkah.memutuskan:
        return True
    anak = (k.tugas[a] for a in k.anak.get(tugas.id, ()))
    return any(a.keputusan is Keputusan.MENOLAK for a in anak)


def kembalikan(p: Putusan, c: Kembalikan) -> None:
    """Return a document; from the target on, rows reopen one after the other."""
    k = p.k
    periksa_berjalan(k)
    tugas = tugas_bernama(k, c.tugas)
    rung, _, kertas = penjawab(p, tugas, c.kertas)
    periksa_kini(p, tugas, c.iterasi, c.dilihat)
    periksa_menunggu(k, tugas)
    periksa_giliran(k, tugas)
    if not boleh_kembalikan(k, p.lin, tugas):
        raise bukan_sekarang(
            "Tugas ini tidak memutuskan, sehingga tidak dapat mengembalikan.",
            "kembalikan",
            "Bila masukannya keliru, pilih Minta perbaikan masukan.",
        )
    periksa_alasan(c.alasan)
    sasaran = _sasaran(p.lin, tugas.langkah, c.sasaran)
    utama = tugas if tugas.induk is None else k.tugas[tugas.induk]
    terbatas = _terbatas(p.lin, utama, sasaran)
    subjek = _subjek(p, utama, sasaran, c.subjek, terbatas=terbatas)
    langkah = p.lin.langkah[tugas.langkah]
    nomor = p.id("kembali", tugas.id, len(k.kembali))
    jalur = _jalur(k, p.lin, sasaran, tugas.langkah, terbatas=terbatas)
    p.catat(
        TugasDikembalikan(
            id=nomor,
            tugas=tugas.id,
            sasaran=sasaran,
            jalur=jalur,
            seluruhnya=() if terbatas else jalur,
            alasan=c.alasan,
            subjek=subjek,
            sel=c.sel,
            catatan=c.catatan,
            objek=objek_tugas(k, p.lin, utama),
            terbatas=terbatas,
            diatur=langkah.kembali_tercetak and sasaran == langkah.kembali,
            tangga=rung,
            kertas=kertas,
            tenggat=p.f.tenggat,
            menit_tunggu=p.f.menit_tunggu,
            menit_kerja=p.f.menit_kerja,
        )
    )
    gugurkan_saudara(p, nomor)
    _buka_sasaran(p, nomor, Sebab.KEMBALI)


def _jalur(
    k: Keadaan, lin: Lintasan, sasaran: int, asal: int, *, terbatas: bool
) -> tuple[int, ...]:
    """Rows that reopen: target to returning row; further, where the file had gone on meanwhile
    (a late subject was let in after the others)."""
    akhir = asal
    if not terbatas and not any(
        lin.posisi[m.langkah] > lin.posisi[asal] for m in k.menunggu.values()
    ):
        depan = [t.langkah for t in k.tugas.values() if t.terbuka]
        akhir = max((*depan, asal), key=lin.posisi.__getitem__)
    return (sasaran, *lin.antara(sasaran, akhir), akhir)


def _sasaran(lin: Lintasan, nomor: int, diminta: int | None) -> int:
    baku = sasaran_baku(lin, nomor)
    if baku is None:
        raise bukan_sekarang(
            "Tidak ada langkah sebelumnya yang menghasilkan dokumen ini.", "sasaran"
        )
    sasaran = baku if diminta is None else diminta
    if sasaran not in sasaran_kembali(lin, nomor):
        raise tidak_lengkap(
            "Langkah tujuan bukan bagian rangkaian dokumen ini.",
            "sasaran",
            "Pilih salah satu langkah yang ditawarkan.",
        )
    return sasaran


def _terbatas(lin: Lintasan, utama: Tugas, sasaran: int) -> bool:
    """Inside one segment only this subject goes back; the others go on."""
    return lin.per_subjek(utama.langkah) and sasaran in lin.ruas[utama.langkah]


def _subjek(
    p: Putusan, utama: Tugas, sasaran: int, diminta: tuple[str, ...], *, terbatas: bool
) -> tuple[str, ...]:
    """The subjects a return names; by default the returning task's own."""
    if terbatas:
        if utama.subjek is None or any(s != utama.subjek for s in diminta):
            raise tidak_lengkap("Putuskan setiap subjek pada barisnya sendiri.", "subjek")
        return (utama.subjek,)
    dikenal = set(tersisa(p, sasaran)) if p.lin.per_subjek(sasaran) else None
    if diminta:
        if dikenal is not None and not dikenal.issuperset(diminta):
            raise tidak_lengkap("Subjek yang dipilih tidak ada di langkah tujuan.", "subjek")
        return tuple(sorted(diminta))
    if utama.subjek is None or (dikenal is not None and utama.subjek not in dikenal):
        return ()
    return (utama.subjek,)


def gugurkan_saudara(p: Putusan, nomor: str) -> None:
    """Open tasks between target and returning row, its siblings and shares lapse."""
    kembali = p.k.kembali[nomor]
    gugur = [
        t.id
        for t in p.k.tugas.values()
        if t.status in STATUS_BUKA
        and t.langkah in kembali.jalur
        and t.langkah != kembali.sasaran
        and t.bentuk is not Bentuk.SAMPINGAN
        and (not kembali.terbatas or _subjek_utama(p.k, t) in kembali.subjek)
    ]
    if gugur:
        p.catat(TugasGugur(tugas=tuple(gugur), sebab=Sebab.KEMBALI, karena=nomor))


def _subjek_utama(k: Keadaan, t: Tugas) -> str | None:
    return t.subjek if t.induk is None else k.tugas[t.induk].subjek


def _buka_sasaran(p: Putusan, nomor: str, sebab: Sebab) -> None:
    kembali = p.k.kembali[nomor]
    sasaran = kembali.sasaran
    terbagi = p.lin.per_subjek(sasaran)
    sebagian = terbagi and kembali.subjek and (kembali.terbatas or kembali.masukan)
    daftar = list(kembali.subjek) if sebagian else None
    dibawa = buka(p, sasaran, daftar, sebab, karena=kembali)
    if dibawa or not p.k.baris[sasaran].terbuka:
        lanjut(p, sasaran, dibawa)


def sasaran_masukan(k: Keadaan, lin: Lintasan, nomor: int) -> tuple[int, ...]:
    """Rows done in this run whose result `nomor` works on, or on which that rests (for the page).

    The nearest comes last: it is the one meant where nothing is chosen.
    """
    asal = {t.dari for t in lin.langkah[nomor].mengerjakan if t.dari is not None}
    lebih = {n for n in lin.bergantung[nomor] if _dibuat(lin, n)} if asal else set()
    dekat = tuple(n for n in sorted(asal) if n in k.baris and k.baris[n].beres)
    jauh = tuple(n for n in sorted(lebih - asal) if n in k.baris and k.baris[n].beres)
    return (*jauh, *dekat) if dekat else ()


def _dibuat(lin: Lintasan, nomor: int) -> bool:
    """A row whose figures or text somebody made, one by one or together, that can be mended."""
    langkah = lin.langkah[nomor]
    isi = any(h.jenis not in _PENGANTAR for h in langkah.menghasilkan)
    return langkah.sifat is Sifat.MENGHASILKAN and isi


def minta_perbaikan(p: Putusan, c: MintaPerbaikan) -> None:
    """Reopen named subjects or cells of an input; the own row waits."""
    k = p.k
    periksa_berjalan(k)
    tugas = tugas_bernama(k, c.tugas)
    rung, _, _ = penjawab(p, tugas, None)
    periksa_kini(p, tugas, c.iterasi, c.dilihat)
    periksa_alasan(c.alasan)
    if c.sasaran == tugas.langkah and tugas.induk is None:
        minta_bagian(p, tugas, c, rung)
        return
    asal = sasaran_masukan(k, p.lin, tugas.langkah)
    if tugas.induk is not None or not asal or p.lin.langkah[tugas.langkah].memutuskan:
        raise bukan_sekarang(
            "Tugas ini tidak memakai masukan langkah lain, atau memutuskannya.",
            "masukan",
            "Pemeriksa mengembalikan dokumen dengan Kembalikan.",
        )
    if tugas.sebab is Sebab.SUSULAN:
        raise bukan_sekarang("Tugas susulan memakai masukan yang ada.", "susulan")
    sasaran = asal[-1] if c.sasaran is None else c.sasaran
    if sasaran not in asal:
        raise tidak_lengkap("Langkah itu bukan masukan tugas ini.", "masukan")
    subjek = _subjek_masukan(p, tugas, sasaran, c.subjek)
    if not tersisa(p, sasaran):
        raise bukan_sekarang("Semua subjek masukan itu sudah dilepas.", "masukan")
    _periksa_belum_terbuka(k, sasaran, subjek)
    nomor = p.id("masukan", tugas.id, len(k.kembali))
    jalur = _jalur_masukan(k, p.lin, sasaran, tugas.langkah)
    p.catat(
        TugasDikembalikan(
            id=nomor,
            tugas=tugas.id,
            sasaran=sasaran,
            jalur=jalur,
            seluruhnya=tuple(n for n in jalur if not _sebagian(p.lin, n, tugas, sasaran, subjek)),
            alasan=c.alasan,
            subjek=subjek,
            sel=c.sel,
            catatan=c.catatan,
            objek=objek_tugas(k, p.lin, tugas),
            masukan=True,
            tangga=rung,
        )
    )
    _buka_sasaran(p, nomor, Sebab.MASUKAN)


def _sebagian(
    lin: Lintasan, nomor: int, tugas: Tugas, sasaran: int, subjek: tuple[str, ...]
) -> bool:
    """On this row of the way only the named subjects are concerned."""
    if not subjek or not lin.per_subjek(nomor):
        return False
    acuan = tugas.langkah if tugas.subjek is not None else sasaran
    return lin.akar[nomor] == lin.akar[acuan]


def _subjek_masukan(
    p: Putusan, tugas: Tugas, sasaran: int, diminta: tuple[str, ...]
) -> tuple[str, ...]:
    """Whose input: named ones; who works for one subject asks for that subject only."""
    lin = p.lin
    serupa = lin.akar[sasaran] == lin.akar[tugas.langkah]
    if tugas.subjek is not None and (serupa or not lin.per_subjek(sasaran)):
        if any(s != tugas.subjek for s in diminta):
            raise tidak_lengkap("Hanya masukan subjek ini yang dapat diminta ulang.", "subjek")
        return (tugas.subjek,)
    if not lin.per_subjek(sasaran):
        return tuple(sorted(set(diminta) & set(bagian_dikumpulkan(p.k, lin, sasaran))))
    dikenal = set(tersisa(p, sasaran))
    if not dikenal.issuperset(diminta):
        raise tidak_lengkap("Subjek yang dipilih tidak ada di langkah itu.", "subjek")
    return tuple(sorted(diminta))


def _periksa_belum_terbuka(k: Keadaan, sasaran: int, subjek: tuple[str, ...]) -> None:
    terbuka = set(k.baris[sasaran].terbuka.values())
    if terbuka and (not subjek or None in terbuka or terbuka & set(subjek)):
        raise bukan_sekarang("Masukan itu sedang diperbaiki.", "masukan_terbuka")


def _jalur_masukan(k: Keadaan, lin: Lintasan, sasaran: int, asal: int) -> tuple[int, ...]:
    """The input's row, then every row between that rests on it and was already passed."""
    lewat = (StatusBaris.DILEWATI, StatusBaris.TIDAK_DIPERLUKAN)
    antara = [
        n
        for n in lin.antara(sasaran, asal)
        if sasaran in lin.bergantung[n] and n in k.baris and k.baris[n].status not in lewat
    ]
    return (sasaran, *antara)
