"""The yearly evaluation form in its pages: filled in, signed by somebody else, kept, revised."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tolok.dasar.galat import SimpananBasi, TidakBerwenang, TransisiTidakSah
from tolok.pelaksanaan.domain.formulir_evaluasi import IsiEvaluasi
from tolok.pelaksanaan.evaluasi_tahunan import simpan_evaluasi, tandatangani_evaluasi
from tolok.pelaksanaan.models import FormulirEvaluasi
from tolok.pelaksanaan.tests.kantor import SAAT, Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon, sop_000
from tolok.pelaksanaan.tests.test_halaman import masuk
from tolok.regulasi.evaluasi_sop import daftar_evaluasi_sop
from tolok.sop import pustaka
from tolok.sop.domain.simpan_jalan import urai_jalan
from tolok.sop.models import Suntingan, VersiSop
from tolok.sop.renderers.berkas_sop import tulis

pytestmark = [pytest.mark.django_db, pytest.mark.basis]

TAHUN = "2025"


@pytest.fixture
def lakon() -> Lakon:
    satu = Lakon(buat_kantor(), SAAT)
    satu.mulai()
    satu.langkah_1()
    return satu


def _mulai(kantor: Kantor, orang: str = "kasubbag") -> FormulirEvaluasi:
    jawab = masuk(kantor, orang).post(
        reverse("pelaksanaan:evaluasi_mulai"), {"tahun": TAHUN, "sop": sop_000().sidik}
    )
    assert jawab.status_code == 302, jawab.status_code
    return FormulirEvaluasi.objects.get()


def _isi(simpulan: str = "tetap", **lain: str) -> dict[str, Any]:
    isi: dict[str, Any] = {f"nilai_{x.nomor}": "baik" for x in sop_000().langkah}
    isi |= {f"jawab_{b.kode}": "ya" for b in daftar_evaluasi_sop(2025).butir}
    return isi | {"simpulan": simpulan, "alasan": "Waktunya sesuai."} | lain


def _simpan(client: Client, satu: FormulirEvaluasi, **isi: Any) -> Any:
    satu.refresh_from_db()
    alamat = reverse("pelaksanaan:evaluasi_formulir", args=[satu.pk])
    return client.post(alamat, {"kali": satu.kali, **isi})


def _tanda(client: Client, satu: FormulirEvaluasi) -> Any:
    satu.refresh_from_db()
    alamat = reverse("pelaksanaan:evaluasi_tandatangani", args=[satu.pk])
    return client.post(alamat, {"kali": satu.kali})


def test_formulir_dimulai_sekali_dengan_catatan_dari_angkanya(lakon: Lakon) -> None:
    satu = _mulai(lakon.kantor)

    assert _mulai(lakon.kantor).pk == satu.pk
    assert satu.isi["langkah"]["2"]["catatan"] == "Tidak dikerjakan tahun ini."
    halaman = masuk(lakon.kantor, "kasubbag").get(
        reverse("pelaksanaan:evaluasi_formulir", args=[satu.pk])
    )
    assert "Mampu mendorong peningkatan kinerja" in halaman.text
    assert "nilai tengah 1 menit, paling lama 1 menit" in " ".join(halaman.text.split())


def test_yang_tidak_lengkap_disimpan_tetapi_tidak_dapat_ditandatangani(lakon: Lakon) -> None:
    satu = _mulai(lakon.kantor)
    assert _simpan(masuk(lakon.kantor, "kasubbag"), satu, nilai_1="baik").status_code == 302

    tolak = _tanda(masuk(lakon.kantor, "kepala_dinas"), satu)

    assert tolak.status_code == 400
    assert "Langkah 2 belum dinilai." in tolak.text
    assert "Simpulannya belum dipilih." in tolak.text
    satu.refresh_from_db()
    assert not satu.selesai


def test_ditandatangani_orang_lain_lalu_beku_dengan_angkanya(lakon: Lakon) -> None:
    satu = _mulai(lakon.kantor)
    _simpan(masuk(lakon.kantor, "kasubbag"), satu, **_isi())
    assert _tanda(masuk(lakon.kantor, "kasubbag"), satu).status_code == 403

    assert _tanda(masuk(lakon.kantor, "kepala_dinas"), satu).status_code == 302

    satu.refresh_from_db()
    assert satu.tanda["jabatan"] == "Kepala Dinas"
    assert satu.angka["langkah"][0]["kali"] == 1
    assert len(satu.sidik) == 64
    lakon.langkah_2()
    halaman = masuk(lakon.kantor, "sekretaris").get(
        reverse("pelaksanaan:evaluasi_formulir", args=[satu.pk])
    )
    assert halaman.context["halaman"].angka.langkah[1].kali == 0
    assert 'name="nilai_1"' not in halaman.text
    ringkas = masuk(lakon.kantor, "sekretaris").get(reverse("pelaksanaan:evaluasi")).text
    assert "Ditandatangani" in ringkas


def test_yang_sudah_ditandatangani_tidak_berubah_dan_simpanan_basi_ditolak(lakon: Lakon) -> None:
    kantor = lakon.kantor
    satu = _mulai(kantor)
    kasubbag = kantor.pegawai["kasubbag"]
    with pytest.raises(SimpananBasi):
        simpan_evaluasi(
            pelaku=kasubbag, evaluasi=satu.pk, kali=7, isi=IsiEvaluasi(), sekarang=SAAT
        )
    _simpan(masuk(kantor, "kasubbag"), satu, **_isi())
    _tanda(masuk(kantor, "kepala_dinas"), satu)
    satu.refresh_from_db()

    with pytest.raises(TransisiTidakSah):
        simpan_evaluasi(
            pelaku=kasubbag, evaluasi=satu.pk, kali=satu.kali, isi=IsiEvaluasi(), sekarang=SAAT
        )


def test_yang_terakhir_mengisi_tidak_menandatangani(lakon: Lakon) -> None:
    kantor = lakon.kantor
    satu = _mulai(kantor)
    FormulirEvaluasi.objects.update(pengisi=kantor.pegawai["kepala_dinas"])
    angka = (
        masuk(kantor, "sekretaris")
        .get(reverse("pelaksanaan:evaluasi_formulir", args=[satu.pk]))
        .context["halaman"]
        .angka
    )

    with pytest.raises(TidakBerwenang, match="terakhir mengisi"):
        tandatangani_evaluasi(
            pelaku=kantor.pegawai["kepala_dinas"],
            evaluasi=satu.pk,
            kali=0,
            angka=angka,
            sekarang=SAAT,
        )


def test_cetakan_ialah_pdf_sebelum_dan_sesudah_ditandatangani(lakon: Lakon) -> None:
    satu = _mulai(lakon.kantor)
    client = masuk(lakon.kantor, "sekretaris")
    alamat = reverse("pelaksanaan:evaluasi_cetak", args=[satu.pk])
    assert client.get(alamat).content.startswith(b"%PDF-")
    _simpan(masuk(lakon.kantor, "kasubbag"), satu, **_isi())
    _tanda(masuk(lakon.kantor, "kepala_dinas"), satu)
    assert client.get(alamat).content.startswith(b"%PDF-")


def test_simpulan_direvisi_membuka_penyunting_dengan_usulnya(lakon: Lakon) -> None:
    kantor = lakon.kantor
    VersiSop.objects.create(
        pemda=kantor.pemda,
        instansi=kantor.instansi,
        kode="000",
        versi=1,
        nama="Pengukuran Kinerja",
        sidik=sop_000().sidik,
        isi=tulis(pustaka.muat("000"), "yaml"),
        jalan=urai_jalan(sop_000()),
        status="berlaku",
        berlaku_sejak=SAAT.date(),
        dimasukkan_pada=SAAT,
    )
    satu = _mulai(kantor)
    client = masuk(kantor, "kasubbag")
    alamat = reverse("pelaksanaan:evaluasi_revisi", args=[satu.pk])
    assert client.post(alamat).status_code == 409
    _simpan(client, satu, **_isi("direvisi", tindakan_4="Beri waktu dua hari."))
    _tanda(masuk(kantor, "kepala_dinas"), satu)

    pertama, kedua = client.post(alamat), client.post(alamat)

    suntingan = Suntingan.objects.get()
    assert suntingan.kode == "000"
    assert pertama["Location"] == kedua["Location"] == reverse("sop:sunting", args=[suntingan.pk])
    halaman = client.get(pertama["Location"]).text
    assert "Usul dari evaluasi tahun 2025" in halaman
    assert "Beri waktu dua hari." in halaman


def test_formulir_kantor_lain_tidak_ada(lakon: Lakon) -> None:
    satu = _mulai(lakon.kantor)
    lain = buat_kantor(nama="Kota Lain")
    alamat = reverse("pelaksanaan:evaluasi_formulir", args=[satu.pk])
    assert masuk(lain, "sekretaris").get(alamat).status_code == 404
