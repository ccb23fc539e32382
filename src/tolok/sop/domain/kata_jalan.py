"""A running row in words: what is done, by whom, how many tasks, where a refusal leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tolok.sop.domain.dokumen import WaktuUntuk
from tolok.sop.domain.jalan import (
    HasilJalan,
    JenisTindakan,
    LangkahJalan,
    Per,
    TautanHasil,
    TindakanJalan,
)

__all__ = [
    "NAMA_WAKTU",
    "kata_bahan",
    "kata_hasil",
    "kata_kembali",
    "kata_tindakan",
    "kata_tugas",
    "sebut_lajur",
]

NAMA_WAKTU: Mapping[str, str] = {
    WaktuUntuk.BERKAS.value: "untuk tiap berkas",
    WaktuUntuk.KELOMPOK.value: "untuk semuanya sekaligus",
}
"""What a printed time is for, as the question of the confirmation says it."""

_KATA = {
    JenisTindakan.TUGASKAN: "menugaskan",
    JenisTindakan.SAMPAIKAN: "menyampaikan",
    JenisTindakan.SUSUN: "menyusun",
    JenisTindakan.ISI: "mengisi",
    JenisTindakan.RAPAT: "rapat",
    JenisTindakan.KUMPULKAN: "mengumpulkan",
    JenisTindakan.UKUR: "mengukur",
    JenisTindakan.REKAP: "merekap",
    JenisTindakan.ANALISIS: "menganalisis",
    JenisTindakan.PERIKSA: "memeriksa",
    JenisTindakan.NILAI: "menilai",
    JenisTindakan.TANDATANGANI: "menandatangani",
    JenisTindakan.SAHKAN: "mengesahkan",
    JenisTindakan.LAPORKAN: "melaporkan",
    JenisTindakan.KIRIM: "mengirim",
    JenisTindakan.GANDAKAN: "menggandakan",
    JenisTindakan.ARSIPKAN: "mengarsipkan",
    JenisTindakan.TINDAKLANJUTI: "menindaklanjuti",
}
_KELOMPOK = {
    "seluruh_pegawai": "seluruh pegawai",
    "pemilik_data": "pemilik data",
    "pegawai_unit": "pegawai unit itu",
    "subjek": "pegawai yang bersangkutan",
}


def sebut_lajur(kode: Sequence[str], nama: Mapping[str, str]) -> str:
    """Lanes and groups by name."""
    return ", ".join(nama.get(satu) or _KELOMPOK.get(satu, satu) for satu in kode)


def kata_bahan(satu: TautanHasil) -> str:
    """A result the row works on, with the row it comes from."""
    return f"{_benda(satu.jenis.value)} dari {'luar' if satu.dari is None else f'langkah {satu.dari}'}"


def kata_hasil(satu: HasilJalan) -> str:
    """A result the row makes."""
    return satu.judul or f"{_benda(satu.jenis.value)} {satu.tahap or ''}".strip()


def _benda(jenis: str) -> str:
    return {"sk_tim": "SK Tim", "skp": "SKP"}.get(jenis, jenis.replace("_", " "))


def kata_tindakan(act: TindakanJalan, nama: Mapping[str, str]) -> str:
    """An act with whom it goes to, who joins, who does it."""
    teks = _KATA[act.jenis]
    if act.kepada:
        teks += f" ke {sebut_lajur(act.kepada, nama)}"
    if act.peserta:
        teks += f" bersama {sebut_lajur(act.peserta, nama)}"
    if act.oleh:
        teks += f", oleh {sebut_lajur((act.oleh,), nama)}"
    return teks


def kata_tugas(satu: LangkahJalan) -> str:
    """How many tasks the row opens."""
    if satu.rinci:
        return "satu tugas, rinci per pegawai"
    return {
        Per.SATU: "satu tugas",
        Per.UNIT: "satu tugas tiap unit",
        Per.PEGAWAI: "satu tugas tiap pegawai",
    }[satu.per]


def kata_kembali(satu: LangkahJalan) -> str:
    """Where a refusal leads; empty where none can be given."""
    if satu.kembali is None:
        return ""
    teks = f"langkah {satu.kembali}"
    if satu.perbaikan:
        teks += ", untuk perbaikan"
    return teks if satu.kembali_tercetak else f"{teks} (tidak dicetak di SOP)"
