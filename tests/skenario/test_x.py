"""The scenarios that every SOP must pass: X-01 to X-20.

Played elsewhere: the correction of a ratified figure (X-12) and the evaluator of another office
(X-16) in `test_x_luar`, the sheets to copy from (X-19) in `test_x_19`.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.skenario.meja import (
    BIDANG,
    PAGI,
    Meja,
    berhalangan,
    beri_wewenang,
    naskah,
    plh,
    polos,
    siap,
)
from tests.skenario.test_000 import siapkan
from tolok.arsip.models import Arsip
from tolok.dasar.galat import TidakBerwenang, TransisiTidakSah
from tolok.dasar.kalender import menit_kerja
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.kinerja.models import PerjanjianKinerja
from tolok.kinerja.selectors.kinerja import pk_berlaku
from tolok.kinerja.tests.test_jalan import Halaman as HalamanKinerja, _rencana
from tolok.organisasi.selectors import kalender
from tolok.pelaksanaan.domain.keadaan import StatusBaris
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.forms.tugas import periode_terdekat
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.models import Kejadian, Konsep, Lembar, Penolakan, Tugas
from tolok.pelaksanaan.selectors.pelaksanaan import kotak_masuk
from tolok.pelaksanaan.services import (
    Catatan,
    Hasil,
    ambil,
    baca,
    catat_dari_kertas,
    kembalikan,
    selesaikan_tindakan,
    serahkan,
    tandatangani,
)
from tolok.pelaksanaan.tests.kantor import buat_kantor
from tolok.pelaksanaan.tests.lakon import NOTULA, Lakon

pytestmark = pytest.mark.django_db


def test_periode_dan_perjanjian_yang_berlaku_pada_akhirnya() -> None:
    """X-01: bulan, triwulan, semester or tahun with dates; the PK in force at its end; row 1 only."""
    kantor = buat_kantor()
    for versi, sejak in (("murni", date(2025, 1, 10)), ("perubahan", date(2025, 9, 15))):
        PerjanjianKinerja.objects.create(
            pemda=kantor.pemda, instansi=kantor.instansi, tahun=2025, versi=versi,
            nomor=f"PK/{versi}", tanggal=sejak, berlaku_sejak=sejak,
        )  # fmt: skip
    tw2, tw3 = (Periode(JenisPeriode.TRIWULAN, 2025, n) for n in (2, 3))

    lakon = siap(kantor)

    jenis = {p.jenis for p in periode_terdekat(date(2025, 10, 1))}
    assert jenis == set(JenisPeriode)
    assert (tw3.mulai, tw3.selesai) == (date(2025, 7, 1), date(2025, 9, 30))
    berlaku = [pk_berlaku(kantor.instansi.pk, p) for p in (tw2, tw3)]
    assert [pk.versi for pk in berlaku if pk] == ["murni", "perubahan"]
    (tugas,) = Tugas.objects.filter(pelaksanaan=lakon.pelaksanaan, terbuka=True)
    assert (tugas.langkah, tugas.pemegang_id) == (1, kantor.jabatan["kepala_dinas"].pk)


def test_pimpinan_rapat_lima_jam_tidak_melanggar_lima_belas_menit() -> None:
    """X-02: reaches KD 08.00, opened 13.01, decided 13.05: 4 of 15 minutes, waited, not late."""
    lakon = Lakon(buat_kantor(), datetime(2025, 10, 1, 0, 59, tzinfo=UTC))
    lakon.mulai()
    meja = Meja(lakon)
    lakon.saat = datetime(2025, 10, 1, 6, 0, tzinfo=UTC)
    assert "Mutu baku 15 menit" in meja.tugas_saya("kepala_dinas")
    assert "Lewat" not in meja.tugas_saya("kepala_dinas")
    lakon.saat = datetime(2025, 10, 1, 6, 0, tzinfo=UTC)
    baca(pada=lakon.satu(1, "kepala_dinas"))
    lakon.saat += timedelta(minutes=3)
    serahkan(
        pada=lakon.satu(1, "kepala_dinas"),
        hasil=[Hasil(jenis="disposisi", isi={"teks": "Kerjakan."})],
    )

    tutup = Kejadian.objects.get(jenis="TugasDiserahkan")
    assert '"menit_kerja":4' in tutup.isi
    assert '"menit_tunggu":241' in tutup.isi
    assert '"tenggat"' not in tutup.isi
    riwayat = meja.riwayat("kasubbag")
    assert "dikerjakan 4 menit dari 15 menit, menunggu 4 jam 1 menit kerja" in riwayat
    assert "Lewat" not in meja.sop("kasubbag")


def test_terlambat_hanya_terhadap_tanggal_pada_disposisi_atau_timeline() -> None:
    """X-02, the other half: a date on the disposition is what lateness is measured against."""
    lakon = siap()
    tugas, meja = lakon.terbuka(1)[0], Meja(lakon)
    meja.beres(
        "kepala_dinas", tugas, "tugaskan", "kirim", teks="Kerjakan.", batas_hari="2025-10-02",
        kepada=[str(lakon.kantor.jabatan["sekretaris"].pk)],
    )  # fmt: skip

    lakon.saat = datetime(2025, 10, 2, 8, 0, tzinfo=UTC)
    assert "Sisa" in meja.tugas_saya("sekretaris")
    assert "Lewat" not in meja.tugas_saya("sekretaris")
    lakon.saat = datetime(2025, 10, 3, 2, 0, tzinfo=UTC)
    assert "Lewat" in meja.tugas_saya("sekretaris")


def _pindaian() -> SimpleUploadedFile:
    return SimpleUploadedFile("pindaian.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")


def test_disposisi_di_kertas_dicatat_dengan_dua_tanggal_dan_dapat_disanggah() -> None:
    """X-03: scan, date written, date recorded, recorder, notified, contested."""
    lakon = siap()
    kantor, meja = lakon.kantor, Meja(lakon)
    tugas = lakon.terbuka(1)[0]

    meja.beres(
        "kasubbag", tugas, "tugaskan", "kertas",
        penanda_tangan=str(kantor.pegawai["kepala_dinas"].pk), tanggal="2025-09-30",
        teks="Laksanakan, semua bidang.", pindaian=_pindaian(),
    )  # fmt: skip

    assert lakon.terbuka(2)
    riwayat = meja.riwayat("sekretaris")
    assert "mencatat dari kertas bahwa Kepala Dinas menyelesaikan langkah 1" in riwayat
    assert "tertulis 30 September 2025, dengan pindaian" in riwayat
    assert "dicatat" in meja.tugas_saya("kepala_dinas").lower()
    sanggah = "Saya belum menulis disposisi itu."
    meja.beres("kepala_dinas", tugas, "tugas", "sanggah", alasan=sanggah)
    assert [t.langkah for t in Tugas.objects.filter(terbuka=True)] == [1]
    assert sanggah in meja.riwayat("kasubbag")


def test_penyusun_tidak_mencatat_keputusan_kertas_tanpa_pindaian() -> None:
    """X-03: the drafter of a document cannot record a decision on it without a scan."""
    kantor = buat_kantor()
    beri_wewenang(kantor, "staf_1", "menyiapkan_pelaksanaan")
    lakon = siap(kantor, sampai=6)
    pada = {"penanda_tangan": kantor.pegawai["kasubbag"].pk, "tanggal": date(2025, 10, 1)}

    with pytest.raises(TidakBerwenang) as galat:
        catat_dari_kertas(
            pada=lakon.satu(7, "staf_1"), pindaian=None, keputusan=Keputusan.SETUJU, **pada
        )

    assert galat.value.aturan == "kertas_tanpa_pindaian"
    assert Penolakan.objects.filter(aturan="kertas_tanpa_pindaian").count() == 1
    catat_dari_kertas(
        pada=lakon.satu(7, "staf_1"), pindaian=uuid4(), keputusan=Keputusan.SETUJU, **pada
    )
    assert lakon.terbuka(8)


def test_sesudah_perbaikan_pemutus_berikutnya_orang_lain() -> None:
    """X-04: unchanged text with open notes cannot go up; the repairer never decides on it next."""
    lakon = siap(sampai=7)
    plh(lakon, "kasubbag", "sekretaris")
    kembalikan(
        pada=lakon.satu(8, "sekretaris"), alasan="Perbaiki.", sasaran=7,
        catatan=[Catatan(teks="Sel 3.")],
    )  # fmt: skip
    with pytest.raises(TransisiTidakSah):
        serahkan(pada=lakon.satu(7, "kasubbag"))
    (catatan,) = Lembar.objects.filter(jenis="catatan")
    serahkan(
        pada=lakon.satu(7, "kasubbag"),
        hasil=[Hasil(jenis="laporan", isi={"teks": "baru"}, tahap="draf")],
        jawaban={str(catatan.pk): "Sudah."},
    )

    assert Tugas.objects.filter(langkah=7, status="diperbaiki").count() == 1
    with pytest.raises(TidakBerwenang) as galat:
        serahkan(pada=lakon.satu(8, "kasubbag"), keputusan=Keputusan.SETUJU)
    assert galat.value.aturan == "dua_tangan"
    serahkan(pada=lakon.satu(8, "sekretaris"), keputusan=Keputusan.SETUJU)
    assert lakon.terbuka(9)


def test_pengembalian_yang_tidak_dicetak_ditawarkan_ditandai_dan_dievaluasi() -> None:
    """X-05: default by rule, other earlier rows selectable, a reason, marked, in the evaluation."""
    lakon = siap(sampai=6)
    meja = Meja(lakon)
    tugas = lakon.terbuka(7)[0]
    html = meja.html("kasubbag", tugas)
    assert "tidak dicetak di SOP" in html
    assert 'name="sasaran" value="5" checked' in html
    assert 'name="sasaran" value="4"' in html
    assert meja.kirim("kasubbag", tugas, "periksa", "kembalikan", sasaran=5).status_code == 422

    meja.beres("kasubbag", tugas, "periksa", "kembalikan", sasaran=4, alasan="Isiannya keliru.")

    assert "jalur kembali ini tidak dicetak di SOP" in meja.riwayat("sekretaris")
    evaluasi = meja.halaman("sekretaris", "pelaksanaan:evaluasi")
    assert "tidak dicetak" in evaluasi
    assert "7 kembali ke 4" in evaluasi


def test_minta_perbaikan_membuka_hanya_formulir_yang_disebut() -> None:
    """X-06: the drafter names one bidang with a reason; only its form reopens, the row waits."""
    lakon = siap(sampai=4)
    kantor, meja = lakon.kantor, Meja(lakon)
    ambil(pada=lakon.satu(5, "staf_1"))
    tugas = lakon.terbuka(5)[0]
    milik = str(kantor.unit["perindustrian"].pk)

    meja.beres(
        "staf_1", tugas, "tugas", "minta_perbaikan", sasaran=4, subjek=milik,
        sel="A02/realisasi", alasan="Satuannya keliru.",
    )  # fmt: skip

    assert [str(t.subjek) for t in lakon.terbuka(4)] == [milik]
    assert lakon.terbuka(4)[0].karena is not None
    assert "Satuannya keliru." in meja.teks("kabid_perindustrian", lakon.terbuka(4)[0])
    assert "menunggu perbaikan" in meja.teks("staf_1", tugas)
    with pytest.raises(TransisiTidakSah):
        serahkan(pada=lakon.satu(5, "staf_1"))
    lakon.langkah_4(("perindustrian",), nilai="2")
    assert "menunggu perbaikan" not in meja.teks("staf_1", tugas)


def test_formulir_yang_kembali_hanya_membuka_sel_yang_disematkan() -> None:
    """X-06: only the pinned row is editable; the holder opens more with a reason that is kept."""
    kantor = buat_kantor()
    indikator = _rencana(kantor)
    model = type(indikator["perdagangan"])
    lain = model.objects.create(
        pemda=kantor.pemda, instansi=kantor.instansi, simpul=indikator["perdagangan"].simpul,
        kode="I-lain", nama="Indikator lain", satuan="unit", polaritas="positif",
        agregasi="posisi_akhir", penanggung_jawab=kantor.jabatan["kabid_perdagangan"],
    )  # fmt: skip
    for tw in (0, 3):
        apps.get_model("kinerja", "TargetIndikator").objects.create(
            pemda=kantor.pemda, indikator=lain, tw=tw, bawah=100
        )
    lakon = siap(kantor, sampai=3)
    halaman, meja = HalamanKinerja(lakon), Meja(lakon)
    _isi_semua_dengan(lakon, halaman, indikator, {f"{lain.pk}.realisasi": "100"})
    ambil(pada=lakon.satu(5, "staf_1"))
    tugas = lakon.terbuka(5)[0]
    assert 'name="sel" value="I-lain"' in meja.html("staf_1", tugas)
    milik = kantor.unit["perdagangan"].pk
    meja.beres(
        "staf_1", tugas, "tugas", "minta_perbaikan", sasaran=4, subjek=str(milik), sel="I-lain",
        alasan="Satuannya keliru.",
    )  # fmt: skip
    ulang = lakon.milik(4, "perdagangan")
    html = meja.html("kabid_perdagangan", ulang)
    kode = indikator["perdagangan"].kode
    assert f'id="baris-{kode}" data-baris inert' in html
    assert 'id="baris-I-lain" data-baris>' in html

    meja.kirim(
        "kabid_perdagangan", ulang, "isi", "simpan",
        **{f"{lain.pk}.realisasi": "90", f"{indikator['perdagangan'].pk}.realisasi": "1"},
    )  # fmt: skip
    ketikan = {
        b["indikator"]: b for b in json.loads(Konsep.objects.get(bagian="isi").isi)["baris"]
    }
    assert ketikan[str(lain.pk)]["realisasi"] == "90"
    assert ketikan[str(indikator["perdagangan"].pk)]["realisasi"] == "100"

    tanpa = meja.kirim("kabid_perdagangan", ulang, "isi", "buka_baris", alasan_buka=" ")
    assert tanpa.status_code == 422
    meja.beres(
        "kabid_perdagangan", ulang, "isi", "buka_baris", alasan_buka="Angka induk ikut berubah."
    )
    assert "inert" not in meja.html("kabid_perdagangan", ulang).split("ki-lembar")[1]


def _isi_semua_dengan(
    lakon: Lakon, halaman: HalamanKinerja, indikator: dict[str, Any], tambahan: dict[str, str]
) -> None:
    """Every bidang hands its form in, all at target."""
    sub = apps.get_model("kinerja", "SimpulKinerja").objects.get(kode="P1.1")
    for kode in BIDANG:
        selesaikan_tindakan(
            pada=lakon.pada(f"kabid_{kode}", lakon.milik(4, kode)),
            tindakan="rapat",
            hasil=[Hasil(jenis="notula", isi=NOTULA)],
        )
        isi = {f"{indikator[kode].pk}.realisasi": "100", f"{sub.pk}.realisasi": "900.000"}
        isi |= tambahan if kode == "perdagangan" else {}
        jawab = halaman.kirim(f"kabid_{kode}", lakon.milik(4, kode), "isi/kirim", isi)
        assert jawab.status_code == 303, polos(jawab.text)[-900:]


def test_dua_kapasitas_tercetak_dengan_nomor_surat_perintah() -> None:
    """X-07: Sekretaris decides, then ratifies as Plh.; both printed; the rung named; evaluation lists."""
    lakon = siap(sampai=8)
    plh(lakon, "sekretaris", "kepala_dinas")
    meja = Meja(lakon)
    ambil(pada=lakon.satu(9, "staf_1"))
    menurut = {p.pk: k for k, p in lakon.kantor.pegawai.items()}
    for tugas in lakon.terbuka(9, tindakan="tandatangani"):
        tandatangani(pada=lakon.pada(menurut[tugas.subjek], tugas))
    (sah,) = lakon.terbuka(9, tindakan="sahkan")
    assert "Plh. Kepala Dinas" in meja.teks("sekretaris", sah)
    meja.beres("sekretaris", sah, "sahkan", "setujui")

    sah.refresh_from_db()
    assert (sah.kapasitas_pelaku, sah.pelaku) == ("plh", lakon.kantor.pegawai["sekretaris"].pk)
    riwayat = meja.riwayat("kasubbag")
    assert "Sekretaris menyetujui langkah 8" in riwayat
    assert "Plh. Kepala Dinas menyetujui langkah 9" in riwayat
    assert "Surat Perintah Nomor 800.1.11.1/264/SP/2025" in riwayat
    cetak = " ".join(naskah(lakon, f"catatan/{sah.pk}"))
    assert "Plh. Kepala Dinas" in cetak
    assert "800.1.11.1/264/SP/2025" in cetak
    evaluasi = meja.halaman("kasubbag", "pelaksanaan:evaluasi")
    assert "dua kapasitas" in evaluasi
    assert "800.1.11.1/264/SP/2025" in evaluasi


def test_anak_tangga_disebut_beserta_sebabnya() -> None:
    """X-07: the holder is away, the superior answers, and the page says why."""
    lakon = siap(sampai=7)
    berhalangan(lakon, "sekretaris")

    teks = Meja(lakon).teks("kepala_dinas", lakon.terbuka(8)[0])

    assert "Pemegang tugas ini sedang berhalangan." in teks
    assert "beralih kepada atasannya, Kepala Dinas" in teks


def test_kepala_menunjuk_dari_halaman_sop_bila_tangga_habis() -> None:
    """X-07: holder and superior are away; the head finds the task and names who answers it."""
    lakon = siap(sampai=6)
    berhalangan(lakon, "kasubbag")
    berhalangan(lakon, "sekretaris")
    meja, (tugas,) = Meja(lakon), lakon.terbuka(7)

    assert "Lihat tugas langkah 7" in meja.sop("kepala_dinas")
    assert "Lihat tugas langkah 7" not in meja.sop("kabid_perdagangan")
    assert "Tunjuk seseorang untuk tugas ini" in meja.teks("kepala_dinas", tugas)
    meja.beres(
        "kepala_dinas", tugas, "tugas", "tunjuk", orang=str(lakon.kantor.pegawai["staf_2"].pk),
        alasan="Kasubbag dan Sekretaris dinas luar.",
    )  # fmt: skip

    assert "ditunjuk untuk tugas ini" in meja.teks("staf_2", tugas)


def test_penyusun_menandatangani_seperti_pegawai_lain() -> None:
    """X-08: the drafter is also an employee: she signs; only deciding is barred."""
    lakon = siap(sampai=8)
    ambil(pada=lakon.satu(9, "staf_2"))
    penyusun = lakon.kantor.pegawai["staf_1"]
    (tugas,) = lakon.terbuka(9, tindakan="tandatangani", subjek=penyusun.pk)

    Meja(lakon).beres("staf_1", tugas, "tandatangani", "tandatangani")

    tugas.refresh_from_db()
    assert (tugas.status, tugas.pelaku) == ("diserahkan", penyusun.pk)


def test_langkah_yang_hasilnya_masih_berlaku_dihitung_terpisah() -> None:
    """X-09: "tidak diperlukan" with the document named, apart from dilewati and early closing."""
    lakon = siap()
    meja = Meja(lakon)
    tugas = lakon.terbuka(1)[0]

    meja.beres(
        "kepala_dinas", tugas, "tugas", "tidak_diperlukan", sampai="2025-12-31",
        bukti="SK Tim nomor 800/12/2025 tanggal 5 Januari 2025",
    )  # fmt: skip

    keadaan = keadaan_kini(lakon.baris())
    assert keadaan.baris[1].status is StatusBaris.TIDAK_DIPERLUKAN
    assert lakon.terbuka(2)
    assert "Tidak diperlukan periode ini" in meja.sop("kasubbag")
    assert not Kejadian.objects.filter(jenis="LangkahDitutupAwal").exists()
    (bukti,) = Lembar.objects.filter(jenis="bukti")
    assert "800/12/2025" in bukti.isi


def _surat_siap(lakon: Lakon, **lain: Any) -> tuple[Meja, Tugas]:
    meja = Meja(lakon)
    ambil(pada=lakon.satu(11, "staf_1"))
    tugas = lakon.terbuka(11, induk=None)[0]
    meja.beres(
        "staf_1", tugas, "kirim", "kirim", hal="Penyampaian", tanggal="2025-10-03",
        kepada=["Wali Kota"], melalui=[""], jenis=["asli"], nama=["Laporan"], banyak=["1"],
        keterangan=[""], **lain,
    )  # fmt: skip
    for orang in ("kasubbag", "sekretaris", "kepala_dinas"):
        meja.beres(orang, lakon.terbuka(11, tindakan="kirim")[0], "kirim", "tandatangani")
    return meja, tugas


def test_nomor_dari_luar_menyusul_dan_tidak_menahan_yang_lain() -> None:
    """X-10: "menunggu nomor" blocks only that document; the agenda's number comes later."""
    lakon = siap(sampai=10)
    meja, tugas = _surat_siap(lakon)
    assert "menunggu nomor" in " ".join(naskah(lakon, "surat_pengantar/")).lower()
    assert "Menunggu nomor. Langkah lain tidak terhambat." in meja.teks("staf_1", tugas)
    meja.beres(
        "staf_1", tugas, "gandakan", "kirim", nomor=["1"], penerima=["Arsip"], media=["tercetak"]
    )

    meja.beres("staf_1", tugas, "kirim", "nomor", nomor="000.8.6.3/77/Disdag")

    assert "000.8.6.3/77/Disdag" in " ".join(naskah(lakon, "surat_pengantar/"))


