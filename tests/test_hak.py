"""Every address of the site, every role: exact statuses, and nothing written by who may not."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from unittest import mock
from uuid import UUID

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse
from pytest_django import DjangoDbBlocker
from rules.permissions import permissions
from rules.predicates import always_true

from tests.hak_dunia import SAAT, Dunia, buat_dunia
from tests.hak_minta import Jawab, minta
from tests.hak_tabel import DOKUMEN, METODE, PERAN, Baris, alamat_situs, baca_tabel, halaman
from tolok.berkas import permissions as izin_berkas
from tolok.pemantauan.models import SuratTugas
from tolok.pemantauan.views import evaluasi as views_evaluasi
from tolok.web.basis import BarisPemdaQuerySet
from tolok.web.izin import PUBLIK

pytestmark = pytest.mark.django_db

_TABEL = baca_tabel()
# Open to whoever is signed in, whatever they are: the own account. No predicate can widen it.
_AKUN_SENDIRI = {"akun:keluar", "akun:ganti_sandi"}
# A document that the run already decided on is drawn when somebody entitled first opens it.
_PINTU = "akun:masuk_sebagai"
_MENGGAMBAR = {"pelaksanaan:buka_naskah"}


@pytest.fixture(scope="module")
def dunia(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Dunia]:
    """The world, once for all lines; every request is undone, and the whole at the end."""
    with django_db_blocker.unblock(), time_machine.travel(SAAT, tick=False):
        luar = transaction.atomic()
        luar._from_testcase = True  # type: ignore[attr-defined]  # files are kept outside transactions; this one is the test's
        with luar:
            yield buat_dunia()
            transaction.set_rollback(True)


def _alamat(dunia: Dunia, baris: Baris) -> str:
    return reverse(baris.url, kwargs={k: dunia.isi(v) for k, v in baris.alamat.items()})


def _minta(
    dunia: Dunia, baris: Baris, peran: str, *, metode: str = "", jatuh: bool = True
) -> Jawab:
    isi = {k: dunia.isi(v) for k, v in baris.isi.items()}
    return minta(dunia, peran, metode or baris.metode, _alamat(dunia, baris), isi, jatuh=jatuh)


def test_setiap_alamat_punya_baris_untuk_setiap_cara() -> None:
    situs = alamat_situs()
    ada = {(b.url, b.metode) for b in _TABEL}
    perlu = {(nama, metode) for nama in situs for metode in METODE}

    kurang = [
        f"- {{url: {nama}, metode: {metode}, alamat: {{…}}, pola: …}}   # /{situs[nama].rute}, "
        f"izin {situs[nama].izin}"
        for nama, metode in sorted(perlu - ada)
    ]
    assert not kurang, (
        "Alamat tanpa baris. Tambahkan di tests/hak.yaml siapa mendapat apa (benda baru dibuat "
        "di tests/hak_dunia.py), lalu jalankan `make docs`:\n" + "\n".join(kurang)
    )
    assert ada == perlu, f"Baris tanpa alamat, hapus dari tests/hak.yaml: {sorted(ada - perlu)}"


def test_tidak_ada_baris_ganda() -> None:
    nama = [b.nama for b in _TABEL]

    assert len(nama) == len(set(nama))


@pytest.mark.parametrize("baris", _TABEL, ids=lambda b: b.nama)
def test_setiap_peran_mendapat_status_di_tabel(dunia: Dunia, baris: Baris) -> None:
    hasil = {peran: _minta(dunia, baris, peran) for peran in PERAN}

    beda = {
        p: (h.status, baris.status[p]) for p, h in hasil.items() if h.status != baris.status[p]
    }
    assert beda == {}, "peran: (status yang didapat, status di tabel)"
    tertulis = {
        p: set(h.tertulis) for p, h in hasil.items() if h.tertulis and _tak_menulis(p, h, baris)
    }
    assert tertulis == {}, "membuka halaman, atau mencoba yang ditolak, tidak boleh menulis"


def _tak_menulis(peran: str, jawab: Jawab, baris: Baris) -> bool:
    """Who was refused or only looked; a document that was not drawn yet is drawn when opened."""
    if baris.metode == "GET":
        return baris.url not in _MENGGAMBAR
    return jawab.status >= 400 or (peran in ("tamu", "nonaktif") and baris.url != _PINTU)


def test_kepala_saja_tidak_membuka_lebih_dari_halamannya(dunia: Dunia) -> None:
    """HEAD asks the same right as GET, or is not allowed at all."""
    salah = []
    for baris in _TABEL:
        for peran in ("tamu", "pegawai", "administrator_lain") if baris.metode == "GET" else ():
            jawab = _minta(dunia, baris, peran, metode="HEAD")
            if jawab.status not in (baris.status[peran], 405) or jawab.tertulis:
                salah.append((baris.nama, peran, jawab))
    assert salah == []


def test_cara_lain_tidak_membuka_apa_pun(dunia: Dunia) -> None:
    """PUT, PATCH and DELETE: refused or not allowed, for the most entitled roles, writing nothing."""
    salah = []
    for baris in {b.url: b for b in _TABEL}.values():
        for metode, peran in (
            ("PUT", "administrator"),
            ("PATCH", "pemegang"),
            ("DELETE", "penyiap"),
        ):
            jawab = _minta(dunia, baris, peran, metode=metode)
            if jawab.tertulis or jawab.status not in (403, 404, 405):
                salah.append((metode, baris.url, peran, jawab))
    assert salah == []


@contextmanager
def _tanpa_pagar(*, lingkup: bool) -> Iterator[None]:
    """Every permission says yes; without `lingkup` every row is everybody's as well."""
    semua_ya = dict.fromkeys(permissions, always_true)
    fail = {"semua": lambda pegawai, berkas: True}
    logging.disable(logging.CRITICAL)
    try:
        with ExitStack() as pagar:
            pagar.enter_context(mock.patch.dict(permissions, semua_ya))
            pagar.enter_context(mock.patch.dict(izin_berkas._daftar, fail))
            if not lingkup:
                untuk = mock.patch.object(
                    BarisPemdaQuerySet, "untuk", lambda baris, pegawai: baris
                )
                pagar.enter_context(untuk)
                surat = mock.patch.object(views_evaluasi, "surat_milik", _surat_siapa_pun)
                pagar.enter_context(surat)
            yield
    finally:
        logging.disable(logging.NOTSET)


