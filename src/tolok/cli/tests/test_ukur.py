from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings, strategies as st

from tolok.cli.ukur import jalankan

JUDUL = ("Kode", "Sasaran", "Indikator", "Satuan", "Polaritas", "Target", "Realisasi")
JUDUL_PROGRAM = ("Kode", "Program", "Pagu", "Realisasi anggaran")
Baris = Sequence[Any]


def _buku(
    tujuan: Path,
    indikator: Sequence[Baris],
    *,
    judul: Sequence[str] = JUDUL,
    program: Sequence[Baris] = (),
    pengaturan: Sequence[Baris] = (),
) -> Path:
    buku = openpyxl.Workbook()
    lembar = buku.active
    assert lembar is not None
    lembar.title = "Indikator"
    lembar.append(list(judul))
    for baris in indikator:
        lembar.append(list(baris))
    if program:
        lain = buku.create_sheet("Program")
        lain.append(list(JUDUL_PROGRAM))
        for baris in program:
            lain.append(list(baris))
    if pengaturan:
        lain = buku.create_sheet("Pengaturan")
        for baris in pengaturan:
            lain.append(list(baris))
    buku.save(tujuan)
    return tujuan


def _baris(kode: str = "I1", **isi: Any) -> list[Any]:
    bawaan = {
        "sasaran": "Sasaran satu",
        "indikator": "Nama",
        "satuan": "%",
        "polaritas": "positif",
        "target": "90",
        "realisasi": "92",
    }
    return [kode, *(bawaan | isi).values()]


def _jalankan(buku: Path, tmp_path: Path, *lain: str) -> tuple[int, dict[str, Any]]:
    hasil = tmp_path / "hasil.json"
    kode = jalankan([str(buku), "-o", str(hasil), "--timpa", *lain])
    return kode, json.loads(hasil.read_text()) if hasil.exists() else {}


def test_capaian_ditulis_sepuluh_desimal_dan_ditampilkan_dua(tmp_path: Path) -> None:
    buku = _buku(tmp_path / "b.xlsx", [_baris(target="80-90")])

    kode, hasil = _jalankan(buku, tmp_path)

    assert kode == 0
    assert list(hasil) == ["format", "aturan", "indikator", "sasaran", "program", "galat"]
    assert hasil["format"] == "tolok/ukur/1"
    indikator = hasil["indikator"][0]
    assert list(indikator) == [
        "kode",
        "sasaran",
        "capaian",
        "tampil",
        "keadaan",
        "kategori",
        "aturan",
        "penjelasan",
    ]
    assert indikator["capaian"] == "102.2222222222"
    assert indikator["tampil"] == "102,22"
    assert indikator["kategori"] == "Sangat Tinggi"
    assert all(list(b) == ["langkah", "teks", "nilai", "rujukan"] for b in indikator["penjelasan"])


def test_judul_cocok_tanpa_memandang_huruf_urutan_dan_kolom_lain(tmp_path: Path) -> None:
    judul = (
        "REALISASI ",
        "kode",
        "Catatan",
        "target",
        "POLARITAS",
        "satuan",
        "indikator",
        "Sasaran",
    )
    buku = _buku(
        tmp_path / "b.xlsx",
        [("45", "I1", "abaikan", "90", "Positif", "unit", "Nama", "S1")],
        judul=judul,
    )

    kode, hasil = _jalankan(buku, tmp_path)

    assert kode == 0
    assert hasil["indikator"][0]["capaian"] == "50.0000000000"


def test_realisasi_kosong_bukan_nol(tmp_path: Path) -> None:
    buku = _buku(
        tmp_path / "b.xlsx",
        [_baris("K", realisasi=None), _baris("S", realisasi="-"), _baris("N", realisasi=0)],
    )

    kode, hasil = _jalankan(buku, tmp_path)

    assert kode == 0
    assert [(i["keadaan"], i["capaian"]) for i in hasil["indikator"]] == [
        ("belum_diukur", None),
        ("belum_diukur", None),
        ("terukur", "0.0000000000"),
    ]
    assert (hasil["sasaran"][0]["n_terukur"], hasil["sasaran"][0]["n"]) == (1, 3)


