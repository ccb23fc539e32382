"""What the panels of this room read from a task: plan, forms handed in, the last worked sheet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from django.apps import apps

from tolok.dasar.periode import Periode
from tolok.kinerja.domain.berkas_ukur import FORMAT_KERTAS, kertas_ke_json
from tolok.kinerja.domain.isian import FORMAT as FORMAT_ISIAN, dari_json
from tolok.kinerja.domain.kertas_kerja import CaraUkur, KertasKerja, susun_kertas_kerja
from tolok.kinerja.domain.metode import (
    FORMAT_METODE,
    Metode,
    cara_ukur,
    metode_dari_json,
    terapkan,
)
from tolok.kinerja.domain.rencana import Rencana, Simpul
from tolok.kinerja.selectors import kinerja as selectors
from tolok.kinerja.services.pengukuran import baca_isian
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.domain.keadaan import KunciHasil, VersiHasil
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas
from tolok.regulasi.muat import aturan_ukur, daftar_aturan_ukur

__all__ = [
    "JENIS_TIM",
    "baca_metode",
    "cara_halaman",
    "hari_ukur",
    "isian_masuk",
    "isian_tim",
    "kertas_halaman",
    "kertas_jadi",
    "kertas_json",
    "kertas_tersimpan",
    "lembar_sebelum",
    "lembar_terakhir",
    "mengukur_sendiri",
    "metode_halaman",
    "metode_lalu",
    "pemilik_tugas",
    "periode_halaman",
    "rencana_asli",
    "rencana_halaman",
    "sekali",
    "simpul_halaman",
    "susun_kertas",
    "tanpa_formulir",
]


T = TypeVar("T")

JENIS_TIM = "isian_tim"
"""Kind of the sheet with rows that the Tim entered itself."""
_DIUKUR = frozenset({"kertas_kerja", JENIS_TIM})
"""Kinds that later rows of a run go on with; they are read together."""


_ingatan: WeakKeyDictionary[HalamanTugas, dict[str, Any]] = WeakKeyDictionary()


def sekali(halaman: HalamanTugas, kunci: str, buat: Callable[[], T]) -> T:
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
    """The plan of the office for the run's period, measured as the run's method sheet says."""
    return sekali(halaman, "rencana", lambda: _rencana_terukur(halaman))


def simpul_halaman(halaman: HalamanTugas) -> tuple[Simpul, ...]:
    """The nodes of that plan, without its indicators and figures. One query."""
    return sekali(
        halaman,
        "simpul",
        lambda: selectors.simpul_rencana(
            halaman.pelaksanaan.instansi_id, periode_halaman(halaman).tahun
        ),
    )


def rencana_asli(halaman: HalamanTugas) -> Rencana:
    """The plan as it stands, before any method sheet."""
    return sekali(
        halaman,
        "rencana asli",
        lambda: selectors.rencana(halaman.pelaksanaan.instansi_id, periode_halaman(halaman)),
    )


def _rencana_terukur(halaman: HalamanTugas) -> Rencana:
    metode = metode_halaman(halaman)
    asli = rencana_asli(halaman)
    return asli if metode is None else terapkan(metode, asli)


def metode_halaman(halaman: HalamanTugas) -> Metode | None:
    """The method sheet that an earlier row of this run has handed in; None without such a row."""
    return sekali(halaman, "metode", lambda: _metode_run(halaman))


def _metode_run(halaman: HalamanTugas) -> Metode | None:
    daftar = [
        i for i in lembar_sebelum(halaman, "kertas_kerja") if i.get("format") == FORMAT_METODE
    ]
    return baca_metode(halaman, daftar[-1]) if daftar else None


def baca_metode(halaman: HalamanTugas, isi: Mapping[str, Any]) -> Metode:
    """A method sheet, stored or typed, against the plan of the run's period."""
    rencana = rencana_asli(halaman)
    return metode_dari_json(
        isi, rencana, aturan_ukur(rencana.aturan), [a.id for a in daftar_aturan_ukur()]
    )


