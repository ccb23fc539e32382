"""Hostile files at every page that reads an uploaded file: refused with a sentence, nothing kept."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from tests.hak_dunia import SAAT, Dunia, buat_dunia
from tests.hak_minta import tulisan
from tolok.berkas.models import Berkas

pytestmark = pytest.mark.django_db

# Page, its arguments, the field, who may upload there.
_BUKU: tuple[tuple[str, dict[str, Any], str, str], ...] = (
    ("kinerja:rencana_unggah", {"tahun": 2026}, "buku", "penyiap"),
    ("kinerja:penyiapan_unggah", {}, "buku", "administrator"),
    ("skp:pegawai", {"tahun": 2026}, "buku", "penyiap"),
)
_SOP: tuple[str, dict[str, Any], str, str] = ("sop:unggah", {}, "berkas", "administrator")
_LEMBAR = "xl/worksheets/sheet1.xml"
_HUBUNGAN = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
)
_NS = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


@pytest.fixture(scope="module")
def dunia(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Dunia]:
    """The world of the table of rights, once."""
    with django_db_blocker.unblock(), time_machine.travel(SAAT, tick=False):
        luar = transaction.atomic()
        luar._from_testcase = True  # type: ignore[attr-defined]  # files are kept outside transactions; this one is the test's
        with luar:
            yield buat_dunia()
            transaction.set_rollback(True)


def _buku(lain: Mapping[str, str | bytes] | None = None, nama: str = "Indikator") -> bytes:
    """A workbook by hand; `lain`: other parts by path."""
    isi: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook {_NS}><sheets><sheet name="{nama}" r:id="r1"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _HUBUNGAN,
        _LEMBAR: "<worksheet><sheetData/></worksheet>",
        **(lain or {}),
    }
    wadah = BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for jalur, satu in isi.items():
            arsip.writestr(jalur, satu)
    return wadah.getvalue()


def _deklarasi() -> str:
    return f'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><workbook {_NS}>&x;</workbook>'


def _ledakan() -> str:
    """A billion laughs."""
    entitas = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE w [<!ENTITY a0 "ha">{entitas}]><workbook>&a9;</workbook>'


def _jahat() -> dict[str, tuple[str, bytes]]:
    return {
        "kosong": ("a.xlsx", b""),
        "html": ("a.xlsx", b"<html><script>alert(1)</script></html>"),
        "terpotong": ("a.xlsx", _buku()[:200]),
        "bom": ("a.xlsx", _buku({_LEMBAR: b" " * (210 * 2**20)})),
        "entitas luar": ("a.xlsx", _buku({"xl/workbook.xml": _deklarasi()})),
        "entitas utf-16": ("a.xlsx", _buku({"xl/workbook.xml": _deklarasi().encode("utf-16")})),
        "ledakan": ("a.xlsx", _buku({"xl/workbook.xml": _ledakan()})),
        "makro": ("a.xlsx", _buku({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})),
        "akhiran makro": ("a.xlsm", _buku()),
        "jalur keluar": ("a.xlsx", _buku({"../../x.xml": "<a/>"})),
        "excel lama": ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        "lembar asing": ("a.xlsx", _buku(nama="&lt;b>Asing&lt;/b>")),
        "nama jahat": ("../../<img src=x onerror=alert(1)>.xlsx", _buku()),
        "banyak bagian": ("a.xlsx", _buku({f"x/{n}.xml": "" for n in range(2100)})),
    }


_SEBAB = {
    "bom": "memekar tidak wajar",
    "makro": "makro",
    "entitas luar": "deklarasi yang tidak diperbolehkan",
    "entitas utf-16": "deklarasi yang tidak diperbolehkan",
    "ledakan": "deklarasi yang tidak diperbolehkan",
    "jalur keluar": "jalur yang keluar",
    "kosong": "kosong",
}


def _kirim(dunia: Dunia, tempat: Any, nama: str, isi: bytes) -> tuple[Any, set[str]]:
    url, alamat, bidang, peran = tempat
    klien = Client()
    klien.cookies[settings.SESSION_COOKIE_NAME] = dunia.sesi[peran]
    cache.clear()
    fail = SimpleUploadedFile("a", isi)
    fail._name = nama  # type: ignore[attr-defined]  # as a client that sends folders would
    with tulisan() as tertulis:
        jawab = klien.post(reverse(url, kwargs=alamat), {bidang: fail})
    return jawab, tertulis


@pytest.mark.parametrize("tempat", _BUKU, ids=lambda t: t[0])
def test_buku_kerja_jahat_ditolak_dengan_kalimat_dan_tidak_disimpan(
    dunia: Dunia, tempat: Any
) -> None:
    sebelum = Berkas.objects.count()
    for macam, (nama, isi) in _jahat().items():
        jawab, tertulis = _kirim(dunia, tempat, nama, isi)

        assert jawab.status_code in (400, 422), macam
        assert tertulis == set(), macam
        assert "onerror=alert(1)>" not in jawab.text, macam
        assert "root:" not in jawab.text, macam
        if macam in _SEBAB:
            assert _SEBAB[macam] in jawab.text, macam
        teks = re.sub(r"<[^>]+>", " ", jawab.text)
        assert not re.search(r"Traceback|Exception|Error\b", teks), macam
    assert Berkas.objects.count() == sebelum


_SOP_JAHAT = {
    "kosong": b"",
    "bukan teks": b"\xff\xfe\x00\x01" * 40,
    "jangkar": b"a: &a [x]\nb: [*a, *a]\n",
    "tanda": b"!!python/object/apply:os.system ['true']\n",
    "dalam": b"[" * 5000 + b"]" * 5000,
    "dua dokumen": b"a: 1\n---\nb: 2\n",
    "skrip": b"format: <script>alert(1)</script>\n",
    "kunci ganda": b"format: tolok/sop/1\nformat: tolok/sop/1\n",
}


@pytest.mark.parametrize("akhiran", ["yaml", "json", "exe"])
def test_berkas_sop_jahat_ditolak_dengan_kalimat(dunia: Dunia, akhiran: str) -> None:
    for macam, isi in _SOP_JAHAT.items():
        jawab, tertulis = _kirim(dunia, _SOP, f"../sop.{akhiran}", isi)

        assert jawab.status_code == 400, macam
        assert tertulis == set(), macam
        assert "<script>alert(1)" not in jawab.text, macam
