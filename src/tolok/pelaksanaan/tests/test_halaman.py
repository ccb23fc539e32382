from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tolok.akun.models import Pengguna
from tolok.pelaksanaan.models import Tugas
from tolok.pelaksanaan.services import Catatan, baca, kembalikan
from tolok.pelaksanaan.tests.kantor import Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon

pytestmark = pytest.mark.django_db

# Wednesday 1 October 2025, 08.30 WIB, and an hour later.
MULAI = datetime(2025, 10, 1, 1, 30, tzinfo=UTC)
ALASAN = "Angka tera tidak sama dengan laporan UPTD."


def masuk(kantor: Kantor, orang: str) -> Client:
    pegawai = kantor.pegawai[orang]
    if pegawai.pengguna is None:
        pegawai.pengguna = Pengguna.objects.create(username=f"{orang}-{pegawai.pk}")
        pegawai.save()
    client = Client()
    client.force_login(pegawai.pengguna, backend="django.contrib.auth.backends.ModelBackend")
    return client


def sampai_langkah_8_dikembalikan(kantor: Kantor) -> Lakon:
    lakon = Lakon(kantor, MULAI)
    lakon.mulai()
    lakon.sampai(7)
    baca(pada=lakon.satu(8, "sekretaris"))
    lakon.saat += timedelta(minutes=20)
    kembalikan(pada=lakon.satu(8, "sekretaris"), alasan=ALASAN, catatan=[Catatan(teks="Sel 3.")])
    return lakon


def isi_halaman(kantor: Kantor, orang: str, alamat: str, saat: datetime) -> str:
    with time_machine.travel(saat, tick=False):
        jawab = masuk(kantor, orang).get(alamat)
    assert jawab.status_code == 200, jawab.content[:300]
    return " ".join(jawab.text.split())


def test_tugas_saya_menyebut_pengirim_langkah_dan_sisa_waktu() -> None:
    kantor = buat_kantor()
    lakon = Lakon(kantor, MULAI)
    lakon.mulai()
    lakon.langkah_1()

    html = isi_halaman(kantor, "sekretaris", "/", lakon.saat + timedelta(minutes=2))

    assert "Satu tugas menunggu Anda" in html
    assert "Menugaskan kasubbag perencanaan" in html
    assert "Pengukuran Kinerja, Triwulan III 2025, langkah 2 dari 11" in html
    assert "<dd>Kepala Dinas</dd>" in html
    assert "Mutu baku 15 menit" in html


def test_yang_tidak_ditunggu_melihat_halaman_kosong_yang_menjelaskan() -> None:
    kantor = buat_kantor()
    Lakon(kantor, MULAI).mulai()

    html = isi_halaman(kantor, "kabid_perdagangan", "/", MULAI + timedelta(minutes=5))

    assert "Tidak ada yang menunggu Anda" in html


def test_halaman_sop_hidup_menggambar_pengembalian_yang_ditempuh() -> None:
    kantor = buat_kantor()
    lakon = sampai_langkah_8_dikembalikan(kantor)

    html = isi_halaman(kantor, "kepala_dinas", f"/pelaksanaan/{lakon.pelaksanaan}/", lakon.saat)

    assert "6 dari 11 langkah selesai" in html
    assert 'class="s-berjalan" id="langkah-7" role="row" aria-current="step"' in html
    assert ">Tidak</text>" in html
    assert "Dikembalikan ke langkah 7" in html
    assert ALASAN in html
    assert "Dipegang <b>Kepala Subbagian Perencanaan</b>" in html
    assert "Buka tugas Anda" not in html


def test_pemegang_membuka_tugasnya_dari_halaman_sop() -> None:
    kantor = buat_kantor()
    lakon = sampai_langkah_8_dikembalikan(kantor)
    (tugas,) = lakon.terbuka(7)

    html = isi_halaman(kantor, "kasubbag", f"/pelaksanaan/{lakon.pelaksanaan}/", lakon.saat)

    assert f"/pelaksanaan/{lakon.pelaksanaan}/tugas/{tugas.pk}/" in html


def test_perbaikan_muncul_di_tugas_saya_sebagai_isian_bukan_pemeriksaan() -> None:
    kantor = buat_kantor()
    lakon = sampai_langkah_8_dikembalikan(kantor)

    html = isi_halaman(kantor, "kasubbag", "/", lakon.saat + timedelta(minutes=1))

    assert "Perbaiki dokumen yang dikembalikan" in html
    assert "Perlu diisi" in html
    assert "Perlu keputusan" not in html


