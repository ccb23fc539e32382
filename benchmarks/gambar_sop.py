"""Drawing an SOP: the layout with all its arrows, and the layout written as a file."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from benchmarks.hasil import Ukuran, prosesor
from tolok.sop.domain.dokumen import Keputusan, Sop
from tolok.sop.pustaka import daftar, muat
from tolok.sop.renderers.bentuk_gambar import tulis_gambar
from tolok.sop.renderers.gambar.susun import susun_gambar

JUDUL = "`tolok sop gambar`: an SOP on its official form"

_ULANG = 5
_SASARAN = "≤ 0.5"
_BERAT = 24
_BENTUK = ("pdf", "docx", "svg")


def ukur() -> list[Ukuran]:
    """The slowest SOP of the library in each format, and a long one with ten ways back."""
    hasil = [_ukuran(f"slowest of the five SOPs as {satu}", _terlama(satu)) for satu in _BENTUK]
    berat = _berat(muat("003"))
    waktu = prosesor(lambda: susun_gambar(berat), _ULANG).tengah
    return [
        *hasil,
        _ukuran(f"layout alone of {_BERAT} rows with ten decisions that lead back", waktu),
    ]


def _terlama(bentuk: str) -> float:
    semua = (partial(tulis_gambar, muat(kode), bentuk) for kode in daftar())
    return max(prosesor(satu, _ULANG).tengah for satu in semua)


def _ukuran(nama: str, nilai: float) -> Ukuran:
    return Ukuran(
        nama=nama,
        nilai=nilai,
        satuan="s",
        sasaran=_SASARAN,
        bukan_bukti=f"processor time, middle of {_ULANG}, after the first; not the start of Python",
    )


def _berat(asal: Sop) -> Sop:
    langkah = []
    for n in range(_BERAT):
        balik = Keputusan(tidak=max(n - 3, 1)) if n % 2 and n > 3 else None
        langkah.append(replace(asal.langkah[n % 9], nomor=n + 1, keputusan=balik))
    return replace(asal, langkah=tuple(langkah))
