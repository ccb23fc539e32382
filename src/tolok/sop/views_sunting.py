"""Pages of the SOP editor and of the review of what was read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.request import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRedirect

from tolok.berkas.services import baca
from tolok.dasar.galat import (
    GalatTolok,
    MasukanTidakSah,
    SimpananBasi,
    TidakDitemukan,
    TransisiTidakSah,
)
from tolok.sop import selectors, selectors_sunting, services_sunting
from tolok.sop.domain import sunting as ubahan
from tolok.sop.domain.dokumen import CatatanBaca, Keputusan, Nilai, Sop
from tolok.sop.domain.sunting_bidang import DAFTAR, pastikan, setel
from tolok.sop.forms_sunting import IdentitasForm, LangkahForm, Perubahan, terapkan, waktu_dari
from tolok.sop.importers.pagar.gambar import gambar_halaman
from tolok.sop.models import Suntingan, VersiSop
from tolok.sop.permissions import KELOLA
from tolok.sop.renderers.gambar_svg import svg
from tolok.sop.renderers.halaman_beda import susun_beda
from tolok.sop.renderers.halaman_sunting import (
    nama_lokasi,
    susun_baris,
    susun_pertanyaan,
)
from tolok.sop.selectors_beda import beda_suntingan
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = [
    "baru",
    "buang",
    "dari_versi",
    "gambar",
    "halaman",
    "jadikan_draf",
    "sunting",
    "ubah",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Langkah:
    """What one POST does: the change and its words for the history."""

    ubah: Callable[[Sop], Sop]
    kata: str
    buka: int | None = None


class _TidakSah(Exception):
    """A form with sentences at its fields; the page shows it again with what was typed."""

    def __init__(self, form: LangkahForm | IdentitasForm, langkah: int | None) -> None:
        super().__init__()
        self.form, self.langkah = form, langkah


def _suntingan(request: HttpRequest, suntingan: UUID, **_: Any) -> Suntingan:
    return selectors_sunting.suntingan(getattr(request, "pegawai", None), suntingan)


def _versi(request: HttpRequest, versi: UUID, **_: Any) -> VersiSop:
    return selectors.versi(getattr(request, "pegawai", None), versi)


@require_POST
@butuh(KELOLA)
def baru(request: HttpRequest) -> HttpResponse:
    """Begin an SOP from nothing."""
    pelaku: Any = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    satu = services_sunting.mulai(
        pelaku=pelaku, instansi=pelaku.instansi, sop=None, sekarang=sekarang()
    )
    return redirect("sop:sunting", suntingan=satu.pk)


@require_POST
@butuh(KELOLA, _versi)
def dari_versi(request: HttpRequest, versi: UUID) -> HttpResponse:
    """Begin the next version from one that is there."""
    asal: VersiSop = request.objek  # type: ignore[attr-defined]  # set by butuh
    satu = services_sunting.mulai(
        pelaku=request.pegawai,  # type: ignore[attr-defined]  # set by PegawaiMiddleware
        instansi=asal.instansi,
        sop=selectors.halaman_versi(asal),
        kode=asal.kode,
        sekarang=sekarang(),
    )
    return redirect("sop:sunting", suntingan=satu.pk)


@require_GET
@butuh(KELOLA, _suntingan)
def sunting(request: HttpRequest, suntingan: UUID) -> HttpResponse:
    """The editor: the source on one side, the page in parts on the other."""
    satu: Suntingan = request.objek  # type: ignore[attr-defined]  # set by butuh
    if satu.versi_id is not None:
        return redirect("sop:versi", versi=satu.versi_id)
    return _tampil(request, satu, buka=_angka(request.GET.get("langkah", "")))


@require_POST
@butuh(KELOLA, _suntingan)
def ubah(request: HttpRequest, suntingan: UUID) -> HttpResponse:
    """One change; answers with the page after it, or with what stands in the way."""
    satu: Suntingan = request.objek  # type: ignore[attr-defined]  # set by butuh
    pelaku: Any = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    kali = _angka(request.POST.get("kali", ""))
    perintah = request.POST.get("perintah", "")
    buka = _angka(request.POST.get("langkah", ""))
    umum: dict[str, Any] = {
        "pelaku": pelaku,
        "suntingan": satu,
        "kali": -1 if kali is None else kali,
        "sekarang": sekarang(),
    }
    try:
        if perintah in ("urung", "ulang"):
            arah = -1 if perintah == "urung" else 1
            kini = services_sunting.urung(arah=arah, **umum)
        else:
            langkah = _susun(services_sunting.isi_suntingan(satu), perintah, request.POST)
            kini = services_sunting.sunting(ubah=langkah.ubah, kata=langkah.kata, **umum)
            buka = langkah.buka
    except _TidakSah as salah:
        return _tampil(request, satu, buka=salah.langkah, form=salah.form, status=422)
    except (MasukanTidakSah, TransisiTidakSah, SimpananBasi) as galat:
        segar = _suntingan(request, suntingan)
        form = _ketikan(services_sunting.isi_suntingan(segar), perintah, request.POST)
        return _tampil(request, segar, buka=buka, form=form, galat=galat, status=422)
    if request.headers.get("HX-Request") != "true":
        return redirect(_alamat(kini, buka))
    return _tampil(request, kini, buka=buka)


@require_POST
@butuh(KELOLA, _suntingan)
def jadikan_draf(request: HttpRequest, suntingan: UUID) -> HttpResponse:
    """The edited page becomes a draft version."""
    satu: Suntingan = request.objek  # type: ignore[attr-defined]  # set by butuh
    kali = _angka(request.POST.get("kali", ""))
    try:
        versi = services_sunting.jadikan_draf(
            pelaku=request.pegawai,  # type: ignore[attr-defined]  # set by PegawaiMiddleware
            suntingan=satu,
            kali=-1 if kali is None else kali,
            sekarang=sekarang(),
        )
    except (MasukanTidakSah, SimpananBasi) as galat:
        return _tampil(request, _suntingan(request, suntingan), galat=galat, status=422)
    messages.success(request, "SOP menjadi draf. Jawab pertanyaannya sebelum berlaku.")
    tujuan = reverse("sop:versi", args=[versi.pk])
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(tujuan)
    return redirect(tujuan)


@require_POST
@butuh(KELOLA, _suntingan)
def buang(request: HttpRequest, suntingan: UUID) -> HttpResponse:
    """Discard the edited page."""
    satu: Suntingan = request.objek  # type: ignore[attr-defined]  # set by butuh
    services_sunting.buang(
        pelaku=request.pegawai,  # type: ignore[attr-defined]  # set by PegawaiMiddleware
        suntingan=satu,
        sekarang=sekarang(),
    )
    messages.success(request, f"Suntingan “{satu.nama}” dibuang.")
    return redirect("sop:daftar")


@require_GET
@butuh(KELOLA, _suntingan)
def gambar(request: HttpRequest, suntingan: UUID) -> HttpResponse:
    """The drawing of the page as it stands."""
    satu: Suntingan = request.objek  # type: ignore[attr-defined]  # set by butuh
    isi = svg(services_sunting.isi_suntingan(satu))
    return _gambar(isi.encode(), "image/svg+xml")


@require_GET
@butuh(KELOLA, _suntingan)
def halaman(request: HttpRequest, suntingan: UUID, nomor: int) -> HttpResponse:
    """A page of the source document, as a picture."""
    satu: Suntingan = request.objek  # type: ignore[attr-defined]  # set by butuh
    if satu.sumber is None or not 1 <= nomor <= int(satu.letak.get("halaman", 0)):
        raise TidakDitemukan("Halaman itu tidak ada.", saran="Kembali ke suntingan.")
    return _gambar(gambar_halaman(baca(satu.sumber), nomor), "image/png")


def _gambar(isi: bytes, jenis: str) -> HttpResponse:
    """A picture that the browser may keep: its address names the state it shows."""
    balasan = HttpResponse(isi, content_type=jenis)
    balasan["Cache-Control"] = "private, max-age=86400"
    balasan["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return balasan


def _alamat(satu: Suntingan, buka: int | None) -> str:
    alamat = reverse("sop:sunting", args=[satu.pk])
    return f"{alamat}?langkah={buka}#langkah-{buka}" if buka else alamat


def _tampil(
    request: HttpRequest,
    satu: Suntingan,
    *,
    buka: int | None = None,
    form: LangkahForm | IdentitasForm | None = None,
    galat: GalatTolok | None = None,
    status: int = 200,
) -> HttpResponse:
    sop = services_sunting.isi_suntingan(satu)
    terbuka = next((x for x in sop.langkah if x.nomor == buka), None)
    langkah_form = form if isinstance(form, LangkahForm) else None
    if langkah_form is None and terbuka is not None:
        langkah_form = LangkahForm(sop=sop, langkah=terbuka)
    identitas = form if isinstance(form, IdentitasForm) else IdentitasForm(sop=sop)
    isi = {
        "satu": satu,
        "sop": sop,
        "baris": susun_baris(sop),
        "pertanyaan": susun_pertanyaan(sop),
        "terbuka": terbuka,
        "form": langkah_form,
        "identitas": identitas,
        "identitas_salah": isinstance(form, IdentitasForm),
        "galat": galat,
        "perubahan": _perubahan(satu, sop),
        **selectors_sunting.keterangan(satu, sop),
    }
    htmx = request.headers.get("HX-Request") == "true"
    templat = "sop/_sunting.html" if htmx else "sop/sunting.html"
    return render(request, templat, isi, status=status)


def _perubahan(satu: Suntingan, sop: Sop) -> dict[str, Any] | None:
    """What the page changes in the version it comes from; None for a new SOP."""
    beda = beda_suntingan(satu, sop)
    return None if beda is None else {"versi": beda[0], "beda": susun_beda(beda[1])}


def _ketikan(sop: Sop, perintah: str, kiriman: QueryDict) -> LangkahForm | IdentitasForm | None:
    """The form as it was typed: a refusal never costs anybody their words."""
    if perintah == "identitas":
        return IdentitasForm(kiriman, sop=sop)
    nomor = _angka(kiriman.get("langkah", ""))
    baris = next((x for x in sop.langkah if x.nomor == nomor), None)
    if perintah != "langkah" or baris is None:
        return None
    return LangkahForm(kiriman, sop=sop, langkah=baris)


def _angka(teks: str) -> int | None:
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 7 else None


def _susun(sop: Sop, perintah: str, kiriman: QueryDict) -> _Langkah:
    """The change that a form asks for. Raises _TidakSah or MasukanTidakSah."""
    susun = _PERINTAH.get(perintah)
    if susun is None:
        raise MasukanTidakSah("Perintah itu tidak dikenal.", "Muat ulang halaman.", "sop.sunting")
    return susun(sop, kiriman)


def _nomor(kiriman: QueryDict, nama: str = "langkah") -> int:
    angka = _angka(kiriman.get(nama, ""))
    if angka is None:
        raise MasukanTidakSah("Nomor langkahnya hilang.", "Muat ulang halaman.", "sop.sunting")
    return angka


def _langkah(sop: Sop, kiriman: QueryDict) -> _Langkah:
    nomor = _nomor(kiriman)
    baris = next((x for x in sop.langkah if x.nomor == nomor), None)
    if baris is None:
        raise MasukanTidakSah(
            f"Langkah {nomor} tidak ada lagi.", "Muat ulang halaman.", "sop.sunting"
        )
    form = LangkahForm(kiriman, sop=sop, langkah=baris)
    if not form.is_valid():
        raise _TidakSah(form, nomor)
    return _dari_form(form.perubahan())


def _identitas(sop: Sop, kiriman: QueryDict) -> _Langkah:
    form = IdentitasForm(kiriman, sop=sop)
    if not form.is_valid():
        raise _TidakSah(form, None)
    return _dari_form(form.perubahan())


def _dari_form(perubahan: Perubahan) -> _Langkah:
    nama = [nama_lokasi(lokasi) for lokasi, _ in perubahan]
    return _Langkah(ubah=terapkan(perubahan), kata=f"{'; '.join(nama)} diubah")


def _jawab(sop: Sop, kiriman: QueryDict) -> _Langkah:
    """An answer to a doubt: the reading itself, or one of its alternatives."""
    lokasi = kiriman.get("lokasi", "")
    catatan = next((c for c in sop.catatan_baca if c.lokasi == lokasi), None)
    ke = _angka(kiriman.get("pilihan", "0"))
    if catatan is None or ke is None or ke > len(catatan.alternatif):
        raise MasukanTidakSah(
            "Pertanyaan itu sudah dijawab atau berubah.", "Muat ulang halaman.", "sop.sunting"
        )
    kata = f"{nama_lokasi(lokasi)} dipastikan"
    if ke == 0:
        return _Langkah(ubah=partial(pastikan, lokasi=lokasi), kata=kata)
    return _Langkah(ubah=_pilih(sop, catatan, catatan.alternatif[ke - 1]), kata=kata)


def _pilih(sop: Sop, catatan: CatatanBaca, nilai: Nilai) -> Callable[[Sop], Sop]:
    """Put an alternative reading in place of the one on the page."""
    lokasi = catatan.lokasi
    bagian = lokasi.split("/")
    if bagian[-1] in ("setuju", "tidak") or lokasi.endswith("/keputusan"):
        return _pilih_tujuan(sop, catatan, nilai)
    if bagian[-1] == "waktu":
        return partial(setel, lokasi=lokasi, isi=_waktu(nilai))
    if lokasi in DAFTAR or bagian[-1] in ("pelaksana", "kelengkapan", "output"):
        isi = nilai if isinstance(nilai, tuple) else (nilai,)
        return partial(setel, lokasi=lokasi, isi=tuple(str(x) for x in isi if x is not None))
    return partial(setel, lokasi=lokasi, isi=None if nilai is None else str(nilai))


def _pilih_tujuan(sop: Sop, catatan: CatatanBaca, nilai: Nilai) -> Callable[[Sop], Sop]:
    nomor = int(catatan.lokasi.split("/")[1])
    baris = next(x for x in sop.langkah if x.nomor == nomor)
    lama = baris.keputusan or Keputusan()
    akhir = catatan.lokasi.rsplit("/", 1)[-1]
    induk = f"langkah/{nomor}/keputusan"
    if akhir == "keputusan":
        return partial(setel, lokasi=induk, isi=lama if nilai else None)
    tujuan = nilai if isinstance(nilai, int | str) and not isinstance(nilai, bool) else None
    isi = replace(lama, setuju=tujuan) if akhir == "setuju" else replace(lama, tidak=tujuan)

    def ubah(sop: Sop) -> Sop:
        return pastikan(setel(sop, induk, isi), catatan.lokasi)

    return ubah


def _waktu(nilai: Nilai) -> Any:
    try:
        return waktu_dari(str(nilai)) if nilai is not None else None
    except forms.ValidationError as galat:
        raise MasukanTidakSah(galat.messages[0], aturan="sop.sunting") from galat


def _tambah(sop: Sop, kiriman: QueryDict) -> _Langkah:
    sesudah = _nomor(kiriman, "sesudah")
    return _Langkah(
        ubah=partial(ubahan.tambah_langkah, sesudah=sesudah),
        kata=f"Langkah {sesudah + 1} ditambahkan",
        buka=sesudah + 1,
    )


def _hapus(sop: Sop, kiriman: QueryDict) -> _Langkah:
    nomor = _nomor(kiriman)
    return _Langkah(
        ubah=partial(ubahan.hapus_langkah, nomor=nomor), kata=f"Langkah {nomor} dihapus"
    )


def _pindah(sop: Sop, kiriman: QueryDict) -> _Langkah:
    nomor, ke = _nomor(kiriman), _nomor(kiriman, "ke")
    return _Langkah(
        ubah=partial(ubahan.pindah_langkah, nomor=nomor, ke=ke),
        kata=f"Langkah {nomor} menjadi langkah {ke}",
        buka=max(1, min(ke, len(sop.langkah))),
    )


def _gabung(sop: Sop, kiriman: QueryDict) -> _Langkah:
    nomor = _nomor(kiriman)
    return _Langkah(
        ubah=partial(ubahan.gabung_langkah, nomor=nomor),
        kata=f"Langkah {nomor} digabung dengan yang di bawahnya",
        buka=nomor,
    )


def _pisah(sop: Sop, kiriman: QueryDict) -> _Langkah:
    nomor = _nomor(kiriman)
    return _Langkah(
        ubah=partial(ubahan.pisah_langkah, nomor=nomor, potong=_nomor(kiriman, "potong")),
        kata=f"Langkah {nomor} dipisah",
        buka=nomor,
    )


def _lajur_baru(sop: Sop, kiriman: QueryDict) -> _Langkah:
    nama = kiriman.get("nama", "")[:200]
    return _Langkah(ubah=partial(ubahan.tambah_lajur, nama=nama), kata=f"Lajur {nama} ditambahkan")


def _lajur_nama(sop: Sop, kiriman: QueryDict) -> _Langkah:
    kode, nama = kiriman.get("kode", ""), kiriman.get("nama", "")[:200]
    return _Langkah(
        ubah=partial(setel, lokasi=f"pelaksana/{kode}", isi=nama), kata=f"Lajur menjadi {nama}"
    )


def _lajur_pindah(sop: Sop, kiriman: QueryDict) -> _Langkah:
    return _Langkah(
        ubah=partial(ubahan.pindah_lajur, kode=kiriman.get("kode", ""), ke=_nomor(kiriman, "ke")),
        kata="Urutan lajur diubah",
    )


def _lajur_hapus(sop: Sop, kiriman: QueryDict) -> _Langkah:
    return _Langkah(
        ubah=partial(ubahan.hapus_lajur, kode=kiriman.get("kode", "")), kata="Lajur dihapus"
    )


_PERINTAH: dict[str, Callable[[Sop, QueryDict], _Langkah]] = {
    "langkah": _langkah,
    "identitas": _identitas,
    "jawab": _jawab,
    "tambah": _tambah,
    "hapus": _hapus,
    "pindah": _pindah,
    "gabung": _gabung,
    "pisah": _pisah,
    "lajur_baru": _lajur_baru,
    "lajur_nama": _lajur_nama,
    "lajur_pindah": _lajur_pindah,
    "lajur_hapus": _lajur_hapus,
}
