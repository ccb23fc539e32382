"""Whom a task truly waits for, seen by somebody whom it reaches but who cannot answer it.

The post that holds a task is not always who answers: one of a team has taken it, or the post's
holder wrote what is decided on, so that the ladder leads to an acting official, the superior or
somebody appointed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from tolok.organisasi.domain.susunan import Kursi, Susunan
from tolok.pelaksanaan.models import Tugas

__all__ = ["Ditunggu", "ditunggu"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ditunggu:
    """Who answers: `siapa` is the id of a post, person or team; None: the head must appoint one."""

    siapa: UUID | None
    ikut_menyusun: bool = False


def ditunggu(
    kantor: Susunan,
    tugas: Tugas,
    *,
    pegawai: UUID,
    terhalang: Collection[UUID],
    ditunjuk: Mapping[UUID, UUID],
) -> Ditunggu:
    """For a task that is not this person's to answer. `ditunjuk`: task -> appointed person."""
    if tugas.pengambil is not None and tugas.pengambil != pegawai:
        return Ditunggu(siapa=tugas.pengambil)
    if pegawai not in terhalang:
        return Ditunggu(siapa=tugas.pemegang_id)
    return Ditunggu(siapa=_pengganti(kantor, tugas, terhalang, ditunjuk), ikut_menyusun=True)


def _pengganti(
    kantor: Susunan, tugas: Tugas, terhalang: Collection[UUID], ditunjuk: Mapping[UUID, UUID]
) -> UUID | None:
    """The rung that answers in the place of a barred holder."""
    orang = ditunjuk.get(tugas.pk)
    if orang is not None and orang not in terhalang:
        return orang
    kursi = kantor.kursi.get(tugas.pemegang_id) if tugas.pemegang_id else None
    if kursi is not None and _dapat(kantor, kursi, terhalang):
        return next(d.pegawai for d in kursi.duduk if _hadir(kantor, d.pegawai, terhalang))
    if kursi is None:
        atas = kantor.jabatan_atasan(tugas.pemegang_id) if tugas.pemegang_id else None
    else:
        atas = kantor.kursi.get(kursi.atasan) if kursi.atasan else None
    if atas is None or atas.penilai_luar or not _dapat(kantor, atas, terhalang):
        return None
    return atas.jabatan


def _dapat(kantor: Susunan, kursi: Kursi, terhalang: Collection[UUID]) -> bool:
    return any(_hadir(kantor, d.pegawai, terhalang) for d in kursi.duduk)


def _hadir(kantor: Susunan, pegawai: UUID, terhalang: Collection[UUID]) -> bool:
    return pegawai not in terhalang and pegawai not in kantor.berhalangan
