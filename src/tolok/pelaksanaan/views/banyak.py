"""The page of a row with many subjects: one line each, opened in place, handed on together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tolok.dasar.galat import GalatTolok, MasukanTidakSah
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.pelaksanaan.banyak import RincianSubjek, serahkan_banyak
from tolok.pelaksanaan.domain.keadaan import Tugas
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.penerbitan import terbitkan_sesudah
from tolok.pelaksanaan.selectors import pelaksanaan as selectors
from tolok.pelaksanaan.services import PadaPelaksanaan
from tolok.pelaksanaan.tampilan.bacaan import kantor_kini
from tolok.pelaksanaan.tampilan.banyak import SARINGAN, HalamanBanyak
from tolok.pelaksanaan.tindakan.banyak import SiapSerah
from tolok.web.izin import butuh
from tolok.web.kunci import kunci_kiriman
from tolok.web.waktu import sekarang

__all__ = ["banyak", "banyak_diminta"]

_LANJUT, _KEMBALI = "lanjut", "kembali"
_PUTUSAN = (_LANJUT, _KEMBALI)


def banyak_diminta(
    request: HttpRequest, *, pelaksanaan: UUID, langkah: int, **lain: Any
) -> HalamanBanyak:
    """The row the URL names, for this person; another office's run is a 404."""
    pegawai = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    baris = selectors.pelaksanaan_milik(pegawai, pelaksanaan)
    return HalamanBanyak(pelaksanaan=baris, langkah=langkah, pegawai=pegawai, sekarang=sekarang())


@butuh("pelaksanaan.buka_banyak", banyak_diminta)
@require_http_methods(["GET", "HEAD", "POST"])
def banyak(request: HttpRequest, pelaksanaan: UUID, langkah: int) -> HttpResponse:
    """List, filter, open one in place; POST hands on and returns, all or none."""
    objek: HalamanBanyak = request.objek  # type: ignore[attr-defined]  # set by butuh
    if request.method == "POST":
        return _kirim(request, objek)
    return _tampil(request, objek)


def _tampil(
    request: HttpRequest,
    objek: HalamanBanyak,
    terkirim: Mapping[str, Mapping[str, str]] | None = None,
    temuan: tuple[Temuan, ...] = (),
) -> HttpResponse:
    kantor_kini(objek.pegawai, objek.sekarang)
    saring = _saring(request, objek)
    hal = objek.halaman(saring, request.GET.get("halaman"))
    isi = {
        "objek": objek,
        "hal": hal,
        "baris": objek.baris(list(hal.object_list), terkirim),
        "saring": saring,
        "saringan": [(kode, kata, objek.hitung[kode]) for kode, kata in SARINGAN],
        "temuan": temuan,
    }
    return render(request, "pelaksanaan/banyak.html", isi, status=422 if temuan else 200)


def _saring(request: HttpRequest, objek: HalamanBanyak) -> str:
    """The chosen group; without a choice what waits for the person, else what waits for others."""
    diminta = request.GET.get("saring")
    if diminta is not None and diminta in objek.hitung:
        return diminta
    return next((kode for kode in ("perlu", "kembali", "menunggu") if objek.hitung[kode]), "")


def _kirim(request: HttpRequest, objek: HalamanBanyak) -> HttpResponse:
    terkirim = _terkirim(request.POST)
    dipilih = objek.menurut_id(terkirim)
    siap = objek.siap([t for t in dipilih if terkirim[t.id]["putusan"] == _LANJUT])
    galat = {t.id: _galat(terkirim[t.id], siap.get(t.id)) for t in dipilih}
    if any(galat.values()):
        return _tampil(request, objek, _bergalat(terkirim, galat), _temuan(objek, galat))
    try:
        jawaban = serahkan_banyak(
            pada=_pada(request, objek),
            rincian=[_rincian(objek, t, terkirim[t.id], siap.get(t.id)) for t in dipilih],
        )
    except MasukanTidakSah as tolak:
        return _tampil(request, objek, terkirim, _satu_temuan(tolak))
    terbitkan_sesudah(jawaban, objek.sekarang)
    messages.success(request, _kabar(objek, terkirim))
    return HttpResponseRedirect(_tujuan(request, objek), status=303)


