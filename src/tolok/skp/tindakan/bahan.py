"""What the panels of this room have in common: the sheet of the subject, and its fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tolok.dasar.periode import Periode
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.tindakan import Kekurangan
from tolok.pelaksanaan.domain.tolak import BelumLengkap
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.skp import selectors
from tolok.skp.domain.lembar import BENTUK_DINILAI, BENTUK_SKP, aturan_lembar, masa_lembar
from tolok.skp.domain.rezim import alasan_rezim
from tolok.skp.services.pembacaan import catat_pembacaan
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import LangkahJalan
from tolok.sop.selectors.versi import halaman_menurut_sidik

__all__ = [
    "alasan_halaman",
    "baca_realisasi",
    "berskp",
    "catat_dibuka",
    "dinilai",
    "lembar_dasar",
    "lengkap_atau_tolak",
    "subjek_halaman",
]

_SKP = JenisHasil.SKP


def berskp(langkah: LangkahJalan, lintasan: Lintasan) -> bool:
    """A row per employee that makes or works on an SKP, or on what an SKP is later made of."""
    if langkah.nomor not in lintasan.per_orang:
        return False
    return any(
        _menyebut_skp(satu) and (n == langkah.nomor or langkah.nomor in lintasan.bergantung[n])
        for n, satu in lintasan.langkah.items()
    )


def _menyebut_skp(langkah: LangkahJalan) -> bool:
    return any(h.jenis is _SKP for h in langkah.menghasilkan) or any(
        t.jenis is _SKP for t in langkah.mengerjakan
    )


def dinilai(langkah: LangkahJalan, lintasan: Lintasan) -> bool:
    """A row per employee that works on an SKP which is there already."""
    return berskp(langkah, lintasan) and any(t.jenis is _SKP for t in langkah.mengerjakan)


def subjek_halaman(halaman: HalamanTugas) -> UUID:
    """Whom the page is about, also on a share of their task."""
    subjek = halaman.domain.subjek
    if halaman.domain.induk is not None:
        subjek = halaman.keadaan.tugas[halaman.domain.induk].subjek or subjek
    return UUID(str(subjek))


def lembar_dasar(halaman: HalamanTugas) -> dict[str, Any]:
    """The sheet that the page works on: what it was given, else the plan. Read once for a page."""
    simpanan: dict[str, Any] = halaman.__dict__
    if "_lembar_dasar" not in simpanan:
        simpanan["_lembar_dasar"] = _baca_dasar(halaman)
    dasar: dict[str, Any] = simpanan["_lembar_dasar"]
    return dasar


def _baca_dasar(halaman: HalamanTugas) -> dict[str, Any]:
    ada = [m.isi for m in halaman.masukan if m.isi.get("bentuk") in (BENTUK_SKP, BENTUK_DINILAI)]
    if ada:
        return ada[-1]
    p = halaman.pelaksanaan
    return selectors.lembar_awal(
        p.instansi_id, subjek_halaman(halaman), Periode.dari_kode(p.periode)
    )


def baca_realisasi(kiriman: Kiriman, dasar: Mapping[str, Any]) -> dict[str, Any]:
    """The sheet with the typed realisations, reasons and evidence in it."""
    rhk = [{**r, "butir": [_butir(kiriman, b) for b in r["butir"]]} for r in dasar.get("rhk", ())]
    return {**dasar, "rhk": rhk}


def _butir(kiriman: Kiriman, butir: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **butir,
        **{
            nama: kiriman.teks(f"{nama}-{butir['id']}", str(butir.get(nama, "")))
            for nama in ("realisasi", "alasan", "bukti")
        },
    }


def alasan_halaman(halaman: HalamanTugas, isi: Mapping[str, Any]) -> str:
    """Why this law is used, also when the SOP's page names another one."""
    if "aturan" not in isi:
        return ""
    sop = halaman_menurut_sidik(halaman.pelaksanaan.sidik_sop)
    dasar = sop.dasar_hukum if sop is not None else ()
    return alasan_rezim(masa_lembar(isi), aturan_lembar(isi), dasar)


def catat_dibuka(halaman: HalamanTugas, apa: str) -> None:
    """Record that the viewer opened the content of somebody's SKP."""
    catat_pembacaan(
        pembaca=halaman.pegawai,
        subjek=subjek_halaman(halaman),
        apa=apa,
        sekarang=halaman.sekarang,
    )


def lengkap_atau_tolak(temuan: Any, kode: str) -> None:
    """Refuse with everything that is missing, each named by its field."""
    if temuan:
        raise BelumLengkap(
            "Isian belum lengkap.",
            "Perbaiki yang ditandai, lalu kirim lagi.",
            kode,
            kekurangan=[
                Kekurangan(t.lokasi, f"{t.masalah} {t.saran}".strip(), kode) for t in temuan
            ],
        )
