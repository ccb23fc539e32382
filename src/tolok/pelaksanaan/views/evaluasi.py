"""The yearly evaluation of an SOP: what its own runs say, and the form people fill in and sign."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.dasar.galat import SimpananBasi, TidakDitemukan
from tolok.naskah.renderers.typst_pdf import pdf
from tolok.organisasi.selectors import hari_di, kalender
from tolok.pelaksanaan import evaluasi_tahunan as layanan
from tolok.pelaksanaan.domain.formulir_evaluasi import AngkaEvaluasi, baca_angka, baca_isi
from tolok.pelaksanaan.forms.evaluasi import EvaluasiForm
from tolok.pelaksanaan.models import FormulirEvaluasi
from tolok.pelaksanaan.permissions import ISI_EVALUASI, TANDA_EVALUASI
from tolok.pelaksanaan.pilihan_evaluasi import (
    DaftarPilihan,
    Pilihan,
    daftar_pilihan,
    keadaan_tahun,
)
from tolok.pelaksanaan.tampilan.evaluasi import (
    HalamanEvaluasi,
    susun_evaluasi,
    tugas_lewat_batas,
)
from tolok.pelaksanaan.tampilan.formulir_evaluasi import susun_formulir
from tolok.pelaksanaan.tampilan.grafik_evaluasi import (
    grafik_pemegang,
    grafik_terlambat,
    grafik_waktu,
)
from tolok.pelaksanaan.terbit.evaluasi_sop import dokumen_evaluasi
from tolok.regulasi.evaluasi_sop import daftar_evaluasi_sop
from tolok.sop.permissions import KELOLA
from tolok.web.grafik_tampil import GrafikTampil
from tolok.web.izin import butuh
from tolok.web.penggaris import menit_sehari
from tolok.web.waktu import sekarang

__all__ = [
    "cetak_formulir",
    "evaluasi",
    "formulir",
    "mulai_formulir",
    "revisi_formulir",
    "tandatangani_formulir",
]


def _pegawai(request: HttpRequest) -> Any:
    return request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware


def _formulir(request: HttpRequest, evaluasi: UUID, **_: Any) -> FormulirEvaluasi:
    return layanan.satu_evaluasi(_pegawai(request), evaluasi)


def _grafik(
    pegawai: Any, kini: Pilihan, halaman: HalamanEvaluasi
) -> tuple[GrafikTampil | None, ...]:
    lewat = tugas_lewat_batas(pegawai, kini)
    return (grafik_waktu(halaman), grafik_terlambat(halaman), grafik_pemegang(lewat))


def _daftar(request: HttpRequest, tahun: str, sidik: str) -> DaftarPilihan:
    pegawai = _pegawai(request)
    return daftar_pilihan(pegawai, hari_di(pegawai.pemda, sekarang()), tahun, sidik)


@butuh("pelaksanaan.daftar")
@require_safe
def evaluasi(request: HttpRequest) -> HttpResponse:
    """One SOP in one year: the printed standard beside the time taken, and what was not printed."""
    pegawai = _pegawai(request)
    daftar = _daftar(request, request.GET.get("tahun", ""), request.GET.get("sop", ""))
    kini = daftar.kini
    halaman = susun_evaluasi(pegawai, kini) if kini else None
    semua = _grafik(pegawai, kini, halaman) if kini and halaman else ()
    tahun = kini.tahun if kini else daftar.tahun[0]
    keadaan = keadaan_tahun(pegawai, daftar, tahun)
    isi = {
        "daftar": daftar,
        "kini": kini,
        "tahun": tahun,
        "halaman": halaman,
        "grafik": [g for g in semua if g is not None],
        "menit_sehari": menit_sehari(kalender(pegawai.instansi)),
        "keadaan": keadaan,
        "banyak_selesai": sum(1 for x in keadaan if x.formulir and x.formulir.selesai),
        "riwayat": layanan.riwayat_evaluasi(pegawai, kini.kode) if kini else [],
        "formulir": next(
            (x.formulir for x in keadaan if kini and x.pilihan.sidik == kini.sidik), None
        ),
        "boleh_isi": request.user.has_perm(ISI_EVALUASI),
    }
    return render(request, "pelaksanaan/evaluasi.html", isi)


def _pilih(request: HttpRequest, tahun: str, sidik: str) -> tuple[Pilihan, AngkaEvaluasi]:
    """An SOP version and year of the office, with the figures as they stand."""
    kini = _daftar(request, tahun, sidik).kini
    if kini is None or kini.sidik != sidik or str(kini.tahun) != tahun:
        raise TidakDitemukan(
            "SOP atau tahun itu tidak ada di kantor Anda.", "Pilih dari halaman Evaluasi SOP."
        )
    return kini, susun_evaluasi(_pegawai(request), kini).angka


@require_POST
@butuh(ISI_EVALUASI)
def mulai_formulir(request: HttpRequest) -> HttpResponse:
    """Begin the form of a version and year, or open the one that is there."""
    kini, angka = _pilih(request, request.POST.get("tahun", ""), request.POST.get("sop", ""))
    satu = layanan.mulai_evaluasi(
        pelaku=_pegawai(request),
        kode=kini.kode,
        nama=kini.nama,
        sidik_sop=kini.sidik,
        tahun=kini.tahun,
        angka=angka,
        sekarang=sekarang(),
    )
    return redirect("pelaksanaan:evaluasi_formulir", evaluasi=satu.pk)


@butuh("pelaksanaan.lihat", _formulir)
@require_http_methods(["GET", "HEAD", "POST"])
def formulir(request: HttpRequest, evaluasi: UUID) -> HttpResponse:
    """The form: typed by who manages SOPs, read by everybody of the office."""
    satu: FormulirEvaluasi = request.objek  # type: ignore[attr-defined]  # set by butuh
    angka = _angka(request, satu)
    if request.method != "POST":
        return _tampil(request, satu, angka, _form(satu, angka))
    form = EvaluasiForm(
        request.POST,
        isi=baca_isi(satu.isi),
        angka=angka,
        butir=daftar_evaluasi_sop(satu.tahun).butir,
    )
    if not form.is_valid():
        return _tampil(request, satu, angka, form, status=400)
    try:
        layanan.simpan_evaluasi(
            pelaku=_pegawai(request),
            evaluasi=satu.pk,
            kali=_kali(request),
            isi=form.isi(),
            sekarang=sekarang(),
        )
    except SimpananBasi as galat:
        form.add_error(None, str(galat))
        return _tampil(request, satu, angka, form, status=409)
    messages.success(request, "Formulir evaluasi disimpan.")
    return redirect("pelaksanaan:evaluasi_formulir", evaluasi=satu.pk)


@require_POST
@butuh(TANDA_EVALUASI, _formulir)
def tandatangani_formulir(request: HttpRequest, evaluasi: UUID) -> HttpResponse:
    """Freeze the form under the name of who signs; what is missing is said at its fields."""
    satu: FormulirEvaluasi = request.objek  # type: ignore[attr-defined]  # set by butuh
    angka = _angka(request, satu)
    try:
        layanan.tandatangani_evaluasi(
            pelaku=_pegawai(request),
            evaluasi=satu.pk,
            kali=_kali(request),
            angka=angka,
            sekarang=sekarang(),
        )
    except layanan.EvaluasiBelumLengkap as galat:
        form = EvaluasiForm.tersimpan(
            baca_isi(satu.isi), angka, daftar_evaluasi_sop(satu.tahun).butir
        )
        form.tandai(galat.temuan)
        return _tampil(request, satu, angka, form, status=400)
    messages.success(request, f"Evaluasi SOP tahun {satu.tahun} ditandatangani.")
    return redirect("pelaksanaan:evaluasi_formulir", evaluasi=satu.pk)


@require_POST
@butuh(ISI_EVALUASI, _formulir)
def revisi_formulir(request: HttpRequest, evaluasi: UUID) -> HttpResponse:
    """Open the editor on the evaluated version, with the proposals beside it."""
    suntingan = layanan.mulai_revisi(
        pelaku=_pegawai(request), evaluasi=evaluasi, sekarang=sekarang()
    )
    return redirect("sop:sunting", suntingan=suntingan)


@butuh("pelaksanaan.lihat", _formulir)
@require_safe
def cetak_formulir(request: HttpRequest, evaluasi: UUID) -> HttpResponse:
    """The form as a document."""
    satu: FormulirEvaluasi = request.objek  # type: ignore[attr-defined]  # set by butuh
    dokumen = dokumen_evaluasi(
        satu, _angka(request, satu), _nomor_versi(request, satu), sekarang()
    )
    balasan = HttpResponse(pdf(dokumen), content_type="application/pdf")
    nama = f"evaluasi-sop-{satu.kode_sop}-{satu.tahun}.pdf"
    balasan["Content-Disposition"] = f'inline; filename="{nama}"'
    return balasan


def _kali(request: HttpRequest) -> int:
    teks = request.POST.get("kali", "")
    return int(teks) if teks.isdecimal() else -1


def _angka(request: HttpRequest, satu: FormulirEvaluasi) -> AngkaEvaluasi:
    """The figures as signed; before that as the runs of the year have them now."""
    if satu.selesai:
        return baca_angka(satu.angka)
    kini = Pilihan(tahun=satu.tahun, sidik=satu.sidik_sop, kode=satu.kode_sop, nama=satu.nama_sop)
    return susun_evaluasi(_pegawai(request), kini).angka


def _form(satu: FormulirEvaluasi, angka: AngkaEvaluasi) -> EvaluasiForm:
    return EvaluasiForm(
        isi=baca_isi(satu.isi), angka=angka, butir=daftar_evaluasi_sop(satu.tahun).butir
    )


def _nomor_versi(request: HttpRequest, satu: FormulirEvaluasi) -> Pilihan | None:
    """The version that was evaluated, as the list of choices knows it."""
    kini = _daftar(request, str(satu.tahun), satu.sidik_sop).kini
    return kini if kini is not None and kini.sidik == satu.sidik_sop else None


def _tampil(
    request: HttpRequest,
    satu: FormulirEvaluasi,
    angka: AngkaEvaluasi,
    form: EvaluasiForm,
    status: int = 200,
) -> HttpResponse:
    pegawai = _pegawai(request)
    boleh_isi = request.user.has_perm(ISI_EVALUASI, satu)
    isi = {
        "satu": satu,
        "versi": _nomor_versi(request, satu),
        "halaman": susun_formulir(satu, angka),
        "form": form if boleh_isi and not satu.selesai else None,
        "galat": form if form.is_bound and form.errors else None,
        "menit_sehari": menit_sehari(kalender(pegawai.instansi)),
        "boleh_tanda": not satu.selesai and request.user.has_perm(TANDA_EVALUASI, satu),
        "pengisi_sendiri": satu.pengisi_id == pegawai.pk,
        "boleh_revisi": boleh_isi and request.user.has_perm(KELOLA, satu),
        "rujukan": daftar_evaluasi_sop(satu.tahun).rujukan,
        "alamat_angka": f"{reverse('pelaksanaan:evaluasi')}?tahun={satu.tahun}&sop={satu.sidik_sop}",
    }
    return render(request, "pelaksanaan/evaluasi_formulir.html", isi, status=status)
