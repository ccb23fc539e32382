from __future__ import annotations

from datetime import date
from uuid import UUID

from hypothesis import given, strategies as st

from tolok.organisasi.domain.istilah import AturanLajur, JenisUnit, Kapasitas
from tolok.organisasi.domain.lajur import kekurangan_isian, pemegang_lajur
from tolok.organisasi.domain.susunan import (
    AnakTangga,
    Anggota,
    Duduk,
    Kursi,
    Susunan,
    Unit,
    urut_duduk,
)

AWAL = date(2025, 1, 1)


def uid(n: int) -> UUID:
    return UUID(int=n)


WALI, KEPALA, SEKRETARIS, KABID, KOSONG = (uid(n) for n in range(1, 6))
P_KEPALA, P_SEKRETARIS, P_KABID, P_STAF = (uid(n) for n in range(11, 15))
DINAS, BIDANG, SEKSI, TIM = (uid(n) for n in range(21, 25))


def duduk(jabatan: UUID, pegawai: UUID, kapasitas: Kapasitas = Kapasitas.DEFINITIF) -> Duduk:
    return Duduk(uid(jabatan.int * 100 + pegawai.int), pegawai, jabatan, kapasitas, AWAL, None)


def kursi(
    jabatan: UUID, nama: str, unit: UUID, atasan: UUID | None, *isi: Duduk, luar: bool = False
) -> Kursi:
    urut = tuple(sorted(isi, key=urut_duduk))
    return Kursi(jabatan, nama, unit, atasan, kepala_unit=True, penilai_luar=luar, duduk=urut)


def susunan(*tambahan: Duduk, berhalangan: frozenset[UUID] = frozenset()) -> Susunan:
    def isi(jabatan: UUID, *tetap: Duduk) -> tuple[Duduk, ...]:
        return (*tetap, *(d for d in tambahan if d.jabatan == jabatan))

    return Susunan(
        hari=date(2026, 10, 12),
        kursi={
            WALI: kursi(WALI, "Wali Kota", uid(99), None, luar=True),
            KEPALA: kursi(
                KEPALA, "Kepala Dinas", DINAS, WALI, *isi(KEPALA, duduk(KEPALA, P_KEPALA))
            ),
            SEKRETARIS: kursi(
                SEKRETARIS,
                "Sekretaris",
                uid(31),
                KEPALA,
                *isi(SEKRETARIS, duduk(SEKRETARIS, P_SEKRETARIS)),
            ),
            KABID: kursi(
                KABID, "Kepala Bidang", BIDANG, KEPALA, *isi(KABID, duduk(KABID, P_KABID))
            ),
            KOSONG: kursi(KOSONG, "Kepala Bidang Pasar", SEKSI, KABID, *isi(KOSONG)),
        },
        unit={
            DINAS: Unit(DINAS, "Dinas", JenisUnit.INDUK, None),
            BIDANG: Unit(BIDANG, "Bidang", JenisUnit.BIDANG, DINAS),
            SEKSI: Unit(SEKSI, "Seksi", JenisUnit.LAIN, BIDANG),
        },
        tim={
            TIM: (Anggota(P_KABID, "Anggota", ketua=False), Anggota(P_STAF, "Ketua", ketua=True))
        },
        berhalangan=berhalangan,
    )


def test_pemegang_definitif_adalah_anak_tangga_pertama() -> None:
    tangga = susunan().tangga(SEKRETARIS)

    assert tangga.calon[0].anak_tangga is AnakTangga.PEMEGANG
    assert tangga.calon[0].duduk.pegawai == P_SEKRETARIS
    assert tangga.alasan == "Sekretaris memegang jabatan ini."


def test_plh_bertindak_mendahului_pemegang_definitif() -> None:
    kantor = susunan(duduk(KEPALA, P_SEKRETARIS, Kapasitas.PLH))

    tangga = kantor.tangga(KEPALA)

    assert [c.duduk.pegawai for c in tangga.calon] == [P_SEKRETARIS, P_KEPALA]
    assert tangga.calon[0].anak_tangga is AnakTangga.PELAKSANA_TUGAS
    assert tangga.alasan == "Plh. Kepala Dinas sedang bertindak untuk jabatan ini."


def test_pemegang_yang_terhalang_digantikan_atasannya() -> None:
    tangga = susunan().tangga(SEKRETARIS, {P_SEKRETARIS})

    assert tangga.calon[0].anak_tangga is AnakTangga.ATASAN
    assert tangga.calon[0].duduk.pegawai == P_KEPALA
    assert "ikut menyusun dokumen ini" in tangga.alasan
    assert "Diteruskan ke jabatan atasannya, Kepala Dinas." in tangga.alasan


