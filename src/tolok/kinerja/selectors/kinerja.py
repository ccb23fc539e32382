"""Reads of plan and figures: the plan of a period as one value, and who owns which data."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import OuterRef, Q, Subquery

from tolok.dasar.periode import Periode
from tolok.kinerja.domain.agregasi import Deret, Komponen
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.rencana import (
    AngkaRalat,
    Butir,
    ButirAnggaran,
    JenisSimpul,
    Perjanjian,
    Rencana,
    Simpul,
    VersiRencana,
    triwulan,
)
from tolok.kinerja.domain.target import Rentang, Target
from tolok.kinerja.models import (
    Anggaran,
    Capaian,
    Indikator,
    PerjanjianKinerja,
    PilihanAturan,
    Realisasi,
    RealisasiAnggaran,
    SimpulKinerja,
    TargetIndikator,
)
from tolok.regulasi.muat import ATURAN_BAWAAN

__all__ = [
    "PemilikData",
    "aturan_berlaku",
    "capaian_menurut_periode",
    "capaian_periode",
    "isian_awal",
    "lembar_periode_lalu",
    "pemilik_data",
    "pk_berlaku",
    "rencana",
    "simpul_rencana",
]

_MenurutTriwulan = Mapping[UUID, Mapping[tuple[int, int], Realisasi]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PemilikData:
    """A post that must supply figures: ids of post and unit, and how many rows it fills."""

    jabatan: UUID
    unit: UUID
    indikator: int
    subkegiatan: int


def pk_berlaku(instansi: UUID, periode: Periode) -> PerjanjianKinerja | None:
    """The agreement in force on the last day of the period; None when the year has none yet."""
    return (
        PerjanjianKinerja.objects.filter(
            instansi_id=instansi, tahun=periode.tahun, berlaku_sejak__lte=periode.selesai
        )
        .order_by("berlaku_sejak", "tanggal")
        .last()
    )


def aturan_berlaku(instansi: UUID, hari: date) -> str:
    """Id of the rule set the office uses on that day; the national one when it chose none."""
    pilihan = (
        PilihanAturan.objects.filter(
            Q(selesai__isnull=True) | Q(selesai__gte=hari), instansi_id=instansi, mulai__lte=hari
        )
        .order_by("mulai")
        .last()
    )
    return pilihan.aturan if pilihan else ATURAN_BAWAAN


def isian_awal(instansi: UUID, pemilik: UUID, periode: Periode) -> Rencana:
    """What the form of a post or unit (`pemilik`) starts from: its own part of the plan."""
    return rencana(instansi, periode).milik(str(pemilik))


def pemilik_data(instansi: UUID, periode: Periode) -> list[PemilikData]:
    """Every post that answers for an indicator due in the period or for a subkegiatan."""
    semua = rencana(instansi, periode)
    hitung: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for b in semua.butir:
        if b.dijadwalkan(semua.tw):
            hitung[b.pemilik, b.unit][0] += 1
    for a in semua.anggaran:
        hitung[a.pemilik, a.unit][1] += 1
    return [
        PemilikData(jabatan=UUID(jabatan), unit=UUID(unit), indikator=n, subkegiatan=m)
        for (jabatan, unit), (n, m) in hitung.items()
        if jabatan
    ]


def capaian_periode(instansi: UUID, periode: Periode) -> dict[UUID, Capaian]:
    """The latest ratified figure of each indicator for a period. One query."""
    return capaian_menurut_periode(instansi, (periode,))[periode]


def capaian_menurut_periode(
    instansi: UUID, daftar: Iterable[Periode]
) -> dict[Periode, dict[UUID, Capaian]]:
    """Period -> the latest ratified figure of each indicator. One query for all of them."""
    hasil: dict[Periode, dict[UUID, Capaian]] = {p: {} for p in daftar}
    menurut = {p.kode: satu for p, satu in hasil.items()}
    baris = Capaian.objects.filter(instansi_id=instansi, periode__in=list(menurut))
    for c in baris.order_by("versi"):
        menurut[c.periode][c.indikator_id] = c
    return hasil


def lembar_periode_lalu(
    instansi: UUID, periode: Periode, jenis: str, bentuk: str
) -> dict[str, Any] | None:
    """The newest sheet of a kind and format from a run of the office that ended for an earlier
    period; None when there is none. One query."""
    lembar: Any = apps.get_model("pelaksanaan", "Lembar")
    ada = lembar.objects.filter(
        pelaksanaan__instansi_id=instansi, pelaksanaan__status="selesai", jenis=jenis,
        isi__contains=f'"format":"{bentuk}"',
    ).values_list("pelaksanaan__periode", "pada", "isi")  # fmt: skip
    semua = [(Periode.dari_kode(kode).selesai, pada, isi) for kode, pada, isi in ada]
    lalu = [satu for satu in semua if satu[0] < periode.mulai]
    return json.loads(max(lalu, key=lambda satu: satu[:2])[2]) if lalu else None


def rencana(instansi: UUID, periode: Periode) -> Rencana:
    """The whole plan of an office for a period, with the figures ratified before it.

    Five queries, whatever its size.
    """
    tw = triwulan(periode)
    perjanjian, aturan = _perjanjian_dan_aturan(instansi, periode)
    versi = perjanjian.versi if perjanjian else VersiRencana.MURNI
    simpul = list(
        SimpulKinerja.objects.filter(instansi_id=instansi, tahun=periode.tahun)
        .select_related("instansi", "penanggung_jawab", "anggaran")
        .annotate(terserap_lalu=_terserap(tw - 1))
    )
    indikator = list(
        Indikator.objects.filter(instansi_id=instansi, simpul__tahun=periode.tahun).select_related(
            "penanggung_jawab"
        )
    )
    target = _target(indikator, versi)
    realisasi, diubah = _realisasi(indikator)
    return Rencana(
        instansi=simpul[0].instansi.nama if simpul else "",
        periode=periode,
        aturan=aturan,
        perjanjian=perjanjian,
        simpul=tuple(_simpul(s) for s in simpul),
        butir=tuple(
            _butir(i, target[i.pk], realisasi.get(i.pk, {}), periode.tahun, tw) for i in indikator
        ),
        anggaran=_anggaran(simpul, versi, tw),
        ralat=_ralat(indikator, diubah, periode.tahun, tw),
    )


def simpul_rencana(instansi: UUID, tahun: int) -> tuple[Simpul, ...]:
    """The nodes of the plan of a year, in plan order. One query."""
    baris = SimpulKinerja.objects.filter(instansi_id=instansi, tahun=tahun)
    return tuple(_simpul(s) for s in baris.select_related("penanggung_jawab"))


def _ralat(
    indikator: Iterable[Indikator],
    diubah: Mapping[UUID, Mapping[tuple[int, int], Realisasi]],
    tahun: int,
    tw: int,
) -> tuple[AngkaRalat, ...]:
    """Earlier quarters of the year whose figure was changed after its first ratification, in
    plan order. A version that repeats the figure (another SOP ratified it too) changes nothing."""
    return tuple(
        AngkaRalat(
            indikator=str(i.pk),
            kode=i.kode,
            tw=k,
            versi=r.versi,
            disahkan=r.disahkan_pada.date() if r.disahkan_pada else None,
        )
        for i in indikator
        for (th, k), r in sorted(diubah.get(i.pk, {}).items())
        if th == tahun and 0 < k < tw
    )


def _perjanjian_dan_aturan(instansi: UUID, periode: Periode) -> tuple[Perjanjian | None, str]:
    """The agreement and the rule set in force on the period's last day, in one query if it can."""
    hari = periode.selesai
    pilihan = (
        PilihanAturan.objects.filter(
            Q(selesai__isnull=True) | Q(selesai__gte=hari), instansi_id=instansi, mulai__lte=hari
        )
        .order_by("-mulai")
        .values("aturan")[:1]
    )
    baris = (
        PerjanjianKinerja.objects.filter(
            instansi_id=instansi, tahun=periode.tahun, berlaku_sejak__lte=hari
        )
        .annotate(aturan=Subquery(pilihan))
        .order_by("berlaku_sejak", "tanggal")
        .last()
    )
    if baris is None:
        return None, aturan_berlaku(instansi, hari)
    return _perjanjian(baris), baris.aturan or ATURAN_BAWAAN


