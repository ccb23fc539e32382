"""Whatever the SOP: nothing in its drawing covers anything else, and every arrow arrives."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings, strategies as st

from tolok.sop.domain.dokumen import Sop
from tolok.sop.pustaka import daftar, muat
from tolok.sop.renderers.gambar.alur import susun_alur
from tolok.sop.renderers.gambar.huruf import lebar
from tolok.sop.renderers.gambar.kolom import BANTALAN_KEPALA
from tolok.sop.renderers.gambar.label import kena
from tolok.sop.renderers.gambar.lembar import A4, F4, Gambar, Kertas, Kotak, Lembar, Panah, Titik
from tolok.sop.renderers.gambar.susun import susun_gambar
from tolok.sop.tests import susunan
from tolok.sop.tests.sop_berat import SOP_BERAT
from tolok.sop.tests.susunan_gambar import sop_gambar

Ruas = tuple[Titik, Titik]


def _alir(gambar: Gambar) -> list[Lembar]:
    return [satu for satu in gambar.lembar if satu.tabel.baris[0].jenis == "kepala"]


def _ruas(panah: Panah) -> list[Ruas]:
    return list(pairwise(panah.titik))


def _kotak(ruas: Ruas) -> Kotak:
    (ax, ay), (zx, zy) = ruas
    return Kotak(x=min(ax, zx), y=min(ay, zy), lebar=abs(zx - ax), tinggi=abs(zy - ay))


def _bertindih(satu: Kotak, dua: Kotak) -> bool:
    """Whether two rectangles share more than a border."""
    return satu.x < dua.kanan and dua.x < satu.kanan and satu.y < dua.bawah and dua.y < satu.bawah


def _memotong(ruas: Ruas, k: Kotak) -> bool:
    """Whether a line goes through the inside of a rectangle."""
    g = _kotak(ruas)
    if g.lebar == 0:
        return k.x < g.x < k.kanan and g.y < k.bawah and k.y < g.bawah
    return k.y < g.y < k.bawah and g.x < k.kanan and k.x < g.kanan


def _berimpit(satu: Ruas, dua: Ruas) -> bool:
    """Whether two lines lie on each other over a length."""
    a, b = _kotak(satu), _kotak(dua)
    if a.lebar == b.lebar == 0 and a.x == b.x:
        return min(a.bawah, b.bawah) > max(a.y, b.y)
    if a.tinggi == b.tinggi == 0 and a.y == b.y:
        return min(a.kanan, b.kanan) > max(a.x, b.x)
    return False


def _periksa(gambar: Gambar) -> None:
    for lembar in gambar.lembar:
        _periksa_tabel(gambar, lembar)
    for lembar in _alir(gambar):
        _periksa_simbol(lembar)
        for panah in lembar.panah:
            _periksa_panah(lembar, panah)
        _periksa_label(lembar)


def _periksa_tabel(gambar: Gambar, lembar: Lembar) -> None:
    kertas, tabel = gambar.kertas, lembar.tabel
    assert tabel.kotak.x == kertas.tepi
    assert tabel.kotak.kanan == kertas.lebar - kertas.tepi
    assert tabel.kotak.bawah <= kertas.batas_bawah
    for ke, baris in enumerate(tabel.baris):
        for sel in baris.sel:
            kotak = tabel.kotak_sel(ke, sel)
            assert sel.tinggi <= kotak.tinggi, (ke, sel)
            tepi = BANTALAN_KEPALA if sel.latar and sel.rata == "tengah" else tabel.bantalan
            for p in sel.isi:
                terlebar = max((lebar(b, p.pt, tebal=p.tebal) for b in p.baris), default=0)
                assert (
                    terlebar + p.lekuk <= kotak.lebar - 2 * tepi or len(max(p.baris, key=len)) < 3
                )


def _periksa_simbol(lembar: Lembar) -> None:
    tabel = lembar.tabel
    for simbol in lembar.simbol:
        kolom = tabel.tepi_kolom(2 + simbol.lajur)
        assert kolom < simbol.kotak.x
        assert simbol.kotak.kanan < kolom + tabel.kolom[2 + simbol.lajur]
        assert tabel.tepi_baris(simbol.baris) < simbol.kotak.y
        assert simbol.kotak.bawah < tabel.tepi_baris(simbol.baris + 1)
    for satu, dua in combinations(lembar.simbol, 2):
        assert not _bertindih(satu.kotak, dua.kotak)


def _periksa_panah(lembar: Lembar, panah: Panah) -> None:
    tabel = lembar.tabel
    menurut_kode = {s.kode: s for s in lembar.simbol}
    assert panah.titik[0] == menurut_kode[panah.dari].kotak.tepi(panah.sisi_dari)
    assert panah.titik[-1] == menurut_kode[panah.ke].kotak.tepi(panah.sisi_ke)
    kiri, kanan = tabel.tepi_kolom(2), tabel.tepi_kolom(len(tabel.kolom) - 4)
    for ruas in _ruas(panah):
        (ax, ay), (zx, zy) = ruas
        assert (ax == zx) != (ay == zy)
        assert kiri < min(ax, zx)
        assert max(ax, zx) < kanan
        assert tabel.tepi_baris(2) < min(ay, zy)
        assert max(ay, zy) < tabel.kotak.bawah
        for simbol in lembar.simbol:
            assert not _memotong(ruas, simbol.kotak), (panah, simbol)


def _periksa_label(lembar: Lembar) -> None:
    label = [p.label.kotak for p in lembar.panah if p.label is not None]
    for kotak in label:
        assert not any(kena(s, kotak) for s in lembar.simbol)
        assert not any(_memotong(r, kotak) for p in lembar.panah for r in _ruas(p))
    assert not any(_bertindih(a, b) for a, b in combinations(label, 2))


def _tindihan(lembar: Lembar) -> Iterator[tuple[Panah, Panah]]:
    """Arrows on each other that neither end in one symbol nor are one exit."""
    for a, b in combinations(lembar.panah, 2):
        serumpun = (a.ke, a.mata) == (b.ke, b.mata) or (a.dari, a.mata) == (b.dari, b.mata)
        if not serumpun and any(_berimpit(r, s) for r in _ruas(a) for s in _ruas(b)):
            yield a, b


@pytest.mark.parametrize("kertas", [A4, F4], ids=lambda k: k.nama)
@pytest.mark.parametrize("kode", daftar())
def test_gambar_pustaka_rapi_dan_garisnya_tidak_bertindihan(kode: str, kertas: object) -> None:
    gambar = susun_gambar(muat(kode), F4 if kertas is F4 else A4)

    _periksa(gambar)
    assert [t for lembar in gambar.lembar for t in _tindihan(lembar)] == []


@pytest.mark.parametrize("kertas", [A4, F4], ids=lambda k: k.nama)
@pytest.mark.parametrize("nama", SOP_BERAT)
def test_gambar_sop_berat_rapi_dan_penghubungnya_berpasangan(nama: str, kertas: Kertas) -> None:
    gambar = susun_gambar(SOP_BERAT[nama], kertas)

    _periksa(gambar)
    assert [t for lembar in gambar.lembar for t in _tindihan(lembar)] == []
    halaman = {lembar.nomor: lembar for lembar in gambar.lembar}
    for lembar in _alir(gambar):
        assert {b.jenis for b in lembar.tabel.baris[:2]} == {"kepala"}
        for simbol in lembar.simbol:
            if not simbol.teks:
                continue
            assert any(simbol.kode in (p.dari, p.ke) for p in lembar.panah)
            arah = "dari" if " ke halaman" in simbol.keterangan else "ke"
            for lain in simbol.keterangan.rpartition("halaman ")[2].split(", "):
                pasangan = [s for s in halaman[int(lain)].simbol if s.teks == simbol.teks]
                assert any(
                    f" {arah} halaman" in s.keterangan and str(lembar.nomor) in s.keterangan
                    for s in pasangan
                )


@settings(max_examples=60, deadline=None)
@given(sop=sop_gambar())
def test_tidak_ada_yang_tertutup_pada_gambar_apa_pun(sop: Sop) -> None:
    _periksa(susun_gambar(sop))


@settings(max_examples=40, deadline=None)
@given(sop=sop_gambar(langkah_terbanyak=8, lajur_terbanyak=6))
def test_setiap_panah_sampai_dan_penghubung_berpasangan(sop: Sop) -> None:
    gambar = susun_gambar(sop)
    alur = susun_alur(sop)

    panah = [p for lembar in _alir(gambar) for p in lembar.panah if p.mata]
    huruf: dict[str, list[int]] = {}
    for lembar in _alir(gambar):
        for simbol in lembar.simbol:
            if simbol.teks:
                huruf.setdefault(simbol.teks, []).append(lembar.nomor)
    assert all(len(set(halaman)) > 1 for halaman in huruf.values())
    assert [t for lembar in _alir(gambar) for t in _tindihan(lembar)] == []
    assert sum(p.label is not None for p in panah) == sum(bool(s.label) for s in alur.sambungan)
    masuk = sum(
        p.dari == s.kode
        for lembar in _alir(gambar)
        for s in lembar.simbol
        if s.teks
        for p in lembar.panah
    )
    assert len(panah) == len(alur.sambungan) + masuk


@settings(max_examples=60, deadline=None)
@given(sop=susunan.sop, kertas=st.sampled_from([A4, F4]))
def test_sop_seganjil_apa_pun_dapat_digambar(sop: Sop, kertas: object) -> None:
    _periksa(susun_gambar(sop, F4 if kertas is F4 else A4))
