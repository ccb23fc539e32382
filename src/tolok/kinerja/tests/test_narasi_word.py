"""The report's text goes to Word and comes back; nothing is overwritten unasked."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from docx.oxml.ns import qn

from tolok.dasar.galat import MasukanTidakSah
from tolok.kinerja.domain.narasi import TeksLaporan
from tolok.kinerja.domain.narasi_word import JenisBeda, banding_word
from tolok.kinerja.importers.narasi_docx import BATAS_FAIL, baca_narasi
from tolok.kinerja.renderers.narasi_docx import narasi_word
from tolok.kinerja.tests.test_jalan import Halaman, _isi_semua, _rencana, lakon
from tolok.naskah.tests.contoh_pejabat import BINGKAI
from tolok.pelaksanaan.models import Konsep, Tugas
from tolok.pelaksanaan.services import ambil
from tolok.pelaksanaan.tests.lakon import Lakon

__all__ = ["lakon"]

KERTAS = {"periode": "2025-triwulan-3", "instansi": "Dinas Contoh", "rekap": [], "baris": []}
JUDUL = [("dasar", "Dasar"), ("maksud", "Maksud dan tujuan"), ("simpulan", "Simpulan")]
TEKS = {
    "dasar": TeksLaporan(teks="Peraturan satu.\nPeraturan dua & <tiga>."),
    "maksud": TeksLaporan(teks="Mengukur.", orang=True),
    "simpulan": TeksLaporan(teks=""),
}


def _fail(narasi: dict[str, TeksLaporan] = TEKS) -> bytes:
    return narasi_word(KERTAS, narasi, JUDUL, BINGKAI)


def _ubah(isi: bytes, **teks: str) -> bytes:
    """The file as a person leaves it: the first paragraph of a section says something else."""
    berkas = Document(BytesIO(isi))
    for sdt in berkas.element.body.iter(qn("w:sdt")):
        kunci = sdt.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")).split("|")[1]
        if kunci in teks:
            paragraf = sdt.findall(f"{qn('w:sdtContent')}/{qn('w:p')}")
            for lebih in paragraf[1:]:
                lebih.getparent().remove(lebih)
            for lari in paragraf[0].findall(qn("w:r")):
                paragraf[0].remove(lari)
            lari = paragraf[0].makeelement(qn("w:r"))
            kata = lari.makeelement(qn("w:t"))
            kata.text = teks[kunci]
            lari.append(kata)
            paragraf[0].append(lari)
    wadah = BytesIO()
    berkas.save(wadah)
    return wadah.getvalue()


def _ganti(isi: bytes, ubah: Callable[[str], str], nama: str = "word/document.xml") -> bytes:
    """The package with one part rewritten."""
    wadah = BytesIO()
    with zipfile.ZipFile(BytesIO(isi)) as lama, zipfile.ZipFile(wadah, "w", 8) as baru:
        for n in lama.namelist():
            teks = lama.read(n)
            baru.writestr(n, ubah(teks.decode()).encode() if n == nama else teks)
    return wadah.getvalue()


def test_yang_tak_diubah_terbaca_persis_sama() -> None:
    word = baca_narasi(_fail(), "naskah.docx", dict(JUDUL))

    assert {p.kunci: p.teks for p in word.penggalan} == {k: b.teks for k, b in TEKS.items()}
    assert banding_word(TEKS, word.penggalan) == ()


def test_yang_diubah_di_word_saja_ditawarkan() -> None:
    word = baca_narasi(_ubah(_fail(), maksud="Menilai & menjelaskan."), "a.docx", dict(JUDUL))

    (beda,) = banding_word(TEKS, word.penggalan)

    assert (beda.kunci, beda.jenis, beda.word) == (
        "maksud",
        JenisBeda.BERUBAH,
        "Menilai & menjelaskan.",
    )


def test_yang_diubah_di_kedua_sisi_berbentrok() -> None:
    word = baca_narasi(_ubah(_fail(), maksud="Dari Word."), "a.docx", dict(JUDUL))
    kini = {**TEKS, "maksud": TeksLaporan(teks="Dari peramban.", orang=True)}

    (beda,) = banding_word(kini, word.penggalan)

    assert (beda.jenis, beda.kini, beda.word) == (
        JenisBeda.BENTROK,
        "Dari peramban.",
        "Dari Word.",
    )


def test_hitungan_ulang_sesudah_unduh_tidak_ditimpa_fail_lama() -> None:
    word = baca_narasi(_fail(), "a.docx", dict(JUDUL))
    kini = {**TEKS, "dasar": TeksLaporan(teks="Usulan baru dari angka terbaru.")}

    assert banding_word(kini, word.penggalan) == ()


def test_program_yang_membuang_bingkai_masih_terbaca_dari_judul() -> None:
    tanpa = _ganti(
        _ubah(_fail(), maksud="Ditulis di program lain."),
        lambda t: re.sub(r"</?w:sdtContent>|</?w:sdt>|<w:sdtPr>.*?</w:sdtPr>", "", t),
    )

    word = baca_narasi(tanpa, "a.docx", dict(JUDUL))

    assert {p.kunci: p.teks for p in word.penggalan}["maksud"] == "Ditulis di program lain."
    assert any("dikenali dari judulnya" in c for c in word.catatan)


def test_perubahan_terlacak_dibaca_seperti_diterima() -> None:
    def lacak(teks: str) -> str:
        return teks.replace(
            '<w:r><w:t xml:space="preserve">Mengukur.</w:t></w:r>',
            "<w:del><w:r><w:delText>Mengukur.</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>Menghitung.</w:t></w:r></w:ins>",
        )

    word = baca_narasi(_ganti(_fail(), lacak), "a.docx", dict(JUDUL))

    assert {p.kunci: p.teks for p in word.penggalan}["maksud"] == "Menghitung."


@pytest.mark.parametrize(
    ("nama", "isi", "kalimat"),
    [
        ("a.docx", b"bukan zip", "tidak sesuai"),
        ("a.docm", _fail(), "tanpa makro"),
        ("a.doc", _fail(), "tanpa makro"),
        ("a.docx", b"PK\x03\x04" + b"0" * (BATAS_FAIL + 1), "lebih dari 5 MB"),
        (
            "a.docx",
            _ganti(_fail(), lambda t: t.replace("?>", "?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", 1)),
            "deklarasi",
        ),
        ("a.docx", _ganti(_fail(), lambda t: t[: len(t) // 2]), "rusak"),
        ("a.docx", _ganti(_fail(), lambda t: t.replace("tolok|", "lain|").replace("Heading", "X").replace("Dasar", "").replace("Maksud dan tujuan", "").replace("Simpulan", "")), "tidak memuat bagian"),
    ],
)  # fmt: skip
def test_fail_yang_berbahaya_atau_rusak_ditolak_dengan_satu_kalimat(
    nama: str, isi: bytes, kalimat: str
) -> None:
    with pytest.raises(MasukanTidakSah) as galat:
        baca_narasi(isi, nama, dict(JUDUL))

    assert kalimat in galat.value.pesan
    assert galat.value.pesan.count(". ") == 0


def test_bom_zip_ditolak() -> None:
    bom = _ganti(_fail(), lambda t: t.replace("</w:body>", "<w:p/>" * 3_000_000 + "</w:body>"))

    with pytest.raises(MasukanTidakSah, match="memekar"):
        baca_narasi(bom, "a.docx", dict(JUDUL))


def test_susunan_yang_terlalu_dalam_ditolak() -> None:
    dalam = _ganti(
        _fail(),
        lambda t: t.replace("<w:sdtContent>", "<w:sdtContent>" + "<w:smartTag>" * 5000, 1).replace(
            "</w:sdtContent>", "</w:smartTag>" * 5000 + "</w:sdtContent>", 1
        ),
    )

    with pytest.raises(MasukanTidakSah, match=r"dalam|memekar"):
        baca_narasi(dalam, "a.docx", dict(JUDUL))


@pytest.fixture
def susun(lakon: Lakon) -> tuple[Halaman, Tugas]:
    """The drafting row of SOP 000, with every form in."""
    indikator = _rencana(lakon.kantor)
    halaman = Halaman(lakon)
    lakon.mulai()
    lakon.sampai(3)
    _isi_semua(lakon, indikator, halaman)
    ambil(pada=lakon.satu(5, "staf_1"))
    (tugas,) = lakon.terbuka(5, induk=None)
    return halaman, tugas


def _unduh(halaman: Halaman, tugas: Tugas) -> bytes:
    alamat = reverse("capaian:narasi_word", args=[halaman.lakon.pelaksanaan, tugas.pk])
    with time_machine.travel(halaman.lakon.jam(), tick=False):
        jawab = halaman._klien("staf_1").get(alamat)
    assert jawab.status_code == 200
    return jawab.content


def _unggah(halaman: Halaman, tugas: Tugas, isi: bytes, **lain: str) -> Any:
    fail = SimpleUploadedFile("naskah.docx", isi)
    return halaman.kirim("staf_1", tugas, "susun/unggah_word", {"fail_word": fail, **lain})  # type: ignore[dict-item]


@pytest.mark.django_db
def test_unggahan_menunjukkan_beda_dan_tidak_menyimpan(susun: tuple[Halaman, Tugas]) -> None:
    halaman, tugas = susun
    isi = _ubah(_unduh(halaman, tugas), simpulan="Capaian baik, serapan perlu dikejar.")

    jawab = _unggah(halaman, tugas, isi)

    assert jawab.status_code == 200
    assert "1 bagian diubah di Word" in jawab.text
    assert "Capaian baik, serapan perlu dikejar." in jawab.text
    assert not Konsep.objects.filter(tugas=tugas.pk, bagian="susun").exists()


@pytest.mark.django_db
def test_hanya_bagian_yang_dicentang_yang_ditulis(susun: tuple[Halaman, Tugas]) -> None:
    halaman, tugas = susun

    jawab = halaman.kirim(
        "staf_1",
        tugas,
        "susun/terapkan_word",
        {
            "ambil": "simpulan",
            "word.simpulan": "Dari Word.",
            "word.dasar": "Tidak dicentang.",
            "narasi.maksud": "Diketik di peramban.",
        },
    )

    assert jawab.status_code == 303
    narasi = json.loads(Konsep.objects.get(tugas=tugas.pk, bagian="susun").isi)["narasi"]
    assert narasi["simpulan"] == {"teks": "Dari Word.", "orang": True}
    assert narasi["maksud"] == {"teks": "Diketik di peramban.", "orang": True}
    assert "Tidak dicentang." not in json.dumps(narasi)


@pytest.mark.django_db
def test_yang_diketik_di_peramban_tampil_berdampingan(susun: tuple[Halaman, Tugas]) -> None:
    halaman, tugas = susun
    isi = _ubah(_unduh(halaman, tugas), simpulan="Dari Word.")

    jawab = _unggah(halaman, tugas, isi, **{"narasi.simpulan": "Sedang diketik."})

    assert "juga diubah di sini" in jawab.text
    assert "Sedang diketik." in jawab.text
    assert "Dari Word." in jawab.text
    assert " checked" not in jawab.text


@pytest.mark.django_db
def test_fail_yang_ditolak_berkata_mengapa(susun: tuple[Halaman, Tugas]) -> None:
    halaman, tugas = susun

    jawab = _unggah(halaman, tugas, b"PK\x03\x04rusak")

    assert jawab.status_code == 422
    assert "rusak" in jawab.text


@pytest.mark.django_db
def test_tabel_dalam_fail_tidak_dibaca_dan_disebut(susun: tuple[Halaman, Tugas]) -> None:
    halaman, tugas = susun
    tabel = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>999</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    isi = _ganti(
        _ubah(_unduh(halaman, tugas), simpulan="Baru."),
        lambda t: t.replace("<w:sdtContent>", f"<w:sdtContent>{tabel}"),
    )

    jawab = _unggah(halaman, tugas, isi)

    assert "perubahan tabel tidak dibaca" in jawab.text
    assert "999" not in jawab.text
