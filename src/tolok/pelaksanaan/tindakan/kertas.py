"""What a leader wrote on paper, recorded by staff: with the scan, both dates, and who recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from tolok.berkas.services import simpan
from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang
from tolok.pelaksanaan.bukti import lampirkan
from tolok.pelaksanaan.domain.fakta import Hak
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.sebutan import sebutan
from tolok.pelaksanaan.services import Hasil, catat_dari_kertas
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman

__all__ = ["calon_kertas", "catat_kertas"]


def calon_kertas(halaman: HalamanTugas) -> list[tuple[str, str]]:
    """Who holds the task now, by name, for somebody who may record what they wrote."""
    tugas = halaman.domain
    if not tugas.terbuka or Hak.MENCATAT_KERTAS not in halaman.fakta.hak:
        return []
    pemangku = halaman.fakta.pemangku.get(tugas.pemegang.kunci, ())
    lain = [p.pelaku.pegawai for p in pemangku if p.pelaku.pegawai != str(halaman.pegawai.pk)]
    nama = sebutan(lain, halaman.nama_kantor)
    return [(pk, nama.dari(pk)) for pk in lain]


def catat_kertas(
    kiriman: Kiriman, hasil: Sequence[Hasil], *, judul: str = "Pindaian lembar disposisi"
) -> Jawaban:
    """Hand the task on with what was written. The scan is stored first, linked when it stands.

    `judul`: what the scan is called among the files of the task.
    """
    if Hak.MENCATAT_KERTAS not in kiriman.halaman.fakta.hak:
        raise TidakBerwenang(
            "Anda tidak berwenang mencatat keputusan dari kertas.",
            "Minta penyiap pelaksanaan mencatatnya.",
            "mencatat_kertas",
        )
    orang, hari = _orang(kiriman), _hari(kiriman)
    unggahan = kiriman.berkas.get("pindaian")
    pada = kiriman.pada
    fail = simpan(unggahan, pemda=pada.pegawai.pemda, sekarang=pada.sekarang) if unggahan else None
    jawaban = catat_dari_kertas(
        pada=pada,
        penanda_tangan=orang,
        tanggal=hari,
        pindaian=fail.pk if fail else None,
        hasil=hasil,
    )
    if fail is not None and not jawaban.ulang:
        lampirkan(pada=pada, berkas=fail.pk, judul=judul, boleh=True)
    return jawaban


def _orang(kiriman: Kiriman) -> UUID:
    try:
        return UUID(kiriman.teks("penanda_tangan"))
    except ValueError:
        raise MasukanTidakSah(
            "Penulisnya di kertas belum dipilih.", "Pilih dari daftar.", "penanda_tangan"
        ) from None


def _hari(kiriman: Kiriman) -> date:
    try:
        return date.fromisoformat(kiriman.teks("tanggal"))
    except ValueError:
        raise MasukanTidakSah(
            "Tanggal belum diisi.", "Isi tanggal yang tertulis pada lembarnya.", "tanggal"
        ) from None
