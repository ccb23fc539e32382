"""What a row works on: each kelengkapan is linked to the row that made it.

Nearest earlier row of the same kind whose words overlap; else what the sentence names; else the
nearest earlier producing row. Deciding and passing rows hand a result on, so the link is walked
back to the row that first made it. What nothing earlier made comes from outside (`acuan`).
"""

from __future__ import annotations

from collections.abc import Sequence

from tolok.sop.domain.baris import Barang, BarisBaca, BarisJadi
from tolok.sop.domain.hasil import JenisHasil as H, kata_pembeda
from tolok.sop.domain.jalan import JenisTindakan as T, Sifat, TautanHasil

__all__ = ["Tautan", "tautkan"]

Tautan = tuple[tuple[TautanHasil, ...], tuple[str, ...]]

_FORMULIR = frozenset({H.FORMULIR, H.ISIAN})
_BUKAN_BAHAN = frozenset(
    {H.SK_TIM, H.DISPOSISI, H.NOTA_DINAS, H.JADWAL, H.SALINAN, H.ARSIP, H.SURAT_PENGANTAR, H.ACUAN,
     H.ALAT, H.LAIN}
)  # fmt: skip
_BUTUH_ISI = frozenset(
    {T.PERIKSA, T.NILAI, T.SAHKAN, T.TANDATANGANI, T.ANALISIS, T.REKAP, T.LAPORKAN, T.GANDAKAN,
     T.KIRIM, T.ARSIPKAN}
)  # fmt: skip
_MENYUSUN = frozenset({T.SUSUN, T.ISI, T.TINDAKLANJUTI, T.TUGASKAN, T.SAMPAIKAN, T.RAPAT})


def tautkan(baris: BarisBaca, acts: Sequence[T], sebelum: Sequence[BarisJadi]) -> Tautan:
    """Links of a row and the texts of what is only attached or cited."""
    tautan: list[TautanHasil] = []
    acuan: list[str] = []
    for barang in baris.kelengkapan:
        satu = _satu(barang, baris, acts, sebelum)
        if satu is not None:
            tautan.append(satu)
        elif _dari_luar(barang, sebelum):
            acuan.append(barang.teks)
    if not tautan:
        tautan = _dari_kalimat(baris, acts, sebelum) or _terdekat(acts, sebelum)
    return tuple(dict.fromkeys(tautan)), tuple(acuan)


def _satu(
    barang: Barang, baris: BarisBaca, acts: Sequence[T], sebelum: Sequence[BarisJadi]
) -> TautanHasil | None:
    if barang.jenis in (H.ALAT, H.ACUAN) or barang.kosong or barang.keadaan:
        return None
    ketemu = _cari(barang, sebelum)
    if ketemu is not None:
        return ketemu if _pantas(ketemu, baris, acts) else None
    if barang.jenis is H.FORMULIR and {T.KUMPULKAN, T.ISI} & set(acts):
        return TautanHasil(jenis=H.FORMULIR, dari=None)
    if barang.jenis is H.DISPOSISI and T.TUGASKAN not in acts and not _ada(H.DISPOSISI, sebelum):
        return TautanHasil(jenis=H.DISPOSISI, dari=None)
    return None


def _ada(jenis: H, sebelum: Sequence[BarisJadi]) -> bool:
    return any(hasil.jenis is jenis for jadi in sebelum for hasil in jadi.menghasilkan)


def _pantas(tautan: TautanHasil, baris: BarisBaca, acts: Sequence[T]) -> bool:
    """Nobody reviews, analyses or sends an empty form when the sentence names a real thing."""
    if tautan.jenis is not H.FORMULIR or not _BUTUH_ISI & set(acts):
        return True
    return baris.jenis_objek in (H.LAIN, H.FORMULIR) and T.KUMPULKAN in acts


def _cari(barang: Barang, sebelum: Sequence[BarisJadi]) -> TautanHasil | None:
    kata = kata_pembeda(barang.teks)
    for jadi in reversed(sebelum):
        for hasil, teks, tercetak in _keluaran(jadi):
            if not _sejenis(barang.jenis, hasil, tercetak):
                continue
            lain = kata_pembeda(teks)
            if barang.jenis is H.DISPOSISI or not kata or not lain or kata & lain:
                return TautanHasil(jenis=hasil, dari=jadi.produsen(hasil))
    return None


