"""Forms of other offices, invented: other heads and orders, other times, other damage."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.domain.dokumen import Keputusan, Sop
from tolok.sop.importers.baca import baca_dokumen, baca_sop
from tolok.sop.importers.makna.waktu import baca_waktu

MARKDOWN = """# STANDAR OPERASIONAL PROSEDUR
## PELAYANAN SURAT KETERANGAN USAHA

| NOMOR SOP | 503/012/KEC-MWR/2024 |
|---|---|
| TGL. PEMBUATAN | 12-03-2024 |
| TGL. REVISI | - |
| TGL. EFEKTIF | 1 April 2024 |
| DISAHKAN OLEH | Camat Mawar<br><br>Dra. SITI RAHAYU, M.M.<br>Pembina Tk. I<br>NIP 19720405 199803 2 004 |
| NAMA SOP | Pelayanan Surat Keterangan Usaha |

| DASAR HUKUM | KUALIFIKASI PELAKSANA |
|---|---|
| 1. Undang-Undang Nomor 25 Tahun 2009<br>2. Peraturan Bupati Anggrek Nomor 10 Tahun 2022 | 1. SLTA/sederajat<br>2. Menguasai komputer |
| PERINGATAN | PENCATATAN DAN PENDATAAN |
| Apabila tidak dilaksanakan, pelayanan terhambat | Buku register |

| No | Kegiatan | Mutu Baku | | | Pelaksana | | | Ket |
|---|---|---|---|---|---|---|---|---|
| | | Kelengkapan | Waktu (menit) | Keluaran | Pemohon | Petugas Loket | Camat | |
| 1 | Menyerahkan berkas kepada petugas loket | KTP, KK | 5 | Berkas permohonan | Mulai | | | |
| 2 | Memeriksa berkas. Apabila lengkap diteruskan kepada Camat, apabila tidak lengkap dikembalikan kepada pemohon | Berkas | 10 | Berkas lengkap | | ◇ | | |
| 3 | Menandatangani surat keterangan | Konsep surat | 10 | Surat Keterangan Usaha | | | □ | |
| 4 | Mengarsipkan dan menyerahkan surat | Surat | 5 | Arsip | | Selesai | | |
"""
BERNAMA = """SOP PENGELOLAAN SURAT MASUK

Nomor SOP\t: 065/33/DISHUB/2022
Tanggal Pengesahan\t: 10 Januari 2022
Disahkan oleh\t: Kepala Dinas Perhubungan
\tIr. BAMBANG WIJAYA, M.T.
\tNIP. 19680101 199401 1 002

No.\tUraian Kegiatan\tPelaksana\tPersyaratan\tWaktu\tKeluaran
1.\tMenerima dan mencatat surat masuk\tPengadministrasi Umum\tSurat masuk\t5 Menit\tAgenda
2.\tMeneruskan surat kepada Sekretaris\tKasubbag Umum\tSurat\t±1 hari\tSurat
3.\tMemberikan disposisi kepada bidang\tKepala Dinas\tSurat\t1 – 2 Hari Kerja\tDisposisi
"""
MENYATU = """PEMERINTAH KABUPATEN ANGGREK
KECAMATAN MAWAR
NOMOR SOP 060/11/KEC
TANGGAL PEMBUATAN 2 Maret 2020
DISAHKAN OLEH CAMAT MAWAR
NAMA SOP PENERBITAN IZIN KERAMAIAN

NO KEGIATAN PEMOHON PETUGAS KASI CAMAT KELENGKAPAN WAKTU OUTPUT
1 Pemohon mengajukan permohonan izin kepada petugas Surat permohonan 5 menit Berkas
2 Memeriksa berkas permohonan dan meneruskan kepada Kasi Berkas permohonan 10 menit Berkas
3 Memverifikasi berkas dan menyiapkan konsep izin Berkas lengkap S menit Konsep izin
4 Menandatangani izin keramaian Konsep izin 15 menit Izin
"""
TERTATA = """                                        Nomor SOP            12/BAPP/2021
   BADAN PERENCANAAN                    Tanggal Pembuatan    4 Mei 2021
   KABUPATEN ANGGREK                    Tanggal Efektif      5 Mei 2021
                                        Disahkan oleh        Kepala Badan

                                                             AGUS SALIM, S.E.
                                                             NIP. 196902031993031007
                                        Nama SOP             Penyusunan Rencana Kerja
   Dasar Hukum :                        Kualifikasi Pelaksana :
   1. Undang-Undang Nomor 25            1. Memahami perencanaan
      Tahun 2004                        2. Mampu menyusun rencana
   2. Peraturan Pemerintah Nomor
      8 Tahun 2008
   Peringatan :                         Pencatatan dan Pendataan :
   Jika terlambat, anggaran hilang      Disimpan sebagai arsip

                                     Pelaksana                       Mutu Baku
No   Kegiatan                                                                                Ket
                             Kepala Badan   Staf      Kelengkapan     Waktu     Output
