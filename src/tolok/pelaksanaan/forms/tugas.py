"""Forms of runs that no act owns: preparing one, cancelling one, proposing an SOP."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from tolok.dasar.periode import JenisPeriode, Periode

__all__ = [
    "BatalkanForm",
    "SiapkanForm",
    "UsulSopForm",
    "periode_terdekat",
    "triwulan_berakhir",
]


_POKOK_SURAT = ("dari", "nomor", "tanggal", "hal")
_KURANG = {
    "dari": "Tulis pengirim suratnya.",
    "nomor": "Tulis nomor suratnya.",
    "tanggal": "Isi tanggal suratnya.",
    "hal": "Tulis hal suratnya.",
}


def periode_terdekat(hari_ini: date) -> list[Periode]:
    """Periods an office may measure now: this year's and last year's that have begun, newest first.

    >>> [p.nama for p in periode_terdekat(date(2026, 4, 3))][:3]
    ['Triwulan II 2026', 'Triwulan I 2026', 'Triwulan IV 2025']
    """
    semua = [
        Periode(jenis, tahun, ke)
        for jenis, banyak in (
            (JenisPeriode.TRIWULAN, 4),
            (JenisPeriode.BULAN, 12),
            (JenisPeriode.SEMESTER, 2),
            (JenisPeriode.TAHUN, 1),
        )
        for tahun in (hari_ini.year, hari_ini.year - 1)
        for ke in range(banyak, 0, -1)
    ]
    return [p for p in semua if p.mulai <= hari_ini]


def triwulan_berakhir(hari_ini: date) -> Periode:
    """The last quarter that has ended: what an office measures now.

    >>> triwulan_berakhir(date(2026, 4, 3)).nama, triwulan_berakhir(date(2026, 3, 31)).nama
    ('Triwulan I 2026', 'Triwulan IV 2025')
    """
    semua = periode_terdekat(hari_ini)
    return next(p for p in semua if p.jenis is JenisPeriode.TRIWULAN and p.selesai < hari_ini)


class UsulSopForm(forms.Form):
    """From when a draft of an SOP is to be in force, and a word to its readers."""

    berlaku_sejak = forms.DateField(
        label="Berlaku mulai",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Bila disahkan sesudah tanggal ini, SOP berlaku sejak hari pengesahannya.",
    )
    catatan = forms.CharField(
        label="Catatan untuk pemeriksa",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya apa yang berubah dan mengapa.",
    )


class SiapkanForm(forms.Form):
    """Which SOP, which period, and the letter it rests on (if there is one)."""

    sop = forms.ChoiceField(label="SOP yang dijalankan")
    periode = forms.ChoiceField(label="Periode yang diukur")
    dari = forms.CharField(label="Surat dari", max_length=200, required=False)
    nomor = forms.CharField(label="Nomor surat", max_length=120, required=False)
    tanggal = forms.DateField(
        label="Tanggal surat", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    diterima = forms.DateField(
        label="Diterima tanggal", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    agenda = forms.CharField(label="Nomor agenda", max_length=60, required=False)
    sifat = forms.ChoiceField(
        label="Sifat",
        required=False,
        choices=[(s, s) for s in ("Biasa", "Segera", "Sangat Segera", "Rahasia")],
    )
    hal = forms.CharField(label="Hal", max_length=300, required=False)
    batas_surat = forms.DateField(
        label="Batas penyampaian laporan",
        required=False,
        help_text="Tanggal yang diminta surat atau jadwal. Timeline yang melewatinya diperingatkan.",
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    usulan = forms.CharField(
        label="Usulan isi disposisi",
        required=False,
        help_text="Kepala Dinas dapat mengubahnya sebelum meneruskan.",
        widget=forms.Textarea,
    )
    subjek = forms.MultipleChoiceField(
        label="Hanya untuk pegawai ini",
        required=False,
        help_text="Kosongkan untuk semua pegawai. Pilih bila seseorang berpindah di tengah periode.",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        pilihan_sop: Sequence[tuple[str, str]],
        hari_ini: date,
        pilihan_subjek: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subjek"].choices = list(pilihan_subjek)  # type: ignore[attr-defined]  # a ChoiceField
        daftar = periode_terdekat(hari_ini)
        self.fields["sop"].choices = list(pilihan_sop)  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["periode"].initial = triwulan_berakhir(hari_ini).kode
        self.fields["periode"].choices = [(p.kode, p.nama) for p in daftar]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """A letter is named whole or not at all."""
        isi = super().clean() or {}
        if any(isi.get(k) for k in _POKOK_SURAT):
            for kunci in _POKOK_SURAT:
                if not isi.get(kunci) and kunci not in self.errors:
                    self.add_error(kunci, _KURANG[kunci])
        return isi

    @property
    def surat(self) -> dict[str, Any] | None:
        """The letter and the proposed instruction as a sheet, None when neither was written."""
        isi = {
            kunci: nilai.isoformat() if isinstance(nilai, date) else nilai
            for kunci in (*_POKOK_SURAT, "diterima", "agenda", "sifat")
            if self.cleaned_data.get("nomor") and (nilai := self.cleaned_data.get(kunci))
        }
        if self.cleaned_data.get("usulan"):
            isi["usulan"] = self.cleaned_data["usulan"]
        if self.cleaned_data.get("batas_surat"):
            isi["batas_surat"] = self.cleaned_data["batas_surat"].isoformat()
        return isi or None


class BatalkanForm(forms.Form):
    """Why a run is cancelled."""

    alasan = forms.CharField(
        label="Alasan pembatalan",
        help_text="Tercatat pada riwayat pelaksanaan.",
        max_length=2000,
        widget=forms.Textarea,
        error_messages={"required": "Tulis alasannya, agar yang membaca berkas ini mengerti."},
    )
