"""The employee's own SKP, the list of who has one, and results made in e-Kinerja."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tolok.berkas.domain.jenis import JenisBerkas, kenali
from tolok.dasar.galat import GalatTolok, MasukanTidakSah, TidakDitemukan
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.domain.objek import dilihat
from tolok.pelaksanaan.selectors import pelaksanaan as pelaksanaan_selectors
from tolok.pelaksanaan.services import PadaTugas
from tolok.pelaksanaan.tampilan.banyak import HalamanBanyak
from tolok.regulasi.skp import aturan_skp
from tolok.skp import selectors
from tolok.skp.daftar_pegawai import daftar_pegawai
from tolok.skp.domain.rekaman import Rekaman, SubjekRekam
from tolok.skp.permissions import boleh_kelola
from tolok.skp.services.rekam import (
    BAGIAN,
    baca_rekaman,
    fail_pegawai,
    rekam_hasil,
)
from tolok.skp.services.rencana import masukkan_rencana
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["beranda", "pegawai", "rekam"]

_TERBESAR = 10 * 2**20
_BARIS_GALAT = 50
_TAHUN_AWAL, _TAHUN_AKHIR = 2014, 2100


@butuh("skp.lihat_sendiri")
@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """My plans, my results, and who opened them."""
    saya = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    isi = {
        "rencana": selectors.rencana_saya(saya),
        "hasil": selectors.hasil_saya(saya),
        "pembacaan": selectors.pembacaan_saya(saya),
        "mengelola": boleh_kelola(request.user),
        "tahun": hari_di(saya.pemda, sekarang()).year - 1,
    }
    return render(request, "skp/beranda.html", isi)


@butuh("skp.kelola")
@require_http_methods(["GET", "HEAD", "POST"])
def pegawai(request: HttpRequest, tahun: int) -> HttpResponse:
    """Who has an SKP in a year and who has none; POST takes plans from a workbook."""
    saya = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    if not _TAHUN_AWAL <= tahun <= _TAHUN_AKHIR:
        raise TidakDitemukan("Tahun itu tidak ada.", "Pilih tahun lain.")
    galat: list[Any] = []
    if request.method == "POST":
        try:
            hasil = masukkan_rencana(pegawai=saya, isi=_buku(request))
        except MasukanTidakSah as tolak:
            galat = [{"masalah": tolak.pesan, "saran": tolak.saran}]
        else:
            if not hasil.galat:
                messages.success(request, f"{hasil.jumlah} rencana SKP dimasukkan.")
                return redirect("skp:pegawai", tahun=tahun)
            galat = list(hasil.galat)
    periode = Periode(JenisPeriode.TAHUN, tahun)
    isi = {
        "tahun": tahun,
        "sebelum": tahun - 1,
        "sesudah": tahun + 1,
        "baris": daftar_pegawai(saya, periode, periode.selesai),
        "galat": galat[:_BARIS_GALAT],
        "galat_lain": max(len(galat) - _BARIS_GALAT, 0),
    }
    return render(request, "skp/pegawai.html", isi, status=422 if galat else 200)


def _buku(request: HttpRequest) -> bytes:
    unggahan = request.FILES.get("buku")
    if unggahan is None:
        raise MasukanTidakSah("Buku kerja belum dipilih.", "Pilih fail .xlsx.", "buku")
    if (unggahan.size or 0) > _TERBESAR:
        raise MasukanTidakSah(
            "Buku kerja lebih besar dari 10 MB.", "Bagi menjadi beberapa.", "buku"
        )
    isi: bytes = unggahan.read()
    if kenali(isi, unggahan.name or "") is not JenisBerkas.XLSX:
        raise MasukanTidakSah(
            "Yang dapat dibaca hanya buku kerja Excel .xlsx.", "Simpan sebagai .xlsx.", "buku"
        )
    return isi


class HalamanRekam:
    """The employees of a scoring row whose result is still out, for who may record it."""

    def __init__(self, *, pelaksanaan: Any, langkah: int, pegawai: Any, mengelola: bool) -> None:
        self.pelaksanaan = pelaksanaan
        self.banyak = HalamanBanyak(
            pelaksanaan=pelaksanaan, langkah=langkah, pegawai=pegawai, sekarang=sekarang()
        )
        if langkah not in self.banyak.lintasan.menilai:
            raise TidakDitemukan("Langkah ini tidak menilai.", "Buka dari Tugas saya.")
        self.langkah = self.banyak.langkah
        milik = {t.id for t in self.banyak.tugas}
        self._milik = {UUID(pk) for pk in milik}
        semua = self.banyak.keadaan.tugas.values()
        self.boleh = mengelola or bool(milik)
        self.tugas = [
            t
            for t in semua
            if t.langkah == langkah
            and t.induk is None
            and t.terbuka
            and t.subjek is not None
            and (mengelola or t.id in milik)
        ]

    def daftar(self) -> list[SubjekRekam]:
        """With the draft of each. Two queries."""
        return selectors.subjek_rekam(
            [(UUID(t.id), UUID(str(t.subjek))) for t in self.tugas], BAGIAN, self._terbaca
        )

    def _terbaca(self, tugas: UUID, penulis: UUID) -> bool:
        """A superior reads every draft of the own people, others only what they recorded."""
        return tugas in self._milik or penulis == self.banyak.pegawai.pk

    def pada(self, kunci: UUID | None = None) -> dict[UUID, PadaTugas]:
        """The head of a command on each of the tasks."""
        b = self.banyak
        return {
            UUID(t.id): PadaTugas(
                pelaksanaan=self.pelaksanaan.pk,
                tugas=UUID(t.id),
                pegawai=b.pegawai,
                kunci=kunci or uuid4(),
                sekarang=b.sekarang,
                iterasi=t.iterasi,
                dilihat=dilihat(b.keadaan, b.lintasan, t),
            )
            for t in self.tugas
        }


def _rekam_diminta(request: HttpRequest, *, pelaksanaan: UUID, langkah: int) -> HalamanRekam:
    saya = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    baris = pelaksanaan_selectors.pelaksanaan_milik(saya, pelaksanaan)
    return HalamanRekam(
        pelaksanaan=baris, langkah=langkah, pegawai=saya, mengelola=boleh_kelola(request.user)
    )


@butuh("skp.rekam", _rekam_diminta)
@require_http_methods(["GET", "HEAD", "POST"])
def rekam(request: HttpRequest, pelaksanaan: UUID, langkah: int) -> HttpResponse:
    """Files and predicates of many employees; saved as drafts that the superior confirms."""
    objek: HalamanRekam = request.objek  # type: ignore[attr-defined]  # set by butuh
    daftar = objek.daftar()
    if request.method != "POST":
        return _tampil_rekam(request, objek, daftar, {}, [])
    try:
        dari_buku, asing = _dari_buku(request, daftar)
        if request.POST.get("aksi") == "baca":
            return _tampil_rekam(request, objek, daftar, dari_buku, asing)
        rekaman, tanpa = _dari_formulir(request, daftar)
        jumlah = rekam_hasil(pada=objek.pada(), daftar=daftar, rekaman=rekaman, boleh=objek.boleh)
    except GalatTolok as tolak:
        return _tampil_rekam(request, objek, daftar, {}, [str(tolak)], status=422)
    for nama in tanpa:
        messages.warning(request, f"Fail {nama} tidak cocok dengan satu pegawai pun.")
    messages.success(
        request, f"{jumlah} hasil e-Kinerja menunggu dikonfirmasi penilainya satu per satu."
    )
    return redirect("skp:rekam", pelaksanaan=pelaksanaan, langkah=langkah)


def _dari_buku(
    request: HttpRequest, daftar: Sequence[SubjekRekam]
) -> tuple[dict[UUID, Rekaman], list[str]]:
    if request.POST.get("aksi") != "baca":
        return {}, []
    return baca_rekaman(_buku(request), daftar)


def _dari_formulir(
    request: HttpRequest, daftar: Sequence[SubjekRekam]
) -> tuple[dict[UUID, Rekaman], list[str]]:
    fail, tanpa = {}, []
    for unggahan in request.FILES.getlist("fail"):
        subjek = fail_pegawai(unggahan.name or "", daftar)
        if subjek is None:
            tanpa.append(unggahan.name or "")
        else:
            fail[subjek.tugas] = unggahan
    rekaman = {
        s.tugas: Rekaman(
            predikat=request.POST[f"predikat-{s.tugas}"],
            dokumen=request.POST.get(f"dokumen-{s.tugas}", "").strip(),
            fail=fail.get(s.tugas),
        )
        for s in daftar
        if request.POST.get(f"predikat-{s.tugas}")
    }
    return rekaman, tanpa


def _tampil_rekam(
    request: HttpRequest,
    objek: HalamanRekam,
    daftar: Sequence[SubjekRekam],
    terbaca: Mapping[UUID, Rekaman],
    pesan: Sequence[str],
    status: int = 200,
) -> HttpResponse:
    isi = {
        "objek": objek,
        "baris": [
            {
                "subjek": s,
                "predikat": terbaca[s.tugas].predikat if s.tugas in terbaca else s.predikat,
                "dokumen": terbaca[s.tugas].dokumen if s.tugas in terbaca else s.dokumen,
            }
            for s in daftar
        ],
        "pilihan": [
            (p["kode"], p["nama"]) for p in aturan_skp("permenpanrb-6-2022/1").nilai("predikat")
        ],
        "pesan": pesan,
        "terbaca": len(terbaca),
    }
    return render(request, "skp/rekam.html", isi, status=status)
