"""Forms of the administrator's pages. Choices hold the administrator's own office only."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from tolok.dasar.tanggal import HARI
from tolok.organisasi.domain.istilah import (
    AturanLajur,
    JenisBerhalangan,
    JenisHari,
    JenisJabatan,
    JenisUnit,
    Kapasitas,
    Lingkup,
    Peran,
    StatusPegawai,
)
from tolok.organisasi.models import Jabatan, Pegawai, Tim, UnitKerja

__all__ = [
    "BerhalanganForm",
    "HariLiburForm",
    "JabatanForm",
    "JamKerjaForm",
    "LajurForm",
    "PegawaiForm",
    "PenempatanForm",
    "SelesaiForm",
    "TimForm",
    "UnitForm",
    "WewenangForm",
]

_SELANG = re.compile(r"([0-9]{1,2}[.:][0-9]{2})\s*[-–]\s*([0-9]{1,2}[.:][0-9]{2})")
_KEDUDUKAN = ("Ketua", "Sekretaris Tim", "Anggota", "Pengarah", "Penanggung Jawab")
BARIS_TIM = 12


class TanggalField(forms.DateField):
    """A day from the browser's own date picker."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        kwargs.setdefault("error_messages", {}).setdefault(
            "invalid", "Tanggal belum lengkap. Pilih dari kalender, mis. 23-04-2026."
        )
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)


class _PegawaiChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic for the checker only
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.nama} ({obj.nip[-4:]})" if obj.nip else str(obj.nama)


class _JabatanChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic for the checker only
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.nama}, {obj.unit.nama}"


class _JabatanBanyak(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # generic for the checker only
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.nama}, {obj.unit.nama}"


def _pegawai(oleh: Pegawai) -> Any:
    return Pegawai.objects.untuk(oleh).filter(aktif=True)


def _jabatan(oleh: Pegawai) -> Any:
    return Jabatan.objects.untuk(oleh).filter(aktif=True).select_related("unit")


class PegawaiForm(forms.Form):
    """A person."""

    nama = forms.CharField(label="Nama dengan gelar", max_length=200)
    nip = forms.CharField(
        label="NIP", max_length=24, required=False, help_text="18 angka, boleh dengan spasi."
    )
    pangkat = forms.CharField(
        label="Pangkat/golongan",
        max_length=60,
        required=False,
        help_text="Seperti pada SK, mis. Penata (III/c).",
    )
    status = forms.ChoiceField(label="Status", choices=StatusPegawai.pilihan)
    kertas = forms.BooleanField(
        label="Menandatangani di kertas (tidak memakai Tolok sendiri)", required=False
    )
    aktif = forms.BooleanField(label="Pegawai aktif", required=False, initial=True)