def _surat_siapa_pun(pegawai: object, pk: UUID, sekarang: datetime) -> SuratTugas:
    """A letter is found by the person it names; here by anybody."""
    return SuratTugas.objects.get(pk=pk)


def _yang_sama(dunia: Dunia, alamat: set[str]) -> set[str]:
    """Addresses of which no line answers any role otherwise than the table says."""
    beda: set[str] = set()
    for b in _TABEL:
        if b.url in alamat - beda and any(
            _minta(dunia, b, p, jatuh=False).status != status for p, status in b.status.items()
        ):
            beda.add(b.url)
    return alamat - beda


def _tertutup(*, berobjek: bool) -> set[str]:
    return {b.url for b in _TABEL if bool(b.alamat) is berobjek} - _publik() - _AKUN_SENDIRI


def test_bila_setiap_izin_berkata_ya_setiap_alamat_tertutup_menjawab_lain(dunia: Dunia) -> None:
    with _tanpa_pagar(lingkup=True):
        assert _yang_sama(dunia, _tertutup(berobjek=False)) == set()


def test_bila_lingkup_pun_lepas_setiap_alamat_berobjek_menjawab_lain(dunia: Dunia) -> None:
    """Rows of another office are kept away by the query itself, before any permission."""
    with _tanpa_pagar(lingkup=False):
        assert _yang_sama(dunia, _tertutup(berobjek=True)) == set()


def _publik() -> set[str]:
    return {nama for nama, alamat in alamat_situs().items() if alamat.izin == PUBLIK}


def test_yang_publik_terbuka_bagi_tamu_dan_yang_lain_tidak() -> None:
    publik = _publik()
    for b in _TABEL:
        if b.url not in publik:
            assert b.status["tamu"] in (302, 405), b.nama
            assert b.status["nonaktif"] == b.status["tamu"], b.nama


def test_milik_kantor_lain_tidak_ada() -> None:
    """Whatever names an object of the office is a 404 (or closed) to other offices and pemdas.

    A year names no object: everybody gets the own office's.
    """
    for b in _TABEL:
        benda = any(isinstance(v, str) and v.startswith("$") for v in b.alamat.values())
        if benda and b.url not in _publik() and b.status["pegawai"] == 200:
            if b.url in {"sop:terbitan"}:
                continue  # the library belongs to everybody
            for peran in ("pegawai_instansi_lain", "pegawai_pemda_lain"):
                assert b.status[peran] == 404, (b.nama, peran)


def test_halaman_hak_sama_dengan_tabel() -> None:
    assert DOKUMEN.read_text(encoding="utf-8") == halaman()
