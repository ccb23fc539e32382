"""Lanes whose task waits because nobody holds it: what waits, and who could take it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.urls import reverse

from tolok.dasar.periode import Periode
from tolok.organisasi.daftar_tim import tim_berlaku
from tolok.organisasi.domain.istilah import Peran
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.domain.alih import lajur_tanpa_pemegang
from tolok.pelaksanaan.domain.keadaan import StatusPelaksanaan
from tolok.pelaksanaan.domain.pelaku import JenisPemegang
from tolok.pelaksanaan.kantor import susunan_kini, wewenang_kini
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.models import Pelaksanaan, Tugas
from tolok.pelaksanaan.permissions import memimpin
from tolok.pelaksanaan.tampilan.kotak_masuk import judul_langkah
from tolok.pelaksanaan.tampilan.sambungan import Sambungan
from tolok.web.kartu import BarisKartu, Kartu

__all__ = [
    "CalonPemegang",
    "LajurKosong",
    "calon_pemegang",
    "kartu_lajur",
    "lajur_kosong",
    "sambungan_lajur",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class LajurKosong:
    """A lane without a holder and the rows that wait for one: (number, title), since when."""

    kode: str
    nama: str
    langkah: tuple[tuple[int, str], ...]
    sejak: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CalonPemegang:
    """Who may take it: (key, name, decree) of teams in force, (key, name) of people, in order."""

    tim: tuple[tuple[str, str, str], ...]
    orang: tuple[tuple[str, str], ...]


def lajur_kosong(pelaksanaan: Pelaksanaan) -> list[LajurKosong]:
    """Lanes of a live run whose open task nobody holds, the longest waiting first."""
    if pelaksanaan.status != StatusPelaksanaan.BERJALAN.value:
        return []
    lintasan = lintasan_sop(pelaksanaan.sidik_sop)
    nama = {x.kode: x.nama for x in lintasan.sop.lajur}
    hasil = []
    for kode, daftar in lajur_tanpa_pemegang(keadaan_kini(pelaksanaan), lintasan).items():
        nomor = sorted({t.langkah for t in daftar}, key=lintasan.posisi.__getitem__)
        hasil.append(
            LajurKosong(
                kode=kode,
                nama=nama.get(kode, kode),
                langkah=tuple((n, judul_langkah(lintasan.langkah[n].uraian)) for n in nomor),
                sejak=min(t.dibuka for t in daftar),
            )
        )
    return sorted(hasil, key=lambda x: x.sejak)


def calon_pemegang(pelaksanaan: Pelaksanaan, saat: datetime) -> CalonPemegang:
    """Teams whose decree stands, and everybody who holds a post in the office. Two queries."""
    hari = hari_di(pelaksanaan.instansi.pemda, saat)
    kantor = susunan_kini(pelaksanaan.instansi, hari)
    tabel: Any = apps.get_model("organisasi", "Tim")
    berlaku: list[UUID] = tim_berlaku(pelaksanaan.instansi, hari)
    baris = {t.pk: t for t in tabel.objects.filter(pk__in=berlaku)}
    orang = [(str(p), kantor.nama.get(p, "")) for p in kantor.seluruh_pegawai()]
    return CalonPemegang(
        tim=tuple((str(pk), baris[pk].nama, baris[pk].dasar_nomor) for pk in berlaku),
        orang=tuple(sorted(orang, key=lambda b: b[1])),
    )


def sambungan_lajur(pengguna: Any, pelaksanaan: Any) -> list[Sambungan]:
    """The way to the page, beside the run, for who may say who holds the lane."""
    kosong = lajur_kosong(pelaksanaan)
    if not kosong or not pengguna.has_perm("pelaksanaan.tetapkan_lajur", pelaksanaan):
        return []
    return [
        Sambungan(
            judul=f"{x.nama} belum ada pemegangnya",
            teks=f"Langkah {', '.join(str(n) for n, _ in x.langkah)} menunggu sampai ditetapkan.",
            alamat=reverse("pelaksanaan:tetapkan_lajur", args=[pelaksanaan.pk]),
            tombol="Tetapkan pemegang",
        )
        for x in kosong
    ]


def kartu_lajur(pegawai: Any, sekarang: datetime) -> Kartu | None:
    """For the head and who prepares runs: runs that stand still. One query, for them only."""
    hari = hari_di(pegawai.pemda, sekarang)
    milik = (None, pegawai.instansi_id)
    diberi = wewenang_kini(pegawai.instansi, hari, pegawai.pk)
    penyiap = any((Peran.MENYIAPKAN_PELAKSANAAN, x) in diberi for x in milik)
    if not penyiap and not memimpin(susunan_kini(pegawai.instansi, hari), pegawai.pk):
        return None
    tunggu = (
        Tugas.objects.untuk(pegawai)
        .filter(terbuka=True, pemegang_jenis=JenisPemegang.BELUM.value)
        .select_related("pelaksanaan")
        .order_by("dibuka_pada")
    )
    baris = tuple(
        BarisKartu(
            judul=f"Langkah {t.langkah} belum ada pemegangnya",
            alamat=reverse("pelaksanaan:tetapkan_lajur", args=[t.pelaksanaan_id]),
            konteks=f"{t.pelaksanaan.nama_sop}, {Periode.dari_kode(t.pelaksanaan.periode).nama}",
        )
        for t in tunggu
    )
    if not baris:
        return None
    return Kartu(kode="lajur", judul="Menunggu pemegang", baris=baris, banyak=len(baris))
