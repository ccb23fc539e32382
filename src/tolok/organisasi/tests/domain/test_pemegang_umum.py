"""Who a lane of a built-in SOP is: found by general rules, whatever the office looks like."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from tolok.organisasi.domain.istilah import JenisUnit, Kapasitas
from tolok.organisasi.domain.lajur import PEMEGANG_UMUM, pemegang_umum
from tolok.organisasi.domain.susunan import Duduk, Kursi, Susunan, Unit

AWAL = date(2025, 1, 1)


def uid(n: int) -> UUID:
    return UUID(int=n)


WALI, KEPALA, SEKRETARIS, KASUBBAG, KABID, STAF_BIDANG, STAF = (uid(n) for n in range(1, 8))
DINAS, SEKRETARIAT, SUBBAG, BIDANG = (uid(n) for n in range(21, 25))


def orang(jabatan: UUID) -> UUID:
    return uid(jabatan.int + 100)


def _kursi(jabatan: UUID, unit: UUID, atasan: UUID | None, *, kepala: bool = True) -> Kursi:
    luar = jabatan == WALI
    duduk = Duduk(uid(jabatan.int + 500), orang(jabatan), jabatan, Kapasitas.DEFINITIF, AWAL, None)
    return Kursi(
        jabatan, str(jabatan.int), unit, atasan, kepala_unit=kepala, penilai_luar=luar,
        duduk=() if luar else (duduk,),
    )  # fmt: skip


def susunan(*, sekretariat: bool = True) -> Susunan:
    kursi = [
        _kursi(WALI, uid(99), None),
        _kursi(KEPALA, DINAS, WALI),
        _kursi(KABID, BIDANG, KEPALA),
        _kursi(STAF_BIDANG, BIDANG, KABID, kepala=False),
    ]
    unit = [
        Unit(DINAS, "Dinas", JenisUnit.INDUK, None),
        Unit(BIDANG, "Bidang", JenisUnit.BIDANG, DINAS),
    ]
    if sekretariat:
        kursi += [
            _kursi(SEKRETARIS, SEKRETARIAT, KEPALA),
            _kursi(KASUBBAG, SUBBAG, SEKRETARIS),
            _kursi(STAF, SUBBAG, KASUBBAG, kepala=False),
        ]
        unit += [
            Unit(SEKRETARIAT, "Sekretariat", JenisUnit.SEKRETARIAT, DINAS),
            Unit(SUBBAG, "Subbagian", JenisUnit.SUBBAGIAN, SEKRETARIAT),
        ]
    return Susunan(hari=AWAL, kursi={k.jabatan: k for k in kursi}, unit={u.id: u for u in unit})


@pytest.mark.parametrize(
    ("penyiap", "pemeriksa"),
    [
        (KASUBBAG, SEKRETARIS),
        (STAF, SEKRETARIS),
        (STAF_BIDANG, KABID),
        (KABID, SEKRETARIS),
        (SEKRETARIS, KEPALA),
        (KEPALA, SEKRETARIS),
    ],
)
def test_pemeriksa_adalah_pejabat_di_bawah_kepala_pada_jalur_penyiap(
    penyiap: UUID, pemeriksa: UUID
) -> None:
    (satu,) = pemegang_umum(susunan(), "atasan_penyiap", orang(penyiap))

    assert satu.jabatan == pemeriksa


def test_tanpa_sekretariat_yang_langsung_di_bawah_kepala_diperiksa_kepala() -> None:
    (satu,) = pemegang_umum(susunan(sekretariat=False), "atasan_penyiap", orang(KABID))

    assert satu.jabatan == KEPALA


def test_penyiap_memegang_sendiri_dan_pimpinan_kepala_perangkat_daerah() -> None:
    (penyiap,) = pemegang_umum(susunan(), "penyiap", orang(STAF))
    (pimpinan,) = pemegang_umum(susunan(), "pimpinan", orang(STAF))

    assert (penyiap.pegawai_tetap, pimpinan.jabatan) == (orang(STAF), KEPALA)


def test_aturan_yang_tidak_dikenal_ditolak_dan_yang_dikenal_lengkap() -> None:
    with pytest.raises(ValueError, match="tidak dikenal"):
        pemegang_umum(susunan(), "siapa saja", orang(STAF))
    for aturan in PEMEGANG_UMUM:
        assert pemegang_umum(susunan(), aturan, orang(STAF))
