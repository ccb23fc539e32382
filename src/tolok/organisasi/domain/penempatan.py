"""Whether a placement may be opened: one definitive holder, one acting holder, whole dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.tanggal import tanggal
from tolok.organisasi.domain.istilah import JenisJabatan, Kapasitas
from tolok.organisasi.domain.susunan import Duduk

__all__ = ["bertumpuk", "periksa_penempatan", "periksa_penutupan"]


def bertumpuk(mulai: date, selesai: date | None, lain: Duduk) -> bool:
    """Whether the days mulai..selesai share a day with another placement (both ends inside)."""
    sebelum = lain.selesai is not None and lain.selesai < mulai
    sesudah = selesai is not None and selesai < lain.mulai
    return not (sebelum or sesudah)


def periksa_penempatan(
    *,
    jenis: JenisJabatan,
    kapasitas: Kapasitas,
    mulai: date,
    selesai: date | None,
    di_jabatan: Sequence[Duduk],
    milik_pegawai: Sequence[Duduk],
) -> None:
    """Raise MasukanTidakSah when the placement cannot be, with what to do instead.

    `di_jabatan`: every placement of the post; `milik_pegawai`: every placement of the person.
    """
    if selesai is not None and selesai < mulai:
        raise MasukanTidakSah(
            f"Tanggal selesai {tanggal(selesai)} mendahului tanggal mulai {tanggal(mulai)}.",
            "Perbaiki salah satu tanggalnya.",
        )
    if kapasitas is not Kapasitas.DEFINITIF:
        _periksa_bertindak(kapasitas, mulai, selesai, di_jabatan, milik_pegawai)
        return
    if any(_definitif(d) and bertumpuk(mulai, selesai, d) for d in milik_pegawai):
        raise MasukanTidakSah(
            "Pegawai ini masih memegang jabatan definitif lain pada tanggal tersebut.",
            "Tutup dahulu penempatannya yang lama, atau tempatkan sebagai Plt./Plh.",
        )
    if jenis.tunggal and any(_definitif(d) and bertumpuk(mulai, selesai, d) for d in di_jabatan):
        raise MasukanTidakSah(
            "Jabatan ini sudah ada pemegang definitifnya pada tanggal tersebut.",
            "Tutup dahulu penempatan pemegang lama.",
        )


def _periksa_bertindak(
    kapasitas: Kapasitas,
    mulai: date,
    selesai: date | None,
    di_jabatan: Sequence[Duduk],
    milik_pegawai: Sequence[Duduk],
) -> None:
    """Plt. and Plh. have an end and are alone; Plt. needs a vacancy, Plh. an official away."""
    if selesai is None:
        raise MasukanTidakSah(
            f"Penunjukan {kapasitas.label} selalu berbatas waktu.",
            "Isi tanggal selesai menurut Surat Perintah.",
        )
    sezaman = [d for d in di_jabatan if bertumpuk(mulai, selesai, d)]
    if any(d.bertindak for d in sezaman):
        raise MasukanTidakSah(
            "Pada tanggal tersebut sudah ada pelaksana tugas atau pelaksana harian di jabatan ini.",
            "Tutup dahulu penunjukan yang lama.",
        )
    if kapasitas is Kapasitas.PLT and any(_definitif(d) for d in sezaman):
        raise MasukanTidakSah(
            "Plt. hanya untuk jabatan yang kosong, sedangkan jabatan ini ada pemegangnya.",
            "Bila pejabatnya berhalangan sementara, tunjuk Plh.",
        )
    if kapasitas is Kapasitas.PLH and not any(_definitif(d) for d in sezaman):
        raise MasukanTidakSah(
            "Plh. hanya untuk jabatan yang pemegangnya berhalangan, sedangkan jabatan ini kosong.",
            "Untuk jabatan kosong, tunjuk Plt.",
        )
    if not any(_definitif(d) and bertumpuk(mulai, selesai, d) for d in milik_pegawai):
        raise MasukanTidakSah(
            "Pegawai yang ditunjuk tidak memegang jabatan definitif pada tanggal tersebut.",
            "Tempatkan dahulu pada jabatannya sendiri.",
        )


def periksa_penutupan(duduk: Duduk, selesai: date) -> None:
    """Raise MasukanTidakSah when the placement cannot end on that day."""
    if duduk.selesai is not None and duduk.selesai <= selesai:
        raise MasukanTidakSah(
            f"Penempatan ini sudah berakhir {tanggal(duduk.selesai)}.",
            "Muat ulang halaman untuk melihat keadaan terakhir.",
        )
    if selesai < duduk.mulai:
        raise MasukanTidakSah(
            f"Tanggal selesai {tanggal(selesai)} mendahului tanggal mulai {tanggal(duduk.mulai)}.",
            "Pilih tanggal pada atau setelah tanggal mulai.",
        )


def _definitif(duduk: Duduk) -> bool:
    return duduk.kapasitas is Kapasitas.DEFINITIF
