from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, strategies as st

from tolok.naskah.domain.blok import Paragraf
from tolok.naskah.domain.dokumen import Dokumen, JenisNaskah, StatusNaskah


def _dokumen(teks: str = "isi") -> Dokumen:
    return Dokumen(
        jenis=JenisNaskah.NOTULA,
        perihal="Uji",
        isi=(Paragraf(teks=teks),),
        dibuat=datetime(2025, 10, 9, tzinfo=UTC),
    )


@given(st.text(), st.text())
def test_sidik_sama_hanya_bila_kata_sama(a: str, b: str) -> None:
    assert (_dokumen(a).sidik == _dokumen(b).sidik) == (a == b)


def test_sidik_tidak_bergantung_waktu_membuat() -> None:
    kini = _dokumen()

    assert replace(kini, dibuat=datetime(2026, 1, 1, tzinfo=UTC)).sidik == kini.sidik


def test_status_dan_tanda_contoh_mengubah_sidik() -> None:
    kini = _dokumen()

    assert replace(kini, status=StatusNaskah.SAH).sidik != kini.sidik
    assert replace(kini, contoh=True).sidik != kini.sidik
