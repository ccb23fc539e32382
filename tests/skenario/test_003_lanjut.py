"""SOP 003, row 9 and after: the follow-up plan, its register, and the next run that starts from it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.skenario.meja import Meja, naskah
from tolok.berkas.models import Berkas
from tolok.dasar.galat import TidakBerwenang, TransisiTidakSah
from tolok.pelaksanaan.daftar_tindak_lanjut import tindak_lanjut_jatuh_tempo
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.domain.tindak_lanjut import JenisCatatan
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import TindakLanjut
from tolok.pelaksanaan.services import Catatan, Hasil, selesaikan_tindakan, serahkan
from tolok.pelaksanaan.tests.lakon import NOTULA, Lakon
from tolok.pelaksanaan.tests.lakon_003 import lakon_003
from tolok.pelaksanaan.tests.test_jalan_003 import sampai_sk
from tolok.pelaksanaan.tindak_lanjut import catat_tindak_lanjut
from tolok.pelaksanaan.tindakan.bahan_kantor import UsulTindakLanjut, daftarkan_usul

pytestmark = pytest.mark.django_db

_TL = [{"apa": "Uji petik data bidang", "siapa": "Sekretaris", "kapan": "2025-11-03"}]


def sampai_rencana() -> Lakon:
    """Rows 1–8 through the services: the report is signed, with an instruction."""
    lakon = lakon_003(sampai=2)
    sampai_sk(lakon)
    for tindakan, jenis in (
        ("kumpulkan", "isian"), ("ukur", "kertas_kerja"), ("analisis", "laporan"),
    ):  # fmt: skip
        selesaikan_tindakan(
            pada=lakon.satu(6, "staf_1"), tindakan=tindakan,
            hasil=[Hasil(jenis=jenis, isi={"teks": "1"})],
        )  # fmt: skip
    serahkan(
        pada=lakon.satu(6, "staf_1"),
        hasil=[Hasil(jenis="laporan", isi={"teks": "Laporan."}, tahap="draf")],
    )
    selesaikan_tindakan(
        pada=lakon.satu(7, "sekretaris"), tindakan="rapat",
        hasil=[Hasil(jenis="notula", isi={**NOTULA, "tindak_lanjut": _TL})],
    )  # fmt: skip
    serahkan(pada=lakon.satu(7, "sekretaris"), keputusan=Keputusan.SETUJU)
    serahkan(
        pada=lakon.satu(8, "kepala_dinas"), keputusan=Keputusan.SETUJU_DENGAN_CATATAN,
        catatan=[Catatan(teks="Tindak lanjuti bersama tim.", wajib=False)],
    )  # fmt: skip
    return lakon


def isian(lakon: Lakon, html: str, **lain: Any) -> dict[str, Any]:
    """Two lines, as the page proposed them, completed by a person."""
    kunci = [k for k in re.findall(r'name="baris_id" value="([^"]*)"', html) if k]
    jabatan = lakon.kantor.jabatan
    return {
        "baris_id": kunci[:2],
        "sumber": ["Disposisi pimpinan", "Notula rapat"],
        "uraian": ["Tindak lanjuti bersama tim.", "Uji petik data bidang"],
        "rencana": ["Perbaiki verifikasi data bidang", "Uji petik dua indikator"],
        "keluaran": ["Berita acara", "Berita acara uji petik"],
        "jabatan": [str(jabatan["kasubbag"].pk), str(jabatan["kabid_perdagangan"].pk)],
        "tenggat": ["2025-10-08", "2025-11-03"],
        "subkegiatan": ["3.30.01.2.01.0007", ""],
        **lain,
    }


def serahkan_rencana(lakon: Lakon) -> Meja:
    """The team's head signs, the Sekretaris signs and hands on."""
    meja = Meja(lakon)
    (tugas,) = lakon.terbuka(9)
    html = meja.html("staf_1", tugas)
    isi = isian(lakon, html)
    jawab = meja.kirim("staf_1", tugas, "tindaklanjuti", "tandatangani", **isi)
    assert jawab.status_code == 303, jawab.text[:500]
    meja.beres("sekretaris", tugas, "tindaklanjuti", "kirim", **isi)
    return meja


