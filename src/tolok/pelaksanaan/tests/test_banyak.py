from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tolok.berkas.services import simpan
from tolok.pelaksanaan.bukti import boleh_lihat_fail, lampirkan
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.models import Kejadian, Tugas
from tolok.pelaksanaan.services import baca
from tolok.pelaksanaan.tests.lakon_001 import Lakon001, kantor_001
from tolok.pelaksanaan.tests.test_halaman import masuk

pytestmark = pytest.mark.django_db

MULAI = datetime(2026, 1, 7, 1, 30, tzinfo=UTC)


class Layar:
    """Pages of one run, as each person sees them."""

    def __init__(self, lakon: Lakon001) -> None:
        self.lakon = lakon

    def minta(self, orang: str, alamat: str, data: Any = None, **kepala: Any) -> Any:
        self.lakon.jam()
        with time_machine.travel(self.lakon.saat + timedelta(seconds=20), tick=False):
            klien: Client = masuk(self.lakon.kantor, orang)
            if data is None:
                return klien.get(alamat, **kepala)
            return klien.post(alamat, data, **kepala)

    def banyak(self, langkah: int) -> str:
        return f"/pelaksanaan/{self.lakon.pelaksanaan}/langkah/{langkah}/"

    def tugas(self, tugas: Tugas) -> str:
        return f"/pelaksanaan/{self.lakon.pelaksanaan}/tugas/{tugas.pk}/"

    def isian(self, html: str, **putusan: str) -> dict[str, Any]:
        """The fields of the form as rendered, with a choice for some employees."""
        pk = {str(t.pk): self.lakon.kode[t.subjek] for t in Tugas.objects.filter(terbuka=True)
              if t.subjek in self.lakon.kode}  # fmt: skip
        data: dict[str, Any] = {"kunci": str(uuid4()), "baris": []}
        for tugas in re.findall(r'name="baris" value="([^"]+)"', html):
            data["baris"].append(tugas)
            for nama in ("iterasi", "dilihat"):
                nilai = re.search(rf'name="{nama}-{tugas}" value="([^"]*)"', html)
                assert nilai is not None
                data[f"{nama}-{tugas}"] = nilai[1]
            kata = putusan.get(pk[tugas], "")
            data[f"putusan-{tugas}"] = "kembali" if kata else ("lanjut" if not putusan else "")
            data[f"alasan-{tugas}"] = kata
        return data


def layar_langkah(langkah: int, *, staf: int = 4, nama: str = "Kota Contoh") -> Layar:
    lakon = Lakon001(kantor_001(staf=staf, nama=nama), MULAI)
    lakon.mulai()
    if langkah > 1:
        lakon.isi_formulir()
    urutan = (lakon.langkah_1, lakon.langkah_2, lakon.langkah_3, lakon.langkah_4)
    for satu in urutan[: langkah - 1]:
        satu()
    return Layar(lakon)


def test_banyak_bawahan_menjadi_satu_baris_di_tugas_saya() -> None:
    layar = layar_langkah(4)

    html = layar.minta("kasubbag", "/").text

    assert "Satu tugas menunggu Anda" in html
    assert "langkah 4 dari 7, 4 pegawai" in html
    assert f'href="{layar.banyak(4)}"' in html


def test_pemeriksa_menyetujui_yang_dipilih_dan_mengembalikan_yang_lain_sekali_kirim() -> None:
    layar = layar_langkah(2)
    html = layar.minta("kasubbag", layar.banyak(2)).text
    assert "Pegawai Penyusun Laporan 2" in html
    data = layar.isian(html, staf_2="Bukti belum ada.", staf_3="Angka kosong.")
    for pk in data["baris"]:
        if not data[f"putusan-{pk}"]:
            data[f"putusan-{pk}"] = "lanjut"

    jawab = layar.minta("kasubbag", layar.banyak(2), data)

    assert jawab.status_code == 303
    lakon = layar.lakon
    kembali = {lakon.kode[t.subjek] for t in lakon.terbuka(1, induk=None)}
    assert kembali == {"staf_2", "staf_3"}
    assert len(lakon.terbuka(3)) == 7
    sendiri = lakon.terbuka(2)
    assert [lakon.kode[t.subjek] for t in sendiri] == ["kasubbag"]


def test_yang_dibuka_berwaktu_penanganan_dan_yang_hanya_dicentang_tidak() -> None:
    layar = layar_langkah(2)
    lakon = layar.lakon
    baca(pada=lakon.pada("kasubbag", lakon.tugas(2, "staf_2")))
    lakon.saat += timedelta(minutes=15)
    html = layar.minta("kasubbag", layar.banyak(2)).text
    layar.minta("kasubbag", layar.banyak(2), layar.isian(html))

    waktu = {
        lakon.kode[UUID(t.subjek)]: json.loads(k.isi)
        for k in Kejadian.objects.filter(jenis="TugasDiserahkan")
        if (t := keadaan_kini(lakon.baris()).tugas[json.loads(k.isi)["tugas"]]).langkah == 2
    }
    assert 15 <= waktu["staf_2"]["menit_kerja"] <= 20
    assert "menit_kerja" not in waktu["staf_3"]
    assert waktu["staf_3"]["menit_tunggu"] >= 15


