"""Who does, receives and joins an act, and how many tasks a row opens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tolok.sop.domain.baris import BarisBaca, BarisJadi, Halaman
from tolok.sop.domain.hasil import JenisHasil as H
from tolok.sop.domain.jalan import JenisTindakan as T, Per, TautanHasil, TindakanJalan
from tolok.sop.domain.lajur import AturanLajur, lajur_disebut

__all__ = ["Ragam", "pengendali", "ragam", "rinci_tindakan"]

SELURUH_PEGAWAI = "seluruh_pegawai"
PEMILIK_DATA = "pemilik_data"
PEGAWAI_UNIT = "pegawai_unit"
SUBJEK = "subjek"

_SELURUH = re.compile(r"\b(?:seluruh|semua|para|setiap) (?:pegawai|asn|pns|aparatur)\b", re.I)
_DISAHKAN = re.compile(r"\b(?:disahkan|ditetapkan)(?: oleh)?\b(.*)", re.I | re.S)
_KEPADA = re.compile(r"\bkepada\b(.*)", re.I | re.S)
_DITANDATANGANI = re.compile(r"\bditandatangani\b(.*)", re.I | re.S)


def rinci_tindakan(
    acts: Sequence[T],
    baris: BarisBaca,
    tautan: Sequence[TautanHasil],
    halaman: Halaman,
    sebelum: Sequence[BarisJadi],
) -> tuple[TindakanJalan, ...]:
    """The acts of a row with their people, and whether each decides."""
    hasil = []
    for act in acts:
        oleh = _oleh(act, baris, tautan, halaman, sebelum)
        hasil.append(
            TindakanJalan(
                jenis=act,
                oleh=oleh,
                kepada=_kepada(act, acts, baris, halaman),
                peserta=_peserta(act, baris, halaman),
                memutuskan=_memutuskan(act, oleh, baris, tautan, sebelum),
            )
        )
    return tuple(hasil)


def _lain(kode: Sequence[str], baris: BarisBaca) -> tuple[str, ...]:
    return tuple(satu for satu in kode if satu != baris.lajur.kode)


def _oleh(
    act: T,
    baris: BarisBaca,
    tautan: Sequence[TautanHasil],
    halaman: Halaman,
    sebelum: Sequence[BarisJadi],
) -> str | None:
    """Who does an act where it is not the row's own holder: asked to fill, to sign, to ratify."""
    inti = baris.kalimat.inti
    if act is T.KUMPULKAN and any(satu.jenis is H.FORMULIR for satu in tautan):
        return SUBJEK if halaman.kepegawaian else PEMILIK_DATA
    if act is T.SAHKAN and (cocok := _DISAHKAN.search(inti)):
        disebut = _lain(lajur_disebut(cocok.group(1), halaman.lajur), baris)
        return disebut[0] if disebut else None
    if act is T.TANDATANGANI and re.search(
        r"\bmeminta|\bmemintakan|\bmengumpulkan tanda", inti, re.I
    ):
        return _penandatangan(inti, halaman, sebelum)
    return None


def _penandatangan(inti: str, halaman: Halaman, sebelum: Sequence[BarisJadi]) -> str | None:
    """Whose signatures are asked for: named here, else where an earlier row hands it over."""
    if _SELURUH.search(inti):
        return SELURUH_PEGAWAI
    potong = inti[: cocok.start()] if (cocok := _DISAHKAN.search(inti)) else inti
    if "kepada" in potong and (disebut := lajur_disebut(potong, halaman.lajur)):
        return disebut[0]
    for jadi in reversed(sebelum):
        kalimat = jadi.baca.kalimat
        if serah := _DITANDATANGANI.search(f"{kalimat.tujuan} {kalimat.setuju}"):
            disebut = lajur_disebut(serah.group(1), halaman.lajur)
            return (
                SELURUH_PEGAWAI if _SELURUH.search(serah.group(1)) else next(iter(disebut), None)
            )
    return None


