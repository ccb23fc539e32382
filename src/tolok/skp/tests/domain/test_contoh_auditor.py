from __future__ import annotations

import pytest

from tolok.skp.tests.contoh.jalankan import Kasus, daftar_kasus, hitung

KASUS = list(daftar_kasus())


@pytest.mark.parametrize("kasus", KASUS, ids=lambda k: f"{k.berkas}: {k.nama}")
def test_contoh_terhitung_seperti_tertulis(kasus: Kasus) -> None:
    hasil = hitung(kasus)

    assert {k: hasil[k] for k in kasus.harapan} == dict(kasus.harapan)
