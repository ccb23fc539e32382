"""SOP 004, Pengumpulan Data Kinerja, through its pages: 004-03 to 004-14."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from tests.skenario.babak_004 import PEMILIK, Babak
from tests.skenario.kantor_b import TAHUN, buat_kantor_b, ketikan_b, rencana_b, sop_berlaku
from tests.skenario.meja import naskah
from tolok.kinerja.selectors import kinerja as selectors
from tolok.pelaksanaan.domain.keadaan import StatusTugas
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Lembar, Tugas

pytestmark = pytest.mark.django_db


@pytest.fixture
def babak() -> Babak:
    kantor = buat_kantor_b()
    rencana_b(kantor)
    return Babak(kantor, sop_berlaku(kantor))


def _kertas(jenis: str = "laporan") -> dict[str, Any]:
    lembar = Lembar.objects.filter(jenis=jenis).order_by("pada").last()
    assert lembar is not None
    isi = isi_lembar(lembar)
    kertas: dict[str, Any] = isi.get("kertas_kerja", isi)
    return kertas


def _baris(kertas: dict[str, Any], kode: str) -> dict[str, Any]:
    return next(b for b in kertas["baris"] if b["kode"] == kode)


def _bagian(babak: Babak) -> list[Tugas]:
    return babak.lakon.terbuka(2, tindakan="kumpulkan")


# -- row 1 ---------------------------------------------------------------------------------------


def test_kedua_disposisi_disebut_sebagai_acuan_dan_tercetak_pada_jadwal(babak: Babak) -> None:
    """004-03."""
    halaman = babak.meja.teks("B-03", babak.lakon.utama(1))
    babak.langkah_1()

    assert "Dasar yang diacu: Disposisi Kepala Dinas dan Sekdis" in halaman
    tercetak = " ".join(naskah(babak.lakon, "jadwal"))
    assert "Dasar: Disposisi Kepala Dinas tanggal 9 Januari 2026; Disposisi Sekretaris" in tercetak


def test_setiap_pemilik_data_mendapat_formulir_dengan_batas_sendiri(babak: Babak) -> None:
    """004-04: the Pranata Komputer too, though no lane names that post; each inside 14 days."""
    babak.langkah_1()

    tugas = _bagian(babak)
    utama = babak.lakon.utama(2)
    pemegang = {t.pemegang_id for t in tugas}
    assert {babak.kantor.jabatan[k].pk for k in PEMILIK} == pemegang
    assert all(t.batas is not None and utama.batas is not None for t in tugas)
    assert all(t.batas < utama.batas for t in tugas if t.batas and utama.batas)
    assert "Pranata Komputer Ahli Muda" in " ".join(naskah(babak.lakon, "jadwal"))


def test_pemilik_hanya_melihat_barisnya_sendiri(babak: Babak) -> None:
    """004-04."""
    babak.langkah_1()

    teks = babak.meja.teks("B-18", babak.bagian("B-18"))

    assert "Persentase izin yang terbit tepat waktu" in teks
    assert "Nilai realisasi investasi" not in teks


def test_unit_penyumbang_data_dapat_ditambahkan_tanpa_baris_sendiri(babak: Babak) -> None:
    """004-04: the UPTD contributes to B06 and has no row of its own."""
    babak.langkah_1()
    unit = babak.kantor.jabatan["B-25"].unit_id
    babak.meja.beres("B-03", babak.lakon.utama(2), "kumpulkan", "tambah", subjek=str(unit))

    (tugas,) = (t for t in _bagian(babak) if t.subjek == unit)
    babak.meja.beres("B-25", tugas, "kumpulkan", "kirim", judul="Layanan MPP", teks="1.204 izin.")

    assert tugas.pemegang_id == babak.kantor.jabatan["B-25"].pk
    assert "1.204 izin." in babak.meja.teks("B-03", babak.lakon.utama(2))


# -- row 2 ---------------------------------------------------------------------------------------


def test_halaman_pengumpul_menyebut_siapa_belum_dengan_pengingat(babak: Babak) -> None:
    """004-05: who is missing, and H-3, H-1, H+1."""
    babak.langkah_1(batas="2026-01-26")
    babak.isi("B-22")
    kata = {}
    for hari in (date(2026, 1, 21), date(2026, 1, 23), date(2026, 1, 27)):
        babak.lakon.pukul(hari)
        kata[hari.day] = babak.meja.teks("B-03", babak.lakon.utama(2))

    assert "1 dari 7 sudah masuk" in kata[21]
    assert "Belum mengisi formulir Pengumpulan Data Kinerja Tahun 2025, 6 pemilik data" in kata[21]
    assert "H-3" in kata[21]
    assert "H-1" in kata[23]
    assert "Lewat batas" in kata[27]
    assert "H+1" in kata[27]


def test_batas_baru_tercatat_dengan_alasan_dan_terlihat_pemiliknya(babak: Babak) -> None:
    """004-05: extension is a recorded new date with a reason."""
    babak.langkah_1()
    tugas = babak.bagian("B-18")
    tanpa = babak.meja.kirim(
        "B-03", babak.lakon.utama(2), "kumpulkan", "batas", tugas=str(tugas.pk),
        tanggal="2026-01-29", alasan="",
    )  # fmt: skip
    babak.meja.beres(
        "B-03", babak.lakon.utama(2), "kumpulkan", "batas", tugas=str(tugas.pk),
        tanggal="2026-01-29", alasan="OSS dalam pemeliharaan",
    )  # fmt: skip

    baru = babak.bagian("B-18")
    assert tanpa.status_code == 422
    assert baru.batas is not None
    assert baru.batas.date() == date(2026, 1, 29)
    riwayat = babak.meja.riwayat("B-03")
    assert "mengubah batas langkah 2 untuk Bidang Perizinan menjadi 29 Januari 2026" in riwayat
    assert "OSS dalam pemeliharaan" in riwayat
    assert "29 Januari" in babak.meja.teks("B-18", baru)
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []


def test_hanya_pengumpul_yang_mengubah_batas(babak: Babak) -> None:
    babak.langkah_1()
    tugas = babak.bagian("B-18")

    jawab = babak.meja.kirim(
        "B-22", babak.bagian("B-22"), "kumpulkan", "batas", tugas=str(tugas.pk),
        tanggal="2026-01-29", alasan="Ingin lebih lama",
    )  # fmt: skip

    assert jawab.status_code == 403
    assert babak.bagian("B-18").batas == tugas.batas


def test_kertas_kerja_menunggu_sampai_semua_isian_masuk(babak: Babak) -> None:
    babak.langkah_1()
    babak.isi(*PEMILIK[:-1])

    teks = babak.meja.teks("B-03", babak.lakon.utama(2))
    jawab = babak.meja.kirim("B-03", babak.lakon.utama(2), "ukur", "kirim")

    assert "1 pemilik data belum menyampaikan" in teks
    assert jawab.status_code in (403, 409, 422)
    assert not Lembar.objects.filter(jenis="kertas_kerja").exists()


def test_ditutup_awal_beralasan_dan_susulan_masih_dapat_masuk(babak: Babak) -> None:
    babak.langkah_1()
    babak.isi(*(k for k in PEMILIK if k != "B-10"))
    telat = babak.bagian("B-10")
    babak.meja.beres(
        "B-03", babak.lakon.utama(2), "kumpulkan", "tutup", tugas=str(telat.pk),
        alasan="Kepala bidang sakit",
    )  # fmt: skip
    babak.meja.beres("B-03", babak.lakon.utama(2), "ukur", "kirim")
    ditutup = _baris(_kertas("kertas_kerja"), "P-2.18.02")
    babak.meja.beres("B-03", babak.lakon.utama(2), "kumpulkan", "tambah", subjek=str(telat.subjek))
    babak.isi("B-10")
    babak.susun()

    assert ditutup["alasan"] == "unit belum menyampaikan"
    assert _baris(_kertas(), "P-2.18.02")["tampil"] == "100,00"
    assert periksa_rantai() == []


def test_isian_yang_keliru_diminta_lagi_dari_pemiliknya_saja(babak: Babak) -> None:
    """X-06 in row 2: one owner, one row; what rests on it is done anew."""
    babak.langkah_1()
    babak.isi(*PEMILIK, B06_pembilang="1801")
    babak.meja.beres("B-03", babak.lakon.utama(2), "ukur", "kirim")
    unit = babak.kantor.jabatan["B-18"].unit_id
    babak.meja.beres(
        "B-03", babak.lakon.utama(2), "kumpulkan", "minta", subjek=str(unit), sel="B06",
        alasan="Pembilang tidak sama dengan register",
    )  # fmt: skip

    (lagi,) = _bagian(babak)
    teks = babak.meja.teks("B-18", lagi)
    jawab = babak.meja.kirim("B-03", babak.lakon.utama(2), "susun", "kirim")
    pengumpul = babak.meja.teks("B-03", babak.lakon.utama(2))
    babak.isi("B-18")
    babak.susun()

    assert "Diminta memperbaiki B06" in pengumpul
    assert "Belum mengisi formulir" not in pengumpul
    assert lagi.subjek == unit
    assert lagi.iterasi == 2
    assert "Pembilang tidak sama dengan register" in teks
    assert "Yang diminta diperbaiki: B06" in teks
    assert jawab.status_code in (403, 409, 422)
    assert _baris(_kertas(), "B06")["isian"]["pembilang"] == "1867"
    assert bangun_ulang(tulis=False) == []


def test_angka_contoh_dinas_b_dihitung_dari_komponen_dan_bobotnya(babak: Babak) -> None:
    """004-06: B06 from its parts, B07 weighted with the simple mean beside it, B08 from B09."""
    babak.langkah_1()
    babak.langkah_2()

    kertas = _kertas()
    b06, b07, b02 = (_baris(kertas, k) for k in ("B06", "B07", "B02"))
    assert Decimal(b06["realisasi_sd"]).quantize(Decimal("1.0000000000")) == Decimal(
        "97.4332779977"
    )
    assert Decimal(b07["realisasi_sd"]).quantize(Decimal("1.0000")) == Decimal("4.9022")
    assert any("4,8875" in p["teks"] for p in b07["penjelasan"])
    assert b02["tampil"] == "212,77"
    assert _baris(kertas, "B09")["realisasi_sd"] == "82"


def test_penyebut_pengaduan_yang_tidak_sama_dengan_jumlahnya_diperingatkan(babak: Babak) -> None:
    """004-06: B08's denominator is B09's figure, or somebody is told."""
    babak.langkah_1()
    babak.isi("B-22")
    sama = babak.meja.teks("B-22", Tugas.objects.get(pk=_terakhir(babak, "B-22")))
    unit = babak.kantor.jabatan["B-22"].unit_id
    babak.meja.beres(
        "B-03", babak.lakon.utama(2), "kumpulkan", "minta", subjek=str(unit), alasan="Cek ulang"
    )
    tugas = babak.bagian("B-22")
    sel = ketikan_b(babak.milik("B-22"), B08_pembilang="16", B08_penyebut="16")
    babak.meja.kirim("B-22", tugas, "kumpulkan", "simpan", **sel)

    beda = babak.meja.teks("B-22", tugas)
    assert "tidak sama dengan B09" not in sama
    assert "Penyebut B08 (16) tidak sama dengan B09 (17)" in beda


def _terakhir(babak: Babak, kode: str) -> UUID:
    jabatan = babak.kantor.jabatan[kode]
    milik = Tugas.objects.filter(
        pelaksanaan=babak.lakon.pelaksanaan, tindakan="kumpulkan",
        subjek__in=(jabatan.pk, jabatan.unit_id),
    )  # fmt: skip
    return milik.latest("dibuka_pada").pk


def test_angka_yang_belum_terbit_dinyatakan_dengan_perkiraannya(babak: Babak) -> None:
    """004-07: not out yet, with a date; it prints as such and is not zero."""
    babak.langkah_1()
    milik = babak.milik("B-18")
    b10 = next(b.id for b in milik.butir if b.kode == "B10")
    babak.isi(*(k for k in PEMILIK if k != "B-18"))
    babak.isi(
        "B-18", B10_realisasi="", B10_keadaan="belum_tersedia",
        B10_catatan="Ombudsman belum menerbitkan", B10_perkiraan="2026-03-16",
    )  # fmt: skip
    halaman = babak.meja.teks("B-03", babak.lakon.utama(2))
    babak.susun()

    baris = _baris(_kertas(), "B10")
    assert baris["indikator"] == b10
    assert baris["keadaan"] == "belum_tersedia"
    assert baris["capaian"] is None
    assert baris["isian"]["perkiraan"] == "2026-03-16"
    assert "Belum tersedia dari sumbernya: B10" in halaman


# -- row 3 ---------------------------------------------------------------------------------------


def test_pengembalian_kabid_membuka_formulirnya_saja(babak: Babak) -> None:
    """004-08: the others' approvals and forms stand."""
    babak.sampai(2)
    babak.langkah_3("B-10", "B-14")
    unit = babak.kantor.jabatan["B-18"].unit_id
    (tugas,) = babak.lakon.terbuka(3, subjek=unit)
    babak.meja.beres(
        "B-18", tugas, "periksa", "kembalikan", alasan="B06 memakai data sementara", sasaran="2"
    )

    buka = _bagian(babak)
    assert [t.subjek for t in buka] == [unit]
    assert "B06 memakai data sementara" in babak.meja.teks("B-18", buka[0])
    babak.isi("B-18", B06_pembilang="1868")
    babak.susun()
    ulang = {t.subjek for t in babak.lakon.terbuka(3)}
    assert unit in ulang
    assert babak.kantor.jabatan["B-22"].unit_id in ulang
    assert not ulang & {babak.kantor.jabatan[k].unit_id for k in ("B-10", "B-14")}


