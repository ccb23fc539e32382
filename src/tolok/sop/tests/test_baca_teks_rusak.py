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


BERDAMPINGAN = """PEMERINTAH KABUPATEN ANGGREK Nomor SOP 12/KEC/2021
Tanggal Pembuatan 4 Mei 2021
KECAMATAN MAWAR Tanggal Revisi -
BAGIAN TATA USAHA Tanggal Efektif 1 Juni 2021
Disahkan oleh Camat Mawar
SEKSI PELAYANAN Drs. BUDI SANTOSA, M.Si
NIP. 19700412 199102 1 003
Nama SOP Penerbitan Izin Keramaian

Keterkaitan Peralatan/Perlengkapan
1. SOP Surat Masuk 1. Komputer
2. SOP Pengarsipan 2. Printer
3. Stempel

"""


def test_label_di_tengah_baris_kop_surat_dibaca_sebagai_label() -> None:
    tabel = bertab().removeprefix(IDENTITAS)

    sop = baca(BERDAMPINGAN + tabel)

    assert sop.nomor == "12/KEC/2021"
    assert (sop.tanggal.pembuatan, sop.tanggal.revisi) == ("2021-05-04", None)
    assert sop.tanggal.efektif == "2021-06-01"
    assert sop.unit is not None
    assert sop.unit.startswith("PEMERINTAH KABUPATEN ANGGREK")
    assert (sop.disahkan_oleh.jabatan, sop.disahkan_oleh.nama) == (
        "Camat Mawar",
        "Drs. BUDI SANTOSA, M.Si",
    )


def test_butir_kolom_kedua_tidak_masuk_kolom_yang_butirnya_lain() -> None:
    sop = baca(BERDAMPINGAN + bertab().removeprefix(IDENTITAS))

    assert sop.keterkaitan == ("SOP Surat Masuk", "SOP Pengarsipan")
    assert sop.peralatan == ("Komputer", "Printer", "Stempel")


def test_satu_halaman_pada_satu_baris_dibaca() -> None:
    baris = [" ".join((f"{sel[0]}.", sel[1], *sel[5:])) for sel in TABEL]
    kepala = "No Kegiatan Pelaksana Mutu Baku Ket Pemohon Petugas Camat Kelengkapan Waktu Output 1 2 3 4 5 6 7"
    bagian = "Dasar Hukum Kualifikasi Pelaksana 1. Undang-Undang Nomor 9 Tahun 1998 tentang Kemerdekaan 1. Ramah"

    sop = baca(" ".join([IDENTITAS.replace("\n", " "), bagian, kepala, *baris]))

    assert (sop.nomor, sop.tanggal.pembuatan) == ("12/KEC/2021", "2021-05-04")
    assert sop.dasar_hukum == ("Undang-Undang Nomor 9 Tahun 1998 tentang Kemerdekaan",)
    assert sop.kualifikasi_pelaksana == ("Ramah",)
    assert [satu.nama for satu in sop.pelaksana] == ["Pemohon", "Petugas", "Camat"]
    assert isi(sop) == isi(baca(bertab()))


def test_label_kosong_tidak_mengambil_baris_yang_bukan_nilainya() -> None:
    teks = bertab().replace("Nomor SOP: 12/KEC/2021", "Nomor SOP\nLAMPIRAN KEPUTUSAN")

    assert baca(teks).nomor is None


def test_tanda_tangan_di_bawah_tabel_tanpa_baris_kosong_bukan_isi_selnya() -> None:
    teks = (
        bertab().rsplit("\t", 1)[0]
        + "\nCAMAT MAWAR,\nDrs. BUDI SANTOSA, M.Si\nNIP. 19700412 199102 1 003"
    )

    assert baca(teks).langkah[-1].mutu.output == ()


def test_nama_lajur_tiga_baris_di_halaman_bertata_tetap_di_kepala() -> None:
    halaman = """
No  Kegiatan                      Pemohon     Kepala       Kelengkapan   Waktu       Output
                                              Bidang
                                              Perizinan

1.  Mengajukan permohonan izin    O                        Formulir      10 menit    Berkas

2.  Menandatangani surat izin                 O            Berkas        1 hari      Izin

3.  Menyerahkan tanda terima      O                        Izin          5 menit     Tanda terima
"""

    sop = baca(halaman)

    assert [satu.nama for satu in sop.pelaksana] == ["Pemohon", "Kepala Bidang Perizinan"]
    assert [satu.pelaksana for satu in sop.langkah] == [
        ("pemohon",),
        ("kepala_bidang_perizinan",),
        ("pemohon",),
    ]
