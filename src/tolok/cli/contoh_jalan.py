"""The runs of the demo, each in another state and of another period.

A run is played in one transaction: it is there wholly or not at all, and a second call plays only
the runs that are missing. Moments are counted back from now in working days, so that what is
waiting is due soon and what is late is late.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tolok.berkas.services import simpan as simpan_berkas
from tolok.cli import (
    contoh_kumpul as kumpul,
    contoh_langkah as langkah,
    contoh_sk as sk,
    contoh_skp as skp,
    contoh_tim as tim,
)
from tolok.cli.contoh_berkas import pdf_contoh
from tolok.cli.contoh_isian import surat_masuk
from tolok.cli.contoh_peraga import (
    KantorContoh,
    Peraga,
    hari_kerja_maju,
    hari_kerja_mundur,
)
from tolok.dasar.galat import TidakDitemukan
from tolok.dasar.judul import rapikan_judul
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.naskah.selectors import naskah_pelaksanaan
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.penerbitan import terbitkan_pelaksanaan
from tolok.pelaksanaan.selectors.pelaksanaan import daftar_pelaksanaan, pelaksanaan_milik
from tolok.sop.domain.hasil import JenisHasil, klasifikasi
from tolok.sop.domain.jalan import JenisTindakan
from tolok.sop.selectors.versi import halaman_versi, jalan_versi, versi_berlaku

__all__ = ["KisahContoh", "daftar_kisah", "jalankan_contoh", "terbitkan_contoh"]

_SEBELUM_AKHIR_TAHUN = 9  # from October on a form asks for the figures of the whole year
_BELUM_TANDA_TANGAN = frozenset(
    {"A-01", "A-02", "A-03", "A-06", "A-08", "A-09", "A-12", "A-22", "A-25", "A-28"}
)
# A timeline with room: these runs wait for somebody and are still in time.
_LONGGAR = {7: 8, 8: 9, 9: 10, 10: 11, 11: 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class KisahContoh:
    """One run: its SOP and period, its first working day, and how far it is played.

    `akhir` comes after the documents of the run are drawn, so that the archive lists them.
    """

    sop: str = "000"
    periode: Periode
    awal: date
    mainkan: Callable[[Peraga, Pindaian], None]
    akhir: Callable[[Peraga], None] | None = None

    @property
    def kunci(self) -> tuple[str, str]:
        """What a run is told apart by in its office."""
        return self.sop, self.periode.kode


@dataclass(frozen=True, slots=True, kw_only=True)
class Pindaian:
    """Stored files that the runs refer to."""

    disposisi: UUID
    tanda_tangan: UUID
    rekap: UUID


def daftar_kisah(kantor: KantorContoh, hari_ini: date) -> list[KisahContoh]:
    """The runs of an office, by SOP, oldest first."""
    if kantor.kode_opd == "B":
        return _kisah_pengumpulan(kantor, hari_ini)
    return [
        *_kisah_pengukuran(kantor, hari_ini),
        *_kisah_tim(kantor, hari_ini),
        *_kisah_sk(kantor, hari_ini),
        *_kisah_skp(kantor, hari_ini),
    ]


def _triwulan(kantor: KantorContoh, ke: int) -> Periode:
    return Periode(JenisPeriode.TRIWULAN, kantor.tahun, ke)


def _awal_triwulan(kantor: KantorContoh, ke: int) -> date:
    """The first working day after the quarter."""
    return hari_kerja_maju(kantor.kalender, date(kantor.tahun, 3 * ke + 1, 1), 0)


def _kisah_pengukuran(kantor: KantorContoh, hari_ini: date) -> list[KisahContoh]:
    """The measurement by the bidang, in six states."""
    kalender, tahun = kantor.kalender, kantor.tahun

    def mundur(banyak: int) -> date:
        return hari_kerja_mundur(kalender, hari_ini, banyak)

    bulan = _bulan_sebelum(tahun, mundur(7))
    return [
        KisahContoh(
            periode=_triwulan(kantor, 1),
            awal=_awal_triwulan(kantor, 1),
            mainkan=_selesai,
            akhir=langkah.arsipkan,
        ),
        KisahContoh(
            periode=Periode(JenisPeriode.SEMESTER, tahun, 1), awal=mundur(14), mainkan=_terlambat
        ),
        KisahContoh(periode=_triwulan(kantor, 2), awal=mundur(7), mainkan=_dikembalikan),
        KisahContoh(
            periode=Periode(JenisPeriode.BULAN, tahun, min(bulan - 1, _SEBELUM_AKHIR_TAHUN)),
            awal=mundur(6),
            mainkan=_menunggu_sekretaris,
        ),
        KisahContoh(periode=_triwulan(kantor, 3), awal=mundur(2), mainkan=_menunggu_bidang),
        KisahContoh(
            periode=Periode(JenisPeriode.BULAN, tahun, bulan), awal=mundur(1), mainkan=_baru
        ),
    ]


def _kisah_tim(kantor: KantorContoh, hari_ini: date) -> list[KisahContoh]:
    """The measurement by the team: filed, returned by the Sekretaris, and half typed."""
    kalender = kantor.kalender
    return [
        KisahContoh(
            sop="002",
            periode=_triwulan(kantor, 1),
            awal=_awal_triwulan(kantor, 1),
            mainkan=lambda peraga, _: tim.mainkan(peraga, 9),
            akhir=tim.arsip,
        ),
        KisahContoh(
            sop="002",
            periode=_triwulan(kantor, 2),
            awal=hari_kerja_mundur(kalender, hari_ini, 6),
            mainkan=_dikembalikan_ke_tim,
        ),
        KisahContoh(
            sop="002",
            periode=_triwulan(kantor, 3),
            awal=hari_kerja_mundur(kalender, hari_ini, 4),
            mainkan=_tim_mengukur,
        ),
    ]


def _kisah_sk(kantor: KantorContoh, hari_ini: date) -> list[KisahContoh]:
    """The team by decree: followed up, and sent back by the verification meeting."""
    return [
        KisahContoh(
            sop="003",
            periode=_triwulan(kantor, 1),
            awal=_awal_triwulan(kantor, 1),
            mainkan=lambda peraga, _: sk.sampai_tindak_lanjut(peraga),
        ),
        KisahContoh(
            sop="003",
            periode=_triwulan(kantor, 2),
            awal=hari_kerja_mundur(kantor.kalender, hari_ini, 6),
            mainkan=lambda peraga, _: sk.dikembalikan_rapat(peraga),
        ),
    ]


def _kisah_skp(kantor: KantorContoh, hari_ini: date) -> list[KisahContoh]:
    """The appraisal of employees: nearly signed, and half filled in."""
    return [
        KisahContoh(
            sop="001",
            periode=Periode(JenisPeriode.TAHUN, kantor.tahun - 1),
            awal=hari_kerja_mundur(kantor.kalender, hari_ini, 6),
            mainkan=skp.menunggu_tanda_tangan,
        ),
        KisahContoh(
            sop="001",
            periode=_triwulan(kantor, 3),
            awal=hari_kerja_mundur(kantor.kalender, hari_ini, 2),
            mainkan=skp.separuh_terisi,
        ),
    ]


def _kisah_pengumpulan(kantor: KantorContoh, hari_ini: date) -> list[KisahContoh]:
    """The collection of figures: sent, returned by a Kabid, and waiting for three owners."""
    kalender = kantor.kalender
    return [
        KisahContoh(
            sop="004",
            periode=_triwulan(kantor, 1),
            awal=_awal_triwulan(kantor, 1),
            mainkan=lambda peraga, _: kumpul.mainkan(peraga, 7),
            akhir=kumpul.tutup,
        ),
        KisahContoh(
            sop="004",
            periode=_triwulan(kantor, 2),
            awal=hari_kerja_mundur(kalender, hari_ini, 13),
            mainkan=_dikembalikan_kabid,
        ),
        KisahContoh(
            sop="004",
            periode=_triwulan(kantor, 3),
            awal=hari_kerja_mundur(kalender, hari_ini, 7),
            mainkan=_mengumpulkan,
        ),
    ]


def _bulan_sebelum(tahun: int, hari: date) -> int:
    """The month of the plan's year that ended before the day."""
    return hari.month - 1 if hari.year == tahun else 12


