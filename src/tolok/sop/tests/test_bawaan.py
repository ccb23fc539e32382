"""Built-in SOPs: what a run pinned never changes under it."""

from __future__ import annotations

from tolok.sop import bawaan
from tolok.sop.domain.jalan import JenisTindakan, Sifat
from tolok.sop.selectors.versi import halaman_menurut_sidik, jalan_menurut_sidik

# Digest of each version as released. A changed file fails here: write the next version instead.
_SIDIK = {
    ("pengesahan", 1): "69d01deed1210f1c63a59c1b91f865e1b092564d23b0025d57b2b834ac34a087",
    ("ralat", 1): "af6e3d25634b01794623baba075bad4832d789643496a527b47979a263504f49",
}


def test_sidik_versi_yang_sudah_terbit_tidak_berubah() -> None:
    ada = {
        (satu.kode, satu.versi): satu.jalan.sidik
        for satu in map(bawaan.terbaru, bawaan.kode_bawaan())
    }

    assert {kunci: _SIDIK[kunci] for kunci in ada} == ada
    for sidik in _SIDIK.values():
        assert bawaan.menurut_sidik(sidik) is not None


def test_ralat_disusun_diperiksa_lalu_disahkan() -> None:
    jalan = bawaan.terbaru("ralat").jalan

    tindakan = [[t.jenis for t in langkah.tindakan] for langkah in jalan.langkah]
    assert tindakan == [[JenisTindakan.SUSUN], [JenisTindakan.PERIKSA], [JenisTindakan.SAHKAN]]
    assert [langkah.sifat for langkah in jalan.langkah][1:] == [Sifat.MEMUTUSKAN] * 2
    assert {langkah.kembali for langkah in jalan.langkah[1:]} == {1}


def test_setiap_lajur_menyebut_aturan_pemegangnya() -> None:
    satu = bawaan.terbaru("ralat")

    umum = bawaan.pemegang_umum(satu.jalan.sidik)

    assert umum == {"penyusun": "penyiap", "pemeriksa": "atasan_penyiap", "pimpinan": "pimpinan"}
    assert bawaan.pemegang_umum("0" * 64) == {}


def test_pelaksanaan_menemukan_sop_bawaan_menurut_sidiknya() -> None:
    satu = bawaan.terbaru("ralat")

    assert jalan_menurut_sidik(satu.jalan.sidik) is satu.jalan
    assert halaman_menurut_sidik(satu.jalan.sidik) is satu.halaman
