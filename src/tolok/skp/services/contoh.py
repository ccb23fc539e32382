"""Loads the SKP of a sample office: the sheets of the sample file, and a plain plan for the rest.

`muat_contoh` takes the `skp` mapping of the sample file (format tolok/contoh/1), already moved to
its year, and the people and posts by the codes of the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction

from tolok.dasar.periode import Periode
from tolok.organisasi.domain.istilah import JenisJabatan
from tolok.regulasi.skp import aturan_skp
from tolok.skp.domain.ekspektasi import Rating, baca_rating
from tolok.skp.domain.lembar import AsalHasil
from tolok.skp.models import (
    CapaianOrganisasi,
    HasilSkp,
    IndikatorSkp,
    RencanaHasilKerja,
    RencanaSkp,
)

__all__ = ["SkpContoh", "muat_contoh", "realisasi_contoh"]

_ATURAN = "permenpanrb-6-2022/1"
_STRUKTURAL = frozenset(
    {JenisJabatan.JPT_PRATAMA, JenisJabatan.ADMINISTRATOR, JenisJabatan.PENGAWAS}
)


# What everybody without a sheet of their own is measured by: aspek, indicator, target, reported.
_UMUM = (
    ("kuantitas", "Laporan pelaksanaan tugas", "12", "12"),
    ("waktu", "Laporan disampaikan paling lambat tanggal 5", "12", "11"),
)


@dataclass(kw_only=True)
class SkpContoh:
    """What was loaded: per person what they will report, and how the sample rates them.

    `realisasi`: person -> indicator's id -> figure as text. `rating`: person -> (hasil, perilaku).
    """

    realisasi: dict[UUID, dict[str, str]] = field(default_factory=dict)
    rating: dict[UUID, tuple[Rating, Rating]] = field(default_factory=dict)


@transaction.atomic
def muat_contoh(
    data: Mapping[str, Any],
    *,
    opd: str,
    instansi: Any,
    pegawai: Mapping[str, Any],
    jabatan: Mapping[str, Any],
    tahun: int,
    sekarang: datetime,
) -> SkpContoh:
    """Load plans of one year for everybody who holds a post of the office.

    `pegawai` and `jabatan` map position codes; `tahun` may differ from the file's own year, whose
    days then move along.
    """
    hasil = SkpContoh()
    _capaian_organisasi(data["capaian_organisasi"].get(opd), instansi, tahun)
    indikator = _indikator(instansi)
    contoh = {x["posisi"]: x for x in data["lembar"] if x["posisi"].startswith(f"{opd}-")}
    menurut_orang: dict[UUID, tuple[Any, Any, Mapping[str, Any] | None]] = {}
    for kode, orang in pegawai.items():
        if kode in jabatan and orang.instansi_id == instansi.pk and orang.aktif:
            lama = menurut_orang.get(orang.pk)
            if lama is None or (lama[2] is None and kode in contoh):
                menurut_orang[orang.pk] = (orang, jabatan[kode], contoh.get(kode))
    judul = {
        f"{x['kode']} no {isi['no']}": isi["rencana"]
        for x in data["lembar"]
        for isi in x["hasil_kerja"]
    }
    for orang, milik, lembar in menurut_orang.values():
        skp = _rencana(instansi, orang, milik, lembar, tahun)
        rhk = _hasil_kerja(lembar, milik)
        hasil.realisasi[orang.pk] = _tulis(skp, rhk, indikator, judul)
        if lembar is not None:
            hasil.rating[orang.pk] = _rating(lembar)
            _masa_sebelumnya(skp, sekarang)
    return hasil


def realisasi_contoh(
    data: Mapping[str, Any], instansi: Any, periode: Periode
) -> dict[UUID, dict[str, str]]:
    """Person -> indicator's id -> what the sample reports, for plans that are loaded already."""
    nilai = {
        aspek["indikator"]: _koma(aspek["realisasi"])
        for lembar in data["lembar"]
        for isi in lembar["hasil_kerja"]
        for aspek in isi["aspek"]
    } | {uraian: realisasi for _, uraian, _, realisasi in _UMUM}
    hasil: dict[UUID, dict[str, str]] = {}
    butir = IndikatorSkp.objects.filter(
        rhk__skp__instansi=instansi,
        rhk__skp__mulai__lte=periode.selesai,
        rhk__skp__selesai__gte=periode.mulai,
    ).select_related("rhk__skp")
    for satu in butir:
        milik = hasil.setdefault(satu.rhk.skp.pegawai_id, {})
        milik[str(satu.pk)] = nilai[satu.uraian]
    return hasil


