"""Projections of the log: the head of a run and its tasks, as pages read them.

The same function that writes a projection after a decision builds it anew from the log, so the
two can be compared column by column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models

from tolok.organisasi.domain.rangkap import rangkap_dilarang
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.domain.hak import larangan_rangkap, larangan_tetap, tugas_memutuskan
from tolok.pelaksanaan.domain.keadaan import Keadaan, Tugas as TugasDomain
from tolok.pelaksanaan.domain.kejadian import (
    PelaksanaanDibatalkan,
    PelaksanaanDimulai,
    PelaksanaanSelesai,
    Tercatat,
)
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.lipat import lipat
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.log.jurnal import baca
from tolok.pelaksanaan.log.kunci_tulis import transaksi_tulis
from tolok.pelaksanaan.log.pernyataan import sisipkan, ubah
from tolok.pelaksanaan.models import Pelaksanaan, PenerimaTambahan, Tugas

__all__ = ["Beda", "bangun_ulang", "proyeksikan", "tersentuh"]

# Columns of Tugas that a later event of the same task may change.
_BERUBAH = (
    "induk", "pemegang_jenis", "pemegang_id", "bersama", "pengambil", "status", "terbuka",
    "tindakan_selesai", "terlarang", "batas", "dibaca_pada", "ditutup_pada", "pelaku", "jabatan_pelaku", "kapasitas_pelaku",
    "keputusan", "pencatat",
)  # fmt: skip
_KEPALA = ("status", "periode", "sidik_sop", "dimulai_pada", "berakhir_pada")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beda:
    """A column whose stored value is not what the log says."""

    pelaksanaan: UUID
    tabel: str
    baris: UUID | None
    kolom: str
    tersimpan: Any
    menurut_log: Any

    def __str__(self) -> str:
        return (
            f"pelaksanaan {self.pelaksanaan}, {self.tabel} {self.baris or ''} kolom {self.kolom}: "
            f"tersimpan {self.tersimpan!r}, menurut log {self.menurut_log!r}"
        )


def proyeksikan(
    *,
    pelaksanaan: Pelaksanaan,
    baru: Keadaan,
    tugas: Sequence[TugasDomain],
    tercatat: Iterable[Tercatat],
) -> None:
    """Write what these events changed; the run's row is locked by the caller.

    `tugas`: those that `tersentuh` names.
    """
    for kolom, nilai in _kepala(baru, tercatat).items():
        setattr(pelaksanaan, kolom, nilai)
    ubah(pelaksanaan, ("urutan", "jejak", *_KEPALA))
    sisipkan(Tugas, [_baris(pelaksanaan, baru, t) for t in tugas], atau_ubah=_BERUBAH)
    tambahan = [r for t in tugas for r in _penerima(pelaksanaan, t)]
    if tambahan:
        PenerimaTambahan.objects.bulk_create(tambahan, ignore_conflicts=True)


def tersentuh(lama: Keadaan, baru: Keadaan) -> list[TugasDomain]:
    """Tasks that changed; with a new version also open decisions on it, whose authors may differ."""
    subjek = _subjek_berubah(lama, baru)
    lintasan = lintasan_sop(baru.sop)
    return [
        t
        for t in baru.tugas.values()
        if lama.tugas.get(t.id) is not t
        or (subjek and t.terbuka and _mungkin_berubah(baru, lintasan, t, subjek))
    ]


def _subjek_berubah(lama: Keadaan, baru: Keadaan) -> frozenset[tuple[int, str | None]]:
    """Rows and subjects of results that have a version more."""
    if lama.hasil == baru.hasil:
        return frozenset()
    return frozenset(
        (k.langkah, k.subjek) for k, v in baru.hasil.items() if lama.hasil.get(k) is not v
    )


def _mungkin_berubah(
    keadaan: Keadaan,
    lintasan: Lintasan,
    t: TugasDomain,
    berubah: frozenset[tuple[int, str | None]],
) -> bool:
    """Whether who may not decide on the task can be another now. In rows per employee only what
    is about the same person counts."""
    if not tugas_memutuskan(keadaan, lintasan, t):
        return False
    if t.langkah not in lintasan.per_orang:
        return True
    milik = t.subjek if t.induk is None else keadaan.tugas[t.induk].subjek
    return any(s == milik or n not in lintasan.per_orang for n, s in berubah)


def _kepala(keadaan: Keadaan, daftar: Iterable[Tercatat]) -> dict[str, Any]:
    kepala: dict[str, Any] = {
        "status": keadaan.status.value,
        "periode": keadaan.periode,
        "sidik_sop": keadaan.sop,
    }
    for satu in daftar:
        if isinstance(satu.kejadian, PelaksanaanDimulai):
            kepala["dimulai_pada"] = satu.pada
        elif isinstance(satu.kejadian, PelaksanaanSelesai | PelaksanaanDibatalkan):
            kepala["berakhir_pada"] = satu.pada
    return kepala


def _baris(pelaksanaan: Pelaksanaan, keadaan: Keadaan, tugas: TugasDomain) -> Tugas:
    oleh = tugas.oleh
    return Tugas(
        id=UUID(tugas.id),
        pemda_id=pelaksanaan.pemda_id,
        pelaksanaan=pelaksanaan,
        instansi_id=pelaksanaan.instansi_id,
        langkah=tugas.langkah,
        iterasi=tugas.iterasi,
        giliran=tugas.giliran,
        bentuk=tugas.bentuk.value,
        tindakan=tugas.tindakan or "",
        subjek=_uuid(tugas.subjek),
        induk=_uuid(tugas.induk),
        karena=_uuid(tugas.karena),
        pemegang_jenis=tugas.pemegang.jenis.value,
        pemegang_id=_uuid(tugas.pemegang.id),
        bersama=" ".join(p.kunci for p in tugas.bersama),
        pengambil=_uuid(tugas.ambil),
        status=tugas.status.value,
        terbuka=tugas.terbuka,
        tindakan_selesai=" ".join(tugas.tindakan_selesai),
        terlarang=" ".join(_terlarang(pelaksanaan, keadaan, tugas)),
        batas=tugas.batas,
        dibuka_pada=tugas.dibuka,
        dibaca_pada=tugas.dibaca,
        ditutup_pada=tugas.ditutup,
        pelaku=_uuid(oleh.pegawai) if oleh else None,
        jabatan_pelaku=_uuid(oleh.jabatan) if oleh else None,
        kapasitas_pelaku=oleh.kapasitas.value if oleh else "",
        keputusan=tugas.keputusan.value if tugas.keputusan else "",
        pencatat=_uuid(tugas.pencatat),
    )


def _terlarang(pelaksanaan: Pelaksanaan, keadaan: Keadaan, tugas: TugasDomain) -> list[str]:
    """Who may not answer an open task: authors of what it decides on, parties of a side case;
    where the pemda forbade it when the task opened, also who approved it elsewhere."""
    if not tugas.terbuka:
        return []
    lintasan = lintasan_sop(pelaksanaan.sidik_sop)
    larangan = larangan_tetap(keadaan, lintasan, tugas)
    pemda = pelaksanaan.instansi.pemda
    if rangkap_dilarang(pemda.putusan_rangkap, hari_di(pemda, tugas.dibuka)):
        larangan |= larangan_rangkap(keadaan, lintasan, tugas)
    return sorted(larangan)


def _uuid(teks: str | None) -> UUID | None:
    return UUID(teks) if teks else None


def _penerima(pelaksanaan: Pelaksanaan, tugas: TugasDomain) -> Iterator[PenerimaTambahan]:
    for pemegang in tugas.bersama:
        if _uuid(pemegang.id):
            yield _tambahan(pelaksanaan, tugas, pemegang.id, "bersama")
    for pegawai in tugas.ditunjuk:
        yield _tambahan(pelaksanaan, tugas, pegawai, "ditunjuk")


def _tambahan(
    pelaksanaan: Pelaksanaan, tugas: TugasDomain, penerima: str, sebagai: str
) -> PenerimaTambahan:
    return PenerimaTambahan(
        pemda_id=pelaksanaan.pemda_id,
        pelaksanaan=pelaksanaan,
        tugas=UUID(tugas.id),
        penerima=UUID(penerima),
        sebagai=sebagai,
    )


def bangun_ulang(*, pemda: UUID | None = None, tulis: bool = True) -> list[Beda]:
    """Make every projection from the log, run by run; return what had differed."""
    daftar = Pelaksanaan.objects.order_by("pk")
    if pemda is not None:
        daftar = daftar.filter(pemda_id=pemda)
    beda: list[Beda] = []
    for pk in daftar.values_list("pk", flat=True):
        with transaksi_tulis():
            beda += _bangun_satu(Pelaksanaan.objects.select_for_update().get(pk=pk), tulis=tulis)
    return beda


def _bangun_satu(pelaksanaan: Pelaksanaan, *, tulis: bool) -> list[Beda]:
    tercatat = baca(pelaksanaan.pk)
    keadaan = lipat(tercatat)
    baris = [_baris(pelaksanaan, keadaan, t) for t in keadaan.tugas.values()]
    penerima = [r for t in keadaan.tugas.values() for r in _penerima(pelaksanaan, t)]
    kepala = _kepala(keadaan, tercatat)
    beda = [
        _beda(pelaksanaan, "pelaksanaan", None, kolom, getattr(pelaksanaan, kolom), nilai)
        for kolom, nilai in kepala.items()
        if getattr(pelaksanaan, kolom) != nilai
    ]
    beda += _bandingkan_tugas(pelaksanaan, baris)
    beda += _bandingkan_penerima(pelaksanaan, penerima)
    if beda and tulis:
        for kolom, nilai in kepala.items():
            setattr(pelaksanaan, kolom, nilai)
        pelaksanaan.save(update_fields=list(kepala))
        pelaksanaan.tugas.all().delete()
        pelaksanaan.penerima_tambahan.all().delete()
        Tugas.objects.bulk_create(baris)
        PenerimaTambahan.objects.bulk_create(penerima)
    return beda


def _beda(p: Pelaksanaan, tabel: str, baris: UUID | None, kolom: str, ada: Any, log: Any) -> Beda:
    return Beda(
        pelaksanaan=p.pk, tabel=tabel, baris=baris, kolom=kolom, tersimpan=ada, menurut_log=log
    )


def _bandingkan_tugas(pelaksanaan: Pelaksanaan, baris: list[Tugas]) -> Iterator[Beda]:
    ada: Mapping[UUID, Tugas] = {t.pk: t for t in pelaksanaan.tugas.all()}
    seharusnya = {t.pk: t for t in baris}
    for pk in ada.keys() - seharusnya.keys():
        yield _beda(pelaksanaan, "tugas", pk, "id", pk, None)
    for pk, tugas in seharusnya.items():
        if pk not in ada:
            yield _beda(pelaksanaan, "tugas", pk, "id", None, pk)
            continue
        for kolom in _kolom(Tugas):
            tersimpan, log = getattr(ada[pk], kolom), getattr(tugas, kolom)
            if tersimpan != log:
                yield _beda(pelaksanaan, "tugas", pk, kolom, tersimpan, log)


def _kolom(model: type[models.Model]) -> list[str]:
    return [f.attname for f in model._meta.concrete_fields]


def _bandingkan_penerima(
    pelaksanaan: Pelaksanaan, penerima: list[PenerimaTambahan]
) -> Iterator[Beda]:
    ada = set(pelaksanaan.penerima_tambahan.values_list("tugas", "penerima", "sebagai"))
    seharusnya = {(r.tugas, r.penerima, r.sebagai) for r in penerima}
    for tugas, siapa, sebagai in ada ^ seharusnya:
        tersimpan = (tugas, siapa, sebagai) in ada
        yield _beda(
            pelaksanaan, "penerima_tambahan", tugas, sebagai,
            siapa if tersimpan else None, None if tersimpan else siapa,
        )  # fmt: skip
