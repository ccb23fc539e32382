"""What a row makes: kinds of result with their stage, from its acts and printed outputs."""

from __future__ import annotations

from collections.abc import Sequence

from tolok.sop.domain.baris import BarisBaca
from tolok.sop.domain.hasil import JenisHasil as H
from tolok.sop.domain.jalan import HasilJalan, JenisTindakan as T, TautanHasil

__all__ = ["buat_hasil", "hasil_umum"]

_TETAP: dict[T, H] = {T.KIRIM: H.SURAT_PENGANTAR, T.GANDAKAN: H.SALINAN, T.ARSIPKAN: H.ARSIP}
# Where the page prints no thing, the last of the work names it.
_BAWAAN: tuple[tuple[T, H], ...] = (
    (T.SUSUN, H.LAPORAN),
    (T.TINDAKLANJUTI, H.RENCANA_TINDAK_LANJUT),
    (T.REKAP, H.REKAP),
    (T.ANALISIS, H.LAPORAN),
    (T.UKUR, H.KERTAS_KERJA),
    (T.ISI, H.ISIAN),
    (T.KUMPULKAN, H.ISIAN),
)
_BUKAN_BUATAN = frozenset({H.DISPOSISI, H.ACUAN, H.ALAT})


def buat_hasil(
    baris: BarisBaca, acts: Sequence[T], tautan: Sequence[TautanHasil], *, memutuskan: bool
) -> tuple[HasilJalan, ...]:
    """Results of a row. The disposisi that every row writes is the hand-over and not listed,
    except where handing over is the work itself (`tugaskan`, `laporkan`)."""
    semua = [*_catatan(baris, acts, memutuskan=memutuskan)]
    if memutuskan or T.TANDATANGANI in acts:
        semua += _putusan(baris, acts, tautan)
    elif any(act in acts for act, _ in _BAWAAN):
        semua += _karya(baris, acts)
    else:
        semua += _serahan(baris, acts)
    semua += [HasilJalan(jenis=_TETAP[act]) for act in acts if act in _TETAP]
    return tuple({hasil.jenis: hasil for hasil in semua}.values())


def hasil_umum(baris: BarisBaca) -> HasilJalan:
    """What a row records whose work is none of the known acts: a text under its printed output,
    with attachments. An SOP of any office runs, whatever its verbs."""
    tercetak = next((satu.teks for satu in baris.output if satu.teks.strip()), "")
    judul = " ".join((tercetak or baris.langkah.uraian).split())
    return HasilJalan(jenis=H.LAIN, judul=judul[:120])


def _catatan(baris: BarisBaca, acts: Sequence[T], *, memutuskan: bool) -> list[HasilJalan]:
    """Minutes of a rapat; the note of an analysis that a deciding row adds."""
    hasil = []
    kata = f"{baris.kalimat.inti} {' '.join(baris.langkah.mutu.output)}".lower()
    if T.RAPAT in acts and any(satu in kata for satu in ("rapat", "notul", "risalah")):
        hasil.append(HasilJalan(jenis=H.NOTULA))
    if memutuskan and T.ANALISIS in acts:
        hasil.append(HasilJalan(jenis=H.LAIN, judul="Catatan analisis"))
    return hasil


def _putusan(
    baris: BarisBaca, acts: Sequence[T], tautan: Sequence[TautanHasil]
) -> list[HasilJalan]:
    """A deciding row shows what it decided on, at a new stage, when the page prints an output."""
    tercetak = [satu for satu in baris.output if satu.jenis not in _BUKAN_BUATAN]
    pokok = [satu.jenis for satu in tautan if satu.jenis not in (H.DISPOSISI, H.NOTULA)]
    if not tercetak or not pokok:
        return []
    return [HasilJalan(jenis=pokok[0], tahap=_tahap_putusan(acts))]


def _tahap_putusan(acts: Sequence[T]) -> str:
    if T.SAHKAN in acts or (T.TANDATANGANI in acts and T.PERIKSA in acts):
        return "final"
    if T.NILAI in acts:
        return "dinilai"
    return "ditandatangani" if T.TANDATANGANI in acts else "diperiksa"


def _karya(baris: BarisBaca, acts: Sequence[T]) -> list[HasilJalan]:
    barang = [
        satu for satu in baris.output if not satu.keadaan and satu.jenis not in _BUKAN_BUATAN
    ]
    barang = [satu for satu in barang if satu.jenis is not H.NOTULA]
    if not barang:
        return [_berjenis(_jenis_bawaan(baris, acts), acts)]
    hasil = []
    for satu in barang:
        jenis = _jenis_karya(satu.jenis, baris, acts)
        judul = satu.teks if jenis is H.LAIN else None
        hasil.append(_berjenis(jenis, acts, judul))
    return hasil


def _jenis_karya(jenis: H, baris: BarisBaca, acts: Sequence[T]) -> H:
    """A form that a row fills or gathers is no longer a form, but filled data."""
    mengisi = {T.ISI, T.KUMPULKAN} & set(acts)
    if jenis not in (H.FORMULIR, H.ISIAN) or not mengisi:
        return jenis
    return H.SKP if T.ISI in acts and baris.jenis_objek is H.SKP else H.ISIAN


def _jenis_bawaan(baris: BarisBaca, acts: Sequence[T]) -> H:
    utama, bawaan = next((act, jenis) for act, jenis in _BAWAAN if act in acts)
    if utama in (T.SUSUN, T.ISI) and baris.jenis_objek not in (*_BUKAN_BUATAN, H.LAIN, H.FORMULIR):
        return baris.jenis_objek
    return bawaan


def _berjenis(jenis: H, acts: Sequence[T], judul: str | None = None) -> HasilJalan:
    tahap = None
    if jenis in (H.LAPORAN, H.SK_TIM):
        tahap = "draf"
    elif jenis is H.KERTAS_KERJA:
        tahap = "hasil" if T.UKUR in acts else "metode"
    return HasilJalan(jenis=jenis, tahap=tahap, judul=judul)


def _serahan(baris: BarisBaca, acts: Sequence[T]) -> list[HasilJalan]:
    """What rows that only hand on make themselves: the note, the schedule, the forms."""
    jenis = [satu.jenis for satu in baris.output if not satu.keadaan]
    if T.TUGASKAN in acts:
        nota = H.NOTA_DINAS in jenis
        return [HasilJalan(jenis=H.NOTA_DINAS if nota else H.DISPOSISI)]
    if T.SAMPAIKAN in acts:
        dibuat = [satu for satu in jenis if satu not in (*_BUKAN_BUATAN, H.NOTULA)]
        if not dibuat and baris.jenis_objek in (H.FORMULIR, H.JADWAL):
            dibuat = [baris.jenis_objek]
        return [HasilJalan(jenis=satu) for satu in dibuat]
    if T.LAPORKAN in acts and H.DISPOSISI in jenis:
        return [HasilJalan(jenis=H.DISPOSISI)]
    return []