def test_kabid_yang_mengisi_formulir_boleh_memeriksa_himpunannya(babak: Babak) -> None:
    """004-09: what merely fed it is not authorship; the compiler may not."""
    babak.sampai(2)
    utama = babak.lakon.terbuka(3)
    pengisi = str(babak.kantor.pegawai["B-18"].pk)
    penyusun = str(babak.kantor.pegawai["B-03"].pk)

    terlarang = [t.terlarang.split() for t in utama]
    assert all(pengisi not in t for t in terlarang)
    assert all(penyusun in t for t in terlarang)
    babak.langkah_3()
    assert not babak.lakon.terbuka(3)


# -- rows 4 to 7 ---------------------------------------------------------------------------------


def test_perencana_melihat_selisih_dan_menguji_petik_dua_indikator(babak: Babak) -> None:
    """004-09, 004-10."""
    babak.sampai(3)
    teks = babak.meja.teks("B-05", babak.lakon.utama(4))
    panel, halaman = babak.panel("B-05", babak.lakon.utama(4), "kumpulkan")
    uji = [u["kode"] for u in panel.tampil(halaman).konteks["uji"]]
    jawab = babak.meja.kirim(
        "B-05", babak.lakon.utama(4), "kumpulkan", "kirim", uji_kode=uji, uji_catatan=["", ""],
        **{f"uji-{uji[0]}": "tidak", f"uji-{uji[1]}": "sesuai"},
    )  # fmt: skip

    assert "B01 Nilai realisasi investasi (PMA dan PMDN) 2.356,71 s.d. TW III 3.369,48" in teks
    assert "+1.012,77" in teks
    assert len(uji) == 2
    assert "B02" in uji
    assert jawab.status_code == 422


