from __future__ import annotations

import itertools

import pytest

from tolok.dasar.galat import TransisiTidakSah
from tolok.naskah.domain.nomor import TRANSISI, StatusNomor, pindah, tulis_nomor


@pytest.mark.parametrize(("dari", "ke"), list(itertools.product(StatusNomor, StatusNomor)))
def test_setiap_pasang_status_nomor_diputuskan(dari: StatusNomor, ke: StatusNomor) -> None:
    if ke in TRANSISI[dari]:
        assert pindah(dari, ke, "1") is ke
    else:
        with pytest.raises(TransisiTidakSah, match=f"sudah {dari.value}"):
            pindah(dari, ke, "1")


def test_pola_nomor_tidak_menafsir_isi_kurung_kurawal() -> None:
    nomor = tulis_nomor("{urut}/{klasifikasi}/{x}", urut=7, klasifikasi="{urut}", singkatan="", tahun=1)  # fmt: skip

    assert nomor == "7/{urut}/{x}"
