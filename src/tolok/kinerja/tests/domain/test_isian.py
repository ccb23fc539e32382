from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, strategies as st

from tolok.dasar.jejak import kanonik
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.kinerja.domain.isian import dari_json, ke_json, ke_ketikan
from tolok.kinerja.domain.periksa_isian import periksa_isian
from tolok.kinerja.tests.data_contoh import PADA, ketikan, rencana
from tolok.regulasi.muat import aturan_ukur

ATURAN = aturan_ukur("contoh/aturan-1")
RENCANA = rencana("A", 3)


def _periksa(**ubah: dict[str, Any]) -> list[Temuan]:
    """Findings of OPD A's TW III form with some cells changed (kode -> cells)."""
    isi = ketikan("A", 3)
    isi["baris"] = [{**b, **ubah.get(b["indikator"], {})} for b in isi["baris"]]
    isian, temuan = dari_json(isi, RENCANA)
    return [*temuan, *periksa_isian(isian, RENCANA, ATURAN, PADA[2])]


def _lokasi(temuan: list[Temuan], tingkat: Tingkat) -> list[str]:
    return [t.lokasi for t in temuan if t.tingkat is tingkat]


def test_isian_contoh_hanya_kurang_penjelasan_satu_indikator() -> None:
    """A03 stands at 99,61: below its target, and the sample explains it nowhere."""
    kurang = _lokasi(_periksa(), Tingkat.GALAT)
    lengkap = _periksa(A03={"penghambat": "Kemarau", "tindak_lanjut": "Operasi pasar"})

    assert kurang == ["baris/A03/penghambat", "baris/A03/tindak_lanjut"]
    assert _lokasi(lengkap, Tingkat.GALAT) == []


def test_sel_yang_tidak_disentuh_tetap_null_dan_diminta() -> None:
    temuan = _periksa(A02={"realisasi": ""})

    assert "baris/A02/realisasi" in _lokasi(temuan, Tingkat.GALAT)
    isian, _ = dari_json({}, RENCANA)
    assert all(b.kosong for b in isian.baris)
    assert all(a.realisasi is None for a in isian.anggaran)


def test_angka_meragukan_ditanyakan_dengan_kedua_artinya() -> None:
    temuan = _periksa(A02={"realisasi": "1.213"})

    galat = next(t for t in temuan if t.lokasi == "baris/A02/realisasi")
    assert "1.213" in galat.masalah
    assert "1,213" in galat.masalah


def test_lonjakan_seribu_kali_diperingatkan() -> None:
    temuan = _periksa(A02={"realisasi": "45100"})

    assert "baris/A02/realisasi" in _lokasi(temuan, Tingkat.PERINGATAN)


def test_di_bawah_target_wajib_penghambat_dan_tindak_lanjut() -> None:
    temuan = _periksa(A05={"penghambat": "", "tindak_lanjut": ""})

    assert {"baris/A05/penghambat", "baris/A05/tindak_lanjut"} <= set(
        _lokasi(temuan, Tingkat.GALAT)
    )


def test_target_nol_wajib_dijelaskan() -> None:
    tanpa = _periksa(A11={"penghambat": "", "pendorong": "", "catatan": ""})

    assert "baris/A11/catatan" in _lokasi(tanpa, Tingkat.GALAT)
    assert "baris/A11/catatan" not in _lokasi(_periksa(), Tingkat.GALAT)


def test_setengah_rasio_ditolak_dan_nol_per_nol_diterima() -> None:
    setengah = _periksa(A10={"penyebut": ""})
    nol = _periksa(A10={"pembilang": "0", "penyebut": "0"})

    assert "baris/A10/penyebut" in _lokasi(setengah, Tingkat.GALAT)
    assert not [
        t
        for t in nol
        if t.lokasi.startswith("baris/A10/pe")
        and t.tingkat is Tingkat.GALAT
        and t.lokasi != "baris/A10/penghambat"
    ]


def test_progres_kumulatif_yang_turun_diperingatkan() -> None:
    temuan = _periksa(A04={"pembilang": "7000"})

    assert "baris/A04/realisasi" in _lokasi(temuan, Tingkat.PERINGATAN)


