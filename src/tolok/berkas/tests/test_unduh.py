from __future__ import annotations

from uuid import uuid4

from django.test import Client
from django.urls import reverse

from tolok.berkas import permissions
from tolok.berkas.models import Berkas
from tolok.berkas.services import simpan
from tolok.berkas.tests.contoh import PDF, ooxml
from tolok.organisasi.tests.kantor import SEKARANG, Kantor, buat_kantor


def _masuk(kantor: Kantor, siapa: str) -> Client:
    klien = Client()
    pengguna = kantor.pegawai[siapa].pengguna
    assert pengguna is not None
    klien.force_login(pengguna, backend="django.contrib.auth.backends.ModelBackend")
    return klien


def _berkas(kantor: Kantor, isi: bytes = PDF, nama: str = "laporan.pdf") -> Berkas:
    return simpan(isi, pemda=kantor.pemda, sekarang=SEKARANG, nama=nama)


def _alamat(berkas: Berkas) -> str:
    return reverse("berkas:unduh", args=[berkas.pk])


def test_fail_yang_tidak_dikaitkan_tidak_terlihat_siapa_pun(kantor: Kantor) -> None:
    assert _masuk(kantor, "kepala").get(_alamat(_berkas(kantor))).status_code == 404


def test_fail_terbuka_bagi_yang_ditunjuk_ruang_lain(kantor: Kantor) -> None:
    berkas = _berkas(kantor)
    permissions.daftarkan("uji", lambda p, b: p.pk == kantor.pegawai["penyusun"].pk)

    balasan = _masuk(kantor, "penyusun").get(_alamat(berkas))

    assert balasan.status_code == 200
    assert balasan.content == PDF
    assert balasan["X-Content-Type-Options"] == "nosniff"
    assert balasan["Content-Type"] == "application/pdf"
    assert balasan["Content-Disposition"].startswith("inline")
    assert _masuk(kantor, "kepala").get(_alamat(berkas)).status_code == 404


def test_dokumen_kantor_selalu_disimpan_bukan_ditampilkan(kantor: Kantor) -> None:
    permissions.daftarkan("uji", lambda p, b: True)
    berkas = _berkas(kantor, ooxml(), "nota.docx")
    teks = _berkas(kantor, b"<script>alert(1)</script>", "catatan.txt")
    klien = _masuk(kantor, "kepala")

    dokumen, catatan = klien.get(_alamat(berkas)), klien.get(_alamat(teks))

    assert dokumen["Content-Disposition"].startswith("attachment")
    assert catatan["Content-Disposition"].startswith("attachment")
    assert catatan["Content-Type"].startswith("text/plain")
    assert "sandbox" in catatan["Content-Security-Policy"]


def test_pdf_dapat_diminta_sebagai_unduhan(kantor: Kantor) -> None:
    permissions.daftarkan("uji", lambda p, b: True)

    balasan = _masuk(kantor, "kepala").get(_alamat(_berkas(kantor)), {"unduh": "1"})

    assert balasan["Content-Disposition"].startswith("attachment")


def test_fail_pemda_lain_tidak_ada_walau_predikat_mengizinkan(kantor: Kantor) -> None:
    permissions.daftarkan("uji", lambda p, b: True)
    lain = buat_kantor("Lain", "b")

    assert _masuk(lain, "kepala").get(_alamat(_berkas(kantor))).status_code == 404


def test_fail_yang_tidak_ada_dan_tamu(kantor: Kantor) -> None:
    alamat = reverse("berkas:unduh", args=[uuid4()])

    assert _masuk(kantor, "kepala").get(alamat).status_code == 404
    assert Client().get(alamat).status_code == 302
    assert Client().get("/berkas/../etc/passwd/").status_code == 404
