"""The field that takes an upload and says in words what is wrong with it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from tolok.berkas.domain.jenis import AKHIRAN, JenisBerkas, kenali
from tolok.berkas.services import BATAS_UNGGAH
from tolok.dasar.galat import MasukanTidakSah

__all__ = ["UnggahField"]


class UnggahField(forms.FileField):
    """A file of the accepted kinds (`jenis`: fewer of them). Cleaned value: the UploadedFile."""

    def __init__(
        self, *, jenis: tuple[JenisBerkas, ...] = tuple(JenisBerkas), **lain: Any
    ) -> None:
        self.jenis = jenis
        lain.setdefault("max_length", 255)
        super().__init__(**lain)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let the browser's chooser show only what is accepted."""
        terima = ",".join(f".{a}" for a, j in AKHIRAN.items() if j in self.jenis)
        return {**super().widget_attrs(widget), "accept": terima}

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Refuse what the store would refuse, at the field."""
        berkas = super().clean(data, initial)
        if not isinstance(berkas, UploadedFile):
            return berkas
        isi = berkas.read(BATAS_UNGGAH + 1)
        berkas.seek(0)
        try:
            jenis = kenali(isi, berkas.name or "")
        except MasukanTidakSah as galat:
            raise forms.ValidationError(str(galat), code=galat.aturan) from galat
        if jenis not in self.jenis:
            boleh = ", ".join(j.value.upper() for j in self.jenis)
            raise forms.ValidationError(f"Di sini hanya {boleh} yang diterima.", code="jenis")
        return berkas
