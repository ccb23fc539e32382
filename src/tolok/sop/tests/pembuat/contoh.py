"""Two small SOPs for tests of the reader, invented from head to foot."""

from __future__ import annotations

from dataclasses import replace

from tolok.sop.pustaka import muat
from tolok.sop.tests.pembuat.isi import BarisLangkah, IsiDokumen, PanahLangkah, tata

__all__ = ["pindahkan", "singkat"]


def singkat() -> IsiDokumen:
    """Four steps over five lanes, the third a decision that returns to the second."""
    isi = tata(muat("002"))

    def langkah(ke: int, lajur: tuple[int, ...], rupa: str, teks: str = "") -> BarisLangkah:
        return replace(isi.langkah[ke], lajur=lajur, rupa=rupa, teks=teks)

    return replace(
        isi,
        langkah=(
            langkah(0, (0,), "flowChartTerminator", "Mulai"),
            langkah(1, (1, 3), "flowChartProcess"),
            langkah(2, (3,), "flowChartDecision"),
            langkah(3, (4,), "flowChartTerminator", "Selesai"),
        ),
        panah=(
            PanahLangkah(dari=0, ke=1),
            PanahLangkah(dari=1, ke=2),
            PanahLangkah(dari=2, ke=3, teks="Ya"),
            PanahLangkah(dari=2, ke=1, teks="Tidak"),
        ),
    )


def pindahkan(isi: IsiDokumen, ke: int, lajur: int) -> IsiDokumen:
    """The same page with the symbol of one row in another lane."""
    baris = list(isi.langkah)
    baris[ke] = replace(baris[ke], lajur=(lajur,))
    return replace(isi, langkah=tuple(baris))
