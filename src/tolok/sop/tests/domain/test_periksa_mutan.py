"""Named mutants of the checks: each silences or loosens one rule, and the cases must notice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from tolok.sop import pustaka
from tolok.sop.domain import (
    periksa as inti,
    periksa_dasar,
    periksa_dokumen,
    periksa_identitas,
    periksa_langkah,
    periksa_waktu,
)
from tolok.sop.domain.periksa import periksa
from tolok.sop.tests.domain.test_periksa import ATURAN, BERSIH, PUSTAKA

_SEMUA = re.compile("")
_TAK_PERNAH = re.compile(r"(?!)")


def _diam(*_: Any, **__: Any) -> Iterator[Any]:
    return iter(())


def _benar(*_: Any, **__: Any) -> bool:
    return True


def _salah(*_: Any, **__: Any) -> bool:
    return False


def _hampa(*_: Any, **__: Any) -> None:
    return None


# module, name in it, what stands in its place
MUTAN: list[tuple[ModuleType, str, Any]] = [
    (inti, "periksa_bentuk", lambda _sop: []),
    (inti, "periksa_identitas", _diam),
    (inti, "periksa_dasar", _diam),
    (inti, "periksa_langkah", _diam),
    (inti, "periksa_waktu", _diam),
    (inti, "periksa_dokumen", _diam),
    (periksa_identitas, "_nama", _diam),
    (periksa_identitas, "_kegiatan_lain", _hampa),
    (periksa_identitas, "_nomor", _diam),
    (periksa_identitas, "_urutan", _diam),
    (periksa_identitas, "_bentuk_tanggal", _diam),
    (periksa_identitas, "_pengesah", _diam),
    (periksa_identitas, "_istilah", _diam),
    (periksa_identitas, "_SABTU", 6),
    (periksa_identitas, "_KEGIATAN", _SEMUA),
    (periksa_identitas, "_NOMOR_RUSAK", re.compile("//")),
    (periksa_identitas, "_KEMAMPUAN", _TAK_PERNAH),
    (periksa_identitas, "_JABATAN", _TAK_PERNAH),
    (periksa_dasar, "pengganti", _hampa),
    (periksa_dasar, "salah_kutip", _hampa),
    (periksa_dasar, "_SEMUA_ASN", _SEMUA),
    (periksa_langkah, "_urut", _diam),
    (periksa_langkah, "_tercapai", _diam),
    (periksa_langkah, "_lajur_kosong", _diam),
    (periksa_langkah, "_verba", _benar),
    (periksa_langkah, "_verba", _salah),
    (periksa_langkah, "_dari_kalimat", _benar),
    (periksa_langkah, "_KODE_ARSIP", _SEMUA),
    (periksa_langkah, "_ARSIP", _SEMUA),
    (periksa_waktu, "_PEKAN_TRIWULAN", 12),
    (periksa_waktu, "_PEKAN_TRIWULAN", 14),
    (periksa_waktu, "_satuan", _diam),
    (periksa_dokumen, "_sama", _benar),
    (periksa_dokumen, "_sama", _salah),
    (periksa_dokumen, "_disebut", _salah),
    (periksa_dokumen, "_lain_di_kalimat", _diam),
    (periksa_dokumen, "_lain_di_kelengkapan", _hampa),
    (periksa_dokumen, "_LEPAS", frozenset()),
]


def _bertahan() -> bool:
    """Every case still comes out as it should."""
    if periksa(BERSIH):
        return False
    for kode, lokasi, kena, hampir in ATURAN:
        if [t.lokasi for t in periksa(kena(BERSIH)) if t.kode == kode] != [lokasi]:
            return False
        if any(t.kode == kode for t in periksa(hampir(BERSIH))):
            return False
    return all(
        {(t.kode, t.lokasi) for t in periksa(pustaka.muat(kode))} == PUSTAKA[kode]
        for kode in PUSTAKA
    )


def test_aturan_yang_utuh_bertahan() -> None:
    assert _bertahan()


@pytest.mark.parametrize(
    ("modul", "nama", "ganti"),
    MUTAN,
    ids=[f"{m.__name__.rpartition('.')[2]}.{n}-{ke}" for ke, (m, n, _) in enumerate(MUTAN)],
)
def test_mutan_ketahuan(
    monkeypatch: pytest.MonkeyPatch, modul: ModuleType, nama: str, ganti: Any
) -> None:
    monkeypatch.setattr(modul, nama, ganti)

    try:
        bertahan = _bertahan()
    except (ValueError, LookupError, TypeError):
        bertahan = False

    assert not bertahan