def _kepada(act: T, acts: Sequence[T], baris: BarisBaca, halaman: Halaman) -> tuple[str, ...]:
    if act not in (T.TUGASKAN, T.SAMPAIKAN, T.LAPORKAN):
        return ()
    inti = baris.kalimat.inti
    if act is T.SAMPAIKAN and T.RAPAT in acts and "kepada" not in inti.lower():
        return _peserta(T.RAPAT, baris, halaman)
    cocok = _KEPADA.search(inti)
    disebut = _lain(lajur_disebut(cocok.group(1) if cocok else inti, halaman.lajur), baris)
    if disebut:
        return disebut if act is T.SAMPAIKAN else disebut[:1]
    gambar = baris.langkah.digambar_di
    if gambar and gambar != baris.lajur.kode:
        return (gambar,)
    return _lajur_berikut(baris, halaman)


def _lajur_berikut(baris: BarisBaca, halaman: Halaman) -> tuple[str, ...]:
    ke = next(ke for ke, satu in enumerate(halaman.baris) if satu is baris)
    for berikut in halaman.baris[ke + 1 :]:
        if berikut.lajur.kode != baris.lajur.kode:
            return (berikut.lajur.kode,)
    return ()


def _peserta(act: T, baris: BarisBaca, halaman: Halaman) -> tuple[str, ...]:
    if act is not T.RAPAT:
        return ()
    disebut = lajur_disebut(baris.kalimat.inti, halaman.lajur)
    if baris.lajur.per_unit:
        # "rapat bidang": each head of a unit with the staff of that unit.
        return tuple(PEGAWAI_UNIT if kode == baris.lajur.kode else kode for kode in disebut)
    sendiri = re.search(r"\bpara\b", baris.kalimat.inti, re.I)
    return tuple(disebut) if sendiri else _lain(disebut, baris)


def _memutuskan(
    act: T,
    oleh: str | None,
    baris: BarisBaca,
    tautan: Sequence[TautanHasil],
    sebelum: Sequence[BarisJadi],
) -> bool:
    """Review, scoring and ratification decide. A signature decides when the holder approves by
    it: not as subject of the document, nor as one of many, nor as its maker."""
    if act in (T.PERIKSA, T.NILAI, T.SAHKAN):
        return True
    if act is not T.TANDATANGANI or oleh is not None:
        return False
    if baris.lajur.aturan in (AturanLajur.SUBJEK, AturanLajur.TIM, AturanLajur.DITETAPKAN):
        return False
    asal = {satu.dari for satu in tautan}
    pembuat = {jadi.baca.lajur.kode for jadi in sebelum if jadi.nomor in asal}
    return baris.lajur.kode not in pembuat


@dataclass(frozen=True, slots=True, kw_only=True)
class Ragam:
    """How many tasks a row opens."""

    per: Per = Per.SATU
    rinci: bool = False
    seperti: int | None = None


_TANPA_RINCI = frozenset({T.KIRIM, T.GANDAKAN, T.ARSIPKAN, T.TUGASKAN, T.LAPORKAN})


def ragam(
    baris: BarisBaca,
    acts: Sequence[T],
    halaman: Halaman,
    sebelumnya: Sequence[tuple[BarisBaca, Ragam]],
) -> Ragam:
    """Per unit where heads of units act, per employee (or in detail) where results are SKP."""
    if halaman.kepegawaian and not _TANPA_RINCI & set(acts):
        seperti = next(
            (lama.nomor for lama, r in sebelumnya if r.rinci or r.per is Per.PEGAWAI), None
        )
        if baris.lajur.per_pegawai:
            return Ragam(per=Per.PEGAWAI, seperti=seperti)
        return Ragam(rinci=True, seperti=seperti)
    if baris.lajur.per_unit:
        seperti = next(
            (
                lama.nomor
                for lama, r in sebelumnya
                if r.per is Per.UNIT and lama.lajur.kode == baris.lajur.kode
            ),
            None,
        )
        return Ragam(per=Per.UNIT, seperti=seperti)
    return Ragam()


def pengendali(
    dipakai: Ragam, sebelum: Sequence[BarisJadi], pengendali_lama: dict[int, int | None]
) -> int | None:
    """Who may close a parallel row early: the holder of the row that handed it out."""
    if dipakai.per is Per.SATU and not dipakai.rinci:
        return None
    if dipakai.seperti is not None:
        lama = pengendali_lama.get(dipakai.seperti)
        return dipakai.seperti if lama is None else lama
    for jadi in reversed(sebelum):
        if {T.SAMPAIKAN, T.TUGASKAN, T.KUMPULKAN} & set(jadi.jenis_tindakan):
            return jadi.nomor
    return None
