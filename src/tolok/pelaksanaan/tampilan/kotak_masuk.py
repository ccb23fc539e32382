"""Tugas saya: what waits for me, from whom, since when, time left. Values for the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tolok.dasar.kalender import KalenderKerja
from tolok.pelaksanaan.domain.kejadian import Bentuk
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.perkara import daftar_perkara
from tolok.pelaksanaan.selectors.pelaksanaan import ButirTugas, KotakMasuk
from tolok.pelaksanaan.tampilan.sop_hidup import bentuk_langkah
from tolok.sop.domain.jalan import JenisTindakan, LangkahJalan
from tolok.web.penggaris import SisaWaktu, ukur_sisa

__all__ = [
    "BarisTugas",
    "HalamanTugas",
    "judul_langkah",
    "judul_tugas",
    "kata_tombol",
    "susun_tugas",
]

_J = JenisTindakan
_TOMBOL = {
    _J.TUGASKAN: "Disposisi", _J.SAMPAIKAN: "Sampaikan", _J.SUSUN: "Susun", _J.ISI: "Isi",
    _J.RAPAT: "Isi", _J.KUMPULKAN: "Kumpulkan", _J.UKUR: "Ukur", _J.REKAP: "Rekap",
    _J.ANALISIS: "Analisis", _J.PERIKSA: "Periksa", _J.NILAI: "Nilai",
    _J.TANDATANGANI: "Tanda tangan", _J.SAHKAN: "Sahkan", _J.LAPORKAN: "Laporkan",
    _J.KIRIM: "Kirim", _J.GANDAKAN: "Gandakan", _J.ARSIPKAN: "Arsipkan",
    _J.TINDAKLANJUTI: "Buka",
}  # fmt: skip
_BAGIAN = {
    "tandatangani": ("Tanda tangani dokumen", "Tanda tangan"),
    "isi": ("Isi formulir", "Isi"),
    "kumpulkan": ("Isi formulir", "Isi"),
    "sahkan": ("Sahkan dokumen", "Sahkan"),
    "laporkan": ("Baca dan beri disposisi", "Baca"),
    "rapat": ("Ikuti rapat", "Buka"),
    "periksa": ("Periksa dokumen", "Periksa"),
    "kirim": ("Tanda tangani surat", "Tanda tangan"),
}
_PANJANG_JUDUL = 66
_PENDEK_JUDUL = 28
# Where a sentence may end without losing its sense: a comma, a clause, a second verb.
_BATAS_KLAUSA = re.compile(
    r",? (?:dan|serta|lalu|kemudian) (?=(?:me|di|ber)[a-z])|, "
    r"| (?=(?:untuk|yang|dengan|agar|supaya|sesuai|berdasarkan|melalui|guna) )"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisTugas:
    """One line. `utama`: the one button that is primary; `simbol`: state of the small symbol."""

    tugas: UUID
    pelaksanaan: UUID
    judul: str
    konteks: str
    bentuk: str
    simbol: str
    tombol: str
    sisa: SisaWaktu
    label_dari: str
    dari: str
    sejak: datetime
    lencana: str
    catatan: str
    utama: bool
    langkah: int = 0
    banyak: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class HalamanTugas:
    """Three groups, most urgent first."""

    keputusan: tuple[BarisTugas, ...]
    isian: tuple[BarisTugas, ...]
    menunggu: tuple[BarisTugas, ...]

    @property
    def banyak(self) -> int:
        """How many wait for me."""
        return len(self.keputusan) + len(self.isian)

    @property
    def lewat(self) -> int:
        """How many of them are late."""
        return sum(1 for t in (*self.keputusan, *self.isian) if t.sisa.lewat)

    @property
    def terdekat(self) -> BarisTugas | None:
        """The next one due that is not late yet."""
        calon = [t for t in (*self.keputusan, *self.isian) if t.sisa.tenggat and not t.sisa.lewat]
        return min(calon, key=lambda t: t.sisa.tenggat or t.sejak, default=None)

    @property
    def tanda(self) -> list[tuple[datetime, str]]:
        """Due times with short names, for the day ruler."""
        semua = (*self.keputusan, *self.isian)
        return [(t.sisa.tenggat, t.tombol) for t in semua if t.sisa.tenggat]


def susun_tugas(
    kotak: KotakMasuk,
    *,
    dari: Mapping[tuple[UUID, datetime], str],
    kalender: Callable[[UUID | None], KalenderKerja],
    sekarang: datetime,
) -> HalamanTugas:
    """Make the page. `dari`: (run, moment of opening) -> who handed it on; `kalender`: of a unit."""
    semua = (*kotak.perlu_keputusan, *kotak.perlu_diisi)
    pertama = min(semua, key=_mendesak, default=None)

    def baris(daftar: Iterable[ButirTugas], *, tunggu: bool = False) -> tuple[BarisTugas, ...]:
        return tuple(_baris(b, dari, kalender, sekarang, pertama, tunggu) for b in daftar)

    return HalamanTugas(
        keputusan=baris(kotak.perlu_keputusan),
        isian=baris(kotak.perlu_diisi),
        menunggu=baris(kotak.menunggu, tunggu=True),
    )


def _mendesak(b: ButirTugas) -> tuple[bool, datetime]:
    return b.tenggat is None, b.tenggat or b.tugas.dibuka_pada


def _baris(
    b: ButirTugas,
    dari: Mapping[tuple[UUID, datetime], str],
    kalender: Callable[[UUID | None], KalenderKerja],
    sekarang: datetime,
    pertama: ButirTugas | None,
    tunggu: bool,
) -> BarisTugas:
    t = b.tugas
    peserta = t.tindakan if t.induk else ""
    perbaikan = t.bentuk == Bentuk.PERBAIKAN.value
    sisa = ukur_sisa(
        kalender(b.unit), dibuka=t.dibuka_pada, batas=b.tenggat, sekarang=sekarang,
        baku="" if peserta or b.langkah.waktu is None else b.langkah.waktu.tampil,
    )  # fmt: skip
    return BarisTugas(
        tugas=t.pk,
        pelaksanaan=b.pelaksanaan.pk,
        judul=judul_tugas(b.langkah, peserta=peserta, perbaikan=perbaikan),
        konteks=_konteks(b),
        bentuk=bentuk_langkah(b.langkah, tercetak=b.langkah.memutuskan and not peserta).value,
        simbol=_simbol(tunggu=tunggu, lewat=sisa.lewat, utama=b is pertama),
        tombol="Lihat" if tunggu else kata_tombol(b.langkah, peserta=peserta, perbaikan=perbaikan),
        sisa=sisa,
        label_dari="Di" if tunggu else "Dari",
        dari=b.pemegang if tunggu else dari.get((b.pelaksanaan.pk, t.dibuka_pada), ""),
        sejak=t.dibuka_pada,
        lencana=_lencana(b),
        catatan=_catatan(b),
        utama=b is pertama,
        langkah=b.langkah.nomor,
        banyak=b.banyak,
    )


def _konteks(b: ButirTugas) -> str:
    subjek = f", {b.subjek}" if b.subjek else ""
    banyak = len(lintasan_sop(b.pelaksanaan.sidik_sop).nomor)
    langkah = f"langkah {b.langkah.nomor} dari {banyak}"
    return f"{b.pelaksanaan.nama_sop}, {b.periode}, {langkah}{subjek}"


def _simbol(*, tunggu: bool, lewat: bool, utama: bool) -> str:
    if tunggu:
        return "sepi"
    if lewat:
        return "merah"
    return "nila" if utama else ""


def _lencana(b: ButirTugas) -> str:
    if b.banyak > 1:
        return "Ada yang dikembalikan" if b.dikembalikan else ""
    if b.tugas.bentuk == Bentuk.PERBAIKAN.value:
        return "Perbaikan"
    if b.tugas.iterasi > 1:
        kata = "Pemeriksaan" if b.langkah.memutuskan else "Dikembalikan, putaran"
        return f"{kata} ke-{b.tugas.iterasi}"
    return ""


_SEBAGAI = {
    "bersama": "dikerjakan bersama",
    "ditunjuk": "Anda ditunjuk untuk tugas ini",
    "pencatat": "penilainya di luar perangkat daerah; catat dokumennya dari kertas",
    "pengganti": "pemegangnya tidak dapat memutuskan, diteruskan kepada Anda",
}


def _catatan(b: ButirTugas) -> str:
    if b.ikut_menyusun:
        return "Anda sudah menyusun atau menyetujuinya, jadi orang lain yang memutuskan"
    return _SEBAGAI.get(b.sebagai, "")


def judul_tugas(langkah: LangkahJalan, *, peserta: str, perbaikan: bool) -> str:
    """What is asked, short: the row's own words up to where a clause ends, never cut in one."""
    if peserta:
        perkara = daftar_perkara().get(peserta)
        if perkara is not None:
            return f"Tanggapi {perkara.nama.lower()}"
        return _BAGIAN.get(peserta, ("Beri bagian Anda", ""))[0]
    return "Perbaiki dokumen yang dikembalikan" if perbaikan else judul_langkah(langkah.uraian)


def judul_langkah(uraian: str) -> str:
    """The first sentence of a row, up to the last clause that leaves it short enough.

    >>> judul_langkah("Menyusun draft pengukuran kinerja, dan menyerahkan kepada Kepala Bidang")
    'Menyusun draft pengukuran kinerja'
    """
    inti = uraian.split(". ")[0].rstrip(".")
    inti = inti[:1].upper() + inti[1:]
    if len(inti) <= _PANJANG_JUDUL:
        return inti
    potong = [
        m.start()
        for m in _BATAS_KLAUSA.finditer(inti)
        if _PENDEK_JUDUL <= m.start() <= _PANJANG_JUDUL
    ]
    return inti[: potong[-1]] if potong else inti


def kata_tombol(langkah: LangkahJalan, *, peserta: str, perbaikan: bool) -> str:
    """The verb of the button."""
    if perbaikan:
        return "Perbaiki"
    if peserta:
        return _BAGIAN.get(peserta, ("", "Buka"))[1]
    return _TOMBOL[langkah.tindakan[0].jenis] if langkah.tindakan else "Buka"
