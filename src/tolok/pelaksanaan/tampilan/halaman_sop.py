"""The printed page of the SOP version that a run pinned."""

from __future__ import annotations

from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.sop import pustaka
from tolok.sop.domain.dokumen import Langkah, MutuBaku, Pelaksana, Sop

__all__ = ["halaman_sop"]


def halaman_sop(kode: str, lintasan: Lintasan) -> Sop:
    """The page from the library; a version that only runs shows what its running rows know."""
    if kode in pustaka.daftar():
        sop = pustaka.muat(kode)
        if tuple(x.nomor for x in sop.langkah) == lintasan.nomor:
            return sop
    return _dari_jalan(lintasan)


def _dari_jalan(lintasan: Lintasan) -> Sop:
    jalan = lintasan.sop
    return Sop(
        nama=jalan.nama,
        pelaksana=tuple(Pelaksana(kode=x.kode, nama=x.nama) for x in jalan.lajur),
        langkah=tuple(
            Langkah(
                nomor=x.nomor,
                uraian=x.uraian,
                pelaksana=x.pelaksana,
                mutu=MutuBaku(
                    kelengkapan=x.acuan,
                    waktu=x.waktu,
                    output=tuple(
                        h.judul or h.jenis.value.replace("_", " ") for h in x.menghasilkan
                    ),
                ),
            )
            for x in jalan.langkah
        ),
    )
