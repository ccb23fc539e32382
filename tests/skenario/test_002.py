"""SOP 002, kertas kerja by a team: from the note to the recap: 002-01 to 002-11."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps

from tests.skenario.dinas_a import TW3
from tests.skenario.lakon_002 import (
    ALASAN_KOSONG,
    KADIS,
    KETUA,
    SEKRETARIS,
    Sop002,
)
from tests.skenario.meja import naskah
from tolok.kinerja.domain.isian import dari_json
from tolok.kinerja.domain.kertas_kerja import susun_kertas_kerja
from tolok.kinerja.domain.metode import cara_ukur, metode_awal
from tolok.kinerja.tests.data_contoh import PADA, ketikan, rencana
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.models import Kejadian, Lembar, Tugas
from tolok.regulasi.muat import aturan_ukur, daftar_aturan_ukur

pytestmark = pytest.mark.django_db


@pytest.fixture
def sop() -> Sop002:
    return Sop002()


def _lembar(sop: Sop002, jenis: str, langkah: int | None = None) -> dict[str, Any]:
    """The newest sheet of a kind (of a row)."""
    daftar = Lembar.objects.filter(pelaksanaan=sop.lakon.pelaksanaan, jenis=jenis).order_by("pada")
    if langkah is not None:
        tugas = Tugas.objects.filter(langkah=langkah).values_list("pk", flat=True)
        daftar = daftar.filter(tugas__in=list(tugas))
    akhir = daftar.last()
    assert akhir is not None
    return isi_lembar(akhir)


# -- 002-01 ------------------------------------------------------------------------------------


def test_nota_dinas_bernomor_memuat_dasar_perintah_lingkup_dan_batas(sop: Sop002) -> None:
    """002-01: content of D02, and its lines in agenda and expedition book."""
    sop.langkah_1()

    (nota,) = naskah(sop.lakon, "nota_dinas//1")
    for kata in (
        "000.8.6.3/301/Disdagin", "Dasar: Jadwal pengukuran kinerja tahun 2025.",
        "Laksanakan pengukuran kinerja.", "Sampaikan laporannya kepada saya.",
        "Ruang lingkup: Tujuan sampai subkegiatan.", "Selesai paling lambat 17 Oktober 2025",
        "Drs. Arya Contoh, M.Si.",
    ):  # fmt: skip
        assert kata in nota
    assert "000.8.6.3/301/Disdagin" in naskah(sop.lakon, "agenda_nota")[0]
    assert "belum kembali" in naskah(sop.lakon, "ekspedisi_nota")[0]
    _baca(sop, 2)
    assert "dibuka di Tolok" in naskah(sop.lakon, "ekspedisi_nota")[0]
    assert sop.tugas(2).batas is not None


def _baca(sop: Sop002, langkah: int) -> None:
    """The page tells that its holder saw it."""
    jawab = sop.meja.kirim(SEKRETARIS, sop.tugas(langkah), "tugas", "baca")
    assert jawab.status_code == 204


def test_nomor_nota_dari_buku_tolok_atau_menyusul(sop: Sop002) -> None:
    """002-01, X-10: from Tolok's book by one button; without a number the note waits for it."""
    sop.meja.beres(KADIS, sop.tugas(1), "tugaskan", "pesan_nomor", teks="Ukur.", hal="Pengukuran")

    html = sop.meja.html(KADIS, sop.tugas(1))

    assert 'name="nomor" value="000.8.6.3/' in html
    sop.langkah_1(nomor="")
    assert "menunggu nomor" in naskah(sop.lakon, "nota_dinas//1")[0]


# -- 002-02 and 002-03 -------------------------------------------------------------------------


def test_anggota_rapat_adalah_anggota_tim_menurut_sk_yang_berlaku(sop: Sop002) -> None:
    """002-02: the people of the lane that joins, from the decree in force, and the Sekretaris."""
    sop.langkah_1()

    undangan = sop.konteks(SEKRETARIS, sop.tugas(2))["daftar_panel"][0].html

    for nama in ("Citra Misalnya", "Fajar Permisalan", "Bunga Rekaan"):
        assert nama in undangan
    assert "Indah Fiktif" not in undangan


def test_lajur_tanpa_tim_menyebut_sk_yang_belum_ada(sop: Sop002) -> None:
    """002-02: a decree that has run out leaves the row without holders, and says so."""
    apps.get_model("organisasi", "Tim").objects.filter(kode="TIM-2").update(selesai="2025-06-30")
    apps.get_model("organisasi", "AnggotaTim").objects.update(selesai="2025-06-30")
    sop.langkah_1()

    sop.langkah_2(hadir=sop.hadir(SEKRETARIS))

    tugas = sop.tugas(3)
    assert tugas.pemegang_id is None or "Tim" in sop.meja.sop(KADIS)


