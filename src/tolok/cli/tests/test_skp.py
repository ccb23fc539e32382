from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tolok.cli.skp import jalankan
from tolok.skp.domain.buku import (
    KOLOM_KEGIATAN,
    KOLOM_PEGAWAI,
    KOLOM_PERILAKU,
    KOLOM_PERILAKU_ASN,
    KOLOM_RHK,
)

Isi = Mapping[str, Any]
_KOLOM = {
    "Pegawai": KOLOM_PEGAWAI,
    "Kegiatan": KOLOM_KEGIATAN,
    "Perilaku": KOLOM_PERILAKU,
    "RHK": KOLOM_RHK,
    "Perilaku kerja": KOLOM_PERILAKU_ASN,
}


def _buku(tujuan: Path, isi: Mapping[str, Sequence[Isi]]) -> Path:
    buku = openpyxl.Workbook()
    buku.remove(buku.worksheets[0])
    for nama, kolom in _KOLOM.items():
        lembar = buku.create_sheet(nama)
        lembar.append(list(kolom))
        for baris in isi.get(nama, ()):
            lembar.append([baris.get(k) for k in kolom])
    buku.save(tujuan)
    return tujuan


def _lama(kode: str = "SKPL-1", **isi: Any) -> Isi:
    return {
        "Kode": kode,
        "Nama": "Rahmat Umpama",
        "Jenis pegawai": "PNS",
        "Periode mulai": date(2020, 1, 1),
        "Periode selesai": "31 Desember 2020",
        "Tugas tambahan": 2,
        **isi,
    }


def _kegiatan(kode: str, kuantitas: tuple[Any, Any], mutu: Any, bulan: Any, **isi: Any) -> Isi:
    return {
        "Kode": kode,
        "Kegiatan": "Menyusun laporan",
        "Target kuantitas": kuantitas[0],
        "Realisasi kuantitas": kuantitas[1],
        "Target kualitas": 100,
        "Realisasi kualitas": mutu,
        "Target waktu": "12",
        "Realisasi waktu": bulan,
        **isi,
    }


def _perilaku(kode: str, **isi: Any) -> Isi:
    return {
        "Kode": kode,
        "Orientasi pelayanan": 85,
        "Integritas": 86,
        "Komitmen": "88",
        "Disiplin": 84,
        "Kerja sama": 87,
        **isi,
    }


SKPL_1: dict[str, list[Isi]] = {
    "Pegawai": [_lama()],
    "Kegiatan": [
        _kegiatan("SKPL-1", (12, 12), 88, 12),
        _kegiatan("SKPL-1", (40, 36), 85, 10),
        _kegiatan(
            "skpl-1",
            (4, 4),
            90,
            "9",
            **{"Target biaya": "Rp50.000.000", "Realisasi biaya": 47_500_000},
        ),
    ],
    "Perilaku": [_perilaku("SKPL-1")],
}
BARU: dict[str, list[Isi]] = {
    "Pegawai": [
        {
            "Kode": "SKP-4",
            "Nama": "Contoh",
            "Jenis pegawai": "PPPK",
            "Periode mulai": "2025-07-01",
            "Periode selesai": "31/12/2025",
            "Rating hasil kerja": "Di Atas Ekspektasi",
            "Rating perilaku": "sesuai ekspektasi",
            "Jenjang": "Ahli Muda",
        }
    ],
    "RHK": [
        {
            "Kode": "SKP-4",
            "Rencana hasil kerja": "Nilai ekspor naik",
            "Aspek": "kuantitas",
            "Indikator": "Nilai ekspor",
            "Target": 178,
            "Realisasi": "180,5",
            "Polaritas": "positif",
            "Umpan balik": "Pertahankan",
        },
        {
            "Kode": "SKP-4",
            "Rencana hasil kerja": "Laporan",
            "Target": "4 laporan",
            "Realisasi": "3 laporan",
        },
    ],
    "Perilaku kerja": [
        {"Kode": "SKP-4", "Perilaku": "Akuntabel", "Umpan balik": "Tepat waktu"},
        {"Kode": "SKP-4", "Perilaku": "berorientasi pelayanan", "Ekspektasi khusus": "Ramah"},
    ],
}


def _hasil(buku: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, Any]:
    status = jalankan(["nilai", str(buku)])
    return status, json.loads(capsys.readouterr().out)


def test_skpl_1_dinilai_seperti_harapan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, hasil = _hasil(_buku(tmp_path / "a.xlsx", SKPL_1), capsys)

    lembar = hasil["lembar"][0]
    assert status == 0
    assert hasil["format"] == "tolok/skp/1"
    assert lembar["aturan"] == "perka-bkn-1-2013/1"
    assert [k["nilai"] for k in lembar["prestasi"]["kegiatan"]] == [
        "88.0000000000",
        "89.2222222222",
        "86.5000000000",
    ]
    assert lembar["prestasi"]["nilai_capaian_skp"] == "88.9074074074"
    assert (lembar["nilai"], lembar["tampil"]) == ("87.7444444444", "87,74")
    assert lembar["predikat"] == "Baik"
    assert any(
        "1,76 × 12 − 10" in b["teks"] for b in lembar["prestasi"]["kegiatan"][1]["penjelasan"]
    )


