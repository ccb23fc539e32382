"""Whatever text comes: an SOP that can be written as a file, or one refusal; never long."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings, strategies as st

import tolok.sop.importers as paket
from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.domain.dokumen import Sop
from tolok.sop.importers.baca import baca_dokumen
from tolok.sop.importers.berkas_sop import baca
from tolok.sop.renderers.berkas_sop import tulis
from tolok.sop.tests.banding_bacaan import DATA

SAMPEL = [
    (DATA / f"{nama}.txt").read_text("utf-8") for nama in ("000", "001", "002", "003", "004")
]
POTONGAN = [baris for teks in SAMPEL for baris in teks.split("\n") if baris.strip()]
ANEH = st.sampled_from(
    ["\t", "\f", "|", "<b>", "&amp;", "\x00", "\ud800", "1. ", "◇", "Waktu", " "]
)
PANJANG = 20_000
PENGULANGAN = (
    "a", " ", "1 ", "1. ", "(", "a ", "Jika ", "- ", "\n", "<a ", "[ ", "Kepala ", "NIP 1", "1-",
    "Peraturan ", "Prof. ", "jika aa aa aa ", "pembina utama ", "A.", "1 sampai ", "<p ",
)  # fmt: skip


def baca_atau_tolak(teks: str) -> tuple[Sop, ...]:
    """The reading; nothing when it was refused with a sentence."""
    try:
        return baca_dokumen(teks.encode("utf-8", "surrogatepass"), "sop.txt")
    except MasukanTidakSah:
        return ()


@given(st.text(max_size=2_000))
@settings(max_examples=60, deadline=None)
def test_teks_apa_pun_tidak_menjatuhkan_pembaca(teks: str) -> None:
    baca_atau_tolak(teks)


@given(st.lists(st.one_of(st.sampled_from(POTONGAN), ANEH, st.text(max_size=30)), max_size=60))
@settings(max_examples=80, deadline=None)
def test_baris_dokumen_yang_teraduk_tidak_menjatuhkan_pembaca(baris: list[str]) -> None:
    for sop in baca_atau_tolak("\n".join(baris)):
        assert tulis(baca(tulis(sop, "json").encode(), format="json"), "json") == tulis(
            sop, "json"
        )


@given(
    st.sampled_from(SAMPEL),
    st.lists(st.tuples(st.integers(0, 4_000), st.integers(0, 40), ANEH), max_size=12),
)
@settings(max_examples=60, deadline=None)
def test_dokumen_yang_rusak_dibaca_atau_ditolak(
    teks: str, luka: list[tuple[int, int, str]]
) -> None:
    for mulai, panjang, isi in luka:
        teks = teks[:mulai] + isi + teks[mulai + panjang :]
    for sop in baca_atau_tolak(teks):
        assert tulis(baca(tulis(sop, "yaml").encode(), format="yaml"), "yaml") == tulis(
            sop, "yaml"
        )


@pytest.mark.parametrize("ulang", PENGULANGAN)
def test_teks_sepanjang_satu_megabita_dibaca_dalam_waktu_terbatas(ulang: str) -> None:
    mulai = time.process_time()
    baca_atau_tolak(ulang * (1_000_000 // len(ulang)))

    assert time.process_time() - mulai < 20


def test_kepala_tabel_tanpa_satu_baris_pun_ditolak() -> None:
    """A head of words without columns, and nothing below it that has a time or a number."""
    kepala = "AKTIVITAS KADIS STAF KELENGKAPAN MENIT OUTPUT"

    assert baca_atau_tolak(kepala) == ()
    assert baca_atau_tolak(f"{kepala}\nhalo") == ()


def test_tabel_panjang_dibaca_dalam_waktu_terbatas() -> None:
    kepala = "No\tKegiatan\tKepala\tStaf\tKelengkapan\tWaktu\tOutput\n"
    baris = "".join(
        f"{n}\tMenyusun laporan kepada Kepala\t\t\tData\t5 menit\tLaporan\n"
        for n in range(1, 3_000)
    )
    mulai = time.process_time()
    (sop,) = baca_atau_tolak(kepala + baris)

    assert len(sop.langkah) == 2_999
    assert time.process_time() - mulai < 20


def _pola() -> Iterator[tuple[str, re.Pattern[str]]]:
    for modul in pkgutil.walk_packages(paket.__path__, f"{paket.__name__}."):
        isi = vars(importlib.import_module(modul.name))
        for nama, nilai in isi.items():
            if not nama.startswith("__"):
                yield from _gali(f"{modul.name}.{nama}", nilai, 0)


def _gali(nama: str, nilai: object, dalam: int) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(nilai, re.Pattern):
        if isinstance(nilai.pattern, str):
            yield nama, nilai
    elif dalam < 3 and isinstance(nilai, tuple | list | set | frozenset):
        for satu in nilai:
            yield from _gali(nama, satu, dalam + 1)
    elif dalam < 3 and isinstance(nilai, dict):
        for satu in nilai.values():
            yield from _gali(nama, satu, dalam + 1)


def test_setiap_pola_pembaca_linear_terhadap_panjang_teks() -> None:
    """A pattern that is quadratic needs minutes for a text of a megabyte; here it needs seconds."""
    dilihat: set[str] = set()
    lambat = []
    for nama, pola in _pola():
        if pola.pattern in dilihat:
            continue
        dilihat.add(pola.pattern)
        for ulang in PENGULANGAN:
            teks = ulang * (PANJANG // len(ulang))
            mulai = time.process_time()
            pola.search(teks)
            if time.process_time() - mulai > 1:
                lambat.append((nama, ulang))
    assert lambat == []
