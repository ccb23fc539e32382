"""SOP 000, Pengukuran Kinerja, from the reviews to the archive: the scenarios 000-10 to 000-18."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.skenario.meja import (
    Meja,
    beri_wewenang,
    naskah,
    siap,
)
from tolok.arsip.models import Arsip
from tolok.kinerja.tests.test_jalan import Halaman as HalamanKinerja, _isi_semua, _rencana
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Kejadian, Lembar
from tolok.pelaksanaan.services import (
    Catatan,
    Hasil,
    ambil,
    kembalikan,
    selesaikan_tindakan,
    serahkan,
    tandatangani,
)
from tolok.pelaksanaan.tests.kantor import Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon

pytestmark = pytest.mark.django_db


# -- reviews -------------------------------------------------------------------------------------


def _laporan(lakon: Lakon, **bagian: str) -> Hasil:
    """The report with a part for every unit."""
    isi = {str(u.pk): {"teks": bagian.get(k, "draf")} for k, u in lakon.kantor.unit.items()}
    return Hasil(jenis="laporan", isi={"teks": str(bagian), "bagian": isi}, tahap="draf")


def _perbaiki_5(lakon: Lakon, **bagian: str) -> None:
    """Row 5 again: measured and drafted anew."""
    if not lakon.terbuka(5)[0].pengambil:
        ambil(pada=lakon.satu(5, "staf_1"))
    for tindakan, jenis in (("ukur", "kertas_kerja"), ("rekap", "rekap")):
        selesaikan_tindakan(
            pada=lakon.satu(5, "staf_1"),
            tindakan=tindakan,
            hasil=[Hasil(jenis=jenis, isi={"nilai": str(bagian)})],
        )
    serahkan(pada=lakon.satu(5, "staf_1"), hasil=[_laporan(lakon, **bagian)])


def test_persetujuan_dibawa_hanya_bila_barisnya_sama_persis() -> None:
    """000-10: the one who returned and the undecided review again; others are carried, and shown."""
    lakon = siap(sampai=5)
    kantor, meja = lakon.kantor, Meja(lakon)
    serahkan(
        pada=lakon.pada("kabid_perdagangan", lakon.milik(6, "perdagangan")),
        keputusan=Keputusan.SETUJU,
    )
    belum = lakon.milik(6, "kemetrologian")
    kembalikan(
        pada=lakon.pada("kabid_perindustrian", lakon.milik(6, "perindustrian")),
        alasan="Dua sel keliru.",
        sel=["I-perin/realisasi", "I-perin/pembilang"],
    )
    belum.refresh_from_db()
    assert belum.status == "gugur"

    _perbaiki_5(lakon, perindustrian="diperbaiki")

    assert {t.subjek for t in lakon.terbuka(6)} == {
        kantor.unit[k].pk for k in ("perindustrian", "kemetrologian")
    }
    assert "Bidang Perdagangan: dibawa dari versi 1" in meja.sop("kasubbag")
    kembalikan(
        pada=lakon.pada("kabid_perindustrian", lakon.milik(6, "perindustrian")), alasan="Lagi."
    )
    _perbaiki_5(lakon, perindustrian="diperbaiki", perdagangan="ikut berubah")
    assert kantor.unit["perdagangan"].pk in {t.subjek for t in lakon.terbuka(6)}


def test_langkah_tanpa_waktu_tidak_dihitung_terlambat_dan_masuk_evaluasi() -> None:
    """000-11: nothing printed, no date agreed: "tanpa batas waktu"; the yearly evaluation lists it."""
    lakon = siap(sampai=5)
    meja = Meja(lakon)
    lakon.saat += timedelta(days=20)

    assert "Tanpa batas waktu" in meja.tugas_saya("kabid_perdagangan")
    lakon.langkah_6()

    for satu in Kejadian.objects.filter(jenis="TugasDiserahkan", isi__contains='"setuju"'):
        assert '"tenggat"' not in satu.isi
    evaluasi = meja.halaman("kasubbag", "pelaksanaan:evaluasi")
    assert "tanpa" in evaluasi.lower()
    assert "6." in evaluasi


def test_kasubbag_mengembalikan_ke_penyusun_dan_bidang_yang_berubah_mengulang() -> None:
    """000-12: → 5 by default; the diff on return; row 6 repeats for units whose rows changed."""
    lakon = siap(sampai=6)
    meja = Meja(lakon)
    html = meja.html("kasubbag", lakon.terbuka(7)[0])
    assert 'name="sasaran" value="5" checked' in html

    meja.beres(
        "kasubbag", lakon.terbuka(7)[0], "periksa", "kembalikan", alasan="Salah.", sasaran=5
    )
    _perbaiki_5(lakon, perindustrian="diperbaiki")

    assert {t.subjek for t in lakon.terbuka(6)} == {lakon.kantor.unit["perindustrian"].pk}
    lama = meja.teks("kabid_perindustrian", lakon.terbuka(6)[0])
    assert "semula" in lama
    assert "diperbaiki" in lama


def test_perbaikan_kasubbag_naik_ke_sekretaris_dengan_catatan_jawaban_dan_perubahan() -> None:
    """000-13 (X-04): three notes, three answers, a new version; the Sekretaris sees them at once."""
    lakon = siap(sampai=7)
    meja = Meja(lakon)
    catatan = [f"Catatan {n}." for n in (1, 2, 3)]
    kembalikan(
        pada=lakon.satu(8, "sekretaris"),
        alasan="Tiga hal.",
        sasaran=7,
        catatan=[Catatan(teks=c, lokasi=f"Bab {n}") for n, c in enumerate(catatan, 1)],
    )
    perbaikan = lakon.terbuka(7)[0]
    jawaban = {
        f"jawaban-{x.pk}": f"Jawaban {n}."
        for n, x in enumerate(Lembar.objects.filter(jenis="catatan").order_by("isi"), 1)
    }
    kurang = meja.kirim("kasubbag", perbaikan, "periksa", "perbaiki", **{"perbaikan-teks": "baru"})
    assert kurang.status_code == 422
    meja.beres(
        "kasubbag", perbaikan, "periksa", "perbaiki", **{"perbaikan-teks": "baru", **jawaban}
    )

    perbaikan.refresh_from_db()
    assert perbaikan.status == "diperbaiki"
    lagi = lakon.terbuka(8)[0]
    assert lagi.iterasi == 2
    terbaca = meja.teks("sekretaris", lagi)
    for kata in (*catatan, "Jawaban 1.", "Jawaban 3.", "semula", "baru", "ke-2"):
        assert kata in terbaca, kata


# -- signatures ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "kata"),
    [
        ("per_pegawai", "setiap pegawai menandatangani halaman"),
        ("daftar", "satu daftar tanda tangan"),
    ],
)
def test_cara_tanda_tangan_pilihan_kantor_tercetak(mode: str, kata: str) -> None:
    """000-14: the office chose when it sent the timeline; the choice is printed."""
    lakon = siap(sampai=2)
    serahkan(
        pada=lakon.satu(3, "kasubbag"),
        hasil=[
            Hasil(jenis="jadwal", isi={"baris": [], "mode_tanda_tangan": mode}),
            Hasil(jenis="formulir", isi={"a": "1"}),
        ],
    )
    for langkah in (
        lakon.langkah_4, lakon.langkah_5, lakon.langkah_6, lakon.langkah_7, lakon.langkah_8,
        lakon.langkah_9,
    ):  # fmt: skip
        langkah()

    assert kata in " ".join(naskah(lakon, "tanda_tangan/"))


def test_setiap_pegawai_menandatangani_halaman_pengukurannya_bersama_atasan() -> None:
    """000-14, per pegawai: behind the list a page each, with own figures and the superior."""
    kantor = buat_kantor()
    indikator = _rencana(kantor)
    lakon = siap(kantor, sampai=3)
    halaman = HalamanKinerja(lakon)
    _isi_semua(lakon, indikator, halaman)
    ambil(pada=lakon.satu(5, "staf_1"))
    (tugas,) = lakon.terbuka(5, induk=None)
    for perintah in ("ukur/kirim", "rekap/kirim", "susun/kirim"):
        assert halaman.kirim("staf_1", tugas, perintah, {}).status_code == 303
    for langkah in (lakon.langkah_6, lakon.langkah_7, lakon.langkah_8, lakon.langkah_9):
        langkah()

    semua = naskah(lakon, "tanda_tangan/")

    milik = [h for h in semua[1:] if kantor.pegawai["kabid_perdagangan"].nama in h]
    assert len(milik) == 1
    assert "80,00" in milik[0]
    assert "Atasan langsung" in milik[0]
    assert kantor.pegawai["kepala_dinas"].nama in milik[0]


def _penanda(lakon: Lakon) -> dict[UUID | None, str]:
    return {p.pk: kode for kode, p in lakon.kantor.pegawai.items()}


def test_tiga_puluh_dua_pegawai_satu_berhalangan_satu_basah_satu_menolak() -> None:
    """000-15: released with a reason, signed on paper with scan, declined: "30 … 1 … 1"."""
    lakon = siap(buat_kantor(staf=26), sampai=8)
    kantor, meja = lakon.kantor, Meja(lakon)
    ambil(pada=lakon.satu(9, "staf_1"))
    (utama,) = lakon.terbuka(9, induk=None)
    menurut = {t.subjek: t for t in lakon.terbuka(9, tindakan="tandatangani")}
    assert len(menurut) == 32
    cuti, basah, tolak = (kantor.pegawai[f"staf_{n}"] for n in (24, 25, 26))
    for pk, tugas in menurut.items():
        if pk not in (cuti.pk, basah.pk, tolak.pk):
            tandatangani(pada=lakon.pada(_penanda(lakon)[pk], tugas))
    meja.beres(
        "staf_1", utama, "tandatangani", "lepas", subjek=str(cuti.pk), tindakan="tandatangani",
        alasan="Cuti melahirkan.",
    )  # fmt: skip
    pindaian = SimpleUploadedFile("ttd.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
    meja.beres(
        "kasubbag", menurut[basah.pk], "tugas", "dari_kertas", penanda_tangan=str(basah.pk),
        tanggal="2025-10-01", pindaian=pindaian,
    )  # fmt: skip
    meja.beres(
        "staf_26", menurut[tolak.pk], "tandatangani", "menolak", alasan="Angka saya tidak sama."
    )

    teks = meja.teks("staf_1", utama)
    assert "30 dari 32 sudah, 1 berhalangan, 1 menolak" in teks
    assert "Angka saya tidak sama." in teks
    assert not lakon.terbuka(9, tindakan="sahkan")
    meja.beres(
        "staf_1", utama, "tandatangani", "jawab",
        **{f"jawaban-{menurut[tolak.pk].pk}": "Angka sesuai berita acara; penolakan dicetak."},
    )  # fmt: skip
    (sah,) = lakon.terbuka(9, tindakan="sahkan")
    serahkan(pada=lakon.pada("kepala_dinas", sah), keputusan=Keputusan.SETUJU)
    lembar = " ".join(naskah(lakon, "tanda_tangan/"))
    for kata in ("Cuti melahirkan.", "Angka saya tidak sama.", "penolakan dicetak"):
        assert kata in lembar, kata


def test_penanggung_jawab_mengembalikan_bila_ada_yang_menolak_menandatangani() -> None:
    """000-15, the other ending: who collects the signatures sends the report back to row 5."""
    lakon = siap(sampai=8)
    meja = Meja(lakon)
    ambil(pada=lakon.satu(9, "staf_1"))
    (utama,) = lakon.terbuka(9, induk=None)
    tolak = next(
        t
        for t in lakon.terbuka(9, tindakan="tandatangani")
        if t.subjek == lakon.kantor.pegawai["staf_2"].pk
    )
    kata = "Kembalikan ke langkah sebelumnya"
    assert kata not in meja.teks("staf_1", utama)
    meja.beres("staf_2", tolak, "tandatangani", "menolak", alasan="Angka saya tidak sama.")

    html = meja.html("staf_1", utama)
    assert kata in html
    assert 'name="sasaran" value="5" checked' in html
    meja.beres(
        "staf_1", utama, "tugas", "kembalikan", alasan="Angka satu orang keliru.", sasaran=5
    )

    assert lakon.terbuka(5)
    assert not lakon.terbuka(9)


def test_angka_yang_dibetulkan_membatalkan_tanda_tangan_dan_meminta_sekali_lagi() -> None:
    """000-16: version 2 has no signatures; who signed is asked once, with the diff; KD → 5, 7, 8."""
    lakon = siap(sampai=8)
    meja = Meja(lakon)
    ambil(pada=lakon.satu(9, "staf_1"))
    semua = lakon.terbuka(9, tindakan="tandatangani")
    for tugas in semua:
        tandatangani(pada=lakon.pada(_penanda(lakon)[tugas.subjek], tugas))
    (sah,) = lakon.terbuka(9, tindakan="sahkan")
    html = meja.html("kepala_dinas", sah)
    assert 'name="sasaran" value="5" checked' in html
    for lain in (7, 8):
        assert f'name="sasaran" value="{lain}"' in html
    meja.beres("kepala_dinas", sah, "sahkan", "kembalikan", alasan="Satu angka keliru.", sasaran=5)
    _perbaiki_5(lakon, perindustrian="dibetulkan")
    lakon.langkah_6()
    lakon.langkah_7()
    lakon.langkah_8()

    lagi = lakon.terbuka(9, tindakan="tandatangani")
    assert {t.subjek for t in lagi} == {t.subjek for t in semua}
    assert len(lagi) == len(semua)
    ulang = meja.teks(
        "staf_2", next(t for t in lagi if t.subjek == lakon.kantor.pegawai["staf_2"].pk)
    )
    assert "Yang berubah sejak versi sebelumnya" in ulang
    lakon.langkah_9()
    assert not lakon.terbuka(9)
    assert lakon.terbuka(10)


# -- the letter ----------------------------------------------------------------------------------


def _penerima(kantor: Kantor) -> None:
    kantor.pemda.penerima_laporan = [
        {"kode": "wk", "kepada": "Wali Kota", "melalui": "Sekretaris Daerah u.p. Bagian Organisasi",
         "jenis": "asli"},
        {"kode": "bp", "kepada": "Kepala Bappeda", "jenis": "tembusan"},
        {"kode": "in", "kepada": "Inspektur", "jenis": "tembusan"},
    ]  # fmt: skip
    kantor.pemda.save()


def test_surat_kepada_penerima_pemda_diparaf_berurutan_dan_ditandatangani_kepala() -> None:
    """000-17: recipients from the pemda, editable; paraf Kasubbag, Sekretaris; KD signs."""
    kantor = buat_kantor()
    _penerima(kantor)
    lakon = siap(kantor, sampai=10)
    meja = Meja(lakon)
    ambil(pada=lakon.satu(11, "staf_1"))
    tugas = lakon.terbuka(11, induk=None)[0]
    html = meja.html("staf_1", tugas)
    for kata in (
        "Wali Kota",
        "Sekretaris Daerah u.p. Bagian Organisasi",
        "Kepala Bappeda",
        "Inspektur",
    ):
        assert kata in html
    meja.beres("staf_1", tugas, "kirim", "kirim", **_surat())

    urut = [t.pemegang_id for t in lakon.terbuka(11, tindakan="kirim")]
    assert urut == [kantor.jabatan[k].pk for k in ("kasubbag", "sekretaris", "kepala_dinas")]
    dahulu = meja.kirim(
        "kepala_dinas", lakon.terbuka(11, tindakan="kirim")[2], "kirim", "tandatangani"
    )
    assert dahulu.status_code == 409
    for orang in ("kasubbag", "sekretaris", "kepala_dinas"):
        meja.beres(orang, lakon.terbuka(11, tindakan="kirim")[0], "kirim", "tandatangani")
    surat = " ".join(naskah(lakon, "surat_pengantar/"))
    for kata in (
        "Wali Kota",
        "Kepala Bappeda",
        "Sekretaris: paraf",
        kantor.pegawai["kepala_dinas"].nama,
    ):
        assert kata in surat, kata


def _surat(**lain: Any) -> dict[str, Any]:
    return {
        "hal": "Penyampaian laporan", "tanggal": "2025-10-08",
        "kepada": ["Wali Kota", "Kepala Bappeda"], "melalui": ["Sekretaris Daerah", ""],
        "jenis": ["asli", "tembusan"], "nama": ["Laporan Pengukuran Kinerja"],
        "banyak": ["1 (satu) berkas"], "keterangan": [""], **lain,
    }  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_pengiriman_tanda_terima_salinan_dan_boks_menutup_berkas() -> None:
    """000-18: by hand and e-mail, the receipt is asked for; copies numbered; box and digests; done."""
    lakon = siap(sampai=10)
    meja = Meja(lakon)
    ambil(pada=lakon.satu(11, "staf_1"))
    tugas = lakon.terbuka(11, induk=None)[0]
    meja.beres("staf_1", tugas, "kirim", "kirim", **_surat())
    for orang in ("kasubbag", "sekretaris", "kepala_dinas"):
        meja.beres(orang, lakon.terbuka(11, tindakan="kirim")[0], "kirim", "tandatangani")
    meja.beres("staf_1", tugas, "kirim", "catat", kepada="Wali Kota", cara="diantar langsung")
    meja.beres(
        "staf_1", tugas, "kirim", "catat", kepada="Kepala Bappeda", cara="pos-el",
        penerima="Agendaris Bappeda", tanggal="2025-10-08", jam="10:05",
    )  # fmt: skip
    assert "tanda terima belum kembali" in meja.teks("staf_1", tugas)
    atas = Lembar.objects.filter(jenis="pengiriman").order_by("pada").first()
    assert atas is not None
    foto = SimpleUploadedFile("lembar2.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
    meja.beres(
        "staf_1", tugas, "kirim", "catat", atas=str(atas.pk), kepada="Wali Kota",
        cara="diantar langsung", penerima="Rina, agendaris", tanggal="2025-10-09", jam="09:15",
        foto=foto,
    )  # fmt: skip
    teks = meja.teks("staf_1", tugas)
    assert "tanda terima belum kembali" not in teks.replace(
        "(kosong: tanda terima belum kembali)", ""
    )
    assert "diterima Rina, agendaris" in teks
    buku = " ".join(naskah(lakon, "ekspedisi"))
    assert "Rina, agendaris" in buku
    meja.beres(
        "staf_1", tugas, "gandakan", "kirim", nomor=["1", "2"], penerima=["Wali Kota", "Arsip"],
        media=["tercetak", "tercetak"],
    )  # fmt: skip
    assert "1/2" in " ".join(naskah(lakon, "salinan/"))
    meja.beres(
        "staf_1", tugas, "arsipkan", "arsipkan", media=["elektronik", "tercetak"],
        ruang="Ruang arsip", rak="3", boks="12", folder="TW III",
    )  # fmt: skip

    assert lakon.baris().status == "selesai"
    daftar = " ".join(naskah(lakon, "daftar_arsip"))
    assert "boks 12" in daftar
    assert "12" in " ".join(naskah(lakon, "label_boks"))
    arsip = Arsip.objects.get()
    beri_wewenang(lakon.kantor, "staf_2", "arsiparis")
    halaman = meja.halaman("staf_2", "arsip:berkas", arsip.pk)
    assert "boks 12" in halaman
    assert "Indeks ini utuh" in halaman
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []
