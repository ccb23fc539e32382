from __future__ import annotations

import re
import time
from datetime import UTC, date, datetime

import pypdfium2
import pytest

from tolok.naskah.dokumen import lembar_disposisi as ld, nota_dinas
from tolok.naskah.domain.blok import (
    BarisTandaTangan,
    Isian,
    JudulNaskah,
    Kolom,
    Paragraf,
    Sel,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Dokumen, JenisNaskah
from tolok.naskah.renderers.typst_pdf import pdf, sidik_cetak
from tolok.naskah.tests.contoh_dokumen import contoh_dokumen
from tolok.naskah.tests.contoh_pejabat import BINGKAI, wib

SEMUA = contoh_dokumen()


def teks(data: bytes) -> list[str]:
    """Text of each page, with line ends and break marks removed."""
    with pypdfium2.PdfDocument(data) as dok:
        halaman = [h.get_textpage().get_text_range() for h in dok]
    return [re.sub(r"\s+", " ", re.sub("[\u00ad\u200b\ufffe]", "", t)) for t in halaman]


def semua_teks(data: bytes) -> str:
    return " ".join(teks(data))


def paragraf(isi: str) -> Dokumen:
    return Dokumen(
        jenis=JenisNaskah.NOTA_DINAS,
        perihal="Uji",
        isi=(Paragraf(teks=isi),),
        dibuat=datetime(2025, 10, 9, tzinfo=UTC),
    )


@pytest.mark.parametrize("nama", sorted(SEMUA))
def test_setiap_dokumen_mencetak_sidik_halaman_dan_tanda_contoh(nama: str) -> None:
    dokumen = SEMUA[nama]

    halaman = teks(pdf(dokumen))

    assert sidik_cetak(dokumen.sidik) in halaman[-1]
    assert all("CONTOH" in h for h in halaman)
    assert f"Halaman {len(halaman)} dari {len(halaman)}" in halaman[-1]


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("D01-lembar-disposisi", ["0413", "Sekretaris Daerah (Bagian Organisasi)", "dicatat dari kertas oleh Joko Andaikan", "Plh. Kepala Dinas", "1 Oktober 2025, 08.12 WIB"]),
        ("D02-nota-dinas", ["000.8.6.3/395/Disdagin", "Kepada Yth.", "NIP 190001031920011002", "bukan tanda tangan elektronik tersertifikasi"]),
        ("D03-jadwal", ["Rapat bidang dan pengisian form", "6 Okt 2025"]),
        ("D04-formulir", ["14.449.000.000", "100,12", "belum diukur", "Perjanjian Kinerja"]),
        ("D05-undangan", ["Kamis, 2 Oktober 2025", "09.00 WIB s.d. selesai", "DAFTAR UNDANGAN"]),
        ("D06-daftar-hadir", ["hadir, 09.02 WIB", "izin: tugas luar"]),
        ("D07-notula", ["Pimpinan rapat,", "Notulis,", "09.05–10.40 WIB", "Angka A02 dan A08 disetujui."]),
        ("D09-kertas-kerja", ["130,15 / 130,00 × 100", "100,1153846154", "tak terdefinisi", "Polaritas"]),
        ("D10-rekap", ["21.539.000.000", "14.788.339.849", "68,66", "93,68"]),
        ("D11-laporan", ["000.8.6.3/401/Disdagin", "BAB IV", "LAMPIRAN 3", "30 dari 32 pegawai", "75,00"]),
        ("D12-catatan-pemeriksaan", ["Kembalikan ke Kepala Subbagian Perencanaan, Evaluasi dan Pelaporan", "wajib", "saran"]),
        ("D14-surat-pengantar", ["000.8.6.3/402/Disdagin", "Plh. Kepala Dinas", "u.p. Kepala Bagian Organisasi", "Diterima tanggal", "Lembar kedua"]),
        ("D15-buku-ekspedisi", ["belum kembali", "14.20 WIB"]),
        ("D16-catatan-penggandaan", ["3 eksemplar", "Rp150.000"]),
        ("D17-label-boks", ["PK-2025-03", "rak R2, boks 07"]),
        ("D20-daftar-tanda-tangan", ["7 dari 9 pegawai", "berhalangan: cuti melahirkan", "basah, dipindai"]),
        ("D20-halaman-pegawai", ["Plt. Kepala Bidang Sarana Distribusi dan Pasar", "Atasan langsung,"]),
        ("berita-acara-kertas", ["Rabu, 1 Oktober 2025", "disposisi-0413.jpg"]),
    ],
)  # fmt: skip
def test_dokumen_memuat_nomor_nama_dan_angka(nama: str, isi: list[str]) -> None:
    tercetak = semua_teks(pdf(SEMUA[nama]))

    assert [x for x in isi if x not in tercetak] == []


def test_lembar_disposisi_selalu_satu_halaman_untuk_rantai_sebelas_langkah() -> None:
    baris = tuple(
        ld.BarisDisposisi(dari="Sekretaris", kepada=("Kepala Subbagian Perencanaan",), isi="Lanjutkan sesuai jadwal.", waktu=wib(10, n, 9), paraf="Bunga Rekaan")
        for n in range(1, 12)
    )  # fmt: skip
    surat = ld.SuratMasuk(dari="Sekretaris Daerah", nomor="1", tanggal=date(2025, 9, 24), diterima=date(2025, 9, 26), agenda="0413", sifat="Segera", hal="Penyampaian laporan")  # fmt: skip

    dokumen = ld.susun(ld.LembarDisposisi(baris=baris, surat=surat), BINGKAI)

    assert len(teks(pdf(dokumen))) == 1