def test_rencana_mengusulkan_arahan_kadis_dan_notula() -> None:
    """003-16: rows come from the disposition and the minutes; recommendations can be pasted."""
    lakon = sampai_rencana()
    meja = Meja(lakon)
    (tugas,) = lakon.terbuka(9)
    html = meja.html("sekretaris", tugas)
    assert "Tindak lanjuti bersama tim." in html
    assert "Uji petik data bidang" in html
    assert 'value="2025-11-03"' in html

    meja.kirim(
        "sekretaris", tugas, "tindaklanjuti", "tempel", **isian(lakon, html),
        rekomendasi="1. Agar definisi operasional IKU dilengkapi;\n2. Agar data diuji petik.",
    )  # fmt: skip

    html = meja.html("sekretaris", tugas)
    assert "Agar definisi operasional IKU dilengkapi" in html
    assert "Perbaiki verifikasi data bidang" in html


def test_usulan_lain_menjadi_baris_bila_dicentang() -> None:
    """003-16: what a program's line sums up can still become a line of its own."""
    satu = UsulTindakLanjut(
        kunci="uji:K1", sumber="Indikator di bawah target", uraian="K1 baru 40%", utama=False
    )
    daftarkan_usul("uji", lambda _: [satu])
    try:
        lakon = sampai_rencana()
        meja = Meja(lakon)
        (tugas,) = lakon.terbuka(9)
        html = meja.html("sekretaris", tugas)
        (kunci,) = re.findall(r'name="usul" value="([^"]+)"', html)
        isi = isian(lakon, html)
        kosong = meja.kirim("sekretaris", tugas, "tindaklanjuti", "pilih", **isi)
        meja.kirim("sekretaris", tugas, "tindaklanjuti", "pilih", **isi, usul=kunci, versi=1)
        sesudah = meja.html("sekretaris", tugas)
    finally:
        daftarkan_usul("uji", lambda _: [])

    assert "K1 baru 40%</textarea>" not in html
    assert "Belum ada usulan yang dipilih." in kosong.text
    assert "K1 baru 40%</textarea>" in sesudah
    assert 'name="usul"' not in sesudah


def test_simpanan_yang_terlambat_tidak_mengembalikan_teks_lama() -> None:
    """X-08: an autosave still under way when the head signed must not undo what was signed."""
    lakon = sampai_rencana()
    meja = Meja(lakon)
    (tugas,) = lakon.terbuka(9)
    isi = isian(lakon, meja.html("staf_1", tugas))
    lama = {**isi, "rencana": ["Perbaiki veri", "Uji petik dua indikator"]}
    kunci = str(uuid4())
    meja.kirim("staf_1", tugas, "tindaklanjuti", "simpan", **lama, kunci=kunci)
    meja.kirim("staf_1", tugas, "tindaklanjuti", "tandatangani", **isi, kunci=kunci)

    terlambat = meja.kirim(
        "staf_1", tugas, "tindaklanjuti", "simpan", **lama, kunci=kunci, versi=1
    )
    orang_lain = meja.kirim("staf_2", tugas, "tindaklanjuti", "simpan", **lama, versi=1)

    assert terlambat.status_code == 204
    assert orang_lain.status_code == 409
    assert orang_lain.json()["dikirim"]["baris"][0]["rencana"] == "Perbaiki veri"
    assert orang_lain.json()["tersimpan"]["baris"][0]["rencana"].startswith("Perbaiki verifikasi")
    assert "Ketua tim sudah menandatangani" in meja.html("sekretaris", tugas)
    meja.beres("sekretaris", tugas, "tindaklanjuti", "kirim", **isi)


def test_simpanan_di_belakang_formulir_yang_menutup_tugas_tidak_ditolak() -> None:
    """The autosave and the form cross on the wire: the page must not show a refusal."""
    lakon = sampai_rencana()
    meja = Meja(lakon)
    (tugas,) = lakon.terbuka(9)
    isi = isian(lakon, meja.html("staf_1", tugas))
    meja.kirim("staf_1", tugas, "tindaklanjuti", "tandatangani", **isi)
    kunci = str(uuid4())
    meja.beres("sekretaris", tugas, "tindaklanjuti", "kirim", **isi, kunci=kunci)

    sejalan = meja.kirim("sekretaris", tugas, "tindaklanjuti", "simpan", **isi, kunci=kunci)
    lain = meja.kirim("sekretaris", tugas, "tindaklanjuti", "simpan", **isi)

    assert sejalan.status_code == 204
    assert sejalan.headers["X-Tolok-Terlambat"] == "1"
    assert lain.status_code == 409
    assert "Tugas ini sudah diserahkan" in lain.content.decode()


