"""A reviewer's suggestion is shown to the repairer and binds nobody; the document stands once."""

from __future__ import annotations

import pytest

from tolok.pelaksanaan.models import Lembar
from tolok.pelaksanaan.services import ambil
from tolok.pelaksanaan.tests.test_tugas import siap

pytestmark = pytest.mark.django_db


def test_saran_pemeriksa_tampak_bagi_pemerbaiki_dan_tidak_wajib_dijawab() -> None:
    lakon, layar = siap()
    lakon.sampai(7)
    tugas = lakon.terbuka(8)[0]
    kembali = {
        "alasan": "Angka belum cocok.",
        "sasaran": 7,
        "catatan_teks": ["Baris 3 salah.", "Kalimat penutup dapat diringkas."],
        "catatan_lokasi": ["3", "Simpulan"],
        "catatan_bobot": ["wajib", "saran"],
    }
    assert layar.kirim("sekretaris", tugas, "periksa", "kembalikan", **kembali).status_code == 303
    perbaikan = lakon.terbuka(7)[0]

    html = layar.buka("kasubbag", perbaikan).text

    assert "Baris 3 salah." in html
    assert "Kalimat penutup dapat diringkas." in html
    assert "Saran" in html
    saran = next(x for x in Lembar.objects.filter(jenis="catatan") if "penutup" in x.isi)
    wajib = next(x for x in Lembar.objects.filter(jenis="catatan") if "Baris" in x.isi)
    assert f"jawaban-{saran.pk}" not in html
    jawab = layar.kirim(
        "kasubbag", perbaikan, "periksa", "perbaiki",
        **{"perbaikan-teks": "draf yang benar", f"jawaban-{wajib.pk}": "Sudah."},
    )  # fmt: skip
    assert jawab.status_code == 303


def test_yang_dikerjakan_tampil_sekali_pada_langkah_bertindakan_banyak() -> None:
    lakon, layar = siap()
    lakon.sampai(4)
    ambil(pada=lakon.satu(5, "staf_1"))
    (tugas,) = lakon.terbuka(5, induk=None)

    html = layar.buka("staf_1", tugas).text

    assert html.count('aria-label="Yang dikerjakan"') == 1
