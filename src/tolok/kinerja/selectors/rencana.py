"""The stored plan of a year as the value that pages and workbook change, and what holds it fast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from tolok.dasar.galat import TidakDitemukan
from tolok.dasar.periode import Periode
from tolok.kinerja.domain.agregasi import Deret, realisasi_sd
from tolok.kinerja.domain.bilangan import bulatkan
from tolok.kinerja.domain.isi_rencana import (
    TANPA_TARGET,
    DeretTarget,
    IsiIndikator,
    IsiPerjanjian,
    IsiRencana,
    IsiSimpul,
    urutkan,
)
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.kuncian_rencana import KuncianRencana
from tolok.kinerja.domain.rencana import JenisSimpul, VersiRencana, triwulan
from tolok.kinerja.domain.target import Rentang, Target
from tolok.kinerja.models import (
    Capaian,
    Indikator,
    PerjanjianKinerja,
    PilihanAturan,
    Realisasi,
    RealisasiAnggaran,
    SimpulKinerja,
    TargetIndikator,
)
from tolok.organisasi.selectors import sebutan_jabatan_kantor

__all__ = [
    "indikator_tahun",
    "isi_rencana",
    "kuncian_rencana",
    "pilihan_aturan_semua",
    "realisasi_setahun",
    "simpul_tahun",
    "tahun_rencana",
]


def isi_rencana(
    instansi: UUID, tahun: int, sebutan: Mapping[UUID, str] | None = None
) -> IsiRencana:
    """The plan of a year, in reading order; empty when nothing is written. Five queries.

    `sebutan`: the names of posts, when they are read already (one query less).
    """
    jabatan = sebutan_jabatan_kantor(instansi) if sebutan is None else sebutan
    simpul = list(
        SimpulKinerja.objects.filter(instansi_id=instansi, tahun=tahun)
        .select_related("anggaran", "penanggung_jawab")
        .order_by("urutan", "kode")
    )
    kode = {s.pk: s.kode for s in simpul}
    indikator = list(
        Indikator.objects.filter(instansi_id=instansi, simpul__tahun=tahun)
        .select_related("penanggung_jawab")
        .order_by("urutan", "kode")
    )
    target = _target(instansi, tahun)
    perjanjian = PerjanjianKinerja.objects.filter(instansi_id=instansi, tahun=tahun)
    return urutkan(
        IsiRencana(
            tahun=tahun,
            simpul=tuple(_simpul(s, kode, jabatan) for s in simpul),
            indikator=tuple(_indikator(i, kode, jabatan, target[i.pk]) for i in indikator),
            perjanjian=tuple(
                _perjanjian(p) for p in perjanjian.order_by("berlaku_sejak", "tanggal")
            ),
        )
    )


def _target(instansi: UUID, tahun: int) -> Mapping[UUID, dict[str, list[Target | None]]]:
    hasil: dict[UUID, dict[str, list[Target | None]]] = defaultdict(
        lambda: {v.value: list(TANPA_TARGET) for v in VersiRencana}
    )
    baris = TargetIndikator.objects.filter(
        indikator__instansi_id=instansi, indikator__simpul__tahun=tahun
    )
    for t in baris:
        hasil[t.indikator_id][t.versi][t.tw] = t.nilai
    return hasil


def _jabatan(baris: Any, sebutan: Mapping[UUID, str]) -> str:
    """The post as the office names it; one that is retired keeps its own name."""
    jabatan = baris.penanggung_jawab
    return "" if jabatan is None else sebutan.get(jabatan.pk, jabatan.nama)


def _simpul(
    baris: SimpulKinerja, kode: Mapping[UUID, str], sebutan: Mapping[UUID, str]
) -> IsiSimpul:
    anggaran = getattr(baris, "anggaran", None)
    return IsiSimpul(
        id=str(baris.pk),
        jenis=JenisSimpul(baris.jenis),
        kode=baris.kode,
        nama=baris.nama,
        induk=kode.get(baris.induk_id, "") if baris.induk_id else "",
        penanggung_jawab=_jabatan(baris, sebutan),
        pagu_murni=anggaran.pagu_murni if anggaran else None,
        pagu_perubahan=anggaran.pagu_perubahan if anggaran else None,
        versi=VersiRencana(baris.versi),
    )


def _indikator(
    baris: Indikator,
    kode: Mapping[UUID, str],
    sebutan: Mapping[UUID, str],
    target: Mapping[str, list[Target | None]],
) -> IsiIndikator:
    renstra: Target | None = baris.renstra_bawah
    if baris.renstra_bawah is not None and baris.renstra_atas is not None:
        renstra = Rentang(baris.renstra_bawah, baris.renstra_atas)
    return IsiIndikator(
        id=str(baris.pk),
        simpul=kode.get(baris.simpul_id, ""),
        kode=baris.kode,
        nama=baris.nama,
        satuan=baris.satuan,
        polaritas=Polaritas(baris.polaritas),
        agregasi=Agregasi(baris.agregasi),
        penanggung_jawab=_jabatan(baris, sebutan),
        penyebut_tahun=baris.penyebut_tahun,
        berkomponen=baris.berkomponen,
        murni=_deret(target[VersiRencana.MURNI.value]),
        perubahan=_deret(target[VersiRencana.PERUBAHAN.value]),
        tahun_lalu=baris.tahun_lalu,
        renstra=renstra,
        bobot=baris.bobot,
        jenis=baris.jenis,
        definisi=baris.definisi,
        rumus=baris.rumus,
        sumber=baris.sumber,
        bukti=baris.bukti,
        skala=tuple((str(n), Decimal(str(v))) for n, v in baris.skala.items()),
        pembanding=tuple((str(n), Decimal(str(v))) for n, v in baris.pembanding),
        tersedia_pada=baris.tersedia_pada,
        catatan=baris.catatan,
    )


def _deret(target: list[Target | None]) -> DeretTarget:
    tahun, satu, dua, tiga, empat = target
    return (tahun, satu, dua, tiga, empat)


def _perjanjian(baris: PerjanjianKinerja) -> IsiPerjanjian:
    return IsiPerjanjian(
        id=str(baris.pk),
        versi=VersiRencana(baris.versi),
        nomor=baris.nomor,
        tanggal=baris.tanggal,
        berlaku_sejak=baris.berlaku_sejak,
        alasan=baris.alasan,
    )


def kuncian_rencana(instansi: UUID, tahun: int) -> KuncianRencana:
    """Which quarters of which rows are ratified. Three queries."""
    indikator: dict[str, int] = {}
    simpul: dict[str, int] = {}
    terpakai: set[str] = set()
    for pk, tw, tahun_angka, sah in Realisasi.objects.filter(
        indikator__instansi_id=instansi, indikator__simpul__tahun=tahun
    ).values_list("indikator_id", "tw", "tahun", "disahkan_pada"):
        terpakai.add(str(pk))
        if sah is not None and tahun_angka == tahun:
            indikator[str(pk)] = max(indikator.get(str(pk), 0), tw or 4)
    for pk, periode in Capaian.objects.filter(
        instansi_id=instansi, indikator__simpul__tahun=tahun
    ).values_list("indikator_id", "periode"):
        terpakai.add(str(pk))
        sampai = triwulan(Periode.dari_kode(periode))
        indikator[str(pk)] = max(indikator.get(str(pk), 0), sampai)
    for pk, tw, sah in RealisasiAnggaran.objects.filter(
        simpul__instansi_id=instansi, simpul__tahun=tahun
    ).values_list("simpul_id", "tw", "disahkan_pada"):
        terpakai.add(str(pk))
        if sah is not None:
            simpul[str(pk)] = max(simpul.get(str(pk), 0), tw)
    return KuncianRencana(indikator=indikator, simpul=simpul, terpakai=frozenset(terpakai))


def realisasi_setahun(instansi: UUID, tahun: int) -> dict[str, Decimal]:
    """Indicator code -> its ratified figure of the whole year, where there is one. One query."""
    angka: dict[Indikator, dict[int, Realisasi]] = defaultdict(dict)
    for r in (
        Realisasi.objects.filter(
            indikator__instansi_id=instansi, indikator__simpul__tahun=tahun, tahun=tahun
        )
        .select_related("indikator")
        .order_by("versi")
    ):
        angka[r.indikator][r.tw] = r
    hasil: dict[str, Decimal] = {}
    for i, menurut_tw in angka.items():
        nilai = _setahun(Agregasi(i.agregasi), berkomponen=i.berkomponen, angka=menurut_tw)
        if nilai is not None:
            hasil[i.kode] = nilai
    return hasil


def _setahun(
    agregasi: Agregasi, *, berkomponen: bool, angka: Mapping[int, Realisasi]
) -> Decimal | None:
    tahunan = angka.get(0)
    tw = [angka.get(k) for k in (1, 2, 3, 4)]
    deret = Deret(
        agregasi=agregasi,
        target_tahun=None,
        realisasi_tw=tuple(r.nilai if r else None for r in tw),
        komponen_tw=tuple(komponen(r) for r in tw) if berkomponen else None,
        bobot_tw=tuple(r.bobot if r else None for r in tw),
        realisasi_tahun=tahunan.nilai if tahunan else None,
    )
    try:
        hasil = realisasi_sd(deret, 4)
    except ZeroDivisionError:
        return None
    return None if hasil is None else bulatkan(hasil.nilai, 10).normalize()


def komponen(baris: Realisasi | None) -> tuple[Decimal, Decimal] | None:
    """Numerator and denominator of a figure, when it has both."""
    if baris is None or baris.pembilang is None or baris.penyebut is None:
        return None
    return (baris.pembilang, baris.penyebut)


def tahun_rencana(instansi: UUID) -> list[int]:
    """Years that have a plan, newest first. One query."""
    ada = SimpulKinerja.objects.filter(instansi_id=instansi).order_by("-tahun")
    return list(ada.values_list("tahun", flat=True).distinct())


def simpul_tahun(pegawai: Any, pk: UUID) -> tuple[int, str]:
    """Year and code of a node of one's own office. Raises TidakDitemukan."""
    baris = SimpulKinerja.objects.untuk(pegawai).filter(pk=pk).values_list("tahun", "kode").first()
    if baris is None:
        raise _tidak_ada()
    return baris


def indikator_tahun(pegawai: Any, pk: UUID) -> tuple[int, str]:
    """Year and code of an indicator of one's own office. Raises TidakDitemukan."""
    baris = (
        Indikator.objects.untuk(pegawai).filter(pk=pk).values_list("simpul__tahun", "kode").first()
    )
    if baris is None:
        raise _tidak_ada()
    return baris


def _tidak_ada() -> TidakDitemukan:
    return TidakDitemukan(
        "Bagian rencana itu tidak ada di perangkat daerah ini.",
        "Kembali ke halaman Rencana kinerja, lalu pilih lagi.",
    )


def pilihan_aturan_semua(pegawai: Any) -> list[PilihanAturan]:
    """Every choice of rule set of one's own office, newest first. One query."""
    return list(PilihanAturan.objects.untuk(pegawai).order_by("-mulai"))
