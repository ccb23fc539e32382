"""BPMN on the pages: downloaded from an SOP, uploaded as a draft of one's own office."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tolok.organisasi.tests.kantor import Kantor
from tolok.sop import pustaka
from tolok.sop.importers.bpmn.baca import baca_bpmn
from tolok.sop.renderers.bpmn import bpmn

pytestmark = pytest.mark.django_db


def _klien(kantor: Kantor, nama: str) -> Client:
    pengguna = kantor.pegawai[nama].pengguna
    assert pengguna is not None
    klien = Client()
    klien.force_login(pengguna, backend="django.contrib.auth.backends.ModelBackend")
    return klien


def test_bpmn_diunduh_dari_halaman_sop(kantor: Kantor) -> None:
    klien = _klien(kantor, "analis")
    halaman = klien.get(reverse("sop:terbitan", args=["003"])).content.decode()
    alamat = reverse("sop:gambar_terbitan", args=["003", "bpmn"])

    balasan = klien.get(alamat)

    assert f'href="{alamat}"' in halaman
    assert balasan["Content-Disposition"] == 'attachment; filename="sop-003.bpmn"'
    assert baca_bpmn(balasan.content) == (pustaka.muat("003"),)


def test_bpmn_diunggah_menjadi_sop_yang_dapat_diperiksa(kantor: Kantor) -> None:
    berkas = SimpleUploadedFile("proses.bpmn", bpmn(pustaka.muat("003")).encode())

    balasan = _klien(kantor, "sekretaris").post(
        reverse("sop:unggah"), {"berkas": berkas}, follow=True
    )

    assert balasan.status_code == 200
    assert balasan.redirect_chain
    assert "Menyusun konsep SK Tim" in balasan.content.decode()


def test_bpmn_yang_bukan_sop_ditolak_di_halamannya(kantor: Kantor) -> None:
    isi = (
        b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d">'
        b'<process id="p"><parallelGateway id="g"/></process></definitions>'
    )

    balasan = _klien(kantor, "sekretaris").post(
        reverse("sop:unggah"), {"berkas": SimpleUploadedFile("x.bpmn", isi)}
    )

    assert balasan.status_code == 400
    assert "gerbang paralel" in balasan.content.decode()
