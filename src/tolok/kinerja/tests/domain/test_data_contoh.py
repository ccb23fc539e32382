from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tolok.kinerja.domain.agregasi import ukur_triwulan
from tolok.kinerja.domain.bilangan import bulatkan, sepuluh_desimal, tampil
from tolok.kinerja.domain.hasil import Terukur
from tolok.kinerja.domain.keadaan import Keadaan, Polaritas
from tolok.kinerja.domain.rekap import BarisRekap, rekap_simpul
from tolok.kinerja.domain.serapan import serapan
from tolok.kinerja.domain.ukur import ukur
from tolok.kinerja.tests.data_contoh import PADA, PADA_TW4, data, deret, desimal, target
from tolok.regulasi.muat import aturan_ukur

ATURAN = aturan_ukur("contoh/aturan-1")
OPD = {opd["kode"]: opd for opd in data()["opd"]}
INDIKATOR = {i["kode"]: i for opd in OPD.values() for i in opd["indikator"]}
HARAPAN = [h for opd in OPD.values() for h in opd["harapan"]]
REKAP = [(kode, r) for kode, opd in OPD.items() for r in opd["rekap_harapan"]]
ANGGARAN = [
    b for opd in OPD.values() for b in (*opd["program"], *opd["kegiatan"], *opd["subkegiatan"])
]


@pytest.mark.parametrize("harapan", HARAPAN, ids=lambda h: f"{h['kode']}-tw{h['tw']}")
def test_capaian_triwulan_sama_dengan_harapan(harapan: dict[str, Any]) -> None:
    isi = INDIKATOR[harapan["kode"]]

    sd = ukur_triwulan(
        deret=deret(isi),
        tw=harapan["tw"],
        polaritas=Polaritas(isi["polaritas"]),
        aturan=ATURAN,
        pada=PADA[harapan["tw"] - 1],
    )

    assert sd.hasil.keadaan.value == harapan["keadaan"]
    assert sd.target == target(harapan["target_sd"])
    if harapan["realisasi_sd"] is None:
        assert sd.realisasi is None
    else:
        assert sd.realisasi is not None
        assert bulatkan(sd.realisasi.nilai, 10) == desimal(harapan["realisasi_sd"])
    if isinstance(sd.hasil, Terukur):
        assert sepuluh_desimal(sd.hasil.capaian) == harapan["capaian"]
        assert tampil(sd.hasil.capaian) == harapan["tampil"]
        assert sd.hasil.kategori == harapan["kategori"]
    else:
        assert harapan["capaian"] is None


@pytest.mark.parametrize("harapan", HARAPAN, ids=lambda h: f"{h['kode']}-tw{h['tw']}")
def test_capaian_terhadap_target_tahun_sama_dengan_harapan(harapan: dict[str, Any]) -> None:
    isi = INDIKATOR[harapan["kode"]]

    sd = ukur_triwulan(
        deret=deret(isi),
        tw=harapan["tw"],
        polaritas=Polaritas(isi["polaritas"]),
        aturan=ATURAN,
        pada=PADA[harapan["tw"] - 1],
        terhadap_tahun=True,
    )

    hitungan = tampil(sd.hasil.capaian) if isinstance(sd.hasil, Terukur) else None
    assert hitungan == harapan["capaian_thd_target_tahun"]


@pytest.mark.parametrize(
    ("opd", "harapan"), REKAP, ids=lambda r: r["simpul"] if isinstance(r, dict) else r
)
def test_rekap_sasaran_sama_dengan_harapan(opd: str, harapan: dict[str, Any]) -> None:
    baris = [
        BarisRekap(
            kode=i["kode"],
            hasil=ukur_triwulan(
                deret=deret(i),
                tw=4,
                polaritas=Polaritas(i["polaritas"]),
                aturan=ATURAN,
                pada=PADA_TW4,
            ).hasil,
        )
        for i in OPD[opd]["indikator"]
        if i["simpul"] == harapan["simpul"]
    ]

    hasil = rekap_simpul(harapan["simpul"], baris, ATURAN)

    assert hasil.n == harapan["indikator"]
    assert hasil.n_terukur == harapan["terukur"]
    assert hasil.n_tercapai == harapan["tercapai"]
    assert (hasil.rata_asli and tampil(hasil.rata_asli)) == harapan["rata_asli"]
    assert (hasil.rata_batas and tampil(hasil.rata_batas)) == harapan["rata_batas_120"]
    assert hasil.kategori == harapan["kategori"]
    assert sum(n for _, n in hasil.n_menurut_keadaan) == hasil.n


@pytest.mark.parametrize("baris", ANGGARAN, ids=lambda b: b["kode"])
def test_serapan_sama_dengan_harapan(baris: dict[str, Any]) -> None:
    realisasi = (
        baris.get("realisasi_sd_tw") if "anggaran_sd_tw" not in baris else baris["anggaran_sd_tw"]
    )
    assert realisasi is not None

    hasil = serapan(pagu=baris["pagu_perubahan"], realisasi=realisasi[3])

    if baris["serapan"] is None:
        assert hasil.keadaan is Keadaan.TAK_TERDEFINISI
    else:
        assert hasil.serapan is not None
        assert bulatkan(hasil.serapan, 2) == Decimal(baris["serapan"])


@pytest.mark.parametrize(
    "program", [p for opd in OPD.values() for p in opd["program"]], ids=lambda p: p["kode"]
)
def test_capaian_program_sama_dengan_harapan(program: dict[str, Any]) -> None:
    hasil = ukur(
        target=Decimal(program["target"]),
        realisasi=Decimal(program["realisasi"]),
        polaritas=Polaritas.POSITIF,
        aturan=ATURAN,
    )

    assert isinstance(hasil, Terukur)
    assert bulatkan(hasil.capaian, 2) == Decimal(program["capaian"])
