"""The SOP file: what we wrote reads and writes back equal, and two judges agree on shape."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any, Literal

import jsonschema
import pytest
import yaml
from hypothesis import given, settings, strategies as st

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop import skema
from tolok.sop.domain.dokumen import KumpulanSop, Sop
from tolok.sop.importers.berkas_sop import baca
from tolok.sop.pustaka import daftar, muat
from tolok.sop.renderers.berkas_sop import tulis
from tolok.sop.tests import susunan

SKEMA = json.loads((Path(skema.__file__).parent / "sop-1.json").read_text())
HAKIM = jsonschema.Draft202012Validator(SKEMA)

MINIMAL = """\
format: tolok/sop/1
nama: Pengukuran Kinerja
pelaksana:
  - {kode: kepala, nama: Kepala Dinas}
langkah:
  - nomor: 1
    uraian: Menugaskan pengukuran
    pelaksana: [kepala]
"""


def _sop(teks: str, format: Literal["yaml", "json"] = "yaml") -> Sop:
    hasil = baca(teks.encode(), format=format)
    assert isinstance(hasil, Sop)
    return hasil


@pytest.mark.parametrize("format", ["yaml", "json"])
@settings(max_examples=150, deadline=None)
@given(sop=susunan.sop)
def test_yang_ditulis_terbaca_dan_tertulis_lagi_sama(
    sop: Sop, format: Literal["yaml", "json"]
) -> None:
    teks = tulis(sop, format)

    kembali = baca(teks.encode(), format=format)

    assert kembali == sop
    assert tulis(kembali, format) == teks


@settings(max_examples=60, deadline=None)
@given(sop=susunan.sop)
def test_yang_ditulis_disetujui_skema_dan_pembaca_yaml_lain(sop: Sop) -> None:
    data = json.loads(tulis(sop, "json"))

    assert list(HAKIM.iter_errors(data)) == []
    assert yaml.safe_load(tulis(sop, "yaml")) == data


def _tempat(data: Any, jalur: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    isi = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    return [jalur, *(satu for kunci, nilai in isi for satu in _tempat(nilai, (*jalur, kunci)))]


@settings(max_examples=300, deadline=None)
@given(
    kode=st.sampled_from(daftar()),
    pilih=st.randoms(use_true_random=False),
    ganti=st.sampled_from([None, True, 8, -1, 1.5, "teks", "selesai", [], {}, ["a"], {"a": 1}, "hapus", "kunci"]),
)  # fmt: skip
def test_pembaca_dan_skema_sepakat_pada_berkas_yang_dirusak(
    kode: str, pilih: Any, ganti: Any
) -> None:
    data = json.loads(tulis(muat(kode), "json"))
    jalur = pilih.choice([satu for satu in _tempat(data) if satu])
    induk = data
    for kunci in jalur[:-1]:
        induk = induk[kunci]
    if ganti == "hapus":
        del induk[jalur[-1]]
    elif ganti == "kunci" and isinstance(induk, dict):
        induk[pilih.choice(["warna", "x_warna", "x_", "Nomor"])] = 1
    else:
        induk[jalur[-1]] = copy.deepcopy(ganti)

    try:
        baca(json.dumps(data).encode(), format="json")
        diterima = True
    except MasukanTidakSah:
        diterima = False

    assert diterima == HAKIM.is_valid(data), (jalur, ganti)


@pytest.mark.parametrize("kode", daftar())
def test_berkas_pustaka_sah_dan_sudah_bersusunan_baku(kode: str) -> None:
    teks = tulis(muat(kode), "yaml")

    assert HAKIM.is_valid(yaml.safe_load(teks))
    assert tulis(_sop(teks), "yaml") == teks


def test_kumpulan_sop_terbaca_dan_sah() -> None:
    kumpulan = KumpulanSop(sop=(muat("000"), muat("004")))

    teks = tulis(kumpulan, "yaml")

    assert baca(teks.encode(), format="yaml") == kumpulan
    assert HAKIM.is_valid(yaml.safe_load(teks))


def test_teks_yang_mirip_angka_atau_tanggal_tetap_teks() -> None:
    sop = _sop(
        MINIMAL + "nomor: 013\ntanggal: {pembuatan: 2023-05-08, revisi: 2023}\n"
        "disahkan_oleh: {nip: 197004121991021003}\nperingatan: [no, 1.50]\n"
    )

    assert sop.nomor == "013"
    assert (sop.tanggal.pembuatan, sop.tanggal.revisi) == ("2023-05-08", "2023")
    assert sop.disahkan_oleh.nip == "197004121991021003"
    assert sop.peringatan == ("no", "1.50")


def test_kunci_tak_dikenal_ditolak_dengan_barisnya() -> None:
    with pytest.raises(MasukanTidakSah, match=r"Baris 9: kunci “langkah/0/warna” tidak dikenal"):
        _sop(MINIMAL + "    warna: merah\n")


def test_kunci_tak_dikenal_dalam_json_juga_ditolak_dengan_barisnya() -> None:
    teks = tulis(_sop(MINIMAL), "json").replace('"unit": null', '"warna": 1')

    with pytest.raises(MasukanTidakSah, match=r"Baris 5: kunci “warna” tidak dikenal"):
        _sop(teks, "json")


def test_kunci_x_disimpan_dan_ditulis_kembali() -> None:
    sop = _sop(MINIMAL + "    x_warna: [1, merah]\n")

    assert sop.langkah[0].tambahan == (("x_warna", (1, "merah")),)
    assert "x_warna" in tulis(sop, "yaml")


@pytest.mark.parametrize(
    ("tambahan", "pesan"),
    [
        ("a: &a [x]\n", "jangkar"),
        ("peringatan: !!python/object/apply:os.system [ls]\n", "tanda jenis"),
        ("nama: Lain\n", "dua kali"),
        ("---\nformat: lain\n", "lebih dari satu dokumen"),
        ("nomor: [1]\n", "nomor harus berupa teks"),
        ("tanggal: {pembuatan: 8 Mei 2023}\n", "bukan tanggal"),
        ("dasar_hukum: !include lain.yaml\n", "tanda jenis"),
        ("? [a, b]\n: c\n", "nama kunci"),
    ],
)
def test_susunan_yang_berbahaya_atau_keliru_ditolak(tambahan: str, pesan: str) -> None:
    with pytest.raises(MasukanTidakSah, match=pesan):
        _sop(MINIMAL + tambahan)


def test_bom_yaml_ditolak_sebelum_mengembang() -> None:
    bom = "a: &a [x,x,x,x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)},*{chr(97 + i)}]\n" for i in range(20)
    )

    with pytest.raises(MasukanTidakSah, match="jangkar"):
        baca(bom.encode(), format="yaml")


def test_berkas_sop_di_atas_10_mb_ditolak() -> None:
    with pytest.raises(MasukanTidakSah, match="10 MB"):
        baca(b" " * (10 * 1024 * 1024 + 1), format="yaml")