def test_rating_menghasilkan_predikat_dan_capaian_hanya_di_samping(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, hasil = _hasil(_buku(tmp_path / "a.xlsx", BARU), capsys)

    lembar = hasil["lembar"][0]
    assert status == 0
    assert lembar["predikat"] == "Baik"
    assert lembar["nilai"] is None
    assert lembar["angka_kredit"] == "12.5000000000"
    assert lembar["rhk"][0]["tampil"] == "101,40"
    assert (lembar["rhk"][1]["target"], lembar["rhk"][1]["capaian"]) == ("4 laporan", None)
    assert [p["perilaku"] for p in lembar["perilaku"]] == ["berorientasi_pelayanan", "akuntabel"]


@pytest.mark.parametrize(
    ("ubah", "lembar", "kolom", "kata"),
    [
        ({"Jenis pegawai": "PPPK"}, "Pegawai", "Periode mulai", "tidak berlaku bagi PPPK"),
        ({"Periode selesai": "2021-12-31"}, "Pegawai", "Periode mulai", "melintasi dua aturan"),
        ({"Periode selesai": "akhir tahun"}, "Pegawai", "Periode selesai", "bukan tanggal"),
        ({"Rating hasil kerja": "bagus"}, "Pegawai", "Kode", ""),
        ({"Kreativitas": "dunia"}, "Pegawai", "Kreativitas", "tidak dikenal"),
        ({"Tugas tambahan": "1,5"}, "Pegawai", "Tugas tambahan", "bilangan bulat"),
        ({"Jenis jabatan": "struktural"}, "Perilaku", "Kepemimpinan", "jabatannya struktural"),
    ],
)
def test_baris_yang_tidak_dapat_dipakai_disebut_tempat_dan_sarannya(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    ubah: Isi,
    lembar: str,
    kolom: str,
    kata: str,
) -> None:
    isi = {k: [*v] for k, v in SKPL_1.items()}
    isi["Pegawai"] = [_lama(), _lama("X", **ubah)]
    isi["Kegiatan"].append(_kegiatan("X", (1, 1), 90, 12))
    isi["Perilaku"].append(_perilaku("X"))

    status, hasil = _hasil(_buku(tmp_path / "a.xlsx", isi), capsys)

    if not kata:  # a rating on a sheet of 2020 is not read at all
        assert status == 0
        return
    assert status == 1
    assert [x["kode"] for x in hasil["lembar"]] == ["SKPL-1"]
    galat = hasil["galat"][0]
    assert (galat["lembar"], galat["kolom"]) == (lembar, kolom)
    assert kata in galat["masalah"]
    assert galat["saran"]


@pytest.mark.parametrize(
    ("kegiatan", "kolom"),
    [
        ({"Realisasi kuantitas": None}, "Realisasi kuantitas"),
        ({"Target kuantitas": 0}, "Target kuantitas"),
        ({"Realisasi kualitas": 101}, "Realisasi kualitas"),
        ({"Realisasi waktu": "1.234"}, "Realisasi waktu"),
        ({"Target biaya": 5, "Realisasi biaya": None}, "Realisasi biaya"),
        ({"Keadaan": "tidak dilaksanakan"}, "Keadaan"),
    ],
)
def test_kegiatan_yang_cacat_menggugurkan_lembarnya_bukan_yang_lain(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kegiatan: Isi, kolom: str
) -> None:
    isi = {k: [*v] for k, v in SKPL_1.items()}
    isi["Pegawai"].append(_lama("X"))
    isi["Kegiatan"].append({**_kegiatan("X", (1, 1), 90, 12), **kegiatan})
    isi["Perilaku"].append(_perilaku("X"))

    status, hasil = _hasil(_buku(tmp_path / "a.xlsx", isi), capsys)

    assert (status, [x["kode"] for x in hasil["lembar"]]) == (1, ["SKPL-1"])
    assert [(g["lembar"], g["baris"], g["kolom"]) for g in hasil["galat"]] == [
        ("Kegiatan", 5, kolom)
    ]


def test_tidak_dilaksanakan_bernilai_nol_tanpa_realisasi(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    isi = {k: [*v] for k, v in SKPL_1.items()}
    kosong = _kegiatan("SKPL-1", (12, None), None, None, Keadaan="Tidak dilaksanakan")
    isi["Kegiatan"] = [kosong, _kegiatan("SKPL-1", (12, 12), 100, 12)]

    _, hasil = _hasil(_buku(tmp_path / "a.xlsx", isi), capsys)

    kegiatan = hasil["lembar"][0]["prestasi"]["kegiatan"]
    assert [k["nilai"] for k in kegiatan] == ["0.0000000000", "92.0000000000"]


def test_semester_dua_2021_menilai_indikator_dan_menolak_nilai_akhir(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    isi: dict[str, list[Isi]] = {
        "Pegawai": [
            {
                "Kode": "S2",
                "Nama": "Contoh",
                "Periode mulai": "2021-07-01",
                "Periode selesai": "2021-12-31",
            }
        ],
        "RHK": [
            {
                "Kode": "S2",
                "Rencana hasil kerja": "A",
                "Target": 95,
                "Realisasi": 93,
                "Polaritas": "normal",
            }
        ],
    }

    _, hasil = _hasil(_buku(tmp_path / "a.xlsx", isi), capsys)

    lembar = hasil["lembar"][0]
    assert (lembar["rhk"][0]["nilai"], lembar["rhk"][0]["kategori"]) == ("88.0000000000", "Cukup")
    assert (lembar["keadaan"], lembar["nilai"]) == ("tanpa_nilai_akhir", None)
    assert "1 Juli 2021 s.d. 31 Desember 2021" in lembar["catatan"][0]


def test_hasil_ditulis_sebagai_excel_dan_tidak_menimpa(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    buku, hasil = _buku(tmp_path / "a.xlsx", SKPL_1), tmp_path / "hasil.xlsx"

    pertama = jalankan(["nilai", str(buku), "-o", str(hasil)])
    kedua = jalankan(["nilai", str(buku), "-o", str(hasil)])

    lembar = openpyxl.load_workbook(io.BytesIO(hasil.read_bytes()))["Hasil"]
    assert (pertama, kedua) == (0, 2)
    assert "sudah ada" in capsys.readouterr().err
    assert [lembar["A2"].value, lembar["I2"].value] == ["SKPL-1", "Baik"]
    assert round(float(str(lembar["H2"].value)), 4) == 87.7444


def test_templat_dapat_dibaca_dan_dikatakan_kosong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    templat = tmp_path / "templat.xlsx"

    status = jalankan(["nilai", "--templat", str(templat)])
    kosong = jalankan(["nilai", str(templat)])

    assert (status, kosong) == (0, 2)
    assert "tidak berisi satu baris pun" in capsys.readouterr().err


def test_nama_kolom_lain_dari_kantor_dikenal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    jalur = _buku(tmp_path / "a.xlsx", SKPL_1)
    buku = openpyxl.load_workbook(jalur)
    for sel in buku["Perilaku"][1]:
        if sel.value == "Kerja sama":
            sel.value = "KERJASAMA"
    buku.save(jalur)

    status, hasil = _hasil(jalur, capsys)

    assert (status, hasil["lembar"][0]["tampil"]) == (0, "87,74")


@pytest.mark.parametrize(
    ("argumen", "kata"),
    [
        (["ukur"], "tolok skp nilai"),
        (["nilai"], "Sebutkan buku kerjanya"),
        (["nilai", "tidak-ada.xlsx"], "tidak ditemukan"),
        (["nilai", "a.xlsx", "-o", "b.pdf"], "tidak dapat ditulis"),
        (["nilai", "--aneh"], "tidak dikenal"),
    ],
)
def test_masukan_yang_tidak_dapat_dipakai_satu_baris(
    capsys: pytest.CaptureFixture[str], argumen: list[str], kata: str
) -> None:
    status = jalankan(argumen)

    galat = capsys.readouterr().err
    assert status == 2
    assert kata in galat
    assert galat.count("\n") == 1


def test_teks_memperlihatkan_kegiatan_dan_yang_ditolak(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    isi: dict[str, list[Isi]] = {**SKPL_1, "Pegawai": [_lama(), _lama("Y")]}

    status = jalankan(["nilai", str(_buku(tmp_path / "a.xlsx", isi)), "--format", "teks"])

    teks = capsys.readouterr().out
    assert status == 1
    assert "87,74" in teks
    assert "Tidak ada kegiatan" in teks


def test_berjalan_tanpa_django_dan_cepat_mulai(tmp_path: Path) -> None:
    perintah = (
        "import sys; from tolok.cli.skp import jalankan; jalankan(['--help']);"
        " sys.exit('django' in sys.modules or 'xlsxwriter' in sys.modules)"
    )

    selesai = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", perintah], capture_output=True, check=False
    )

    assert selesai.returncode == 0


@pytest.mark.lambat
def test_seribu_lembar_dinilai_dalam_lima_detik(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    isi: dict[str, list[Isi]] = {"Pegawai": [], "Kegiatan": [], "Perilaku": []}
    for n in range(1_000):
        isi["Pegawai"].append(_lama(f"P{n}"))
        isi["Kegiatan"] += [_kegiatan(f"P{n}", (12, 11), 80 + i, 12 - i) for i in range(6)]
        isi["Perilaku"].append(_perilaku(f"P{n}"))
    buku = _buku(tmp_path / "a.xlsx", isi)

    mulai = time.process_time()  # what the command takes, whatever else the machine does
    status = jalankan(["nilai", str(buku), "-o", str(tmp_path / "h.json")])
    lama = time.process_time() - mulai

    assert status == 0
    assert len(json.loads((tmp_path / "h.json").read_text())["lembar"]) == 1_000
    assert lama <= 5
