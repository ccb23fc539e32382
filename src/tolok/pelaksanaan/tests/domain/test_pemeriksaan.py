"""Deciding, two hands, the ladder, returns and repairs, on the SOP of seed 000."""

from __future__ import annotations

from datetime import date

from tolok.dasar.galat import (
    MasukanTidakSah,
    SudahDiputuskan,
    TidakBerwenang,
    TidakDitemukan,
    TransisiTidakSah,
)
from tolok.pelaksanaan.domain.hak import anak_tangga
from tolok.pelaksanaan.domain.keadaan import StatusPelaksanaan, StatusTugas
from tolok.pelaksanaan.domain.kejadian import (
    Bentuk,
    Keputusan,
    LangkahDibuka,
    Sebab,
    Tangga,
    TugasDikembalikan,
    TugasDiserahkan,
    TugasGugur,
)
from tolok.pelaksanaan.domain.kembali import sasaran_kembali
from tolok.pelaksanaan.domain.pelaku import Kapasitas, Pelaku
from tolok.pelaksanaan.domain.perintah import Kertas, Serahkan, TetapkanPemegang
from tolok.pelaksanaan.domain.tolak import DokumenBerubah, SudahDiputuskanOleh
from tolok.pelaksanaan.tests.domain.lakon_000 import Lakon, lakon

SAMA = {"unit1": "a", "unit2": "b", "unit3": "c"}


def _di_langkah_6(bagian: dict[str, str] = SAMA) -> Lakon:
    g = lakon(sampai=5)
    g.susun_laporan(bagian)
    return g


def test_sop_000_berjalan_dari_langkah_pertama_sampai_selesai() -> None:
    g = lakon()
    for n in g.lin.nomor:
        g.kerjakan(n)

    assert g.keadaan.status is StatusPelaksanaan.SELESAI


def test_hanya_pemegang_langkah_1_yang_diminta_saat_mulai() -> None:
    g = lakon()

    assert [(t.langkah, t.pemegang.kunci) for t in g.keadaan.tugas.values()] == [
        (1, "jabatan:kepala_dinas")
    ]


def test_disposisi_wajib_sebelum_menugaskan() -> None:
    g = lakon()

    g.ditolak(TransisiTidakSah, "belum_lengkap", g.serahkan, "kepala_dinas", g.tugas(1))
    g.serahkan("kepala_dinas", g.tugas(1), disposisi="lembar-1")

    assert g.terbuka(2) == [None]


def test_setiap_bidang_mendapat_tugasnya_dan_langkah_5_menunggu_semuanya() -> None:
    g = lakon(sampai=4)
    assert g.terbuka(4) == ["unit1", "unit2", "unit3"]

    g.kerjakan(4, "unit1")
    g.kerjakan(4, "unit2")
    assert g.terbuka(5) == []
    g.kerjakan(4, "unit3")

    assert g.terbuka(5) == [None]


def test_langkah_5_tidak_selesai_tanpa_kertas_kerja_rekap_dan_laporan() -> None:
    g = lakon(sampai=5)
    t = g.tugas(5)
    g.ambil("jabatan_pelaksana", t)

    galat = g.ditolak(
        TransisiTidakSah, "belum_lengkap", g.serahkan, "jabatan_pelaksana", t,
        hasil=(g.hasil("laporan"),),
    )  # fmt: skip

    assert {k.kode for k in galat.kekurangan} == {"kertas_kerja", "rekap"}  # type: ignore[attr-defined]


def test_orang_lain_tidak_berwenang_menyerahkan() -> None:
    g = lakon()

    g.ditolak(TidakBerwenang, "pemegang", g.serahkan, "sekretaris", g.tugas(1), disposisi="lembar")


def test_tugas_asing_tidak_ditemukan() -> None:
    g = lakon()
    perintah = Serahkan(kunci=g.kunci(), tugas="milik-pelaksanaan-lain")

    g.ditolak(TidakDitemukan, "tugas", g.beri, "kepala_dinas", perintah)