def test_rapat_menghasilkan_undangan_daftar_hadir_dan_notula(sop: Sop002) -> None:
    """002-03: D05-D07, signed by leader and notulis; who was away reads the minutes too."""
    sop.langkah_1()
    sop.langkah_2()

    notula = naskah(sop.lakon, "notula")[0]
    for kata in (
        "Metode tahun ini dipakai.", "Kumpulkan bukti A02", "Bidang Perdagangan",
        "Bunga Rekaan, S.E., M.M.", "Fajar Permisalan, S.T., M.T.", "Undangan nomor 000.8.6.3/305",
    ):  # fmt: skip
        assert kata in notula
    assert "DAFTAR UNDANGAN" in " ".join(naskah(sop.lakon, "undangan"))
    assert "tidak hadir" in naskah(sop.lakon, "daftar_hadir")[0]
    absen = "A-22"
    assert "Metode tahun ini dipakai." in sop.meja.teks(absen, sop.tugas(3))


def test_tindak_lanjut_notula_mengisi_program_kerja(sop: Sop002) -> None:
    """002-03: what the meeting decided is the first stage of D08."""
    sop.langkah_1()
    sop.langkah_2()

    isi = sop.usul(sop.ambil(3))

    assert isi["tahapan_tahap"][0] == "Kumpulkan bukti A02"
    assert isi["tahapan_pelaksana"][0] == "Bidang Perdagangan"
    assert isi["tahapan_selesai"][0] == "2025-10-06"


# -- 002-04 ------------------------------------------------------------------------------------


def _undang(sop: Sop002, **isi: str) -> Any:
    dasar = {
        "undang_tanggal": "2025-10-01", "undang_mulai": "13:00", "undang_tempat": "Aula",
        "undang_acara": "Arahan",
    }  # fmt: skip
    return sop.meja.kirim(SEKRETARIS, sop.tugas(2), "rapat", "undang", **{**dasar, **isi})


def test_rapat_yang_dua_kali_dipindah_tercatat_dengan_ralat_undangan(sop: Sop002) -> None:
    """002-04: every change is recorded with its reason; waiting grows, handling does not."""
    sop.langkah_1()
    _baca(sop, 2)
    assert _undang(sop).status_code == 303
    assert _undang(sop, undang_tempat="Ruang 2").status_code == 422
    assert _undang(sop, undang_tanggal="2025-10-02", alasan_ralat="Pimpinan dinas luar")
    assert _undang(sop, undang_tanggal="2025-10-03", alasan_ralat="Ruang dipakai")

    undangan = naskah(sop.lakon, "undangan")[0]
    assert "Ralat undangan" in undangan
    assert "Ruang dipakai" in undangan
    sop.lakon.saat += timedelta(days=2, hours=6)
    sop.langkah_2(tanggal="2025-10-03", nomor="")

    notula = _lembar(sop, "notula")
    assert [u["ke"] for u in notula["undangan"]] == [1, 2, 3]
    assert "diralat 2 kali" in naskah(sop.lakon, "notula")[0]
    serah = Kejadian.objects.filter(jenis="TugasDiserahkan").order_by("urutan").last()
    assert serah is not None
    waktu = json.loads(serah.isi)
    assert waktu["menit_tunggu"] > 8 * 60
    assert waktu["menit_kerja"] <= 6 * 60


# -- 002-05 and 002-07 -------------------------------------------------------------------------


def _triwulan_berikut(sop: Sop002) -> None:
    """The same office goes on with the next quarter."""
    sop.lakon.saat += timedelta(days=1)
    sop.tw = 3
    sop.lakon.mulai_periode(TW3)


