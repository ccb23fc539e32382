"""Persistence of an office, split by concept; Django finds every model here."""

from __future__ import annotations

from tolok.organisasi.models.catatan import CatatanInstansi
from tolok.organisasi.models.kepegawaian import Berhalangan, Pegawai, Penempatan
from tolok.organisasi.models.lajur import AnggotaTim, PetaLajur, Tim, Wewenang
from tolok.organisasi.models.struktur import Instansi, Jabatan, Pemda, UnitKerja
from tolok.organisasi.models.unggahan import Unggahan
from tolok.organisasi.models.waktu import HariLibur, JamKerja

__all__ = [
    "AnggotaTim",
    "Berhalangan",
    "CatatanInstansi",
    "HariLibur",
    "Instansi",
    "Jabatan",
    "JamKerja",
    "Pegawai",
    "Pemda",
    "Penempatan",
    "PetaLajur",
    "Tim",
    "Unggahan",
    "UnitKerja",
    "Wewenang",
]
