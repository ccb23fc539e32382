"""A measured number in the database, digit for digit: SQLite would make a binary fraction of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

__all__ = ["AngkaField"]

_ST = TypeVar("_ST", contravariant=True)
_GT = TypeVar("_GT", covariant=True)

if TYPE_CHECKING:

    class _KolomTeks(models.CharField[_ST, _GT]):
        """What the type checker sees: the database text is a Decimal to Python."""

        _pyi_private_set_type: Decimal | str | int  # type: ignore[assignment]  # text below
        _pyi_private_get_type: Decimal  # type: ignore[assignment]  # text below
else:

    class _KolomTeks(models.CharField, Generic[_ST, _GT]):
        """The same at run time, where CharField takes no type arguments."""


class AngkaField(_KolomTeks[_ST, _GT]):
    """A Decimal kept as plain decimal text; never compared or added inside the database."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 60)
        super().__init__(*args, **kwargs)

    def from_db_value(self, nilai: str | None, *_: object) -> Decimal | None:
        return None if nilai is None else Decimal(nilai)

    def to_python(self, nilai: Any) -> Decimal | None:
        if nilai is None or isinstance(nilai, Decimal):
            return nilai
        try:
            return Decimal(str(nilai))
        except ArithmeticError as galat:
            raise ValidationError(f"“{nilai}” bukan angka.") from galat

    def get_prep_value(self, nilai: Any) -> str | None:
        angka = self.to_python(nilai)
        if angka is not None and not angka.is_finite():
            raise ValidationError("Angka harus terhingga.")
        return None if angka is None else format(angka, "f")

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""
