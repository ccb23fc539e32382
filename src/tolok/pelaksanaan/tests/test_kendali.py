from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Tugas
from tolok.pelaksanaan.tests.test_banyak import Layar, layar_langkah

pytestmark = pytest.mark.django_db


def alamat(layar: Layar, langkah: int) -> str:
    return f"/pelaksanaan/{layar.lakon.pelaksanaan}/langkah/{langkah}/kendali/"


def kirim(layar: Layar, oleh: str, langkah: int, **isian: Any) -> Any:
    return layar.minta(oleh, alamat(layar, langkah), {"kunci": str(uuid4()), **isian})


def test_pembagi_menutup_awal_yang_tidak_menjawab_dengan_alasan() -> None:
    layar = layar_langkah(5)
    layar.lakon.langkah_5(kecuali=("staf_3",))
    tugas = layar.lakon.tugas(5, "staf_3")
    html = layar.minta("staf_1", f"/pelaksanaan/{layar.lakon.pelaksanaan}/").text
    assert f'href="{alamat(layar, 5)}"' in html

    tanpa = kirim(layar, "staf_1", 5, perintah="tutup_awal", tugas=[str(tugas.pk)], alasan="")
    assert tanpa.status_code == 422
    assert "Penutupan awal memerlukan alasan." in tanpa.text

    jawab = kirim(
        layar, "staf_1", 5, perintah="tutup_awal", tugas=[str(tugas.pk)], alasan="Tidak menjawab."
    )

    assert jawab.status_code == 302
    assert Tugas.objects.get(pk=tugas.pk).status == "ditutup_awal"
    assert layar.lakon.terbuka(6)


def test_pembagi_mengalihkan_penilaian_kepada_orang_lain() -> None:
    layar = layar_langkah(4)
    lakon = layar.lakon
    tugas = lakon.tugas(4, "staf_2")

    jawab = kirim(
        layar, "staf_1", 4, perintah="alihkan", tugas=[str(tugas.pk)], alasan="Cuti besar.",
        orang=str(lakon.pk("sekretaris")),
    )  # fmt: skip

    assert jawab.status_code == 302
    assert lakon.tugas(4, "staf_2").pemegang_id == lakon.pk("sekretaris")
    assert periksa_rantai() == []


def test_pembagi_melepas_pegawai_yang_pindah_dari_semua_langkah() -> None:
    layar = layar_langkah(2)
    tugas = layar.lakon.tugas(2, "staf_4")

    jawab = kirim(
        layar, "staf_1", 2, perintah="lepas", tugas=[str(tugas.pk)], alasan="Pindah instansi."
    )

    assert jawab.status_code == 302
    assert Tugas.objects.get(pk=tugas.pk).status == "gugur"
    assert len(layar.lakon.terbuka(2)) == 9


def test_yang_bukan_pembagi_ditolak_dan_halamannya_tidak_memuat_isi() -> None:
    layar = layar_langkah(4)

    assert layar.minta("kabid_perdagangan", alamat(layar, 4)).status_code == 403
    html = layar.minta("staf_1", alamat(layar, 4)).text
    assert "Pegawai Penyusun Laporan 2" in html
    assert "skp " not in html.split("<main")[1].split("</main")[0].replace("SKP", "")
    assert layar.minta("staf_1", alamat(layar, 6)).status_code == 404