def test_pembilang_melebihi_penyebut_diperingatkan() -> None:
    temuan = _periksa(A10={"pembilang": "11"})

    assert "baris/A10/pembilang" in _lokasi(temuan, Tingkat.PERINGATAN)


def test_tanpa_angka_harus_beralasan_dan_tidak_boleh_berangka() -> None:
    tanpa_alasan = _periksa(A02={"realisasi": "", "keadaan": "belum_diukur"})
    bertentangan = _periksa(A02={"keadaan": "belum_tersedia", "catatan": "x"})

    assert "baris/A02/catatan" in _lokasi(tanpa_alasan, Tingkat.GALAT)
    assert "baris/A02/keadaan" in _lokasi(bertentangan, Tingkat.GALAT)


def test_capaian_luar_biasa_wajib_pendorong() -> None:
    temuan = _periksa(A02={"realisasi": "400"})

    assert "baris/A02/pendorong" in _lokasi(temuan, Tingkat.GALAT)


def test_realisasi_anggaran_melebihi_pagu_atau_turun_diperingatkan() -> None:
    isi = ketikan("A", 3)
    isi["anggaran"][0]["realisasi"] = "Rp60.000.001"
    isi["anggaran"][1]["realisasi"] = 1
    isi["anggaran"][2]["realisasi"] = ""
    isian, _ = dari_json(isi, RENCANA)

    temuan = [
        t
        for t in periksa_isian(isian, RENCANA, ATURAN, PADA[2])
        if t.lokasi.startswith("anggaran")
    ]

    assert [t.tingkat for t in temuan] == [
        Tingkat.PERINGATAN,
        Tingkat.PERINGATAN,
        Tingkat.GALAT,
    ]


def test_indikator_yang_tidak_dijadwalkan_tidak_diminta() -> None:
    temuan = _periksa()

    assert not [t for t in temuan if "/A07/" in t.lokasi or "/A01/" in t.lokasi]


def test_json_kanonik_bolak_balik_sama() -> None:
    isian, _ = dari_json(ketikan("A", 3), RENCANA)

    teks = kanonik(ke_json(isian))
    ulang, temuan = dari_json(json.loads(teks), RENCANA)

    assert temuan == []
    assert kanonik(ke_json(ulang)) == teks
    assert dari_json(ke_ketikan(isian), RENCANA) == (isian, [])


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda anak: (
        st.lists(anak, max_size=3) | st.dictionaries(st.text(max_size=8), anak, max_size=3)
    ),
    max_leaves=12,
)
_SEL = st.none() | st.text(max_size=12) | st.integers() | st.lists(st.none(), max_size=1)


@given(isi=st.dictionaries(st.sampled_from(["baris", "anggaran", "pemilik"]), _JSON))
def test_ketikan_apa_pun_terbaca_tanpa_menjatuhkan(isi: dict[str, Any]) -> None:
    isian, _ = dari_json(isi, RENCANA)

    assert len(isian.baris) == len(RENCANA.butir)
    periksa_isian(isian, RENCANA, ATURAN, PADA[2])


@given(
    sel=st.dictionaries(
        st.sampled_from(
            [
                "realisasi",
                "pembilang",
                "penyebut",
                "bobot",
                "keadaan",
                "tenggat",
                "catatan",
                "bukti",
            ]
        ),
        _SEL,
    )
)
def test_sel_apa_pun_terbaca_atau_menjadi_temuan(sel: dict[str, Any]) -> None:
    baris = [{**sel, "indikator": b.id} for b in RENCANA.butir]

    isian, temuan = dari_json({"baris": baris}, RENCANA)

    temuan += periksa_isian(isian, RENCANA, ATURAN, PADA[2])
    assert all(t.masalah and t.saran for t in temuan)


@pytest.mark.parametrize("nama", ["merah", "Hijau"])
def test_predikat_boleh_diketik_dengan_namanya(nama: str) -> None:
    rencana_b = rencana("B", 4)
    baris = [{"indikator": "B10", "realisasi": nama}]

    isian, temuan = dari_json({"baris": baris}, rencana_b)

    assert temuan == []
    b10 = next(b for b in isian.baris if b.kode == "B10")
    assert b10.realisasi == {"merah": 1, "Hijau": 3}[nama]
