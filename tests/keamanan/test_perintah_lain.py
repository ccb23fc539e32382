"""Every command at every row of SOP 001 to 004, sent by people of the office whom it is not for.

Nobody is written down here: who may answer a task, or works along, is asked of the page itself,
and everybody else must be refused with nothing written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.hak_minta import tulisan
from tests.skenario.babak_004 import Babak
from tests.skenario.kantor_b import buat_kantor_b, rencana_b, sop_berlaku
from tests.skenario.lakon_002 import Sop002
from tests.skenario.test_003_lanjut import sampai_rencana
from tolok.akun.models import Pengguna
from tolok.berkas.models import Berkas
from tolok.dasar.galat import TidakBerwenang
from tolok.organisasi.models import Pegawai
from tolok.pelaksanaan.domain.fakta import Hak
from tolok.pelaksanaan.domain.hak import boleh_mengendalikan
from tolok.pelaksanaan.models import Bukti, Tugas
from tolok.pelaksanaan.selectors import pelaksanaan as selectors
from tolok.pelaksanaan.services import Hasil, serahkan
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.pelaksanaan.tests.lakon_003 import lakon_003
from tolok.pelaksanaan.tests.test_jalan_003 import sampai_sk
from tolok.pelaksanaan.tindakan.daftar import panel_langkah
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas
from tolok.pelaksanaan.tindakan.umum import KODE, PERINTAH_UMUM
from tolok.skp.tests.lakon_skp import LakonSkp

pytestmark = pytest.mark.django_db

# What a right of its own allows to somebody who does not hold the task.
_KENDALI = ("alihkan", "tutup_awal", "lepas", "tunjuk")
_KERTAS = ("dari_kertas", "kertas")
_MELIHAT = {"pratinjau"}
_ISI = {
    "teks": "Teks", "judul": "Judul", "alasan": "Alasan", "keputusan": "setuju", "harap": "Arsip",
    "tanggal": "2026-01-12", "bukti": "SK 1", "sasaran": "1", "hal": "Hal", "langkah": "1",
    "perkara": "keberatan", "rating_hasil": "sesuai", "rating_perilaku": "sesuai", "nomor": "1",
    "cara": "daring", "hari": "2", "sampai": "2026-02-02", "maju": "1",
}  # fmt: skip


def _terbuka(lakon: Lakon) -> list[Tugas]:
    """One open task of each row, kind of share and kind of subject."""
    semua = Tugas.objects.filter(pelaksanaan=lakon.pelaksanaan, terbuka=True)
    jenis = {
        (t.langkah, t.tindakan, t.induk is None): t
        for t in semua.select_related("pelaksanaan__instansi__pemda").order_by("pk")
    }
    return list(jenis.values())


def _sop_001() -> Iterator[Lakon]:
    lakon = LakonSkp()
    yield lakon
    lakon.isi_semua()
    yield lakon
    for langkah in (lakon.langkah_1, lakon.langkah_2):
        langkah()
        yield lakon
    for t in lakon.terbuka(3):
        lakon.kirim("staf_1", t, "isi/kirim", {"cara": "daring"})
    yield lakon
    lakon.nilai_ekspektasi("kasubbag", "staf_2", "di_bawah")
    yield lakon
    isi = {"perkara": "keberatan", "teks": "Tidak sesuai."}
    lakon.kirim("staf_2", lakon.tugas(5, "staf_2"), "tugas/ajukan_perkara", isi)
    assert Tugas.objects.filter(tindakan="keberatan", terbuka=True).exists()
    yield lakon


def _sop_002() -> Iterator[Lakon]:
    satu = Sop002()
    for langkah in range(1, 11):
        yield satu.lakon
        getattr(satu, f"langkah_{langkah}")()


def _sop_003() -> Iterator[Lakon]:
    lakon = lakon_003(sampai=0)
    yield lakon
    for langkah, orang in ((1, "kepala_dinas"), (2, "sekretaris")):
        isi = Hasil(jenis="disposisi", isi={"teks": "Proses lebih lanjut."})
        serahkan(pada=lakon.satu(langkah, orang), hasil=[isi])
        yield lakon
    sampai_sk(lakon)
    yield lakon


def _sop_003_akhir() -> Iterator[Lakon]:
    yield sampai_rencana()


def _sop_004() -> Iterator[Lakon]:
    kantor = buat_kantor_b()
    rencana_b(kantor)
    babak = Babak(kantor, sop_berlaku(kantor))
    for langkah in range(1, 8):
        yield babak.lakon
        getattr(babak, f"langkah_{langkah}")()


def _perintah(halaman: HalamanTugas) -> list[tuple[str, str]]:
    """Every (act, command) that the page of the task offers to somebody."""
    hasil = [(KODE, nama) for nama in PERINTAH_UMUM]
    for kode in selectors.tindakan_tugas(halaman.lintasan, halaman.tugas):
        panel = panel_langkah(kode, halaman.langkah, halaman.lintasan)
        assert panel is not None
        hasil += [(kode, nama) for nama in panel.perintah]
    return hasil


def _klien(pegawai: Pegawai) -> Client:
    if pegawai.pengguna is None:
        pegawai.pengguna = Pengguna.objects.create(username=f"uji-{pegawai.pk}")
        pegawai.save()
    klien = Client()
    klien.force_login(pegawai.pengguna, backend="django.contrib.auth.backends.ModelBackend")
    return klien


def _halaman(lakon: Lakon, tugas: Tugas, saat: datetime) -> list[HalamanTugas]:
    """The page as everybody of the office gets it who may not answer it: readers first."""
    orang = Pegawai.objects.filter(instansi=lakon.baris().instansi).select_related("pengguna")
    semua = [HalamanTugas(tugas=tugas, pegawai=p, sekarang=saat) for p in orang.order_by("nama")]
    bukan = [h for h in semua if not h.boleh and not h.ikut]
    return sorted(bukan, key=lambda h: not h.terkait)


def _boleh(halaman: HalamanTugas, nama: str) -> bool:
    """A right of its own allows it: who handed the row out and the head control it, some record
    what leaders decided on paper."""
    if nama in _KERTAS:
        return Hak.MENCATAT_KERTAS in halaman.fakta.hak
    if nama not in _KENDALI:
        return False
    try:
        boleh_mengendalikan(halaman.keadaan, halaman.fakta, halaman.tugas.langkah, halaman.domain)
    except TidakBerwenang:
        return False
    return True


@pytest.mark.parametrize(
    "babak",
    [_sop_001, _sop_002, _sop_003, _sop_003_akhir, _sop_004],
    ids=lambda b: b.__name__.lstrip("_"),
)
def test_perintah_ditolak_dari_yang_tidak_mengerjakannya(
    babak: Callable[[], Iterator[Lakon]],
) -> None:
    bocor: list[Any] = []
    banyak = 0
    for lakon in babak():
        saat = lakon.jam()
        with time_machine.travel(saat, tick=False):
            for tugas in _terbuka(lakon):
                lain = _halaman(lakon, tugas, saat)
                klien = {h.pegawai.pk: _klien(h.pegawai) for h in lain}
                for urut, perintah in enumerate(_perintah(lain[0])):
                    calon = [h for h in lain if not _boleh(h, perintah[1])]
                    # One who reads the run, and one who has nothing to do with it.
                    for halaman in {
                        id(h): h for h in (calon[urut % len(calon)], calon[-1])
                    }.values():
                        banyak += 1
                        bocor += _coba(klien[halaman.pegawai.pk], halaman, perintah)
    assert bocor == []
    assert banyak > 40


def _coba(klien: Client, halaman: HalamanTugas, perintah: tuple[str, str]) -> list[Any]:
    """Send it with a correct head; what it did, if it did anything."""
    tugas, pegawai = halaman.tugas, str(halaman.pegawai.pk)
    alamat = reverse("pelaksanaan:perintah", args=[tugas.pelaksanaan_id, tugas.pk, *perintah])
    isi = {
        **_ISI, "kunci": str(uuid4()), "iterasi": str(tugas.iterasi), "dilihat": halaman.dilihat,
        "orang": pegawai, "penanda_tangan": pegawai, "subjek": str(tugas.subjek or pegawai),
        "pindaian": _fail(), "fail": _fail(), "berkas": _fail(),
    }  # fmt: skip
    sebelum = (Bukti.objects.count(), Berkas.objects.count())
    with tulisan() as tertulis:
        jawab = klien.post(alamat, isi)
    ditolak = jawab.status_code >= 400 or perintah[1] in _MELIHAT
    if not ditolak or tertulis or sebelum != (Bukti.objects.count(), Berkas.objects.count()):
        return [(tugas.langkah, tugas.tindakan, perintah, halaman.pegawai.nama,
                 jawab.status_code, sorted(tertulis))]  # fmt: skip
    return []


def _fail() -> SimpleUploadedFile:
    return SimpleUploadedFile("bukti.txt", b"Bukti\n")
