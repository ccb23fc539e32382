"""How the head of a team divides the acts of a row among its members: every division is kept.

It hangs on the task, like an invitation: a way of working, not a decision. Who really did an act
stands in the log with the act.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang, TransisiTidakSah
from tolok.pelaksanaan.lembar import isi_lembar, susun_lembar
from tolok.pelaksanaan.log.kunci_tulis import transaksi_tulis
from tolok.pelaksanaan.models import Lembar, Tugas

if TYPE_CHECKING:
    from tolok.pelaksanaan.services import PadaTugas

__all__ = ["JENIS_PEMBAGIAN", "catat_pembagian", "daftar_pembagian"]

JENIS_PEMBAGIAN = "pembagian"


def daftar_pembagian(tugas: UUID) -> list[tuple[datetime, dict[str, Any]]]:
    """Every division of the task, oldest first; the last one counts. One query."""
    ada = Lembar.objects.filter(tugas=tugas, jenis=JENIS_PEMBAGIAN).order_by("pada")
    return [(x.pada, isi_lembar(x)) for x in ada]


def catat_pembagian(
    *, pada: PadaTugas, bagian: Mapping[str, str], alasan: str, boleh: bool
) -> Lembar:
    """Write down who does which act (act -> person); a changed division says why.

    `boleh`: the person leads the team that holds the task.
    """
    if not boleh:
        raise TidakBerwenang(
            "Hanya ketua tim yang membagi pekerjaan.", "Sampaikan usul Anda kepadanya.", "ketua"
        )
    with transaksi_tulis():
        tugas = Tugas.objects.select_related("pelaksanaan").get(pk=pada.tugas)
        if not tugas.terbuka:
            raise TransisiTidakSah(
                "Tugas ini sudah diserahkan, sehingga tidak dibagi lagi.", "", "pembagian"
            )
        lama = daftar_pembagian(pada.tugas)
        if lama and not alasan.strip():
            raise MasukanTidakSah(
                "Alasan perubahan pembagian belum ditulis.", "Tulis satu kalimat.", "alasan_bagi"
            )
        lembar = susun_lembar(
            pelaksanaan=tugas.pelaksanaan,
            tugas=tugas.pk,
            iterasi=tugas.iterasi,
            jenis=JENIS_PEMBAGIAN,
            isi={"orang": dict(bagian), "alasan": alasan.strip()[:500]},
            penulis=[pada.pegawai.pk],
            sekarang=pada.sekarang,
        )
        lembar.save(force_insert=True)
    return lembar