def test_periode_kedua_diisi_dari_periode_lalu_dan_perubahan_metode_beralasan() -> None:
    """002-05 and 002-07: D08 and D09-A start from last quarter; a change of method needs a
    reason and shows what it does to both periods."""
    sop = Sop002(tw=2)
    sop.sampai(10)
    _triwulan_berikut(sop)
    sop.langkah_1()
    sop.langkah_2(apa=[], siapa=[], kapan=[])
    tugas = sop.ambil(3)
    assert "sama dengan periode lalu" in sop.meja.teks(KETUA, tugas)
    sop.langkah_3()
    tugas = sop.ambil(4)
    pk = str(sop.rencana.indikator["A02"].pk)

    ditolak = sop.meja.kirim(KETUA, tugas, "susun", "kirim", **{f"{pk}.penyebut": "tahun"})

    assert ditolak.status_code == 422
    assert "Cara ukur A02 berubah dari periode lalu (penyebut)" in ditolak.text
    teks = sop.meja.teks(KETUA, tugas)
    assert "penyebut dari target s.d. triwulan menjadi target tahun" in teks
    assert "102,80 % menurut cara lama, 48,51 % menurut cara baru" in teks
    sop.langkah_4(**{f"{pk}.penyebut": "tahun", f"{pk}.alasan": "Mengikuti arahan pusat"})
    assert "48,51" in " ".join(naskah(sop.lakon, "kertas_kerja//4"))
    sop.langkah_5()
    baris = {b["kode"]: b for b in _lembar(sop, "kertas_kerja", 5)["baris"]}
    assert baris["A02"]["penyebut"] == "target tahun"
    assert baris["A02"]["cara_lama"]["tampil"] == "100,12"
    assert baris["A02"]["cara_lama"]["alasan"] == "Mengikuti arahan pusat"
    assert "Menurut cara periode lalu" in " ".join(naskah(sop.lakon, "kertas_kerja/"))


def test_program_kerja_yang_tidak_berubah_ditiadakan_dengan_dasar_yang_sudah_terisi() -> None:
    """002-05, X-09: one press with the evidence written already; changed, nothing is offered."""
    sop = Sop002(tw=2)
    sop.sampai(10)
    _triwulan_berikut(sop)
    sop.langkah_1()
    sop.langkah_2(apa=[], siapa=[], kapan=[])
    tugas = sop.ambil(3)
    html = sop.meja.html(KETUA, tugas)
    bukti = re.search(r'name="bukti" rows="2" required>([^<]+)<', html)
    assert bukti is not None
    assert bukti[1].startswith("Program kerja Triwulan II 2025 masih berlaku")

    sop.meja.beres(KETUA, tugas, "tugas", "tidak_diperlukan", bukti=bukti[1], sampai="")

    dasar = isi_lembar(Lembar.objects.get(jenis="bukti"))
    assert dasar["teks"] == bukti[1]
    assert "tidak diperlukan" in sop.meja.riwayat(KETUA)
    assert sop.tugas(4).langkah == 4


# -- 002-06 and 002-08 -------------------------------------------------------------------------


def test_metodologi_tidak_selesai_di_atas_simpul_tanpa_indikator_dan_alasan(sop: Sop002) -> None:
    """002-06: every node is listed; a node without indicator needs its reason."""
    sop.sampai(3)
    tugas = sop.ambil(4)

    ditolak = sop.meja.kirim(KETUA, tugas, "susun", "kirim")

    assert ditolak.status_code == 422
    assert "Kegiatan 3.30.01.2.01 belum ada indikator" in ditolak.text
    assert not Lembar.objects.filter(jenis="kertas_kerja").exists()
    sop.langkah_4()
    isi = _lembar(sop, "kertas_kerja")
    simpul = isi["cetak"]["simpul"]
    assert {s["jenis"] for s in simpul} == {
        "tujuan", "sasaran", "program", "kegiatan", "subkegiatan",
    }  # fmt: skip
    assert sum(s["jenis"] == "kegiatan" for s in simpul) == 13
    assert all(s["butir"] or s["alasan"] == ALASAN_KOSONG for s in simpul)
    metode = " ".join(naskah(sop.lakon, "kertas_kerja//4"))
    for kata in ("PermenPANRB 8 Tahun 2021", "target 0: tak terdefinisi", "rata-rata capaian",
                 "capaian tidak dibatasi", "target s.d. triwulan", ALASAN_KOSONG):  # fmt: skip
        assert kata in metode


def test_metode_beku_hanya_berubah_dengan_alasan_dan_pengukuran_diulang(sop: Sop002) -> None:
    """002-08: v2 of the method with its reason re-measures; the old result stays readable."""
    sop.sampai(7)
    sop.meja.beres(
        SEKRETARIS, sop.tugas(8), "periksa", "kembalikan", sasaran="4", alasan="Pakai target tahun"
    )
    tugas = sop.ambil(4)
    pk = str(sop.rencana.indikator["A02"].pk)
    ubah = {f"{pk}.penyebut": "tahun"}

    ditolak = sop.meja.kirim(KETUA, tugas, "susun", "kirim", **ubah)

    assert ditolak.status_code == 422
    assert "Metodologi yang sudah ditetapkan diubah (A02)" in ditolak.text
    sop.meja.beres(KETUA, tugas, "susun", "kirim", **ubah, alasan_versi="Arahan Sekretaris")
    sop.langkah_5()
    lama, baru = (
        {b["kode"]: b["tampil"] for b in isi_lembar(x)["baris"]}
        for x in Lembar.objects.filter(
            jenis="kertas_kerja", isi__contains="kertas-kerja/1"
        ).order_by("pada")
    )
    assert (lama["A02"], baru["A02"]) == ("100,12", "73,12")
    assert lama["A05"] == baru["A05"]


