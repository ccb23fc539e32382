"""A ratified figure that proves wrong: corrected by a run of three rows, the old version intact."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pypdfium2
import pytest
from django.urls import reverse

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang
from tolok.kinerja.models import Capaian, Indikator, Realisasi
from tolok.kinerja.selectors import kinerja as selectors
from tolok.kinerja.selectors.pemda import capaian_instansi, rekap_pemda
from tolok.kinerja.selectors.ralat import laporan_sah, laporan_terkini, ralat_atas
from tolok.kinerja.services.keterkaitan import angka_dari, sumber_tersedia
from tolok.kinerja.services.ralat import mulai_ralat
from tolok.kinerja.tests.test_jalan import MULAI, TW3, Halaman, _isi, _isi_semua, _rencana
from tolok.naskah.renderers.typst_pdf import pdf
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Lembar, Pelaksanaan, Tugas
from tolok.pelaksanaan.services import Hasil, ambil, serahkan, tandatangani
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import daftar_terbitan
from tolok.pelaksanaan.tests.kantor import Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon

pytestmark = pytest.mark.django_db


def laporan_disahkan(kantor: Kantor | None = None) -> tuple[Lakon, dict[str, Indikator]]:
    """A finished run of the third quarter whose report was measured, signed and ratified."""
    lakon = Lakon(kantor or buat_kantor(), MULAI)
    indikator, halaman = _rencana(lakon.kantor), Halaman(lakon)
    lakon.mulai()
    lakon.sampai(3)
    _isi_semua(lakon, indikator, halaman)
    ambil(pada=lakon.satu(5, "staf_1"))
    (tugas,) = lakon.terbuka(5, induk=None)
    for perintah in ("ukur/kirim", "rekap/kirim", "susun/kirim"):
        assert halaman.kirim("staf_1", tugas, perintah, {}).status_code == 303
    for langkah in (lakon.langkah_6, lakon.langkah_7, lakon.langkah_8):
        langkah()
    _sahkan(lakon)
    lakon.langkah_10()
    lakon.langkah_11()
    assert lakon.baris().status == "selesai"
    return lakon, indikator


def _sahkan(lakon: Lakon) -> None:
    ambil(pada=lakon.satu(9, "staf_1"))
    menurut_id = {p.pk: kode for kode, p in lakon.kantor.pegawai.items()}
    for tugas in lakon.terbuka(9, tindakan="tandatangani"):
        tandatangani(pada=lakon.pada(menurut_id[tugas.subjek], tugas))
    (sah,) = lakon.terbuka(9, tindakan="sahkan")
    serahkan(pada=lakon.pada("kepala_dinas", sah), keputusan=Keputusan.SETUJU)
    isi = isi_lembar(Lembar.objects.filter(jenis="laporan").latest("pada"))
    serahkan(pada=lakon.satu(9, "staf_1"), hasil=[Hasil(jenis="laporan", isi=isi, tahap="final")])


def ralat(lakon: Lakon, indikator: Indikator) -> Lakon:
    """The Kasubbag opens a correction of one figure; a Lakon of the new run."""
    jawaban = _mulai(lakon, [str(indikator.pk)])
    baru = Lakon(lakon.kantor, lakon.saat)
    baru.pelaksanaan = jawaban.pelaksanaan
    return baru


def _mulai(lakon: Lakon, dipilih: list[str], alasan: str = "BPS merevisi rilisnya") -> Jawaban:
    return mulai_ralat(
        pegawai=lakon.kantor.pegawai["kasubbag"],
        asal=lakon.baris(),
        dipilih=dipilih,
        alasan=alasan,
        dasar="BRS Nomor 70/11/2025",
        kunci=uuid4(),
        sekarang=lakon.jam(),
    )


def usulkan(baru: Lakon, indikator: Indikator, nilai: str) -> Any:
    """The proposal through the page."""
    (tugas,) = baru.terbuka(1)
    isi = _isi(indikator, nilai, bukti="BRS 70/11/2025", penghambat="Lelang ulang",
               tindak_lanjut="Percepatan kontrak") | {"alasan_ralat": "BPS merevisi rilisnya"}  # fmt: skip
    return Halaman(baru).kirim("kasubbag", tugas, "susun/kirim", isi)


def sahkan_ralat(baru: Lakon) -> None:
    """The reviewer agrees, then the head ratifies."""
    serahkan(pada=baru.satu(2, "sekretaris"), keputusan=Keputusan.SETUJU)
    serahkan(pada=baru.satu(3, "kepala_dinas"), keputusan=Keputusan.SETUJU)


def test_ralat_tiga_langkah_membuat_versi_dua_dan_versi_satu_tetap() -> None:
    lakon, indikator = laporan_disahkan()
    satu = indikator["perdagangan"]
    semula = laporan_sah(lakon.baris())
    assert semula is not None
    baru = ralat(lakon, satu)

    assert usulkan(baru, satu, "95").status_code == 303
    assert selectors.capaian_periode(lakon.kantor.instansi.pk, TW3)[satu.pk].capaian == 80
    sahkan_ralat(baru)

    assert baru.baris().status == "selesai"
    resmi = selectors.capaian_periode(lakon.kantor.instansi.pk, TW3)
    assert {str(c.capaian.normalize()): c.versi for c in resmi.values() if c.capaian} == {
        "95": 2, "1E+2": 1, "1.2E+2": 1,
    }  # fmt: skip
    assert Capaian.objects.get(indikator=satu, versi=1).capaian == 80
    kini = laporan_terkini(lakon.baris())
    assert kini is not None
    assert (semula.versi, kini.versi) == (1, 2)
    ulang = laporan_sah(lakon.baris())
    assert ulang is not None
    assert ulang.sidik == semula.sidik
    assert not periksa_rantai()
    assert Pelaksanaan.objects.filter(kode_sop="000").count() == 1


def test_triwulan_berikutnya_memakai_angka_ralat_dan_menyebutnya() -> None:
    lakon, indikator = laporan_disahkan()
    satu = indikator["perdagangan"]
    baru = ralat(lakon, satu)
    usulkan(baru, satu, "95")
    sahkan_ralat(baru)

    tw4 = TW3.__class__(TW3.jenis, 2025, 4)
    rencana = selectors.rencana(lakon.kantor.instansi.pk, tw4)

    butir = next(b for b in rencana.butir if b.id == str(satu.pk))
    assert butir.lalu == Decimal(95)
    assert butir.deret.realisasi_tw[2] == Decimal(95)
    assert [(r.kode, r.tw, r.versi) for r in rencana.ralat] == [(satu.kode, 3, 2)]
    assert Realisasi.objects.filter(indikator=satu).count() == 2


def test_pengusul_tidak_memeriksa_dan_tidak_mengesahkan_ralatnya_sendiri() -> None:
    lakon, indikator = laporan_disahkan()
    baru = ralat(lakon, indikator["perdagangan"])
    usulkan(baru, indikator["perdagangan"], "95")
    (tugas,) = baru.terbuka(2)

    with pytest.raises(TidakBerwenang):
        serahkan(pada=baru.pada("kasubbag", tugas), keputusan=Keputusan.SETUJU)

    assert tugas.pemegang_id == lakon.kantor.jabatan["sekretaris"].pk


def test_ralat_tanpa_perubahan_tanpa_alasan_atau_tanpa_bukti_ditolak() -> None:
    lakon, indikator = laporan_disahkan()
    satu = indikator["perindustrian"]
    for dipilih, alasan in (([], "x"), ([str(satu.pk)], " ")):
        with pytest.raises(MasukanTidakSah):
            _mulai(lakon, dipilih, alasan)
    baru = ralat(lakon, satu)
    (tugas,) = baru.terbuka(1)
    halaman = Halaman(baru)

    tanpa_bukti = halaman.kirim(
        "kasubbag", tugas, "susun/kirim", {**_isi(satu, "95"), "alasan_ralat": "keliru"}
    )
    tetap = halaman.kirim(
        "kasubbag", tugas, "susun/kirim",
        {**_isi(satu, "100", bukti="Berita acara"), "alasan_ralat": "keliru"},
    )  # fmt: skip

    assert (tanpa_bukti.status_code, tetap.status_code) == (422, 422)
    assert "belum disebut" in tanpa_bukti.text
    assert "Belum ada angka yang berubah" in tetap.text


def test_halaman_ralat_menampilkan_angka_semula_dan_hanya_yang_dipilih() -> None:
    lakon, indikator = laporan_disahkan()
    baru = ralat(lakon, indikator["perdagangan"])
    (tugas,) = baru.terbuka(1)

    html = Halaman(baru).buka("kasubbag", tugas)

    assert 'value="80"' in html
    assert "Meralat angka yang sudah disahkan" in html
    assert indikator["perindustrian"].nama not in html
    usulkan(baru, indikator["perdagangan"], "95")
    (periksa,) = baru.terbuka(2)
    html = Halaman(baru).buka("sekretaris", periksa)
    assert "Semula dan menjadi" in html
    assert "BPS merevisi rilisnya" in html


def test_satu_ralat_berjalan_pada_satu_waktu_dan_dapat_diulang_sesudahnya() -> None:
    lakon, indikator = laporan_disahkan()
    satu = indikator["perdagangan"]
    baru = ralat(lakon, satu)
    with pytest.raises(MasukanTidakSah):
        _mulai(lakon, [str(satu.pk)])
    usulkan(baru, satu, "95")
    sahkan_ralat(baru)
    lakon.saat = baru.saat + timedelta(hours=1)

    kedua = ralat(lakon, satu)
    usulkan(kedua, satu, "97")
    sahkan_ralat(kedua)

    kini = laporan_terkini(lakon.baris())
    assert kini is not None
    assert kini.versi == 3
    assert [r.pk for r in ralat_atas(lakon.baris())] == [baru.pelaksanaan, kedua.pelaksanaan]
    assert selectors.capaian_periode(lakon.kantor.instansi.pk, TW3)[satu.pk].versi == 3


def test_ralat_yang_dikembalikan_terbuka_lagi_dengan_isiannya() -> None:
    lakon, indikator = laporan_disahkan()
    satu = indikator["perdagangan"]
    baru = ralat(lakon, satu)
    usulkan(baru, satu, "95")
    from tolok.pelaksanaan.services import kembalikan

    kembalikan(pada=baru.satu(2, "sekretaris"), alasan="Sertakan tabel BPS")

    (tugas,) = baru.terbuka(1)
    html = Halaman(baru).buka("kasubbag", tugas)
    assert 'value="95"' in html
    assert "Sertakan tabel BPS" in html


def test_laporan_ralat_tercetak_dengan_halaman_semula_dan_menjadi() -> None:
    lakon, indikator = laporan_disahkan()
    baru = ralat(lakon, indikator["perdagangan"])
    usulkan(baru, indikator["perdagangan"], "95")
    sahkan_ralat(baru)
    pelaksanaan = Pelaksanaan.objects.select_related("instansi__pemda").get(pk=baru.pelaksanaan)
    bahan = BahanNaskah(pelaksanaan, baru.saat)
    (terbitan,) = [t for t in daftar_terbitan(bahan) if t.kunci.startswith("laporan")]

    isi = pdf(terbitan.susun(bahan))
    dokumen = pypdfium2.PdfDocument(isi)
    teks = " ".join("".join(h.get_textpage().get_text_range() for h in dokumen).split())

    assert "Versi 2 (Ralat)" in teks
    assert "SEMULA DAN MENJADI" in teks
    assert "BPS merevisi rilisnya" in teks
    assert "capaian 80,00 %" in teks
    assert "capaian 95,00 %" in teks
    assert "Kepala rantai" in teks


def test_halaman_pelaksanaan_selesai_menawarkan_ralat_hanya_kepada_yang_berhak() -> None:
    lakon, indikator = laporan_disahkan()
    halaman = Halaman(lakon)
    alamat = reverse("ralat:mulai", args=[lakon.pelaksanaan])
    selesai = reverse("pelaksanaan:pelaksanaan", args=[lakon.pelaksanaan])

    for orang, boleh in (("kasubbag", True), ("kepala_dinas", True), ("staf_1", False)):
        klien = halaman._klien(orang)
        assert (alamat in klien.get(selesai).text) is boleh
        assert klien.get(alamat).status_code == (200 if boleh else 403)
    jawab = halaman._klien("kasubbag").post(
        alamat,
        {"dipilih": [str(indikator["perdagangan"].pk)], "alasan": "Salah ketik", "dasar": ""},
    )
    assert jawab.status_code == 302
    assert Tugas.objects.filter(pelaksanaan__kode_sop="ralat", terbuka=True).count() == 1


def test_sop_lain_mengambil_angka_ralat_beserta_asalnya() -> None:
    lakon, indikator = laporan_disahkan()
    satu, lain = indikator["perdagangan"], indikator["perindustrian"]
    baru = ralat(lakon, satu)
    usulkan(baru, satu, "95")
    sahkan_ralat(baru)
    instansi = lakon.kantor.instansi.pk

    sumber = sumber_tersedia(instansi, TW3)
    angka = angka_dari(lakon.pelaksanaan, TW3, instansi=instansi)

    assert [s.pelaksanaan for s in sumber] == [lakon.pelaksanaan]
    diralat, tetap = angka.sel[str(satu.pk)], angka.sel[str(lain.pk)]
    assert (diralat.sel["realisasi"], tetap.sel["realisasi"]) == ("95", "100")
    assert diralat.asal.pelaksanaan == str(baru.pelaksanaan)
    assert tetap.asal.pelaksanaan == str(lakon.pelaksanaan)


def test_yang_disebut_diralat_hanya_yang_diubah_ralat() -> None:
    lakon, indikator = laporan_disahkan()
    instansi = lakon.kantor.instansi
    for satu in Capaian.objects.filter(instansi=instansi):
        satu.pk, satu.versi, satu.pelaksanaan = uuid4(), 2, uuid4()  # another SOP, same period
        satu.save(force_insert=True)
    assert rekap_pemda(instansi.pemda_id, TW3.kode)[instansi.pk].diralat == 0

    baru = ralat(lakon, indikator["perdagangan"])
    usulkan(baru, indikator["perdagangan"], "95")
    sahkan_ralat(baru)

    assert rekap_pemda(instansi.pemda_id, TW3.kode)[instansi.pk].diralat == 1
    sebut = {b.kode for b in capaian_instansi(instansi.pk, TW3.kode) if b.diralat}
    assert sebut == {indikator["perdagangan"].kode}


def test_angka_yang_disahkan_lagi_tanpa_berubah_bukan_angka_ralat() -> None:
    """Two SOPs of an office may ratify one quarter; only a changed figure is named on the next."""
    lakon, indikator = laporan_disahkan()
    satu = indikator["perdagangan"]
    baru = ralat(lakon, satu)
    usulkan(baru, satu, "95")
    sahkan_ralat(baru)
    terakhir = {r.indikator_id: r for r in Realisasi.objects.order_by("versi")}
    for r in terakhir.values():
        r.pk, r.versi, r.pelaksanaan = uuid4(), r.versi + 1, uuid4()  # another SOP, same figures
        r.save(force_insert=True)

    rencana = selectors.rencana(lakon.kantor.instansi.pk, TW3.__class__(TW3.jenis, 2025, 4))

    assert [(r.kode, r.versi) for r in rencana.ralat] == [(satu.kode, 2)]
