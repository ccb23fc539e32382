"""Actors of a run in tests: somebody opens a task as the page would, and does something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from typing import Any
from uuid import UUID, uuid4

from tolok.dasar.periode import JenisPeriode, Periode
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.lintasan_sop import daftarkan_sumber
from tolok.pelaksanaan.models import Pelaksanaan, Tugas
from tolok.pelaksanaan.services import (
    Hasil,
    PadaTugas,
    ambil,
    baca,
    mulai,
    selesaikan_tindakan,
    serahkan,
    tandatangani,
)
from tolok.pelaksanaan.tests.kantor import SAAT, Kantor
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.importers.berkas_sop import baca as baca_sop

__all__ = ["Lakon", "sop_000"]

_T = Keputusan
NOTULA = {
    "tanggal": "2025-10-02", "tempat": "Ruang rapat", "teks": "Angka dibahas.", "hadir": ["a"],
}  # fmt: skip
SURAT = {
    "hal": "Penyampaian laporan",
    "tanggal": "2025-10-20",
    "penerima": [{"kepada": "Wali Kota"}],
}
SALINAN = {"eksemplar": [{"nomor": "1", "penerima": "Arsip", "media": "tercetak"}]}


@cache
def sop_000() -> SopJalan:
    """SOP 000 of the library, ready to run."""
    isi = resources.files("tolok.sop.pustaka").joinpath("000.yaml").read_bytes()
    sop = baca_sop(isi, format="yaml")
    assert isinstance(sop, Sop)
    jalan = siapkan(sop)
    assert isinstance(jalan, SopJalan)
    return jalan


def sumber_uji(sidik: str) -> SopJalan | None:
    """Where tests keep their SOP versions."""
    return sop_000() if sop_000().sidik == sidik else None


daftarkan_sumber(sumber_uji)


class Lakon:
    """A run of SOP 000 in one office, with a clock that moves one minute an act."""

    def __init__(self, kantor: Kantor, saat: datetime = SAAT) -> None:
        self.kantor = kantor
        self.saat = saat
        self.pelaksanaan = UUID(int=0)

    def jam(self) -> datetime:
        """The next minute."""
        self.saat += timedelta(minutes=1)
        return self.saat

    def mulai(self, periode: int = 3, kunci: UUID | None = None) -> Jawaban:
        """The Kasubbag prepares the run of a quarter."""
        jawaban = mulai(
            pegawai=self.kantor.pegawai["kasubbag"],
            kode_sop="000",
            nama_sop="Pengukuran Kinerja",
            sidik_sop=sop_000().sidik,
            periode=Periode(JenisPeriode.TRIWULAN, 2025, periode),
            kunci=kunci or uuid4(),
            sekarang=self.jam(),
        )
        self.pelaksanaan = jawaban.pelaksanaan
        return jawaban

    def baris(self) -> Pelaksanaan:
        """The run's row as it stands."""
        return Pelaksanaan.objects.get(pk=self.pelaksanaan)

    def terbuka(self, langkah: int, **lain: Any) -> list[Tugas]:
        """Open tasks of a row."""
        return list(
            Tugas.objects.filter(
                pelaksanaan=self.pelaksanaan, langkah=langkah, terbuka=True, **lain
            )
            .select_related("pelaksanaan__instansi__pemda")
            .order_by("giliran", "dibuka_pada", "pk")
        )

    def pada(self, orang: str, tugas: Tugas, kunci: UUID | None = None) -> PadaTugas:
        """The head of a command, as the page of this task would send it."""
        pegawai = self.kantor.pegawai[orang]
        halaman = HalamanTugas(tugas=tugas, pegawai=pegawai, sekarang=self.saat)
        return PadaTugas(
            pelaksanaan=self.pelaksanaan,
            tugas=tugas.pk,
            pegawai=pegawai,
            kunci=kunci or uuid4(),
            sekarang=self.jam(),
            iterasi=tugas.iterasi,
            dilihat=halaman.dilihat,
        )

    def satu(self, langkah: int, orang: str) -> PadaTugas:
        """The person opens the one main task of a row."""
        return self.pada(orang, self.terbuka(langkah, induk=None)[0])

    def milik(self, langkah: int, kode: str) -> Tugas:
        """The open task of one bidang."""
        return self.terbuka(langkah, subjek=self.kantor.unit[kode].pk)[0]

    # -- the rows of SOP 000 -------------------------------------------------------------------

    def langkah_1(self) -> None:
        """Kepala Dinas reads and dispatches."""
        baca(pada=self.satu(1, "kepala_dinas"))
        serahkan(pada=self.satu(1, "kepala_dinas"), hasil=[_disposisi()])

    def langkah_2(self) -> None:
        """Sekretaris dispatches on."""
        serahkan(pada=self.satu(2, "sekretaris"), hasil=[_disposisi()])

    def langkah_3(self) -> None:
        """Kasubbag sends timeline and forms."""
        hasil = [Hasil(jenis="jadwal", isi={"baris": []}), Hasil(jenis="formulir", isi={"a": "1"})]
        serahkan(pada=self.satu(3, "kasubbag"), hasil=hasil)

    def langkah_4(
        self,
        daftar: Sequence[str] = ("perdagangan", "perindustrian", "kemetrologian"),
        nilai: str = "1",
    ) -> None:
        """Every bidang meets and fills in its form."""
        for kode in daftar:
            orang = f"kabid_{kode}"
            selesaikan_tindakan(
                pada=self.pada(orang, self.milik(4, kode)),
                tindakan="rapat",
                hasil=[Hasil(jenis="notula", isi=NOTULA)],
            )
            serahkan(
                pada=self.pada(orang, self.milik(4, kode)),
                hasil=[Hasil(jenis="isian", isi={"nilai": nilai, "unit": kode})],
            )

    def langkah_5(self, teks: str = "draf") -> None:
        """A Jabatan Pelaksana claims, measures, recaps and drafts."""
        ambil(pada=self.satu(5, "staf_1"))
        for tindakan, jenis in (("ukur", "kertas_kerja"), ("rekap", "rekap")):
            selesaikan_tindakan(
                pada=self.satu(5, "staf_1"),
                tindakan=tindakan,
                hasil=[Hasil(jenis=jenis, isi={"nilai": teks})],
            )
        bagian = {str(u.pk): {"teks": teks} for u in self.kantor.unit.values()}
        serahkan(
            pada=self.satu(5, "staf_1"),
            hasil=[Hasil(jenis="laporan", isi={"teks": teks, "bagian": bagian}, tahap="draf")],
        )

    def langkah_6(self) -> None:
        """Every Kepala Bidang agrees."""
        for kode in ("perdagangan", "perindustrian", "kemetrologian"):
            for tugas in self.terbuka(6, subjek=self.kantor.unit[kode].pk):
                serahkan(pada=self.pada(f"kabid_{kode}", tugas), keputusan=_T.SETUJU)

    def langkah_7(self) -> None:
        """Kasubbag approves."""
        serahkan(pada=self.satu(7, "kasubbag"), keputusan=_T.SETUJU)

    def langkah_8(self) -> None:
        """Sekretaris approves."""
        serahkan(pada=self.satu(8, "sekretaris"), keputusan=_T.SETUJU)

    def langkah_9(self) -> None:
        """Everybody signs, the head ratifies, the collector hands the signed report on."""
        ambil(pada=self.satu(9, "staf_1"))
        menurut_id = {p.pk: kode for kode, p in self.kantor.pegawai.items()}
        for tugas in self.terbuka(9, tindakan="tandatangani"):
            tandatangani(pada=self.pada(menurut_id[tugas.subjek], tugas))
        (sah,) = self.terbuka(9, tindakan="sahkan")
        serahkan(pada=self.pada("kepala_dinas", sah), keputusan=_T.SETUJU)
        serahkan(
            pada=self.satu(9, "staf_1"),
            hasil=[Hasil(jenis="laporan", isi={"teks": "final"}, tahap="final")],
        )

    def langkah_10(self) -> None:
        """Kasubbag has the letter written."""
        serahkan(pada=self.satu(10, "kasubbag"), hasil=[_disposisi()])

    def langkah_11(self) -> None:
        """The letter is drawn up, paraffed and signed; copies and archive close the run."""
        ambil(pada=self.satu(11, "staf_1"))
        selesaikan_tindakan(
            pada=self.satu(11, "staf_1"),
            tindakan="kirim",
            hasil=[Hasil(jenis="surat_pengantar", isi=SURAT)],
        )
        for orang in ("kasubbag", "sekretaris", "kepala_dinas"):
            tugas = self.terbuka(11, tindakan="kirim", pemegang_id=self.kantor.jabatan[orang].pk)
            tandatangani(pada=self.pada(orang, tugas[0]))
        for tindakan, jenis, isi in (
            ("gandakan", "salinan", SALINAN),
            ("arsipkan", "arsip", {"media": ["elektronik"], "ruang": "Ruang arsip"}),
        ):
            selesaikan_tindakan(
                pada=self.satu(11, "staf_1"),
                tindakan=tindakan,
                hasil=[Hasil(jenis=jenis, isi=isi)],
            )
        serahkan(pada=self.satu(11, "staf_1"))

    def sampai(self, langkah: int) -> None:
        """Play the run up to and including this row."""
        semua: list[Callable[[], None]] = [
            self.langkah_1, self.langkah_2, self.langkah_3, self.langkah_4, self.langkah_5,
            self.langkah_6, self.langkah_7, self.langkah_8, self.langkah_9, self.langkah_10,
            self.langkah_11,
        ]  # fmt: skip
        for satu in semua[:langkah]:
            satu()


def _disposisi() -> Hasil:
    return Hasil(jenis="disposisi", isi={"teks": "Proses lebih lanjut."})
