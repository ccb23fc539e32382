"""The form of a unit on its page: calm until touched, filled together, asked back by row."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tolok.kinerja.models import Indikator, Realisasi, SimpulKinerja, TargetIndikator
from tolok.kinerja.tests.test_jalan import (
    MULAI,
    PENJELASAN,
    Halaman,
    _isi,
    _isi_semua,
    _rapat,
    _rencana,
)
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.models import Konsep, Lembar, Tugas
from tolok.pelaksanaan.services import ambil
from tolok.pelaksanaan.tests.kantor import buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon

pytestmark = pytest.mark.django_db


@pytest.fixture
def lakon() -> Lakon:
    return Lakon(buat_kantor(), MULAI)


class Formulir:
    """The form of Bidang Perdagangan with two indicators."""

    def __init__(self, lakon: Lakon) -> None:
        self.indikator = _rencana(lakon.kantor)
        self.satu = self.indikator["perdagangan"]
        self.dua = _kembar(lakon, self.satu)
        lakon.mulai()
        lakon.sampai(3)
        self.lakon, self.halaman = lakon, Halaman(lakon)
        self.tugas = lakon.milik(4, "perdagangan")

    def simpan(self, isi: dict[str, str], **kepala: str) -> Any:
        return self.halaman.kirim("kabid_perdagangan", self.tugas, "isi/simpan", isi | kepala)

    def kirim(self, isi: dict[str, str]) -> Any:
        return self.halaman.kirim("kabid_perdagangan", self.tugas, "isi/kirim", isi)

    @property
    def tersimpan(self) -> dict[str, str]:
        isi = json.loads(Konsep.objects.get(tugas=self.tugas.pk, bagian="isi").isi)
        return {b["indikator"]: b["realisasi"] for b in isi["baris"]}


@pytest.fixture
def formulir(lakon: Lakon) -> Formulir:
    return Formulir(lakon)


def _kembar(lakon: Lakon, asal: Indikator) -> Indikator:
    dua = Indikator.objects.create(
        pemda=lakon.kantor.pemda,
        instansi=lakon.kantor.instansi,
        simpul=asal.simpul,
        kode="I-dua",
        nama="Indikator kedua",
        satuan="dokumen",
        polaritas="positif",
        agregasi="posisi_akhir",
        penanggung_jawab=asal.penanggung_jawab,
    )
    for tw in (0, 3):
        TargetIndikator.objects.create(
            pemda=lakon.kantor.pemda, indikator=dua, tw=tw, bawah=Decimal(1200)
        )
    return dua


def _diubah(**sel: str) -> dict[str, str]:
    return {"diubah": json.dumps({k.replace("__", "."): v for k, v in sel.items()})}


def _baris(html: str, kode: str) -> str:
    return html.split(f'id="baris-{kode}"')[1].split('class="ki-baris"')[0]


def test_formulir_yang_belum_disentuh_tidak_menegur(formulir: Formulir) -> None:
    html = formulir.halaman.buka("kabid_perdagangan", formulir.tugas)

    assert "belum diisi.</" not in html.lower()
    assert "ki-galat" not in html
    assert "ki-peringatan" not in html
    assert "0 dari 3 terisi" in html
    assert not re.search(r'class="ki-jelas" open', html)


def test_penjelasan_terbuka_bila_angkanya_memintanya(formulir: Formulir) -> None:
    formulir.simpan(_isi(formulir.satu, "80"))

    html = formulir.halaman.buka("kabid_perdagangan", formulir.tugas)

    diminta = _baris(html, formulir.satu.kode)
    assert 'class="ki-jelas" open' in diminta
    assert f'name="{formulir.satu.pk}.penghambat" rows="2" aria-invalid="true"' in diminta
    assert 'class="ki-jelas" open' not in _baris(html, "I-dua")
    assert "ki-galat" not in _baris(html, "I-dua")


def test_mencoba_menyerahkan_menunjuk_selnya(formulir: Formulir) -> None:
    _rapat(formulir.lakon, "perdagangan")

    jawab = formulir.kirim(_isi(formulir.satu, "100"))

    assert jawab.status_code == 422
    assert 'href="#sel-I-dua-realisasi"' in jawab.text
    assert 'id="sel-I-dua-realisasi"' in jawab.text
    assert "Realisasi I-dua belum diisi." in _baris(jawab.text, "I-dua")


def test_sel_yang_tidak_disentuh_tetap_kosong_bukan_nol(formulir: Formulir) -> None:
    _rapat(formulir.lakon, "perdagangan")
    sub = SimpulKinerja.objects.get(kode="P1.1")
    isi = _isi(formulir.satu, "0", **PENJELASAN) | _isi(
        formulir.dua, "", keadaan="belum_tersedia", catatan="Menunggu rilis BPS"
    )

    assert formulir.kirim(isi | {f"{sub.pk}.realisasi": "0"}).status_code == 303

    isian = isi_lembar(Lembar.objects.get(jenis="isian"))
    baris = {b["kode"]: b for b in isian["baris"]}
    nol, kosong = baris[formulir.satu.kode], baris["I-dua"]
    assert (nol["realisasi"], nol["keadaan"]) == ("0", None)
    assert (kosong["realisasi"], kosong["keadaan"]) == (None, "belum_tersedia")
    assert isian["anggaran"][0]["realisasi"] == 0
    assert isian["anggaran"][0]["fisik"] is None
    cetak = {b["kode"]: b for b in isian["cetak"]["baris"]}
    assert cetak["I-dua"]["alasan"] == "Menunggu rilis BPS"
    assert cetak["I-dua"]["capaian"] is None


def _lalu(indikator: Indikator, nilai: str) -> None:
    Realisasi.objects.create(
        pemda=indikator.pemda, indikator=indikator, tahun=2025, tw=2, versi=1,
        nilai=Decimal(nilai), disahkan_pada=MULAI,
    )  # fmt: skip


def test_angka_bermakna_dua_menunjukkan_keduanya_di_samping_triwulan_lalu(
    formulir: Formulir,
) -> None:
    _lalu(formulir.dua, "1200")

    jawab = formulir.simpan(_isi(formulir.dua, "1.213"))

    assert "dapat berarti 1.213 (ribuan) atau 1,213 (pecahan)" in jawab.text
    assert 'data-pakai="1213"' in jawab.text
    assert 'data-pakai="1,213"' in jawab.text
    assert "Triwulan lalu 1.200." in jawab.text
    assert formulir.tersimpan[str(formulir.dua.pk)] == "1.213"


def test_turun_seribu_kali_diperingatkan(formulir: Formulir) -> None:
    _lalu(formulir.dua, "1200")

    jawab = formulir.simpan(_isi(formulir.dua, "1,2"))

    assert "I-dua: 1,2 berbeda sedikitnya 1.000 kali dari triwulan lalu (1.200)" in jawab.text


def test_dua_orang_mengisi_sel_berbeda_tanpa_saling_menimpa(formulir: Formulir) -> None:
    a, b = str(formulir.satu.pk), str(formulir.dua.pk)
    formulir.simpan(_isi(formulir.satu, "100"), **_diubah(**{f"{a}__realisasi": ""}))

    jawab = formulir.simpan(_isi(formulir.dua, "1200"), **_diubah(**{f"{b}__realisasi": ""}))

    assert jawab.status_code == 200
    assert formulir.tersimpan == {a: "100", b: "1200"}
    assert f'data-nama="{a}.realisasi" value="100"' in jawab.text


def test_sel_yang_sama_dari_dua_jendela_ditanyakan_bukan_ditimpa(formulir: Formulir) -> None:
    a = str(formulir.satu.pk)
    formulir.simpan(_isi(formulir.satu, "100"), **_diubah(**{f"{a}__realisasi": ""}))

    jawab = formulir.simpan(_isi(formulir.satu, "90"), **_diubah(**{f"{a}__realisasi": ""}))

    assert jawab.status_code == 409
    basi = jawab.json()
    assert "dari jendela lain" in basi["pesan"]
    nama = f"{formulir.satu.kode} realisasi"
    assert (basi["tersimpan"], basi["dikirim"]) == ({nama: "100"}, {nama: "90"})
    assert formulir.tersimpan[a] == "100"

    versi = {"versi": str(basi["versi"])}
    lagi = formulir.simpan(
        _isi(formulir.satu, "90"), **_diubah(**{f"{a}__realisasi": ""}), **versi
    )
    assert lagi.status_code == 200
    assert formulir.tersimpan[a] == "90"


def test_yang_belum_dilihat_tidak_ikut_dikonfirmasi(formulir: Formulir) -> None:
    _rapat(formulir.lakon, "perdagangan")
    a, b = str(formulir.satu.pk), str(formulir.dua.pk)
    sub = SimpulKinerja.objects.get(kode="P1.1")
    formulir.simpan(_isi(formulir.dua, "1200"), **_diubah(**{f"{b}__realisasi": ""}))
    uang = {f"{sub.pk}.realisasi": "900.000"}
    ubahan = _diubah(**{f"{a}__realisasi": "", f"{sub.pk}__realisasi": ""})

    jawab = formulir.kirim(_isi(formulir.satu, "100") | uang | ubahan)

    assert jawab.status_code == 422
    assert "Isian I-dua realisasi diubah orang lain" in jawab.text
    assert formulir.tersimpan == {a: "100", b: "1200"}
    utuh = _isi(formulir.satu, "100") | _isi(formulir.dua, "1200") | uang | {"diubah": "{}"}
    assert formulir.kirim(utuh).status_code == 303


def test_perbaikan_diminta_per_baris_dari_pemiliknya_saja(lakon: Lakon) -> None:
    indikator = _rencana(lakon.kantor)
    halaman = Halaman(lakon)
    lakon.mulai()
    lakon.sampai(3)
    _isi_semua(lakon, indikator, halaman)
    ambil(pada=lakon.satu(5, "staf_1"))
    (tugas,) = lakon.terbuka(5, induk=None)

    kosong = halaman.kirim("staf_1", tugas, "ukur/minta", {"alasan": "Satuan keliru."})
    assert kosong.status_code == 422
    kode = indikator["perindustrian"].kode
    jawab = halaman.kirim("staf_1", tugas, "ukur/minta", {"alasan": "Satuan keliru.", "sel": kode})

    assert jawab.status_code == 303, jawab.text[:400]
    terbuka = lakon.terbuka(4)
    assert [t.subjek for t in terbuka] == [lakon.kantor.unit["perindustrian"].pk]
    html = halaman.buka("kabid_perindustrian", terbuka[0])
    assert "Diminta diperbaiki" in _baris(html, kode)
    assert "Satuan keliru." in html
    assert 'value="100"' in html


def _penyusun(lakon: Lakon) -> tuple[Halaman, Tugas]:
    indikator = _rencana(lakon.kantor)
    halaman = Halaman(lakon)
    lakon.mulai()
    lakon.sampai(3)
    _isi_semua(lakon, indikator, halaman)
    ambil(pada=lakon.satu(5, "staf_1"))
    (tugas,) = lakon.terbuka(5, induk=None)
    return halaman, tugas


def test_kertas_kerja_menjelaskan_setiap_angka_dengan_dasarnya(lakon: Lakon) -> None:
    halaman, tugas = _penyusun(lakon)

    with CaptureQueriesContext(connection) as tanya:
        html = halaman.buka("staf_1", tugas)

    baris = html.split('id="kk-I-perda"')[1].split("</details>")[0]
    for kata in ("80 / 100 × 100", "Rumus", "Hitungan", "PermenPANRB", "Aturan"):
        assert kata in baris
    assert "rata-rata 3 dari 3 indikator" in html
    assert len(html.encode()) < 250_000
    sendiri = [q for q in tanya if re.search('FROM "(kinerja|pelaksanaan)_', q["sql"])]
    assert len(sendiri) <= 16


def test_teks_orang_tetap_dan_usul_terbaru_di_sampingnya(lakon: Lakon) -> None:
    halaman, tugas = _penyusun(lakon)
    narasi = {"narasi.simpulan": "Simpulan saya."}
    halaman.kirim("staf_1", tugas, "susun/simpan", narasi)

    html = halaman.buka("staf_1", tugas)

    bagian = html.split('name="narasi.simpulan"')[1]
    assert "Simpulan saya." in bagian.split("</textarea>")[0]
    assert "Usul dari angka terbaru" in bagian
    pratinjau = halaman.kirim("staf_1", tugas, "susun/pratinjau", narasi)
    assert "Simpulan saya." in pratinjau.text
    assert not Lembar.objects.filter(jenis="laporan").exists()