(1)           (2)                (3)         (4)          (5)          (6)       (7)         (8)

     Menyusun rancangan
1    rencana kerja                                    Surat edaran    3 hari    Rancangan
     perangkat daerah
     Mengesahkan rencana
2                                                     Rancangan       1 Jam     Renja
     kerja
"""


SEBARIS_SEBARIS = """PEMERINTAH PROVINSI ANGGREK RAYA
DINAS KESEHATAN

STANDAR OPERASIONAL PROSEDUR
PENANGANAN KELUHAN

NOMOR SOP

440/77/DINKES

TANGGAL PEMBUATAN

3 Maret 2021

TANGGAL REVISI

-

TANGGAL EFEKTIF

1 April 2021

DISAHKAN OLEH

KEPALA DINAS KESEHATAN

dr. RINA MELATI, M.Kes
NIP. 19750101 200212 2 003

NAMA SOP

PENANGANAN KELUHAN PELANGGAN

DASAR HUKUM

UU Nomor 36 Tahun 2009 tentang Kesehatan
Permenkes Nomor 4 Tahun 2019 tentang Standar Teknis

KUALIFIKASI PELAKSANA

Memahami komunikasi publik
Mampu mengoperasikan komputer

KETERKAITAN

SOP Surat Masuk

PERALATAN/PERLENGKAPAN

Komputer
ATK

PERINGATAN

Jika tidak ditangani, kepercayaan publik menurun

PENCATATAN DAN PENDATAAN

Buku keluhan

NO	KEGIATAN	PELAKSANA			MUTU BAKU			KETERANGAN
		Petugas	Kepala Seksi	Kepala Bidang	KELENGKAPAN	WAKTU	OUTPUT
