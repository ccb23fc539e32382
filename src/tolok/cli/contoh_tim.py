"""A measurement by the team of the demo: note, meeting, programme, method, figures, report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from tolok.cli.contoh_isian import formulir, kalimat, penjelasan
from tolok.cli.contoh_peraga import Peraga, lajur_kolom
from tolok.pelaksanaan.tindakan.umum import KODE

__all__ = ["arsip", "kembalikan_ke_tim", "mainkan", "mulai_mengukur"]

KADIS, SEKRETARIS, KETUA, STAF = "A-01", "A-02", "A-03", "A-09"
_HADIR = ("A-02", "A-03", "A-06", "A-14", "A-18")
_KOLOM: Mapping[str, tuple[str, ...]] = {
    "anggota": ("nama", "kedudukan", "tugas"),
    "tahapan": ("tahap", "pelaksana", "mulai", "selesai", "keluaran"),
    "sumber": ("data", "asal", "cara"),
    "risiko": ("risiko", "penanganan"),
}


def _isi(teks: str, peraga: Peraga) -> str:
    return teks.format(periode=peraga.periode.nama)


def nota(peraga: Peraga) -> None:
    """Kepala Dinas orders the measurement by a numbered note."""
    tugas, isi = peraga.utama(1), kalimat()["nota"]
    peraga.pukul(0, "08.10")
    peraga.baca(KADIS, tugas)
    peraga.kirim(
        KADIS, tugas, "tugaskan", "kirim",
        kepada=[str(peraga.kantor.jabatan[SEKRETARIS].pk)], harap=["Proses lebih lanjut"],
        hal=_isi(isi["hal"], peraga), nomor=f"000.8.6.3/3{peraga.periode.ke}1/Disdagin",
        tanggal=peraga.saat.date().isoformat(), sifat="Segera", lampiran="-", dasar=isi["dasar"],
        teks=_isi(isi["teks"], peraga), ruang_lingkup=isi["ruang_lingkup"],
        batas_hari=peraga.tanggal(9).isoformat(),
    )  # fmt: skip


def rapat(peraga: Peraga) -> None:
    """Sekretaris meets the team; its follow-ups go into the programme."""
    isi, orang = kalimat()["rapat_tim"], peraga.kantor.pegawai
    peraga.pukul(1, "10.40")
    peraga.baca(SEKRETARIS, peraga.utama(2))
    kapan = [peraga.tanggal(1 + satu["hari"]).isoformat() for satu in isi["tindak_lanjut"]]
    peraga.kirim(
        SEKRETARIS, peraga.utama(2), "rapat", "kirim",
        acara=_isi(isi["acara"], peraga), tanggal=peraga.saat.date().isoformat(),
        mulai="09:00", selesai="10:30", tempat=isi["tempat"],
        nomor=f"000.8.6.3/3{peraga.periode.ke}5/Disdagin", pimpinan=orang[SEKRETARIS].nama,
        notulis=orang["A-06"].nama, teks=isi["teks"], keputusan=isi["keputusan"],
        hadir=[str(orang[k].pk) for k in _HADIR],
        **lajur_kolom(isi["tindak_lanjut"], "apa", "siapa"), kapan=kapan,
    )  # fmt: skip


def rencana_kerja(peraga: Peraga) -> None:
    """The team hands its programme in as it is proposed."""
    peraga.pukul(1, "13.20")
    panel, halaman = _ambil(peraga, 3, "susun")
    awal = panel.awal(halaman)
    tabel = {
        f"{nama}_{kolom}": [str(baris[kolom]) for baris in awal[nama]]
        for nama, kolom_kolom in _KOLOM.items()
        for kolom in kolom_kolom
        if awal[nama]
    }
    teks = {k: awal[k] for k in ("dasar", "tujuan", "ruang_lingkup", "keperluan")}
    peraga.saat += timedelta(minutes=55)
    peraga.kirim(KETUA, peraga.utama(3), "susun", "kirim", **teks, **tabel)


def metode(peraga: Peraga) -> None:
    """How every indicator is measured; a node without one says why."""
    peraga.pukul(2, "08.30")
    _ambil(peraga, 4, "susun")
    peraga.pukul(2, "10.15")
    alasan = kalimat()["metode_tanpa_indikator"]
    peraga.kirim(KETUA, peraga.utama(4), "susun", "kirim", alasan_semua=alasan)


def _angka(peraga: Peraga) -> dict[str, str]:
    isi = formulir(peraga.halaman(KETUA, peraga.utama(5)), peraga.kantor, semua=True)
    return {**isi, "alasan_kosong": kalimat()["angka_kosong"]}


def ukur(peraga: Peraga) -> None:
    """The team types the figures with their evidence."""
    peraga.pukul(3, "08.20")
    _ambil(peraga, 5, "ukur")
    peraga.pukul(3, "14.40")
    peraga.kirim(KETUA, peraga.utama(5), "ukur", "kirim", **_angka(peraga))


def mulai_mengukur(peraga: Peraga) -> None:
    """Half of the figures are typed; the sheet is not handed in."""
    peraga.pukul(3, "08.20")
    _ambil(peraga, 5, "ukur")
    isi = list(_angka(peraga).items())
    peraga.kirim(KETUA, peraga.utama(5), "ukur", "simpan", **dict(isi[: len(isi) // 2]))


def rekap(peraga: Peraga) -> None:
    """The recap, which nobody types."""
    peraga.pukul(4, "08.15")
    _ambil(peraga, 6, "rekap")
    peraga.kirim(KETUA, peraga.utama(6), "rekap", "kirim")


def _nota_laporan(peraga: Peraga) -> dict[str, str]:
    isi = kalimat()["nota_laporan"]
    return {
        "hal": _isi(isi["hal"], peraga), "nomor": "", "tanggal": peraga.saat.date().isoformat(),
        "sifat": "Biasa", "lampiran": "1 berkas", "teks": isi["teks"],
    }  # fmt: skip


def draf(peraga: Peraga) -> None:
    """Draft and covering note in one submission; the Sekretaris answers; the file goes on."""
    peraga.pukul(4, "10.20")
    _ambil(peraga, 7, "laporkan")
    peraga.kirim(KETUA, peraga.utama(7), "laporkan", "kirim", **_nota_laporan(peraga))
    _dijawab(peraga, 7, SEKRETARIS, KETUA, "Akan saya analisis.")


def _dijawab(peraga: Peraga, langkah: int, penerima: str, pelapor: str, teks: str) -> None:
    for bagian in peraga.terbuka(langkah, induk__isnull=False):
        peraga.baca(penerima, bagian)
        peraga.kirim(
            penerima, bagian, "laporkan", "disposisi", teks=teks, harap=["Proses lebih lanjut"]
        )
    for tugas in peraga.terbuka(langkah, induk=None):
        peraga.kirim(pelapor, tugas, KODE, "serahkan")


def analisis(peraga: Peraga) -> None:
    """The analysis of the Sekretaris, and her approval."""
    peraga.pukul(5, "09.10")
    peraga.baca(SEKRETARIS, peraga.utama(8))
    peraga.pukul(5, "10.30")
    panel, halaman = peraga.panel(SEKRETARIS, peraga.utama(8), "analisis")
    butir = panel.tampil(halaman).konteks["butir"]
    peraga.kirim(
        SEKRETARIS, peraga.utama(8), "analisis", "setujui",
        **{f"analisis.{b['kode']}": penjelasan(b["kode"]) for b in butir},
        **kalimat()["analisis"],
    )  # fmt: skip


def kembalikan_ke_tim(peraga: Peraga) -> None:
    """The Sekretaris sends the draft back to the team with her direction."""
    peraga.pukul(5, "09.10")
    tugas = peraga.utama(8)
    peraga.baca(SEKRETARIS, tugas)
    peraga.kirim(
        SEKRETARIS, tugas, "periksa", "kembalikan", alasan=kalimat()["arahan_kembali"], sasaran="7"
    )


def lapor(peraga: Peraga) -> None:
    """Reported to the Kepala Dinas, who answers with a disposition."""
    peraga.pukul(6, "08.30")
    peraga.baca(SEKRETARIS, peraga.utama(9))
    peraga.kirim(SEKRETARIS, peraga.utama(9), "laporkan", "kirim", **_nota_laporan(peraga))
    _dijawab(peraga, 9, KADIS, SEKRETARIS, kalimat()["disposisi_laporan"])


def arsip(peraga: Peraga) -> None:
    """Staff file everything."""
    boks = peraga.kantor.data["naskah"]["boks"][0]
    tugas = peraga.utama(10)
    peraga.baca(STAF, tugas)
    peraga.kirim(
        STAF, tugas, "arsipkan", "arsipkan",
        media=["elektronik"], klasifikasi=boks["klasifikasi"], keamanan="biasa",
        ruang=boks["ruang"], rak=boks["rak"], boks=boks["boks"], folder=peraga.periode.nama,
    )  # fmt: skip
    if peraga.terbuka(10, induk=None):
        peraga.kirim(STAF, peraga.utama(10), KODE, "serahkan")


def _ambil(peraga: Peraga, langkah: int, tindakan: str) -> tuple[Any, Any]:
    """The head of the team opens a row and claims it, visibly."""
    tugas = peraga.utama(langkah)
    peraga.baca(KETUA, tugas)
    if tugas.pengambil is None:
        peraga.kirim(KETUA, tugas, KODE, "ambil")
    return peraga.panel(KETUA, peraga.utama(langkah), tindakan)


_LANGKAH = (nota, rapat, rencana_kerja, metode, ukur, rekap, draf, analisis, lapor)
"""Rows 1-9; the archive comes after the documents are drawn."""


def mainkan(peraga: Peraga, sampai: int) -> None:
    """Play the first rows."""
    for satu in _LANGKAH[:sampai]:
        satu(peraga)
