"""Shares, corrections, early closing, withdrawal, reassignment, flow per subject, ends."""

from __future__ import annotations

from datetime import date

import pytest

from tolok.dasar.galat import (
    MasukanTidakSah,
    SudahDiputuskan,
    TidakBerwenang,
    TransisiTidakSah,
)
from tolok.pelaksanaan.domain.keadaan import (
    PERALIHAN,
    STATUS_BUKA,
    StatusBaris,
    StatusPelaksanaan,
    StatusTugas,
)
from tolok.pelaksanaan.domain.kejadian import (
    JENIS_KEJADIAN,
    Keputusan,
    Sebab,
    TugasDibaca,
    dari_isi,
    naikkan,
)
from tolok.pelaksanaan.domain.pelaku import JenisPemegang, Kapasitas, Pemegang
from tolok.pelaksanaan.domain.perintah import (
    Alihkan,
    Ambil,
    Baca,
    Batalkan,
    KeputusanSubjek,
    LepasSubjek,
    NyatakanTidakDiperlukan,
    SelesaikanTindakan,
    SerahkanBanyak,
    TambahSubjek,
    TutupAwal,
)
from tolok.pelaksanaan.tests.domain.lakon_000 import Lakon, lakon

BAGIAN = {"unit1": "a", "unit2": "b", "unit3": "c"}


def _tanda_tangan(g: Lakon, *siapa: str) -> None:
    for a in siapa:
        g.serahkan(a, g.tugas(9, a, "tandatangani"))


# --- signatures and ratification ---------------------------------------------------------------


def test_semua_pegawai_menandatangani_lalu_kepala_dinas_mengesahkan() -> None:
    """000-14, -15: any order; sahkan only after all."""
    g = lakon(sampai=9)
    g.ambil("jabatan_pelaksana", g.tugas(9))
    assert "sahkan" not in g.tugas(9).tindakan_dibuka

    _tanda_tangan(g, "asn4", "asn2", "asn1")
    g.ditolak(TransisiTidakSah, "belum_lengkap", _serahkan_pj, g)
    _tanda_tangan(g, "asn3")

    assert g.tugas(9, "kepala_dinas", "sahkan").terbuka
    g.setujui("kepala_dinas", g.tugas(9, "kepala_dinas", "sahkan"))
    _serahkan_pj(g)
    assert g.terbuka(10) == [None]


def _serahkan_pj(g: Lakon) -> None:
    g.serahkan("jabatan_pelaksana", g.tugas(9), disposisi="lembar")


def test_penyusun_ikut_menandatangani_sebagai_pegawai() -> None:
    """X-08: signing is not deciding."""
    g = lakon(sampai=9)
    g.pemangku["pegawai:asn1"] = g.pemangku["unit:jabatan_pelaksana"]

    g.serahkan("jabatan_pelaksana", g.tugas(9, "asn1", "tandatangani"))

    assert g.tugas(9, "asn1", "tandatangani").status is StatusTugas.DISERAHKAN


def test_penolakan_tanda_tangan_perlu_alasan_dan_dijawab_penanggung_jawab() -> None:
    g = lakon(sampai=9)
    t = g.tugas(9, "asn1", "tandatangani")
    g.ditolak(MasukanTidakSah, "catatan", g.serahkan, "asn1", t, Keputusan.MENOLAK)

    g.serahkan("asn1", t, Keputusan.MENOLAK, catatan="lembar-alasan")
    _tanda_tangan(g, "asn2", "asn3", "asn4")
    assert "sahkan" not in g.tugas(9).tindakan_dibuka
    g.ambil("jabatan_pelaksana", g.tugas(9))
    g.beri(
        "jabatan_pelaksana",
        SelesaikanTindakan(
            kunci=g.kunci(), tugas=g.tugas(9).id, tindakan="tandatangani",
            jawaban={t.id: "lembar-jawaban"},
        ),
    )  # fmt: skip

    assert g.tugas(9, "kepala_dinas", "sahkan").terbuka


