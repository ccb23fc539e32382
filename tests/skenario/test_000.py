"""SOP 000, Pengukuran Kinerja: the scenarios 000-01 to 000-18."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.skenario.meja import (
    BIDANG,
    PAGI,
    Meja,
    administrator,
    beri_wewenang,
    naskah,
    plh,
    polos,
    siap,
)
from tolok.arsip.models import Arsip
from tolok.kinerja.domain.bilangan import tampil
from tolok.kinerja.domain.hasil import TakTerdefinisi, Terukur
from tolok.kinerja.domain.isian import dari_json, ukur_isian
from tolok.kinerja.domain.kertas_kerja import KertasKerja, susun_kertas_kerja
from tolok.kinerja.domain.serapan import serapan
from tolok.kinerja.tests.data_contoh import PADA, ketikan, rencana
from tolok.kinerja.tests.test_jalan import Halaman as HalamanKinerja, _isi_semua, _rencana
from tolok.organisasi.domain.istilah import AturanLajur, Kapasitas
from tolok.organisasi.services.lajur import petakan_lajur
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Kejadian, Konsep, Lembar, Pelaksanaan, Tugas
from tolok.pelaksanaan.selectors import kotak_masuk
from tolok.pelaksanaan.services import (
    Catatan,
    Hasil,
    ambil,
    kembalikan,
    minta_perbaikan,
    selesaikan_tindakan,
    serahkan,
    tandatangani,
)
from tolok.pelaksanaan.tests.kantor import Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon, sop_000
from tolok.pelaksanaan.tests.test_halaman import masuk
from tolok.pelaksanaan.tindakan.waktu import usul_jadwal
from tolok.regulasi.muat import aturan_ukur
from tolok.sop.services import masukkan_pustaka

pytestmark = pytest.mark.django_db

_SURAT_MASUK = {
    "dari": "Sekretaris Daerah", "nomor": "000.8.6/1145/Org", "tanggal": "2025-09-29",
    "diterima": "2025-09-30", "agenda": "0413", "sifat": "Segera",
    "hal": "Penyampaian Laporan Pengukuran Kinerja", "batas_surat": "2025-10-17",
    "usulan": "Sekretaris, siapkan pengukuran semua bidang.",
}  # fmt: skip


def siapkan(kantor: Kantor, **isi: str) -> Lakon:
    """The Kasubbag prepares the run on the page, with SOP 000 in force in the office."""
    versi = masukkan_pustaka(
        pelaku=kantor.pegawai["kepala_dinas"], instansi=kantor.instansi, kode="000", sekarang=PAGI
    )
    versi.status = "berlaku"
    versi.save(update_fields=["status"])
    with time_machine.travel(PAGI, tick=False):
        klien = masuk(kantor, "kasubbag")
        form = klien.get(reverse("pelaksanaan:siapkan")).context["form"]
        pilihan = {"sop": form.fields["sop"].choices[0][0], "periode": "2025-triwulan-3"}
        jawab = klien.post(reverse("pelaksanaan:siapkan"), {**pilihan, **isi})
    assert jawab.status_code == 302, polos(jawab.text)[-900:]
    lakon = Lakon(kantor, PAGI)
    lakon.pelaksanaan = Pelaksanaan.objects.get().pk
    return lakon


@pytest.fixture
def kantor() -> Kantor:
    kantor = buat_kantor()
    apps.get_model("organisasi", "Wewenang").objects.create(
        pemda=kantor.pemda, pegawai=kantor.pegawai["kepala_dinas"], peran="administrator",
        lingkup="instansi", instansi=kantor.instansi, mulai=date(2025, 1, 2),
    )  # fmt: skip
    return kantor


def test_disposisi_pertama_diusulkan_lengkap_dari_surat(kantor: Kantor) -> None:
    """000-01, first half: agenda, subject, instruction and date stand ready; three taps send it."""
    lakon = siapkan(kantor, **_SURAT_MASUK)
    (tugas,) = lakon.terbuka(1)
    meja = Meja(lakon)

    html = meja.html("kepala_dinas", tugas)
    assert "agenda 0413" in html
    assert "Penyampaian Laporan Pengukuran Kinerja" in html
    assert _SURAT_MASUK["usulan"] in html
    assert 'name="batas_hari" value="2025-10-17"' in html
    awal = meja.buka("kepala_dinas", tugas).context["daftar_panel"][0]
    assert awal.kode == "tugaskan"
    meja.beres(
        "kepala_dinas", tugas, "tugaskan", "kirim",
        kepada=[str(kantor.jabatan["sekretaris"].pk)], harap=["Proses lebih lanjut"],
        teks=_SURAT_MASUK["usulan"], batas_hari="2025-10-17",
    )  # fmt: skip

    (berikut,) = lakon.terbuka(2)
    assert berikut.pemegang_id == kantor.jabatan["sekretaris"].pk
    assert berikut.batas is not None
    assert berikut.batas.date() == date(2025, 10, 17)
    (lembar,) = naskah(lakon, "lembar_disposisi")
    for kata in ("0413", "000.8.6/1145/Org", "Sekretaris Daerah", _SURAT_MASUK["usulan"]):
        assert kata in lembar


def test_tanpa_surat_dasarnya_jadwal_dan_tidak_ada_nomor_karangan(kantor: Kantor) -> None:
    """000-01, second half: without a letter the sheet names the timeline, never a number."""
    lakon = siapkan(kantor)
    (tugas,) = lakon.terbuka(1)

    assert "Dasar: jadwal" in Meja(lakon).teks("kepala_dinas", tugas)
    lakon.langkah_1()

    (lembar,) = naskah(lakon, "lembar_disposisi")
    assert "jadwal Pengukuran Kinerja Triwulan III 2025" in lembar
    assert "Surat dari" not in lembar


def test_setiap_langkah_menambah_satu_baris_pada_satu_lembar_disposisi() -> None:
    """000-02: eleven rows, eleven lines (dari, kepada, isi, waktu), one page, nobody types them."""
    lakon = siap(sampai=11)

    halaman = naskah(lakon, "lembar_disposisi")

    assert len(halaman) == 1
    (lembar,) = halaman
    for langkah in range(2, 12):
        # Rows 2, 3 and 11 were handed on with a written disposition; the others print their own.
        assert _uraian(langkah)[:40] in lembar or langkah in (2, 3, 11), langkah
    assert lembar.count("Proses lebih lanjut.") == 3
    assert "berkas ditutup" in lembar
    assert Lembar.objects.filter(jenis="disposisi").count() == 3


def _uraian(langkah: int) -> str:

    return sop_000().menurut_nomor[langkah].uraian


def test_formulir_tidak_terkirim_selama_indikator_belum_punya_pengisi() -> None:
    """000-03: drafted before sending; an indicator of the Sekretariat needs the Sekretariat's form."""
    kantor = buat_kantor()
    indikator = _rencana(kantor)
    indikator["perdagangan"].penanggung_jawab = kantor.jabatan["kasubbag"]
    indikator["perdagangan"].save()
    lakon = siap(kantor, sampai=2)
    (tugas,) = lakon.terbuka(3)
    meja = Meja(lakon)
    assert "belum punya pengisi" in meja.teks("kasubbag", tugas)

    ditolak = meja.kirim("kasubbag", tugas, "sampaikan", "kirim", **_jadwal(meja, tugas))

    assert ditolak.status_code == 422
    assert indikator["perdagangan"].kode in ditolak.text
    _tambah_lajur(lakon, "subbag")
    meja.beres("kasubbag", tugas, "sampaikan", "kirim", **_jadwal(meja, tugas))
    isi = {t.subjek for t in lakon.terbuka(4)}
    assert isi == {kantor.unit[u].pk for u in (*BIDANG, "subbag")}
    assert indikator["perdagangan"].nama in meja.html("kasubbag", lakon.milik(4, "subbag"))


