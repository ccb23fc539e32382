from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from tolok.dasar.galat import GalatTolok, SudahDiputuskan
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.kantor import INGATAN
from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Kejadian, Penolakan, Tugas
from tolok.pelaksanaan.services import PadaTugas, ambil, serahkan, tandatangani
from tolok.pelaksanaan.tests.kantor import buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.lambat]

_UTAS = 8
_PENANDA_TANGAN = 60


def _serentak(kerja: Iterable[Callable[[], Any]]) -> list[Any]:
    """Run the jobs from eight threads; a refusal is a result."""

    def satu(tugas: Callable[[], Any]) -> Any:
        try:
            return tugas()
        except GalatTolok as galat:
            return galat
        finally:
            connection.close()

    with ThreadPoolExecutor(_UTAS) as kolam:
        return list(kolam.map(satu, kerja))


def test_enam_puluh_orang_menandatangani_dari_delapan_utas_semua_diterima_sekali() -> None:
    kantor = buat_kantor(staf=_PENANDA_TANGAN - 6)
    lakon = Lakon(kantor)
    lakon.mulai()
    lakon.sampai(8)
    ambil(pada=lakon.satu(9, "staf_1"))
    menurut_id = {p.pk: kode for kode, p in kantor.pegawai.items()}
    permintaan: list[PadaTugas] = [
        lakon.pada(menurut_id[t.subjek], t) for t in lakon.terbuka(9, tindakan="tandatangani")
    ]
    assert len(permintaan) == _PENANDA_TANGAN

    jawaban = _serentak(partial(tandatangani, pada=p) for p in permintaan)

    assert [type(j) for j in jawaban] == [Jawaban] * _PENANDA_TANGAN
    assert not any(j.ulang for j in jawaban)
    pertama = [j.kejadian[0].urutan for j in jawaban]
    assert len(set(pertama)) == _PENANDA_TANGAN
    banyak = Kejadian.objects.count()

    ulangan = _serentak(partial(tandatangani, pada=p) for p in permintaan)

    assert all(j.ulang for j in ulangan)
    assert [j.kejadian for j in ulangan] == [j.kejadian for j in jawaban]
    assert Kejadian.objects.count() == banyak
    assert Penolakan.objects.count() == 0
    assert len(lakon.terbuka(9, tindakan="sahkan")) == 1
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []


def test_dua_pemeriksa_serentak_satu_menang_yang_lain_diberi_tahu_siapa_dan_kapan() -> None:
    kantor = buat_kantor()
    lakon = Lakon(kantor)
    lakon.mulai()
    lakon.sampai(7)
    _jadikan_plh(kantor)
    tugas = lakon.terbuka(8)[0]
    permintaan = [lakon.pada("sekretaris", tugas), lakon.pada("kabid_perdagangan", tugas)]
    bersama = Barrier(2)

    def putuskan(pada: PadaTugas) -> Jawaban:
        bersama.wait(timeout=10)
        return serahkan(pada=pada, keputusan=Keputusan.SETUJU)

    hasil = _serentak(partial(putuskan, p) for p in permintaan)

    menang = next(i for i, h in enumerate(hasil) if isinstance(h, Jawaban))
    kalah = hasil[1 - menang]
    assert isinstance(kalah, SudahDiputuskan)
    nama = permintaan[menang].pegawai.nama
    assert nama in kalah.pesan
    assert "Sekretaris" in kalah.pesan
    assert permintaan[menang].sekarang.astimezone().strftime("pukul ") in kalah.pesan
    assert Tugas.objects.get(pk=tugas.pk).pelaku == permintaan[menang].pegawai.pk
    assert Penolakan.objects.filter(jenis="SudahDiputuskanOleh").count() == 1
    assert periksa_rantai() == []


def _jadikan_plh(kantor: Any) -> None:
    """The Kabid is also Plh. Sekretaris today: two persons may decide the same task."""
    duduk = kantor.pegawai["sekretaris"].daftar_penempatan.get()
    type(duduk).objects.create(
        pemda=kantor.pemda,
        pegawai=kantor.pegawai["kabid_perdagangan"],
        jabatan=kantor.jabatan["sekretaris"],
        kapasitas="plh",
        mulai=duduk.mulai,
        selesai=duduk.mulai.replace(year=2026),
    )
    # Written without the office's log, which is what tells that the office changed.
    INGATAN.kosongkan()


def test_permintaan_yang_sama_dari_delapan_utas_terjadi_sekali() -> None:
    lakon = Lakon(buat_kantor())
    lakon.mulai()
    lakon.sampai(6)
    pada = lakon.satu(7, "kasubbag")

    hasil = _serentak(
        lambda: serahkan(pada=pada, keputusan=Keputusan.SETUJU) for _ in range(_UTAS)
    )

    assert sorted(h.ulang for h in hasil) == [False] + [True] * (_UTAS - 1)
    assert all(h.kejadian == hasil[0].kejadian for h in hasil)


def test_dua_permulaan_dengan_kunci_sama_adalah_satu_pelaksanaan() -> None:
    lakon = Lakon(buat_kantor())
    kunci = uuid4()

    hasil = _serentak(lambda: lakon.mulai(kunci=kunci) for _ in range(4))

    assert {h.pelaksanaan for h in hasil} == {lakon.pelaksanaan}
    assert Kejadian.objects.filter(jenis="PelaksanaanDimulai").count() == 1