def test_penolakan_dapat_dijawab_dengan_pengembalian() -> None:
    g = lakon(sampai=9)
    g.ambil("jabatan_pelaksana", g.tugas(9))
    g.ditolak(TransisiTidakSah, "kembalikan", g.kembalikan, "jabatan_pelaksana", g.tugas(9))
    t = g.tugas(9, "asn1", "tandatangani")
    g.serahkan("asn1", t, Keputusan.MENOLAK, catatan="lembar-alasan")

    g.kembalikan("jabatan_pelaksana", g.tugas(9))

    assert g.terbuka(5) == [None]
    assert not any(x.terbuka for x in g.keadaan.tugas.values() if x.langkah == 9)


def test_versi_baru_membatalkan_tanda_tangan_dan_meminta_ulang_sekali() -> None:
    """000-16."""
    g = lakon(sampai=9)
    _tanda_tangan(g, *g.asn)
    g.kembalikan("kepala_dinas", g.tugas(9, "kepala_dinas", "sahkan"))

    g.susun_laporan(BAGIAN)
    g.kerjakan(6)
    g.kerjakan(7)
    g.kerjakan(8)

    baru = [x for x in g.keadaan.tugas.values() if x.tindakan == "tandatangani" and x.terbuka]
    assert sorted(str(x.subjek) for x in baru) == ["asn1", "asn2", "asn3", "asn4"]
    assert {x.iterasi for x in baru} == {2}


def test_mode_per_pegawai_hanya_meminta_ulang_yang_halamannya_berubah() -> None:
    g = lakon(sampai=5)
    halaman = {a: f"halaman {a}" for a in g.asn}
    g.susun_laporan({**BAGIAN, **halaman})
    for n in (6, 7, 8):
        g.kerjakan(n)
    _tanda_tangan(g, *g.asn)
    g.kembalikan("kepala_dinas", g.tugas(9, "kepala_dinas", "sahkan"))

    g.susun_laporan({**BAGIAN, **halaman, "asn3": "halaman asn3 dibetulkan"})
    for n in (7, 8):
        g.kerjakan(n)

    baru = [x for x in g.keadaan.tugas.values() if x.tindakan == "tandatangani" and x.terbuka]
    assert [x.subjek for x in baru] == ["asn3"]


def test_pegawai_cuti_dilepas_dari_tanda_tangan_dengan_alasan() -> None:
    g = lakon(sampai=9)
    _tanda_tangan(g, "asn1", "asn2", "asn3")
    lepas = LepasSubjek(
        kunci=g.kunci(), langkah=9, subjek="asn4", tindakan="tandatangani", alasan=""
    )
    g.ditolak(MasukanTidakSah, "alasan", g.beri, "kepala", lepas)

    g.beri(
        "kepala",
        LepasSubjek(
            kunci=g.kunci(), langkah=9, subjek="asn4", tindakan="tandatangani", alasan="lembar"
        ),
    )

    assert g.tugas(9, "kepala_dinas", "sahkan").terbuka


def test_surat_diparaf_berurutan_sebelum_ditandatangani() -> None:
    """000-17: the one who may sign signs last."""
    g = lakon(sampai=11)
    g.paraf = ("kasubbag", "sekretaris", "kepala_dinas")
    t = g.tugas(11)
    g.ambil("jabatan_pelaksana", t)
    g.beri(
        "jabatan_pelaksana",
        SelesaikanTindakan(
            kunci=g.kunci(), tugas=t.id, tindakan="kirim", hasil=(g.hasil("surat_pengantar"),)
        ),
    )

    g.ditolak(
        TransisiTidakSah,
        "giliran",
        g.serahkan,
        "kepala_dinas",
        g.tugas(11, "kepala_dinas", "kirim"),
    )
    for p in g.paraf:
        g.serahkan(p, g.tugas(11, p, "kirim"))
    g.serahkan("jabatan_pelaksana", g.tugas(11), hasil=(g.hasil("salinan"), g.hasil("arsip")))

    assert g.keadaan.status is StatusPelaksanaan.SELESAI


# --- corrections of input ------------------------------------------------------------------------


def test_minta_perbaikan_masukan_membuka_bidang_yang_disebut_dan_menunggu() -> None:
    """000-09, X-06."""
    g = lakon(sampai=5)
    t = g.tugas(5)
    g.ambil("jabatan_pelaksana", t)

    g.minta("jabatan_pelaksana", t, subjek=("unit2",), sel=("A05/realisasi",))

    assert g.terbuka(4) == ["unit2"]
    assert g.tugas(4, "unit2").sel == ("A05/realisasi",)
    g.ditolak(TransisiTidakSah, "menunggu_masukan", g.serahkan, "jabatan_pelaksana", g.tugas(5))
    g.kerjakan(4, "unit2")
    assert g.keadaan.menunggu == {}
    assert g.tugas(5).id == t.id
    g.kerjakan(5)
    assert len(g.terbuka(6)) == 3


def test_masukan_yang_sedang_diperbaiki_tidak_diminta_dua_kali() -> None:
    g = lakon(sampai=5)
    g.ambil("jabatan_pelaksana", g.tugas(5))
    g.minta("jabatan_pelaksana", g.tugas(5), subjek=("unit2",))

    g.ditolak(
        TransisiTidakSah, "masukan_terbuka", g.minta, "jabatan_pelaksana", g.tugas(5),
        subjek=("unit2",),
    )  # fmt: skip
    g.minta("jabatan_pelaksana", g.tugas(5), subjek=("unit3",))

    assert g.terbuka(4) == ["unit2", "unit3"]
    g.kerjakan(4, "unit2")
    assert len(g.keadaan.menunggu) == 2
    g.kerjakan(4, "unit3")
    assert g.keadaan.menunggu == {}


def test_baris_berikut_menunggu_perbaikan_yang_pemintanya_ditutup_awal() -> None:
    g = lakon(sampai=4)
    g.kerjakan(4, "unit2")
    g.kerjakan(4, "unit3")
    g.minta("kepala_unit1", g.tugas(4, "unit1"))

    _tutup(g, "kepala")

    assert g.terbuka(3) == [None]
    assert g.terbuka(5) == []
    g.kerjakan(3)
    assert g.terbuka(5) == [None]


def test_pemeriksa_mengembalikan_bukan_meminta_masukan() -> None:
    g = lakon(sampai=7)

    g.ditolak(TransisiTidakSah, "masukan", g.minta, "kasubbag", g.tugas(7))


# --- early closing and late additions --------------------------------------------------------------


def _tutup(g: Lakon, oleh: str, alasan: str = "lembar-alasan", *tugas: str) -> None:
    g.beri(oleh, TutupAwal(kunci=g.kunci(), langkah=4, alasan=alasan, tugas=tugas))


def test_pengendali_menutup_awal_unit_yang_terlambat() -> None:
    """X-18, 000-08: 000/3 hands out 000/4."""
    g = lakon(sampai=4)
    g.kerjakan(4, "unit1")
    telat = g.tugas(4, "unit2")

    g.ditolak(TidakBerwenang, "pengendali", _tutup, g, "kepala_unit1")
    g.ditolak(MasukanTidakSah, "alasan", _tutup, g, "kasubbag", "")
    _tutup(g, "kasubbag")

    assert g.status(telat) is StatusTugas.DITUTUP_AWAL
    assert set(g.keadaan.baris[4].ditutup_awal) == {"unit2", "unit3"}
    assert g.terbuka(5) == [None]


def test_yang_terlambat_masih_dapat_menyusul_sebelum_pemeriksaan() -> None:
    g = lakon(sampai=4)
    _tutup(g, "kasubbag")
    tambah = TambahSubjek(kunci=g.kunci(), langkah=4, subjek="unit2")
    g.beri("kasubbag", tambah)
    assert g.terbuka(4) == ["unit2"]
    assert g.terbuka(5) == [None]

    g.kerjakan(5)

    assert g.tugas(4, "unit2").status is StatusTugas.GUGUR
    lagi = TambahSubjek(kunci=g.kunci(), langkah=4, subjek="unit3")
    g.ditolak(TransisiTidakSah, "tambah", g.beri, "kasubbag", lagi)


def test_langkah_tunggal_tidak_dapat_ditutup_awal() -> None:
    g = lakon(sampai=5)
    perintah = TutupAwal(kunci=g.kunci(), langkah=5, alasan="x", tugas=(g.tugas(5).id,))

    g.ditolak(TransisiTidakSah, "tutup_awal", g.beri, "kepala", perintah)


def test_penyusun_tidak_menutup_awal_pemeriksaan_atas_dokumennya() -> None:
    g = lakon(sampai=6)
    g.gantikan("jabatan:kasubbag", "jabatan_pelaksana", Kapasitas.PLH)
    perintah = TutupAwal(kunci=g.kunci(), langkah=6, alasan="lembar-alasan")

    g.ditolak(TidakBerwenang, "dua_tangan", g.beri, "jabatan_pelaksana", perintah)


# --- withdrawal, claiming, reassigning ---------------------------------------------------------------


def test_penyerahan_ditarik_sebelum_dibaca_penerima() -> None:
    g = lakon()
    t = g.tugas(1)
    g.serahkan("kepala_dinas", t, disposisi="lembar")

    g.tarik("kepala_dinas", t)

    assert g.status(t) is StatusTugas.DITARIK
    assert g.terbuka(1) == [None]
    assert g.terbuka(2) == []
    assert g.tugas(1).iterasi == 2
    g.serahkan("kepala_dinas", g.tugas(1), disposisi="lembar-2")
    assert g.terbuka(2) == [None]


def test_penyerahan_tidak_ditarik_sesudah_dibaca() -> None:
    g = lakon()
    t = g.tugas(1)
    g.serahkan("kepala_dinas", t, disposisi="lembar")
    g.beri("sekretaris", Baca(kunci=g.kunci(), tugas=g.tugas(2).id))

    g.ditolak(TransisiTidakSah, "sudah_dibaca", g.tarik, "kepala_dinas", t)
    g.ditolak(TidakBerwenang, "tarik", g.tarik, "sekretaris", t)


def test_membaca_hanya_tercatat_sekali_dan_hanya_oleh_pemegang() -> None:
    g = lakon()
    t = g.tugas(1)

    assert g.beri("kepala_dinas", Baca(kunci=g.kunci(), tugas=t.id)) == [TugasDibaca(tugas=t.id)]
    assert g.beri("kepala_dinas", Baca(kunci=g.kunci(), tugas=t.id)) == []
    g.ditolak(TidakBerwenang, "pemegang", g.beri, "sekretaris", Baca(kunci=g.kunci(), tugas=t.id))


def test_tugas_tim_diambil_satu_orang() -> None:
    g = lakon("002", sampai=3)
    t = g.tugas(3)
    rencana = (g.hasil("rencana_kerja"),)
    g.ditolak(TransisiTidakSah, "belum_diambil", g.serahkan, "anggota_tim_akip", t, hasil=rencana)

    g.ambil("anggota_tim_akip", t)
    ambil = Ambil(kunci=g.kunci(), tugas=t.id)
    g.ditolak(TransisiTidakSah, "diambil", g.beri, "ketua_tim_akip", ambil)
    g.ditolak(TransisiTidakSah, "diambil", g.serahkan, "ketua_tim_akip", t, hasil=rencana)
    g.serahkan("anggota_tim_akip", t, hasil=rencana)

    assert g.terbuka(4) == [None]


def test_tugas_tim_yang_belum_diambil_milik_ketua() -> None:
    g = lakon("002", sampai=3)

    g.serahkan("ketua_tim_akip", g.tugas(3), hasil=(g.hasil("rencana_kerja"),))

    assert g.terbuka(4) == [None]


