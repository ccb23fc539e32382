"""People: list, card, data, absence, first password."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.dasar.galat import MasukanTidakSah, TransisiTidakSah
from tolok.dasar.tanggal import tanggal
from tolok.organisasi.domain.istilah import StatusPegawai
from tolok.organisasi.forms.organisasi import BerhalanganForm, PegawaiForm, SelesaiForm
from tolok.organisasi.models import Berhalangan, Pegawai, Penempatan
from tolok.organisasi.selectors import berlaku_pada
from tolok.organisasi.services.pegawai import IsianPegawai, atur_sandi_awal, simpan_pegawai
from tolok.organisasi.services.penempatan import akhiri_berhalangan, catat_berhalangan
from tolok.organisasi.views.formulir import ambil, hari_ini, layani, pelaku
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = [
    "atur_sandi",
    "berhalangan",
    "berhalangan_selesai",
    "daftar",
    "rinci",
    "tambah",
    "ubah",
]

_SEHALAMAN = 50


@butuh("organisasi.kelola")
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Everybody of the office with the posts of today; searched by name or NIP."""
    hari, cari = hari_ini(request), request.GET.get("cari", "").strip()
    baris = Pegawai.objects.untuk(pelaku(request)).order_by("-aktif", "nama")
    if cari:
        baris = baris.filter(Q(nama__icontains=cari) | Q(nip__startswith=cari.replace(" ", "")))
    kini = Penempatan.objects.filter(berlaku_pada(hari)).select_related("jabatan")
    baris = baris.prefetch_related(Prefetch("daftar_penempatan", kini, to_attr="kini"))
    hal = Paginator(baris, _SEHALAMAN).get_page(request.GET.get("halaman"))
    return render(
        request, "organisasi/pegawai.html", {"bagian": "pegawai", "hal": hal, "cari": cari}
    )


@butuh("organisasi.kelola")
@require_safe
def rinci(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One person: posts held and once held, absences, grants, account."""
    orang = ambil(Pegawai, request, pk, "pengguna", "pemda")
    isi = {
        "bagian": "pegawai",
        "orang": orang,
        "hari": hari_ini(request),
        "penempatan": orang.daftar_penempatan.select_related("jabatan", "jabatan__unit"),
        "berhalangan": orang.daftar_berhalangan.all(),
        "wewenang": orang.daftar_wewenang.all(),
    }
    return render(request, "organisasi/pegawai_rinci.html", isi)


def _isian(form: PegawaiForm) -> IsianPegawai:
    data = form.cleaned_data
    return IsianPegawai(**{**data, "status": StatusPegawai(data["status"])})


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def tambah(request: HttpRequest) -> HttpResponse:
    """A new person."""
    oleh, form = pelaku(request), PegawaiForm(request.POST or None)

    def simpan() -> str:
        baru = simpan_pegawai(
            pelaku=oleh,
            instansi=oleh.instansi,
            pegawai=None,
            isian=_isian(form),
            sekarang=sekarang(),
        )
        return f"{baru.nama} sudah ditambahkan. Tempatkan pada jabatannya dari halaman Jabatan."

    return layani(
        request,
        form,
        simpan,
        judul="Tambah pegawai",
        kembali=reverse("organisasi:pegawai"),
        isi={"bagian": "pegawai"},
    )


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Mend what is written of a person."""
    oleh, orang = pelaku(request), ambil(Pegawai, request, pk, "pengguna")
    awal = {n: getattr(orang, n) for n in PegawaiForm.base_fields}
    form = PegawaiForm(request.POST or None, initial=awal)

    def simpan() -> str:
        simpan_pegawai(
            pelaku=oleh,
            instansi=oleh.instansi,
            pegawai=orang,
            isian=_isian(form),
            sekarang=sekarang(),
        )
        return "Data pegawai sudah disimpan."

    return layani(
        request,
        form,
        simpan,
        judul=f"Ubah data {orang.nama}",
        kembali=reverse("organisasi:pegawai_rinci", args=[pk]),
        isi={"bagian": "pegawai"},
    )


@butuh("organisasi.kelola")
@require_POST
def atur_sandi(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make the account or a fresh password, shown once to be handed over."""
    orang = ambil(Pegawai, request, pk, "pengguna", "instansi")
    try:
        sandi = atur_sandi_awal(pelaku=pelaku(request), pegawai=orang, sekarang=sekarang())
    except (MasukanTidakSah, TransisiTidakSah) as galat:
        messages.error(request, str(galat))
        return redirect("organisasi:pegawai_rinci", pk=pk)
    balasan = render(request, "organisasi/sandi_awal.html", {"orang": orang, "sandi": sandi})
    balasan["Cache-Control"] = "no-store"
    return balasan


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def berhalangan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record an absence."""
    oleh, orang = pelaku(request), ambil(Pegawai, request, pk, "instansi")
    form = BerhalanganForm(request.POST or None, initial={"mulai": hari_ini(request)})

    def simpan() -> str:
        catat_berhalangan(pelaku=oleh, pegawai=orang, sekarang=sekarang(), **form.cleaned_data)
        return (
            "Berhalangan sudah dicatat. Bila pejabatnya perlu diganti sementara, tunjuk Plh. dari "
            "halaman jabatannya."
        )

    return layani(
        request,
        form,
        simpan,
        judul=f"Catat berhalangan: {orang.nama}",
        pengantar="Selama berhalangan, tugas yang perlu diputuskan ditawarkan kepada penggantinya.",
        kembali=reverse("organisasi:pegawai_rinci", args=[pk]),
        isi={"bagian": "pegawai"},
    )


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def berhalangan_selesai(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The person is back."""
    oleh = pelaku(request)
    baris = ambil(Berhalangan, request, pk, "pegawai", "pegawai__instansi")
    orang = ambil(Pegawai, request, baris.pegawai_id)
    form = SelesaiForm(request.POST or None, initial={"selesai": hari_ini(request)})

    def simpan() -> str:
        selesai = form.cleaned_data["selesai"]
        akhiri_berhalangan(pelaku=oleh, berhalangan=baris, selesai=selesai, sekarang=sekarang())
        return f"{orang.nama} tercatat berhalangan sampai {tanggal(selesai)}."

    return layani(
        request,
        form,
        simpan,
        judul=f"Akhiri berhalangan: {orang.nama}",
        kembali=reverse("organisasi:pegawai_rinci", args=[orang.pk]),
        isi={"bagian": "pegawai"},
    )
