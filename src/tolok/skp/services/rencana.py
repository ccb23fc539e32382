"""Plans of an office from a workbook: all of them are taken, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import transaction

from tolok.kinerja.domain.buku import GalatSel
from tolok.organisasi import selectors as organisasi
from tolok.skp.domain.aspek import ASPEK
from tolok.skp.domain.buku import BarisRhk, LembarSkp
from tolok.skp.importers.buku_skp import baca_buku_skp
from tolok.skp.models import HasilSkp, IndikatorSkp, RencanaHasilKerja, RencanaSkp
from tolok.skp.permissions import pastikan_mengelola

__all__ = ["HasilMasuk", "masukkan_rencana", "tulis_rhk"]

_STRUKTURAL = frozenset({"jpt_pratama", "administrator", "pengawas"})


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilMasuk:
    """What came of a workbook: plans taken, or every reason why none was."""

    jumlah: int = 0
    galat: tuple[GalatSel, ...] = ()


def masukkan_rencana(*, pegawai: Any, isi: bytes) -> HasilMasuk:
    """Take the plans of a workbook into the person's own office.

    MasukanTidakSah when nothing in it can be read. A plan of the same employee and first day is
    replaced while nothing was appraised on it.
    """
    pastikan_mengelola(pegawai)
    buku = baca_buku_skp(isi)
    cocok, galat = _cocokkan(pegawai.instansi, buku.lembar)
    if buku.galat or galat:
        return HasilMasuk(galat=(*buku.galat, *galat))
    with transaction.atomic():
        for lembar, orang in cocok:
            _tulis(pegawai, orang, lembar)
    return HasilMasuk(jumlah=len(cocok))


def _cocokkan(
    instansi: Any, daftar: Sequence[LembarSkp]
) -> tuple[list[tuple[LembarSkp, Any]], list[GalatSel]]:
    """Each sheet with its employee, by NIP, else by the exact name."""
    model: Any = apps.get_model("organisasi", "Pegawai")
    semua = list(model.objects.filter(instansi=instansi, aktif=True))
    nip = {p.nip: p for p in semua if p.nip}
    nama: dict[str, list[Any]] = {}
    for p in semua:
        nama.setdefault(p.nama.casefold(), []).append(p)
    cocok, galat = [], []
    for lembar in daftar:
        calon = [nip[lembar.nip]] if lembar.nip in nip else nama.get(lembar.nama.casefold(), [])
        masalah = _masalah(lembar, calon)
        if masalah:
            galat.append(_galat(lembar, *masalah))
        else:
            cocok.append((lembar, calon[0]))
    return cocok, galat


def _masalah(lembar: LembarSkp, calon: Sequence[Any]) -> tuple[str, str] | None:
    if lembar.aturan.jenis != "ekspektasi":
        return (
            f"Rencana masa {lembar.masa.teks} tidak dimasukkan ke sini.",
            "Nilai masa lama dengan tolok skp nilai, atau catat hasilnya dari dokumen.",
        )
    if not lembar.rhk:
        return "Tidak ada baris pada lembar RHK.", "Tulis paling sedikit satu rencana hasil kerja."
    if len(calon) != 1:
        kata = "tidak ditemukan" if not calon else "lebih dari satu"
        return f"Pegawai {lembar.nama} {kata} di kantor ini.", "Isi kolom NIP dengan benar."
    dinilai = HasilSkp.objects.filter(
        pegawai=calon[0], mulai__gte=lembar.masa.mulai, selesai__lte=lembar.masa.selesai
    )
    if dinilai.exists():
        return (
            f"SKP {lembar.nama} masa {lembar.masa.teks} sudah dinilai.",
            "Hapus baris ini dari buku kerja; SKP yang sudah dinilai tidak diganti.",
        )
    return None


def _galat(lembar: LembarSkp, masalah: str, saran: str) -> GalatSel:
    return GalatSel(
        lembar="Pegawai", baris=0, kolom="Kode", nilai=lembar.kode, masalah=masalah, saran=saran
    )


def _tulis(oleh: Any, orang: Any, lembar: LembarSkp) -> None:
    RencanaSkp.objects.filter(pegawai=orang, mulai=lembar.masa.mulai).delete()
    duduk = organisasi.penempatan_berlaku(orang, lembar.masa.selesai)
    jabatan = duduk[0].jabatan if duduk else None
    skp = RencanaSkp.objects.create(
        pemda_id=oleh.pemda_id,
        instansi_id=oleh.instansi_id,
        pegawai=orang,
        jabatan=jabatan,
        mulai=lembar.masa.mulai,
        selesai=lembar.masa.selesai,
        jenjang=lembar.jenjang or "",
        struktural=jabatan is not None and jabatan.jenis in _STRUKTURAL,
    )
    tulis_rhk(skp, _kelompok(lembar.rhk), _indikator(oleh.instansi))


def _kelompok(baris: Sequence[BarisRhk]) -> dict[str, list[BarisRhk]]:
    """Rows of one planned result together, in the order of the sheet."""
    hasil: dict[str, list[BarisRhk]] = {}
    for b in baris:
        hasil.setdefault(b.rencana, []).append(b)
    return hasil


def _indikator(instansi: Any) -> dict[str, Any]:
    model: Any = apps.get_model("kinerja", "Indikator")
    return {i.kode: i for i in model.objects.filter(instansi=instansi)}


def tulis_rhk(
    skp: RencanaSkp, kelompok: Mapping[str, Sequence[BarisRhk]], indikator: Mapping[str, Any]
) -> None:
    """Write the planned results of a plan with their indicators."""
    for urutan, (rencana, baris) in enumerate(kelompok.items(), 1):
        rhk = RencanaHasilKerja.objects.create(
            pemda_id=skp.pemda_id,
            skp=skp,
            urutan=urutan,
            rencana=rencana[:400],
            pimpinan=(baris[0].pimpinan or "")[:400],
        )
        IndikatorSkp.objects.bulk_create(
            IndikatorSkp(
                pemda_id=skp.pemda_id,
                rhk=rhk,
                urutan=n,
                aspek=(b.aspek or ASPEK[0]).lower()[:12],
                uraian=b.indikator[:400],
                target=(b.target or "")[:120],
                satuan=(b.satuan or "")[:60],
                indikator=indikator.get(b.kode_indikator or ""),
            )
            for n, b in enumerate(baris, 1)
        )
