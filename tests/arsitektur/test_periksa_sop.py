"""docs/rujukan/periksa-sop.md says what the program checks, and every replacement is known."""

from __future__ import annotations

from tests.periksa_tabel import DOKUMEN, halaman
from tolok.regulasi.peraturan import pengganti, semua_peraturan


def test_halaman_pemeriksaan_sama_dengan_registernya() -> None:
    """`python -m tests.periksa_tabel` rewrites it."""
    assert DOKUMEN.read_text(encoding="utf-8") == halaman()


def test_setiap_peraturan_yang_diganti_berakhir_pada_yang_berlaku() -> None:
    for satu in semua_peraturan():
        if satu.diganti is None:
            assert pengganti(satu.kutipan) is None
            continue
        ganti = pengganti(satu.kutipan)
        assert ganti is not None, satu.sebutan
        assert ganti[0] == satu
        assert ganti[1].diganti is None
