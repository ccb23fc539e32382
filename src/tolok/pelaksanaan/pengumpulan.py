"""Forms gathered from many owners inside one row: the agreed date, who joins, what was typed so far.

The five steps as in `services`; the other acts on shares (early closing, asking again) are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from tolok.dasar.galat import MasukanTidakSah
from tolok.pelaksanaan.domain.kejadian import LangkahDitutupAwal
from tolok.pelaksanaan.domain.pelaku import Pemegang
from tolok.pelaksanaan.domain.perintah import TambahSubjek, UbahBatas
from tolok.pelaksanaan.jalankan import Jawaban, jalankan_perintah
from tolok.pelaksanaan.lembar import isi_lembar, susun_lembar
from tolok.pelaksanaan.models import Kejadian, Konsep, Lembar
from tolok.pelaksanaan.selectors.pelaksanaan import pelaksanaan_milik
from tolok.pelaksanaan.services import PadaPelaksanaan
from tolok.sop.domain.jalan import JenisTindakan

__all__ = ["alasan_ditutup", "ketikan_bagian", "tambah_pemilik", "ubah_batas"]


def ubah_batas(
    *, pada: PadaPelaksanaan, tugas: Sequence[UUID], batas: datetime, alasan: str
) -> Jawaban:
    """Another agreed date for open tasks; the reason is kept with it."""
    pelaksanaan = pelaksanaan_milik(pada.pegawai, pada.pelaksanaan)
    teks = alasan.strip()
    if not teks:
        raise MasukanTidakSah(
            "Alasan mengubah batas belum ditulis.", "Tulis satu kalimat.", "alasan"
        )
    if not tugas:
        raise MasukanTidakSah(
            "Belum dipilih batas siapa yang diubah.", "Centang sedikitnya satu.", "tugas"
        )
    lembar = susun_lembar(
        pelaksanaan=pelaksanaan,
        tugas=tugas[0],
        iterasi=1,
        jenis="alasan",
        isi={"teks": teks},
        penulis=[pada.pegawai.pk],
        sekarang=pada.sekarang,
    )
    perintah = UbahBatas(
        kunci=str(pada.kunci), tugas=tuple(map(str, tugas)), batas=batas, alasan=str(lembar.pk)
    )
    return jalankan_perintah(
        pelaksanaan=pelaksanaan.pk,
        perintah=perintah,
        pegawai=pada.pegawai,
        sekarang=pada.sekarang,
        lembar=[lembar],
    )


def tambah_pemilik(
    *, pada: PadaPelaksanaan, langkah: int, subjek: UUID, pemegang: Pemegang | None = None
) -> Jawaban:
    """Ask one more owner, or one that was closed early; `pemegang`: who holds the new form."""
    perintah = TambahSubjek(
        kunci=str(pada.kunci),
        langkah=langkah,
        subjek=str(subjek),
        tindakan=JenisTindakan.KUMPULKAN.value,
        pemegang=pemegang,
    )
    pelaksanaan = pelaksanaan_milik(pada.pegawai, pada.pelaksanaan)
    return jalankan_perintah(
        pelaksanaan=pelaksanaan.pk,
        perintah=perintah,
        pegawai=pada.pegawai,
        sekarang=pada.sekarang,
    )


def ketikan_bagian(tugas: Iterable[str], bagian: str) -> dict[str, dict[str, Any]]:
    """Task -> what was typed in it and not handed in yet. One query."""
    daftar = list(tugas)
    if not daftar:
        return {}
    semua = Konsep.objects.filter(tugas__in=daftar, bagian=bagian)
    return {str(k.tugas): isi_lembar(k) for k in semua}  # type: ignore[arg-type]  # JSON in `isi`


def alasan_ditutup(pelaksanaan: UUID) -> Mapping[str, str]:
    """Task -> why it was closed early, of a run. Two queries."""
    daftar = Kejadian.objects.filter(pelaksanaan=pelaksanaan, jenis=LangkahDitutupAwal.JENIS)
    alasan: dict[str, str] = {}
    for satu in daftar.order_by("urutan"):
        isi = isi_lembar(satu)  # type: ignore[arg-type]  # JSON in `isi`
        alasan |= dict.fromkeys(isi.get("tugas", ()), str(isi.get("alasan", "")))
    if not alasan:
        return {}
    lembar = Lembar.objects.filter(pk__in=set(alasan.values()))
    teks = {str(x.pk): str(isi_lembar(x).get("teks") or "") for x in lembar}
    return {tugas: teks.get(pk, "") for tugas, pk in alasan.items()}
