from __future__ import annotations

import pypdfium2
import pytest

from tolok.kinerja.tests.test_jalan import BIDANG, Halaman, _isi_semua, _rencana, lakon
from tolok.naskah.domain.dokumen import Dokumen
from tolok.naskah.renderers.typst_pdf import pdf
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.services import ambil, serahkan, tandatangani
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import daftar_terbitan
from tolok.pelaksanaan.tests.lakon import Lakon

pytestmark = pytest.mark.django_db
__all__ = ["lakon"]


def _teks(dokumen: Dokumen) -> str:
    berkas = pypdfium2.PdfDocument(pdf(dokumen))
    halaman = [berkas[i].get_textpage() for i in range(len(berkas))]
    teks = "\n".join(h.get_text_bounded() for h in halaman)
    for h in halaman:
        h.close()
    berkas.close()
    return " ".join(teks.split())


def _terbitan(lakon: Lakon) -> dict[str, str]:
    """Text of every document of this room that the run has by now."""
    baris = Pelaksanaan.objects.select_related("instansi__pemda").get(pk=lakon.pelaksanaan)
    bahan = BahanNaskah(baris, lakon.saat)
    jenis = ("isian/", "kertas_kerja/", "rekap/", "laporan/", "tanda_tangan/")
    return {
        t.kunci: _teks(t.susun(bahan)) for t in daftar_terbitan(bahan) if t.kunci.startswith(jenis)
    }


def test_naskah_memuat_angka_substitusi_dan_status_pengesahan(lakon: Lakon) -> None:
    indikator = _rencana(lakon.kantor)
    halaman = Halaman(lakon)
    lakon.mulai()
    lakon.sampai(3)
    _isi_semua(lakon, indikator, halaman)
    ambil(pada=lakon.satu(5, "staf_1"))
    (tugas,) = lakon.terbuka(5, induk=None)
    for perintah in ("ukur/kirim", "rekap/kirim", "susun/kirim"):
        assert halaman.kirim("staf_1", tugas, perintah, {}).status_code == 303

    draf = _terbitan(lakon)

    unit = {str(lakon.kantor.unit[b].pk) for b in BIDANG}
    assert {f"isian/{u}" for u in unit} <= draf.keys()
    assert "80 / 100 × 100" in draf["kertas_kerja/"]
    assert "Lelang ulang" in draf[f"isian/{lakon.kantor.unit['perdagangan'].pk}"]
    assert "100,00" in draf["rekap/"]
    assert "DRAFT" in draf["laporan/"]
    assert "Percepatan kontrak" in draf["laporan/"]
    assert "DAFTAR NASKAH PENDUKUNG" in draf["laporan/"]

    for langkah in (lakon.langkah_6, lakon.langkah_7, lakon.langkah_8):
        langkah()
    _tandatangani_dan_sahkan(lakon)
    sah = _terbitan(lakon)

    (lembar,) = [teks for kunci, teks in sah.items() if kunci.startswith("tanda_tangan/")]
    assert "LAPORAN (SAH)" in sah["laporan/"]
    assert "Kota Contoh, 1 Oktober 2025" in sah["laporan/"]
    assert "PENGUKURAN KINERJA PEGAWAI" in lembar
    assert "Atasan langsung, Kepala Dinas" in lembar
    assert "Indikator perdagangan (unit) 100 80 80,00" in lembar


def _tandatangani_dan_sahkan(lakon: Lakon) -> None:
    """Row 9 up to the ratification; the collector has not handed it on."""
    ambil(pada=lakon.satu(9, "staf_1"))
    menurut_id = {p.pk: kode for kode, p in lakon.kantor.pegawai.items()}
    for tugas in lakon.terbuka(9, tindakan="tandatangani"):
        assert tugas.subjek is not None
        tandatangani(pada=lakon.pada(menurut_id[tugas.subjek], tugas))
    (sah,) = lakon.terbuka(9, tindakan="sahkan")
    serahkan(pada=lakon.pada("kepala_dinas", sah), keputusan=Keputusan.SETUJU)


def test_lembar_polos_tetap_tercetak(lakon: Lakon) -> None:
    lakon.mulai()
    lakon.sampai(5)

    naskah = _terbitan(lakon)

    assert "draf" in naskah["laporan/"]
