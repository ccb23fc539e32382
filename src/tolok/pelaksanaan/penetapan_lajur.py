"""Who takes a lane that nobody holds yet: a Tim in force, one person, or several named ones.

Several persons become a team of this appointment, kept apart from the teams that a decree forms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.apps import apps

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang
from tolok.dasar.periode import Periode
from tolok.organisasi.daftar_tim import tim_berlaku
from tolok.organisasi.domain.istilah import KODE_PENUNJUKAN
from tolok.organisasi.selectors import hari_di
from tolok.organisasi.services.lajur import CalonAnggota, tetapkan_tim
from tolok.organisasi.services.penempatan import Dasar
from tolok.pelaksanaan import services
from tolok.pelaksanaan.domain.alih import lajur_tanpa_pemegang
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.kantor import susunan_kini
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.log.kunci_tulis import transaksi_tulis
from tolok.pelaksanaan.log.pernyataan import kunci_satu
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.selectors.pelaksanaan import pelaksanaan_milik
from tolok.pelaksanaan.services import PadaPelaksanaan

__all__ = ["Penunjukan", "tetapkan_pada_orang", "tetapkan_pada_tim"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Penunjukan:
    """Named persons, who leads them, and the letter it rests on (both parts may be empty)."""

    orang: Sequence[UUID]
    ketua: UUID | None = None
    nomor: str = ""
    tanggal: date | None = None


def tetapkan_pada_tim(*, pada: PadaPelaksanaan, lajur: str, tim: UUID, alasan: str) -> Jawaban:
    """Bind the lane to a Tim whose decree stands today. MasukanTidakSah for any other."""
    pelaksanaan = pelaksanaan_milik(pada.pegawai, pada.pelaksanaan)
    if tim not in tim_berlaku(pelaksanaan.instansi, _hari(pelaksanaan, pada)):
        raise MasukanTidakSah(
            "Tim itu tidak berlaku hari ini.", "Pilih tim yang SK-nya masih berlaku.", "tim"
        )
    return services.tetapkan_lajur(pada=pada, lajur=lajur, tim=tim, alasan=alasan)


def tetapkan_pada_orang(
    *, pada: PadaPelaksanaan, lajur: str, penunjukan: Penunjukan, alasan: str
) -> Jawaban:
    """Bind the lane to the named persons: one holds it alone, several as a team with a head."""
    pelaksanaan = pelaksanaan_milik(pada.pegawai, pada.pelaksanaan)
    orang = list(dict.fromkeys(penunjukan.orang))
    kantor = susunan_kini(pelaksanaan.instansi, _hari(pelaksanaan, pada))
    if not orang:
        raise MasukanTidakSah(
            "Belum ada yang disebut.", "Centang sedikitnya satu pegawai.", "orang"
        )
    if not set(orang) <= set(kantor.seluruh_pegawai()):
        raise MasukanTidakSah(
            "Ada yang tidak memegang jabatan di perangkat daerah ini.",
            "Pilih dari daftar.",
            "orang",
        )
    if len(orang) == 1:
        return services.tetapkan_lajur(pada=pada, lajur=lajur, orang=orang[0], alasan=alasan)
    if penunjukan.ketua not in orang:
        raise MasukanTidakSah(
            "Ketuanya belum dipilih.",
            "Bila lebih dari satu orang, pilih satu di antara mereka sebagai ketua.",
            "ketua",
        )
    return _sebagai_tim(pelaksanaan, pada, lajur, orang, penunjukan, alasan)


def _hari(pelaksanaan: Pelaksanaan, pada: PadaPelaksanaan) -> date:
    return hari_di(pelaksanaan.instansi.pemda, pada.sekarang)


def _sebagai_tim(
    pelaksanaan: Pelaksanaan,
    pada: PadaPelaksanaan,
    lajur: str,
    orang: Sequence[UUID],
    penunjukan: Penunjukan,
    alasan: str,
) -> Jawaban:
    """The team and the binding stand or fall together; sent twice, it is the same team."""
    pk = uuid5(pada.kunci, f"tim/{lajur}")
    tabel: Any = apps.get_model("organisasi", "Tim")
    with transaksi_tulis():
        # The run before the office: the order in which every other command takes them.
        kunci_satu(Pelaksanaan, ("instansi", "pemda"), id=pelaksanaan.pk)
        _periksa_menunggu(pelaksanaan, lajur)
        if not tabel.objects.filter(pk=pk).exists():
            _bentuk(pelaksanaan, pada, pk, lajur, orang, penunjukan)
        return services.tetapkan_lajur(pada=pada, lajur=lajur, tim=pk, alasan=alasan)


def _periksa_menunggu(pelaksanaan: Pelaksanaan, lajur: str) -> None:
    """A team is formed here only for a lane that waits for somebody, or waited a moment ago."""
    keadaan = keadaan_kini(pelaksanaan)
    menunggu = lajur_tanpa_pemegang(keadaan, lintasan_sop(pelaksanaan.sidik_sop))
    if lajur not in menunggu and lajur not in keadaan.lajur:
        raise TidakBerwenang(
            "Lajur itu tidak sedang menunggu pemegang.", "Muat ulang halaman.", "menetapkan_lajur"
        )


def _bentuk(
    pelaksanaan: Pelaksanaan,
    pada: PadaPelaksanaan,
    pk: UUID,
    lajur: str,
    orang: Sequence[UUID],
    penunjukan: Penunjukan,
) -> None:
    lintasan = lintasan_sop(pelaksanaan.sidik_sop)
    nama_lajur = next((x.nama for x in lintasan.sop.lajur if x.kode == lajur), lajur)
    periode = Periode.dari_kode(pelaksanaan.periode).nama
    hari = _hari(pelaksanaan, pada)
    tabel: Any = apps.get_model("organisasi", "Pegawai")
    daftar = {p.pk: p for p in tabel.objects.filter(pk__in=orang)}
    tetapkan_tim(
        pelaku=pada.pegawai,
        instansi=pelaksanaan.instansi,
        nama=f"{nama_lajur}, {pelaksanaan.nama_sop} {periode}"[:200],
        dasar=Dasar(jenis="Surat tugas", nomor=penunjukan.nomor, tanggal=penunjukan.tanggal),
        mulai=hari,
        selesai=None,
        anggota=[
            CalonAnggota(
                pegawai=daftar[satu],
                kedudukan="Ketua" if satu == penunjukan.ketua else "Anggota",
                ketua=satu == penunjukan.ketua,
            )
            for satu in sorted(orang, key=lambda o: o != penunjukan.ketua)
        ],
        kode=KODE_PENUNJUKAN,
        sekarang=pada.sekarang,
        pk=pk,
    )
