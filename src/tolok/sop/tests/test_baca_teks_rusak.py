"""Texts that copying and converting damaged, invented: what is lost is put together by rules."""

from __future__ import annotations

import pytest

from tolok.sop.domain.dokumen import Sop
from tolok.sop.importers.baca import baca_dokumen

TABEL = (
    ("1", "Mengajukan permohonan izin keramaian", "√", "", "", "Formulir", "10 menit", "Permohonan"),
    ("2", "Memeriksa berkas permohonan", "", "√", "", "Permohonan", "1 jam", "Berkas lengkap"),
    ("3", "Menandatangani izin keramaian", "", "", "√", "Berkas lengkap", "1 hari", "Izin keramaian"),
    ("4", "Menyerahkan izin kepada pemohon", "", "√", "", "Izin keramaian", "5 menit", "Tanda terima"),
)  # fmt: skip
KEPALA = ("No", "Kegiatan", "Pemohon", "Petugas Loket", "Camat", "Kelengkapan", "Waktu", "Output")
IDENTITAS = """PEMERINTAH KABUPATEN ANGGREK
KECAMATAN MAWAR
Nomor SOP: 12/KEC/2021
Tanggal Pembuatan: 4 Mei 2021
Disahkan oleh: Camat Mawar
Drs. BUDI SANTOSA, M.Si
NIP. 19700412 199102 1 003
Nama SOP: Penerbitan Izin Keramaian
"""


def baca(teks: str) -> Sop:
    (sop,) = baca_dokumen(teks.encode(), "sop.txt")
    return sop


def bertab(*, padat: bool = False) -> str:
    """The whole text with tabs; `padat`: empty cells fell out."""
    baris = [[satu for satu in sel if satu or not padat] for sel in TABEL]
    return IDENTITAS + "\n" + "\n".join("\t".join(satu) for satu in (KEPALA, *baris))


def isi(sop: Sop) -> list[tuple[object, ...]]:
    """What the step rows print."""
    return [
        (satu.nomor, satu.uraian, satu.mutu.kelengkapan, satu.mutu.waktu, satu.mutu.output)
        for satu in sop.langkah
    ]


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        (" ", "\u00a0"),
        (" ", "  "),
        (" ", " \u200b"),
        ("\n", "\r\n"),
        ("\n", "\n\n"),
        ("\nNama SOP", "\n\n- 2 -\n\nNama SOP"),
        ("\n3\t", "\nHalaman 2 dari 3\n3\t"),
    ],
)
def test_spasi_dan_nomor_halaman_tidak_mengubah_bacaan(lama: str, baru: str) -> None:
    assert _polos(baca(bertab().replace(lama, baru))) == _polos(baca(bertab()))


def _polos(sop: Sop) -> tuple[object, ...]:
    return sop.nama, sop.nomor, sop.unit, sop.tanggal, sop.disahkan_oleh, sop.langkah


def test_baris_yang_kehilangan_sel_kosong_diluruskan_ke_kepalanya() -> None:
    assert isi(baca(bertab(padat=True))) == isi(baca(bertab()))


def test_sel_yang_hanya_dipisah_spasi_lebar_diluruskan_ke_kepalanya() -> None:
    assert isi(baca(bertab(padat=True).replace("\t", "     "))) == isi(baca(bertab()))


def test_kepala_yang_tersebar_dan_baris_tanpa_kolom_disusun_kembali() -> None:
    baris = [" ".join((f"{sel[0]}.", sel[1], *sel[5:])) for sel in TABEL]
    kepala = [
        "Pelaksana Mutu Baku",
        "No Kegiatan Ket",
        "Pemohon Petugas Loket Camat Kelengkapan Waktu Output",
    ]

    sop = baca(IDENTITAS + "\n".join([*kepala, *baris]))

    assert sop.nomor == "12/KEC/2021"
    assert [satu.nama for satu in sop.pelaksana] == ["Pemohon", "Petugas Loket", "Camat"]
    assert isi(sop) == isi(baca(bertab()))


def test_kepala_di_tengah_paragraf_tidak_menelan_identitas() -> None:
    baris = [" ".join((sel[1], *sel[5:])) for sel in TABEL]
    kepala = "KEGIATAN PEMOHON PETUGAS CAMAT KELENGKAPAN WAKTU OUTPUT"

    sop = baca(IDENTITAS + "\n".join([kepala, *baris]))

    assert (sop.nomor, sop.disahkan_oleh.jabatan) == ("12/KEC/2021", "Camat Mawar")
    assert len(sop.langkah) == len(TABEL)


def test_nama_lajur_yang_terbelah_dua_baris_disambung() -> None:
    baris = [" ".join((f"{sel[0]}.", sel[1], *sel[5:])) for sel in TABEL]
    kepala = [
        "Uraian Prosedur Staf Kepala Kepala Kelengkapan Waktu Output",
        "Perizinan Seksi Kantor",
        "1 2 3 4 5 6 7 8",
    ]

    sop = baca("\n".join([*kepala, *baris]))

    assert [satu.nama for satu in sop.pelaksana] == [
        "Staf Perizinan",
        "Kepala Seksi",
        "Kepala Kantor",
    ]


def test_nama_kapital_di_belakang_koma_bukan_bagian_jabatan() -> None:
    teks = bertab().replace("Camat Mawar\nDrs. BUDI SANTOSA, M.Si", "Camat Mawar, BUDI SANTOSA")

    assert baca(teks).disahkan_oleh.nama == "BUDI SANTOSA"
