"""What every page about a run rests on: the run, one person, one moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from tolok.dasar.periode import Periode
from tolok.pelaksanaan.domain.keadaan import Keadaan
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.fakta_kini import FaktaKini
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.sebutan import nama_kantor

__all__ = ["HalamanKini"]


class HalamanKini:
    """A run as one person sees it at one moment. Everything is read once, when asked for.

    `kunci` goes into the forms of the page: the same form sent twice is one command.
    """

    def __init__(self, *, pelaksanaan: Pelaksanaan, pegawai: Any, sekarang: datetime) -> None:
        self.pelaksanaan = pelaksanaan
        self.pegawai = pegawai
        self.sekarang = sekarang
        self.kunci = uuid4()

    @cached_property
    def lintasan(self) -> Lintasan:
        """The compiled SOP."""
        return lintasan_sop(self.pelaksanaan.sidik_sop)

    @cached_property
    def keadaan(self) -> Keadaan:
        """The state of the run."""
        return keadaan_kini(self.pelaksanaan)

    @cached_property
    def kini(self) -> FaktaKini:
        """Look-ups of who is who now."""
        return FaktaKini(
            pelaksanaan=self.pelaksanaan,
            lintasan=self.lintasan,
            keadaan=self.keadaan,
            pegawai=self.pegawai,
            sekarang=self.sekarang,
        )

    @cached_property
    def nama_kantor(self) -> Mapping[UUID, str]:
        """Names of everybody and everything of the office, which is at hand."""
        return nama_kantor(self.kini.susunan)

    @property
    def periode(self) -> str:
        """The period in words."""
        return Periode.dari_kode(self.pelaksanaan.periode).nama
