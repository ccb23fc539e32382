from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.template.loader import render_to_string

from tolok.dasar.periode import JenisPeriode, Periode
from tolok.kinerja.domain.berkas_ukur import laporan_ke_json
from tolok.kinerja.domain.isian import dari_json
from tolok.kinerja.domain.kertas_kerja import susun_kertas_kerja
from tolok.kinerja.domain.narasi import narasi_awal
from tolok.kinerja.models import Capaian, Realisasi, RealisasiAnggaran
from tolok.kinerja.selectors import kinerja as selectors
from tolok.kinerja.services.contoh import RencanaContoh
from tolok.kinerja.services.pengukuran import tulis_pengukuran
from tolok.kinerja.tests.data_contoh import PADA, ketikan
from tolok.kinerja.tindakan.isi import Tampilan
from tolok.organisasi.services.contoh import HasilContoh
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.regulasi.muat import aturan_ukur

TW3 = Periode(JenisPeriode.TRIWULAN, 2025, 3)
PADA_SAH = datetime(2025, 10, 9, 3, 0, tzinfo=UTC)


def _ketikan(rencana: RencanaContoh) -> dict[str, Any]:
    """The sample's typing with the ids of the database."""
    isi = ketikan("A", 3)
    return {
        "pemilik": "",
        "baris": [
            {**b, "indikator": str(rencana.indikator[b["indikator"]].pk)} for b in isi["baris"]
        ],
        "anggaran": [
            {**a, "simpul": str(rencana.simpul[a["simpul"]].pk)} for a in isi["anggaran"]
        ],
    }


def _laporan(rencana: RencanaContoh) -> dict[str, Any]:
    semua = selectors.rencana(rencana.instansi, TW3)
    isian, _ = dari_json(_ketikan(rencana), semua)
    kertas = susun_kertas_kerja(
        rencana=semua, daftar_isian=[isian], aturan=aturan_ukur(semua.aturan), pada=PADA[2]
    )
    return laporan_ke_json(kertas, narasi_awal(kertas))


def _pelaksanaan(rencana: RencanaContoh) -> Pelaksanaan:
    return Pelaksanaan.objects.create(
        pemda_id=rencana.pemda,
        instansi_id=rencana.instansi,
        kode_sop="000",
        nama_sop="Pengukuran Kinerja",
        sidik_sop="0" * 64,
        periode=TW3.kode,
        status="selesai",
    )


@pytest.fixture
def pelaksanaan(rencana_contoh: RencanaContoh) -> Pelaksanaan:
    return _pelaksanaan(rencana_contoh)


def test_laporan_yang_disahkan_menjadi_angka_resmi(
    rencana_contoh: RencanaContoh, pelaksanaan: Pelaksanaan
) -> None:
    tulis_pengukuran(pelaksanaan, _laporan(rencana_contoh), PADA_SAH)

    capaian = selectors.capaian_periode(rencana_contoh.instansi, TW3)
    a10 = capaian[rencana_contoh.indikator["A10"].pk]
    assert str(a10.capaian) == "92.8571428571"
    assert a10.aturan == "contoh/aturan-1"
    assert "13 / 14 × 100" in a10.penjelasan
    a11 = capaian[rencana_contoh.indikator["A11"].pk]
    assert (a11.keadaan, a11.capaian) == ("tak_terdefinisi", None)
    assert Realisasi.objects.filter(tw=3).count() == 8
    assert RealisasiAnggaran.objects.filter(tw=3).count() == 22


def test_pengesahan_yang_diulang_tidak_menggandakan_angka(
    rencana_contoh: RencanaContoh, pelaksanaan: Pelaksanaan
) -> None:
    isi = _laporan(rencana_contoh)
    tulis_pengukuran(pelaksanaan, isi, PADA_SAH)
    sebelum = list(Capaian.objects.order_by("indikator").values_list("indikator", "versi"))

    tulis_pengukuran(pelaksanaan, isi, PADA_SAH)

    assert list(Capaian.objects.order_by("indikator").values_list("indikator", "versi")) == sebelum


def test_ralat_menjadi_versi_baru_dan_yang_lama_tetap(
    rencana_contoh: RencanaContoh, pelaksanaan: Pelaksanaan
) -> None:
    isi = _laporan(rencana_contoh)
    tulis_pengukuran(pelaksanaan, isi, PADA_SAH)

    tulis_pengukuran(_pelaksanaan(rencana_contoh), isi, PADA_SAH)

    a10 = rencana_contoh.indikator["A10"]
    assert list(Capaian.objects.filter(indikator=a10).values_list("versi", flat=True)) == [1, 2]


def test_angka_yang_disahkan_menjadi_riwayat_triwulan_berikutnya(
    rencana_contoh: RencanaContoh, pelaksanaan: Pelaksanaan
) -> None:
    tulis_pengukuran(pelaksanaan, _laporan(rencana_contoh), PADA_SAH)

    tw4 = selectors.rencana(rencana_contoh.instansi, Periode(JenisPeriode.TRIWULAN, 2025, 4))

    a02 = next(b for b in tw4.butir if b.kode == "A02")
    assert a02.deret.realisasi_tw[2] == Decimal("43.80")
    assert next(a for a in tw4.anggaran if a.kode == "3.30.02.2.07.0001").lalu == 60_100_000


def test_formulir_tampil_dengan_capaian_dan_temuan(
    rencana_contoh: RencanaContoh, kantor_contoh: HasilContoh
) -> None:
    unit = kantor_contoh.jabatan["A-21"].unit_id
    bagian = selectors.isian_awal(rencana_contoh.instansi, unit, TW3)
    isi = _ketikan(rencana_contoh)
    isi["baris"] = [{**b, "penghambat": ""} for b in isi["baris"]]
    tampilan = Tampilan(isi, bagian, aturan_ukur(bagian.aturan), PADA[2])

    html = render_to_string(
        "kinerja/tindakan/_baris_isian.html", {"tampilan": tampilan, "boleh": True}
    )

    assert "75,00&nbsp;%" in html
    assert "faktor penghambat belum ditulis" in html
    assert 'name="' + str(rencana_contoh.indikator["A05"].pk) + '.pembilang"' in html
    assert "style=" not in html


@pytest.mark.parametrize("jenis", ["laporan", "kertas_kerja", "rekap"])
def test_lembar_tersimpan_tampil_dengan_asal_angkanya(
    rencana_contoh: RencanaContoh, jenis: str
) -> None:
    laporan = _laporan(rencana_contoh)
    isi = laporan if jenis == "laporan" else laporan["kertas_kerja"]

    html = render_to_string(f"kinerja/lembar/{jenis}.html", {"isi": isi})

    if jenis != "rekap":
        assert "13 / 14 × 100" in html
        assert "92,86&nbsp;%" in html
    if jenis != "kertas_kerja":
        assert "2.740.000.000" in html or "2.890.000.000" in html


def test_formulir_kosong_bukan_jalan_buntu(rencana_contoh: RencanaContoh) -> None:
    bagian = selectors.isian_awal(rencana_contoh.instansi, uuid4(), TW3)

    tampilan = Tampilan({}, bagian, aturan_ukur(bagian.aturan), PADA[2])

    assert tampilan.galat == []
    html = render_to_string("kinerja/tindakan/_baris_isian.html", {"tampilan": tampilan})
    assert "tidak menjawab satu indikator pun" in html
