from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings

from tolok.dasar.galat import MasukanTidakSah
from tolok.kinerja.domain.banding_rencana import JenisBeda, bandingkan_rencana
from tolok.kinerja.domain.isi_rencana import (
    IsiIndikator,
    IsiPerjanjian,
    IsiRencana,
    IsiSimpul,
    dari_json,
    ke_json,
    sidik_rencana,
)
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.kuncian_rencana import KuncianRencana, periksa_kuncian
from tolok.kinerja.domain.lonjakan import lonjakan
from tolok.kinerja.domain.periksa_rencana import periksa_rencana
from tolok.kinerja.domain.rencana import JenisSimpul, VersiRencana
from tolok.kinerja.domain.target import Rentang
from tolok.kinerja.importers.buku_rencana import baca_buku_rencana
from tolok.kinerja.renderers.buku_rencana import tulis_buku_rencana
from tolok.kinerja.tests.domain.rencana_acak import JABATAN, rencana_acak

SERIBU = Decimal(1000)


def _rencana(**indikator: Any) -> IsiRencana:
    isi: dict[str, Any] = {
        "simpul": "S1",
        "kode": "IK-1",
        "nama": "Dokumen terbit",
        "satuan": "dokumen",
        "polaritas": Polaritas.POSITIF,
        "agregasi": Agregasi.JUMLAH,
        "penanggung_jawab": "Sekretaris",
        "murni": (Decimal(1200), Decimal(300), Decimal(300), Decimal(300), Decimal(300)),
        "id": "i1",
    }
    return IsiRencana(
        tahun=2026,
        simpul=(
            IsiSimpul(jenis=JenisSimpul.TUJUAN, kode="T1", nama="Tujuan", id="t1"),
            IsiSimpul(jenis=JenisSimpul.SASARAN, kode="S1", nama="Sasaran", induk="T1", id="s1"),
        ),
        indikator=(IsiIndikator(**(isi | indikator)),),
        perjanjian=(
            IsiPerjanjian(
                versi=VersiRencana.MURNI,
                nomor="1/PK",
                tanggal=date(2026, 1, 5),
                berlaku_sejak=date(2026, 1, 5),
            ),
        ),
    )


def _buku(isi: IsiRencana) -> bytes:
    return tulis_buku_rencana(isi, instansi="Dinas", jabatan=JABATAN)


def _buku_dengan(sel: dict[str, Any], *, bentuk: str = "@") -> bytes:
    """A workbook with one indicator whose cells are given; a date or number stays what it is."""
    wadah = BytesIO()
    buku = xlsxwriter.Workbook(wadah, {"in_memory": True})
    format_sel = buku.add_format({"num_format": bentuk})
    simpul = buku.add_worksheet("Simpul")
    for r, baris in enumerate(
        (("Jenis", "Kode", "Nama", "Kode induk"), ("tujuan", "T1", "Tujuan", ""), ("sasaran", "S1", "Sasaran", "T1"))
    ):  # fmt: skip
        simpul.write_row(r, 0, baris)
    indikator = buku.add_worksheet("Indikator")
    isi = {
        "Kode simpul": "S1", "Kode": "IK-1", "Indikator": "Dokumen terbit", "Satuan": "dokumen",
        "Polaritas": "positif", "Cara menggabung": "jumlah", "Penanggung jawab": "Sekretaris",
        "Target tahun": "1200",
    } | sel  # fmt: skip
    for n, (judul, nilai) in enumerate(isi.items()):
        indikator.write_string(0, n, judul)
        if isinstance(nilai, date):
            indikator.write_datetime(1, n, nilai, buku.add_format({"num_format": "d-mmm"}))
        elif isinstance(nilai, int | float):
            indikator.write_number(1, n, nilai, format_sel)
        else:
            indikator.write_string(1, n, nilai)
    buku.close()
    return wadah.getvalue()


@settings(max_examples=60, deadline=None)
@given(rencana_acak())
def test_unduh_lalu_unggah_tidak_mengubah_apa_pun(isi: IsiRencana) -> None:
    kembali = baca_buku_rencana(_buku(isi), isi)

    assert kembali.galat == ()
    assert bandingkan_rencana(isi, kembali.isi) == ()
    assert kembali.isi == isi


@settings(max_examples=100, deadline=None)
@given(rencana_acak())
def test_json_menyimpan_rencana_utuh(isi: IsiRencana) -> None:
    kembali = dari_json(json.loads(json.dumps(ke_json(isi))))

    assert kembali == isi
    assert sidik_rencana(kembali) == sidik_rencana(isi)


