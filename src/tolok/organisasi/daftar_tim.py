"""Reads of teams: the last decree with its members, who of them moved since, whose team is in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tolok.organisasi.domain.istilah import KODE_PENUNJUKAN, Kapasitas
from tolok.organisasi.models import AnggotaTim, Penempatan, Tim
from tolok.organisasi.selectors import berlaku_pada

__all__ = [
    "AnggotaSk",
    "SkTim",
    "jabatan_pada",
    "kedudukan_dalam_tim",
    "nomor_tim",
    "sk_terakhir",
    "sk_tim",
    "tim_berlaku",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnggotaSk:
    """A member of a decree, with the post held when it began and the one held now ("": none here)."""

    pegawai: UUID
    nama: str
    nip: str
    kedudukan: str
    ketua: bool
    jabatan_dulu: str
    jabatan_kini: str
    keluar: date | None = None

    @property
    def pindah(self) -> bool:
        """Holds no post in this office any more, or another one than then."""
        return self.jabatan_kini != self.jabatan_dulu


@dataclass(frozen=True, slots=True, kw_only=True)
class SkTim:
    """A decree that formed a team."""

    tim: UUID
    nama: str
    jenis: str
    nomor: str
    tanggal: date | None
    mulai: date | None
    selesai: date | None
    anggota: tuple[AnggotaSk, ...]


def sk_terakhir(instansi: Any, hari: date) -> SkTim | None:
    """The decree with the latest beginning up to that day, whether it still stands or not."""
    baris = (
        Tim.objects.filter(instansi=instansi, berlaku=True, mulai__lte=hari)
        .exclude(kode=KODE_PENUNJUKAN)
        .order_by("-mulai", "-dasar_tanggal", "pk")
        .first()
    )
    return None if baris is None else sk_tim(baris, hari)


def sk_tim(baris: Tim, hari: date) -> SkTim:
    """One team with its members as of a day. Three queries."""
    anggota = list(baris.daftar_anggota.select_related("pegawai").order_by("urutan"))
    orang = [a.pegawai_id for a in anggota]
    kini = jabatan_pada(baris.instansi_id, orang, hari)
    dulu = jabatan_pada(baris.instansi_id, orang, baris.mulai or hari)
    return SkTim(
        tim=baris.pk,
        nama=baris.nama,
        jenis=baris.dasar_jenis,
        nomor=baris.dasar_nomor,
        tanggal=baris.dasar_tanggal,
        mulai=baris.mulai,
        selesai=baris.selesai,
        anggota=tuple(
            AnggotaSk(
                pegawai=a.pegawai_id,
                nama=a.pegawai.nama,
                nip=a.pegawai.nip,
                kedudukan=a.kedudukan,
                ketua=a.ketua,
                jabatan_dulu=dulu.get(a.pegawai_id, ""),
                jabatan_kini=kini.get(a.pegawai_id, ""),
                keluar=a.selesai if a.selesai != baris.selesai else None,
            )
            for a in anggota
        ),
    )


def jabatan_pada(instansi: Any, orang: Iterable[UUID], hari: date) -> dict[UUID, str]:
    """Person -> the definitive post in this office that day. One query."""
    kunci = getattr(instansi, "pk", instansi)
    baris = Penempatan.objects.filter(
        berlaku_pada(hari),
        pegawai_id__in=list(orang),
        jabatan__instansi_id=kunci,
        kapasitas=Kapasitas.DEFINITIF.value,
    )
    return dict(baris.values_list("pegawai_id", "jabatan__nama"))


def tim_berlaku(instansi: Any, hari: date) -> list[UUID]:
    """Teams whose decree stands that day, the one with the latest beginning first."""
    baris = Tim.objects.filter(berlaku_pada(hari), instansi=instansi, berlaku=True)
    baris = baris.exclude(kode=KODE_PENUNJUKAN)
    return list(baris.order_by("-mulai", "pk").values_list("pk", flat=True))


def kedudukan_dalam_tim(tim: UUID, pegawai: UUID) -> tuple[str, str] | None:
    """Somebody's place in a team and the team's name; None for who is no member."""
    baris = AnggotaTim.objects.filter(tim=tim, pegawai=pegawai).select_related("tim").first()
    return None if baris is None else (baris.kedudukan, baris.tim.nama)


def nomor_tim(tim: UUID) -> str:
    """The number of a team's decree; empty while it waits for one, or there is no such team."""
    return Tim.objects.filter(pk=tim).values_list("dasar_nomor", flat=True).first() or ""
