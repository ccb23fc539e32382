"""Tugas saya, the list of runs, the living SOP page, and the whole timeline of a run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.dasar.periode import Periode
from tolok.organisasi.domain.susunan import Susunan
from tolok.organisasi.selectors import kalender
from tolok.pelaksanaan.domain.keadaan import Keadaan
from tolok.pelaksanaan.domain.kejadian import Tercatat, TugasDibaca
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.hak_naskah import pandangan_kejadian, pandangan_naskah
from tolok.pelaksanaan.kantor import dasar_kini, kalender_kini
from tolok.pelaksanaan.keterlibatan import terlibat_dalam
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.permissions import memimpin
from tolok.pelaksanaan.privasi import Pandangan
from tolok.pelaksanaan.sebutan import nama_kantor, sebutan
from tolok.pelaksanaan.selectors import pelaksanaan as selectors
from tolok.pelaksanaan.tampilan import bacaan, sop_hidup
from tolok.pelaksanaan.tampilan.diserahkan import sudah_diserahkan
from tolok.pelaksanaan.tampilan.diteruskan import diteruskan
from tolok.pelaksanaan.tampilan.halaman_sop import halaman_sop
from tolok.pelaksanaan.tampilan.kertas import TugasKertas, dapat_dicatat
from tolok.pelaksanaan.tampilan.kotak_masuk import susun_tugas
from tolok.pelaksanaan.tampilan.linimasa import (
    ButirLinimasa,
    id_disebut,
    lembar_disebut,
    linimasa,
    penempatan_disebut,
)
from tolok.pelaksanaan.tampilan.nama import Nama
from tolok.pelaksanaan.tampilan.naskah import daftar_naskah, ringkas, terbaca
from tolok.pelaksanaan.tampilan.sambungan import sambungan
from tolok.pelaksanaan.tampilan.tempo import pilihan_tempo, saring_tempo
from tolok.pelaksanaan.tampilan.terkait import usul_susulan
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.tim_sk import lajur_menunggu
from tolok.web.izin import butuh
from tolok.web.kartu import daftar_kartu, daftar_pintasan
from tolok.web.penggaris import hari_ini
from tolok.web.waktu import sekarang

__all__ = ["beranda", "daftar", "pelaksanaan", "pelaksanaan_diminta", "riwayat"]

_PILIHAN_STATUS = (
    ("", "Semua"),
    ("berjalan", "Berjalan"),
    ("selesai", "Selesai"),
    ("dibatalkan", "Dibatalkan"),
)
_PER_HALAMAN = 20
_RIWAYAT_PER_HALAMAN = 60
_LINIMASA_SINGKAT = 10


def pelaksanaan_diminta(request: HttpRequest, *, pelaksanaan: UUID, **lain: Any) -> Pelaksanaan:
    """The run the URL names; another office's is a 404. It carries the document the URL names."""
    objek = selectors.pelaksanaan_milik(_pegawai(request), pelaksanaan)
    objek.naskah_diminta = lain.get("naskah")
    return objek


def _pegawai(request: HttpRequest) -> Any:
    return request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware


@butuh("pelaksanaan.tugas_saya")
@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """What waits for me, from whom, since when, time left."""
    pegawai, kini = _pegawai(request), sekarang()
    kantor = bacaan.kantor_kini(pegawai, kini)
    kotak = selectors.kotak_masuk(pegawai, kini, kantor)
    hari_kerja = kalender_kini(pegawai.instansi, kantor.hari)
    halaman = susun_tugas(
        kotak,
        dari=bacaan.pengirim(kotak, kantor),
        kalender=partial(kalender_kini, pegawai.instansi, kantor.hari),
        sekarang=kini,
    )
    bacaan.ingat_jumlah(request, halaman.banyak)
    dipilih = request.GET.get("tempo", "")
    isi = {
        "halaman": halaman,
        "saringan": saring_tempo(halaman, dipilih, kini, hari_kerja.tz),
        "tempo": pilihan_tempo(halaman, dipilih, kini, hari_kerja.tz),
        "diteruskan": diteruskan(pegawai, kantor, hari_kerja, kini, _pelaksanaan_kotak(kotak)),
        "kartu": daftar_kartu(pegawai, kini),
        "pintasan": daftar_pintasan(request.user),
        "kini": kini,
        "hari": hari_ini(hari_kerja, kini, halaman.tanda),
        "atas_nama": bacaan.atas_nama_saya(kotak),
        "selesai": [] if halaman.banyak else bacaan.baru_selesai(pegawai),
    }
    return render(request, "pelaksanaan/beranda.html", isi)