def test_sumber_keliru_pada_rekap_kembali_ke_satu_pemilik(babak: Babak) -> None:
    """004-10: X-06 from row 4; only that owner's form opens, the row waits."""
    babak.sampai(3)
    unit = babak.kantor.jabatan["B-14"].unit_id
    babak.meja.beres(
        "B-05", babak.lakon.utama(4), "tugas", "minta_perbaikan", sasaran="2", subjek=str(unit),
        sel="B03", alasan="TKI belum termasuk proyek tertunda",
    )  # fmt: skip

    assert [t.subjek for t in _bagian(babak)] == [unit]
    babak.isi("B-14")
    babak.susun()
    babak.langkah_3()
    babak.langkah_4()
    assert babak.lakon.utama(5)


def test_analisis_wajib_untuk_capaian_di_luar_rentang(babak: Babak) -> None:
    """004-11: B02 at 212,77 asks for its explanation."""
    babak.sampai(4)
    teks = babak.meja.teks("B-02", babak.lakon.utama(5))
    jawab = babak.meja.kirim(
        "B-02", babak.lakon.utama(5), "laporkan", "kirim", sebab="x", risiko="x",
        rekomendasi="x", hal="Laporan", tanggal="2026-02-20", teks="Mohon arahan.",
        **{"analisis.B02": ""},
    )  # fmt: skip

    assert "B02 Pertumbuhan nilai realisasi investasi, capaian 212,77" in teks
    assert jawab.status_code == 422
    assert "212,77" in jawab.text