def test_angka_pecahan_biner_dibaca_sebagai_desimal(tmp_path: Path) -> None:
    buku = _buku(tmp_path / "b.xlsx", [_baris(satuan="unit", target=0.3, realisasi=0.1 + 0.2)])

    _, hasil = _jalankan(buku, tmp_path)

    assert hasil["indikator"][0]["capaian"] == "100.0000000000"


def test_sel_persen_dikalikan_seratus_dan_dikatakan(tmp_path: Path) -> None:
    jalur = tmp_path / "b.xlsx"
    buku = xlsxwriter.Workbook(str(jalur))
    lembar = buku.add_worksheet("Indikator")
    lembar.write_row(0, 0, JUDUL)
    lembar.write_row(1, 0, _baris(target="80"))
    lembar.write_number(1, 6, 0.7, buku.add_format({"num_format": "0.00%"}))
    buku.close()

    _, hasil = _jalankan(jalur, tmp_path)

    indikator = hasil["indikator"][0]
    assert indikator["capaian"] == "87.5000000000"
    catatan = next(b for b in indikator["penjelasan"] if b["langkah"] == "sel_persen")
    assert "persen" in catatan["teks"]
    assert catatan["nilai"] == "70"


def test_tanggal_dalam_target_ditolak_dengan_cara_mengetik_rentang(tmp_path: Path) -> None:
    buku = _buku(tmp_path / "b.xlsx", [_baris(target=date(2026, 10, 5)), _baris("I2")])

    kode, hasil = _jalankan(buku, tmp_path)

    galat = hasil["galat"][0]
    assert kode == 1
    assert (galat["lembar"], galat["baris"], galat["kolom"]) == ("Indikator", 2, "Target")
    assert "5-10" in galat["saran"]
    assert [i["kode"] for i in hasil["indikator"]] == ["I2"]


def test_teks_yang_dapat_berarti_dua_angka_menampilkan_keduanya(tmp_path: Path) -> None:
    buku = _buku(tmp_path / "b.xlsx", [_baris(target="1.234"), _baris("I2")])

    kode, hasil = _jalankan(buku, tmp_path)

    assert kode == 1
    assert hasil["galat"][0]["nilai"] == "1.234"
    assert "1.234 " in hasil["galat"][0]["masalah"]
    assert "1,234" in hasil["galat"][0]["masalah"]


def test_rumus_tanpa_nilai_dan_galat_sel_ditolak(tmp_path: Path) -> None:
    jalur = tmp_path / "b.xlsx"
    buku = openpyxl.Workbook()
    lembar = buku.active
    assert lembar is not None
    lembar.title = "Indikator"
    lembar.append(list(JUDUL))
    lembar.append(_baris("I1", realisasi="=1+1"))
    lembar.append(_baris("I2", realisasi="#DIV/0!"))
    lembar.append(_baris("I3"))
    lembar["G3"].data_type = "e"
    buku.save(jalur)

    kode, hasil = _jalankan(jalur, tmp_path)

    assert kode == 1
    assert [(g["baris"], g["kolom"]) for g in hasil["galat"]] == [
        (2, "Realisasi"),
        (3, "Realisasi"),
    ]
    assert "Rumus" in hasil["galat"][0]["masalah"]
    assert "#DIV/0!" in hasil["galat"][1]["masalah"]


