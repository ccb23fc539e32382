"""The demo's team by decree: the SK from draft to signature, its work, verification, follow-ups."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tolok.cli.contoh_isian import formulir, kalimat, penjelasan
from tolok.cli.contoh_peraga import Peraga, lajur_kolom
from tolok.pelaksanaan.tindakan.umum import KODE

if TYPE_CHECKING:
    from tolok.pelaksanaan.models import Tugas

__all__ = ["dikembalikan_rapat", "sampai_tindak_lanjut"]

KADIS, SEKDIS, PERENCANA = "A-01", "A-02", "A-06"
KETUA = PERENCANA
"""The planner drafts the decree and heads the team it forms."""


def _kalimat() -> dict[str, Any]:
    isi: dict[str, Any] = kalimat()["sk"]
    return isi


def _teruskan(peraga: Peraga, langkah: int, orang: str, kepada: str, kunci: str) -> None:
    tugas = peraga.utama(langkah)
    peraga.baca(orang, tugas)
    peraga.kirim(
        orang, tugas, "tugaskan", "kirim",
        kepada=[str(peraga.kantor.jabatan[kepada].pk)], harap=["Proses lebih lanjut"],
        teks=_kalimat()["disposisi"][kunci].format(periode=peraga.periode.nama),
    )  # fmt: skip


def disposisi(peraga: Peraga) -> None:
    """After the leaders' meeting: Kadis to Sekdis to the planner."""
    peraga.pukul(0, "08.20")
    _teruskan(peraga, 1, KADIS, SEKDIS, "kadis")
    peraga.pukul(0, "09.05")
    _teruskan(peraga, 2, SEKDIS, PERENCANA, "sekdis")


def _anggota(peraga: Peraga) -> dict[str, list[str]]:
    tim = next(t for t in peraga.kantor.data["tim"] if t["kode"] == "TIM-3")
    pegawai = peraga.kantor.pegawai
    susunan = [a for a in tim["susunan"] if a["posisi"] in pegawai]
    return {
        "anggota": [str(pegawai[a["posisi"]].pk) for a in susunan],
        "kedudukan": [a["kedudukan"] for a in susunan],
    }


def _nomor(peraga: Peraga) -> str:
    return f"000.8.6.3/112/KEP/{peraga.kantor.tahun}"


def susun_sk(peraga: Peraga) -> None:
    """The planner drafts the decree from its template."""
    peraga.pukul(0, "10.10")
    tugas = peraga.utama(3)
    peraga.baca(PERENCANA, tugas)
    panel, halaman = peraga.panel(PERENCANA, tugas, "susun")
    awal = panel.awal(halaman)
    peraga.saat += timedelta(minutes=40)
    peraga.kirim(
        PERENCANA, tugas, "susun", "kirim",
        **{k: awal[k] for k in ("tentang", "menimbang", "mengingat", "kesatu", "ketiga", "selesai")},
        subkegiatan=awal["subkegiatan"], nomor=_nomor(peraga), nama_tim=_kalimat()["nama_tim"],
        tugas_kedudukan=["Ketua", "Sekretaris Tim", "Anggota"],
        tugas_uraian=_kalimat()["tugas"], **_anggota(peraga),
    )  # fmt: skip


def kembalikan_ke_perencana(peraga: Peraga) -> None:
    """The Sekretaris sends the draft back, the planner mends it."""
    peraga.pukul(1, "08.30")
    tugas = peraga.utama(4)
    peraga.baca(SEKDIS, tugas)
    peraga.kirim(SEKDIS, tugas, "periksa", "kembalikan", alasan=_kalimat()["kembali"], sasaran="3")


def sk_masih_berlaku(peraga: Peraga) -> None:
    """In a later quarter the decree still stands: its rows are not needed."""
    peraga.pukul(0, "08.20")
    _teruskan(peraga, 1, KADIS, SEKDIS, "kadis")
    peraga.pukul(0, "09.10")
    tugas = peraga.utama(2)
    peraga.baca(SEKDIS, tugas)
    peraga.kirim(
        SEKDIS, tugas, KODE, "tidak_diperlukan",
        langkah=["3", "4", "5"], bukti=f"Keputusan Nomor {_nomor(peraga)}",
        sampai=f"{peraga.kantor.tahun}-12-31",
    )  # fmt: skip


def kembalikan_ke_tim(peraga: Peraga) -> None:
    """The meeting found two figures without evidence: they go back to the team."""
    isi = _kalimat()["kembali_tim"]
    tugas = peraga.utama(7)
    peraga.kirim(
        SEKDIS, tugas, "periksa", "kembalikan", alasan=isi["alasan"], sel=["A05"],
        catatan_lokasi=["A05"], catatan_teks=[isi["catatan"]], catatan_bobot=["wajib"],
    )  # fmt: skip


def tanda_tangan_sk(peraga: Peraga) -> None:
    """Reviewed by the Sekretaris, signed by the Kepala Dinas: the team is in force."""
    peraga.pukul(1, "09.00")
    peraga.putuskan(SEKDIS, peraga.utama(4), menit=14)
    peraga.pukul(1, "13.15")
    peraga.putuskan(KADIS, peraga.utama(5), menit=12)


