"""What a follow-up plan proposes from the figures: the office's own goals, the rest per program."""

from __future__ import annotations

from typing import Any

from tolok.kinerja.domain.rencana import JenisSimpul, Simpul
from tolok.kinerja.tindakan.bahan_tim import usulkan

SIMPUL = (
    Simpul(id="s", kode="S1", nama="Perdagangan meningkat", jenis=JenisSimpul.SASARAN),
    Simpul(id="p", kode="3.30.01", nama="Penunjang", jenis=JenisSimpul.PROGRAM, induk="s"),
    Simpul(id="k", kode="3.30.01.2", nama="Kegiatan", jenis=JenisSimpul.KEGIATAN, induk="p"),
    Simpul(id="u", kode="3.30.01.2.1", nama="Sub satu", jenis=JenisSimpul.SUBKEGIATAN, induk="k"),
    Simpul(id="q", kode="3.30.02", nama="Perizinan", jenis=JenisSimpul.PROGRAM, induk="s"),
)


def _baris(kode: str, simpul: int, capaian: str | None, **isian: str) -> dict[str, Any]:
    node = SIMPUL[simpul]
    return {
        "indikator": f"id-{kode}", "kode": kode, "nama": f"Nama {kode}", "satuan": "dokumen",
        "simpul": {"kode": node.kode, "nama": node.nama, "jenis": node.jenis.value},
        "jenis": "", "pemilik": "jabatan", "capaian": capaian, "tampil": capaian,
        "tampil_realisasi_sd": "1", "isian": isian,
    }  # fmt: skip


def test_sasaran_satu_per_satu_dan_yang_di_bawahnya_satu_per_program() -> None:
    usul = usulkan(
        [
            _baris("A1", 0, "90"),
            _baris("A2", 0, "40"),
            _baris("P1", 1, "80", tindak_lanjut="Lelang lebih awal", tenggat="2025-11-28"),
            _baris("K1", 3, "0", tindak_lanjut="Lelang lebih awal", tenggat="2025-12-05"),
            _baris("A3", 0, "100"),
            _baris("A4", 0, None),
        ],
        SIMPUL,
    )

    utama = [u for u in usul if u.utama]
    assert [u.kunci for u in utama] == ["program:3.30.01", "indikator:id-A2", "indikator:id-A1"]
    assert utama[0].uraian == (
        "3.30.01 Penunjang: 2 indikator di bawah target, yaitu Nama K1 0%; Nama P1 80%."
    )
    assert utama[0].rencana == "Lelang lebih awal"
    assert str(utama[0].tenggat) == "2025-12-05"
    assert [u.kunci for u in usul if not u.utama] == ["indikator:id-K1", "indikator:id-P1"]


def test_satu_indikator_pada_program_diusulkan_apa_adanya() -> None:
    (satu,) = usulkan([_baris("Q1", 4, "75")], SIMPUL)

    assert satu.utama
    assert satu.kunci == "indikator:id-Q1"
    assert satu.uraian == "Q1 Nama Q1: 1 dokumen, capaian 75%."


def test_iku_pada_program_tetap_disebut_sendiri() -> None:
    usul = usulkan([{**_baris("I1", 1, "60"), "jenis": "IKU"}, _baris("P1", 1, "50")], SIMPUL)

    assert [u.kunci for u in usul] == ["indikator:id-P1", "indikator:id-I1"]
    assert all(u.utama for u in usul)


def test_laporan_yang_tidak_menyebut_simpulnya_diusulkan_per_indikator() -> None:
    tanpa = {k: v for k, v in _baris("T1", 1, "50").items() if k != "simpul"}

    assert [u.utama for u in usulkan([tanpa], SIMPUL)] == [True]