def jalankan_contoh(kantor: KantorContoh, *, sekarang: datetime) -> list[Peraga]:
    """Play every run that is not there yet; returns those that were played.

    An office with as many runs as the demo has is left as it is, whatever their periods.
    """
    ada = {(p.kode_sop, p.periode) for p in daftar_pelaksanaan(kantor.pegawai[kantor.pimpinan])}
    hari_ini = sekarang.astimezone(kantor.kalender.tz).date()
    kisah = daftar_kisah(kantor, hari_ini)
    kurang = [k for k in kisah if k.kunci not in ada]
    if not kurang or len(ada) >= len(kisah):
        return []
    versi = {kode: _versi(kantor, kode, sekarang) for kode in {k.sop for k in kurang}}
    pindaian = _pindaian(kantor, sekarang)
    return [_satu(kantor, kisah, versi[kisah.sop], pindaian) for kisah in kurang]


def _versi(kantor: KantorContoh, kode: str, sekarang: datetime) -> Any:
    hari = hari_di(kantor.instansi.pemda, sekarang)
    versi = versi_berlaku(kantor.instansi, kode, hari)
    if versi is None:
        raise TidakDitemukan(
            f"SOP {kode} belum berlaku di kantor contoh.", "Muat ulang data contoh."
        )
    return versi


