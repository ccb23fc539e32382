"""Forms of the SOP editor: one row, the identity block; each gives the fields that were changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms

from tolok.dasar.durasi import Durasi
from tolok.sop.domain.dokumen import Keputusan, Langkah, Sop, Tujuan
from tolok.sop.domain.nama_bidang import NAMA_KOTAK, NAMA_TANGGAL
from tolok.sop.domain.sunting_bidang import DAFTAR, IsiBidang, setel
from tolok.sop.importers.makna.tanggal import baca_tanggal
from tolok.sop.importers.makna.waktu import baca_waktu
from tolok.sop.renderers.halaman_sunting import pilihan_langkah

__all__ = [
    "IdentitasForm",
    "LangkahForm",
    "Perubahan",
    "terapkan",
    "waktu_dari",
]

_BERIKUT, _TAK_TERCETAK, _SELESAI, _TETAP = "", "", "selesai", "tetap"
_BARIS = forms.Textarea(attrs={"rows": 2})
_PENGESAH = {"jabatan": "Jabatan", "nama": "Nama", "pangkat": "Pangkat", "nip": "NIP"}

Perubahan = list[tuple[str, IsiBidang]]
"""Fields that differ from the page, by path."""


def terapkan(perubahan: Perubahan) -> Callable[[Sop], Sop]:
    """All of them as one change."""

    def ubah(sop: Sop) -> Sop:
        for lokasi, isi in perubahan:
            sop = setel(sop, lokasi, isi)
        return sop

    return ubah


def waktu_dari(teks: str) -> Durasi | None:
    """The time of a typed text; raises ValidationError where it cannot be counted."""
    bersih = " ".join(teks.split())
    if not bersih:
        return None
    terbaca = baca_waktu(bersih)
    if terbaca is None:
        raise forms.ValidationError(
            f"Waktu “{bersih}” belum dapat dihitung. Tulis angka dan satuannya, misalnya "
            "15 menit, 2 jam, atau 1–3 hari kerja."
        )
    return terbaca.waktu


class LangkahForm(forms.Form):
    """One row of the table."""

    uraian = forms.CharField(
        label="Uraian kegiatan",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Uraian langkah kosong. Tulis kegiatannya, atau hapus langkahnya."
        },
    )
    penanggung = forms.ChoiceField(label="Pelaksana", required=False)
    bersama = forms.MultipleChoiceField(
        label="Dikerjakan bersama", required=False, widget=forms.CheckboxSelectMultiple
    )
    kelengkapan = forms.CharField(
        label="Kelengkapan", required=False, max_length=8000, widget=_BARIS,
        help_text="Satu baris satu kelengkapan.",
    )  # fmt: skip
    waktu = forms.CharField(
        label="Waktu", required=False, max_length=120,
        help_text="Misalnya 15 menit, 2 jam, 1–3 hari kerja, 2 menit/berkas.",
    )  # fmt: skip
    output = forms.CharField(
        label="Output", required=False, max_length=8000, widget=_BARIS,
        help_text="Satu baris satu output.",
    )  # fmt: skip
    keterangan = forms.CharField(label="Keterangan", required=False, max_length=2000)
    memutuskan = forms.BooleanField(label="Langkah ini memutuskan (belah ketupat)", required=False)
    setuju = forms.ChoiceField(label="Bila setuju", required=False)
    tidak = forms.ChoiceField(label="Bila tidak setuju", required=False)

    def __init__(self, data: Any = None, *, sop: Sop, langkah: Langkah) -> None:
        super().__init__(data, initial=_awal(langkah), auto_id="l-%s")
        self._langkah = langkah
        lajur = [(x.kode, x.nama) for x in sop.pelaksana]
        _pilih(self, "penanggung", [("", "belum ditentukan"), *lajur])
        _pilih(self, "bersama", lajur)
        putusan = langkah.keputusan or Keputusan()
        _pilih(self, "setuju", _tujuan(sop, langkah, putusan.setuju, "ke langkah berikutnya"))
        _pilih(self, "tidak", _tujuan(sop, langkah, putusan.tidak, "tidak tercetak"))

    def clean_waktu(self) -> Durasi | None:
        """Unchanged text keeps the time that was read from the page."""
        waktu = self._langkah.mutu.waktu
        teks = str(self.cleaned_data["waktu"])
        if waktu is not None and _rata(teks) == _rata(waktu.teks):
            return waktu
        return waktu_dari(teks)

    def perubahan(self) -> Perubahan:
        """What a valid form changes on the page."""
        isi, lama = self.cleaned_data, self._langkah
        calon: Perubahan = [
            ("uraian", " ".join(isi["uraian"].split())),
            ("pelaksana", _pelaksana(isi["penanggung"], isi["bersama"])),
            ("kelengkapan", _baris(isi["kelengkapan"])),
            ("waktu", isi["waktu"]),
            ("output", _baris(isi["output"])),
            ("keterangan", " ".join(isi["keterangan"].split()) or None),
            ("keputusan", self._keputusan()),
        ]
        kini = {
            "uraian": lama.uraian,
            "pelaksana": lama.pelaksana,
            "kelengkapan": lama.mutu.kelengkapan,
            "waktu": lama.mutu.waktu,
            "output": lama.mutu.output,
            "keterangan": lama.keterangan,
            "keputusan": lama.keputusan,
        }
        return [(f"langkah/{lama.nomor}/{k}", v) for k, v in calon if _rata(kini[k]) != _rata(v)]

    def _keputusan(self) -> Keputusan | None:
        isi, lama = self.cleaned_data, self._langkah.keputusan
        if not isi["memutuskan"]:
            return None
        dasar = lama or Keputusan()
        return Keputusan(
            setuju=_ke_tujuan(isi["setuju"], dasar.setuju),
            tidak=_ke_tujuan(isi["tidak"], dasar.tidak),
            tambahan=dasar.tambahan,
        )


class IdentitasForm(forms.Form):
    """The identity block."""

    def __init__(self, data: Any = None, *, sop: Sop) -> None:
        super().__init__(data, auto_id="i-%s")
        self._sop = sop
        self._teks("nama", "Nama SOP", sop.nama, wajib=True)
        self._teks("nomor", "Nomor SOP", sop.nomor)
        self._teks("unit", "Perangkat daerah", sop.unit)
        for kunci, label in NAMA_TANGGAL.items():
            self._teks(f"tanggal/{kunci}", label, getattr(sop.tanggal, kunci))
        for kunci, label in _PENGESAH.items():
            nama = f"disahkan_oleh/{kunci}"
            self._teks(nama, f"Disahkan oleh: {label.lower()}", getattr(sop.disahkan_oleh, kunci))
        for kunci, label in NAMA_KOTAK.items():
            self.fields[kunci] = forms.CharField(
                label=label, required=False, max_length=20000, initial="\n".join(getattr(sop, kunci)),
                widget=forms.Textarea(attrs={"rows": 3}), help_text="Satu baris satu butir.",
            )  # fmt: skip

    def _teks(self, nama: str, label: str, isi: str | None, *, wajib: bool = False) -> None:
        self.fields[nama] = forms.CharField(
            label=label, required=wajib, max_length=500, initial=isi or "",
            error_messages={"required": f"{label} kosong. Tulis seperti tercetak."},
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Dates as people write them become ISO text."""
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        for kunci in NAMA_TANGGAL:
            nama = f"tanggal/{kunci}"
            teks = " ".join(str(isi.get(nama, "")).split())
            if not teks:
                isi[nama] = None
                continue
            isi[nama] = baca_tanggal(teks)
            if isi[nama] is None:
                self.add_error(
                    nama,
                    f"Tanggal “{teks}” tidak dikenal. Tulis seperti 8 Mei 2023 atau Mei 2023.",
                )
        return isi

    def perubahan(self) -> Perubahan:
        """What a valid form changes on the page."""
        hasil: Perubahan = []
        for nama in self.fields:
            isi = self.cleaned_data[nama]
            baru: IsiBidang = _baris(isi) if nama in DAFTAR else (isi or None)
            if _rata(baru) != _rata(_kini(self._sop, nama)):
                hasil.append((nama, baru))
        return hasil


