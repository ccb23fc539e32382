"""SOP 004 feeds a Pengukuran of the same office, and no other: 004-12, 004-15."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps

from tests.skenario.babak_004 import KABID, Babak
from tests.skenario.kantor_b import TAHUN, LakonB, buat_kantor_b, rencana_b, sop_berlaku
from tests.skenario.meja import Meja
from tolok.dasar.galat import MasukanTidakSah, TidakDitemukan
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.kinerja.domain.keterkaitan import (
    Asal,
    SelAngka,
    asal_dari_json,
    asal_ke_json,
    isi_dengan,
)
from tolok.kinerja.services.keterkaitan import angka_dari, sumber_tersedia
from tolok.pelaksanaan.models import Konsep, Tugas
from tolok.pelaksanaan.services import Hasil, serahkan

_ASAL = Asal(
    pelaksanaan=str(UUID(int=7)), sop="Pengumpulan Data Kinerja", periode="Tahun 2025", langkah=2,
    unit="Bidang Perizinan", tanggal=date(2026, 1, 26), sidik="ab12" * 16,
    angka={"pembilang": "1867", "penyebut": "1901"},
)  # fmt: skip


def test_asal_angka_hilang_begitu_angkanya_diubah() -> None:
    isi = asal_ke_json(_ASAL)
    tetap = asal_dari_json(isi, {"pembilang": "1867", "penyebut": "1901"})
    berubah = asal_dari_json(isi, {"pembilang": "1868", "penyebut": "1901"})

    assert tetap == _ASAL
    assert berubah is None


def test_baris_yang_sudah_diisi_tidak_ditimpa_angka_ambilan() -> None:
    sel = SelAngka(
        indikator="i1", kode="B06", sel={"pembilang": "1867", "penyebut": "1901"}, asal=_ASAL
    )
    ketikan = {
        "baris": [{"indikator": "i1", "pembilang": "5", "penyebut": "10"}],
        "anggaran": [{"simpul": "s1", "realisasi": ""}],
    }

    terisi, banyak = isi_dengan(ketikan, {"i1": sel}, {"s1": 900})

    assert terisi["baris"][0]["pembilang"] == "5"
    assert "asal" not in terisi["baris"][0]
    assert terisi["anggaran"][0]["realisasi"] == "900"
    assert banyak == 1


# -- through the pages ---------------------------------------------------------------------------


def _lajur_000(babak: Babak) -> None:
    """Who the lanes of SOP 000 are in office B."""
    kantor = babak.kantor
    unit = [str(kantor.jabatan[k].unit_id) for k in ("B-02", *KABID)]
    aturan = {
        "kepala_dinas": ("jabatan", {"jabatan": [str(kantor.jabatan["B-01"].pk)]}),
        "sekretaris": ("jabatan", {"jabatan": [str(kantor.jabatan["B-02"].pk)]}),
        "kasubbag": ("jabatan", {"jabatan": [str(kantor.jabatan["B-03"].pk)]}),
        "kepala_bidang": ("kepala_unit", {"unit": unit}),
        "jabatan_pelaksana": ("jabatan", {"jabatan": [str(kantor.jabatan["B-06"].pk)]}),
    }
    for lajur, (kode, isian) in aturan.items():
        apps.get_model("organisasi", "PetaLajur").objects.create(
            pemda=kantor.pemda, instansi=kantor.instansi["B"], sop_kode="000", lajur=lajur,
            aturan=kode, isian=isian, mulai=date(2025, 1, 2),
        )  # fmt: skip


class _Pengukuran:
    """SOP 000 in office B, up to the forms."""

    def __init__(self, babak: Babak) -> None:
        self.lakon = LakonB(babak.kantor, datetime(2026, 3, 10, 1, 0, tzinfo=UTC))
        self.lakon.mulai_sop(sop_berlaku(babak.kantor, "000"), TAHUN)
        self.meja = Meja(self.lakon)
        for langkah, orang in ((1, "B-01"), (2, "B-02")):
            isi = {"teks": "Proses.", "batas_hari": ""}
            serahkan(
                pada=self.lakon.satu(langkah, orang), hasil=[Hasil(jenis="disposisi", isi=isi)]
            )
        hasil = [Hasil(jenis="jadwal", isi={"baris": []}), Hasil(jenis="formulir", isi={"a": "1"})]
        serahkan(pada=self.lakon.satu(3, "B-03"), hasil=hasil)

    def tugas(self, unit: Any) -> Tugas:
        (satu,) = self.lakon.terbuka(4, subjek=unit)
        return satu


@pytest.mark.django_db
def test_pengukuran_mengambil_angka_pengumpulan_instansinya_beserta_asalnya() -> None:
    """004-12, 004-15: named under Keterkaitan; the origin stays with every figure."""
    kantor = buat_kantor_b()
    rencana_b(kantor)
    babak = Babak(kantor, sop_berlaku(kantor))
    babak.sampai(7)
    _lajur_000(babak)
    ukur = _Pengukuran(babak)
    tugas = ukur.tugas(kantor.jabatan["B-18"].unit_id)

    tawaran = ukur.meja.teks("B-18", tugas)
    ukur.meja.beres("B-18", tugas, "isi", "ambil", sumber=str(babak.lakon.pelaksanaan))
    teks = ukur.meja.teks("B-18", ukur.tugas(kantor.jabatan["B-18"].unit_id))

    assert "Ambil angka yang sudah dikumpulkan" in tawaran
    assert "tidak disebut pada Keterkaitan" not in tawaran
    assert "10 dari 10 terisi" in teks
    assert "Dari Pengumpulan Data Kinerja Tahun 2025, langkah 2, Bidang Perizinan" in teks
    isi = json.loads(Konsep.objects.get(tugas=tugas.pk, bagian="isi").isi)
    menurut_kode = {b.id: b.kode for b in babak.rencana().butir}
    b06 = next(b for b in isi["baris"] if menurut_kode.get(b["indikator"]) == "B06")
    assert (b06["pembilang"], b06["penyebut"]) == ("1867", "1901")
    assert b06["asal"]["pelaksanaan"] == str(babak.lakon.pelaksanaan)
    assert len(b06["asal"]["sidik"]) == 64
    _instansi_lain_tidak_melihatnya(babak)


def _instansi_lain_tidak_melihatnya(babak: Babak) -> None:
    """004-15: another office of the same pemda neither sees nor gets them."""
    lain = babak.kantor.instansi["A"].pk
    sendiri = babak.kantor.instansi["B"].pk

    assert [s.pelaksanaan for s in sumber_tersedia(sendiri, TAHUN)] == [babak.lakon.pelaksanaan]
    assert sumber_tersedia(lain, TAHUN) == []
    with pytest.raises(TidakDitemukan):
        angka_dari(babak.lakon.pelaksanaan, TAHUN, instansi=lain)
    with pytest.raises(TidakDitemukan):
        angka_dari(uuid4(), TAHUN, instansi=sendiri)
    with pytest.raises(MasukanTidakSah):
        angka_dari(
            babak.lakon.pelaksanaan, Periode(JenisPeriode.TRIWULAN, 2025, 3), instansi=sendiri
        )
    angka = angka_dari(babak.lakon.pelaksanaan, TAHUN, instansi=sendiri)
    assert (
        sum(1 for s in angka.sel.values() if s.sel.get("realisasi") or s.sel.get("pembilang"))
        == 31
    )
    assert Decimal(angka.uang[_simpul(babak, "2.18.06.2.01.0002")]) == 136905000


def _simpul(babak: Babak, kode: str) -> str:
    return next(a.simpul for a in babak.rencana().anggaran if a.kode == kode)
