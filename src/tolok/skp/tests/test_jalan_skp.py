from __future__ import annotations

import json

import pytest

from tolok.dasar.periode import JenisPeriode, Periode
from tolok.pelaksanaan.models import Lembar
from tolok.skp import selectors
from tolok.skp.models import HasilSkp, PembacaanSkp
from tolok.skp.tests.lakon_skp import LakonSkp

pytestmark = pytest.mark.django_db


def _isi(jenis: str, orang: LakonSkp, siapa: str) -> dict[str, object]:
    tugas = {t.pk for t in orang.baris().tugas.filter(subjek=orang.pk(siapa))}
    lembar = Lembar.objects.filter(jenis=jenis, tugas__in=tugas).order_by("pada").last()
    assert lembar is not None
    isi: dict[str, object] = json.loads(lembar.isi)
    return isi


def test_pegawai_mengisi_realisasi_dan_yang_kosong_disebut() -> None:
    lakon = LakonSkp()
    tugas = lakon.bagian("staf_2")

    halaman = lakon.buka("staf_2", tugas)
    kurang = lakon.kirim("staf_2", tugas, "kumpulkan/kirim", {})
    lengkap = lakon.kirim("staf_2", tugas, "kumpulkan/kirim", lakon.isian("staf_2"))

    assert "Kuantitas laporan" in halaman
    assert "PermenPANRB 6 Tahun 2022" in halaman
    assert kurang.status_code in (409, 422)
    assert "Realisasi “Kuantitas laporan” kosong" in kurang.text
    assert lengkap.status_code == 303


def test_pegawai_yang_diminta_mengisi_tidak_melihat_siapa_yang_belum_masuk() -> None:
    """Only who handed the rows out sees whom the next row awaits, and may close it early."""
    lakon = LakonSkp()
    for orang in ("staf_2", "kasubbag"):
        lakon.kirim(orang, lakon.bagian(orang), "kumpulkan/kirim", lakon.isian(orang))
    lakon.langkah_1()

    halaman = lakon.buka("sekretaris", lakon.bagian("sekretaris"))

    assert "belum masuk" not in halaman
    assert "Tutup lebih awal" not in halaman


def test_pegawai_tanpa_skp_disebut_tidak_dapat_diukur() -> None:
    lakon = LakonSkp(kecuali=("staf_2",))

    halaman = lakon.buka("staf_2", lakon.bagian("staf_2"))

    assert "belum punya SKP untuk masa ini" in halaman


def test_penilai_memilih_rating_dan_predikat_dari_matriks() -> None:
    lakon = LakonSkp()
    lakon.sampai_nilai()

    jawab = lakon.nilai_ekspektasi("kasubbag", "staf_2", "di_atas", "di_atas")

    assert jawab.status_code == 303, jawab.text[:600]
    hasil = HasilSkp.objects.get(pegawai=lakon.pk("staf_2"))
    assert (hasil.predikat, hasil.rating_hasil, hasil.versi) == ("sangat_baik", "di_atas", 1)
    halaman = lakon.buka("staf_2", lakon.tugas(5, "staf_2"))
    assert "Sangat Baik" in halaman
    assert "Laporan tepat waktu." in halaman
    assert "PP 30 Tahun 2019, Ps 59" in halaman


def test_rating_belum_dipilih_ditolak_dan_di_bawah_memerlukan_umpan_balik() -> None:
    lakon = LakonSkp()
    lakon.sampai_nilai()
    tugas = lakon.tugas(4, "staf_2")

    kosong = lakon.kirim("kasubbag", tugas, "nilai/kirim", {})
    tanpa_umpan = lakon.kirim(
        "kasubbag", tugas, "nilai/kirim", {"rating_hasil": "di_bawah", "rating_perilaku": "sesuai"}
    )

    assert "Rating hasil kerja belum dipilih" in kosong.text
    assert "memerlukan umpan balik" in tanpa_umpan.text
    assert not HasilSkp.objects.exists()


def test_simpanan_sementara_memperlihatkan_predikat() -> None:
    lakon = LakonSkp()
    lakon.sampai_nilai()

    jawab = lakon.kirim(
        "kasubbag",
        lakon.tugas(4, "staf_2"),
        "nilai/simpan",
        {"rating_hasil": "sesuai", "rating_perilaku": "di_atas"},
    )

    assert jawab.status_code == 200
    assert "<b>Baik</b>" in jawab.text
    assert not HasilSkp.objects.exists()


