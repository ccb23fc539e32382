"""SOP 002, kertas kerja by a team: report, analysis, disposition, archive: 002-12 to 002-16."""

from __future__ import annotations

from typing import Any

import pytest

from tests.skenario.dinas_a import TW3
from tests.skenario.lakon_002 import ANALISIS, KADIS, KETUA, NOTA, SEKRETARIS, STAF, Sop002
from tests.skenario.meja import naskah
from tolok.kinerja.models import Capaian
from tolok.kinerja.selectors import kinerja as selectors
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Kejadian, Lembar, Tugas
from tolok.pelaksanaan.models_tindak_lanjut import TindakLanjut

pytestmark = pytest.mark.django_db


@pytest.fixture
def sop() -> Sop002:
    return Sop002()


def test_sop_002_berjalan_dari_nota_dinas_sampai_arsip(sop: Sop002) -> None:
    sop.sampai(10)

    assert sop.lakon.baris().status == "selesai"
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []


def test_draf_dan_nota_pengantar_disampaikan_sekaligus(sop: Sop002) -> None:
    """002-12: one submission makes D11 and D02, and asks the Sekretaris."""
    sop.sampai(6)
    tugas = sop.ambil(7)
    awal = Kejadian.objects.count()

    sop.meja.beres(
        KETUA, tugas, "laporkan", "kirim", **NOTA, **{"narasi.simpulan": "Simpulan tim."}
    )

    assert {x.jenis for x in Lembar.objects.filter(tugas=tugas.pk)} == {"laporan", "nota_dinas"}
    laporan = isi_lembar(Lembar.objects.get(jenis="laporan"))
    assert laporan["narasi"]["simpulan"]["teks"] == "Simpulan tim."
    kertas = isi_lembar(Lembar.objects.get(jenis="kertas_kerja", isi__contains="kertas-kerja/1"))
    assert laporan["kertas_kerja"] == kertas
    (nota,) = naskah(sop.lakon, "nota_dinas//7")
    assert "Draf laporan pengukuran kinerja" in nota
    assert "Sekretaris" in nota
    bagian = sop.lakon.bagian(7)
    assert bagian.pemegang_id == sop.lakon.kantor.jabatan[SEKRETARIS].pk
    assert "Simpulan tim." in sop.meja.html(SEKRETARIS, bagian)
    assert Kejadian.objects.count() > awal


def test_penerima_wajib_menulis_disposisi(sop: Sop002) -> None:
    """002-12: the receiver of a report writes at least a sentence."""
    sop.sampai(6)
    sop.meja.beres(KETUA, sop.ambil(7), "laporkan", "kirim", **NOTA)

    ditolak = sop.meja.kirim(SEKRETARIS, sop.lakon.bagian(7), "laporkan", "disposisi", teks="")

    assert ditolak.status_code == 422
    assert "Isi disposisi belum ditulis" in ditolak.text
    berkas = sop.meja.kirim(KETUA, sop.tugas(7), "tugas", "serahkan")
    assert berkas.status_code == 422


def test_pengembalian_wajib_berarahan_dan_menuju_langkah_tujuh(sop: Sop002) -> None:
    """002-13: the page's own word for the reason, 7 preselected, 4, 5 and 6 selectable."""
    sop.sampai(7)
    html = sop.meja.html(SEKRETARIS, sop.tugas(8))
    assert "Arahan perbaikan, wajib diisi" in html
    assert 'name="sasaran" value="7" checked' in html
    for nomor in (4, 5, 6):
        assert f'name="sasaran" value="{nomor}"' in html

    tanpa = sop.meja.kirim(
        SEKRETARIS, sop.tugas(8), "periksa", "kembalikan", alasan="", sasaran="7"
    )
    assert tanpa.status_code == 422

    sop.meja.beres(
        SEKRETARIS, sop.tugas(8), "periksa", "kembalikan", alasan="Perjelas simpulan.", sasaran="7"
    )
    kembali = Kejadian.objects.get(jenis="TugasDikembalikan")
    assert '"diatur":true' in kembali.isi
    tugas = sop.tugas(7)
    assert tugas.iterasi == 2
    assert "Perjelas simpulan." in sop.meja.teks(KETUA, tugas)
    assert "Perjelas simpulan." in naskah(sop.lakon, "catatan")[0]