def metode_lalu(halaman: HalamanTugas) -> Metode | None:
    """The method sheet of the office's newest earlier period; None when there is none."""
    return sekali(halaman, "metode lalu", lambda: _metode_lalu(halaman))


def _metode_lalu(halaman: HalamanTugas) -> Metode | None:
    isi = selectors.lembar_periode_lalu(
        halaman.pelaksanaan.instansi_id, periode_halaman(halaman), "kertas_kerja", FORMAT_METODE
    )
    return None if isi is None else baca_metode(halaman, isi)


def lembar_sebelum(halaman: HalamanTugas, jenis: str) -> list[dict[str, Any]]:
    """The newest sheets of a kind that rows before this one have handed in, oldest first."""
    return sekali(halaman, f"sebelum {jenis}", lambda: _lembar_sebelum(halaman, jenis))


def _lembar_sebelum(halaman: HalamanTugas, jenis: str) -> list[dict[str, Any]]:
    ada = sekali(halaman, "lembar sebelum", lambda: _lembar_ukur(halaman))
    semua = _versi_sebelum(halaman, {jenis})
    return [isi_lembar(ada[v.lembar]) for v in semua if v.lembar in ada]


def _lembar_ukur(halaman: HalamanTugas) -> dict[str, Any]:
    """What earlier rows measured by id: of the sheets that the page has, else with one query."""
    perlu = {v.lembar for v in _versi_sebelum(halaman, _DIUKUR)}
    ada = {k: v for k, v in halaman.lembar_disebut.items() if k in perlu} if perlu else {}
    kurang = sorted(perlu - set(ada))
    return ada | (_lembar_menurut_id(kurang) if kurang else {})


def _versi_sebelum(halaman: HalamanTugas, jenis: Collection[str]) -> list[VersiHasil]:
    """The newest versions of these kinds from rows before this one, oldest first."""
    posisi = halaman.lintasan.posisi
    batas = posisi[halaman.tugas.langkah]
    semua = [
        versi[-1]
        for kunci, versi in halaman.keadaan.hasil.items()
        if kunci.jenis in jenis and versi and posisi[kunci.langkah] < batas
    ]
    return sorted(semua, key=lambda v: (v.pada, v.lembar))


def lembar_terakhir(halaman: HalamanTugas, jenis: str) -> dict[str, Any] | None:
    """The newest sheet of a kind that this very row has handed in; None before the first."""
    kunci = KunciHasil(halaman.tugas.langkah, jenis, halaman.domain.subjek)
    versi = halaman.keadaan.hasil.get(kunci)
    if not versi:
        return None
    pk = versi[-1].lembar
    ada = sekali(halaman, f"terakhir {jenis}", lambda: _lembar_menurut_id([pk]))
    return isi_lembar(ada[pk]) if pk in ada else None


def _lembar_menurut_id(daftar: Sequence[str]) -> dict[str, Any]:
    lembar: Any = apps.get_model("pelaksanaan", "Lembar")
    return {str(x.pk): x for x in lembar.objects.filter(pk__in=daftar)}


def mengukur_sendiri(halaman: HalamanTugas) -> bool:
    """Whether the row itself measures: its figures are computed from forms, not taken over."""
    return any(t.jenis.value == "ukur" for t in halaman.langkah.tindakan)


def kertas_jadi(halaman: HalamanTugas) -> Mapping[str, Any] | None:
    """The worked sheet that this row goes on with: its own, else an earlier row's; None before."""
    if mengukur_sendiri(halaman):
        return kertas_tersimpan(halaman)
    daftar = [
        i for i in lembar_sebelum(halaman, "kertas_kerja") if i.get("format") == FORMAT_KERTAS
    ]
    return kertas_tersimpan(halaman) or (daftar[-1] if daftar else None)