def test_tugas_dialihkan_dengan_alasan_dan_iterasi_tetap() -> None:
    g = lakon(sampai=4)
    t = g.tugas(4, "unit1")
    baru = Pemegang(JenisPemegang.JABATAN, "kepala_unit2")
    perintah = Alihkan(kunci=g.kunci(), tugas=t.id, pemegang=baru, alasan="lembar-alasan")
    g.ditolak(TidakBerwenang, "pengendali", g.beri, "asn1", perintah)

    g.beri("kepala_unit1", perintah)

    assert g.status(t) is StatusTugas.DIALIHKAN
    assert g.tugas(4, "unit1").iterasi == 1
    g.kerjakan(4)
    assert g.terbuka(5) == [None]


def test_pemeriksaan_tidak_dialihkan_kepada_penyusunnya() -> None:
    g = lakon(sampai=7)
    penyusun = Pemegang(JenisPemegang.PEGAWAI, "jabatan_pelaksana")
    perintah = Alihkan(
        kunci=g.kunci(), tugas=g.tugas(7).id, pemegang=penyusun, alasan="lembar-alasan"
    )

    g.ditolak(TidakBerwenang, "dua_tangan", g.beri, "kasubbag", perintah)


# --- flow per subject (SOP 001) -------------------------------------------------------------------------


def test_asn_yang_siap_tidak_menunggu_yang_lain() -> None:
    """001-04: three go back, the rest go on."""
    g = lakon("001", sampai=2)
    semua = [g.tugas(2, a) for a in g.asn]

    rincian = tuple(
        KeputusanSubjek(
            tugas=t.id,
            keputusan=None if t.subjek == "asn3" else Keputusan.SETUJU,
            kembalikan=t.subjek == "asn3",
            alasan="lembar-alasan",
        )
        for t in semua
    )
    g.beri("kasubbag", SerahkanBanyak(kunci=g.kunci(), rincian=rincian))

    assert g.terbuka(1) == ["asn3"]
    assert g.terbuka(2) == []
    assert g.terbuka(3) == ["asn1", "asn2", "asn4"]
    g.kerjakan(3)
    assert g.terbuka(4) == ["asn1", "asn2", "asn4"]
    assert g.terbuka(6) == []


def test_langkah_sesudah_aliran_menunggu_semua_atau_yang_dilepas() -> None:
    g = lakon("001", sampai=2)
    g.kembalikan("kasubbag", g.tugas(2, "asn1"))
    for n in (2, 3, 4, 5):
        g.kerjakan(n)
    assert g.terbuka(6) == []

    g.beri("kepala", LepasSubjek(kunci=g.kunci(), langkah=1, subjek="asn1", alasan="pindah tugas"))

    assert g.terbuka(6) == [None]
    assert g.terbuka(1) == []


def test_baris_banyak_subjek_semua_atau_tidak_sama_sekali() -> None:
    g = lakon("001", sampai=2)
    baris = [
        KeputusanSubjek(tugas=g.tugas(2, a).id, keputusan=Keputusan.SETUJU) for a in g.asn[:2]
    ]
    baris.append(KeputusanSubjek(tugas=g.tugas(2, "asn3").id))
    perintah = SerahkanBanyak(kunci=g.kunci(), rincian=tuple(baris))

    g.ditolak(MasukanTidakSah, "keputusan", g.beri, "kasubbag", perintah)

    assert len(g.terbuka(2)) == 4


# --- not needed, cancel, forward ---------------------------------------------------------------------------


def _tidak_perlu(g: Lakon, oleh: str, nomor: int, *lain: int, bukti: str = "lembar-sk") -> None:
    g.beri(
        oleh,
        NyatakanTidakDiperlukan(
            kunci=g.kunci(), tugas=g.tugas(nomor).id, bukti=bukti, langkah=lain,
            sampai=date(2025, 12, 31),
        ),
    )  # fmt: skip