def _capaian_organisasi(nama: str | None, instansi: Any, tahun: int) -> None:
    kode = {c["nama"]: c["kode"] for c in aturan_skp(_ATURAN).nilai("capaian_organisasi")}
    if nama in kode:
        CapaianOrganisasi.objects.create(
            pemda_id=instansi.pemda_id,
            instansi=instansi,
            tahun=tahun,
            predikat=kode[nama],
            dasar="Penetapan contoh",
        )


def _indikator(instansi: Any) -> dict[str, Any]:
    model: Any = apps.get_model("kinerja", "Indikator")
    return {i.kode: i for i in model.objects.filter(instansi=instansi)}


def _masa(lembar: Mapping[str, Any] | None, tahun: int) -> tuple[date, date]:
    if lembar is None:
        return date(tahun, 1, 1), date(tahun, 12, 31)
    mulai, _, selesai = str(lembar["periode"]).partition("/")
    return tuple(date.fromisoformat(h).replace(year=tahun) for h in (mulai, selesai))  # type: ignore[return-value]  # two days


def _rencana(
    instansi: Any, orang: Any, jabatan: Any, lembar: Mapping[str, Any] | None, tahun: int
) -> RencanaSkp:
    mulai, selesai = _masa(lembar, tahun)
    return RencanaSkp.objects.create(
        pemda_id=instansi.pemda_id,
        instansi=instansi,
        pegawai=orang,
        jabatan=jabatan,
        mulai=mulai,
        selesai=selesai,
        struktural=jabatan.jenis in _STRUKTURAL,
        catatan=(lembar or {}).get("catatan") or "",
    )


def _hasil_kerja(lembar: Mapping[str, Any] | None, jabatan: Any) -> Sequence[Mapping[str, Any]]:
    """The sample's own results, or a plain one for everybody else."""
    if lembar is not None:
        isi: Sequence[Mapping[str, Any]] = lembar["hasil_kerja"]
        return isi
    return [
        {
            "rencana": f"Terlaksananya tugas {jabatan.nama}",
            "intervensi": "Rencana hasil kerja atasan langsung",
            "tautan": [],
            "aspek": [
                {"aspek": aspek, "indikator": uraian, "target": target, "realisasi": realisasi}
                for aspek, uraian, target, realisasi in _UMUM
            ],
        }
    ]  # fmt: skip


def _tulis(
    skp: RencanaSkp,
    daftar: Sequence[Mapping[str, Any]],
    indikator: Mapping[str, Any],
    judul: Mapping[str, str],
) -> dict[str, str]:
    """Write the results; returns what will be reported per indicator."""
    realisasi = {}
    for urutan, isi in enumerate(daftar, 1):
        rhk = RencanaHasilKerja.objects.create(
            pemda_id=skp.pemda_id,
            skp=skp,
            urutan=urutan,
            rencana=isi["rencana"],
            pimpinan=judul.get(isi["intervensi"], isi["intervensi"]),
        )
        for n, aspek in enumerate(isi["aspek"], 1):
            butir = IndikatorSkp.objects.create(
                pemda_id=skp.pemda_id,
                rhk=rhk,
                urutan=n,
                aspek=aspek["aspek"],
                uraian=aspek["indikator"],
                target=_koma(aspek["target"]),
                indikator=_tautan(isi["tautan"], n, indikator),
            )
            realisasi[str(butir.pk)] = _koma(aspek["realisasi"])
    return realisasi


def _koma(teks: str) -> str:
    """The file writes a point; people write a comma."""
    return teks.replace(".", ",")


def _tautan(kode: Sequence[str], urutan: int, indikator: Mapping[str, Any]) -> Any:
    """The n-th linked indicator belongs to the n-th line; lines beyond have none."""
    return indikator.get(kode[urutan - 1]) if urutan <= len(kode) else None


def _rating(lembar: Mapping[str, Any]) -> tuple[Rating, Rating]:
    hasil = baca_rating(lembar["rating_hasil"])
    perilaku = baca_rating(lembar["rating_perilaku"])
    if hasil is None or perilaku is None:
        raise ValueError(f"Rating pada {lembar['kode']} tidak dikenal.")
    return hasil, perilaku


def _masa_sebelumnya(skp: RencanaSkp, sekarang: datetime) -> None:
    """Who came during the year brings the appraisal of the former office, from its document."""
    awal = date(skp.mulai.year, 1, 1)
    if skp.mulai == awal:
        return
    HasilSkp.objects.create(
        pemda_id=skp.pemda_id,
        instansi_id=skp.instansi_id,
        pegawai=skp.pegawai,
        mulai=awal,
        selesai=skp.mulai - timedelta(days=1),
        asal=AsalHasil.DOKUMEN.value,
        aturan=_ATURAN,
        predikat="baik",
        catatan="Dokumen Evaluasi Kinerja dari perangkat daerah asal",
        dicatat_pada=sekarang,
    )
