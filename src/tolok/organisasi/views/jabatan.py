"""Posts and units, and who is placed in them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from tolok.dasar.tanggal import tanggal
from tolok.organisasi.domain.istilah import JenisJabatan, JenisUnit, Kapasitas
from tolok.organisasi.forms.organisasi import JabatanForm, PenempatanForm, SelesaiForm, UnitForm
from tolok.organisasi.models import Jabatan, Penempatan, UnitKerja
from tolok.organisasi.selectors import berlaku_pada, susunan
from tolok.organisasi.services.penempatan import Dasar, tempatkan, tutup_penempatan
from tolok.organisasi.services.struktur import (
    IsianJabatan,
    IsianUnit,
    simpan_jabatan,
    simpan_unit,
)
from tolok.organisasi.views.formulir import ambil, hari_ini, layani, pelaku
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = [
    "daftar",
    "rinci",
    "tambah",
    "tempatkan_pegawai",
    "tutup",
    "ubah",
    "ubah_unit",
    "unit_baru",
]

_BAGIAN = {"bagian": "jabatan"}


@butuh("organisasi.kelola")
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Every unit with its posts and who holds them today, acting ones first."""
    hari = hari_ini(request)
    kini = (
        Penempatan.objects.filter(berlaku_pada(hari))
        .select_related("pegawai", "jabatan")
        .order_by("-kapasitas", "mulai")
    )
    jabatan = Jabatan.objects.filter(aktif=True).prefetch_related(
        Prefetch("daftar_penempatan", kini, to_attr="kini")
    )
    unit = (
        UnitKerja.objects.untuk(pelaku(request))
        .select_related("induk")
        .prefetch_related(Prefetch("daftar_jabatan", jabatan, to_attr="jabatan_kini"))
        .order_by("-aktif", "urutan")
    )
    return render(request, "organisasi/jabatan.html", _BAGIAN | {"daftar_unit": unit})


