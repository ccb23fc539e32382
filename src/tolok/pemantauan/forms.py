"""The letter of assignment as its form reads it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.apps import apps
from django.db.models import Q, QuerySet

from tolok.dasar.periode import Periode
from tolok.organisasi.domain.istilah import JenisInstansi, Peran

__all__ = ["SuratTugasForm", "calon_evaluator"]

_EVALUATOR = (Peran.AUDITOR.value, Peran.PEMBINA.value)


def calon_evaluator(pegawai: Any) -> QuerySet[Any]:
    """People of other offices who evaluate: the inspectorate, auditors and pembina."""
    model: Any = apps.get_model("organisasi", "Pegawai")
    hasil: QuerySet[Any] = (
        model.objects.filter(pemda_id=pegawai.pemda_id, aktif=True)
        .filter(
            Q(instansi__jenis=JenisInstansi.INSPEKTORAT.value)
            | Q(daftar_wewenang__peran__in=_EVALUATOR)
        )
        .exclude(instansi_id=pegawai.instansi_id)
        .select_related("instansi")
        .distinct()
        .order_by("nama")
    )
    return hasil


class _PegawaiChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic for the checker only
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.nama}, {obj.instansi.nama}"


def _tanggal(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Pilih tanggalnya dari kalender."},
    )


class SuratTugasForm(forms.Form):
    """Who may read this office, by which letter, for which year, from when to when."""

    pegawai = _PegawaiChoice(None, label="Evaluator", empty_label="Pilih evaluator")
    nomor = forms.CharField(label="Nomor surat tugas", max_length=120)
    tanggal = _tanggal("Tanggal surat tugas")
    tahun = forms.IntegerField(label="Tahun yang dievaluasi", min_value=2015, max_value=2100)
    periode = forms.ChoiceField(
        label="Periode",
        required=False,
        help_text="Kosongkan bila suratnya untuk seluruh tahun.",
    )
    mulai = _tanggal("Berlaku sejak")
    selesai = _tanggal("Berlaku sampai dengan")

    def __init__(
        self, oleh: Any, hari: date, periode: list[Periode], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["periode"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", "Seluruh tahun"),
            *((p.kode, p.nama) for p in periode),
        ]
        self.fields["pegawai"].queryset = calon_evaluator(oleh)  # type: ignore[attr-defined]  # a ModelChoiceField
        self.initial.setdefault("tahun", hari.year)
        self.initial.setdefault("mulai", hari)

    def clean(self) -> dict[str, Any]:
        """A period names its year itself."""
        data = super().clean() or {}
        kode = data.get("periode")
        if kode and data.get("tahun") and Periode.dari_kode(kode).tahun != data["tahun"]:
            self.add_error("periode", "Periode ini bukan dalam tahun yang dievaluasi.")
        return data
