"""What a reader of a proposed SOP is shown before deciding: what changes, and what the checks find."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tolok.sop.domain.beda import bandingkan
from tolok.sop.domain.periksa import periksa
from tolok.sop.renderers.halaman_beda import BidangBeda, HalamanBeda, Potongan, susun_beda
from tolok.sop.renderers.halaman_temuan import KelompokTemuan, susun_temuan
from tolok.sop.selectors.beda import beda_versi, pembanding
from tolok.sop.selectors.versi import halaman_versi, urai_halaman, versi_menurut_id

__all__ = ["UsulTampil", "beda_usul", "usul_tampil"]


@dataclass(frozen=True, kw_only=True)
class UsulTampil:
    """A proposal: `versi` is its row, `semula` the version it is read against (None: the first).

    `sama`: the version still says what was proposed, so its page and drawing show the proposal.
    """

    versi: Any
    semula: Any
    sama: bool
    beda: HalamanBeda | None
    temuan: tuple[KelompokTemuan, ...]
    mulai: date
    catatan: str

    @property
    def banyak_temuan(self) -> int:
        """Findings of every level."""
        return sum(k.banyak for k in self.temuan)


def usul_tampil(isi: Mapping[str, Any], hari: date) -> UsulTampil:
    """The proposal on this sheet, on this day."""
    versi, sop = versi_menurut_id(UUID(isi["versi"])), urai_halaman(isi["sop"])
    semula = pembanding(versi, hari)
    sama = versi.sidik == isi["sidik"]
    beda = None
    if semula is not None:
        beda = beda_versi(semula, versi) if sama else bandingkan(halaman_versi(semula), sop)
    return UsulTampil(
        versi=versi,
        semula=semula,
        sama=sama,
        beda=susun_beda(beda) if beda is not None else None,
        temuan=susun_temuan(sop, periksa(sop)),
        mulai=date.fromisoformat(isi["berlaku_sejak"]),
        catatan=str(isi["catatan"]),
    )


def _butir(bidang: BidangBeda, tempat: str) -> dict[str, str]:
    return {
        "tempat": tempat,
        "semula": _baris(bidang.semula) or "(kosong)",
        "menjadi": _baris(bidang.menjadi) or "(kosong)",
    }


def _baris(semua: Sequence[Sequence[Potongan]]) -> str:
    return "; ".join("".join(p.teks for p in baris) for baris in semua)


def beda_usul(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> list[dict[str, str]]:
    """What changed between two rounds of a proposal: rows, lanes and boxes, the day, the note."""
    beda = susun_beda(bandingkan(urai_halaman(lama["sop"]), urai_halaman(baru["sop"])))
    butir = [_butir(d, d.nama) for d in beda.identitas]
    for satu in (*beda.langkah, *beda.lajur):
        butir += [_butir(d, f"{satu.judul}, {d.nama.lower()}") for d in satu.bidang]
        if not satu.bidang:
            butir.append({"tempat": satu.judul, "semula": "", "menjadi": satu.kata})
    for kunci, nama in (("berlaku_sejak", "Berlaku mulai"), ("catatan", "Catatan pengusul")):
        if lama[kunci] != baru[kunci]:
            butir.append(
                {"tempat": nama, "semula": lama[kunci] or "(kosong)",
                 "menjadi": baru[kunci] or "(kosong)"}
            )  # fmt: skip
    return butir