def _rata(isi: Any) -> Any:
    """For comparing: spaces and line breaks of a printed text are no change."""
    if isinstance(isi, str):
        return " ".join(isi.split())
    if isinstance(isi, tuple):
        return tuple(_rata(satu) for satu in isi)
    return isi


def _kini(sop: Sop, nama: str) -> Any:
    isi: Any = sop
    for bagian in nama.split("/"):
        isi = getattr(isi, bagian)
    return isi


def _awal(langkah: Langkah) -> dict[str, Any]:
    putusan = langkah.keputusan
    return {
        "uraian": langkah.uraian,
        "penanggung": langkah.pelaksana[0] if langkah.pelaksana else "",
        "bersama": list(langkah.pelaksana[1:]),
        "kelengkapan": "\n".join(langkah.mutu.kelengkapan),
        "waktu": langkah.mutu.waktu.teks if langkah.mutu.waktu else "",
        "output": "\n".join(langkah.mutu.output),
        "keterangan": langkah.keterangan or "",
        "memutuskan": putusan is not None,
        "setuju": _kata_tujuan(putusan.setuju) if putusan else "",
        "tidak": _kata_tujuan(putusan.tidak) if putusan else "",
    }


def _pilih(form: forms.Form, nama: str, pilihan: Sequence[tuple[str, str]]) -> None:
    bidang = form.fields[nama]
    if isinstance(bidang, forms.ChoiceField):
        bidang.choices = list(pilihan)


def _tujuan(sop: Sop, langkah: Langkah, kini: Tujuan, kosong: str) -> list[tuple[str, str]]:
    """Choices of a decision; several printed targets stay as they are unless one is picked."""
    daftar = [("", kosong)]
    if isinstance(kini, tuple):
        daftar.append((_TETAP, "salah satu: " + ", ".join(str(x) for x in kini)))
    return [*daftar, *pilihan_langkah(sop, kecuali=langkah.nomor), (_SELESAI, "selesai")]


def _kata_tujuan(tujuan: Tujuan) -> str:
    if isinstance(tujuan, tuple):
        return _TETAP
    return "" if tujuan is None else str(tujuan)


def _ke_tujuan(kata: str, lama: Tujuan) -> Tujuan:
    if kata == _TETAP:
        return lama
    if not kata:
        return None
    return kata if kata == _SELESAI else int(kata)


def _pelaksana(utama: str, lain: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(x for x in (utama, *lain) if x))


def _baris(teks: str) -> tuple[str, ...]:
    return tuple(bersih for satu in teks.splitlines() if (bersih := " ".join(satu.split())))
