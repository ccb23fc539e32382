"""Workbooks that wait to be applied, as large as the office: every row of the plan changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from tolok.kinerja.domain.isi_rencana import ke_json, sidik_rencana
from tolok.kinerja.models import SimpulKinerja
from tolok.kinerja.selectors.rencana import isi_rencana
from tolok.organisasi.domain.isi_kantor import IsiKantor, IsiPegawai, kantor_ke_json
from tolok.organisasi.models import Instansi, Pegawai, Penempatan, Unggahan
from tolok.organisasi.services.unggahan import simpan_unggahan

__all__ = ["titipkan"]

_PENYIAP = {"A": "A-03", "B": "B-03"}


def titipkan(sekarang: datetime) -> None:
    """One workbook of the plan and one of the office, in both offices, in place of older ones."""
    Unggahan.objects.all().delete()
    for kode, posisi in _PENYIAP.items():
        instansi = Instansi.objects.get(kode=kode)
        duduk = Penempatan.objects.filter(jabatan__kode=posisi, kapasitas="definitif")
        _rencana(instansi, duduk.select_related("pegawai")[0].pegawai, sekarang)
        _kantor(instansi, duduk.select_related("pegawai")[0].pegawai, sekarang)


def _rencana(instansi: Any, pembuat: Any, sekarang: datetime) -> None:
    tahun = SimpulKinerja.objects.filter(instansi=instansi).values_list("tahun", flat=True)[0]
    kini = isi_rencana(instansi.pk, tahun)
    baru = replace(kini, simpul=tuple(replace(s, nama=f"{s.nama} baru") for s in kini.simpul))
    simpan_unggahan(
        pembuat=pembuat, jenis="rencana", nama_fail="rencana.xlsx", isi={"rencana": ke_json(baru)},
        dasar=sidik_rencana(kini), sekarang=sekarang,
    )  # fmt: skip


def _kantor(instansi: Any, pembuat: Any, sekarang: datetime) -> None:
    """As many people as the office has, all new."""
    banyak = Pegawai.objects.filter(instansi=instansi).count()
    orang = [
        IsiPegawai(nama=f"Orang Titipan {n}", pangkat="Penata (III/c)") for n in range(banyak)
    ]
    sel = [{"kolom": "Pangkat", "semula": "", "menjadi": "Penata (III/c)"}]
    beda = [
        {"jenis": {"value": "tambah"}, "benda": "pegawai", "kode": "", "nama": o.nama, "sel": sel}
        for o in orang
    ]
    isi = {
        "kantor": kantor_ke_json(IsiKantor(pegawai=tuple(orang))),
        "rencana": None, "peringatan": [], "beda": beda,
    }  # fmt: skip
    simpan_unggahan(
        pembuat=pembuat, jenis="kantor", nama_fail="kantor.xlsx", isi=isi, dasar="",
        sekarang=sekarang,
    )  # fmt: skip
