"""What a drawing says beside the SOP's own words: about its connectors and its symbols."""

from __future__ import annotations

from collections.abc import Sequence

from tolok.sop.domain.dokumen import Sop
from tolok.sop.renderers.gambar.alur import Alur
from tolok.sop.renderers.gambar.huruf import rapikan
from tolok.sop.renderers.gambar.lembar import Paragraf
from tolok.sop.renderers.gambar.penempatan import Penghubung

__all__ = ["di_luar_tabel", "kalimat_penghubung", "ucapkan"]

_PT, _SELA = 7.5, 100


def kalimat_penghubung(
    semua: Sequence[Penghubung], nama: dict[int, str], *, di_atas: bool
) -> Paragraf | None:
    """Where the connectors of a strip lead, outside the table: its rows are steps alone."""
    bagian = [
        f"{kata} halaman {halaman}"
        for keluar, kata in ((False, "sambungan dari"), (True, "bersambung ke"))
        if (
            halaman := _sebut(
                [s for s in semua if s.di_atas is di_atas and s.keluar is keluar], nama
            )
        )
    ]
    teks = "; ".join(bagian)
    return di_luar_tabel(teks[:1].upper() + teks[1:])


def _sebut(semua: Sequence[Penghubung], nama: dict[int, str]) -> str:
    """Pages with the letters of their connectors: "2 (A), 4 (B, C)"."""
    huruf: dict[int, set[str]] = {}
    for satu in semua:
        for halaman in satu.lain:
            huruf.setdefault(halaman, set()).add(nama[satu.tujuan])
    return ", ".join(f"{n} ({', '.join(sorted(huruf[n]))})" for n in sorted(huruf))


def di_luar_tabel(teks: str) -> Paragraf | None:
    """A line above or below the table; nothing for no words."""
    rapi = rapikan(teks)
    return Paragraf(teks=rapi, baris=(rapi,), pt=_PT, sesudah=_SELA) if rapi else None


_NAMA_BENTUK = {"kapsul": "Mulai atau selesai", "kotak": "Proses", "ketupat": "Keputusan"}


def ucapkan(sop: Sop, alur: Alur, ke: int) -> str:
    """What a symbol says to who cannot see it."""
    simpul = alur.simpul[ke]
    lajur = " dan ".join(rapikan(sop.pelaksana[n].nama) for n in simpul.lajur)
    arah = []
    for satu in alur.sambungan:
        if satu.dari == ke:
            tuju = alur.simpul[satu.ke]
            ujung = (
                "selesai" if tuju.tingkat > 0 else f"ke langkah {sop.langkah[tuju.baris].nomor}"
            )
            arah.append(f"{satu.label.lower()} {ujung}".strip())
    ekor = f"; {', '.join(arah)}" if arah else ""
    return f"{_NAMA_BENTUK[simpul.bentuk]} oleh {lajur}{ekor}"
