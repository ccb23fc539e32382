"""How far an office is set up: what is done, what comes next, and where that is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.cache import cache
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from tolok.kinerja.models import Indikator, PerjanjianKinerja, SimpulKinerja
from tolok.organisasi.domain.istilah import Peran
from tolok.organisasi.permissions import punya_wewenang
from tolok.organisasi.selectors import berlaku_pada, hari_di
from tolok.web.kartu import BarisKartu, Kartu

__all__ = ["LangkahPenyiapan", "kartu_penyiapan", "langkah_penyiapan"]

_INGAT = 24 * 60 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class LangkahPenyiapan:
    """One step: its words, whether it is done, and the link to do it (words, address).

    `pengelola`: only an administrator can do it; the planner sees whom to ask.
    """

    judul: str
    keterangan: str
    jadi: bool
    tautan: str
    alamat: str
    lihat: str
    """Where it is looked at once it is done."""
    pengelola: bool = False


def _model(nama: str) -> Any:
    """A table of a room below, read here only to count."""
    return apps.get_model(nama)


def _hitung(baris: QuerySet[Any]) -> Any:
    """How many rows point to the office of the outer query."""
    banyak = baris.order_by().values("instansi").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(banyak, output_field=IntegerField()), 0)


def _keadaan(instansi: UUID, hari: date) -> Any:
    """Everything the steps ask, in one query."""
    luar = OuterRef("pk")
    kantor = _model("organisasi.Instansi").objects.filter(pk=instansi)
    return kantor.annotate(
        **_orang(luar, hari),
        berlibur=Exists(
            _model("organisasi.HariLibur").objects.filter(
                pemda=OuterRef("pemda"), tanggal__year=hari.year
            )
        ),
        berjam=Exists(
            _model("organisasi.JamKerja").objects.filter(
                berlaku_pada(hari), pemda=OuterRef("pemda")
            )
        ),
        banyak_indikator=_hitung(Indikator.objects.filter(instansi=luar, simpul__tahun=hari.year)),
        berpohon=Exists(SimpulKinerja.objects.filter(instansi=luar, tahun=hari.year)),
        berperjanjian=Exists(PerjanjianKinerja.objects.filter(instansi=luar, tahun=hari.year)),
        bersop=Exists(
            _model("sop.VersiSop").objects.filter(
                Q(status="berlaku") | Q(status="disahkan", berlaku_sejak__lte=hari), instansi=luar
            )
        ),
        berlajur=Exists(
            _model("organisasi.PetaLajur").objects.filter(berlaku_pada(hari), instansi=luar)
        ),
    ).get()


def _orang(luar: OuterRef, hari: date) -> dict[str, Any]:
    """Posts, who sits in them, and whether somebody may prepare runs."""
    jabatan = _model("organisasi.Jabatan").objects.filter(
        instansi=luar, aktif=True, penilai_luar=False
    )
    duduk = _model("organisasi.Penempatan").objects.filter(
        berlaku_pada(hari), jabatan__instansi=luar, kapasitas="definitif"
    )
    banyak = (
        duduk.order_by().values("jabatan__instansi").annotate(n=Count("pegawai", distinct=True))
    )
    perencana = _model("organisasi.Wewenang").objects.filter(
        berlaku_pada(hari), instansi=luar, peran=Peran.MENYIAPKAN_PELAKSANAAN.value
    )
    return {
        "banyak_jabatan": _hitung(jabatan),
        "berpimpinan": Exists(jabatan.filter(kepala_unit=True, unit__jenis="induk")),
        "banyak_duduk": Coalesce(Subquery(banyak.values("n"), output_field=IntegerField()), 0),
        "berperencana": Exists(perencana),
    }


def langkah_penyiapan(instansi: UUID, hari: date) -> list[LangkahPenyiapan]:
    """The steps in the order they are done. One query."""
    k = _keadaan(instansi, hari)
    return [*_langkah_kantor(k, hari.year), *_langkah_kerja(k, hari.year)]


def _langkah_kantor(k: Any, tahun: int) -> list[LangkahPenyiapan]:
    return [
        LangkahPenyiapan(
            judul="Unit dan jabatan",
            keterangan=f"{k.banyak_jabatan} jabatan tercatat"
            + ("." if k.berpimpinan else "; jabatan pimpinan belum ada."),
            jadi=k.berpimpinan and k.banyak_jabatan >= 3,
            tautan="Unggah templat kantor",
            alamat=reverse("kinerja:penyiapan_unggah"),
            lihat=reverse("organisasi:jabatan"),
            pengelola=True,
        ),
        LangkahPenyiapan(
            judul="Pegawai pada jabatannya",
            keterangan=f"{k.banyak_duduk} pegawai menduduki jabatan.",
            jadi=k.banyak_duduk >= 2,
            tautan="Unggah templat kantor",
            alamat=reverse("kinerja:penyiapan_unggah"),
            lihat=reverse("organisasi:pegawai"),
            pengelola=True,
        ),
        LangkahPenyiapan(
            judul="Perencana",
            keterangan="Kasubbag Perencanaan memerlukan wewenang menyiapkan pelaksanaan.",
            jadi=k.berperencana,
            tautan="Beri wewenang",
            alamat=reverse("organisasi:wewenang_beri"),
            lihat=reverse("organisasi:wewenang"),
            pengelola=True,
        ),
        LangkahPenyiapan(
            judul=f"Kalender kerja {tahun}",
            keterangan="Hari libur dan jam kerja menentukan batas waktu setiap langkah.",
            jadi=k.berlibur and k.berjam,
            tautan="Periksa kalender",
            alamat=reverse("organisasi:kalender"),
            lihat=reverse("organisasi:kalender"),
            pengelola=True,
        ),
    ]


def _langkah_kerja(k: Any, tahun: int) -> list[LangkahPenyiapan]:
    return [
        LangkahPenyiapan(
            judul=f"Rencana kinerja {tahun}",
            keterangan=f"{k.banyak_indikator} indikator bertarget.",
            jadi=k.berpohon and k.banyak_indikator > 0,
            tautan="Isi rencana",
            alamat=reverse("kinerja:rencana_tahun", args=[tahun]),
            lihat=reverse("kinerja:rencana_tahun", args=[tahun]),
        ),
        LangkahPenyiapan(
            judul=f"Perjanjian Kinerja {tahun}",
            keterangan="Nomor dan tanggalnya tercetak pada formulir dan laporan.",
            jadi=k.berperjanjian,
            tautan="Catat perjanjian",
            alamat=reverse("kinerja:perjanjian_baru", args=[tahun]),
            lihat=reverse("kinerja:rencana_tahun", args=[tahun]),
        ),
        LangkahPenyiapan(
            judul="SOP yang berlaku",
            keterangan="Masukkan SOP kantor Anda, jawab pertanyaannya, lalu berlakukan.",
            jadi=k.bersop,
            tautan="Buka SOP",
            alamat=reverse("sop:daftar"),
            lihat=reverse("sop:daftar"),
        ),
        LangkahPenyiapan(
            judul="Lajur SOP",
            keterangan="Siapa yang dimaksud tiap lajur: jabatan, kepala bidang, atau tim.",
            jadi=k.berlajur,
            tautan="Petakan lajur",
            alamat=reverse("organisasi:lajur"),
            lihat=reverse("organisasi:lajur"),
            pengelola=True,
        ),
    ]


def _kunci(instansi: UUID, tahun: int) -> str:
    return f"penyiapan-lengkap-{instansi}-{tahun}"


def kartu_penyiapan(pegawai: Any, sekarang: datetime) -> Kartu | None:
    """The next steps, for who can take them, until all are taken. At most one query."""
    hari = hari_di(pegawai.pemda, sekarang)
    pengelola = punya_wewenang(pegawai, Peran.ADMINISTRATOR, pegawai.instansi_id, hari)
    perencana = punya_wewenang(pegawai, Peran.MENYIAPKAN_PELAKSANAAN, pegawai.instansi_id, hari)
    kunci = _kunci(pegawai.instansi_id, hari.year)
    if not (pengelola or perencana) or cache.get(kunci):
        return None
    sisa = [s for s in langkah_penyiapan(pegawai.instansi_id, hari) if not s.jadi]
    if not sisa:
        cache.set(kunci, True, _INGAT)
        return None
    milik = [s for s in sisa if pengelola or not s.pengelola][:3]
    return Kartu(
        kode="penyiapan",
        judul="Langkah penyiapan",
        baris=tuple(
            BarisKartu(judul=s.judul, alamat=s.alamat, konteks=s.keterangan) for s in milik
        ),
        banyak=len(sisa),
        bantu="Yang perlu disiapkan sebelum SOP pertama dijalankan.",
        semua=(reverse("kinerja:penyiapan"), "Lihat semua langkah"),
    )
