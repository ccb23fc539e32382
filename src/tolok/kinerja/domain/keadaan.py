"""The closed lists of measurement: five states, polarities, ways to make a year of quarters."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Agregasi", "Keadaan", "Polaritas"]


class Keadaan(StrEnum):
    """What is known of a figure. Zero is a measured value; the other four carry no number.

    `terukur`: computed. `tak_terdefinisi`: measured, but the formula has no answer (target 0).
    `belum_diukur`: no figure yet. `belum_tersedia`: its source has not published it.
    `tidak_berlaku`: the indicator does not apply in this period.
    """

    TERUKUR = "terukur"
    TAK_TERDEFINISI = "tak_terdefinisi"
    BELUM_DIUKUR = "belum_diukur"
    BELUM_TERSEDIA = "belum_tersedia"
    TIDAK_BERLAKU = "tidak_berlaku"


class Polaritas(StrEnum):
    """Direction of an indicator; a target may be a range with any of them.

    `positif`: higher is better. `negatif`: lower is better, (2T-R)/T. `negatif_rasio`: lower is
    better, T/R. `stabil`: both sides are bad.
    """

    POSITIF = "positif"
    NEGATIF = "negatif"
    NEGATIF_RASIO = "negatif_rasio"
    STABIL = "stabil"


class Agregasi(StrEnum):
    """How quarters make the figure up to a quarter, and the year.

    `posisi_akhir`: the last reported figure counts. `progres_kumulatif`: the same, of a growing
    figure "s.d. triwulan" that never falls.
    """

    JUMLAH = "jumlah"
    POSISI_AKHIR = "posisi_akhir"
    RATA_RATA = "rata_rata"
    RATA_RATA_TERTIMBANG = "rata_rata_tertimbang"
    RASIO_KUMULATIF = "rasio_kumulatif"
    PROGRES_KUMULATIF = "progres_kumulatif"
    TAHUNAN = "tahunan"
