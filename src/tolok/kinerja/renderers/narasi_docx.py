"""The report's text as a Word file to be edited: sections in content controls, tables to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tolok.dasar.periode import Periode
from tolok.kinerja.domain.narasi import TeksLaporan
from tolok.kinerja.domain.narasi_word import TANDA, rapikan_teks, sidik_teks
from tolok.kinerja.renderers.laporan import sasaran_laporan
from tolok.naskah.dokumen.laporan import SasaranLaporan, tabel_capaian
from tolok.naskah.domain.blok import Bab, Blok, JudulNaskah, Paragraf, Penggalan
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah, StatusNaskah
from tolok.naskah.renderers.docx import docx

__all__ = ["dokumen_narasi", "narasi_word"]

_CARA = (
    "Ubah teks di dalam bingkai setiap bagian, simpan sebagai .docx, lalu unggah kembali di "
    "halaman penyusunan laporan. Jangan menghapus judul bagian. Tabel dihitung Tolok: perubahan "
    "tabel tidak dibaca. Tidak ada teks yang ditimpa sebelum Anda memilihnya."
)


def narasi_word(
    kertas: Mapping[str, Any],
    narasi: Mapping[str, TeksLaporan],
    judul: Sequence[tuple[str, str]],
    bingkai: Bingkai,
) -> bytes:
    """The file; `judul`: the sections in their order, key and heading."""
    return docx(dokumen_narasi(kertas, narasi, judul, bingkai))


def dokumen_narasi(
    kertas: Mapping[str, Any],
    narasi: Mapping[str, TeksLaporan],
    judul: Sequence[tuple[str, str]],
    bingkai: Bingkai,
) -> Dokumen:
    """The same as a document."""
    periode = Periode.dari_kode(kertas["periode"])
    tabel = {f"sasaran/{r['simpul']}": s for r, s in zip(
        kertas["rekap"], sasaran_laporan(kertas, {}), strict=True
    )}  # fmt: skip
    isi: list[Blok] = [
        JudulNaskah(teks="Naskah teks laporan", tentang=f"{kertas['instansi']} {periode.nama}"),
        Paragraf(teks=_CARA, kecil=True, rata="kiri"),
    ]
    for kunci, kata in judul:
        if kunci in narasi:
            isi += _bagian(kunci, kata, narasi[kunci], tabel.get(kunci))
    return bingkai.dokumen(
        JenisNaskah.LAPORAN,
        f"Naskah teks laporan {periode.nama}",
        tuple(isi),
        status=StatusNaskah.DRAFT,
        berkop=False,
    )


def _bagian(
    kunci: str, judul: str, teks: TeksLaporan, sasaran: SasaranLaporan | None
) -> tuple[Blok, ...]:
    tabel = (tabel_capaian(sasaran),) if sasaran is not None and sasaran.indikator else ()
    paragraf = tuple(
        Paragraf(teks=p, rata="kiri") for p in rapikan_teks(teks.teks).splitlines()
    ) or (Paragraf(teks="", rata="kiri"),)
    penggalan = Penggalan(
        tanda=f"{TANDA}|{kunci}|{sidik_teks(teks.teks)}", judul=judul[:60], isi=paragraf
    )
    return (Bab(teks=judul), *tabel, penggalan)
