"""A side case on the task page: raise it instead of signing, explain, decide.

The texts are plain; a room above may give a step another panel with `daftarkan_varian`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.domain.perintah import AjukanPerkara
from tolok.pelaksanaan.domain.perkara import LANGKAH_PUTUS, boleh_mengajukan, perkara_tugas
from tolok.pelaksanaan.domain.tindakan import AturanBaku, AturanTindakan
from tolok.pelaksanaan.jalankan import Jawaban, jalankan_perintah
from tolok.pelaksanaan.lembar import (
    SkemaLembar,
    daftar_skema,
    daftarkan_lembar,
    isi_lembar,
    susun_lembar,
)
from tolok.pelaksanaan.models import Lembar
from tolok.pelaksanaan.perkara import (
    Perkara,
    daftarkan_perkara,
    perkara_bernama,
    perkara_langkah,
)
from tolok.pelaksanaan.services import Hasil, serahkan
from tolok.pelaksanaan.tindakan.daftar import Fragmen, PerintahPanel, daftarkan
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.sop.domain.jalan import Sifat

__all__ = [
    "PERINTAH_PERKARA",
    "PanelPerkara",
    "PerkaraTersedia",
    "ajukan_perkara",
    "pasang_perkara",
    "perkara_tersedia",
    "tahap_perkara",
]


_PANJANG_RINGKAS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class PerkaraTersedia:
    """A kind that this person may raise from this task now, until when, and who gets it."""

    perkara: Perkara
    kepada: str
    sampai: datetime | None


def perkara_tersedia(halaman: HalamanTugas) -> list[PerkaraTersedia]:
    """What the subject may bring from the own signature; nothing for anybody else."""
    tugas = halaman.domain
    sendiri = tugas.subjek == str(halaman.pegawai.pk)
    if not sendiri or not boleh_mengajukan(halaman.keadaan, halaman.lintasan, tugas):
        return []
    hasil = []
    for perkara in perkara_langkah(halaman.lintasan, tugas.langkah):
        calon = halaman.fakta.perkara.get((tugas.id, perkara.kode))
        if calon is None or (calon.sampai is not None and halaman.sekarang > calon.sampai):
            continue
        kursi = halaman.kini.susunan.kursi
        nama = {str(k.jabatan): k.nama for k in kursi.values()}
        hasil.append(
            PerkaraTersedia(
                perkara=perkara,
                kepada=nama.get(calon.pemegang[LANGKAH_PUTUS].id, "atasan penilai"),
                sampai=calon.sampai,
            )
        )
    return hasil


def ajukan_perkara(kiriman: Kiriman, kode: str, isi: Mapping[str, Any]) -> Jawaban:
    """Decline to sign and bring the case, written down."""
    perkara_bernama(kode)
    pada, halaman = kiriman.pada, kiriman.halaman
    lembar = susun_lembar(
        pelaksanaan=halaman.pelaksanaan,
        tugas=pada.tugas,
        iterasi=pada.iterasi,
        jenis=kode,
        isi=isi,
        penulis=[pada.pegawai.pk],
        sekarang=pada.sekarang,
    )
    perintah = AjukanPerkara(
        kunci=str(pada.kunci),
        tugas=str(pada.tugas),
        iterasi=pada.iterasi,
        dilihat=pada.dilihat,
        kode=kode,
        lembar=str(lembar.pk),
    )
    return jalankan_perintah(
        pelaksanaan=pada.pelaksanaan,
        perintah=perintah,
        pegawai=pada.pegawai,
        sekarang=pada.sekarang,
        lembar=[lembar],
    )


def _ajukan(kiriman: Kiriman) -> Jawaban:
    teks = kiriman.teks("teks")
    if not teks:
        raise MasukanTidakSah(
            "Alasan keberatan belum ditulis.",
            "Tulis bagian mana yang menurut Anda tidak tepat, dan mengapa.",
            "perkara",
        )
    return ajukan_perkara(kiriman, kiriman.teks("perkara"), {"teks": teks})


PERINTAH_PERKARA: Mapping[str, PerintahPanel] = {
    "ajukan_perkara": PerintahPanel(
        lakukan=_ajukan, kabar="Keberatan Anda tercatat dan disampaikan."
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TahapPerkara:
    """One written step of a case: what was said, by whom, when."""

    kata: str
    isi: Mapping[str, Any]
    oleh: str
    pada: datetime | None


def tahap_perkara(halaman: HalamanTugas) -> list[TahapPerkara]:
    """The case of this task's subject so far, from the objection on. One query."""
    k = halaman.keadaan
    utama = k.tugas[halaman.domain.induk] if halaman.domain.induk else halaman.domain
    langkah = perkara_tugas(k, utama)
    kata = ("Penjelasan penilai", "Putusan")
    urut = [("Keberatan", utama), *zip(kata, langkah, strict=False)]
    baris = Lembar.objects.filter(
        pelaksanaan=halaman.pelaksanaan, tugas__in=[t.id for _, t in urut]
    ).order_by("pada")
    jenis = {t.tindakan for t in langkah}
    tulisan: dict[str, Lembar] = {}
    for x in baris:
        if any(x.jenis in (j, f"penjelasan_{j}", f"putusan_{j}") for j in jenis):
            tulisan[str(x.tugas)] = x
    nama = halaman.nama_kantor
    orang = {str(pk): teks for pk, teks in nama.items()}
    return [
        TahapPerkara(
            kata=judul,
            isi=isi_lembar(tulisan[t.id]),
            oleh=orang.get(t.oleh.pegawai, "") if t.oleh else "",
            pada=t.ditutup,
        )
        for judul, t in urut
        if t.id in tulisan
    ]