def test_sel_yang_tidak_berubah_tidak_disebut_saat_diperiksa_lagi(sop: Sop002) -> None:
    """002-13: after a return to the figures only what changed is shown as changed."""
    sop.sampai(7)
    sop.meja.beres(
        SEKRETARIS, sop.tugas(8), "periksa", "kembalikan", alasan="Periksa A02.", sasaran="5"
    )
    pk = str(sop.rencana.indikator["A02"].pk)
    sop.langkah_5(**{f"{pk}.realisasi": "44,80"})
    sop.langkah_6()
    sop.langkah_7()

    perubahan = _perubahan(sop)

    assert any("A02" in p for p in perubahan)
    assert not any("A10" in p for p in perubahan)


def test_alasan_baris_kosong_ikut_ke_putaran_perbaikan(sop: Sop002) -> None:
    """002-13: why rows are empty was said once; a repair of another figure does not ask it again."""
    sop.sampai(4)
    uang = sop.rencana_anggaran()[0]
    sop.langkah_5(**{f"{uang.simpul}.realisasi": ""})
    tim = isi_lembar(Lembar.objects.get(jenis="isian_tim"))
    (kosong,) = [a for a in tim["anggaran"] if a["realisasi"] is None]
    assert (kosong["kode"], kosong["catatan"]) == (uang.kode, "Angka program menyusul.")
    sop.langkah_6()
    sop.langkah_7()
    sop.meja.beres(
        SEKRETARIS, sop.tugas(8), "periksa", "kembalikan", alasan="Periksa A02.", sasaran="5"
    )

    tugas = sop.ambil(5)
    html = sop.meja.html(KETUA, tugas)

    assert ">Angka program menyusul.</textarea>" in html
    assert "51 dari 52 terisi" in html


def _perubahan(sop: Sop002) -> list[str]:
    """Places that the reviewer's page calls changed."""
    halaman: Any = sop.konteks(SEKRETARIS, sop.tugas(8))["daftar_panel"]
    html = next(p.html for p in halaman if p.kode == "periksa")
    bagian = html.partition("Yang berubah sejak")[2].partition("</section>")[0]
    return [t.partition("</dt>")[0] for t in bagian.split("<dt>")[1:]]


def test_analisis_dilampirkan_atas_nama_sekretaris_dan_angka_menjadi_resmi(sop: Sop002) -> None:
    """002-14: causes, risks, recommendations as hers; figures usable for LKjIP and SKP."""
    sop.sampai(7)
    instansi = sop.lakon.kantor.instansi.pk
    periode = sop.lakon.baris().periode
    assert not Capaian.objects.filter(instansi_id=instansi, periode=periode).exists()

    kurang = sop.meja.kirim(SEKRETARIS, sop.tugas(8), "analisis", "setujui", sebab="Ada.")
    assert kurang.status_code == 422
    assert "Risiko belum ditulis" in kurang.text
    sop.langkah_8()

    (catatan,) = naskah(sop.lakon, "lain/")
    for kata in (*ANALISIS.values(), "Bunga Rekaan, S.E., M.M.", "A05", "75,00"):
        assert kata in catatan
    resmi = selectors.capaian_periode(instansi, TW3)
    assert {str(c.pelaksanaan) for c in resmi.values()} == {str(sop.lakon.pelaksanaan)}
    a10 = resmi[sop.rencana.indikator["A10"].pk]
    assert str(a10.capaian)[:5] == "92.85"
    assert "LAPORAN (SAH)" in " ".join(naskah(sop.lakon, "laporan/"))


