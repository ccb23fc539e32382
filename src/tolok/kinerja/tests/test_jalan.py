"""SOP 000 through its pages: forms filled, measured, reported, ratified into official figures."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tolok.akun.models import Pengguna
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.kinerja.models import Anggaran, Indikator, SimpulKinerja, TargetIndikator
from tolok.kinerja.selectors import kinerja as selectors
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.models import Konsep, Lembar, Tugas
from tolok.pelaksanaan.services import Hasil, ambil, selesaikan_tindakan
from tolok.pelaksanaan.tests.kantor import Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import NOTULA, Lakon

pytestmark = pytest.mark.django_db

MULAI = datetime(2025, 10, 1, 1, 30, tzinfo=UTC)
TW3 = Periode(JenisPeriode.TRIWULAN, 2025, 3)
BIDANG = ("perdagangan", "perindustrian", "kemetrologian")
PENJELASAN = {"penghambat": "Lelang ulang", "tindak_lanjut": "Percepatan kontrak"}


def _simpul(kantor: Kantor, jenis: str, kode: str, **lain: Any) -> SimpulKinerja:
    return SimpulKinerja.objects.create(
        pemda=kantor.pemda,
        instansi=kantor.instansi,
        tahun=2025,
        jenis=jenis,
        kode=kode,
        nama=f"{jenis.capitalize()} {kode}",
        **lain,
    )


def _rencana(kantor: Kantor) -> dict[str, Indikator]:
    """One indicator per bidang and one subkegiatan; targets of 100 in the third quarter."""
    sasaran = _simpul(kantor, "sasaran", "S1")
    hasil = {}
    for kode in BIDANG:
        hasil[kode] = Indikator.objects.create(
            pemda=kantor.pemda,
            instansi=kantor.instansi,
            simpul=sasaran,
            kode=f"I-{kode[:5]}",
            nama=f"Indikator {kode}",
            satuan="unit",
            polaritas="positif",
            agregasi="posisi_akhir",
            penanggung_jawab=kantor.jabatan[f"kabid_{kode}"],
        )
        for tw in (0, 3):
            TargetIndikator.objects.create(
                pemda=kantor.pemda, indikator=hasil[kode], tw=tw, bawah=Decimal(100)
            )
    program = _simpul(
        kantor,
        "program",
        "P1",
        induk=sasaran,
        penanggung_jawab=kantor.jabatan["kabid_perdagangan"],
    )
    sub = _simpul(kantor, "subkegiatan", "P1.1", induk=program)
    Anggaran.objects.create(pemda=kantor.pemda, simpul=sub, pagu_murni=1_000_000)
    return hasil


class Halaman:
    """The pages of one run, acted on by name as a browser would."""

    def __init__(self, lakon: Lakon) -> None:
        self.lakon = lakon

    def _klien(self, orang: str) -> Client:
        pegawai = self.lakon.kantor.pegawai[orang]
        if pegawai.pengguna is None:
            pegawai.pengguna = Pengguna.objects.create(username=orang)
            pegawai.save()
        klien = Client()
        klien.force_login(pegawai.pengguna, backend="django.contrib.auth.backends.ModelBackend")
        return klien

    def _alamat(self, tugas: Tugas) -> str:
        return f"/pelaksanaan/{self.lakon.pelaksanaan}/tugas/{tugas.pk}/"

    def buka(self, orang: str, tugas: Tugas) -> str:
        with time_machine.travel(self.lakon.jam(), tick=False):
            jawab = self._klien(orang).get(self._alamat(tugas))
        assert jawab.status_code == 200, jawab.content[:400]
        return jawab.text

    def kirim(self, orang: str, tugas: Tugas, perintah: str, isi: dict[str, str]) -> Any:
        pada = self.lakon.pada(orang, tugas)
        kepala = {"kunci": str(pada.kunci), "iterasi": str(pada.iterasi), "dilihat": pada.dilihat}
        with time_machine.travel(self.lakon.jam(), tick=False):
            return self._klien(orang).post(
                f"{self._alamat(tugas)}{perintah}/", {**kepala, "versi": "0", **isi}
            )


@pytest.fixture
def lakon() -> Lakon:
    return Lakon(buat_kantor(), MULAI)


def _isi(indikator: Indikator, realisasi: str, **lain: str) -> dict[str, str]:
    return {f"{indikator.pk}.realisasi": realisasi} | {
        f"{indikator.pk}.{kunci}": nilai for kunci, nilai in lain.items()
    }


def _rapat(lakon: Lakon, kode: str) -> None:
    selesaikan_tindakan(
        pada=lakon.pada(f"kabid_{kode}", lakon.milik(4, kode)),
        tindakan="rapat",
        hasil=[Hasil(jenis="notula", isi=NOTULA)],
    )


def _isi_semua(lakon: Lakon, indikator: dict[str, Indikator], halaman: Halaman) -> None:
    sub = SimpulKinerja.objects.get(kode="P1.1")
    for kode, nilai in zip(BIDANG, ("80", "100", "120"), strict=True):
        _rapat(lakon, kode)
        isi = _isi(indikator[kode], nilai, **(PENJELASAN if nilai == "80" else {}))
        isi[f"{sub.pk}.realisasi"] = "900.000"
        jawab = halaman.kirim(f"kabid_{kode}", lakon.milik(4, kode), "isi/kirim", isi)
        assert jawab.status_code == 303, jawab.content[:600]


def test_bidang_hanya_melihat_barisnya_sendiri(lakon: Lakon) -> None:
    indikator = _rencana(lakon.kantor)
    lakon.mulai()
    lakon.sampai(3)

    html = Halaman(lakon).buka("kabid_perdagangan", lakon.milik(4, "perdagangan"))

    assert indikator["perdagangan"].nama in html
    assert indikator["perindustrian"].nama not in html
    assert "belum diukur" in html.lower()


def test_simpanan_sementara_menghitung_tanpa_menyerahkan(lakon: Lakon) -> None:
    indikator = _rencana(lakon.kantor)
    lakon.mulai()
    lakon.sampai(3)
    tugas = lakon.milik(4, "perdagangan")

    jawab = Halaman(lakon).kirim(
        "kabid_perdagangan", tugas, "isi/simpan", _isi(indikator["perdagangan"], "1.234")
    )

    assert jawab.status_code == 200
    assert "dapat berarti 1.234 (ribuan) atau 1,234" in jawab.text
    assert Konsep.objects.filter(tugas=tugas.pk, bagian="isi").exists()
    assert not Lembar.objects.filter(jenis="isian").exists()


def test_isian_yang_kurang_kembali_dengan_sebabnya_dan_ketikannya(lakon: Lakon) -> None:
    indikator = _rencana(lakon.kantor)
    lakon.mulai()
    lakon.sampai(3)
    _rapat(lakon, "perdagangan")
    tugas = lakon.milik(4, "perdagangan")

    jawab = Halaman(lakon).kirim(
        "kabid_perdagangan", tugas, "isi/kirim", _isi(indikator["perdagangan"], "80")
    )

    assert jawab.status_code == 422
    assert "faktor penghambat belum ditulis" in jawab.text
    assert 'value="80"' in jawab.text
    assert not Lembar.objects.filter(jenis="isian").exists()


def test_dari_isian_sampai_angka_resmi(lakon: Lakon) -> None:
    indikator = _rencana(lakon.kantor)
    halaman = Halaman(lakon)
    lakon.mulai()
    lakon.sampai(3)
    _isi_semua(lakon, indikator, halaman)

    ambil(pada=lakon.satu(5, "staf_1"))
    (tugas,) = lakon.terbuka(5, induk=None)
    html = halaman.buka("staf_1", tugas)
    assert "80 / 100 × 100" in html
    for perintah in ("ukur/kirim", "rekap/kirim"):
        assert halaman.kirim("staf_1", tugas, perintah, {}).status_code == 303
    narasi = {"narasi.simpulan": "Simpulan yang ditulis penyusun."}
    assert halaman.kirim("staf_1", tugas, "susun/kirim", narasi).status_code == 303

    laporan = isi_lembar(Lembar.objects.get(jenis="laporan"))
    assert laporan["narasi"]["simpulan"] == {
        "teks": "Simpulan yang ditulis penyusun.",
        "orang": True,
    }
    assert not laporan["narasi"]["metodologi"]["orang"]
    assert laporan["kertas_kerja"]["rekap"][0]["tampil"] == "100,00"
    unit = str(lakon.kantor.unit["perdagangan"].pk)
    assert [b["tampil"] for b in laporan["bagian"][unit]] == ["80,00"]
    assert selectors.capaian_periode(lakon.kantor.instansi.pk, TW3) == {}

    for langkah in (lakon.langkah_6, lakon.langkah_7, lakon.langkah_8, lakon.langkah_9):
        langkah()

    resmi = selectors.capaian_periode(lakon.kantor.instansi.pk, TW3)
    assert {pk: str(c.capaian) for pk, c in resmi.items()} == {
        UUID(str(indikator[k].pk)): f"{n}.0000000000"
        for k, n in zip(BIDANG, (80, 100, 120), strict=True)
    }
    assert {c.pelaksanaan for c in resmi.values()} == {lakon.pelaksanaan}


def test_rencana_dan_isian_dibaca_sekali_per_halaman(lakon: Lakon) -> None:
    indikator = _rencana(lakon.kantor)
    halaman = Halaman(lakon)
    lakon.mulai()
    lakon.sampai(3)
    bidang = lakon.milik(4, "perdagangan")
    with CaptureQueriesContext(connection) as formulir:
        halaman.buka("kabid_perdagangan", bidang)
    _isi_semua(lakon, indikator, halaman)
    ambil(pada=lakon.satu(5, "staf_1"))
    (tugas,) = lakon.terbuka(5, induk=None)

    with CaptureQueriesContext(connection) as kertas:
        halaman.buka("staf_1", tugas)

    for banyak in (formulir, kertas):
        assert sum('FROM "kinerja_' in q["sql"] for q in banyak.captured_queries) <= 7