def test_nomor_dari_buku_tolok_berurut() -> None:
    """X-10: or the number is taken from the book of Tolok."""
    lakon = siap(sampai=10)
    meja = Meja(lakon)
    ambil(pada=lakon.satu(11, "staf_1"))
    tugas = lakon.terbuka(11, induk=None)[0]

    meja.beres("staf_1", tugas, "kirim", "pesan_nomor", hal="Penyampaian", tanggal="2025-10-03")

    (baris,) = apps.get_model("naskah", "BukuNomor").objects.all()
    assert baris.status == "dipesan"
    assert baris.nomor in meja.html("staf_1", tugas)


@pytest.mark.django_db(transaction=True)
def test_tanggal_naskah_dan_waktu_sistem_berdampingan() -> None:
    """X-11: the letter is dated 3 October, made on the 20th; both are shown with the gap."""
    lakon = siap(sampai=10)
    lakon.saat = datetime(2025, 10, 20, 2, 0, tzinfo=UTC)
    meja, _ = _surat_siap(lakon)
    model: Any = apps.get_model("naskah", "VersiNaskah")
    surat = model.objects.filter(naskah__jenis="surat_pengantar").latest("dibuat")
    assert surat.tanggal == date(2025, 10, 3)
    assert surat.dibuat.date() == date(2025, 10, 20)

    beri_wewenang(lakon.kantor, "staf_2", "arsiparis")
    rinci = meja.halaman("staf_2", "naskah:rinci", surat.naskah_id)

    assert "3 Oktober 2025" in rinci
    assert "20 Oktober 2025" in rinci
    assert "17 hari" in rinci


