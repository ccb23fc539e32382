"""The yearly evaluation form as a web form: every field may stay empty until it is signed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from tolok.dasar.temuan import Temuan
from tolok.pelaksanaan.domain.formulir_evaluasi import (
    AngkaEvaluasi,
    AngkaLangkah,
    IsiEvaluasi,
    JawabanEvaluasi,
    NilaiLangkah,
    PenilaianLangkah,
    SimpulanEvaluasi,
)
from tolok.regulasi.evaluasi_sop import ButirEvaluasiSop

__all__ = ["EvaluasiForm"]

_TERPANJANG = 2000
_NILAI = (("", "Belum dinilai"), *((x.value, x.sebutan) for x in NilaiLangkah))
_YA_TIDAK = (("ya", "Ya"), ("tidak", "Tidak"))
_SIMPULAN = tuple((x.value, x.sebutan) for x in SimpulanEvaluasi)


def _teks(label: str, bantu: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=bantu,
        required=False,
        max_length=_TERPANJANG,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class EvaluasiForm(forms.Form):
    """Judgement of each row, yes or no to each statement, the conclusion with its proposals."""

    simpulan = forms.ChoiceField(
        label="Simpulan", choices=_SIMPULAN, widget=forms.RadioSelect, required=False
    )
    alasan = _teks("Alasan simpulan")
    usul = _teks("Usul perubahan lain", "Satu usul setiap baris, selain tindakan di langkahnya.")

    def __init__(
        self,
        data: Any = None,
        *,
        isi: IsiEvaluasi,
        angka: AngkaEvaluasi,
        butir: Iterable[ButirEvaluasiSop],
    ) -> None:
        super().__init__(data, initial=_awal(isi))
        self._angka, self._butir = angka, tuple(butir)
        for x in angka.langkah:
            n = x.nomor
            self.fields[f"nilai_{n}"] = forms.ChoiceField(
                label="Penilaian", choices=_NILAI, required=False
            )
            self.fields[f"catatan_{n}"] = _teks("Catatan hasil penilaian")
            self.fields[f"tindakan_{n}"] = _teks("Tindakan yang harus diambil")
        for b in self._butir:
            self.fields[f"jawab_{b.kode}"] = forms.ChoiceField(
                label=b.teks, choices=_YA_TIDAK, widget=forms.RadioSelect, required=False
            )
            self.fields[f"ket_{b.kode}"] = _teks("Keterangan")

    @property
    def langkah(self) -> list[tuple[AngkaLangkah, list[forms.BoundField]]]:
        """Rows with their three fields."""
        return [
            (x, [self[f"{k}_{x.nomor}"] for k in ("nilai", "catatan", "tindakan")])
            for x in self._angka.langkah
        ]

    @property
    def butir(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Statements: the answer and its note."""
        return [(self[f"jawab_{b.kode}"], self[f"ket_{b.kode}"]) for b in self._butir]

    def isi(self) -> IsiEvaluasi:
        """What a valid form says."""
        d = self.cleaned_data
        simpulan = d["simpulan"]
        return IsiEvaluasi(
            jawaban={
                b.kode: JawabanEvaluasi(ya=_ya(d[f"jawab_{b.kode}"]), catatan=d[f"ket_{b.kode}"])
                for b in self._butir
            },
            langkah={x.nomor: _penilaian(d, x.nomor) for x in self._angka.langkah},
            simpulan=SimpulanEvaluasi(simpulan) if simpulan else None,
            alasan=d["alasan"],
            usul=tuple(x.strip() for x in d["usul"].splitlines() if x.strip()),
        )

    def tandai(self, temuan: Iterable[Temuan]) -> None:
        """Put what is missing at its fields."""
        self.full_clean()
        for t in temuan:
            self.add_error(t.lokasi, f"{t.masalah} {t.saran}")

    @classmethod
    def tersimpan(
        cls, isi: IsiEvaluasi, angka: AngkaEvaluasi, butir: Iterable[ButirEvaluasiSop]
    ) -> EvaluasiForm:
        """The form bound to what is stored, so that findings can stand at its fields."""
        return cls(_awal(isi), isi=isi, angka=angka, butir=butir)


def _penilaian(d: dict[str, Any], n: int) -> PenilaianLangkah:
    nilai = d[f"nilai_{n}"]
    return PenilaianLangkah(
        nilai=NilaiLangkah(nilai) if nilai else None,
        catatan=d[f"catatan_{n}"],
        tindakan=d[f"tindakan_{n}"],
    )


def _ya(nilai: str) -> bool | None:
    return None if not nilai else nilai == "ya"


def _awal(isi: IsiEvaluasi) -> dict[str, Any]:
    """The typed values by field name."""
    hasil: dict[str, Any] = {
        "simpulan": isi.simpulan.value if isi.simpulan else "",
        "alasan": isi.alasan,
        "usul": "\n".join(isi.usul),
    }
    for n, x in isi.langkah.items():
        hasil[f"nilai_{n}"] = x.nilai.value if x.nilai else ""
        hasil[f"catatan_{n}"], hasil[f"tindakan_{n}"] = x.catatan, x.tindakan
    for kode, j in isi.jawaban.items():
        hasil[f"jawab_{kode}"] = "" if j.ya is None else ("ya" if j.ya else "tidak")
        hasil[f"ket_{kode}"] = j.catatan
    return hasil