def _tambah_lajur(lakon: Lakon, unit: str) -> None:
    """The administrator adds the head of another unit to the lane that fills in."""
    kantor = lakon.kantor
    administrator(kantor)
    petakan_lajur(
        pelaku=kantor.pegawai["kasubbag"],
        instansi=kantor.instansi,
        sop_kode="000",
        lajur="kepala_bidang",
        aturan=AturanLajur.KEPALA_UNIT,
        isian={"unit": [str(kantor.unit[u].pk) for u in (*BIDANG, unit)]},
        mulai=date(2025, 10, 1),
        sekarang=lakon.jam(),
    )


def _jadwal(meja: Meja, tugas: Tugas, **selesai: str) -> dict[str, Any]:
    """The timeline as the page proposes it, with some last days changed."""
    halaman = meja.buka("kasubbag", tugas).context["halaman"]
    baris = usul_jadwal(halaman)
    for satu in baris:
        satu["selesai"] = selesai.get(f"ke{satu['langkah']}", satu["selesai"])
    return {
        **{
            kunci: [str(b[kunci]) for b in baris]
            for kunci in ("langkah", "tahapan", "pelaksana", "mulai", "selesai")
        },
        "berbatas": [str(b["langkah"]) for b in baris],
        "mode_tanda_tangan": "per_pegawai",
    }


