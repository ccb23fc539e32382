"""SOP 003, rows 6–8: the Tim's work, the verification meeting, and the signature of the report."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.skenario.meja import Meja, administrator, naskah
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.organisasi.services.penempatan import tutup_penempatan
from tolok.pelaksanaan.domain.keadaan import StatusBaris
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.services import Hasil, ambil, selesaikan_tindakan, serahkan
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.pelaksanaan.tests.lakon_003 import lakon_003
from tolok.pelaksanaan.tests.test_jalan_003 import isi_sk, sampai_sk

pytestmark = pytest.mark.django_db

RAPAT = {
    "tanggal": "2025-10-02", "mulai": "09:00", "selesai": "10:00", "tempat": "Ruang rapat",
    "teks": "Angka dicocokkan dengan buktinya.", "keputusan": "Perbaiki A02, yang lain sesuai.",
}  # fmt: skip


def laporan(angka: str = "80,00") -> dict[str, Any]:
    """A report of two indicators, as the measurement writes it."""
    return {
        "format": "tolok/laporan/1",
        "narasi": {},
        "bagian": {},
        "kertas_kerja": {
            "format": "tolok/kertas-kerja/1",
            "periode": Periode(JenisPeriode.TRIWULAN, 2025, 3).kode,
            "aturan": "nasional/1",
            "anggaran": [],
            "rekap": [],
            "baris": [_baris("A01", "100,00"), _baris("A02", angka)],
        },
    }


def _baris(kode: str, capaian: str) -> dict[str, Any]:
    return {
        "indikator": kode, "kode": kode, "nama": f"Indikator {kode}", "satuan": "persen",
        "tampil_realisasi_sd": capaian, "capaian": capaian.replace(",", "."), "tampil": capaian,
        "alasan": None, "pemilik": "", "unit": "", "isian": None,
    }  # fmt: skip


def sampai_laporan(lakon: Lakon, *, oleh: str = "staf_1", angka: str = "80,00") -> None:
    """Row 6 through the services, the draft handed in by one member."""
    for tindakan, jenis in (
        ("kumpulkan", "isian"), ("ukur", "kertas_kerja"), ("analisis", "lain"),
    ):  # fmt: skip
        selesaikan_tindakan(
            pada=lakon.satu(6, oleh), tindakan=tindakan,
            hasil=[Hasil(jenis=jenis, isi={"teks": "1"})],
        )  # fmt: skip
    serahkan(
        pada=lakon.satu(6, oleh),
        hasil=[Hasil(jenis="laporan", isi=laporan(angka), tahap="draf")],
    )


def rapat(lakon: Lakon, meja: Meja, **lain: str) -> None:
    """Row 7: the meeting, every evidence opened, A02 to be mended."""
    (tugas,) = lakon.terbuka(7, induk=None)
    orang = lakon.kantor.pegawai
    meja.kirim(
        "sekretaris", tugas, "rapat", "kirim", **RAPAT,
        hadir=[str(orang["sekretaris"].pk), str(orang["staf_1"].pk)],
        **{
            "bukti-A01": "ya", "sesuai-A01": "sesuai", "bukti-A02": "ya", "sesuai-A02": "perbaiki",
            "catatan-A02": "Pembilang keliru.", **lain,
        },
    )  # fmt: skip


def test_verifikasi_per_indikator_dan_hanya_sekretaris_yang_memutuskan() -> None:
    """003-12: D21 lists each figure; refused with the meeting's words and the marked rows only."""
    lakon = lakon_003(sampai=2)
    sampai_sk(lakon)
    sampai_laporan(lakon)
    meja = Meja(lakon)
    (tugas,) = lakon.terbuka(7, induk=None)
    teks = meja.teks("sekretaris", tugas)
    assert "A02 Indikator A02" in teks
    assert "80,00 persen, capaian 80,00%" in teks
    tanpa = meja.kirim("sekretaris", tugas, "periksa", "setujui")
    assert tanpa.status_code == 422, "the meeting comes first"

    rapat(lakon, meja)
    html = meja.html("sekretaris", lakon.terbuka(7, induk=None)[0])
    assert "Perbaiki A02, yang lain sesuai." in html
    assert 'name="sel" value="A02" checked' in html
    assert 'name="sel" value="A01"' not in html
    anggota = meja.kirim("staf_1", tugas, "periksa", "setujui")
    assert anggota.status_code == 403

    meja.beres(
        "sekretaris", tugas, "periksa", "kembalikan", alasan=RAPAT["keputusan"], sel=["A02"],
        catatan_lokasi=["A02"], catatan_teks=["Pembilang keliru."],
    )  # fmt: skip

    (ulang,) = lakon.terbuka(6)
    assert ulang.iterasi == 2
    assert keadaan_kini(lakon.baris()).tugas[str(ulang.pk)].sel == ("A02",)
    assert "Perbaiki A02, yang lain sesuai." in meja.teks("staf_1", ulang)
    berita_acara = " ".join(naskah(lakon, "verifikasi/"))
    assert "VERIFIKASI DAN VALIDASI" in berita_acara
    assert "Pembilang keliru." in berita_acara
    assert "Dikembalikan ke langkah 6" in berita_acara


