"""Rows and lanes changed by a person: what names a row follows the row."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from tolok.dasar.durasi import Durasi, Satuan
from tolok.dasar.galat import MasukanTidakSah
from tolok.sop import pustaka
from tolok.sop.domain.dokumen import (
    Cara,
    CatatanBaca,
    JalanTertulis,
    Keputusan,
    Keyakinan,
    Langkah,
    Sop,
)
from tolok.sop.domain.sunting import (
    gabung_langkah,
    hapus_langkah,
    pindah_langkah,
    pisah_langkah,
    tambah_langkah,
    titik_pisah,
)
from tolok.sop.domain.sunting_bidang import pastikan, pastikan_semua, perlu_dipastikan, setel
from tolok.sop.domain.sunting_lacak import lacak, letak_kini, runut
from tolok.sop.importers.berkas_sop import baca
from tolok.sop.renderers.berkas_sop import tulis

PUSTAKA = {kode: pustaka.muat(kode) for kode in pustaka.daftar()}


def sop_kecil() -> Sop:
    """Four rows; row 4 decides back to row 2; a doubt about the lane of row 3."""
    return replace(
        PUSTAKA["000"],
        langkah=(
            Langkah(nomor=1, uraian="Menugaskan", pelaksana=("kepala_dinas",)),
            Langkah(nomor=2, uraian="Menyusun draf. Menyerahkan draf", pelaksana=("sekretaris",)),
            Langkah(nomor=3, uraian="Merapikan", pelaksana=("sekretaris",)),
            Langkah(
                nomor=4, uraian="Memeriksa", pelaksana=("kepala_dinas",),
                keputusan=Keputusan(setuju="selesai", tidak=2),
            ),
        ),
        catatan_baca=(
            CatatanBaca(
                lokasi="langkah/3/pelaksana", nilai=("sekretaris",), keyakinan=Keyakinan.RENDAH,
                alternatif=(("kepala_dinas",),),
            ),
            CatatanBaca(lokasi="langkah/4/keputusan/tidak", nilai=2, alternatif=(1, 3)),
        ),
    )  # fmt: skip


def _tersimpan(sop: Sop) -> object:
    """The SOP after its file was written and read."""
    return baca(tulis(sop, "yaml").encode(), format="yaml")


def uraian(sop: Sop) -> list[str]:
    return [x.uraian for x in sop.langkah]


def test_langkah_baru_menggeser_tujuan_keputusan_dan_catatan() -> None:
    baru = tambah_langkah(sop_kecil(), 1)

    assert uraian(baru)[:3] == ["Menugaskan", "", "Menyusun draf. Menyerahkan draf"]
    assert [x.nomor for x in baru.langkah] == [1, 2, 3, 4, 5]
    keputusan = baru.langkah[4].keputusan
    assert keputusan is not None
    assert keputusan.tidak == 3
    lajur, tidak = baru.catatan_baca
    assert lajur.lokasi == "langkah/4/pelaksana"
    assert (tidak.lokasi, tidak.nilai, tidak.alternatif) == (
        "langkah/5/keputusan/tidak",
        3,
        (1, 4),
    )


def test_langkah_yang_dihapus_tidak_digantikan_langkah_lain_sebagai_tujuan() -> None:
    baru = hapus_langkah(sop_kecil(), 2)

    keputusan = baru.langkah[2].keputusan
    assert keputusan == Keputusan(setuju="selesai", tidak=None)
    assert [c.lokasi for c in baru.catatan_baca] == [
        "langkah/2/pelaksana", "langkah/3/keputusan/tidak",
    ]  # fmt: skip
    assert baru.catatan_baca[1].nilai is None


def test_langkah_terakhir_tidak_dapat_dihapus() -> None:
    satu = replace(sop_kecil(), langkah=sop_kecil().langkah[:1], catatan_baca=())
    with pytest.raises(MasukanTidakSah, match="terakhir"):
        hapus_langkah(satu, 1)


def test_gabung_menyatukan_baris_yang_terpotong_halaman() -> None:
    sop = sop_kecil()
    atas = replace(
        sop.langkah[1], mutu=replace(sop.langkah[1].mutu, kelengkapan=("Surat", "Data"))
    )
    bawah = replace(sop.langkah[2], mutu=replace(sop.langkah[2].mutu, kelengkapan=("Data",)))
    sop = replace(sop, langkah=(sop.langkah[0], atas, bawah, sop.langkah[3]))

    baru = gabung_langkah(sop, 2)

    assert uraian(baru)[1] == "Menyusun draf. Menyerahkan draf Merapikan"
    assert baru.langkah[1].mutu.kelengkapan == ("Surat", "Data")
    keputusan = baru.langkah[2].keputusan
    assert keputusan is not None
    assert keputusan.tidak == 2
    with pytest.raises(MasukanTidakSah, match="yang terakhir"):
        gabung_langkah(baru, 3)


def test_pisah_membagi_kalimat_dan_keputusan_ikut_akhirnya() -> None:
    potong = len("Menyusun draf.")
    baru = pisah_langkah(sop_kecil(), 2, potong)

    assert uraian(baru)[1:3] == ["Menyusun draf.", "Menyerahkan draf"]
    assert baru.langkah[2].pelaksana == ("sekretaris",)
    for di in (0, 999):
        with pytest.raises(MasukanTidakSah, match="tidak terbagi dua"):
            pisah_langkah(sop_kecil(), 2, di)


@given(st.sampled_from(sorted(PUSTAKA)), st.data())
def test_gabung_sesudah_pisah_mengembalikan_halaman_persis(kode: str, data: st.DataObject) -> None:
    sop = PUSTAKA[kode]
    langkah = data.draw(st.sampled_from(sop.langkah))
    sela = [ke for ke, huruf in enumerate(langkah.uraian) if huruf == " "]
    potong = data.draw(st.sampled_from(sela))

    terpisah = pisah_langkah(sop, langkah.nomor, potong)

    assert len(terpisah.langkah) == len(sop.langkah) + 1
    assert _tersimpan(terpisah) == terpisah
    assert gabung_langkah(terpisah, langkah.nomor) == sop


def test_catatan_keputusan_ikut_kalimat_yang_memutuskan() -> None:
    sop = sop_kecil()
    panjang = replace(sop.langkah[3], uraian="Memeriksa. Menyetujui")
    sop = replace(sop, langkah=(*sop.langkah[:3], panjang))

    baru = pisah_langkah(sop, 4, len("Memeriksa."))

    assert [c.lokasi for c in baru.catatan_baca] == [
        "langkah/3/pelaksana", "langkah/5/keputusan/tidak",
    ]  # fmt: skip
    assert gabung_langkah(baru, 4) == sop


@given(st.sampled_from(sorted(PUSTAKA)), st.data())
def test_setiap_tempat_memisah_yang_ditawarkan_memang_dapat_dipisah(
    kode: str, data: st.DataObject
) -> None:
    sop = PUSTAKA[kode]
    langkah = data.draw(st.sampled_from(sop.langkah))

    for potong in titik_pisah(langkah.uraian):
        atas, bawah = pisah_langkah(sop, langkah.nomor, potong).langkah[langkah.nomor - 1 :][:2]
        assert f"{atas.uraian} {bawah.uraian}" == langkah.uraian


def test_jalan_yang_langkahnya_hilang_diturunkan_lagi_bukan_ditulis_tanpa_kembali() -> None:
    sop = sop_kecil()
    jalan = JalanTertulis(ditulis=frozenset({"kembali", "rinci"}), kembali=2, rinci=True)
    berjalan = setel(sop, "langkah/4/jalan", jalan)

    tanpa = hapus_langkah(berjalan, 2).langkah[2].jalan
    geser = tambah_langkah(berjalan, 0).langkah[4].jalan

    assert tanpa == JalanTertulis(ditulis=frozenset({"rinci"}), rinci=True)
    assert geser == replace(jalan, kembali=3)
    assert setel(berjalan, "langkah/4/jalan", None) == sop
    with pytest.raises(MasukanTidakSah, match="Langkah 9 tidak ada"):
        setel(sop, "langkah/4/jalan", replace(jalan, kembali=9))


@given(st.sampled_from(sorted(PUSTAKA)), st.data())
def test_asal_setiap_langkah_terlacak_melalui_suntingan_apa_pun(
    kode: str, data: st.DataObject
) -> None:
    asal = PUSTAKA[kode]
    sop = replace(asal, langkah=tuple(replace(x, uraian=f"baris {x.nomor}") for x in asal.langkah))
    letak = {f"langkah/{x.nomor}/uraian": x.uraian for x in sop.langkah} | {"nama": "judul"}
    baris: list[int | None] | None = None

    for _ in range(data.draw(st.integers(1, 6))):
        sop, pindahan = lacak(sop, lambda s: _ubah_acak(s, data))
        baris = runut(baris, pindahan)

    kini = letak_kini(letak, baris)
    assert kini.pop("nama") == "judul"
    assert kini == {f"langkah/{x.nomor}/uraian": x.uraian for x in sop.langkah if x.uraian}
    assert all(not x.tambahan for x in sop.langkah)


def _tujuan(sop: Sop) -> dict[str, str]:
    """Sentence of a deciding row -> sentence of the row it sends back to."""
    menurut = {x.nomor: x.uraian for x in sop.langkah}
    return {
        x.uraian: menurut[x.keputusan.tidak]
        for x in sop.langkah
        if x.keputusan and isinstance(x.keputusan.tidak, int)
    }


def _ubah_acak(sop: Sop, data: st.DataObject) -> Sop:
    n = data.draw(st.integers(1, len(sop.langkah)))
    ubah = data.draw(st.sampled_from(["tambah", "hapus", "pindah"]))
    if ubah == "tambah":
        return tambah_langkah(sop, n)
    if ubah == "pindah":
        return pindah_langkah(sop, n, data.draw(st.integers(-1, 20)))
    return hapus_langkah(sop, n) if len(sop.langkah) > 1 else sop


@given(st.sampled_from(sorted(PUSTAKA)), st.data())
def test_apa_pun_suntingannya_berkas_tetap_terbaca_dan_tujuan_tetap_langkahnya(
    kode: str, data: st.DataObject
) -> None:
    asal = PUSTAKA[kode]
    bernama = tuple(replace(x, uraian=f"baris {x.nomor}") for x in asal.langkah)
    sop = replace(asal, langkah=bernama)
    semula = _tujuan(sop)

    for _ in range(data.draw(st.integers(1, 8))):
        sop = _ubah_acak(sop, data)

    nomor = [x.nomor for x in sop.langkah]
    assert nomor == list(range(1, len(sop.langkah) + 1))
    assert _tujuan(sop).items() <= semula.items()
    for c in sop.catatan_baca:
        if c.lokasi.startswith("langkah/"):
            assert int(c.lokasi.split("/")[1]) in nomor
    assert _tersimpan(sop) == sop


@given(st.sampled_from(sorted(PUSTAKA)), st.data())
def test_pindah_dan_kembali_serta_tambah_dan_hapus_tidak_meninggalkan_bekas(
    kode: str, data: st.DataObject
) -> None:
    sop = PUSTAKA[kode]
    n, ke = (data.draw(st.integers(1, len(sop.langkah))) for _ in range(2))
    assert pindah_langkah(pindah_langkah(sop, n, ke), ke, n) == sop
    assert hapus_langkah(tambah_langkah(sop, n), n + 1) == sop


def test_bidang_yang_disetel_tidak_lagi_diragukan() -> None:
    sop = sop_kecil()
    assert [c.lokasi for c in perlu_dipastikan(sop)] == [
        "langkah/3/pelaksana", "langkah/4/keputusan/tidak",
    ]  # fmt: skip

    baru = setel(sop, "langkah/3/pelaksana", ("kepala_dinas",))
    baru = pastikan(baru, "langkah/4/keputusan/tidak")

    assert baru.langkah[2].pelaksana == ("kepala_dinas",)
    assert perlu_dipastikan(baru) == ()
    assert {c.cara for c in baru.catatan_baca} == {Cara.DITETAPKAN}
    assert baru.catatan_baca[0].nilai == ("kepala_dinas",)
    assert baru.catatan_baca[1].nilai == 2


@given(st.sampled_from(sorted(PUSTAKA)), st.data())
def test_beberapa_bacaan_dipastikan_sekaligus_sama_dengan_satu_per_satu(
    kode: str, data: st.DataObject
) -> None:
    nomor = [x.nomor for x in PUSTAKA[kode].langkah]
    sop = replace(
        PUSTAKA[kode],
        catatan_baca=tuple(CatatanBaca(lokasi=f"langkah/{n}/waktu") for n in nomor),
    )
    semua = [f"langkah/{n}/waktu" for n in nomor]
    dipilih = data.draw(st.lists(st.sampled_from(semua), unique=True))

    baru = pastikan_semua(sop, dipilih)

    assert [c.lokasi for c in perlu_dipastikan(baru)] == [x for x in semua if x not in dipilih]
    assert replace(baru, catatan_baca=()) == replace(sop, catatan_baca=())
    with pytest.raises(MasukanTidakSah, match="tidak ada"):
        pastikan_semua(sop, [*dipilih, "langkah/999/waktu"])


def test_menyetel_keputusan_menjawab_keraguan_tentang_tujuannya() -> None:
    baru = setel(sop_kecil(), "langkah/4/keputusan", Keputusan(setuju=None, tidak=3))
    assert [c.lokasi for c in perlu_dipastikan(baru)] == ["langkah/3/pelaksana"]
    with pytest.raises(MasukanTidakSah, match="Langkah 9 tidak ada"):
        setel(sop_kecil(), "langkah/4/keputusan", Keputusan(tidak=9))


@pytest.mark.parametrize(
    ("lokasi", "isi"),
    [
        ("nama", "Pengumpulan Data"),
        ("nomor", "000.8.3/12"),
        ("tanggal/pengesahan", "2023-05"),
        ("disahkan_oleh/nip", "196910081990101001"),
        ("dasar_hukum", ("UU 23/2014", "PP 12/2019")),
        ("langkah/2/uraian", "Menyusun konsep"),
        ("langkah/2/keterangan", "Lihat lampiran"),
        ("langkah/2/kelengkapan", ("Disposisi",)),
        ("langkah/2/output", ("Draf", "Disposisi")),
        ("langkah/2/waktu", Durasi(teks="2 jam", nilai=Decimal(2), satuan=Satuan.JAM)),
        ("pelaksana/sekretaris", "Sekretaris Dinas"),
    ],
)
def test_setiap_bidang_dapat_disetel_dan_tersimpan(lokasi: str, isi: object) -> None:
    baru = setel(sop_kecil(), lokasi, isi)  # type: ignore[arg-type]
    assert baru != sop_kecil()
    assert _tersimpan(baru) == baru


@pytest.mark.parametrize(
    ("lokasi", "isi", "pesan"),
    [
        ("nama", " ", "Nama SOP kosong"),
        ("tanggal/efektif", "2023-13", "tidak dikenal"),
        ("langkah/9/uraian", "x", "tidak ada"),
        ("langkah/x/uraian", "x", "tidak ada"),
        ("langkah/2/digambar_di", "x", "tidak ada"),
        ("pelaksana/walikota", "x", "tidak ada"),
        ("pelaksana/sekretaris", "", "Nama lajur kosong"),
        ("langkah/2/pelaksana", ("walikota",), "bukan lajur"),
        ("catatan_baca", "x", "tidak ada"),
        ("format", "x", "tidak ada"),
    ],
)
def test_bidang_atau_isi_yang_tidak_mungkin_ditolak_dengan_kalimat(
    lokasi: str, isi: object, pesan: str
) -> None:
    with pytest.raises(MasukanTidakSah, match=pesan):
        setel(sop_kecil(), lokasi, isi)  # type: ignore[arg-type]
