"""`periksa`: everything that can be said of an SOP from its page alone, as findings with places.

Which checks there are, how much each matters and what it rests on is data
(regulasi/data/periksa_sop.yaml, docs/rujukan/periksa-sop.md); the rules are the modules beside
this one. Pure: same page, same findings, in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from tolok.dasar.kalender import Pekan
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.regulasi.jam_kerja import jam_kerja
from tolok.sop.domain.baris import baca_halaman
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.periksa_bentuk import periksa_bentuk
from tolok.sop.domain.periksa_dasar import periksa_dasar
from tolok.sop.domain.periksa_dokumen import periksa_dokumen
from tolok.sop.domain.periksa_identitas import periksa_identitas
from tolok.sop.domain.periksa_jalan import periksa_umum
from tolok.sop.domain.periksa_langkah import periksa_langkah
from tolok.sop.domain.periksa_waktu import periksa_waktu
from tolok.sop.domain.siapkan import siapkan

__all__ = ["periksa", "perlu_dilaporkan"]

_TINGKAT = tuple(Tingkat)
_IDENTITAS = (
    "nama", "nomor", "unit", "tanggal", "disahkan_oleh", "dasar_hukum", "kualifikasi_pelaksana",
    "keterkaitan", "peralatan", "peringatan", "pencatatan", "pelaksana", "langkah",
)  # fmt: skip
_NOMOR_LANGKAH = re.compile(r"^langkah/(\d+)")


def periksa(sop: Sop, pekan: Pekan | None = None) -> tuple[Temuan, ...]:
    """Findings, the gravest first, then in the order of the page.

    `pekan`: ordinary office hours that times are added up in; None takes the law's own week.
    A page that contradicts itself (`galat`) is only checked as far as its rows need not be read.
    """
    semua = [*periksa_bentuk(sop), *periksa_identitas(sop), *periksa_dasar(sop)]
    if not any(temuan.tingkat is Tingkat.GALAT for temuan in semua):
        minggu = pekan or jam_kerja("jam_kerja.biasa", date.max).pekan
        semua += _baris(sop, minggu)
    return tuple(_urutkan(semua))


def _baris(sop: Sop, pekan: Pekan) -> Iterator[Temuan]:
    halaman = baca_halaman(sop, {})
    yield from periksa_langkah(sop, halaman)
    yield from periksa_waktu(sop, pekan)
    yield from periksa_dokumen(sop, halaman)
    jalan = siapkan(sop)
    if isinstance(jalan, SopJalan):
        yield from periksa_umum(halaman, jalan)
    else:
        yield from jalan


def _tempat(temuan: Temuan) -> tuple[int, int]:
    """Where on the page: identity boxes in printed order, then rows by number."""
    nomor = _NOMOR_LANGKAH.match(temuan.lokasi)
    if nomor is not None:
        return (len(_IDENTITAS), int(nomor[1]))
    return (_IDENTITAS.index(temuan.lokasi.split("/", 1)[0]), 0)


def _urutkan(semua: Iterable[Temuan]) -> list[Temuan]:
    return sorted(semua, key=lambda t: (_TINGKAT.index(t.tingkat), *_tempat(t)))


def perlu_dilaporkan(semua: Iterable[Temuan]) -> bool:
    """Whether a galat or a peringatan is among them: what a command exits with 1 for."""
    return any(temuan.tingkat is not Tingkat.SARAN for temuan in semua)