def test_verifikasi_angka_yang_tidak_berubah_dibawa_ke_putaran_berikut() -> None:
    """002-13, 003-12: after the return A01 keeps its verdict, the mended A02 is looked at again."""
    lakon = lakon_003(sampai=2)
    sampai_sk(lakon)
    sampai_laporan(lakon)
    meja = Meja(lakon)
    rapat(lakon, meja)
    (tugas,) = lakon.terbuka(7, induk=None)
    meja.beres("sekretaris", tugas, "periksa", "kembalikan", alasan="Perbaiki A02.", sel=["A02"])
    sampai_laporan(lakon, angka="82,00")

    (ulang,) = lakon.terbuka(7, induk=None)
    html = meja.html("sekretaris", ulang)

    assert 'name="sesuai-A01" value="sesuai" checked' in html
    assert html.count("verifikasi sebelumnya dibawa") == 1
    assert 'name="sesuai-A02" value="sesuai" checked' not in html
    assert 'name="sesuai-A02" value="perbaiki" checked' not in html


def test_indikator_yang_ditandai_perbaiki_memerlukan_catatan() -> None:
    lakon = lakon_003(sampai=2)
    sampai_sk(lakon)
    sampai_laporan(lakon)
    meja = Meja(lakon)
    rapat(lakon, meja, **{"catatan-A02": ""})

    (tugas,) = lakon.terbuka(7, induk=None)
    assert "rapat" not in keadaan_kini(lakon.baris()).tugas[str(tugas.pk)].tindakan_selesai
    assert 'value="perbaiki" checked' in meja.html("sekretaris", tugas)


def _bersama_sekretaris(lakon: Lakon) -> None:
    """The SK names the Sekretaris as Penanggung Jawab."""
    isi = isi_sk(lakon)
    orang = lakon.kantor.pegawai["sekretaris"]
    anggota = [*isi["anggota"]]  # type: ignore[misc]  # a list of lines
    anggota.append({"pegawai": str(orang.pk), "nama": orang.nama, "kedudukan": "Penanggung Jawab"})
    serahkan(
        pada=lakon.satu(3, "kasubbag"),
        hasil=[Hasil(jenis="sk_tim", isi={**isi, "anggota": anggota}, tahap="draf")],
    )
    meja = Meja(lakon)
    for langkah, siapa in ((4, "sekretaris"), (5, "kepala_dinas")):
        meja.beres(siapa, lakon.terbuka(langkah, induk=None)[0], "periksa", "setujui")


def test_sekretaris_yang_ikut_menyusun_terhalang_dan_tangganya_disebut() -> None:
    """003-13: she typed the draft: barred as author, the next rung answers."""
    lakon = lakon_003(sampai=2)
    _bersama_sekretaris(lakon)
    ambil(pada=lakon.satu(6, "sekretaris"))
    sampai_laporan(lakon, oleh="sekretaris")
    meja = Meja(lakon)
    rapat(lakon, meja)
    (tugas,) = lakon.terbuka(7, induk=None)

    teks = meja.teks("sekretaris", tugas)
    assert "Pemegang tugas ini ikut menyusun dokumennya." in teks
    tolak = meja.kirim("sekretaris", tugas, "periksa", "setujui")
    assert tolak.status_code == 403
    meja.beres("kepala_dinas", tugas, "periksa", "setujui")
    assert lakon.terbuka(8, induk=None)


