"""Whatever the page, `siapkan` answers with rows or with findings, never with an exception."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings, strategies as st

from tolok.sop.domain.dokumen import Keputusan, Sop
from tolok.sop.domain.jalan import SELESAI, SopJalan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.domain.simpan_jalan import rakit_jalan, urai_jalan
from tolok.sop.pustaka import daftar, muat
from tolok.sop.tests import susunan

_BARIS = [langkah for kode in daftar() for langkah in muat(kode).langkah]
_LAJUR = [lajur for kode in daftar() for lajur in muat(kode).pelaksana]


@settings(max_examples=120, deadline=None)
@given(sop=susunan.sop)
def test_halaman_apa_pun_menjadi_jalan_atau_temuan(sop: Sop) -> None:
    assert isinstance(siapkan(sop), SopJalan | list)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_baris_nyata_yang_dicampur_selalu_dapat_dijalankan(data: st.DataObject) -> None:
    lajur = data.draw(
        st.lists(st.sampled_from(_LAJUR), min_size=1, max_size=6, unique_by=lambda x: x.kode)
    )
    kode = st.sampled_from([satu.kode for satu in lajur])
    baris = data.draw(st.lists(st.sampled_from(_BARIS), min_size=1, max_size=12))
    langkah = tuple(
        replace(
            satu,
            nomor=nomor,
            pelaksana=(data.draw(kode),),
            digambar_di=None,
            jalan=None,
            keputusan=None if satu.keputusan is None else Keputusan(),
        )
        for nomor, satu in enumerate(baris, start=1)
    )

    hasil = siapkan(Sop(nama="Uji", pelaksana=tuple(lajur), langkah=langkah))

    assert isinstance(hasil, SopJalan)
    assert rakit_jalan(json.loads(json.dumps(urai_jalan(hasil)))) == hasil
    for satu in hasil.langkah:
        sumber = [t.dari for t in satu.mengerjakan] + [satu.kembali, satu.seperti, satu.pengendali]
        assert all(nomor < satu.nomor for nomor in sumber if nomor is not None)
        assert satu.maju in ((satu.nomor + 1,), (SELESAI,))
        assert satu.perbaikan is False or hasil.menurut_nomor[satu.kembali or 0].memutuskan