def _perjanjian(baris: PerjanjianKinerja) -> Perjanjian:
    return Perjanjian(
        id=str(baris.pk),
        versi=VersiRencana(baris.versi),
        nomor=baris.nomor,
        tanggal=baris.tanggal,
    )


def _simpul(baris: SimpulKinerja) -> Simpul:
    return Simpul(
        id=str(baris.pk),
        kode=baris.kode,
        nama=baris.nama,
        jenis=JenisSimpul(baris.jenis),
        induk=str(baris.induk_id) if baris.induk_id else None,
        penanggung_jawab=baris.penanggung_jawab.nama if baris.penanggung_jawab else "",
    )


def _target(
    indikator: Iterable[Indikator], versi: VersiRencana
) -> Mapping[UUID, dict[int, Target]]:
    """Targets by indicator and quarter; a changed agreement's row wins once it is in force."""
    dipakai = [VersiRencana.MURNI.value]
    if versi is VersiRencana.PERUBAHAN:
        dipakai.append(VersiRencana.PERUBAHAN.value)
    hasil: dict[UUID, dict[int, Target]] = defaultdict(dict)
    baris = TargetIndikator.objects.filter(indikator__in=indikator, versi__in=dipakai)
    for t in sorted(baris, key=lambda t: dipakai.index(t.versi)):
        hasil[t.indikator_id][t.tw] = t.nilai
    return hasil


