"""From a scored sheet of a run to the results of an office, inside the run's own transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.apps import apps
from django.db.models import Max

from tolok.pelaksanaan.domain.keadaan import Keadaan
from tolok.pelaksanaan.domain.kejadian import Tercatat
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.privasi import subjek_tugas
from tolok.skp.domain.lembar import BENTUK_DINILAI, AsalHasil, masa_lembar
from tolok.skp.models import HasilSkp

if TYPE_CHECKING:
    from tolok.pelaksanaan.models import Pelaksanaan

__all__ = ["proyeksikan"]

_JENIS = ("skp", "keputusan_keberatan")


def proyeksikan(pelaksanaan: Pelaksanaan, keadaan: Keadaan, tercatat: Sequence[Tercatat]) -> None:
    """Write a version of the result for every scored sheet that was handed in."""
    model: Any = apps.get_model("pelaksanaan", "Lembar")
    for satu in tercatat:
        tugas = keadaan.tugas.get(str(getattr(satu.kejadian, "tugas", "")))
        for hasil in getattr(satu.kejadian, "hasil", None) or ():
            if hasil.jenis not in _JENIS or tugas is None:
                continue
            lembar = model.objects.filter(pk=hasil.lembar).first()
            subjek = subjek_tugas(keadaan, tugas)
            if lembar is None or subjek is None:
                continue
            isi = isi_lembar(lembar)
            if isi.get("bentuk") == BENTUK_DINILAI:
                _tulis(pelaksanaan, UUID(subjek), lembar.pk, isi, satu.pada)


def _tulis(
    pelaksanaan: Pelaksanaan, subjek: UUID, lembar: UUID, isi: Mapping[str, Any], pada: datetime
) -> None:
    masa = masa_lembar(isi)
    milik = HasilSkp.objects.filter(pegawai_id=subjek, mulai=masa.mulai, selesai=masa.selesai)
    milik.filter(lembar=lembar).delete()
    versi = milik.aggregate(n=Max("versi"))["n"] or 0
    nilai: Mapping[str, Any] = isi["penilaian"]
    HasilSkp.objects.create(
        pemda_id=pelaksanaan.pemda_id,
        instansi_id=pelaksanaan.instansi_id,
        pegawai_id=subjek,
        mulai=masa.mulai,
        selesai=masa.selesai,
        versi=versi + 1,
        asal=nilai.get("asal", AsalHasil.TOLOK.value),
        aturan=isi["aturan"],
        rating_hasil=nilai.get("rating_hasil") or "",
        rating_perilaku=nilai.get("rating_perilaku") or "",
        predikat=nilai["predikat"],
        nilai=Decimal(nilai["nilai"]) if nilai.get("nilai") else None,
        pelaksanaan=pelaksanaan.pk,
        lembar=lembar,
        dicatat_pada=pada,
    )