def test_perintah_dengan_kunci_yang_sama_tidak_terjadi_dua_kali() -> None:
    g = lakon()
    perintah = Serahkan(kunci=g.kunci(), tugas=g.tugas(1).id, disposisi="lembar")
    g.beri("kepala_dinas", perintah)
    panjang = len(g.log)

    assert g.beri("kepala_dinas", perintah) == []
    assert len(g.log) == panjang
    g.ditolak(TidakBerwenang, "kunci", g.beri, "sekretaris", perintah)


def test_pemutus_kedua_diberi_tahu_siapa_dan_kapan() -> None:
    g = _di_langkah_6()
    t = g.tugas(6, "unit1")
    g.setujui("kepala_unit1", t)

    galat = g.ditolak(SudahDiputuskan, "sudah_diputuskan", g.setujui, "kepala_unit1", t)

    assert isinstance(galat, SudahDiputuskanOleh)
    assert (galat.pegawai, galat.pada) == ("kepala_unit1", g.keadaan.tugas[t.id].ditutup)


def test_halaman_lama_ditolak_bila_dokumen_berubah() -> None:
    g = _di_langkah_6()
    t = g.tugas(6, "unit1")

    galat = g.ditolak(
        TransisiTidakSah, "dokumen_berubah", g.setujui, "kepala_unit1", t, dilihat="0" * 64
    )

    assert isinstance(galat, DokumenBerubah)
    assert galat.pegawai == ("jabatan_pelaksana",)
    g.setujui("kepala_unit1", t, dilihat=g.tampak(t))


def test_putaran_lama_ditolak() -> None:
    g = _di_langkah_6()
    t = g.tugas(6, "unit1")
    perintah = Serahkan(kunci=g.kunci(), tugas=t.id, iterasi=2, keputusan=Keputusan.SETUJU)

    g.ditolak(TransisiTidakSah, "iterasi", g.beri, "kepala_unit1", perintah)


def test_memeriksa_tanpa_memilih_keputusan_ditolak() -> None:
    g = _di_langkah_6()

    g.ditolak(MasukanTidakSah, "keputusan", g.serahkan, "kepala_unit1", g.tugas(6, "unit1"))


# --- returns ---------------------------------------------------------------------------------


def test_satu_bidang_mengembalikan_dan_persetujuan_lain_dibawa_bila_bagiannya_tetap() -> None:
    """000-10: five agree, one returns; only changed parts are asked again."""
    g = _di_langkah_6()
    g.setujui("kepala_unit1", g.tugas(6, "unit1"))

    kejadian = g.kembalikan("kepala_unit2", g.tugas(6, "unit2"))

    gugur = [e for e in kejadian if isinstance(e, TugasGugur)]
    assert [g.keadaan.tugas[n].subjek for e in gugur for n in e.tugas] == ["unit3"]
    assert g.terbuka(5) == [None]
    g.susun_laporan({**SAMA, "unit2": "diperbaiki"})
    assert g.terbuka(6) == ["unit2", "unit3"]
    dibuka = [e for e in g.log if isinstance(e.kejadian, LangkahDibuka)][-1].kejadian
    assert isinstance(dibuka, LangkahDibuka)
    assert [d.subjek for d in dibuka.dibawa] == ["unit1"]
    assert g.keadaan.baris[6].selesai["unit1"] == g.tugas(6, "unit1").id


def test_bidang_yang_bagiannya_berubah_memeriksa_lagi() -> None:
    g = _di_langkah_6()
    g.setujui("kepala_unit1", g.tugas(6, "unit1"))
    g.kembalikan("kepala_unit2", g.tugas(6, "unit2"))

    g.susun_laporan({**SAMA, "unit1": "ikut berubah"})

    assert g.terbuka(6) == ["unit1", "unit2", "unit3"]
    assert g.tugas(6, "unit1").iterasi == 2