def test_penulis_draf_tidak_menyetujuinya_sendiri(sop: Sop002) -> None:
    """Two hands: an analysis beside a document is no authorship; drafting it is."""
    sop.sampai(7)

    ditolak = sop.meja.kirim(KETUA, sop.tugas(8), "analisis", "setujui", **ANALISIS)

    assert ditolak.status_code in (403, 404)


def test_kepala_dinas_membaca_memberi_disposisi_dan_tindak_lanjut(sop: Sop002) -> None:
    """002-15: his own task; lines for the follow-up plan; on the travelling sheet."""
    sop.sampai(8)
    sop.meja.beres(SEKRETARIS, sop.tugas(9), "laporkan", "kirim", **NOTA)
    bagian = sop.lakon.bagian(9)
    assert bagian.pemegang_id == sop.lakon.kantor.jabatan[KADIS].pk
    html = sop.meja.html(KADIS, bagian)
    assert ANALISIS["rekomendasi"] in html

    kabid = sop.lakon.kantor.jabatan["A-21"]
    tanpa = sop.meja.kirim(
        KADIS, bagian, "laporkan", "disposisi", teks="Setuju.", tl_uraian=["Percepat"],
        tl_jabatan=[""], tl_tenggat=[""], tl_keluaran=[""],
    )  # fmt: skip
    assert tanpa.status_code == 422
    assert "penanggung jawab belum diisi" in tanpa.text
    sop.meja.beres(
        KADIS, bagian, "laporkan", "disposisi", teks="Setuju, tindak lanjuti.",
        batas_hari="2025-10-31", tl_uraian=["Percepat penilaian pasar"],
        tl_jabatan=[str(kabid.pk)], tl_tenggat=["2025-11-30"], tl_keluaran=["Berita acara"],
    )  # fmt: skip

    satu = TindakLanjut.objects.get()
    assert (satu.uraian, satu.jabatan_id, satu.sumber) == (
        "Percepat penilaian pasar", kabid.pk, "Disposisi pimpinan",
    )  # fmt: skip
    assert "Setuju, tindak lanjuti." in sop.meja.teks(SEKRETARIS, sop.tugas(9))
    sop.meja.beres(SEKRETARIS, sop.tugas(9), "tugas", "serahkan")
    assert sop.tugas(10).batas is not None
    assert "Setuju, tindak lanjuti." in " ".join(naskah(sop.lakon, "lembar_disposisi"))


def test_kepala_dinas_meminta_perbaikan_kepada_sekretaris(sop: Sop002) -> None:
    """002-15, X-06: the way back is proposed to who reported; not printed, so marked."""
    sop.sampai(8)
    sop.meja.beres(SEKRETARIS, sop.tugas(9), "laporkan", "kirim", **NOTA)
    bagian = sop.lakon.bagian(9)
    assert 'name="sasaran" value="8" checked' in sop.meja.html(KADIS, bagian)

    sop.meja.beres(
        KADIS, bagian, "laporkan", "kembalikan", alasan="Analisis kurang tajam.", sasaran="8"
    )

    perbaikan = sop.tugas(8)
    assert perbaikan.status in ("terbuka", "dibaca")
    assert '"diatur":true' not in Kejadian.objects.get(jenis="TugasDikembalikan").isi
    assert "Analisis kurang tajam." in sop.meja.teks(SEKRETARIS, perbaikan)


def test_seluruh_berkas_diarsipkan_dengan_kode_dan_tempatnya(sop: Sop002) -> None:
    """002-16: the whole file, 000.8.6.3, the box; retention waits for the local JRA."""
    sop.sampai(9)
    assert "Tanpa batas waktu" in sop.meja.teks(STAF, sop.tugas(10))

    sop.langkah_10()

    daftar = " ".join(naskah(sop.lakon, "daftar_arsip"))
    for kata in ("000.8.6.3", "belum ditetapkan", "34 kejadian", "Indah Fiktif"):
        assert kata in daftar, kata
    assert "Ruang arsip" in " ".join(naskah(sop.lakon, "label_boks"))
    assert not Tugas.objects.filter(terbuka=True).exists()