def test_status_tercetak_di_setiap_halaman_laporan() -> None:
    halaman = teks(pdf(SEMUA["D11-laporan"]))

    assert all("LAPORAN (SAH)" in h for h in halaman)


@pytest.mark.parametrize(
    "jahat",
    [
        '#panic("x") #import "a.typ": *',
        "$ x^2 $ $",
        "\\u{41} \\ akhir \\",
        "<label> @rujuk <script>alert(1)</script>",
        "= judul * tebal * _miring_ `kode` // bukan komentar",
        '"; } #read("/etc/passwd")',
        "שלום tanda",
        "{{ 7*7 }} {% x %}",
    ],
)
def test_teks_pengguna_tercetak_harfiah(jahat: str) -> None:
    tercetak = semua_teks(pdf(paragraf(jahat)))

    for kata in jahat.split():
        assert kata in tercetak or kata[::-1] in tercetak


def test_kendali_arah_ditampakkan_agar_angka_tidak_terbaca_terbalik() -> None:
    tercetak = semua_teks(pdf(paragraf("Rp\u202e000.1\u202c selesai\x00")))

    assert "Rp[U+202E]000.1[U+202C] selesai" in tercetak


def test_tabel_dua_ratus_baris_mengulang_kepala_dan_tidak_kehilangan_baris() -> None:
    tabel = Tabel(
        kolom=(Kolom(judul="No."), Kolom(judul="Uraian panjang", bagian=4)),
        baris=tuple((f"n{n}n", "isi " * 12) for n in range(200)),
    )
    dokumen = Dokumen(jenis=JenisNaskah.REKAP, perihal="Uji", isi=(tabel,), dibuat=wib(10, 9, 8))

    halaman = teks(pdf(dokumen))

    assert len(halaman) > 4
    assert all("Uraian panjang" in h for h in halaman)
    assert [n for n in range(200) if f"n{n}n" not in " ".join(halaman)] == []


def test_sel_sangat_panjang_mengalir_ke_halaman_berikut() -> None:
    tabel = Tabel(
        kolom=(Kolom(judul="A"), Kolom(judul="B")), baris=(("x", "kata " * 3000 + "PENUTUP"),)
    )
    dokumen = Dokumen(jenis=JenisNaskah.REKAP, perihal="Uji", isi=(tabel,), dibuat=wib(10, 9, 8))

    assert "PENUTUP" in semua_teks(pdf(dokumen))


def test_nama_sangat_panjang_tercetak_utuh_dalam_tanda_tangan() -> None:
    nama = "Prof. Dr. Ir. " + " ".join(["Contohnyayangpanjang"] * 6) + ", S.T., M.T."
    jabatan = "Kepala Subbagian " + "Perencanaan dan Pelaporan " * 5
    dokumen = Dokumen(
        jenis=JenisNaskah.NOTULA,
        perihal="Uji",
        isi=(
            JudulNaskah(teks="Notula"),
            Isian(baris=(("Pimpinan", nama),)),
            BarisTandaTangan(
                penanda=(TandaTangan(jabatan=jabatan, nama=nama, sebagai="Plt."),) * 3
            ),
        ),
        dibuat=wib(10, 9, 8),
    )

    assert semua_teks(pdf(dokumen)).count(nama) == 4


def test_angka_tidak_pernah_dipenggal_di_kolom_sempit() -> None:
    tabel = Tabel(
        kolom=tuple(Kolom(judul="pertanggungjawaban") for _ in range(12)),
        baris=(tuple("14.449.000.000" for _ in range(12)),),
        ukuran="rapat",
    )
    dokumen = Dokumen(jenis=JenisNaskah.REKAP, perihal="Uji", isi=(tabel,), dibuat=wib(10, 9, 8))

    assert semua_teks(pdf(dokumen)).count("14.449.000.000") == 12


def test_dokumen_yang_sama_menjadi_bita_yang_sama() -> None:
    assert pdf(SEMUA["D02-nota-dinas"]) == pdf(contoh_dokumen()["D02-nota-dinas"])


def test_naskah_tanpa_nomor_menyebut_menunggu_nomor() -> None:
    dokumen = nota_dinas.susun(
        nota_dinas.NotaDinas(
            kepada="Sekretaris",
            dari="Kepala Dinas",
            tanggal=date(2025, 10, 1),
            hal="Uji",
            paragraf=("Isi.",),
            penanda=TandaTangan(jabatan="Kepala Dinas", nama="Drs. Arya Contoh, M.Si."),
        ),
        BINGKAI,
    )

    assert "menunggu nomor" in semua_teks(pdf(dokumen))


def test_pdf_bertanda_untuk_pembaca_layar_dan_berjudul() -> None:
    with pypdfium2.PdfDocument(pdf(SEMUA["D02-nota-dinas"])) as dok:
        assert dok.get_metadata_value("Title").startswith("Pengisian form")
        assert dok.is_tagged()


def test_laporan_dua_puluh_halaman_selesai_dalam_waktu_wajar() -> None:
    pdf(SEMUA["D11-laporan"])
    mulai = time.perf_counter()

    hasil = pdf(SEMUA["D11-laporan"])

    assert time.perf_counter() - mulai < 3  # the goal (0.5 s) is measured in benchmarks
    assert len(teks(hasil)) >= 19


def test_sel_bergabung_dalam_baris_kurang_lebar_ditolak() -> None:
    with pytest.raises(ValueError, match="baris 2 mengisi 3 kolom, bukan 2"):
        Tabel(
            kolom=(Kolom(judul="A"), Kolom(judul="B")),
            baris=((Sel(teks="x", baris=2), "y"), ("z", "w")),
        )
