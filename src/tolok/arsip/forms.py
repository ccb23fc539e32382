"""The form of a shelf."""

from __future__ import annotations

from django import forms

__all__ = ["TempatForm"]


class TempatForm(forms.Form):
    """Where the paper stands; every part may stay empty, but not all."""

    ruang = forms.CharField(label="Ruang", max_length=80, required=False)
    rak = forms.CharField(label="Rak", max_length=40, required=False)
    boks = forms.CharField(label="Boks", max_length=40, required=False)
    folder = forms.CharField(label="Folder", max_length=80, required=False)
