from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, strategies as st

from tolok.regulasi.skp import aturan_skp
from tolok.skp.domain.pengecualian import MasaBerhalangan, MasaJabatan, keadaan_pegawai
from tolok.skp.domain.rezim import MasaPenilaian

TAHUN = MasaPenilaian(mulai=date(2025, 1, 1), selesai=date(2025, 12, 31))
ATURAN = aturan_skp("permenpanrb-6-2022/1")


def absen(jenis: str, mulai: date, selesai: date | None = None) -> MasaBerhalangan:
    return MasaBerhalangan(jenis=jenis, mulai=mulai, selesai=selesai)


def duduk(jabatan: str, mulai: date, selesai: date | None = None) -> MasaJabatan:
    return MasaJabatan(jabatan=jabatan, mulai=mulai, selesai=selesai)


def test_tugas_belajar_sepanjang_masa_tidak_diminta_dan_disebut_dasarnya() -> None:
    keadaan = keadaan_pegawai(
        TAHUN, ATURAN, berhalangan=[absen("tugas_belajar", date(2024, 9, 1))]
    )

    assert not keadaan.diminta
    assert keadaan.keterangan.startswith(
        "Tidak diminta: tugas belajar sejak 1 September 2024 dan belum berakhir. PP 30 Tahun 2019"
    )


def test_cltn_sebagian_masa_tetap_diminta_untuk_hari_kerjanya() -> None:
    keadaan = keadaan_pegawai(
        TAHUN, ATURAN, berhalangan=[absen("cltn", date(2025, 4, 1), date(2025, 9, 30))]
    )

    assert keadaan.diminta
    assert keadaan.keterangan == (
        "Cuti di luar tanggungan negara sejak 1 April 2025 s.d. 30 September 2025: dinilai untuk "
        "hari kerjanya saja."
    )


def test_cuti_biasa_tidak_mengecualikan() -> None:
    assert keadaan_pegawai(TAHUN, ATURAN, berhalangan=[absen("biasa", date(2024, 1, 1))]).diminta


def test_dua_masa_berhalangan_yang_bersambung_menutup_seluruh_masa() -> None:
    berhalangan = [
        absen("cltn", date(2025, 7, 1), date(2026, 6, 30)),
        absen("tugas_belajar", date(2024, 1, 1), date(2025, 6, 30)),
    ]

    assert not keadaan_pegawai(TAHUN, ATURAN, berhalangan=berhalangan).diminta


def test_yang_pindah_keluar_tidak_diminta_dan_yang_masuk_diminta() -> None:
    keluar = keadaan_pegawai(
        TAHUN, ATURAN, jabatan=[duduk("a", date(2020, 1, 1), date(2025, 6, 30))]
    )
    masuk = keadaan_pegawai(TAHUN, ATURAN, jabatan=[duduk("a", date(2025, 7, 1))])

    assert not keluar.diminta
    assert "pindah sejak 1 Juli 2025" in keluar.keterangan
    assert masuk.diminta
    assert masuk.keterangan.startswith("Di kantor ini sejak 1 Juli 2025;")


def test_pindah_jabatan_di_kantor_yang_sama_berarti_dua_masa() -> None:
    keadaan = keadaan_pegawai(
        TAHUN,
        ATURAN,
        jabatan=[duduk("a", date(2020, 1, 1), date(2025, 6, 30)), duduk("b", date(2025, 7, 1))],
    )

    assert keadaan.diminta
    assert keadaan.keterangan == (
        "Pindah jabatan 1 Juli 2025: dua masa, masing-masing dengan penilainya."
    )


@given(
    mulai=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    lama=st.integers(0, 800),
)
def test_diminta_tepat_bila_ada_sehari_bekerja_dalam_masa(mulai: date, lama: int) -> None:
    selesai = mulai + timedelta(days=lama)

    keadaan = keadaan_pegawai(TAHUN, ATURAN, berhalangan=[absen("cltn", mulai, selesai)])

    assert keadaan.diminta == (mulai > TAHUN.mulai or selesai < TAHUN.selesai)
