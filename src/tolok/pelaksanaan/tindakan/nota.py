"""`tugaskan` where the page prints a nota dinas: a numbered note with its order and its limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tolok.dasar.galat import TidakBerwenang
from tolok.dasar.periode import Periode
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.naskah.services.penomoran import periksa_nomor_luar, pesan_nomor
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.konsep import simpan_konsep
from tolok.pelaksanaan.lembar import SkemaLembar
from tolok.pelaksanaan.services import Hasil
from tolok.pelaksanaan.terbit.daftar import id_naskah, kunci_lembar
from tolok.pelaksanaan.terbit.nota import dokumen_nota
from tolok.pelaksanaan.tindakan.daftar import PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.surat import surat_dasar
from tolok.pelaksanaan.tindakan.tugaskan import PanelTugaskan
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import LangkahJalan

__all__ = [
    "JENIS_NOTA",
    "SIFAT_NOTA",
    "SKEMA_NOTA",
    "PanelNotaDinas",
    "ambil_nomor",
    "baca_nota",
    "bernota",
    "temuan_nomor",
]

JENIS_NOTA = "nota_dinas"
SIFAT_NOTA = ("Biasa", "Segera", "Sangat Segera", "Rahasia")
_TEKS = ("hal", "nomor", "tanggal", "sifat", "lampiran", "tembusan", "dasar", "ruang_lingkup")


def bernota(langkah: LangkahJalan, lintasan: Lintasan) -> bool:
    """Whether the row's page prints a nota dinas as what it makes."""
    return any(h.jenis is JenisHasil.NOTA_DINAS for h in langkah.menghasilkan)


def _periksa(isi: Mapping[str, Any]) -> list[Temuan]:
    """A note says what it is about and what is asked; sheets of older runs had no `hal`."""
    kurang = []
    if not str(isi.get("teks", "")).strip():
        kurang.append(
            Temuan(
                lokasi="teks",
                tingkat=Tingkat.GALAT,
                masalah="Isi nota dinas belum ditulis.",
                saran="Tulis perintah atau permintaannya.",
            )
        )
    if "hal" in isi and not str(isi["hal"]).strip():
        kurang.append(
            Temuan(lokasi="hal", tingkat=Tingkat.GALAT, masalah="Hal nota dinas belum diisi.")
        )
    return kurang


def _ringkas(isi: Mapping[str, Any]) -> str:
    nomor = isi.get("nomor") or "menunggu nomor"
    return f"{isi.get('hal') or isi.get('teks', '')}, {nomor}"[:120]


SKEMA_NOTA = SkemaLembar(
    jenis=JENIS_NOTA,
    nama="Nota dinas",
    periksa=_periksa,
    ringkas=_ringkas,
    templat="pelaksanaan/lembar/nota_dinas.html",
    dokumen=dokumen_nota,
    per_langkah=True,
)


def baca_nota(kiriman: Kiriman) -> dict[str, Any]:
    """The note's own fields, as typed."""
    return {nama: kiriman.teks(nama) for nama in _TEKS}


def temuan_nomor(halaman: HalamanTugas, nomor: str) -> list[Temuan]:
    """A number that another document of the year carries; the office's agenda decides."""
    if not nomor:
        return []
    instansi = halaman.pelaksanaan.instansi
    tahun = hari_di(instansi.pemda, halaman.sekarang).year
    milik = id_naskah(
        halaman.pelaksanaan.pk, kunci_lembar(JENIS_NOTA, None, halaman.tugas.langkah)
    )
    return periksa_nomor_luar(instansi=instansi, nomor=nomor, tahun=tahun, kecuali=milik)


