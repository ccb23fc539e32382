"""Who a lane of an SOP probably is in this office, from its printed name: a proposal, never a rule.

An administrator looks at it and takes it or chooses otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tolok.organisasi.domain.istilah import AturanLajur, JenisUnit
from tolok.organisasi.domain.susunan import Kursi, Susunan

__all__ = ["UsulanLajur", "lajur_tim", "usulkan_lajur"]

_PANJANG = {
    "kadis": "kepala dinas",
    "kaban": "kepala badan",
    "sekdis": "sekretaris",
    "sekban": "sekretaris",
    "kabid": "kepala bidang",
    "kasubbag": "kepala subbagian",
    "kasubag": "kepala subbagian",
    "kasi": "kepala seksi",
    "subbag": "subbagian",
    "jfp": "perencana",
    "jft": "fungsional",
    "uptd": "upt",
    "pep": "perencanaan evaluasi pelaporan",
    "monev": "monitoring evaluasi",
    "analisis": "analis",
    "perencana": "perencana",
}
"""Short forms that offices print -> the words of their posts."""
_HAMPA = frozenset({"dan", "dinas", "badan", "para", "yang", "pada", "di", "jabatan", "fungsional", "daerah"})  # fmt: skip
_PIMPINAN = frozenset({"kepala dinas", "kepala badan", "kepala perangkat daerah", "pimpinan", "inspektur", "camat", "kepala opd", "kepala skpd"})  # fmt: skip
_PEGAWAI = frozenset({"asn", "pegawai", "pns", "seluruh pegawai", "seluruh asn"})


@dataclass(frozen=True, slots=True, kw_only=True)
class UsulanLajur:
    """A rule with what fills it, and how it reads ("Kepala Bidang A, Kepala Bidang B")."""

    aturan: AturanLajur
    isian: dict[str, Any] = field(default_factory=dict)
    sebutan: str = ""


def _kata(teks: str) -> list[str]:
    huruf = re.findall(r"[a-z]+", teks.casefold())
    return " ".join(_PANJANG.get(h, h) for h in huruf).split()


def lajur_tim(nama: str) -> bool:
    """Whether the lane's printed name means a team: "Tim AKIP", "TIM Penyusun LKJIP", "Tim".

    >>> lajur_tim("TIM Penyusun LKJIP"), lajur_tim("Kepala Bidang")
    (True, False)
    """
    return "tim" in _kata(nama)


def usulkan_lajur(
    nama: str, kantor: Susunan, tim: Mapping[UUID, str] | None = None
) -> UsulanLajur | None:
    """The proposal for a lane, None when its name says too little.

    `tim`: teams whose decree is in force, by name; only those are proposed. Posts outside the
    office never are.
    """
    kata = _kata(nama)
    if "tim" in kata:
        return _tim(kata, tim or {})
    teks = " ".join(k for k in kata if k != "para")
    if teks in _PEGAWAI:
        return UsulanLajur(aturan=AturanLajur.SUBJEK, sebutan="pegawai yang bersangkutan")
    if teks.startswith(("atasan langsung", "pejabat penilai")):
        return UsulanLajur(aturan=AturanLajur.ATASAN_SUBJEK, sebutan="atasan langsung pegawai itu")
    if teks in _PIMPINAN:
        return _satu(kantor.pimpinan())
    if teks == "sekretaris":
        return _satu(_sekretaris(kantor))
    if {"bidang", "upt"} & set(kata) and set(teks.split()) <= {"kepala", "bidang", "upt"}:
        return _kepala_unit(kantor, upt="upt" in kata)
    return _terdekat(kata, kantor)


def _tim(kata: list[str], tim: Mapping[UUID, str]) -> UsulanLajur | None:
    """The only team in force, else the one whose name has most of the lane's words."""
    inti = set(kata) - _HAMPA
    nilai = sorted(
        ((len(inti & set(_kata(nama))), str(pk), nama) for pk, nama in tim.items()), reverse=True
    )
    if not nilai or (len(nilai) > 1 and nilai[0][0] == nilai[1][0]):
        return None
    _, pk, nama = nilai[0]
    return UsulanLajur(aturan=AturanLajur.TIM, isian={"tim": pk}, sebutan=nama)


def _satu(kursi: Kursi | None) -> UsulanLajur | None:
    if kursi is None:
        return None
    return UsulanLajur(
        aturan=AturanLajur.JABATAN, isian={"jabatan": [str(kursi.jabatan)]}, sebutan=kursi.nama
    )


def _sekretaris(kantor: Susunan) -> Kursi | None:
    """The head of the only sekretariat."""
    unit = [u.id for u in kantor.unit.values() if u.jenis is JenisUnit.SEKRETARIAT]
    return kantor.kepala(unit[0]) if len(unit) == 1 else None


def _kepala_unit(kantor: Susunan, *, upt: bool) -> UsulanLajur | None:
    """The heads of every bidang, and of every UPT when the lane says so."""
    jenis = {JenisUnit.BIDANG, JenisUnit.UPT} if upt else {JenisUnit.BIDANG}
    kepala: list[tuple[UUID, Kursi]] = [
        (u.id, k)
        for u in kantor.unit.values()
        if u.jenis in jenis and (k := kantor.kepala(u.id)) is not None
    ]
    if not kepala:
        return None
    return UsulanLajur(
        aturan=AturanLajur.KEPALA_UNIT,
        isian={"unit": [str(u) for u, _ in kepala]},
        sebutan=", ".join(k.nama for _, k in kepala),
    )


def _terdekat(kata: list[str], kantor: Susunan) -> UsulanLajur | None:
    """The one post whose name holds the most of the lane's words; a tie is no proposal."""
    inti = {k for k in kata if k not in _HAMPA}
    if not inti:
        return None
    nilai: list[tuple[int, int, Kursi]] = []
    for kursi in kantor.kursi.values():
        if kursi.penilai_luar:
            continue
        punya = {k for k in _kata(kursi.nama) if k not in _HAMPA}
        sama = len(inti & punya)
        if sama * 2 > len(inti):
            nilai.append((sama, -len(punya), kursi))
    nilai.sort(key=lambda x: x[:2], reverse=True)
    if not nilai or (len(nilai) > 1 and nilai[0][:2] == nilai[1][:2]):
        return None
    return _satu(nilai[0][2])
