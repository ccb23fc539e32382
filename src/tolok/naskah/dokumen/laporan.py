"""D11 Laporan pengukuran kinerja: cover, ratification, four chapters, appendices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tolok.dasar.tanggal import tanggal
from tolok.naskah.dokumen.rekap import (
    BarisKinerja,
    BarisProgram,
    tabel_kinerja,
    tabel_program,
    tabel_program_ringkas,
)
from tolok.naskah.domain.blok import (
    Bab,
    BarisTandaTangan,
    Batang,
    Blok,
    Daftar,
    DaftarIsi,
    HalamanBaru,
    Isian,
    Kolom,
    Lanskap,
    Paragraf,
    Sampul,
    Sel,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah, StatusNaskah

__all__ = [
    "IndikatorLaporan",
    "Lampiran",
    "Laporan",
    "Narasi",
    "Pengesahan",
    "SasaranLaporan",
    "TindakLanjutLaporan",
    "susun",
    "tabel_capaian",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndikatorLaporan:
    """One indicator with its result and the four comparisons; figures as they print.

    A figure that is not there says why in `keadaan`; its cells print that word, never a zero.
    """

    kode: str
    nama: str
    satuan: str
    target_tahun: str
    target_sd: str
    realisasi_sd: str
    capaian: str
    permil: int | None
    """The achievement in thousandths of a percent point, for the bars; None: not measured."""
    keadaan: str
    kategori: str
    tahun_lalu: str
    banding_tahun_lalu: str
    target_renstra: str
    banding_renstra: str
    standar: str
    """National or regional figure beside ours, or why there is none."""
    pendorong: str = ""
    penghambat: str = ""
    tindak_lanjut: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SasaranLaporan:
    """One sasaran: its average ("n dari N" measured), indicators and analysis."""

    kode: str
    nama: str
    capaian: str
    permil: int | None
    kategori: str
    n_terukur: int
    n: int
    indikator: tuple[IndikatorLaporan, ...]
    analisis: tuple[str, ...]
    penunjang: tuple[str, ...] = ()
    """Programmes and activities that helped or hindered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TindakLanjutLaporan:
    """A measure: what, by whom, by when."""

    sumber: str
    rencana: str
    keluaran: str
    penanggung_jawab: str
    tenggat: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Narasi:
    """The typed parts; each text is a tuple of paragraphs."""

    kata_pengantar: tuple[str, ...]
    dasar: tuple[str, ...]
    maksud: tuple[str, ...]
    ruang_lingkup: tuple[str, ...]
    metodologi: tuple[str, ...]
    perencanaan: tuple[str, ...]
    ringkasan: tuple[str, ...]
    anggaran: tuple[str, ...]
    efisiensi: tuple[str, ...]
    simpulan: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pengesahan:
    """Who ratified and how the employees signed."""

    penanda: TandaTangan
    cara_pegawai: str
    hasil_pegawai: str
    """E.g. "30 dari 32 pegawai; 1 berhalangan, 1 tidak menandatangani"."""
    versi: str
    pemeriksa: tuple[tuple[str, str], ...] = ()
    """Reviewer and outcome with date, one line each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lampiran:
    """An appendix: its title and what it prints."""

    judul: str
    isi: tuple[Blok, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Laporan:
    """Everything the report says."""

    judul: str
    periode: str
    tahun: int
    perangkat_daerah: str
    perjanjian: str
    narasi: Narasi
    sasaran: tuple[SasaranLaporan, ...]
    rekap: tuple[BarisKinerja, ...]
    program: tuple[BarisProgram, ...]
    tindak_lanjut: tuple[TindakLanjutLaporan, ...]
    pengesahan: Pengesahan
    lampiran: tuple[Lampiran, ...]
    status: StatusNaskah
    catatan: tuple[str, ...] = ()
    """Deviations that must be printed: closed early, refused signature, no figure."""
    nomor: str = ""
    tanggal: date | None = None
    sisipan: tuple[Blok, ...] = ()
    """Pages right after the ratification: what a correction changed."""
    keaslian: tuple[tuple[str, str], ...] = ()
    """Where the log of the run stood, and the last seal over it; the closing page."""


def susun(lap: Laporan, bingkai: Bingkai) -> Dokumen:
    """The report."""
    isi: tuple[Blok, ...] = (
        Sampul(
            judul=lap.judul,
            anak_judul=lap.periode,
            pemda=bingkai.kop.pemda,
            instansi=lap.perangkat_daerah,
            tahun=str(lap.tahun),
            lambang=bingkai.kop.lambang,
        ),
        *_pengesahan(lap, bingkai),
        *lap.sisipan,
        *_kata_pengantar(lap, bingkai),
        Bab(teks="Daftar Isi", tingkat=1, dalam_daftar_isi=False),
        DaftarIsi(),
        *_bab_satu(lap.narasi),
        *_bab_dua(lap),
        *_bab_tiga(lap),
        *_bab_empat(lap),
        *_lampiran(lap),
    )
    return bingkai.dokumen(
        JenisNaskah.LAPORAN,
        f"{lap.judul} {lap.periode}",
        isi,
        nomor=lap.nomor,
        tanggal=lap.tanggal,
        status=lap.status,
        berkop=False,
    )


def _alinea(paragraf: tuple[str, ...]) -> tuple[Blok, ...]:
    return tuple(Paragraf(teks=p, alinea=True) for p in paragraf)


def _pengesahan(lap: Laporan, bingkai: Bingkai) -> tuple[Blok, ...]:
    p = lap.pengesahan
    pemeriksaan = (
        (
            Tabel(
                kolom=(Kolom(judul="Pemeriksaan", bagian=2), Kolom(judul="Hasil", bagian=3)),
                baris=tuple(p.pemeriksa),
                ukuran="kecil",
            ),
        )
        if p.pemeriksa
        else ()
    )
    kalimat = (
        f"{lap.judul} {lap.perangkat_daerah} {lap.periode} ini disusun berdasarkan hasil "
        "pengukuran yang dilaksanakan menurut SOP, telah diperiksa secara berjenjang, "
    )
    penutup = (
        "dan disahkan sebagai laporan resmi Perangkat Daerah."
        if lap.status is StatusNaskah.SAH
        else "dan belum disahkan; isinya dapat berubah."
    )
    return (
        Bab(teks="Lembar Pengesahan", tingkat=1),
        Paragraf(teks=kalimat + penutup, alinea=True),
        Isian(
            baris=(
                *((("Nomor", lap.nomor),) if lap.nomor else ()),
                ("Versi", p.versi),
                ("Status", lap.status.value),
                ("Perjanjian Kinerja", lap.perjanjian),
                ("Tanda tangan pegawai", f"{p.cara_pegawai}: {p.hasil_pegawai}"),
            ),
            lebar_label=46,
        ),
        *pemeriksaan,
        *(Paragraf(teks=c, kecil=True, rata="kiri") for c in lap.catatan),
        BarisTandaTangan(penanda=(p.penanda,)),
    )


def _kata_pengantar(lap: Laporan, bingkai: Bingkai) -> tuple[Blok, ...]:
    p = lap.pengesahan.penanda
    penanda = TandaTangan(
        pembuka=bingkai.tempat_tanggal(lap.tanggal),
        jabatan=p.jabatan,
        nama=p.nama,
        pangkat=p.pangkat,
        nip=p.nip,
        sebagai=p.sebagai,
        cara=p.cara,
        waktu=p.waktu,
        sidik=p.sidik,
    )
    return (
        Bab(teks="Kata Pengantar", tingkat=1),
        *_alinea(lap.narasi.kata_pengantar),
        *_alinea(_isi_pengantar(lap)),
        BarisTandaTangan(penanda=(penanda,)),
    )


def _isi_pengantar(lap: Laporan) -> tuple[str, ...]:
    """What every foreword says: what the report holds, and for whom."""
    terukur, semua = sum(s.n_terukur for s in lap.sasaran), sum(s.n for s in lap.sasaran)
    return (
        f"Laporan ini memuat dasar dan metodologi pengukuran, target menurut Perjanjian Kinerja, "
        f"capaian {len(lap.sasaran)} sasaran dengan {semua} indikator ({terukur} di antaranya "
        f"terukur sampai dengan {lap.periode}), realisasi anggaran {_banyak_program(lap)} program, "
        "serta rencana tindak lanjut. Cara menghitung setiap angka disajikan dalam lampiran "
        "sehingga dapat diperiksa kembali.",
        "Kami berharap laporan ini menjadi bahan perbaikan kinerja pada periode berikutnya dan "
        "bahan pengambilan keputusan pimpinan. Kepada semua pihak yang telah menyediakan data "
        "dan memeriksa laporan ini disampaikan terima kasih.",
    )


def _banyak_program(lap: Laporan) -> int:
    return sum(1 for p in lap.program if not p.jumlah)


def _bab_satu(n: Narasi) -> tuple[Blok, ...]:
    return (
        Bab(nomor="BAB I", teks="Pendahuluan", tingkat=1),
        Bab(nomor="A.", teks="Dasar"),
        Daftar(butir=n.dasar),
        Bab(nomor="B.", teks="Maksud dan tujuan"),
        *_alinea(n.maksud),
        Bab(nomor="C.", teks="Ruang lingkup"),
        *_alinea(n.ruang_lingkup),
        Bab(nomor="D.", teks="Metodologi pengukuran"),
        *_alinea(n.metodologi),
    )


def _bab_dua(lap: Laporan) -> tuple[Blok, ...]:
    kinerja: list[tuple[Sel | str, ...]] = []
    for s in lap.sasaran:
        for i, ind in enumerate(s.indikator):
            kepala = (Sel(teks=f"{s.kode} {s.nama}", baris=len(s.indikator)),) if i == 0 else ()
            kinerja.append(
                (*kepala, f"{ind.kode} {ind.nama}", ind.satuan, ind.target_tahun, ind.target_sd)
            )
    return (
        Bab(nomor="BAB II", teks="Perjanjian Kinerja dan Target", tingkat=1),
        *_alinea(lap.narasi.perencanaan),
        Bab(nomor="A.", teks="Sasaran, indikator, dan target"),
        Tabel(
            kolom=(
                Kolom(judul="Sasaran", bagian=5),
                Kolom(judul="Indikator", bagian=6),
                Kolom(judul="Satuan", bagian=3),
                Kolom(judul="Target tahun", bagian=2, rata="kanan"),
                Kolom(judul="Target s.d. periode", bagian=2, rata="kanan"),
            ),
            baris=tuple(kinerja),
            ukuran="kecil",
        ),
        Bab(nomor="B.", teks="Program dan anggaran"),
        Paragraf(
            teks="Pagu program menurut dokumen pelaksanaan anggaran yang berlaku pada akhir "
            "periode disajikan bersama realisasinya dalam Bab III huruf C.",
            alinea=True,
        ),
    )


def _bab_tiga(lap: Laporan) -> tuple[Blok, ...]:
    isi: list[Blok] = [
        Bab(nomor="BAB III", teks="Hasil Pengukuran Kinerja", tingkat=1),
        Bab(nomor="A.", teks="Ikhtisar capaian"),
        *_alinea(lap.narasi.ringkasan),
        Batang(
            judul="Capaian per sasaran (%)",
            baris=tuple((f"{s.kode} {s.nama}", s.capaian, s.permil) for s in lap.sasaran),
        ),
        _tabel_sasaran(lap.sasaran),
        Bab(nomor="B.", teks="Capaian, pembanding, dan analisis per sasaran"),
    ]
    for nomor, s in enumerate(lap.sasaran, start=1):
        isi += _sasaran(nomor, s)
    isi += [
        Bab(nomor="C.", teks="Program dan anggaran"),
        *_alinea(lap.narasi.anggaran),
        tabel_program_ringkas(lap.program),
        Bab(nomor="D.", teks="Efisiensi penggunaan sumber daya"),
        *_alinea(lap.narasi.efisiensi),
    ]
    return tuple(isi)


def _tabel_sasaran(sasaran: tuple[SasaranLaporan, ...]) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="Sasaran", bagian=8),
            Kolom(judul="Indikator terukur", bagian=3, rata="tengah"),
            Kolom(judul="Rata-rata capaian (%)", bagian=3, rata="kanan"),
            Kolom(judul="Kategori", bagian=3),
        ),
        baris=tuple(
            (f"{s.kode} {s.nama}", f"{s.n_terukur} dari {s.n}", s.capaian, s.kategori)
            for s in sasaran
        ),
        ukuran="kecil",
    )


def _sasaran(nomor: int, s: SasaranLaporan) -> tuple[Blok, ...]:
    isi: list[Blok] = [
        Bab(nomor=f"{nomor}.", teks=f"{s.kode} {s.nama}", tingkat=3),
        tabel_capaian(s),
        *_batang(s),
        _tabel_pembanding(s),
        *_alinea(s.analisis),
    ]
    isi += _faktor(s.indikator)
    if s.penunjang:
        isi += [
            Paragraf(teks="Program dan kegiatan penunjang:"),
            Daftar(butir=s.penunjang, jenis="strip"),
        ]
    return tuple(isi)


def _batang(s: SasaranLaporan) -> tuple[Batang, ...]:
    """Bars of the indicators; none where nothing is measured yet."""
    if all(i.permil is None for i in s.indikator):
        return ()
    return (
        Batang(
            judul=f"Capaian indikator {s.kode} (%)",
            baris=tuple(
                (f"{i.kode} {i.nama}", i.capaian if i.permil is not None else i.keadaan, i.permil)
                for i in s.indikator
            ),
        ),
    )


def tabel_capaian(s: SasaranLaporan) -> Tabel:
    """Target, realisation, achievement and category of each indicator of a sasaran."""
    baris: list[tuple[Sel | str, ...]] = []
    for i in s.indikator:
        hasil: Sel | str = i.capaian if i.capaian else Sel(teks=i.keadaan, rata="tengah")
        baris.append(
            (f"{i.kode} {i.nama}", i.satuan, i.target_sd, i.realisasi_sd, hasil, i.kategori)
        )
    return Tabel(
        kolom=(
            Kolom(judul="Indikator", bagian=7),
            Kolom(judul="Satuan", bagian=3),
            Kolom(judul="Target s.d. periode", bagian=3, rata="kanan"),
            Kolom(judul="Realisasi s.d. periode", bagian=3, rata="kanan"),
            Kolom(judul="Capaian (%)", bagian=3, rata="kanan"),
            Kolom(judul="Kategori", bagian=3),
        ),
        baris=tuple(baris),
        ukuran="kecil",
    )


def _tabel_pembanding(s: SasaranLaporan) -> Tabel:
    return Tabel(
        kolom=tuple(
            Kolom(judul=j, bagian=b)
            for j, b in (
                ("Indikator", 3), ("Realisasi", 3), ("Tahun lalu", 3), ("Terhadap tahun lalu", 4),
                ("Target akhir Renstra", 3), ("Terhadap Renstra", 4), ("Standar/pembanding", 5),
            )
        ),
        baris=tuple(
            (i.kode, i.realisasi_sd or i.keadaan, i.tahun_lalu, i.banding_tahun_lalu, i.target_renstra, i.banding_renstra, i.standar)
            for i in s.indikator
        ),
        ukuran="kecil",
    )  # fmt: skip


def _faktor(indikator: tuple[IndikatorLaporan, ...]) -> tuple[Blok, ...]:
    ada = tuple(i for i in indikator if i.pendorong or i.penghambat or i.tindak_lanjut)
    if not ada:
        return ()
    return (
        Tabel(
            kolom=(
                Kolom(judul="Indikator", bagian=2),
                Kolom(judul="Faktor pendorong", bagian=4),
                Kolom(judul="Faktor penghambat", bagian=4),
                Kolom(judul="Rencana tindak lanjut", bagian=4),
            ),
            baris=tuple(
                (i.kode, i.pendorong or "–", i.penghambat or "–", i.tindak_lanjut or "–")
                for i in ada
            ),
            ukuran="kecil",
        ),
    )


def _bab_empat(lap: Laporan) -> tuple[Blok, ...]:
    return (
        Bab(nomor="BAB IV", teks="Penutup", tingkat=1),
        Bab(nomor="A.", teks="Simpulan"),
        *_alinea(lap.narasi.simpulan),
        Bab(nomor="B.", teks="Rencana tindak lanjut"),
        Tabel(
            kolom=(
                Kolom(judul="No.", mm=9, rata="tengah"),
                Kolom(judul="Sumber", bagian=4),
                Kolom(judul="Rencana aksi", bagian=6),
                Kolom(judul="Keluaran", bagian=4),
                Kolom(judul="Penanggung jawab", bagian=4),
                Kolom(judul="Tenggat", bagian=3),
            ),
            baris=tuple(
                (
                    str(n),
                    t.sumber,
                    t.rencana,
                    t.keluaran,
                    t.penanggung_jawab,
                    tanggal(t.tenggat) if t.tenggat else "tanpa batas waktu",
                )
                for n, t in enumerate(lap.tindak_lanjut, start=1)
            ),
            ukuran="kecil",
        ),
    )


def _lampiran(lap: Laporan) -> tuple[Blok, ...]:
    isi: list[Blok] = [
        Lanskap(
            isi=(
                Bab(
                    nomor="LAMPIRAN 1",
                    teks="Rekapitulasi pengukuran kinerja",
                    tingkat=1,
                    halaman_baru=False,
                ),
                tabel_kinerja(lap.rekap),
                HalamanBaru(),
                tabel_program(lap.program),
            )
        )
    ]
    for nomor, lam in enumerate(lap.lampiran, start=2):
        isi += [Bab(nomor=f"LAMPIRAN {nomor}", teks=lam.judul, tingkat=1), *lam.isi]
    return (*isi, *_keaslian(lap.keaslian))


def _keaslian(baris: tuple[tuple[str, str], ...]) -> tuple[Blok, ...]:
    """The closing page: what proves that the record behind the report was not rewritten."""
    if not baris:
        return ()
    return (
        Bab(teks="Keaslian Catatan Pelaksanaan", tingkat=1),
        Paragraf(
            teks="Setiap kejadian dalam pelaksanaan yang menghasilkan laporan ini tercatat dalam "
            "rantai yang tidak dapat diubah tanpa ketahuan. Nilai berikut dicocokkan dengan "
            "rantai dan segel yang tersimpan.",
            alinea=True,
        ),
        Isian(baris=baris, lebar_label=52, kecil=True),
    )