def test_tahun_2020_dinilai_dengan_angka_perilaku() -> None:
    lakon = LakonSkp(2020)
    lakon.isi_semua()
    lakon.langkah_1()
    lakon.langkah_2()
    for t in lakon.terbuka(3):
        lakon.kirim("staf_1", t, "isi/kirim", {"cara": "daring"})
    tugas = lakon.tugas(4, "staf_2")
    halaman = lakon.buka("kasubbag", tugas)
    perilaku = ("orientasi_pelayanan", "integritas", "komitmen", "disiplin", "kerja_sama")

    jawab = lakon.kirim(
        "kasubbag", tugas, "nilai/kirim", {f"perilaku-{p}": "85" for p in perilaku}
    )

    assert "Nilai perilaku kerja" in halaman
    assert jawab.status_code == 303, jawab.text[:600]
    hasil = HasilSkp.objects.get(pegawai=lakon.pk("staf_2"))
    # kuantitas 4/12, kualitas 4/100, waktu 4/12 (efisiensi 66,67 %): 33,33 + 4 + 33,33... over 3
    assert hasil.aturan == "perka-bkn-1-2013/1"
    assert str(hasil.nilai)[:7] == "49.8000" or hasil.nilai is not None


def test_isian_dari_kertas_memerlukan_pindaian_dan_pegawai_melihatnya() -> None:
    lakon = LakonSkp()
    lakon.isi_semua()
    lakon.langkah_1()
    lakon.langkah_2()
    tugas = lakon.tugas(3, "staf_2")

    tanpa = lakon.kirim(
        "staf_1", tugas, "isi/kirim", {"cara": "kertas", **lakon.isian("staf_2", "5")}
    )
    dengan = lakon.kirim(
        "staf_1",
        tugas,
        "isi/kirim",
        {"cara": "kertas", "pindaian": "Pindaian 12", **lakon.isian("staf_2", "5")},
    )

    assert "pindaiannya belum disebut" in tanpa.text
    assert dengan.status_code == 303
    assert _isi("skp", lakon, "staf_2")["cara"] == "kertas"
    assert "Diketik dari kertas; pindaian: Pindaian 12" in lakon.buka(
        "kasubbag", lakon.tugas(4, "staf_2")
    )


def test_membuka_penilaian_orang_lain_dicatat() -> None:
    lakon = LakonSkp()
    lakon.sampai_nilai()
    PembacaanSkp.objects.count()

    lakon.buka("kasubbag", lakon.tugas(4, "staf_2"))

    baca = PembacaanSkp.objects.get(subjek=lakon.pk("staf_2"), apa="penilaian SKP")
    assert baca.pembaca_id == lakon.pk("kasubbag")


def test_seluruh_pegawai_sampai_berkas_ditutup() -> None:
    lakon = LakonSkp()
    lakon.sampai_nilai()
    for t in lakon.terbuka(4):
        orang = lakon.kode[t.subjek]
        if orang == "kepala_dinas":
            continue
        jabatan = {j.pk: k for k, j in lakon.kantor.jabatan.items()}
        jawab = lakon.nilai_ekspektasi(jabatan[t.pemegang_id], orang)
        assert jawab.status_code == 303, jawab.text[:600]

    assert HasilSkp.objects.filter(predikat="baik").count() == len(lakon.kantor.pegawai) - 1


def test_triwulan_dinilai_sebagai_triwulan_di_samping_setahun() -> None:
    kantor = LakonSkp().kantor
    orang = kantor.pegawai["staf_2"].pk

    isi = selectors.lembar_awal(kantor.instansi.pk, orang, Periode(JenisPeriode.TRIWULAN, 2025, 3))
    setahun = selectors.lembar_awal(kantor.instansi.pk, orang, Periode(JenisPeriode.TAHUN, 2025))

    assert isi["masa"] == {"mulai": "2025-07-01", "selesai": "2025-09-30"}
    assert setahun["masa"] == {"mulai": "2025-01-01", "selesai": "2025-12-31"}
