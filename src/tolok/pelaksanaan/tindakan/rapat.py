"""`rapat`: the invitation and its corrections, then attendance and minutes on one sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.kehadiran import JENIS_HADIR, kehadiran, kode_rapat
from tolok.pelaksanaan.lembar import SkemaLembar
from tolok.pelaksanaan.sebutan import sebutan
from tolok.pelaksanaan.tanda_notula import JENIS_TANDA, PERAN
from tolok.pelaksanaan.tindakan.daftar import PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian
from tolok.pelaksanaan.undangan import (
    JENIS_UNDANGAN,
    catat_undangan,
    daftar_undangan,
    isi_undangan,
)
from tolok.sop.domain.jalan import JenisTindakan

__all__ = ["SKEMA_HADIR", "SKEMA_NOTULA", "SKEMA_TANDA", "SKEMA_UNDANGAN", "PanelRapat"]

_WAJIB = {
    "tanggal": "Hari dan tanggal rapat belum diisi.",
    "tempat": "Tempat rapat belum diisi.",
    "teks": "Ringkasan pembahasan belum ditulis.",
}
_UNDANGAN = ("acara", "tanggal", "mulai", "tempat", "nomor", "bahan", "sifat")


def _panggilan(halaman: HalamanTugas) -> list[dict[str, Any]]:
    """Every invitation of this task's meeting, oldest first, from what the page has read."""
    return [isi_undangan(x) for x in halaman.lembar_tugas(JENIS_UNDANGAN)]


def _periksa(isi: Mapping[str, Any]) -> list[Temuan]:
    kurang = [
        Temuan(lokasi=nama, tingkat=Tingkat.GALAT, masalah=masalah)
        for nama, masalah in _WAJIB.items()
        if not str(isi.get(nama, "")).strip()
    ]
    if not isi.get("hadir"):
        kurang.append(
            Temuan(
                lokasi="hadir",
                tingkat=Tingkat.GALAT,
                masalah="Belum ada peserta yang dicentang hadir.",
                saran="Centang yang hadir; yang lain tercatat tidak hadir.",
            )
        )
    return kurang


def _ringkas(isi: Mapping[str, Any]) -> str:
    return f"Rapat {isi.get('tanggal', '')}, {len(isi.get('hadir', []))} orang hadir"


def _ringkas_undangan(isi: Mapping[str, Any]) -> str:
    kata = "Undangan" if isi.get("ke") == 1 else "Ralat undangan"
    return (
        f"{kata}: {isi.get('tanggal', '')} pukul {isi.get('mulai', '')}, {isi.get('tempat', '')}"
    )


SKEMA_NOTULA = SkemaLembar(
    jenis="notula",
    nama="Notula",
    periksa=_periksa,
    ringkas=_ringkas,
    templat="pelaksanaan/lembar/notula.html",
)
SKEMA_HADIR = SkemaLembar(
    jenis=JENIS_HADIR,
    nama="Pernyataan hadir",
    periksa=lambda _isi: [],
    ringkas=lambda _isi: "Menyatakan hadir",
)
SKEMA_TANDA = SkemaLembar(
    jenis=JENIS_TANDA,
    nama="Tanda tangan notula",
    periksa=lambda _isi: [],
    ringkas=lambda isi: f"Ditandatangani {PERAN.get(str(isi.get('peran')), '').lower()}",
)
SKEMA_UNDANGAN = SkemaLembar(
    jenis=JENIS_UNDANGAN,
    nama="Undangan rapat",
    periksa=lambda _isi: [],
    ringkas=_ringkas_undangan,
)


