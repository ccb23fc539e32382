"""D19b: SKP, Evaluasi Kinerja Pegawai, Dokumen Evaluasi Kinerja Pegawai (PermenPANRB 6/2022)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tolok.dasar.tanggal import tanggal
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
    "BELUM_DINILAI",
    "TANPA_KEBERATAN",
    "ButirSkp",
    "HasilEvaluasi",
    "KeberatanSkp",
    "LembarSkp",
    "OrangSkp",
    "PerilakuSkp",
    "RhkSkp",
    "susun_dokumen",
    "susun_evaluasi",
    "susun_skp",
    "tabel_identitas",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrangSkp:
    """Somebody on the form: identity at the time of the appraisal."""

    nama: str
    nip: str = ""
    pangkat: str = ""
    jabatan: str = ""
    unit: str = ""

    @property
    def baris(self) -> tuple[tuple[str, str], ...]:
        """The five lines of the form."""
        return (
            ("Nama", self.nama),
            ("NIP", self.nip or "–"),
            ("Pangkat/Gol. ruang", self.pangkat or "–"),
            ("Jabatan", self.jabatan or "–"),
            ("Unit kerja", self.unit or "–"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirSkp:
    """One indicator with its target and realisation, as they print."""

    aspek: str
    indikator: str
    target: str
    realisasi: str = ""
    bukti: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RhkSkp:
    """One planned result."""

    rencana: str
    pimpinan: str
    utama: bool
    butir: tuple[ButirSkp, ...]
    umpan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PerilakuSkp:
    """One of the seven behaviours."""

    nama: str
    ekspektasi: str = ""
    umpan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeberatanSkp:
    """Rows 6 to 8 of the third document; empty while nothing was filed."""

    isi: str = ""
    diajukan: date | None = None
    penjelasan: str = ""
    dijelaskan: date | None = None
    keputusan: str = ""
    diputus: date | None = None


TANPA_KEBERATAN = KeberatanSkp()


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilEvaluasi:
    """What was decided, in words of the form; empty texts while it is not decided."""

    capaian_organisasi: str = ""
    pola: str = ""
    rating_hasil: str = ""
    rating_perilaku: str = ""
    predikat: str = ""
    catatan: str = ""
    keberatan: KeberatanSkp = TANPA_KEBERATAN


BELUM_DINILAI = HasilEvaluasi()


@dataclass(frozen=True, slots=True, kw_only=True)
class LembarSkp:
    """Everything about one employee over some days that the three documents print."""

    instansi: str
    masa: str
    tahun: int
    pegawai: OrangSkp
    penilai: OrangSkp
    atasan_penilai: OrangSkp | None
    rhk: tuple[RhkSkp, ...]
    perilaku: tuple[PerilakuSkp, ...]
    ttd_pegawai: TandaTangan
    ttd_penilai: TandaTangan
    tanggal: date | None = None
    hasil: HasilEvaluasi = BELUM_DINILAI


def susun_skp(lembar: LembarSkp, bingkai: Bingkai) -> Dokumen:
    """Document 1: what was agreed at the beginning."""
    isi: tuple[Blok, ...] = (
        *_kepala("Sasaran Kinerja Pegawai", lembar),
        tabel_identitas(lembar.pegawai, lembar.penilai),
        Jarak(mm=4),
        _tabel_rhk(lembar, dinilai=False),
        Jarak(mm=4),
        _tabel_perilaku(lembar, dinilai=False),
        Jarak(mm=4),
        BarisTandaTangan(penanda=(lembar.ttd_pegawai, lembar.ttd_penilai)),
    )
    return _dokumen(JenisNaskah.SKP, "Sasaran Kinerja Pegawai", lembar, isi, bingkai)


def susun_evaluasi(lembar: LembarSkp, bingkai: Bingkai) -> Dokumen:
    """Document 2: realisation, feedback, both ratings and the predicate."""
    hasil = lembar.hasil
    isi: tuple[Blok, ...] = (
        *_kepala("Evaluasi Kinerja Pegawai", lembar),
        tabel_identitas(lembar.pegawai, lembar.penilai),
        Jarak(mm=3),
        Isian(
            baris=(
                ("Capaian kinerja organisasi", hasil.capaian_organisasi or "belum ditetapkan"),
                ("Pola distribusi", hasil.pola or "–"),
            ),
            lebar_label=52,
        ),
        Jarak(mm=2),
        _tabel_rhk(lembar, dinilai=True),
        Jarak(mm=4),
        _tabel_perilaku(lembar, dinilai=True),
        Jarak(mm=4),
        _kotak_predikat(hasil.predikat),
        Jarak(mm=4),
        BarisTandaTangan(penanda=(lembar.ttd_penilai,)),
    )
    return _dokumen(
        JenisNaskah.EVALUASI_KINERJA_PEGAWAI, "Evaluasi Kinerja Pegawai", lembar, isi, bingkai
    )


def susun_dokumen(lembar: LembarSkp, bingkai: Bingkai) -> Dokumen:
    """Document 3: rows 1 to 8 with two dated signatures."""
    isi: tuple[Blok, ...] = (
        *_kepala("Dokumen Evaluasi Kinerja Pegawai", lembar),
        _delapan_baris(lembar),
        Jarak(mm=5),
        BarisTandaTangan(penanda=(lembar.ttd_pegawai, lembar.ttd_penilai)),
    )
    return _dokumen(
        JenisNaskah.DOKUMEN_EVALUASI_KINERJA,
        "Dokumen Evaluasi Kinerja Pegawai",
        lembar,
        isi,
        bingkai,
        kertas_lebar=False,
    )


def _dokumen(
    jenis: JenisNaskah,
    judul: str,
    lembar: LembarSkp,
    isi: tuple[Blok, ...],
    bingkai: Bingkai,
    *,
    kertas_lebar: bool = True,
) -> Dokumen:
    return bingkai.dokumen(
        jenis,
        f"{judul} {lembar.pegawai.nama}, {lembar.masa}",
        isi,
        tanggal=lembar.tanggal,
        kertas="lanskap" if kertas_lebar else "potret",
        huruf=9 if kertas_lebar else 10,
        berkop=False,
    )


def _kepala(judul: str, lembar: LembarSkp) -> tuple[Blok, ...]:
    return (
        JudulNaskah(teks=judul, tentang="Pendekatan hasil kerja kuantitatif"),
        Isian(
            baris=(("Nama instansi", lembar.instansi), ("Periode penilaian", lembar.masa)),
            lebar_label=36,
        ),
        Jarak(mm=2),
    )


def tabel_identitas(pegawai: OrangSkp, penilai: OrangSkp) -> Tabel:
    """Two people side by side, as every form of appraisal begins."""
    kolom = (
        Kolom(judul="No.", mm=9, rata="tengah"),
        Kolom(judul="", mm=36),
        Kolom(judul="", bagian=1),
        Kolom(judul="No.", mm=9, rata="tengah"),
        Kolom(judul="", mm=36),
        Kolom(judul="", bagian=1),
    )
    kepala = (
        (
            Sel(teks="No."),
            Sel(teks="Pegawai yang dinilai", kolom=2),
            Sel(teks="No."),
            Sel(teks="Pejabat penilai kinerja", kolom=2),
        ),
    )
    baris = tuple(
        (str(n), kiri[0], kiri[1], str(n), kanan[0], kanan[1])
        for n, (kiri, kanan) in enumerate(zip(pegawai.baris, penilai.baris, strict=True), 1)
    )
    return Tabel(kolom=kolom, kepala=kepala, baris=baris, ukuran="kecil")


_KOLOM_RENCANA = (
    Kolom(judul="No.", mm=9, rata="tengah"),
    Kolom(judul="RHK pimpinan yang diintervensi", bagian=4),
    Kolom(judul="Rencana hasil kerja", bagian=4),
    Kolom(judul="Aspek", mm=20),
    Kolom(judul="Indikator kinerja individu", bagian=4),
    Kolom(judul="Target", mm=26),
)
_KOLOM_NILAI = (
    Kolom(judul="Realisasi berdasarkan bukti dukung", bagian=4),
    Kolom(judul="Umpan balik berkelanjutan berdasarkan bukti dukung", bagian=4),
)


def _tabel_rhk(lembar: LembarSkp, *, dinilai: bool) -> Tabel:
    kolom = (*_KOLOM_RENCANA, *_KOLOM_NILAI) if dinilai else _KOLOM_RENCANA
    baris: list[tuple[Sel | str, ...]] = []
    for utama, judul in ((True, "A. Utama"), (False, "B. Tambahan")):
        milik = [r for r in lembar.rhk if r.utama is utama]
        if not milik and not utama:
            continue
        baris.append(
            (Sel(teks=judul, kolom=len(kolom), rata="kiri", tebal=True, latar="kelompok"),)
        )
        for nomor, rhk in enumerate(milik, 1):
            baris += _baris_rhk(nomor, rhk, dinilai=dinilai)
    if dinilai:
        baris.append(_rating("Rating hasil kerja", lembar.hasil.rating_hasil, len(kolom)))
    kepala = (
        (Sel(teks="Hasil kerja", kolom=len(kolom)),),
        tuple(Sel(teks=k.judul) for k in kolom),
    )
    return Tabel(kolom=kolom, kepala=kepala, baris=tuple(baris), ukuran="kecil")


def _baris_rhk(nomor: int, rhk: RhkSkp, *, dinilai: bool) -> list[tuple[Sel | str, ...]]:
    n = max(len(rhk.butir), 1)
    butir = rhk.butir or (ButirSkp(aspek="", indikator="", target=""),)
    hasil: list[tuple[Sel | str, ...]] = []
    for urutan, b in enumerate(butir):
        baris: list[Sel | str] = []
        if urutan == 0:
            baris += [
                Sel(teks=str(nomor), baris=n),
                Sel(teks=rhk.pimpinan or "–", baris=n),
                Sel(teks=rhk.rencana, baris=n),
            ]
        baris += [b.aspek.capitalize(), b.indikator, b.target]
        if dinilai:
            bukti = f"\n(bukti: {b.bukti})" if b.bukti else ""
            baris.append(f"{b.realisasi or 'belum diisi'}{bukti}")
            if urutan == 0:
                baris.append(Sel(teks=rhk.umpan or "–", baris=n))
        hasil.append(tuple(baris))
    return hasil


def _tabel_perilaku(lembar: LembarSkp, *, dinilai: bool) -> Tabel:
    kolom: tuple[Kolom, ...] = (
        Kolom(judul="No.", mm=9, rata="tengah"),
        Kolom(judul="Perilaku kerja", bagian=3),
        Kolom(judul="Ekspektasi khusus pimpinan", bagian=4),
    )
    if dinilai:
        kolom = (*kolom, Kolom(judul="Umpan balik berkelanjutan", bagian=4))
    baris: list[tuple[Sel | str, ...]] = [
        (str(n), p.nama, p.ekspektasi or "–", *((p.umpan or "–",) if dinilai else ()))
        for n, p in enumerate(lembar.perilaku, 1)
    ]
    if dinilai:
        baris.append(_rating("Rating perilaku kerja", lembar.hasil.rating_perilaku, len(kolom)))
    kepala = (
        (Sel(teks="Perilaku kerja", kolom=len(kolom)),),
        tuple(Sel(teks=k.judul) for k in kolom),
    )
    return Tabel(kolom=kolom, kepala=kepala, baris=tuple(baris), ukuran="kecil")


def _rating(judul: str, isi: str, lebar: int) -> tuple[Sel | str, ...]:
    """The rating as the last row of the table it is about."""
    teks = f"{judul}: {isi or 'belum dinilai'}"
    return (Sel(teks=teks, kolom=lebar, rata="kiri", tebal=True, latar="jumlah"),)


def _kotak_predikat(predikat: str) -> Tabel:
    isi = Sel(teks=predikat or "belum dinilai", rata="tengah", tebal=True)
    return Tabel(
        kolom=(Kolom(judul="Predikat kinerja pegawai", bagian=1),), baris=((isi,),), ukuran="biasa"
    )


def _delapan_baris(lembar: LembarSkp) -> Tabel:
    hasil, keberatan = lembar.hasil, lembar.hasil.keberatan
    orang: tuple[tuple[str, OrangSkp | None], ...] = (
        ("Pegawai yang dinilai", lembar.pegawai),
        ("Pejabat penilai kinerja", lembar.penilai),
        ("Atasan pejabat penilai kinerja", lembar.atasan_penilai),
    )
    baris: list[tuple[Sel | str, ...]] = []
    for nomor, (judul, satu) in enumerate(orang, 1):
        baris += _baris_orang(nomor, judul, satu)
    baris.append(_judul(4, "Evaluasi kinerja"))
    baris.append(
        ("", "Capaian kinerja organisasi", hasil.capaian_organisasi or "belum ditetapkan")
    )
    baris.append(
        ("", "Predikat kinerja pegawai", Sel(teks=hasil.predikat or "belum dinilai", tebal=True))
    )
    for nomor, judul, isi, hari in (
        (5, "Catatan/rekomendasi", hasil.catatan, None),
        (6, "Keberatan", keberatan.isi, keberatan.diajukan),
        (
            7,
            "Penjelasan pejabat penilai atas keberatan",
            keberatan.penjelasan,
            keberatan.dijelaskan,
        ),
        (8, "Keputusan atasan pejabat penilai", keberatan.keputusan, keberatan.diputus),
    ):
        baris.append(_judul(nomor, judul))
        teks = isi or "–"
        if hari is not None:
            teks = f"{teks}\nTanggal {tanggal(hari)}"
        baris.append(("", Sel(teks=teks, kolom=2)))
    return Tabel(
        kolom=(
            Kolom(judul="", mm=9, rata="tengah"),
            Kolom(judul="", mm=52),
            Kolom(judul="", bagian=1),
        ),
        kepala=((Sel(teks="No."), Sel(teks="Uraian", kolom=2)),),
        baris=tuple(baris),
        ukuran="kecil",
    )


def _judul(nomor: int, teks: str) -> tuple[Sel | str, ...]:
    return (str(nomor), Sel(teks=teks, kolom=2, tebal=True, latar="kelompok"))


def _baris_orang(nomor: int, judul: str, orang: OrangSkp | None) -> list[tuple[Sel | str, ...]]:
    baris = [_judul(nomor, judul)]
    if orang is None:
        return [*baris, ("", Sel(teks="–", kolom=2))]
    return [*baris, *(("", label, isi) for label, isi in orang.baris)]