def pemilik_tugas(halaman: HalamanTugas) -> str:
    """Whose rows a form holds: the unit the task is about, else the post that holds it."""
    return halaman.domain.subjek or halaman.domain.pemegang.id


def isian_masuk(halaman: HalamanTugas) -> list[dict[str, Any]]:
    """The newest form of each owner in this run, those gathered in this very row included: what
    the row works on, else a query."""
    masukan = [m.isi for m in halaman.masukan if m.jenis == "isian"]
    sendiri = any(_isian_sini(halaman, kunci) for kunci in halaman.keadaan.hasil)
    isi = masukan
    if not masukan or sendiri:
        isi = sekali(halaman, "isian", lambda: _isian_pelaksanaan(halaman))
    return [i for i in isi if i.get("format") == FORMAT_ISIAN]


def _isian_sini(halaman: HalamanTugas, kunci: Any) -> bool:
    return bool(kunci.jenis == "isian" and kunci.langkah == halaman.tugas.langkah)


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
    """What the Tim typed or handed in for rows that no form covers: in this task, else before."""
    return sekali(halaman, "tim", lambda: _isian_tim(halaman))


def _isian_tim(halaman: HalamanTugas) -> dict[str, Any]:
    if mengukur_sendiri(halaman):
        return halaman.isi_awal("ukur", JENIS_TIM)[0]
    daftar = lembar_sebelum(halaman, JENIS_TIM)
    return daftar[-1] if daftar else {}


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
    """The worked sheet from the submitted forms and the rows the Tim entered, by the method."""
    isian, _ = dari_json(tim, tanpa_formulir(rencana, masuk))
    metode = metode_halaman(halaman)
    return susun_kertas_kerja(
        rencana=rencana,
        daftar_isian=[*baca_isian(masuk, rencana), isian],
        aturan=aturan_ukur(rencana.aturan),
        pada=_hari_kertas(halaman),
        cara=cara_halaman(halaman),
        alasan_kosong=metode.kosong if metode else None,
    )


def cara_halaman(halaman: HalamanTugas) -> dict[str, CaraUkur] | None:
    """The method sheet's choice by indicator; None where the run has no such sheet."""
    return sekali(halaman, "cara", lambda: _cara(halaman))


def _cara(halaman: HalamanTugas) -> dict[str, CaraUkur] | None:
    metode = metode_halaman(halaman)
    if metode is None:
        return None
    aturan = {a.id: a for a in daftar_aturan_ukur()}
    return cara_ukur(metode, metode_lalu(halaman), aturan)


def _hari_kertas(halaman: HalamanTugas) -> date:
    """The day of measuring: today, or the day of the worked sheet that this row goes on with."""
    jadi = None if mengukur_sendiri(halaman) else kertas_jadi(halaman)
    return hari_ukur(halaman) if jadi is None else date.fromisoformat(jadi["pada"])


def kertas_halaman(halaman: HalamanTugas) -> KertasKerja:
    """Everything measured, from the forms that are in and what the Tim entered."""
    return sekali(
        halaman,
        "kertas",
        lambda: susun_kertas(
            halaman, rencana_halaman(halaman), isian_masuk(halaman), isian_tim(halaman)
        ),
    )


def kertas_json(halaman: HalamanTugas) -> Mapping[str, Any]:
    """The figures of a report: the worked sheet of an earlier row as it was handed in, never
    computed again; where the row measures itself, as they are now."""
    jadi = None if mengukur_sendiri(halaman) else kertas_jadi(halaman)
    return kertas_ke_json(kertas_halaman(halaman)) if jadi is None else jadi


def kertas_tersimpan(halaman: HalamanTugas) -> Mapping[str, Any] | None:
    """The worked sheet handed in with this very task, as it was computed."""
    lembar = halaman.lembar.get("kertas_kerja")
    isi = isi_lembar(lembar) if lembar is not None else {}
    return isi if isi.get("format") == FORMAT_KERTAS else None
