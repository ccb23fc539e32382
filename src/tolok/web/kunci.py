"""The key of one sending: a repeat of the same form gets the first answer again."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import HttpRequest

__all__ = ["kunci_kiriman"]


def kunci_kiriman(request: HttpRequest) -> UUID:
    """The key that the form was rendered with; a fresh one where it is missing or odd."""
    try:
        return UUID(request.POST.get("kunci", ""))
    except ValueError:
        return uuid4()