def test_langkah_paralel_menyebut_siapa_yang_belum() -> None:
    kantor = buat_kantor()
    lakon = Lakon(kantor, MULAI)
    lakon.mulai()
    lakon.sampai(3)
    lakon.langkah_4(daftar=("perdagangan",))

    html = isi_halaman(kantor, "kasubbag", f"/pelaksanaan/{lakon.pelaksanaan}/", lakon.saat)

    assert "1 dari 3 sudah, belum: Bidang Kemetrologian, Bidang Perindustrian" in html


def test_riwayat_menceritakan_setiap_kejadian_terbaru_di_atas() -> None:
    kantor = buat_kantor()
    lakon = sampai_langkah_8_dikembalikan(kantor)

    html = isi_halaman(
        kantor, "kasubbag", f"/pelaksanaan/{lakon.pelaksanaan}/riwayat/", lakon.saat
    )

    urut = [
        html.index("mengembalikan ke langkah 7"),
        html.index("menyetujui langkah 7"),
        html.index("menyetujui langkah 6, Bidang Perdagangan"),
        html.index("memulai pelaksanaan"),
    ]
    assert urut == sorted(urut)


def test_pelaksanaan_selesai_tidak_menyisakan_pemegang() -> None:
    kantor = buat_kantor()
    lakon = Lakon(kantor, MULAI)
    lakon.mulai()
    lakon.sampai(11)

    html = isi_halaman(kantor, "kasubbag", f"/pelaksanaan/{lakon.pelaksanaan}/", lakon.saat)

    assert "11 dari 11 langkah selesai" in html
    assert "Selesai seluruhnya" in html
    assert "s-berjalan" not in html


def test_daftar_menyaring_menurut_keadaan() -> None:
    kantor = buat_kantor()
    lakon = Lakon(kantor, MULAI)
    lakon.mulai(3)
    saat = lakon.saat

    berjalan = isi_halaman(kantor, "kasubbag", "/pelaksanaan/?status=berjalan", saat)
    selesai = isi_halaman(kantor, "kasubbag", "/pelaksanaan/?status=selesai", saat)

    assert "Pengukuran Kinerja, Triwulan III 2025" in berjalan
    assert "Di <b>Kepala Dinas</b>, langkah 1" in berjalan
    assert "Belum ada pelaksanaan di sini" in selesai


def test_pelaksanaan_pemda_lain_tidak_ada() -> None:
    lakon = Lakon(buat_kantor(), MULAI)
    lakon.mulai()
    lain = masuk(buat_kantor(nama="Kota Lain"), "kepala_dinas")

    for alamat in ("", "riwayat/"):
        assert lain.get(f"/pelaksanaan/{lakon.pelaksanaan}/{alamat}").status_code == 404


def _kueri(client: Client, alamat: str) -> tuple[int, int]:
    client.get(alamat)
    with CaptureQueriesContext(connection) as tangkap:
        jawab = client.get(alamat)
    return len(tangkap), len(jawab.content)


@pytest.mark.parametrize("staf", [2, 24])
def test_setiap_halaman_paling_banyak_lima_belas_kueri(staf: int) -> None:
    kantor = buat_kantor(staf=staf)
    lakon = sampai_langkah_8_dikembalikan(kantor)
    for periode in (1, 2, 4)[: 1 if staf == 2 else 3]:
        lain = Lakon(kantor, MULAI)
        lain.mulai(periode)
        lain.sampai(5)
    client = masuk(kantor, "kasubbag")

    hasil = {
        alamat: _kueri(client, alamat)
        for alamat in (
            "/",
            "/pelaksanaan/",
            f"/pelaksanaan/{lakon.pelaksanaan}/",
            f"/pelaksanaan/{lakon.pelaksanaan}/riwayat/",
        )
    }

    for alamat, (kueri, besar) in hasil.items():
        assert kueri <= 15, (alamat, kueri)
        assert besar <= 250_000, (alamat, besar)


def test_pembagi_formulir_membuka_langkahnya_lagi_dari_halaman_sop() -> None:
    kantor = buat_kantor()
    lakon = Lakon(kantor, MULAI)
    lakon.mulai()
    lakon.sampai(3)
    lakon.langkah_4(daftar=("perdagangan",))
    tugas = Tugas.objects.get(pelaksanaan_id=lakon.pelaksanaan, langkah=3)
    alamat = f"/pelaksanaan/{lakon.pelaksanaan}/"

    html = isi_halaman(kantor, "kasubbag", alamat, lakon.saat)

    assert "Langkah yang sudah Anda serahkan (1)" in html
    assert f'href="{alamat}tugas/{tugas.pk}/"' in html
    assert "<b>2 belum masuk</b>" in html
    assert "Tutup lebih awal" in isi_halaman(
        kantor, "kasubbag", f"{alamat}tugas/{tugas.pk}/", lakon.saat
    )
    assert "sudah Anda serahkan" not in isi_halaman(kantor, "staf_1", alamat, lakon.saat)
