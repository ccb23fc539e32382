"""What a run says about one employee, looked for at every address of the site by who may not read it.

Each kind of content carries a word of its own; pages are opened by the site's own list of
addresses, and by every link on them.
"""

from __future__ import annotations

import itertools
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from html import unescape
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.hak_tabel import alamat_situs
from tolok.arsip.models import Arsip
from tolok.berkas.models import Berkas
from tolok.berkas.services import simpan
from tolok.organisasi.domain.istilah import Lingkup, Peran
from tolok.organisasi.models import Pegawai, Wewenang
from tolok.pelaksanaan.bukti import lampirkan
from tolok.pelaksanaan.models import Bukti, Pelaksanaan, Tugas
from tolok.pelaksanaan.penerbitan import terbitkan_satu
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import daftar_terbitan
from tolok.pemantauan.models import SuratTugas
from tolok.pemantauan.services import beri_surat, buat_tautan
from tolok.pemantauan.tests.test_evaluasi import evaluator, klien_untuk
from tolok.skp.models import RencanaHasilKerja
from tolok.skp.tests.lakon_skp import LakonSkp

pytestmark = pytest.mark.django_db

_SUBJEK = "staf_2"
_RENCANA, _BUKTI, _FAIL = "Zamrudrencana", "Zamrudbukti", "Zamrudfail"
_ALASAN, _UMPAN, _KEBERATAN = "Zamrudalasan", "Zamrudumpan", "Zamrudkeberatan"
_PENJELASAN, _KONSEP = "Zamrudpenjelasan", "Zamrudkonsep"
_KATA = re.compile(r"zamrud\w+", re.I)
# Who gathers and types what is on the forms reads the forms; who checks them gave the reason.
_FORMULIR = {_RENCANA, _BUKTI, _FAIL, _ALASAN}
_SEMUA = {*_FORMULIR, _UMPAN, _KEBERATAN, _PENJELASAN}
_PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
_PREDIKAT = "butuh perbaikan"
_PILIHAN = re.compile(r"<select.*?</select>", re.S)
_TERBANYAK = 1500
_LEWATI = ("/keluar/", "/masuk-sebagai/", "/statis/", "/static/")


def _dinilai() -> LakonSkp:
    """staf_2: plan, evidence, sent back once with a reason, rated, and an objection not yet decided."""
    lakon = LakonSkp()
    RencanaHasilKerja.objects.filter(skp__pegawai=lakon.pk(_SUBJEK)).update(rencana=_RENCANA)
    isian = lakon.isian(_SUBJEK) | {f"bukti-{b.pk}": _BUKTI for b in lakon.butir(_SUBJEK)}
    _beri_bukti(lakon)
    _ya(lakon.kirim(_SUBJEK, lakon.bagian(_SUBJEK), "kumpulkan/kirim", isian))
    lakon.isi_semua([o for o in lakon.kantor.pegawai if o != _SUBJEK])
    lakon.langkah_1()
    tugas = lakon.tugas(2, _SUBJEK)
    _ya(lakon.kirim("kasubbag", tugas, "tugas/kembalikan", {"alasan": _ALASAN}))
    for t in lakon.terbuka(1, subjek=lakon.pk(_SUBJEK)):
        if t.induk is not None:
            _ya(lakon.kirim(_SUBJEK, t, "kumpulkan/kirim", isian))
    lakon.langkah_1()
    lakon.langkah_2()
    for t in lakon.terbuka(3):
        _ya(lakon.kirim("staf_1", t, "isi/kirim", {"cara": "daring"}))
    nilai = {"rating_hasil": "di_bawah", "rating_perilaku": "sesuai", "umpan-akuntabel": _UMPAN}
    _ya(lakon.kirim("kasubbag", lakon.tugas(4, _SUBJEK), "nilai/kirim", nilai))
    perkara = {"perkara": "keberatan", "teks": _KEBERATAN}
    _ya(lakon.kirim(_SUBJEK, lakon.tugas(5, _SUBJEK), "tugas/ajukan_perkara", perkara))
    keberatan = Tugas.objects.get(tindakan="keberatan", terbuka=True)
    _ya(lakon.kirim("kasubbag", keberatan, "keberatan/jelaskan", {"teks": _PENJELASAN}))
    lain = lakon.tugas(4, "staf_1")
    lakon.kirim("kasubbag", lain, "nilai/simpan", {"umpan-akuntabel": _KONSEP})
    return lakon


def _ya(jawab: Any) -> None:
    assert jawab.status_code == 303, jawab.text[:600]


