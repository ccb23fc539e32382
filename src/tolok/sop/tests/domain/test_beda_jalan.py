"""What differs in the way two versions run, in words; a number that only shifted is no change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from tolok.sop import pustaka
from tolok.sop.domain.beda import BedaLangkah, padankan
from tolok.sop.domain.beda_jalan import beda_jalan, beda_penetapan
from tolok.sop.domain.dokumen import Sop, WaktuUntuk
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.konfirmasi import Konfirmasi, pertanyaan, siapkan_terkonfirmasi
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.domain.sunting import hapus_langkah, tambah_langkah

KODE = pustaka.daftar()
AWAL = Konfirmasi(penanggung_jawab="kasubbag")


def _jalan(sop: Sop, jawaban: Konfirmasi = AWAL) -> SopJalan:
    hasil = siapkan_terkonfirmasi(sop, jawaban)
    assert isinstance(hasil, SopJalan)
    return hasil


def _beda(dulu: Sop, kini: Sop, satu: SopJalan, dua: SopJalan) -> tuple[BedaLangkah, ...]:
    return beda_jalan(satu, dua, padankan(dulu, kini))


def _kata(beda: tuple[BedaLangkah, ...]) -> list[tuple[int | None, str, str, str]]:
    return [
        (x.menjadi, b.nama, ", ".join(b.semula), ", ".join(b.menjadi))
        for x in beda
        for b in x.bidang
    ]


@pytest.mark.parametrize("kode", KODE)
def test_halaman_dan_jawaban_yang_sama_tidak_berbeda(kode: str) -> None:
    sop = pustaka.muat(kode)
    jalan = siapkan(sop)
    assert isinstance(jalan, SopJalan)
    assert beda_jalan(jalan, jalan, padankan(sop, sop)) == ()
    assert beda_penetapan(jalan, jalan, padankan(sop, sop)) == ()


def test_tujuan_kembali_yang_dijawab_lain_disebut_dengan_langkahnya() -> None:
    sop = pustaka.muat("000")
    tanya = next(x for x in pertanyaan(_jalan(sop)) if x.kunci == "kembali")
    lain = next(x for x in tanya.pilihan if x != tanya.usul)

    beda = _beda(
        sop,
        sop,
        _jalan(sop),
        _jalan(sop, replace(AWAL, kembali={tanya.langkah: int(lain)})),
    )

    ((nomor, nama, semula, menjadi),) = _kata(beda)
    assert (nomor, nama) == (tanya.langkah, "Bila tidak setuju, kembali ke")
    assert semula.startswith(f"langkah {tanya.usul}")
    assert menjadi.startswith(f"langkah {lain}")


def test_untuk_apa_waktu_baku_disebut_seperti_pada_pertanyaannya() -> None:
    sop = pustaka.muat("000")
    tanya = next(x for x in pertanyaan(_jalan(sop)) if x.kunci == "waktu_untuk")
    lain = next(x for x in WaktuUntuk if x.value != tanya.usul)

    beda = _beda(
        sop, sop, _jalan(sop), _jalan(sop, replace(AWAL, waktu_untuk={tanya.langkah: lain}))
    )

    ((nomor, nama, semula, menjadi),) = _kata(beda)
    assert (nomor, nama) == (tanya.langkah, "Waktu baku")
    assert {semula, menjadi} == {"untuk tiap berkas", "untuk semuanya sekaligus"}


def test_pertanyaan_yang_belum_dijawab_bukan_perubahan() -> None:
    sop = pustaka.muat("000")
    tanya = next(x for x in pertanyaan(_jalan(sop)) if x.kunci == "kembali")
    lain = next(x for x in tanya.pilihan if x != tanya.usul)
    dijawab = _jalan(sop, replace(AWAL, kembali={tanya.langkah: int(lain)}))

    beda = beda_jalan(dijawab, _jalan(sop), padankan(sop, sop), {(tanya.langkah, tanya.kunci)})

    assert beda == ()


def test_penanggung_jawab_dan_pemegang_lajur_disebut() -> None:
    sop = pustaka.muat("000")
    lain = _jalan(
        sop, Konfirmasi(penanggung_jawab="sekretaris", aturan={"kepala_bidang": "pegawai_unit"})
    )

    beda = beda_penetapan(_jalan(sop), lain, padankan(sop, sop))

    assert beda[0].nama == "Penanggung jawab pelaksanaan"
    assert beda[1].nama.startswith("Pemegang lajur")
    assert beda[1].menjadi == ("Pegawai sebuah unit",)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(KODE), st.integers(0, 99))
def test_langkah_yang_hanya_bergeser_nomornya_tidak_disebut(kode: str, n: int) -> None:
    asal = replace(pustaka.muat(kode), catatan_baca=())
    sesudah = n % len(asal.langkah)
    baru = tambah_langkah(asal, sesudah)
    dulu, kini = siapkan(asal), siapkan(baru)
    if isinstance(dulu, list) or isinstance(kini, list):
        return

    beda = _beda(asal, baru, dulu, kini)

    # What is told names the new row, or a row that works on another's result because of it.
    assert all(b.semula != b.menjadi for x in beda for b in x.bidang)
    assert not {b.nama for x in beda for b in x.bidang} & {"Bila setuju, lanjut ke", "Waktu baku"}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(KODE), st.integers(0, 99))
def test_setiap_perubahan_mengatakan_dua_hal_yang_berlainan(kode: str, n: int) -> None:
    asal = replace(pustaka.muat(kode), catatan_baca=())
    nomor = asal.langkah[n % len(asal.langkah)].nomor
    baru = hapus_langkah(asal, nomor)
    dulu, kini = siapkan(asal), siapkan(baru)
    if isinstance(dulu, list) or isinstance(kini, list):
        return

    beda = _beda(asal, baru, dulu, kini)

    assert nomor not in {x.semula for x in beda}
    assert all(b.semula != b.menjadi for x in beda for b in x.bidang)
