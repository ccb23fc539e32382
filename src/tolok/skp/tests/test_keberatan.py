from __future__ import annotations

import pytest

from tolok.pelaksanaan.models import Tugas
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import daftar_terbitan
from tolok.skp.models import HasilSkp
from tolok.skp.tests.lakon_skp import LakonSkp
from tolok.skp.tests.test_dokumen_skp import _teks

pytestmark = pytest.mark.django_db

ALASAN = "Pasar bukan lagi tugas saya setelah September."
UMPAN = "Perbaiki ketepatan waktu."


@pytest.fixture
def lakon() -> LakonSkp:
    """staf_2 was rated below expectation by the Kasubbag; the Sekretaris stands above."""
    satu = LakonSkp()
    satu.isi_semua(("staf_2",))
    satu.langkah_1()
    satu.langkah_2()
    for t in satu.terbuka(3):
        satu.kirim("staf_1", t, "isi/kirim", {"cara": "daring"})
    jawab = satu.nilai_ekspektasi("kasubbag", "staf_2", "di_bawah", "sesuai")
    assert jawab.status_code == 303, jawab.text[:400]
    return satu


def _perkara(lakon: LakonSkp) -> Tugas:
    return Tugas.objects.get(pelaksanaan=lakon.pelaksanaan, tindakan="keberatan", terbuka=True)


def _ajukan(lakon: LakonSkp) -> None:
    jawab = lakon.kirim(
        "staf_2",
        lakon.tugas(5, "staf_2"),
        "tugas/ajukan_perkara",
        {"perkara": "keberatan", "teks": ALASAN},
    )
    assert jawab.status_code == 303, jawab.text[:600]


def test_keberatan_dijelaskan_penilai_lalu_diputus_atasannya(lakon: LakonSkp) -> None:
    assert "Ajukan keberatan" in lakon.buka("staf_2", lakon.tugas(5, "staf_2"))
    _ajukan(lakon)
    halaman = lakon.buka("kasubbag", _perkara(lakon))
    assert ALASAN in halaman
    jelas = lakon.kirim(
        "kasubbag", _perkara(lakon), "keberatan/jelaskan", {"teks": "Target tercatat setahun."}
    )
    assert jelas.status_code == 303, jelas.text[:400]

    putus = lakon.kirim(
        "sekretaris",
        _perkara(lakon),
        "keberatan/kabulkan",
        {"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "teks": "Diterima."},
    )

    assert putus.status_code == 303, putus.text[:600]
    hasil = HasilSkp.objects.filter(pegawai=lakon.pk("staf_2")).order_by("versi")
    assert [h.predikat for h in hasil] == ["butuh_perbaikan", "baik"]
    dokumen = _dokumen(lakon)
    for kata in (ALASAN, "Target tercatat setahun.", "Diterima.", "Baik"):
        assert kata in dokumen
    assert "Pegawai Kepala Subbagian Perencanaan" in dokumen


def _dokumen(lakon: LakonSkp) -> str:
    bahan = BahanNaskah(lakon.baris(), lakon.jam())
    satu = next(
        t for t in daftar_terbitan(bahan) if t.kunci == f"skp/{lakon.pk('staf_2')}/dokumen"
    )
    return _teks(satu.susun(bahan))


def test_keberatan_diterima_tanpa_mengubah_rating_ditolak(lakon: LakonSkp) -> None:
    _ajukan(lakon)
    lakon.kirim("kasubbag", _perkara(lakon), "keberatan/jelaskan", {"teks": "Tetap."})

    jawab = lakon.kirim(
        "sekretaris",
        _perkara(lakon),
        "keberatan/kabulkan",
        {"rating_hasil": "di_bawah", "rating_perilaku": "sesuai", "teks": "Diterima."},
    )

    assert "kedua rating belum diubah" in jawab.text
    assert HasilSkp.objects.filter(pegawai=lakon.pk("staf_2")).count() == 1


def test_keberatan_ditolak_penilaian_tetap(lakon: LakonSkp) -> None:
    _ajukan(lakon)
    lakon.kirim("kasubbag", _perkara(lakon), "keberatan/jelaskan", {"teks": "Tetap."})

    lakon.kirim("sekretaris", _perkara(lakon), "keberatan/tolak", {"teks": "Tidak beralasan."})

    hasil = HasilSkp.objects.get(pegawai=lakon.pk("staf_2"))
    assert hasil.predikat == "butuh_perbaikan"
    assert not Tugas.objects.filter(tindakan="keberatan", terbuka=True).exists()