class PanelRapat(PanelIsian):
    """Time and place, who came, what was said and decided; three lines are enough."""

    kode = "rapat"
    judul = "Rapat"
    jenis = "notula"
    templat = "pelaksanaan/tindakan/rapat.html"
    kabar = "Notula disimpan."
    kata_kirim = "Simpan notula"

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """The form's two, and calling or moving the meeting."""
        return {
            **super().perintah,
            "undang": PerintahPanel(
                lakukan=self._undang, kabar="Undangan dicatat dan dapat dicetak.", tetap=True
            ),
        }

    def awal(self, halaman: HalamanTugas) -> dict[str, Any]:
        """The meeting as it was last called, and everybody invited ticked as not yet present."""
        undangan = _panggilan(halaman)
        dari = undangan[-1] if undangan else {}
        return {
            "tanggal": "",
            "acara": halaman.langkah.uraian,
            "hadir": [],
            "tindak_lanjut": [],
            "pimpinan": "" if halaman.domain.subjek else halaman.pegawai.nama,
            **{k: dari[k] for k in ("acara", "tanggal", "mulai", "tempat", "nomor") if k in dari},
        }

    def tambahan(self, halaman: HalamanTugas) -> dict[str, Any]:
        """Who is invited, and how often the meeting was called."""
        panggilan = _panggilan(halaman)
        pertama = halaman.lembar_tugas(JENIS_UNDANGAN)[:1]
        menyatakan = kehadiran(halaman.lembar_tugas(JENIS_HADIR))
        return {
            "undangan": [
                {**o, "menyatakan": menyatakan.get(o["id"])} for o in self._undangan(halaman)
            ],
            "kode_rapat": kode_rapat(pertama[0]) if pertama and halaman.boleh else "",
            "banyak_menyatakan": len(menyatakan),
            "panggilan": panggilan,
            "panggilan_akhir": panggilan[-1] if panggilan else {"acara": halaman.langkah.uraian},
            "dapat_mengundang": halaman.boleh,
        }

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """Fields of the minutes; attendance by person id; every invitation that went out."""
        undangan = {o["id"]: o["nama"] for o in self._undangan(kiriman.halaman)}
        menyatakan = kehadiran(kiriman.halaman.lembar_tugas(JENIS_HADIR))
        dicoret = [
            pk for pk in kiriman.banyak("tampil_hadir") if pk not in kiriman.banyak("hadir")
        ]
        dicentang = {*kiriman.banyak("hadir"), *menyatakan} - set(dicoret)
        hadir = [pk for pk in undangan if pk in dicentang]
        nama = ("acara", "tanggal", "mulai", "selesai", "tempat", "pimpinan", "notulis", "nomor")
        isi = {
            **{kunci: kiriman.teks(kunci) for kunci in nama},
            "teks": kiriman.teks("teks"),
            "keputusan": kiriman.teks("keputusan"),
            "hadir": hadir,
            "dicoret": dicoret,
            "waktu_hadir": {
                pk: saat.isoformat() for pk, saat in menyatakan.items() if pk in hadir
            },
            "nama_hadir": [undangan[pk] for pk in hadir],
            "tidak_hadir": [n for pk, n in undangan.items() if pk not in hadir],
            "tindak_lanjut": kiriman.baris("apa", "siapa", "kapan"),
        }
        menurut_nama = {n: pk for pk, n in undangan.items()}
        isi |= {f"{peran}_id": menurut_nama.get(str(isi[peran]), "") for peran in PERAN}
        panggilan = daftar_undangan(kiriman.halaman.tugas.pk)
        if panggilan:
            isi["undangan"] = [
                {k: v for k, v in p.items() if k not in ("pada", "kepada", "orang")}
                for p in panggilan
            ]
        return isi

    def _undang(self, kiriman: Kiriman) -> Jawaban:
        """Call the meeting; when it had been called before, this corrects the invitation."""
        halaman = kiriman.halaman
        isi: dict[str, Any] = {nama: kiriman.teks(f"undang_{nama}") for nama in _UNDANGAN}
        isi["alasan"] = kiriman.teks("alasan_ralat")
        diundang = self._undangan(halaman)
        isi["kepada"] = [o["nama"] for o in diundang]
        isi["orang"] = [o["id"] for o in diundang]
        catat_undangan(pada=kiriman.pada, isi=isi, boleh=halaman.boleh)
        return Jawaban(pelaksanaan=kiriman.pada.pelaksanaan, kejadian=())

    @classmethod
    def _undangan(cls, halaman: HalamanTugas) -> list[dict[str, str]]:
        """The unit the task is about, else the holders of the row and those who take part."""
        susunan = halaman.kini.susunan
        unit = UUID(halaman.domain.subjek) if halaman.domain.subjek else None
        if unit in susunan.unit and unit is not None:
            daftar = list(susunan.pegawai_unit(unit))
        else:
            daftar = cls._pemegang_dan_peserta(halaman)
        nama = sebutan(daftar, halaman.nama_kantor)
        return [{"id": str(pk), "nama": nama.dari(pk)} for pk in dict.fromkeys(daftar)]

    @staticmethod
    def _pemegang_dan_peserta(halaman: HalamanTugas) -> list[UUID]:
        pemegang = (halaman.domain.pemegang, *halaman.domain.bersama)
        daftar = [
            UUID(p.pelaku.pegawai)
            for satu in pemegang
            for p in halaman.fakta.pemangku.get(satu.kunci, ())
        ]
        for t in halaman.langkah.tindakan:
            if t.jenis is JenisTindakan.RAPAT:
                daftar += [pk for lajur in t.peserta for pk in halaman.kini.orang_lajur(lajur)]
        return daftar
