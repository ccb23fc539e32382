"""SOP 000 from the first to the last printed row, in the browser, and what came out of it.

`TOLOK_GAMBAR=<folder>` keeps a picture of every stop at desktop and phone width.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from tests.perjalanan import babak, babak_akhir, babak_periksa
from tests.perjalanan.angka import angka_triwulan, rata_rata, rupiah, tulis
from tests.perjalanan.panggung import Panggung, teks_pdf
from tests.perjalanan.peramban import buka_peramban
from tests.perjalanan.peran import (
    ALASAN,
    CATATAN,
    CUTI,
    DI_KERTAS,
    JAWABAN,
    KADIS,
    MENOLAK,
    MULAI,
    NOMOR_SURAT,
    SIMPULAN,
    SIMPULAN_BARU,
    TANPA_GAWAI,
    opd,
    pukul,
)
from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Kejadian, Pelaksanaan, Tugas

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.peramban,
    pytest.mark.perjalanan_pg,
    pytest.mark.lambat,
]

_BABAK: list[Callable[[Panggung], None]] = [
    babak.kasubbag_menyiapkan,
    babak.kepala_dinas_mendisposisi,
    babak.sekretaris_mendisposisi,
    babak.kasubbag_menyampaikan,
    babak.unit_rapat_dan_mengisi,
    babak.pelaksana_mengukur_dan_menyusun,
    babak_periksa.bidang_memeriksa,
    babak_periksa.keputusan_di_kertas_dicatat,
    babak_periksa.kasubbag_memeriksa,
    babak_periksa.sekretaris_mengembalikan,
    babak_periksa.kasubbag_memperbaiki,
    babak_periksa.sekretaris_menyetujui,
    babak_akhir.pegawai_menandatangani,
    babak_akhir.tanda_tangan_dituntaskan,
    babak_akhir.kepala_dinas_mengesahkan,
    babak_akhir.kasubbag_menugaskan_surat,
    babak_akhir.surat_disusun,
    babak_akhir.surat_diparaf_dan_ditandatangani,
    babak_akhir.surat_dikirim_digandakan_diarsipkan,
]


@pytest.fixture
def panggung(live_server: LiveServer, tmp_path: Path) -> Iterator[Panggung]:
    """The loaded office, a browser, and the clock at the first morning."""
    with time_machine.travel(MULAI, tick=True) as jam, buka_peramban() as peramban:
        babak.muat_dunia()
        yield Panggung(
            peramban=peramban,
            alamat=live_server.url,
            jam=jam,
            gambar=os.environ.get("TOLOK_GAMBAR"),
            gambar_gagal=tmp_path,
        )
    _tutup_sesi_basis_data()


def _tutup_sesi_basis_data() -> None:
    """Sessions that threads of the server left open would keep PostgreSQL's database alive."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_sop_000_berjalan_dari_disposisi_sampai_arsip(panggung: Panggung) -> None:
    for satu in _BABAK:
        panggung.mainkan(satu)

    assert panggung.gangguan() == []
    assert panggung.catatan["status kiriman kedua"] == 303
    assert _serahan_langkah_satu() == 1
    assert Pelaksanaan.objects.get().status == "selesai"
    naskah = _unduh_naskah(panggung)
    _naskah_awal(naskah)
    _naskah_pemeriksaan(naskah)
    _laporan(naskah)
    _naskah_akhir(naskah)
    _arsip(panggung)
    assert panggung.gangguan() == []
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []


def _unduh_naskah(p: Panggung) -> dict[str, str]:
    """Text of every document of the run by its name on the page, as Kepala Dinas gets them."""
    pukul(p, 12, 11)
    kadis = p.sebagai(KADIS)
    kadis.menu("Pelaksanaan")
    kadis.lihat("Selesai")
    kadis.tautan(re.compile("Pengukuran Kinerja, Triwulan III"))
    kadis.lihat("11 dari 11 langkah selesai")
    kadis.foto("31-sop-hidup-akhir")
    kadis.tautan(re.compile("^Naskah"))
    expect(kadis.page.get_by_role("heading", name="Naskah pelaksanaan")).to_be_visible()
    kadis.foto("32-naskah")
    naskah: dict[str, str] = {}
    for tautan in kadis.page.get_by_role("link", name=re.compile("^Unduh")).all():
        nama = " ".join(tautan.inner_text().split()).removeprefix("Unduh ")
        naskah[nama] = naskah.get(nama, "") + teks_pdf(kadis.unduh(tautan))
    return naskah


def _serahan_langkah_satu() -> int:
    """How often row 1 was handed on, in the log."""
    satu = Tugas.objects.get(langkah=1)
    return Kejadian.objects.filter(jenis="TugasDiserahkan", isi__contains=str(satu.pk)).count()


def _rapat(teks: str) -> str:
    """Without any white space: a PDF breaks lines where it likes."""
    return re.sub(r"\s", "", teks)


