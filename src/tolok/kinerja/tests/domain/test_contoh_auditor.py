from __future__ import annotations

import pytest

from tolok.kinerja.tests.contoh.jalankan import Kasus, daftar_kasus, hitung


@pytest.mark.parametrize("kasus", list(daftar_kasus()), ids=lambda k: f"{k.berkas}: {k.nama}")
def test_kasus_contoh_cocok_dengan_harapannya(kasus: Kasus) -> None:
    hasil = hitung(kasus)

    assert {kunci: hasil[kunci] for kunci in kasus.harapan} == dict(kasus.harapan)
    assert kasus.rujukan
