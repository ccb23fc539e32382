"""What the pengendali of a parallel row does about those who are awaited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tolok.dasar.galat import MasukanTidakSah, TransisiTidakSah
from tolok.pelaksanaan import services
from tolok.pelaksanaan.domain.pelaku import JenisPemegang, Pemegang
from tolok.pelaksanaan.selectors import pelaksanaan as selectors
from tolok.pelaksanaan.services import PadaPelaksanaan, PadaTugas
from tolok.pelaksanaan.tampilan.bacaan import kantor_kini
from tolok.pelaksanaan.tampilan.kendali import HalamanKendali
from tolok.web.izin import butuh
from tolok.web.kunci import kunci_kiriman
from tolok.web.waktu import sekarang

__all__ = ["kendali", "kendali_diminta"]


def kendali_diminta(
    request: HttpRequest, *, pelaksanaan: UUID, langkah: int, **lain: Any
) -> HalamanKendali:
    """The row the URL names, for this person; another office's run is a 404."""
    pegawai = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    baris = selectors.pelaksanaan_milik(pegawai, pelaksanaan)
    return HalamanKendali(pelaksanaan=baris, langkah=langkah, pegawai=pegawai, sekarang=sekarang())


@butuh("pelaksanaan.kendalikan", kendali_diminta)
@require_http_methods(["GET", "HEAD", "POST"])
def kendali(request: HttpRequest, pelaksanaan: UUID, langkah: int) -> HttpResponse:
    """Close early, pass on, release, add, let in late."""
    objek: HalamanKendali = request.objek  # type: ignore[attr-defined]  # set by butuh
    galat = None
    if request.method == "POST":
        try:
            kabar = _lakukan(request, objek)
        except (MasukanTidakSah, TransisiTidakSah) as tolak:
            galat = tolak
        else:
            messages.success(request, kabar)
            return redirect("pelaksanaan:kendali", pelaksanaan, langkah)
    kantor_kini(objek.pegawai, objek.sekarang)
    isi = {
        "objek": objek,
        "galat": galat,
        "dipilih": request.POST.getlist("tugas"),
        "alasan": request.POST.get("alasan", ""),
    }
    return render(request, "pelaksanaan/kendali.html", isi, status=422 if galat else 200)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Permintaan:
    """What was sent: the row, the chosen tasks, the reason, the person."""

    objek: HalamanKendali
    kunci: UUID
    tugas: list[UUID]
    alasan: str
    orang: str

    def pada(self, nama: str = "") -> PadaPelaksanaan:
        """The head of a command; several commands of one request have keys made from its own."""
        return PadaPelaksanaan(
            pelaksanaan=self.objek.pelaksanaan.pk,
            pegawai=self.objek.pegawai,
            kunci=uuid5(self.kunci, nama) if nama else self.kunci,
            sekarang=self.objek.sekarang,
        )


def _lakukan(request: HttpRequest, objek: HalamanKendali) -> str:
    cara = _CARA.get(request.POST.get("perintah", ""))
    if cara is None:
        raise MasukanTidakSah("Tindakannya belum dipilih.", "Pilih salah satu tombol.", "perintah")
    return cara(
        _Permintaan(
            objek=objek,
            kunci=kunci_kiriman(request),
            tugas=objek.tugas_dipilih(request.POST.getlist("tugas")),
            alasan=request.POST.get("alasan", "").strip(),
            orang=request.POST.get("orang", ""),
        )
    )


def _terpilih(p: _Permintaan) -> list[UUID]:
    if not p.tugas:
        raise MasukanTidakSah("Belum ada yang dipilih.", "Centang namanya dahulu.", "tugas")
    return p.tugas


def _orang(p: _Permintaan, daftar: list[tuple[str, str]]) -> UUID:
    if p.orang not in {pk for pk, _ in daftar}:
        raise MasukanTidakSah("Pegawainya belum dipilih.", "Pilih dari daftar.", "orang")
    return UUID(p.orang)


def _tutup_awal(p: _Permintaan) -> str:
    tugas = _terpilih(p)
    services.tutup_awal(pada=p.pada(), langkah=p.objek.langkah.nomor, alasan=p.alasan, tugas=tugas)
    return f"{len(tugas)} ditutup awal; alasannya disebut di laporan."


def _lepas(p: _Permintaan) -> str:
    ada = {t.id: t.subjek for t in p.objek.tugas}
    daftar = [ada[str(t)] for t in _terpilih(p)]
    for subjek in daftar:
        services.lepas_subjek(
            pada=p.pada(f"lepas {subjek}"),
            langkah=p.objek.langkah.nomor,
            subjek=UUID(str(subjek)),
            alasan=p.alasan,
        )
    return f"{len(daftar)} dilepas dari pelaksanaan ini."


def _alihkan(p: _Permintaan) -> str:
    orang = _orang(p, p.objek.penerima)
    iterasi = {t.id: t.iterasi for t in p.objek.tugas}
    for tugas in _terpilih(p):
        dasar = p.pada(f"alih {tugas}")
        services.alihkan(
            pada=PadaTugas(
                pelaksanaan=dasar.pelaksanaan,
                pegawai=dasar.pegawai,
                kunci=dasar.kunci,
                sekarang=dasar.sekarang,
                tugas=tugas,
                iterasi=iterasi[str(tugas)],
            ),
            pemegang=Pemegang(JenisPemegang.PEGAWAI, str(orang)),
            alasan=p.alasan,
        )
    return f"{len(p.tugas)} tugas dialihkan beserta alasannya."


def _tambah(p: _Permintaan) -> str:
    subjek = _orang(p, [*p.objek.tambahan, *p.objek.ditutup])
    services.tambah_subjek(pada=p.pada(), langkah=p.objek.langkah.nomor, subjek=subjek)
    return "Ditambahkan; tugasnya sudah sampai pada pemegangnya."


_CARA: Mapping[str, Callable[[_Permintaan], str]] = {
    "tutup_awal": _tutup_awal,
    "lepas": _lepas,
    "alihkan": _alihkan,
    "tambah": _tambah,
}
