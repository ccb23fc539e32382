"""What the five SOPs are told about themselves, on the page and at the command line."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.skenario.meja import polos
from tolok.cli.utama import utama
from tolok.organisasi.tests.kantor import buat_kantor

pytestmark = pytest.mark.django_db


def _halaman(kode: str) -> str:
    """The page of a published SOP, as any employee sees it."""
    pengguna = buat_kantor().pegawai["analis"].pengguna
    assert pengguna is not None
    klien = Client()
    klien.force_login(pengguna, backend="django.contrib.auth.backends.ModelBackend")
    return str(klien.get(reverse("sop:terbitan", args=[kode])).content.decode())


def _panel(html: str) -> str:
    awal = html.index('id="judul-temuan"')
    return html[awal : html.index("</section>", awal)]


def _disebut(kode: str, *kalimat: str) -> list[str]:
    """The sentences that the panel lacks."""
    panel = polos(_panel(_halaman(kode)))
    return [satu for satu in kalimat if satu not in panel]


def test_temuan_skp_menyebut_lajur_kosong_kalimat_terpotong_dan_peraturan_yang_diganti() -> None:
    """001-17."""
    assert _disebut(
        "001",
        "Lajur Sekretaris tercetak, tetapi tidak mengerjakan langkah mana pun",
        "Kalimat langkah 5 tidak memuat kata kerja; mungkin terpotong",
        "Peraturan Pemerintah Nomor 46 Tahun 2011 sudah diganti Peraturan Pemerintah Nomor 30 "
        "Tahun 2019",
        "Peraturan Kepala BKN Nomor 1 Tahun 2013 sudah diganti Peraturan Menteri PANRB Nomor 6 "
        "Tahun 2022",
        "Peraturan Menteri Dalam Negeri Nomor 73 Tahun 2009 sudah diganti Peraturan Menteri Dalam "
        "Negeri Nomor 18 Tahun 2020",
        "Langkah 7 mengarsipkan, tetapi kode klasifikasi arsipnya tidak disebut",
        "Peraturan Pemerintah Nomor 46 Tahun 2011 hanya mengatur PNS, sedangkan lajur “Para ASN” "
        "mencakup PPPK",
    ) == []  # fmt: skip


def test_temuan_menyebut_nama_lain_peraturan_yang_tidak_ada_dan_hari_minggu() -> None:
    """002-17."""
    assert _disebut(
        "002",
        "Identitas menyebut “PENYUSUNAN KINERJA”, sedangkan langkahnya tentang “pengukuran "
        "kinerja”",
        "Nomor 35 Tahun 2022 dengan judul itu tidak dikenal; yang berjudul demikian Peraturan "
        "Menteri PANRB Nomor 35 Tahun 2012",
        "Kualifikasi pelaksana berisi jabatan, bukan kemampuan: Kepala Dinas",
        "jatuh pada hari Minggu, 1 Januari 2023",
        "Lajur Bidang tercetak, tetapi tidak mengerjakan langkah mana pun",
        "“Sub Koordinator” sudah tidak dipakai",
    ) == []  # fmt: skip


def test_temuan_menyebut_tidak_ada_langkah_pengiriman_dan_pengarsipan() -> None:
    """003-17; and the names of one document that differ in rows 8 and 9."""
    assert _disebut(
        "003",
        "Tidak ada langkah pengiriman dan pengarsipan hasilnya",
        "Kalimat langkah 8 menyebut “laporan evaluasi akuntabilitas kinerja internal”",
        "Langkah 9 memakai “Dokumen Hasil Evaluasi SAKIP”, sedangkan langkah 8 menghasilkan "
        "“Dokumen Final Laporan”",
    ) == []  # fmt: skip


def test_temuan_menyebut_nomor_rusak_kotak_kosong_dan_38_hari() -> None:
    """004-16."""
    assert _disebut(
        "004",
        "Nomor PER/21/M.PAN/11/2008 sudah diganti Peraturan Menteri PANRB Nomor 35 Tahun 2012",
        "KEP-135/M.PAN/2004 sudah diganti Peraturan Menteri PANRB Nomor 88 Tahun 2021",
        "“RKT” sudah tidak dipakai; sekarang Renja",
        "Kotak Peringatan kosong",
        "Kotak Pencatatan dan pendataan kosong",
        "Nomor “01//SOP-PK-DPMP TSP” memuat bagian kosong atau spasi",
        "Langkah 3 memeriksa atau menilai, tetapi tidak tertulis apa yang terjadi",
        "Jumlah waktu semua langkah 38 hari kerja, lebih dari separuh triwulan",
    ) == []  # fmt: skip


@pytest.mark.parametrize("kode", ["000", "001", "002", "003", "004"])
def test_setiap_temuan_menunjuk_tempat_yang_ada_di_halaman(kode: str) -> None:
    html = _halaman(kode)
    jangkar = set(re.findall(r'href="#([^"]+)"', _panel(html)))

    assert jangkar
    assert jangkar <= set(re.findall(r'id="([^"]+)"', html))


def test_perintah_menyebut_hal_yang_sama_dengan_halaman(
    capsys: pytest.CaptureFixture[str],
) -> None:
    utama(["sop", "periksa", "004"])

    keluar = capsys.readouterr().out
    panel = polos(_panel(_halaman("004")))
    masalah = re.findall(r"\]\n  (.+)", keluar)
    assert len(masalah) == 11
    assert [m for m in masalah if m not in panel] == []
