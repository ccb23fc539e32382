from __future__ import annotations

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command

from tolok.kinerja.domain.isi_rencana import IsiRencana
from tolok.kinerja.importers.buku_kantor import baca_buku_kantor
from tolok.kinerja.models import Indikator
from tolok.kinerja.tests.kantor_baru import NIP_ADMIN, SAAT, buku, kantor
from tolok.organisasi.models import Instansi, Jabatan, Pegawai, Penempatan
from tolok.organisasi.services.catatan import rantai_rusak

PILIHAN = {
    "pemda": "Pemerintah Kabupaten Rekaan",
    "jenis_pemda": "kabupaten",
    "instansi": "Dinas Perikanan Kabupaten Rekaan",
    "singkatan": "Diskan",
    "nama": "Wira Contoh, S.Kom.",
    "nip": NIP_ADMIN,
}


def _siapkan(**opsi: str) -> str:
    keluaran = StringIO()
    with time_machine.travel(SAAT, tick=False):
        call_command("siapkan_kantor", stdout=keluaran, **opsi)
    return keluaran.getvalue()


@pytest.mark.django_db
def test_satu_buku_menyiapkan_kantor_seutuhnya(tmp_path: Path) -> None:
    fail = tmp_path / "kantor.xlsx"
    fail.write_bytes(buku())

    keluaran = _siapkan(**PILIHAN, buku=str(fail))

    assert "Dinas Perikanan Kabupaten Rekaan siap." in keluaran
    assert Jabatan.objects.count() == 6
    assert Penempatan.objects.count() == 7
    assert Indikator.objects.count() == 2
    assert Pegawai.objects.filter(nip=NIP_ADMIN).count() == 1
    assert list(rantai_rusak(Instansi.objects.get())) == []


@pytest.mark.django_db
def test_buku_yang_salah_menyebut_selnya_dan_tidak_meninggalkan_apa_pun(tmp_path: Path) -> None:
    satu = kantor()
    salah = replace(satu, pegawai=(replace(satu.pegawai[0], nip="123"), *satu.pegawai[1:]))
    fail = tmp_path / "kantor.xlsx"
    fail.write_bytes(buku(salah))

    with pytest.raises(CommandError, match="Pegawai, baris 2, NIP: NIP terdiri atas 18 angka"):
        _siapkan(**PILIHAN, buku=str(fail))

    assert not Instansi.objects.exists()


@pytest.mark.django_db
def test_yang_belum_disebut_diminta_dengan_nama_pilihannya() -> None:
    with pytest.raises(CommandError, match="--instansi, --nama, --nip"):
        _siapkan(pemda="Pemerintah Kabupaten Rekaan")


def test_templat_kosong_memuat_yang_diperlukan_pemasangan(tmp_path: Path) -> None:
    fail = tmp_path / "templat.xlsx"

    _siapkan(templat=str(fail))

    hasil = baca_buku_kantor(fail.read_bytes(), IsiRencana(tahun=2026))
    assert hasil.galat == ()
    assert {"pemda", "zona", "admin", "nip"} <= set(hasil.pasang)
    with pytest.raises(CommandError, match="sudah ada"):
        _siapkan(templat=str(fail))
