from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pypdfium2
import pytest

from tolok.dasar.jejak import kanonik
from tolok.kinerja.domain.berkas_ukur import laporan_ke_json
from tolok.kinerja.domain.isian import dari_json
from tolok.kinerja.domain.kertas_kerja import susun_kertas_kerja
from tolok.kinerja.domain.narasi import narasi_awal
from tolok.kinerja.renderers.dokumen import baris_formulir, nilai_kertas_kerja, nilai_rekap
from tolok.kinerja.renderers.laporan import nilai_laporan
from tolok.kinerja.tests.data_contoh import PADA, ketikan, rencana
from tolok.naskah.dokumen import formulir, kertas_kerja, laporan, rekap
from tolok.naskah.domain.blok import TandaTangan
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, Kop, StatusNaskah
from tolok.naskah.renderers.typst_pdf import pdf
from tolok.regulasi.muat import aturan_ukur

BINGKAI = Bingkai(
    kop=Kop(pemda="Pemerintah Kota Contoh", instansi="Dinas Contoh"),
    tempat="Kota Contoh",
    dibuat=datetime(2025, 10, 9, 2, 0, tzinfo=UTC),
    contoh=True,
    aturan="contoh/aturan-1",
)
PENANDA = TandaTangan(jabatan="Kepala Dinas", nama="Drs. Arya Contoh, M.Si.")


@pytest.fixture(scope="module")
def lembar() -> dict[str, Any]:
    """The report's sheet of OPD A, TW III, as it would be read back from the database."""
    rencana_opd = rencana("A", 3)
    isian, _ = dari_json(ketikan("A", 3), rencana_opd)
    kertas = susun_kertas_kerja(
        rencana=rencana_opd,
        daftar_isian=[isian],
        aturan=aturan_ukur("contoh/aturan-1"),
        pada=PADA[2],
    )
    teks = kanonik(laporan_ke_json(kertas, narasi_awal(kertas)))
    hasil: dict[str, Any] = json.loads(teks)
    return hasil


def _teks(dokumen: Dokumen) -> str:
    berkas = pypdfium2.PdfDocument(pdf(dokumen))
    halaman = [berkas[i].get_textpage() for i in range(len(berkas))]
    teks = "\n".join(h.get_text_bounded() for h in halaman)
    for h in halaman:
        h.close()
    berkas.close()
    return " ".join(teks.split())


def test_kertas_kerja_mencetak_substitusi_dan_rujukan(lembar: dict[str, Any]) -> None:
    nilai = nilai_kertas_kerja(lembar["kertas_kerja"], penyusun=PENANDA, pemeriksa=PENANDA)

    teks = _teks(kertas_kerja.susun(nilai, BINGKAI))

    assert "130,15 / 130 × 100" in teks
    assert "100,12%" in teks
    assert "13 / 14 × 100" in teks
    assert "contoh/aturan-1" in teks


def test_rekap_mencetak_cacah_rata_rata_dan_catatan_aturannya(lembar: dict[str, Any]) -> None:
    nilai = nilai_rekap(lembar["kertas_kerja"], penyusun=PENANDA, pemeriksa=PENANDA)

    teks = _teks(rekap.susun(nilai, BINGKAI))

    assert "A11: target 0, pembagian dengan nol" in teks
    assert "2.740.000.000" in teks
    assert "Rata-rata hanya dari indikator yang terukur" in teks
    assert sum(k.indikator for k in nilai.kinerja) == 12


def test_formulir_hanya_baris_pemiliknya(lembar: dict[str, Any]) -> None:
    baris = baris_formulir(lembar["kertas_kerja"], "A-13")

    nilai = formulir.Formulir(
        perangkat_daerah="Dinas Contoh",
        unit="Bidang Perdagangan",
        periode="Triwulan III 2025",
        perjanjian="Perjanjian Kinerja Nomor 012/PK/2025",
        baris=baris,
        pengisi=PENANDA,
        mengetahui=PENANDA,
    )
    teks = _teks(formulir.susun(nilai, BINGKAI))

    assert {b.kode for b in baris} == {"A01", "A02", "A03", "A08", "A11"}
    assert "43,8" in teks
    assert next(b for b in baris if b.kode == "A11").capaian == "tak terdefinisi"


def test_laporan_memuat_angka_pembanding_dan_tindak_lanjut(lembar: dict[str, Any]) -> None:
    nilai = nilai_laporan(
        lembar,
        pengesahan=laporan.Pengesahan(
            penanda=PENANDA,
            cara_pegawai="daftar",
            hasil_pegawai="30 dari 32 pegawai",
            versi="1",
        ),
        status=StatusNaskah.DRAFT,
    )

    teks = _teks(laporan.susun(nilai, BINGKAI))

    assert "DRAFT" in teks
    assert "92,86" in teks
    assert "Percepatan kontrak" in teks
    assert "Perjanjian Kinerja Nomor 012/PK/2025" in teks
    assert "Lelang ulang rehabilitasi" in teks


def test_bagian_pemilik_tidak_berubah_bila_baris_orang_lain_berubah() -> None:
    def bagian(ubah: str) -> dict[str, Any]:
        rencana_opd = rencana("A", 3)
        isi = ketikan("A", 3)
        isi["baris"] = [
            {**b, "realisasi": ubah} if b["indikator"] == "A09" else b for b in isi["baris"]
        ]
        isian, _ = dari_json(isi, rencana_opd)
        kertas = susun_kertas_kerja(
            rencana=rencana_opd,
            daftar_isian=[isian],
            aturan=aturan_ukur("contoh/aturan-1"),
            pada=PADA[2],
        )
        hasil: dict[str, Any] = laporan_ke_json(kertas, narasi_awal(kertas))["bagian"]
        return hasil

    satu, dua = bagian("77,3"), bagian("70,0")

    assert kanonik(satu["A-13"]) == kanonik(dua["A-13"])
    assert kanonik(satu["A-17"]) != kanonik(dua["A-17"])
