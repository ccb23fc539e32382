"""What the panels of this room read from a task: plan, forms handed in, the last worked sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from django.apps import apps

from tolok.dasar.periode import Periode
from tolok.kinerja import selectors
from tolok.kinerja.domain.berkas_ukur import FORMAT_KERTAS
from tolok.kinerja.domain.isian import FORMAT as FORMAT_ISIAN, dari_json
from tolok.kinerja.domain.kertas_kerja import KertasKerja, susun_kertas_kerja
from tolok.kinerja.domain.rencana import Rencana
from tolok.kinerja.services.pengukuran import baca_isian
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas
from tolok.regulasi.muat import aturan_ukur

__all__ = [
    "JENIS_TIM",
    "hari_ukur",
    "isian_masuk",
    "isian_tim",
    "kertas_halaman",
    "kertas_tersimpan",
    "pemilik_tugas",
    "periode_halaman",
    "rencana_halaman",
    "susun_kertas",
    "tanpa_formulir",
]


T = TypeVar("T")

JENIS_TIM = "isian_tim"
"""Kind of the sheet with rows that the Tim entered itself."""


_ingatan: WeakKeyDictionary[HalamanTugas, dict[str, Any]] = WeakKeyDictionary()


def _sekali(halaman: HalamanTugas, kunci: str, buat: Callable[[], T]) -> T:
    """Read once per page, though three panels ask for it."""
    ada = _ingatan.setdefault(halaman, {})
    if kunci not in ada:
        ada[kunci] = buat()
    hasil: T = ada[kunci]
    return hasil


def periode_halaman(halaman: HalamanTugas) -> Periode:
    """The period that the run measures."""
    return Periode.dari_kode(halaman.pelaksanaan.periode)


def hari_ukur(halaman: HalamanTugas) -> date:
    """The day of measuring, in the office's own zone."""
    return hari_di(halaman.pelaksanaan.instansi.pemda, halaman.sekarang)


def rencana_halaman(halaman: HalamanTugas) -> Rencana:
    """The plan of the office for the run's period."""
    return _sekali(
        halaman,
        "rencana",
        lambda: selectors.rencana(halaman.pelaksanaan.instansi_id, periode_halaman(halaman)),
    )


def pemilik_tugas(halaman: HalamanTugas) -> str:
    """Whose rows a form holds: the unit the task is about, else the post that holds it."""
    return halaman.domain.subjek or halaman.domain.pemegang.id


def isian_masuk(halaman: HalamanTugas) -> list[dict[str, Any]]:
    """The newest form of each owner in this run: what the row works on, else a query."""
    masukan = [m.isi for m in halaman.masukan if m.jenis == "isian"]
    isi = masukan or _sekali(halaman, "isian", lambda: _isian_pelaksanaan(halaman))
    return [i for i in isi if i.get("format") == FORMAT_ISIAN]


def _isian_pelaksanaan(halaman: HalamanTugas) -> list[dict[str, Any]]:
    terakhir = {
        versi[-1].lembar
        for kunci, versi in halaman.keadaan.hasil.items()
        if kunci.jenis == "isian" and versi
    }
    lembar: Any = apps.get_model("pelaksanaan", "Lembar")
    daftar = lembar.objects.filter(pk__in=terakhir).order_by("pada", "pk") if terakhir else ()
    return [isi_lembar(satu) for satu in daftar]


def isian_tim(halaman: HalamanTugas) -> dict[str, Any]:
    """What the Tim typed or handed in with this task for rows that no form covers."""
    return _sekali(halaman, "tim", lambda: halaman.isi_awal("ukur", JENIS_TIM)[0])


def tanpa_formulir(rencana: Rencana, masuk: Sequence[Mapping[str, Any]]) -> Rencana:
    """Rows due now that no submitted form covers."""
    ada = {str(b["indikator"]) for isi in masuk for b in isi["baris"]}
    uang = {str(a["simpul"]) for isi in masuk for a in isi["anggaran"]}
    return Rencana(
        instansi=rencana.instansi,
        periode=rencana.periode,
        aturan=rencana.aturan,
        perjanjian=rencana.perjanjian,
        simpul=rencana.simpul,
        butir=tuple(b for b in rencana.butir if b.id not in ada and b.dijadwalkan(rencana.tw)),
        anggaran=tuple(a for a in rencana.anggaran if a.simpul not in uang),
    )


def susun_kertas(
    halaman: HalamanTugas,
    rencana: Rencana,
    masuk: Sequence[Mapping[str, Any]],
    tim: Mapping[str, Any],
) -> KertasKerja:
    """The worked sheet from the submitted forms and the rows the Tim entered."""
    isian, _ = dari_json(tim, tanpa_formulir(rencana, masuk))
    return susun_kertas_kerja(
        rencana=rencana,
        daftar_isian=[*baca_isian(masuk, rencana), isian],
        aturan=aturan_ukur(rencana.aturan),
        pada=hari_ukur(halaman),
    )


def kertas_halaman(halaman: HalamanTugas) -> KertasKerja:
    """Everything measured now, from the forms that are in and what the Tim entered."""
    return _sekali(
        halaman,
        "kertas",
        lambda: susun_kertas(
            halaman, rencana_halaman(halaman), isian_masuk(halaman), isian_tim(halaman)
        ),
    )


def kertas_tersimpan(halaman: HalamanTugas) -> Mapping[str, Any] | None:
    """The worked sheet handed in with this very task, as it was computed."""
    lembar = halaman.lembar.get("kertas_kerja")
    isi = isi_lembar(lembar) if lembar is not None else {}
    return isi if isi.get("format") == FORMAT_KERTAS else None
