"""Every command of every panel, at every row of SOP 000, sent by who may not and with a false head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.hak_minta import tulisan
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.models import Tugas
from tolok.pelaksanaan.selectors import pelaksanaan as selectors
from tolok.pelaksanaan.tests.kantor import SAAT, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.pelaksanaan.tests.test_halaman import masuk
from tolok.pelaksanaan.tindakan.daftar import PanelTindakan, panel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas
from tolok.pelaksanaan.tindakan.umum import KODE, PERINTAH_UMUM

pytestmark = pytest.mark.django_db

# Row -> who holds it or works along; everybody else of the office is refused there.
_PEMEGANG = {
    1: {"kepala_dinas"},
    2: {"sekretaris"},
    3: {"kasubbag"},
    4: {"kabid_perdagangan", "kabid_perindustrian", "kabid_kemetrologian"},
    5: {"staf_1", "staf_2", "kasubbag"},
    6: {"kabid_perdagangan", "kabid_perindustrian", "kabid_kemetrologian"},
    7: {"kasubbag"},
    8: {"sekretaris"},
    9: {"staf_1", "staf_2", "kasubbag", "kepala_dinas"},
    10: {"kasubbag"},
    11: {"staf_1", "staf_2", "kasubbag"},
}
_ORANG = (
    "kepala_dinas", "sekretaris", "kasubbag", "kabid_perdagangan", "kabid_perindustrian", "staf_2",
)  # fmt: skip
# What somebody may do without holding the task: the head of the office and who handed a row out
# control it; the Kasubbag records what leaders decided on paper.
_KENDALI = ("alihkan", "tutup_awal", "lepas", "tunjuk")
_KERTAS = ("dari_kertas", "kertas")
_MELIHAT = ("pratinjau",)  # shows what was sent with it, to whoever may read the run
_ISI = {
    "teks": "Teks", "judul": "Judul", "alasan": "Alasan", "keputusan": "setuju", "harap": "Arsip",
    "tanggal": "2025-10-01", "bukti": "SK 1", "sasaran": "1", "hal": "Hal", "media": "elektronik",
    "narasi.dasar": "Teks", "kepada": "Wali Kota", "langkah": "4",
}  # fmt: skip


@pytest.fixture(autouse=True)
def hari_itu() -> Iterator[None]:
    with time_machine.travel(SAAT + timedelta(hours=2), tick=True):
        yield


@pytest.fixture
def lakon() -> Lakon:
    lakon = Lakon(buat_kantor())
    lakon.mulai()
    return lakon


def _perintah(tugas: Tugas) -> list[tuple[str, str]]:
    """Every (act, command) that the page of the task offers to somebody."""
    lintasan = lintasan_sop(tugas.pelaksanaan.sidik_sop)
    hasil = [(KODE, nama) for nama in PERINTAH_UMUM]
    for kode in selectors.tindakan_tugas(lintasan, tugas):
        hasil += [(kode, nama) for nama in _panel(kode).perintah]
    return hasil


def _panel(kode: str) -> PanelTindakan:
    satu = panel(kode)
    assert satu is not None
    return satu


def _kirim(client: Client, tugas: Tugas, perintah: tuple[str, str], /, **isi: Any) -> Any:
    alamat = reverse("pelaksanaan:perintah", args=[tugas.pelaksanaan_id, tugas.pk, *perintah])
    return client.post(alamat, {**_ISI, "kunci": str(uuid4()), **isi})


def _kepala(lakon: Lakon, tugas: Tugas, orang: str) -> dict[str, str]:
    halaman = HalamanTugas(tugas=tugas, pegawai=lakon.kantor.pegawai[orang], sekarang=lakon.saat)
    return {"iterasi": str(tugas.iterasi), "dilihat": halaman.dilihat}


def _contoh(lakon: Lakon, langkah: int) -> list[Tugas]:
    """The main task of the row and one of each kind of share."""
    jenis = {(t.induk is None, t.tindakan): t for t in reversed(lakon.terbuka(langkah))}
    return list(jenis.values())


def _bukan_pemegang(lakon: Lakon, tugas: Tugas, nama: str, urut: int) -> str:
    """Somebody of the office who may not send this here; another one for each command and row."""
    langkah = tugas.langkah
    sendiri = {
        k for k, p in lakon.kantor.pegawai.items() if p.pk in (tugas.subjek, tugas.pemegang_id)
    }
    boleh = {"kasubbag"} if nama in _KERTAS else set()
    if nama in _KENDALI:
        boleh = {"kepala_dinas", *_PEMEGANG.get(langkah - 1, ())}
    calon = sorted(set(_ORANG) - _PEMEGANG[langkah] - boleh - sendiri)
    return calon[(urut + langkah) % len(calon)]


def test_perintah_setiap_panel_ditolak_dari_yang_bukan_pemegangnya(lakon: Lakon) -> None:
    lain = buat_kantor(nama="Kota Lain")
    asing = masuk(replace(lain, pegawai={"asing": lain.pegawai["kepala_dinas"]}), "asing")
    klien = {orang: masuk(lakon.kantor, orang) for orang in _ORANG}
    bocor: list[Any] = []
    diuji: set[tuple[str, str]] = set()
    for langkah in range(1, 12):
        for tugas in _contoh(lakon, langkah):
            assert _kirim(Client(), tugas, ("tugas", "baca")).status_code == 302
            assert _kirim(asing, tugas, ("tugas", "baca")).status_code == 404
            for urut, perintah in enumerate(_perintah(tugas)):
                diuji.add(perintah)
                orang = _bukan_pemegang(lakon, tugas, perintah[1], urut)
                with tulisan() as tertulis:
                    jawab = _kirim(
                        klien[orang], tugas, perintah, **_kepala(lakon, tugas, orang),
                        orang=str(lakon.kantor.pegawai["staf_1"].pk),
                        penanda_tangan=str(lakon.kantor.pegawai["sekretaris"].pk),
                    )  # fmt: skip
                if tertulis or (jawab.status_code < 400 and perintah[1] not in _MELIHAT):
                    bocor.append((langkah, perintah, orang, jawab.status_code, tertulis))
        assert bocor == []
        getattr(lakon, f"langkah_{langkah}")()
    assert diuji >= {(kode, nama) for kode in _DI_SOP_000 for nama in _panel(kode).perintah}


_DI_SOP_000 = {
    "tugaskan", "sampaikan", "rapat", "isi", "ukur", "rekap", "susun", "periksa", "tandatangani",
    "sahkan", "kirim", "gandakan", "arsipkan",
}  # fmt: skip


@pytest.mark.parametrize(
    "palsu",
    [{}, {"iterasi": "1"}, {"iterasi": "7"}, {"iterasi": "9" * 5000}, {"dilihat": "0" * 64}],
    ids=["tanpa kepala", "tanpa dilihat", "iterasi lain", "iterasi raksasa", "dilihat lain"],
)
def test_kepala_formulir_yang_diubah_ditolak_walau_dari_pemegangnya(
    lakon: Lakon, palsu: dict[str, str]
) -> None:
    lakon.sampai(6)
    tugas = lakon.terbuka(7)[0]
    benar = _kepala(lakon, tugas, "kasubbag")
    kepala = palsu if not palsu or "iterasi" in palsu else {**benar, **palsu}
    if palsu.get("iterasi", "1") != "1":
        kepala = {**benar, **palsu}
    kasubbag = masuk(lakon.kantor, "kasubbag")

    with tulisan() as tertulis:
        status = [
            _kirim(kasubbag, tugas, perintah, **kepala).status_code
            for perintah in (("periksa", "setujui"), ("tugas", "kembalikan"), ("tugas", "alihkan"))
        ]

    assert status[:2] == [409, 409]
    assert status[2] in (409, 422)
    assert tertulis == set()
    assert _kirim(kasubbag, tugas, ("periksa", "setujui"), **benar).status_code == 303


def test_kunci_formulir_orang_lain_tidak_menjawab_atas_namanya(lakon: Lakon) -> None:
    tugas = lakon.terbuka(1)[0]
    kunci = str(uuid4())
    kepala_dinas, kasubbag = masuk(lakon.kantor, "kepala_dinas"), masuk(lakon.kantor, "kasubbag")
    kepala = _kepala(lakon, tugas, "kepala_dinas")

    pertama = _kirim(kepala_dinas, tugas, ("tugaskan", "kirim"), **kepala, kunci=kunci)
    ulang = _kirim(kepala_dinas, tugas, ("tugaskan", "kirim"), **kepala, kunci=kunci)
    lain = _kirim(kasubbag, tugas, ("tugaskan", "kirim"), **kepala, kunci=kunci)

    assert (pertama.status_code, ulang.status_code) == (303, 303)
    assert lain.status_code == 403


_SAMPAH = ("9" * 5000, "-1", "\u202e<b>", "[]", "\ud7ff" * 200, "1e9999999")


def test_isian_sampah_tidak_pernah_menjadi_gangguan(lakon: Lakon) -> None:
    """Whatever stands in a field, the answer is a page that says what to mend; never a fault."""
    kunci = (
        *_ISI, "orang", "penanda_tangan", "subjek", "sel", "tugas", "maju", "versi", "berbatas",
        "catatan_teks", "catatan_lokasi", "hadir", "batas_hari", "sampai", "mulai", "selesai",
        "jawaban-x", "baris", "mode_tanda_tangan", "keamanan", "media", "tindakan", "jam",
    )  # fmt: skip
    menurut_id = {p.pk: kode for kode, p in lakon.kantor.pegawai.items()}
    for langkah in range(1, 12):
        for tugas in _contoh(lakon, langkah):
            orang = menurut_id.get(tugas.subjek) or sorted(_PEMEGANG[langkah])[0]
            client = masuk(lakon.kantor, orang)
            kepala = _kepala(lakon, tugas, orang)
            for urut, perintah in enumerate(_perintah(tugas)):
                sampah = _SAMPAH[(urut + langkah) % len(_SAMPAH)]
                with transaction.atomic():
                    jawab = _kirim(
                        client, tugas, perintah, **dict.fromkeys(kunci, sampah), **kepala
                    )
                    assert jawab.status_code < 500, (langkah, perintah, sampah[:20])
                    transaction.set_rollback(True)
        getattr(lakon, f"langkah_{langkah}")()
