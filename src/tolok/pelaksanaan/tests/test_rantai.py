from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from tolok.organisasi.services.catatan import catat as catat_instansi
from tolok.pelaksanaan.domain.kejadian import Tercatat, TugasDibaca
from tolok.pelaksanaan.domain.pelaku import Pelaku
from tolok.pelaksanaan.log.jurnal import baca, catat
from tolok.pelaksanaan.log.rantai import jejak_kejadian, periksa_rantai
from tolok.pelaksanaan.log.segel import segel
from tolok.pelaksanaan.models import Kejadian, Pelaksanaan, Segel
from tolok.pelaksanaan.tests.kantor import SAAT, Kantor, buat_kantor
from tolok.web.pemicu import tanpa_pemicu

pytestmark = pytest.mark.django_db


def _pelaksanaan(kantor: Kantor, banyak: int = 6) -> Pelaksanaan:
    pelaksanaan = Pelaksanaan.objects.create(
        pemda=kantor.pemda,
        instansi=kantor.instansi,
        kode_sop="000",
        nama_sop="Pengukuran Kinerja",
        sidik_sop="0" * 64,
        periode=f"2025-bulan-{Pelaksanaan.objects.count() + 1}",
        status="berjalan",
        dimulai_pada=SAAT,
    )
    for nomor in range(banyak):
        catat(
            pelaksanaan=pelaksanaan,
            tercatat=[
                Tercatat(
                    urutan=nomor + 1,
                    versi=1,
                    pada=SAAT + timedelta(minutes=nomor),
                    pelaku=Pelaku(
                        pegawai=str(kantor.pegawai["sekretaris"].pk), penempatan=str(uuid4())
                    ),
                    kunci=str(uuid4()),
                    kejadian=TugasDibaca(tugas=str(uuid4())),
                )
            ],
        )
    pelaksanaan.save()
    return pelaksanaan


def _sql(*perintah: tuple[str, Sequence[str | int]]) -> None:
    """What somebody with the database's password could do."""
    with tanpa_pemicu(connection), connection.cursor() as kursor:
        for sql, nilai in perintah:
            kursor.execute(sql, nilai)


def _kunci(pelaksanaan: Pelaksanaan) -> str:
    return pelaksanaan.pk.hex if connection.vendor == "sqlite" else str(pelaksanaan.pk)


_DARI = "FROM pelaksanaan_kejadian WHERE pelaksanaan_id = %s AND urutan"
_UBAH = "UPDATE pelaksanaan_kejadian SET {} WHERE pelaksanaan_id = %s AND urutan = %s"


def _ubah_kolom(p: Pelaksanaan) -> None:
    _sql((_UBAH.format("kapasitas = 'plt'"), [_kunci(p), 3]))


def _tukar_urutan(p: Pelaksanaan) -> None:
    ubah = _UBAH.format("urutan = %s")
    _sql((ubah, [99, _kunci(p), 3]), (ubah, [3, _kunci(p), 4]), (ubah, [4, _kunci(p), 99]))


def _sisipkan(p: Pelaksanaan) -> None:
    ubah = _UBAH.format("urutan = %s")
    geser: list[tuple[str, Sequence[str | int]]] = [
        (ubah, [n + 1, _kunci(p), n]) for n in (6, 5, 4, 3)
    ]
    kolom = "pemda_id, pelaksanaan_id, jenis, versi, pada, pelaku, isi, jejak"
    salin = (
        f"INSERT INTO pelaksanaan_kejadian (urutan, {kolom}) SELECT 3, {kolom} {_DARI} = 2",
        [_kunci(p)],
    )
    _sql(*geser, salin)


def _hapus_tengah(p: Pelaksanaan) -> None:
    _sql((f"DELETE {_DARI} = 3", [_kunci(p)]))


def _hapus_ekor(p: Pelaksanaan) -> None:
    """The head is set back too, so that only the seal knows."""
    _sql((f"DELETE {_DARI} > 4", [_kunci(p)]))
    akhir = Kejadian.objects.filter(pelaksanaan=p).latest("urutan")
    Pelaksanaan.objects.filter(pk=p.pk).update(urutan=4, jejak=akhir.jejak)


def _hapus_pelaksanaan(p: Pelaksanaan) -> None:
    _sql(
        (f"DELETE {_DARI} > 0", [_kunci(p)]),
        ("DELETE FROM pelaksanaan_pelaksanaan WHERE id = %s", [_kunci(p)]),
    )


