"""From forms to the worked sheet, and from a ratified report to official figures.

`proyeksikan` is a listener of runs: it works inside the transaction of the ratification and
writes only from the ratified sheet, so that the same log always gives the same figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.apps import apps
from django.db.models import Max

from tolok.dasar.jejak import kanonik
from tolok.dasar.periode import Periode
from tolok.kinerja.domain.berkas_ukur import FORMAT_LAPORAN
from tolok.kinerja.domain.isian import Isian, dari_json
from tolok.kinerja.domain.keadaan import Agregasi
from tolok.kinerja.domain.ralat import sasaran_ralat
from tolok.kinerja.domain.rencana import Rencana, triwulan
from tolok.kinerja.models import Capaian, Indikator, Realisasi, RealisasiAnggaran
from tolok.pelaksanaan.domain.keadaan import Keadaan, KunciHasil
from tolok.pelaksanaan.domain.kejadian import Keputusan, Tercatat, TugasDiserahkan
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.terbit.status import langkah_sah
from tolok.sop.domain.jalan import JenisTindakan

if TYPE_CHECKING:
    from tolok.pelaksanaan.models import Pelaksanaan

__all__ = ["baca_isian", "proyeksikan", "tulis_pengukuran"]

_SETUJU = frozenset({Keputusan.SETUJU, Keputusan.SETUJU_DENGAN_CATATAN})


def baca_isian(lembar: Iterable[Mapping[str, Any]], rencana: Rencana) -> list[Isian]:
    """Submitted forms as values, each against its owner's part of the plan."""
    hasil = []
    for isi in lembar:
        isian, _ = dari_json(isi, rencana.milik(str(isi.get("pemilik") or "")))
        hasil.append(isian)
    return hasil


def proyeksikan(pelaksanaan: Pelaksanaan, keadaan: Keadaan, tercatat: Sequence[Tercatat]) -> None:
    """Write official figures when a report of this run has been ratified."""
    lembar: Any = apps.get_model("pelaksanaan", "Lembar")
    for satu in tercatat:
        kejadian = satu.kejadian
        if not isinstance(kejadian, TugasDiserahkan) or kejadian.keputusan not in _SETUJU:
            continue
        if not _mengesahkan(pelaksanaan, keadaan, kejadian.tugas):
            continue
        for objek in kejadian.objek:
            versi = keadaan.hasil.get(KunciHasil(objek.langkah, objek.jenis, objek.subjek), ())
            for hasil in versi:
                if objek.jenis == "laporan" and hasil.versi == objek.versi:
                    isi = isi_lembar(lembar.objects.get(pk=hasil.lembar))
                    tulis_pengukuran(pelaksanaan, isi, satu.pada)


def _mengesahkan(pelaksanaan: Pelaksanaan, keadaan: Keadaan, tugas: str) -> bool:
    """Whether the answered task is the ratification, own act of its row or somebody's share."""
    satu = keadaan.tugas[tugas]
    lintasan = lintasan_sop(pelaksanaan.sidik_sop)
    if satu.langkah != langkah_sah(lintasan):
        return False
    if satu.tindakan is not None:
        return str(satu.tindakan) == JenisTindakan.SAHKAN.value
    return lintasan.memutuskan_sendiri(satu.langkah)


def tulis_pengukuran(pelaksanaan: Pelaksanaan, isi: Mapping[str, Any], pada: datetime) -> None:
    """Figures of a ratified report; a repeat for the same run replaces only its own rows.

    A correction writes the next version of the figures it changes, and no others.
    """
    if isi.get("format") != FORMAT_LAPORAN:
        return
    kertas = isi["kertas_kerja"]
    periode = Periode.dari_kode(kertas["periode"])
    milik = {
        str(pk)
        for pk in Indikator.objects.filter(instansi_id=pelaksanaan.instansi_id).values_list(
            "pk", flat=True
        )
    }
    hanya = sasaran_ralat(isi)
    baris = [
        b
        for b in kertas["baris"]
        if b["indikator"] in milik and (hanya is None or b["indikator"] in hanya)
    ]
    anggaran = [a for a in kertas["anggaran"] if hanya is None or a["simpul"] in hanya]
    for tabel in (Capaian, Realisasi, RealisasiAnggaran):
        tabel.objects.filter(pelaksanaan=pelaksanaan.pk).delete()
    _tulis_capaian(pelaksanaan, kertas["aturan"], periode, baris, pada)
    _tulis_realisasi(pelaksanaan, periode, baris, pada)
    _tulis_anggaran(pelaksanaan, triwulan(periode), anggaran, pada)


