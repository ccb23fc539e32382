"""One of each document with invented values: what the tests read and the pictures show."""

from __future__ import annotations

from datetime import date

from tolok.naskah.dokumen import (
    berita_acara,
    buku,
    catatan_pemeriksaan,
    daftar_arsip,
    jadwal,
    lembar_disposisi,
    nota_dinas,
    penggandaan,
    rapat,
    surat_pengantar,
    tanda_tangan,
)
from tolok.naskah.domain.blok import CaraTandaTangan, TandaTangan
from tolok.naskah.domain.dokumen import Dokumen, StatusNaskah
from tolok.naskah.tests.contoh_laporan import (
    PERIODE,
    contoh_formulir,
    contoh_kertas_kerja,
    contoh_laporan,
    contoh_pegawai,
    contoh_rekap,
)
from tolok.naskah.tests.contoh_pejabat import (
    BINGKAI,
    KABID,
    KADIS,
    KASUBBAG,
    PENYUSUN,
    PLT_KABID,
    SEKRETARIS,
    SIDIK_CONTOH,
    bertanda,
    wib,
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


LAPORAN = f"Laporan Pengukuran Kinerja {PERIODE}"
PEGAWAI = (
    ("Drs. Arya Contoh, M.Si.", "190001021920012001", "Kepala Dinas"),
    ("Bunga Rekaan, S.E., M.M.", "190001031920011002", "Sekretaris"),
    ("Citra Misalnya, S.STP., M.A.P.", "190001041920012003", "Kepala Subbagian Perencanaan, Evaluasi dan Pelaporan"),
    ("Gita Contohnya, A.Md.", "190001082023212007", "Pengolah Data dan Informasi"),
    ("Mega Ibarat, S.E., M.Si.", "190001141920012013", "Kepala Bidang Perdagangan"),
    ("Rangga Contoh, S.T.", "190001191920011018", "Plt. Kepala Bidang Sarana Distribusi dan Pasar"),
    ("Galih Fiktif", "190001062023212033", "Pengelola Umum Operasional"),
    ("Dewi Contohnya, A.Md.", "190001031920011030", "Pengamat Tera Terampil"),
    ("Vino Rekayasa, S.M.", "190001242023212023", "Penata Layanan Operasional"),
)  # fmt: skip


def _pemeriksaan() -> Dokumen:
    return catatan_pemeriksaan.susun(
        catatan_pemeriksaan.CatatanPemeriksaan(
            dokumen="Dokumen Pengukuran Kinerja Triwulan III Tahun 2025",
            versi="2",
            sidik=SIDIK_CONTOH[:12],
            tanggal=date(2025, 10, 8),
            catatan=(
                catatan_pemeriksaan.Catatan(
                    lokasi="Bab III, A05, sel Realisasi",
                    catatan="Cocokkan dengan berita acara penilaian pasar.",
                    jawaban="Sudah dicocokkan: 3 dari 20 pasar.",
                    status="dijawab",
                ),
                catatan_pemeriksaan.Catatan(
                    lokasi="Bab III, A11", catatan="Tulis penghambat lebih rinci.", wajib=False
                ),
            ),
            keputusan=catatan_pemeriksaan.KeputusanPeriksa.KEMBALIKAN,
            kembali_ke="Kepala Subbagian Perencanaan, Evaluasi dan Pelaporan (langkah 7)",
            arahan="Perbaiki dua catatan dan naikkan kembali hari ini.",
            pemeriksa=bertanda(SEKRETARIS, wib(10, 8, 14, 5)),
        ),
        BINGKAI,
    )


def _pengantar() -> Dokumen:
    return surat_pengantar.susun(
        surat_pengantar.SuratPengantar(
            tanggal=date(2025, 10, 14),
            nomor="000.8.6.3/402/Disdagin",
            kepada="Wali Kota Contoh",
            melalui="Sekretaris Daerah u.p. Kepala Bagian Organisasi",
            kiriman=(
                surat_pengantar.Kiriman(
                    jenis="Laporan Pengukuran Kinerja Triwulan III Tahun 2025",
                    banyaknya="1 (satu) eksemplar asli, 1 (satu) arsip elektronik",
                    keterangan="Disampaikan dengan hormat untuk menjadi periksa.",
                ),
            ),
            penanda=TandaTangan(
                jabatan="Kepala Dinas",
                sebagai="Plh.",
                nama=SEKRETARIS.nama,
                pangkat=SEKRETARIS.pangkat,
                nip=SEKRETARIS.nip,
                cara=CaraTandaTangan.TERCATAT,
                waktu=wib(10, 14, 10, 40),
                sidik=SIDIK_CONTOH,
                catatan="Surat Perintah Nomor 800.1.11.1/271/SP/2025",
                paraf=("Kepala Subbagian PEP, 14 Okt 2025 10.12 WIB",),
            ),
            tembusan=("Kepala Badan Perencanaan Pembangunan Daerah;", "Inspektur Daerah."),
        ),
        BINGKAI,
    )


def _buku() -> dict[str, Dokumen]:
    agenda = buku.susun_agenda(
        (
            buku.BarisAgenda(
                nomor="0413",
                tanggal=date(2025, 9, 26),
                nomor_surat="000.8.6.3/1187/Org",
                tanggal_surat=date(2025, 9, 24),
                pihak="Sekretaris Daerah (Bagian Organisasi)",
                hal=f"Penyampaian {LAPORAN}",
                lampiran="1 berkas",
                disposisi="Sekretaris",
            ),
        ),
        masuk=True,
        tahun=2025,
        bingkai=BINGKAI,
    )
    ekspedisi = buku.susun_ekspedisi(
        (
            buku.BarisEkspedisi(
                nomor=87,
                tanggal=date(2025, 10, 10),
                nomor_surat="000.8.6.3/402/Disdagin",
                tujuan="Bagian Organisasi Setda",
                isi=f"{LAPORAN} (1 asli, 1 softfile)",
                penerima="Petugas penerima (contoh)",
                paraf="ada",
                diterima=wib(10, 10, 14, 20),
            ),
            buku.BarisEkspedisi(
                nomor=88,
                tanggal=date(2025, 10, 10),
                nomor_surat="000.8.6.3/402/Disdagin",
                tujuan="Bappeda",
                isi="Tembusan",
            ),
        ),
        tahun=2025,
        bingkai=BINGKAI,
    )
    return {"D15-buku-agenda": agenda, "D15-buku-ekspedisi": ekspedisi}


def _arsip() -> dict[str, Dokumen]:
    baris = tuple(
        daftar_arsip.BarisArsip(
            klasifikasi="000.8.6.3",
            nomor=str(n),
            uraian=uraian,
            kurun="2025, Triwulan III",
            jumlah=jumlah,
            keaslian="asli",
            media="elektronik dan tercetak",
            lokasi="Ruang arsip lt. 1 / R2 / 07 / TW III",
            keamanan="Biasa",
            aktif="2 tahun",
            inaktif="3 tahun",
            nasib="menurut JRA daerah",
            sidik=SIDIK_CONTOH[n : n + 16],
        )
        for n, (uraian, jumlah) in enumerate(
            ((LAPORAN, "1 eksemplar"), ("Lembar disposisi", "1 lembar"), ("Formulir isian enam unit", "6 berkas")), start=1
        )
    )  # fmt: skip
    daftar = daftar_arsip.susun(
        daftar_arsip.DaftarArsip(
            berkas=f"Pengukuran Kinerja {PERIODE}",
            baris=baris,
            kepala_rantai=SIDIK_CONTOH,
            penanda=TandaTangan(
                jabatan="Arsiparis Terampil",
                nama="Indah Fiktif, A.Md.",
                pangkat="Pengatur (II/c)",
                nip="190001101920012009",
            ),
        ),
        BINGKAI,
    )
    label = daftar_arsip.susun_label(
        (
            daftar_arsip.LabelBoks(
                kode="PK-2025-03",
                klasifikasi="000.8.6.3",
                isi=f"Pengukuran Kinerja {PERIODE}",
                kurun="2025",
                lokasi="Ruang arsip lt. 1, rak R2, boks 07, folder TW III",
                keamanan="Biasa",
                retensi="aktif 2 tahun, inaktif 3 tahun, menurut JRA daerah",
            ),
        ),
        BINGKAI,
    )
    return {"D17-daftar-arsip": daftar, "D17-label-boks": label}


def _penggandaan() -> Dokumen:
    return penggandaan.susun(
        penggandaan.CatatanPenggandaan(
            dokumen=LAPORAN,
            versi="3",
            sidik=SIDIK_CONTOH[:12],
            tanggal=date(2025, 10, 14),
            penerima=(
                ("1/3", "Wali Kota Contoh"),
                ("2/3", "Badan Perencanaan Pembangunan Daerah"),
                ("3/3", "Inspektorat Daerah"),
            ),
            petugas=PENYUSUN,
            biaya=150000,
            rekening="5.1.02.01.01.0026",
        ),
        BINGKAI,
    )


def _tanda_tangan() -> dict[str, Dokumen]:
    daftar = tanda_tangan.susun_daftar(
        tanda_tangan.LembarTandaTangan(
            dokumen=LAPORAN,
            versi="3",
            sidik=SIDIK_CONTOH,
            pegawai=contoh_pegawai(PEGAWAI, SIDIK_CONTOH, wib(10, 9, 8, 45)),
            pengesah=bertanda(KADIS, wib(10, 9, 15, 30), "Kota Contoh, 9 Oktober 2025"),
            cara="daftar (satu lembar untuk seluruh pegawai)",
            tanggal=date(2025, 10, 9),
            status=StatusNaskah.SAH,
        ),
        BINGKAI,
    )
    halaman = tanda_tangan.susun_pegawai(
        tanda_tangan.HalamanPegawai(
            dokumen=LAPORAN,
            versi="3",
            periode=PERIODE,
            unit="Bidang Sarana Distribusi dan Pasar",
            baris=(
                tanda_tangan.BarisUkur(
                    uraian="Persentase pasar rakyat yang memenuhi standar",
                    indikator="A05",
                    target="20,00",
                    realisasi="15,00",
                    capaian="75,00",
                ),
            ),
            pegawai=bertanda(PLT_KABID, wib(10, 9, 9, 10), "Pegawai,"),
            atasan=bertanda(KADIS, wib(10, 9, 15, 30), "Atasan langsung,"),
            tanggal=date(2025, 10, 9),
        ),
        BINGKAI,
    )
    return {"D20-daftar-tanda-tangan": daftar, "D20-halaman-pegawai": halaman}


def _berita_acara() -> Dokumen:
    return berita_acara.susun(
        berita_acara.BeritaAcaraKertas(
            dokumen="Lembar disposisi agenda 0413",
            versi="1",
            keputusan="Disposisi kepada Sekretaris: laksanakan pengukuran kinerja TW III.",
            pemutus=KADIS,
            tanggal_tertulis=date(2025, 10, 1),
            dicatat=wib(10, 1, 8, 30),
            pencatat=bertanda(
                TandaTangan(
                    jabatan="Pengadministrasi Perkantoran",
                    nama="Joko Andaikan",
                    pangkat="Pengatur Muda (II/a)",
                    nip="190001111920011010",
                ),
                wib(10, 1, 8, 30),
            ),
            pindaian=f"disposisi-0413.jpg (sidik {SIDIK_CONTOH[:16]})",
        ),
        BINGKAI,
    )


def contoh_dokumen() -> dict[str, Dokumen]:
    """File name (without suffix) to document, one of each kind."""
    kasubbag = bertanda(KASUBBAG, wib(10, 8, 11, 15))
    pelaksana = bertanda(PENYUSUN, wib(10, 7, 15, 40))
    kabid = bertanda(KABID, wib(10, 7, 15, 55), "Mengetahui,")
    return {
        "D01-lembar-disposisi": _disposisi(),
        "D02-nota-dinas": _nota(),
        "D03-jadwal": _jadwal(),
        "D04-formulir": contoh_formulir(pelaksana, kabid, BINGKAI),
        **_rapat(),
        "D09-kertas-kerja": contoh_kertas_kerja(pelaksana, kasubbag, BINGKAI),
        "D10-rekap": contoh_rekap(pelaksana, kasubbag, BINGKAI),
        "D11-laporan": contoh_laporan(bertanda(KADIS, wib(10, 9, 15, 30)), BINGKAI),
        "D12-catatan-pemeriksaan": _pemeriksaan(),
        "D14-surat-pengantar": _pengantar(),
        **_buku(),
        "D16-catatan-penggandaan": _penggandaan(),
        **_arsip(),
        **_tanda_tangan(),
        "berita-acara-kertas": _berita_acara(),
    }
