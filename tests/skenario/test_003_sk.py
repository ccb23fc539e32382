"""SOP 003, rows 1–5: the dispositions, and the SK Tim from its draft to the team it forms."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from tests.skenario.meja import Meja, administrator, naskah
from tolok.naskah.models import LembarEkspedisi
from tolok.organisasi.models import Tim
from tolok.organisasi.services.lajur import CalonAnggota, bentuk_tim
from tolok.organisasi.services.penempatan import Dasar, tutup_penempatan
from tolok.pelaksanaan.domain.keadaan import StatusBaris
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.models import Lembar
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.pelaksanaan.tests.lakon_003 import kantor_003, lakon_003

pytestmark = pytest.mark.django_db

ANGGOTA = (("staf_1", "Ketua"), ("staf_2", "Anggota"), ("staf_3", "Anggota"))


def isian_sk(lakon: Lakon, **lain: Any) -> dict[str, Any]:
    """The fields of the form as a person would send them."""
    orang = lakon.kantor.pegawai
    return {
        "tentang": "Pembentukan Tim Pengukuran Capaian Data Kinerja Tahun Anggaran 2025",
        "nama_tim": "Tim Pengukuran Capaian Data Kinerja",
        "menimbang": ["bahwa perlu dibentuk tim;", "bahwa mereka cakap;", "bahwa ditetapkan."],
        "mengingat": ["Peraturan Presiden Nomor 29 Tahun 2014 tentang SAKIP;"],
        "kesatu": "Membentuk tim sebagaimana lampiran.",
        "tugas_kedudukan": ["Ketua", "Anggota"],
        "tugas_uraian": ["memimpin tim", "mengolah data"],
        "ketiga": "Tim melapor kepada Kepala Dinas.",
        "subkegiatan": "3.30.01.2.01.0006 Penyusunan Laporan Capaian Kinerja",
        "selesai": "2025-12-31",
        "anggota": [str(orang[kode].pk) for kode, _ in ANGGOTA],
        "kedudukan": [k for _, k in ANGGOTA],
        **lain,
    }


def susun_sk(lakon: Lakon, meja: Meja, **lain: Any) -> None:
    """Row 3: the planner drafts the decree and hands it up."""
    (tugas,) = lakon.terbuka(3)
    meja.beres("kasubbag", tugas, "susun", "kirim", **isian_sk(lakon, **lain))


def setujui(lakon: Lakon, meja: Meja, langkah: int, orang: str, **lain: Any) -> None:
    """A deciding row: the first act of it carries the decision."""
    (tugas,) = lakon.terbuka(langkah, induk=None)
    meja.beres(orang, tugas, "periksa", "setujui", **lain)


def test_disposisi_menyebut_dasarnya_dan_waktu_tercetak_dibaca_menit() -> None:
    """003-01, 003-02: the first line rests on what is there; "10" under WAKTU MENIT is 10 menit."""
    lakon = lakon_003()
    meja = Meja(lakon)
    (tugas,) = lakon.terbuka(1)
    halaman = meja.teks("kepala_dinas", tugas)
    assert "Mutu baku 10 menit" in halaman

    meja.beres(
        "kepala_dinas", tugas, "tugaskan", "kirim", teks="Laksanakan hasil rapat pimpinan.",
        kepada=[str(lakon.kantor.jabatan["sekretaris"].pk)], harap=["Proses lebih lanjut"],
    )  # fmt: skip

    assert lakon.terbuka(2)[0].pemegang_id == lakon.kantor.jabatan["sekretaris"].pk
    teks = " ".join(naskah(lakon, "lembar_disposisi"))
    assert "Laksanakan hasil rapat pimpinan." in teks


def test_konsep_sk_diusulkan_utuh_dari_templat() -> None:
    """003-03: considerations, regulations, the five clauses and the cost line stand ready."""
    lakon = lakon_003(sampai=2)
    html = Meja(lakon).html("kasubbag", lakon.terbuka(3)[0])

    for kata in (
        "bahwa untuk kelancaran pengukuran capaian data kinerja",
        "Peraturan Presiden Nomor 29 Tahun 2014",
        "Peraturan Menteri PANRB Nomor 88 Tahun 2021",
        "KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA",
        "Tim Pengukuran Capaian Data Kinerja",
        'name="selesai" value="2025-12-31"',
    ):  # fmt: skip
        assert kata in html, kata
    assert "Penyusun Laporan 1" in html


def test_peraturan_yang_dicabut_ditandai_dan_diganti_sekali_ketuk() -> None:
    """003-03: a revoked regulation says what replaced it."""
    lakon = lakon_003(sampai=2)
    meja = Meja(lakon)
    (tugas,) = lakon.terbuka(3)
    lama = "Peraturan Pemerintah Nomor 46 Tahun 2011 tentang Penilaian Prestasi Kerja PNS;"
    meja.kirim("kasubbag", tugas, "susun", "simpan", **isian_sk(lakon, mengingat=[lama]))
    assert "sudah diganti dengan Peraturan Pemerintah Nomor 30 Tahun 2019" in meja.teks(
        "kasubbag", tugas
    )

    meja.kirim(
        "kasubbag", tugas, "susun", "ganti_dicabut",
        **isian_sk(lakon, mengingat=[lama], versi="1"),
    )  # fmt: skip

    html = meja.html("kasubbag", tugas)
    assert "Peraturan Pemerintah Nomor 30 Tahun 2019" in html
    assert "Nomor 46 Tahun 2011" not in html


def test_konsep_tanpa_ketua_ditolak_dengan_kalimatnya_dan_ketikan_tetap_ada() -> None:
    lakon = lakon_003(sampai=2)
    meja = Meja(lakon)
    (tugas,) = lakon.terbuka(3)
    isian = isian_sk(lakon, kedudukan=["Anggota"] * 3)

    jawab = meja.kirim("kasubbag", tugas, "susun", "kirim", **isian)

    assert jawab.status_code == 422
    assert "Tim perlu tepat satu ketua." in jawab.text
    assert "Pembentukan Tim Pengukuran Capaian Data Kinerja Tahun Anggaran 2025" in jawab.text


def _sk_2024(lakon: Lakon) -> None:
    kantor = lakon.kantor
    administrator(kantor)
    bentuk_tim(
        pelaku=kantor.pegawai["kasubbag"], instansi=kantor.instansi, nama="Tim Lama",
        dasar=Dasar(jenis="Keputusan", nomor="800/3/2025", tanggal=date(2025, 1, 6)),
        mulai=date(2025, 1, 6), selesai=date(2025, 6, 30), sekarang=lakon.jam(),
        anggota=[
            CalonAnggota(pegawai=kantor.pegawai["staf_1"], kedudukan="Ketua", ketua=True),
            CalonAnggota(pegawai=kantor.pegawai["staf_3"], kedudukan="Anggota"),
        ],
    )  # fmt: skip


def test_salin_dari_sk_lama_menunjukkan_beda_anggota_dan_yang_pindah() -> None:
    """003-04: copied in one tap; who moved since is marked, who came and left is listed."""
    lakon = lakon_003(sampai=2)
    _sk_2024(lakon)
    kantor = lakon.kantor
    (lama,) = kantor.pegawai["staf_3"].daftar_penempatan.all()
    tutup_penempatan(
        pelaku=kantor.pegawai["kasubbag"], penempatan=lama, selesai=date(2025, 9, 29),
        sekarang=lakon.jam(),
    )  # fmt: skip
    meja = Meja(lakon)
    (tugas,) = lakon.terbuka(3)
    assert "Salin dari SK 2025" in meja.teks("kasubbag", tugas)

    meja.kirim("kasubbag", tugas, "susun", "salin", **isian_sk(lakon, anggota=[], kedudukan=[]))

    teks = meja.teks("kasubbag", tugas)
    assert "Tidak lagi memegang jabatan di sini (semula Penyusun Laporan 3)." in teks
    meja.kirim("kasubbag", tugas, "susun", "simpan", **isian_sk(lakon, versi="1"))
    teks = meja.teks("kasubbag", tugas)
    assert "Pegawai Penyusun Laporan 2 masuk sebagai Anggota" in teks


def test_sekretaris_mengembalikan_ke_perencana_dengan_catatan_pada_diktum() -> None:
    """003-05: back to row 3 with the notes; approved, the paraf stands on the control copy only."""
    lakon = lakon_003(sampai=2)
    meja = Meja(lakon)
    susun_sk(lakon, meja)
    (periksa,) = lakon.terbuka(4)
    meja.beres(
        "sekretaris", periksa, "periksa", "kembalikan", alasan="Perbaiki diktum dan lampiran.",
        sasaran="3", catatan_lokasi=["KEEMPAT"], catatan_teks=["Subkegiatannya .0007."],
    )  # fmt: skip
    (ulang,) = lakon.terbuka(3)
    assert ulang.iterasi == 2
    assert "Perbaiki diktum dan lampiran." in meja.teks("kasubbag", ulang)

    meja.beres(
        "kasubbag", ulang, "susun", "kirim", **isian_sk(lakon, subkegiatan="3.30.01.2.01.0007")
    )
    halaman = meja.teks("sekretaris", lakon.terbuka(4)[0])
    assert "Diktum KEEMPAT" in halaman
    assert "3.30.01.2.01.0007" in halaman
    setujui(lakon, meja, 4, "sekretaris")

    resmi = " ".join(naskah(lakon, "sk_tim/"))
    kendali = " ".join(naskah(lakon, "sk_tim_kendali/"))
    assert "paraf tercatat" in kendali
    assert "paraf tercatat" not in resmi
    assert "KEPUTUSAN KEPALA DINAS PERDAGANGAN KOTA CONTOH" in resmi
    assert "NOMOR menunggu nomor" in resmi


def test_kadis_menolak_sekretaris_memperbaiki_dan_kadis_yang_memutus_lagi() -> None:
    """003-06, X-04: repair at row 4 by the Sekretaris, who becomes author; next decides the Kadis."""
    lakon = lakon_003(sampai=2)
    meja = Meja(lakon)
    susun_sk(lakon, meja)
    setujui(lakon, meja, 4, "sekretaris")
    (putus,) = lakon.terbuka(5, induk=None)
    meja.beres(
        "kepala_dinas", putus, "periksa", "kembalikan", alasan="Ketuanya keliru.",
        catatan_lokasi=["Lampiran"], catatan_teks=["Ketua seharusnya Penyusun Laporan 2."],
    )  # fmt: skip
    (perbaikan,) = lakon.terbuka(4)
    html = meja.html("sekretaris", perbaikan)
    assert "Perbaiki SK Tim" in html
    assert 'name="anggota"' in html
    (catatan,) = Lembar.objects.filter(jenis="catatan")
    tetap = meja.kirim(
        "sekretaris", perbaikan, "periksa", "perbaiki",
        **isian_sk(lakon), **{f"jawaban-{catatan.pk}": "Sudah."},
    )  # fmt: skip
    assert tetap.status_code == 422
    assert "Dokumen belum diubah." in tetap.text

    meja.beres(
        "sekretaris", perbaikan, "periksa", "perbaiki",
        **isian_sk(lakon, kedudukan=["Anggota", "Ketua", "Anggota"]),
        **{f"jawaban-{catatan.pk}": "Ketua diganti."},
    )  # fmt: skip

    keadaan = keadaan_kini(lakon.baris())
    (versi,) = [v[-1] for k, v in keadaan.hasil.items() if k.jenis == "sk_tim"]
    assert versi.versi == 2
    assert str(lakon.kantor.pegawai["sekretaris"].pk) in versi.penulis
    assert not lakon.terbuka(4)
    assert "Ketua diganti." in meja.teks("kepala_dinas", lakon.terbuka(5, induk=None)[0])


def test_sk_yang_ditandatangani_bernomor_menyusul_dan_membentuk_tim() -> None:
    """003-07: the team of the annex, dated; the lane bound; the number may still come."""
    lakon = lakon_003(sampai=2)
    meja = Meja(lakon)
    susun_sk(lakon, meja)
    setujui(lakon, meja, 4, "sekretaris")
    assert not Tim.objects.exists()

    setujui(lakon, meja, 5, "kepala_dinas")

    tim = Tim.objects.get()
    assert [a.kedudukan for a in tim.daftar_anggota.all()] == ["Ketua", "Anggota", "Anggota"]
    assert (tim.mulai, tim.selesai) == (date(2025, 10, 1), date(2025, 12, 31))
    (tugas,) = lakon.terbuka(6)
    assert tugas.pemegang_id == tim.pk
    assert "Tim Pengukuran Capaian Data Kinerja" in meja.sop("staf_2")
    resmi = " ".join(naskah(lakon, "sk_tim/"))
    assert "pada tanggal 1 Oktober 2025" in resmi
    assert "menunggu nomor" in resmi


def test_sebelum_sk_langkah_tim_menunggu_dan_gambarnya_tetap_terbaca() -> None:
    """003-08: nobody is invented; the living page says what row 6 waits for."""
    lakon = lakon_003(sampai=2)
    teks = Meja(lakon).sop("staf_1")

    assert "TIM PENYUSUN menunggu SK Tim ditandatangani" in teks
    assert "TIM PENYUSUN" in teks
    assert keadaan_kini(lakon.baris()).baris.get(6) is None


def test_sk_yang_masih_berlaku_menutup_langkahnya_dengan_naskahnya_tertaut() -> None:
    """003-09, X-09: one tap in the next quarter; the rows count as not needed."""
    lakon = lakon_003(kantor_003(), sampai=2, tw=2)
    meja = Meja(lakon)
    susun_sk(lakon, meja, nomor="800/77/2025")
    setujui(lakon, meja, 4, "sekretaris")
    setujui(lakon, meja, 5, "kepala_dinas")
    berikut = lakon_003(lakon.kantor, saat=lakon.jam(), sampai=1)
    kedua = Meja(berikut)
    (tugas,) = berikut.terbuka(2)
    assert "Nomor 800/77/2025" in kedua.html("sekretaris", tugas)

    kedua.beres(
        "sekretaris", tugas, "tugas", "tidak_diperlukan", langkah=["3", "4", "5"],
        bukti="Keputusan Nomor 800/77/2025", sampai="2025-12-31",
    )  # fmt: skip

    keadaan = keadaan_kini(berikut.baris())
    assert {keadaan.baris[n].status for n in (2, 3, 4, 5)} == {StatusBaris.TIDAK_DIPERLUKAN}
    assert berikut.terbuka(6)[0].pemegang_id == Tim.objects.get().pk


def _pos(meja: Meja, orang: str, alamat: str, **isi: str) -> Any:
    with time_machine.travel(meja.lakon.jam(), tick=False):
        return meja.klien[orang, meja.lakon.saat.date()].post(alamat, isi)


def test_nomor_menyusul_dan_setiap_anggota_menerima_salinan() -> None:
    """003-07, X-10: only the decree waits for its number; every copy has its receipt."""
    lakon = lakon_003(sampai=2)
    meja = Meja(lakon)
    susun_sk(lakon, meja)
    setujui(lakon, meja, 4, "sekretaris")
    setujui(lakon, meja, 5, "kepala_dinas")
    alamat = reverse("pelaksanaan:sk_tim", args=[lakon.pelaksanaan])
    assert "Menunggu nomor" in meja.sop("kasubbag")
    assert "Buka SK Tim" in meja.sop("staf_1")
    meja.halaman("staf_1", "pelaksanaan:sk_tim", lakon.pelaksanaan)
    assert _pos(meja, "staf_1", alamat, perintah="nomor", nomor="1").status_code == 403

    meja.halaman("kasubbag", "pelaksanaan:sk_tim", lakon.pelaksanaan)
    assert _pos(meja, "kasubbag", alamat, perintah="nomor", nomor=" ").status_code == 400
    nomor = "800/91/2025"
    assert _pos(meja, "kasubbag", alamat, perintah="nomor", nomor=nomor).status_code == 303
    assert _pos(meja, "kasubbag", alamat, perintah="bagikan").status_code == 303
    assert _pos(meja, "staf_1", alamat, perintah="terima").status_code == 303

    assert Tim.objects.get().dasar_nomor == nomor
    halaman = meja.halaman("kasubbag", "pelaksanaan:sk_tim", lakon.pelaksanaan)
    assert f"Keputusan nomor {nomor}" in halaman
    assert halaman.count("Belum dinyatakan diterima") == 2
    assert f"NOMOR {nomor}" in " ".join(naskah(lakon, "sk_tim/"))
    assert LembarEkspedisi.objects.filter(diterima_pada__isnull=False).count() == 1
