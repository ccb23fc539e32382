"""The yearly evaluation form as people read it, filled in or signed."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.pelaksanaan.domain.formulir_evaluasi import (
    AngkaEvaluasi,
    AngkaLangkah,
    IsiEvaluasi,
    JawabanEvaluasi,
    PenilaianLangkah,
    SimpulanEvaluasi,
    baca_isi,
    daftar_usul,
)
from tolok.pelaksanaan.models import FormulirEvaluasi
from tolok.regulasi.evaluasi_sop import ButirEvaluasiSop, daftar_evaluasi_sop

__all__ = ["HalamanFormulir", "susun_formulir"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HalamanFormulir:
    """Everything a reader of the form sees."""

    angka: AngkaEvaluasi
    isi: IsiEvaluasi
    langkah: tuple[tuple[AngkaLangkah, PenilaianLangkah], ...]
    butir: tuple[tuple[ButirEvaluasiSop, JawabanEvaluasi], ...]
    usul: tuple[tuple[int | None, str], ...]

    @property
    def direvisi(self) -> bool:
        """Whether the conclusion asks for a revision."""
        return self.isi.simpulan is SimpulanEvaluasi.DIREVISI


def susun_formulir(satu: FormulirEvaluasi, angka: AngkaEvaluasi) -> HalamanFormulir:
    """The page of a form, with its figures."""
    isi = baca_isi(satu.isi)
    return HalamanFormulir(
        angka=angka,
        isi=isi,
        langkah=tuple((x, isi.langkah.get(x.nomor, PenilaianLangkah())) for x in angka.langkah),
        butir=tuple(
            (b, isi.jawaban.get(b.kode, JawabanEvaluasi()))
            for b in daftar_evaluasi_sop(satu.tahun).butir
        ),
        usul=daftar_usul(isi),
    )
