"""An SOP in the editor: every change can be undone, nobody overwrites anybody."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from tolok.dasar.galat import MasukanTidakSah, SimpananBasi, TidakBerwenang, TransisiTidakSah
from tolok.organisasi.models import CatatanInstansi
from tolok.organisasi.tests.kantor import SEKARANG, Kantor
from tolok.sop import pustaka
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.sunting import Perintah, hapus_langkah, tambah_langkah
from tolok.sop.domain.sunting_bidang import setel
from tolok.sop.models import RiwayatSuntingan, Suntingan, VersiSop
from tolok.sop.selectors import versi as selectors
from tolok.sop.services.sunting import (
    BATAS_RIWAYAT,
    buang,
    isi_suntingan,
    jadikan_draf,
    mulai,
    sunting,
    urung,
)


def _mulai(kantor: Kantor, sop: Sop | None = None, pelaku: str = "kasubbag") -> Suntingan:
    return mulai(
        pelaku=kantor.pegawai[pelaku],
        instansi=kantor.instansi,
        sop=pustaka.muat("000") if sop is None else sop,
        sekarang=SEKARANG,
    )


def _ganti_nama(kantor: Kantor, satu: Suntingan, nama: str) -> Suntingan:
    return sunting(
        pelaku=kantor.pegawai["kasubbag"],
        suntingan=satu,
        kali=satu.kali,
        perintah=_perintah(partial(setel, lokasi="nama", isi=nama), "Nama SOP diubah"),
        sekarang=SEKARANG,
    ).suntingan


def _perintah(ubah: Callable[[Sop], Sop], kata: str = "x") -> Callable[[Sop], Perintah]:
    return lambda _: Perintah(ubah=ubah, kata=kata)


def _urung(kantor: Kantor, satu: Suntingan, arah: int) -> Suntingan:
    return urung(
        pelaku=kantor.pegawai["kasubbag"],
        suntingan=satu,
        kali=satu.kali,
        arah=arah,
        sekarang=SEKARANG,
    ).suntingan


def test_setiap_suntingan_dapat_diurungkan_dan_diulangi(kantor: Kantor) -> None:
    satu = _mulai(kantor)
    asal = isi_suntingan(satu)
    satu = _ganti_nama(kantor, satu, "Nama kedua")
    satu = _ganti_nama(kantor, satu, "Nama ketiga")

    satu = _urung(kantor, satu, -1)
    assert (satu.nama, isi_suntingan(satu).nama) == ("Nama kedua", "Nama kedua")
    satu = _urung(kantor, satu, -1)
    assert isi_suntingan(satu) == asal
    with pytest.raises(TransisiTidakSah, match="keadaan semula"):
        _urung(kantor, satu, -1)
    satu = _urung(kantor, _urung(kantor, satu, 1), 1)
    assert satu.nama == "Nama ketiga"
    with pytest.raises(TransisiTidakSah, match="diulangi"):
        _urung(kantor, satu, 1)


def test_suntingan_baru_sesudah_diurungkan_mengganti_yang_dibuang(kantor: Kantor) -> None:
    satu = _ganti_nama(kantor, _mulai(kantor), "Nama kedua")
    satu = _ganti_nama(kantor, _urung(kantor, satu, -1), "Nama lain")

    with pytest.raises(TransisiTidakSah):
        _urung(kantor, satu, 1)
    assert [r.kata for r in RiwayatSuntingan.objects.filter(suntingan=satu)] == [
        "Semula", "Nama SOP diubah",
    ]  # fmt: skip


def test_yang_menyimpan_dari_halaman_lama_diberi_tahu(kantor: Kantor) -> None:
    lama = _mulai(kantor)
    baru = _ganti_nama(kantor, lama, "Nama kedua")
    _urung(kantor, baru, -1)
    lama.refresh_from_db()
    _ganti_nama(kantor, lama, "Nama lain")

    with pytest.raises(SimpananBasi, match="sudah diubah"):
        _ganti_nama(kantor, baru, "Menimpa")
    assert Suntingan.objects.get().nama == "Nama lain"


def test_suntingan_yang_tidak_mengubah_apa_pun_tidak_tercatat(kantor: Kantor) -> None:
    satu = _mulai(kantor)
    sesudah = _ganti_nama(kantor, satu, isi_suntingan(satu).nama)
    assert (sesudah.kali, RiwayatSuntingan.objects.count()) == (0, 1)


def test_riwayat_tidak_tumbuh_tanpa_batas(kantor: Kantor) -> None:
    satu = _mulai(kantor, Sop(nama="Kecil"))
    for nomor in range(BATAS_RIWAYAT + 5):
        satu = _ganti_nama(kantor, satu, f"Nama {nomor}")
    assert RiwayatSuntingan.objects.filter(suntingan=satu).count() == BATAS_RIWAYAT


def test_suntingan_menjadi_draf_lalu_tertutup(kantor: Kantor) -> None:
    satu = _mulai(kantor)
    versi = jadikan_draf(
        pelaku=kantor.pegawai["kasubbag"], suntingan=satu, kali=0, sekarang=SEKARANG
    )

    assert (versi.versi, versi.status) == (1, "draf")
    assert selectors.halaman_versi(versi) == pustaka.muat("000")
    with pytest.raises(TransisiTidakSah, match="sudah menjadi draf"):
        _ganti_nama(kantor, satu, "Terlambat")
    jenis = set(CatatanInstansi.objects.values_list("jenis", flat=True))
    assert {"SuntinganSopDimulai", "VersiSopDimasukkan"} <= jenis


def test_sop_yang_belum_dapat_berjalan_tidak_menjadi_draf_dan_suntingannya_tetap(
    kantor: Kantor,
) -> None:
    satu = _mulai(kantor, None)
    kosong = mulai(
        pelaku=kantor.pegawai["kasubbag"], instansi=kantor.instansi, sop=None, sekarang=SEKARANG
    )
    with pytest.raises(MasukanTidakSah):
        jadikan_draf(
            pelaku=kantor.pegawai["kasubbag"], suntingan=kosong, kali=0, sekarang=SEKARANG
        )
    assert not VersiSop.objects.exists()
    assert Suntingan.objects.filter(pk__in=[satu.pk, kosong.pk], versi=None).count() == 2


def test_tanpa_wewenang_tidak_dapat_menyunting_dan_membuang(kantor: Kantor) -> None:
    satu = _mulai(kantor)
    with pytest.raises(TidakBerwenang):
        sunting(
            pelaku=kantor.pegawai["analis"],
            suntingan=satu,
            kali=0,
            perintah=_perintah(partial(tambah_langkah, sesudah=1)),
            sekarang=SEKARANG,
        )
    with pytest.raises(TidakBerwenang):
        buang(pelaku=kantor.pegawai["analis"], suntingan=satu, sekarang=SEKARANG)
    with pytest.raises(TidakBerwenang):
        _mulai(kantor, None, "analis")


def test_suntingan_dapat_dibuang_beserta_riwayatnya(kantor: Kantor) -> None:
    satu = _ganti_nama(kantor, _mulai(kantor), "Nama kedua")
    buang(pelaku=kantor.pegawai["kasubbag"], suntingan=satu, sekarang=SEKARANG)
    assert not Suntingan.objects.exists()
    assert not RiwayatSuntingan.objects.exists()


def test_suntingan_yang_ditolak_tidak_mengubah_isi(kantor: Kantor) -> None:
    satu = _mulai(kantor, Sop(nama="Satu langkah", langkah=pustaka.muat("000").langkah[:1]))
    with pytest.raises(MasukanTidakSah):
        sunting(
            pelaku=kantor.pegawai["kasubbag"],
            suntingan=satu,
            kali=0,
            perintah=_perintah(partial(hapus_langkah, nomor=1)),
            sekarang=SEKARANG,
        )
    satu.refresh_from_db()
    assert satu.kali == 0
