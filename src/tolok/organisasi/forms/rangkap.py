"""The form of the rule on deciding twice."""

from __future__ import annotations

from django import forms

from tolok.organisasi.forms.organisasi import TanggalField

__all__ = ["RangkapForm"]


class RangkapForm(forms.Form):
    """Allowed or forbidden, the day it begins, and the rule that says so."""

    putusan = forms.ChoiceField(
        label="Memutuskan dua kali dalam dua jabatan",
        choices=[
            ("dilarang", "Dilarang: pejabat lain yang memutuskan"),
            ("boleh", "Diperbolehkan; keduanya tercetak"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dilarang atau diperbolehkan."},
    )
    mulai = TanggalField(
        label="Berlaku mulai",
        help_text="Keputusan sejak tanggal ini memakai ketentuan ini.",
    )
    dasar = forms.CharField(
        label="Dasar", max_length=200, help_text="Mis. Peraturan Wali Kota Nomor 12 Tahun 2025."
    )
