from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tolok.organisasi.models import HariLibur, Instansi, JamKerja, Pegawai, Pemda
from tolok.organisasi.services.catatan import rantai_rusak
from tolok.organisasi.tests.kantor import buat_kantor

PILIHAN = {
    "pemda": "Pemerintah Kabupaten Rekaan",
    "jenis_pemda": "kabupaten",
    "zona": "WITA",
    "instansi": "Dinas Perdagangan Kabupaten Rekaan",
    "singkatan": "Disdag",
    "nama": "Lukman Percontohan, S.Kom.",
    "nip": "19000113 192001 1 012",
}


def siapkan(**lain: str) -> str:
    keluaran = StringIO()
    call_command("siapkan_kantor", stdout=keluaran, **(PILIHAN | lain))
    return keluaran.getvalue()


def test_kantor_pertama_siap_dengan_administratornya(db: None) -> None:
    keluaran = siapkan()

    orang = Pegawai.objects.get(nip="190001131920011012")
    assert orang.pengguna is not None
    assert orang.pengguna.check_password(keluaran.strip().split()[-1])
    assert orang.pengguna.has_perm("organisasi.kelola")
    assert not orang.pemda.contoh
    assert orang.pemda.nama_zona == "Asia/Makassar"
    assert JamKerja.objects.count() == 1
    assert HariLibur.objects.count() > 40
    assert list(rantai_rusak(orang.instansi)) == []


def test_kantor_kedua_masuk_pemda_yang_sama(db: None) -> None:
    siapkan()
    siapkan(instansi="Badan Rekaan", singkatan="Baren", nip="190001141920011013")

    assert Pemda.objects.count() == 1
    assert Instansi.objects.count() == 2


def test_pemda_sebenarnya_ditolak_di_basis_data_contoh(db: None) -> None:
    buat_kantor()

    with pytest.raises(CommandError, match="berisi data contoh"):
        siapkan()

    assert Pemda.objects.count() == 1


def test_nip_yang_salah_tidak_meninggalkan_apa_pun(db: None) -> None:
    with pytest.raises(CommandError, match="18 angka"):
        siapkan(nip="123")

    assert not Pemda.objects.exists()


def test_singkatan_yang_sudah_dipakai_ditolak(db: None) -> None:
    siapkan()

    with pytest.raises(CommandError, match="sudah ada"):
        siapkan(nip="190001141920011013")
