"""An evaluator with a letter reads one office and year, writes nothing, and is written down."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.apps import apps
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from tolok.akun.models import Pengguna
from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang
from tolok.organisasi.domain.istilah import Lingkup, Peran
from tolok.pelaksanaan.models import Bukti, Tugas
from tolok.pelaksanaan.services import serahkan
from tolok.pelaksanaan.tests.kantor import Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.pelaksanaan.tests.test_halaman import masuk
from tolok.pemantauan.models import Bacaan, SuratTugas
from tolok.pemantauan.services import beri_surat, cabut_surat

pytestmark = pytest.mark.django_db

KINI = datetime(2025, 10, 20, 2, 0, tzinfo=UTC)


def _model(nama: str) -> Any:
    return apps.get_model("organisasi", nama)


def _wewenang(pegawai: Any, peran: Peran, lingkup: Lingkup) -> None:
    _model("Wewenang").objects.create(
        pemda=pegawai.pemda,
        pegawai=pegawai,
        peran=peran.value,
        lingkup=lingkup.value,
        instansi=pegawai.instansi if lingkup is Lingkup.INSTANSI else None,
        mulai=date(2025, 1, 1),
    )


def evaluator(kantor: Kantor) -> Any:
    """Somebody of the inspectorate of the same pemda, with an account."""
    instansi = _model("Instansi").objects.create(
        pemda=kantor.pemda, nama="Inspektorat", kode="itd", jenis="inspektorat"
    )
    return _model("Pegawai").objects.create(
        pemda=kantor.pemda,
        instansi=instansi,
        nama="Evaluator Satu",
        pengguna=Pengguna.objects.create(username=f"evaluator-{uuid4().hex[:6]}"),
    )


def klien_untuk(pegawai: Any) -> Client:
    """A signed-in browser."""
    klien = Client()
    klien.force_login(pegawai.pengguna, backend="django.contrib.auth.backends.ModelBackend")
    return klien


def surat_untuk(kantor: Kantor, orang: Any, **lain: Any) -> SuratTugas:
    """The administrator of the office records the letter."""
    pelaku = kantor.pegawai["sekretaris"]
    if not _model("Wewenang").objects.filter(pegawai=pelaku, peran="administrator").exists():
        _wewenang(pelaku, Peran.ADMINISTRATOR, Lingkup.INSTANSI)
    isi = {
        "nomor": "700/12/2025", "tanggal": date(2025, 9, 30), "tahun": 2025, "periode": "",
        "mulai": date(2025, 10, 1), "selesai": date(2025, 12, 31), **lain,
    }  # fmt: skip
    return beri_surat(pelaku=pelaku, pegawai=orang, sekarang=KINI, **isi)


@pytest.fixture
def lakon() -> Lakon:
    satu = Lakon(buat_kantor())
    satu.mulai()
    satu.sampai(4)
    return satu


@pytest.fixture(autouse=True)
def _jam() -> Any:
    with time_machine.travel(KINI, tick=False):
        yield


def test_evaluator_membaca_langkah_kejadian_dan_penolakan_dengan_suratnya(lakon: Lakon) -> None:
    orang = evaluator(lakon.kantor)
    surat = surat_untuk(lakon.kantor, orang)
    (tugas,) = lakon.terbuka(5, induk=None)
    with pytest.raises(TidakBerwenang):
        serahkan(pada=lakon.pada("kepala_dinas", tugas))
    klien = klien_untuk(orang)

    daftar = klien.get(reverse("pemantauan:surat", args=[surat.pk]))
    halaman = klien.get(reverse("pemantauan:pelaksanaan", args=[surat.pk, lakon.pelaksanaan]))

    assert daftar.status_code == 200
    assert "Pengukuran Kinerja, Triwulan III 2025" in daftar.text
    assert halaman.status_code == 200
    assert "Pegawai Kepala Dinas" in halaman.text or "Kepala Dinas" in halaman.text
    assert "Percobaan yang ditolak" in halaman.text
    assert "Serahkan" in halaman.text
    assert "Notula" in halaman.text


def test_setiap_halaman_yang_dibuka_tercatat_dan_tampak_bagi_kepala(lakon: Lakon) -> None:
    orang = evaluator(lakon.kantor)
    surat = surat_untuk(lakon.kantor, orang)
    klien = klien_untuk(orang)
    klien.get(reverse("pemantauan:surat", args=[surat.pk]))
    klien.get(reverse("pemantauan:pelaksanaan", args=[surat.pk, lakon.pelaksanaan]))

    assert list(Bacaan.objects.order_by("halaman").values_list("halaman", "pelaksanaan")) == [
        ("Daftar pelaksanaan", None),
        ("Pengukuran Kinerja, Triwulan III 2025", lakon.pelaksanaan),
    ]
    for orang_kantor, status in (("kepala_dinas", 200), ("sekretaris", 200), ("staf_1", 403)):
        jawab = masuk(lakon.kantor, orang_kantor).get(reverse("pemantauan:bacaan"))
        assert jawab.status_code == status
        assert ("Evaluator Satu" in jawab.text) is (status == 200)
    beranda = masuk(lakon.kantor, "kepala_dinas").get("/")
    assert "2 halaman perangkat daerah Anda dibuka dari luar" in beranda.text


def test_catatan_bacaan_tidak_dapat_diubah(lakon: Lakon) -> None:
    orang = evaluator(lakon.kantor)
    surat = surat_untuk(lakon.kantor, orang)
    klien_untuk(orang).get(reverse("pemantauan:surat", args=[surat.pk]))

    with pytest.raises(DatabaseError), transaction.atomic():
        Bacaan.objects.update(halaman="lain")


def test_evaluator_tidak_dapat_menulis_apa_pun(lakon: Lakon) -> None:
    orang = evaluator(lakon.kantor)
    surat = surat_untuk(lakon.kantor, orang)
    klien = klien_untuk(orang)
    tugas = Tugas.objects.filter(terbuka=True)[0]
    milik = [
        reverse("pemantauan:surat", args=[surat.pk]),
        reverse("pemantauan:pelaksanaan", args=[surat.pk, lakon.pelaksanaan]),
    ]
    kantor = [
        reverse("pelaksanaan:perintah", args=[lakon.pelaksanaan, tugas.pk, "tugas", "baca"]),
        reverse("pelaksanaan:batalkan", args=[lakon.pelaksanaan]),
        reverse("ralat:mulai", args=[lakon.pelaksanaan]),
    ]

    assert {klien.post(a).status_code for a in milik} == {405}
    assert {klien.post(a).status_code for a in kantor} == {404}
    assert (
        klien.get(reverse("pelaksanaan:pelaksanaan", args=[lakon.pelaksanaan])).status_code == 404
    )


@pytest.mark.parametrize(
    "lain",
    [{"tahun": 2024}, {"periode": "2025-triwulan-2"}, {"selesai": date(2025, 10, 19)}],
)
def test_di_luar_tahun_periode_atau_masa_surat_tidak_ada(
    lakon: Lakon, lain: dict[str, Any]
) -> None:
    orang = evaluator(lakon.kantor)
    surat = surat_untuk(lakon.kantor, orang, **lain)

    jawab = klien_untuk(orang).get(
        reverse("pemantauan:pelaksanaan", args=[surat.pk, lakon.pelaksanaan])
    )

    assert jawab.status_code == 404


def test_surat_orang_lain_atau_yang_dicabut_tidak_ada(lakon: Lakon) -> None:
    orang = evaluator(lakon.kantor)
    surat = surat_untuk(lakon.kantor, orang)
    alamat = reverse("pemantauan:surat", args=[surat.pk])
    lain = _model("Pegawai").objects.create(
        pemda=lakon.kantor.pemda,
        instansi=orang.instansi,
        nama="Evaluator Dua",
        pengguna=Pengguna.objects.create(username="evaluator-dua"),
    )

    assert klien_untuk(lain).get(alamat).status_code == 404
    cabut_surat(pelaku=lakon.kantor.pegawai["sekretaris"], surat=surat, sekarang=KINI)
    assert klien_untuk(orang).get(alamat).status_code == 404


def test_naskah_dan_bukti_terbuka_di_bawah_surat_dan_tercatat(lakon: Lakon) -> None:
    orang = evaluator(lakon.kantor)
    surat = surat_untuk(lakon.kantor, orang)
    klien = klien_untuk(orang)
    html = klien.get(reverse("pemantauan:pelaksanaan", args=[surat.pk, lakon.pelaksanaan])).text
    awal = f"/pemantauan/evaluasi/{surat.pk}/pelaksanaan/{lakon.pelaksanaan}/naskah/"
    pertama = html[html.index(awal) :].split('"')[0]

    jawab = klien.get(pertama)

    assert jawab.status_code == 200
    assert jawab["Content-Type"] == "application/pdf"
    assert Bacaan.objects.filter(halaman__startswith="Naskah:").exists()
    asing = reverse("pemantauan:naskah", args=[surat.pk, lakon.pelaksanaan, uuid4()])
    assert klien.get(asing).status_code == 404
    tidak_ada = reverse("pemantauan:bukti", args=[surat.pk, lakon.pelaksanaan, uuid4()])
    assert klien.get(tidak_ada).status_code == 404
    assert not Bukti.objects.exists()


def test_surat_hanya_dicatat_administrator_dan_untuk_orang_luar(lakon: Lakon) -> None:
    orang = evaluator(lakon.kantor)
    surat_untuk(lakon.kantor, orang)
    isi: dict[str, Any] = {
        "nomor": "1", "tanggal": date(2025, 9, 30), "tahun": 2025, "periode": "",
        "mulai": date(2025, 10, 1), "selesai": date(2025, 12, 31), "sekarang": KINI,
    }  # fmt: skip

    with pytest.raises(TidakBerwenang):
        beri_surat(pelaku=lakon.kantor.pegawai["staf_1"], pegawai=orang, **isi)
    with pytest.raises(MasukanTidakSah):
        beri_surat(
            pelaku=lakon.kantor.pegawai["sekretaris"],
            pegawai=lakon.kantor.pegawai["staf_1"],
            **isi,
        )
    jauh = buat_kantor(nama="Kota Jauh")
    with pytest.raises(MasukanTidakSah):
        beri_surat(
            pelaku=lakon.kantor.pegawai["sekretaris"], pegawai=jauh.pegawai["staf_1"], **isi
        )


def test_administrator_mencatat_surat_lewat_halamannya(lakon: Lakon) -> None:
    orang = evaluator(lakon.kantor)
    _wewenang(lakon.kantor.pegawai["sekretaris"], Peran.ADMINISTRATOR, Lingkup.INSTANSI)
    klien = masuk(lakon.kantor, "sekretaris")
    isi = {
        "pegawai": orang.pk, "nomor": "700/5/2025", "tanggal": "2025-10-01", "tahun": "2025",
        "mulai": "2025-10-01", "selesai": "2025-11-30",
    }  # fmt: skip

    salah = klien.post(reverse("pemantauan:surat_tugas"), {**isi, "selesai": "2025-09-01"})
    benar = klien.post(reverse("pemantauan:surat_tugas"), isi)

    assert salah.status_code == 400
    assert "Tanggal akhir mendahului tanggal awal" in salah.text
    assert benar.status_code == 302
    assert SuratTugas.objects.get().nomor == "700/5/2025"
    assert "Surat Tugas 700/5/2025" in klien_untuk(orang).get("/").text


def test_pembina_dan_auditor_melihat_semua_perangkat_daerah_pemdanya_saja(lakon: Lakon) -> None:
    orang = evaluator(lakon.kantor)
    jauh = buat_kantor(nama="Kota Jauh")
    biasa = klien_untuk(orang).get(reverse("pemantauan:beranda"))
    _wewenang(orang, Peran.AUDITOR, Lingkup.PEMDA)
    klien = klien_untuk(orang)

    semua = klien.get(reverse("pemantauan:beranda"))
    satu = klien.get(reverse("pemantauan:instansi", args=[lakon.kantor.instansi.pk]))
    asing = klien.get(reverse("pemantauan:instansi", args=[jauh.instansi.pk]))

    assert biasa.status_code == 403
    assert semua.status_code == 200
    assert "Dinas Perdagangan" in semua.text
    assert "4 dari 11 langkah" in semua.text
    assert satu.status_code == 200
    assert "Belum ada angka yang disahkan" in satu.text
    assert asing.status_code == 404
    assert Bacaan.objects.get().surat is None
