"""The result of `tolok skp nilai` as plain tables for a terminal."""

from __future__ import annotations

from tolok.kinerja.domain.bilangan import tampil
from tolok.kinerja.renderers.ukur_teks import tabel
from tolok.skp.domain.buku import HasilBukuSkp, HasilSkp
from tolok.skp.domain.prestasi import NilaiKegiatan

__all__ = ["sebagai_teks"]


def sebagai_teks(hasil: HasilBukuSkp) -> str:
    """Appraised sheets, the activities of each, and refused cells."""
    baris = tabel(
        "Hasil penilaian",
        ("Kode", "Nama", "Masa", "Aturan", "Nilai", "Predikat", "Angka kredit"),
        [_lembar(h) for h in hasil.lembar],
    )
    for h in hasil.lembar:
        if h.prestasi is not None:
            baris += tabel(
                f"Kegiatan {h.lembar.kode}",
                ("Kegiatan", "Kuantitas", "Kualitas", "Waktu", "Biaya", "Nilai"),
                [_kegiatan(k) for k in h.prestasi.kegiatan],
            )
        baris += [f"{h.lembar.kode}: {c}" for c in h.catatan]
    baris += tabel(
        "Ditolak",
        ("Lembar", "Baris", "Kolom", "Masalah"),
        [(g.lembar, str(g.baris), g.kolom, g.masalah) for g in hasil.galat],
    )
    return "\n".join(baris) + "\n"


def _lembar(h: HasilSkp) -> tuple[str, ...]:
    nilai = tampil(h.prestasi.nilai) if h.prestasi else "-"
    sebutan = h.prestasi.sebutan if h.prestasi else h.predikat.nama if h.predikat else "-"
    kredit = tampil(h.angka_kredit.nilai) if h.angka_kredit else "-"
    masa = f"{h.lembar.masa.mulai.isoformat()}/{h.lembar.masa.selesai.isoformat()}"
    return (h.lembar.kode, h.lembar.nama, masa, h.lembar.aturan.id, nilai, sebutan, kredit)


def _kegiatan(k: NilaiKegiatan) -> tuple[str, ...]:
    nilai = {a.aspek: tampil(a.nilai) for a in k.aspek}
    return (
        k.kegiatan.uraian,
        nilai["kuantitas"],
        nilai["kualitas"],
        nilai["waktu"],
        nilai.get("biaya", "-"),
        tampil(k.nilai),
    )