def _pelaksanaan_kotak(kotak: selectors.KotakMasuk) -> set[UUID]:
    """Runs of which something waits for the person."""
    return {b.pelaksanaan.pk for b in (*kotak.perlu_keputusan, *kotak.perlu_diisi)}


@butuh("pelaksanaan.daftar")
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Runs of my office: where each stands, who holds it, how far it is."""
    pegawai, kini = _pegawai(request), sekarang()
    status = request.GET.get("status", "")
    semua = bacaan.pelaksanaan_instansi(pegawai, status)
    hal = Paginator(semua, _PER_HALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "hal": hal,
        "status": status,
        "pilihan_status": _PILIHAN_STATUS,
        "boleh_siapkan": request.user.has_perm("organisasi.siapkan_pelaksanaan"),
        "daftar": bacaan.ringkas(hal.object_list, kalender(pegawai.instansi), kini),
        "susulan": usul_susulan(request.user, pegawai, kini) if not status else [],
        "kini": kini,
    }
    return render(request, "pelaksanaan/daftar.html", isi)


@butuh("pelaksanaan.lihat", pelaksanaan_diminta)
@require_safe
def pelaksanaan(request: HttpRequest, pelaksanaan: UUID) -> HttpResponse:
    """The living SOP page."""
    objek: Pelaksanaan = request.objek  # type: ignore[attr-defined]  # set by butuh
    kini, pegawai = sekarang(), _pegawai(request)
    log = bacaan.log(objek)
    lintasan = lintasan_sop(objek.sidik_sop)
    singkat = _singkat(log)
    kantor = bacaan.kantor_kini(pegawai, kini)
    nama = _nama(pegawai.instansi, log, singkat, kantor)
    sop = halaman_sop(objek.sidik_sop)
    halaman = _hidup(objek, log, nama, kantor, pegawai, kini)
    boleh_baca = terlibat_dalam(pegawai, kantor, log.keadaan)
    pemimpin = memimpin(kantor, pegawai.pk)
    bahan = BahanNaskah(
        objek, kini, kejadian=log.kejadian, keadaan=log.keadaan, disebut=lembar_disebut(singkat)
    )
    pandangan = pandangan_naskah(pegawai, bahan, kantor)
    naskah = terbaca(daftar_naskah(bahan), pandangan)
    isi = {
        "objek": objek,
        "periode": Periode.dari_kode(objek.periode),
        "sop": sop,
        "halaman": halaman,
        "linimasa": _linimasa(
            objek, singkat, log.keadaan, nama, kutip=boleh_baca, pandangan=pandangan, bahan=bahan
        ),
        "naskah": ringkas(naskah),
        "banyak_naskah": len(naskah),
        "boleh_baca": boleh_baca,
        "kertas": _kertas(request, log.keadaan, lintasan, kantor),
        "diserahkan": sudah_diserahkan(
            log.keadaan, lintasan, str(pegawai.pk), bacaan.milik(kantor, pegawai.pk)
        ),
        "memimpin": pemimpin,
        "sambungan": sambungan(request.user, objek),
        "boleh_batal": halaman.berjalan
        and (pemimpin or request.user.has_perm("organisasi.siapkan_pelaksanaan")),
        "banyak_kejadian": len(log.kejadian),
        "kini": kini,
    }
    return render(request, "pelaksanaan/pelaksanaan.html", isi)


def _hidup(
    objek: Pelaksanaan,
    log: bacaan.Log,
    nama: Nama,
    kantor: Susunan,
    pegawai: Any,
    kini: datetime,
) -> sop_hidup.HalamanHidup:
    """The printed page with the state of every row."""
    lintasan = lintasan_sop(objek.sidik_sop)
    return sop_hidup.susun(
        sop_hidup.Bahan(
            sop=halaman_sop(objek.sidik_sop),
            jalan=lintasan.sop,
            keadaan=log.keadaan,
            kejadian=log.kejadian,
            nama=nama,
            kalender=kalender_kini(pegawai.instansi, kantor.hari),
            kalender_pemegang=bacaan.kalender_jabatan(pegawai.instansi, kantor),
            sekarang=kini,
            milik_saya=bacaan.tugas_saya(pegawai, kantor, log.keadaan),
            menunggu_sk=frozenset(lajur_menunggu(objek, lintasan, kantor.hari)),
        )
    )


def _singkat(log: bacaan.Log) -> list[Tercatat]:
    """The newest events a person would tell; that a finished task was opened goes without saying."""
    tugas = log.keadaan.tugas
    berarti = [
        c
        for c in log.kejadian
        if not (isinstance(c.kejadian, TugasDibaca) and not tugas[c.kejadian.tugas].terbuka)
    ]
    return berarti[-_LINIMASA_SINGKAT:]


def _kertas(
    request: HttpRequest, keadaan: Keadaan, lintasan: Lintasan, kantor: Susunan
) -> list[TugasKertas]:
    """The way to tasks that are decided on paper, for who may record them."""
    if not request.user.has_perm("organisasi.siapkan_pelaksanaan"):
        return []
    return dapat_dicatat(keadaan, lintasan, kantor)


@butuh("pelaksanaan.lihat", pelaksanaan_diminta)
@require_safe
def riwayat(request: HttpRequest, pelaksanaan: UUID) -> HttpResponse:
    """Every event of the run, newest first."""
    objek: Pelaksanaan = request.objek  # type: ignore[attr-defined]  # set by butuh
    kini, pegawai = sekarang(), _pegawai(request)
    log = bacaan.log(objek)
    kantor = bacaan.kantor_kini(pegawai, kini)
    terbalik = log.kejadian[::-1]
    hal = Paginator(terbalik, _RIWAYAT_PER_HALAMAN).get_page(request.GET.get("halaman"))
    potong = list(hal.object_list)[::-1]
    isi = {
        "objek": objek,
        "periode": Periode.dari_kode(objek.periode),
        "hal": hal,
        "linimasa": _linimasa(
            objek,
            potong,
            log.keadaan,
            _nama(pegawai.instansi, log, potong, kantor),
            kutip=terlibat_dalam(pegawai, kantor, log.keadaan),
            pandangan=pandangan_kejadian(pegawai, objek, log.keadaan, kantor),
        ),
        "banyak_kejadian": len(log.kejadian),
        "kini": kini,
    }
    return render(request, "pelaksanaan/riwayat.html", isi)


def _nama(instansi: Any, log: bacaan.Log, kejadian: Sequence[Tercatat], kantor: Susunan) -> Nama:
    """Names for the open tasks of the page and for the events it tells.

    The letters are those of the whole run, so that every page of it asks the same.
    """
    terbuka = [t for t in log.keadaan.tugas.values() if t.terbuka and not t.peserta]
    daftar = {p for t in terbuka for p in (t.pemegang.id, t.subjek) if p}
    return Nama(
        sebutan=sebutan(daftar | id_disebut(kejadian, log.keadaan), nama_kantor(kantor)),
        dasar=dasar_kini(instansi, kantor.hari, penempatan_disebut(log.kejadian)),
    )


def _linimasa(
    objek: Pelaksanaan,
    kejadian: Sequence[Tercatat],
    keadaan: Keadaan,
    nama: Nama,
    *,
    kutip: bool,
    pandangan: Pandangan,
    bahan: BahanNaskah | None = None,
) -> list[ButirLinimasa]:
    """`kutip`: reasons and notes are quoted too, for those who may read what the run contains.

    `pandangan` says about whom; `bahan` has read the sheets that are quoted already.
    """
    boleh = [c for c in kejadian if pandangan.kejadian(c.kejadian)]
    disebut = lembar_disebut(boleh) if kutip else ()
    teks = (
        {pk: bahan.teks(pk) for pk in disebut}
        if bahan is not None
        else bacaan.teks_lembar(objek, disebut)
    )
    lintasan = lintasan_sop(objek.sidik_sop)
    baku = {
        n: x.waktu.teks
        for n, x in lintasan.langkah.items()
        if x.waktu and n not in lintasan.waktu_bersama
    }
    return linimasa(kejadian, keadaan, nama, teks, baku, pandangan.kejadian)
