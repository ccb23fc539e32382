"""What the act `kirim` adds beside the letter: its number when that came later, sendings, receipts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tolok.pelaksanaan.domain.keadaan import VersiHasil
from tolok.pelaksanaan.domain.kejadian import TindakanDiselesaikan
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.sop.domain.jalan import JenisTindakan

__all__ = [
    "NOMOR",
    "PENGIRIMAN",
    "KirimanTercatat",
    "hari_isi",
    "kiriman_tercatat",
    "lembar_kirim",
    "nomor_surat",
    "saat_terima",
]

NOMOR, PENGIRIMAN = "nomor_surat", "pengiriman"


@dataclass(frozen=True, slots=True, kw_only=True)
class KirimanTercatat:
    """One sending of the letter, and its receipt when that came back. Sheets by id."""

    kirim: str
    terima: str | None = None


def hari_isi(teks: Any, bawaan: date) -> date:
    """A typed day, else the given one."""
    try:
        return date.fromisoformat(str(teks))
    except ValueError:
        return bawaan


def lembar_kirim(bahan: BahanNaskah, jenis: str) -> list[str]:
    """Sheets of a kind that the act added after the letter, oldest first."""
    return [
        a
        for satu in bahan.kejadian
        if isinstance(k := satu.kejadian, TindakanDiselesaikan)
        and k.tindakan == JenisTindakan.KIRIM.value
        for a, b in k.jawaban.items()
        if a == b and a in bahan.lembar_ringan and bahan.lembar_ringan[a].jenis == jenis
    ]


def kiriman_tercatat(bahan: BahanNaskah) -> list[KirimanTercatat]:
    """What was sent, oldest first; a sending that names its receiver is its own receipt."""
    semua = lembar_kirim(bahan, PENGIRIMAN)
    terima = {str(isi["atas"]): pk for pk in semua if (isi := bahan.isi(pk)).get("atas")}
    return [
        KirimanTercatat(
            kirim=pk, terima=terima.get(pk) or (pk if bahan.isi(pk).get("penerima") else None)
        )
        for pk in semua
        if not bahan.isi(pk).get("atas")
    ]


def nomor_surat(bahan: BahanNaskah, versi: VersiHasil | None = None) -> str:
    """The letter's number, typed on it or given later by the agenda; empty: it still waits."""
    if versi is None:
        ada = bahan.versi_jenis("surat_pengantar").get(None)
        versi = ada[1] if ada else None
    sendiri = str(bahan.isi(versi.lembar).get("nomor", "")).strip() if versi else ""
    if sendiri:
        return sendiri
    menyusul = [
        str(bahan.isi(pk).get("nomor", "")).strip()
        for jenis in (PENGIRIMAN, NOMOR)
        for pk in lembar_kirim(bahan, jenis)
    ]
    return next((n for n in reversed(menyusul) if n), "")


def saat_terima(bahan: BahanNaskah, satu: KirimanTercatat) -> datetime | None:
    """When it was received, as the receipt says; None while the receipt is out."""
    if satu.terima is None:
        return None
    isi, pada = bahan.isi(satu.terima), bahan.lembar_ringan[satu.terima].pada
    jam = str(isi.get("jam", ""))
    return bahan.saat(hari_isi(isi.get("tanggal"), bahan.hari(pada)), jam) if jam else pada
