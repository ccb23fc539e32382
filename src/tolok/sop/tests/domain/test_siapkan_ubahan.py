"""Pages whose wording, lanes or order were changed: the derived run changes exactly there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from tolok.sop.domain.dokumen import JalanTertulis, Keputusan, Langkah, MutuBaku, Pelaksana, Sop
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.pustaka import daftar, muat
from tolok.sop.tests.ringkas import jalan, ringkas


def _ringkas(sop: Sop) -> dict[int, dict[str, Any]]:
    return {satu.nomor: ringkas(satu) for satu in jalan(sop).langkah}


def _ubah(sop: Sop, nomor: int, ubah: Callable[[Langkah], Langkah]) -> Sop:
    return replace(
        sop, langkah=tuple(ubah(satu) if satu.nomor == nomor else satu for satu in sop.langkah)
    )


def _ganti(teks: str, kata: Mapping[str, str]) -> str:
    for dari, ke in kata.items():
        teks = teks.replace(dari, ke)
    return teks


def _ganti_semua(sop: Sop, kata: Mapping[str, str]) -> Sop:
    return replace(
        sop,
        langkah=tuple(
            replace(
                satu,
                uraian=_ganti(satu.uraian, kata),
                mutu=replace(
                    satu.mutu,
                    kelengkapan=tuple(_ganti(teks, kata) for teks in satu.mutu.kelengkapan),
                    output=tuple(_ganti(teks, kata) for teks in satu.mutu.output),
                ),
            )
            for satu in sop.langkah
        ),
    )


SINONIM: Sequence[tuple[str, dict[str, str]]] = [
    ("000", {"Form ": "Formulir ", "form ": "format "}),
    ("000", {"Draft": "Konsep", "draft": "rancangan"}),
    ("000", {"Timeline": "Jadwal", "timeline": "jadwal"}),
    ("000", {"Memeriksa": "Mereviu"}),
    ("000", {"Menugaskan": "Memerintahkan"}),
    ("000", {"Mengirimkan, menggandakan dan mendokumentasikan": "Pengiriman, penggandaan dan pengarsipan"}),
    ("001", {"Mengumpulkan": "Menghimpun", "Penggandaan": "Memperbanyak"}),
    ("002", {"merekap seluruh": "melakukan rekapitulasi seluruh"}),
    ("002", {"menganalisa": "mengkaji", "Notulen": "Notula"}),
    ("003", {"konsep SK": "rancangan SK", "Jika": "Apabila"}),
    ("003", {"memberi disposisi kepada": "memerintahkan"}),
    ("004", {"Menganalisa": "Melakukan analisis", "Format": "Form"}),
]  # fmt: skip


@pytest.mark.parametrize(("kode", "kata"), SINONIM, ids=[str(ke) for ke in range(len(SINONIM))])
def test_kata_yang_searti_menghasilkan_jalan_yang_sama(kode: str, kata: dict[str, str]) -> None:
    asal = muat(kode)
    ubahan = _ganti_semua(asal, kata)

    assert ubahan != asal
    tanpa_acuan = [
        {k: v for k, v in satu.items() if k != "acuan"} for satu in _ringkas(ubahan).values()
    ]
    assert tanpa_acuan == [
        {k: v for k, v in satu.items() if k != "acuan"} for satu in _ringkas(asal).values()
    ]


LAJUR_LAIN = [
    ("000", {"kepala_dinas": "Kadis", "sekretaris": "Sekdis", "kepala_bidang": "Kabid",
             "kasubbag": "Kepala Subbagian Program", "jabatan_pelaksana": "Pelaksana"}),
    ("000", {"kepala_dinas": "Kepala Badan", "sekretaris": "Sekretaris Badan",
             "kepala_bidang": "Para Kepala Bidang", "kasubbag": "Kasubag Perencanaan"}),
    ("002", {"tim_akip": "Tim Penyusun LKjIP", "staf": "Staf Umum", "kepala_dinas": "KADIS"}),
    ("003", {"kadis": "Kepala Dinas", "sekdis": "Sekretaris", "jfp": "Fungsional Perencana",
             "tim_penyusun": "Tim Pengukuran"}),
    ("004", {"sekdis": "Sekretaris Dinas", "kabid": "Kepala Bidang", "kepala_dinas": "Kadis"}),
]  # fmt: skip


@pytest.mark.parametrize(("kode", "nama"), LAJUR_LAIN)
def test_nama_lajur_lain_untuk_jabatan_yang_sama_tidak_mengubah_jalan(
    kode: str, nama: dict[str, str]
) -> None:
    asal = muat(kode)
    ubahan = replace(
        asal,
        pelaksana=tuple(
            replace(satu, nama=nama.get(satu.kode, satu.nama)) for satu in asal.pelaksana
        ),
    )

    assert _ringkas(ubahan) == _ringkas(asal)


def test_kode_lajur_tidak_berarti_apa_apa() -> None:
    asal = muat("000")
    kode = {satu.kode: f"l{ke}" for ke, satu in enumerate(asal.pelaksana)}
    ubahan = replace(
        asal,
        pelaksana=tuple(replace(satu, kode=kode[satu.kode]) for satu in asal.pelaksana),
        langkah=tuple(
            replace(satu, pelaksana=tuple(kode[lajur] for lajur in satu.pelaksana))
            for satu in asal.langkah
        ),
    )

    hasil = {
        nomor: _ganti(repr(satu), {f"'{baru}'": f"'{lama}'" for lama, baru in kode.items()})
        for nomor, satu in _ringkas(ubahan).items()
    }

    for lama, baru in kode.items():
        hasil = {
            nomor: teks.replace(f" {baru}'", f" {lama}'").replace(f" {baru} ", f" {lama} ")
            for nomor, teks in hasil.items()
        }
    assert hasil == {nomor: repr(satu) for nomor, satu in _ringkas(asal).items()}


@settings(max_examples=40, deadline=None)
@given(kode=st.sampled_from(daftar()), acak=st.randoms(use_true_random=False))
def test_urutan_lajur_pada_halaman_tidak_mengubah_jalan(kode: str, acak: Any) -> None:
    asal = muat(kode)
    lajur = list(asal.pelaksana)
    acak.shuffle(lajur)

    assert _ringkas(replace(asal, pelaksana=tuple(lajur))) == _ringkas(asal)


def _sisip(sop: Sop, sebelum: int, baru: Langkah) -> Sop:
    """Insert a row and renumber what follows, printed targets and written rows included."""

    def geser(nomor: int) -> int:
        return nomor + 1 if nomor >= sebelum else nomor

    def pindah(satu: Langkah) -> Langkah:
        keputusan = satu.keputusan
        if keputusan is not None and isinstance(keputusan.tidak, int):
            keputusan = replace(keputusan, tidak=geser(keputusan.tidak))
        tulis = satu.jalan
        if tulis is not None and tulis.kembali is not None:
            tulis = replace(tulis, kembali=geser(tulis.kembali))
        return replace(satu, nomor=geser(satu.nomor), keputusan=keputusan, jalan=tulis)

    semua = [pindah(satu) for satu in sop.langkah] + [replace(baru, nomor=sebelum)]
    return replace(sop, langkah=tuple(sorted(semua, key=lambda satu: satu.nomor)))


def _geser_ringkas(satu: dict[str, Any], mulai: int) -> dict[str, Any]:
    def geser(teks: str) -> str:
        bagian = teks.split(" ")
        return " ".join(
            str(int(kata) + 1) if kata.isdigit() and int(kata) >= mulai else kata
            for kata in bagian
        )

    hasil: dict[str, Any] = {}
    for kunci, nilai in satu.items():
        if kunci in ("nomor", "seperti", "pengendali"):
            hasil[kunci] = nilai + 1 if nilai >= mulai else nilai
        elif kunci == "kembali":
            hasil[kunci] = geser(nilai)
        elif kunci == "kerja":
            hasil[kunci] = [geser(teks) for teks in nilai]
        else:
            hasil[kunci] = nilai
    return hasil


REVIU = Langkah(
    nomor=0,
    uraian="Memeriksa kembali dokumen pengukuran kinerja",
    pelaksana=("sekretaris",),
    mutu=MutuBaku(kelengkapan=("Dokumen Pengukuran Kinerja",)),
)


@pytest.mark.parametrize("sebelum", [7, 8, 9])
def test_baris_reviu_yang_disisipkan_tidak_mengubah_baris_lain(sebelum: int) -> None:
    asal = muat("000")

    hasil = _ringkas(_sisip(asal, sebelum, REVIU))

    sisipan = hasil.pop(sebelum)
    assert sisipan["acts"] == ["periksa!"]
    assert sisipan["kerja"] == ["laporan 5"]
    assert sisipan["kembali"] == "5"
    lama = {satu["nomor"]: satu for satu in (_geser_ringkas(s, sebelum) for s in _ringkas(asal).values())}  # fmt: skip
    assert hasil == lama


def test_baris_rekap_tersendiri_mengeluarkan_rekap_dari_penyusunan() -> None:
    rekap = Langkah(
        nomor=0,
        uraian="Merekap hasil isian form pengukuran kinerja",
        pelaksana=("kasubbag",),
        mutu=MutuBaku(
            kelengkapan=("Hasil Isian Form Pengukuran Kinerja",),
            output=("Rekap Pengukuran Kinerja",),
        ),
    )

    hasil = _ringkas(_sisip(muat("000"), 5, rekap))

    assert hasil[5]["acts"] == ["rekap"]
    assert hasil[6]["acts"] == ["ukur", "susun"]
    assert hasil[6]["kerja"] == ["isian 4"]


def test_dua_baris_yang_ditukar_berganti_tautan_hanya_di_sana() -> None:
    asal = muat("000")
    tujuh, delapan = asal.langkah[6], asal.langkah[7]
    ubahan = replace(
        asal,
        langkah=(
            *asal.langkah[:6],
            replace(delapan, nomor=7, keputusan=Keputusan()),
            replace(tujuh, nomor=8),
            *asal.langkah[8:],
        ),
    )

    hasil, lama = _ringkas(ubahan), _ringkas(asal)

    berbeda = {nomor for nomor in lama if hasil[nomor] != lama[nomor]}
    assert berbeda == {7, 8}
    assert hasil[7]["kembali"] == "3 T"  # the nearest earlier row of the Kasubbag
    assert hasil[8]["kembali"] == "5"


def test_kalimat_yang_berubah_mengubah_barisnya_saja() -> None:
    asal = muat("002")
    ubahan = _ubah(
        asal, 10, lambda satu: replace(satu, uraian="Mengirimkan laporan dan mengarsipkannya")
    )

    hasil, lama = _ringkas(ubahan), _ringkas(asal)

    assert {nomor for nomor in lama if hasil[nomor] != lama[nomor]} == {10}
    assert hasil[10]["acts"] == ["kirim"]


def test_kalimat_tanpa_tindakan_dikenal_berjalan_sebagai_catatan_hasil() -> None:
    """The SOP of any office runs, whatever its verbs: the row records its printed output."""
    asal = muat("000")
    menjemput = _ubah(
        asal,
        4,
        lambda x: replace(
            x, uraian="Menjemput tamu", mutu=replace(x.mutu, output=("Daftar tamu",))
        ),
    )
    baris = jalan(menjemput).langkah[3]

    assert [act.jenis.value for act in baris.tindakan] == ["susun"]
    assert [(h.jenis.value, h.judul) for h in baris.menghasilkan] == [("lain", "Daftar tamu")]


def test_bila_tidak_yang_menuju_ke_depan_menjadi_pilihan_bukan_pengembalian() -> None:
    asal = muat("000")
    bercabang = _ubah(asal, 8, lambda x: replace(x, keputusan=Keputusan(setuju=9, tidak=10)))
    baris = jalan(bercabang).langkah[7]

    assert baris.maju == (9, 10)
    assert baris.kembali is None or baris.kembali < 8
    assert not baris.kembali_tercetak or baris.kembali == 7


def test_yang_ditugaskan_kepada_orang_lain_bukan_pekerjaan_barisnya() -> None:
    """ "Menugaskan … untuk menyusun" and "Menugaskan … menyusun" order the same."""
    asal = muat("000")
    tanpa_untuk = _ubah(
        asal, 2, lambda x: replace(x, uraian=x.uraian.replace(" untuk menyusun", " menyusun"))
    )

    assert tanpa_untuk != asal
    assert _ringkas(tanpa_untuk) == _ringkas(asal)


def test_tujuan_tidak_yang_tak_bernomor_dibaca_dari_lajur_dalam_kalimat() -> None:
    for kode, nomor, tujuan in [("000", 8, "7 T R"), ("003", 4, "3 T"), ("003", 7, "6 T")]:
        ubahan = _ubah(muat(kode), nomor, lambda satu: replace(satu, keputusan=Keputusan()))

        assert _ringkas(ubahan)[nomor]["kembali"] == tujuan


def test_nilai_jalan_di_berkas_mengalahkan_turunan() -> None:
    tulis = JalanTertulis(ditulis=frozenset({"kembali", "pengendali"}), kembali=None, pengendali=4)
    ubahan = _ubah(muat("000"), 6, lambda satu: replace(satu, jalan=tulis))

    hasil, lama = _ringkas(ubahan), _ringkas(muat("000"))

    assert "kembali" not in hasil[6]
    assert hasil[6]["pengendali"] == 4
    assert {nomor for nomor in lama if hasil[nomor] != lama[nomor]} == {6}


def test_peta_lajur_mengalahkan_tebakan_dari_nama() -> None:
    hasil = siapkan(muat("000"), {"kepala_bidang": "jabatan"})

    assert isinstance(hasil, SopJalan)
    assert hasil.menurut_nomor[4].per.value == "satu"
    assert {lajur.kode: lajur.aturan for lajur in hasil.lajur}["kepala_bidang"] == "jabatan"


def test_kepala_bidang_tertentu_adalah_satu_jabatan() -> None:
    asal = muat("000")
    ubahan = replace(
        asal,
        pelaksana=tuple(
            Pelaksana(kode=satu.kode, nama="Kepala Bidang Perdagangan")
            if satu.kode == "kepala_bidang"
            else satu
            for satu in asal.pelaksana
        ),
    )

    assert "per" not in _ringkas(ubahan)[4]


def test_halaman_yang_tidak_dapat_dijalankan_memberi_temuan() -> None:
    asal = muat("000")
    tanpa_lajur = _ubah(asal, 5, lambda satu: replace(satu, pelaksana=()))
    mundur = _ubah(asal, 7, lambda satu: replace(satu, keputusan=Keputusan(setuju=2)))
    tanpa_kata = _ubah(asal, 1, lambda satu: replace(satu, uraian="…"))

    for sop, lokasi in [
        (tanpa_lajur, "langkah/5/pelaksana"),
        (mundur, "langkah/7/jalan/maju"),
        (tanpa_kata, "langkah/1/jalan/tindakan"),
    ]:
        temuan = siapkan(sop)
        assert isinstance(temuan, list)
        assert [satu.lokasi for satu in temuan] == [lokasi]
