from __future__ import annotations

import itertools
import re
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, strategies as st

from tolok.kinerja.tests.domain.penilai import nilai as baca_rumus
from tolok.regulasi.skp import aturan_skp, daftar_aturan_skp
from tolok.skp.domain.aspek import TargetRealisasi, nilai_hemat
from tolok.skp.domain.ekspektasi import Rating, predikat, sebaran
from tolok.skp.domain.prestasi import KegiatanTugas, LembarPrestasi, nilai_prestasi
from tolok.skp.domain.rezim import MasaPenilaian, alasan_rezim, pilih_rezim

LAMA = aturan_skp("perka-bkn-1-2013/1")
BARU = aturan_skp("permenpanrb-6-2022/1")
angka = st.decimals("0.01", "1000000000", places=2)
realisasi = st.decimals("0", "1000000000", places=2)
nilai_perilaku = st.decimals("0", "100", places=2)


def _pecahan(t: Decimal, r: Decimal) -> Fraction:
    """The rule in exact fractions, written a second time."""
    T, R = Fraction(t), Fraction(r)
    hemat = (Fraction("1.76") * T - R) / T * 100
    return hemat if 100 - R / T * 100 <= 24 else 76 - (hemat - 100)


@given(angka, realisasi)
def test_nilai_waktu_sama_dengan_pecahan_tepat(t: Decimal, r: Decimal) -> None:
    hasil = nilai_hemat("waktu", TargetRealisasi(t, r), LAMA)

    selisih = abs(Fraction(hasil.nilai) - _pecahan(t, r))
    assert selisih <= Fraction(1, 10**39)


@given(st.decimals("0.01", "1000000", places=2))
def test_batas_dua_puluh_empat_persen_termasuk_cabang_bawah(t: Decimal) -> None:
    tepat = nilai_hemat("biaya", TargetRealisasi(t, t * Decimal("0.76")), LAMA)
    lewat = nilai_hemat("biaya", TargetRealisasi(t, t * Decimal("0.7599")), LAMA)

    assert tepat.nilai == 100
    assert lewat.nilai < 77


@given(angka, st.decimals("0", "0.75", places=2), st.decimals("0.76", "3", places=2))
def test_nilai_naik_di_bawah_batas_dan_turun_di_atasnya(
    t: Decimal, cepat: Decimal, lambat: Decimal
) -> None:
    """Up to 24 percent saving earns more; above it, the more was saved the less it earns."""
    lebih_cepat = nilai_hemat("waktu", TargetRealisasi(t, t * cepat), LAMA).nilai
    sedikit = nilai_hemat("waktu", TargetRealisasi(t, t * (cepat + Decimal("0.005"))), LAMA).nilai
    asli = nilai_hemat("waktu", TargetRealisasi(t, t * lambat), LAMA).nilai
    terlambat = nilai_hemat("waktu", TargetRealisasi(t, t * (lambat + 1)), LAMA).nilai

    assert lebih_cepat <= sedikit
    assert terlambat < asli


@given(
    st.lists(
        st.tuples(angka, realisasi, nilai_perilaku, angka, realisasi), min_size=1, max_size=8
    ),
    st.lists(nilai_perilaku, min_size=5, max_size=5),
    st.integers(0, 12),
)
def test_setiap_baris_penjelasan_terhitung_ulang(
    kegiatan: list[tuple[Decimal, ...]], perilaku: list[Decimal], tambahan: int
) -> None:
    lembar = LembarPrestasi(
        kegiatan=tuple(
            KegiatanTugas(
                uraian="x",
                kuantitas=TargetRealisasi(k[0], k[1]),
                kualitas=TargetRealisasi(Decimal(100), k[2]),
                waktu=TargetRealisasi(k[3], k[4]),
            )
            for k in kegiatan
        ),
        perilaku={str(i): p for i, p in enumerate(perilaku)},
        tugas_tambahan=tambahan,
    )

    hasil = nilai_prestasi(lembar, LAMA)

    semua = [*hasil.penjelasan, *(b for k in hasil.kegiatan for b in k.penjelasan)]
    berhitung = [
        b for b in semua if b.nilai is not None and re.fullmatch(r"[-\d.,+*/×−() ]+", b.teks)
    ]
    assert len(berhitung) >= 6
    for b in berhitung:
        besar: Fraction = max(Fraction(1), abs(Fraction(b.nilai or "0")))
        assert abs(baca_rumus(b.teks) - Fraction(b.nilai or "0")) <= besar * Fraction(1, 10**7)


