"""The five sample texts are read as a careful person reads them, by general rules alone."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import tolok.sop.importers as paket
from tolok.sop import pustaka
from tolok.sop.domain.dokumen import Keyakinan
from tolok.sop.importers.baca import baca_dokumen
from tolok.sop.importers.berkas_sop import baca
from tolok.sop.renderers.berkas_sop import tulis
from tolok.sop.tests.banding_bacaan import DATA, bandingkan, harapan, kata

CONTOH = ("000", "001", "002", "003", "004")
SUMBER = Path(paket.__path__[0])
UMUM = frozenset(
    [
        "pemerintah",
        "kota",
        "kabupaten",
        "dinas",
        "dan",
        "sop",
        "usaha",
        "tenaga",
        "kerja",
        "satu",
        "terpadu",
        "lima",
        "drs",
        "dra",
        "pelayanan",
        "kecil",
        "menengah",
        "kecil",
        "menengah",
        "puluh",
        "modal",
    ]
)
"""Words of agencies' names that every language user needs."""


@pytest.mark.parametrize("nama", CONTOH)
def test_setiap_bidang_contoh_dibaca_seperti_pembaca_yang_teliti(nama: str) -> None:
    (sop,) = baca_dokumen((DATA / f"{nama}.txt").read_bytes(), f"{nama}.txt")

    semua = bandingkan(sop, harapan(nama))

    assert [satu for satu in semua if not satu.benar] == []
    assert len(semua) > 60


@pytest.mark.parametrize("nama", CONTOH)
def test_bacaan_dapat_ditulis_dan_dibaca_lagi_sebagai_berkas_sop(nama: str) -> None:
    (sop,) = baca_dokumen((DATA / f"{nama}.txt").read_bytes(), nama)

    for format in ("yaml", "json"):
        tertulis = tulis(sop, format)
        assert tulis(baca(tertulis.encode(), format=format), format) == tertulis


@pytest.mark.parametrize("nama", CONTOH)
def test_bacaan_memuat_lapisan_tercetak_saja(nama: str) -> None:
    (sop,) = baca_dokumen((DATA / f"{nama}.txt").read_bytes(), nama)

    assert all(langkah.jalan is None for langkah in sop.langkah)


def test_lajur_yang_disimpulkan_dicatat_dengan_keyakinan_dan_alasan() -> None:
    (sop,) = baca_dokumen((DATA / "004.txt").read_bytes(), "004.txt")

    catatan = {satu.lokasi: satu for satu in sop.catatan_baca}
    assert all(f"langkah/{n}/pelaksana" in catatan for n in range(1, 8))
    pertama = catatan["langkah/1/pelaksana"]
    assert pertama.keyakinan is Keyakinan.RENDAH
    assert pertama.alternatif
    assert pertama.alasan
    assert pertama.asal is not None


def test_simbol_dan_kalimat_yang_berbeda_lajur_disimpan_keduanya() -> None:
    (sop,) = baca_dokumen((DATA / "002.txt").read_bytes(), "002.txt")

    kesembilan = sop.langkah[8]
    assert sop.nama_lajur[kesembilan.pelaksana[0]] == "Sekretaris"
    assert kesembilan.digambar_di is not None
    assert sop.nama_lajur[kesembilan.digambar_di] == "Kepala Dinas"


def test_pembaca_tidak_memuat_nama_instansi_tempat_atau_orang() -> None:
    terlarang = _nama_diri()
    ditemukan = {
        f"{jalur.name}: {satu}"
        for jalur, teks in _teks_program()
        for satu in kata(teks)
        if satu in terlarang
    }

    assert len(terlarang) > 15
    assert ditemukan == set()


def test_pembaca_tidak_memuat_potongan_kalimat_dokumen_contoh() -> None:
    """No four words in a row of any sample text: rules know words, not documents."""
    terlarang = {
        empat for nama in CONTOH for empat in _empat((DATA / f"{nama}.txt").read_text("utf-8"))
    }
    ditemukan = {
        f"{jalur.name}: {' '.join(empat)}"
        for jalur, teks in _teks_program()
        for empat in _empat(teks)
        if empat in terlarang
    }

    assert ditemukan == set()


def test_pembaca_tidak_memuat_sidik() -> None:
    sidik = re.compile(r"(?=[0-9]{0,40}[a-f])[0-9a-f]{16,}")

    assert [
        jalur.name
        for jalur in SUMBER.rglob("*.py")
        if sidik.search(jalur.read_text("utf-8").lower())
    ] == []


def test_pustaka_yang_dijalankan_dan_bacaan_sama_pada_lapisan_tercetak() -> None:
    for nama in ("000", "002"):
        (dibaca,) = baca_dokumen((DATA / f"{nama}.txt").read_bytes(), nama)
        tersimpan = pustaka.muat(nama)

        assert [kata(satu.uraian) for satu in dibaca.langkah] == [
            kata(satu.uraian) for satu in tersimpan.langkah
        ]
        assert [satu.mutu.waktu for satu in dibaca.langkah] == [
            satu.mutu.waktu for satu in tersimpan.langkah
        ]


def _teks_program() -> list[tuple[Path, str]]:
    """The string constants of the reader, docstrings aside."""
    hasil = []
    for jalur in SUMBER.rglob("*.py"):
        pohon = ast.parse(jalur.read_text(encoding="utf-8"))
        uraian = {id(simpul.value) for simpul in ast.walk(pohon) if isinstance(simpul, ast.Expr)}
        hasil += [
            (jalur, simpul.value)
            for simpul in ast.walk(pohon)
            if isinstance(simpul, ast.Constant)
            and isinstance(simpul.value, str)
            and id(simpul) not in uraian
        ]
    return hasil


def _nama_diri() -> set[str]:
    """Names of the five agencies, their places, people and numbers."""
    nama: set[str] = set()
    for satu in CONTOH:
        harap = harapan(satu)
        nama |= set(kata(harap["unit"])) | set(kata(harap["disahkan_oleh"]["nama"]))
        nama |= set(kata(harap["nomor"])) | {harap["disahkan_oleh"]["nip"] or "-"}
    return {satu for satu in nama if len(satu) > 2 and satu.isalpha()} - UMUM


def _empat(teks: str) -> set[tuple[str, ...]]:
    semua = kata(teks)
    return {semua[ke : ke + 4] for ke in range(len(semua) - 3)}