1	Menerima keluhan dan mencatat dalam buku	1			Formulir	5 mnt	Keluhan tercatat
2	Memeriksa keluhan:
a. kelengkapan identitas
b. bukti pendukung		2		Keluhan	10 mnt	Keluhan lengkap
3	Apakah keluhan dapat ditangani? Ya ke langkah 4, tidak kembali ke langkah 1		3		Keluhan	10 mnt	-
4	Menetapkan tindak lanjut			4	Telaahan	1 hari	Keputusan
"""


def baca(teks: str) -> Sop:
    (sop,) = baca_dokumen(teks.encode(), "sop.md")
    return sop


def pelaksana(sop: Sop) -> list[list[str]]:
    return [[sop.nama_lajur[kode] for kode in satu.pelaksana] for satu in sop.langkah]


def test_mutu_baku_di_depan_lajur_dan_menit_di_kepala_kolom() -> None:
    sop = baca(MARKDOWN)

    assert sop.nama == "Pelayanan Surat Keterangan Usaha"
    assert (sop.tanggal.pembuatan, sop.tanggal.efektif) == ("2024-03-12", "2024-04-01")
    pengesah = sop.disahkan_oleh
    assert (pengesah.jabatan, pengesah.nama) == ("Camat Mawar", "Dra. SITI RAHAYU, M.M.")
    assert (pengesah.pangkat, pengesah.nip) == ("Pembina Tk. I", "197204051998032004")
    assert sop.kualifikasi_pelaksana == ("SLTA/sederajat", "Menguasai komputer")
    assert pelaksana(sop) == [["Pemohon"], ["Petugas Loket"], ["Camat"], ["Petugas Loket"]]
    assert sop.langkah[1].keputusan == Keputusan(setuju=None, tidak=1)
    waktu = sop.langkah[0].mutu.waktu
    assert waktu is not None
    assert (waktu.teks, waktu.nilai, waktu.satuan) == ("5", Decimal(5), "menit")


def test_kolom_pelaksana_yang_menyebut_nama_jabatan() -> None:
    sop = baca(BERNAMA)

    assert pelaksana(sop) == [["Pengadministrasi Umum"], ["Kasubbag Umum"], ["Kepala Dinas"]]
    assert sop.disahkan_oleh.nip == "196801011994011002"
    assert sop.tanggal.pengesahan == "2022-01-10"


def test_kolom_yang_menyatu_dipisahkan_lagi_dengan_nomor_dan_waktunya() -> None:
    sop = baca(MENYATU)

    assert sop.unit == "PEMERINTAH KABUPATEN ANGGREK - KECAMATAN MAWAR"
    assert [satu.nomor for satu in sop.langkah] == [1, 2, 3, 4]
    assert sop.langkah[3].uraian == "Menandatangani izin keramaian"
    assert sop.langkah[3].mutu.kelengkapan == ("Konsep izin",)
    assert sop.langkah[3].mutu.output == ("Izin",)
    assert pelaksana(sop)[:3] == [["PEMOHON"], ["PETUGAS"], ["KASI"]]
    ketiga = sop.langkah[2].mutu.waktu
    assert ketiga is not None
    assert ketiga.nilai == Decimal(5)
    ragu = {satu.lokasi for satu in sop.catatan_baca if satu.keyakinan == "rendah"}
    assert "langkah/1/kelengkapan" in ragu


def test_halaman_yang_ditata_dengan_spasi_dibaca_menurut_letak_kata() -> None:
    sop = baca(TERTATA)

    assert sop.nomor == "12/BAPP/2021"
    assert sop.unit == "BADAN PERENCANAAN KABUPATEN ANGGREK"
    assert sop.disahkan_oleh.nama == "AGUS SALIM, S.E."
    assert sop.dasar_hukum == (
        "Undang-Undang Nomor 25 Tahun 2004",
        "Peraturan Pemerintah Nomor 8 Tahun 2008",
    )
    assert sop.kualifikasi_pelaksana == ("Memahami perencanaan", "Mampu menyusun rencana")
    assert sop.pencatatan == ("Disimpan sebagai arsip",)
    assert [satu.uraian for satu in sop.langkah] == [
        "Menyusun rancangan rencana kerja perangkat daerah",
        "Mengesahkan rencana kerja",
    ]
    assert pelaksana(sop) == [["Staf"], ["Kepala Badan"]]


def test_label_dan_isi_berganti_baris_dan_sel_terpotong_baris() -> None:
    sop = baca(SEBARIS_SEBARIS)

    assert sop.nomor == "440/77/DINKES"
    assert sop.unit == "PEMERINTAH PROVINSI ANGGREK RAYA - DINAS KESEHATAN"
    assert sop.disahkan_oleh.jabatan == "KEPALA DINAS KESEHATAN"
    assert sop.disahkan_oleh.nama == "dr. RINA MELATI, M.Kes"
    assert sop.dasar_hukum == (
        "UU Nomor 36 Tahun 2009 tentang Kesehatan",
        "Permenkes Nomor 4 Tahun 2019 tentang Standar Teknis",
    )
    assert sop.peralatan == ("Komputer", "ATK")
    assert sop.langkah[1].uraian.endswith("b. bukti pendukung")
    assert pelaksana(sop) == [["Petugas"], ["Kepala Seksi"], ["Kepala Seksi"], ["Kepala Bidang"]]
    assert sop.langkah[2].keputusan == Keputusan(setuju=None, tidak=1)


def test_tempat_setiap_langkah_dan_bidang_diketahui() -> None:
    (satu,) = baca_sop(BERNAMA.encode(), "a.txt")

    assert satu.tempat["langkah/2"].baris_teks == 11
    assert satu.tempat["nomor"].baris_teks == 3


@pytest.mark.parametrize(
    ("teks", "nilai", "maks", "satuan", "hitungan", "per"),
    [
        ("15 menit", 15, None, "menit", "kerja", None),
        ("1 Jam", 1, None, "jam", "kerja", None),
        ("±1 hari", 1, None, "hari", "kerja", None),
        ("1 – 20 Hari Kerja", 1, 20, "hari", "kerja", None),
        ("1-10 Hari", 1, 10, "hari", "kerja", None),
        ("3 hari kalender", 3, None, "hari", "kalender", None),
        ("2 menit/berkas", 2, None, "menit", "kerja", "berkas"),
        ("120 Menit / 3 Hari", 120, None, "menit", "kerja", None),
        ("30 menit - 3 Jam", 30, 180, "menit", "kerja", None),
        ("1 (satu) hari kerja", 1, None, "hari", "kerja", None),
        ("maks. 2 minggu", 2, None, "minggu", "kerja", None),
        ("1,5 jam", Decimal("1.5"), None, "jam", "kerja", None),
        ("sehari", 1, None, "hari", "kerja", None),
        ("10 menit per dokumen", 10, None, "menit", "kerja", "dokumen"),
    ],
)
def test_waktu_tercetak(
    teks: str, nilai: Decimal, maks: Decimal | None, satuan: str, hitungan: str, per: str | None
) -> None:
    hasil = baca_waktu(teks)

    assert hasil is not None
    waktu = hasil.waktu
    assert waktu.teks == teks
    assert (waktu.nilai, waktu.maks) == (nilai, maks)
    assert (waktu.satuan, waktu.hitungan, waktu.per) == (satuan, hitungan, per)


@pytest.mark.parametrize("teks", ["", "-", "Sesuai kebutuhan", "kondisional", "setiap hari kerja"])
def test_yang_bukan_waktu_tidak_dijadikan_waktu(teks: str) -> None:
    assert baca_waktu(teks) is None


@pytest.mark.parametrize("teks", ["Halo, ini bukan SOP.", "No\tNama\tAlamat\n1\tA\tB\n", "   x"])
def test_berkas_tanpa_sop_ditolak_dengan_satu_kalimat(teks: str) -> None:
    with pytest.raises(MasukanTidakSah, match="Tidak ditemukan SOP"):
        baca_dokumen(teks.encode(), "a.txt")