def test_bidang_mengembalikan_formulirnya_sendiri_di_langkah_4() -> None:
    """A return to a per-unit row reopens the named unit; the others are carried."""
    g = _di_langkah_6()
    isian = len([t for t in g.keadaan.tugas.values() if t.langkah == 4])

    g.kembalikan("kepala_unit2", g.tugas(6, "unit2"), sasaran=4, sel=("A05/realisasi",))

    assert g.terbuka(4) == ["unit2"]
    assert len([t for t in g.keadaan.tugas.values() if t.langkah == 4]) == isian + 1
    assert g.tugas(4, "unit2").sel == ("A05/realisasi",)
    assert g.terbuka(5) == []


def test_kembali_dari_kasubbag_mengulang_langkah_6_hanya_untuk_yang_berubah() -> None:
    """000-12."""
    g = _di_langkah_6()
    g.kerjakan(6)

    g.kembalikan("kasubbag", g.tugas(7))
    g.susun_laporan({**SAMA, "unit3": "dibetulkan"})

    assert g.terbuka(6) == ["unit3"]
    g.setujui("kepala_unit3", g.tugas(6, "unit3"))
    assert g.terbuka(7) == [None]
    assert g.tugas(7).iterasi == 2
    assert g.tugas(7).karena in g.keadaan.kembali


def test_dokumen_yang_sama_persis_tidak_diperiksa_dua_kali() -> None:
    g = _di_langkah_6()
    laporan = g.hasil("laporan", "tetap")
    g.kerjakan(6)
    g.kembalikan("kasubbag", g.tugas(7))
    lama = g.keadaan.hasil[(5, "laporan", None)][-1]  # type: ignore[index]
    t = g.tugas(5)
    g.ambil("jabatan_pelaksana", t)
    sama = type(laporan)(
        jenis="laporan", lembar="lembar-baru", sidik=lama.sidik, bagian=lama.bagian
    )

    g.serahkan("jabatan_pelaksana", t, hasil=(g.hasil("kertas_kerja"), g.hasil("rekap"), sama))

    assert g.terbuka(6) == []
    assert g.terbuka(7) == [None]
    assert len(g.keadaan.hasil[(5, "laporan", None)]) == 1  # type: ignore[index]


def test_alasan_kembali_wajib_dan_jalur_tak_tercetak_ditandai() -> None:
    g = lakon(sampai=7)

    g.ditolak(MasukanTidakSah, "alasan", g.kembalikan, "kasubbag", g.tugas(7), alasan="")
    kejadian = g.kembalikan("kasubbag", g.tugas(7))

    kembali = next(e for e in kejadian if isinstance(e, TugasDikembalikan))
    assert (kembali.sasaran, kembali.diatur, kembali.alasan) == (5, False, "lembar-alasan")


def test_jalur_kembali_yang_tercetak_menjadi_baku() -> None:
    g = lakon(sampai=8)

    kejadian = g.kembalikan("sekretaris", g.tugas(8))

    kembali = next(e for e in kejadian if isinstance(e, TugasDikembalikan))
    assert (kembali.sasaran, kembali.diatur) == (7, True)
    assert set(sasaran_kembali(g.lin, 9)) >= {5, 7, 8}


def test_langkah_yang_tidak_memutuskan_tidak_dapat_mengembalikan() -> None:
    g = lakon(sampai=10)

    g.ditolak(TransisiTidakSah, "kembalikan", g.kembalikan, "kasubbag", g.tugas(10))


def test_sasaran_di_luar_rangkaian_ditolak() -> None:
    g = lakon(sampai=7)

    g.ditolak(MasukanTidakSah, "sasaran", g.kembalikan, "kasubbag", g.tugas(7), sasaran=9)


# --- repair ----------------------------------------------------------------------------------


def _perbaikan() -> Lakon:
    g = lakon(sampai=8)
    g.kembalikan("sekretaris", g.tugas(8), catatan=("n1", "n2", "n3"))
    return g