def test_catatan_arsip_ditulis_sistem_dan_tempatnya_ditawarkan() -> None:
    """X-13: the archive record is the system's; the shelf is offered and may be skipped."""
    lakon = siap(sampai=11)
    arsip = Arsip.objects.get(pelaksanaan=lakon.pelaksanaan)
    beri_wewenang(lakon.kantor, "staf_2", "arsiparis")
    meja = Meja(lakon)

    halaman = meja.halaman("staf_2", "arsip:berkas", arsip.pk)

    assert "Indeks ini utuh" in halaman
    assert "Catat tempat simpan" in halaman


def test_angka_meragukan_menampilkan_keduanya_dan_lonjakan_diperingatkan() -> None:
    """X-14: 1.213 → 1213 or 1,213, the last period beside; a fall of a thousand times warns."""
    kantor = buat_kantor()
    indikator = _rencana(kantor)["perdagangan"]
    apps.get_model("kinerja", "Realisasi").objects.create(
        pemda=kantor.pemda, indikator=indikator, tahun=2025, tw=2, nilai=1200, versi=1
    )
    lakon = siap(kantor, sampai=3)
    meja, tugas = Meja(lakon), lakon.milik(4, "perdagangan")

    ragu = meja.kirim(
        "kabid_perdagangan", tugas, "isi", "simpan", **{f"{indikator.pk}.realisasi": "1.213"}
    )
    assert "1.213 (ribuan) atau 1,213" in polos(ragu.text)
    assert "1.200" in meja.teks("kabid_perdagangan", tugas)
    turun = meja.kirim(
        "kabid_perdagangan",
        tugas,
        "isi",
        "simpan",
        versi=1,
        **{f"{indikator.pk}.realisasi": "1,2"},
    )
    assert "kali dari triwulan lalu" in polos(turun.text)


