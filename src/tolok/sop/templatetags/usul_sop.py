"""Proposals beside the editor."""

from __future__ import annotations

from typing import Any

from django import template

from tolok.sop.models import Suntingan
from tolok.sop.usul_sunting import usul_sunting

__all__ = ["usul_sop"]

register = template.Library()


@register.inclusion_tag("sop/_sunting_usul.html")
def usul_sop(satu: Suntingan) -> dict[str, Any]:
    """What other rooms propose for this editing; nothing when they propose nothing."""
    return {"usul": usul_sunting(satu.pk)}
