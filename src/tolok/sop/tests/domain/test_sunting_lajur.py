"""Lanes changed by a person: rows, running values and notes of the reading follow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop import pustaka
from tolok.sop.domain.dokumen import (
    Cara,
    CatatanBaca,
    JalanTertulis,
    Sop,
    TindakanTertulis,
)
from tolok.sop.domain.jalan import JenisTindakan
from tolok.sop.domain.sunting_lajur import (
    gabung_lajur,
    ganti_nama_lajur,
    hapus_lajur,
    pindah_lajur,
    tambah_lajur,
)
from tolok.sop.importers.berkas_sop import baca
from tolok.sop.renderers.berkas_sop import tulis
from tolok.sop.tests.domain.test_sunting import sop_kecil

PUSTAKA = {kode: pustaka.muat(kode) for kode in pustaka.daftar()}


def _tersimpan(sop: Sop) -> object:
    """The SOP after its file was written and read."""
    return baca(tulis(sop, "yaml").encode(), format="yaml")


def test_lajur_dipakai_tidak_dapat_dihapus_dan_nama_tidak_berulang() -> None:
    sop = sop_kecil()
    with pytest.raises(MasukanTidakSah, match="masih dipakai langkah 1, 4"):
        hapus_lajur(sop, "kepala_dinas")
    baru = tambah_lajur(sop, "  Tim  Penyusun ")
    assert baru.pelaksana[-1].nama == "Tim Penyusun"
    with pytest.raises(MasukanTidakSah, match="sudah ada"):
        tambah_lajur(baru, "tim penyusun")
    assert hapus_lajur(baru, baru.pelaksana[-1].kode) == sop
    assert pindah_lajur(baru, "tim_penyusun", 1).pelaksana[0].kode == "tim_penyusun"


def test_kode_lajur_tetap_tunggal_dan_sah() -> None:
    sop = sop_kecil()
    for nama in ("3 Orang Tim", "3 orang, tim", "؟؟؟", "Sekretaris!"):
        sop = tambah_lajur(sop, nama)
    kode = [x.kode for x in sop.pelaksana]
    assert len(set(kode)) == len(kode)
    assert _tersimpan(sop) == sop


@given(st.sampled_from(sorted(PUSTAKA)), st.data())
def test_lajur_yang_digabung_hilang_dan_tidak_ada_langkah_yang_kehilangan_pelaksana(
    kode: str, data: st.DataObject
) -> None:
    sop = PUSTAKA[kode]
    lama, ke = data.draw(
        st.lists(
            st.sampled_from([x.kode for x in sop.pelaksana]), min_size=2, max_size=2, unique=True
        )
    )

    baru = gabung_lajur(sop, lama, ke)

    assert [x.kode for x in baru.pelaksana] == [x.kode for x in sop.pelaksana if x.kode != lama]
    for dulu, kini in zip(sop.langkah, baru.langkah, strict=True):
        assert kini.pelaksana == tuple(
            dict.fromkeys(ke if x == lama else x for x in dulu.pelaksana)
        )
        assert kini.digambar_di != lama
    assert _tersimpan(baru) == baru


@given(st.sampled_from(sorted(PUSTAKA)), st.data())
def test_lajur_baru_yang_digabung_lagi_tidak_meninggalkan_bekas(
    kode: str, data: st.DataObject
) -> None:
    sop = PUSTAKA[kode]
    ke = data.draw(st.sampled_from(sop.pelaksana)).kode
    baru = tambah_lajur(sop, "Tim yang belum ada")
    assert gabung_lajur(baru, baru.pelaksana[-1].kode, ke) == sop


@given(st.sampled_from(sorted(PUSTAKA)), st.data())
def test_nama_lajur_diganti_lalu_dikembalikan_persis(kode: str, data: st.DataObject) -> None:
    sop = PUSTAKA[kode]
    lajur = data.draw(st.sampled_from(sop.pelaksana))
    baru = ganti_nama_lajur(sop, lajur.kode, "Tim yang belum ada")

    assert baru.nama_lajur[lajur.kode] == "Tim yang belum ada"
    assert baru.langkah == sop.langkah
    assert ganti_nama_lajur(baru, lajur.kode, lajur.nama) == sop


def test_gabung_lajur_membawa_cara_berjalan_dan_catatan_bacaan() -> None:
    sop = sop_kecil()
    jalan = JalanTertulis(
        ditulis=frozenset({"tindakan"}),
        tindakan=(
            TindakanTertulis(
                jenis=JenisTindakan.SAMPAIKAN, oleh="sekretaris",
                kepada=("sekretaris", "kepala_dinas"), peserta=("sekretaris",),
            ),
        ),
    )  # fmt: skip
    tiga = replace(sop.langkah[2], pelaksana=("kepala_dinas", "sekretaris"), jalan=jalan)
    nama = CatatanBaca(lokasi="pelaksana/sekretaris", nilai="Sekretaris")
    sop = replace(
        sop,
        langkah=(*sop.langkah[:2], tiga, sop.langkah[3]),
        catatan_baca=(*sop.catatan_baca, nama),
    )

    baru = gabung_lajur(sop, "sekretaris", "kepala_dinas")

    assert baru.langkah[2].pelaksana == ("kepala_dinas",)
    tindakan = baru.langkah[2].jalan
    assert tindakan is not None
    assert tindakan.tindakan[0].oleh == "kepala_dinas"
    assert tindakan.tindakan[0].kepada == ("kepala_dinas",)
    assert [c.lokasi for c in baru.catatan_baca] == [
        "langkah/3/pelaksana", "langkah/4/keputusan/tidak",
    ]  # fmt: skip
    assert (baru.catatan_baca[0].nilai, baru.catatan_baca[0].alternatif) == (("kepala_dinas",), ())
    for kode in ("sekretaris", "walikota"):
        with pytest.raises(MasukanTidakSah):
            gabung_lajur(sop, kode, "walikota" if kode == "sekretaris" else "sekretaris")
    with pytest.raises(MasukanTidakSah, match="dengan dirinya"):
        gabung_lajur(sop, "sekretaris", "sekretaris")


def test_nama_lajur_diganti_juga_di_kalimat_bila_diminta() -> None:
    sop = sop_kecil()
    satu = replace(
        sop.langkah[0],
        uraian="Menugaskan SEKRETARIS dan Sekretariat",
        keterangan="oleh Sekretaris",
    )
    sop = replace(sop, langkah=(satu, *sop.langkah[1:]))

    polos = ganti_nama_lajur(sop, "sekretaris", "Sekretaris Badan")
    semua = ganti_nama_lajur(sop, "sekretaris", "Sekretaris Badan", di_kalimat=True)

    assert polos.langkah == sop.langkah
    assert semua.langkah[0].uraian == "Menugaskan Sekretaris Badan dan Sekretariat"
    assert semua.langkah[0].keterangan == "oleh Sekretaris Badan"


def test_nama_lajur_lain_tidak_dapat_dipakai_dan_namanya_tidak_lagi_diragukan() -> None:
    ragu = CatatanBaca(lokasi="pelaksana/sekretaris", nilai="Sek")
    sop = replace(sop_kecil(), catatan_baca=(ragu,))

    with pytest.raises(MasukanTidakSah, match="sudah ada"):
        ganti_nama_lajur(sop, "sekretaris", sop.nama_lajur["kepala_dinas"].upper())
    with pytest.raises(MasukanTidakSah, match="kosong"):
        ganti_nama_lajur(sop, "sekretaris", "  ")
    baru = ganti_nama_lajur(sop, "sekretaris", "Sekretaris Dinas Perdagangan")
    assert baru.catatan_baca[0].cara is Cara.DITETAPKAN
