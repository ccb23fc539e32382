"""PDF pages that agencies lay out in ways of their own: small tables, read back exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tolok.sop.importers.baca import baca_dokumen
from tolok.sop.importers.dokumen import Paragraf
from tolok.sop.importers.makna.judul import cari_unit
from tolok.sop.importers.makna.pengesah import baca_pengesah
from tolok.sop.importers.makna.waktu import baca_waktu
from tolok.sop.importers.pdf.baca import baca_pdf
from tolok.sop.tests.pembuat.bandingkan import alur_dokumen, tabel_langkah
from tolok.sop.tests.pembuat.contoh import singkat
from tolok.sop.tests.pembuat.naskah_pdf import CaraPdf, buat_pdf, pdf_dari_typst

_KEPALA = "#set text(size: 8pt)\n#set table(stroke: 0.6pt)\n"


def test_lajur_yang_ditandai_warna_sel_terbaca() -> None:
    alur = alur_dokumen(baca_pdf(buat_pdf(singkat(), CaraPdf(warna=True))))

    assert {n: {x for x, _ in s} for n, s in alur.simbol.items()} == {
        baris.nomor: set(baris.lajur) for baris in singkat().langkah
    }


def test_baris_berselang_warna_bukan_tanda_lajur() -> None:
    baris = ",".join(f"[{n}], [Menyusun laporan {n}], [], [], [5 menit]" for n in range(1, 7))
    sumber = (
        "#table(columns: (30pt, 120pt, 60pt, 60pt, 60pt), "
        "fill: (_, y) => if calc.odd(y) { silver }, "
        f"[No], [Kegiatan], [Staf], [Kasi], [Waktu], {baris})"
    )

    tabel = tabel_langkah(baca_pdf(pdf_dari_typst(_KEPALA + sumber)))

    assert not any(sel.simbol for b in tabel.baris for sel in b)


def test_dua_tabel_yang_berdekatan_tidak_berbagi_baris() -> None:
    sumber = """
    #set par(spacing: 0pt)
    #table(columns: (200pt, 200pt), [Nomor SOP], [503/12])
    #v(10pt)
    #table(columns: (200pt, 200pt), [Dasar Hukum], [Keterkaitan], [Undang-Undang], [SOP Arsip])
    """

    tabel = list(baca_pdf(pdf_dari_typst(_KEPALA + sumber)).tabel)

    assert [[sel.teks for b in t.baris for sel in b] for t in tabel] == [
        ["Nomor SOP", "503/12"],
        ["Dasar Hukum", "Keterkaitan", "Undang-Undang", "SOP Arsip"],
    ]


@pytest.mark.parametrize(
    ("tercetak", "terbaca"),
    [
        ("Berkas permoho-\\\nnan izin", "Berkas permohonan\nizin"),
        ("Rancangan undang-\\\nundang desa", "Rancangan undang-undang\ndesa"),
    ],
)
def test_kata_yang_dipenggal_di_ujung_baris_disambung(tercetak: str, terbaca: str) -> None:
    sumber = f"#table(columns: (200pt, 200pt), [{tercetak}], [Waktu], [1], [2])"

    tabel = next(iter(baca_pdf(pdf_dari_typst(_KEPALA + sumber)).tabel))

    assert tabel.baris[0][0].teks == terbaca


def test_bulatan_sendiri_di_barisnya_adalah_selesai_bukan_penghubung() -> None:
    kotak = "#box(width: 18pt, height: 10pt, stroke: 0.7pt)"
    bulat = "#circle(radius: 6pt, stroke: 0.7pt)"
    sumber = (
        "#table(columns: (30pt, 120pt, 60pt, 60pt, 60pt), [No], [Kegiatan], [Staf], [Kasi], [Waktu],"
        f"[1], [Menyusun], [{kotak}], [], [1 jam], [2], [Memeriksa], [], [{kotak}], [1 jam],"
        f"[3], [Mengarsipkan], [{bulat}], [], [1 jam])"
    )

    alur = alur_dokumen(baca_pdf(pdf_dari_typst(_KEPALA + sumber)))

    assert alur.simbol[3] == {(0, "mulai_selesai")}


def test_tulisan_kecil_bertingkat_setengah_baris_tidak_menyatu() -> None:
    """A line between two others of the next cell bridged them where print is small."""
    sumber = """
    #place(top + left, dx: 60pt, dy: 20pt)[Pejabat]
    #place(top + left, dx: 60pt, dy: 25.4pt)[Pengadaan]
    #place(top + left, dx: 20pt, dy: 22.7pt)[No]
    """

    dokumen = baca_pdf(pdf_dari_typst("#set text(size: 5pt)\n" + sumber))

    kata = " ".join(blok.teks for blok in dokumen.blok if isinstance(blok, Paragraf)).split()
    assert sorted(kata) == ["No", "Pejabat", "Pengadaan"]


def test_tanda_air_tidak_terbaca_sebagai_isi_sel() -> None:
    polos = baca_pdf(buat_pdf(singkat()))
    bertanda = baca_pdf(buat_pdf(singkat(), CaraPdf(tanda_air="SALINAN SAH")))

    assert [s.teks for b in tabel_langkah(bertanda).baris for s in b] == [
        s.teks for b in tabel_langkah(polos).baris for s in b
    ]


def test_jabatan_dan_gelar_yang_bersambung_ke_baris_berikut_utuh() -> None:
    pengesah = baca_pengesah(
        "Kepala Dinas Pemuda dan\nOlahraga Rakyat\nDrs. BUDI CONTOH, S.Sos.,\nM.M.\n"
        "NIP. 19700815 199503 1 003"
    )

    assert pengesah.jabatan == "Kepala Dinas Pemuda dan Olahraga Rakyat"
    assert pengesah.nama == "Drs. BUDI CONTOH, S.Sos., M.M."


def test_nama_daerah_sekata_di_baris_berikut_tetap_bagian_unit() -> None:
    unit = cari_unit(["PEMERINTAH KABUPATEN BUKIT\nREKAAN\nKECAMATAN CONTOH"])

    assert unit == "PEMERINTAH KABUPATEN BUKIT REKAAN KECAMATAN CONTOH"


def test_kantor_di_bawahnya_pada_alinea_sendiri_tetap_bagian_unit() -> None:
    unit = cari_unit(["DINAS KESEHATAN KABUPATEN REKAAN", "UPTD PUSKESMAS CONTOH"])

    assert unit == "DINAS KESEHATAN KABUPATEN REKAAN UPTD PUSKESMAS CONTOH"


def test_keterangan_yang_digabung_berlaku_bagi_setiap_barisnya() -> None:
    sumber = (
        "#table(columns: (30pt, 120pt, 50pt, 50pt, 80pt, 60pt, 70pt, 80pt), [No], [Kegiatan], "
        "[Staf], [Kasi], [Kelengkapan], [Waktu], [Output], [Keterangan], "
        "[1], [Menyusun daftar], [√], [], [Arsip], [1 jam], [Daftar], "
        "table.cell(rowspan: 2)[Secara simultan], "
        "[2], [Memeriksa daftar], [], [√], [Daftar], [1 jam], [Daftar final], "
        "[3], [Menyimpan daftar], [√], [], [Daftar], [1 jam], [Arsip], [])"
    )
    judul = "STANDAR OPERASIONAL PROSEDUR PENATAAN ARSIP\n\n"

    (sop,) = baca_dokumen(pdf_dari_typst(_KEPALA + judul + sumber), "contoh.pdf")

    assert [x.keterangan for x in sop.langkah] == ["Secara simultan", "Secara simultan", None]


def test_tanda_petik_sebelum_satuan_tidak_menggugurkan_waktu() -> None:
    baca = baca_waktu("30' menit")

    assert baca is not None
    assert (baca.waktu.nilai, baca.waktu.satuan.value) == (Decimal(30), "menit")


def test_label_yang_terpatah_dan_bagian_bernomor_yang_kosong() -> None:
    langkah = (
        "#table(columns: (30pt, 120pt, 60pt, 60pt, 80pt, 60pt, 80pt), [No], [Kegiatan], [Staf], "
        "[Kasi], [Kelengkapan], [Waktu], [Output], "
        "[1], [Menyusun daftar arsip], [√], [], [Arsip], [1 jam], [Daftar arsip], "
        "[2], [Memeriksa daftar arsip], [], [√], [Daftar arsip], [1 jam], [Daftar final])"
    )
    sumber = f"""
    #table(columns: (60pt, 200pt), [Nama SOP], [Penataan Arsip Rekaan], [Tanggal \\ Pembuatan],
      [3 Februari 2025])
    A. Keterkaitan

    B. Peralatan/Perlengkapan

    1. Boks arsip

    2. Label

    {langkah}
    """

    (sop,) = baca_dokumen(pdf_dari_typst(_KEPALA + sumber), "contoh.pdf")

    assert sop.tanggal.pembuatan == "2025-02-03"
    assert (sop.keterkaitan, sop.peralatan) == ((), ("Boks arsip", "Label"))