def _beri_bukti(lakon: LakonSkp) -> None:
    fail = simpan(
        SimpleUploadedFile(f"{_FAIL}.pdf", _PDF), pemda=lakon.kantor.pemda, sekarang=lakon.jam()
    )
    bagian = lakon.bagian(_SUBJEK)
    lampirkan(pada=lakon.pada(_SUBJEK, bagian), berkas=fail.pk, judul=_FAIL, boleh=True)


def _wewenang(pegawai: Pegawai, peran: Peran, lingkup: Lingkup) -> None:
    Wewenang.objects.create(
        pemda=pegawai.pemda,
        instansi=pegawai.instansi if lingkup is Lingkup.INSTANSI else None,
        pegawai=pegawai,
        peran=peran.value,
        lingkup=lingkup.value,
        mulai=date(2025, 1, 1),
    )


@pytest.fixture(scope="module")
def lakon(django_db_setup: None, django_db_blocker: Any) -> Iterator[LakonSkp]:
    """Once for all readers: they only look."""
    with django_db_blocker.unblock():
        luar = transaction.atomic()
        luar._from_testcase = True  # type: ignore[attr-defined]  # files are kept outside transactions; this one is the test's
        with luar:
            satu = _dinilai()
            with time_machine.travel(satu.saat, tick=False):
                _terbitkan(satu)
            yield satu
            transaction.set_rollback(True)


def _terbitkan(lakon: LakonSkp) -> None:
    """The documents about staf_2 and those about nobody are drawn."""
    satu = _baris(lakon)
    for t in daftar_terbitan(BahanNaskah(satu, lakon.saat)):
        if t.subjek in (None, "", str(lakon.pk(_SUBJEK))):
            terbitkan_satu(satu, t.id(satu.pk), lakon.saat)


def _baris(lakon: LakonSkp) -> Pelaksanaan:
    semua = Pelaksanaan.objects.select_related("instansi__pemda")
    return semua.get(pk=lakon.pelaksanaan)


# -- reading everything ------------------------------------------------------------------------


def _benda(lakon: LakonSkp) -> dict[str, list[Any]]:
    """What each argument of an address may be: what is about staf_2, or about nobody."""
    satu, subjek = _baris(lakon), lakon.pk(_SUBJEK)
    naskah = [
        t.id(satu.pk)
        for t in daftar_terbitan(BahanNaskah(satu, lakon.saat))
        if t.subjek in (None, "", str(subjek))
    ]
    tentang = Tugas.objects.filter(pelaksanaan=satu.pk)
    tugas = [t.pk for t in tentang if t.subjek in (None, subjek)]
    fail = list(Berkas.objects.values_list("pk", flat=True))
    return {
        "uuid:pelaksanaan": [satu.pk],
        "uuid:tugas": tugas,
        "uuid:naskah": naskah,
        "uuid:bukti": list(Bukti.objects.values_list("pk", flat=True)),
        "int:langkah": list(range(1, 8)),
        "int:tahun": [2025],
        "int:versi": [1],
        "uuid:pk": [*fail, *naskah, subjek],
        "uuid:instansi": [lakon.kantor.instansi.pk],
        "uuid:arsip": list(Arsip.objects.values_list("pk", flat=True)),
        "uuid:surat": list(SuratTugas.objects.values_list("pk", flat=True)),
    }


def _alamat(lakon: LakonSkp) -> list[str]:
    benda, hasil = _benda(lakon), list[str]()
    for alamat in alamat_situs().values():
        nama = re.findall(r"<(\w+:\w+)>", alamat.rute)
        kunci = [n.split(":")[1] for n in nama]
        if all(n in benda for n in nama):
            hasil += [
                reverse(alamat.nama, kwargs=dict(zip(kunci, nilai, strict=True)))
                for nilai in itertools.product(*(benda[n] for n in nama))
            ]
    return [a for a in hasil if not a.startswith(_LEWATI)]


def _telusuri(lakon: LakonSkp, klien: Client) -> dict[str, set[str]]:
    """Word -> addresses where it can be read; every address of the list, then every link."""
    antre, sudah = _alamat(lakon), set[str]()
    temuan: dict[str, set[str]] = {}
    with time_machine.travel(lakon.saat, tick=False):
        while antre and len(sudah) < _TERBANYAK:
            alamat = antre.pop(0)
            if alamat in sudah:
                continue
            sudah.add(alamat)
            cache.clear()
            jawab = klien.get(alamat)
            teks = _teks(jawab)
            for kata in {k.capitalize() for k in _KATA.findall(teks)}:
                temuan.setdefault(kata, set()).add(alamat)
            if _PREDIKAT in _PILIHAN.sub("", teks).lower() and alamat != "/bantuan/":
                temuan.setdefault(_PREDIKAT, set()).add(alamat)
            antre += [t for t in _tautan(jawab, teks) if t not in sudah]
    assert len(sudah) < _TERBANYAK
    return temuan