def _hitung_ulang(p: Pelaksanaan) -> None:
    """A changed event, and every later link computed again: the chain alone looks clean."""
    _sql((_UBAH.format("isi = '{}'"), [_kunci(p), 3]))
    sebelum = ""
    for baris in Kejadian.objects.filter(pelaksanaan=p).order_by("urutan"):
        sebelum = jejak_kejadian(sebelum, baris)
        _sql((_UBAH.format("jejak = %s"), [sebelum, _kunci(p), baris.urutan]))
    Pelaksanaan.objects.filter(pk=p.pk).update(jejak=sebelum)


@pytest.mark.parametrize(
    ("rusak", "urutan"),
    [
        (_ubah_kolom, 3),
        (_tukar_urutan, 3),
        (_sisipkan, 3),
        (_hapus_tengah, 3),
        (_hapus_ekor, 6),
        (_hapus_pelaksanaan, 6),
        (_hitung_ulang, 6),
    ],
)
def test_setiap_perusakan_ditemukan_dengan_pelaksanaan_dan_nomornya(
    rusak: Callable[[Pelaksanaan], None], urutan: int
) -> None:
    kantor = buat_kantor()
    utuh, sasaran = _pelaksanaan(kantor), _pelaksanaan(kantor)
    segel(pemda=kantor.pemda.pk, sekarang=SAAT)
    assert periksa_rantai() == []

    rusak(sasaran)

    kerusakan = periksa_rantai()
    assert (sasaran.pk, urutan) in {(k.pelaksanaan, k.urutan) for k in kerusakan}
    assert utuh.pk not in {k.pelaksanaan for k in kerusakan}


def test_hitung_ulang_tanpa_segel_tidak_terlihat_maka_segel_diperlukan() -> None:
    sasaran = _pelaksanaan(buat_kantor())

    _hitung_ulang(sasaran)

    assert periksa_rantai() == []


@pytest.mark.parametrize("sql", ["UPDATE pelaksanaan_kejadian SET versi = 2", "DELETE FROM pelaksanaan_kejadian"])  # fmt: skip
def test_pemicu_menolak_mengubah_dan_menghapus_kejadian(sql: str) -> None:
    _pelaksanaan(buat_kantor())

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(sql)

    assert periksa_rantai() == []


def test_pemicu_yang_dilepas_dilaporkan() -> None:
    with tanpa_pemicu(connection):
        kerusakan = periksa_rantai()

    assert {k.jenis for k in kerusakan} == {"pemicu"}


def test_segel_yang_diubah_dilaporkan() -> None:
    kantor = buat_kantor()
    _pelaksanaan(kantor)
    segel(pemda=kantor.pemda.pk, sekarang=SAAT)
    _pelaksanaan(kantor)
    segel(pemda=kantor.pemda.pk, sekarang=SAAT + timedelta(days=1))

    _sql(("UPDATE pelaksanaan_segel SET akar = %s WHERE urutan = 1", ["f" * 64]))

    assert "segel" in {k.jenis for k in periksa_rantai()}


def test_segel_tanpa_perubahan_tidak_bertambah() -> None:
    kantor = buat_kantor()
    _pelaksanaan(kantor)
    pertama = segel(pemda=kantor.pemda.pk, sekarang=SAAT)

    kedua = segel(pemda=kantor.pemda.pk, sekarang=SAAT + timedelta(days=1))

    assert (kedua.pk, Segel.objects.count()) == (pertama.pk, 1)


def test_kejadian_terbaca_kembali_seperti_ditulis() -> None:
    kantor = buat_kantor()
    pelaksanaan = _pelaksanaan(kantor, 2)

    tercatat = baca(pelaksanaan.pk)

    assert [t.urutan for t in tercatat] == [1, 2]
    assert tercatat[0].pelaku is not None
    assert tercatat[0].pelaku.pegawai == str(kantor.pegawai["sekretaris"].pk)
    assert tercatat[0].pelaku.penempatan is not None
    assert isinstance(tercatat[0].kejadian, TugasDibaca)


@pytest.mark.django_db(transaction=True)
def test_pengosongan_penguji_melewati_pemicu_dan_memasangnya_lagi() -> None:
    _pelaksanaan(buat_kantor())

    assert periksa_rantai() == []


def test_segel_harian_meliputi_pemda_yang_belum_punya_pelaksanaan() -> None:
    kantor = buat_kantor(nama="Kota Tanpa Pelaksanaan")
    catat_instansi(
        kantor.instansi, "Uji", {"a": 1}, pelaku=kantor.pegawai["kasubbag"], sekarang=SAAT
    )

    call_command("segel", stdout=StringIO())

    assert Segel.objects.filter(pemda=kantor.pemda).count() == 1