def test_timeline_memperingatkan_dan_setiap_unit_hanya_melihat_barisnya(kantor: Kantor) -> None:
    """000-04: own rows with target; a holiday or a day after the letter's date warns; who has read."""
    indikator = _rencana(kantor)
    apps.get_model("organisasi", "HariLibur").objects.create(
        pemda=kantor.pemda, tanggal=date(2025, 10, 13), nama="Hari jadi kota", jenis="daerah",
        libur=True,
    )  # fmt: skip
    lakon = siapkan(kantor, **_SURAT_MASUK)
    lakon.sampai(2)
    (tugas,) = lakon.terbuka(3)
    meja = Meja(lakon)

    meja.kirim(
        "kasubbag", tugas, "sampaikan", "simpan",
        **_jadwal(meja, tugas, ke4="2025-10-13", ke11="2025-10-20"),
    )  # fmt: skip
    peringatan = meja.teks("kasubbag", tugas)
    assert "libur" in peringatan
    assert "batas surat" in peringatan
    meja.beres("kasubbag", tugas, "sampaikan", "kirim", **_jadwal(meja, tugas, ke4="2025-10-08"))

    punya = lakon.milik(4, "perdagangan")
    html = meja.teks("kabid_perdagangan", punya)
    assert indikator["perdagangan"].nama in html
    assert indikator["perindustrian"].nama not in html
    assert "100" in html
    assert punya.batas is not None
    assert meja.kirim("kabid_perdagangan", punya, "tugas", "baca").status_code == 204
    pengendali = Tugas.objects.select_related("pelaksanaan").get(langkah=3)
    daftar = meja.teks("kasubbag", pengendali)
    assert "Bidang Perdagangan, sudah dibuka" in daftar
    assert "Bidang Kemetrologian, belum dibuka" in daftar


def test_bidang_rapat_mengisi_bersama_dan_hanya_kepala_bidang_mengonfirmasi() -> None:
    """000-05: place and attendance, three lines of minutes, an untouched cell stays empty, not 0."""
    kantor = buat_kantor()
    indikator = _rencana(kantor)
    _pindah(kantor, "staf_2", "perdagangan")
    lakon = siap(kantor, sampai=3)
    tugas, meja = lakon.milik(4, "perdagangan"), Meja(lakon)
    hadir = [str(kantor.pegawai[o].pk) for o in ("kabid_perdagangan", "staf_2")]
    meja.beres(
        "kabid_perdagangan", tugas, "rapat", "kirim", hadir=hadir, tanggal="2025-10-02",
        tempat="Ruang rapat bidang", teks="Angka dibaca bersama.\nSepakat.\nDiserahkan.",
    )  # fmt: skip

    meja.kirim(
        "staf_2", tugas, "isi", "simpan", **{f"{indikator['perdagangan'].pk}.sumber": "e-SKA"}
    )
    ketikan = Konsep.objects.get(tugas=tugas.pk, bagian="isi")
    assert '"realisasi":""' in ketikan.isi.replace(" ", "")
    assert "belum diukur" in meja.teks("kabid_perdagangan", tugas).lower()
    ditolak = meja.kirim(
        "staf_2", tugas, "isi", "kirim", **{f"{indikator['perdagangan'].pk}.realisasi": "100"}
    )

    assert ditolak.status_code in (403, 409, 422)
    assert not Lembar.objects.filter(jenis="isian").exists()
    (d06,) = naskah(lakon, "daftar_hadir")
    assert kantor.pegawai["staf_2"].nama in d06


def _pindah(kantor: Kantor, orang: str, unit: str) -> None:
    """Before the run: the person's post belongs to another unit."""
    jabatan = kantor.jabatan[orang]
    jabatan.unit = kantor.unit[unit]
    jabatan.save()


# -- figures and shares --------------------------------------------------------------------------


_ATURAN = aturan_ukur("contoh/aturan-1")


def _kertas(tw: int) -> KertasKerja:
    """The worked sheet of the sample office for a quarter, from the forms as typed."""
    opd = rencana("A", tw)
    isian, _ = dari_json(ketikan("A", tw), opd)
    return susun_kertas_kerja(rencana=opd, daftar_isian=[isian], aturan=_ATURAN, pada=PADA[tw - 1])


def test_nol_pengaduan_bukan_nol_persen_dan_pagu_nol_tidak_terserap() -> None:
    """000-06: 0 of 0 in the quarter is tak_terdefinisi, s.d. TW II 4/4 = 100,00; pagu 0 says why."""
    isi = next(b for b in _kertas(2).baris if b.butir.kode == "A10")
    assert isi.isian is not None
    assert (isi.isian.pembilang, isi.isian.penyebut) == (0, 0)

    assert isinstance(isi.hasil, Terukur)
    assert tampil(isi.hasil.capaian) == "100,00"
    sendiri = replace(isi.butir, deret=replace(isi.butir.deret, komponen_tw=(None,) * 4))
    triwulan = ukur_isian(sendiri, isi.isian, rencana("A", 2), _ATURAN, PADA[1]).hasil
    assert isinstance(triwulan, TakTerdefinisi)
    nol = serapan(pagu=0, realisasi=0)
    assert nol.keadaan.value == "tak_terdefinisi"
    assert "pagu 0" in nol.penjelasan[0].teks


