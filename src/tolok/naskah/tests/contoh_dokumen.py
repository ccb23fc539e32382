"""One of each document with invented values: what the tests read and the pictures show."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from tolok.naskah.dokumen import jadwal, lembar_disposisi, nota_dinas, rapat
from tolok.naskah.domain.blok import CaraTandaTangan, TandaTangan
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, Kop

_LAMBANG = Path(__file__).resolve().parents[1] / "lambang" / "contoh.svg"
SIDIK_CONTOH = "7f3a91c04be25d68a1f09c3e77b2d4508e61fa92c3d07b54e98f1a26cc3b0d17"

KOP = Kop(
    pemda="Pemerintah Kota Contoh",
    instansi="Dinas Perdagangan dan Perindustrian",
    alamat="Jalan Contoh Raya Nomor 1, Kota Contoh 00000",
    telepon="(000) 000001",
    laman="disdagin.kotacontoh.example",
    posel="disdagin@kotacontoh.example",
    lambang=_LAMBANG.read_text(),
)
BINGKAI = Bingkai(
    kop=KOP,
    tempat="Kota Contoh",
    dibuat=datetime(2025, 10, 9, 7, 30, tzinfo=UTC),
    contoh=True,
    aturan="contoh/aturan-1",
)


def wib(bulan: int, hari: int, jam: int, menit: int = 0) -> datetime:
    """A moment of 2025 given in WIB."""
    return datetime(2025, bulan, hari, jam - 7, menit, tzinfo=UTC)


KADIS = TandaTangan(
    jabatan="Kepala Dinas Perdagangan dan Perindustrian",
    nama="Drs. Arya Contoh, M.Si.",
    pangkat="Pembina Utama Muda (IV/c)",
    nip="190001021920012001",
)
SEKRETARIS = TandaTangan(
    jabatan="Sekretaris",
    nama="Bunga Rekaan, S.E., M.M.",
    pangkat="Pembina Tingkat I (IV/b)",
    nip="190001031920011002",
)
KASUBBAG = TandaTangan(
    jabatan="Kepala Subbagian Perencanaan, Evaluasi dan Pelaporan",
    nama="Citra Misalnya, S.STP., M.A.P.",
    pangkat="Penata Tingkat I (III/d)",
    nip="190001041920012003",
)
PLT_KABID = TandaTangan(
    jabatan="Kepala Bidang Sarana Distribusi dan Pasar",
    sebagai="Plt.",
    nama="Rangga Contoh, S.T.",
    pangkat="Penata (III/c)",
    nip="190001191920011018",
)
PENYUSUN = TandaTangan(
    jabatan="Pengolah Data dan Informasi",
    nama="Gita Contohnya, A.Md.",
    pangkat="VII",
    nip="190001082023212007",
)


def bertanda(t: TandaTangan, waktu: datetime, pembuka: str = "", **lain: str) -> TandaTangan:
    """The same signatory with a recorded approval."""
    return TandaTangan(
        jabatan=t.jabatan,
        nama=t.nama,
        pangkat=t.pangkat,
        nip=t.nip,
        sebagai=t.sebagai,
        pembuka=pembuka,
        cara=CaraTandaTangan.TERCATAT,
        waktu=waktu,
        sidik=SIDIK_CONTOH,
        catatan=lain.get("catatan", ""),
        atas_nama=lain.get("atas_nama", ""),
    )


_BIDANG = (
    "Kepala Bidang Perdagangan",
    "Kepala Bidang Perindustrian",
    "Plt. Kepala Bidang Sarana Distribusi dan Pasar",
    "Kepala Bidang Perlindungan Konsumen dan Tertib Niaga",
    "Kepala UPTD Metrologi Legal",
    "Kepala UPTD Pasar",
)


def _disposisi() -> Dokumen:
    baris = (
        lembar_disposisi.BarisDisposisi(
            dari="Kepala Dinas",
            kepada=("Sekretaris",),
            harap=("Proses lebih lanjut",),
            isi="Laksanakan pengukuran kinerja TW III. Semua bidang dan UPT. Selesai 10 Oktober.",
            waktu=wib(10, 1, 8, 12),
            batas=date(2025, 10, 10),
            paraf="Drs. Arya Contoh, M.Si.",
            pencatat="Joko Andaikan",
        ),
        lembar_disposisi.BarisDisposisi(
            dari="Sekretaris",
            kepada=("Kepala Subbagian Perencanaan, Evaluasi dan Pelaporan",),
            harap=("Koordinasikan", "Proses lebih lanjut"),
            isi="Susun form dan timeline, sampaikan hari ini.",
            waktu=wib(10, 1, 8, 40),
            batas=date(2025, 10, 1),
            paraf="Bunga Rekaan, S.E., M.M.",
        ),
        lembar_disposisi.BarisDisposisi(
            dari="Kepala Subbagian Perencanaan, Evaluasi dan Pelaporan",
            kepada=_BIDANG,
            harap=("Untuk diisi dan dikembalikan",),
            isi="Form terlampir; isi sampai 6 Oktober pukul 12.00.",
            waktu=wib(10, 1, 10, 5),
            batas=date(2025, 10, 6),
            paraf="Citra Misalnya, S.STP., M.A.P.",
        ),
        lembar_disposisi.BarisDisposisi(
            dari="Plh. Kepala Dinas",
            kepada=("Kepala Subbagian Perencanaan, Evaluasi dan Pelaporan",),
            isi="Laporan disahkan. Siapkan surat pengantar dan kirim.",
            waktu=wib(10, 14, 9, 20),
            paraf="Bunga Rekaan, S.E., M.M.",
        ),
    )
    return lembar_disposisi.susun(
        lembar_disposisi.LembarDisposisi(
            surat=lembar_disposisi.SuratMasuk(
                dari="Sekretaris Daerah (Bagian Organisasi)",
                nomor="000.8.6.3/1187/Org",
                tanggal=date(2025, 9, 24),
                diterima=date(2025, 9, 26),
                agenda="0413",
                sifat="Segera",
                hal="Penyampaian Laporan Pengukuran Kinerja Triwulan III Tahun 2025",
            ),
            baris=baris,
            pilihan_kepada=("Sekretaris", *_BIDANG),
        ),
        BINGKAI,
    )


def _nota() -> Dokumen:
    return nota_dinas.susun(
        nota_dinas.NotaDinas(
            kepada="Para Kepala Bidang dan Kepala UPTD",
            dari="Sekretaris",
            tembusan=("Kepala Dinas (sebagai laporan)",),
            tanggal=date(2025, 10, 1),
            nomor="000.8.6.3/395/Disdagin",
            sifat="Segera",
            lampiran="1 berkas",
            hal="Pengisian form pengukuran kinerja Triwulan III Tahun 2025",
            paragraf=(
                "Menindaklanjuti surat Sekretaris Daerah Nomor 000.8.6.3/1187/Org tanggal "
                "24 September 2025 dan disposisi Kepala Dinas tanggal 1 Oktober 2025, dengan ini "
                "diminta kepada Saudara untuk:",
                "Form yang terlambat disampaikan dicatat sebagai belum diukur dan dicantumkan dalam "
                "laporan. Pertanyaan dapat disampaikan kepada Subbagian Perencanaan, Evaluasi dan "
                "Pelaporan.",
                "Demikian untuk dilaksanakan.",
            ),
            perintah=(
                "menyelenggarakan rapat bidang paling lambat tanggal 3 Oktober 2025;",
                "mengisi form pengukuran kinerja sesuai indikator yang menjadi tanggung jawab unit "
                "kerja masing-masing beserta bukti dukungnya; dan",
                "mengembalikan form paling lambat tanggal 6 Oktober 2025 pukul 12.00 WIB.",
            ),
            penanda=bertanda(SEKRETARIS, wib(10, 1, 8, 55)),
        ),
        BINGKAI,
    )


def _jadwal() -> Dokumen:
    baris = (
        ("Disposisi Kepala Dinas dan Sekretaris", "1, 2", "Kepala Dinas, Sekretaris", 1, 1, "Disposisi"),
        ("Penyampaian form dan timeline", "3", "Kasubbag Perencanaan, Evaluasi dan Pelaporan", 1, 1, "Form, timeline"),
        ("Rapat bidang dan pengisian form", "4", "Kepala Bidang/UPT", 2, 6, "Hasil isian, daftar hadir, notula"),
        ("Penyusunan draft", "5", "Jabatan Pelaksana", 7, 7, "Draft pengukuran kinerja"),
        ("Pemeriksaan berjenjang", "6, 7, 8", "Kepala Bidang/UPT, Kasubbag, Sekretaris", 8, 8, "Dokumen pengukuran kinerja"),
        ("Tanda tangan pegawai dan pengesahan", "9", "Seluruh pegawai, Kepala Dinas", 9, 9, "Laporan pengukuran kinerja"),
        ("Surat pengantar, pengiriman, penggandaan, pengarsipan", "10, 11", "Kasubbag, Jabatan Pelaksana", 10, 10, "Surat pengantar, tanda terima, arsip"),
    )  # fmt: skip
    return jadwal.susun(
        jadwal.Jadwal(
            kegiatan="Pengukuran Kinerja",
            periode="Triwulan III Tahun 2025",
            baris=tuple(
                jadwal.BarisJadwal(
                    tahapan=t,
                    langkah=nomor,
                    pelaksana=p,
                    mulai=date(2025, 10, a),
                    selesai=date(2025, 10, b),
                    keluaran=k,
                )
                for t, nomor, p, a, b, k in baris
            ),
            pembuat=bertanda(KASUBBAG, wib(10, 1, 9, 50), "Kota Contoh, 1 Oktober 2025"),
            mengetahui=bertanda(SEKRETARIS, wib(10, 1, 10, 2), "Mengetahui,"),
            tanggal=date(2025, 10, 1),
        ),
        BINGKAI,
    )


def _peserta() -> tuple[rapat.Hadir, ...]:
    return (
        rapat.Hadir(nama="Mega Ibarat, S.E., M.Si.", jabatan="Kepala Bidang Perdagangan", waktu=wib(10, 2, 9, 2)),
        rapat.Hadir(nama="Nanda Ilustrasi, S.E.", jabatan="Analis Perdagangan Ahli Muda", waktu=wib(10, 2, 9, 4)),
        rapat.Hadir(nama="Oki Rekaan, S.E.", jabatan="Analis Perdagangan Ahli Pertama"),
        rapat.Hadir(nama="Putri Umpamanya, A.Md.", jabatan="Pengolah Data dan Informasi", keterangan="izin: tugas luar"),
    )  # fmt: skip


def _rapat() -> dict[str, Dokumen]:
    undangan = rapat.susun_undangan(
        rapat.Undangan(
            nomor="000.1.5/396/Disdagin",
            tanggal=date(2025, 10, 1),
            hal="Undangan rapat pengisian form pengukuran kinerja",
            kepada=("Analis Perdagangan Ahli Muda", "Analis Perdagangan Ahli Pertama", "Pengolah Data dan Informasi", "Kepala UPTD Pasar"),
            pembuka="Sehubungan dengan pengukuran kinerja Triwulan III Tahun 2025, dengan hormat kami mengundang Saudara untuk hadir dalam rapat yang akan diselenggarakan pada:",
            mulai=wib(10, 2, 9),
            tempat="Ruang rapat Bidang Perdagangan",
            acara="Pengisian form pengukuran kinerja Triwulan III Tahun 2025",
            bahan=("rekap e-SKA Triwulan III;", "rekap harga harian; dan", "laporan stok mingguan."),
            penanda=bertanda(TandaTangan(jabatan="Kepala Bidang Perdagangan", nama="Mega Ibarat, S.E., M.Si.", pangkat="Pembina (IV/a)", nip="190001141920012013"), wib(10, 1, 13, 20)),
            tembusan=("Kepala Dinas (sebagai laporan).",),
        ),
        BINGKAI,
    )  # fmt: skip
    pimpinan = TandaTangan(
        jabatan="Kepala Bidang Perdagangan",
        nama="Mega Ibarat, S.E., M.Si.",
        pangkat="Pembina (IV/a)",
        nip="190001141920012013",
        pembuka="Pimpinan rapat,",
    )
    notulis = TandaTangan(
        jabatan="Analis Perdagangan Ahli Muda",
        nama="Nanda Ilustrasi, S.E.",
        pangkat="Penata (III/c)",
        nip="190001151920011014",
        pembuka="Notulis,",
    )
    hadir = rapat.susun_daftar_hadir(
        rapat.DaftarHadir(
            acara="Rapat pengisian form pengukuran kinerja Triwulan III Tahun 2025",
            mulai=wib(10, 2, 9),
            tempat="Ruang rapat Bidang Perdagangan",
            peserta=_peserta(),
            penanda=pimpinan,
        ),
        BINGKAI,
    )
    notula = rapat.susun_notula(
        rapat.Notula(
            hal="Pengisian form pengukuran kinerja Triwulan III Tahun 2025",
            dasar="Undangan Nomor 000.1.5/396/Disdagin tanggal 1 Oktober 2025",
            mulai=wib(10, 2, 9, 5),
            selesai=wib(10, 2, 10, 40),
            tempat="Ruang rapat Bidang Perdagangan",
            pimpinan=bertanda(pimpinan, wib(10, 2, 11, 3), "Pimpinan rapat,"),
            notulis=bertanda(notulis, wib(10, 2, 10, 55), "Notulis,"),
            hadir=_peserta()[:3],
            tidak_hadir=_peserta()[3:],
            acara=(
                rapat.AcaraNotula(
                    judul="Realisasi indikator A02, A03, A08 dan A11",
                    pembahasan=(
                        "Nilai ekspor berdasarkan SKA Triwulan III 43,80 juta US$, kumulatif 130,15 juta US$ "
                        "dari target s.d. Triwulan III 130,00 juta US$.",
                        "Koefisien variasi harga Triwulan III 5,05 persen; rata-rata tiga triwulan 5,15 persen.",
                    ),
                    keputusan=("Angka A02 dan A08 disetujui.", "Penghambat A11 ditulis lengkap pada form."),
                ),
                rapat.AcaraNotula(
                    judul="Bukti dukung",
                    pembahasan=("Semua rekap diunggah sebelum form dikonfirmasi.",),
                    keputusan=(),
                ),
            ),
            tindak_lanjut=(
                rapat.TindakLanjut(apa="Mengunggah rekap e-SKA bertanggal", siapa="Nanda Ilustrasi, S.E.", kapan=date(2025, 10, 3)),
                rapat.TindakLanjut(apa="Menulis penyebab kelangkaan Mei", siapa="Oki Rekaan, S.E.", kapan=date(2025, 10, 6)),
            ),
            lampiran=("Daftar hadir;", "Foto kegiatan."),
        ),
        BINGKAI,
    )  # fmt: skip
    return {"D05-undangan": undangan, "D06-daftar-hadir": hadir, "D07-notula": notula}


def contoh_dokumen() -> dict[str, Dokumen]:
    """File name (without suffix) to document, one of each kind."""
    return {
        "D01-lembar-disposisi": _disposisi(),
        "D02-nota-dinas": _nota(),
        "D03-jadwal": _jadwal(),
        **_rapat(),
    }