def _versi(tabel: Any, kunci: str, **saring: Any) -> dict[str, int]:
    """The latest version so far, by the row's owner."""
    baris = tabel.objects.filter(**saring).values_list(kunci).annotate(terakhir=Max("versi"))
    return {str(pk): terakhir for pk, terakhir in baris}


def _tulis_capaian(
    pelaksanaan: Pelaksanaan,
    aturan: str,
    periode: Periode,
    baris: Sequence[Mapping[str, Any]],
    pada: datetime,
) -> None:
    ada = _versi(
        Capaian, "indikator_id", instansi_id=pelaksanaan.instansi_id, periode=periode.kode
    )
    Capaian.objects.bulk_create(
        Capaian(
            pemda_id=pelaksanaan.pemda_id,
            instansi_id=pelaksanaan.instansi_id,
            indikator_id=UUID(b["indikator"]),
            pelaksanaan=pelaksanaan.pk,
            periode=periode.kode,
            versi=ada.get(b["indikator"], 0) + 1,
            keadaan=b["keadaan"],
            capaian=_desimal(b["capaian"]),
            capaian_batas=_desimal(b["capaian_batas"]),
            kategori=b["kategori"] or "",
            aturan=aturan,
            masukan=kanonik(
                {k: b[k] for k in ("target_sd", "target_tahun", "realisasi_sd", "isian")}
            ),
            penjelasan=kanonik(b["penjelasan"]),
            disahkan_pada=pada,
        )
        for b in baris
    )


def _desimal(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)


def _tulis_realisasi(
    pelaksanaan: Pelaksanaan,
    periode: Periode,
    baris: Sequence[Mapping[str, Any]],
    pada: datetime,
) -> None:
    tw_kini = triwulan(periode)
    daftar = []
    for b in baris:
        isian = b["isian"]
        if isian is None or (isian["nilai"] is None and isian["pembilang"] is None):
            continue
        tw = 0 if b["agregasi"] == Agregasi.TAHUNAN.value else tw_kini
        daftar.append((b, isian, tw))
    ada = {
        tw: _versi(
            Realisasi, "indikator_id", indikator__in=[UUID(b["indikator"]) for b, _, _ in daftar],
            tahun=periode.tahun, tw=tw,
        )
        for tw in {0, tw_kini}
    }  # fmt: skip
    Realisasi.objects.bulk_create(
        Realisasi(
            pemda_id=pelaksanaan.pemda_id,
            indikator_id=UUID(b["indikator"]),
            tahun=periode.tahun,
            tw=tw,
            versi=ada[tw].get(b["indikator"], 0) + 1,
            nilai=_desimal(isian["nilai"]),
            pembilang=_desimal(isian["pembilang"]),
            penyebut=_desimal(isian["penyebut"]),
            bobot=_desimal(isian["bobot"]),
            pelaksanaan=pelaksanaan.pk,
            disahkan_pada=pada,
        )
        for b, isian, tw in daftar
    )


def _tulis_anggaran(
    pelaksanaan: Pelaksanaan, tw: int, anggaran: Sequence[Mapping[str, Any]], pada: datetime
) -> None:
    daftar = [a for a in anggaran if a["jenis"] == "subkegiatan" and a["realisasi"] is not None]
    ada = _versi(
        RealisasiAnggaran, "simpul_id", simpul__in=[UUID(a["simpul"]) for a in daftar], tw=tw
    )
    RealisasiAnggaran.objects.bulk_create(
        RealisasiAnggaran(
            pemda_id=pelaksanaan.pemda_id,
            simpul_id=UUID(a["simpul"]),
            tw=tw,
            versi=ada.get(a["simpul"], 0) + 1,
            nilai=a["realisasi"],
            pelaksanaan=pelaksanaan.pk,
            disahkan_pada=pada,
        )
        for a in daftar
    )