def test_plt_memegang_tugas_menit_itu_juga_dan_namanya_tercetak() -> None:
    """000-07: the form and the attendance list print "Plt. Kepala Bidang …" with the letter."""
    lakon = siap(sampai=3)
    kantor, meja = lakon.kantor, Meja(lakon)
    duduk = kantor.pegawai["kabid_kemetrologian"].daftar_penempatan.get()
    duduk.selesai = date(2025, 9, 30)
    duduk.save()
    plh(lakon, "kabid_perdagangan", "kabid_kemetrologian", kapasitas=Kapasitas.PLT)
    tugas = lakon.milik(4, "kemetrologian")

    kotak = kotak_masuk(kantor.pegawai["kabid_perdagangan"], lakon.saat)
    assert tugas.pk in {b.tugas.pk for b in kotak.perlu_diisi}
    sebutan = "Plt. Kepala Bidang Kemetrologian"
    assert sebutan in meja.teks("kabid_perdagangan", tugas)
    meja.beres(
        "kabid_perdagangan", tugas, "rapat", "kirim", tanggal="2025-10-02", tempat="Aula",
        teks="Dibahas.", hadir=[str(kantor.pegawai["kabid_perdagangan"].pk)],
    )  # fmt: skip
    serahkan(
        pada=lakon.pada("kabid_perdagangan", lakon.milik(4, "kemetrologian")),
        hasil=[Hasil(jenis="isian", isi={"nilai": "1"})],
    )

    assert Tugas.objects.get(pk=tugas.pk).kapasitas_pelaku == "plt"
    assert sebutan in " ".join(naskah(lakon, "daftar_hadir"))
    assert "800.1.11.1/264/SP/2025" in meja.riwayat("kasubbag")


def _draf_kinerja(lakon: Lakon, meja: HalamanKinerja) -> None:
    """Row 5 through its panels: measured, recapped, drafted."""
    if not lakon.terbuka(5)[0].pengambil:
        ambil(pada=lakon.satu(5, "staf_1"))
    (tugas,) = lakon.terbuka(5, induk=None)
    for perintah in ("ukur/kirim", "rekap/kirim", "susun/kirim"):
        isi = {"narasi.simpulan": "Simpulan penyusun."} if perintah == "susun/kirim" else {}
        jawab = meja.kirim("staf_1", tugas, perintah, isi)
        assert jawab.status_code == 303, polos(jawab.text)[-900:]


def test_dua_unit_terlambat_ditutup_awal_dan_disebut_kepada_sekretaris() -> None:
    """000-08: the Kasubbag closes early with a reason; averages say n of N, the missing are named."""
    kantor = buat_kantor()
    indikator = _rencana(kantor)
    lakon = siap(kantor, sampai=3)
    halaman, meja = HalamanKinerja(lakon), Meja(lakon)
    _isi_satu(lakon, halaman, indikator, "perindustrian")
    pengendali = Tugas.objects.select_related("pelaksanaan").get(langkah=3)
    meja.beres(
        "kasubbag", pengendali, "tugas", "tutup_awal", langkah=4,
        tugas=[str(t.pk) for t in lakon.terbuka(4)], alasan="Data lapangan belum lengkap.",
    )  # fmt: skip
    _draf_kinerja(lakon, halaman)
    for tugas in lakon.terbuka(6):
        kode = next(k for k in BIDANG if kantor.unit[k].pk == tugas.subjek)
        serahkan(pada=lakon.pada(f"kabid_{kode}", tugas), keputusan=Keputusan.SETUJU)
    lakon.langkah_7()

    terbaca = meja.teks("sekretaris", lakon.terbuka(8)[0])
    assert "Belum menyampaikan:" in terbaca
    assert "Kepala Bidang Perdagangan" in terbaca
    laporan = isi_lembar(Lembar.objects.get(jenis="laporan"))["kertas_kerja"]
    assert (laporan["rekap"][0]["n_terukur"], laporan["rekap"][0]["n"]) == (1, 3)
    cetak = " ".join(naskah(lakon, "laporan/"))
    assert "unit belum menyampaikan" in cetak
    assert "1 dari 3" in cetak