def _terkirim(isian: QueryDict) -> dict[str, dict[str, str]]:
    """Task -> what was chosen for it; lines without a choice are left out."""
    hasil = {}
    for pk in isian.getlist("baris"):
        putusan = isian.get(f"putusan-{pk}", "")
        if putusan in _PUTUSAN:
            hasil[pk] = {
                "putusan": putusan,
                "alasan": isian.get(f"alasan-{pk}", "").strip(),
                "iterasi": isian.get(f"iterasi-{pk}", ""),
                "dilihat": isian.get(f"dilihat-{pk}", ""),
            }
    return hasil


def _galat(satu: Mapping[str, str], siap: tuple[SiapSerah, Any] | None) -> str:
    """What stands in the way of one line."""
    if satu["putusan"] == _KEMBALI:
        return "" if satu["alasan"] else "Tulis alasan pengembaliannya."
    return siap[0].kurang if siap is not None else ""


def _bergalat(
    terkirim: Mapping[str, Mapping[str, str]], galat: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    return {pk: {**satu, "galat": galat.get(pk, "")} for pk, satu in terkirim.items()}


def _temuan(objek: HalamanBanyak, galat: Mapping[str, str]) -> tuple[Temuan, ...]:
    nama = {b.tugas: b.nama for b in objek.baris(objek.menurut_id(galat))}
    return tuple(
        Temuan(lokasi=f"baris-{pk}", tingkat=Tingkat.GALAT, masalah=f"{nama[pk]}: {kata}")
        for pk, kata in galat.items()
        if kata
    )


def _satu_temuan(galat: GalatTolok) -> tuple[Temuan, ...]:
    return (Temuan(lokasi="", tingkat=Tingkat.GALAT, masalah=galat.pesan, saran=galat.saran),)


def _rincian(
    objek: HalamanBanyak,
    t: Tugas,
    satu: Mapping[str, str],
    siap: tuple[SiapSerah, Any] | None,
) -> RincianSubjek:
    iterasi = satu["iterasi"]
    kepala: dict[str, Any] = {
        "tugas": UUID(t.id),
        "iterasi": int(iterasi) if iterasi.isascii() and iterasi.isdigit() else 0,
        "dilihat": satu["dilihat"],
    }
    if satu["putusan"] == _KEMBALI:
        return RincianSubjek(**kepala, kembalikan=True, alasan=satu["alasan"])
    return RincianSubjek(
        **kepala,
        keputusan=Keputusan.SETUJU if objek.memutuskan else None,
        hasil=siap[0].hasil if siap else (),
    )


def _pada(request: HttpRequest, objek: HalamanBanyak) -> PadaPelaksanaan:
    return PadaPelaksanaan(
        pelaksanaan=objek.pelaksanaan.pk,
        pegawai=objek.pegawai,
        kunci=kunci_kiriman(request),
        sekarang=objek.sekarang,
    )


def _kabar(objek: HalamanBanyak, terkirim: Mapping[str, Mapping[str, str]]) -> str:
    """What was done, counted: "12 lembar disetujui, 2 dikembalikan."."""
    kembali = sum(1 for x in terkirim.values() if x["putusan"] == _KEMBALI)
    lanjut = len(terkirim) - kembali
    kata = "disetujui" if objek.memutuskan else "diserahkan"
    bagian = [f"{lanjut} lembar {kata}"] if lanjut else []
    bagian += [f"{kembali} dikembalikan"] if kembali else []
    return f"{', '.join(bagian)}."


def _tujuan(request: HttpRequest, objek: HalamanBanyak) -> str:
    """Back to the list while somebody waits in it, else to Tugas saya."""
    segar = HalamanBanyak(
        pelaksanaan=selectors.pelaksanaan_milik(objek.pegawai, objek.pelaksanaan.pk),
        langkah=objek.langkah.nomor,
        pegawai=objek.pegawai,
        sekarang=objek.sekarang,
    )
    if not segar.boleh:
        return reverse("pelaksanaan:beranda")
    return reverse("pelaksanaan:banyak", args=[objek.pelaksanaan.pk, objek.langkah.nomor])
