"""Invitations to a meeting: every one that went out is kept, a moved meeting is a correction.

They hang on the task of the meeting; the minutes carry all of them, and so does the log with the
minutes' digest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang, TransisiTidakSah
from tolok.pelaksanaan.lembar import isi_lembar, susun_lembar
from tolok.pelaksanaan.log.kunci_tulis import transaksi_tulis
from tolok.pelaksanaan.models import Lembar, Tugas

if TYPE_CHECKING:
    from uuid import UUID

    from tolok.pelaksanaan.models import Pelaksanaan
    from tolok.pelaksanaan.services import PadaTugas

__all__ = [
    "JENIS_UNDANGAN",
    "catat_undangan",
    "daftar_undangan",
    "isi_undangan",
    "saat_mulai",
    "saat_rapat",
]

JENIS_UNDANGAN = "undangan"
_TEMPAT = ("tanggal", "mulai", "tempat")
_WAJIB = {
    "tanggal": "Hari rapat belum diisi.",
    "mulai": "Pukul rapat belum diisi.",
    "tempat": "Tempat rapat belum diisi.",
}


def daftar_undangan(tugas: UUID) -> list[dict[str, Any]]:
    """Every invitation of the task's meeting, oldest first. One query."""
    ada = Lembar.objects.filter(tugas=tugas, jenis=JENIS_UNDANGAN).order_by("pada")
    return [isi_undangan(x) for x in ada]


def isi_undangan(lembar: Lembar) -> dict[str, Any]:
    """One invitation with its id and moment."""
    return {"id": str(lembar.pk), "pada": lembar.pada, **isi_lembar(lembar)}


def catat_undangan(*, pada: PadaTugas, isi: Mapping[str, Any], boleh: bool) -> Lembar:
    """Record that a meeting was called, or moved: then with the reason. `boleh`: holds the task."""
    if not boleh:
        raise TidakBerwenang(
            "Hanya pemegang tugas yang mengundang.", "Hubungi pemegang tugas.", "undangan"
        )
    for nama, pesan in _WAJIB.items():
        if not str(isi.get(nama, "")).strip():
            raise MasukanTidakSah(pesan, "Isi hari, pukul, dan tempatnya.", nama)
    with transaksi_tulis():
        tugas = Tugas.objects.select_related("pelaksanaan").get(pk=pada.tugas)
        if not tugas.terbuka:
            raise TransisiTidakSah(
                "Rapat ini sudah bernotula, sehingga undangannya tidak diubah lagi.",
                "Buka notulanya.",
                "undangan",
            )
        lengkap = _bernomor_urut(daftar_undangan(pada.tugas), isi)
        lembar = susun_lembar(
            pelaksanaan=tugas.pelaksanaan,
            tugas=tugas.pk,
            iterasi=tugas.iterasi,
            jenis=JENIS_UNDANGAN,
            isi=lengkap,
            penulis=[pada.pegawai.pk],
            sekarang=pada.sekarang,
            subjek=tugas.subjek,
        )
        lembar.save(force_insert=True)
    return lembar


def _bernomor_urut(lama: Sequence[Mapping[str, Any]], isi: Mapping[str, Any]) -> dict[str, Any]:
    """The invitation with its turn; a correction names what it corrects, and why."""
    if not lama:
        return {**isi, "ke": 1, "alasan": "", "semula": None}
    semula = {k: str(lama[-1].get(k, "")) for k in _TEMPAT}
    if all(semula[k] == str(isi.get(k, "")) for k in _TEMPAT):
        raise MasukanTidakSah(
            "Hari, pukul, dan tempat rapat tidak berubah.",
            "Ubah salah satunya bila rapat ditunda atau dipindah.",
            "tanggal",
        )
    if not str(isi.get("alasan", "")).strip():
        raise MasukanTidakSah(
            "Alasan perubahan rapat belum ditulis.", "Tulis satu kalimat.", "alasan_ralat"
        )
    return {**isi, "ke": len(lama) + 1, "semula": semula}


def saat_mulai(isi: Mapping[str, Any], zona: ZoneInfo) -> datetime | None:
    """The hour a meeting was called for, in UTC; None when that is no day and hour."""
    try:
        setempat = datetime.fromisoformat(f"{isi.get('tanggal')}T{isi.get('mulai')}")
    except ValueError:
        return None
    return setempat.replace(tzinfo=zona).astimezone(UTC)


def saat_rapat(pelaksanaan: Pelaksanaan, tugas: UUID) -> datetime | None:
    """When the newest invitation called the meeting for; None without one. One query."""
    daftar = daftar_undangan(tugas)
    if not daftar:
        return None
    return saat_mulai(daftar[-1], ZoneInfo(pelaksanaan.instansi.pemda.nama_zona))