def test_pengembalian_tanpa_alasan_ditolak_seluruhnya_dan_isian_lain_tetap() -> None:
    layar = layar_langkah(2)
    html = layar.minta("kasubbag", layar.banyak(2)).text
    data = layar.isian(html)
    data[f"putusan-{data['baris'][0]}"] = "kembali"

    jawab = layar.minta("kasubbag", layar.banyak(2), data)

    assert jawab.status_code == 422
    assert "Tulis alasan pengembaliannya." in jawab.text
    teks = " ".join(jawab.text.split())
    assert teks.count('value="lanjut" checked') == len(data["baris"]) - 1
    assert not layar.lakon.terbuka(3)


def test_lembar_pemeriksa_sendiri_sampai_kepada_atasannya() -> None:
    layar = layar_langkah(2)

    kasubbag = layar.minta("kasubbag", f"{layar.banyak(2)}?saring=").text
    sekretaris = layar.minta("sekretaris", "/").text

    assert "Diteruskan kepada atasan Anda" in kasubbag
    assert "pemegangnya tidak dapat memutuskan, diteruskan kepada Anda" in sekretaris


def test_satu_lembar_terbuka_di_tempat_dan_kembali_ke_daftar_sesudah_dikirim() -> None:
    layar = layar_langkah(2)
    tugas = layar.lakon.tugas(2, "staf_2")
    potongan = layar.minta(
        "kasubbag", f"{layar.tugas(tugas)}?sebaris=1", headers={"HX-Request": "true"}
    ).text
    assert "<html" not in potongan
    assert "Pegawai Penyusun Laporan 2" in potongan
    assert "staf_2 1" in potongan
    dilihat = re.search(r'name="dilihat" value="([^"]+)"', potongan)
    assert dilihat is not None

    jawab = layar.minta(
        "kasubbag",
        f"{layar.tugas(tugas)}periksa/setujui/",
        {"kunci": str(uuid4()), "iterasi": "1", "dilihat": dilihat[1]},
    )

    assert jawab.status_code == 303
    assert jawab["Location"] == layar.banyak(2)


def test_yang_belum_siap_tidak_dapat_diserahkan_bersama() -> None:
    layar = layar_langkah(3)
    html = layar.minta("staf_1", layar.banyak(3)).text
    assert html.count('value="lanjut" disabled') == 10
    data = layar.isian(html)

    jawab = layar.minta("staf_1", layar.banyak(3), data)

    assert jawab.status_code == 422
    assert "Belum ada yang dikirim." in jawab.text
    assert "Pegawai Sekretaris: " in jawab.text
    assert not layar.lakon.terbuka(4)


def test_pengumpul_melihat_siapa_yang_belum_mengisi() -> None:
    layar = layar_langkah(1)
    layar.lakon.isi_formulir(("staf_2",))

    html = layar.minta("staf_1", f"{layar.banyak(1)}?saring=").text

    assert html.count("Menunggu pegawai ini mengisi") == 9
    assert html.count('value="lanjut" data-siap') == 1
    assert "9 dari 10 pegawai belum mengisi." in html
    assert "1. Pegawai " in html


def test_yang_dikembalikan_disebut_pada_daftar_yang_belum_mengisi() -> None:
    layar = layar_langkah(2)
    layar.lakon.langkah_2(kembali=("staf_2",))

    html = layar.minta("staf_1", layar.banyak(1)).text

    assert "Dikembalikan, menunggu pegawai ini mengisi lagi" in html
    assert "1 dari 10 pegawai belum mengisi." in html
    assert "(dikembalikan)" in html


def test_isi_lembar_orang_lain_tertutup_bagi_pegawai_yang_tidak_menilainya() -> None:
    layar = layar_langkah(4)
    skp = layar.lakon.tugas(4, "staf_2")
    bagian = Tugas.objects.get(langkah=1, tindakan="kumpulkan", subjek=layar.lakon.pk("staf_2"))

    for orang, tugas, status in (
        ("kasubbag", skp, 200),  # the superior
        ("staf_2", skp, 200),  # the subject
        ("staf_1", skp, 403),  # typed it, and does not read the score
        ("staf_3", skp, 403),
        ("sekretaris", skp, 403),
        ("kepala_dinas", skp, 403),
        ("staf_2", bagian, 200),
        ("kabid_perdagangan", bagian, 403),
    ):
        assert layar.minta(orang, layar.tugas(tugas)).status_code == status, orang