@settings(max_examples=60, deadline=None)
@given(rencana_acak(), rencana_acak())
def test_banding_kosong_tepat_bila_sama(satu: IsiRencana, dua: IsiRencana) -> None:
    assert bandingkan_rencana(satu, satu) == ()
    assert (bandingkan_rencana(satu, dua) == ()) == (sidik_rencana(satu) == sidik_rencana(dua))


@settings(max_examples=60, deadline=None)
@given(rencana_acak())
def test_rencana_acak_dapat_disimpan(isi: IsiRencana) -> None:
    assert [t for t in periksa_rencana(isi, JABATAN) if t.menahan] == []


def test_titik_tiga_angka_ditanyakan_dengan_nilai_sebelumnya() -> None:
    hasil = baca_buku_rencana(_buku_dengan({"Target tahun": "1.213"}), _rencana())

    (galat,) = hasil.galat
    assert (galat.lembar, galat.baris, galat.kolom, galat.nilai) == (
        "Indikator", 2, "Target tahun", "1.213",
    )  # fmt: skip
    assert "1.213 (ribuan)" in galat.masalah
    assert "1,213 (pecahan)" in galat.masalah
    assert "Nilai sebelumnya 1.200." in galat.masalah
    assert galat.saran == "Ketik 1213 atau 1,213 agar jelas."


def test_nilai_seribu_kali_lebih_kecil_diperingatkan() -> None:
    lama = _rencana()
    baru = baca_buku_rencana(_buku_dengan({"Target tahun": "1,21"}), lama).isi

    (temuan,) = lonjakan(lama, baru, SERIBU)
    assert temuan.kolom == "Target tahun"
    assert not temuan.menahan
    assert temuan.masalah == "1,21 jauh sekali dari nilai sebelumnya (1.200)."
    assert lonjakan(lama, _rencana(murni=(Decimal(1100),) * 5), SERIBU) == []


def test_rentang_terbaca_dan_rentang_yang_jadi_tanggal_ditolak() -> None:
    baik = baca_buku_rencana(_buku_dengan({"Target tahun": "80-90"}), _rencana())
    tanggal = baca_buku_rencana(_buku_dengan({"Target tahun": date(2026, 10, 5)}), _rencana())

    assert baik.isi.indikator[0].murni[0] == Rentang(Decimal(80), Decimal(90))
    (galat,) = tanggal.galat
    assert "Excel mengubah rentang yang diketik menjadi tanggal" in galat.masalah
    assert "5-10" in galat.saran


def test_kode_yang_jadi_angka_atau_tanggal_ditolak() -> None:
    angka = baca_buku_rencana(_buku_dengan({"Kode": 3.3}, bentuk="General"), _rencana())
    hari = baca_buku_rencana(_buku_dengan({"Kode": date(2026, 2, 1)}), _rencana())

    assert "nol di belakangnya mungkin hilang" in angka.galat[0].masalah
    assert "menjadi tanggal" in hari.galat[0].masalah


def test_pilihan_asing_disebut_dengan_pilihan_yang_ada() -> None:
    hasil = baca_buku_rencana(_buku_dengan({"Cara menggabung": "diakumulasikan saja"}), _rencana())

    (galat,) = hasil.galat
    assert "progres kumulatif" in galat.saran


def test_padanan_kata_kantor_dikenali() -> None:
    hasil = baca_buku_rencana(
        _buku_dengan({"Cara menggabung": "Non Kumulatif", "Polaritas": "NEGATIF RASIO"}),
        _rencana(),
    )

    (i,) = hasil.isi.indikator
    assert (i.agregasi, i.polaritas) == (Agregasi.POSISI_AKHIR, Polaritas.NEGATIF_RASIO)


def test_buku_tahun_lain_ditolak() -> None:
    with pytest.raises(MasukanTidakSah, match="tahun 2026, bukan 2027"):
        baca_buku_rencana(_buku(_rencana()), IsiRencana(tahun=2027))


def test_buku_tanpa_lembar_perjanjian_membiarkan_perjanjian() -> None:
    lama = _rencana()

    assert baca_buku_rencana(_buku_dengan({}), lama).isi.perjanjian == lama.perjanjian


def test_lembar_yang_terlalu_panjang_ditolak() -> None:
    wadah = BytesIO()
    buku = xlsxwriter.Workbook(wadah, {"in_memory": True})
    ws = buku.add_worksheet("Simpul")
    for n in range(5_100):
        ws.write_row(n, 0, ("Jenis", "Kode", "Nama", "Kode induk"))
    buku.close()

    with pytest.raises(MasukanTidakSah, match="5100 baris, lebih dari 5000"):
        baca_buku_rencana(wadah.getvalue(), _rencana())


