from __future__ import annotations

from tolok.web.ketikan import Ketikan, ketikan

_ID = "0e146169-31da-544e-b225-4d8bf6841497"


def test_yang_diketik_tampil_dengan_labelnya() -> None:
    isian = [
        ("csrfmiddlewaretoken", ["abc"]),
        ("alasan", ["salah"]),
        (f"jawaban-{_ID}", ["Sudah diperbaiki."]),
        ("tanggal", ["2026-10-12"]),
        (f"{_ID}.realisasi", ["81,43"]),
    ]

    assert ketikan(isian) == [
        Ketikan(nama="Alasan", nilai="salah"),
        Ketikan(nama="Jawaban", nilai="Sudah diperbaiki."),
        Ketikan(nama="Tanggal", nilai="Senin, 12 Oktober 2026"),
        Ketikan(nama="Realisasi", nilai="81,43"),
    ]


def test_pengenal_kode_dan_pilihan_tidak_tampil() -> None:
    isian = [
        ("orang", [_ID]),
        ("periode", ["2026-triwulan-3", "2026-tahun"]),
        ("dilihat", ["x"]),
        ("cara", ["diantar_langsung"]),
        ("sidik", ["9f86d081884c7d65"]),
        ("sandi_baru", ["rahasia sekali"]),
        ("catatan", ["  "]),
    ]

    assert ketikan(isian) == []
