from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from tolok.pelaksanaan.models import Bukti, Konsep
from tolok.skp.domain.buku import KOLOM_PEGAWAI, KOLOM_RHK
from tolok.skp.models import HasilSkp, PembacaanSkp, RencanaSkp
from tolok.skp.tests.lakon_skp import LakonSkp

pytestmark = pytest.mark.django_db


def _xlsx(lembar: Mapping[str, Sequence[Sequence[Any]]]) -> SimpleUploadedFile:
    buku = openpyxl.Workbook()
    buku.remove(buku.worksheets[0])
    for nama, baris in lembar.items():
        satu = buku.create_sheet(nama)
        for b in baris:
            satu.append(list(b))
    isi = io.BytesIO()
    buku.save(isi)
    return SimpleUploadedFile("buku.xlsx", isi.getvalue())


def _rencana(nama: str, target: str = "12") -> SimpleUploadedFile:
    pegawai = {
        "Kode": "1",
        "Nama": nama,
        "Periode mulai": date(2026, 1, 1),
        "Periode selesai": date(2026, 12, 31),
    }
    rhk = {
        "Kode": "1",
        "Rencana hasil kerja": "Laporan triwulan",
        "Indikator": "Jumlah laporan",
        "Aspek": "kuantitas",
        "Target": target,
        "Satuan": "laporan",
    }
    return _xlsx(
        {
            "Pegawai": [KOLOM_PEGAWAI, [pegawai.get(k) for k in KOLOM_PEGAWAI]],
            "RHK": [KOLOM_RHK, [rhk.get(k) for k in KOLOM_RHK]],
        }
    )


def _kirim(lakon: LakonSkp, orang: str, alamat: str, isi: dict[str, Any]) -> Any:
    with time_machine.travel(lakon.jam(), tick=False):
        return lakon.klien(orang).post(alamat, isi)


def _buka(lakon: LakonSkp, orang: str, alamat: str) -> Any:
    with time_machine.travel(lakon.jam(), tick=False):
        return lakon.klien(orang).get(alamat)


@pytest.fixture
def lakon() -> LakonSkp:
    return LakonSkp(kecuali=("staf_2",))


def test_daftar_menyebut_yang_belum_punya_skp_tanpa_isinya(lakon: LakonSkp) -> None:
    halaman = _buka(lakon, "kasubbag", "/skp/pegawai/2025/").text
    ditolak = _buka(lakon, "staf_1", "/skp/pegawai/2025/")

    assert halaman.count("belum punya SKP") == 1
    assert "Kuantitas laporan" not in halaman
    assert ditolak.status_code == 403


def test_rencana_dari_excel_masuk_semua_atau_tidak_sama_sekali(lakon: LakonSkp) -> None:
    asing = _kirim(
        lakon, "kasubbag", "/skp/pegawai/2026/", {"buku": _rencana("Bukan Siapa-siapa")}
    )
    nama = lakon.kantor.pegawai["staf_2"].nama
    masuk = _kirim(lakon, "kasubbag", "/skp/pegawai/2026/", {"buku": _rencana(nama)})

    assert asing.status_code == 422
    assert "tidak ditemukan di kantor ini" in asing.text
    assert masuk.status_code == 302
    skp = RencanaSkp.objects.get(pegawai=lakon.pk("staf_2"))
    butir = skp.daftar_rhk.get().daftar_indikator.get()
    assert (butir.uraian, butir.target, butir.satuan) == ("Jumlah laporan", "12", "laporan")
    assert "Jumlah laporan" in _buka(lakon, "staf_2", "/skp/").text
    assert "Jumlah laporan" not in _buka(lakon, "kasubbag", "/skp/").text


def test_pegawai_melihat_siapa_yang_membuka_skp_nya(lakon: LakonSkp) -> None:
    PembacaanSkp.objects.create(
        pemda=lakon.kantor.pemda,
        instansi=lakon.kantor.instansi,
        pembaca=lakon.kantor.pegawai["kasubbag"],
        subjek=lakon.kantor.pegawai["staf_1"],
        apa="penilaian SKP",
        pada=lakon.jam(),
    )

    halaman = _buka(lakon, "staf_1", "/skp/").text

    assert "Pegawai Kepala Subbagian Perencanaan" in halaman
    assert "Penilaian SKP" in halaman


def _sampai_nilai(orang: str) -> LakonSkp:
    lakon = LakonSkp()
    lakon.isi_semua((orang,))
    lakon.langkah_1()
    lakon.langkah_2()
    for t in lakon.terbuka(3):
        lakon.kirim("staf_1", t, "isi/kirim", {"cara": "daring"})
    return lakon


def test_hasil_e_kinerja_direkam_lalu_dikonfirmasi_penilainya() -> None:
    lakon = _sampai_nilai("staf_2")
    tugas = lakon.tugas(4, "staf_2")
    alamat = f"/skp/rekam/{lakon.pelaksanaan}/4/"
    nama = lakon.kantor.pegawai["staf_2"].nama
    daftar = _xlsx(
        {"Hasil": [("Nama", "Predikat"), (nama, "Sangat Baik"), ("Orang Lain", "Baik")]}
    )

    terbaca = _kirim(lakon, "kasubbag", alamat, {"aksi": "baca", "buku": daftar})
    assert "1 predikat terbaca" in terbaca.text
    assert "Orang Lain, pegawai tidak ada" in terbaca.text
    assert not Konsep.objects.filter(tugas=tugas.pk).exists()

    fail = SimpleUploadedFile(
        f"SKP_{nama.replace(' ', '_')}.pdf", b"%PDF-1.4\n%%EOF\n", content_type="application/pdf"
    )
    simpan = _kirim(
        lakon,
        "kasubbag",
        alamat,
        {"aksi": "simpan", f"predikat-{tugas.pk}": "sangat_baik", "fail": [fail]},
    )
    assert simpan.status_code == 302, simpan.text[:600]
    assert Bukti.objects.filter(tugas=tugas.pk).count() == 1
    assert not HasilSkp.objects.exists()

    jawab = lakon.kirim(
        "kasubbag",
        tugas,
        "nilai/kirim",
        {"asal": "e_kinerja", "predikat": "sangat_baik", "dokumen": "SKP.pdf"},
    )

    assert jawab.status_code == 303, jawab.text[:600]
    hasil = HasilSkp.objects.get()
    assert (hasil.asal, hasil.predikat, hasil.rating_hasil) == ("e_kinerja", "sangat_baik", "")
    assert "Sangat Baik, dinilai di e-Kinerja" in lakon.buka("staf_2", lakon.tugas(5, "staf_2"))


def test_yang_tidak_menilai_tidak_dapat_merekam() -> None:
    lakon = _sampai_nilai("staf_2")

    jawab = _buka(lakon, "staf_2", f"/skp/rekam/{lakon.pelaksanaan}/4/")

    assert jawab.status_code == 403