def test_isi_yang_bertentangan_disebut_barisnya() -> None:
    isi = _rencana(simpul="S9", penanggung_jawab="Camat", agregasi=Agregasi.RASIO_KUMULATIF)
    isi = replace(
        isi,
        simpul=(
            *isi.simpul,
            IsiSimpul(jenis=JenisSimpul.PROGRAM, kode="P", nama="P", induk="T1"),
            IsiSimpul(jenis=JenisSimpul.SASARAN, kode="S1", nama="Ganda", induk="T1"),
            IsiSimpul(jenis=JenisSimpul.KEGIATAN, kode="K", nama="K", pagu_murni=1),
        ),
    )

    temuan = {(t.benda, t.kode, t.kolom) for t in periksa_rencana(isi, JABATAN) if t.menahan}
    assert temuan == {
        ("simpul", "S1", "Kode"),
        ("simpul", "P", "Kode induk"),
        ("simpul", "K", "Kode induk"),
        ("simpul", "K", "Pagu murni"),
        ("indikator", "IK-1", "Kode simpul"),
        ("indikator", "IK-1", "Penanggung jawab"),
        ("indikator", "IK-1", "Diisi sebagai komponen"),
    }


def test_lingkaran_induk_ditolak() -> None:
    isi = IsiRencana(
        tahun=2026,
        simpul=(
            IsiSimpul(jenis=JenisSimpul.SASARAN, kode="A", nama="A", induk="B"),
            IsiSimpul(jenis=JenisSimpul.SASARAN, kode="B", nama="B", induk="A"),
        ),
    )

    assert {t.kode for t in periksa_rencana(isi, ())} == {"A", "B"}


def test_target_yang_sudah_dipakai_tidak_berubah_diam_diam() -> None:
    lama, terkunci = _rencana(), KuncianRencana(indikator={"i1": 2}, terpakai=frozenset({"i1"}))
    tw1 = _rencana(murni=(Decimal(1200), Decimal(250), Decimal(300), Decimal(300), Decimal(300)))
    tw3 = _rencana(murni=(Decimal(1200), Decimal(300), Decimal(300), Decimal(350), Decimal(300)))
    perubahan = _rencana(perubahan=(Decimal(1100), None, None, None, Decimal(200)))

    (temuan,) = periksa_kuncian(lama, tw1, terkunci)
    assert temuan.kolom == "Target TW I"
    assert "sudah dipakai pada pengukuran TW II yang disahkan" in temuan.masalah
    assert "kolom perubahan" in temuan.saran
    assert periksa_kuncian(lama, tw3, terkunci) == []
    assert periksa_kuncian(lama, perubahan, terkunci) == []


def test_perjanjian_mundur_ditolak_bila_pengukuran_sudah_sah() -> None:
    lama, terkunci = _rencana(), KuncianRencana(indikator={"i1": 2})

    def perubahan(hari: date) -> IsiRencana:
        pk = IsiPerjanjian(
            versi=VersiRencana.PERUBAHAN, nomor="2/PK", tanggal=hari, berlaku_sejak=hari, alasan="APBD"
        )  # fmt: skip
        return replace(lama, perjanjian=(*lama.perjanjian, pk))

    (temuan,) = periksa_kuncian(lama, perubahan(date(2026, 6, 1)), terkunci)
    assert "sesudah akhir TW II" in temuan.saran
    assert periksa_kuncian(lama, perubahan(date(2026, 7, 1)), terkunci) == []


def test_cara_ukur_dan_indikator_yang_terpakai_bertahan() -> None:
    lama = _rencana()
    terkunci = KuncianRencana(indikator={"i1": 1}, terpakai=frozenset({"i1"}))

    (ubah,) = periksa_kuncian(lama, _rencana(polaritas=Polaritas.NEGATIF), terkunci)
    (hapus,) = periksa_kuncian(lama, replace(lama, indikator=()), terkunci)
    assert ubah.kolom == "Polaritas"
    assert "tidak dapat dihapus" in hapus.masalah


def test_beda_menyebut_semula_dan_menjadi() -> None:
    lama = _rencana()
    baru = _rencana(murni=(Decimal(1300), Decimal(300), Decimal(300), Decimal(300), Decimal(400)))

    (beda,) = bandingkan_rencana(lama, baru)
    assert (beda.jenis, beda.benda, beda.kode) == (JenisBeda.UBAH, "indikator", "IK-1")
    assert [(s.kolom, s.semula, s.menjadi) for s in beda.sel] == [
        ("Target tahun", "1.200", "1.300"),
        ("Target TW IV", "300", "400"),
    ]