def _satu(kantor: KantorContoh, kisah: KisahContoh, versi: Any, pindaian: Pindaian) -> Peraga:
    peraga = _mainkan(kantor, kisah, versi, pindaian)
    if kisah.akhir is not None:
        if not transaction.get_connection().in_atomic_block:
            terbitkan_contoh([peraga])
        with transaction.atomic():
            kisah.akhir(peraga)
    return peraga


@transaction.atomic
def _mainkan(kantor: KantorContoh, kisah: KisahContoh, versi: Any, pindaian: Pindaian) -> Peraga:
    peraga = Peraga(
        kantor=kantor,
        awal=kisah.awal,
        periode=kisah.periode,
        per_pegawai=bool(lintasan_sop(versi.sidik).per_orang),
    )
    peraga.mulai(versi, _nama(versi), surat_masuk(peraga) if _bersurat(versi) else None)
    kisah.mainkan(peraga, pindaian)
    return peraga


def _bersurat(versi: Any) -> bool:
    """The first row hands the work on, on the sheet of disposition that its page asks for: such
    a sheet comes with a letter."""
    pertama = jalan_versi(versi).langkah[0]
    lengkap = halaman_versi(versi).langkah[0].mutu.kelengkapan
    menugaskan = any(t.jenis is JenisTindakan.TUGASKAN for t in pertama.tindakan)
    return menugaskan and any(klasifikasi(k) is JenisHasil.DISPOSISI for k in lengkap)


_SEBUTAN = {"002": "Pengukuran Kinerja oleh Tim AKIP", "003": "Pengukuran Kinerja oleh Tim SK"}
"""Three SOPs of the demo's office print the same name, which no office would have at once."""


def _nama(versi: Any) -> str:
    """The SOP's name as people say it, where the page prints it in capitals."""
    return rapikan_judul(_SEBUTAN.get(versi.kode, str(versi.nama)))


def terbitkan_contoh(dimainkan: Iterable[Peraga]) -> int:
    """Draw the documents of these runs as of their last moment; returns how many they have.

    Not inside a transaction. The sheets of an appraisal, five for every employee, are drawn when
    somebody opens them.
    """
    banyak = 0
    for peraga in dimainkan:
        if peraga.per_pegawai:
            continue
        baris = pelaksanaan_milik(peraga.kantor.pegawai[peraga.kantor.penyiap], peraga.pelaksanaan)
        terbitkan_pelaksanaan(baris, peraga.saat)
        banyak += naskah_pelaksanaan(peraga.pelaksanaan).count()
    return banyak


def _pindaian(kantor: KantorContoh, sekarang: datetime) -> Pindaian:
    """Stored outside any transaction, as uploads are."""

    def satu(nama: str, judul: str, *baris: str) -> UUID:
        isi = pdf_contoh(judul, ["DATA CONTOH - bukan dokumen instansi sebenarnya", "", *baris])
        berkas = simpan_berkas(isi, pemda=kantor.pemda, sekarang=sekarang, nama=nama)
        return UUID(str(berkas.pk))

    return Pindaian(
        disposisi=satu(
            "disposisi.pdf", "Lembar disposisi", "Kepada: Sekretaris",
            "Laksanakan pengukuran kinerja. Semua bidang dan UPT.", "(paraf Kepala Dinas)",
        ),
        tanda_tangan=satu(
            "tanda-tangan.pdf", "Halaman tanda tangan",
            "Pegawai tanpa gawai menandatangani di kertas.", "(tanda tangan)",
        ),
        rekap=satu(
            "rekap-e-ska.pdf", "Rekap penerbitan SKA", "Rekapitulasi nilai FOB per bulan (rekaan).",
        ),
    )  # fmt: skip


# -- how far each run is played ----------------------------------------------------------------


def _baru(peraga: Peraga, _: Pindaian) -> None:
    """Prepared; row 1 waits for Kepala Dinas."""


def _sampai_formulir(peraga: Peraga, tenggat: Mapping[int, int] | None = None) -> None:
    """Rows 1-3 on the first morning."""
    peraga.pukul(0, "08.12")
    langkah.teruskan(peraga, 1, "A-01", "kepala_dinas")
    _formulir(peraga, tenggat)


