from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tolok.organisasi import sop_terdaftar
from tolok.organisasi.domain.istilah import AturanLajur
from tolok.organisasi.domain.usulan_lajur import UsulanLajur, usulkan_lajur
from tolok.organisasi.models import PetaLajur
from tolok.organisasi.selectors import susunan
from tolok.organisasi.sop_terdaftar import LajurTerdaftar, SopTerdaftar, daftarkan_sumber
from tolok.organisasi.tests.kantor import HARI, Kantor, buat_kantor

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor() -> Kantor:
    return buat_kantor()


def _usul(kantor: Kantor, nama: str) -> UsulanLajur | None:
    return usulkan_lajur(nama, susunan(kantor.instansi, HARI))


@pytest.mark.parametrize(
    ("lajur", "jabatan"),
    [
        ("Kepala Dinas", "kepala"),
        ("KADIS", "kepala"),
        ("SEKDIS", "sekretaris"),
        ("Sekretaris", "sekretaris"),
        ("Kasubbag Perencanaan", "kasubbag"),
        ("Kasubag Perencanaan dan Pelaporan", "kasubbag"),
        ("Analis Perdagangan", "analis"),
    ],
)
def test_lajur_menemukan_jabatannya(kantor: Kantor, lajur: str, jabatan: str) -> None:
    usul = _usul(kantor, lajur)

    assert usul is not None
    assert usul.aturan is AturanLajur.JABATAN
    assert usul.isian == {"jabatan": [str(kantor.jabatan[jabatan].pk)]}


@pytest.mark.parametrize("lajur", ["Kabid", "Kepala Bidang/ UPT", "Bidang", "Para Kepala Bidang"])
def test_lajur_bidang_menjadi_semua_kepala_bidang(kantor: Kantor, lajur: str) -> None:
    usul = _usul(kantor, lajur)

    assert usul is not None
    assert usul.aturan is AturanLajur.KEPALA_UNIT
    assert set(usul.isian["unit"]) == {str(kantor.unit[u].pk) for u in ("bidang1", "bidang2")}


def test_pegawai_dan_atasannya_dikenali(kantor: Kantor) -> None:
    asn, atasan = _usul(kantor, "Para ASN"), _usul(kantor, "Atasan Langsung")

    assert asn is not None
    assert atasan is not None
    assert (asn.aturan, atasan.aturan) == (AturanLajur.SUBJEK, AturanLajur.ATASAN_SUBJEK)


@pytest.mark.parametrize("lajur", ["Tim AKIP", "TIM PENYUSUN", "Jabatan Pelaksana", "Staf", "…"])
def test_nama_yang_tidak_cukup_tidak_ditebak(kantor: Kantor, lajur: str) -> None:
    assert _usul(kantor, lajur) is None


@pytest.fixture
def sumber() -> Iterator[None]:
    """The list of SOPs as it was, afterwards."""
    lama = list(sop_terdaftar._sumber)
    yield
    sop_terdaftar._sumber[:] = lama


@pytest.mark.usefixtures("sumber")
def test_usulan_dipakai_sekaligus_tanpa_menyentuh_yang_sudah_dipetakan(kantor: Kantor) -> None:
    lajur = (("kadis", "Kadis"), ("sekretaris", "Sekretaris"), ("tim", "Tim AKIP"))
    sop = SopTerdaftar(
        kode="uji",
        nama="SOP Uji",
        unit="",
        lajur=tuple(LajurTerdaftar(kode=k, nama=n) for k, n in lajur),
    )
    daftarkan_sumber(lambda _: [sop])
    client = Client()
    pengguna = kantor.pegawai["sekretaris"].pengguna
    assert pengguna is not None
    client.force_login(pengguna)
    lama = PetaLajur.objects.create(
        pemda=kantor.pemda,
        instansi=kantor.instansi,
        sop_kode="uji",
        lajur="sekretaris",
        aturan=AturanLajur.JABATAN.value,
        isian={"jabatan": [str(kantor.jabatan["kasubbag"].pk)]},
        mulai=HARI,
    )

    halaman = client.get(reverse("organisasi:lajur_peta", args=["uji"])).content.decode()
    assert '<option value="usul" selected>Kepala Dinas</option>' in halaman
    client.post(reverse("organisasi:lajur_usul", args=["uji"]))

    peta = {p.lajur: p for p in PetaLajur.objects.filter(sop_kode="uji")}
    assert set(peta) == {"kadis", "sekretaris"}
    assert peta["sekretaris"].pk == lama.pk
    assert peta["kadis"].isian == {"jabatan": [str(kantor.jabatan["kepala"].pk)]}


@pytest.mark.parametrize("nama", ["Tim AKIP", "TIM Penyusun LKJIP", "Tim"])
def test_nama_lain_tim_mengusulkan_satu_tim_yang_sk_nya_berlaku(kantor: Kantor, nama: str) -> None:
    pk = uuid4()

    usul = usulkan_lajur(nama, susunan(kantor.instansi, HARI), {pk: "Tim AKIP"})

    assert usul == UsulanLajur(aturan=AturanLajur.TIM, isian={"tim": str(pk)}, sebutan="Tim AKIP")
    assert usulkan_lajur(nama, susunan(kantor.instansi, HARI), {}) is None
