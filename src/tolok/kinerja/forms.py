"""Forms of the plan: a node, an indicator, an agreement, an upload, the choice of a rule set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from tolok.berkas.domain.jenis import JenisBerkas
from tolok.berkas.forms import UnggahField
from tolok.dasar.angka import AngkaMeragukan, BukanAngka, baca_rupiah, tulis
from tolok.kinerja.domain.banding_rencana import KATA_AGREGASI, KATA_POLARITAS, NAMA_TW
from tolok.kinerja.domain.isi_rencana import (
    IsiIndikator,
    IsiPerjanjian,
    IsiRencana,
    IsiSimpul,
    rapi,
)
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.periksa_rencana import TemuanRencana
from tolok.kinerja.domain.rencana import JenisSimpul, VersiRencana
from tolok.kinerja.domain.target import Rentang, Target
from tolok.kinerja.importers.sel_ukur import Masalah, baca_angka, baca_target
from tolok.kinerja.importers.xlsx import JenisSel, Sel
from tolok.kinerja.renderers.tulis_buku import sel_angka, sel_pasangan

__all__ = [
    "AturanForm",
    "IndikatorForm",
    "PerjanjianForm",
    "SimpulForm",
    "UnggahBukuForm",
    "pasang_temuan",
]


class RapiField(forms.CharField):
    """A text as it is kept: no doubled spaces, no control characters."""

    def __init__(self, *, berbaris: bool = False, **lain: Any) -> None:
        self.berbaris = berbaris
        if berbaris:
            lain.setdefault("widget", forms.Textarea)
        super().__init__(**lain)

    def to_python(self, value: Any) -> str:
        return rapi(super().to_python(value) or "", berbaris=self.berbaris)


class AngkaField(forms.CharField):
    """A number; one that may be two is asked about, as in a workbook."""

    def clean(self, value: Any) -> Any:
        teks = super().clean(value).strip()
        hasil, _ = baca_angka(_sel(teks), satuan="%", kolom=str(self.label))
        return _tanpa_masalah(hasil)


class TargetField(forms.CharField):
    """A number or a range such as 80-90."""

    def clean(self, value: Any) -> Any:
        teks = super().clean(value).strip()
        hasil, _ = baca_target(_sel(teks), satuan="%", kolom=str(self.label))
        return _tanpa_masalah(hasil)


def _sel(teks: str) -> Sel | None:
    return Sel(JenisSel.TEKS, teks) if teks else None


def _tanpa_masalah(hasil: Target | Masalah | None) -> Target | None:
    if isinstance(hasil, Masalah):
        raise forms.ValidationError(f"{hasil.masalah} {hasil.saran}")
    return hasil


class RupiahField(forms.CharField):
    """Whole rupiah."""

    def clean(self, value: Any) -> Any:
        teks = super().clean(value).strip()
        if not teks:
            return None
        hasil = baca_rupiah(teks)
        if isinstance(hasil, AngkaMeragukan | BukanAngka):
            raise forms.ValidationError(f"{hasil.pesan} Tulis rupiah utuh, misalnya 125.000.000.")
        return hasil


class PasanganField(forms.CharField):
    """ "WTP = 4; WDP = 3" as pairs."""

    def clean(self, value: Any) -> Any:
        hasil: list[tuple[str, Decimal]] = []
        for satu in filter(None, (s.strip() for s in super().clean(value).split(";"))):
            nama, pemisah, angka = satu.rpartition("=")
            nilai, _ = baca_angka(_sel(angka.strip()), satuan=None, kolom=str(self.label))
            if not pemisah or not nama.strip() or not isinstance(nilai, Decimal):
                raise forms.ValidationError(f"“{satu}” tidak terbaca. Tulis: WTP = 4; WDP = 3.")
            hasil.append((rapi(nama), nilai))
        return tuple(hasil)


class HariField(forms.DateField):
    """A day from the browser's own date picker."""

    def __init__(self, **lain: Any) -> None:
        lain.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        lain.setdefault("error_messages", {}).setdefault(
            "invalid", "Tanggal belum lengkap. Pilih dari kalender, mis. 23-04-2026."
        )
        super().__init__(input_formats=["%Y-%m-%d"], **lain)


