"""Help, and the gallery of parts."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.web.forms import ContohForm
from tolok.web.ikon import IKON
from tolok.web.izin import publik
from tolok.web.penggaris import KeadaanLangkah, SisaWaktu, TandaHari, penggaris_hari

_TENGGAT = datetime(2026, 4, 23, 2, 18, tzinfo=UTC)


@publik
@require_safe
def bantuan(request: HttpRequest) -> HttpResponse:
    """Keyboard shortcuts and how to read a page with other aids."""
    return render(request, "web/bantuan.html")


@publik
@require_safe
def komponen(request: HttpRequest) -> HttpResponse:
    """Every part in every state, with invented values; only in the demo."""
    formulir = ContohForm({"nama": "", "angka": "12,x", "alasan": ""})
    formulir.is_valid()
    return render(
        request,
        "web/komponen_galeri.html",
        {
            "sisa": [_sisa(s, t) for s, t in ((48, 120), (15, 120), (-70, 450), (1080, 2400))],
            "langkah": [(n, _keadaan(n)) for n in range(1, 12)],
            "capaian": _CAPAIAN,
            "ambang": [Decimal(x) for x in (50, 65, 75, 90)],
            "hari": penggaris_hari(
                [(450, 720), (780, 960)],
                510,
                [
                    TandaHari(menit=558, pukul="09.18", nama="Periksa dokumen", utama=True),
                    TandaHari(menit=880, pukul="14.40", nama="Tambahan waktu"),
                ],
            ),
            "formulir": formulir,
            "baru": ContohForm(),
            "hal": Paginator(range(60), 20).page(2),
            "daftar_ikon": sorted(IKON),
            "warna": _WARNA,
        },
    )


_CAPAIAN = (
    (Decimal("95.80"), "95,80", "baik", "Sangat Tinggi"),
    (Decimal(70), "70,00", "waspada", "Sedang"),
    (Decimal("64.58"), "64,58", "buruk", "Rendah"),
)
_WARNA = (
    ("latar", "kertas meja"), ("muka", "kertas"), ("muka2", "alas redup"), ("tinta", "isi utama"),
    ("tinta2", "isi kedua"), ("tinta3", "keterangan"), ("nila", "tindakan, tautan"),
    ("nilaisi", "tombol, langkah selesai"), ("nilalunak", "langkah berjalan"),
    ("hijau", "tercapai, tersimpan"), ("amber", "dikembalikan, perlu penjelasan"),
    ("merah", "lewat waktu, rendah, galat"),
)  # fmt: skip


def _sisa(tersisa: int, total: int) -> SisaWaktu:
    return SisaWaktu(tenggat=_TENGGAT, tersisa=tersisa, total=total, menit_per_hari=450)


def _keadaan(nomor: int) -> KeadaanLangkah:
    if nomor < 8:
        return KeadaanLangkah.JADI
    return KeadaanLangkah.JALAN if nomor == 8 else KeadaanLangkah.NANTI
