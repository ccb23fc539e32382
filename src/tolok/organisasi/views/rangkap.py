"""Whether one person may decide on a document twice, in two capacities."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tolok.dasar.tanggal import tanggal
from tolok.organisasi.domain.rangkap import rangkap_dilarang
from tolok.organisasi.forms.rangkap import RangkapForm
from tolok.organisasi.services.rangkap import hapus_rangkap, tetapkan_rangkap
from tolok.organisasi.views.formulir import hari_alamat, hari_ini, jalankan, layani, pelaku
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["rangkap", "rangkap_hapus"]


@butuh("organisasi.kelola")
@require_http_methods(["GET", "HEAD", "POST"])
def rangkap(request: HttpRequest) -> HttpResponse:
    """What counts today, what was set before, and a new rule."""
    oleh, hari = pelaku(request), hari_ini(request)
    daftar = [
        {**b, "tanggal": date.fromisoformat(str(b["mulai"]))}
        for b in reversed(oleh.pemda.putusan_rangkap)
    ]
    form = RangkapForm(request.POST or None, initial={"mulai": hari})

    def simpan() -> str:
        data = form.cleaned_data
        dilarang = data["putusan"] == "dilarang"
        tetapkan_rangkap(
            pelaku=oleh,
            dilarang=dilarang,
            mulai=data["mulai"],
            dasar=data["dasar"],
            sekarang=sekarang(),
        )
        kata = "dilarang" if dilarang else "diperbolehkan"
        return f"Putusan rangkap {kata} mulai {tanggal(data['mulai'])}."

    return layani(
        request,
        form,
        simpan,
        judul="Putusan rangkap",
        tombol="Tetapkan",
        kembali=reverse("organisasi:rangkap"),
        templat="organisasi/rangkap.html",
        isi={
            "bagian": "wewenang",
            "daftar": daftar,
            "dilarang": rangkap_dilarang(oleh.pemda.putusan_rangkap, hari),
        },
    )


@butuh("organisasi.kelola")
@require_POST
def rangkap_hapus(request: HttpRequest, mulai: str) -> HttpResponse:
    """Take a rule off again."""
    oleh, hari = pelaku(request), hari_alamat(mulai)

    def hapus() -> str:
        hapus_rangkap(pelaku=oleh, mulai=hari, sekarang=sekarang())
        return f"Ketentuan yang berlaku mulai {tanggal(hari)} dihapus."

    return jalankan(request, hapus, reverse("organisasi:rangkap"))
