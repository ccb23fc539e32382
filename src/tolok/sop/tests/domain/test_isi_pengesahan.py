"""What a ratification writes into the empty boxes of the official form, and what it leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tolok.sop.domain.dokumen import Pengesah, Sop, Tanggal
from tolok.sop.domain.pengesahan import PengesahanTercatat, isi_pengesahan

_KEPALA = Pengesah(jabatan="Kepala Dinas", nama="Arya Contoh", nip="197001012000011001")
_CATATAN = PengesahanTercatat(nomor="065/12/SOP/2026", berlaku=date(2026, 10, 1), pengesah=_KEPALA)
_KOSONG = Sop(nama="Pengelolaan Arsip")


def test_kotak_kosong_diisi_menurut_pengesahannya() -> None:
    sop = isi_pengesahan(_KOSONG, _CATATAN)

    assert sop.nomor == "065/12/SOP/2026"
    assert sop.tanggal == Tanggal(efektif="2026-10-01")
    assert sop.disahkan_oleh == _KEPALA


def test_yang_tercetak_tidak_diganti() -> None:
    tercetak = replace(
        _KOSONG,
        nomor="01/SOP",
        tanggal=Tanggal(pengesahan="2023-05-08"),
        disahkan_oleh=Pengesah(nama="Bunga Rekaan"),
    )

    assert isi_pengesahan(tercetak, _CATATAN) == tercetak


def test_pengesahan_di_kertas_tanpa_nomor_hanya_menambah_tanggal() -> None:
    sop = isi_pengesahan(_KOSONG, replace(_CATATAN, nomor="", pengesah=None))

    assert sop == replace(_KOSONG, tanggal=Tanggal(efektif="2026-10-01"))
