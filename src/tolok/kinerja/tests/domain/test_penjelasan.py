from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, strategies as st

from tolok.kinerja.domain.agregasi import ukur_triwulan
from tolok.kinerja.domain.hasil import HasilUkur, Terukur
from tolok.kinerja.domain.keadaan import Polaritas
from tolok.kinerja.domain.penjelasan import BarisPenjelasan
from tolok.kinerja.domain.rekap import BarisRekap, rekap_simpul
from tolok.kinerja.domain.serapan import serapan
from tolok.kinerja.domain.target import Rentang
from tolok.kinerja.domain.ukur import ukur
from tolok.kinerja.tests.data_contoh import PADA, data, deret
from tolok.kinerja.tests.domain.penilai import nilai
from tolok.regulasi.muat import aturan_ukur, daftar_aturan_ukur

ANGKA = st.decimals(min_value=-1000, max_value=10**9, places=4, allow_nan=False)
POSITIF = st.decimals(min_value="0.0001", max_value=10**9, places=4)


def _satu(penjelasan: tuple[BarisPenjelasan, ...], langkah: str) -> BarisPenjelasan | None:
    ada = [b for b in penjelasan if b.langkah == langkah]
    assert len(ada) <= 1
    return ada[0] if ada else None


def _hampir(kiri: Fraction, kanan: Decimal) -> bool:
    besar: Fraction = max(abs(Fraction(kanan)), Fraction(1))
    return abs(kiri - Fraction(kanan)) <= besar / 10**18


def _periksa(hasil: HasilUkur) -> None:
    if not isinstance(hasil, Terukur):
        assert hasil.penjelasan[-1].langkah == "keadaan"
        return
    baris = _satu(hasil.penjelasan, "substitusi")
    if baris is not None:
        assert _hampir(nilai(baris.teks), hasil.capaian)
        assert baris.nilai is not None
        assert _hampir(Fraction(baris.nilai), hasil.capaian)


@given(
    t=POSITIF,
    r=ANGKA,
    polaritas=st.sampled_from(Polaritas),
    aturan=st.sampled_from(daftar_aturan_ukur()),
)
def test_penjelasan_yang_dihitung_ulang_memberi_hasil_yang_sama(
    t: Decimal, r: Decimal, polaritas: Polaritas, aturan: object
) -> None:
    _periksa(ukur(target=t, realisasi=r, polaritas=polaritas, aturan=aturan))  # type: ignore[arg-type]


@given(a=POSITIF, b=POSITIF, r=ANGKA, polaritas=st.sampled_from(Polaritas))
def test_penjelasan_target_rentang_memberi_hasil_yang_sama(
    a: Decimal, b: Decimal, r: Decimal, polaritas: Polaritas
) -> None:
    rentang = Rentang(min(a, b), max(a, b))

    _periksa(ukur(target=rentang, realisasi=r, polaritas=polaritas, aturan=aturan_ukur()))


def test_penjelasan_data_contoh_memberi_hasil_yang_sama() -> None:
    for opd in data()["opd"]:
        for isi in opd["indikator"]:
            for tw in (1, 2, 3, 4):
                sd = ukur_triwulan(
                    deret=deret(isi),
                    tw=tw,
                    polaritas=Polaritas(isi["polaritas"]),
                    aturan=aturan_ukur("contoh/aturan-1"),
                    pada=PADA[tw - 1],
                )
                _periksa(sd.hasil)


@given(capaian=st.lists(POSITIF, min_size=1, max_size=8), bobot=st.booleans())
def test_penjelasan_rekap_memberi_hasil_yang_sama(capaian: list[Decimal], bobot: bool) -> None:
    aturan = aturan_ukur("contoh/aturan-1")
    baris = [
        BarisRekap(
            kode=str(i),
            hasil=ukur(target=Decimal(7), realisasi=c, polaritas=Polaritas.POSITIF, aturan=aturan),
            bobot=Decimal(i + 1) if bobot else None,
        )
        for i, c in enumerate(capaian)
    ]

    hasil = rekap_simpul("x", baris, aturan)

    for langkah, rata in (("rata_rata", hasil.rata_asli), ("rata_rata_batas", hasil.rata_batas)):
        penjelas = _satu(hasil.penjelasan, langkah)
        assert penjelas is not None
        assert rata is not None
        assert _hampir(nilai(penjelas.teks), rata)


@given(pagu=st.integers(1, 10**13), realisasi=st.integers(0, 10**13))
def test_penjelasan_serapan_memberi_hasil_yang_sama(pagu: int, realisasi: int) -> None:
    hasil = serapan(pagu=pagu, realisasi=realisasi)

    penjelas = _satu(hasil.penjelasan, "substitusi")
    assert penjelas is not None
    assert hasil.serapan is not None
    assert _hampir(nilai(penjelas.teks), hasil.serapan)


def test_rumus_dan_kategori_selalu_menyebut_rujukannya() -> None:
    hasil = ukur(
        target=Decimal(10), realisasi=Decimal(9), polaritas=Polaritas.NEGATIF, aturan=aturan_ukur()
    )

    for langkah in ("rumus", "substitusi", "kategori", "pembulatan"):
        baris = _satu(hasil.penjelasan, langkah)
        assert baris is not None
        assert baris.rujukan
