"""`arsipkan`: file the dossier on paper and as files; its place goes into the archive record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tolok.arsip.domain.indeks import Keamanan, Media
from tolok.arsip.services import tempat_dari
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.pelaksanaan.domain.tindakan import ATURAN, AturanTindakan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.lembar import SkemaLembar
from tolok.pelaksanaan.services import Hasil
from tolok.pelaksanaan.tindakan.alur import tuntaskan
from tolok.pelaksanaan.tindakan.daftar import Fragmen, PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman

__all__ = ["SKEMA", "PanelArsipkan"]


def _periksa(isi: Mapping[str, Any]) -> list[Temuan]:
    media = isi.get("media") or []
    temuan = []
    if not media:
        temuan.append(
            Temuan(
                lokasi="media",
                tingkat=Tingkat.GALAT,
                masalah="Bentuk arsip belum dipilih.",
                saran="Pilih softfile, hardfile, atau keduanya.",
            )
        )
    if Media.TERCETAK.value in media and tempat_dari(isi).kosong:
        temuan.append(
            Temuan(
                lokasi="ruang",
                tingkat=Tingkat.GALAT,
                masalah="Tempat simpan arsip tercetak belum diisi.",
                saran="Isi sedikitnya ruang, rak, boks, atau folder.",
            )
        )
    return temuan


def _ringkas(isi: Mapping[str, Any]) -> str:
    return f"Diarsipkan, tempat: {tempat_dari(isi)}"


SKEMA = SkemaLembar(
    jenis="arsip",
    nama="Catatan pengarsipan",
    periksa=_periksa,
    ringkas=_ringkas,
    templat="arsip/lembar_arsip.html",
)


class PanelArsipkan:
    """The panel: form of keeping, classification, shelf."""

    judul = "Arsipkan berkas"

    @property
    def aturan(self) -> AturanTindakan:
        """The general rule: the row closes when the record of filing exists."""
        return ATURAN["arsipkan"]

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """One command: file it."""
        return {"arsipkan": PerintahPanel(lakukan=_arsipkan, kabar="Berkas diarsipkan.")}

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The form, started from the last dossier of the same office."""
        isi, versi = halaman.isi_awal("arsipkan", "arsip")
        tentang_orang = bool(halaman.lintasan.pribadi)
        biasa = Keamanan.TERBATAS if tentang_orang else Keamanan.BIASA
        urusan = "penilaian_kinerja_pegawai" if tentang_orang else "pelaporan_kinerja"
        return Fragmen(
            templat="arsip/panel_arsipkan.html",
            bilah="arsip/bilah_arsipkan.html",
            konteks={
                "isi": isi or {"media": [m.value for m in Media], "keamanan": biasa.value},
                "versi": versi,
                "klasifikasi": halaman.pelaksanaan.instansi.kode_klasifikasi.get(urusan, ""),
                "daftar_keamanan": [k.value for k in Keamanan],
            },
        )


def _arsipkan(kiriman: Kiriman) -> Jawaban:
    keamanan = kiriman.teks("keamanan")
    isi = {
        "media": [m for m in kiriman.banyak("media") if m in set(Media)],
        "klasifikasi": kiriman.teks("klasifikasi")[:40],
        "keamanan": keamanan if keamanan in set(Keamanan) else Keamanan.BIASA.value,
        **{k: kiriman.teks(k)[:80] for k in ("ruang", "rak", "boks", "folder")},
    }
    return tuntaskan(kiriman, "arsipkan", [Hasil(jenis="arsip", isi=isi)])
