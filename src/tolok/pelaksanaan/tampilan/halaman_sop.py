"""The printed page of the SOP version that a run pinned."""

from __future__ import annotations

from functools import lru_cache

from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.tindakan import nama_hasil
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.sop.domain.dokumen import Langkah, MutuBaku, Pelaksana, Sop
from tolok.sop.selectors.versi import halaman_menurut_sidik

__all__ = ["halaman_sop"]


@lru_cache(maxsize=256)
def halaman_sop(sidik: str) -> Sop:
    """The page with this digest, which names one content for ever, so it is kept.

    A version without a page shows what its running rows know.
    """
    return halaman_menurut_sidik(sidik) or _dari_jalan(lintasan_sop(sidik))


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
                    output=tuple(h.judul or nama_hasil(h.jenis.value) for h in x.menghasilkan),
                ),
            )
            for x in jalan.langkah
        ),
    )