@butuh("organisasi.kelola")
@require_safe
def rinci(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One post: who acts for it today and why, and everybody who ever held it."""
    hari = hari_ini(request)
    jabatan = ambil(Jabatan, request, pk, "unit", "atasan", "instansi")
    kantor = susunan(jabatan.instansi, hari)
    isi = _BAGIAN | {
        "jabatan": jabatan,
        "hari": hari,
        "tangga": kantor.tangga(jabatan.pk) if jabatan.pk in kantor.kursi else None,
        "penempatan": jabatan.daftar_penempatan.select_related("pegawai", "jabatan"),
    }
    return render(request, "organisasi/jabatan_rinci.html", isi)


def _isian(form: JabatanForm) -> IsianJabatan:
    data = form.cleaned_data
    return IsianJabatan(**{**data, "jenis": JenisJabatan(data["jenis"])})


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def tambah(request: HttpRequest) -> HttpResponse:
    """A new post."""
    oleh = pelaku(request)
    form = JabatanForm(oleh, request.POST or None, initial={"unit": request.GET.get("unit")})

    def simpan() -> str:
        baru = simpan_jabatan(
            pelaku=oleh,
            instansi=oleh.instansi,
            jabatan=None,
            isian=_isian(form),
            sekarang=sekarang(),
        )
        return f"Jabatan {baru.nama} sudah dibuat dan masih kosong."

    return layani(
        request,
        form,
        simpan,
        judul="Tambah jabatan",
        kembali=reverse("organisasi:jabatan"),
        isi=_BAGIAN,
    )


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Rename a post, move it, change its superior, retire it."""
    oleh, jabatan = pelaku(request), ambil(Jabatan, request, pk, "unit", "atasan")
    awal = {n: getattr(jabatan, n) for n in JabatanForm.base_fields}
    form = JabatanForm(oleh, request.POST or None, initial=awal, luar=jabatan.atasan)

    def simpan() -> str:
        simpan_jabatan(
            pelaku=oleh,
            instansi=oleh.instansi,
            jabatan=jabatan,
            isian=_isian(form),
            sekarang=sekarang(),
        )
        return "Jabatan sudah disimpan."

    return layani(
        request,
        form,
        simpan,
        judul=f"Ubah jabatan {jabatan.nama}",
        kembali=reverse("organisasi:jabatan_rinci", args=[pk]),
        isi=_BAGIAN,
    )


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def tempatkan_pegawai(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open a placement: definitive, Plt., Plh. or Pj."""
    oleh, jabatan = pelaku(request), ambil(Jabatan, request, pk, "instansi", "unit")
    sebagai = request.GET.get("sebagai", Kapasitas.DEFINITIF.value)
    dasar = "Surat Keputusan" if sebagai == Kapasitas.DEFINITIF else "Surat Perintah"
    awal = {"kapasitas": sebagai, "mulai": hari_ini(request), "dasar_jenis": dasar}
    form = PenempatanForm(oleh, request.POST or None, initial=awal)

    def simpan() -> str:
        data = form.cleaned_data
        baris = tempatkan(
            pelaku=oleh,
            jabatan=jabatan,
            pegawai=data["pegawai"],
            kapasitas=Kapasitas(data["kapasitas"]),
            mulai=data["mulai"],
            selesai=data["selesai"],
            dasar=Dasar(
                jenis=data["dasar_jenis"],
                nomor=data["dasar_nomor"],
                tanggal=data["dasar_tanggal"],
            ),
            keterangan=data["keterangan"],
            sekarang=sekarang(),
        )
        return f"{baris.pegawai.nama} menjadi {baris.nama_jabatan} mulai {tanggal(baris.mulai)}."

    return layani(
        request,
        form,
        simpan,
        judul=f"Tempatkan pegawai: {jabatan.nama}",
        pengantar="Tugas jabatan ini langsung terlihat oleh pegawai tersebut selama masanya.",
        kembali=reverse("organisasi:jabatan_rinci", args=[pk]),
        isi=_BAGIAN,
    )


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def tutup(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close a placement."""
    oleh = pelaku(request)
    baris = ambil(Penempatan, request, pk, "jabatan", "jabatan__instansi", "pegawai")
    jabatan = ambil(Jabatan, request, baris.jabatan_id)
    form = SelesaiForm(request.POST or None, initial={"selesai": hari_ini(request)})

    def simpan() -> str:
        selesai = form.cleaned_data["selesai"]
        tutup_penempatan(pelaku=oleh, penempatan=baris, selesai=selesai, sekarang=sekarang())
        return f"Penempatan {baris.pegawai.nama} berakhir {tanggal(selesai)}."

    return layani(
        request,
        form,
        simpan,
        judul=f"Tutup penempatan: {baris.nama_jabatan}",
        pengantar=f"{baris.pegawai.nama}, sejak {tanggal(baris.mulai)}. Riwayatnya tetap tersimpan.",
        tombol="Tutup penempatan",
        kembali=reverse("organisasi:jabatan_rinci", args=[jabatan.pk]),
        isi=_BAGIAN,
    )


def _isian_unit(form: UnitForm) -> IsianUnit:
    data = form.cleaned_data
    return IsianUnit(**{**data, "jenis": JenisUnit(data["jenis"])})


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def unit_baru(request: HttpRequest) -> HttpResponse:
    """A new unit."""
    oleh = pelaku(request)
    form = UnitForm(oleh, request.POST or None)

    def simpan() -> str:
        baru = simpan_unit(
            pelaku=oleh,
            instansi=oleh.instansi,
            unit=None,
            isian=_isian_unit(form),
            sekarang=sekarang(),
        )
        return f"Unit {baru.nama} sudah dibuat."

    return layani(
        request,
        form,
        simpan,
        judul="Tambah unit kerja",
        kembali=reverse("organisasi:jabatan"),
        isi=_BAGIAN,
    )


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def ubah_unit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Rename a unit, move it, retire it."""
    oleh, unit = pelaku(request), ambil(UnitKerja, request, pk, "induk")
    awal = {n: getattr(unit, n) for n in UnitForm.base_fields}
    form = UnitForm(oleh, request.POST or None, initial=awal)

    def simpan() -> str:
        simpan_unit(
            pelaku=oleh,
            instansi=oleh.instansi,
            unit=unit,
            isian=_isian_unit(form),
            sekarang=sekarang(),
        )
        return "Unit sudah disimpan."

    return layani(
        request,
        form,
        simpan,
        judul=f"Ubah {unit.nama}",
        kembali=reverse("organisasi:jabatan"),
        isi=_BAGIAN,
    )
