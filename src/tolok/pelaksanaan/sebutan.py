"""Names for ids, as an official says them. Events hold ids; pages and refusals need names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.apps import apps

from tolok.organisasi.domain.istilah import Kapasitas
from tolok.organisasi.domain.susunan import Susunan

__all__ = ["Sebutan", "nama_kantor", "pukul", "sebutan"]

_MODEL = ("Pegawai", "Jabatan", "UnitKerja", "Tim")


@dataclass(slots=True)
class Sebutan:
    """Names by id. An id that names nothing any more is said to be unknown, never skipped."""

    nama: dict[UUID, str] = field(default_factory=dict)

    def dari(self, pk: Any) -> str:
        """The name of a person, post, unit or team."""
        if not pk:
            return "Sistem"
        return self.nama.get(pk if isinstance(pk, UUID) else UUID(str(pk)), "(tidak dikenal)")

    def pelaku(self, pegawai: Any, jabatan: Any = None, kapasitas: str = "") -> str:
        """The person in a post: "Plt. Sekretaris (Siti Aminah)"."""
        if not pegawai:
            return "Sistem"
        if not jabatan:
            return self.dari(pegawai)
        awalan = Kapasitas(kapasitas).awalan if kapasitas in set(Kapasitas) else ""
        return f"{awalan}{self.dari(jabatan)} ({self.dari(pegawai)})"


def nama_kantor(kantor: Susunan) -> dict[UUID, str]:
    """Names of the people, posts and units of an office that is at hand: nothing is read."""
    jabatan = {k.jabatan: k.nama for k in kantor.kursi.values()}
    return {**kantor.nama, **jabatan, **{u.id: u.nama for u in kantor.unit.values()}}


def sebutan(daftar: Iterable[Any], diketahui: Mapping[UUID, str] | None = None) -> Sebutan:
    """Look up names of persons, posts, units and teams; at most one query.

    `diketahui`: names at hand, which are not looked up again.
    """
    sisa = {pk if isinstance(pk, UUID) else UUID(str(pk)) for pk in daftar if pk}
    hasil = Sebutan(nama=dict(diketahui or {}))
    sisa -= hasil.nama.keys()
    if sisa:
        semua = [_bernama(model).filter(pk__in=sisa) for model in _MODEL]
        hasil.nama.update(semua[0].union(*semua[1:], all=True))
    return hasil


def _bernama(model: str) -> Any:
    tabel: Any = apps.get_model("organisasi", model)
    return tabel.objects.order_by().values_list("pk", "nama")


def pukul(pada: datetime, zona: str) -> str:
    """The hour as it is said: "pukul 08.41"."""
    return pada.astimezone(ZoneInfo(zona)).strftime("pukul %H.%M")