def test_kode_berulang_ditolak_pada_yang_kedua(tmp_path: Path) -> None:
    buku = _buku(tmp_path / "b.xlsx", [_baris("A"), _baris("B"), _baris("a")])

    kode, hasil = _jalankan(buku, tmp_path)

    assert kode == 1
    assert [i["kode"] for i in hasil["indikator"]] == ["A", "B"]
    assert (hasil["galat"][0]["baris"], hasil["galat"][0]["kolom"]) == (4, "Kode")


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"polaritas": "naik"}, "Polaritas"),
        ({"polaritas": None}, "Polaritas"),
        ({"target": "90-80"}, "Target"),
        ({"target": "≥ 90"}, "Target"),
        ({"target": None}, "Target"),
        ({"realisasi": "sembilan"}, "Realisasi"),
        ({"realisasi": True}, "Realisasi"),
        ({"satuan": "unit", "realisasi": "70%"}, "Realisasi"),
        ({"realisasi": 1e300}, "Realisasi"),
    ],
)
def test_sel_yang_tidak_terpakai_menyebut_kolom_dan_sarannya(
    tmp_path: Path, isi: dict[str, Any], kolom: str
) -> None:
    buku = _buku(tmp_path / "b.xlsx", [_baris("X", **isi), _baris("I2")])

    kode, hasil = _jalankan(buku, tmp_path)

    assert kode == 1
    assert [g["kolom"] for g in hasil["galat"]] == [kolom]
    assert hasil["galat"][0]["masalah"]
    assert hasil["galat"][0]["saran"]


def test_keadaan_yang_dinyatakan_dipakai(tmp_path: Path) -> None:
    judul = (*JUDUL, "Keadaan")
    buku = _buku(
        tmp_path / "b.xlsx",
        [
            [*_baris("A", target=None, realisasi=None), "tidak_berlaku"],
            [*_baris("B", realisasi=None), "Belum tersedia"],
        ],
        judul=judul,
    )

    kode, hasil = _jalankan(buku, tmp_path)

    assert kode == 0
    assert [i["keadaan"] for i in hasil["indikator"]] == ["tidak_berlaku", "belum_tersedia"]


def test_program_dihitung_serapannya(tmp_path: Path) -> None:
    buku = _buku(
        tmp_path / "b.xlsx",
        [_baris()],
        program=[
            ["P1", "Satu", 1900000, 90000],
            ["P2", "Dua", 0, 0],
            ["P3", "Tiga", "Rp1.500.000", "1.500.000,00"],
            ["P4", "Empat", 100, None],
        ],
    )

    kode, hasil = _jalankan(buku, tmp_path)

    assert kode == 0
    assert [(p["serapan"], p["tampil"], p["keadaan"]) for p in hasil["program"]] == [
        ("4.7368421053", "4,74", "terukur"),
        (None, None, "tak_terdefinisi"),
        ("100.0000000000", "100,00", "terukur"),
        (None, None, "belum_diukur"),
    ]
    assert [p["efisiensi"] for p in hasil["program"]] == [None] * 4


def test_rata_rata_sasaran_memakai_bobot_bila_lengkap(tmp_path: Path) -> None:
    judul = (*JUDUL, "Bobot")
    buku = _buku(
        tmp_path / "b.xlsx",
        [
            [*_baris("A", target="100", realisasi="100"), 3],
            [*_baris("B", target="100", realisasi="50"), 1],
        ],
        judul=judul,
    )

    _, hasil = _jalankan(buku, tmp_path)

    assert hasil["sasaran"][0]["capaian"] == "87.5000000000"


def test_aturan_baris_menang_atas_pilihan_dan_pengaturan(tmp_path: Path) -> None:
    judul = (*JUDUL, "Aturan")
    buku = _buku(
        tmp_path / "b.xlsx",
        [
            [*_baris("A", realisasi="200"), "batas-120/1"],
            [*_baris("B", realisasi="200"), None],
        ],
        judul=judul,
        pengaturan=[("Aturan", "Periode"), ("contoh/aturan-1", "Triwulan III 2025")],
    )

    _, dari_buku = _jalankan(buku, tmp_path)
    _, dari_pilihan = _jalankan(buku, tmp_path, "--aturan", "nasional/1")

    assert dari_buku["aturan"] == "contoh/aturan-1"
    assert dari_pilihan["aturan"] == "nasional/1"
    assert [i["aturan"] for i in dari_pilihan["indikator"]] == ["batas-120/1", "nasional/1"]
    assert dari_pilihan["indikator"][0]["capaian"] == "222.2222222222"
    assert dari_pilihan["indikator"][0]["capaian_batas"] == "120.0000000000"
    assert "capaian_batas" not in dari_pilihan["indikator"][1]


