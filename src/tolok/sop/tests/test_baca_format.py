"""The same SOP in every office format reads back as the SOP it was made of."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tolok.sop.domain.dokumen import Sop
from tolok.sop.importers.baca import baca_dokumen
from tolok.sop.pustaka import daftar, muat
from tolok.sop.tests.pembuat.buku_xlsx import (
    LembarTulis,
    buat_xlsx,
    bungkus_xlsx,
    susun_identitas,
    susun_langkah,
    susun_lembar,
)
from tolok.sop.tests.pembuat.halaman_html import buat_html
from tolok.sop.tests.pembuat.isi import IsiDokumen, tata
from tolok.sop.tests.pembuat.naskah_docx import CaraGambar, buat_docx

FORMAT: dict[str, Callable[[IsiDokumen], bytes]] = {
    "docx": lambda isi: buat_docx(isi, CaraGambar(jangkar="sel", garis="letak")),
    "docx-grup": lambda isi: buat_docx(isi, CaraGambar(jangkar="grup", garis="nama")),
    "docx-vml": lambda isi: buat_docx(isi, CaraGambar(jangkar="vml")),
    "xlsx": buat_xlsx,
    "xlsx-dua-lembar": lambda isi: buat_xlsx(isi, dua_lembar=True),
    "xlsx-di-samping": lambda isi: buat_xlsx(isi, di_samping=True),
    "html": buat_html,
    "html-word": lambda isi: buat_html(isi, word=True),
}
BERPANAH = {"docx", "docx-grup", "xlsx", "xlsx-dua-lembar", "xlsx-di-samping"}


def _kata(*teks: str | None) -> list[str]:
    return re.findall(r"\w+", " ".join(t for t in teks if t).lower())


def _identitas(sop: Sop) -> dict[str, object]:
    pengesah = sop.disahkan_oleh
    return {
        "nama": _kata(sop.nama),
        "nomor": _kata(sop.nomor),
        "tanggal": sop.tanggal,
        "pengesah": _kata(pengesah.jabatan, pengesah.nama, pengesah.pangkat, pengesah.nip),
        "dasar_hukum": _kata(*sop.dasar_hukum),
        "kualifikasi": _kata(*sop.kualifikasi_pelaksana),
        "keterkaitan": _kata(*sop.keterkaitan),
        "peralatan": _kata(*sop.peralatan),
        "peringatan": _kata(*sop.peringatan),
        "pencatatan": _kata(*sop.pencatatan),
        "lajur": _kata(*(p.nama for p in sop.pelaksana)),
    }


def _langkah(sop: Sop) -> list[tuple[object, ...]]:
    return [
        (
            satu.nomor,
            _kata(satu.uraian),
            {sop.nama_lajur[kode].lower() for kode in satu.pelaksana},
            _kata(*satu.mutu.kelengkapan),
            (waktu.nilai, waktu.maks, waktu.satuan) if (waktu := satu.mutu.waktu) else None,
            _kata(*satu.mutu.output),
            _kata(satu.keterangan),
        )
        for satu in sop.langkah
    ]


def _keputusan(sop: Sop) -> list[tuple[object, object] | None]:
    return [(k.setuju, k.tidak) if (k := satu.keputusan) else None for satu in sop.langkah]


@pytest.mark.parametrize("kode", daftar())
@pytest.mark.parametrize("bentuk", FORMAT)
def test_sop_terbaca_kembali_dari_setiap_format(bentuk: str, kode: str) -> None:
    asal = muat(kode)

    (sop,) = baca_dokumen(FORMAT[bentuk](tata(asal)), "naskah")

    assert _identitas(sop) == _identitas(asal)
    assert _langkah(sop) == _langkah(asal)
    if asal.unit:
        assert set(_kata(asal.unit)) == set(_kata(sop.unit))
    if bentuk in BERPANAH:
        assert _keputusan(sop) == _keputusan(asal)


def test_buku_kerja_dengan_dua_sop_di_dua_lembar_menjadi_dua_sop() -> None:
    lembar = []
    for kode in ("002", "000"):
        satu = LembarTulis(nama=kode)
        susun_lembar(satu, tata(muat(kode)))
        lembar.append(satu)

    hasil = baca_dokumen(bungkus_xlsx(lembar), "buku.xlsx")

    assert [(sop.nama, len(sop.langkah)) for sop in hasil] == [
        ("PENYUSUNAN KINERJA", 10),
        ("PENGUKURAN KINERJA", 11),
    ]


def test_dua_lembar_berlajur_serupa_dipisah_oleh_judul_dan_penomoran_baru() -> None:
    """As the sheets of one office: the same lanes, no identity block, each its own title."""
    isi = tata(muat("002"))
    lembar = []
    for nama in ("PENANGANAN LAPORAN RINGAN", "PENANGANAN LAPORAN BERAT"):
        satu = LembarTulis(nama=nama)
        satu.tulis(0, 0, f"SOP {nama}", garis=False)
        satu.gabung(0, 0, 0, 9)
        for kolom, judul in enumerate(
            ("No", "Kegiatan", *isi.lajur, "Kelengkapan", "Waktu", "Output")
        ):
            satu.tulis(2, kolom, judul)
        for ke, langkah in enumerate(isi.langkah[:4]):
            teks = (
                str(ke + 1),
                langkah.uraian,
                *("" for _ in isi.lajur),
                "Nota",
                "5 menit",
                "Nota",
            )
            for kolom, kata in enumerate(teks):
                satu.tulis(3 + ke, kolom, kata)
        lembar.append(satu)

    hasil = baca_dokumen(bungkus_xlsx(lembar), "buku.xlsx")

    assert [(sop.nama, len(sop.langkah)) for sop in hasil] == [
        ("PENANGANAN LAPORAN RINGAN", 4),
        ("PENANGANAN LAPORAN BERAT", 4),
    ]


def test_judul_di_dalam_bingkai_tabel_bukan_isi_kotak_di_atasnya() -> None:
    """An Excel form in one frame: identity, title over the whole width, table, no empty row."""
    isi = tata(muat("002"))
    lembar = LembarTulis()
    bawah = susun_identitas(lembar, isi, 0, 0)
    susun_langkah(lembar, isi, bawah, 0)
    lembar.sel.update(
        {letak: (teks, True) for letak, (teks, _) in lembar.sel.items() if letak[0] == bawah}
    )

    (sop,) = baca_dokumen(bungkus_xlsx([lembar]), "buku.xlsx")

    assert sop.peringatan == muat("002").peringatan
    assert sop.pencatatan == muat("002").pencatatan
    assert _langkah(sop) == _langkah(muat("002"))


def test_judul_kelompok_langkah_bukan_lanjutan_uraian_di_atasnya() -> None:
    isi = tata(muat("002"))
    html = buat_html(isi).decode()
    lebar = len(isi.lajur) + 6
    for nomor, judul in ((1, "A. Tahap Persiapan"), (4, "B. Tahap Pelaksanaan")):
        html = html.replace(
            f"<tr><td>{nomor}.</td>",
            f"<tr><td colspan={lebar}>{judul}</td></tr><tr><td>{nomor}.</td>",
        )

    (sop,) = baca_dokumen(html.encode(), "sop.html")

    assert _langkah(sop) == _langkah(muat("002"))
