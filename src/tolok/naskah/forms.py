"""Forms of the document pages."""

from __future__ import annotations

from django import forms

from tolok.naskah.domain.dokumen import JenisNaskah
from tolok.naskah.selectors import Saringan

__all__ = ["BatalNomorForm", "PeriksaForm", "SaringForm"]


class SaringForm(forms.Form):
    """Search and filters of the list."""

    q = forms.CharField(
        label="Perihal atau nomor",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"type": "search", "class": "form-control"}),
    )
    jenis = forms.ChoiceField(
        label="Jenis",
        required=False,
        choices=[("", "Semua jenis"), *((j.value, j.nama) for j in JenisNaskah)],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    tahun = forms.IntegerField(
        label="Tahun",
        required=False,
        min_value=1990,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "form-control"}),
    )

    def saringan(self) -> Saringan:
        """What was asked; wrong values narrow nothing."""
        self.full_clean()
        bersih = getattr(self, "cleaned_data", {})
        return Saringan(
            cari=bersih.get("q", "").strip(),
            jenis=JenisNaskah(bersih["jenis"]) if bersih.get("jenis") else None,
            tahun=bersih.get("tahun"),
        )


class PeriksaForm(forms.Form):
    """A printed digest, or the file itself."""

    sidik = forms.CharField(
        label="Sidik pada kaki halaman",
        required=False,
        max_length=120,
        help_text="Misalnya 7f3a 91c0 4be2 5d68 a1f0.",
    )
    fail = forms.FileField(
        label="Atau fail PDF-nya",
        required=False,
        help_text="Fail hanya dihitung sidiknya, tidak disimpan.",
    )


class BatalNomorForm(forms.Form):
    """Why a reserved number is given up."""

    alasan = forms.CharField(label="Alasan", max_length=300)