def _isi_satu(lakon: Lakon, halaman: HalamanKinerja, indikator: dict[str, Any], kode: str) -> None:
    selesaikan_tindakan(
        pada=lakon.pada(f"kabid_{kode}", lakon.milik(4, kode)),
        tindakan="rapat",
        hasil=[
            Hasil(
                jenis="notula",
                isi={"tanggal": "2025-10-02", "tempat": "A", "teks": "B", "hadir": ["x"]},
            )
        ],
    )
    isi = {f"{indikator[kode].pk}.realisasi": "100"}
    jawab = halaman.kirim(f"kabid_{kode}", lakon.milik(4, kode), "isi/kirim", isi)
    assert jawab.status_code == 303, polos(jawab.text)[-900:]


def test_narasi_orang_tidak_ditimpa_hitungan_ulang_dan_satu_bidang_memperbaiki() -> None:
    """000-09: computed figures, typed narrative; a wrong unit goes back to that bidang only."""
    kantor = buat_kantor()
    indikator = _rencana(kantor)
    lakon = siap(kantor, sampai=3)
    halaman = HalamanKinerja(lakon)
    _isi_semua(lakon, indikator, halaman)
    ambil(pada=lakon.satu(5, "staf_1"))
    (tugas,) = lakon.terbuka(5, induk=None)
    for perintah in ("ukur/kirim", "rekap/kirim"):
        assert halaman.kirim("staf_1", tugas, perintah, {}).status_code == 303
    kalimat = {"narasi.simpulan": "Kalimat penyusun yang tidak boleh hilang."}
    assert halaman.kirim("staf_1", tugas, "susun/simpan", kalimat).status_code == 200

    minta_perbaikan(
        pada=lakon.satu(5, "staf_1"),
        alasan="Satuan I-perin keliru.",
        subjek=[str(kantor.unit["perindustrian"].pk)],
        sel=["I-perin/realisasi"],
    )

    assert [t.subjek for t in lakon.terbuka(4)] == [kantor.unit["perindustrian"].pk]
    assert "I-perin" in halaman.buka("kabid_perindustrian", lakon.terbuka(4)[0])
    jawab = halaman.kirim(
        "kabid_perindustrian", lakon.terbuka(4)[0], "isi/kirim",
        {f"{indikator['perindustrian'].pk}.realisasi": "95"} | _jelas(indikator["perindustrian"]),
    )  # fmt: skip
    assert jawab.status_code == 303, polos(jawab.text)[-900:]
    assert kalimat["narasi.simpulan"] in halaman.buka("staf_1", lakon.terbuka(5)[0])


def _jelas(indikator: Any) -> dict[str, str]:
    return {
        f"{indikator.pk}.penghambat": "Mesin rusak", f"{indikator.pk}.tindak_lanjut": "Perbaikan",
    }  # fmt: skip


# -- reviews -------------------------------------------------------------------------------------


def _laporan(lakon: Lakon, **bagian: str) -> Hasil:
    """The report with a part for every unit."""
    isi = {str(u.pk): {"teks": bagian.get(k, "draf")} for k, u in lakon.kantor.unit.items()}
    return Hasil(jenis="laporan", isi={"teks": str(bagian), "bagian": isi}, tahap="draf")


def _perbaiki_5(lakon: Lakon, **bagian: str) -> None:
    """Row 5 again: measured and drafted anew."""
    if not lakon.terbuka(5)[0].pengambil:
        ambil(pada=lakon.satu(5, "staf_1"))
    for tindakan, jenis in (("ukur", "kertas_kerja"), ("rekap", "rekap")):
        selesaikan_tindakan(
            pada=lakon.satu(5, "staf_1"),
            tindakan=tindakan,
            hasil=[Hasil(jenis=jenis, isi={"nilai": str(bagian)})],
        )
    serahkan(pada=lakon.satu(5, "staf_1"), hasil=[_laporan(lakon, **bagian)])


def test_persetujuan_dibawa_hanya_bila_barisnya_sama_persis() -> None:
    """000-10: the one who returned and the undecided review again; others are carried, and shown."""
    lakon = siap(sampai=5)
    kantor, meja = lakon.kantor, Meja(lakon)
    serahkan(
        pada=lakon.pada("kabid_perdagangan", lakon.milik(6, "perdagangan")),
        keputusan=Keputusan.SETUJU,
    )
    belum = lakon.milik(6, "kemetrologian")
    kembalikan(
        pada=lakon.pada("kabid_perindustrian", lakon.milik(6, "perindustrian")),
        alasan="Dua sel keliru.",
        sel=["I-perin/realisasi", "I-perin/pembilang"],
    )
    belum.refresh_from_db()
    assert belum.status == "gugur"

    _perbaiki_5(lakon, perindustrian="diperbaiki")

    assert {t.subjek for t in lakon.terbuka(6)} == {
        kantor.unit[k].pk for k in ("perindustrian", "kemetrologian")
    }
    assert "Bidang Perdagangan: dibawa dari versi 1" in meja.sop("kasubbag")
    kembalikan(
        pada=lakon.pada("kabid_perindustrian", lakon.milik(6, "perindustrian")), alasan="Lagi."
    )
    _perbaiki_5(lakon, perindustrian="diperbaiki", perdagangan="ikut berubah")
    assert kantor.unit["perdagangan"].pk in {t.subjek for t in lakon.terbuka(6)}


