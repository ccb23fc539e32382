"""Sample form, worked sheets, recap and report, with the figures of `contoh_angka`."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from tolok.naskah.dokumen import formulir, kertas_kerja, laporan, rekap
from tolok.naskah.domain.blok import CaraTandaTangan, Daftar, Paragraf, TandaTangan
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, StatusNaskah
from tolok.naskah.tests.contoh_angka import INDIKATOR, PROGRAM, Baris

PD = "Dinas Perdagangan dan Perindustrian Kota Contoh"
PERIODE = "Triwulan III Tahun 2025"
PK = "Nomor 000.8.6.3/012/PK/2025 tanggal 24 Januari 2025 (murni)"
SASARAN = (
    ("A-S1", "Meningkatnya kelancaran distribusi dan nilai perdagangan", "93,68", 93681, "Sangat Tinggi", 4, 5),
    ("A-S2", "Meningkatnya daya saing industri kecil dan menengah", "101,28", 101277, "Sangat Tinggi", 1, 2),
    ("A-S3", "Meningkatnya perlindungan konsumen dan tertib niaga", "97,05", 97054, "Sangat Tinggi", 2, 2),
    ("A-S4", "Meningkatnya akuntabilitas kinerja dan mutu layanan perangkat daerah", "belum diukur", None, "", 0, 2),
)  # fmt: skip
TUJUAN = ("A-T1", "Meningkatnya kontribusi sektor perdagangan dan industri pengolahan terhadap perekonomian kota", "belum diukur", None, "", 0, 1)  # fmt: skip
_ANALISIS = {
    "A05": ("", "Lelang ulang rehabilitasi; penilaian standar belum terbit", "Percepatan kontrak; usul jadwal penilaian ke kementerian", date(2025, 11, 28)),
    "A08": ("Pasokan panen Triwulan III", "Stok 28 hari pada Triwulan II (gagal panen daerah pemasok)", "Kerja sama antardaerah dengan dua daerah pemasok", date(2025, 12, 15)),
    "A11": ("", "Minyak goreng kemasan kosong 4 hari di 3 pasar (Mei)", "Ambang peringatan stok 7 hari pada pemantauan harian", date(2025, 10, 31)),
    "A10": ("Mediasi cepat", "1 pengaduan menunggu hasil uji laboratorium", "Selesaikan setelah hasil uji", date(2025, 10, 20)),
}  # fmt: skip
_KOSONG = ("", "", "", None)


def _kata(keadaan: str) -> str:
    return keadaan.replace("_", " ")


def _permil(b: Baris) -> int | None:
    return int((Decimal(b.capaian_penuh) * 1000).to_integral_value()) if b.capaian_penuh else None


def contoh_formulir(pengisi: TandaTangan, mengetahui: TandaTangan, bingkai: Bingkai) -> Dokumen:
    """The form of Bidang Perdagangan."""
    milik = [b for b in INDIKATOR if b.penanggung_jawab == "Kepala Bidang Perdagangan"]
    baris = []
    for b, p in zip(milik, PROGRAM, strict=False):
        pendorong, penghambat, lanjut, tenggat = _ANALISIS.get(b.kode, _KOSONG)
        baris.append(
            formulir.BarisFormulir(
                kelompok=next(f"Sasaran {s[0]} {s[1]}" for s in SASARAN if s[0] == b.sasaran)
                if b.sasaran != "A-T1"
                else "Tujuan A-T1",
                kode=b.kode,
                indikator=b.nama,
                satuan=b.satuan,
                cara_ukur=f"{b.polaritas}; {_kata(b.agregasi)}",
                target_tahun=b.target_tahun,
                target_sd=b.target_sd,
                realisasi="43,80" if b.kode == "A02" else "",
                realisasi_sd=b.realisasi_sd or _kata(b.keadaan),
                capaian=b.capaian or _kata(b.keadaan),
                tahun_lalu=b.tahun_lalu,
                pagu=p[2],
                anggaran=p[3],
                serapan=p[4],
                fisik="75,00",
                pendorong=pendorong,
                penghambat=penghambat,
                tindak_lanjut=lanjut,
                tenggat=tenggat,
                penanggung_jawab=b.penanggung_jawab,
                bukti=b.bukti,
                sumber=b.sumber,
            )
        )
    return formulir.susun(
        formulir.Formulir(
            perangkat_daerah=PD,
            unit="Bidang Perdagangan",
            periode=PERIODE,
            perjanjian=PK,
            baris=tuple(baris),
            pengisi=pengisi,
            mengetahui=mengetahui,
        ),
        bingkai,
    )


def _langkah(b: Baris) -> tuple[kertas_kerja.Langkah, ...]:
    if not b.capaian:
        return (
            kertas_kerja.Langkah(
                langkah="Keadaan",
                teks="Target 0: pembagian dengan nol tidak dilakukan"
                if b.keadaan == "tak_terdefinisi"
                else "Indikator belum diukur pada periode ini",
                nilai="—",
                rujukan="contoh/aturan-1",
            ),
        )
    rumus = "(2T − R) / T × 100" if b.polaritas == "negatif" else "R / T × 100"
    ganti = (
        f"(2 × {b.target_sd} − {b.realisasi_sd}) / {b.target_sd} × 100"
        if b.polaritas == "negatif"
        else f"{b.realisasi_sd} / {b.target_sd} × 100"
    )
    return (
        kertas_kerja.Langkah(langkah="Masukan", teks="R (realisasi s.d. periode)", nilai=b.realisasi_sd, rujukan=b.sumber),
        kertas_kerja.Langkah(langkah="Masukan", teks="T (target s.d. periode)", nilai=b.target_sd, rujukan="Perjanjian Kinerja"),
        kertas_kerja.Langkah(langkah="Rumus", teks=rumus, nilai="", rujukan="contoh/aturan-1"),
        kertas_kerja.Langkah(langkah="Substitusi", teks=ganti, nilai=b.capaian_penuh.replace(".", ","), rujukan=""),
        kertas_kerja.Langkah(langkah="Pembulatan", teks="2 desimal, setengah menjauhi nol, hanya untuk tampilan", nilai=b.capaian, rujukan=""),
    )  # fmt: skip


def _butir(b: Baris) -> kertas_kerja.Butir:
    simpul = next((f"Sasaran {s[0]} {s[1]}" for s in SASARAN if s[0] == b.sasaran), "Tujuan A-T1")
    return kertas_kerja.Butir(
        kode=b.kode,
        simpul=simpul,
        indikator=b.nama,
        jenis="outcome",
        definisi=b.nama,
        rumus=b.rumus,
        komponen="pembilang dan penyebut menurut rumus",
        satuan=b.satuan,
        polaritas=b.polaritas,
        agregasi=_kata(b.agregasi),
        penyebut="target s.d. triwulan",
        aturan="contoh/aturan-1",
        dasar="aturan contoh, bukan ketentuan",
        kebijakan="T = 0: tak terdefinisi; kosong: belum diukur; tanpa batas atas",
        gabung="rata-rata indikator yang terukur",
        sumber=b.sumber,
        penanggung_jawab=b.penanggung_jawab,
        bukti=b.bukti,
        langkah=_langkah(b),
        hasil=f"{b.capaian}%" if b.capaian else "—",
        keadaan=_kata(b.keadaan),
        kategori=b.kategori,
        pembanding=(("Tahun lalu", b.tahun_lalu or "tidak tersedia"), ("Target akhir Renstra", b.akhir_renstra)),
        verifikasi="angka cocok dengan bukti" if b.capaian else "",
        rujukan_bukti="berkas 07/TW III, sidik 5b0c 9e12" if b.capaian else "",
    )  # fmt: skip


def contoh_kertas_kerja(
    penyusun: TandaTangan, pemeriksa: TandaTangan, bingkai: Bingkai
) -> Dokumen:
    """All twelve indicators."""
    return kertas_kerja.susun(
        kertas_kerja.KertasKerja(
            perangkat_daerah=PD,
            periode=PERIODE,
            butir=tuple(_butir(b) for b in INDIKATOR),
            tanpa_indikator=(
                (
                    "3.30.01.2.02 Administrasi Keuangan Perangkat Daerah",
                    "kegiatan rutin, diukur melalui program",
                ),
            ),
            penyusun=penyusun,
            pemeriksa=pemeriksa,
            status=StatusNaskah.DOKUMEN,
        ),
        bingkai,
    )


def _rekap_kinerja() -> tuple[rekap.BarisKinerja, ...]:
    baris = []
    for kode, nama, capaian, _, kategori, terukur, n in (TUJUAN, *SASARAN):
        milik = [b for b in INDIKATOR if b.sasaran == kode]
        penuh = [Decimal(b.capaian_penuh) for b in milik if b.capaian_penuh]
        baris.append(
            rekap.BarisKinerja(
                simpul=f"{kode} {nama}",
                tingkat="tujuan" if kode == "A-T1" else "sasaran",
                indikator=n,
                terukur=terukur,
                belum_diukur=sum(b.keadaan == "belum_diukur" for b in milik),
                tak_terdefinisi=sum(b.keadaan == "tak_terdefinisi" for b in milik),
                tercapai=sum(c >= 100 for c in penuh),
                di_bawah=sum(c < 100 for c in penuh),
                rata_rata=capaian,
                rata_rata_batas=capaian,
                kategori=kategori,
                penanggung_jawab=milik[0].penanggung_jawab,
                alasan="diukur semesteran dan tahunan" if not terukur else "",
            )
        )
    jumlah = [sum(getattr(b, k) for b in baris) for k in ("indikator", "terukur", "belum_diukur", "tak_terdefinisi", "tercapai", "di_bawah")]  # fmt: skip
    baris.append(
        rekap.BarisKinerja(
            simpul="Jumlah",
            tingkat="",
            indikator=jumlah[0],
            terukur=jumlah[1],
            belum_diukur=jumlah[2],
            tak_terdefinisi=jumlah[3],
            tercapai=jumlah[4],
            di_bawah=jumlah[5],
            rata_rata="",
            rata_rata_batas="",
            kategori="",
            penanggung_jawab="",
            jumlah=True,
        )
    )
    return tuple(baris)


def _rekap_program() -> tuple[rekap.BarisProgram, ...]:
    baris = [
        rekap.BarisProgram(
            kode=kode,
            program=nama,
            pagu=pagu,
            realisasi=realisasi,
            serapan=serapan,
            capaian="75,00" if kode == "3.30.03" else "100,00",
            efisiensi="tidak efisien, jelaskan" if kode == "3.30.03" else "efisien",
            penanggung_jawab=pj,
        )
        for kode, nama, pagu, realisasi, serapan, pj in PROGRAM
    ]
    baris.append(
        rekap.BarisProgram(
            kode="",
            program="Jumlah",
            pagu=sum(b.pagu for b in baris),
            realisasi=sum(b.realisasi for b in baris),
            serapan="68,66",
            capaian="",
            efisiensi="",
            penanggung_jawab="",
            jumlah=True,
        )
    )
    return tuple(baris)


_CATATAN = (
    "Rata-rata capaian sasaran ialah rata-rata indikator yang terukur; kategori diputuskan atas "
    "nilai sebelum pembulatan menurut contoh/aturan-1.",
    "Capaian program ditampilkan menurut indikator program; efisiensi = capaian kinerja dikurangi serapan.",
)


def contoh_rekap(penyusun: TandaTangan, pemeriksa: TandaTangan, bingkai: Bingkai) -> Dokumen:
    """The recap of the period."""
    return rekap.susun(
        rekap.Rekap(
            perangkat_daerah=PD,
            periode=PERIODE,
            kinerja=_rekap_kinerja(),
            program=_rekap_program(),
            catatan=_CATATAN,
            penyusun=penyusun,
            pemeriksa=pemeriksa,
        ),
        bingkai,
    )


def _indikator(b: Baris) -> laporan.IndikatorLaporan:
    pendorong, penghambat, lanjut, _tenggat = _ANALISIS.get(b.kode, _KOSONG)
    return laporan.IndikatorLaporan(
        kode=b.kode,
        nama=b.nama,
        satuan=b.satuan,
        target_tahun=b.target_tahun,
        target_sd=b.target_sd or "tidak ada target triwulan ini",
        realisasi_sd=b.realisasi_sd,
        capaian=b.capaian,
        permil=_permil(b),
        keadaan=_kata(b.keadaan),
        kategori=b.kategori,
        tahun_lalu=b.tahun_lalu or "tidak tersedia",
        banding_tahun_lalu="setahun penuh; belum sebanding" if b.realisasi_sd else "belum diukur",
        target_renstra=b.akhir_renstra,
        banding_renstra="dalam jalur" if b.realisasi_sd else "belum diukur",
        standar=b.pembanding or "belum ada standar nasional",
        pendorong=pendorong,
        penghambat=penghambat,
        tindak_lanjut=lanjut,
    )


_NARASI = laporan.Narasi(
    kata_pengantar=(
        "Puji syukur kami panjatkan ke hadirat Tuhan Yang Maha Esa atas tersusunnya Laporan Pengukuran Kinerja Dinas Perdagangan dan Perindustrian Kota Contoh Triwulan III Tahun 2025.",
        "Laporan ini menyajikan hasil pengukuran atas target yang diperjanjikan dalam Perjanjian Kinerja Tahun 2025, beserta analisis faktor pendorong dan penghambat, realisasi anggaran, dan rencana tindak lanjut. Setiap angka disertai penjelasan hitungnya pada Lampiran.",
        "Kami menyampaikan terima kasih kepada seluruh bidang, sekretariat, dan UPTD yang telah menyampaikan data. Masukan untuk perbaikan pengukuran pada triwulan berikutnya kami terima dengan terbuka.",
    ),
    dasar=(
        "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah;",
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas Laporan Kinerja Instansi Pemerintah;",
        "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017; dan",
        "SOP Pengukuran Kinerja Dinas Perdagangan dan Perindustrian.",
    ),
    maksud=("Laporan ini disusun untuk mempertanggungjawabkan pencapaian sasaran sampai dengan Triwulan III Tahun 2025 dan menjadi bahan perbaikan pelaksanaan program pada triwulan berikutnya.",),
    ruang_lingkup=("Pengukuran mencakup satu tujuan, empat sasaran, dan dua belas indikator kinerja, serta sembilan program dengan pagu Rp21.539.000.000.",),
    metodologi=(
        "Capaian dihitung dengan membandingkan realisasi sampai dengan triwulan terhadap target sampai dengan triwulan menurut polaritas setiap indikator. Indikator yang belum diukur, belum tersedia datanya, atau tidak dapat dihitung tidak dijadikan nol dan tidak ikut rata-rata; jumlahnya disebutkan.",
        "Kategori capaian: lebih dari 90 Sangat Tinggi; lebih dari 75 Tinggi; lebih dari 65 Sedang; lebih dari 50 Rendah; selebihnya Sangat Rendah (aturan contoh/aturan-1).",
    ),
    perencanaan=("Target yang diukur ialah target dalam Perjanjian Kinerja Tahun 2025 Nomor 000.8.6.3/012/PK/2025 tanggal 24 Januari 2025, yang berlaku pada akhir Triwulan III.",),
    ringkasan=("Dari dua belas indikator, tujuh terukur, empat belum diukur karena berjadwal semesteran atau tahunan, dan satu tidak dapat dihitung karena targetnya nol. Empat indikator mencapai atau melampaui target sampai dengan triwulan dan tiga berada di bawahnya.",),
    anggaran=("Sampai dengan Triwulan III, anggaran terealisasi Rp14.788.339.849 dari pagu Rp21.539.000.000 atau 68,66%.",),
    efisiensi=("Program Peningkatan Sarana Distribusi Perdagangan menyerap 53,40% anggaran dengan capaian indikator 75,00%. Keterlambatan lelang rehabilitasi pasar menjadi sebab utama; percepatan kontrak ditetapkan sebagai tindak lanjut.",),
    simpulan=(
        "Kinerja sampai dengan Triwulan III pada sasaran yang dapat diukur berada pada kategori Sangat Tinggi. Perhatian khusus diperlukan pada persentase pasar rakyat yang memenuhi standar (75,00%).",
        "Rencana tindak lanjut di bawah ini dipantau sampai selesai dan dilaporkan pada triwulan berikutnya.",
    ),
)  # fmt: skip


def contoh_laporan(pengesah: TandaTangan, bingkai: Bingkai) -> Dokumen:
    """The ratified report."""
    tindak_lanjut = tuple(
        laporan.TindakLanjutLaporan(
            sumber=f"indikator {kode}",
            rencana=lanjut,
            keluaran="laporan tindak lanjut",
            penanggung_jawab=next(b.penanggung_jawab for b in INDIKATOR if b.kode == kode),
            tenggat=tenggat,
        )
        for kode, (_p, _h, lanjut, tenggat) in _ANALISIS.items()
    )
    return laporan.susun(
        laporan.Laporan(
            judul="Laporan Pengukuran Kinerja",
            periode=PERIODE,
            tahun=2025,
            perangkat_daerah=PD,
            perjanjian=PK,
            narasi=_NARASI,
            sasaran=tuple(
                laporan.SasaranLaporan(
                    kode=k,
                    nama=nama,
                    capaian=c,
                    permil=p,
                    kategori=kat,
                    n_terukur=nt,
                    n=n,
                    indikator=tuple(_indikator(b) for b in INDIKATOR if b.sasaran == k),
                    analisis=(
                        f"Rata-rata capaian sasaran {k} ialah {c} dari {nt} indikator yang terukur "
                        f"di antara {n} indikator.",
                    ),
                    penunjang=tuple(f"{x[0]} {x[1]}" for x in PROGRAM[1:3]) if k == "A-S1" else (),
                )
                for k, nama, c, p, kat, nt, n in SASARAN
            ),
            rekap=_rekap_kinerja(),
            program=_rekap_program(),
            tindak_lanjut=tindak_lanjut,
            pengesahan=laporan.Pengesahan(
                penanda=pengesah,
                cara_pegawai="daftar",
                hasil_pegawai="30 dari 32 pegawai; 1 berhalangan, 1 tidak menandatangani",
                versi="3",
                pemeriksa=(
                    ("Kepala Bidang dan Kepala UPTD", "setuju, 8 Oktober 2025; 5 dibawa dari versi 1"),
                    ("Kepala Subbagian Perencanaan, Evaluasi dan Pelaporan", "setuju, 8 Oktober 2025"),
                    ("Sekretaris", "dikembalikan 8 Oktober 2025; setuju 9 Oktober 2025"),
                ),
            ),
            lampiran=(
                laporan.Lampiran(
                    judul="Kertas kerja pengukuran",
                    isi=tuple(blok for b in INDIKATOR for blok in kertas_kerja.blok_butir(_butir(b))),
                ),
                laporan.Lampiran(
                    judul="Dokumen yang menyertai",
                    isi=(
                        Paragraf(teks="Dokumen berikut tersimpan dalam berkas pelaksanaan dan menjadi bagian dari laporan ini:"),
                        Daftar(butir=("Formulir pengukuran kinerja enam unit kerja;", "Rekapitulasi pengukuran kinerja;", "Notula rapat bidang; dan", "Lembar tanda tangan pegawai.")),
                    ),
                ),
            ),
            status=StatusNaskah.SAH,
            catatan=("Bidang Perindustrian menyampaikan perbaikan 2 sel setelah pemeriksaan pertama.",),
            nomor="000.8.6.3/401/Disdagin",
            tanggal=date(2025, 10, 9),
        ),
        bingkai,
    )  # fmt: skip


def contoh_pegawai(
    nama: tuple[tuple[str, str, str], ...], sidik: str, waktu: datetime
) -> tuple[TandaTangan, ...]:
    """Signature lines of many employees; the last two absent and declining."""
    cara = [CaraTandaTangan.TERCATAT] * (len(nama) - 3) + [
        CaraTandaTangan.KERTAS,
        CaraTandaTangan.BERHALANGAN,
        CaraTandaTangan.MENOLAK,
    ]
    alasan = {
        CaraTandaTangan.BERHALANGAN: "cuti melahirkan",
        CaraTandaTangan.MENOLAK: "tidak sependapat dengan angka A05",
    }
    return tuple(
        TandaTangan(
            jabatan=j,
            nama=n,
            nip=nip,
            cara=c,
            sidik=sidik,
            waktu=waktu if c in (CaraTandaTangan.TERCATAT, CaraTandaTangan.KERTAS) else None,
            catatan=alasan.get(c, ""),
        )
        for (n, nip, j), c in zip(nama, cara, strict=True)
    )