def _formulir(peraga: Peraga, tenggat: Mapping[int, int] | None = None) -> None:
    peraga.pukul(0, "08.40")
    langkah.teruskan(peraga, 2, "A-02", "sekretaris")
    peraga.pukul(0, "09.15")
    langkah.formulir_disampaikan(peraga, tenggat)


def _sampai_kasubbag(
    peraga: Peraga, pindaian: Pindaian, tenggat: Mapping[int, int] | None = None
) -> None:
    """Rows 1-7: every unit fills in, the draft is made, every head and the Kasubbag agree."""
    _sampai_formulir(peraga, tenggat)
    langkah.isi_bersama(peraga, 1, langkah.PEMILIK[:4], pindaian.rekap)
    langkah.isi_bersama(peraga, 2, langkah.PEMILIK[4:], pindaian.rekap)
    langkah.draf(peraga, 3)
    peraga.pukul(4, "08.20")
    langkah.periksa_bidang(peraga)
    peraga.pukul(5, "08.30")
    langkah.periksa_kasubbag(peraga)


def _menunggu_bidang(peraga: Peraga, pindaian: Pindaian) -> None:
    """Row 1 from paper; six of eight forms are in, one of the missing has been begun."""
    peraga.pukul(0, "08.12")
    langkah.disposisi_kertas(peraga, pindaian.disposisi)
    _formulir(peraga)
    langkah.isi_bersama(peraga, 1, langkah.PEMILIK[:6], pindaian.rekap)
    langkah.mulai_mengisi(peraga, 1, "A-13", "A-14", pindaian.rekap)


def _menunggu_sekretaris(peraga: Peraga, pindaian: Pindaian) -> None:
    """The report waits for the review of the Sekretaris."""
    _sampai_kasubbag(peraga, pindaian, _LONGGAR)


def _dikembalikan(peraga: Peraga, pindaian: Pindaian) -> None:
    """The Sekretaris returned the report to the Kasubbag with two notes; the repair is open."""
    _sampai_kasubbag(peraga, pindaian, _LONGGAR)
    peraga.pukul(6, "13.40")
    langkah.kembalikan_ke_kasubbag(peraga)
    peraga.pukul(6, "15.20")
    peraga.baca("A-03", peraga.utama(7))


def _sampai_tanda_tangan(peraga: Peraga, pindaian: Pindaian) -> None:
    """Rows 1-8 approved."""
    _sampai_kasubbag(peraga, pindaian)
    peraga.pukul(5, "13.20")
    langkah.periksa_sekretaris(peraga)


def _terlambat(peraga: Peraga, pindaian: Pindaian) -> None:
    """Two thirds have signed; the date of the timeline passed long ago."""
    _sampai_tanda_tangan(peraga, pindaian)
    peraga.pukul(6, "08.10")
    sudah = sorted(set(peraga.kantor.pegawai) - _BELUM_TANDA_TANGAN)
    langkah.tandatangan(peraga, sudah, pindaian.tanda_tangan)


def _selesai(peraga: Peraga, pindaian: Pindaian) -> None:
    """All eleven rows but the archive record, which waits for the documents."""
    _sampai_tanda_tangan(peraga, pindaian)
    peraga.pukul(6, "08.10")
    langkah.tandatangan(peraga, sorted(peraga.kantor.pegawai), pindaian.tanda_tangan)
    peraga.pukul(6, "14.30")
    langkah.sahkan(peraga)
    peraga.pukul(7, "08.30")
    langkah.teruskan(peraga, 10, "A-03", "kasubbag")
    peraga.pukul(7, "09.30")
    langkah.kirim_dan_gandakan(peraga)


def _dikembalikan_ke_tim(peraga: Peraga, _: Pindaian) -> None:
    tim.mainkan(peraga, 7)
    tim.kembalikan_ke_tim(peraga)


def _tim_mengukur(peraga: Peraga, _: Pindaian) -> None:
    tim.mainkan(peraga, 4)
    tim.mulai_mengukur(peraga)


def _dikembalikan_kabid(peraga: Peraga, _: Pindaian) -> None:
    kumpul.mainkan(peraga, 2)
    kumpul.kembalikan(peraga)


def _mengumpulkan(peraga: Peraga, _: Pindaian) -> None:
    """Four of seven forms are in."""
    kumpul.mainkan(peraga, 1)
    kumpul.isi(peraga, *kumpul.PEMILIK[:4])
