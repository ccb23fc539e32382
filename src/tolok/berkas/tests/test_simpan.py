from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from tolok.berkas import gudang
from tolok.berkas.forms import UnggahField
from tolok.berkas.models import Berkas
from tolok.berkas.services import KeadaanIsi, baca, periksa_isi, simpan
from tolok.berkas.tests.contoh import PDF
from tolok.dasar.galat import MasukanTidakSah, TidakDitemukan
from tolok.dasar.jejak import sidik
from tolok.organisasi.tests.kantor import SEKARANG, Kantor, buat_kantor


def _simpan(kantor: Kantor, isi: bytes = PDF, nama: str = "laporan.pdf") -> Berkas:
    unggahan = SimpleUploadedFile(nama, isi, content_type="text/html")
    return simpan(unggahan, pemda=kantor.pemda, sekarang=SEKARANG)


def test_fail_disimpan_menurut_isinya_dan_terbaca_kembali(
    kantor: Kantor, gudang_sementara: Path
) -> None:
    berkas = _simpan(kantor)

    assert (berkas.sidik, berkas.ukuran, berkas.jenis) == (sidik(PDF), len(PDF), "pdf")
    assert baca(berkas) == PDF
    assert periksa_isi(berkas) is KeadaanIsi.UTUH
    di_cakram = [p for p in gudang_sementara.rglob("*") if p.is_file()]
    assert [p.name for p in di_cakram] == [sidik(PDF)]


def test_isi_yang_sama_dua_baris_satu_fail(kantor: Kantor, gudang_sementara: Path) -> None:
    pertama = _simpan(kantor)
    kedua = _simpan(kantor, nama="salinan.pdf")

    assert pertama.pk != kedua.pk
    assert sum(p.is_file() for p in gudang_sementara.rglob("*")) == 1


def test_unggahan_ditolak_tidak_meninggalkan_apa_pun(
    kantor: Kantor, gudang_sementara: Path
) -> None:
    with pytest.raises(MasukanTidakSah):
        _simpan(kantor, isi=b"<html>", nama="../../laporan.pdf")

    assert not gudang_sementara.exists()
    assert Berkas.objects.count() == 0


def test_nama_berjalur_disimpan_tanpa_jalurnya(kantor: Kantor, gudang_sementara: Path) -> None:
    berkas = simpan(PDF, pemda=kantor.pemda, sekarang=SEKARANG, nama="../../../tmp/x.pdf")

    assert berkas.nama_asli == "x.pdf"
    assert all(gudang_sementara in p.parents for p in gudang_sementara.rglob("*"))


def test_isi_yang_diubah_atau_hilang_di_cakram_ditemukan(
    kantor: Kantor, gudang_sementara: Path
) -> None:
    berkas = _simpan(kantor)
    tempat = gudang.alamat(gudang_sementara, kantor.pemda.pk, berkas.sidik)

    tempat.write_bytes(PDF.replace(b"Root", b"Akar"))
    assert periksa_isi(berkas) is KeadaanIsi.BERUBAH

    tempat.unlink()
    assert periksa_isi(berkas) is KeadaanIsi.HILANG
    with pytest.raises(TidakDitemukan):
        baca(berkas)


def test_salinan_rusak_diganti_ketika_isi_yang_sama_diunggah_lagi(
    kantor: Kantor, gudang_sementara: Path
) -> None:
    berkas = _simpan(kantor)
    gudang.alamat(gudang_sementara, kantor.pemda.pk, berkas.sidik).write_bytes(b"terpotong")

    _simpan(kantor)

    assert periksa_isi(berkas) is KeadaanIsi.UTUH


def test_penulisan_yang_gagal_tidak_meninggalkan_fail_setengah(
    gudang_sementara: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(nomor: int) -> None:
        raise OSError("cakram penuh")

    monkeypatch.setattr("tolok.berkas.gudang.os.fsync", gagal)

    with pytest.raises(OSError, match="cakram penuh"):
        gudang.tulis_blob(gudang_sementara, uuid4(), sidik(PDF), PDF)

    assert [p for p in gudang_sementara.rglob("*") if p.is_file()] == []


@pytest.mark.parametrize("jahat", ["../" * 8 + "etc/passwd", "A" * 64, "", "0" * 63 + "/"])
def test_alamat_hanya_dari_sidik(jahat: str, gudang_sementara: Path) -> None:
    with pytest.raises(ValueError, match="64 angka"):
        gudang.alamat(gudang_sementara, uuid4(), jahat)


@pytest.mark.django_db(transaction=True)
def test_menyimpan_di_dalam_transaksi_ditolak(gudang_sementara: Path) -> None:
    kantor = buat_kantor()

    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        _simpan(kantor)


def test_baris_fail_tidak_dapat_diubah_atau_dihapus(kantor: Kantor) -> None:
    berkas = _simpan(kantor)

    with pytest.raises(DatabaseError), transaction.atomic():
        Berkas.objects.filter(pk=berkas.pk).update(nama_asli="lain.pdf")
    with pytest.raises(DatabaseError), transaction.atomic():
        berkas.delete()


def test_isian_unggah_menolak_dengan_kalimat_yang_menolong() -> None:
    isian = UnggahField()

    with pytest.raises(Exception, match="tidak sesuai dengan akhiran") as tangkap:
        isian.clean(SimpleUploadedFile("a.pdf", b"<html>"))

    assert "Simpan ulang" in str(tangkap.value)
    assert isian.clean(SimpleUploadedFile("a.pdf", PDF)).read() == PDF
