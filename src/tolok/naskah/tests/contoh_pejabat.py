"""The invented office, its letterhead and its officials, as signatories."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tolok.naskah.domain.blok import CaraTandaTangan, TandaTangan
from tolok.naskah.domain.dokumen import Bingkai, Kop

_LAMBANG = Path(__file__).resolve().parents[1] / "lambang" / "contoh.svg"
SIDIK_CONTOH = "7f3a91c04be25d68a1f09c3e77b2d4508e61fa92c3d07b54e98f1a26cc3b0d17"

KOP = Kop(
    pemda="Pemerintah Kota Contoh",
    instansi="Dinas Perdagangan dan Perindustrian",
    alamat="Jalan Contoh Raya Nomor 1, Kota Contoh 00000",
    telepon="(000) 000001",
    laman="disdagin.kotacontoh.example",
    posel="disdagin@kotacontoh.example",
    lambang=_LAMBANG.read_text(),
)
BINGKAI = Bingkai(
    kop=KOP,
    tempat="Kota Contoh",
    dibuat=datetime(2025, 10, 9, 7, 30, tzinfo=UTC),
    contoh=True,
    aturan="contoh/aturan-1",
)


def wib(bulan: int, hari: int, jam: int, menit: int = 0) -> datetime:
    """A moment of 2025 given in WIB."""
    return datetime(2025, bulan, hari, jam - 7, menit, tzinfo=UTC)


KADIS = TandaTangan(
    jabatan="Kepala Dinas Perdagangan dan Perindustrian",
    nama="Drs. Arya Contoh, M.Si.",
    pangkat="Pembina Utama Muda (IV/c)",
    nip="190001021920012001",
)
SEKRETARIS = TandaTangan(
    jabatan="Sekretaris",
    nama="Bunga Rekaan, S.E., M.M.",
    pangkat="Pembina Tingkat I (IV/b)",
    nip="190001031920011002",
)
KASUBBAG = TandaTangan(
    jabatan="Kepala Subbagian Perencanaan, Evaluasi dan Pelaporan",
    nama="Citra Misalnya, S.STP., M.A.P.",
    pangkat="Penata Tingkat I (III/d)",
    nip="190001041920012003",
)
PLT_KABID = TandaTangan(
    jabatan="Kepala Bidang Sarana Distribusi dan Pasar",
    sebagai="Plt.",
    nama="Rangga Contoh, S.T.",
    pangkat="Penata (III/c)",
    nip="190001191920011018",
)
KABID = TandaTangan(
    jabatan="Kepala Bidang Perdagangan",
    nama="Mega Ibarat, S.E., M.Si.",
    pangkat="Pembina (IV/a)",
    nip="190001141920012013",
)
PENYUSUN = TandaTangan(
    jabatan="Pengolah Data dan Informasi",
    nama="Gita Contohnya, A.Md.",
    pangkat="VII",
    nip="190001082023212007",
)


def bertanda(t: TandaTangan, waktu: datetime, pembuka: str = "", **lain: str) -> TandaTangan:
    """The same signatory with a recorded approval."""
    return TandaTangan(
        jabatan=t.jabatan,
        nama=t.nama,
        pangkat=t.pangkat,
        nip=t.nip,
        sebagai=t.sebagai,
        pembuka=pembuka,
        cara=CaraTandaTangan.TERCATAT,
        waktu=waktu,
        sidik=SIDIK_CONTOH,
        catatan=lain.get("catatan", ""),
        atas_nama=lain.get("atas_nama", ""),
    )