def pasang_perkara(perkara: Perkara) -> None:
    """Register a kind with its panel, and plain sheets for those it has none of its own for."""
    daftarkan_perkara(perkara)
    for jenis, nama in (
        (perkara.kode, perkara.nama),
        (f"penjelasan_{perkara.kode}", f"Penjelasan atas {perkara.nama.lower()}"),
        (f"putusan_{perkara.kode}", f"Putusan atas {perkara.nama.lower()}"),
    ):
        if jenis not in daftar_skema():
            daftarkan_lembar(
                SkemaLembar(jenis=jenis, nama=nama, periksa=_berisi, ringkas=_ringkas)
            )
    daftarkan(PanelPerkara(perkara.kode))


def _berisi(isi: Mapping[str, Any]) -> list[Temuan]:
    if str(isi.get("teks", "")).strip():
        return []
    return [Temuan(lokasi="teks", tingkat=Tingkat.GALAT, masalah="Uraiannya belum ditulis.")]


def _ringkas(isi: Mapping[str, Any]) -> str:
    return str(isi.get("teks", ""))[:_PANJANG_RINGKAS]


class PanelPerkara:
    """The steps of one kind: an explanation, then a decision with its reasons."""

    def __init__(self, kode: str) -> None:
        self.kode = kode

    @property
    def judul(self) -> str:
        """The kind, in words."""
        return perkara_bernama(self.kode).nama

    @property
    def aturan(self) -> AturanTindakan:
        """Decided by the domain of side cases; nothing is asked beyond the sheet."""
        return AturanBaku(kode=self.kode, sifat=Sifat.MENERUSKAN)

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """Explain; grant; dismiss."""
        return {
            "jelaskan": PerintahPanel(lakukan=self._jelaskan, kabar="Penjelasan Anda tercatat."),
            "kabulkan": PerintahPanel(
                lakukan=lambda k: self._putuskan(k, Keputusan.SETUJU),
                kabar="Putusan tercatat: keberatan diterima.",
            ),
            "tolak": PerintahPanel(
                lakukan=lambda k: self._putuskan(k, Keputusan.MENOLAK),
                kabar="Putusan tercatat: keberatan ditolak.",
            ),
        }

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The case so far, its date, and the field of this step."""
        tugas = halaman.domain
        return Fragmen(
            templat="pelaksanaan/tindakan/perkara.html",
            bilah="pelaksanaan/tindakan/_bilah_perkara.html",
            konteks={
                "perkara": perkara_bernama(self.kode),
                "tahap": tahap_perkara(halaman),
                "memutuskan": tugas.giliran >= LANGKAH_PUTUS,
                "batas": tugas.batas,
                "lewat": tugas.batas is not None and halaman.sekarang > tugas.batas,
            },
        )

    def _jelaskan(self, kiriman: Kiriman) -> Jawaban:
        return serahkan(pada=kiriman.pada, hasil=self.hasil(kiriman, f"penjelasan_{self.kode}"))

    def _putuskan(self, kiriman: Kiriman, keputusan: Keputusan) -> Jawaban:
        return serahkan(
            pada=kiriman.pada,
            keputusan=keputusan,
            hasil=self.hasil(kiriman, f"putusan_{self.kode}"),
        )

    def hasil(self, kiriman: Kiriman, jenis: str) -> list[Hasil]:
        """The sheets of a step; a variant may add the corrected score."""
        teks = kiriman.teks("teks")
        if not teks:
            raise MasukanTidakSah(
                "Uraiannya belum ditulis.", "Tulis sedikitnya satu kalimat.", "teks"
            )
        return [Hasil(jenis=jenis, isi={"teks": teks})]
