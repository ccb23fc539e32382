from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from tolok.berkas.domain.jenis import JenisBerkas, bersihkan_nama, kenali
from tolok.berkas.tests.contoh import JPG, PDF, WEBP, ooxml, ooxml_dengan, png
from tolok.dasar.galat import MasukanTidakSah


@pytest.mark.parametrize(
    ("nama", "isi", "jenis"),
    [
        ("laporan.pdf", PDF, JenisBerkas.PDF),
        ("foto.PNG", png(), JenisBerkas.PNG),
        ("foto.jpeg", JPG, JenisBerkas.JPG),
        ("foto.webp", WEBP, JenisBerkas.WEBP),
        ("nota.docx", ooxml(), JenisBerkas.DOCX),
        ("buku.xlsx", ooxml("xl/workbook.xml"), JenisBerkas.XLSX),
        ("catatan.txt", "Angka sudah dicek – ya".encode(), JenisBerkas.TXT),
        ("data.csv", b"a;b\r\n1;2\r\n", JenisBerkas.CSV),
    ],
)
def test_fail_yang_nama_dan_isinya_sepakat_diterima(
    nama: str, isi: bytes, jenis: JenisBerkas
) -> None:
    assert kenali(isi, nama) is jenis


@pytest.mark.parametrize(
    ("nama", "isi", "pesan"),
    [
        ("gambar.svg", b"<svg onload=alert(1)>", "bukan jenis yang diterima"),
        ("halaman.html", b"<script>alert(1)</script>", "bukan jenis yang diterima"),
        ("laporan.pdf.exe", PDF, "bukan jenis yang diterima"),
        ("tanpa_akhiran", PDF, "bukan jenis yang diterima"),
        ("laporan.pdf", b"MZ\x90\x00" + b"\x00" * 64, "tidak sesuai dengan akhiran"),
        ("laporan.pdf", b"<html><script>alert(1)</script>", "tidak sesuai dengan akhiran"),
        ("laporan.pdf", PDF.replace(b"%%EOF", b"     "), "tidak sesuai dengan akhiran"),
        ("foto.png", JPG, "tidak sesuai dengan akhiran"),
        ("foto.jpg", b"GIF89a<script>", "tidak sesuai dengan akhiran"),
        ("nota.docx", PDF, "tidak sesuai dengan akhiran"),
        ("nota.docx", ooxml("xl/workbook.xml"), "bukan DOCX"),
        ("nota.docx", b"PK\x03\x04" + b"rusak" * 20, "rusak"),
        ("data.csv", b"a;b\x00;c", "tidak sesuai dengan akhiran"),
        ("catatan.txt", b"\x7fELF\x02\x01\x01\x00", "tidak sesuai dengan akhiran"),
        ("kosong.pdf", b"", "kosong"),
    ],
)
def test_fail_yang_berdusta_ditolak(nama: str, isi: bytes, pesan: str) -> None:
    with pytest.raises(MasukanTidakSah, match=pesan):
        kenali(isi, nama)


def test_bom_zip_ditolak_tanpa_dimekarkan() -> None:
    bom = ooxml_dengan("word/media/nol.bin", b"\x00" * (30 * 1024 * 1024))

    assert len(bom) < 100_000
    with pytest.raises(MasukanTidakSah, match="memekar tidak wajar"):
        kenali(bom, "nota.docx")


@pytest.mark.parametrize(
    ("entri", "pesan"),
    [
        ("word/vbaProject.bin", "makro atau program"),
        ("word/media/jalan.exe", "makro atau program"),
        ("../../etc/cron.d/jahat", "keluar dari dirinya"),
        ("/etc/passwd", "keluar dari dirinya"),
    ],
)
def test_docx_dengan_isi_berbahaya_ditolak(entri: str, pesan: str) -> None:
    with pytest.raises(MasukanTidakSah, match=pesan):
        kenali(ooxml_dengan(entri, b"x"), "nota.docx")


def test_docx_dengan_terlalu_banyak_isi_ditolak() -> None:
    banyak = {f"word/m{n}.xml": b"" for n in range(2_100)}

    with pytest.raises(MasukanTidakSah, match="memekar tidak wajar"):
        kenali(ooxml(tambahan=banyak), "nota.docx")


def test_fail_lebih_besar_dari_batas_jenisnya_ditolak() -> None:
    with pytest.raises(MasukanTidakSah, match="batas untuk TXT 5 MB"):
        kenali(b"a" * (5 * 1024 * 1024 + 1), "catatan.txt")


@pytest.mark.parametrize(
    ("kotor", "bersih"),
    [
        ("../../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\x\\laporan.pdf", "laporan.pdf"),
        ("lap\u202efdp.exe", "lapfdp.exe"),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie_ x=1.pdf"),
        ('nama"aneh<>.pdf', "nama_aneh__.pdf"),
        ("...", "fail"),
        ("", "fail"),
        ("b" * 300 + ".pdf", "b" * 116 + ".pdf"),
    ],
)
def test_nama_dibersihkan(kotor: str, bersih: str) -> None:
    assert bersihkan_nama(kotor) == bersih


@given(st.text(max_size=300))
def test_nama_bersih_tak_pernah_memuat_jalur_atau_kendali(nama: str) -> None:
    hasil = bersihkan_nama(nama)

    assert 1 <= len(hasil) <= 120
    assert hasil not in (".", "..")
    assert not set(hasil) & set('/\\\x00\r\n"<>|')


@given(st.binary(max_size=400), st.sampled_from(["a.pdf", "a.png", "a.docx", "a.txt", "a.webp"]))
def test_isi_sembarang_diterima_atau_ditolak_dengan_kalimat(isi: bytes, nama: str) -> None:
    kalimat = ["diterima"]
    try:
        kenali(isi, nama)
    except MasukanTidakSah as galat:
        kalimat = [galat.pesan, galat.saran]

    assert all(kalimat)
