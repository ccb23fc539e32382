"""Who is asked in a period and who has an SKP: the first list, without any content."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from tolok.dasar.periode import Periode
from tolok.organisasi import selectors as organisasi
from tolok.regulasi.skp import AturanSkp, daftar_aturan_skp
from tolok.skp.domain.pengecualian import (
    MasaBerhalangan,
    MasaJabatan,
    jenis_dikecualikan,
    keadaan_pegawai,
)
from tolok.skp.domain.rezim import MasaPenilaian
from tolok.skp.models import RencanaSkp
from tolok.skp.selectors import hasil_berlaku

__all__ = ["belum_punya_skp", "daftar_pegawai", "pengecualian_skp"]


def daftar_pegawai(pegawai: Any, periode: Periode, hari: date) -> list[dict[str, Any]]:
    """Everybody of the office in the period: asked or not and why, with or without an SKP,
    appraised or not; no content. Who cannot be measured comes first, who is not asked last."""
    masa, aturan = _masa_aturan(periode)
    orang, jabatan = _masa_jabatan(pegawai.instansi_id, periode)
    halangan = _masa_berhalangan(pegawai.instansi_id, periode, aturan)
    tetap = organisasi.seluruh_pegawai(pegawai.instansi, hari)
    semua = list({**{p.pk: p for p in tetap}, **orang}.values())
    rencana: dict[UUID, list[RencanaSkp]] = {}
    for skp in RencanaSkp.objects.untuk(pegawai).filter(
        mulai__lte=periode.selesai, selesai__gte=periode.mulai
    ):
        rencana.setdefault(skp.pegawai_id, []).append(skp)
    dinilai = hasil_berlaku([p.pk for p in semua], periode)
    baris = [
        {
            "pegawai": p,
            "skp": rencana.get(p.pk, []),
            "dinilai": p.pk in dinilai,
            "keadaan": keadaan_pegawai(
                masa,
                aturan,
                berhalangan=halangan.get(p.pk, ()),
                jabatan=jabatan.get(p.pk, ()),
            ),
        }
        for p in semua
    ]
    return sorted(
        baris, key=lambda b: (not b["keadaan"].diminta, bool(b["skp"]), b["pegawai"].nama)
    )


def belum_punya_skp(instansi: UUID, periode: Periode, hari: date) -> list[Any]:
    """Employees who are asked for the period and have no SKP in it: they cannot be measured."""
    ada = set(
        RencanaSkp.objects.filter(
            instansi_id=instansi, mulai__lte=periode.selesai, selesai__gte=periode.mulai
        ).values_list("pegawai_id", flat=True)
    )
    kecuali = pengecualian_skp(instansi, periode)
    semua = organisasi.seluruh_pegawai(instansi, hari)
    return [p for p in semua if p.pk not in ada and p.pk not in kecuali]


def pengecualian_skp(instansi: UUID, periode: Periode) -> dict[UUID, str]:
    """Who is not asked for the period because of a study assignment or unpaid leave, and why."""
    masa, aturan = _masa_aturan(periode)
    hasil = {}
    for pk, daftar in _masa_berhalangan(instansi, periode, aturan).items():
        keadaan = keadaan_pegawai(masa, aturan, berhalangan=daftar)
        if not keadaan.diminta:
            hasil[pk] = keadaan.keterangan
    return hasil


def _masa_aturan(periode: Periode) -> tuple[MasaPenilaian, AturanSkp | None]:
    masa = MasaPenilaian(mulai=periode.mulai, selesai=periode.selesai)
    semua = daftar_aturan_skp()
    return masa, next((a for a in semua if a.berlaku_pada(periode.selesai)), None)


def _masa_berhalangan(
    instansi: UUID, periode: Periode, aturan: AturanSkp | None
) -> dict[UUID, list[MasaBerhalangan]]:
    hasil: dict[UUID, list[MasaBerhalangan]] = {}
    jenis = jenis_dikecualikan(aturan)
    for b in organisasi.berhalangan_selama(instansi, periode.mulai, periode.selesai, jenis):
        satu = MasaBerhalangan(jenis=b.jenis, mulai=b.mulai, selesai=b.selesai)
        hasil.setdefault(b.pegawai_id, []).append(satu)
    return hasil


def _masa_jabatan(instansi: UUID, periode: Periode) -> tuple[dict[UUID, Any], dict[UUID, Any]]:
    """Who held a post on days of the period, and their posts, oldest first."""
    orang: dict[UUID, Any] = {}
    jabatan: dict[UUID, list[MasaJabatan]] = {}
    for p in organisasi.penempatan_selama(instansi, periode.mulai, periode.selesai):
        orang[p.pegawai_id] = p.pegawai
        satu = MasaJabatan(jabatan=str(p.jabatan_id), mulai=p.mulai, selesai=p.selesai)
        jabatan.setdefault(p.pegawai_id, []).append(satu)
    return orang, jabatan
