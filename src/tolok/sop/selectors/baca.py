"""Who should have read a version in force, who says so, and what waits for one person."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from tolok.organisasi.domain.istilah import AturanLajur
from tolok.organisasi.ingatan import Ingatan
from tolok.organisasi.selectors import pegawai_semua, peta_lajur, sebutan_jabatan_kantor, susunan
from tolok.sop.domain.pembaca import BarisPembaca, DaftarPembaca, pembaca
from tolok.sop.models import PembacaanSop, VersiSop
from tolok.sop.selectors.versi import halaman_versi, semua_versi, yang_berlaku

if TYPE_CHECKING:
    from tolok.organisasi.models import Instansi, Pegawai

__all__ = [
    "INGATAN",
    "belum_dibaca",
    "daftar_pembaca",
    "dibaca_pada",
    "lajur_pembaca",
]

INGATAN = Ingatan(paling_banyak=128)


def lajur_pembaca(satu: VersiSop, instansi: Instansi, hari: date) -> dict[UUID, tuple[str, ...]]:
    """Person -> names of the lanes they act in; kept in memory while the office stands as it is."""
    kunci = (satu.pk, satu.sidik, instansi.catatan_urutan, instansi.catatan_jejak, hari)
    return INGATAN.ambil(kunci, lambda: _lajur(satu, instansi, hari))


def _lajur(satu: VersiSop, instansi: Instansi, hari: date) -> dict[UUID, tuple[str, ...]]:
    sop = halaman_versi(satu)
    dipakai = {kode for langkah in sop.langkah for kode in langkah.pelaksana}
    peta = {
        kode: (AturanLajur(baris.aturan), baris.isian)
        for kode, baris in peta_lajur(instansi, satu.kode, hari, satu.sidik).items()
    }
    lajur = [x.kode for x in sop.pelaksana if x.kode in dipakai]
    nama = sop.nama_lajur
    return {
        orang: tuple(nama[kode] for kode in semua)
        for orang, semua in pembaca(susunan(instansi, hari), peta, lajur).items()
    }


def dibaca_pada(satu: VersiSop, pegawai: Pegawai) -> datetime | None:
    """When this person said to have read it."""
    return (
        PembacaanSop.objects.filter(versi=satu, pegawai=pegawai)
        .values_list("pada", flat=True)
        .first()
    )


def daftar_pembaca(satu: VersiSop, instansi: Instansi, hari: date) -> DaftarPembaca:
    """Everybody who acts in a lane, by whether they said to have read it, and who else did."""
    lajur = lajur_pembaca(satu, instansi, hari)
    pada = dict(PembacaanSop.objects.filter(versi=satu).values_list("pegawai_id", "pada"))
    tempat = _tempat(instansi, hari)
    orang = sorted(pegawai_semua({*lajur, *pada}), key=lambda p: p.nama)
    baris = {
        p.pk: BarisPembaca(
            nama=p.nama,
            jabatan=tempat.get(p.pk, ("", ""))[0],
            unit=tempat.get(p.pk, ("", ""))[1],
            lajur=lajur.get(p.pk, ()),
            pada=pada.get(p.pk),
        )
        for p in orang
    }
    return DaftarPembaca(
        belum=tuple(b for k, b in baris.items() if k in lajur and b.pada is None),
        sudah=tuple(b for k, b in baris.items() if k in lajur and b.pada is not None),
        lainnya=tuple(b for k, b in baris.items() if k not in lajur),
    )


def _tempat(instansi: Instansi, hari: date) -> dict[UUID, tuple[str, str]]:
    """Person -> the post they hold first that day, as the office says it, and its unit."""
    kantor, nama = susunan(instansi, hari), sebutan_jabatan_kantor(instansi)
    hasil: dict[UUID, tuple[str, str]] = {}
    for kursi in kantor.kursi.values():
        unit = kantor.unit.get(kursi.unit)
        for d in sorted(kursi.duduk, key=lambda d: d.bertindak):
            hasil.setdefault(
                d.pegawai, (nama.get(kursi.jabatan, kursi.nama), unit.nama if unit else "")
            )
    return hasil


def belum_dibaca(pegawai: Pegawai, hari: date) -> list[tuple[VersiSop, tuple[str, ...]]]:
    """Versions in force in whose lanes the person acts and which they have not said to have read,
    with those lanes. One query for who has read everything."""
    sudah = PembacaanSop.objects.filter(versi=OuterRef("pk"), pegawai=pegawai)
    kini = yang_berlaku(semua_versi(pegawai).annotate(sudah=Exists(sudah)), hari)
    calon: list[Any] = sorted(kini, key=lambda x: x.kode)
    calon.sort(key=lambda x: x.berlaku_sejak or hari, reverse=True)
    return [
        (satu, lajur)
        for satu in calon
        if not satu.sudah
        if (lajur := lajur_pembaca(satu, pegawai.instansi, hari).get(pegawai.pk))
    ]
