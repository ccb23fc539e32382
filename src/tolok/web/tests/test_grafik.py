"""Charts: drawn from values, readable without colour, nothing typed becomes markup."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, strategies as st

from tolok.web.grafik import ButirBatang, ButirPasangan, SeriGaris, batang, garis, pasangan
from tolok.web.grafik_tampil import csv_tabel, grafik

_SVG = "{http://www.w3.org/2000/svg}"


def _akar(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def _lebar_bar(svg: str) -> list[float]:
    return [float(r.get("width", "0")) for r in _akar(svg).iter(f"{_SVG}rect")]


def _butir(*nilai: str | None) -> list[ButirBatang]:
    return [
        ButirBatang(
            nama=f"Sasaran {n}", nilai=None if v is None else Decimal(v), teks=v or "belum diukur",
            kata="Tinggi",
        )
        for n, v in enumerate(nilai)
    ]  # fmt: skip


def test_batang_sebanding_dengan_angkanya() -> None:
    satu, dua = _lebar_bar(batang("J", "u", _butir("50", "100")))

    assert dua == pytest.approx(satu * 2, rel=0.01)


def test_yang_belum_diukur_berkata_begitu_dan_tidak_berbatang() -> None:
    svg = batang("J", "u", _butir(None))

    assert _lebar_bar(svg) == []
    assert "belum diukur" in svg


def test_garis_acuan_seratus_persen_tergambar() -> None:
    svg = batang("J", "u", _butir("120"))

    assert "100%" in svg
    assert "stroke-dasharray" in svg


def test_angka_dan_kategori_tertulis_bukan_warna_saja() -> None:
    teks = [t.text for t in _akar(batang("J", "u", _butir("97.5"))).iter(f"{_SVG}text")]

    assert {"97.5", "Tinggi"} <= set(teks)


def test_grafik_punya_judul_dan_uraian_untuk_pembaca_layar() -> None:
    akar = _akar(garis("Tren", "Naik dari 90 ke 100.", ["I", "II"], []))
    tanda = (akar.get("aria-labelledby") or "").split()

    isi = {el.get("id"): el.text for el in akar if el.get("id")}
    assert akar.get("role") == "img"
    assert [isi[t] for t in tanda] == ["Tren", "Naik dari 90 ke 100."]


def test_tren_terputus_pada_yang_tidak_ada() -> None:
    seri = SeriGaris(nama="A", nilai=(Decimal(1), None, Decimal(3), Decimal(4)))

    svg = garis("T", "u", ["I", "II", "III", "IV"], [seri])

    assert [len((p.get("points") or "").split()) for p in _akar(svg).iter(f"{_SVG}polyline")] == [
        2
    ]


def test_seri_dibedakan_tanda_dan_putus_garis() -> None:
    seri = [SeriGaris(nama=f"S{n}", nilai=(Decimal(n), Decimal(n + 1))) for n in range(4)]

    putus = {
        p.get("stroke-dasharray")
        for p in _akar(garis("T", "u", ["I", "II"], seri)).iter(f"{_SVG}polyline")
    }

    assert len(putus) == 4


def test_lebih_lama_dari_rencana_berwarna_lain() -> None:
    tepat = ButirPasangan(nama="L1", rencana=Decimal(10), nyata=Decimal(9))
    lambat = ButirPasangan(nama="L2", rencana=Decimal(10), nyata=Decimal(30))

    warna = re.findall(r'height="12"[^>]*fill="(#\w+)"', pasangan("T", "u", [tepat, lambat]))

    assert len(set(warna)) == 2


@given(st.text(max_size=60), st.decimals(0, 10_000, places=4))
def test_apa_pun_namanya_gambarnya_utuh_dan_tanpa_gaya_sebaris(nama: str, nilai: Decimal) -> None:
    nama = "".join(c for c in nama if c.isprintable())
    butir = [ButirBatang(nama=nama, nilai=nilai, teks=str(nilai), kata=nama[:20])]

    for svg in (
        batang(nama, nama, butir),
        garis(nama, nama, [nama[:9]], [SeriGaris(nama=nama, nilai=(nilai,))]),
        pasangan(nama, nama, [ButirPasangan(nama=nama, rencana=nilai, nyata=nilai)]),
    ):
        _akar(svg)
        assert " style=" not in re.sub(r">[^<]*<", "><", svg)


def test_csv_berkoma_desimal_dan_tak_pernah_rumus() -> None:
    isi = csv_tabel(("A", "B"), (("=SUM(1)", "-1,5"), ("@x", "1.000")))

    assert isi.startswith(b"\xef\xbb\xbf")
    assert isi.decode("utf-8-sig").splitlines()[1:] == ["'=SUM(1);-1,5", "'@x;1.000"]


def test_grafik_digambar_lebar_dan_sempit() -> None:
    tampil = grafik(
        "J", lambda n: batang("J", "u", _butir("1"), lebar=n), ("A", "B"), (("x", "1"),), "nama"
    )

    assert (_akar(tampil.lebar).get("width"), _akar(tampil.sempit).get("width")) == ("720", "340")
    assert tampil.unduh_csv.startswith("data:text/csv")