def test_jabatan_kosong_naik_ke_atasan() -> None:
    tangga = susunan().tangga(KOSONG)

    assert tangga.calon[0].duduk.pegawai == P_KABID
    assert tangga.alasan.startswith("Jabatan Kepala Bidang Pasar sedang kosong.")


def test_yang_berhalangan_dilewati() -> None:
    tangga = susunan(berhalangan=frozenset({P_SEKRETARIS})).tangga(SEKRETARIS)

    assert tangga.calon[0].duduk.pegawai == P_KEPALA
    assert tangga.alasan.startswith("Pemegang jabatan Sekretaris sedang berhalangan.")


def test_pucuk_pimpinan_yang_terhalang_perlu_penunjukan() -> None:
    tangga = susunan().tangga(KEPALA, {P_KEPALA})

    assert tangga.perlu_ditunjuk
    assert "pimpinan perlu menunjuk" in tangga.alasan


@given(st.sets(st.sampled_from([P_KEPALA, P_SEKRETARIS, P_KABID, P_STAF])))
def test_yang_terhalang_tidak_pernah_menjadi_calon(terhalang: set[UUID]) -> None:
    kantor = susunan(duduk(KOSONG, P_STAF, Kapasitas.PLT))

    for jabatan in (KEPALA, SEKRETARIS, KABID, KOSONG):
        assert not {c.duduk.pegawai for c in kantor.tangga(jabatan, terhalang).calon} & terhalang


def test_lajur_kepala_unit_menjadi_satu_pemegang_per_unit() -> None:
    hasil = pemegang_lajur(susunan(), AturanLajur.KEPALA_UNIT, {"unit": [str(BIDANG), str(SEKSI)]})

    assert [h.jabatan for h in hasil] == [KABID, KOSONG]
    assert [h.unit for h in hasil] == [BIDANG, SEKSI]
    assert [h.pegawai for h in hasil] == [(P_KABID,), ()]


def test_lajur_pegawai_unit_memuat_unit_di_bawahnya() -> None:
    kantor = susunan(duduk(KOSONG, P_STAF, Kapasitas.PLT))

    (hasil,) = pemegang_lajur(kantor, AturanLajur.PEGAWAI_UNIT, {"unit": [str(BIDANG)]})

    assert set(hasil.pegawai) == {P_KABID, P_STAF}
    assert hasil.ketua == P_KABID


def test_lajur_tim_terlihat_semua_anggota_dan_dihitung_milik_ketua() -> None:
    (hasil,) = pemegang_lajur(susunan(), AturanLajur.TIM, {"tim": str(TIM)})

    assert hasil.pegawai == (P_KABID, P_STAF)
    assert hasil.ketua == P_STAF


def test_lajur_ditetapkan_kosong_sampai_tim_terbentuk() -> None:
    kantor = susunan()

    assert pemegang_lajur(kantor, AturanLajur.DITETAPKAN, {"langkah": 5}) == ()
    assert pemegang_lajur(kantor, AturanLajur.DITETAPKAN, {}, tim_ditetapkan=TIM)[0].tim == TIM


def test_lajur_atasan_subjek_boleh_di_luar_perangkat_daerah() -> None:
    hasil = pemegang_lajur(susunan(), AturanLajur.ATASAN_SUBJEK, {}, subjek=P_KEPALA)

    assert [h.jabatan for h in hasil] == [WALI]
    (diri,) = pemegang_lajur(susunan(), AturanLajur.SUBJEK, {}, subjek=P_KABID)
    assert diri.pegawai_tetap == P_KABID


def test_aturan_lajur_yang_kurang_disebut_kekurangannya() -> None:
    assert kekurangan_isian(AturanLajur.JABATAN, {}) == "Pilih jabatan yang memegang lajur ini."
    assert kekurangan_isian(AturanLajur.KEPALA_UNIT, {"unit": []}) is not None
    assert kekurangan_isian(AturanLajur.TIM, {}) is not None
    assert kekurangan_isian(AturanLajur.SUBJEK, {}) is None


def test_susunan_menyebut_pimpinan_dan_seluruh_pegawai() -> None:
    kantor = susunan(duduk(KOSONG, P_STAF, Kapasitas.PLT))

    pimpinan = kantor.pimpinan()

    assert pimpinan is not None
    assert pimpinan.jabatan == KEPALA
    assert kantor.seluruh_pegawai() == (P_KEPALA, P_SEKRETARIS, P_KABID)
    assert kantor.duduk(P_STAF)[0].jabatan == KOSONG