def _realisasi(indikator: Iterable[Indikator]) -> tuple[_MenurutTriwulan, _MenurutTriwulan]:
    """The latest version of each figure, by indicator, year and quarter, and of those that were
    changed the version that last changed them. One query."""
    kini: dict[UUID, dict[tuple[int, int], Realisasi]] = defaultdict(dict)
    diubah: dict[UUID, dict[tuple[int, int], Realisasi]] = defaultdict(dict)
    for r in Realisasi.objects.filter(indikator__in=indikator).order_by("versi"):
        kunci = (r.tahun, r.tw)
        lama = kini[r.indikator_id].get(kunci)
        if lama is not None and _angka(lama) != _angka(r):
            diubah[r.indikator_id][kunci] = r
        kini[r.indikator_id][kunci] = r
    return kini, diubah


def _angka(baris: Realisasi) -> tuple[Decimal | None, ...]:
    return (baris.nilai, baris.pembilang, baris.penyebut, baris.bobot)


def _komponen(baris: Realisasi | None) -> Komponen | None:
    if baris is None or baris.pembilang is None or baris.penyebut is None:
        return None
    return (baris.pembilang, baris.penyebut)


def _nilai(baris: Realisasi | None) -> Decimal | None:
    if baris is None:
        return None
    komponen = _komponen(baris)
    if baris.nilai is None and komponen is not None and komponen[1] != 0:
        return komponen[0] * 100 / komponen[1]
    return baris.nilai


