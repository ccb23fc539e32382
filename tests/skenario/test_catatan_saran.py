"""D12, the review sheet: a suggestion that binds nobody is printed beside the mandatory notes."""

from __future__ import annotations

import pytest

from tests.skenario.meja import naskah, siap
from tolok.pelaksanaan.models import Lembar
from tolok.pelaksanaan.services import Catatan, Hasil, kembalikan, serahkan

pytestmark = pytest.mark.django_db


def test_lembar_catatan_pemeriksaan_mencetak_saran_di_samping_yang_wajib() -> None:
    lakon = siap(sampai=7)
    kunci = f"catatan/{lakon.terbuka(8)[0].pk}"
    kembalikan(
        pada=lakon.satu(8, "sekretaris"), alasan="Angka belum cocok.", sasaran=7,
        catatan=[
            Catatan(teks="Baris 3 salah.", lokasi="3"),
            Catatan(teks="Penutup dapat diringkas.", lokasi="Simpulan", wajib=False),
        ],
    )  # fmt: skip

    cetak = " ".join(naskah(lakon, kunci))
    assert "3 Baris 3 salah. wajib terbuka" in cetak
    assert "Simpulan Penutup dapat diringkas. saran saran" in cetak

    wajib = next(x for x in Lembar.objects.filter(jenis="catatan") if "Baris" in x.isi)
    serahkan(
        pada=lakon.satu(7, "kasubbag"),
        hasil=[Hasil(jenis="laporan", isi={"teks": "baru"}, tahap="draf")],
        jawaban={str(wajib.pk): "Baris 3 dibetulkan."},
    )
    cetak = " ".join(naskah(lakon, kunci))
    assert "Baris 3 dibetulkan. dijawab" in cetak
    assert "Penutup dapat diringkas. saran saran" in cetak, "still printed, still nobody's duty"
