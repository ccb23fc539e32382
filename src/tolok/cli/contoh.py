"""The demo: the invented office with its plan, its SOP in force, and runs in different states.

Called by `tolok demo` through `muat_contoh`. It only calls services, with moments counted back
from now in the office's working days, so that the due times of the demo are alive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from tolok.kinerja.services.contoh import RencanaContoh, muat_contoh as muat_rencana
from tolok.organisasi.services.contoh import HasilContoh, muat_contoh as muat_kantor
from tolok.sop.domain.konfirmasi import Konfirmasi, pertanyaan
from tolok.sop.selectors import jalan_versi
from tolok.sop.services import konfirmasikan, masukkan_pustaka, sahkan

__all__ = ["DuniaContoh", "siapkan_dunia"]

SOP = "000"
_RIWAYAT = 2


@dataclass(kw_only=True)
class DuniaContoh:
    """What the demo stands on, before any run."""

    data: Mapping[str, Any]
    kantor: HasilContoh
    rencana: RencanaContoh
    versi: Any
    tahun: int

    def pegawai(self, kode: str) -> Any:
        """The person of a position of the sample file."""
        return self.kantor.pegawai[kode]


@transaction.atomic
def siapkan_dunia(data: Mapping[str, Any], *, sekarang: datetime) -> DuniaContoh:
    """Load the office and its plan into an empty database, and put SOP 000 in force there."""
    kantor = muat_kantor(data, sekarang=sekarang)
    opd = next(o for o in data["opd"] if o["kode"] == "A")
    instansi, tahun = kantor.instansi["A"], int(data["tahun"])
    rencana = muat_rencana(
        opd,
        pemda=kantor.pemda.pk,
        instansi=instansi.pk,
        jabatan={kode: j.pk for kode, j in kantor.jabatan.items()},
        tahun=tahun,
        aturan=data["aturan"]["id"],
        riwayat_sampai=_RIWAYAT,
        sekarang=sekarang,
    )
    versi = _sop_berlaku(kantor, sekarang)
    return DuniaContoh(data=data, kantor=kantor, rencana=rencana, versi=versi, tahun=tahun)


def _sop_berlaku(kantor: HasilContoh, sekarang: datetime) -> Any:
    """The Kasubbag takes the published SOP over and answers what is asked once; the
    administrator puts it in force."""
    kasubbag, instansi = kantor.pegawai["A-03"], kantor.instansi["A"]
    versi = masukkan_pustaka(pelaku=kasubbag, instansi=instansi, kode=SOP, sekarang=sekarang)
    ditanya = pertanyaan(jalan_versi(versi))
    jawaban = Konfirmasi(
        penanggung_jawab="kasubbag",
        kembali={t.langkah: int(t.usul) for t in ditanya if t.kunci == "kembali"},
    )
    versi = konfirmasikan(pelaku=kasubbag, versi=versi, jawaban=jawaban, sekarang=sekarang)
    return sahkan(pelaku=kantor.pegawai["A-12"], versi=versi, sekarang=sekarang)
