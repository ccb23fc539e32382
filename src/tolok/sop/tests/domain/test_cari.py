"""Words are found whatever their case, each where it stands."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings, strategies as st

from tolok.sop import pustaka
from tolok.sop.domain.cari import (
    BidangTeks,
    bidang_teks,
    kata_cari,
    kata_mirip,
    temukan_kata,
)
from tolok.sop.tests.susunan import sop as sebarang_sop


@settings(max_examples=30, deadline=None)
@given(sebarang_sop)
def test_teks_polos_sama_panjang_sehingga_tandanya_tepat(isi: object) -> None:
    for b in bidang_teks(isi):  # type: ignore[arg-type]
        assert len(b.polos) == len(b.teks)


@given(st.text(max_size=60), st.text(min_size=2, max_size=8))
def test_potongan_yang_disambung_adalah_teksnya(teks: str, dicari: str) -> None:
    bidang = bidang_teks(pustaka.muat("000"))
    kata = kata_cari(f"{dicari} {teks}")
    for t in temukan_kata(bidang, kata):
        utuh = "".join(p.teks for p in t.potongan)
        assert any(b.teks == utuh and b.tempat == t.tempat for b in bidang)


def test_kata_dasar_menemukan_turunannya_tanpa_peduli_huruf_besar() -> None:
    temu = temukan_kata(bidang_teks(pustaka.muat("000")), kata_cari("UKUR"))
    assert temu[0].tempat == "Nama SOP"
    kena = {p.teks.lower() for t in temu for p in t.potongan if p.kena}
    assert kena == {"ukur"}


def test_setiap_kata_harus_ada_dan_yang_terlengkap_lebih_dulu() -> None:
    bidang = bidang_teks(pustaka.muat("000"))
    assert temukan_kata(bidang, kata_cari("pengukuran zebra")) == ()
    temu = temukan_kata(bidang, kata_cari("timeline form"))
    assert temu[0].banyak == 2
    assert temu[0].tempat.startswith("Langkah")
    assert [t.banyak for t in temu] == sorted((t.banyak for t in temu), reverse=True)


def test_aksen_tidak_menghalangi() -> None:
    bidang = [BidangTeks(tempat="x", jangkar="x", teks="Kafé", polos="kafe")]
    (satu,) = temukan_kata(bidang, kata_cari("KAFÉ"))
    assert [p.teks for p in satu.potongan if p.kena] == ["Kafé"]


def test_yang_dicari_menjadi_kata_tanpa_ulangan_dan_tanpa_satu_huruf() -> None:
    assert kata_cari("a Kinerja, kinerja! No. 88/2021") == ("kinerja", "no", "88", "2021")
    assert kata_cari("?? a") == ()
    assert len(kata_cari(" ".join(f"kata{n}" for n in range(20)))) == 8


def test_salah_ketik_mendapat_usul_dan_yang_asing_tidak() -> None:
    kamus = ["pengukuran", "kinerja", "disposisi"]
    assert kata_mirip(("pengkuran", "kinerja"), kamus) == ("pengukuran", "kinerja")
    assert kata_mirip(("kinerja",), kamus) == ()
    assert kata_mirip(("zzzzzz",), kamus) == ()


def test_kata_dalam_tanda_kutip_harus_berurutan() -> None:
    bidang = bidang_teks(pustaka.muat("000"))
    assert temukan_kata(bidang, kata_cari('"kinerja pengukuran"')) == ()
    temu = temukan_kata(bidang, kata_cari("“Pengukuran   Kinerja”"))
    assert temu
    kena = {p.teks.lower() for t in temu for p in t.potongan if p.kena}
    assert kena == {"pengukuran kinerja"}


def test_yang_tertulis_berurutan_lebih_dulu_dari_yang_terpisah() -> None:
    bidang = [
        BidangTeks(tempat=t, jangkar=t, teks=t, polos=t)
        for t in ("kinerja dan data", "data kinerja")
    ]
    temu = temukan_kata(bidang, kata_cari("data kinerja"))
    assert [t.tempat for t in temu] == ["data kinerja", "kinerja dan data"]


def test_frasa_ditemukan_melewati_baris_baru() -> None:
    sop = replace(pustaka.muat("000"), unit="Dinas Perdagangan\nKota Contoh")
    (satu,) = temukan_kata(bidang_teks(sop), kata_cari('"perdagangan kota contoh"'))
    assert satu.tempat == "Perangkat daerah"
