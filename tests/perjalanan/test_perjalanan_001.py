"""SOP 001 from the first to the last printed row, in the browser, and what came out of it.

`TOLOK_GAMBAR=<folder>` keeps a picture of every stop at desktop and phone width.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from pytest_django.live_server_helper import LiveServer

from tests.perjalanan.babak_001 import (
    ALASAN_KEBERATAN,
    NANDA,
    OKI,
    PUTUSAN,
    muat_dunia_skp,
    semua_babak,
)
from tests.perjalanan.panggung import Panggung
from tests.perjalanan.peramban import buka_peramban
from tests.perjalanan.peran import MULAI, pukul
from tolok.organisasi.models import Pegawai
from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Pelaksanaan, Tugas
from tolok.skp.models import HasilSkp

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.peramban,
    pytest.mark.lambat,
]


@pytest.fixture
def panggung(live_server: LiveServer, tmp_path: Path) -> Iterator[Panggung]:
    """The loaded office, a browser, and the clock at the first morning."""
    with time_machine.travel(MULAI, tick=True) as jam, buka_peramban() as peramban:
        muat_dunia_skp()
        yield Panggung(
            peramban=peramban,
            alamat=live_server.url,
            jam=jam,
            gambar=os.environ.get("TOLOK_GAMBAR"),
            gambar_gagal=tmp_path,
        )


def test_sop_001_berjalan_dari_isian_pegawai_sampai_putusan_keberatan(
    panggung: Panggung,
) -> None:
    for satu in semua_babak:
        panggung.mainkan(satu)

    assert panggung.gangguan() == []
    assert Pelaksanaan.objects.get().status == "selesai"
    assert not Tugas.objects.filter(terbuka=True).exists()
    assert {t.status for t in Tugas.objects.filter(langkah=5, induk=None)} >= {
        "diserahkan", "ditutup_awal", "dikembalikan",
    }  # fmt: skip
    nanda = Pegawai.objects.get(nama__startswith=NANDA)
    assert [h.versi for h in HasilSkp.objects.filter(pegawai=nanda).order_by("versi")] == [1, 2]
    _nanda_membaca_putusan(panggung)
    _oki_tidak_membaca_nanda(panggung, nanda)
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []


def _nanda_membaca_putusan(p: Panggung) -> None:
    """The objector finds the decision on the run's own page."""
    pukul(p, 8, 10)
    nanda = p.sebagai(NANDA)
    nanda.menu("Pelaksanaan")
    nanda.tautan(re.compile("Penilaian SKP, Semester I 2026"))
    nanda.lihat("7 dari 7 langkah selesai")
    nanda.lihat("memutuskan keberatan")
    p.pulang(NANDA)


def _oki_tidak_membaca_nanda(p: Panggung, nanda: Pegawai) -> None:
    """A colleague sees that rows were done, and nothing of what they say."""
    oki = p.sebagai(OKI)
    oki.menu("Pelaksanaan")
    oki.tautan(re.compile("Penilaian SKP, Semester I 2026"))
    oki.tautan("Lihat semuanya")
    isi = oki.page.content()
    assert ALASAN_KEBERATAN not in isi
    assert PUTUSAN not in isi
    assert "keberatan" not in isi.lower()
    tugas = Tugas.objects.get(langkah=4, subjek=nanda.pk)
    alamat = f"{oki.alamat}/pelaksanaan/{tugas.pelaksanaan_id}/tugas/{tugas.pk}/"
    assert oki.page.request.get(alamat).status == 403
    p.pulang(OKI)
