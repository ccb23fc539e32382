"""Signatures under minutes: who led the meeting and who wrote them down, in Tolok or from paper.

Who handed the minutes in signed them by that; the other one signs here. Signing is not deciding:
it may be the same person as whoever decides later. A signature names the digest of the minutes,
is a sheet of its own, and stands in the office's chained log.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang
from tolok.organisasi.selectors import hari_di
from tolok.organisasi.services.catatan import catat, kunci_instansi
from tolok.pelaksanaan.kantor import susunan_kini
from tolok.pelaksanaan.lembar import isi_lembar, susun_lembar
from tolok.pelaksanaan.log.kunci_tulis import transaksi_tulis
from tolok.pelaksanaan.models import Lembar

__all__ = [
    "JENIS_TANDA",
    "PERAN",
    "Penanda",
    "TandaKertas",
    "daftar_penanda",
    "menunggu_tanda",
    "tanda_tangani",
]

JENIS_TANDA = "tanda_notula"
PERAN = {"pimpinan": "Pimpinan rapat", "notulis": "Notulis"}
_PALING_LAMA = timedelta(days=92)


@dataclass(frozen=True, slots=True, kw_only=True)
class Penanda:
    """One who signs: the role, the name as typed, the person (None: nobody of the office).

    `menyerahkan`: signed by handing the minutes in. `pada`: when the signature was recorded.
    """

    peran: str
    nama: str
    pegawai: UUID | None
    menyerahkan: bool
    pada: datetime | None = None
    dari_kertas: bool = False

    @property
    def sudah(self) -> bool:
        """Nothing is awaited of this one."""
        return self.menyerahkan or self.pada is not None

    @property
    def sebutan(self) -> str:
        """The role in words."""
        return PERAN[self.peran]


@dataclass(frozen=True, slots=True, kw_only=True)
class TandaKertas:
    """What was signed on paper: the date written, and the stored scan."""

    tanggal: date
    pindaian: UUID


def daftar_penanda(notula: Lembar, tanda: Sequence[Lembar] | None = None) -> list[Penanda]:
    """Leader and notulis of minutes, in that order; roles left empty are the submitter's own.

    `tanda`: the signature sheets of the run when they were read already; else one query.
    """
    isi = isi_lembar(notula)
    penulis = {UUID(p) for p in json.loads(notula.penulis)}
    if tanda is None:
        tanda = list(Lembar.objects.filter(tugas=notula.tugas, jenis=JENIS_TANDA).order_by("pada"))
    milik = {x["peran"]: (t, x) for t in tanda if (x := isi_lembar(t))["notula"] == str(notula.pk)}
    hasil = []
    for peran in PERAN:
        nama = str(isi.get(peran, "")).strip()
        teks = str(isi.get(f"{peran}_id", ""))
        pegawai = UUID(teks) if teks else None
        ada = milik.get(peran)
        hasil.append(
            Penanda(
                peran=peran,
                nama=nama,
                pegawai=pegawai,
                # Minutes from before the roles were persons await nobody.
                menyerahkan=not nama or pegawai in penulis or f"{peran}_id" not in isi,
                pada=ada[0].pada if ada else None,
                dari_kertas=bool(ada and ada[1].get("kertas")),
            )
        )
    return hasil


def menunggu_tanda(pegawai: Any, sekarang: datetime) -> list[Lembar]:
    """Minutes of the last quarter whose leader or notulis this person is and has not signed.

    One query: the person's minutes, and every signature of the office under minutes.
    """
    kunci = [Q(isi__contains=f'"{peran}_id":"{pegawai.pk}"') for peran in PERAN]
    lembar = list(
        # The kinds first: only minutes are opened to look for the person in them.
        Lembar.objects.filter(
            jenis__in=("notula", JENIS_TANDA),
            pelaksanaan__instansi=pegawai.instansi_id,
            pada__gte=sekarang - _PALING_LAMA,
        )
        .filter(Q(jenis=JENIS_TANDA) | kunci[0] | kunci[1])
        .select_related("pelaksanaan")
        .order_by("pada")
    )
    notula = [x for x in lembar if x.jenis == "notula"]
    tanda = [x for x in lembar if x.jenis == JENIS_TANDA]
    akhir = {(x.pelaksanaan_id, x.tugas): x for x in notula}.values()
    return [
        x
        for x in akhir
        if any(p.pegawai == pegawai.pk and not p.sudah for p in daftar_penanda(x, tanda))
    ]


def tanda_tangani(
    *,
    pegawai: Any,
    notula: Lembar,
    peran: str,
    sekarang: datetime,
    boleh_mencatat: bool = False,
    kertas: TandaKertas | None = None,
) -> Lembar:
    """Record one signature, in person; with `kertas` by who may record what was signed on paper.

    Signed already: that signature. TidakBerwenang: somebody else's.
    """
    with transaksi_tulis():
        instansi = kunci_instansi(notula.pelaksanaan.instansi_id)
        satu = next((p for p in daftar_penanda(notula) if p.peran == peran), None)
        if satu is None or satu.menyerahkan:
            raise MasukanTidakSah(
                "Notula ini tidak menunggu tanda tangan itu.", "Muat ulang halaman.", "peran"
            )
        sendiri = kertas is None and satu.pegawai == pegawai.pk
        if not sendiri and not (kertas is not None and boleh_mencatat):
            raise TidakBerwenang(
                f"Yang menandatangani sebagai {satu.sebutan.lower()} hanya {satu.nama}.",
                "Bila ia menandatangani di kertas, penyimpan notula atau penyiap mencatatnya.",
                "tanda_notula",
            )
        if satu.pada is not None:
            ada = Lembar.objects.filter(tugas=notula.tugas, jenis=JENIS_TANDA).order_by("pada")
            return next(
                x
                for x in ada
                if (i := isi_lembar(x))["peran"] == peran and i["notula"] == str(notula.pk)
            )
        lembar = susun_lembar(
            pelaksanaan=notula.pelaksanaan,
            tugas=notula.tugas,
            iterasi=notula.iterasi,
            jenis=JENIS_TANDA,
            isi=_isi(notula, satu, pegawai, kertas, sekarang),
            penulis=[pegawai.pk],
            sekarang=sekarang,
            subjek=notula.subjek,
        )
        lembar.save(force_insert=True)
        fakta = {"lembar": str(lembar.pk), "sidik": lembar.sidik, "notula": notula.sidik}
        catat(instansi, "NotulaDitandatangani", fakta, pelaku=pegawai, sekarang=sekarang)
    return lembar


def _isi(
    notula: Lembar, satu: Penanda, pegawai: Any, kertas: TandaKertas | None, sekarang: datetime
) -> dict[str, Any]:
    hari = hari_di(pegawai.pemda, sekarang)
    duduk = susunan_kini(pegawai.instansi, hari).duduk(satu.pegawai) if satu.pegawai else ()
    return {
        "peran": satu.peran,
        "notula": str(notula.pk),
        "sidik": notula.sidik,
        "pegawai": str(satu.pegawai) if satu.pegawai else None,
        "jabatan": str(duduk[0].jabatan) if duduk else None,
        "kapasitas": duduk[0].kapasitas.value if duduk else "definitif",
        "penempatan": str(duduk[0].penempatan) if duduk else None,
        "kertas": None
        if kertas is None
        else {
            "tanggal": kertas.tanggal.isoformat(),
            "pindaian": str(kertas.pindaian),
            "pencatat": str(pegawai.pk),
        },
    }
