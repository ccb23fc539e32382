"""Hostile PDF files: refused with one sentence or read, within time and memory."""

from __future__ import annotations

import time
import zlib
from functools import cache
from random import Random

import pytest

from tolok.dasar.galat import GalatTolok, MasukanTidakSah
from tolok.sop.importers.pagar.baca import baca_terpagar
from tolok.sop.importers.pdf.baca import baca_pdf
from tolok.sop.tests.pembuat.contoh import singkat
from tolok.sop.tests.pembuat.mutasi_pdf import mutasi_pdf, tanpa_mampat
from tolok.sop.tests.pembuat.naskah_pdf import CaraPdf, buat_pdf

_DETIK_TERLAMA = 5.0


@cache
def _bahan() -> tuple[bytes, ...]:
    satu = buat_pdf(singkat(), CaraPdf(identitas=False))
    dua = buat_pdf(singkat(), CaraPdf(identitas=False, garis="isian", panah="isian"))
    return (satu, tanpa_mampat(satu), tanpa_mampat(dua))


def _mutasikan(banyak: int, mulai: int) -> None:
    for n in range(mulai, mulai + banyak):
        rusak = mutasi_pdf(_bahan()[n % 3], Random(n))  # noqa: S311 - repeatable damage
        jam = time.process_time()
        try:
            baca_pdf(rusak)
        except GalatTolok:
            pass
        except Exception as galat:
            raise AssertionError(f"mutasi {n}") from galat
        assert time.process_time() - jam < _DETIK_TERLAMA, f"mutasi {n} terlalu lama"


def test_dua_ratus_mutasi_pdf_tidak_menjatuhkan() -> None:
    _mutasikan(200, 0)


@pytest.mark.lambat
@pytest.mark.parametrize("ke", range(5))
def test_seribu_lima_ratus_mutasi_pdf_tidak_menjatuhkan(ke: int) -> None:
    _mutasikan(300, 1_000_000 + ke * 300)


def _pdf(objek: list[bytes]) -> bytes:
    isi = bytearray(b"%PDF-1.4\n")
    letak = []
    for n, o in enumerate(objek, start=1):
        letak.append(len(isi))
        isi += b"%d 0 obj\n%s\nendobj\n" % (n, o)
    mulai = len(isi)
    isi += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objek) + 1)
    isi += b"".join(b"%010d 00000 n \n" % x for x in letak)
    isi += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objek) + 1,
        mulai,
    )
    return bytes(isi)


def _satu_halaman(isi: bytes, *, mampat: bool) -> bytes:
    """A page with this drawing, packed already when `mampat`."""
    saring = b"/Filter/FlateDecode" if mampat else b""
    return _pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Contents 4 0 R>>",
            b"<</Length %d%s>>stream\n%s\nendstream" % (len(isi), saring, isi),
        ]
    )


def test_bom_mampat_ditolak() -> None:
    """Eight hundred megabytes of strokes in less than one of file."""
    pemampat = zlib.compressobj(9)
    potong = b"0 0 m 1 1 l S\n" * 100_000
    aliran = b"".join(pemampat.compress(potong) for _ in range(570)) + pemampat.flush()
    isi = _satu_halaman(aliran, mampat=True)

    with pytest.raises(MasukanTidakSah, match=r"tidak dapat dibaca|tidak selesai|rusak"):
        baca_terpagar(isi, "a.pdf", batas_detik=20)


def test_garis_yang_tak_terhitung_dihentikan_atau_ditolak() -> None:
    acak = Random(3)  # noqa: S311 - the same strokes every time
    coret = b"".join(
        b"%d %d m %d %d l S\n" % tuple(acak.randrange(600) for _ in range(4))
        for _ in range(60_000)
    )

    with pytest.raises(MasukanTidakSah):
        baca_terpagar(_satu_halaman(zlib.compress(coret), mampat=True), "a.pdf", batas_detik=30)


def test_pohon_halaman_yang_melingkar_tidak_menggantung() -> None:
    isi = _pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>",
        ]
    )

    with pytest.raises(MasukanTidakSah):
        baca_terpagar(isi, "a.pdf", batas_detik=20)


def test_halaman_raksasa_tidak_memakan_memori() -> None:
    isi = _pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9000000 9000000]>>",
        ]
    )

    with pytest.raises(MasukanTidakSah, match="Tidak ditemukan SOP"):
        baca_terpagar(isi, "a.pdf", batas_detik=20)


def test_kotak_halaman_yang_bukan_bilangan_ditolak() -> None:
    isi = _pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 1 /b 700]>>",
        ]
    )

    with pytest.raises(MasukanTidakSah, match="rusak"):
        baca_pdf(isi)