def test_langkah_tanpa_waktu_tidak_dihitung_terlambat_dan_masuk_evaluasi() -> None:
    """000-11: nothing printed, no date agreed: "tanpa batas waktu"; the yearly evaluation lists it."""
    lakon = siap(sampai=5)
    meja = Meja(lakon)
    lakon.saat += timedelta(days=20)

    assert "Tanpa batas waktu" in meja.tugas_saya("kabid_perdagangan")
    lakon.langkah_6()

    for satu in Kejadian.objects.filter(jenis="TugasDiserahkan", isi__contains='"setuju"'):
        assert '"tenggat"' not in satu.isi
    evaluasi = meja.halaman("kasubbag", "pelaksanaan:evaluasi")
    assert "tanpa" in evaluasi.lower()
    assert "6." in evaluasi


def test_kasubbag_mengembalikan_ke_penyusun_dan_bidang_yang_berubah_mengulang() -> None:
    """000-12: → 5 by default; the diff on return; row 6 repeats for units whose rows changed."""
    lakon = siap(sampai=6)
    meja = Meja(lakon)
    html = meja.html("kasubbag", lakon.terbuka(7)[0])
    assert 'name="sasaran" value="5" checked' in html

    meja.beres(
        "kasubbag", lakon.terbuka(7)[0], "periksa", "kembalikan", alasan="Salah.", sasaran=5
    )
    _perbaiki_5(lakon, perindustrian="diperbaiki")

    assert {t.subjek for t in lakon.terbuka(6)} == {lakon.kantor.unit["perindustrian"].pk}
    lama = meja.teks("kabid_perindustrian", lakon.terbuka(6)[0])
    assert "semula" in lama
    assert "diperbaiki" in lama


def test_perbaikan_kasubbag_naik_ke_sekretaris_dengan_catatan_jawaban_dan_perubahan() -> None:
    """000-13 (X-04): three notes, three answers, a new version; the Sekretaris sees them at once."""
    lakon = siap(sampai=7)
    meja = Meja(lakon)
    catatan = [f"Catatan {n}." for n in (1, 2, 3)]
    kembalikan(
        pada=lakon.satu(8, "sekretaris"),
        alasan="Tiga hal.",
        sasaran=7,
        catatan=[Catatan(teks=c, lokasi=f"Bab {n}") for n, c in enumerate(catatan, 1)],
    )
    perbaikan = lakon.terbuka(7)[0]
    jawaban = {
        f"jawaban-{x.pk}": f"Jawaban {n}."
        for n, x in enumerate(Lembar.objects.filter(jenis="catatan").order_by("isi"), 1)
    }
    kurang = meja.kirim("kasubbag", perbaikan, "periksa", "perbaiki", **{"perbaikan-teks": "baru"})
    assert kurang.status_code == 422
    meja.beres(
        "kasubbag", perbaikan, "periksa", "perbaiki", **{"perbaikan-teks": "baru", **jawaban}
    )

    perbaikan.refresh_from_db()
    assert perbaikan.status == "diperbaiki"
    lagi = lakon.terbuka(8)[0]
    assert lagi.iterasi == 2
    terbaca = meja.teks("sekretaris", lagi)
    for kata in (*catatan, "Jawaban 1.", "Jawaban 3.", "semula", "baru", "ke-2"):
        assert kata in terbaca, kata


# -- signatures ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "kata"),
    [
        ("per_pegawai", "setiap pegawai menandatangani halaman"),
        ("daftar", "satu daftar tanda tangan"),
    ],
)
def test_cara_tanda_tangan_pilihan_kantor_tercetak(mode: str, kata: str) -> None:
    """000-14: the office chose when it sent the timeline; the choice is printed."""
    lakon = siap(sampai=2)
    serahkan(
        pada=lakon.satu(3, "kasubbag"),
        hasil=[
            Hasil(jenis="jadwal", isi={"baris": [], "mode_tanda_tangan": mode}),
            Hasil(jenis="formulir", isi={"a": "1"}),
        ],
    )
    for langkah in (
        lakon.langkah_4, lakon.langkah_5, lakon.langkah_6, lakon.langkah_7, lakon.langkah_8,
        lakon.langkah_9,
    ):  # fmt: skip
        langkah()

    assert kata in " ".join(naskah(lakon, "tanda_tangan/"))


def _penanda(lakon: Lakon) -> dict[UUID, str]:
    return {p.pk: kode for kode, p in lakon.kantor.pegawai.items()}


