"""X-12 and X-16 through the pages: the correction of a ratified figure, and the evaluator."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.skenario.meja import beri_wewenang, polos
from tolok.kinerja.models import SimpulKinerja
from tolok.kinerja.selectors import kinerja as selectors
from tolok.kinerja.tests.test_jalan import BIDANG, MULAI, TW3, Halaman, _isi, _rapat, _rencana
from tolok.kinerja.tests.test_ralat import laporan_disahkan
from tolok.naskah.models import VersiNaskah
from tolok.pelaksanaan.models import Lembar, Pelaksanaan, Tugas
from tolok.pelaksanaan.penerbitan import terbitkan_pelaksanaan
from tolok.pelaksanaan.services import ambil
from tolok.pelaksanaan.tests.kantor import Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.pelaksanaan.tests.lakon_001 import Lakon001, kantor_001
from tolok.pelaksanaan.tests.test_halaman import masuk
from tolok.pemantauan.models import Bacaan
from tolok.pemantauan.services import beri_surat
from tolok.pemantauan.tests.test_evaluasi import evaluator, klien_untuk

pytestmark = pytest.mark.django_db

KINI = datetime(2025, 11, 12, 2, 0, tzinfo=UTC)


@pytest.fixture
def lakon() -> Iterator[Lakon]:
    """G: the report of the third quarter is ratified and its run closed; it is November."""
    satu, _ = laporan_disahkan()
    satu.saat = KINI
    with time_machine.travel(KINI, tick=False):
        yield satu


def _terbuka(kode: str) -> Tugas:
    return Tugas.objects.get(terbuka=True, pelaksanaan__kode_sop=kode)


def test_x_12_ralat_dari_laporan_sah_sampai_versi_dua(lakon: Lakon) -> None:
    """W Kasubbag opens Ralat; T semula/menjadi, version 2, version 1 as signed, no 11-row run."""
    kantor, instansi = lakon.kantor, lakon.kantor.instansi.pk
    terbitkan_pelaksanaan(
        Pelaksanaan.objects.select_related("instansi__pemda").get(pk=lakon.pelaksanaan), KINI
    )
    versi_satu = set(VersiNaskah.objects.values_list("sidik", flat=True))
    cetakan = VersiNaskah.objects.filter(naskah__jenis="laporan").latest("dibuat").sidik
    lain = VersiNaskah.objects.filter(naskah__jenis="notula").latest("dibuat").sidik
    assert "diralat" not in _diperiksa(cetakan)
    satu = next(iter(selectors.capaian_periode(instansi, TW3).values())).indikator
    kasubbag = masuk(kantor, "kasubbag")
    asal = reverse("pelaksanaan:pelaksanaan", args=[lakon.pelaksanaan])
    mulai = reverse("ralat:mulai", args=[lakon.pelaksanaan])

    assert mulai in kasubbag.get(asal).text
    assert satu.nama in kasubbag.get(mulai).text
    isi = {"dipilih": [str(satu.pk)], "alasan": "BPS merevisi rilisnya", "dasar": "BRS 70/11"}
    assert kasubbag.post(mulai, isi).status_code == 302
    baru = Lakon(kantor, KINI)
    baru.pelaksanaan = _terbuka("ralat").pelaksanaan_id
    halaman = Halaman(baru)
    angka = _isi(satu, "97", bukti="BRS 70/11/2025", penghambat="x", tindak_lanjut="y") | {
        "alasan_ralat": "BPS merevisi rilisnya"
    }
    tugas = baru.terbuka(1)[0]
    pratinjau = polos(halaman.kirim("kasubbag", tugas, "susun/pratinjau", angka).text)
    assert "Semula dan menjadi" in pratinjau
    assert halaman.kirim("kasubbag", tugas, "susun/kirim", angka).status_code == 303
    assert halaman.kirim("kasubbag", baru.terbuka(2)[0], "periksa/setujui", {}).status_code == 403
    assert "BPS merevisi rilisnya" in halaman.buka("sekretaris", baru.terbuka(2)[0])
    assert (
        halaman.kirim("sekretaris", baru.terbuka(2)[0], "periksa/setujui", {}).status_code == 303
    )
    sah = halaman.kirim("kepala_dinas", baru.terbuka(3)[0], "sahkan/setujui", {})
    assert sah.status_code == 303

    resmi = selectors.capaian_periode(instansi, TW3)[satu.pk]
    assert (resmi.versi, str(resmi.capaian.normalize() if resmi.capaian else "")) == (2, "97")
    assert Pelaksanaan.objects.get(pk=baru.pelaksanaan).status == "selesai"
    assert Pelaksanaan.objects.filter(kode_sop="000").count() == 1
    assert versi_satu <= set(VersiNaskah.objects.values_list("sidik", flat=True))
    klien = masuk(kantor, "staf_1")
    assert "Sudah diralat" in klien.get(asal).text
    sesudah = _diperiksa(cetakan)
    assert "Naskah dikenal" in sesudah
    assert "Angka pada naskah ini sudah diralat; versi yang lebih baru disahkan" in sesudah
    assert "97" not in sesudah.partition("sudah diralat")[2].partition("Instansi")[0]
    assert "BPS merevisi rilisnya" not in sesudah
    assert "diralat" not in _diperiksa(lain)
    terbitkan_pelaksanaan(
        Pelaksanaan.objects.select_related("instansi__pemda").get(pk=baru.pelaksanaan), KINI
    )
    versi_dua = VersiNaskah.objects.filter(
        naskah__pelaksanaan=baru.pelaksanaan, naskah__jenis="laporan"
    ).latest("dibuat")
    assert "diralat" not in _diperiksa(versi_dua.sidik)


def _diperiksa(sidik: str) -> str:
    """What the public check says of a digest."""
    return polos(Client().post(reverse("naskah:periksa"), {"sidik": sidik}).text)


def test_susulan_sebelum_disahkan_membuka_sel_itu_saja() -> None:
    """004-07: a figure that was not out yet is filled by its owner; only that row is open."""
    lakon = Lakon(buat_kantor(), MULAI)
    indikator, halaman = _rencana(lakon.kantor), Halaman(lakon)
    satu = indikator["perdagangan"]
    lakon.mulai()
    lakon.sampai(3)
    for kode in BIDANG:
        _rapat(lakon, kode)
        belum = {f"{satu.pk}.keadaan": "belum_tersedia", f"{satu.pk}.catatan": "BPS belum rilis"}
        isi = belum if kode == "perdagangan" else _isi(indikator[kode], "100")
        isi[f"{SimpulKinerja.objects.get(kode='P1.1').pk}.realisasi"] = "900.000"
        jawab = halaman.kirim(f"kabid_{kode}", lakon.milik(4, kode), "isi/kirim", isi)
        assert jawab.status_code == 303, jawab.text[:500]
    ambil(pada=lakon.satu(5, "staf_1"))
    (tugas,) = lakon.terbuka(5, induk=None)

    minta = {"sel": satu.kode, "alasan": "Susulan: BPS sudah rilis"}
    assert halaman.kirim("staf_1", tugas, "ukur/minta", minta).status_code == 303

    (susulan,) = lakon.terbuka(4)
    assert susulan.subjek == lakon.kantor.unit["perdagangan"].pk
    html = halaman.buka("kabid_perdagangan", susulan)
    assert "Susulan: BPS sudah rilis" in html
    assert f'id="baris-{satu.kode}" data-baris>' in html
    assert 'id="anggaran-P1.1" data-baris inert' in html


def _surat(kantor: Kantor, orang: Any, tahun: int = 2025) -> Any:
    beri_wewenang(kantor, "sekretaris", "administrator")
    return beri_surat(
        pelaku=kantor.pegawai["sekretaris"],
        pegawai=orang,
        nomor="700/9/ITDA/2025",
        tanggal=date(2025, 11, 3),
        tahun=tahun,
        periode="",
        mulai=date(2025, 11, 3),
        selesai=date(2025, 12, 31),
        sekarang=KINI,
    )


def test_x_16_evaluator_membaca_perangkat_daerah_dan_tahun_suratnya(lakon: Lakon) -> None:
    """T read-only that OPD and period: events, refusals, capacities, ralat, evidence; logged."""
    orang = evaluator(lakon.kantor)
    surat = _surat(lakon.kantor, orang)
    klien = klien_untuk(orang)

    awal = polos(klien.get("/").text)
    daftar = polos(klien.get(reverse("pemantauan:surat", args=[surat.pk])).text)
    alamat = reverse("pemantauan:pelaksanaan", args=[surat.pk, lakon.pelaksanaan])
    teks = polos(klien.get(alamat).text)

    assert "Surat Tugas 700/9/ITDA/2025" in awal
    assert "Pengukuran Kinerja, Triwulan III 2025" in daftar
    for bagian in ("Langkah", "Naskah", "Bukti", "Percobaan yang ditolak", "Kejadian"):
        assert bagian in teks
    assert "Laporan Pengukuran Kinerja" in teks or "Laporan pengukuran" in teks
    assert "PDF saja: versi yang diputuskan dan ditandatangani" in teks
    olahan = reverse("pelaksanaan:word", args=[lakon.pelaksanaan, uuid4()])
    assert klien.get(olahan).status_code == 404, "working copies belong to the office"
    assert klien.post(alamat).status_code == 405
    asli = reverse("pelaksanaan:pelaksanaan", args=[lakon.pelaksanaan])
    assert klien.get(asli).status_code == 404
    kepala = masuk(lakon.kantor, "kepala_dinas").get(reverse("pemantauan:bacaan"))
    assert "Evaluator Satu" in polos(kepala.text)
    assert Bacaan.objects.filter(pelaksanaan=lakon.pelaksanaan, surat=surat).count() == 1


def test_x_16_isi_skp_tidak_terbaca_evaluator() -> None:
    """T no SKP content: rows, actors and times of the run, nothing that was written about anybody."""
    lakon = Lakon001(kantor_001())
    lakon.mulai()
    rahasia = "Hasil kerja yang hanya dibaca atasannya"
    lakon.isi_formulir(nilai=rahasia)
    assert Lembar.objects.filter(pelaksanaan=lakon.pelaksanaan, isi__contains=rahasia).exists()
    orang = evaluator(lakon.kantor)
    with time_machine.travel(KINI, tick=False):
        surat = _surat(lakon.kantor, orang, int(str(lakon.baris().periode)[:4]))
        klien = klien_untuk(orang)
        html = klien.get(
            reverse("pemantauan:pelaksanaan", args=[surat.pk, lakon.pelaksanaan])
        ).text

    assert "memuat sasaran kinerja pegawai" in html
    assert rahasia not in html
    assert "menyelesaikan" in html or "menyerahkan" in html