def test_sekretaris_tidak_menyerahkan_sebelum_ketua_menandatangani() -> None:
    """003-16, X-08: the head of the team signs first; a plan that changed since is signed again."""
    lakon = sampai_rencana()
    meja = Meja(lakon)
    (tugas,) = lakon.terbuka(9)
    isi = isian(lakon, meja.html("sekretaris", tugas))

    dulu = meja.kirim("sekretaris", tugas, "tindaklanjuti", "kirim", **isi)
    assert dulu.status_code == 422
    assert "Ketua tim belum menandatangani rencana ini." in dulu.text
    bukan = meja.kirim("staf_2", tugas, "tindaklanjuti", "tandatangani", **isi)
    assert bukan.status_code == 403

    meja.kirim("staf_1", tugas, "tindaklanjuti", "tandatangani", **isi)
    ubah = {**isi, "keluaran": ["Berita acara", "Laporan uji petik"]}
    berubah = meja.kirim("sekretaris", tugas, "tindaklanjuti", "kirim", **ubah)
    assert berubah.status_code == 422
    assert "Rencana berubah setelah ditandatangani ketua tim." in berubah.text
    meja.kirim("staf_1", tugas, "tindaklanjuti", "tandatangani", **ubah)
    meja.beres("sekretaris", tugas, "tindaklanjuti", "kirim", **ubah)

    assert lakon.baris().status == "selesai"
    assert TindakLanjut.objects.get(nomor=2).keluaran == "Laporan uji petik"


def test_ketua_yang_berhalangan_digantikan_alasan_yang_tercetak() -> None:
    lakon = sampai_rencana()
    meja = Meja(lakon)
    (tugas,) = lakon.terbuka(9)
    isi = isian(lakon, meja.html("sekretaris", tugas), alasan_tanpa_ketua="Ketua sedang cuti.")

    meja.beres("sekretaris", tugas, "tindaklanjuti", "kirim", **isi)

    assert "Ketua sedang cuti." in " ".join(naskah(lakon, "rencana_tindak_lanjut"))


def test_rencana_yang_diserahkan_tercetak_dan_barisnya_hidup_terus() -> None:
    """003-16: the run ends, the rows stand in the register, printed with both signatures."""
    lakon = sampai_rencana()
    serahkan_rencana(lakon)

    assert lakon.baris().status == "selesai"
    satu, dua = TindakLanjut.objects.order_by("nomor")
    assert (satu.status, satu.tenggat) == ("belum", date(2025, 10, 8))
    assert dua.jabatan == lakon.kantor.jabatan["kabid_perdagangan"]
    teks = " ".join(naskah(lakon, "rencana_tindak_lanjut"))
    assert "Ketua Tim" in teks
    assert "Pegawai Penyusun Laporan 1" in teks
    assert "Pegawai Sekretaris" in teks
    assert periksa_rantai() == []


def _catat(lakon: Lakon, orang: str, satu: TindakLanjut, jenis: str, **lain: Any) -> TindakLanjut:
    return catat_tindak_lanjut(
        pegawai=lakon.kantor.pegawai[orang], tindak_lanjut=satu.pk, jenis=JenisCatatan(jenis),
        teks="Sudah dikerjakan.", kunci=uuid4(), sekarang=lakon.jam(), **lain,
    )  # fmt: skip


def test_yang_mengajukan_selesai_bukan_yang_memverifikasi() -> None:
    """003-16: closed with words by the PJ, verified by another person, all in a chained history."""
    lakon = sampai_rencana()
    serahkan_rencana(lakon)
    satu = TindakLanjut.objects.get(nomor=1)
    with pytest.raises(TidakBerwenang):
        _catat(lakon, "staf_2", satu, "diajukan")
    with pytest.raises(TransisiTidakSah):
        _catat(lakon, "sekretaris", satu, "diterima")

    _catat(lakon, "kasubbag", satu, "diajukan")
    with pytest.raises(TidakBerwenang):
        _catat(lakon, "kasubbag", satu, "diterima")
    _catat(lakon, "sekretaris", satu, "ditolak")
    assert TindakLanjut.objects.get(nomor=1).status == "berjalan"
    _catat(lakon, "kasubbag", satu, "diajukan")
    selesai = _catat(lakon, "sekretaris", satu, "diterima")

    assert selesai.status == "selesai"
    assert [c.jenis for c in selesai.daftar_catatan.order_by("urutan")] == [
        "dicatat", "diajukan", "ditolak", "diajukan", "diterima",
    ]  # fmt: skip
    assert periksa_rantai() == []