def _memuat(teks: str, *kata: str) -> None:
    """Every one of these stands in the document."""
    padat = _rapat(teks)
    assert [k for k in kata if _rapat(k) not in padat] == []


def _naskah_awal(naskah: dict[str, str]) -> None:
    """Rows 1-4: one disposition sheet, the timeline, forms and attendance with the acting head."""
    _memuat(
        naskah["Lembar disposisi"],
        "Sekretaris Daerah Kota Contoh",
        "000.8.6/1204/Org",
        "0413",
        "Permintaan laporan pengukuran kinerja Triwulan III",
        "Susun form dan timeline pengukuran kinerja TW III.",
        "Drs. Arya Contoh, M.Si.",
    )
    plt = "Plt. Kepala Bidang Sarana Distribusi dan Pasar"
    unit = "Bidang Sarana Distribusi dan Pasar"
    _memuat(naskah[f"Daftar hadir, {unit}"], plt, "Rangga Contoh, S.T.", "Surat Perintah")
    _memuat(naskah[f"Isian formulir, {unit}"], plt, "Rangga Contoh, S.T.")
    _memuat(naskah["Daftar hadir, UPTD Metrologi Legal"], f"{CUTI}, A.Md. tidak hadir")
    formulir = "".join(isi for nama, isi in naskah.items() if nama.startswith("Isian formulir"))
    _memuat(formulir, *(rupiah(s["anggaran_sd_tw"][2]) for s in opd()["subkegiatan"]))


def _naskah_pemeriksaan(naskah: dict[str, str]) -> None:
    """Rows 6-8: the return with its reason, its note and the answer; the decision on paper."""
    _memuat(naskah["Lembar catatan pemeriksaan"], ALASAN, CATATAN, JAWABAN)
    kertas = naskah["Berita acara pencatatan dari kertas, UPTD Pasar"]
    _memuat(kertas, DI_KERTAS, "Citra Misalnya", "7 Oktober 2026", "pindaian.pdf")


def _laporan(naskah: dict[str, str]) -> None:
    """The report is final, repaired, and every figure equals the one computed here."""
    laporan, daftar = naskah["Laporan pengukuran kinerja"], angka_triwulan(opd(), 3)
    _memuat(laporan, "LAPORAN (SAH)", SIMPULAN_BARU, "Plt. Kepala Bidang Sarana Distribusi")
    assert _rapat(SIMPULAN) not in _rapat(laporan)
    padat = _rapat(laporan)
    for a in daftar:
        nilai = "takterdefinisi" if a.capaian is None else re.escape(a.tampil)
        baris = re.escape(_rapat(a.kode + a.nama)) + ".{0,60}?" + nilai
        assert re.search(baris, padat), (a.kode, a.tampil)
    for s in opd()["sasaran"]:
        satu = rata_rata(daftar, s["kode"])
        nilai = "belumdiukur" if satu is None else re.escape(tulis(satu))
        assert re.search(re.escape(_rapat(s["kode"] + s["nama"])) + r".{0,12}?" + nilai, padat)
    rata = [r for s in opd()["sasaran"] if (r := rata_rata(daftar, s["kode"])) is not None]
    _memuat(naskah["Rekap pengukuran"], *map(tulis, rata))
    _memuat(naskah["Kertas kerja pengukuran"], *(a.tampil for a in daftar if a.capaian))


def _naskah_akhir(naskah: dict[str, str]) -> None:
    """Rows 9-11: who signed, who did not and why; letter, delivery and copies."""
    lembar = naskah["Lembar tanda tangan pegawai"]
    semua = [str(o["pegawai"]) for o in opd()["posisi"] if o["pegawai"]]
    _memuat(lembar, "30 dari 32 pegawai", *semua)
    _memuat(lembar, babak_akhir.ALASAN_CUTI, babak_akhir.ALASAN_MENOLAK, MENOLAK)
    _memuat(naskah[f"Berita acara pencatatan dari kertas, {TANPA_GAWAI}"], "pindaian.pdf")
    _memuat(
        naskah["Surat pengantar"],
        f"NOMOR {NOMOR_SURAT}",
        "Wali Kota Contoh",
        "Drs. Arya Contoh, M.Si.",
        "Sekretaris: paraf 12/10 09.10 WIB",
    )
    _memuat(naskah["Lembar ekspedisi"], NOMOR_SURAT, "Petugas Ekspedisi Rekaan", "10.20 WIB")
    _memuat(naskah["Catatan penggandaan"], "5 eksemplar", "Arsip Sekretariat")


def _arsip(p: Panggung) -> None:
    """The closed file with its shelf and its index, unbroken."""
    kadis = p.sebagai(KADIS)
    kadis.menu("Arsip")
    kadis.tautan(re.compile("Pengukuran Kinerja"))
    kadis.lihat("Indeks ini utuh")
    kadis.foto("33-arsip")
