"""First prints of an office: drawn from the plan alone, before any SOP has run."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from tolok.dasar.galat import TidakDitemukan
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.kinerja.domain.isi_rencana import IsiRencana
from tolok.kinerja.permissions import LIHAT
from tolok.kinerja.renderers.cetak_rencana import (
    PemilikFormulir,
    formulir_kosong,
    lampiran_pk,
    rencana_aksi,
)
from tolok.kinerja.selectors import kinerja as selectors
from tolok.kinerja.views.dasar import hari_ini, pelaku, rencana_dan_jabatan
from tolok.naskah.domain.blok import TandaTangan
from tolok.naskah.domain.dokumen import Bingkai, Dokumen
from tolok.naskah.renderers.typst_pdf import pdf
from tolok.organisasi.domain.istilah import Kapasitas
from tolok.organisasi.domain.susunan import Kursi, Susunan
from tolok.organisasi.selectors import pegawai_semua, susunan
from tolok.pelaksanaan.terbit.bahan import bingkai_kantor
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["cetak"]

_KOSONG = "…………………………"
_AWALAN: dict[Kapasitas, Any] = {
    Kapasitas.PLT: "Plt.",
    Kapasitas.PLH: "Plh.",
    Kapasitas.PJ: "Pj.",
    Kapasitas.DEFINITIF: "",
}


@butuh(LIHAT)
@require_safe
def cetak(request: HttpRequest, tahun: int, jenis: str) -> HttpResponse:
    """A PDF of the plan: perjanjian, rencana-aksi or formulir."""
    rencana, _ = rencana_dan_jabatan(request, tahun)
    if jenis not in _PEMBUAT:
        raise TidakDitemukan("Cetakan itu tidak ada.", "Pilih dari halaman Rencana kinerja.")
    instansi = pelaku(request).instansi
    kantor = _Kantor(request, susunan(instansi, hari_ini(request)))
    dokumen = _PEMBUAT[jenis](request, rencana, bingkai_kantor(instansi, sekarang()), kantor)
    if dokumen is None:
        messages.error(
            request,
            "Belum ada indikator yang dijadwalkan diukur pada triwulan itu. Isi targetnya dahulu.",
        )
        return redirect("kinerja:rencana_tahun", tahun=tahun)
    balasan = HttpResponse(pdf(dokumen), content_type="application/pdf")
    nama = f"{jenis}-{instansi.kode}-{tahun}.pdf"
    balasan["Content-Disposition"] = f'inline; filename="{nama}"'
    return balasan


class _Kantor:
    """Who signs for a post today. Two queries for the people, whatever is printed."""

    def __init__(self, request: HttpRequest, kantor: Susunan) -> None:
        self.susunan = kantor
        self.pemda = pelaku(request).pemda
        duduk = {d.pegawai for k in kantor.kursi.values() for d in k.duduk}
        self._orang = {p.pk: p for p in pegawai_semua(duduk)}

    def tanda(self, kursi: Kursi | None, pembuka: str, jabatan: str = "") -> TandaTangan:
        """The line of a post; a vacant one leaves room for the name."""
        if kursi is None or not kursi.duduk:
            nama = kursi.nama if kursi else jabatan
            return TandaTangan(jabatan=nama, nama=_KOSONG, pembuka=pembuka)
        duduk = kursi.yang_bertindak[0]
        orang = self._orang[duduk.pegawai]
        return TandaTangan(
            jabatan=kursi.nama,
            nama=orang.nama,
            pangkat=orang.pangkat,
            nip=orang.nip,
            sebagai=_AWALAN[duduk.kapasitas],
            pembuka=pembuka,
        )

    @property
    def pimpinan(self) -> Kursi | None:
        """The post that leads the office."""
        return self.susunan.pimpinan()

    @property
    def atasan(self) -> Kursi | None:
        """The post above it, when it is recorded."""
        kunci = self.pimpinan.atasan if self.pimpinan else None
        return self.susunan.kursi.get(kunci) if kunci else None


def _perjanjian(
    request: HttpRequest, rencana: IsiRencana, bingkai: Bingkai, kantor: _Kantor
) -> Dokumen:
    return lampiran_pk(
        rencana,
        bingkai,
        hari=_hari(request, rencana.tahun),
        pihak_pertama=kantor.tanda(kantor.pimpinan, f"{bingkai.tempat}, …………………\nPihak Pertama,", "Kepala Perangkat Daerah"),
        pihak_kedua=kantor.tanda(kantor.atasan, "Pihak Kedua,", kantor.pemda.kepala_daerah or "Atasan langsung"),
    )  # fmt: skip


def _aksi(request: HttpRequest, rencana: IsiRencana, bingkai: Bingkai, kantor: _Kantor) -> Dokumen:
    penanda = kantor.tanda(
        kantor.pimpinan, f"{bingkai.tempat}, …………………", "Kepala Perangkat Daerah"
    )
    return rencana_aksi(rencana, bingkai, hari=_hari(request, rencana.tahun), penanda=penanda)


def _hari(request: HttpRequest, tahun: int) -> date:
    """The day whose agreement is printed: today within the year, else its end."""
    hari = hari_ini(request)
    return hari if hari.year == tahun else date(tahun, 12, 31)


def _formulir(
    request: HttpRequest, rencana: IsiRencana, bingkai: Bingkai, kantor: _Kantor
) -> Dokumen | None:
    periode = Periode(JenisPeriode.TRIWULAN, rencana.tahun, _triwulan(request, rencana.tahun))
    utuh = selectors.rencana(pelaku(request).instansi_id, periode)
    pemilik: dict[str, PemilikFormulir] = {}
    for jabatan, unit in sorted({(b.pemilik, b.unit) for b in utuh.butir}):
        kursi = kantor.susunan.kursi.get(UUID(jabatan))
        if kursi is None:
            continue
        nama = kantor.susunan.unit[UUID(unit)].nama
        kepala = kantor.susunan.kepala(UUID(unit)) or kursi
        pemilik[jabatan] = PemilikFormulir(
            jabatan=kursi.nama,
            unit=nama,
            pengisi=kantor.tanda(kursi, f"{bingkai.tempat}, …………………\nPengisi,"),
            mengetahui=kantor.tanda(kepala, "Mengetahui,"),
        )
    return formulir_kosong(utuh, bingkai, pemilik)


def _triwulan(request: HttpRequest, tahun: int) -> int:
    """The quarter asked for, else the running one (the first or last of another year)."""
    diminta = request.GET.get("tw", "")
    if diminta in {"1", "2", "3", "4"}:
        return int(diminta)
    hari = hari_ini(request)
    if hari.year != tahun:
        return 1 if tahun > hari.year else 4
    return (hari.month + 2) // 3


_PEMBUAT: dict[str, Any] = {
    "perjanjian": _perjanjian,
    "rencana-aksi": _aksi,
    "formulir": _formulir,
}