def _jabatan(jabatan: Iterable[str], kini: str, *, kosong: str) -> list[tuple[str, str]]:
    """Posts to choose from; one that is retired stays choosable where it stands."""
    daftar = list(jabatan)
    if kini and kini not in daftar:
        daftar.append(kini)
    return [("", kosong), *((j, j) for j in daftar)]


class SimpulForm(forms.Form):
    """A node of the tree."""

    jenis = forms.ChoiceField(
        label="Jenis", choices=[(j.value, j.value.capitalize()) for j in JenisSimpul]
    )
    induk = forms.ChoiceField(
        label="Berada di bawah", required=False, help_text="Pindahkan simpul dengan mengganti ini."
    )
    kode = RapiField(
        label="Kode", max_length=40, help_text="Mis. S1, atau kode nomenklatur 3.30.02.2.07.0001."
    )
    nama = RapiField(label="Nama", max_length=400, berbaris=False, widget=forms.Textarea)
    penanggung_jawab = forms.ChoiceField(label="Penanggung jawab", required=False)
    pagu_murni = RupiahField(
        label="Pagu murni (Rp)", required=False, help_text="Hanya pada subkegiatan."
    )
    pagu_perubahan = RupiahField(
        label="Pagu perubahan (Rp)", required=False, help_text="Setelah perubahan APBD."
    )
    versi = forms.ChoiceField(
        label="Masuk rencana sejak",
        choices=[("murni", "Perjanjian murni"), ("perubahan", "Perjanjian perubahan")],
    )

    def __init__(
        self, rencana: IsiRencana, jabatan: Sequence[str], kini: IsiSimpul | None, **lain: Any
    ) -> None:
        super().__init__(**lain)
        self._kini = kini
        self.fields["induk"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", "(paling atas)"),
            *(
                (s.kode, f"{s.jenis.value.capitalize()} {s.kode} {s.nama}"[:120])
                for s in rencana.simpul
                if (kini is None or s.kode != kini.kode) and s.jenis is not JenisSimpul.SUBKEGIATAN
            ),
        ]
        self.fields["penanggung_jawab"].choices = _jabatan(  # type: ignore[attr-defined]
            jabatan, kini.penanggung_jawab if kini else "", kosong="(mengikuti simpul di atasnya)"
        )

    def isi(self) -> IsiSimpul:
        """The node as typed."""
        data = self.cleaned_data
        return IsiSimpul(
            id=self._kini.id if self._kini else "",
            jenis=JenisSimpul(data["jenis"]),
            kode=data["kode"],
            nama=rapi(data["nama"]),
            induk=data["induk"],
            penanggung_jawab=data["penanggung_jawab"],
            pagu_murni=data["pagu_murni"],
            pagu_perubahan=data["pagu_perubahan"],
            versi=VersiRencana(data["versi"]),
        )

    @staticmethod
    def awal(isi: IsiSimpul) -> dict[str, Any]:
        """What stands there now, as the form shows it."""
        return {
            "jenis": isi.jenis.value,
            "induk": isi.induk,
            "kode": isi.kode,
            "nama": isi.nama,
            "penanggung_jawab": isi.penanggung_jawab,
            "pagu_murni": "" if isi.pagu_murni is None else tulis(isi.pagu_murni),
            "pagu_perubahan": "" if isi.pagu_perubahan is None else tulis(isi.pagu_perubahan),
            "versi": isi.versi.value,
        }


_POLOS = ("kode", "nama", "satuan", "penanggung_jawab", "jenis", "definisi", "rumus", "sumber", "bukti", "catatan")  # fmt: skip


class IndikatorForm(forms.Form):
    """An indicator with its targets and definition sheet."""

    simpul = forms.ChoiceField(label="Berada pada")
    kode = RapiField(label="Kode", max_length=40, help_text="Mis. IKU-1. Tidak boleh berulang.")
    nama = RapiField(label="Indikator", max_length=400, widget=forms.Textarea)
    satuan = RapiField(label="Satuan", max_length=60, help_text="Mis. persen, dokumen, indeks.")
    penanggung_jawab = forms.ChoiceField(
        label="Penanggung jawab data", help_text="Formulirnya dikirim ke jabatan ini."
    )
    polaritas = forms.ChoiceField(label="Polaritas", choices=list(KATA_POLARITAS.items()))
    agregasi = forms.ChoiceField(
        label="Cara menggabung triwulan", choices=list(KATA_AGREGASI.items())
    )
    penyebut_tahun = forms.ChoiceField(
        label="Pembanding tiap triwulan",
        choices=[("", "Target s.d. triwulan"), ("ya", "Target tahun")],
        required=False,
        help_text="Target tahun lazim untuk keluaran subkegiatan.",
    )
    berkomponen = forms.BooleanField(label="Diisi sebagai pembilang dan penyebut", required=False)
    tahun_lalu = AngkaField(label="Realisasi tahun lalu", required=False)
    renstra = TargetField(label="Target akhir Renstra", required=False)
    bobot = AngkaField(
        label="Bobot", required=False, help_text="Kosong: semua indikator setimbang."
    )
    jenis = forms.ChoiceField(
        label="Jenis indikator",
        required=False,
        choices=[
            ("", "(tidak disebut)"),
            *((j, j) for j in ("impact", "outcome", "output", "input")),
        ],
    )
    definisi = RapiField(label="Definisi operasional", required=False, berbaris=True)
    rumus = RapiField(label="Rumus", max_length=400, required=False)
    sumber = RapiField(label="Sumber data", max_length=200, required=False)
    bukti = RapiField(label="Bukti dukung", max_length=200, required=False)
    skala = PasanganField(
        label="Skala predikat", required=False, help_text="Mis. WTP = 4; WDP = 3."
    )
    pembanding = PasanganField(
        label="Pembanding daerah lain", required=False, help_text="Mis. Kota B = 81,20."
    )
    tersedia_pada = HariField(
        label="Data tersedia pada", required=False, help_text="Untuk angka yang terbit belakangan."
    )
    catatan = RapiField(label="Catatan", required=False, berbaris=True)

    def __init__(
        self, rencana: IsiRencana, jabatan: Sequence[str], kini: IsiIndikator | None, **lain: Any
    ) -> None:
        super().__init__(**lain)
        self._kini = kini
        for awalan, akhiran in (("murni", ""), ("perubahan", " perubahan")):
            for n, nama in enumerate(NAMA_TW):
                self.fields[f"{awalan}_{n}"] = TargetField(
                    label=f"Target {nama}{akhiran}", required=False
                )
        self.fields["simpul"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (s.kode, f"{s.jenis.value.capitalize()} {s.kode} {s.nama}"[:120])
            for s in rencana.simpul
        ]
        self.fields["penanggung_jawab"].choices = _jabatan(  # type: ignore[attr-defined]
            jabatan, kini.penanggung_jawab if kini else "", kosong="Pilih jabatan"
        )
        jenis = kini.jenis if kini else ""
        pilihan: Any = self.fields["jenis"]
        if jenis and all(jenis != j for j, _ in pilihan.choices):
            pilihan.choices = [*pilihan.choices, (jenis, jenis)]

    @property
    def baris_murni(self) -> list[Any]:
        """The five fields of the first agreement."""
        return [self[f"murni_{n}"] for n in range(5)]

    @property
    def baris_perubahan(self) -> list[Any]:
        """The five fields of the changed one."""
        return [self[f"perubahan_{n}"] for n in range(5)]

    def isi(self) -> IsiIndikator:
        """The indicator as typed."""
        data = self.cleaned_data
        return IsiIndikator(
            id=self._kini.id if self._kini else "",
            simpul=data["simpul"],
            polaritas=Polaritas(data["polaritas"]),
            agregasi=Agregasi(data["agregasi"]),
            penyebut_tahun=bool(data["penyebut_tahun"]),
            berkomponen=data["berkomponen"],
            murni=self._deret("murni"),
            perubahan=self._deret("perubahan"),
            tahun_lalu=data["tahun_lalu"],
            renstra=data["renstra"],
            bobot=data["bobot"],
            skala=data["skala"],
            pembanding=data["pembanding"],
            tersedia_pada=data["tersedia_pada"],
            **{n: rapi(data[n], berbaris=n in {"definisi", "catatan"}) for n in _POLOS},
        )

    def _deret(
        self, awalan: str
    ) -> tuple[Target | None, Target | None, Target | None, Target | None, Target | None]:
        satu, dua, tiga, empat, lima = (self.cleaned_data[f"{awalan}_{n}"] for n in range(5))
        return (satu, dua, tiga, empat, lima)

    @staticmethod
    def awal(isi: IsiIndikator) -> dict[str, Any]:
        """What stands there now, as the form shows it."""
        return {
            **{n: getattr(isi, n) for n in _POLOS},
            "simpul": isi.simpul,
            "polaritas": isi.polaritas.value,
            "agregasi": isi.agregasi.value,
            "penyebut_tahun": "ya" if isi.penyebut_tahun else "",
            "berkomponen": isi.berkomponen,
            "tahun_lalu": sel_angka(isi.tahun_lalu),
            "renstra": sel_angka(isi.renstra),
            "bobot": sel_angka(isi.bobot),
            "skala": sel_pasangan(isi.skala),
            "pembanding": sel_pasangan(isi.pembanding),
            "tersedia_pada": isi.tersedia_pada,
            **{f"murni_{n}": _tampil(t) for n, t in enumerate(isi.murni)},
            **{f"perubahan_{n}": _tampil(t) for n, t in enumerate(isi.perubahan)},
        }


def _tampil(target: Target | None) -> str:
    return sel_angka(target) if isinstance(target, Rentang | Decimal) else ""


class PerjanjianForm(forms.Form):
    """An agreement that is signed."""

    versi = forms.ChoiceField(
        label="Jenis perjanjian",
        choices=[("murni", "Perjanjian Kinerja"), ("perubahan", "Perjanjian Kinerja Perubahan")],
    )
    nomor = RapiField(label="Nomor", max_length=80)
    tanggal = HariField(label="Tanggal ditandatangani")
    berlaku_sejak = HariField(
        label="Berlaku sejak",
        help_text="Triwulan yang berakhir pada atau sesudah tanggal ini memakai targetnya.",
    )
    alasan = RapiField(
        label="Alasan perubahan", max_length=400, required=False, widget=forms.Textarea
    )

    def isi(self) -> IsiPerjanjian:
        """The agreement as typed."""
        data = self.cleaned_data
        return IsiPerjanjian(
            versi=VersiRencana(data["versi"]),
            nomor=data["nomor"],
            tanggal=data["tanggal"],
            berlaku_sejak=data["berlaku_sejak"],
            alasan=rapi(data["alasan"]),
        )


class UnggahBukuForm(forms.Form):
    """A filled-in workbook."""

    buku = UnggahField(
        label="Buku kerja Excel",
        jenis=(JenisBerkas.XLSX,),
        help_text="Buku .xlsx dari templat, paling besar 15 MB. Belum ada yang diubah sebelum Anda menerapkannya.",
    )


class AturanForm(forms.Form):
    """Which rule set counts from a day on."""

    aturan = forms.ChoiceField(label="Aturan ukur", widget=forms.RadioSelect)
    mulai = HariField(
        label="Dipakai mulai", help_text="Pengukuran yang sudah sah tetap memakai aturannya."
    )

    def __init__(self, pilihan: Sequence[tuple[str, str]], **lain: Any) -> None:
        super().__init__(**lain)
        self.fields["aturan"].choices = pilihan  # type: ignore[attr-defined]  # a ChoiceField


_BIDANG = {
    "Kode": "kode",
    "Nama": "nama",
    "Indikator": "nama",
    "Kode induk": "induk",
    "Kode simpul": "simpul",
    "Penanggung jawab": "penanggung_jawab",
    "Pagu murni": "pagu_murni",
    "Pagu perubahan": "pagu_perubahan",
    "Satuan": "satuan",
    "Polaritas": "polaritas",
    "Cara menggabung": "agregasi",
    "Penyebut": "penyebut_tahun",
    "Diisi sebagai komponen": "berkomponen",
    "Bobot": "bobot",
    "Skala": "skala",
    "Nomor": "nomor",
    "Berlaku sejak": "berlaku_sejak",
    "Alasan perubahan": "alasan",
    **{f"Target {nama}": f"murni_{n}" for n, nama in enumerate(NAMA_TW)},
    **{f"Target {nama} perubahan": f"perubahan_{n}" for n, nama in enumerate(NAMA_TW)},
}


def pasang_temuan(form: forms.Form, temuan: Iterable[TemuanRencana]) -> None:
    """Findings of the plan at the fields they belong to; the others above the form."""
    for t in temuan:
        nama = _BIDANG.get(t.kolom)
        form.add_error(nama if nama in form.fields else None, f"{t.masalah} {t.saran}".strip())
