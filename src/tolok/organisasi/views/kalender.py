"""The working calendar: a year at a glance, its special days, and office hours."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.dasar.galat import TidakDitemukan
from tolok.dasar.kalender import KalenderKerja
from tolok.dasar.tanggal import BULAN, HARI, hari_tanggal, tanggal
from tolok.organisasi.domain.istilah import JenisHari
from tolok.organisasi.forms.organisasi import HariLiburForm, JamKerjaForm, SelesaiForm, awal_pekan
from tolok.organisasi.models import HariLibur, JamKerja
from tolok.organisasi.selectors import kalender
from tolok.organisasi.services.kalender import (
    atur_jam_kerja,
    hapus_hari_libur,
    isi_hari_libur,
    jam_kerja_bawaan,
    simpan_hari_libur,
    tutup_jam_kerja,
)
from tolok.organisasi.views.formulir import hari_ini, jalankan, layani, pelaku
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["hapus", "hari", "isi_tahun", "jam_baru", "jam_selesai", "kini", "tahun"]

_BAGIAN = {"bagian": "kalender"}
_TAHUN_AWAL, _TAHUN_AKHIR = 2000, 2100


@butuh("organisasi.kelola")
@require_safe
def kini(request: HttpRequest) -> HttpResponse:
    """This year."""
    return redirect("organisasi:kalender_tahun", tahun=hari_ini(request).year)


def _tahun_sah(tahun: int) -> None:
    if not _TAHUN_AWAL <= tahun <= _TAHUN_AKHIR:
        raise TidakDitemukan(f"Tidak ada kalender tahun {tahun}.", "Pilih tahun 2000 sampai 2100.")


@butuh("organisasi.kelola")
@require_safe
def tahun(request: HttpRequest, tahun: int) -> HttpResponse:
    """Twelve months, the table of special days, and the office hours in force."""
    _tahun_sah(tahun)
    oleh, hari_kini = pelaku(request), hari_ini(request)
    daftar = HariLibur.objects.filter(pemda=oleh.pemda, unit__isnull=True, tanggal__year=tahun)
    nama = {h.tanggal: h for h in daftar}
    jam = (
        JamKerja.objects.filter(pemda=oleh.pemda)
        .select_related("unit", "unit__instansi")
        .order_by("unit__nama", "-mulai")
    )
    isi = _BAGIAN | {
        "tahun": tahun,
        "daftar_bulan": _daftar_bulan(tahun, kalender(oleh.instansi), nama, hari_kini),
        "singkat": [(h[:3], h) for h in HARI],
        "daftar_hari": daftar,
        "jam": [
            (j, _uraian(j))
            for j in jam
            if j.unit is None or j.unit.instansi_id == oleh.instansi_id
        ],
        "hari_kerja": _hari_kerja(tahun, kalender(oleh.instansi)),
    }
    return render(request, "organisasi/kalender.html", isi)


def _hari_kerja(tahun: int, kerja: KalenderKerja) -> int:
    awal = date(tahun, 1, 1).toordinal()
    akhir = date(tahun, 12, 31).toordinal()
    return sum(kerja.hari_kerja(date.fromordinal(n)) for n in range(awal, akhir + 1))


def _daftar_bulan(
    tahun: int, kerja: KalenderKerja, nama: dict[date, HariLibur], hari_kini: date
) -> list[tuple[str, list[list[dict[str, Any] | None]]]]:
    """Months as weeks of cells; None pads a week."""
    pekan = calendar.Calendar(firstweekday=0)
    return [
        (
            BULAN[bulan - 1],
            [
                [_sel(h, kerja, nama, hari_kini) if h.month == bulan else None for h in minggu]
                for minggu in pekan.monthdatescalendar(tahun, bulan)
            ],
        )
        for bulan in range(1, 13)
    ]


def _sel(
    hari: date, kerja: KalenderKerja, nama: dict[date, HariLibur], hari_kini: date
) -> dict[str, Any]:
    khusus = nama.get(hari)
    libur = not kerja.hari_kerja(hari)
    if khusus is not None:
        kelas = "og-libur" if khusus.libur else "og-nama"
    else:
        kelas = "og-pekan" if libur else ""
    if hari == hari_kini:
        kelas += " og-kini"
    sebutan = f": {khusus.nama}" if khusus else (": tidak bekerja" if libur else "")
    return {"hari": hari, "kelas": kelas, "sebutan": f"{tanggal(hari)}{sebutan}"}


def _uraian(jam: JamKerja) -> list[tuple[str, str]]:
    """The week in words, equal days joined: [("Senin-Kamis", "07.30-12.00, 13.00-16.00")]."""
    hasil: list[tuple[str, str]] = []
    awal = 0
    for n in range(1, len(HARI) + 1):
        if n < len(HARI) and jam.pekan[n] == jam.pekan[awal]:
            continue
        sebutan = HARI[awal] if n - awal == 1 else f"{HARI[awal]} sampai {HARI[n - 1]}"
        selang = ", ".join("-".join(s) for s in jam.pekan[awal]) or "tidak bekerja"
        hasil.append((sebutan, selang))
        awal = n
    return hasil


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def hari(request: HttpRequest, teks: str) -> HttpResponse:
    """Name a day, make it a day off or a working day."""
    try:
        hari_itu = date.fromisoformat(teks)
    except ValueError as galat:
        raise TidakDitemukan(f"Tanggal {teks} tidak ada.", "Pilih dari kalender.") from galat
    _tahun_sah(hari_itu.year)
    oleh = pelaku(request)
    ada = HariLibur.objects.filter(pemda=oleh.pemda, unit__isnull=True, tanggal=hari_itu).first()
    awal: dict[str, Any] = {"tanggal": hari_itu, "jenis": JenisHari.DAERAH.value}
    if ada is not None:
        awal |= {n: getattr(ada, n) for n in ("nama", "jenis", "libur", "dasar")}
    form = HariLiburForm(request.POST or None, initial=awal)

    def simpan() -> str:
        data = form.cleaned_data
        baris = simpan_hari_libur(
            pelaku=oleh,
            tanggal=data["tanggal"],
            nama=data["nama"],
            jenis=JenisHari(data["jenis"]),
            libur=data["libur"],
            dasar=data["dasar"],
            sekarang=sekarang(),
        )
        return f"{hari_tanggal(baris.tanggal)} sudah disimpan sebagai {baris.nama}."

    return layani(
        request,
        form,
        simpan,
        judul=hari_tanggal(hari_itu),
        pengantar="Perubahan kalender berlaku untuk seluruh pemerintah daerah; tenggat yang sudah lewat tidak berubah.",
        kembali=reverse("organisasi:kalender_tahun", args=[hari_itu.year]),
        templat="organisasi/hari.html",
        isi=_BAGIAN | {"ada": ada},
    )


@butuh("organisasi.kelola")
@require_POST
def hapus(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a special day off the table."""
    oleh = pelaku(request)
    baris = HariLibur.objects.filter(pemda=oleh.pemda, unit__isnull=True, pk=pk).first()
    if baris is None:
        raise TidakDitemukan("Hari ini sudah tidak ada dalam daftar.", "Muat ulang kalender.")
    hari_itu = baris.tanggal

    def kerja() -> str:
        hapus_hari_libur(pelaku=oleh, hari=baris, sekarang=sekarang())
        return f"{hari_tanggal(hari_itu)} kembali menjadi hari biasa."

    return jalankan(request, kerja, reverse("organisasi:kalender_tahun", args=[hari_itu.year]))