def test_tiga_puluh_dua_pegawai_satu_berhalangan_satu_basah_satu_menolak() -> None:
    """000-15: released with a reason, signed on paper with scan, declined: "30 … 1 … 1"."""
    lakon = siap(buat_kantor(staf=26), sampai=8)
    kantor, meja = lakon.kantor, Meja(lakon)
    ambil(pada=lakon.satu(9, "staf_1"))
    (utama,) = lakon.terbuka(9, induk=None)
    menurut = {t.subjek: t for t in lakon.terbuka(9, tindakan="tandatangani")}
    assert len(menurut) == 32
    cuti, basah, tolak = (kantor.pegawai[f"staf_{n}"] for n in (24, 25, 26))
    for pk, tugas in menurut.items():
        if pk not in (cuti.pk, basah.pk, tolak.pk):
            tandatangani(pada=lakon.pada(_penanda(lakon)[pk], tugas))
    meja.beres(
        "staf_1", utama, "tandatangani", "lepas", subjek=str(cuti.pk), tindakan="tandatangani",
        alasan="Cuti melahirkan.",
    )  # fmt: skip
    pindaian = SimpleUploadedFile("ttd.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
    meja.beres(
        "kasubbag", menurut[basah.pk], "tugas", "dari_kertas", penanda_tangan=str(basah.pk),
        tanggal="2025-10-01", pindaian=pindaian,
    )  # fmt: skip
    meja.beres(
        "staf_26", menurut[tolak.pk], "tandatangani", "menolak", alasan="Angka saya tidak sama."
    )

    teks = meja.teks("staf_1", utama)
    assert "30 dari 32 sudah, 1 berhalangan, 1 menolak" in teks
    assert "Angka saya tidak sama." in teks
    assert not lakon.terbuka(9, tindakan="sahkan")
    meja.beres(
        "staf_1", utama, "tandatangani", "jawab",
        **{f"jawaban-{menurut[tolak.pk].pk}": "Angka sesuai berita acara; penolakan dicetak."},
    )  # fmt: skip
    (sah,) = lakon.terbuka(9, tindakan="sahkan")
    serahkan(pada=lakon.pada("kepala_dinas", sah), keputusan=Keputusan.SETUJU)
    lembar = " ".join(naskah(lakon, "tanda_tangan/"))
    for kata in ("Cuti melahirkan.", "Angka saya tidak sama.", "penolakan dicetak"):
        assert kata in lembar, kata


def test_angka_yang_dibetulkan_membatalkan_tanda_tangan_dan_meminta_sekali_lagi() -> None:
    """000-16: version 2 has no signatures; who signed is asked once, with the diff; KD → 5, 7, 8."""
    lakon = siap(sampai=8)
    meja = Meja(lakon)
    ambil(pada=lakon.satu(9, "staf_1"))
    semua = lakon.terbuka(9, tindakan="tandatangani")
    for tugas in semua:
        tandatangani(pada=lakon.pada(_penanda(lakon)[tugas.subjek], tugas))
    (sah,) = lakon.terbuka(9, tindakan="sahkan")
    html = meja.html("kepala_dinas", sah)
    assert 'name="sasaran" value="5" checked' in html
    for lain in (7, 8):
        assert f'name="sasaran" value="{lain}"' in html
    meja.beres("kepala_dinas", sah, "sahkan", "kembalikan", alasan="Satu angka keliru.", sasaran=5)
    _perbaiki_5(lakon, perindustrian="dibetulkan")
    lakon.langkah_6()
    lakon.langkah_7()
    lakon.langkah_8()

    lagi = lakon.terbuka(9, tindakan="tandatangani")
    assert {t.subjek for t in lagi} == {t.subjek for t in semua}
    assert len(lagi) == len(semua)
    ulang = meja.teks(
        "staf_2", next(t for t in lagi if t.subjek == lakon.kantor.pegawai["staf_2"].pk)
    )
    assert "Yang berubah sejak versi sebelumnya" in ulang
    lakon.langkah_9()
    assert not lakon.terbuka(9)
    assert lakon.terbuka(10)


# -- the letter ----------------------------------------------------------------------------------


def _penerima(kantor: Kantor) -> None:
    kantor.pemda.penerima_laporan = [
        {"kode": "wk", "kepada": "Wali Kota", "melalui": "Sekretaris Daerah u.p. Bagian Organisasi",
         "jenis": "asli"},
        {"kode": "bp", "kepada": "Kepala Bappeda", "jenis": "tembusan"},
        {"kode": "in", "kepada": "Inspektur", "jenis": "tembusan"},
    ]  # fmt: skip
    kantor.pemda.save()


def test_surat_kepada_penerima_pemda_diparaf_berurutan_dan_ditandatangani_kepala() -> None:
    """000-17: recipients from the pemda, editable; paraf Kasubbag, Sekretaris; KD signs."""
    kantor = buat_kantor()
    _penerima(kantor)
    lakon = siap(kantor, sampai=10)
    meja = Meja(lakon)
    ambil(pada=lakon.satu(11, "staf_1"))
    tugas = lakon.terbuka(11, induk=None)[0]
    html = meja.html("staf_1", tugas)
    for kata in (
        "Wali Kota",
        "Sekretaris Daerah u.p. Bagian Organisasi",
        "Kepala Bappeda",
        "Inspektur",
    ):
        assert kata in html
    meja.beres("staf_1", tugas, "kirim", "kirim", **_surat())

    urut = [t.pemegang_id for t in lakon.terbuka(11, tindakan="kirim")]
    assert urut == [kantor.jabatan[k].pk for k in ("kasubbag", "sekretaris", "kepala_dinas")]
    dahulu = meja.kirim(
        "kepala_dinas", lakon.terbuka(11, tindakan="kirim")[2], "kirim", "tandatangani"
    )
    assert dahulu.status_code == 409
    for orang in ("kasubbag", "sekretaris", "kepala_dinas"):
        meja.beres(orang, lakon.terbuka(11, tindakan="kirim")[0], "kirim", "tandatangani")
    surat = " ".join(naskah(lakon, "surat_pengantar/"))
    for kata in (
        "Wali Kota",
        "Kepala Bappeda",
        "Sekretaris: paraf",
        kantor.pegawai["kepala_dinas"].nama,
    ):
        assert kata in surat, kata


def _surat(**lain: Any) -> dict[str, Any]:
    return {
        "hal": "Penyampaian laporan", "tanggal": "2025-10-08",
        "kepada": ["Wali Kota", "Kepala Bappeda"], "melalui": ["Sekretaris Daerah", ""],
        "jenis": ["asli", "tembusan"], "nama": ["Laporan Pengukuran Kinerja"],
        "banyak": ["1 (satu) berkas"], "keterangan": [""], **lain,
    }  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_pengiriman_tanda_terima_salinan_dan_boks_menutup_berkas() -> None:
    """000-18: by hand and e-mail, the receipt is asked for; copies numbered; box and digests; done."""
    lakon = siap(sampai=10)
    meja = Meja(lakon)
    ambil(pada=lakon.satu(11, "staf_1"))
    tugas = lakon.terbuka(11, induk=None)[0]
    meja.beres("staf_1", tugas, "kirim", "kirim", **_surat())
    for orang in ("kasubbag", "sekretaris", "kepala_dinas"):
        meja.beres(orang, lakon.terbuka(11, tindakan="kirim")[0], "kirim", "tandatangani")
    meja.beres("staf_1", tugas, "kirim", "catat", kepada="Wali Kota", cara="diantar langsung")
    meja.beres(
        "staf_1", tugas, "kirim", "catat", kepada="Kepala Bappeda", cara="pos-el",
        penerima="Agendaris Bappeda", tanggal="2025-10-08", jam="10:05",
    )  # fmt: skip
    assert "tanda terima belum kembali" in meja.teks("staf_1", tugas)
    atas = Lembar.objects.filter(jenis="pengiriman").order_by("pada").first()
    assert atas is not None
    foto = SimpleUploadedFile("lembar2.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
    meja.beres(
        "staf_1", tugas, "kirim", "catat", atas=str(atas.pk), kepada="Wali Kota",
        cara="diantar langsung", penerima="Rina, agendaris", tanggal="2025-10-09", jam="09:15",
        foto=foto,
    )  # fmt: skip
    teks = meja.teks("staf_1", tugas)
    assert "tanda terima belum kembali" not in teks.replace(
        "(kosong: tanda terima belum kembali)", ""
    )
    assert "diterima Rina, agendaris" in teks
    buku = " ".join(naskah(lakon, "ekspedisi"))
    assert "Rina, agendaris" in buku
    meja.beres(
        "staf_1", tugas, "gandakan", "kirim", nomor=["1", "2"], penerima=["Wali Kota", "Arsip"],
        media=["tercetak", "tercetak"],
    )  # fmt: skip
    assert "1/2" in " ".join(naskah(lakon, "salinan/"))
    meja.beres(
        "staf_1", tugas, "arsipkan", "arsipkan", media=["elektronik", "tercetak"],
        ruang="Ruang arsip", rak="3", boks="12", folder="TW III",
    )  # fmt: skip

    assert lakon.baris().status == "selesai"
    arsip = Arsip.objects.get()
    beri_wewenang(lakon.kantor, "staf_2", "arsiparis")
    halaman = meja.halaman("staf_2", "arsip:berkas", arsip.pk)
    assert "boks 12" in halaman
    assert "Indeks ini utuh" in halaman
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []
