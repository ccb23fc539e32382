"""The sample office "A" with its plan and figures to the second quarter, and a run of an SOP."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from tolok.cli.contoh import DuniaContoh, siapkan_dunia
from tolok.cli.contoh_tahun import muat
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.pelaksanaan.models import Tugas
from tolok.pelaksanaan.services import mulai
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.sop.domain.konfirmasi import Konfirmasi, pertanyaan
from tolok.sop.selectors import jalan_versi
from tolok.sop.services import konfirmasikan, masukkan_pustaka, sahkan

__all__ = ["AWAL", "PAGI", "TW3", "DinasA", "LakonA", "siap_a"]

AWAL = datetime(2025, 9, 30, 1, 0, tzinfo=UTC)
PAGI = datetime(2025, 10, 1, 1, 30, tzinfo=UTC)
"""Wednesday 1 October 2025, 08.30 WIB."""
TW3 = Periode(JenisPeriode.TRIWULAN, 2025, 3)


@dataclass(kw_only=True)
class DinasA:
    """The office as `Lakon` and `Meja` know offices: people and posts by their sample code."""

    dunia: DuniaContoh
    pegawai: dict[str, Any] = field(default_factory=dict)
    jabatan: dict[str, Any] = field(default_factory=dict)
    unit: dict[str, Any] = field(default_factory=dict)

    @property
    def pemda(self) -> Any:
        """The sample pemda."""
        return self.dunia.kantor.pemda

    @property
    def instansi(self) -> Any:
        """The sample office."""
        return self.dunia.kantor.instansi["A"]


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
        self.versi = sahkan(pelaku=kantor.pegawai["A-12"], versi=versi, sekarang=AWAL)

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


def siap_a(kode: str = "002", penanggung_jawab: str = "tim_akip", saat: datetime = PAGI) -> LakonA:
    """The office with the SOP in force and its third quarter begun."""
    dunia = siapkan_dunia(muat(date(2025, 12, 1)), sekarang=AWAL)
    kantor = DinasA(
        dunia=dunia,
        pegawai=dict(dunia.kantor.pegawai),
        jabatan=dict(dunia.kantor.jabatan),
        unit={nama: u for (opd, nama), u in dunia.kantor.unit.items() if opd == "A"},
    )
    lakon = LakonA(kantor, saat)  # type: ignore[arg-type]  # the same shape as Kantor
    lakon.kode = kode
    lakon.siapkan_versi(penanggung_jawab)
    lakon.mulai_periode()
    return lakon