def test_pengaturan_boleh_ditulis_menurun(tmp_path: Path) -> None:
    buku = _buku(
        tmp_path / "b.xlsx",
        [_baris()],
        pengaturan=[("Aturan", "batas-120/1"), ("Periode", "bulan purnama")],
    )

    kode, hasil = _jalankan(buku, tmp_path)

    assert hasil["aturan"] == "batas-120/1"
    assert kode == 1
    assert hasil["galat"][0]["lembar"] == "Pengaturan"


def test_sel_sasaran_yang_digabung_berlaku_untuk_semua_barisnya(tmp_path: Path) -> None:
    jalur = _buku(tmp_path / "b.xlsx", [_baris("A"), _baris("B", sasaran=None)])
    buku = openpyxl.load_workbook(jalur)
    buku["Indikator"].merge_cells("B2:B3")
    buku.save(jalur)

    _, hasil = _jalankan(jalur, tmp_path)

    assert [i["sasaran"] for i in hasil["indikator"]] == ["Sasaran satu"] * 2


def test_templat_yang_diisi_terbaca_dan_tidak_ditimpa(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    jalur = tmp_path / "templat.xlsx"

    assert jalankan(["--templat", str(jalur)]) == 0
    assert jalankan(["--templat", str(jalur)]) == 2
    assert "sudah ada" in capsys.readouterr().err
    assert jalankan([str(jalur)]) == 2
    assert "tidak berisi satu baris pun" in capsys.readouterr().err

    buku = openpyxl.load_workbook(jalur)
    lembar = buku["Indikator"]
    assert {lembar["F2"].number_format, lembar["G2"].number_format} == {"@"}
    for kolom, nilai in enumerate(_baris(target="80-90"), 1):
        lembar.cell(2, kolom, nilai)
    buku.save(jalur)
    kode, hasil = _jalankan(jalur, tmp_path)
    assert kode == 0
    assert hasil["indikator"][0]["tampil"] == "102,22"


def test_keluaran_yang_sudah_ada_tidak_ditimpa(tmp_path: Path) -> None:
    buku = _buku(tmp_path / "b.xlsx", [_baris()])
    tujuan = tmp_path / "ada.json"
    tujuan.write_text("milik orang")

    assert jalankan([str(buku), "-o", str(tujuan)]) == 2
    assert tujuan.read_text() == "milik orang"


def test_hasil_teks_dan_masukan_baku(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    isi = _buku(tmp_path / "b.xlsx", [_baris()]).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(isi)))

    assert jalankan(["-", "--format", "teks"]) == 0

    keluar = capsys.readouterr().out
    assert "102,22" in keluar
    assert "Sangat Tinggi" in keluar


