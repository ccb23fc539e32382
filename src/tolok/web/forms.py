"""The sample form of the gallery."""

from __future__ import annotations

from django import forms


class ContohForm(forms.Form):
    """One field of every kind."""

    nama = forms.CharField(label="Nama berkas")
    jenis = forms.ChoiceField(label="Jenis", choices=[("a", "Laporan"), ("b", "Notula")])
    angka = forms.RegexField(
        r"^[\d.]+(,\d+)?$",
        label="Realisasi",
        error_messages={"invalid": "Tulis angka seperti 12,50."},
    )
    alasan = forms.CharField(
        label="Alasan pengembalian",
        help_text="Dibaca oleh yang memperbaiki.",
        widget=forms.Textarea,
        error_messages={
            "required": "Tulis alasannya, agar Kasubbag tahu apa yang perlu diperbaiki."
        },
    )
    hadir = forms.MultipleChoiceField(
        label="Yang hadir",
        choices=[("1", "Kepala Bidang Perindustrian"), ("2", "Kepala UPTD Pasar")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    paham = forms.BooleanField(label="Saya sudah membaca dokumen ini", required=False)
    bukti = forms.FileField(
        label="Berkas bukti", help_text="PDF atau foto, paling besar 10 MB.", required=False
    )
