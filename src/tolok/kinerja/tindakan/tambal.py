"""Several people fill one form: only the cells a person changed are written over the stored ones.

A page sends all its cells, most of them as they were when it was opened. `diubah` names those the
person typed in since, with what stood there before; the others stay as they are stored.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tolok.kinerja.domain.rencana import Rencana

__all__ = ["Tambalan", "baca_diubah", "sebutan_sel", "sel", "tambal"]

_KUNCI = {"baris": "indikator", "anggaran": "simpul"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tambalan:
    """The form after the change. `lain`: cells that somebody else filled meanwhile, as stored;
    `bentrok`: cells that both changed, with the stored and the sent text."""

    isi: dict[str, Any]
    lain: Mapping[str, str]
    bentrok: Mapping[str, tuple[str, str]]


def baca_diubah(teks: str) -> dict[str, str] | None:
    """The cells a page says were typed in, with the text before; None when it does not say."""
    try:
        isi = json.loads(teks)
    except ValueError:
        return None
    if not isinstance(isi, dict):
        return None
    return {str(k): str(v).replace("\r\n", "\n").strip() for k, v in isi.items()}


def sel(isi: Mapping[str, Any]) -> dict[str, str]:
    """Every cell of a typed form by its field name; evidence titles as lines."""
    hasil: dict[str, str] = {}
    for daftar, kunci in _KUNCI.items():
        for baris in isi.get(daftar) or ():
            for kolom, nilai in baris.items():
                if kolom not in (kunci, "asal"):
                    hasil[f"{baris[kunci]}.{kolom}"] = _teks(nilai)
    return hasil


def _teks(nilai: Any) -> str:
    if isinstance(nilai, list):
        return "\n".join(str(b.get("judul") or "") for b in nilai if not b.get("berkas"))
    return "" if nilai is None else str(nilai).strip()


def tambal(
    tersimpan: Mapping[str, Any], kiriman: Mapping[str, Any], diubah: Mapping[str, str]
) -> Tambalan:
    """Write the changed cells of what was sent over what is stored.

    >>> lama = {"baris": [{"indikator": "a", "realisasi": "5", "catatan": ""}]}
    >>> baru = {"baris": [{"indikator": "a", "realisasi": "", "catatan": "x"}]}
    >>> hasil = tambal(lama, baru, {"a.catatan": ""})
    >>> hasil.isi["baris"][0], dict(hasil.lain)
    ({'indikator': 'a', 'realisasi': '5', 'catatan': 'x'}, {'a.realisasi': '5'})
    """
    simpanan, dikirim = sel(tersimpan), sel(kiriman)
    lain = {
        nama: nilai
        for nama, nilai in simpanan.items()
        if nama not in diubah and nama in dikirim and dikirim[nama] != nilai
    }
    bentrok = {
        nama: (simpanan[nama], dikirim[nama])
        for nama, semula in diubah.items()
        if nama in simpanan and nama in dikirim and simpanan[nama] not in (semula, dikirim[nama])
    }
    return Tambalan(isi=_pasang(tersimpan, kiriman, lain), lain=lain, bentrok=bentrok)


def _pasang(
    tersimpan: Mapping[str, Any], kiriman: Mapping[str, Any], lain: Mapping[str, str]
) -> dict[str, Any]:
    hasil = dict(kiriman)
    for daftar, kunci in _KUNCI.items():
        lama = {b[kunci]: b for b in tersimpan.get(daftar) or ()}
        hasil[daftar] = [
            {
                kolom: lama[b[kunci]][kolom] if f"{b[kunci]}.{kolom}" in lain else nilai
                for kolom, nilai in b.items()
            }
            for b in kiriman.get(daftar) or ()
        ]
    return hasil


def sebutan_sel(nama: Sequence[str], bagian: Rencana) -> dict[str, str]:
    """Field names as people say them: "A02 realisasi"."""
    kode = {b.id: b.kode for b in bagian.butir} | {a.simpul: a.kode for a in bagian.anggaran}
    hasil = {}
    for satu in nama:
        pemilik, _, kolom = satu.partition(".")
        hasil[satu] = f"{kode.get(pemilik, pemilik)} {kolom.replace('_', ' ')}"
    return hasil