# -- 002-09 to 002-11 --------------------------------------------------------------------------


def test_tim_mengetik_angka_beserta_bukti_dan_halaman_menyebut_yang_kurang(sop: Sop002) -> None:
    """002-09: per bidang what is missing; X-14; untouched stays null, and needs a reason."""
    sop.sampai(4)
    tugas = sop.ambil(5)
    teks = sop.meja.teks(KETUA, tugas)
    assert "Belum ada angkanya" in teks
    assert "Bidang Perdagangan A02" in teks
    pk = str(sop.rencana.indikator["A02"].pk)

    ragu = sop.meja.kirim(KETUA, tugas, "ukur", "simpan", **{f"{pk}.realisasi": "1.213"})
    assert "dapat berarti 1.213 (ribuan) atau 1,213" in ragu.text
    tanpa = sop.meja.kirim(KETUA, tugas, "ukur", "kirim", **{**sop.angka(), f"{pk}.realisasi": ""})
    assert tanpa.status_code == 422
    assert "baris belum ada angkanya" in tanpa.text

    sop.langkah_5()
    isi = _lembar(sop, "isian_tim")
    a02 = next(b for b in isi["baris"] if b["kode"] == "A02")
    assert (a02["realisasi"], a02["bukti"][0]["judul"]) == ("43.80", "Rekap e-SKA per triwulan")
    kosong = next(b for b in isi["baris"] if b["kode"] == "K-3.30.01.2.01.0001")
    assert (kosong["realisasi"], kosong["keadaan"]) == (None, "belum_diukur")


def test_angka_emas_dihitung_menurut_metode(sop: Sop002) -> None:
    """002-10: A10 TW III 13/14; A11 with target 0 has no answer, and says why."""
    sop.sampai(5)

    baris = {b["kode"]: b for b in _lembar(sop, "kertas_kerja", 5)["baris"]}

    assert baris["A10"]["tampil"] == "92,86"
    assert baris["A11"]["keadaan"] == "tak_terdefinisi"
    assert "target 0" in baris["A11"]["alasan"]


def test_penyebut_target_triwulan_atau_tahun_menurut_lembar_metode() -> None:
    """002-10: B09 TW I: 18 against 20 up to the quarter is 110,00; against the year 177,50."""
    bagian, aturan = rencana("B", 1), aturan_ukur("contoh/aturan-1")
    isian, _ = dari_json(ketikan("B", 1), bagian)
    metode = metode_awal(bagian, aturan)
    tahun = replace(metode, butir=tuple(replace(b, penyebut="tahun") for b in metode.butir))
    semua = {a.id: a for a in daftar_aturan_ukur()}

    hasil = [
        susun_kertas_kerja(
            rencana=bagian, daftar_isian=[isian], aturan=aturan, pada=PADA[0],
            cara=cara_ukur(m, None, semua),
        )
        for m in (metode, tahun)
    ]  # fmt: skip

    b09 = [next(b.hasil for b in k.baris if b.butir.kode == "B09") for k in hasil]
    assert [Decimal(h.capaian) for h in b09] == [Decimal("110"), Decimal("177.5")]  # type: ignore[union-attr]


def test_rekap_sama_dengan_kertas_kerja_dan_menyebut_aturannya() -> None:
    """002-11: A-S1 5 indikator, 4 terukur, 90,56; programme 3.30.03 60,00 for 96,49 of its money."""
    sop = Sop002(tw=4)
    sop.sampai(6)

    kertas, rekap = _lembar(sop, "kertas_kerja", 5), _lembar(sop, "rekap")

    assert rekap["rekap"] == kertas["rekap"]
    assert rekap["program"] == kertas["program"]
    s1 = next(r for r in rekap["rekap"] if r["kode"] == "A-S1")
    assert (s1["n"], s1["n_terukur"], s1["tampil"]) == (5, 4, "90,56")
    p = next(p for p in rekap["program"] if p["kode"] == "3.30.03")
    assert (p["tampil_capaian"], p["tampil"], p["efisien"]) == ("60,00", "96,49", False)
    dokumen = " ".join(naskah(sop.lakon, "rekap"))
    for kata in ("90,56", "60,00", "96,49", "tidak efisien, jelaskan", "Kategori menurut"):
        assert kata in dokumen
