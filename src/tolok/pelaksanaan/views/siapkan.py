"""Preparing a run: whoever holds the grant chooses SOP and period; row 1 opens at its holder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tolok.dasar.galat import MasukanTidakSah, TransisiTidakSah
from tolok.dasar.judul import rapikan_judul
from tolok.dasar.kalender import KalenderKerja
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.organisasi.selectors import hari_di, kalender
from tolok.pelaksanaan import services
from tolok.pelaksanaan.domain.keadaan import Keadaan, StatusPelaksanaan
from tolok.pelaksanaan.domain.perkiraan import batas_laporan, bulan_pemda, perkirakan
from tolok.pelaksanaan.fakta_kini import FaktaKini
from tolok.pelaksanaan.forms.tugas import SiapkanForm
from tolok.pelaksanaan.kantor import susunan_kini
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.regulasi.muat import nilai
from tolok.sop.domain.dokumen import WaktuUntuk
from tolok.sop.domain.jalan import Per
from tolok.sop.selectors.versi import jalan_versi, semua_berlaku
from tolok.web.izin import butuh
from tolok.web.kunci import kunci_kiriman
from tolok.web.waktu import sekarang

__all__ = ["siapkan"]

_BATAS_LKJ = "pelaporan.lkj_perangkat_daerah"


def _pegawai(request: HttpRequest) -> Any:
    return request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware


@butuh("organisasi.siapkan_pelaksanaan")
@require_http_methods(["GET", "HEAD", "POST"])
def siapkan(request: HttpRequest) -> HttpResponse:
    """Choose and start; the page says when the run would end and who gets it first."""
    pegawai, kini = _pegawai(request), sekarang()
    berlaku = semua_berlaku(pegawai, hari_di(pegawai.pemda, kini))
    daftar = {str(v.pk): v for v in sorted(berlaku, key=lambda v: v.nama)}
    form = SiapkanForm(
        request.POST or None,
        pilihan_sop=_pilihan_sop(daftar),
        hari_ini=hari_di(pegawai.pemda, kini),
        pilihan_subjek=_pilihan_subjek(pegawai, daftar.values(), kini),
    )
    _usulkan(form, request)
    hari_kerja = kalender(pegawai.instansi)
    lewat, sudah_ada, selesai = None, None, None
    if request.method == "POST" and form.is_valid():
        versi = daftar[form.cleaned_data["sop"]]
        lewat = _lewat_batas(form, versi, pegawai, hari_kerja, kini)
        selesai = _sudah_selesai(pegawai, versi.kode, form)
        if not _perlu_dijawab(request, lewat, selesai):
            try:
                return _mulai(request, form, versi, kini)
            except (MasukanTidakSah, TransisiTidakSah) as galat:
                sudah_ada = _sedang_berjalan(pegawai, versi.kode, form.cleaned_data["periode"])
                letak = "subjek" if galat.aturan == "subjek" else "periode"
                form.add_error(letak, f"{galat.pesan} {galat.saran}".strip())
    isi = {
        "form": form,
        "lewat_batas": lewat,
        "sudah_ada": sudah_ada,
        "sudah_selesai": selesai,
        "kini": kini,
        "asal": _asal(request),
        "perkiraan": [_baris_perkiraan(v, pegawai, hari_kerja, kini) for v in daftar.values()],
    }
    return render(
        request, "pelaksanaan/siapkan.html", isi, status=400 if request.method == "POST" else 200
    )


def _usulkan(form: SiapkanForm, request: HttpRequest) -> None:
    """Choose beforehand what a link proposes, where it can be chosen."""
    for nama in ("sop", "periode"):
        pilihan: Any = form.fields[nama]
        if (usul := request.GET.get(nama, "")) in dict(pilihan.choices):
            form.initial[nama] = usul


def _asal(request: HttpRequest) -> Pelaksanaan | None:
    """The finished run that a link proposes this one from; None for any other address."""
    try:
        kunci = UUID(request.GET.get("asal", ""))
    except ValueError:
        return None
    usai = Pelaksanaan.objects.untuk(_pegawai(request)).filter(
        status=StatusPelaksanaan.SELESAI.value
    )
    return usai.filter(pk=kunci).first()


def _pilihan_subjek(pegawai: Any, daftar: Iterable[Any], kini: datetime) -> list[tuple[str, str]]:
    """Employees to whom a run may be limited, where an SOP in force has rows per employee."""
    if not any(lintasan_sop(v.sidik).per_orang for v in daftar):
        return []
    kantor = susunan_kini(pegawai.instansi, hari_di(pegawai.pemda, kini))
    pilihan = [(str(pk), kantor.nama[pk]) for pk in kantor.seluruh_pegawai()]
    return sorted(pilihan, key=lambda p: p[1])


def _mulai(request: HttpRequest, form: SiapkanForm, versi: Any, kini: datetime) -> HttpResponse:
    jawaban = services.mulai(
        pegawai=_pegawai(request),
        kode_sop=versi.kode,
        nama_sop=rapikan_judul(versi.nama),
        sidik_sop=versi.sidik,
        periode=Periode.dari_kode(form.cleaned_data["periode"]),
        kunci=kunci_kiriman(request),
        sekarang=kini,
        surat=form.surat,
        subjek=[UUID(pk) for pk in form.cleaned_data["subjek"]],
    )
    messages.success(request, "Pelaksanaan dimulai. Langkah 1 sudah sampai pada pemegangnya.")
    return redirect("pelaksanaan:pelaksanaan", jawaban.pelaksanaan)


def _sedang_berjalan(pegawai: Any, kode: str, periode: str) -> Pelaksanaan | None:
    """The run that stands in the way of a second one for the same period."""
    sama = Pelaksanaan.objects.untuk(pegawai).filter(kode_sop=kode, periode=periode)
    return sama.filter(status=StatusPelaksanaan.BERJALAN.value).first()


def _sudah_selesai(pegawai: Any, kode: str, form: SiapkanForm) -> Pelaksanaan | None:
    """The newest finished run of this period: its figures are corrected there, not by a new run.

    A run for named employees is one that the finished run was not about.
    """
    if form.cleaned_data.get("subjek"):
        return None
    periode = form.cleaned_data["periode"]
    sama = Pelaksanaan.objects.untuk(pegawai).filter(kode_sop=kode, periode=periode)
    selesai = sama.filter(status=StatusPelaksanaan.SELESAI.value)
    return selesai.order_by("-berakhir_pada").first()


def _perlu_dijawab(
    request: HttpRequest, lewat: dict[str, Any] | None, selesai: Pelaksanaan | None
) -> bool:
    """Whether a warning of the page has not been answered yet."""
    belum_lewat = lewat is not None and not request.POST.get("mengerti")
    return belum_lewat or (selesai is not None and not request.POST.get("susulan"))


def _lewat_batas(
    form: SiapkanForm, versi: Any, pegawai: Any, hari_kerja: KalenderKerja, kini: datetime
) -> dict[str, Any] | None:
    """The date that the standards would miss, with when they would end; None: in time, or none.

    The letter's date comes before the general limit of the report.
    """
    lintasan = lintasan_sop(versi.sidik)
    surat = form.cleaned_data.get("batas_surat")
    periode = Periode.dari_kode(form.cleaned_data["periode"])
    batas = surat or batas_laporan(lintasan, periode, _bulan_laporan(pegawai.pemda, kini.date()))
    berkas = _berkas(versi, pegawai, kini, form.cleaned_data.get("subjek") or ())
    perkiraan = perkirakan(lintasan, hari_kerja, kini, berkas)
    if batas is None or perkiraan.selesai.astimezone(hari_kerja.tz).date() <= batas:
        return None
    apa = "batas penyampaian" if surat else "batas LKjIP perangkat daerah"
    return {
        "batas": batas,
        "apa": apa,
        "akhir_bulan": not surat,
        "selesai": perkiraan.selesai,
        "hari_kerja": perkiraan.hari_kerja,
    }


def _bulan_laporan(pemda: Any, hari: date) -> int:
    """Months after the year within which an office reports: the pemda's own, else the law's."""
    sendiri = bulan_pemda(pemda.batas_pelaporan, _BATAS_LKJ, hari)
    return int(nilai(_BATAS_LKJ, pada=hari)) if sendiri is None else sendiri


def _baris_perkiraan(
    versi: Any, pegawai: Any, hari_kerja: KalenderKerja, kini: datetime
) -> dict[str, Any]:
    """What the page says before anything is chosen: when it would end, and the year's limit."""
    lintasan = lintasan_sop(versi.sidik)
    hari = kini.astimezone(hari_kerja.tz).date()
    berkas = _berkas(versi, pegawai, kini)
    perkiraan = perkirakan(lintasan, hari_kerja, kini, berkas)
    lalu = Periode(JenisPeriode.TAHUN, hari.year - 1)
    batas = batas_laporan(lintasan, lalu, _bulan_laporan(pegawai.pemda, hari))
    lewat = (
        batas is not None and hari <= batas < perkiraan.selesai.astimezone(hari_kerja.tz).date()
    )
    return {
        "nama": rapikan_judul(versi.nama),
        "berkas": max(berkas.values(), default=0),
        "selesai": perkiraan.selesai,
        "hari_kerja": perkiraan.hari_kerja,
        "tahun": lalu,
        "batas": batas if lewat else None,
    }


