"""Which law a period is appraised under: the period decides, never the SOP or today's date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tolok.dasar.tanggal import tanggal
from tolok.regulasi.skp import AturanSkp, daftar_aturan_skp

__all__ = ["JenisPegawaiSkp", "MasaPenilaian", "TanpaRezim", "alasan_rezim", "pilih_rezim"]


class JenisPegawaiSkp(StrEnum):
    """Who is appraised: PP 46/2011 never applied to PPPK."""

    PNS = "PNS"
    PPPK = "PPPK"


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class MasaPenilaian:
    """The days appraised, both included; part of a year when somebody moved.

    >>> MasaPenilaian(mulai=date(2025, 7, 1), selesai=date(2025, 12, 31)).bulan
    6
    """

    mulai: date
    selesai: date

    def __post_init__(self) -> None:
        """Refuse days in the wrong order."""
        if self.selesai < self.mulai:
            raise ValueError("Masa penilaian berakhir sebelum mulai.")

    @property
    def bulan(self) -> int:
        """Calendar months touched."""
        return (
            (self.selesai.year - self.mulai.year) * 12 + self.selesai.month - self.mulai.month + 1
        )

    @property
    def teks(self) -> str:
        """The period as it is printed."""
        return f"{tanggal(self.mulai)} s.d. {tanggal(self.selesai)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TanpaRezim:
    """No single law appraises this period for this person; the sentences say why and what next."""

    masalah: str
    saran: str


def pilih_rezim(
    masa: MasaPenilaian, jenis: JenisPegawaiSkp = JenisPegawaiSkp.PNS
) -> AturanSkp | TanpaRezim:
    """The rule set of the period, or why there is none.

    >>> pilih_rezim(MasaPenilaian(mulai=date(2025, 1, 1), selesai=date(2025, 12, 31))).id
    'permenpanrb-6-2022/1'
    """
    semua = daftar_aturan_skp()
    awal, akhir = (_pada(semua, hari) for hari in (masa.mulai, masa.selesai))
    if awal is None or akhir is None:
        return TanpaRezim(
            masalah=f"Belum ada aturan penilaian untuk masa {masa.teks}.",
            saran=f"Aturan tertua yang ada berlaku sejak {tanggal(semua[0].berlaku_sejak)}.",
        )
    if awal.id != akhir.id:
        return TanpaRezim(
            masalah=f"Masa {masa.teks} melintasi dua aturan: {awal.nama}; dan {akhir.nama}.",
            saran=_saran_bagi(awal, akhir, masa),
        )
    if jenis.value not in awal.nilai("jenis_pegawai"):
        return TanpaRezim(
            masalah=f"{awal.nama} tidak berlaku bagi {jenis.value}.",
            saran=f"Nilai {jenis.value} hanya untuk masa penilaian sejak 1 Januari 2022.",
        )
    return awal


def _pada(semua: Sequence[AturanSkp], hari: date) -> AturanSkp | None:
    return next((a for a in semua if a.berlaku_pada(hari)), None)


def _saran_bagi(awal: AturanSkp, akhir: AturanSkp, masa: MasaPenilaian) -> str:
    batas = awal.berlaku_sampai or masa.mulai
    return (
        f"Buat dua penilaian: sampai {tanggal(batas)}, dan sejak {tanggal(akhir.berlaku_sejak)}."
    )


def alasan_rezim(masa: MasaPenilaian, aturan: AturanSkp, dasar_hukum: Sequence[str] = ()) -> str:
    """Why this law is used, also when the SOP's page names another one (`dasar_hukum`)."""
    alasan = f"Masa {masa.teks} dinilai menurut {aturan.nama}."
    lama = [d for d in ("PP 46 Tahun 2011", "Perka BKN 1 Tahun 2013") if _menyebut(dasar_hukum, d)]
    if lama and aturan.jenis != "prestasi_kerja":
        alasan += (
            f" Halaman SOP ini menyebut {' dan '.join(lama)}; peraturan itu sudah diganti dan"
            " hanya berlaku untuk masa penilaian sampai 30 Juni 2021."
        )
    return alasan


_SEBUTAN = {
    "PP 46 Tahun 2011": ("peraturan pemerintah", "46", "2011"),
    "Perka BKN 1 Tahun 2013": ("badan kepegawaian negara", "1", "2013"),
}
_PENDEK = {"peraturan pemerintah": "pp", "badan kepegawaian negara": "bkn"}


def _menyebut(dasar_hukum: Sequence[str], sebutan: str) -> bool:
    """Whether a line of the page names the regulation, in full or in short."""
    nama, nomor, tahun = _SEBUTAN[sebutan]
    for baris in dasar_hukum:
        kata = baris.lower().replace("/", " ").replace(",", " ").split()
        bernama = nama in baris.lower() or _PENDEK[nama] in kata
        if bernama and {nomor, tahun} <= set(kata):
            return True
    return False