def test_sekretaris_yang_hanya_memimpin_boleh_memutuskan_dan_itu_tercetak() -> None:
    """003-13: Penanggung Jawab in the SK but no author: allowed, and the record says so."""
    lakon = lakon_003(sampai=2)
    _bersama_sekretaris(lakon)
    ambil(pada=lakon.satu(6, "staf_1"))
    sampai_laporan(lakon)
    meja = Meja(lakon)
    rapat(lakon, meja, **{"sesuai-A02": "sesuai"})
    (tugas,) = lakon.terbuka(7, induk=None)
    meja.beres("sekretaris", tugas, "periksa", "setujui")

    berita_acara = " ".join(naskah(lakon, "verifikasi/"))
    assert "sebagai Penanggung Jawab Tim Pengukuran" in berita_acara
    assert "Diputuskan: setuju." in berita_acara


def test_kadis_mengembalikan_ke_tim_atau_ke_verifikasi_lalu_menandatangani() -> None:
    """003-15: nothing printed: back to 6 by default, 7 may be chosen; then signed."""
    lakon = lakon_003(sampai=2)
    sampai_sk(lakon)
    sampai_laporan(lakon)
    meja = Meja(lakon)
    rapat(lakon, meja, **{"sesuai-A02": "sesuai"})
    meja.beres("sekretaris", lakon.terbuka(7, induk=None)[0], "periksa", "setujui")
    (putus,) = lakon.terbuka(8, induk=None)
    html = meja.html("kepala_dinas", putus)
    assert 'name="sasaran" value="6" checked' in html
    assert 'name="sasaran" value="7"' in html
    assert "Jalur kembali dari langkah ini tidak dicetak di SOP" in html

    meja.beres("kepala_dinas", putus, "periksa", "kembalikan", alasan="Uji lagi.", sasaran="7")
    (perbaikan,) = lakon.terbuka(7, induk=None)
    assert perbaikan.iterasi == 2
    assert keadaan_kini(lakon.baris()).baris[8].status is not StatusBaris.TERTUTUP
    assert periksa_rantai() == []


def test_ketua_membagi_pekerjaan_dan_anggota_menyelesaikan_bagiannya() -> None:
    """003-10: acts divided among members; each sends the own act, the head hands the row on."""
    lakon = lakon_003(sampai=2)
    sampai_sk(lakon)
    meja = Meja(lakon)
    (tugas,) = lakon.terbuka(6)
    orang = {k: str(lakon.kantor.pegawai[k].pk) for k in ("staf_1", "staf_2", "staf_3")}
    assert "belum dibagi" in meja.teks("staf_2", tugas)
    bukan = meja.kirim("staf_2", tugas, "tugas", "bagi", **{"bagi-analisis": orang["staf_2"]})
    assert bukan.status_code == 403

    meja.kirim(
        "staf_1", tugas, "tugas", "bagi",
        **{"bagi-analisis": orang["staf_2"], "bagi-susun": orang["staf_3"]},
    )  # fmt: skip

    teks = meja.teks("staf_3", tugas)
    assert "Analisis Pegawai Penyusun Laporan 2" in teks
    html = meja.html("staf_2", tugas)
    assert "belum ada yang mengambil" not in html
    assert 'form="isian-analisis"' in html
    assert 'form="isian-analisis"' not in meja.html("staf_3", tugas)
    meja.kirim(
        "staf_2", tugas, "analisis", "kirim", sebab="Pasar tutup.", risiko="Turun.",
        rekomendasi="Percepat.",
    )  # fmt: skip
    selesai = keadaan_kini(lakon.baris()).tugas[str(tugas.pk)].tindakan_selesai
    assert selesai == ("analisis",)
    assert "Penyusun Laporan 2" in meja.riwayat("sekretaris")


