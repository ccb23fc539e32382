from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from tolok.berkas.services import baca
from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang
from tolok.naskah import selectors
from tolok.naskah.models import Naskah, VersiNaskah
from tolok.naskah.renderers.typst_pdf import pdf, sidik_cetak
from tolok.naskah.services.terbitan import terbitkan
from tolok.naskah.tests.contoh_dokumen import contoh_dokumen
from tolok.organisasi.tests.kantor import SEKARANG, Kantor, buat_kantor

NOTA = contoh_dokumen()["D02-nota-dinas"]


def _terbit(kantor: Kantor, naskah: Naskah | None = None, perihal: str = "") -> VersiNaskah:
    return terbitkan(
        replace(NOTA, perihal=perihal or NOTA.perihal),
        instansi=kantor.instansi,
        pembuat=kantor.pegawai["penyusun"],
        sekarang=SEKARANG,
        naskah=naskah,
        sidik_lembar=["ab" * 32],
    )


def test_naskah_terbit_dengan_pdf_sidik_nomor_dan_tanggal(kantor: Kantor) -> None:
    versi = _terbit(kantor)

    assert baca(versi.berkas) == pdf(NOTA)
    assert versi.sidik == NOTA.sidik
    assert (versi.versi, versi.nomor, versi.tanggal) == (1, NOTA.nomor, NOTA.tanggal)
    assert versi.sidik_lembar == ["ab" * 32]
    assert versi.naskah.jenis == "nota_dinas"


def test_perihal_bergaris_miring_menjadi_nama_fail_yang_utuh(kantor: Kantor) -> None:
    assert (
        _terbit(kantor, perihal="Pengukuran/Penilaian").berkas.nama_asli
        == "Pengukuran-Penilaian.pdf"
    )


def test_isi_berubah_menjadi_versi_berikut_dan_isi_sama_tidak(kantor: Kantor) -> None:
    pertama = _terbit(kantor)

    kedua = _terbit(kantor, pertama.naskah, "Perihal lain")
    ulang = _terbit(kantor, pertama.naskah, "Perihal lain")

    assert (kedua.versi, ulang.pk) == (2, kedua.pk)
    assert Naskah.objects.count() == 1


def test_pegawai_instansi_lain_tidak_dapat_menerbitkan(kantor: Kantor) -> None:
    lain = buat_kantor("Lain", "b", kantor.pemda)

    with pytest.raises(TidakBerwenang):
        terbitkan(
            NOTA, instansi=kantor.instansi, pembuat=lain.pegawai["kepala"], sekarang=SEKARANG
        )

    assert not VersiNaskah.objects.exists()


def test_naskah_dan_versinya_tidak_dapat_diubah(kantor: Kantor) -> None:
    versi = _terbit(kantor)

    for baris, isi in ((Naskah.objects, {"perihal": "x"}), (VersiNaskah.objects, {"nomor": "x"})):
        with pytest.raises(DatabaseError), transaction.atomic():
            baris.update(**isi)
    with pytest.raises(DatabaseError), transaction.atomic():
        VersiNaskah.objects.filter(pk=versi.pk).delete()


def test_sidik_tercetak_atau_sidik_fail_menemukan_versinya(kantor: Kantor) -> None:
    versi = _terbit(kantor)

    assert selectors.cari_sidik(sidik_cetak(versi.sidik).upper()) == [versi]
    assert selectors.cari_sidik(versi.berkas.sidik) == [versi]
    assert selectors.cari_sidik("0" * 20) == []
    with pytest.raises(MasukanTidakSah):
        selectors.cari_sidik("7f3a")


def test_naskah_pelaksanaan_memberi_versi_terakhir_tiap_naskah(kantor: Kantor) -> None:
    run = uuid4()
    pertama = terbitkan(
        NOTA, instansi=kantor.instansi, pembuat=None, sekarang=SEKARANG, pelaksanaan=run
    )
    kedua = _terbit(kantor, pertama.naskah, "Versi dua")
    _terbit(kantor, perihal="Di luar pelaksanaan")

    assert list(selectors.naskah_pelaksanaan(run)) == [kedua]
