"""Changing the plan of a year: every change, by hand or from a workbook, goes this one way.

Right, lock, the rules of the plan and of ratified figures, save, log. All or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import ProtectedError

from tolok.dasar.galat import MasukanTidakSah, SimpananBasi, TransisiTidakSah
from tolok.kinerja.domain.banding_rencana import BedaRencana, bandingkan_rencana, pasangkan
from tolok.kinerja.domain.isi_rencana import (
    IsiIndikator,
    IsiPerjanjian,
    IsiRencana,
    IsiSimpul,
    dari_json,
    sidik_rencana,
    urutkan,
)
from tolok.kinerja.domain.kuncian_rencana import KuncianRencana, periksa_kuncian
from tolok.kinerja.domain.periksa_rencana import TemuanRencana, periksa_rencana
from tolok.kinerja.domain.rencana import VersiRencana
from tolok.kinerja.domain.target import Rentang, Target
from tolok.kinerja.models import (
    Anggaran,
    Indikator,
    PerjanjianKinerja,
    SimpulKinerja,
    TargetIndikator,
)
from tolok.kinerja.permissions import SUSUN
from tolok.kinerja.selectors.rencana import isi_rencana, kuncian_rencana
from tolok.organisasi.permissions import pastikan
from tolok.organisasi.selectors import hari_di, sebutan_jabatan_kantor
from tolok.organisasi.services.catatan import catat, kunci_instansi
from tolok.organisasi.services.unggahan import isi_unggahan, tandai_diterapkan

__all__ = ["RencanaDitolak", "halangan", "terapkan_unggahan", "ubah_rencana"]

_BANYAK_DICATAT = 200


@dataclass(eq=False)
class RencanaDitolak(MasukanTidakSah):
    """The plan cannot be saved as it is; `temuan` says where."""

    temuan: tuple[TemuanRencana, ...] = field(default=())


def halangan(
    lama: IsiRencana, baru: IsiRencana, kuncian: KuncianRencana, jabatan: Iterable[str]
) -> list[TemuanRencana]:
    """What the change brings in that stops it or should be looked at.

    What was wrong before (a post retired since) stops nobody from changing something else.
    """
    dikenal = list(jabatan)
    dulu = set(periksa_rencana(lama, dikenal))
    return [
        *(t for t in periksa_rencana(baru, dikenal) if t not in dulu),
        *periksa_kuncian(lama, baru, kuncian),
    ]


@transaction.atomic
def ubah_rencana(
    *,
    pelaku: Any,
    instansi: Any,
    tahun: int,
    ubah: Callable[[IsiRencana], IsiRencana],
    dasar: str = "",
    sekarang: datetime,
) -> tuple[BedaRencana, ...]:
    """Apply `ubah` to the plan as it stands now; returns what changed, nothing when nothing did.

    `dasar`: digest of the plan that the person looked at; SimpananBasi when it is another one
    now. Raises TidakBerwenang or RencanaDitolak.
    """
    pastikan(pelaku, instansi, SUSUN, hari_di(instansi.pemda, sekarang))
    terkunci = kunci_instansi(instansi)
    sebutan = sebutan_jabatan_kantor(terkunci)
    lama = isi_rencana(terkunci.pk, tahun, sebutan)
    if dasar and sidik_rencana(lama) != dasar:
        raise SimpananBasi(
            "Rencana berubah sejak Anda melihat pratinjaunya.",
            "Periksa lagi perbedaannya, lalu terapkan.",
            "rencana.basi",
        )
    baru = urutkan(ubah(lama))
    tolak = [
        t
        for t in halangan(lama, baru, kuncian_rencana(terkunci.pk, tahun), sebutan.values())
        if t.menahan
    ]
    if tolak:
        raise RencanaDitolak(tolak[0].masalah, tolak[0].saran, "rencana.ditolak", tuple(tolak))
    beda = bandingkan_rencana(lama, baru)
    if not beda:
        return ()
    try:
        _Penulis(terkunci, tahun, sebutan).tulis(lama, baru)
    except ProtectedError as galat:
        raise TransisiTidakSah(
            "Ada baris yang dihapus tetapi masih dipakai data lain, misalnya ralat.",
            "Biarkan baris itu, lalu simpan lagi.",
            "rencana.terpakai",
        ) from galat
    isi = _isi_catatan(tahun, lama, baru, beda)
    catat(terkunci, "RencanaDiubah", isi, pelaku=pelaku, sekarang=sekarang)
    return beda


@transaction.atomic
def terapkan_unggahan(
    *, pelaku: Any, unggahan: Any, dasar: str, sekarang: datetime
) -> tuple[BedaRencana, ...]:
    """Save what an uploaded workbook says, exactly as the person saw it; see `ubah_rencana`."""
    isi = dari_json(isi_unggahan(unggahan)["rencana"])
    beda = ubah_rencana(
        pelaku=pelaku,
        instansi=unggahan.instansi,
        tahun=isi.tahun,
        ubah=lambda _: isi,
        dasar=dasar,
        sekarang=sekarang,
    )
    tandai_diterapkan(unggahan, sekarang)
    return beda


def _isi_catatan(
    tahun: int, lama: IsiRencana, baru: IsiRencana, beda: Sequence[BedaRencana]
) -> dict[str, Any]:
    """The change as the log keeps it: codes, cells that are numbers or choices, digests."""
    return {
        "tahun": tahun,
        "semula": sidik_rencana(lama),
        "menjadi": sidik_rencana(baru),
        "banyak": len(beda),
        "baris": [
            [b.jenis.value, b.benda, b.kode, *([s.kolom, s.semula, s.menjadi] for s in b.sel if _dicatat(s.kolom))]
            for b in beda[:_BANYAK_DICATAT]
        ],
    }  # fmt: skip


def _dicatat(kolom: str) -> bool:
    """Figures and rules; names and long texts stand in the plan itself."""
    return kolom.startswith(("Target", "Pagu", "Berlaku")) or kolom in {
        "Polaritas", "Cara menggabung", "Penyebut", "Bobot", "Satuan", "Kode induk", "Kode simpul",
    }  # fmt: skip


class _Penulis:
    """Writes the difference between two plans into the tables of one office and year."""

    def __init__(self, instansi: Any, tahun: int, sebutan: Mapping[UUID, str]) -> None:
        self._instansi = instansi
        self._tahun = tahun
        self._jabatan = {nama.casefold(): pk for pk, nama in sebutan.items()}
        self._milik = {"pemda_id": instansi.pemda_id, "instansi_id": instansi.pk}

    def tulis(self, lama: IsiRencana, baru: IsiRencana) -> None:
        """Rows that go, then nodes, then indicators, then agreements."""
        simpul = pasangkan(lama.simpul, baru.simpul, lambda s: s.kode)
        indikator = pasangkan(lama.indikator, baru.indikator, lambda i: i.kode)
        perjanjian = pasangkan(lama.perjanjian, baru.perjanjian, lambda p: p.nomor)
        hilang = [UUID(a.id) for a, b in indikator if b is None and a is not None]
        TargetIndikator.objects.filter(indikator_id__in=hilang).delete()
        Indikator.objects.filter(pk__in=hilang).delete()
        kunci = self._simpul(simpul, lama)
        self._indikator(indikator, kunci, lama)
        hilang = [UUID(a.id) for a, b in simpul if b is None and a is not None]
        Anggaran.objects.filter(simpul_id__in=hilang).delete()
        SimpulKinerja.objects.filter(pk__in=hilang).update(induk=None)
        SimpulKinerja.objects.filter(pk__in=hilang).delete()
        self._perjanjian(perjanjian)

    def _pj(self, asal: IsiSimpul | IsiIndikator | None, kini: str) -> dict[str, Any]:
        """The post's key; an unchanged name keeps the row's own, even of a retired post."""
        if asal is not None and asal.penanggung_jawab == kini:
            return {}
        return {"penanggung_jawab_id": self._jabatan[kini.casefold()] if kini else None}

    def _simpul(
        self, pasangan: Iterable[tuple[IsiSimpul | None, IsiSimpul | None]], lama: IsiRencana
    ) -> dict[str, UUID]:
        urut_lama = {s.id: n for n, s in enumerate(lama.simpul, 1)}
        ada = [(a, b) for a, b in pasangan if b is not None]
        kunci = {b.kode: UUID(a.id) if a else uuid4() for a, b in ada}
        baru: list[SimpulKinerja] = []
        for urutan, (a, b) in enumerate(ada, 1):
            isi = {
                "jenis": b.jenis.value,
                "kode": b.kode,
                "nama": b.nama,
                "versi": b.versi.value,
                "induk_id": kunci[b.induk] if b.induk else None,
                "urutan": urutan,
                **self._pj(a, b.penanggung_jawab),
            }
            if a is None:
                baru.append(
                    SimpulKinerja(pk=kunci[b.kode], tahun=self._tahun, **self._milik, **isi)
                )
            elif a != b or urut_lama[a.id] != urutan:
                SimpulKinerja.objects.filter(pk=a.id).update(**isi)
        SimpulKinerja.objects.bulk_create(baru)
        for a, b in ada:
            self._pagu(a, b, kunci[b.kode])
        return kunci

    def _pagu(self, asal: IsiSimpul | None, kini: IsiSimpul, simpul: UUID) -> None:
        pagu = (kini.pagu_murni, kini.pagu_perubahan)
        if pagu == ((asal.pagu_murni, asal.pagu_perubahan) if asal else (None, None)):
            return
        if kini.pagu_murni is None:
            Anggaran.objects.filter(simpul_id=simpul).delete()
            return
        Anggaran.objects.update_or_create(
            simpul_id=simpul,
            defaults={
                "pemda_id": self._instansi.pemda_id,
                "pagu_murni": kini.pagu_murni,
                "pagu_perubahan": kini.pagu_perubahan,
            },
        )

    def _indikator(
        self,
        pasangan: Iterable[tuple[IsiIndikator | None, IsiIndikator | None]],
        simpul: Mapping[str, UUID],
        lama: IsiRencana,
    ) -> None:
        urut_lama = {i.id: n for n, i in enumerate(lama.indikator, 1)}
        baru: list[Indikator] = []
        target: list[TargetIndikator] = []
        ganti: list[str] = []
        for urutan, (a, b) in enumerate(((a, b) for a, b in pasangan if b is not None), 1):
            isi = {
                **_kolom_indikator(b),
                "simpul_id": simpul[b.simpul],
                "urutan": urutan,
                **self._pj(a, b.penanggung_jawab),
            }
            pk = UUID(a.id) if a else uuid4()
            if a is None:
                baru.append(Indikator(pk=pk, **self._milik, **isi))
            elif a != b or urut_lama[a.id] != urutan:
                Indikator.objects.filter(pk=pk).update(**isi)
            if a is None or (a.murni, a.perubahan) != (b.murni, b.perubahan):
                ganti += [a.id] if a else []
                target += self._target(pk, b)
        Indikator.objects.bulk_create(baru)
        TargetIndikator.objects.filter(indikator_id__in=ganti).delete()
        TargetIndikator.objects.bulk_create(target)

    def _target(self, indikator: UUID, isi: IsiIndikator) -> list[TargetIndikator]:
        deret = ((VersiRencana.MURNI, isi.murni), (VersiRencana.PERUBAHAN, isi.perubahan))
        return [
            TargetIndikator(
                pemda_id=self._instansi.pemda_id,
                indikator_id=indikator,
                versi=versi.value,
                tw=tw,
                **_batas(t, "bawah", "atas"),
            )
            for versi, semua in deret
            for tw, t in enumerate(semua)
            if t is not None
        ]

    def _perjanjian(
        self, pasangan: Iterable[tuple[IsiPerjanjian | None, IsiPerjanjian | None]]
    ) -> None:
        for a, b in pasangan:
            if b is None:
                if a is not None:
                    PerjanjianKinerja.objects.filter(pk=a.id).delete()
                continue
            isi = {
                "versi": b.versi.value,
                "nomor": b.nomor,
                "tanggal": b.tanggal,
                "berlaku_sejak": b.berlaku_sejak,
                "alasan": b.alasan,
            }
            if a is None:
                PerjanjianKinerja.objects.create(tahun=self._tahun, **self._milik, **isi)
            elif a != b:
                PerjanjianKinerja.objects.filter(pk=a.id).update(**isi)


def _batas(target: Target | None, bawah: str, atas: str) -> dict[str, Any]:
    if isinstance(target, Rentang):
        return {bawah: target.bawah, atas: target.atas}
    return {bawah: target, atas: None}


def _kolom_indikator(isi: IsiIndikator) -> dict[str, Any]:
    return {
        "kode": isi.kode,
        "nama": isi.nama,
        "satuan": isi.satuan,
        "polaritas": isi.polaritas.value,
        "agregasi": isi.agregasi.value,
        "penyebut_tahun": isi.penyebut_tahun,
        "berkomponen": isi.berkomponen,
        "jenis": isi.jenis,
        "definisi": isi.definisi,
        "rumus": isi.rumus,
        "sumber": isi.sumber,
        "bukti": isi.bukti,
        "skala": {nama: format(n, "f") for nama, n in isi.skala},
        "pembanding": [[nama, format(n, "f")] for nama, n in isi.pembanding],
        "bobot": isi.bobot,
        "tersedia_pada": isi.tersedia_pada,
        "tahun_lalu": isi.tahun_lalu,
        "catatan": isi.catatan,
        **_batas(isi.renstra, "renstra_bawah", "renstra_atas"),
    }