def test_riwayat_tidak_menyebut_tentang_siapa_kepada_yang_tidak_berhak() -> None:
    layar = layar_langkah(2)
    layar.lakon.langkah_2(kembali=("staf_2",))
    alamat = f"/pelaksanaan/{layar.lakon.pelaksanaan}/riwayat/"

    orang_lain = layar.minta("kabid_perdagangan", alamat).text
    pemeriksa = layar.minta("kasubbag", alamat).text

    assert "Bukti belum lengkap." in pemeriksa
    assert "mengembalikan ke langkah 1 untuk Pegawai Penyusun Laporan 2" in pemeriksa
    assert "Bukti belum lengkap." not in orang_lain
    assert "mengembalikan ke langkah 1" in orang_lain
    assert "ke langkah 1 untuk" not in orang_lain


def test_yang_tidak_memegang_baris_ini_ditolak_dan_baris_biasa_tidak_ada() -> None:
    layar = layar_langkah(2)

    assert layar.minta("kabid_perdagangan", layar.banyak(2)).status_code == 403
    assert layar.minta("kasubbag", layar.banyak(6)).status_code == 404


@pytest.mark.parametrize("langkah", [1, 2, 3])
def test_banyaknya_pegawai_tidak_menambah_kueri(langkah: int) -> None:
    hitung = []
    for staf in (3, 60):
        layar = layar_langkah(langkah, staf=staf, nama=f"Kota {staf}")
        orang = "kasubbag" if langkah == 2 else "staf_1"
        klien = masuk(layar.lakon.kantor, orang)
        with time_machine.travel(layar.lakon.saat, tick=False):
            klien.get(layar.banyak(langkah))
            with CaptureQueriesContext(connection) as kueri:
                html = klien.get(f"{layar.banyak(langkah)}?saring=").text
        assert html.count("tl-banyak-baris") >= min(staf, 50)
        hitung.append(len(kueri))
    assert hitung[0] == hitung[1] <= 8, hitung


def test_pengumpul_dan_pemeriksa_tidak_membaca_nilai_dan_keberatan_orang_lain() -> None:
    layar = layar_langkah(5)
    lakon = layar.lakon
    skp = Tugas.objects.get(langkah=4, subjek=lakon.pk("staf_2"))
    tanda = lakon.tugas(5, "staf_2")

    for orang, status in (
        ("staf_2", 200),
        ("kasubbag", 200),  # scores them
        ("staf_1", 403),  # gathered and typed
        ("sekretaris", 403),
        ("staf_3", 403),
    ):
        assert layar.minta(orang, layar.tugas(skp)).status_code == status, orang
        assert layar.minta(orang, layar.tugas(tanda)).status_code == status, orang


def test_tanda_tangan_sendiri_tidak_dialihkan_dan_masukannya_tidak_diminta_ulang() -> None:
    layar = layar_langkah(5)

    html = layar.minta("staf_2", layar.tugas(layar.lakon.tugas(5, "staf_2"))).text

    assert "Kembalikan ke langkah sebelumnya" in html
    assert "Minta perbaikan masukan" not in html
    assert "Alihkan tugas ini" not in html


def test_tugas_saya_dengan_banyak_pegawai_tetap_satu_baris_dan_sama_kuerinya() -> None:
    hitung = []
    for staf in (3, 60):
        layar = layar_langkah(3, staf=staf, nama=f"Kota {staf}")
        klien = masuk(layar.lakon.kantor, "staf_1")
        with time_machine.travel(layar.lakon.saat, tick=False):
            klien.get("/")
            with CaptureQueriesContext(connection) as kueri:
                html = klien.get("/").text
        assert f"langkah 3 dari 7, {staf + 6} pegawai" in html
        hitung.append(len(kueri))
    assert hitung[0] == hitung[1] <= 15, hitung


def test_bukti_seorang_pegawai_tidak_terbuka_bagi_rekannya() -> None:
    lakon = Lakon001(kantor_001(), MULAI)
    lakon.mulai()
    (bagian,) = [
        t for t in lakon.terbuka(1, tindakan="kumpulkan") if t.subjek == lakon.pk("staf_2")
    ]
    fail = simpan(
        SimpleUploadedFile("bukti.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"),
        pemda=lakon.kantor.pemda,
        sekarang=lakon.jam(),
    )
    lampirkan(pada=lakon.pada("staf_2", bagian), berkas=fail.pk, judul="Laporan", boleh=True)
    lakon.isi_formulir()
    lakon.langkah_1()

    for orang, boleh in (
        ("staf_2", True), ("staf_1", True), ("kasubbag", True),
        ("staf_3", False), ("kabid_perdagangan", False), ("kepala_dinas", False),
    ):  # fmt: skip
        assert boleh_lihat_fail(lakon.kantor.pegawai[orang], fail, lakon.saat) is boleh, orang