@butuh("organisasi.kelola")
@require_POST
def isi_tahun(request: HttpRequest, tahun: int) -> HttpResponse:
    """Fill the year with national holidays and cuti bersama; what was edited stays."""
    _tahun_sah(tahun)
    oleh = pelaku(request)

    def kerja() -> str:
        banyak = isi_hari_libur(pelaku=oleh, tahun=tahun, sekarang=sekarang())
        if not banyak:
            return f"Hari libur nasional tahun {tahun} sudah lengkap; tidak ada yang ditambahkan."
        return f"{banyak} hari ditambahkan. Cocokkan dengan SKB 3 Menteri tahun {tahun}."

    return jalankan(request, kerja, reverse("organisasi:kalender_tahun", args=[tahun]))


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def jam_baru(request: HttpRequest) -> HttpResponse:
    """Open a week of office hours."""
    oleh, hari_kini = pelaku(request), hari_ini(request)
    bawaan = jam_kerja_bawaan(oleh.pemda, hari_kini)
    awal = awal_pekan(bawaan.pekan) | {"mulai": hari_kini}
    form = JamKerjaForm(oleh, request.POST or None, initial=awal)

    def simpan() -> str:
        data = form.cleaned_data
        baris = atur_jam_kerja(
            pelaku=oleh,
            nama=data["nama"],
            pekan=form.pekan(),
            mulai=data["mulai"],
            selesai=data["selesai"],
            khusus=data["khusus"],
            dasar=data["dasar"],
            unit=data["unit"],
            sekarang=sekarang(),
        )
        return f"{baris.nama} berlaku mulai {tanggal(baris.mulai)}."

    return layani(
        request,
        form,
        simpan,
        judul="Atur jam kerja",
        pengantar="Terisi dengan jam kerja Perpres 21 Tahun 2023; ubah seperlunya.",
        kembali=reverse("organisasi:kalender_tahun", args=[hari_kini.year]),
        isi=_BAGIAN,
    )


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def jam_selesai(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a week of office hours."""
    oleh, hari_kini = pelaku(request), hari_ini(request)
    baris = (
        JamKerja.objects.filter(pemda=oleh.pemda, pk=pk).select_related("unit__instansi").first()
    )
    if baris is None or (baris.unit and baris.unit.instansi_id != oleh.instansi_id):
        raise TidakDitemukan("Jam kerja ini tidak ada.", "Kembali ke kalender.")
    form = SelesaiForm(request.POST or None, initial={"selesai": hari_kini})

    def simpan() -> str:
        selesai = form.cleaned_data["selesai"]
        tutup_jam_kerja(pelaku=oleh, jam=baris, selesai=selesai, sekarang=sekarang())
        return f"{baris.nama} berakhir {tanggal(selesai)}."

    return layani(
        request,
        form,
        simpan,
        judul=f"Akhiri {baris.nama}",
        tombol="Akhiri jam kerja",
        kembali=reverse("organisasi:kalender_tahun", args=[hari_kini.year]),
        isi=_BAGIAN,
    )
