from __future__ import annotations

from datetime import timedelta

import pytest

from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Tugas
from tolok.pelaksanaan.services import tutup_awal
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


def _tarik(lakon: LakonSkp, tugas: Tugas, orang: str = "staf_2") -> int:
    jawab = lakon.kirim(orang, tugas, "tugas/tarik_perkara", {"alasan": "Sudah dijelaskan."})
    return int(jawab.status_code)


def test_keberatan_ditarik_pengajunya_sebelum_diputus_lalu_ia_menandatangani(
    lakon: LakonSkp,
) -> None:
    tugas = lakon.tugas(5, "staf_2")
    _ajukan(lakon)
    assert "Tarik kembali" not in lakon.buka("staf_2", tugas)
    assert "Menunggu Kepala Subbagian Perencanaan." in lakon.buka("staf_2", tugas)

    assert _tarik(lakon, tugas) == 303

    assert not Tugas.objects.filter(tindakan="keberatan", terbuka=True).exists()
    lagi = lakon.tugas(5, "staf_2")
    assert lagi.pk != tugas.pk
    assert "Ajukan keberatan" not in lakon.buka("staf_2", lagi)
    assert (
        "menarik keberatan pada langkah 5"
        in lakon.klien("staf_2").get(f"/pelaksanaan/{lakon.pelaksanaan}/riwayat/").text
    )
    assert lakon.kirim("staf_2", lagi, "tandatangani/tandatangani", {}).status_code == 303
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []


def test_keberatan_tidak_ditarik_orang_lain_dan_tidak_sesudah_diputus(lakon: LakonSkp) -> None:
    tugas = lakon.tugas(5, "staf_2")
    _ajukan(lakon)
    assert _tarik(lakon, tugas, "kasubbag") == 403

    lakon.kirim("kasubbag", _perkara(lakon), "keberatan/jelaskan", {"teks": "Tetap."})
    assert "Tarik keberatan" in lakon.buka("staf_2", tugas)
    lakon.kirim("sekretaris", _perkara(lakon), "keberatan/tolak", {"teks": "Tidak beralasan."})

    assert "Tarik keberatan" not in lakon.buka("staf_2", tugas)
    assert _tarik(lakon, tugas) == 409


def test_keberatan_yang_ditarik_sesudah_berkas_berjalan_tidak_membuka_langkah_lagi(
    lakon: LakonSkp,
) -> None:
    tugas = lakon.tugas(5, "staf_2")
    _ajukan(lakon)
    _tutup_langkah_5(lakon)

    assert _tarik(lakon, tugas) == 303

    assert not lakon.terbuka(5)
    assert "Keberatan ditarik pegawai sebelum diputus." in _dokumen(lakon)
    assert "menarik keberatannya" in _dokumen(lakon)


def _tutup_langkah_5(lakon: LakonSkp) -> None:
    """Everybody else is closed early, so that the file goes on to the copies."""
    for nomor in range(1, 6):
        if lakon.terbuka(nomor, induk=None):
            tutup_awal(pada=lakon.umum("staf_1"), langkah=nomor, alasan="Belum menyampaikan.")
    assert lakon.terbuka(6)


def test_batas_penjelasan_dan_putusan_ditampilkan_dan_lewatnya_tidak_menghalangi(
    lakon: LakonSkp,
) -> None:
    tugas = lakon.tugas(5, "staf_2")
    diajukan = lakon.saat
    _ajukan(lakon)
    batas = _perkara(lakon).batas
    assert batas is not None
    assert timedelta(days=14) <= batas - diajukan <= timedelta(days=14, minutes=30)

    lakon.saat += timedelta(days=20)
    assert "sudah lewat; tetap dapat dijawab" in lakon.buka("staf_2", tugas)
    assert "Batas penjelasan" in lakon.buka("kasubbag", _perkara(lakon))
    jelas = lakon.kirim("kasubbag", _perkara(lakon), "keberatan/jelaskan", {"teks": "Tetap."})

    assert jelas.status_code == 303, jelas.text[:400]
    assert "Batas putusan" in lakon.buka("sekretaris", _perkara(lakon))
    assert "diberikan sesudah batas" in lakon.buka("staf_2", tugas)
