"""The form of a limit that a pemda sets for reports."""

from __future__ import annotations

from django import forms

from tolok.organisasi.forms.organisasi import TanggalField

__all__ = ["BatasForm"]


class BatasForm(forms.Form):
    """Months, the day it begins, and the rule that says so."""

    bulan = forms.IntegerField(
        label="Batas, bulan setelah tahun berakhir",
        min_value=1,
        max_value=12,
        help_text="1 berarti akhir Januari, 2 akhir Februari, dan seterusnya.",
        error_messages={
            "required": "Isi banyaknya bulan, 1 sampai 12.",
            "min_value": "Paling sedikit 1 bulan.",
            "max_value": "Paling banyak 12 bulan.",
            "invalid": "Tulis angka bulat, mis. 1.",
        },
    )
    mulai = TanggalField(
        label="Berlaku mulai",
        help_text="Laporan yang disiapkan sejak tanggal ini memakai batas ini.",
    )
    dasar = forms.CharField(
        label="Dasar", max_length=200, help_text="Mis. Peraturan Wali Kota Nomor 12 Tahun 2025."
    )
