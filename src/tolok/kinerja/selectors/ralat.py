"""Reads of corrections (ralat): what a run ratified, what it corrects, and which runs correct it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps

from tolok.dasar.periode import Periode
from tolok.kinerja.domain.berkas_ukur import FORMAT_LAPORAN
from tolok.kinerja.domain.ralat import BENTUK
from tolok.kinerja.domain.rencana import Rencana
from tolok.kinerja.selectors.kinerja import rencana
from tolok.pelaksanaan.domain.keadaan import KunciHasil, StatusPelaksanaan, VersiHasil
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.terbit.status import pengesah

__all__ = [
    "JENIS_DASAR",
    "KODE",
    "DasarRalat",
    "LaporanSah",
    "dasar_ralat",
    "laporan_asal",
    "laporan_sah",
    "laporan_sah_semua",
    "laporan_terkini",
    "ralat_atas",
    "rencana_ralat",
]

KODE = "ralat"
"""Code of the built-in SOP."""
JENIS_DASAR = "dasar_ralat"
"""Kind of the sheet that says what a run corrects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaporanSah:
    """A ratified report: its run, sheet, content, digest, version among its corrections, and when."""

    pelaksanaan: Any
    lembar: UUID
    isi: Mapping[str, Any]
    sidik: str
    versi: int
    disahkan: datetime

    @property
    def kertas(self) -> Mapping[str, Any]:
        """The worked sheet inside it."""
        isi: Mapping[str, Any] = self.isi["kertas_kerja"]
        return isi


@dataclass(frozen=True, slots=True, kw_only=True)
class DasarRalat:
    """What a run corrects: the first report's run, the sheet it starts from, rows, reason, letter."""

    asal: UUID
    laporan: UUID
    sidik: str
    versi: int
    dipilih: tuple[str, ...]
    alasan: str
    dasar: str


def _model(nama: str) -> Any:
    return apps.get_model("pelaksanaan", nama)


def laporan_sah(pelaksanaan: Any) -> LaporanSah | None:
    """The report that a finished run ratified; None: none, or one without figures.

    Folds the run's log; one query for the sheet.
    """
    return laporan_sah_semua([pelaksanaan]).get(pelaksanaan.pk)


def laporan_sah_semua(daftar: Iterable[Any]) -> dict[UUID, LaporanSah]:
    """Run -> the report it ratified, of those that have one. One query for all the sheets."""
    sah = [(p, *disahkan) for p in daftar if (disahkan := _versi_sah(p)) is not None]
    lembar = _model("Lembar").objects.in_bulk([versi.lembar for _, versi, _ in sah])
    hasil = {}
    for pelaksanaan, versi, saat in sah:
        isi = isi_lembar(lembar[UUID(versi.lembar)])
        if isi.get("format") == FORMAT_LAPORAN:
            hasil[pelaksanaan.pk] = LaporanSah(
                pelaksanaan=pelaksanaan,
                lembar=UUID(versi.lembar),
                isi=isi,
                sidik=versi.sidik,
                versi=int(isi[BENTUK]["versi"]) if isi.get(BENTUK) else 1,
                disahkan=saat,
            )
    return hasil


def _versi_sah(pelaksanaan: Any) -> tuple[VersiHasil, datetime] | None:
    """The version of the report that was ratified, and when."""
    keadaan = keadaan_kini(pelaksanaan)
    tugas = pengesah(keadaan, lintasan_sop(pelaksanaan.sidik_sop))
    if tugas is None or tugas.ditutup is None:
        return None
    versi: VersiHasil | None = None
    for objek in tugas.objek:
        if objek.jenis != "laporan":
            continue
        semua = keadaan.hasil.get(KunciHasil(objek.langkah, objek.jenis, objek.subjek), ())
        versi = next((v for v in semua if v.versi == objek.versi), versi)
    return None if versi is None else (versi, tugas.ditutup)


def dasar_ralat(pelaksanaan: Any) -> DasarRalat | None:
    """What this run corrects; None for any other run. One query."""
    if pelaksanaan.kode_sop != KODE:
        return None
    lembar = _model("Lembar").objects.filter(pelaksanaan=pelaksanaan, jenis=JENIS_DASAR).first()
    return None if lembar is None else _dasar(isi_lembar(lembar))


def _dasar(isi: Mapping[str, Any]) -> DasarRalat:
    return DasarRalat(
        asal=UUID(isi["asal"]),
        laporan=UUID(isi["laporan"]),
        sidik=isi["sidik"],
        versi=int(isi["versi"]),
        dipilih=tuple(isi["dipilih"]),
        alasan=isi["alasan"],
        dasar=isi["dasar"],
    )


def ralat_atas(pelaksanaan: Any) -> list[Any]:
    """Runs that correct this run's report, oldest first, cancelled ones left out. Two queries."""
    calon = _model("Pelaksanaan").objects.filter(
        instansi_id=pelaksanaan.instansi_id, kode_sop=KODE, periode=pelaksanaan.periode
    )
    lembar = (
        _model("Lembar")
        .objects.filter(pelaksanaan__in=calon, jenis=JENIS_DASAR)
        .select_related("pelaksanaan__instansi__pemda")
        .order_by("pada")
    )
    return [
        x.pelaksanaan
        for x in lembar
        if isi_lembar(x)["asal"] == str(pelaksanaan.pk)
        and x.pelaksanaan.status != StatusPelaksanaan.DIBATALKAN.value
    ]


def laporan_terkini(pelaksanaan: Any) -> LaporanSah | None:
    """The newest ratified version of a run's report: its last finished ralat's, else its own."""
    selesai = [r for r in ralat_atas(pelaksanaan) if r.status == StatusPelaksanaan.SELESAI.value]
    for satu in reversed(selesai):
        laporan = laporan_sah(satu)
        if laporan is not None:
            return laporan
    return laporan_sah(pelaksanaan)


def laporan_asal(dasar: DasarRalat) -> Mapping[str, Any]:
    """The ratified report that a correction starts from. One query."""
    return isi_lembar(_model("Lembar").objects.get(pk=dasar.laporan))


def rencana_ralat(laporan: Mapping[str, Any], pelaksanaan: Any) -> Rencana:
    """The plan of the period, measured by the rule set that the ratified report was."""
    periode = Periode.dari_kode(pelaksanaan.periode)
    kertas = laporan["kertas_kerja"]
    return replace(rencana(pelaksanaan.instansi_id, periode), aturan=str(kertas["aturan"]))