def test_perbaikan_dari_analisis_dapat_ke_langkah_2_atau_4(babak: Babak) -> None:
    """004-11."""
    babak.sampai(4)

    teks = babak.meja.teks("B-02", babak.lakon.utama(5))

    awal = teks.index("Minta perbaikan masukan")
    assert "Langkah 2: Menyusun Laporan" in teks[awal:]
    assert "Langkah 4: Menghimpun" in teks[awal:]
    assert "Langkah 1: Melakukan koordinasi" not in teks[awal:]


def test_penolakan_kepala_dinas_ke_langkah_5_atau_pilihannya(babak: Babak) -> None:
    """004-12: by default to the analysis; rows 4 and 2 may be chosen."""
    babak.sampai(5)
    html = babak.meja.html("B-01", babak.lakon.utama(6))
    babak.meja.beres(
        "B-01", babak.lakon.utama(6), "sahkan", "kembalikan", alasan="Jelaskan B02", sasaran="5"
    )

    assert html.count('name="catatan"') == 1
    assert "“Sahkan” sekaligus menjadi tanda tangan Anda" in html
    for nomor in ("2", "4", "5"):
        assert f'name="sasaran" value="{nomor}"' in html
    assert babak.lakon.utama(5).iterasi == 2
    babak.langkah_5()
    babak.langkah_6()
    assert babak.lakon.utama(7)