def test_sasaran_yang_memutuskan_dibuka_untuk_perbaikan() -> None:
    """000-13, X-04."""
    g = _perbaikan()
    t = g.tugas(7)
    assert t.bentuk is Bentuk.PERBAIKAN

    semua = {"n1": "j1", "n2": "j2", "n3": "j3"}
    g.ditolak(
        TransisiTidakSah, "belum_lengkap", g.serahkan, "kasubbag", t,
        hasil=(g.hasil("laporan"),), jawaban={"n1": "j1"},
    )  # fmt: skip
    g.ditolak(TransisiTidakSah, "belum_lengkap", g.serahkan, "kasubbag", t, jawaban=semua)
    g.serahkan("kasubbag", t, hasil=(g.hasil("laporan"),), jawaban=semua)

    assert g.status(t) is StatusTugas.DIPERBAIKI
    versi = g.keadaan.hasil[(5, "laporan", None)][-1]  # type: ignore[index]
    assert versi.versi == 2
    assert versi.penulis == {"jabatan_pelaksana", "kasubbag"}
    assert g.terbuka(8) == [None]
    assert g.tugas(8).iterasi == 2


def test_sesudah_perbaikan_pemutus_berikutnya_orang_lain() -> None:
    g = _perbaikan()
    jawab = {"n1": "j1", "n2": "j2", "n3": "j3"}
    g.serahkan("kasubbag", g.tugas(7), hasil=(g.hasil("laporan"),), jawaban=jawab)
    g.gantikan("jabatan:sekretaris", "kasubbag", Kapasitas.PLH)

    g.ditolak(TidakBerwenang, "dua_tangan", g.setujui, "kasubbag", g.tugas(8))
    rung, kunci = anak_tangga(g.keadaan, g.fakta("kepala"), g.tugas(8))

    assert (rung, kunci) == (Tangga.ATASAN, "jabatan:kepala")
    g.setujui("kepala", g.tugas(8))
    assert g.terbuka(9) == [None]


def test_perbaikan_dapat_diteruskan_ke_bawah() -> None:
    g = _perbaikan()

    g.kembalikan("kasubbag", g.tugas(7), sasaran=5)

    assert g.terbuka(5) == [None]
    g.susun_laporan({"unit1": "x", "unit2": "y", "unit3": "z"})
    g.kerjakan(6)
    assert g.tugas(7).bentuk is Bentuk.BIASA


# --- two hands and the ladder ----------------------------------------------------------------


def test_penyusun_tidak_memutuskan_meskipun_menjadi_plh() -> None:
    g = lakon(sampai=7)
    g.gantikan("jabatan:kasubbag", "jabatan_pelaksana", Kapasitas.PLH)

    g.ditolak(TidakBerwenang, "dua_tangan", g.setujui, "jabatan_pelaksana", g.tugas(7))


def test_plt_memutuskan_dan_kapasitasnya_tercatat() -> None:
    g = lakon(sampai=7)
    g.gantikan("jabatan:kasubbag", "asn1", Kapasitas.PLT)

    g.setujui("asn1", g.tugas(7))

    serah = g.log[-2].kejadian
    assert isinstance(serah, TugasDiserahkan)
    assert serah.tangga is Tangga.PELAKSANA_TUGAS


def test_sekretaris_boleh_memutuskan_dua_kali_dalam_dua_kapasitas_kecuali_dilarang() -> None:
    """X-07."""
    g = lakon(sampai=9)
    g.gantikan("jabatan:kepala_dinas", "sekretaris", Kapasitas.PLH)
    for a in g.asn:
        g.serahkan(a, g.tugas(9, a, "tandatangani"))
    t = g.tugas(9, "kepala_dinas", "sahkan")

    g.ditolak(TidakBerwenang, "rangkap", g.setujui, "sekretaris", t, rangkap_dilarang=True)
    g.setujui("sekretaris", t)

    assert g.status(t) is StatusTugas.DISERAHKAN