def _zip(tujuan: Path, isi: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, data in isi.items():
            arsip.writestr(nama, data)
    return tujuan


def _hostile(folder: Path) -> dict[str, Path]:
    utuh = _buku(folder / "utuh.xlsx", [_baris()]).read_bytes()
    jalur = {n: folder / f"{n}.xlsx" for n in ("teks", "kosong", "terpotong", "lama", "terkunci")}
    jalur["teks"].write_text("Kode;Target\n")
    jalur["kosong"].write_bytes(b"")
    jalur["terpotong"].write_bytes(utuh[: len(utuh) // 2])
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    jalur["lama"].write_bytes(ole)
    jalur["terkunci"].write_bytes(ole + "EncryptedPackage".encode("utf-16-le"))
    hubungan = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
    )
    buku = (
        b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        b'<sheets><sheet name="Indikator" r:id="r1"/></sheets></workbook>'
    )
    kerangka = {"xl/workbook.xml": buku, "xl/_rels/workbook.xml.rels": hubungan}
    jalur["bom"] = _zip(
        folder / "bom.xlsx", kerangka | {"xl/worksheets/sheet1.xml": b" " * (300 * 2**20)}
    )
    jalur["bukan_xml"] = _zip(
        folder / "bukan_xml.xlsx", kerangka | {"xl/worksheets/sheet1.xml": b"<worksheet><"}
    )
    jalur["entitas"] = _zip(
        folder / "entitas.xlsx",
        kerangka
        | {
            "xl/worksheets/sheet1.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'
        },
    )
    deklarasi = '<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'
    jalur["entitas_utf16"] = _zip(
        folder / "entitas_utf16.xlsx",
        kerangka | {"xl/worksheets/sheet1.xml": deklarasi.encode("utf-16")},
    )
    jalur["entitas_jauh"] = _zip(
        folder / "entitas_jauh.xlsx",
        kerangka | {"xl/worksheets/sheet1.xml": f"<!--{'x' * 5000}-->{deklarasi}".encode()},
    )
    jalur["pembuka_raksasa"] = _zip(
        folder / "pembuka_raksasa.xlsx",
        kerangka | {"xl/worksheets/sheet1.xml": f"<!--{'x' * 2**19}-->{deklarasi}".encode()},
    )
    jalur["tanpa_lembar"] = _zip(folder / "tanpa_lembar.xlsx", kerangka)
    jalur["bukan_buku"] = _zip(folder / "bukan_buku.xlsx", {"a.txt": b"x"})
    buku_lain = openpyxl.Workbook()
    buku_lain.save(folder / "lembar_lain.xlsx")
    jalur["lembar_lain"] = folder / "lembar_lain.xlsx"
    jalur["tanpa_kolom"] = _buku(folder / "tanpa_kolom.xlsx", [], judul=("Kode", "Target"))
    return jalur


def test_berkas_yang_tidak_dapat_dipakai_ditolak_dalam_satu_kalimat(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for nama, jalur in _hostile(tmp_path).items():
        kode = jalankan([str(jalur)])

        keluar = capsys.readouterr()
        assert kode == 2, nama
        assert keluar.out == "", nama
        assert keluar.err.count("\n") == 1, nama
        assert keluar.err.startswith("tolok ukur: "), nama


@pytest.mark.parametrize(
    ("argumen", "kata"),
    [
        ([], "Sebutkan"),
        (["tidak-ada.xlsx"], "tidak ditemukan"),
        (["{folder}"], "folder"),
        (["{buku}", "-o", "x.odt"], ".json"),
        (["{buku}", "-o", "x.zip"], ".json"),
        (["{buku}", "--aturan", "karangan/1"], "nasional/1"),
        (["{buku}", "--format", "xml"], "json, yaml, teks"),
        (["{buku}", "--apa"], "--apa"),
        (["{buku}", "-o"], "-o"),
        (["--templat", "x.json"], ".xlsx"),
    ],
)
def test_pemakaian_yang_salah_dijawab_satu_kalimat(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], argumen: list[str], kata: str
) -> None:
    buku = _buku(tmp_path / "b.xlsx", [_baris()])

    kode = jalankan([a.format(folder=tmp_path, buku=buku) for a in argumen])

    keluar = capsys.readouterr()
    assert kode == 2
    assert keluar.err.count("\n") == 1
    assert kata in keluar.err


def test_tanpa_satu_pun_baris_terpakai_disebutkan_sebab_pertamanya(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    buku = _buku(tmp_path / "b.xlsx", [_baris(target="1.234")])

    assert jalankan([str(buku)]) == 2

    galat = capsys.readouterr().err
    assert "baris 2 kolom Target" in galat
    assert galat.count("\n") == 1


@settings(max_examples=60, deadline=None)
@given(letak=st.integers(0, 6000), ganti=st.binary(min_size=1, max_size=8))
def test_berkas_yang_dirusak_acak_tidak_pernah_menjatuhkan_perintah(
    letak: int, ganti: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("rusak")
    isi = bytearray(_buku(folder / "b.xlsx", [_baris(), _baris("I2", target=5)]).read_bytes())
    letak %= len(isi)
    isi[letak : letak + len(ganti)] = ganti
    (folder / "b.xlsx").write_bytes(isi)

    kode = jalankan([str(folder / "b.xlsx"), "-o", str(folder / "h.json")])

    assert kode in {0, 1, 2}


def test_perintah_tidak_memuat_django() -> None:
    teks = "import sys, tolok.cli.ukur; sys.exit(any(m.startswith('django') for m in sys.modules))"

    selesai = subprocess.run([sys.executable, "-c", teks], check=False)  # noqa: S603 - fixed text

    assert selesai.returncode == 0