def kerja_tim(peraga: Peraga) -> None:
    """The team gathers, measures, analyses and drafts."""
    peraga.pukul(2, "08.15")
    tugas = _tim(peraga)
    peraga.kirim(KETUA, tugas, "kumpulkan", "kirim")
    isi = formulir(peraga.halaman(KETUA, _tim(peraga)), peraga.kantor, semua=True)
    peraga.pukul(2, "14.20")
    alasan = kalimat()["angka_kosong"]
    peraga.kirim(KETUA, _tim(peraga), "ukur", "kirim", **isi, alasan_kosong=alasan)
    peraga.pukul(3, "09.30")
    panel, halaman = peraga.panel(KETUA, _tim(peraga), "analisis")
    butir = panel.tampil(halaman).konteks["butir"]
    peraga.kirim(
        KETUA, _tim(peraga), "analisis", "kirim",
        **{f"analisis.{b['kode']}": penjelasan(b["kode"]) for b in butir},
        **kalimat()["analisis"],
    )  # fmt: skip
    peraga.kirim(KETUA, _tim(peraga), "susun", "kirim")


def _tim(peraga: Peraga) -> Tugas:
    """The row of the team, opened and claimed by its head."""
    tugas = peraga.utama(6)
    if tugas.pengambil is None:
        peraga.baca(KETUA, tugas)
        peraga.kirim(KETUA, tugas, KODE, "ambil")
        tugas = peraga.utama(6)
    return tugas


def rapat(peraga: Peraga, perbaiki: tuple[str, ...] = ()) -> None:
    """Verification: every evidence opened in a meeting; all figures agreed but these."""
    isi, orang = _kalimat()["rapat"], peraga.kantor.pegawai
    peraga.pukul(4, "10.40")
    tugas = peraga.utama(7)
    peraga.baca(SEKDIS, tugas)
    panel, halaman = peraga.panel(SEKDIS, tugas, "rapat")
    diperiksa = [butir.kode for butir, _ in panel.tambahan(halaman)["verifikasi"]]
    peraga.kirim(
        SEKDIS, tugas, "rapat", "kirim",
        acara=isi["acara"], tanggal=peraga.saat.date().isoformat(), mulai="09:30",
        selesai="10:30", tempat="Ruang rapat utama", pimpinan=orang[SEKDIS].nama,
        notulis=orang["A-08"].nama, teks=isi["teks"], keputusan=isi["keputusan"],
        hadir=[str(orang[k].pk) for k in (SEKDIS, KETUA, "A-08", "A-14")],
        apa=[isi["tindak_lanjut"]], siapa=["Bidang Perdagangan"],
        kapan=[peraga.tanggal(20).isoformat()],
        **{f"bukti-{k}": "ya" for k in diperiksa},
        **{f"sesuai-{k}": "perbaiki" if k in perbaiki else "sesuai" for k in diperiksa},
        **{f"catatan-{k}": _kalimat()["kembali_tim"]["catatan"] for k in perbaiki},
    )  # fmt: skip


def setujui_laporan(peraga: Peraga) -> None:
    """The Sekretaris approves after the meeting."""
    peraga.putuskan(SEKDIS, peraga.utama(7), menit=6)


def tanda_tangan_laporan(peraga: Peraga) -> None:
    """Kadis signs the report with an instruction."""
    peraga.pukul(5, "08.25")
    peraga.putuskan(KADIS, peraga.utama(8), menit=18, catatan=_kalimat()["arahan"])


def tindak_lanjut(peraga: Peraga) -> None:
    """Sekretaris and team plan the follow-ups; the head of the team signs first."""
    peraga.pukul(5, "13.40")
    tugas = peraga.utama(9)
    peraga.baca(SEKDIS, tugas)
    jabatan = peraga.kantor.jabatan
    baris = [
        {
            "baris_id": str(uuid4()), "sumber": b["sumber"], "uraian": b["uraian"], "rencana": b["rencana"],
            "keluaran": b["keluaran"], "jabatan": str(jabatan[b["jabatan"]].pk),
            "tenggat": peraga.tanggal(b["hari"]).isoformat(), "subkegiatan": "",
        }
        for b in _kalimat()["tindak_lanjut"]
    ]  # fmt: skip
    isi = lajur_kolom(
        baris, "baris_id", "sumber", "uraian", "rencana", "keluaran", "jabatan", "tenggat",
        "subkegiatan",
    )  # fmt: skip
    peraga.kirim(KETUA, tugas, "tindaklanjuti", "tandatangani", **isi)
    peraga.kirim(SEKDIS, peraga.utama(9), "tindaklanjuti", "kirim", **isi)


def sampai_tindak_lanjut(peraga: Peraga) -> None:
    """The whole SOP, with a return of the draft decree."""
    disposisi(peraga)
    susun_sk(peraga)
    kembalikan_ke_perencana(peraga)
    susun_sk(peraga)
    tanda_tangan_sk(peraga)
    kerja_tim(peraga)
    rapat(peraga)
    setujui_laporan(peraga)
    tanda_tangan_laporan(peraga)
    tindak_lanjut(peraga)


def dikembalikan_rapat(peraga: Peraga) -> None:
    """A later quarter: the team works again at once, and the meeting sends one figure back."""
    sk_masih_berlaku(peraga)
    kerja_tim(peraga)
    rapat(peraga, ("A05",))
    kembalikan_ke_tim(peraga)