def test_dari_koordinasi_sampai_terkirim_dan_angkanya_resmi(babak: Babak) -> None:
    """004-12, 004-13, 004-14: the whole run; "Tersusunnya Pengukuran Kinerja" gates nothing."""
    babak.sampai(7)

    assert babak.lakon.baris().status == "selesai"
    assert not Tugas.objects.filter(terbuka=True).exists()
    resmi = selectors.capaian_periode(babak.kantor.instansi["B"].pk, TAHUN)
    assert len(resmi) == 31
    k = keadaan_kini(babak.lakon.baris())
    assert {kunci.jenis for kunci in k.hasil if kunci.langkah == 7} >= {
        "salinan",
        "surat_pengantar",
    }
    kirim = [t for t in k.tugas.values() if t.langkah == 7 and t.tindakan == "kirim"]
    assert [t.status for t in kirim] == [StatusTugas.DISERAHKAN] * 2
    laporan = naskah(babak.lakon, "laporan/")
    assert "Laporan Data Kinerja" in laporan[0] or "LAPORAN DATA KINERJA" in laporan[0]
    assert "LAPORAN (SAH)" in " ".join(laporan)
    isian = " ".join(naskah(babak.lakon, f"isian/{babak.kantor.jabatan['B-18'].unit_id}"))
    assert "Format Isian Data Kinerja" in isian or "FORMAT ISIAN DATA KINERJA" in isian
    assert "Sumber dan cara pengumpulan data" in isian
    surat = " ".join(naskah(babak.lakon, "surat_pengantar/"))
    assert "Wali Kota Contoh" in surat
    assert "Hana Contoh" in surat
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []
