"""002-03: who is at the meeting says so on a phone, with the code that is shown in the room."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.skenario.lakon_002 import KETUA, SEKRETARIS, STAF, Sop002
from tests.skenario.meja import naskah, polos
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.models import Lembar

pytestmark = pytest.mark.django_db

HARI_INI = "2025-10-01"


@pytest.fixture
def sop() -> Sop002:
    sop = Sop002()
    sop.langkah_1()
    return sop


def undang(sop: Sop002, tanggal: str = HARI_INI) -> str:
    """The Sekretaris calls the meeting; the code that the page shows in the room."""
    sop.meja.beres(
        SEKRETARIS, sop.tugas(2), "rapat", "undang", undang_acara="Arahan pengukuran",
        undang_tanggal=tanggal, undang_mulai="13:00", undang_tempat="Ruang rapat utama",
        undang_nomor="000.8.6.3/305/Disdagin", undang_bahan="", undang_sifat="Biasa",
    )  # fmt: skip
    kode = re.search(
        r'class="tl-kode-rapat"><code>(\w{6})</code>', sop.meja.html(SEKRETARIS, sop.tugas(2))
    )
    assert kode is not None
    return kode[1]


def hadir(sop: Sop002, orang: str, kode: str) -> Any:
    rapat = str(sop.tugas(2).pk)
    return sop.meja._minta(orang, "post", "/hadir/", {"rapat": rapat, "kode": kode})


def test_peserta_menyatakan_hadir_dengan_kode_dan_notula_memuat_jamnya(sop: Sop002) -> None:
    kode = undang(sop)
    assert "Rapat hari ini" in sop.meja.tugas_saya(KETUA)
    salah = hadir(sop, KETUA, "AAAAAA")
    assert salah.status_code == 422
    assert "Kode rapatnya tidak cocok." in polos(salah.text)
    assert kode not in salah.text, "only the room shows it"

    assert hadir(sop, KETUA, f" {kode.lower()} ").status_code == 303
    assert hadir(sop, KETUA, kode).status_code == 303, "said twice"
    assert Lembar.objects.filter(jenis="hadir").count() == 1
    assert "Anda hadir" in sop.meja.halaman(KETUA, "pelaksanaan:hadir")
    assert "Rapat hari ini" not in sop.meja.tugas_saya(KETUA)

    html = sop.meja.html(SEKRETARIS, sop.tugas(2))
    (ketua,) = sop.hadir(KETUA)
    assert re.search(rf'name="hadir" value="{ketua}" checked', html)
    assert "1 dari" in polos(html)
    sop.langkah_2(hadir=sop.hadir(SEKRETARIS), tanggal=HARI_INI)
    isi = isi_lembar(Lembar.objects.get(jenis="notula"))
    assert isi["hadir"] == [*sop.hadir(SEKRETARIS), ketua], "who came later than the page is kept"
    assert list(isi["waktu_hadir"]) == [ketua]
    cetak = naskah(sop.lakon, "daftar_hadir")[0]
    jam = Lembar.objects.get(jenis="hadir").pada
    assert f"hadir, {jam.hour + 7:02}.{jam.minute:02} WIB" in cetak


def test_yang_dicoret_pimpinan_rapat_tidak_tercatat_hadir(sop: Sop002) -> None:
    kode = undang(sop)
    hadir(sop, KETUA, kode)

    sop.langkah_2(hadir=sop.hadir(SEKRETARIS), tampil_hadir=sop.hadir(KETUA), tanggal=HARI_INI)

    isi = isi_lembar(Lembar.objects.get(jenis="notula"))
    assert isi["hadir"] == sop.hadir(SEKRETARIS)
    assert isi["waktu_hadir"] == {}


def test_bukan_hari_rapat_tidak_diundang_atau_sudah_bernotula_ditolak(sop: Sop002) -> None:
    kode = undang(sop, "2025-10-02")
    assert hadir(sop, KETUA, kode).status_code == 404, "tomorrow"
    assert "Tidak ada rapat untuk Anda hari ini" in sop.meja.halaman(KETUA, "pelaksanaan:hadir")
    sop.meja.beres(
        SEKRETARIS, sop.tugas(2), "rapat", "undang", undang_acara="Arahan", undang_tanggal=HARI_INI,
        undang_mulai="14:00", undang_tempat="Aula", alasan_ralat="Dimajukan.",
    )  # fmt: skip
    assert hadir(sop, "A-31", kode).status_code == 404, "not invited"
    assert hadir(sop, KETUA, kode).status_code == 303
    tugas = str(sop.tugas(2).pk)
    sop.langkah_2(tanggal=HARI_INI)

    lagi = sop.meja._minta(STAF, "post", "/hadir/", {"rapat": tugas, "kode": kode})

    assert lagi.status_code == 404