def test_waktu_kerja_menurut_kalender_unitnya() -> None:
    """X-15: the UPTD works on Saturday, the Dinas does not; Ramadan shortens the day."""
    kantor = buat_kantor()
    unit = kantor.unit["kemetrologian"]
    jam: Any = apps.get_model("organisasi", "JamKerja").objects
    pagi = [["08.00", "12.00"], ["13.00", "15.00"]]
    jam.create(
        pemda=kantor.pemda, unit=unit, nama="Pelayanan", khusus=False, mulai=date(2025, 1, 1),
        pekan=[pagi, pagi, pagi, pagi, pagi, pagi, []],
    )  # fmt: skip
    pendek = [["08.00", "12.00"], ["12.30", "15.00"]]
    jam.create(
        pemda=kantor.pemda, nama="Ramadan", khusus=True, mulai=date(2025, 3, 1),
        selesai=date(2025, 3, 30), pekan=[pendek] * 5 + [[], []],
    )  # fmt: skip
    sabtu = datetime(2025, 10, 4, 1, 0, tzinfo=UTC), datetime(2025, 10, 4, 5, 0, tzinfo=UTC)

    assert menit_kerja(kalender(kantor.instansi), *sabtu) == 0
    assert menit_kerja(kalender(kantor.instansi, unit), *sabtu) == 240
    ramadan = kalender(kantor.instansi).selang(date(2025, 3, 4))
    assert str(ramadan[-1].selesai) == "15:00:00"

    lakon = siap(kantor, sampai=3, saat=datetime(2025, 10, 3, 1, 30, tzinfo=UTC))
    lakon.saat = sabtu[0]
    tugas = lakon.milik(4, "kemetrologian")
    baca(pada=lakon.pada("kabid_kemetrologian", tugas))
    lakon.saat = datetime(2025, 10, 4, 2, 0, tzinfo=UTC)
    lakon.langkah_4(("kemetrologian",))
    tutup = Kejadian.objects.filter(jenis="TugasDiserahkan").latest("urutan")
    assert '"menit_kerja":61' in tutup.isi or '"menit_kerja":60' in tutup.isi


def test_kepala_dinas_mendapat_satu_kartu_dan_langkah_satu_tetap_miliknya() -> None:
    """X-17: the Kasubbag prepares period, letter and instruction; KD gets one card."""
    kantor = buat_kantor()
    beri_wewenang(kantor, "kepala_dinas", "administrator")
    lakon = siapkan(
        kantor, dari="Sekretaris Daerah", nomor="1", tanggal="2025-09-29", hal="Laporan",
        usulan="Siapkan semua bidang.",
    )  # fmt: skip
    meja = Meja(lakon)

    kotak = kotak_masuk(kantor.pegawai["kepala_dinas"], PAGI)

    (butir,) = (*kotak.perlu_keputusan, *kotak.perlu_diisi)
    assert butir.langkah.nomor == 1
    assert "Siapkan semua bidang." in meja.html("kepala_dinas", lakon.terbuka(1)[0])
    ditolak = meja.kirim("kasubbag", lakon.terbuka(1)[0], "tugaskan", "kirim", teks="Saya.")
    assert ditolak.status_code == 403


def test_yang_terlambat_ditutup_awal_lalu_masih_dapat_menyusul() -> None:
    """X-18: who sent the forms closes early with a reason; the late may add before the review."""
    lakon = siap(sampai=3)
    lakon.langkah_4(("perdagangan",))
    meja = Meja(lakon)
    pengendali = Tugas.objects.select_related("pelaksanaan").get(langkah=3)
    sisa = [str(t.pk) for t in lakon.terbuka(4)]
    asing = meja.kirim(
        "kabid_perdagangan", pengendali, "tugas", "tutup_awal", langkah=4, tugas=sisa, alasan="x"
    )
    assert asing.status_code == 403
    assert meja.kirim(
        "kasubbag", pengendali, "tugas", "tutup_awal", langkah=4, tugas=sisa, alasan=" "
    ).status_code in (422,)
    meja.beres(
        "kasubbag", pengendali, "tugas", "tutup_awal", langkah=4, tugas=sisa,
        alasan="Kepala bidang dinas luar.",
    )  # fmt: skip
    assert lakon.terbuka(5)
    unit = lakon.kantor.unit["kemetrologian"]
    assert f"Buka untuk susulan {unit.nama}" in meja.teks("kasubbag", pengendali)

    meja.beres("kasubbag", pengendali, "tugas", "susulkan", langkah=4, subjek=str(unit.pk))

    lakon.langkah_4(("kemetrologian",))
    assert "2 belum menyampaikan" in meja.riwayat("sekretaris")
    lakon.langkah_5()
    assert f"susulan {unit.nama}" not in meja.teks("kasubbag", pengendali)


def test_data_contoh_bertanda_di_setiap_halaman_dan_setiap_naskah() -> None:
    """X-20: the strip on the page, "CONTOH" across the PDF."""
    lakon = siap(sampai=1)

    assert "Data contoh" in Meja(lakon).tugas_saya("kepala_dinas")
    assert all("CONTOH" in halaman for halaman in naskah(lakon, "lembar_disposisi"))