class UnitForm(forms.Form):
    """A unit."""

    nama = forms.CharField(label="Nama unit", max_length=200)
    jenis = forms.ChoiceField(label="Jenis unit", choices=JenisUnit.pilihan)
    induk = forms.ModelChoiceField(
        UnitKerja.objects.none(), label="Di bawah unit", required=False, empty_label="(tidak ada)"
    )
    aktif = forms.BooleanField(label="Unit masih ada", required=False, initial=True)

    def __init__(self, oleh: Pegawai, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["induk"].queryset = UnitKerja.objects.untuk(oleh)  # type: ignore[attr-defined]


class JabatanForm(forms.Form):
    """A post."""

    nama = forms.CharField(label="Nama jabatan", max_length=200)
    jenis = forms.ChoiceField(label="Jenis jabatan", choices=JenisJabatan.pilihan)
    unit = forms.ModelChoiceField(UnitKerja.objects.none(), label="Unit kerja")
    atasan = _JabatanChoice(
        Jabatan.objects.none(),
        label="Jabatan atasan langsung",
        required=False,
        empty_label="(tidak ada di perangkat daerah ini)",
    )
    kepala_unit = forms.BooleanField(label="Memimpin unit ini", required=False)
    aktif = forms.BooleanField(label="Jabatan masih ada", required=False, initial=True)

    def __init__(
        self, oleh: Pegawai, *args: Any, luar: Jabatan | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = UnitKerja.objects.untuk(oleh)  # type: ignore[attr-defined]
        pilihan = _jabatan(oleh)
        if luar is not None:  # the head's superior stands outside the office and stays choosable
            pilihan = pilihan | Jabatan.objects.filter(pk=luar.pk).select_related("unit")
        self.fields["atasan"].queryset = pilihan  # type: ignore[attr-defined]


class PenempatanForm(forms.Form):
    """Somebody into a post, definitively or acting."""

    pegawai = _PegawaiChoice(Pegawai.objects.none(), label="Pegawai", empty_label="Pilih pegawai")
    kapasitas = forms.ChoiceField(
        label="Sebagai",
        choices=Kapasitas.pilihan,
        help_text="Plt. untuk jabatan kosong, Plh. bila pejabatnya berhalangan sementara.",
    )
    mulai = TanggalField(label="Mulai")
    selesai = TanggalField(
        label="Sampai dengan", required=False, help_text="Wajib untuk Plt. dan Plh."
    )
    dasar_jenis = forms.CharField(
        label="Dasar", max_length=60, help_text="Mis. Surat Perintah, Surat Keputusan."
    )
    dasar_nomor = forms.CharField(label="Nomor", max_length=80, required=False)
    dasar_tanggal = TanggalField(label="Tanggal dasar", required=False)
    keterangan = forms.CharField(label="Keterangan", max_length=300, required=False)

    def __init__(self, oleh: Pegawai, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pegawai"].queryset = _pegawai(oleh)  # type: ignore[attr-defined]


class SelesaiForm(forms.Form):
    """The last day of something."""

    selesai = TanggalField(label="Hari terakhir berlaku")


class BerhalanganForm(forms.Form):
    """An absence."""

    jenis = forms.TypedChoiceField(
        label="Jenis",
        choices=JenisBerhalangan.pilihan,
        coerce=JenisBerhalangan,
        initial=JenisBerhalangan.BIASA,
        help_text="Tugas belajar dan cuti di luar tanggungan negara menentukan siapa yang dinilai.",
    )
    alasan = forms.CharField(
        label="Alasan", max_length=200, help_text="Mis. cuti tahunan, dinas luar, sakit."
    )
    mulai = TanggalField(label="Mulai")
    selesai = TanggalField(label="Sampai dengan", required=False)


class WewenangForm(forms.Form):
    """A grant."""

    pegawai = _PegawaiChoice(Pegawai.objects.none(), label="Pegawai", empty_label="Pilih pegawai")
    peran = forms.ChoiceField(label="Wewenang", choices=Peran.pilihan)
    lingkup = forms.ChoiceField(label="Lingkup", choices=Lingkup.pilihan)
    mulai = TanggalField(label="Mulai")
    selesai = TanggalField(label="Sampai dengan", required=False)
    dasar = forms.CharField(label="Dasar", max_length=200, required=False)

    def __init__(self, oleh: Pegawai, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pegawai"].queryset = _pegawai(oleh)  # type: ignore[attr-defined]


class LajurForm(forms.Form):
    """Who a lane is."""

    aturan = forms.ChoiceField(
        label="Lajur ini dipegang oleh", choices=AturanLajur.pilihan, widget=forms.RadioSelect
    )
    jabatan = _JabatanBanyak(
        Jabatan.objects.none(),
        label="Jabatan",
        required=False,
        help_text="Untuk aturan “Pemegang jabatan”.",
        widget=forms.CheckboxSelectMultiple,
    )
    unit = forms.ModelMultipleChoiceField(
        UnitKerja.objects.none(),
        label="Unit kerja",
        required=False,
        help_text="Untuk aturan “Kepala unit” dan “Pegawai sebuah unit”.",
        widget=forms.CheckboxSelectMultiple,
    )
    tim = forms.ModelChoiceField(
        Tim.objects.none(),
        label="Tim",
        required=False,
        empty_label="Pilih tim",
        help_text="Untuk aturan “Tim”.",
    )
    langkah = forms.IntegerField(
        label="Langkah yang menetapkan tim",
        min_value=1,
        max_value=200,
        required=False,
        help_text="Untuk aturan “Tim yang ditetapkan saat SOP berjalan”: nomor langkah penandatanganan SK.",
    )
    mulai = TanggalField(label="Berlaku mulai")

    def __init__(self, oleh: Pegawai, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jabatan"].queryset = _jabatan(oleh)  # type: ignore[attr-defined]
        self.fields["unit"].queryset = UnitKerja.objects.untuk(oleh).filter(aktif=True)  # type: ignore[attr-defined]
        self.fields["tim"].queryset = Tim.objects.untuk(oleh)  # type: ignore[attr-defined]
        self.daftar_tim = list(Tim.objects.untuk(oleh))
        tim = [("", "Pilih tim"), *((t.pk, str(t)) for t in self.daftar_tim)]
        self.fields["tim"].choices = tim  # type: ignore[attr-defined]
        for nama in ("jabatan", "unit"):
            # Read once, uncounted: a list of boxes goes over its choices twice.
            self.fields[nama].choices = list(iter(self.fields[nama].choices))  # type: ignore[attr-defined]

    def isian(self) -> dict[str, Any]:
        """The arguments of the chosen rule, as rows store them."""
        data = self.cleaned_data
        match AturanLajur(data["aturan"]):
            case AturanLajur.JABATAN:
                return {"jabatan": [str(j.pk) for j in data["jabatan"]]}
            case AturanLajur.KEPALA_UNIT | AturanLajur.PEGAWAI_UNIT:
                return {"unit": [str(u.pk) for u in data["unit"]]}
            case AturanLajur.TIM:
                return {"tim": str(data["tim"].pk)} if data["tim"] else {}
            case AturanLajur.DITETAPKAN:
                return {"langkah": data["langkah"]} if data["langkah"] else {}
            case _:
                return {}


class TimForm(forms.Form):
    """A team with its decree; members stand in numbered rows `anggota_1`, `kedudukan_1`, ...

    A member is typed with the browser's suggestions (one list for all rows keeps the page small
    in an office of hundreds) and must match a name on that list.
    """

    nama = forms.CharField(label="Nama tim", max_length=200)
    dasar_jenis = forms.CharField(label="Dasar", max_length=60, initial="Keputusan Kepala Dinas")
    dasar_nomor = forms.CharField(label="Nomor", max_length=80)
    dasar_tanggal = TanggalField(label="Tanggal keputusan")
    mulai = TanggalField(label="Berlaku mulai")
    selesai = TanggalField(label="Berlaku sampai dengan", required=False)

    def __init__(self, oleh: Pegawai, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pegawai = {_sebutan(p): p for p in _pegawai(oleh)}
        pilihan = [(k, k) for k in _KEDUDUKAN]
        for n in range(1, BARIS_TIM + 1):
            self.fields[f"anggota_{n}"] = forms.CharField(
                label=f"Anggota {n}",
                max_length=300,
                required=False,
                widget=forms.TextInput(attrs={"list": "daftar-pegawai", "autocomplete": "off"}),
            )
            awal = "Ketua" if n == 1 else "Anggota"
            self.fields[f"kedudukan_{n}"] = forms.ChoiceField(
                label=f"Kedudukan {n}", choices=pilihan, initial=awal
            )

    def baris(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The member rows for the page."""
        return [(self[f"anggota_{n}"], self[f"kedudukan_{n}"]) for n in range(1, BARIS_TIM + 1)]

    def utama(self) -> list[forms.BoundField]:
        """The fields about the team itself."""
        return [f for f in self if not f.name.startswith(("anggota_", "kedudukan_"))]

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        for n in range(1, BARIS_TIM + 1):
            teks = (isi.get(f"anggota_{n}") or "").strip()
            if teks and teks not in self.pegawai:
                self.add_error(
                    f"anggota_{n}",
                    f"“{teks}” tidak ada dalam daftar pegawai. Pilih dari saran yang muncul.",
                )
        if not self.errors and not self.anggota():
            self.add_error("anggota_1", "Isi sedikitnya seorang anggota.")
        return isi

    def anggota(self) -> list[tuple[Pegawai, str]]:
        """Members in row order with their place in the team."""
        isi = self.cleaned_data
        return [
            (self.pegawai[teks], isi[f"kedudukan_{n}"])
            for n in range(1, BARIS_TIM + 1)
            if (teks := (isi.get(f"anggota_{n}") or "").strip())
        ]


def _sebutan(pegawai: Pegawai) -> str:
    return f"{pegawai.nama} ({pegawai.nip[-4:]})" if pegawai.nip else pegawai.nama


class HariLiburForm(forms.Form):
    """A special day."""

    tanggal = TanggalField(label="Tanggal")
    nama = forms.CharField(label="Nama hari", max_length=160)
    jenis = forms.ChoiceField(label="Jenis", choices=JenisHari.pilihan)
    libur = forms.BooleanField(
        label="Kantor libur pada hari ini",
        required=False,
        initial=True,
        help_text="Tanpa centang, hari ini bernama tetapi tetap hari kerja.",
    )
    dasar = forms.CharField(
        label="Dasar", max_length=200, required=False, help_text="Mis. SKB 3 Menteri Nomor …"
    )


class JamKerjaForm(forms.Form):
    """A week of office hours: one line per day, e.g. "07.30-12.00, 13.00-16.00"."""

    nama = forms.CharField(label="Nama", max_length=100, help_text="Mis. Jam kerja Ramadan 2027.")
    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(),
        label="Untuk",
        required=False,
        empty_label="Seluruh pemerintah daerah",
    )
    khusus = forms.BooleanField(
        label="Musim khusus (menggantikan jam biasa selama tanggalnya)", required=False
    )
    mulai = TanggalField(label="Mulai")
    selesai = TanggalField(label="Sampai dengan", required=False)
    dasar = forms.CharField(label="Dasar", max_length=200, required=False)

    def __init__(self, oleh: Pegawai, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = UnitKerja.objects.untuk(oleh)  # type: ignore[attr-defined]
        for n, hari in enumerate(HARI):
            self.fields[f"hari_{n}"] = forms.CharField(
                label=hari,
                required=False,
                max_length=80,
                help_text="Kosongkan bila tidak bekerja." if n == 0 else "",
            )

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        for n, hari in enumerate(HARI):
            teks = isi.get(f"hari_{n}", "")
            sisa = _SELANG.sub("", teks).replace(",", "").replace(";", "").strip()
            if sisa:
                self.add_error(
                    f"hari_{n}",
                    f"Jam {hari} tidak terbaca: “{teks}”. Tulis seperti 07.30-12.00, 13.00-16.00.",
                )
        return isi

    def pekan(self) -> list[list[list[str]]]:
        """Seven lists of [open, close] pairs."""
        return [
            [[a.replace(":", "."), b.replace(":", ".")] for a, b in _SELANG.findall(teks)]
            for teks in (self.cleaned_data[f"hari_{n}"] for n in range(len(HARI)))
        ]


def awal_pekan(pekan: list[list[list[str]]]) -> dict[str, str]:
    """Initial values of the seven day fields."""
    return {f"hari_{n}": ", ".join("-".join(s) for s in hari) for n, hari in enumerate(pekan)}


def awal_lajur(aturan: str, isian: dict[str, Any], hari: date) -> dict[str, Any]:
    """Initial values of a lane's form from the rule in force."""
    return {
        "aturan": aturan,
        "jabatan": [UUID(j) for j in isian.get("jabatan", [])],
        "unit": [UUID(u) for u in isian.get("unit", [])],
        "tim": isian.get("tim"),
        "langkah": isian.get("langkah"),
        "mulai": hari,
    }