def _berkas(
    versi: Any, pegawai: Any, kini: datetime, subjek: Iterable[str] = ()
) -> dict[int, int]:
    """Row -> files that its busiest holder handles, for rows whose time is printed for one file."""
    lintasan = lintasan_sop(versi.sidik)
    per_berkas = [
        n
        for n, x in lintasan.langkah.items()
        if x.waktu_untuk == WaktuUntuk.BERKAS.value and (x.rinci or x.per is not Per.SATU)
    ]
    if not per_berkas:
        return {}
    bayangan = Pelaksanaan(
        pemda=pegawai.pemda,
        instansi=pegawai.instansi,
        kode_sop=versi.kode,
        sidik_sop=versi.sidik,
    )
    fakta = FaktaKini(
        pelaksanaan=bayangan,
        lintasan=lintasan,
        keadaan=Keadaan(),
        pegawai=pegawai,
        sekarang=kini,
    )
    return {n: fakta.berkas_terbanyak(n, frozenset(subjek)) for n in per_berkas}


def _pilihan_sop(daftar: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Names to choose from; of two SOPs with one name also their rows and lanes."""
    banyak = Counter(rapikan_judul(v.nama) for v in daftar.values())
    hasil = []
    for kunci, v in daftar.items():
        nama = rapikan_judul(v.nama)
        if banyak[nama] > 1:
            jalan = jalan_versi(v)
            lajur = ", ".join(x.nama for x in jalan.lajur)
            nama = f"{nama} ({len(jalan.langkah)} langkah: {lajur})"
        hasil.append((kunci, nama))
    return hasil
