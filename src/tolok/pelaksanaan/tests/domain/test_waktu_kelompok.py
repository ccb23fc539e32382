from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tolok.pelaksanaan.domain.evaluasi import CatatanPelaksanaan, evaluasi
from tolok.pelaksanaan.domain.kejadian import Keputusan, Tangga, Tercatat, TugasDiserahkan
from tolok.pelaksanaan.domain.pelaku import Pelaku

PAGI = datetime(2026, 1, 7, 2, 0, tzinfo=UTC)


def jawab(tugas: str, menit_ke: int, lama: int, oleh: str = "atasan") -> Tercatat:
    """One employee's sheet answered so many minutes after the morning began."""
    return Tercatat(
        urutan=menit_ke,
        versi=1,
        pada=PAGI + timedelta(minutes=menit_ke),
        pelaku=Pelaku(oleh),
        kunci=None,
        kejadian=TugasDiserahkan(
            tugas=tugas, tangga=Tangga.PEMEGANG, keputusan=Keputusan.SETUJU, menit_kerja=lama
        ),
    )


def catatan(*kejadian: Tercatat) -> CatatanPelaksanaan:
    tugas = {t.kejadian.tugas: (4, "") for t in kejadian}  # type: ignore[attr-defined]  # only answers here
    return CatatanPelaksanaan(id="p", kejadian=kejadian, tugas=tugas)


def test_waktu_kelompok_menghitung_yang_bertumpuk_satu_kali() -> None:
    # Three sheets opened together, answered after 10, 30 and 60 minutes.
    semua = catatan(jawab("a", 10, 10), jawab("b", 30, 30), jawab("c", 60, 60))

    berkas = evaluasi([4], [semua]).langkah[4]
    kelompok = evaluasi([4], [semua], {4}).langkah[4]

    assert berkas.menit_kerja == (10, 30, 60)
    assert kelompok.menit_kerja == (60,)
    assert kelompok.banyak == 3
    assert (berkas.melebihi(45), kelompok.melebihi(45)) == (1, 1)


def test_waktu_kelompok_menjumlah_yang_berurutan_dan_memisah_orang() -> None:
    semua = catatan(
        jawab("a", 10, 5), jawab("b", 100, 20), jawab("c", 130, 15, oleh="atasan lain")
    )

    assert evaluasi([4], [semua], {4}).langkah[4].menit_kerja == (25, 15)