def _butir(
    baris: Indikator,
    target: Mapping[int, Target],
    realisasi: Mapping[tuple[int, int], Realisasi],
    tahun: int,
    tw: int,
) -> Butir:
    lalu = [realisasi.get((tahun, k)) if k < tw else None for k in (1, 2, 3, 4)]
    deret = Deret(
        agregasi=Agregasi(baris.agregasi),
        target_tahun=target.get(0),
        target_tw=tuple(target.get(k) for k in (1, 2, 3, 4)),
        realisasi_tw=tuple(r.nilai if r else None for r in lalu),
        komponen_tw=tuple(_komponen(r) for r in lalu) if baris.berkomponen else None,
        bobot_tw=tuple(r.bobot if r else None for r in lalu),
        tersedia_pada=baris.tersedia_pada,
        penyebut_tahun=baris.penyebut_tahun,
    )
    return Butir(
        id=str(baris.pk),
        kode=baris.kode,
        nama=baris.nama,
        simpul=str(baris.simpul_id),
        satuan=baris.satuan,
        polaritas=Polaritas(baris.polaritas),
        deret=deret,
        pemilik=str(baris.penanggung_jawab_id),
        unit=str(baris.penanggung_jawab.unit_id),
        penanggung_jawab=baris.penanggung_jawab.nama,
        lalu=_nilai(realisasi.get((tahun, tw - 1))),
        tahun_lalu_tw=_nilai(realisasi.get((tahun - 1, tw))),
        akhir_renstra=_renstra(baris),
        **_uraian(baris),
    )


def _renstra(baris: Indikator) -> Target | None:
    if baris.renstra_bawah is None or baris.renstra_atas is None:
        return baris.renstra_bawah
    return Rentang(baris.renstra_bawah, baris.renstra_atas)


def _menurut_angka(rank: tuple[str, Decimal]) -> tuple[Decimal, str]:
    """Ranks by their number: PostgreSQL keeps no order of a JSON object."""
    return rank[1], rank[0]


def _uraian(baris: Indikator) -> dict[str, Any]:
    """The definition sheet of the indicator, as the plan carries it."""
    return {
        "jenis": baris.jenis,
        "definisi": baris.definisi,
        "rumus": baris.rumus,
        "sumber": baris.sumber,
        "bukti": baris.bukti,
        "berkomponen": baris.berkomponen,
        "berbobot": baris.agregasi == Agregasi.RATA_RATA_TERTIMBANG.value,
        "skala": tuple(
            sorted(((str(n), Decimal(str(v))) for n, v in baris.skala.items()), key=_menurut_angka)
        ),
        "bobot": baris.bobot,
        "tahun_lalu": baris.tahun_lalu,
        "pembanding": tuple((str(n), Decimal(str(v))) for n, v in baris.pembanding),
        "catatan": baris.catatan,
    }


def _anggaran(
    simpul: Sequence[SimpulKinerja], versi: VersiRencana, tw: int
) -> tuple[ButirAnggaran, ...]:
    """Money of the subkegiatan; who answers for one is its nearest node with a post."""
    menurut_id = {s.pk: s for s in simpul}
    pagu = {s.pk: a.pagu(versi) for s in simpul if (a := _pagu(s)) is not None}
    hasil = []
    for s in simpul:
        if s.pk not in pagu:
            continue
        pemilik, lalu = _pemilik(s, menurut_id), s.terserap_lalu  # type: ignore[attr-defined]  # annotated
        hasil.append(
            ButirAnggaran(
                simpul=str(s.pk),
                kode=s.kode,
                nama=s.nama,
                pagu=pagu[s.pk],
                lalu=0 if lalu is None and tw == 1 else lalu,
                pemilik=str(pemilik.pk) if pemilik else "",
                unit=str(pemilik.unit_id) if pemilik else "",
                penanggung_jawab=pemilik.nama if pemilik else "",
            )
        )
    return tuple(hasil)


def _terserap(tw: int) -> Subquery:
    """What a node had spent up to a quarter, by the newest version."""
    baris = RealisasiAnggaran.objects.filter(simpul=OuterRef("pk"), tw=tw).order_by("-versi")
    return Subquery(baris.values("nilai")[:1])


def _pagu(simpul: SimpulKinerja) -> Anggaran | None:
    """The node's ceiling, read with the node; None when it has none."""
    return getattr(simpul, "anggaran", None)


def _pemilik(simpul: SimpulKinerja, menurut_id: Mapping[UUID, SimpulKinerja]) -> Any:
    kini: SimpulKinerja | None = simpul
    while kini is not None:
        if kini.penanggung_jawab is not None:
            return kini.penanggung_jawab
        kini = menurut_id.get(kini.induk_id) if kini.induk_id else None
    return None
