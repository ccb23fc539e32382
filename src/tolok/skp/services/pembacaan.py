"""Who opened whose SKP: written whenever its content is shown to somebody else."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps

from tolok.naskah.domain.dokumen import JenisNaskah
from tolok.pelaksanaan.terbit.daftar import id_naskah
from tolok.skp.domain.lembar import KODE_DOKUMEN
from tolok.skp.models import PembacaanSkp, RencanaSkp

__all__ = ["catat_fail_dibuka", "catat_pembacaan"]

_JENIS = tuple(
    j.value
    for j in (
        JenisNaskah.SKP,
        JenisNaskah.EVALUASI_KINERJA_PEGAWAI,
        JenisNaskah.DOKUMEN_EVALUASI_KINERJA,
        JenisNaskah.FORMULIR_SKP,
        JenisNaskah.PENILAIAN_CAPAIAN_SKP,
        JenisNaskah.PENILAIAN_PRESTASI_KERJA,
    )
)
_SEKALI = timedelta(minutes=10)


def catat_pembacaan(*, pembaca: Any, subjek: UUID, apa: str, sekarang: datetime) -> None:
    """Record a reading by anybody but the subject; once in ten minutes for the same thing."""
    if pembaca is None or pembaca.pk == subjek:
        return
    baru_saja = PembacaanSkp.objects.filter(
        pembaca=pembaca, subjek_id=subjek, apa=apa, pada__gt=sekarang - _SEKALI
    )
    if baru_saja.exists():
        return
    PembacaanSkp.objects.create(
        pemda_id=pembaca.pemda_id,
        instansi_id=pembaca.instansi_id,
        pembaca=pembaca,
        subjek_id=subjek,
        apa=apa,
        pada=sekarang,
    )


def catat_fail_dibuka(pembaca: Any, berkas: Any, sekarang: datetime) -> None:
    """Record the opening of a document about one employee (registered with berkas)."""
    model: Any = apps.get_model("naskah", "VersiNaskah")
    versi = model.objects.filter(berkas=berkas, naskah__jenis__in=_JENIS).select_related("naskah")
    satu = versi.first()
    if satu is None or satu.naskah.pelaksanaan is None:
        return
    naskah = satu.naskah
    milik = RencanaSkp.objects.filter(instansi_id=naskah.instansi_id).order_by()
    for subjek in milik.values_list("pegawai_id", flat=True).distinct():
        if naskah.pk in _kunci(naskah.pelaksanaan, subjek):
            catat_pembacaan(
                pembaca=pembaca, subjek=subjek, apa=naskah.get_jenis_display(), sekarang=sekarang
            )
            return


def _kunci(pelaksanaan: UUID, subjek: UUID) -> set[UUID]:
    """Ids of the documents of one employee in one run."""
    return {id_naskah(pelaksanaan, f"skp/{subjek}/{kode}") for kode in KODE_DOKUMEN}