def _sejenis(jenis: H, hasil: H, tercetak: H) -> bool:
    return jenis in (hasil, tercetak) or (jenis in _FORMULIR and tercetak in _FORMULIR)


def _keluaran(jadi: BarisJadi) -> list[tuple[H, str, H]]:
    """What a row shows: kind it made, words it prints, kind those words alone would be."""
    isi = [
        (hasil.jenis, _teks(jadi, hasil.jenis), _tercetak(jadi, hasil.jenis))
        for hasil in jadi.menghasilkan
    ]
    sudah = {jenis for jenis, _, _ in isi}
    diteruskan = {tautan.jenis for tautan in jadi.mengerjakan} - sudah
    isi += [
        (barang.jenis, barang.teks, barang.jenis)
        for barang in jadi.baca.output
        if barang.jenis in diteruskan and not barang.keadaan
    ]
    return isi


def _teks(jadi: BarisJadi, jenis: H) -> str:
    """Printed words of a result; a result under another printed kind takes the first output."""
    sama = [barang.teks for barang in jadi.baca.output if barang.jenis is jenis]
    lain = [
        barang.teks
        for barang in jadi.baca.output
        if barang.jenis is not H.DISPOSISI and not barang.keadaan
    ]
    return (sama or lain or [jadi.baca.objek])[0]


def _tercetak(jadi: BarisJadi, jenis: H) -> H:
    """Filled forms and SKP are often still printed as "Formulir"."""
    semua = [barang.jenis for barang in jadi.baca.output]
    if jenis in semua or jenis not in (H.ISIAN, H.SKP):
        return jenis
    return next((satu for satu in semua if satu in _FORMULIR), jenis)


def _dari_luar(barang: Barang, sebelum: Sequence[BarisJadi]) -> bool:
    """Whether a kelengkapan without a maker is brought from outside: attached or cited."""
    if barang.jenis in (H.ALAT, H.ARSIP, H.FORMULIR, H.DISPOSISI) or barang.kosong:
        return False
    return barang.jenis is H.ACUAN or (not barang.keadaan and _cari(barang, sebelum) is None)


def _dari_kalimat(
    baris: BarisBaca, acts: Sequence[T], sebelum: Sequence[BarisJadi]
) -> list[TautanHasil]:
    """What the sentence names: its object, or for "… tersebut" what came just before."""
    if _MENYUSUN & set(acts) or baris.jenis_objek in _BUKAN_BAHAN - {H.SK_TIM}:
        return []
    if "tersebut" in baris.objek:
        return _terdekat(acts, sebelum)
    for jadi in reversed(sebelum):
        for hasil in jadi.menghasilkan:
            if hasil.jenis is baris.jenis_objek:
                return [TautanHasil(jenis=hasil.jenis, dari=jadi.produsen(hasil.jenis))]
    return []


def _terdekat(acts: Sequence[T], sebelum: Sequence[BarisJadi]) -> list[TautanHasil]:
    """The nearest earlier producing row. An SK Tim binds a lane; it is nobody's material."""
    if T.TUGASKAN in acts:
        return _disposisi_terakhir(sebelum)
    for jadi in reversed(sebelum):
        for hasil in reversed(jadi.menghasilkan):
            membuat = jadi.sifat is Sifat.MENGHASILKAN or hasil.jenis in _FORMULIR
            if membuat and hasil.jenis not in _BUKAN_BAHAN:
                return [TautanHasil(jenis=hasil.jenis, dari=jadi.nomor)]
    return []


def _disposisi_terakhir(sebelum: Sequence[BarisJadi]) -> list[TautanHasil]:
    for jadi in reversed(sebelum):
        for hasil in jadi.menghasilkan:
            if hasil.jenis in (H.DISPOSISI, H.NOTA_DINAS):
                return [TautanHasil(jenis=hasil.jenis, dari=jadi.nomor)]
    return []