def ambil_nomor(kiriman: Kiriman, bagian: str, isi: Mapping[str, Any]) -> Jawaban:
    """Reserve the next number of the office's book and keep it with the draft `bagian`."""
    halaman, pada = kiriman.halaman, kiriman.pada
    if not halaman.boleh:
        raise TidakBerwenang(
            "Hanya pemegang tugas yang mengambil nomor.", "Hubungi pemegangnya.", "nomor"
        )
    nomor = str(isi.get("nomor") or "")
    if not nomor:
        instansi = halaman.pelaksanaan.instansi
        nomor = pesan_nomor(
            pelaku=pada.pegawai,
            instansi=instansi,
            klasifikasi=str(instansi.kode_klasifikasi.get("pelaporan_kinerja", "")),
            tahun=hari_di(instansi.pemda, pada.sekarang).year,
            sekarang=pada.sekarang,
        ).nomor
    konsep = halaman.konsep.get(bagian)
    simpan_konsep(
        pada=pada,
        bagian=bagian,
        isi={**isi, "nomor": nomor},
        versi=konsep.versi if konsep else 0,
        boleh=True,
    )
    return Jawaban(pelaksanaan=pada.pelaksanaan, kejadian=())


class PanelNotaDinas(PanelTugaskan):
    """The note to the next row: base, order, scope, limit; the rest is proposed."""

    judul = "Nota dinas"
    jenis = JENIS_NOTA
    templat = "pelaksanaan/tindakan/nota.html"
    kabar = "Nota dinas disampaikan."
    kata_kirim = "Sampaikan nota dinas"

    def awal(self, halaman: HalamanTugas) -> dict[str, Any]:
        """Today, the letter or the timeline as the base, the printed sentence as the order."""
        surat = surat_dasar(halaman)
        hari = hari_di(halaman.pelaksanaan.instansi.pemda, halaman.sekarang)
        lampau = {k: v for k, v in super().awal(halaman).items() if k != "nota_dinas"}
        return {
            **lampau,
            "hal": f"Pelaksanaan {self._kegiatan(halaman)}",
            "nomor": "",
            "tanggal": hari.isoformat(),
            "sifat": str(surat.get("sifat") or SIFAT_NOTA[0]),
            "lampiran": "-",
            "tembusan": "",
            "dasar": _dasar(surat) or f"Jadwal {self._kegiatan(halaman)}.",
            "ruang_lingkup": f"Seluruh indikator kinerja, {self._periode(halaman)}.",
        }

    def tambahan(self, halaman: HalamanTugas) -> dict[str, Any]:
        """Besides the receivers: what to know about the number."""
        isi, _ = halaman.isi_awal(self.kode, self.jenis)
        return {
            **super().tambahan(halaman),
            "daftar_sifat": SIFAT_NOTA,
            "temuan_nomor": temuan_nomor(halaman, str(isi.get("nomor", ""))),
        }

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """The form's own, and a number from the office's book."""
        return {
            **super().perintah,
            "pesan_nomor": PerintahPanel(
                lakukan=self._pesan_nomor, kabar="Nomor diambil dari buku nomor Tolok.", tetap=True
            ),
        }

    def _pesan_nomor(self, kiriman: Kiriman) -> Jawaban:
        return ambil_nomor(kiriman, self.kode, self.baca(kiriman))

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """The line of the disposition, and the note around it; what was not sent is as proposed."""
        awal = self.awal(kiriman.halaman)
        nota = {k: v if k in kiriman.isian else awal[k] for k, v in baca_nota(kiriman).items()}
        return {**super().baca(kiriman), **nota}

    def hasil(self, kiriman: Kiriman, isi: Any) -> Sequence[Hasil]:
        """The note is the row's result."""
        return [Hasil(jenis=self.jenis, isi=isi)]

    @staticmethod
    def _periode(halaman: HalamanTugas) -> str:
        return Periode.dari_kode(halaman.pelaksanaan.periode).nama

    def _kegiatan(self, halaman: HalamanTugas) -> str:
        return f"{halaman.pelaksanaan.nama_sop} {self._periode(halaman)}"


def _dasar(surat: Mapping[str, Any]) -> str:
    """The incoming letter in words; empty without one."""
    if not surat.get("nomor"):
        return ""
    return f"Surat {surat.get('dari', '')} nomor {surat['nomor']} hal {surat.get('hal', '')}."
