from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang, TransisiTidakSah
from tolok.naskah.models import BukuNomor, Naskah
from tolok.naskah.services.ekspedisi import catat_kirim, catat_terima
from tolok.naskah.services.penomoran import (
    batalkan_nomor,
    pakai_nomor,
    periksa_nomor_luar,
    pesan_nomor,
)
from tolok.naskah.services.terbitan import terbitkan
from tolok.naskah.tests.contoh_dokumen import contoh_dokumen
from tolok.organisasi.tests.kantor import SEKARANG, Kantor, buat_kantor

NOTA = contoh_dokumen()["D02-nota-dinas"]


def _pesan(kantor: Kantor, klasifikasi: str = "000.8.6.3", tahun: int = 2026) -> BukuNomor:
    return pesan_nomor(
        pelaku=kantor.pegawai["penyusun"],
        instansi=kantor.instansi,
        klasifikasi=klasifikasi,
        tahun=tahun,
        sekarang=SEKARANG,
    )


def _naskah(kantor: Kantor) -> Naskah:
    return terbitkan(NOTA, instansi=kantor.instansi, pembuat=None, sekarang=SEKARANG).naskah


def test_nomor_berurut_dalam_satu_buku_walau_klasifikasi_berbeda(kantor: Kantor) -> None:
    nomor = [_pesan(kantor), _pesan(kantor, "000.1.5"), _pesan(kantor, tahun=2027)]

    assert [n.nomor for n in nomor] == [
        "000.8.6.3/1/Disdag",
        "000.1.5/2/Disdag",
        "000.8.6.3/1/Disdag",
    ]


@pytest.mark.django_db(transaction=True)
def test_dua_puluh_pemesan_serentak_mendapat_dua_puluh_nomor_tanpa_celah() -> None:
    kantor = buat_kantor()

    def satu(_: int) -> int:
        try:
            return _pesan(kantor).urut
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=6) as kolam:
        urut = sorted(kolam.map(satu, range(20)))

    assert urut == list(range(1, 21))


def test_nomor_dipakai_sekali_dan_ulangan_menjawab_sama(kantor: Kantor) -> None:
    nomor, naskah = _pesan(kantor), _naskah(kantor)
    pelaku = kantor.pegawai["penyusun"]

    pertama = pakai_nomor(pelaku=pelaku, nomor=nomor, naskah=naskah, sekarang=SEKARANG)
    ulang = pakai_nomor(pelaku=pelaku, nomor=nomor, naskah=naskah, sekarang=SEKARANG)

    assert pertama.status == ulang.status == "terpakai"
    with pytest.raises(TransisiTidakSah, match="sudah terpakai"):
        pakai_nomor(pelaku=pelaku, nomor=nomor, naskah=_naskah(kantor), sekarang=SEKARANG)
    with pytest.raises(TransisiTidakSah, match="sudah terpakai"):
        batalkan_nomor(pelaku=pelaku, nomor=nomor, alasan="keliru", sekarang=SEKARANG)


def test_nomor_batal_tetap_di_buku_dan_tidak_diberikan_lagi(kantor: Kantor) -> None:
    nomor = _pesan(kantor)
    pelaku = kantor.pegawai["penyusun"]

    with pytest.raises(MasukanTidakSah, match="memerlukan alasan"):
        batalkan_nomor(pelaku=pelaku, nomor=nomor, alasan="  ", sekarang=SEKARANG)
    batal = batalkan_nomor(
        pelaku=pelaku, nomor=nomor, alasan="Salah klasifikasi", sekarang=SEKARANG
    )

    assert (batal.status, batal.alasan) == ("batal", "Salah klasifikasi")
    assert _pesan(kantor).urut == 2


def test_pegawai_instansi_lain_tidak_dapat_mengambil_nomor(kantor: Kantor) -> None:
    lain = buat_kantor("Lain", "b", kantor.pemda)

    with pytest.raises(TidakBerwenang):
        pesan_nomor(
            pelaku=lain.pegawai["kepala"],
            instansi=kantor.instansi,
            klasifikasi="000",
            tahun=2026,
            sekarang=SEKARANG,
        )


def test_nomor_luar_yang_kembar_diperingatkan_bukan_ditolak(kantor: Kantor) -> None:
    naskah = _naskah(kantor)

    kembar = periksa_nomor_luar(instansi=kantor.instansi, nomor=NOTA.nomor, tahun=2025)
    sendiri = periksa_nomor_luar(
        instansi=kantor.instansi, nomor=NOTA.nomor, tahun=2025, kecuali=naskah
    )
    kosong = periksa_nomor_luar(instansi=kantor.instansi, nomor=" ", tahun=2025)

    assert [t.tingkat.value for t in kembar] == ["peringatan"]
    assert sendiri == []
    assert "menunggu nomor" in kosong[0].masalah


def test_ekspedisi_dicatat_lalu_tanda_terimanya_sekali(kantor: Kantor) -> None:
    pelaku = kantor.pegawai["penyusun"]
    lembar = catat_kirim(
        pelaku=pelaku,
        instansi=kantor.instansi,
        tujuan="Bagian Organisasi Setda",
        isi="1 eksemplar",
        cara="diantar",
        sekarang=SEKARANG,
        naskah=_naskah(kantor),
    )

    terima = catat_terima(pelaku=pelaku, lembar=lembar, penerima="Petugas", diterima_pada=SEKARANG)

    assert (terima.urut, terima.tahun, terima.penerima) == (1, 2026, "Petugas")
    with pytest.raises(TransisiTidakSah, match="sudah dicatat atas nama Petugas"):
        catat_terima(pelaku=pelaku, lembar=lembar, penerima="Lain", diterima_pada=SEKARANG)