def test_yang_mengambil_terlihat_dan_waktunya_dihitung_sejak_dibuka() -> None:
    """003-10, X-02: the claim is shown to the team; 330 menit is handling time."""
    lakon = lakon_003(sampai=2)
    sampai_sk(lakon)
    meja = Meja(lakon)
    (tugas,) = lakon.terbuka(6)
    meja.kirim("staf_2", tugas, "tugas", "ambil")

    teks = meja.teks("staf_3", tugas)
    assert "Sedang dikerjakan: Pegawai Penyusun Laporan 2" in teks
    assert "Mutu baku 330 menit" in teks


def test_anggota_yang_pindah_dilepas_dan_bagiannya_dibagikan_lagi() -> None:
    """003-11: released with a reason, the head reassigns, an SK change is suggested."""
    lakon = lakon_003(sampai=2)
    sampai_sk(lakon)
    kantor = lakon.kantor
    meja = Meja(lakon)
    (tugas,) = lakon.terbuka(6)
    dua = str(kantor.pegawai["staf_2"].pk)
    meja.kirim("staf_1", tugas, "tugas", "bagi", **{"bagi-analisis": dua})
    meja.kirim("staf_2", tugas, "tugas", "ambil")
    administrator(kantor)
    (lama,) = kantor.pegawai["staf_2"].daftar_penempatan.all()
    tutup_penempatan(
        pelaku=kantor.pegawai["kasubbag"], penempatan=lama, selesai=date(2025, 9, 30),
        sekarang=lakon.jam(),
    )  # fmt: skip
    teks = meja.teks("staf_1", tugas)
    assert "tidak lagi memegang jabatan di sini" in teks
    assert "pertimbangkan perubahan SK Tim" in teks

    meja.kirim(
        "staf_1", tugas, "tugas", "lepas_anggota", pegawai=dua, alasan_bagi="Mutasi ke dinas lain."
    )

    teks = meja.teks("staf_1", tugas)
    assert "dilepas: Mutasi ke dinas lain." in teks
    assert "Analisis siapa saja" in teks or "Analisis belum dibagi" in teks
    meja.kirim("staf_1", tugas, "tugas", "ambil")
    assert keadaan_kini(lakon.baris()).tugas[str(tugas.pk)].ambil == str(
        kantor.pegawai["staf_1"].pk
    )


def test_laporan_yang_disebut_evaluasi_bukan_lhe_inspektorat() -> None:
    """003-14: another printed name; the page says which document is meant and which is not."""
    lakon = lakon_003(sampai=2)
    sampai_sk(lakon)
    sampai_laporan(lakon)
    meja = Meja(lakon)
    rapat(lakon, meja, **{"sesuai-A02": "sesuai"})
    meja.beres("sekretaris", lakon.terbuka(7, induk=None)[0], "periksa", "setujui")

    teks = meja.teks("kepala_dinas", lakon.terbuka(8, induk=None)[0])

    assert "laporan dari langkah 6 pelaksanaan ini, bukan LHE AKIP dari Inspektorat" in teks


def test_kadis_menandatangani_dengan_arahan_dan_sekretaris_menerimanya() -> None:
    """003-15: signed, with the instruction on the disposition; row 9 opens at the Sekretaris."""
    lakon = lakon_003(sampai=2)
    sampai_sk(lakon)
    sampai_laporan(lakon)
    meja = Meja(lakon)
    rapat(lakon, meja, **{"sesuai-A02": "sesuai"})
    meja.beres("sekretaris", lakon.terbuka(7, induk=None)[0], "periksa", "setujui")
    meja.beres(
        "kepala_dinas", lakon.terbuka(8, induk=None)[0], "periksa", "setujui",
        catatan="Tindak lanjuti bersama tim.",
    )  # fmt: skip

    (tugas,) = lakon.terbuka(9)
    assert tugas.pemegang_id == lakon.kantor.jabatan["sekretaris"].pk
    assert "Tindak lanjuti bersama tim." in meja.teks("sekretaris", tugas)
    lembar = " ".join(naskah(lakon, "lembar_disposisi"))
    assert "Tindak lanjuti bersama tim." in lembar
    assert "Tim Pengukuran" in lembar
    assert "tidak dikenal" not in lembar
