from __future__ import annotations

from typing import Any

from hypothesis import given, strategies as st

from tolok.kinerja.tindakan.tambal import baca_diubah, sel, tambal

KOLOM = ("realisasi", "catatan")
NAMA = tuple(f"{i}.{k}" for i in "abc" for k in KOLOM)
isian = st.dictionaries(st.sampled_from(NAMA), st.sampled_from(["", "1", "2", "3"]))


def _form(isi: dict[str, str]) -> dict[str, Any]:
    return {
        "pemilik": "u",
        "baris": [
            {"indikator": i, **{k: isi.get(f"{i}.{k}", "") for k in KOLOM}, "bukti": []}
            for i in "abc"
        ],
        "anggaran": [],
    }


@given(simpanan=isian, halaman=isian, ketikan=isian)
def test_hanya_sel_yang_diketik_menimpa_yang_tersimpan(
    simpanan: dict[str, str], halaman: dict[str, str], ketikan: dict[str, str]
) -> None:
    diubah = {n: halaman.get(n, "") for n, v in ketikan.items() if v != halaman.get(n, "")}

    hasil = tambal(_form(simpanan), _form({**halaman, **ketikan}), diubah)

    for nama in NAMA:
        asal = ketikan if nama in diubah else simpanan
        assert sel(hasil.isi)[nama] == asal.get(nama, "")


@given(simpanan=isian, ketikan=isian)
def test_bentrok_hanya_bila_sel_yang_sama_berubah_di_kedua_pihak(
    simpanan: dict[str, str], ketikan: dict[str, str]
) -> None:
    diubah = {n: "" for n, v in ketikan.items() if v}

    hasil = tambal(_form(simpanan), _form(ketikan), diubah)

    assert set(hasil.bentrok) == {n for n in diubah if simpanan.get(n, "") not in ("", ketikan[n])}


def test_bukti_dibandingkan_per_judul_dan_fail_tidak_ikut() -> None:
    form = _form({})
    form["baris"][0]["bukti"] = [{"judul": "Rekap"}, {"judul": "Foto", "berkas": "x"}]

    assert sel(form)["a.bukti"] == "Rekap"


def test_halaman_tanpa_kabar_sel_yang_diketik_dikenali() -> None:
    assert baca_diubah("") is None
    assert baca_diubah("[]") is None
    assert baca_diubah('{"a.realisasi": "1\\r\\n2 "}') == {"a.realisasi": "1\n2"}
