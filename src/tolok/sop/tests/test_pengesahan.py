"""From paper into force, today or later; what left the draft is frozen; old rows come through."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang, TransisiTidakSah
from tolok.organisasi.models import CatatanInstansi
from tolok.organisasi.services.catatan import kunci_instansi
from tolok.organisasi.tests.kantor import HARI, SEKARANG, Kantor
from tolok.sop.beku import PESAN
from tolok.sop.domain.dokumen import WaktuUntuk
from tolok.sop.domain.konfirmasi import Konfirmasi
from tolok.sop.domain.status import PengesahanKertas, StatusVersi
from tolok.sop.models import VersiSop
from tolok.sop.selectors import versi as selectors
from tolok.sop.selectors.formulir import formulir_resmi
from tolok.sop.selectors.versi import halaman_versi
from tolok.sop.services.draf import ganti_draf, konfirmasikan, masukkan_pustaka
from tolok.sop.services.pengesahan import cabut, sahkan_dari_kertas
from tolok.sop.tests.pengesahan import berlakukan

JAWABAN = Konfirmasi(
    penanggung_jawab="kasubbag",
    kembali={6: 5, 7: 5, 9: 5},
    waktu_untuk={4: WaktuUntuk.KELOMPOK},
    pelaksana={10: "kasubbag"},
)
KERTAS = PengesahanKertas(nomor="065/7/SOP", tanggal=date(2024, 3, 1))


def _draf(kantor: Kantor) -> VersiSop:
    pelaku = kantor.pegawai["kasubbag"]
    versi = masukkan_pustaka(
        pelaku=pelaku, instansi=kantor.instansi, kode="000", sekarang=SEKARANG
    )
    return konfirmasikan(pelaku=pelaku, versi=versi, jawaban=JAWABAN, sekarang=SEKARANG)


def _sahkan(kantor: Kantor, versi: VersiSop, **lain: Any) -> VersiSop:
    return sahkan_dari_kertas(
        versi=versi,
        **{
            "pelaku": kantor.pegawai["sekretaris"],
            "kertas": KERTAS,
            "sekarang": SEKARANG,
            **lain,
        },
    )


def test_pengesahan_di_kertas_mencatat_nomor_tanggal_dan_pencatatnya(kantor: Kantor) -> None:
    versi = _sahkan(kantor, _draf(kantor))

    assert (versi.status, versi.berlaku_sejak) == ("berlaku", HARI)
    assert (versi.nomor_pengesahan, versi.disahkan_pada) == ("065/7/SOP", date(2024, 3, 1))
    assert (versi.pengesah, versi.pembuat) == (None, kantor.pegawai["kasubbag"])
    catatan = CatatanInstansi.objects.get(jenis="VersiSopDisahkan")
    assert catatan.pelaku == kantor.pegawai["sekretaris"]


def test_penyiap_tidak_dapat_mencatat_pengesahan_di_kertas(kantor: Kantor) -> None:
    versi = _draf(kantor)
    with pytest.raises(TidakBerwenang):
        _sahkan(kantor, versi, pelaku=kantor.pegawai["kasubbag"])
    with pytest.raises(MasukanTidakSah):
        _sahkan(kantor, versi, kertas=replace(KERTAS, nomor=" "))


def test_kertas_yang_berlaku_nanti_menunggu_lalu_kalender_dicatat_pada_tindakan_berikutnya(
    kantor: Kantor,
) -> None:
    lama = _sahkan(kantor, _draf(kantor))
    nanti = HARI + timedelta(days=7)
    baru = _sahkan(kantor, _draf(kantor), berlaku_sejak=nanti)
    assert (baru.status, baru.berlaku_sejak) == ("disahkan", nanti)
    assert selectors.versi_berlaku(kantor.instansi, "000", HARI) == lama
    assert selectors.versi_berlaku(kantor.instansi, "000", nanti) == baru

    ketiga = _sahkan(kantor, _draf(kantor), sekarang=SEKARANG + timedelta(days=10))

    for satu in (lama, baru):
        satu.refresh_from_db()
    assert (lama.status, lama.dicabut_sejak) == ("dicabut", nanti)
    assert (baru.status, baru.dicabut_sejak) == ("dicabut", HARI + timedelta(days=10))
    assert ketiga.status == "berlaku"
    assert CatatanInstansi.objects.filter(jenis="VersiSopBerlaku", pelaku=None).count() == 3


def test_yang_menunggu_tersisih_bila_versi_lain_disahkan_untuk_hari_yang_lebih_awal(
    kantor: Kantor,
) -> None:
    menunggu = _sahkan(kantor, _draf(kantor), berlaku_sejak=HARI + timedelta(days=7))

    kini = _sahkan(kantor, _draf(kantor))

    menunggu.refresh_from_db()
    assert (menunggu.status, menunggu.dicabut_sejak) == ("dicabut", HARI)
    nanti = HARI + timedelta(days=8)
    assert selectors.versi_berlaku(kantor.instansi, "000", nanti) == kini


def test_versi_yang_menunggu_dapat_dicabut_sebelum_tanggalnya(kantor: Kantor) -> None:
    lama = _sahkan(kantor, _draf(kantor))
    baru = _sahkan(kantor, _draf(kantor), berlaku_sejak=HARI + timedelta(days=7))

    cabut(pelaku=kantor.pegawai["sekretaris"], versi=baru, sekarang=SEKARANG)

    assert selectors.versi_berlaku(kantor.instansi, "000", HARI + timedelta(days=7)) == lama


@pytest.mark.parametrize("status", [s for s in StatusVersi if s is not StatusVersi.DRAF])
@pytest.mark.parametrize("kolom", ["isi", "jalan", "sidik", "konfirmasi", "kode", "versi"])
def test_basis_data_menolak_mengubah_isi_yang_bukan_draf(
    kantor: Kantor, status: StatusVersi, kolom: str
) -> None:
    versi = _draf(kantor)
    VersiSop.objects.filter(pk=versi.pk).update(status=status.value)
    lain: dict[str, Any] = {"jalan": {"lain": 1}, "konfirmasi": {}, "versi": 77}

    with pytest.raises(DatabaseError, match=PESAN), transaction.atomic():
        VersiSop.objects.filter(pk=versi.pk).update(**{kolom: lain.get(kolom, "lain")})

    VersiSop.objects.filter(pk=versi.pk).update(berlaku_sejak=HARI)
    kini = VersiSop.objects.get(pk=versi.pk)
    assert (kini.isi, kini.jalan, kini.sidik) == (versi.isi, versi.jalan, versi.sidik)


def test_yang_bukan_draf_tidak_dapat_dijawab_ulang(kantor: Kantor) -> None:
    versi = _draf(kantor)
    VersiSop.objects.filter(pk=versi.pk).update(status="ditinjau")

    with pytest.raises(TransisiTidakSah):
        konfirmasikan(
            pelaku=kantor.pegawai["kasubbag"], versi=versi, jawaban=JAWABAN, sekarang=SEKARANG
        )
    with pytest.raises(TransisiTidakSah):
        cabut(pelaku=kantor.pegawai["sekretaris"], versi=versi, sekarang=SEKARANG)


def test_jawaban_tetap_bila_yang_ditanyakan_sama_dan_diminta_lagi_bila_barisnya_lain(
    kantor: Kantor,
) -> None:
    versi = _draf(kantor)
    sop = selectors.halaman_versi(versi)
    satu = sop.langkah[0]
    lain = replace(sop, langkah=(replace(satu, uraian=f"{satu.uraian} segera"), *sop.langkah[1:]))
    pindah = replace(
        sop,
        langkah=tuple(
            replace(x, uraian="Memeriksa yang lain") if x.nomor == 6 else x for x in sop.langkah
        ),
    )

    with transaction.atomic():
        terkunci = kunci_instansi(kantor.instansi)
        pelaku = kantor.pegawai["sekretaris"]
        ganti_draf(pelaku=pelaku, terkunci=terkunci, versi=versi, sop=lain, sekarang=SEKARANG)
        assert versi.konfirmasi["penanggung_jawab"] == "kasubbag"
        assert selectors.jalan_versi(versi).penanggung_jawab == "kasubbag"
        assert versi.pembuat == pelaku
        ganti_draf(pelaku=pelaku, terkunci=terkunci, versi=versi, sop=pindah, sekarang=SEKARANG)

    assert versi.konfirmasi == {}


@pytest.mark.django_db(transaction=True)
def test_baris_lama_selamat_melewati_pemutakhiran_dan_pemicunya_terpasang(kantor: Kantor) -> None:
    lama = berlakukan(pelaku=kantor.pegawai["sekretaris"], versi=_draf(kantor), sekarang=SEKARANG)
    draf = _draf(kantor)
    semula = {v.pk: (v.isi, v.jalan, v.sidik, v.status) for v in VersiSop.objects.all()}
    try:
        MigrationExecutor(connection).migrate([("sop", "0003_pembacaan")])
        kolom = {k.name for k in connection.introspection.get_table_description(
            connection.cursor(), "sop_versi")}  # fmt: skip
        assert "pembuat_id" not in kolom
    finally:
        ujung = MigrationExecutor(connection)
        ujung.migrate(ujung.loader.graph.leaf_nodes())

    kini = {v.pk: (v.isi, v.jalan, v.sidik, v.status) for v in VersiSop.objects.all()}
    assert kini == semula
    for satu in (lama, draf):
        satu.refresh_from_db()
        assert (satu.pembuat, satu.disahkan_pada, satu.alasan_kembali) == (None, None, "")
    assert selectors.versi_berlaku(kantor.instansi, "000", HARI) == lama
    with pytest.raises(DatabaseError, match=PESAN), transaction.atomic():
        VersiSop.objects.filter(pk=lama.pk).update(isi="lain")


def test_formulir_yang_diunduh_memuat_nomor_tanggal_dan_pengesahnya(kantor: Kantor) -> None:
    draf = _draf(kantor)
    assert formulir_resmi(draf) == halaman_versi(draf)

    versi = _sahkan(kantor, draf)
    dari_kertas = formulir_resmi(versi)
    assert dari_kertas.nomor == KERTAS.nomor
    assert dari_kertas.tanggal.efektif == HARI.isoformat()
    assert dari_kertas.disahkan_oleh == halaman_versi(versi).disahkan_oleh

    orang = kantor.pegawai["kepala"]
    versi.pengesah, versi.disahkan_pada = orang, HARI
    lengkap = formulir_resmi(versi)
    assert (lengkap.disahkan_oleh.nama, lengkap.disahkan_oleh.nip) == (orang.nama, orang.nip)
    assert lengkap.disahkan_oleh.jabatan == "Kepala Dinas"
    assert halaman_versi(versi).nomor is None, "the frozen page stays as it is"
