"""One form for all lanes of an SOP that nobody holds yet: one choice for each lane."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms

from tolok.organisasi.domain.istilah import AturanLajur
from tolok.organisasi.domain.susunan import Susunan
from tolok.organisasi.domain.usulan_lajur import UsulanLajur
from tolok.organisasi.sop_terdaftar import LajurTerdaftar

__all__ = ["LajurKosong", "PetaForm"]

_AWALAN = "lajur_"
_USUL = "usul"
_TANPA_ISI = (AturanLajur.SUBJEK, AturanLajur.ATASAN_SUBJEK, AturanLajur.DITETAPKAN)
_JAMAK = {AturanLajur.JABATAN: "jabatan", AturanLajur.PEGAWAI_UNIT: "unit"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LajurKosong:
    """A lane without a rule, and who it probably is."""

    lajur: LajurTerdaftar
    usul: UsulanLajur | None = None


class PetaForm(forms.Form):
    """For each lane nobody holds: a post, a unit, a team, or who is found when the SOP runs.

    A lane left open stays as it is. What a list of one cannot say (several posts, another day) is
    said on the lane's own page.
    """

    def __init__(
        self,
        data: Any = None,
        *,
        kosong: Sequence[LajurKosong],
        kantor: Susunan,
        tim: Mapping[UUID, str],
    ) -> None:
        super().__init__(data)
        self._kosong = {satu.lajur.kode: satu for satu in kosong}
        umum = _pilihan(kantor, tim)
        for kode, satu in self._kosong.items():
            usul = [] if satu.usul is None else [("Usulan", [(_USUL, satu.usul.sebutan)])]
            self.fields[_AWALAN + kode] = forms.ChoiceField(
                label=satu.lajur.nama,
                required=False,
                choices=[("", "Petakan nanti"), *usul, *umum],
                initial=_USUL if usul else "",
                widget=forms.Select(attrs={"class": "form-select"}),
                error_messages={
                    "invalid_choice": "Pemegang itu tidak ada lagi dalam daftar. Pilih yang lain."
                },
            )

    def isian(self, kode: str) -> forms.BoundField:
        """The choice of one lane, to stand in its row."""
        return self[_AWALAN + kode]

    def clean(self) -> dict[str, Any]:
        """At least one lane is chosen."""
        data = super().clean() or {}
        if not self.errors and not any(data.values()):
            raise forms.ValidationError("Pilih pemegangnya untuk paling sedikit satu lajur.")
        return data

    def dipilih(self) -> Iterable[tuple[LajurTerdaftar, AturanLajur, dict[str, Any]]]:
        """Lane, rule and arguments of each lane that was chosen."""
        for kode, satu in self._kosong.items():
            nilai = self.cleaned_data[_AWALAN + kode]
            if nilai == _USUL and satu.usul is not None:
                yield satu.lajur, satu.usul.aturan, satu.usul.isian
            elif nilai:
                kata, _, kunci = nilai.partition(":")
                aturan = AturanLajur(kata)
                yield satu.lajur, aturan, _isi(aturan, kunci)


def _isi(aturan: AturanLajur, kunci: str) -> dict[str, Any]:
    if aturan in _JAMAK:
        return {_JAMAK[aturan]: [kunci]}
    return {"tim": kunci} if aturan is AturanLajur.TIM else {}


def _pilihan(kantor: Susunan, tim: Mapping[UUID, str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Posts, teams, units and rules as groups of one list; empty groups left out."""
    semua = [
        ("Pemegang jabatan", _urut(AturanLajur.JABATAN, {k.jabatan: k.nama for k in kantor.kursi.values() if not k.penilai_luar})),
        ("Tim", _urut(AturanLajur.TIM, tim)),
        ("Semua pegawai sebuah unit", _urut(AturanLajur.PEGAWAI_UNIT, {u.id: u.nama for u in kantor.unit.values()})),
        ("Ditentukan saat SOP berjalan", [(a.value, a.label) for a in _TANPA_ISI]),
    ]  # fmt: skip
    return [(judul, isi) for judul, isi in semua if isi]


def _urut(aturan: AturanLajur, nama: Mapping[UUID, str]) -> list[tuple[str, str]]:
    berurut = sorted((teks.casefold(), teks, str(pk)) for pk, teks in nama.items())
    return [(f"{aturan.value}:{pk}", teks) for _, teks, pk in berurut]