def test_daftar_milik_saya_menyebut_keterlambatan_dalam_hari_kerja() -> None:
    """The register on its page: mine, late in working days; reminded on the start page."""
    lakon = sampai_rencana()
    meja = serahkan_rencana(lakon)
    lakon.saat = datetime(2025, 10, 13, 2, 0, tzinfo=lakon.saat.tzinfo)

    halaman = meja.halaman("kasubbag", "pelaksanaan:tindak_lanjut_daftar")
    assert "Perbaiki verifikasi data bidang" in halaman
    assert "Terlambat 3 hari kerja" in halaman
    assert "Uji petik dua indikator" not in halaman
    semua = meja.halaman("kasubbag", "pelaksanaan:tindak_lanjut_daftar", cari="?milik=semua")
    assert "Uji petik dua indikator" in semua
    kartu = meja.tugas_saya("kasubbag")
    assert "Perbaiki verifikasi data bidang" in kartu
    orang = lakon.kantor.pegawai["kasubbag"]
    assert len(tindak_lanjut_jatuh_tempo(orang, date(2025, 10, 13))) == 1
    lain = lakon.kantor.pegawai["kabid_kemetrologian"]
    assert tindak_lanjut_jatuh_tempo(lain, date(2025, 10, 13)) == []


def _kirim(meja: Meja, orang: str, pk: UUID, jenis: str, **isi: Any) -> Any:
    alamat = reverse("pelaksanaan:tindak_lanjut_ubah", args=[pk, jenis])
    with time_machine.travel(meja.lakon.jam(), tick=False):
        return meja.klien[orang, meja.lakon.saat.date()].post(
            alamat, {"kunci": str(uuid4()), **isi}
        )


def test_tindak_lanjut_ditutup_dan_diverifikasi_lewat_halamannya() -> None:
    lakon = sampai_rencana()
    meja = serahkan_rencana(lakon)
    satu = TindakLanjut.objects.get(nomor=1)
    halaman = meja.halaman("kasubbag", "pelaksanaan:tindak_lanjut", satu.pk)
    assert "Ajukan selesai" in halaman
    kosong = _kirim(meja, "kasubbag", satu.pk, "diajukan", teks=" ")
    assert kosong.status_code == 400
    assert "Keterangan belum ditulis." in kosong.text
    assert _kirim(meja, "kasubbag", satu.pk, "diajukan", teks="Terlampir.").status_code == 302

    halaman = meja.halaman("sekretaris", "pelaksanaan:tindak_lanjut", satu.pk)
    assert "Nyatakan selesai" in halaman
    assert "Terlampir." in halaman
    _kirim(meja, "sekretaris", satu.pk, "tenggat", teks="Menyesuaikan.", tenggat="2025-10-20")
    assert _kirim(meja, "sekretaris", satu.pk, "diterima").status_code == 302
    selesai = meja.halaman("sekretaris", "pelaksanaan:tindak_lanjut", satu.pk)
    assert "memverifikasi: selesai" in selesai
    assert "8 Oktober 2025" in selesai


def test_lampiran_dari_yang_tidak_berwenang_tidak_disimpan() -> None:
    lakon = sampai_rencana()
    meja = serahkan_rencana(lakon)
    satu = TindakLanjut.objects.get(nomor=1)
    meja.tugas_saya("kabid_kemetrologian")
    sebelum = Berkas.objects.count()

    for jenis in ("kemajuan", "diajukan", "diterima", "tenggat", "dialihkan"):
        fail = SimpleUploadedFile("bukti.txt", b"Bukti tindak lanjut\n")
        jawab = _kirim(meja, "kabid_kemetrologian", satu.pk, jenis, teks="Selesai.", fail=fail)
        assert jawab.status_code == 403, jenis

    assert Berkas.objects.count() == sebelum
    assert TindakLanjut.objects.get(pk=satu.pk).status == satu.status


def test_pelaksanaan_berikut_membuka_bahan_tindak_lanjut_lama() -> None:
    """003-16: row 6 of the next run shows what is still open."""
    lakon = sampai_rencana()
    serahkan_rencana(lakon)
    berikut = lakon_003(lakon.kantor, saat=lakon.jam(), tw=4, sampai=2)
    sampai_sk(berikut)
    teks = Meja(berikut).teks("staf_1", berikut.terbuka(6)[0])

    assert "Tindak lanjut yang masih terbuka" in teks
    assert "Perbaiki verifikasi data bidang" in teks
