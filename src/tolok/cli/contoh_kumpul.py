"""The second office of the demo collects its figures: forms, compilation, check, ratification."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from tolok.cli.contoh_isian import formulir, kalimat, penjelasan
from tolok.cli.contoh_peraga import Peraga, lajur_kolom
from tolok.pelaksanaan.tindakan.umum import KODE

if TYPE_CHECKING:
    from tolok.pelaksanaan.models import Tugas

__all__ = ["PEMILIK", "isi", "kembalikan", "mainkan", "tutup"]

KADIS, SEKDIS, KASUBAG, PERENCANA = "B-01", "B-02", "B-03", "B-05"
PEMILIK = ("B-14", "B-22", "B-18", "B-03", "B-10", "B-09", "B-02")
"""Posts that answer for figures; the last ones are the slow ones."""
KABID = ("B-10", "B-14", "B-18", "B-22")


def sampaikan(peraga: Peraga) -> None:
    """Kasubag meets with the others, then sends the forms with a date for each owner."""
    teks = kalimat()["kumpul"]
    tugas = peraga.utama(1)
    peraga.pukul(0, "09.40")
    peraga.baca(KASUBAG, tugas)
    panel, halaman = peraga.panel(KASUBAG, tugas, "rapat")
    undangan = [o["id"] for o in panel.tambahan(halaman)["undangan"]]
    peraga.kirim(
        KASUBAG, tugas, "rapat", "kirim",
        acara=f"Pembagian formulir data kinerja {peraga.periode.nama}",
        tanggal=peraga.saat.date().isoformat(), mulai="08:00", selesai="09:30",
        tempat="Ruang rapat DPMPTSP", teks=teks["rapat"], keputusan="Tenggat disepakati.",
        hadir=undangan,
    )  # fmt: skip
    panel, halaman = peraga.panel(KASUBAG, peraga.utama(1), "sampaikan")
    baris = panel.awal(halaman)["baris"]
    pemilik = [p["id"] for p in panel.tambahan(halaman)["penerima"]]
    tanggal = peraga.tanggal(0).isoformat()
    peraga.kirim(
        KASUBAG, peraga.utama(1), "sampaikan", "kirim",
        **lajur_kolom(baris, "langkah", "tahapan", "pelaksana", "mulai", "selesai"),
        berbatas=[str(b["langkah"]) for b in baris],
        pemilik=pemilik, batas_pemilik=[peraga.tanggal(10).isoformat()] * len(pemilik),
        dasar_uraian=teks["dasar"], dasar_nomor=["", ""], dasar_tanggal=[tanggal, tanggal],
    )  # fmt: skip


def _bagian(peraga: Peraga, kode: str) -> Tugas:
    jabatan = peraga.kantor.jabatan[kode]
    daftar = peraga.terbuka(2, tindakan="kumpulkan")
    return next(t for t in daftar if t.subjek in (jabatan.pk, jabatan.unit_id))


def isi(peraga: Peraga, *kode: str) -> None:
    """These owners fill in their form and confirm it."""
    for ke, satu in enumerate(kode or PEMILIK):
        peraga.pukul(2 + ke, "09.05")
        tugas = _bagian(peraga, satu)
        peraga.baca(satu, tugas)
        sel = formulir(peraga.halaman(satu, tugas), peraga.kantor)
        peraga.kirim(satu, tugas, "kumpulkan", "kirim", **sel)


def himpun(peraga: Peraga) -> None:
    """Every owner, then measured and compiled."""
    isi(peraga)
    peraga.pukul(9, "10.10")
    peraga.baca(KASUBAG, peraga.utama(2))
    peraga.kirim(KASUBAG, peraga.utama(2), "ukur", "kirim")
    peraga.kirim(KASUBAG, peraga.utama(2), "susun", "kirim")


def periksa(peraga: Peraga) -> None:
    """Every Kepala Bidang agrees."""
    peraga.pukul(11, "08.40")
    for kode in KABID:
        for tugas in peraga.terbuka(3, subjek=peraga.kantor.jabatan[kode].unit_id):
            peraga.putuskan(kode, tugas, menit=25)


def kembalikan(peraga: Peraga) -> None:
    """Two agree; one sends the compilation back for the figures of that bidang."""
    peraga.pukul(11, "08.40")
    for kode in ("B-10", "B-14"):
        for tugas in peraga.terbuka(3, subjek=peraga.kantor.jabatan[kode].unit_id):
            peraga.putuskan(kode, tugas, menit=25)
    unit = peraga.kantor.jabatan["B-22"].unit_id
    (tugas,) = peraga.terbuka(3, subjek=unit)
    peraga.baca("B-22", tugas)
    peraga.kirim(
        "B-22", tugas, "periksa", "kembalikan",
        alasan=kalimat()["kumpul"]["kembali"], sasaran="2", subjek=[str(unit)],
    )  # fmt: skip


def rekap(peraga: Peraga) -> None:
    """The planner compares, spot-checks and recaps."""
    peraga.pukul(13, "09.15")
    tugas = peraga.utama(4)
    peraga.baca(PERENCANA, tugas)
    panel, halaman = peraga.panel(PERENCANA, tugas, "kumpulkan")
    uji = [u["kode"] for u in panel.tampil(halaman).konteks["uji"]]
    peraga.kirim(
        PERENCANA, tugas, "kumpulkan", "kirim",
        uji_kode=uji, uji_catatan=[kalimat()["kumpul"]["uji"]] * len(uji),
        **{f"uji-{k}": "sesuai" for k in uji},
    )  # fmt: skip
    peraga.kirim(PERENCANA, peraga.utama(4), "rekap", "kirim")


def analisis(peraga: Peraga) -> None:
    """The Sekretaris explains what needs explaining and reports; the head answers."""
    teks = kalimat()["kumpul"]
    peraga.pukul(14, "10.05")
    tugas = peraga.utama(5)
    peraga.baca(SEKDIS, tugas)
    panel, halaman = peraga.panel(SEKDIS, tugas, "analisis")
    butir = panel.tampil(halaman).konteks["butir"]
    peraga.kirim(
        SEKDIS, tugas, "laporkan", "kirim",
        **{f"analisis.{b['kode']}": penjelasan(b["kode"]) for b in butir}, **kalimat()["analisis"],
        hal=teks["hal"].format(periode=peraga.periode.nama),
        tanggal=peraga.saat.date().isoformat(), teks=teks["teks"].format(periode=peraga.periode.nama),
    )  # fmt: skip
    for bagian in peraga.terbuka(5, tindakan="laporkan"):
        peraga.baca(KADIS, bagian)
        peraga.kirim(
            KADIS, bagian, "laporkan", "disposisi",
            teks=teks["disposisi"], harap=["Proses lebih lanjut"],
        )  # fmt: skip
    for sisa in peraga.terbuka(5, induk=None):
        peraga.kirim(SEKDIS, sisa, KODE, "serahkan")


def sahkan(peraga: Peraga) -> None:
    """The head ratifies by signing."""
    peraga.pukul(15, "08.20")
    peraga.baca(KADIS, peraga.utama(6))
    peraga.kirim(KADIS, peraga.utama(6), "sahkan", "setujui")


def kirim(peraga: Peraga) -> None:
    """Copies; the letter with paraf and signature; delivery."""
    peraga.pukul(16, "09.30")
    tugas = peraga.utama(7)
    peraga.baca(KASUBAG, tugas)
    panel, halaman = peraga.panel(KASUBAG, tugas, "gandakan")
    salinan = panel.awal(halaman)
    peraga.kirim(
        KASUBAG, tugas, "gandakan", "kirim",
        **lajur_kolom(salinan["eksemplar"], "nomor", "penerima", "media"),
        tanggal=peraga.saat.date().isoformat(), petugas=salinan["petugas"],
    )  # fmt: skip
    panel, halaman = peraga.panel(KASUBAG, peraga.utama(7), "kirim")
    surat = panel.awal(halaman)
    peraga.kirim(
        KASUBAG, peraga.utama(7), "kirim", "kirim",
        hal=surat["hal"], tanggal=peraga.saat.date().isoformat(), tempat="Kota Contoh",
        nomor=f"000.8.6.3/{70 + peraga.periode.ke}/DPMPTSP",
        **lajur_kolom(surat["penerima"], "kepada", "melalui", "jenis"),
        **lajur_kolom(surat["kiriman"], "nama", "banyak", "keterangan"),
    )  # fmt: skip
    pemegang = {j.pk: kode for kode, j in peraga.kantor.jabatan.items()}
    while bagian := peraga.terbuka(7, tindakan="kirim"):
        kode = pemegang[UUID(str(bagian[0].pemegang_id))]
        peraga.kirim(kode, bagian[0], "kirim", "tandatangani")
    peraga.kirim(
        KASUBAG, peraga.utama(7), "kirim", "catat",
        kepada="Wali Kota Contoh", cara="diantar langsung", penerima="Petugas penerima (contoh)",
        tanggal=peraga.saat.date().isoformat(), jam=f"{peraga.saat:%H:%M}", keterangan="1 berkas",
    )  # fmt: skip


def tutup(peraga: Peraga) -> None:
    """Kasubag hands the last row on; the archive record writes itself."""
    for sisa in peraga.terbuka(7, induk=None):
        peraga.kirim(KASUBAG, sisa, KODE, "serahkan")


_LANGKAH = (sampaikan, himpun, periksa, rekap, analisis, sahkan, kirim)


def mainkan(peraga: Peraga, sampai: int) -> None:
    """Play the first rows."""
    for satu in _LANGKAH[:sampai]:
        satu(peraga)
