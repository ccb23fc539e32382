from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tolok.kinerja.domain.bilangan import sepuluh_desimal, tampil
from tolok.kinerja.domain.isian import dari_json
from tolok.kinerja.domain.keadaan import Keadaan
from tolok.kinerja.domain.kertas_kerja import (
    KertasKerja,
    capaian,
    rekap_program,
    rekap_sasaran,
    susun_kertas_kerja,
)
from tolok.kinerja.domain.narasi import (
    TeksLaporan,
    gabung_narasi,
    narasi_awal,
    narasi_dari_json,
    narasi_ke_json,
)
from tolok.kinerja.tests.data_contoh import PADA, data, ketikan, rencana
from tolok.regulasi.muat import aturan_ukur

ATURAN = aturan_ukur("contoh/aturan-1")
OPD = {o["kode"]: o for o in data()["opd"]}


def _kertas(kode: str, tw: int, isi: dict[str, Any] | None = None) -> KertasKerja:
    rencana_opd = rencana(kode, tw)
    isian, temuan = dari_json(isi or ketikan(kode, tw), rencana_opd)
    assert temuan == []
    return susun_kertas_kerja(
        rencana=rencana_opd, daftar_isian=[isian], aturan=ATURAN, pada=PADA[tw - 1]
    )


@pytest.mark.parametrize("kode", ["A", "B"])
@pytest.mark.parametrize("tw", [1, 2, 3, 4])
def test_kertas_kerja_dari_formulir_sama_dengan_harapan(kode: str, tw: int) -> None:
    kertas = _kertas(kode, tw)

    hasil = {b.butir.kode: b for b in kertas.baris}
    for harapan in OPD[kode]["harapan"]:
        if harapan["tw"] != tw or harapan["kode"] == "B02":
            continue
        nilai = capaian(hasil[harapan["kode"]].hasil)
        assert hasil[harapan["kode"]].hasil.keadaan.value == harapan["keadaan"]
        assert (None if nilai is None else sepuluh_desimal(nilai)) == harapan["capaian"]


def test_rekap_sama_dengan_harapan_dan_jumlahnya_sama_dengan_kertas_kerja() -> None:
    kertas = _kertas("A", 4)

    rekap = {s.kode: r for s, r in rekap_sasaran(kertas)}

    for harapan in OPD["A"]["rekap_harapan"]:
        satu = rekap[harapan["simpul"]]
        assert (satu.n, satu.n_terukur, satu.n_tercapai) == (
            harapan["indikator"],
            harapan["terukur"],
            harapan["tercapai"],
        )
        assert (satu.rata_asli and tampil(satu.rata_asli)) == harapan["rata_asli"]
    assert sum(r.n for r in rekap.values()) == len(kertas.baris)


def test_program_dengan_serapan_tinggi_dan_capaian_rendah_tidak_efisien() -> None:
    program = {p.serapan.simpul.kode: p for p in rekap_program(_kertas("A", 4))}

    sarana = program["3.30.03"]
    assert sarana.serapan.realisasi == 2_643_745_000
    assert sarana.serapan.hasil.serapan is not None
    assert tampil(sarana.serapan.hasil.serapan) == "96,49"
    assert sarana.efisiensi is not None
    assert not sarana.efisiensi.efisien


def test_unit_yang_belum_menyampaikan_disebut_dan_tidak_menjadi_nol() -> None:
    rencana_opd = rencana("A", 3)
    isian, _ = dari_json(ketikan("A", 3, "A-13"), rencana_opd.milik("A-13"))

    kertas = susun_kertas_kerja(
        rencana=rencana_opd, daftar_isian=[isian], aturan=ATURAN, pada=PADA[2]
    )

    a05 = next(b for b in kertas.baris if b.butir.kode == "A05")
    assert a05.hasil.keadaan is Keadaan.BELUM_DIUKUR
    assert "unit belum menyampaikan" in a05.hasil.penjelasan[-1].teks
    assert kertas.belum_menyampaikan == ("A-21", "A-17", "A-26", "A-24")
    sarana = next(p for p in rekap_program(kertas) if p.serapan.simpul.kode == "3.30.03")
    assert sarana.serapan.realisasi is None
    assert sarana.serapan.hasil.keadaan is Keadaan.BELUM_DIUKUR


def test_pembanding_yang_tidak_ada_dikatakan_bukan_nol() -> None:
    a09 = next(b for b in _kertas("A", 3).baris if b.butir.kode == "A09")

    lalu = next(p for p in a09.pembanding if p.jenis == "tahun_lalu")
    assert lalu.nilai is None
    assert "bukan nol" in lalu.baris.teks


def test_kegiatan_tanpa_indikator_terdaftar() -> None:
    tanpa = {s.kode for s in _kertas("A", 3).tanpa_indikator}

    assert "3.30.03" in tanpa
    assert "A-S1" not in tanpa


def test_narasi_dibuat_dari_isian_dan_tidak_menimpa_tulisan_orang() -> None:
    kertas = _kertas("A", 3)
    awal = narasi_awal(kertas)
    kunci = "sasaran/A-S1"
    assert "Lelang ulang rehabilitasi" in awal[kunci].teks
    assert "tak terdefinisi" in awal[kunci].teks

    ditulis = {**awal, kunci: TeksLaporan(teks="Tulisan Kasubbag.", orang=True)}
    isi = ketikan("A", 3)
    isi["baris"] = [
        {**b, "realisasi": "10,00"} if b["indikator"] == "A02" else b for b in isi["baris"]
    ]
    baru = gabung_narasi(ditulis, narasi_awal(_kertas("A", 3, isi)))

    assert baru[kunci].teks == "Tulisan Kasubbag."
    assert baru["simpulan"] != awal["simpulan"]
    assert narasi_dari_json(narasi_ke_json(baru)) == baru


def test_narasi_membandingkan_target_tahun_lalu_renstra_dan_daerah_lain() -> None:
    kertas = _kertas("A", 3)
    teks = "\n".join(b.teks for k, b in narasi_awal(kertas).items() if k.startswith("sasaran/"))

    assert ", realisasi " in teks
    assert "Dibanding tahun lalu (" in teks
    assert "Terhadap target akhir Renstra " in teks
    daerah = {p.nama for b in kertas.baris for p in b.pembanding if p.jenis == "daerah_lain"}
    ada = [n for n in daerah if f"Dibanding {n} (" in teks]
    assert ada or "Pembanding yang belum tersedia: standar atau daerah lain." in teks


def test_kertas_kerja_dihitung_ulang_sama_persis() -> None:
    satu, dua = _kertas("A", 3), _kertas("A", 3)

    assert satu.baris == dua.baris
    assert replace(satu) == satu
