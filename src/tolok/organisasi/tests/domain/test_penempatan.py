from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from tolok.dasar.galat import MasukanTidakSah
from tolok.organisasi.domain.istilah import JenisJabatan, Kapasitas
from tolok.organisasi.domain.penempatan import bertumpuk, periksa_penempatan, periksa_penutupan
from tolok.organisasi.domain.susunan import Duduk

JAN, MAR, JUN, DES = (date(2026, b, 1) for b in (1, 3, 6, 12))


def duduk(kapasitas: Kapasitas, mulai: date, selesai: date | None = None) -> Duduk:
    return Duduk(uuid4(), uuid4(), uuid4(), kapasitas, mulai, selesai)


TETAP = duduk(Kapasitas.DEFINITIF, JAN)


def periksa(
    kapasitas: Kapasitas,
    *,
    di_jabatan: list[Duduk],
    milik: list[Duduk],
    selesai: date | None = JUN,
    jenis: JenisJabatan = JenisJabatan.ADMINISTRATOR,
) -> None:
    periksa_penempatan(
        jenis=jenis,
        kapasitas=kapasitas,
        mulai=MAR,
        selesai=selesai,
        di_jabatan=di_jabatan,
        milik_pegawai=milik,
    )


def test_dua_penempatan_bertumpuk_bila_berbagi_satu_hari() -> None:
    assert bertumpuk(JAN, MAR, duduk(Kapasitas.PLT, MAR, JUN))
    assert not bertumpuk(JAN, date(2026, 2, 28), duduk(Kapasitas.PLT, MAR, JUN))
    assert not bertumpuk(JUN, None, duduk(Kapasitas.PLT, JAN, MAR))
    assert bertumpuk(JUN, None, TETAP)


def test_plt_boleh_di_jabatan_kosong() -> None:
    periksa(Kapasitas.PLT, di_jabatan=[], milik=[TETAP])


def test_plh_boleh_mendampingi_pemegang_definitif() -> None:
    periksa(Kapasitas.PLH, di_jabatan=[TETAP], milik=[TETAP])


def test_definitif_boleh_berbagi_jabatan_fungsional() -> None:
    periksa(
        Kapasitas.DEFINITIF,
        di_jabatan=[TETAP],
        milik=[],
        selesai=None,
        jenis=JenisJabatan.FUNGSIONAL,
    )


@pytest.mark.parametrize(
    ("kapasitas", "di_jabatan", "milik", "selesai", "masalah"),
    [
        (Kapasitas.PLT, [TETAP], [TETAP], JUN, "Plt. hanya untuk jabatan yang kosong"),
        (Kapasitas.PLH, [], [TETAP], JUN, "Plh. hanya untuk jabatan yang pemegangnya berhalangan"),
        (Kapasitas.PLT, [], [TETAP], None, "selalu berbatas waktu"),
        (
            Kapasitas.PLT,
            [duduk(Kapasitas.PLT, JAN, DES)],
            [TETAP],
            JUN,
            "sudah ada pelaksana tugas",
        ),
        (Kapasitas.PLT, [], [], JUN, "tidak memegang jabatan definitif"),
        (Kapasitas.DEFINITIF, [TETAP], [], None, "sudah ada pemegang definitifnya"),
        (Kapasitas.DEFINITIF, [], [TETAP], None, "masih memegang jabatan definitif lain"),
        (Kapasitas.DEFINITIF, [], [], JAN, "mendahului tanggal mulai"),
    ],
)
def test_penempatan_yang_bertentangan_ditolak_dengan_sebabnya(
    kapasitas: Kapasitas,
    di_jabatan: list[Duduk],
    milik: list[Duduk],
    selesai: date | None,
    masalah: str,
) -> None:
    with pytest.raises(MasukanTidakSah, match=masalah):
        periksa(kapasitas, di_jabatan=di_jabatan, milik=milik, selesai=selesai)


def test_penempatan_ditutup_sekali_dan_tidak_sebelum_mulai() -> None:
    periksa_penutupan(TETAP, MAR)

    with pytest.raises(MasukanTidakSah, match="sudah berakhir"):
        periksa_penutupan(duduk(Kapasitas.DEFINITIF, JAN, MAR), JUN)
    with pytest.raises(MasukanTidakSah, match="mendahului"):
        periksa_penutupan(duduk(Kapasitas.DEFINITIF, MAR), JAN)
