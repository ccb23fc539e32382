"""Who has read an SOP, counted by unit."""

from __future__ import annotations

from datetime import UTC, datetime

from tolok.sop.domain.pembaca import BarisPembaca, DaftarPembaca

SAAT = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)


def _orang(unit: str, *, sudah: bool) -> BarisPembaca:
    return BarisPembaca(
        nama="A", jabatan="Analis", lajur=("Kasubbag",), pada=SAAT if sudah else None, unit=unit
    )


def test_banyak_pembaca_dihitung_per_unit_menurut_nama() -> None:
    daftar = DaftarPembaca(
        belum=(_orang("Sekretariat", sudah=False), _orang("", sudah=False)),
        sudah=(_orang("Sekretariat", sudah=True), _orang("Bidang Perdagangan", sudah=True)),
        lainnya=(_orang("Bidang Lain", sudah=True),),
    )

    hitungan = [(u.nama, u.sudah, u.belum, u.semua) for u in daftar.per_unit]

    assert hitungan == [
        ("Bidang Perdagangan", 1, 0, 1),
        ("Sekretariat", 1, 1, 2),
        ("Tanpa unit", 0, 1, 1),
    ]


def test_tanpa_pembaca_tidak_ada_unit() -> None:
    assert DaftarPembaca(belum=(), sudah=(), lainnya=()).per_unit == ()
