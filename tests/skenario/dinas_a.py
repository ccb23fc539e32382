"""The sample office "A" with its plan and the figures before a quarter, and a run of an SOP."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from tolok.dasar.periode import JenisPeriode, Periode
from tolok.kinerja.services.contoh import RencanaContoh, muat_contoh as muat_rencana
from tolok.kinerja.tests.data_contoh import data
from tolok.organisasi.services.contoh import HasilContoh, muat_contoh as muat_kantor
from tolok.pelaksanaan.models import Tugas
from tolok.pelaksanaan.services import mulai
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.sop.domain.konfirmasi import Konfirmasi, pertanyaan
from tolok.sop.selectors.versi import jalan_versi
from tolok.sop.services.draf import konfirmasikan, masukkan_pustaka
from tolok.sop.tests.pengesahan import berlakukan

__all__ = ["AWAL", "PAGI", "TW3", "DinasA", "LakonA", "buat_dinas_a", "siap_a"]

SEJAK = datetime(2025, 1, 6, 1, 0, tzinfo=UTC)
AWAL = datetime(2025, 9, 30, 1, 0, tzinfo=UTC)
PAGI = datetime(2025, 10, 1, 1, 30, tzinfo=UTC)
"""Wednesday 1 October 2025, 08.30 WIB."""
TW3 = Periode(JenisPeriode.TRIWULAN, 2025, 3)


@dataclass(kw_only=True)
class DinasA:
    """The office as `Lakon` and `Meja` know offices: people and posts by their sample code."""

    contoh: HasilContoh
    rencana: RencanaContoh
    pegawai: dict[str, Any] = field(default_factory=dict)
    jabatan: dict[str, Any] = field(default_factory=dict)
    unit: dict[str, Any] = field(default_factory=dict)

    @property
    def pemda(self) -> Any:
        """The sample pemda."""
        return self.contoh.pemda

    @property
    def instansi(self) -> Any:
        """The sample office."""
        return self.contoh.instansi["A"]


class LakonA(Lakon):
    """A run of one SOP of the library in the sample office."""

    kode: str = "002"
    versi: Any = None

    def siapkan_versi(self, penanggung_jawab: str, penyiap: str = "A-03") -> None:
        """Take the SOP over, answer what is asked once, put it in force."""
        kantor: Any = self.kantor
        kasubbag = kantor.pegawai[penyiap]
        versi = masukkan_pustaka(
            pelaku=kasubbag, instansi=kantor.instansi, kode=self.kode, sekarang=AWAL
        )
        ditanya = pertanyaan(jalan_versi(versi))
        jawaban = Konfirmasi(
            penanggung_jawab=penanggung_jawab,
            kembali={t.langkah: int(t.usul) for t in ditanya if t.kunci == "kembali"},
        )
        versi = konfirmasikan(pelaku=kasubbag, versi=versi, jawaban=jawaban, sekarang=AWAL)
        self.versi = berlakukan(pelaku=kantor.pegawai["A-12"], versi=versi, sekarang=AWAL)

    def mulai_periode(self, periode: Periode = TW3, penyiap: str = "A-03") -> None:
        """Prepare a run of a period."""
        kantor: Any = self.kantor
        jawaban = mulai(
            pegawai=kantor.pegawai[penyiap],
            kode_sop=self.kode,
            nama_sop=self.versi.nama,
            sidik_sop=self.versi.sidik,
            periode=periode,
            kunci=uuid4(),
            sekarang=self.jam(),
        )
        self.pelaksanaan = jawaban.pelaksanaan

    def tugas(self, langkah: int, **lain: Any) -> Tugas:
        """The one open main task of a row."""
        (satu,) = self.terbuka(langkah, induk=None, **lain)
        return satu

    def bagian(self, langkah: int) -> Tugas:
        """The one open share in a row."""
        (satu,) = self.terbuka(langkah, induk__isnull=False)
        return satu


def buat_dinas_a(tw: int = 3) -> DinasA:
    """The office with its plan and the figures of the quarters before `tw`."""
    contoh = muat_kantor(data(), sekarang=SEJAK)
    rencana = muat_rencana(
        next(o for o in data()["opd"] if o["kode"] == "A"),
        pemda=contoh.pemda.pk,
        instansi=contoh.instansi["A"].pk,
        jabatan={kode: j.pk for kode, j in contoh.jabatan.items()},
        tahun=2025,
        aturan=data()["aturan"]["id"],
        riwayat_sampai=tw - 1,
        sekarang=SEJAK,
    )
    return DinasA(
        contoh=contoh,
        rencana=rencana,
        pegawai=dict(contoh.pegawai),
        jabatan=dict(contoh.jabatan),
        unit={nama: u for (opd, nama), u in contoh.unit.items() if opd == "A"},
    )


def siap_a(kode: str, penanggung_jawab: str, *, tw: int = 3, saat: datetime = PAGI) -> LakonA:
    """The office with the SOP in force, and a run of the quarter begun."""
    lakon = LakonA(buat_dinas_a(tw), saat)  # type: ignore[arg-type]  # the same shape as Kantor
    lakon.kode = kode
    lakon.siapkan_versi(penanggung_jawab)
    lakon.mulai_periode(Periode(JenisPeriode.TRIWULAN, 2025, tw))
    return lakon
