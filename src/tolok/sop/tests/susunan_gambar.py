"""Random SOPs of the kind that are drawn: many lanes, joint rows, decisions that lead anywhere."""

from __future__ import annotations

from hypothesis import strategies as st

from tolok.sop.domain.dokumen import Keputusan, Langkah, MutuBaku, Pelaksana, Sop, Tujuan
from tolok.sop.pustaka import daftar, muat

_BARIS = [langkah for kode in daftar() for langkah in muat(kode).langkah]
_NAMA = [lajur.nama for kode in daftar() for lajur in muat(kode).pelaksana]
_NAMA += ["Tim perencanaan, Penganggaran dan Evaluasi", "PPID Pelaksana", "Instansi lain/Media"]


@st.composite
def sop_gambar(draw: st.DrawFn, langkah_terbanyak: int = 14, lajur_terbanyak: int = 9) -> Sop:
    """An SOP whose rows are numbered from 1 and whose decisions name rows that exist."""
    n = draw(st.integers(1, lajur_terbanyak))
    lajur = tuple(Pelaksana(kode=f"l{i}", nama=draw(st.sampled_from(_NAMA))) for i in range(n))
    banyak = draw(st.integers(1, langkah_terbanyak))
    return Sop(
        nama="Uji gambar",
        pelaksana=lajur,
        langkah=tuple(draw(_langkah(nomor, banyak, n)) for nomor in range(1, banyak + 1)),
    )


@st.composite
def _langkah(draw: st.DrawFn, nomor: int, banyak: int, n: int) -> Langkah:
    asal = draw(st.sampled_from(_BARIS))
    lajur = draw(
        st.lists(st.integers(0, n - 1), min_size=1, max_size=draw(st.sampled_from([1, 1, 1, 3])))
    )
    return Langkah(
        nomor=nomor,
        uraian=" ".join([asal.uraian] * draw(st.sampled_from([1, 1, 1, 1, 4]))),
        pelaksana=tuple(f"l{i}" for i in dict.fromkeys(lajur)),
        mutu=MutuBaku(
            kelengkapan=asal.mutu.kelengkapan, waktu=asal.mutu.waktu, output=asal.mutu.output
        ),
        keterangan=draw(st.sampled_from([None, None, "Dibantu staf"])),
        keputusan=draw(_keputusan(banyak)) if draw(st.integers(0, 2)) == 0 else None,
    )


@st.composite
def _keputusan(draw: st.DrawFn, banyak: int) -> Keputusan:
    satu = st.integers(1, banyak) | st.just("selesai")
    tujuan: st.SearchStrategy[Tujuan] = st.one_of(
        st.none(), satu, st.lists(satu, min_size=2, max_size=2, unique=True).map(tuple)
    )
    return Keputusan(
        setuju=draw(st.none() | tujuan), tidak=draw(st.none() | st.integers(1, banyak) | tujuan)
    )
