"""D19a: Formulir SKP, Penilaian Capaian SKP, Penilaian Prestasi Kerja (Perka BKN 1/2013)."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.naskah.dokumen.skp import TANPA_KEBERATAN, KeberatanSkp, OrangSkp, tabel_identitas
from tolok.naskah.domain.blok import (
    BarisTandaTangan,
    Blok,
    Isian,
    Jarak,
    JudulNaskah,
    Kolom,
    Sel,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = [
    "KegiatanPrestasi",
    "LembarPrestasi",
    "susun_capaian",
    "susun_formulir",
    "susun_prestasi",
]

_ASPEK = ("kuantitas", "kualitas", "waktu", "biaya")


@dataclass(frozen=True, slots=True, kw_only=True)
class KegiatanPrestasi:
    """One activity: targets and realisations per aspect as they print, and its marks."""

    uraian: str
    target: tuple[str, str, str, str]
    realisasi: tuple[str, str, str, str] = ("", "", "", "")
    penghitungan: str = ""
    nilai: str = ""
    angka_kredit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LembarPrestasi:
    """Everything the three forms print. `perilaku`: name, mark, word."""

    instansi: str
    masa: str
    pegawai: OrangSkp
    penilai: OrangSkp
    atasan_penilai: OrangSkp | None
    kegiatan: tuple[KegiatanPrestasi, ...]
    tambahan: tuple[str, ...]
    ttd_pegawai: TandaTangan
    ttd_penilai: TandaTangan
    ttd_atasan: TandaTangan | None
    nilai_tambahan: str = ""
    nilai_kreativitas: str = ""
    nilai_skp: str = ""
    sebutan_skp: str = ""
    perilaku: tuple[tuple[str, str, str], ...] = ()
    jumlah_perilaku: str = ""
    rata_perilaku: str = ""
    bagian_skp: str = ""
    bagian_perilaku: str = ""
    nilai: str = ""
    sebutan: str = ""
    catatan: str = ""
    keberatan: KeberatanSkp = TANPA_KEBERATAN


def susun_formulir(lembar: LembarPrestasi, bingkai: Bingkai) -> Dokumen:
    """The targets: kegiatan, angka kredit, kuantitas, kualitas, waktu, biaya."""
    kolom = (
        Kolom(judul="No.", mm=9, rata="tengah"),
        Kolom(judul="Kegiatan tugas jabatan", bagian=6),
        Kolom(judul="AK", mm=14, rata="tengah"),
        *(Kolom(judul=_nama(a), bagian=2, rata="tengah") for a in _ASPEK),
    )
    kepala = (
        (Sel(teks="No.", baris=2), Sel(teks="Kegiatan tugas jabatan", baris=2),
         Sel(teks="AK", baris=2), Sel(teks="Target", kolom=4)),
        tuple(Sel(teks=_nama(a)) for a in _ASPEK),
    )  # fmt: skip
    baris = tuple(
        (str(n), k.uraian, k.angka_kredit or "–", *(t or "–" for t in k.target))
        for n, k in enumerate(lembar.kegiatan, 1)
    )
    isi: tuple[Blok, ...] = (
        *_kepala("Formulir Sasaran Kerja Pegawai Negeri Sipil", lembar),
        tabel_identitas(lembar.pegawai, lembar.penilai),
        Jarak(mm=3),
        Tabel(kolom=kolom, kepala=kepala, baris=baris, ukuran="kecil"),
        Jarak(mm=4),
        BarisTandaTangan(penanda=(lembar.ttd_penilai, lembar.ttd_pegawai)),
    )
    return _dokumen(JenisNaskah.FORMULIR_SKP, "Formulir SKP", lembar, isi, bingkai)


def susun_capaian(lembar: LembarPrestasi, bingkai: Bingkai) -> Dokumen:
    """Realisations beside targets, the calculation and the mark of each activity."""
    kolom = (
        Kolom(judul="No.", mm=9, rata="tengah"),
        Kolom(judul="Kegiatan tugas jabatan", bagian=5),
        *(Kolom(judul=_nama(a), bagian=2, rata="tengah") for a in (*_ASPEK, *_ASPEK)),
        Kolom(judul="Penghitungan", mm=24, rata="kanan"),
        Kolom(judul="Nilai capaian", mm=20, rata="kanan"),
    )
    kepala = (
        (Sel(teks="No.", baris=2), Sel(teks="Kegiatan tugas jabatan", baris=2),
         Sel(teks="Target", kolom=4), Sel(teks="Realisasi", kolom=4),
         Sel(teks="Penghitungan", baris=2), Sel(teks="Nilai capaian SKP", baris=2)),
        tuple(Sel(teks=_nama(a)) for a in (*_ASPEK, *_ASPEK)),
    )  # fmt: skip
    baris: list[tuple[Sel | str, ...]] = [
        (str(n), k.uraian, *(t or "–" for t in k.target), *(r or "–" for r in k.realisasi),
         k.penghitungan, k.nilai)
        for n, k in enumerate(lembar.kegiatan, 1)
    ]  # fmt: skip
    lebar = len(kolom)
    for judul, isi_teks in (
        (f"Tugas tambahan: {'; '.join(lembar.tambahan) or 'tidak ada'}", lembar.nilai_tambahan),
        ("Kreativitas", lembar.nilai_kreativitas),
        ("Nilai capaian SKP", f"{lembar.nilai_skp} ({lembar.sebutan_skp})"),
    ):
        baris.append(
            (
                Sel(teks=judul, kolom=lebar - 2, rata="kiri", latar="jumlah"),
                Sel(teks=isi_teks, kolom=2, rata="kanan", tebal=True, latar="jumlah"),
            )
        )
    isi: tuple[Blok, ...] = (
        *_kepala("Penilaian Capaian Sasaran Kerja Pegawai Negeri Sipil", lembar),
        Tabel(kolom=kolom, kepala=kepala, baris=tuple(baris), ukuran="rapat"),
        Jarak(mm=4),
        BarisTandaTangan(penanda=(lembar.ttd_penilai,)),
    )
    return _dokumen(
        JenisNaskah.PENILAIAN_CAPAIAN_SKP, "Penilaian Capaian SKP", lembar, isi, bingkai
    )


def susun_prestasi(lembar: LembarPrestasi, bingkai: Bingkai) -> Dokumen:
    """SKP 60, perilaku 40, objection, response, decision, recommendation, three signatures."""
    keberatan = lembar.keberatan
    isi: tuple[Blok, ...] = (
        *_kepala("Penilaian Prestasi Kerja Pegawai Negeri Sipil", lembar),
        tabel_identitas(lembar.pegawai, lembar.penilai),
        Jarak(mm=3),
        Tabel(
            kolom=(
                Kolom(judul="", mm=10, rata="tengah"),
                Kolom(judul="Unsur yang dinilai", bagian=4),
                Kolom(judul="Nilai", mm=24, rata="kanan"),
                Kolom(judul="Sebutan", mm=34),
            ),
            baris=_unsur(lembar),
            ukuran="kecil",
        ),
        Jarak(mm=3),
        Isian(
            baris=(
                ("Keberatan pegawai", keberatan.isi or "–"),
                ("Tanggapan penilai", keberatan.penjelasan or "–"),
                ("Keputusan atasan penilai", keberatan.keputusan or "–"),
                ("Rekomendasi", lembar.catatan or "–"),
            ),
            lebar_label=46,
        ),
        Jarak(mm=4),
        BarisTandaTangan(
            penanda=tuple(
                t for t in (lembar.ttd_pegawai, lembar.ttd_penilai, lembar.ttd_atasan) if t
            )
        ),
    )
    return _dokumen(
        JenisNaskah.PENILAIAN_PRESTASI_KERJA,
        "Penilaian Prestasi Kerja",
        lembar,
        isi,
        bingkai,
        lanskap=False,
    )


def _unsur(lembar: LembarPrestasi) -> tuple[tuple[Sel | str, ...], ...]:
    """The rows of the final form: SKP, behaviours, sum."""
    perilaku: list[tuple[Sel | str, ...]] = [
        (f"{n}.", nama, nilai, sebutan)
        for n, (nama, nilai, sebutan) in enumerate(lembar.perilaku, 1)
    ]
    return (
        _bagian(f"a. Sasaran kerja pegawai (SKP): {lembar.nilai_skp} × 60%", lembar.bagian_skp),
        (Sel(teks="b. Perilaku kerja", kolom=4, tebal=True, latar="kelompok"),),
        *perilaku,
        ("", "Jumlah", lembar.jumlah_perilaku, ""),
        ("", "Nilai rata-rata", lembar.rata_perilaku, ""),
        _bagian(f"Nilai perilaku kerja: {lembar.rata_perilaku} × 40%", lembar.bagian_perilaku),
        _bagian("Nilai prestasi kerja", f"{lembar.nilai} ({lembar.sebutan})"),
    )


def _nama(aspek: str) -> str:
    return {"kuantitas": "Kuant/Output", "kualitas": "Kual/Mutu"}.get(aspek, aspek.capitalize())


def _bagian(teks: str, nilai: str) -> tuple[Sel | str, ...]:
    return (
        Sel(teks=teks, kolom=2, rata="kiri", tebal=True, latar="jumlah"),
        Sel(teks=nilai, kolom=2, rata="kanan", tebal=True, latar="jumlah"),
    )


def _kepala(judul: str, lembar: LembarPrestasi) -> tuple[Blok, ...]:
    return (
        JudulNaskah(teks=judul),
        Isian(
            baris=(("Instansi", lembar.instansi), ("Jangka waktu penilaian", lembar.masa)),
            lebar_label=42,
        ),
        Jarak(mm=2),
    )


def _dokumen(
    jenis: JenisNaskah,
    judul: str,
    lembar: LembarPrestasi,
    isi: tuple[Blok, ...],
    bingkai: Bingkai,
    *,
    lanskap: bool = True,
) -> Dokumen:
    return bingkai.dokumen(
        jenis,
        f"{judul} {lembar.pegawai.nama}, {lembar.masa}",
        isi,
        kertas="lanskap" if lanskap else "potret",
        huruf=9 if lanskap else 10,
        berkop=False,
    )
