from __future__ import annotations

from typing import Any

import pytest
import time_machine

from tolok.naskah.domain.dokumen import Dokumen, data
from tolok.naskah.renderers.typst_pdf import pdf
from tolok.pelaksanaan.hak_naskah import naskah_terbaca
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import Terbitan, daftar_terbitan
from tolok.skp.models import CapaianOrganisasi, PembacaanSkp
from tolok.skp.tests.lakon_skp import LakonSkp

pytestmark = pytest.mark.django_db

PERILAKU = ("orientasi_pelayanan", "integritas", "komitmen", "disiplin", "kerja_sama")


def _teks(dokumen: Dokumen) -> str:
    def kumpul(isi: Any) -> list[str]:
        if isinstance(isi, dict):
            return [t for nilai in isi.values() for t in kumpul(nilai)]
        if isinstance(isi, list):
            return [t for nilai in isi for t in kumpul(nilai)]
        return [isi] if isinstance(isi, str) else []

    return "\n".join(kumpul(data(dokumen)))


def _terbitan(lakon: LakonSkp, orang: str) -> dict[str, Terbitan]:
    bahan = BahanNaskah(lakon.baris(), lakon.jam())
    milik = [t for t in daftar_terbitan(bahan) if t.subjek == str(lakon.pk(orang))]
    return {t.kunci.rpartition("/")[2]: t for t in milik if t.kunci.startswith("skp/")}


def _susun(lakon: LakonSkp, satu: Terbitan) -> Dokumen:
    return satu.susun(BahanNaskah(lakon.baris(), lakon.jam()))


@pytest.fixture
def dinilai() -> LakonSkp:
    lakon = LakonSkp()
    CapaianOrganisasi.objects.create(
        pemda=lakon.kantor.pemda, instansi=lakon.kantor.instansi, tahun=2025, predikat="baik"
    )
    lakon.isi_semua(("staf_2", "kasubbag"))
    lakon.langkah_1()
    lakon.langkah_2()
    for t in lakon.terbuka(3):
        lakon.kirim("staf_1", t, "isi/kirim", {"cara": "daring"})
    lakon.nilai_ekspektasi("kasubbag", "staf_2", "di_atas", "di_atas")
    return lakon


def test_tiga_dokumen_terbit_setelah_dinilai(dinilai: LakonSkp) -> None:
    ada = _terbitan(dinilai, "staf_2")

    assert set(ada) == {"rencana", "evaluasi", "dokumen"}
    evaluasi = _teks(_susun(dinilai, ada["evaluasi"]))
    for kata in (
        "Evaluasi Kinerja Pegawai",
        "Di Atas Ekspektasi",
        "Sangat Baik",
        "Laporan tepat waktu.",
        "Sasaran dinas",
        "predikat terbanyak Baik (kurva, bukan kuota)",
        "1 Januari 2025 s.d. 31 Desember 2025",
    ):
        assert kata in evaluasi
    dokumen = _teks(_susun(dinilai, ada["dokumen"]))
    for kata in (
        "Atasan pejabat penilai kinerja",
        "Keberatan",
        "Keputusan atasan pejabat penilai",
    ):
        assert kata in dokumen


def test_sebelum_dinilai_hanya_skp_yang_terbit(dinilai: LakonSkp) -> None:
    assert set(_terbitan(dinilai, "kasubbag")) == {"rencana"}


def test_tanda_tangan_pegawai_masuk_ke_dokumen(dinilai: LakonSkp) -> None:
    tugas = dinilai.tugas(5, "staf_2")
    sebelum = _terbitan(dinilai, "staf_2")["dokumen"]

    jawab = dinilai.kirim("staf_2", tugas, "tandatangani/tandatangani", {})

    assert jawab.status_code == 303, jawab.text[:400]
    sesudah = _terbitan(dinilai, "staf_2")["dokumen"]
    assert sebelum.asal != sesudah.asal
    penanda = [b for b in _susun(dinilai, sesudah).isi if type(b).__name__ == "BarisTandaTangan"]
    assert [t.cara.value for t in penanda[0].penanda] == ["tercatat", "tercatat"]  # type: ignore[union-attr]


def test_dokumen_penilaian_hanya_dibuka_pegawai_itu_dan_penilainya(dinilai: LakonSkp) -> None:
    satu = _terbitan(dinilai, "staf_2")["evaluasi"]
    baris = dinilai.baris()

    boleh = {
        orang
        for orang, pegawai in dinilai.kantor.pegawai.items()
        if naskah_terbaca(pegawai, baris, satu.id(baris.pk), dinilai.jam())
    }

    # Kasubbag is the superior here; staf_1, who typed the sheet, does not read the score.
    assert boleh == {"staf_2", "kasubbag"}


def test_ketiga_formulir_lama_terbit_dengan_penghitungannya() -> None:
    lakon = LakonSkp(2020)
    lakon.isi_semua(("staf_2",))
    lakon.langkah_1()
    lakon.langkah_2()
    for t in lakon.terbuka(3):
        lakon.kirim("staf_1", t, "isi/kirim", {"cara": "daring"})
    lakon.kirim(
        "kasubbag",
        lakon.tugas(4, "staf_2"),
        "nilai/kirim",
        {f"perilaku-{p}": "85" for p in PERILAKU},
    )

    ada = _terbitan(lakon, "staf_2")

    assert set(ada) == {"formulir", "capaian", "prestasi"}
    prestasi = _teks(_susun(lakon, ada["prestasi"]))
    for kata in ("Orientasi pelayanan", "Baik", "85,00 × 40%", "Keputusan atasan penilai"):
        assert kata in prestasi
    for satu in ada.values():
        assert pdf(_susun(lakon, satu)).startswith(b"%PDF")


def test_dokumen_baru_dapat_digambar(dinilai: LakonSkp) -> None:
    for satu in _terbitan(dinilai, "staf_2").values():
        assert pdf(_susun(dinilai, satu)).startswith(b"%PDF")


def test_membuka_pdf_penilaian_dicatat_dan_orang_lain_tidak_mendapatnya(
    dinilai: LakonSkp, settings: Any, tmp_path: Any
) -> None:
    settings.BERKAS_ROOT = tmp_path
    satu = _terbitan(dinilai, "staf_2")["evaluasi"]
    alamat = f"/pelaksanaan/{dinilai.pelaksanaan}/naskah/{satu.id(dinilai.pelaksanaan)}/"
    with time_machine.travel(dinilai.jam(), tick=False):
        buka = dinilai.klien("kasubbag").get(alamat)
        assert buka.status_code == 302, buka.status_code
        penilai = dinilai.klien("kasubbag").get(buka["Location"])
        sendiri = dinilai.klien("staf_2").get(buka["Location"])
        kepala = dinilai.klien("kepala_dinas").get(buka["Location"])

    assert (penilai.status_code, sendiri.status_code, kepala.status_code) == (200, 200, 404)
    baca = PembacaanSkp.objects.filter(apa="Evaluasi kinerja pegawai")
    assert [(b.pembaca_id, b.subjek_id) for b in baca] == [
        (dinilai.pk("kasubbag"), dinilai.pk("staf_2"))
    ]
