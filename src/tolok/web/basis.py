"""The base of every table that belongs to a pemda."""

from __future__ import annotations

from typing import Protocol, Self, TypeVar
from uuid import UUID, uuid4

from django.core.exceptions import FieldDoesNotExist
from django.db import models

__all__ = ["BarisPemda", "BarisPemdaQuerySet", "PunyaTempat"]


class PunyaTempat(Protocol):
    """Somebody with a place: the pemda and the Instansi whose rows may be read."""

    @property
    def pemda_id(self) -> UUID:
        """Key of the pemda."""

    @property
    def instansi_id(self) -> UUID | None:
        """Key of the Instansi."""


_Model = TypeVar("_Model", bound=models.Model, covariant=True)


class BarisPemdaQuerySet(models.QuerySet[_Model]):
    """Rows of one pemda. Every query that a page makes starts with `untuk`."""

    def untuk(self, pegawai: PunyaTempat | None) -> Self:
        """Rows of the person's own pemda, and own Instansi when the rows have one.

        Somebody without a Pegawai reads nothing: another office's row does not exist for them.
        """
        if pegawai is None:
            return self.none()
        milik = self.filter(pemda_id=pegawai.pemda_id)
        try:
            self.model._meta.get_field("instansi")
        except FieldDoesNotExist:
            return milik
        return milik.filter(instansi_id=pegawai.instansi_id)


class BarisPemda(models.Model):
    """A row of one pemda, named by a UUID so that URLs, events and files can name it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    pemda = models.ForeignKey("organisasi.Pemda", on_delete=models.PROTECT, related_name="+")

    objects = BarisPemdaQuerySet.as_manager()

    class Meta:
        abstract = True