def _tautan(jawab: Any, teks: str) -> list[str]:
    if not jawab.get("Content-Type", "").startswith("text/html"):
        return []
    semua = re.findall(r'(?:href|hx-get|src|data-url)="(/[^"#]*)"', teks)
    ikut = (a for a in map(unescape, semua) if not a.startswith((*_LEWATI, "/kelola/")))
    return [a for a in ikut if set(re.findall(r"/(\d{4})/", a)) <= {"2025"}]


def _teks(jawab: Any) -> str:
    isi = b"".join(jawab.streaming_content) if jawab.streaming else jawab.content
    if isi[:4] == b"%PDF":
        return _teks_pdf(isi)
    if isi[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(isi)) as arsip:
            isi = b" ".join(arsip.read(n) for n in arsip.namelist())
    judul = str(jawab.get("Content-Disposition", ""))
    return judul + " " + isi.decode("utf-8", "replace")


def _teks_pdf(isi: bytes) -> str:
    try:
        dokumen = pypdfium2.PdfDocument(isi)
    except pypdfium2.PdfiumError:
        return ""
    return " ".join(h.get_textpage().get_text_bounded() for h in dokumen)


# -- who reads what ----------------------------------------------------------------------------


def _klien(lakon: LakonSkp, siapa: str) -> Client:
    if siapa == "evaluator":
        return klien_untuk(_evaluator(lakon))
    if siapa == "luar":
        pegawai = evaluator(lakon.kantor)
        for peran in (Peran.ADMINISTRATOR, Peran.AUDITOR, Peran.PEMBINA):
            _wewenang(pegawai, peran, Lingkup.PEMDA)
        return klien_untuk(pegawai)
    if siapa == "pengelola":
        for peran in set(Peran) - {Peran.ARSIPARIS}:
            _wewenang(lakon.kantor.pegawai["kabid_perdagangan"], peran, Lingkup.INSTANSI)
        return lakon.klien("kabid_perdagangan")
    return lakon.klien(siapa)


def _evaluator(lakon: LakonSkp) -> Any:
    """Somebody with a letter for that office and year."""
    orang = evaluator(lakon.kantor)
    if not Wewenang.objects.filter(pegawai=lakon.kantor.pegawai["kabid_perindustrian"]).exists():
        _wewenang(
            lakon.kantor.pegawai["kabid_perindustrian"], Peran.ADMINISTRATOR, Lingkup.INSTANSI
        )
    with time_machine.travel(lakon.saat, tick=False):
        beri_surat(
            pelaku=lakon.kantor.pegawai["kabid_perindustrian"], pegawai=orang, nomor="700/1",
            tanggal=date(2026, 1, 5), tahun=2025, periode="", mulai=date(2026, 1, 5),
            selesai=date(2026, 12, 31), sekarang=lakon.saat,
        )  # fmt: skip
    return orang


def test_yang_berhak_menemukan_semuanya(lakon: LakonSkp) -> None:
    """The proof that the words can be found at all."""
    pegawai, penilai = (
        _telusuri(lakon, lakon.klien(_SUBJEK)),
        _telusuri(lakon, lakon.klien("kasubbag")),
    )

    assert set(pegawai) - {_PREDIKAT} == _SEMUA
    assert set(penilai) - {_PREDIKAT} >= _SEMUA


@pytest.mark.parametrize("siapa", ["kepala_dinas", "pengelola", "luar", "evaluator"])
def test_yang_tidak_bekerja_tentangnya_tidak_menemukan_satu_kata_pun(
    lakon: LakonSkp, siapa: str
) -> None:
    """The head of the office; a head of another unit with every grant; another office with every
    grant for the pemda; an evaluator by letter."""
    assert _telusuri(lakon, _klien(lakon, siapa)) == {}


def test_pengumpul_membaca_formulir_saja(lakon: LakonSkp) -> None:
    assert set(_telusuri(lakon, lakon.klien("staf_1"))) <= _FORMULIR


def test_tautan_kalender_orang_lain_tidak_memuat_isi(lakon: LakonSkp) -> None:
    with time_machine.travel(lakon.saat, tick=False):
        for orang in (_SUBJEK, "kasubbag", "sekretaris"):
            token = buat_tautan(pegawai=lakon.kantor.pegawai[orang], sekarang=lakon.saat)
            feed = Client().get(reverse("pemantauan:feed", args=[token]))
            assert feed.status_code == 200
            assert not _KATA.search(feed.text)
            assert _PREDIKAT not in feed.text.lower()
