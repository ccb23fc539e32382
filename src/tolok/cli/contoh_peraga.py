"""Plays the people of the demo: opens a task as the page would and sends its panel's commands.

Everything goes through the panels, so the sheets of the demo have exactly the content that a
person at the page produces. The clock is passed in and moves with each act.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.utils.datastructures import MultiValueDict

from tolok.dasar.kalender import KalenderKerja
from tolok.dasar.periode import Periode
from tolok.organisasi.selectors import (
    instansi_contoh,
    jabatan_menurut_kode,
    kalender,
    pegawai_menurut_nip,
    yang_bertindak,
)
from tolok.pelaksanaan.selectors.pelaksanaan import tugas_terbuka_baris
from tolok.pelaksanaan.services import mulai
from tolok.pelaksanaan.tindakan.daftar import PerintahPanel, panel_langkah
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.umum import KODE, PERINTAH_UMUM

if TYPE_CHECKING:
    from tolok.organisasi.models import Instansi, Jabatan, Pegawai, Pemda
    from tolok.pelaksanaan.models import Tugas

__all__ = [
    "KantorContoh",
    "Peraga",
    "hari_kerja_maju",
    "hari_kerja_mundur",
    "lajur_kolom",
    "saat_kerja",
]

# Minutes from one act to the next, in turn: people do not work to the beat of a clock.
_JEDA = (4, 6, 3, 9, 5, 2, 7, 3)


def hari_kerja_mundur(kalender: KalenderKerja, hari_ini: date, banyak: int) -> date:
    """The working day that lies `banyak` working days before `hari_ini`."""
    return _geser(kalender, hari_ini, banyak, -1)


def hari_kerja_maju(kalender: KalenderKerja, hari: date, banyak: int) -> date:
    """The working day that lies `banyak` working days after `hari`; 0: the first from `hari` on."""
    if banyak == 0:
        return hari if kalender.hari_kerja(hari) else _geser(kalender, hari, 1, 1)
    return _geser(kalender, hari, banyak, 1)


def _geser(kalender: KalenderKerja, hari: date, banyak: int, arah: int) -> date:
    while banyak:
        hari += timedelta(days=arah)
        if kalender.hari_kerja(hari):
            banyak -= 1
    return hari


def saat_kerja(kalender: KalenderKerja, saat: datetime) -> datetime:
    """The moment itself when the office works then, else the next opening."""
    for selang in kalender.selang(saat.date()):
        if saat.time() < selang.mulai:
            return saat.replace(hour=selang.mulai.hour, minute=selang.mulai.minute)
        if saat.time() < selang.selesai:
            return saat
    besok = hari_kerja_maju(kalender, saat.date(), 1)
    return saat_kerja(kalender, datetime.combine(besok, time.min, kalender.tz))


@dataclass(kw_only=True)
class KantorContoh:
    """A loaded office, read back by the position codes of the sample file."""

    kode_opd: str
    data: dict[str, Any]
    opd: dict[str, Any]
    pemda: Pemda
    instansi: Instansi
    jabatan: dict[str, Jabatan]
    pegawai: dict[str, Pegawai]
    kalender: KalenderKerja
    tahun: int

    @classmethod
    def baca(cls, data: dict[str, Any], tahun: int, kode_opd: str = "A") -> KantorContoh:
        """The office as it stands in the database."""
        opd = next(o for o in data["opd"] if o["kode"] == kode_opd)
        instansi = instansi_contoh(kode_opd)
        orang = pegawai_menurut_nip(instansi)
        return cls(
            kode_opd=kode_opd,
            data=data,
            opd=opd,
            pemda=instansi.pemda,
            instansi=instansi,
            jabatan=jabatan_menurut_kode(instansi),
            pegawai={p["kode"]: orang[p["nip"]] for p in opd["posisi"] if p["nip"] in orang},
            kalender=kalender(instansi),
            tahun=tahun,
        )

    @property
    def pimpinan(self) -> str:
        """Position code of the head of the office: the first post of the file."""
        return str(self.opd["posisi"][0]["kode"])

    @property
    def penyiap(self) -> str:
        """Position code of who prepares runs: the planner, third in the file of both offices."""
        return str(self.opd["posisi"][2]["kode"])

    def kode(self, pegawai: Any) -> str:
        """Position code of a person's own post, by id."""
        return next(k for k, p in self.pegawai.items() if p.pk == pegawai)


