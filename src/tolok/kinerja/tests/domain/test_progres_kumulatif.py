"""Cumulative progress: a figure "s.d. triwulan" that never falls; the last one counts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, strategies as st

from tolok.kinerja.domain.agregasi import Deret, realisasi_sd, target_sd, ukur_triwulan
from tolok.kinerja.domain.hasil import Terukur
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.regulasi.muat import ATURAN_BAWAAN, aturan_ukur

TARGET = (Decimal(20), Decimal(45), Decimal(70), Decimal(100))


def _deret(*realisasi: str | None, penyebut_tahun: bool = False) -> Deret:
    angka = tuple(Decimal(r) if r is not None else None for r in realisasi)
    return Deret(
        agregasi=Agregasi.PROGRES_KUMULATIF,
        target_tahun=Decimal(100),
        target_tw=TARGET,
        realisasi_tw=(*angka, *[None] * (4 - len(angka))),
        penyebut_tahun=penyebut_tahun,
    )


@given(st.lists(st.decimals(0, 1000, places=2), min_size=1, max_size=4))
def test_angka_sd_triwulan_adalah_yang_terakhir_dan_targetnya_target_triwulan_itu(
    realisasi: list[Decimal],
) -> None:
    tw = len(realisasi)
    deret = _deret(*(str(r) for r in realisasi))

    besaran = realisasi_sd(deret, tw)

    assert besaran is not None
    assert besaran.nilai == realisasi[-1]
    assert target_sd(deret, tw) == TARGET[tw - 1]


def test_triwulan_yang_belum_diisi_bukan_angka_triwulan_lalu() -> None:
    assert realisasi_sd(_deret("18", None), 2) is None


def test_capaian_terhadap_target_triwulan_dan_terhadap_tahun() -> None:
    def capaian(*, penyebut_tahun: bool) -> Decimal:
        hasil = ukur_triwulan(
            deret=_deret("18", "40", penyebut_tahun=penyebut_tahun),
            tw=2,
            polaritas=Polaritas.POSITIF,
            aturan=aturan_ukur(ATURAN_BAWAAN),
            pada=date(2026, 7, 1),
        ).hasil
        assert isinstance(hasil, Terukur)
        return hasil.capaian.quantize(Decimal("0.01"))

    assert capaian(penyebut_tahun=False) == Decimal("88.89")
    assert capaian(penyebut_tahun=True) == Decimal("40.00")
