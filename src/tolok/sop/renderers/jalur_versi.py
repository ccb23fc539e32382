"""The life of a version as its page shows it: five stations, where it is, and since when."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.dasar.tanggal import tanggal
from tolok.sop.domain.status import BarisVersi, StatusVersi

__all__ = ["Singgahan", "jalur_versi"]

_S = StatusVersi


@dataclass(frozen=True, slots=True, kw_only=True)
class Singgahan:
    """One station: `letak` is lalu, kini or nanti; `sejak` a date, or empty."""

    nama: str
    letak: str
    sejak: str = ""


def jalur_versi(satu: BarisVersi) -> tuple[Singgahan, ...]:
    """Stations passed, the present one, those to come. A draft that was thrown away skips the rest."""
    if satu.status is _S.DICABUT and satu.berlaku_sejak is None:
        return (_singgahan(_S.DRAF, "lalu", satu), _singgahan(_S.DICABUT, "kini", satu))
    urut = tuple(StatusVersi)
    kini = urut.index(satu.status)
    return tuple(
        _singgahan(status, "lalu" if ke < kini else "kini" if ke == kini else "nanti", satu)
        for ke, status in enumerate(urut)
        if status is not _S.DICABUT or satu.status is _S.DICABUT
    )


def _singgahan(status: StatusVersi, letak: str, satu: BarisVersi) -> Singgahan:
    sejak = {_S.BERLAKU: satu.berlaku_sejak, _S.DICABUT: satu.dicabut_sejak}.get(status)
    if sejak is None:
        return Singgahan(nama=status.sebutan, letak=letak)
    awalan = "mulai " if letak == "nanti" else "sejak "
    return Singgahan(nama=status.sebutan, letak=letak, sejak=f"{awalan}{tanggal(sejak)}")