def test_nilai_tepat_di_ambang_tidak_tergelincir() -> None:
    """Sixths and sevenths that add up to 76 exactly stay Baik."""
    for n in (3, 6, 7, 9, 11, 13):
        lembar = LembarPrestasi(
            kegiatan=tuple(
                KegiatanTugas(
                    uraian="x",
                    kuantitas=TargetRealisasi(Decimal(n), Decimal(1)),
                    kualitas=TargetRealisasi(Decimal(100), Decimal(76)),
                    waktu=TargetRealisasi(Decimal(n), Decimal(n)),
                )
                for _ in range(n)
            ),
            perilaku={"a": Decimal(1)},
        )
        hasil = nilai_prestasi(lembar, LAMA)
        tepat = (Fraction(100, n) + 76 + 76) / 3 * Fraction(60, 100) + Fraction(40, 100)

        assert abs(Fraction(hasil.nilai) - tepat) <= Fraction(1, 10**20)


def test_matriks_menjawab_setiap_pasangan_rating() -> None:
    nama = {predikat(h, p, BARU).nama for h in Rating for p in Rating}

    assert nama == {p["nama"] for p in BARU.nilai("predikat")}


def test_predikat_tidak_pernah_turun_bila_hasil_kerja_naik() -> None:
    urutan = [p["kode"] for p in reversed(BARU.nilai("predikat"))]
    naik = [Rating.DI_BAWAH, Rating.SESUAI, Rating.DI_ATAS]

    for p in Rating:
        tingkat = [urutan.index(predikat(h, p, BARU).kode) for h in naik]
        assert tingkat == sorted(tingkat)


@given(st.dates(date(2014, 1, 1), date(2035, 12, 31)), st.integers(0, 400))
def test_masa_selalu_dijawab_dengan_satu_aturan_atau_satu_kalimat(mulai: date, hari: int) -> None:
    masa = MasaPenilaian(mulai=mulai, selesai=mulai + timedelta(days=hari))

    jawaban = pilih_rezim(masa)

    yang_berlaku: list[str | None] = [
        a.id
        for a in daftar_aturan_skp()
        if a.berlaku_pada(masa.mulai) and a.berlaku_pada(masa.selesai)
    ]
    assert [getattr(jawaban, "id", None)] == (yang_berlaku or [None])


def test_aturan_aturan_tidak_bertindih_dan_tidak_berjeda() -> None:
    semua = daftar_aturan_skp()

    for sebelum, sesudah in itertools.pairwise(semua):
        assert sebelum.berlaku_sampai is not None
        assert sesudah.berlaku_sejak - sebelum.berlaku_sampai == timedelta(days=1)
    assert semua[-1].berlaku_sampai is None


def test_alasan_menyebut_bahwa_aturan_di_halaman_sop_sudah_diganti() -> None:
    halaman = (
        "Peraturan Pemerintah Nomor 46 Tahun 2011 tentang Penilaian Prestasi Kerja PNS",
        "Peraturan Kepala Badan Kepegawaian Negara Nomor 1 Tahun 2013",
    )
    masa = MasaPenilaian(mulai=date(2025, 1, 1), selesai=date(2025, 12, 31))

    alasan = alasan_rezim(masa, BARU, halaman)

    assert "PermenPANRB 6 Tahun 2022" in alasan
    assert "PP 46 Tahun 2011 dan Perka BKN 1 Tahun 2013; peraturan itu sudah diganti" in alasan
    assert "diganti" not in alasan_rezim(masa, BARU, ("PP 30 Tahun 2019",))


def test_sebaran_memperingatkan_tanpa_menjadi_kuota() -> None:
    banyak = sebaran(["sangat_baik"] * 5 + ["baik"] * 2, "baik", BARU)
    wajar = sebaran(["sangat_baik"] * 2 + ["baik"] * 5, "baik", BARU)
    tanpa = sebaran([], None, BARU)

    assert banyak.peringatan is not None
    assert "bukan kuota" in banyak.peringatan
    assert wajar.peringatan is None
    assert tanpa.terbanyak is None
    assert tanpa.peringatan is None
