"""What differs between two pages is named exactly: random changes of the editor, found again."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from tolok.dasar.durasi import Durasi, Hitungan, Satuan
from tolok.sop import pustaka
from tolok.sop.domain.beda import BedaSop, JenisBedaSop, bandingkan
from tolok.sop.domain.dokumen import Keputusan, Sop
from tolok.sop.domain.sunting import hapus_langkah, pindah_langkah, tambah_langkah
from tolok.sop.domain.sunting_bidang import setel
from tolok.sop.domain.sunting_lajur import pindah_lajur, tambah_lajur
from tolok.sop.tests.susunan import sop as sebarang_sop

JAM = Durasi(teks="7 jam", nilai=Decimal(7), satuan=Satuan.JAM, hitungan=Hitungan.KERJA)
KODE = pustaka.daftar()


def _jenis(beda: BedaSop) -> list[tuple[JenisBedaSop, int | None, int | None]]:
    return [(x.jenis, x.semula, x.menjadi) for x in beda.langkah]


def _bidang(beda: BedaSop) -> set[tuple[int | None, str]]:
    return {(x.menjadi, b.nama) for x in beda.langkah for b in x.bidang}


def _tanpa_catatan(kode: str) -> Sop:
    return replace(pustaka.muat(kode), catatan_baca=())


@settings(max_examples=30, deadline=None)
@given(sebarang_sop, sebarang_sop)
def test_beda_kosong_tepat_bila_kedua_halaman_sama(satu: Sop, dua: Sop) -> None:
    assert not bandingkan(satu, satu)
    assert bool(bandingkan(satu, dua)) == (satu != dua)
    assert bandingkan(satu, dua).ringkas


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(KODE), st.integers(0, 99))
def test_langkah_baru_adalah_satu_tambahan_dan_bukan_sebelas_perubahan(
    kode: str, sesudah: int
) -> None:
    asal = _tanpa_catatan(kode)
    sesudah %= len(asal.langkah) + 1
    baru = setel(tambah_langkah(asal, sesudah), f"langkah/{sesudah + 1}/uraian", "Uji petik baru")
    beda = bandingkan(asal, baru)
    assert _jenis(beda) == [(JenisBedaSop.TAMBAH, None, sesudah + 1)]
    assert not beda.identitas
    assert not beda.lajur
    assert not beda.lain
    assert beda.ringkas == "1 langkah ditambah"


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(KODE), st.integers(0, 99))
def test_langkah_yang_dihapus_disebut_beserta_yang_menunjuk_kepadanya(kode: str, n: int) -> None:
    asal = _tanpa_catatan(kode)
    nomor = asal.langkah[n % len(asal.langkah)].nomor
    beda = bandingkan(asal, hapus_langkah(asal, nomor))
    assert [x.semula for x in beda.langkah if x.jenis is JenisBedaSop.HAPUS] == [nomor]
    lain = [x for x in beda.langkah if x.jenis is not JenisBedaSop.HAPUS]
    assert {b.nama for x in lain for b in x.bidang} <= {"Keputusan", "Cara berjalan"}
    assert {x.jenis for x in lain} <= {JenisBedaSop.UBAH}


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(KODE), st.integers(0, 99), st.integers(0, 99))
def test_langkah_yang_dipindah_disebut_pindah_dan_lainnya_tidak(
    kode: str, dari: int, ke: int
) -> None:
    asal = _tanpa_catatan(kode)
    dari, ke = (x % len(asal.langkah) + 1 for x in (dari, ke))
    beda = bandingkan(asal, pindah_langkah(asal, dari, ke))
    assert len(beda.langkah) == (dari != ke)
    if abs(dari - ke) > 1:
        assert _jenis(beda) == [(JenisBedaSop.PINDAH, dari, ke)]
    elif dari != ke:
        assert beda.langkah[0].jenis is JenisBedaSop.PINDAH
        assert {beda.langkah[0].semula, beda.langkah[0].menjadi} == {dari, ke}
    assert all(not x.bidang for x in beda.langkah)


ISI_BIDANG = {
    "uraian": ("Uraian", "Menyusun hal yang sama sekali lain"),
    "keterangan": ("Keterangan", "Catatan baru dari rapat"),
    "kelengkapan": ("Kelengkapan", ("Berkas baru sekali",)),
    "output": ("Output", ("Hasil baru sekali",)),
    "waktu": ("Waktu", JAM),
    "keputusan": ("Keputusan", Keputusan(setuju="selesai", tidak=1)),
}


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(KODE),
    st.dictionaries(
        st.integers(0, 40),
        st.sets(st.sampled_from(sorted(ISI_BIDANG)), min_size=1, max_size=2),
        max_size=3,
    ),
    st.none() | st.integers(0, 40),
)
def test_bidang_yang_disetel_disebut_persis_itu(
    kode: str, ubah: dict[int, set[str]], sisip: int | None
) -> None:
    asal = _tanpa_catatan(kode)
    baru, diharap = asal, set()
    for ke, bidang in ubah.items():
        nomor = ke % len(asal.langkah) + 1
        for satu in bidang:
            nama, isi = ISI_BIDANG[satu]
            baru = setel(baru, f"langkah/{nomor}/{satu}", isi)  # type: ignore[arg-type]
            diharap.add((nomor, nama))
    if sisip is not None:
        sesudah = sisip % (len(asal.langkah) + 1)
        baru = setel(
            tambah_langkah(baru, sesudah), f"langkah/{sesudah + 1}/uraian", "Langkah sisipan uji"
        )
        diharap = {(n + (n > sesudah), nama) for n, nama in diharap}
    beda = bandingkan(asal, baru)
    assert _bidang(beda) == diharap
    tambahan = [x.menjadi for x in beda.langkah if x.jenis is JenisBedaSop.TAMBAH]
    assert tambahan == ([] if sisip is None else [sesudah + 1])
    assert {x.jenis for x in beda.langkah} <= {JenisBedaSop.UBAH, JenisBedaSop.TAMBAH}


@pytest.mark.parametrize("kode", KODE)
def test_lajur_disebut_ditambah_diganti_nama_dipindah_dan_dihapus(kode: str) -> None:
    asal = _tanpa_catatan(kode)
    tambah = tambah_lajur(asal, "Tim Uji Petik")
    pertama = asal.pelaksana[0]
    ganti = setel(tambah, f"pelaksana/{pertama.kode}", f"{pertama.nama} Baru")
    kasus = {
        JenisBedaSop.TAMBAH: (asal, tambah, "Tim Uji Petik"),
        JenisBedaSop.HAPUS: (tambah, asal, ""),
        JenisBedaSop.UBAH: (tambah, ganti, f"{pertama.nama} Baru"),
        JenisBedaSop.PINDAH: (tambah, pindah_lajur(tambah, "tim_uji_petik", 1), "Tim Uji Petik"),
    }
    for jenis, (dulu, kini, menjadi) in kasus.items():
        beda = bandingkan(dulu, kini)
        assert [(x.jenis, x.menjadi) for x in beda.lajur] == [(jenis, menjadi)]
        assert not beda.langkah
        assert not beda.identitas


def test_identitas_disebut_semula_dan_menjadi() -> None:
    asal = _tanpa_catatan("000")
    baru = setel(setel(asal, "tanggal/revisi", "2026-03"), "peringatan", ("Jangan terlambat",))
    beda = bandingkan(asal, baru)
    isi = {b.nama: (b.semula, b.menjadi) for b in beda.identitas}
    assert isi["Tanggal revisi"][1] == ("Maret 2026",)
    assert isi["Peringatan"] == (asal.peringatan, ("Jangan terlambat",))
    assert len(isi) == 2
    assert beda.ringkas == "2 bagian identitas diubah"


def test_kode_lajur_yang_lain_dengan_nama_yang_sama_tidak_mengubah_langkah() -> None:
    asal = _tanpa_catatan("000")
    ganti = {x.kode: f"{x.kode}_lain" for x in asal.pelaksana}
    baru = replace(
        asal,
        pelaksana=tuple(replace(x, kode=ganti[x.kode]) for x in asal.pelaksana),
        langkah=tuple(
            replace(
                x,
                pelaksana=tuple(ganti[k] for k in x.pelaksana),
                digambar_di=ganti.get(x.digambar_di or ""),
            )
            for x in asal.langkah
        ),
    )
    beda = bandingkan(asal, baru)
    assert not beda.langkah
    assert not beda.lajur
    assert beda.lain
    assert beda.ringkas == "hanya catatan bacaan"
