"""What changed between two versions, on its page, before ratification, and in the editor."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tolok.organisasi.tests.kantor import HARI, SEKARANG, Kantor
from tolok.sop.domain.beda import bandingkan
from tolok.sop.domain.konfirmasi import Konfirmasi, pertanyaan
from tolok.sop.models import Suntingan, VersiSop
from tolok.sop.renderers.halaman_beda import susun_beda
from tolok.sop.selectors.beda import beda_versi, pembanding
from tolok.sop.selectors.versi import halaman_versi, jalan_versi
from tolok.sop.services.draf import konfirmasikan, masukkan_pustaka
from tolok.sop.tests.pengesahan import berlakukan

pytestmark = pytest.mark.django_db

JAWABAN = Konfirmasi(penanggung_jawab="kasubbag", pelaksana={10: "kasubbag"})


@pytest.fixture
def admin(kantor: Kantor) -> Client:
    pengguna = kantor.pegawai["sekretaris"].pengguna
    assert pengguna is not None
    client = Client()
    client.force_login(pengguna)
    return client


@pytest.fixture
def berlaku(kantor: Kantor) -> VersiSop:
    orang = kantor.pegawai
    versi = masukkan_pustaka(
        pelaku=orang["kasubbag"], instansi=kantor.instansi, kode="000", sekarang=SEKARANG
    )
    konfirmasikan(pelaku=orang["kasubbag"], versi=versi, jawaban=JAWABAN, sekarang=SEKARANG)
    return berlakukan(pelaku=orang["sekretaris"], versi=versi, sekarang=SEKARANG)


def _sunting(client: Client, versi: VersiSop, *perintah: tuple[str, dict[str, Any]]) -> Any:
    client.post(reverse("sop:sunting_versi", args=[versi.pk]))
    satu = Suntingan.objects.latest("dibuat_pada")
    for nama, isi in perintah:
        kali = Suntingan.objects.get(pk=satu.pk).kali
        alamat = reverse("sop:ubah_sunting", args=[satu.pk])
        assert client.post(alamat, {"kali": kali, "perintah": nama, **isi}).status_code == 302
    return satu


def _draf(client: Client, satu: Suntingan) -> VersiSop:
    kali = Suntingan.objects.get(pk=satu.pk).kali
    client.post(reverse("sop:draf_sunting", args=[satu.pk]), {"kali": kali})
    return VersiSop.objects.latest("versi")


def _teks(balasan: Any) -> str:
    return " ".join(balasan.content.decode().split())


def test_halaman_menyebut_semula_dan_menjadi(admin: Client, berlaku: VersiSop) -> None:
    nama_lajur = halaman_versi(berlaku).pelaksana[0]
    satu = _sunting(
        admin,
        berlaku,
        ("lajur_nama", {"kode": nama_lajur.kode, "nama": "Kepala Badan"}),
        ("hapus", {"langkah": 11}),
    )
    draf = _draf(admin, satu)

    halaman = _teks(admin.get(reverse("sop:beda", args=[draf.pk, berlaku.pk])))

    assert "Apa yang berubah dari versi 1" in halaman
    assert "1 langkah dihapus, 1 lajur diubah" in halaman
    assert "Langkah 11 semula" in halaman
    assert f"semula {nama_lajur.nama}" in halaman
    assert "Kepala Badan" in halaman


def test_yang_mengesahkan_melihat_perubahannya_lebih_dulu(
    admin: Client, berlaku: VersiSop, kantor: Kantor
) -> None:
    draf = _draf(admin, _sunting(admin, berlaku, ("hapus", {"langkah": 11})))
    orang = kantor.pegawai["kasubbag"]
    konfirmasikan(pelaku=orang, versi=draf, jawaban=JAWABAN, sekarang=SEKARANG)

    halaman = _teks(admin.get(reverse("sop:versi", args=[draf.pk])))

    assert "Apa yang berubah dari versi 1 yang kini berlaku" in halaman
    assert reverse("sop:beda", args=[draf.pk, berlaku.pk]) in halaman
    assert "Yang berubah dari versi 1 yang kini berlaku: 1 langkah dihapus" in halaman
    assert orang.pengguna is not None
    penyiap = Client()
    penyiap.force_login(orang.pengguna)
    usul = _teks(penyiap.get(reverse("pelaksanaan:usulkan_sop", args=[draf.pk])))
    assert "Yang berubah dari versi 1 yang kini berlaku" in usul
    assert "1 langkah dihapus" in usul


def test_versi_pertama_tidak_punya_pembanding(admin: Client, berlaku: VersiSop) -> None:
    assert pembanding(berlaku, HARI) is None
    assert "Apa yang berubah" not in _teks(admin.get(reverse("sop:versi", args=[berlaku.pk])))


def test_versi_yang_sama_mengatakannya(admin: Client, berlaku: VersiSop) -> None:
    kembar = _draf(admin, _sunting(admin, berlaku))

    halaman = _teks(admin.get(reverse("sop:beda", args=[kembar.pk, berlaku.pk])))

    assert "Versi 2 dan versi 1 sama." in halaman
    assert "Tidak ada yang berubah pada halaman SOP" in halaman
    assert admin.get(reverse("sop:beda", args=[kembar.pk, kembar.pk])).status_code == 404


def test_penanggung_jawab_yang_lain_disebut(
    admin: Client, berlaku: VersiSop, kantor: Kantor
) -> None:
    draf = _draf(admin, _sunting(admin, berlaku))
    jawaban = Konfirmasi(penanggung_jawab="sekretaris", pelaksana={10: "kasubbag"})
    orang = kantor.pegawai["kasubbag"]
    draf = konfirmasikan(pelaku=orang, versi=draf, jawaban=jawaban, sekarang=SEKARANG)

    beda = beda_versi(berlaku, draf)

    assert [b.nama for b in beda.penetapan] == ["Penanggung jawab pelaksanaan"]
    assert beda.ringkas == "penanggung jawab pelaksanaan diganti"
    halaman = _teks(admin.get(reverse("sop:beda", args=[draf.pk, berlaku.pk])))
    assert "Halaman SOP-nya sama; yang berubah caranya dijalankan." in halaman


def test_jawaban_yang_lain_disebut_dan_yang_belum_dijawab_tidak(
    admin: Client, berlaku: VersiSop, kantor: Kantor
) -> None:
    draf = _draf(admin, _sunting(admin, berlaku))
    assert not beda_versi(berlaku, draf)
    tanya = next(x for x in pertanyaan(jalan_versi(draf)) if x.kunci == "kembali")
    lain = next(x for x in tanya.pilihan if x != tanya.usul)
    jawaban = replace(JAWABAN, kembali={tanya.langkah: int(lain)})
    orang = kantor.pegawai["kasubbag"]
    draf = konfirmasikan(pelaku=orang, versi=draf, jawaban=jawaban, sekarang=SEKARANG)

    halaman = _teks(admin.get(reverse("sop:beda", args=[draf.pk, berlaku.pk])))

    assert beda_versi(berlaku, draf).ringkas == "cara berjalan 1 langkah diubah"
    assert "Bila tidak setuju, kembali ke" in halaman
    assert f"langkah {lain}" in re.sub(r"</?(?:ins|del)>", "", halaman)


def test_penyunting_menyebut_perubahan_terhadap_versi_asalnya(
    admin: Client, berlaku: VersiSop
) -> None:
    satu = _sunting(admin, berlaku)
    alamat = reverse("sop:sunting", args=[satu.pk])
    assert "Perubahan terhadap versi 1: belum ada" in _teks(admin.get(alamat))

    _ubah = {"kali": 0, "perintah": "hapus", "langkah": 11}
    admin.post(reverse("sop:ubah_sunting", args=[satu.pk]), _ubah)

    assert "Perubahan terhadap versi 1: 1 langkah dihapus" in _teks(admin.get(alamat))


def test_penyunting_menyebut_yang_berjalan_lain_dan_bukan_jawaban_yang_belum_ditanyakan(
    admin: Client, berlaku: VersiSop
) -> None:
    satu = _sunting(admin, berlaku, ("hapus", {"langkah": 3}))

    halaman = _teks(admin.get(reverse("sop:sunting", args=[satu.pk])))

    assert "1 langkah dihapus, cara berjalan" in halaman
    assert "Cara berjalan langkah" in halaman
    assert "Bila tidak setuju, kembali ke: " not in halaman
    assert "Penanggung jawab pelaksanaan" not in halaman.split("data-perubahan")[1][:4000]


def test_sop_baru_tanpa_versi_asal_tidak_menyebut_perubahan(admin: Client) -> None:
    admin.post(reverse("sop:sunting_baru"))
    satu = Suntingan.objects.get()
    assert "Perubahan terhadap" not in admin.get(reverse("sop:sunting", args=[satu.pk])).text


def test_kata_yang_berubah_ditandai_dan_yang_tetap_tidak(berlaku: VersiSop) -> None:
    sop = halaman_versi(berlaku)
    satu = sop.langkah[1]
    kini = replace(satu, uraian=f"{satu.uraian} dan melaporkannya")
    baru = replace(sop, langkah=(sop.langkah[0], kini, *sop.langkah[2:]))

    bidang = susun_beda(bandingkan(sop, baru)).langkah[0].bidang[0]

    assert [p.teks.strip() for p in bidang.menjadi[0] if p.beda] == ["dan melaporkannya"]
    assert not any(p.beda for p in bidang.semula[0])
