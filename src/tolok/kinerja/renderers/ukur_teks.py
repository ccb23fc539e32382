"""The result of `tolok ukur` as a plain table for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tolok.kinerja.domain.bilangan import tampil
from tolok.kinerja.domain.buku import HasilBuku, capaian_dari
from tolok.kinerja.domain.hasil import Terukur

__all__ = ["sebagai_teks", "tabel"]

_LEBAR = 60


def tabel(judul: str, kepala: Sequence[str], baris: Iterable[Sequence[str]]) -> list[str]:
    """A titled table with aligned columns; nothing at all for no rows."""
    isi = [[s if len(s) <= _LEBAR else s[: _LEBAR - 1] + "…" for s in b] for b in baris]
    if not isi:
        return []
    lebar = [max(len(kepala[i]), *(len(b[i]) for b in isi)) for i in range(len(kepala))]
    garis = "  ".join("-" * w for w in lebar)
    semua = [kepala, *isi]
    teks = ["  ".join(s.ljust(lebar[i]) for i, s in enumerate(b)).rstrip() for b in semua]
    return [judul, teks[0], garis, *teks[1:], ""]


def sebagai_teks(hasil: HasilBuku) -> str:
    """Indicators, sasaran, programmes and refused cells, one table each."""
    baris = [f"Aturan: {hasil.aturan}", ""]
    baris += tabel(
        "Indikator",
        ("Kode", "Capaian (%)", "Keadaan", "Kategori"),
        [
            (
                i.kode,
                "-" if (c := capaian_dari(i.hasil)) is None else tampil(c),
                i.hasil.keadaan.value.replace("_", " "),
                i.hasil.kategori if isinstance(i.hasil, Terukur) else "-",
            )
            for i in hasil.indikator
        ],
    )
    baris += tabel(
        "Sasaran",
        ("Sasaran", "Capaian (%)", "Terukur", "Kategori"),
        [
            (
                s.nama,
                "-" if s.rata_asli is None else tampil(s.rata_asli),
                f"{s.n_terukur} dari {s.n}",
                s.kategori or "-",
            )
            for s in hasil.sasaran
        ],
    )
    baris += tabel(
        "Program",
        ("Kode", "Program", "Serapan (%)", "Efisiensi"),
        [
            (
                p.kode,
                p.program,
                "-" if p.serapan.serapan is None else tampil(p.serapan.serapan),
                "-" if p.efisiensi is None else tampil(p.efisiensi),
            )
            for p in hasil.program
        ],
    )
    baris += tabel(
        "Ditolak",
        ("Lembar", "Baris", "Kolom", "Masalah"),
        [(g.lembar, str(g.baris), g.kolom, g.masalah) for g in hasil.galat],
    )
    return "\n".join(baris)
