"""The questions asked once before an SOP version may run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from tolok.sop.domain.dokumen import Sop, WaktuUntuk
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.kata_jalan import NAMA_WAKTU
from tolok.sop.domain.konfirmasi import Konfirmasi, Pertanyaan, pertanyaan, pertanyaan_lajur
from tolok.sop.domain.status import PengesahanKertas

__all__ = ["KertasForm", "KonfirmasiForm"]


class KertasForm(forms.Form):
    """The SOP was ratified on paper: what is printed there."""

    nomor = forms.CharField(
        label="Nomor SOP yang tercetak",
        max_length=120,
        help_text="Salin dari kertasnya, misalnya 065/12/SOP/2026.",
    )
    tanggal = forms.DateField(
        label="Tanggal pengesahan yang tercetak",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    berlaku_sejak = forms.DateField(
        label="Dipakai pelaksanaan baru mulai",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Hari ini, atau tanggal yang akan datang.",
    )

    def kertas(self) -> PengesahanKertas:
        """What a valid form says is on the paper."""
        isi = self.cleaned_data
        return PengesahanKertas(nomor=isi["nomor"], tanggal=isi["tanggal"])


class KonfirmasiForm(forms.Form):
    """Who answers for the run, return targets the page leaves open, what a time is for."""

    penanggung_jawab = forms.ChoiceField(
        label="Siapa penanggung jawab seluruh pelaksanaan?",
        help_text="Lajur yang dapat menambah waktu, menerima susulan, dan menjawab penolakan.",
    )

    def __init__(self, data: Any = None, *, sop: Sop, jalan: SopJalan) -> None:
        super().__init__(data)
        self._tanya = (*pertanyaan_lajur(sop), *pertanyaan(jalan))
        lajur = forms.ChoiceField(
            label=self.fields["penanggung_jawab"].label,
            help_text=self.fields["penanggung_jawab"].help_text,
            choices=[(satu.kode, satu.nama) for satu in sop.pelaksana],
            initial=jalan.penanggung_jawab,
        )
        self.fields["penanggung_jawab"] = lajur
        for satu in self._tanya:
            self.fields[_nama(satu)] = _bidang(satu, sop.nama_lajur)

    def jawaban(self) -> Konfirmasi:
        """The answers of a valid form."""
        isi = self.cleaned_data
        return Konfirmasi(
            penanggung_jawab=isi["penanggung_jawab"],
            kembali={s.langkah: int(isi[_nama(s)]) for s in self._tanya if s.kunci == "kembali"},
            waktu_untuk={
                s.langkah: WaktuUntuk(isi[_nama(s)])
                for s in self._tanya
                if s.kunci == "waktu_untuk"
            },
            pelaksana={s.langkah: isi[_nama(s)] for s in self._tanya if s.kunci == "pelaksana"},
        )


def _nama(satu: Pertanyaan) -> str:
    return f"{satu.kunci}_{satu.langkah}"


def _bidang(satu: Pertanyaan, lajur: Mapping[str, str]) -> forms.ChoiceField:
    if satu.kunci == "pelaksana":
        return forms.ChoiceField(
            label=f"Siapa yang mengerjakan langkah {satu.langkah}?",
            help_text="Lajurnya tidak terbaca jelas pada halaman SOP; pilihan Anda tercatat.",
            choices=[("", "Pilih lajur"), *((k, lajur.get(k, k)) for k in satu.pilihan)],
        )
    if satu.kunci == "kembali":
        return forms.ChoiceField(
            label=f"Bila langkah {satu.langkah} tidak setuju, kembali ke langkah mana?",
            help_text="Halaman SOP tidak mencetak tujuannya.",
            choices=[(nomor, f"Langkah {nomor}") for nomor in satu.pilihan],
            initial=satu.usul,
        )
    return forms.ChoiceField(
        label=f"Waktu baku langkah {satu.langkah} untuk apa?",
        choices=[(kata, NAMA_WAKTU[kata]) for kata in satu.pilihan],
        initial=satu.usul,
    )
