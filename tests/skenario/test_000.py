"""SOP 000, Pengukuran Kinerja: from the disposition to the draft: 000-01 to 000-09."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.urls import reverse

from tests.skenario.meja import (
    BIDANG,
    PAGI,
    Meja,
    administrator,
    naskah,
    plh,
    polos,
    siap,
)
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
from tolok.pelaksanaan.models import Konsep, Lembar, Pelaksanaan, Tugas
from tolok.pelaksanaan.selectors.pelaksanaan import kotak_masuk
from tolok.pelaksanaan.services import (
    Hasil,
    ambil,
    minta_perbaikan,
    selesaikan_tindakan,
    serahkan,
)
from tolok.pelaksanaan.tests.kantor import Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon, sop_000
from tolok.pelaksanaan.tests.test_halaman import masuk
from tolok.pelaksanaan.tindakan.waktu import usul_jadwal
from tolok.regulasi.muat import aturan_ukur
from tolok.sop.services.draf import masukkan_pustaka

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


def test_undangan_tercetak_bila_nomornya_ditulis_pada_halaman_rapat() -> None:
    """000-05: an invitation that was written down has its own sheet, and the minutes name it."""
    lakon = siap(sampai=3)
    kantor, tugas, meja = lakon.kantor, lakon.milik(4, "perdagangan"), Meja(lakon)
    nomor = "005/12/UND/2025"

    assert 'name="nomor"' in meja.html("kabid_perdagangan", tugas)
    meja.beres(
        "kabid_perdagangan", tugas, "rapat", "kirim", tanggal="2025-10-02", nomor=nomor,
        hadir=[str(kantor.pegawai["kabid_perdagangan"].pk)], tempat="Aula", teks="Dibaca bersama.",
    )  # fmt: skip

    (undangan,) = naskah(lakon, "undangan")
    (notula,) = naskah(lakon, "notula")
    assert nomor in undangan
    assert f"Undangan nomor {nomor}" in notula


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
    assert (isi.isian.pembilang, isi.isian.penyebut) == (Decimal(0), Decimal(0))

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
