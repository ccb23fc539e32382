"""Office minutes in words."""

from __future__ import annotations

__all__ = ["jam_menit"]


def jam_menit(menit: int) -> str:
    """In hours and minutes, never days: a working day has no fixed length.

    >>> jam_menit(4), jam_menit(300), jam_menit(305)
    ('4 menit', '5 jam', '5 jam 5 menit')
    """
    jam, sisa = divmod(menit, 60)
    kata = (f"{jam} jam" if jam else "", f"{sisa} menit" if sisa or not jam else "")
    return " ".join(k for k in kata if k)
