"""Evidence: a stored file linked to a task, or to one row of its form, with a title."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang
from tolok.organisasi.domain.istilah import Peran
from tolok.organisasi.permissions import punya_wewenang
from tolok.organisasi.selectors import hari_di, susunan
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.log.kunci_tulis import transaksi_tulis
from tolok.pelaksanaan.models import Bukti, Pelaksanaan, PenerimaTambahan, Tugas
from tolok.pelaksanaan.privasi import Pandangan
from tolok.pelaksanaan.selectors.pelaksanaan import pegangan
from tolok.pelaksanaan.services import PadaTugas
from tolok.web.waktu import sekarang as jam

__all__ = ["boleh_lihat_fail", "bukti_tugas", "lampirkan"]


def lampirkan(*, pada: PadaTugas, berkas: UUID, judul: str, baris: str = "", boleh: bool) -> Bukti:
    """Link a file that is already stored. `boleh`: whether the task reaches the person."""
    if not boleh:
        raise TidakBerwenang(
            "Anda tidak ikut mengerjakan tugas ini.", "Hubungi pemegang tugas.", "bukti"
        )
    bersih = judul.strip()
    if not bersih:
        raise MasukanTidakSah(
            "Judul bukti belum diisi.",
            "Sebut dokumen apa ini, misalnya nomor laporannya.",
            "judul",
        )
    with transaksi_tulis():
        return Bukti.objects.create(
            pemda_id=pada.pegawai.pemda_id,
            pelaksanaan_id=pada.pelaksanaan,
            tugas=pada.tugas,
            baris=baris[:80],
            berkas_id=berkas,
            judul=bersih[:200],
            oleh=pada.pegawai.pk,
            pada=pada.sekarang,
        )


def bukti_tugas(tugas: UUID) -> list[Bukti]:
    """The links of one task with their files, oldest first. One query."""
    return list(Bukti.objects.filter(tugas=tugas).select_related("berkas").order_by("pada"))


def boleh_lihat_fail(pegawai: Any, berkas: Any, sekarang: datetime | None = None) -> bool:
    """Whether a task of a run that uses the file reached this person (registered with berkas).

    The keeper of the archive may see it as well.
    """
    daftar = Bukti.objects.untuk(pegawai).filter(berkas=berkas.pk)
    semua = list(daftar.select_related("pelaksanaan"))
    if not semua:
        return False
    hari = hari_di(pegawai.pemda, sekarang or jam())
    milik = pegangan(susunan(pegawai.instansi, hari), pegawai.pk)
    pribadi = [b for b in semua if lintasan_sop(b.pelaksanaan.sidik_sop).pribadi]
    if any(_tentang_terbaca(b, milik, pegawai) for b in pribadi):
        return True
    bersama = {b.pelaksanaan_id for b in semua} - {b.pelaksanaan_id for b in pribadi}
    return _sampai(pegawai, milik, list(bersama)) or _penjaga_arsip(
        pegawai, hari, [b.pelaksanaan_id for b in semua]
    )


def _tentang_terbaca(bukti: Bukti, milik: Mapping[UUID, str], pegawai: Any) -> bool:
    """Evidence about a person is for those whom a task about that person reached."""
    keadaan = keadaan_kini(bukti.pelaksanaan)
    tugas = keadaan.tugas.get(str(bukti.tugas))
    kunci = {f"{jenis}:{pk}" for pk, jenis in milik.items()}
    lintasan = lintasan_sop(bukti.pelaksanaan.sidik_sop)
    pandangan = Pandangan(keadaan, lintasan, kunci, str(pegawai.pk))
    return tugas is not None and pandangan.tugas(tugas)


def _sampai(pegawai: Any, milik: Mapping[UUID, str], pelaksanaan: list[UUID]) -> bool:
    """Whether a task of one of these runs reached the person."""
    if not pelaksanaan:
        return False
    sampai = (
        Tugas.objects.untuk(pegawai)
        .filter(pelaksanaan__in=pelaksanaan)
        .filter(Q(pemegang_id__in=milik) | Q(subjek__in=milik) | Q(pelaku=pegawai.pk))
    )
    tambahan = PenerimaTambahan.objects.untuk(pegawai).filter(
        pelaksanaan__in=pelaksanaan, penerima__in=milik
    )
    return sampai.exists() or tambahan.exists()


def _penjaga_arsip(pegawai: Any, hari: date, pelaksanaan: list[UUID]) -> bool:
    """The keeper of the archive of the office whose runs these are."""
    milik = Pelaksanaan.objects.untuk(pegawai).filter(pk__in=pelaksanaan)
    return punya_wewenang(pegawai, Peran.ARSIPARIS, pegawai.instansi_id, hari) and milik.exists()