@dataclass(kw_only=True)
class Peraga:
    """One run of the demo and the moment it has reached. `awal` is its first working day."""

    kantor: KantorContoh
    awal: date
    periode: Periode
    per_pegawai: bool = False
    pelaksanaan: UUID = field(init=False)
    saat: datetime = field(init=False)
    _langkah: int = field(init=False)

    def __post_init__(self) -> None:
        kalender = self.kantor.kalender
        self._langkah = 3 * self.periode.ke
        self.saat = datetime.combine(self.awal, time.min, kalender.tz)
        self.pukul(0, "07.40")

    def pukul(self, hari: int, jam: str) -> None:
        """Move to a moment: so many working days after the first one, office time ("08.12").

        Never backwards, and never outside the hours of the office.
        """
        kalender = self.kantor.kalender
        jarum = time.fromisoformat(jam.replace(".", ":"))
        dituju = datetime.combine(self.tanggal(hari), jarum, kalender.tz)
        self.saat = saat_kerja(kalender, max(self.saat, dituju))

    def maju(self) -> None:
        """A few minutes pass."""
        jeda = timedelta(minutes=_JEDA[self._langkah % len(_JEDA)])
        self._langkah += 1
        self.saat = saat_kerja(self.kantor.kalender, self.saat + jeda)

    def tanggal(self, hari: int) -> date:
        """The date so many working days after the first one."""
        return hari_kerja_maju(self.kantor.kalender, self.awal, hari)

    def mulai(
        self, versi: Any, nama: str, surat: dict[str, Any] | None, oleh: str | None = None
    ) -> None:
        """The planner (or `oleh`) prepares the run; row 1 opens at its holder."""
        jawaban = mulai(
            pegawai=self.kantor.pegawai[oleh or self.kantor.penyiap],
            kode_sop=versi.kode,
            nama_sop=nama,
            sidik_sop=versi.sidik,
            periode=self.periode,
            kunci=uuid4(),
            sekarang=self.saat,
            surat=surat,
        )
        self.pelaksanaan = jawaban.pelaksanaan
        self.maju()

    # -- tasks ---------------------------------------------------------------------------------

    def terbuka(self, langkah: int, **lain: Any) -> list[Tugas]:
        """Open tasks of a row, in the order in which they are asked."""
        return tugas_terbuka_baris(self.pelaksanaan, langkah, **lain)

    def utama(self, langkah: int) -> Tugas:
        """The one main task of a row."""
        return self.terbuka(langkah, induk=None)[0]

    def milik(self, langkah: int, kode: str) -> Tugas:
        """The open task about the unit of a post."""
        return self.terbuka(langkah, subjek=self.kantor.jabatan[kode].unit_id)[0]

    def kepala(self, kode: str) -> str:
        """Who answers for a unit now: its head, the acting one, or else Kepala Dinas."""
        bertindak = yang_bertindak(self.kantor.jabatan[kode], self.saat.date())
        if not bertindak:
            return self.kantor.pimpinan
        return self.kantor.kode(bertindak[0].pegawai_id)

    def halaman(self, orang: str, tugas: Tugas) -> HalamanTugas:
        """The task page as this person sees it now."""
        return HalamanTugas(tugas=tugas, pegawai=self.kantor.pegawai[orang], sekarang=self.saat)

    # -- acting --------------------------------------------------------------------------------

    def baca(self, orang: str, tugas: Tugas) -> None:
        """The person opens the task."""
        self.kirim(orang, tugas, KODE, "baca")

    def kirim(self, orang: str, tugas: Tugas, tindakan: str, perintah: str, **isian: Any) -> None:
        """Send a command of a panel with the fields of its form (a list: the field repeats)."""
        halaman = self.halaman(orang, tugas)
        isi = {k: v if isinstance(v, list) else [str(v)] for k, v in isian.items()}
        self._perintah(halaman, tindakan, perintah).lakukan(
            Kiriman(halaman=halaman, pada=halaman.pada(), isian=MultiValueDict(isi), berkas={})
        )
        self.maju()

    def panel(self, orang: str, tugas: Tugas, tindakan: str) -> tuple[Any, HalamanTugas]:
        """The panel of an act on this task, and the page it stands on."""
        halaman = self.halaman(orang, tugas)
        return panel_langkah(tindakan, halaman.langkah, halaman.lintasan), halaman

    @staticmethod
    def _perintah(halaman: HalamanTugas, tindakan: str, perintah: str) -> PerintahPanel:
        if tindakan == KODE:
            return PERINTAH_UMUM[perintah]
        satu = panel_langkah(tindakan, halaman.langkah, halaman.lintasan)
        if satu is None:
            raise LookupError(tindakan)
        return satu.perintah[perintah]

    def putuskan(self, orang: str, tugas: Tugas, *, menit: int, **isian: Any) -> None:
        """Read, and approve so many minutes later."""
        self.baca(orang, tugas)
        self.saat = saat_kerja(self.kantor.kalender, self.saat + timedelta(minutes=menit))
        self.kirim(orang, tugas, "periksa", "setujui", **isian)


def lajur_kolom(baris: Sequence[dict[str, Any]], *kolom: str) -> dict[str, list[str]]:
    """Rows of a table as the repeated fields in which a form sends them."""
    return {k: [str(b.get(k, "")) for b in baris] for k in kolom}
