"""Habits of other offices' pages, invented: numbers in cells of their own, merged cells, ticks."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from openpyxl import Workbook

from tolok.sop.domain.dokumen import Keputusan, Langkah, Sop
from tolok.sop.domain.kalimat import urai_kalimat
from tolok.sop.importers.baca import baca_dokumen
from tolok.sop.importers.makna.waktu import baca_waktu

KEPALA = """<tr><td rowspan="{tinggi}">No</td><td rowspan="{tinggi}">Kegiatan</td>
<td colspan="3">Pelaksana</td><td colspan="3">Mutu Baku</td></tr>
<tr><td rowspan="{sisa}">Pemohon</td><td rowspan="{sisa}">Staf</td><td rowspan="{sisa}">Camat</td>
<td rowspan="{sisa}">Kelengkapan</td><td rowspan="{sisa}">Waktu</td><td rowspan="{sisa}">Output</td></tr>"""


def baca_html(badan: str) -> Sop:
    (sop,) = baca_dokumen(f"<html><body>{badan}</body></html>".encode(), "sop.html")
    return sop


def kepala(tinggi: int = 2) -> str:
    return KEPALA.format(tinggi=tinggi, sisa=tinggi - 1)


def baris(
    nomor: int, uraian: str, lajur: int, *, tanda: str = "√", kelengkapan: str = "Berkas"
) -> str:
    sel = "".join(f"<td>{tanda if ke == lajur else ''}</td>" for ke in range(3))
    return f"<tr><td>{nomor}</td><td>{uraian}</td>{sel}<td>{kelengkapan}</td><td>5 menit</td><td>Surat</td></tr>"


def langkah_dari(uraian: str, lajur: int = 2) -> Langkah:
    """The third step of a small table, with this sentence."""
    semua = [
        baris(1, "Mengajukan permohonan", 0),
        baris(2, "Mengetik surat", 1),
        baris(3, uraian, lajur),
    ]
    return baca_html(f"<table>{kepala()}{''.join(semua)}</table>").langkah[2]


@pytest.mark.parametrize(
    ("teks", "nilai"), [("1/2 jam", "0.5"), ("1 1/2 hari", "1.5"), ("2 x 24 jam", "48")]
)
def test_pecahan_dan_perkalian_jam_dihitung(teks: str, nilai: str) -> None:
    waktu = baca_waktu(teks)

    assert waktu is not None
    assert (waktu.waktu.teks, waktu.waktu.nilai) == (teks, Decimal(nilai))


@pytest.mark.parametrize("tanda", ["ü", "þ", "P", "v", "*"])
def test_tanda_satu_huruf_di_kolom_lajur_menunjukkan_pelaksananya(tanda: str) -> None:
    isi = baris(1, "Mengajukan permohonan", 0, tanda=tanda) + baris(2, "Memproses", 2, tanda=tanda)

    sop = baca_html(f"<table>{kepala()}{isi}</table>")

    assert [satu.pelaksana for satu in sop.langkah] == [("pemohon",), ("camat",)]


def test_baris_kosong_di_bawah_kepala_bertingkat_bukan_langkah_pertama() -> None:
    isi = baris(1, "Mengajukan permohonan", 0) + baris(2, "Menandatangani surat", 2)

    sop = baca_html(f"<table>{kepala(3)}<tr></tr>{isi}</table>")

    assert [satu.uraian for satu in sop.langkah] == [
        "Mengajukan permohonan",
        "Menandatangani surat",
    ]


def test_label_dalam_daftar_berpeluru_dibaca_sebagai_label() -> None:
    label = "<ul><li>Nomor SOP: 12/KEC/2020</li><li>Tanggal Pembuatan: 2 Mei 2020</li></ul>"

    sop = baca_html(f"{label}<table>{kepala()}{baris(1, 'Mengajukan permohonan', 0)}</table>")

    assert (sop.nomor, sop.tanggal.pembuatan) == ("12/KEC/2020", "2020-05-02")


def test_sel_yang_digabung_beberapa_baris_berlaku_bagi_setiap_baris() -> None:
    pertama = baris(1, "Mengetik surat", 1).replace(
        "<td>Berkas</td>", '<td rowspan="2">Berkas</td>'
    )
    kedua = baris(2, "Menandatangani surat", 2).replace("<td>Berkas</td>", "")

    sop = baca_html(f"<table>{kepala()}{pertama}{kedua}</table>")

    assert [satu.mutu.kelengkapan for satu in sop.langkah] == [("Berkas",), ("Berkas",)]


@pytest.mark.parametrize(
    "uraian",
    [
        "Memaraf surat. Jika kuota habis, dikembalikan ke pemohon",
        "Memaraf surat. Setuju: ditandatangani. Tidak setuju: kembali ke langkah 1",
    ],
)
def test_syarat_yang_mengembalikan_adalah_putusan(uraian: str) -> None:
    assert langkah_dari(uraian).keputusan == Keputusan(setuju=None, tidak=1)


def test_pengembalian_setelah_kata_setuju_bukan_penolakan() -> None:
    kalimat = urai_kalimat("Memeriksa. Jika sudah sesuai, dikembalikan ke staf untuk digandakan")

    assert not kalimat.tidak


def buku(*baris_sel: tuple[str | int | None, ...]) -> bytes:
    """A workbook of one sheet with these rows above a small step table."""
    buku_kerja = Workbook()
    lembar = buku_kerja.active
    assert lembar is not None
    for satu in baris_sel:
        lembar.append(satu)
    lembar.append(())
    lembar.append(("No", "Kegiatan", "Staf", "Camat", "Kelengkapan", "Waktu", "Output"))
    lembar.append((1, "Mengetik surat", "√", None, "Berkas", "5 menit", "Konsep"))
    lembar.append((2, "Menandatangani surat", None, "√", "Konsep", "1 jam", "Surat"))
    arus = io.BytesIO()
    buku_kerja.save(arus)
    return arus.getvalue()


def test_nomor_di_sel_sendiri_bukan_isi_butirnya() -> None:
    isi = buku(
        ("Keterkaitan", None, None, "Peralatan"),
        (1, "SOP Surat Masuk", None, "1. Komputer"),
        (2, "SOP Pengarsipan", None, "2. Printer"),
        (None, None, None, "3. Buku register"),
    )

    (sop,) = baca_dokumen(isi, "sop.xlsx")

    assert sop.keterkaitan == ("SOP Surat Masuk", "SOP Pengarsipan")
    assert sop.peralatan == ("Komputer", "Printer", "Buku register")


def test_bagian_dengan_isi_di_kanan_labelnya_tidak_tertukar() -> None:
    isi = buku(
        ("Nomor SOP", "7/KEC/2021"),
        ("Disahkan oleh", "Camat Mawar"),
        ("Dasar Hukum", "1. Peraturan Bupati Nomor 3 Tahun 2020"),
        ("Kualifikasi Pelaksana", "1. Memahami tata naskah dinas"),
        ("Peringatan", "Surat dapat hilang"),
    )

    (sop,) = baca_dokumen(isi, "sop.xlsx")

    assert sop.dasar_hukum == ("Peraturan Bupati Nomor 3 Tahun 2020",)
    assert sop.kualifikasi_pelaksana == ("Memahami tata naskah dinas",)
    assert sop.peringatan == ("Surat dapat hilang",)


def test_pengembalian_tanpa_tujuan_kembali_ke_baris_sebelumnya_dengan_ragu() -> None:
    isi = (
        baris(1, "Mengajukan permohonan", 0)
        + baris(2, "Mengetik surat", 1)
        + baris(3, "Memeriksa surat. Jika tidak sesuai dikembalikan untuk diperbaiki", 2)
    )

    sop = baca_html(f"<table>{kepala()}{isi}</table>")

    assert sop.langkah[2].keputusan == Keputusan(setuju=None, tidak=2)
    (catatan,) = [satu for satu in sop.catatan_baca if satu.lokasi == "langkah/3/keputusan"]
    assert catatan.keyakinan == "rendah"


@pytest.mark.parametrize(
    ("nip", "kata"),
    [("197013121991021003", "bulan lahir 13"), ("197004121991025003", "kelamin 5")],
)
def test_nip_yang_tidak_mungkin_diragukan(nip: str, kata: str) -> None:
    isi = buku(("Disahkan oleh", f"Camat Mawar\nBUDI SANTOSA, S.H.\nNIP. {nip}"))

    (sop,) = baca_dokumen(isi, "sop.xlsx")

    assert sop.disahkan_oleh.nip == nip
    (catatan,) = [satu for satu in sop.catatan_baca if satu.lokasi == "disahkan_oleh/nip"]
    assert kata in (catatan.alasan or "")


def test_judul_setelah_tanda_tangan_bukan_bagian_tanda_tangan() -> None:
    depan = "<p>Disahkan oleh: Camat Mawar</p><p>BUDI SANTOSA, S.H.</p><p>SOP PENERBITAN IZIN</p>"

    sop = baca_html(f"{depan}<table>{kepala()}{baris(1, 'Mengajukan permohonan', 0)}</table>")

    assert (sop.nama, sop.disahkan_oleh.nama) == ("PENERBITAN IZIN", "BUDI SANTOSA, S.H.")


def test_pekerjaan_loket_tanpa_tanda_disimpulkan_milik_staf() -> None:
    isi = "".join(
        baris(ke, uraian, -1)
        for ke, uraian in enumerate(
            (
                "Mengajukan permohonan",
                "Mencatat berkas pada buku register",
                "Menyetujui permohonan",
            ),
            start=1,
        )
    )

    sop = baca_html(f"<table>{kepala()}{isi}</table>")

    assert [satu.pelaksana for satu in sop.langkah] == [("pemohon",), ("staf",), ("camat",)]


def test_tabel_dari_kotak_div_dibaca_sebagai_tabel() -> None:
    semua = (
        ("No", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Output"),
        ("1", "Mengajukan permohonan", "Pemohon", "Formulir", "5 menit", "Permohonan"),
        ("2", "Memeriksa permohonan", "Petugas", "Permohonan", "1 jam", "Berkas lengkap"),
        ("3", "Menandatangani izin", "Camat", "Berkas lengkap", "1 hari", "Izin"),
    )
    kotak = "".join(
        "<div>" + "".join(f"<div>{sel}</div>" for sel in satu) + "</div>" for satu in semua
    )

    sop = baca_html(f"<h2>SOP Penerbitan Izin</h2><div>{kotak}</div>")

    assert sop.nama == "Penerbitan Izin"
    assert [satu.uraian for satu in sop.langkah] == [satu[1] for satu in semua[1:]]
    assert [satu.pelaksana for satu in sop.langkah] == [("pemohon",), ("petugas",), ("camat",)]
