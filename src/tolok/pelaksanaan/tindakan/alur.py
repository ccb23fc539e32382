"""What panels have in common: finish one act, and hand the row on when it was the last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tolok.dasar.temuan import Temuan
from tolok.pelaksanaan.domain.keadaan import Tugas as TugasDomain
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.peserta import tindakan_beres
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.services import Hasil, selesaikan_tindakan, serahkan
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.sop.domain.jalan import JenisTindakan

__all__ = ["PembuatIsi", "buat_isi", "daftarkan_pembuat_isi", "tindakan_lain_selesai", "tuntaskan"]

# Makes the content of a kind from the data of the room that owns it, with what stands in the way.
PembuatIsi = Callable[[HalamanTugas], tuple[dict[str, Any], list[Temuan]]]
_daftar_pembuat: dict[str, PembuatIsi] = {}


def daftarkan_pembuat_isi(jenis: str, pembuat: PembuatIsi) -> None:
    """Say how a kind is generated (kinerja: `formulir` from the indicators of each unit)."""
    _daftar_pembuat[jenis] = pembuat


def buat_isi(jenis: str, halaman: HalamanTugas) -> tuple[dict[str, Any], list[Temuan]] | None:
    """The generated content of a kind, None when nobody generates it."""
    pembuat = _daftar_pembuat.get(jenis)
    return None if pembuat is None else pembuat(halaman)


def tuntaskan(kiriman: Kiriman, tindakan: str, hasil: Sequence[Hasil] = ()) -> Jawaban:
    """Finish this act; when every other act of the row is done, hand the row on at once."""
    # Of a divided task a member finishes the own act; who answers for the row hands it on.
    if kiriman.halaman.boleh and tindakan_lain_selesai(kiriman.halaman, tindakan):
        return serahkan(pada=kiriman.pada, hasil=hasil)
    return selesaikan_tindakan(pada=kiriman.pada, tindakan=tindakan, hasil=hasil)


def tindakan_lain_selesai(halaman: HalamanTugas, tindakan: str) -> bool:
    """Whether the row waits for nothing but this act."""
    lintasan, nomor = halaman.lintasan, halaman.tugas.langkah
    return all(
        _selesai(halaman, lintasan, halaman.domain, t)
        for t in lintasan.tindakan(nomor)
        if t.jenis.value != tindakan or _meminta_tanda_tangan(halaman, t)
    )


def _meminta_tanda_tangan(halaman: HalamanTugas, tindakan: Any) -> bool:
    """`kirim` is followed by the paraf and signature of others before the row can close."""
    return tindakan.jenis is JenisTindakan.KIRIM and bool(
        halaman.fakta.peserta.get((halaman.tugas.langkah, tindakan.jenis.value))
    )


def _selesai(halaman: HalamanTugas, lintasan: Lintasan, tugas: TugasDomain, tindakan: Any) -> bool:
    if lintasan.bagian_orang_lain(tugas.langkah, tindakan):
        return tindakan_beres(halaman.keadaan, tugas, tindakan)
    return tindakan.jenis.value in tugas.tindakan_selesai