def test_sk_tim_yang_masih_berlaku_membuat_langkahnya_tidak_diperlukan() -> None:
    """X-09, 003-09."""
    g = lakon("003", sampai=2)

    g.ditolak(MasukanTidakSah, "bukti", _tidak_perlu, g, "sekdis", 2, 3, 4, 5, bukti="")
    _tidak_perlu(g, "sekdis", 2, 3, 4, 5)

    assert all(g.keadaan.baris[n].status is StatusBaris.TIDAK_DIPERLUKAN for n in (2, 3, 4, 5))
    assert g.terbuka(6) == [None]


def test_pemeriksaan_dokumen_yang_dibuat_kali_ini_tidak_dapat_ditiadakan() -> None:
    g = lakon("003", sampai=4)

    g.ditolak(TransisiTidakSah, "tidak_diperlukan", _tidak_perlu, g, "sekdis", 4, 5)
    g.ditolak(MasukanTidakSah, "langkah", _tidak_perlu, g, "sekdis", 4, 6)


def test_pembatalan_menggugurkan_semua_tugas_dan_perlu_wewenang() -> None:
    g = lakon(sampai=4)
    g.ganti["hak"] = frozenset()
    batal = Batalkan(kunci=g.kunci(), alasan="lembar-alasan")
    g.ditolak(TidakBerwenang, "membatalkan", g.beri, "kepala_dinas", batal)
    g.ganti.clear()

    g.beri("kepala_dinas", batal)

    assert g.keadaan.status is StatusPelaksanaan.DIBATALKAN
    assert not any(t.terbuka for t in g.keadaan.tugas.values())
    g.ditolak(TransisiTidakSah, "berjalan", g.serahkan, "kepala_unit1", g.tugas(4, "unit1"))


def test_keputusan_ditolak_sesudah_tugas_gugur() -> None:
    g = lakon(sampai=6)
    t = g.tugas(6, "unit2")
    g.kembalikan("kepala_unit1", g.tugas(6, "unit1"))

    g.ditolak(SudahDiputuskan, "sudah_diputuskan", g.setujui, "kepala_unit2", t)


# --- tables ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dari", list(StatusTugas))
@pytest.mark.parametrize("ke", list(StatusTugas))
def test_tabel_peralihan_tugas(dari: StatusTugas, ke: StatusTugas) -> None:
    boleh = ke in PERALIHAN[dari]

    if dari in STATUS_BUKA:
        tahap = [StatusTugas.TERBUKA, StatusTugas.DIBACA, StatusTugas.DIKERJAKAN]
        maju = ke in tahap and tahap.index(ke) > tahap.index(dari)
        tutup = ke not in tahap and ke is not StatusTugas.DITARIK
        assert boleh is (maju or tutup)
    else:
        serah = dari in (StatusTugas.DISERAHKAN, StatusTugas.DIPERBAIKI)
        assert boleh is (serah and ke is StatusTugas.DITARIK)


def test_enam_belas_kejadian_dan_masing_masing_kembali_dari_isinya() -> None:
    assert len(JENIS_KEJADIAN) == 16
    ada: set[str] = set()
    for kode in ("000", "001", "002", "003", "004"):
        g = lakon(kode)
        for n in g.lin.nomor:
            g.kerjakan(n)
        for t in g.log:
            assert dari_isi(t.kejadian.JENIS, t.versi, t.kejadian.ke_isi()) == t.kejadian
            ada.add(t.kejadian.JENIS)
    assert {"LangkahDibuka", "TugasDiserahkan", "TindakanDiselesaikan"} <= ada


def test_kejadian_lama_dinaikkan_dengan_fungsi_murni(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TugasDibaca, "VERSI", 2)
    monkeypatch.setitem(naikkan, ("TugasDibaca", 1), lambda isi: {"tugas": isi["task"]})

    assert dari_isi("TugasDibaca", 1, {"task": "t1"}) == TugasDibaca(tugas="t1")


def test_sebab_pembukaan_tercatat() -> None:
    g = lakon(sampai=8)
    g.kembalikan("sekretaris", g.tugas(8))

    assert g.tugas(7).sebab is Sebab.KEMBALI
    assert g.tugas(1).sebab is Sebab.MULAI
