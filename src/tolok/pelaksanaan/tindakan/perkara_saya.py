"""The own side case on the page of who raised it: where it stands, until when, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tolok.pelaksanaan.domain.keadaan import StatusTugas
from tolok.pelaksanaan.domain.perintah import TarikPerkara
from tolok.pelaksanaan.domain.perkara import LANGKAH_PUTUS, perkara_terbuka, perkara_tugas
from tolok.pelaksanaan.jalankan import Jawaban, jalankan_perintah
from tolok.pelaksanaan.lembar import susun_lembar
from tolok.pelaksanaan.perkara import perkara_bernama
from tolok.pelaksanaan.tindakan.daftar import PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman

__all__ = ["PERINTAH_PERKARA_SAYA", "LangkahPerkara", "PerkaraSaya", "perkara_saya"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LangkahPerkara:
    """One step: its word, who answers, the date the law gives; `lewat`: that date has passed.

    `pada`: when it was answered or lapsed; None while it waits.
    """

    kata: str
    oleh: str
    batas: datetime | None
    lewat: bool
    pada: datetime | None
    ditarik: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PerkaraSaya:
    """The case that this person raised from this task. `dapat_ditarik`: it is not decided yet."""

    nama: str
    langkah: tuple[LangkahPerkara, ...]
    dapat_ditarik: bool


def perkara_saya(halaman: HalamanTugas) -> PerkaraSaya | None:
    """The case of the reader's own task; None without one, and for everybody else."""
    tugas = halaman.domain
    milik = perkara_tugas(halaman.keadaan, tugas)
    if not milik or tugas.subjek != str(halaman.pegawai.pk):
        return None
    kata = ("Penjelasan penilai", "Putusan atasan penilai")
    langkah = tuple(
        LangkahPerkara(
            kata=kata[min(t.giliran, LANGKAH_PUTUS)],
            oleh=halaman.sebutan.dari(t.pemegang.id),
            batas=t.batas,
            lewat=t.batas is not None and (t.ditutup or halaman.sekarang) > t.batas,
            pada=t.ditutup,
            ditarik=t.status is StatusTugas.GUGUR,
        )
        for t in milik
    )
    return PerkaraSaya(
        nama=perkara_bernama(milik[0].tindakan or "").nama,
        langkah=langkah,
        dapat_ditarik=bool(perkara_terbuka(halaman.keadaan, tugas)),
    )


def _tarik(kiriman: Kiriman) -> Jawaban:
    """Take the case back; a reason may be written, and is kept with it."""
    pada, teks = kiriman.pada, kiriman.teks("alasan")
    lembar = []
    if teks:
        lembar.append(
            susun_lembar(
                pelaksanaan=kiriman.halaman.pelaksanaan,
                tugas=pada.tugas,
                iterasi=pada.iterasi,
                jenis="alasan",
                isi={"teks": teks},
                penulis=[pada.pegawai.pk],
                sekarang=pada.sekarang,
            )
        )
    perintah = TarikPerkara(
        kunci=str(pada.kunci),
        tugas=str(pada.tugas),
        iterasi=pada.iterasi,
        dilihat=pada.dilihat,
        alasan=str(lembar[0].pk) if lembar else None,
    )
    return jalankan_perintah(
        pelaksanaan=pada.pelaksanaan,
        perintah=perintah,
        pegawai=pada.pegawai,
        sekarang=pada.sekarang,
        lembar=lembar,
    )


PERINTAH_PERKARA_SAYA: Mapping[str, PerintahPanel] = {
    "tarik_perkara": PerintahPanel(
        lakukan=_tarik, kabar="Keberatan Anda ditarik; penilaian yang ada tetap berlaku."
    )
}
