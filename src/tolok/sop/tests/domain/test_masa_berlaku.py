"""Which version of an SOP is in force on a day, whatever was ratified, for when, in what order."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang
from tolok.sop.domain.status import (
    BarisVersi,
    PengesahanKertas,
    StatusVersi,
    keadaan_pada,
    pastikan_dua_tangan,
    periksa_kertas,
    periksa_mulai,
    tersisih,
    versi_berlaku,
)

HARI = date(2026, 11, 2)
_S = StatusVersi


def _baris(versi: int, status: StatusVersi, mulai: date | None = None) -> BarisVersi:
    return BarisVersi(id=uuid4(), versi=versi, status=status, berlaku_sejak=mulai)


def _hari(n: int) -> date:
    return HARI + timedelta(days=n)


def test_versi_yang_disahkan_berlaku_sendiri_pada_tanggalnya_dan_yang_lama_dicabut() -> None:
    lama = _baris(1, _S.BERLAKU, _hari(-30))
    baru = _baris(2, _S.DISAHKAN, _hari(10))
    semua = (lama, baru)

    assert keadaan_pada(baru, semua, _hari(9)).status is _S.DISAHKAN
    assert versi_berlaku(semua, _hari(9)) == lama
    assert keadaan_pada(baru, semua, _hari(10)).status is _S.BERLAKU
    dulu = keadaan_pada(lama, semua, _hari(15))
    assert (dulu.status, dulu.dicabut_sejak) == (_S.DICABUT, _hari(10))


def test_dua_versi_menunggu_bergantian_menurut_tanggalnya() -> None:
    lama, dua, tiga = (
        _baris(1, _S.BERLAKU, _hari(-30)),
        _baris(2, _S.DISAHKAN, _hari(5)),
        _baris(3, _S.DISAHKAN, _hari(20)),
    )
    semua = (tiga, lama, dua)

    berlaku = [versi_berlaku(semua, _hari(n)) for n in (0, 5, 19, 20)]

    assert [x.versi for x in berlaku if x] == [1, 2, 2, 3]
    assert keadaan_pada(dua, semua, _hari(25)).dicabut_sejak == _hari(20)
    assert keadaan_pada(lama, semua, _hari(25)).dicabut_sejak == _hari(5)


def test_yang_disahkan_kemudian_menyisihkan_yang_menunggu_pada_atau_sesudah_tanggalnya() -> None:
    dua, tiga = _baris(2, _S.DISAHKAN, _hari(5)), _baris(3, _S.DISAHKAN, _hari(20))

    assert tersisih((dua, tiga), _hari(0)) == (dua, tiga)
    assert tersisih((dua, tiga), _hari(6)) == (tiga,)
    assert tersisih((dua, tiga), _hari(21)) == ()


def test_draf_dan_yang_ditinjau_tidak_pernah_berlaku() -> None:
    semua = (_baris(1, _S.DRAF), _baris(2, _S.DITINJAU, HARI), _baris(3, _S.DICABUT, HARI))

    assert versi_berlaku(semua, _hari(100)) is None
    assert [keadaan_pada(x, semua, _hari(100)) for x in semua] == list(semua)


@pytest.mark.parametrize("mulai", [_hari(-1), _hari(367)])
def test_tanggal_mulai_yang_lewat_atau_terlalu_jauh_ditolak(mulai: date) -> None:
    with pytest.raises(MasukanTidakSah):
        periksa_mulai(mulai, HARI)

    assert periksa_mulai(HARI, HARI) == HARI
    assert periksa_mulai(_hari(366), HARI) == _hari(366)


def test_pengesahan_di_kertas_memerlukan_nomor_dan_tanggal_yang_sudah_tiba() -> None:
    for nomor, tanggal in ((" ", HARI), ("065/1", _hari(1))):
        with pytest.raises(MasukanTidakSah):
            periksa_kertas(PengesahanKertas(nomor=nomor, tanggal=tanggal), HARI)

    assert periksa_kertas(PengesahanKertas(nomor=" 065/1 ", tanggal=HARI), HARI).nomor == "065/1"


def test_penyusun_tidak_memutuskan_versinya_sendiri() -> None:
    satu, lain = uuid4(), uuid4()
    with pytest.raises(TidakBerwenang):
        pastikan_dua_tangan(satu, satu)

    pastikan_dua_tangan(satu, lain)
    pastikan_dua_tangan(None, satu)


@given(
    st.lists(
        st.tuples(st.sampled_from([_S.DRAF, _S.DITINJAU, _S.DISAHKAN, _S.DICABUT]),
                  st.integers(0, 40)),
        max_size=6,
    ),
    st.booleans(),
    st.integers(0, 60),
)  # fmt: skip
def test_pada_setiap_hari_paling_banyak_satu_versi_berlaku(
    susunan: list[tuple[StatusVersi, int]], ada_lama: bool, hari: int
) -> None:
    semua = [_baris(n, status, _hari(mulai)) for n, (status, mulai) in enumerate(susunan, 2)]
    semua += [_baris(1, _S.BERLAKU, _hari(-1))] if ada_lama else []

    pada = [keadaan_pada(x, semua, _hari(hari)) for x in semua]

    berlaku = [x for x in pada if x.status is _S.BERLAKU]
    assert len(berlaku) <= 1
    satu = versi_berlaku(semua, _hari(hari))
    assert [x.id for x in berlaku] == ([satu.id] if satu else [])
    assert all(x.dicabut_sejak for x in pada if x.status is _S.DICABUT and x.berlaku_sejak
               and any(y.id == x.id and y.status is not _S.DICABUT for y in semua))  # fmt: skip


class _Buku(RuleBasedStateMachine):
    """An office ratifies, lets days pass and withdraws; a plain book keeps who was decided last."""

    def __init__(self) -> None:
        super().__init__()
        self.hari = 0
        self.versi: dict[UUID, BarisVersi] = {}
        self.janji: dict[int, UUID | None] = {}  # day -> what the last decision about it says

    @rule(tunda=st.integers(0, 12))
    def sahkan(self, tunda: int) -> None:
        mulai = self.hari + tunda
        for x in tersisih(self.versi.values(), _hari(mulai)):
            self.versi[x.id] = BarisVersi(id=x.id, versi=x.versi, status=_S.DICABUT)
        satu = _baris(len(self.versi) + 1, _S.DISAHKAN, _hari(mulai))
        self.versi[satu.id] = satu
        for n in range(mulai, 120):
            self.janji[n] = satu.id

    @precondition(lambda self: self.hari < 60)
    @rule(n=st.integers(1, 9))
    def hari_lewat(self, n: int) -> None:
        self.hari += n

    @invariant()
    def yang_berlaku_yang_terakhir_diputuskan(self) -> None:
        for n in range(self.hari, 80, 7):
            satu = versi_berlaku(self.versi.values(), _hari(n))
            assert (satu.id if satu else None) == self.janji.get(n)


TestBuku = _Buku.TestCase
TestBuku.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)
