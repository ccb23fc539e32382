"""Which acts a row runs: those its words order, and those its results need."""

from __future__ import annotations

from collections.abc import Sequence

from tolok.sop.domain.baris import BarisBaca, BarisJadi, Halaman
from tolok.sop.domain.hasil import JenisHasil as H
from tolok.sop.domain.jalan import JenisTindakan as T, TautanHasil
from tolok.sop.domain.kata_tindakan import MENGHASILKAN

__all__ = ["DAPAT_MEMBUAT", "tambah_hitungan", "tindakan_awal"]

DAPAT_MEMBUAT: dict[T, frozenset[H]] = {
    T.SUSUN: frozenset(
        {H.LAPORAN, H.SK_TIM, H.RENCANA_KERJA, H.KERTAS_KERJA, H.NOTA_DINAS, H.JADWAL, H.FORMULIR,
         H.RENCANA_TINDAK_LANJUT, H.SURAT_PENGANTAR, H.SKP, H.REKAP}
    ),
    T.ISI: frozenset({H.ISIAN, H.FORMULIR, H.SKP}),
    T.KUMPULKAN: frozenset({H.ISIAN, H.FORMULIR}),
    T.UKUR: frozenset({H.KERTAS_KERJA}),
    T.REKAP: frozenset({H.REKAP}),
    T.RAPAT: frozenset({H.NOTULA}),
    T.SAMPAIKAN: frozenset({H.FORMULIR, H.JADWAL}),
    T.TINDAKLANJUTI: frozenset({H.RENCANA_TINDAK_LANJUT}),
    T.KIRIM: frozenset({H.SURAT_PENGANTAR}),
    T.GANDAKAN: frozenset({H.SALINAN}),
    T.ARSIPKAN: frozenset({H.ARSIP}),
}  # fmt: skip
_PEMBUAT: dict[H, T] = {
    H.LAPORAN: T.SUSUN,
    H.SK_TIM: T.SUSUN,
    H.RENCANA_KERJA: T.SUSUN,
    H.KERTAS_KERJA: T.UKUR,
    H.REKAP: T.REKAP,
    H.ISIAN: T.ISI,
    H.SKP: T.ISI,
    H.NOTULA: T.RAPAT,
    H.JADWAL: T.SAMPAIKAN,
    H.FORMULIR: T.SAMPAIKAN,
    H.RENCANA_TINDAK_LANJUT: T.TINDAKLANJUTI,
    H.SURAT_PENGANTAR: T.KIRIM,
    H.SALINAN: T.GANDAKAN,
    H.ARSIP: T.ARSIPKAN,
}
_MENIMBANG = frozenset({T.PERIKSA, T.NILAI, T.SAHKAN})


def tindakan_awal(baris: BarisBaca, sebelum: Sequence[BarisJadi]) -> list[T]:
    """Acts of the words, then acts without which a printed output would have no maker.

    A result that an earlier row made already is only handed on and needs no maker here. A
    printed decision without a deciding act is a review.
    """
    acts = list(baris.kata_tindakan)
    if T.SAMPAIKAN in acts and baris.jenis_objek in (H.LAPORAN, H.REKAP):
        acts[acts.index(T.SAMPAIKAN)] = T.LAPORKAN
    acts += [satu for satu in _pembuat_output(baris, acts, sebelum) if satu not in acts]
    memutuskan = baris.langkah.keputusan is not None or bool(baris.kalimat.tidak)
    if memutuskan and not _MENIMBANG & set(acts):
        acts.append(T.PERIKSA)
    return _urutkan(acts, baris.kata_tindakan)


def _pembuat_output(baris: BarisBaca, acts: Sequence[T], sebelum: Sequence[BarisJadi]) -> list[T]:
    ada = {hasil.jenis for jadi in sebelum for hasil in jadi.menghasilkan}
    ada |= {barang.jenis for jadi in sebelum for barang in jadi.baca.output}
    perlu = []
    for barang in baris.output:
        pembuat = _PEMBUAT.get(barang.jenis)
        if pembuat is None or barang.keadaan or barang.jenis in ada:
            continue
        if not any(barang.jenis in DAPAT_MEMBUAT.get(act, ()) for act in acts):
            perlu.append(pembuat)
    return perlu


def tambah_hitungan(
    baris: BarisBaca,
    acts: list[T],
    tautan: Sequence[TautanHasil],
    halaman: Halaman,
    sebelum: Sequence[BarisJadi],
) -> list[T]:
    """A `susun` row that makes a report out of filled forms contains the measuring of it.

    Forms that no row fills are asked for inside the row (`kumpulkan`); `rekap` is contained
    only when no other row of the page recapitulates.
    """
    bahan = {satu.jenis for satu in tautan}
    barang = {satu.jenis for satu in baris.output if not satu.keadaan} or {baris.jenis_objek}
    if T.SUSUN not in acts or H.LAPORAN not in barang or not bahan & {H.ISIAN, H.FORMULIR}:
        return acts
    tambahan = []
    if H.FORMULIR in bahan and H.ISIAN not in bahan:
        tambahan.append(T.KUMPULKAN)
    if not any(T.UKUR in jadi.jenis_tindakan for jadi in sebelum):
        tambahan.append(T.UKUR)
    if not any(T.REKAP in lain.kata_tindakan for lain in halaman.baris if lain is not baris):
        tambahan.append(T.REKAP)
    return _urutkan([*acts, *(satu for satu in tambahan if satu not in acts)], acts)


def _urutkan(acts: Sequence[T], tercetak: Sequence[T]) -> list[T]:
    """Printed order; producing acts stand together in the order of the work.

    A derived producing act stands at the first printed one, else before what hands it on.
    """
    buat = [satu for satu in MENGHASILKAN if satu in acts]
    lain = [satu for satu in acts if satu not in MENGHASILKAN]
    pertama = next((ke for ke, satu in enumerate(tercetak) if satu in MENGHASILKAN), None)
    if pertama is None:
        pertama = next((ke for ke, satu in enumerate(lain) if satu is not T.RAPAT), len(lain))
    else:
        pertama = sum(satu in lain for satu in tercetak[:pertama])
    return [*lain[:pertama], *buat, *lain[pertama:]]