def test_jabatan_kosong_naik_ke_atasan_lalu_ke_penunjukan() -> None:
    g = lakon(sampai=7)
    t = g.tugas(7)
    g.kosongkan("jabatan:kasubbag")
    f = g.fakta("kepala")
    assert anak_tangga(g.keadaan, f, t) == (Tangga.ATASAN, "jabatan:kepala")

    tunjuk = TetapkanPemegang(kunci=g.kunci(), tugas=t.id, pegawai="asn1", alasan="lembar-alasan")
    g.ditolak(TransisiTidakSah, "tangga", g.beri, "kepala", tunjuk)
    del g.atasan["jabatan:kasubbag"]
    assert anak_tangga(g.keadaan, g.fakta("kepala"), t) == (Tangga.DITUNJUK, None)
    g.ditolak(TidakBerwenang, "menunjuk", g.beri, "sekretaris", tunjuk)
    penyusun = TetapkanPemegang(
        kunci=g.kunci(), tugas=t.id, pegawai="jabatan_pelaksana", alasan="lembar-alasan"
    )
    g.ditolak(TidakBerwenang, "dua_tangan", g.beri, "kepala", penyusun)
    g.beri("kepala", tunjuk)
    g.setujui("asn1", t)

    assert g.terbuka(8) == [None]


def test_atasan_tidak_mendahului_pemegang_yang_ada() -> None:
    g = lakon(sampai=7)

    g.ditolak(TidakBerwenang, "pemegang", g.setujui, "kepala", g.tugas(7))


# --- on paper ----------------------------------------------------------------------------------


def _dari_kertas(g: Lakon, oleh: str, pindaian: str | None) -> list[object]:
    t = g.tugas(7)
    return list(
        g.setujui(
            oleh, t, kertas=Kertas(tanggal=date(2025, 10, 8), pindaian=pindaian),
            atas_nama=Pelaku("kasubbag"), kedudukan_atas_nama=g.kedudukan("kasubbag"),
        )
    )  # fmt: skip


def test_keputusan_di_kertas_dicatat_staf_dan_menyebut_keduanya() -> None:
    """X-03."""
    g = lakon(sampai=7)

    kejadian = _dari_kertas(g, "asn1", None)

    serah = kejadian[0]
    assert isinstance(serah, TugasDiserahkan)
    assert serah.kertas is not None
    assert serah.kertas.penanda_tangan.pegawai == "kasubbag"
    assert serah.kertas.tanggal == date(2025, 10, 8)
    assert g.log[-2].pelaku is not None
    assert g.log[-2].pelaku.pegawai == "asn1"
    assert g.tugas(7).pencatat == "asn1"


def test_penyusun_hanya_mencatat_dari_kertas_dengan_pindaian() -> None:
    g = lakon(sampai=7)

    g.ditolak(TidakBerwenang, "kertas_tanpa_pindaian", _dari_kertas, g, "jabatan_pelaksana", None)
    _dari_kertas(g, "jabatan_pelaksana", "berkas-pindaian")

    assert g.terbuka(8) == [None]


def test_mencatat_dari_kertas_memerlukan_wewenang() -> None:
    g = lakon(sampai=7)
    g.ganti["hak"] = frozenset()

    g.ditolak(TidakBerwenang, "mencatat_kertas", _dari_kertas, g, "asn1", None)


def test_pejabat_dapat_menyanggah_keputusan_yang_dicatat_atas_namanya() -> None:
    g = lakon(sampai=7)
    _dari_kertas(g, "asn1", None)
    t = g.tugas(7)

    g.ditolak(TidakBerwenang, "tarik", g.tarik, "sekretaris", t, sanggahan=True, alasan="x")
    g.tarik("kasubbag", t, sanggahan=True, alasan="lembar-sanggahan")

    assert g.status(t) is StatusTugas.DITARIK
    assert g.terbuka(7) == [None]
    assert g.terbuka(8) == []
    assert g.tugas(7).sebab is Sebab.SANGGAH
