"""D02 nota dinas: an order of a row, or the covering note of a report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tolok.dasar.tanggal import tanggal
from tolok.naskah.dokumen import nota_dinas
from tolok.naskah.domain.dokumen import Dokumen
from tolok.pelaksanaan.domain.keadaan import VersiHasil
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.nomor import hari_isi

__all__ = ["dokumen_nota"]

_PENUTUP = "Demikian disampaikan untuk dilaksanakan sebagaimana mestinya."


def dokumen_nota(bahan: BahanNaskah, versi: VersiHasil) -> Dokumen:
    """The note as it was handed on: base, order, scope and limit, each in its own words."""
    isi = bahan.isi(versi.lembar)
    penanda = bahan.penulis_versi(versi)
    hari = hari_isi(isi.get("tanggal"), bahan.hari(versi.pada))
    baris = tuple(b.strip() for b in str(isi.get("teks") or "").splitlines() if b.strip())
    pembuka = f"Dasar: {isi['dasar']}" if isi.get("dasar") else bahan.kegiatan
    nilai = nota_dinas.NotaDinas(
        kepada="; ".join(map(str, isi.get("nama_kepada", ())))
        or "pejabat pada langkah berikutnya",
        dari=penanda.jabatan_lengkap,
        tanggal=hari,
        hal=str(isi.get("hal") or f"Pelaksanaan {bahan.kegiatan}"),
        paragraf=(pembuka, *_penutup(isi)),
        penanda=penanda,
        nomor=str(isi.get("nomor", "")),
        sifat=str(isi.get("sifat") or "Biasa"),
        lampiran=str(isi.get("lampiran") or "-"),
        tembusan=tuple(t.strip() for t in str(isi.get("tembusan") or "").split(";") if t.strip()),
        perintah=(*baris, *_harap(isi)),
    )
    return nota_dinas.susun(nilai, bahan.bingkai)


def _harap(isi: Mapping[str, Any]) -> tuple[str, ...]:
    """What is expected, and by when."""
    daftar = [str(h) for h in isi.get("harap", ())]
    batas = hari_isi(isi.get("batas_hari"), date.min)
    if batas > date.min:
        daftar.append(f"Selesai paling lambat {tanggal(batas)}")
    return tuple(daftar)


def _penutup(isi: Mapping[str, Any]) -> tuple[str, ...]:
    lingkup = str(isi.get("ruang_lingkup") or "")
    return (f"Ruang lingkup: {lingkup}", _PENUTUP) if lingkup else (_PENUTUP,)
