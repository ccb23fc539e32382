"""`kirim`: the covering letter is drawn up, paraffed and signed; then its delivery is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.lembar import SkemaLembar, isi_lembar
from tolok.pelaksanaan.models import Lembar
from tolok.pelaksanaan.services import Hasil, catat_pengiriman, serahkan, tandatangani
from tolok.pelaksanaan.terbit.lembaran import dokumen_surat
from tolok.pelaksanaan.tindakan.daftar import Fragmen, PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian
from tolok.pelaksanaan.tindakan.periksa import bagian_peserta
from tolok.pelaksanaan.tindakan.tandatangani import hitung_bagian

__all__ = ["SKEMA_SURAT", "PanelKirim"]

_WAJIB = {
    "hal": "Hal surat belum diisi.",
    "tanggal": "Tanggal surat belum diisi.",
}


def _periksa(isi: Mapping[str, Any]) -> list[Temuan]:
    kurang = [
        Temuan(lokasi=nama, tingkat=Tingkat.GALAT, masalah=masalah)
        for nama, masalah in _WAJIB.items()
        if not str(isi.get(nama, "")).strip()
    ]
    if not isi.get("penerima"):
        kurang.append(
            Temuan(lokasi="penerima", tingkat=Tingkat.GALAT, masalah="Penerima belum diisi.")
        )
    return kurang


def _ringkas(isi: Mapping[str, Any]) -> str:
    nomor = isi.get("nomor") or "menunggu nomor"
    return f"Surat pengantar {nomor}, {isi.get('hal', '')}"


SKEMA_SURAT = SkemaLembar(
    jenis="surat_pengantar",
    nama="Surat pengantar",
    periksa=_periksa,
    ringkas=_ringkas,
    templat="pelaksanaan/lembar/surat_pengantar.html",
    dokumen=dokumen_surat,
)


class PanelKirim(PanelIsian):
    """The letter's fields; after it is sent round, who signed; after that, when it was delivered."""

    kode = "kirim"
    judul = "Surat pengantar dan pengiriman"
    jenis = "surat_pengantar"
    templat = "pelaksanaan/tindakan/kirim.html"
    kabar = "Surat diteruskan untuk paraf dan tanda tangan."
    kata_kirim = "Mintakan paraf dan tanda tangan"

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """The form's two, the signature of a share, and the record of delivery."""
        return {
            **super().perintah,
            "tandatangani": PerintahPanel(lakukan=_tandatangani, kabar="Surat ditandatangani."),
            "catat": PerintahPanel(lakukan=_catat, kabar="Pengiriman dicatat.", tetap=True),
        }

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """Holder: form or progress. A superior: the letter to paraf or sign."""
        if halaman.domain.induk is not None:
            return Fragmen(
                templat="pelaksanaan/tindakan/surat_ditandatangani.html",
                bilah="pelaksanaan/tindakan/_bilah_tandatangani.html",
                konteks={"surat": _surat(halaman), "terakhir": _terakhir(halaman)},
            )
        if self.kode not in halaman.selesai:
            return super().tampil(halaman)
        bagian = bagian_peserta(halaman, self.kode)
        return Fragmen(
            templat="pelaksanaan/tindakan/pengiriman.html",
            konteks={
                "surat": _surat(halaman),
                "bagian": bagian,
                "hitung": hitung_bagian(bagian),
                "pengiriman": _pengiriman(halaman),
                "dapat_dicatat": halaman.boleh and not any(b["tugas"].terbuka for b in bagian),
            },
        )

    def awal(self, halaman: HalamanTugas) -> dict[str, Any]:
        """The pemda's own list of recipients, and what the row works on as what is sent."""
        penerima = halaman.pelaksanaan.instansi.pemda.penerima_laporan or []
        return {
            "hal": f"Penyampaian {halaman.pelaksanaan.nama_sop}",
            "nomor": "",
            "tanggal": "",
            "penerima": [
                {
                    "kepada": str(p.get("kepada", "")),
                    "melalui": str(p.get("melalui", "")),
                    "jenis": str(p.get("jenis", "asli")),
                }
                for p in penerima
            ],
            "kiriman": [
                {"nama": m.nama, "banyak": "1 (satu) berkas", "keterangan": ""}
                for m in halaman.masukan
            ],
        }

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """Fields of the letter."""
        return {
            **{n: kiriman.teks(n) for n in ("hal", "nomor", "tanggal", "tempat", "isi_surat")},
            "penerima": kiriman.baris("kepada", "melalui", "jenis"),
            "kiriman": kiriman.baris("nama", "banyak", "keterangan"),
        }

    def kirim(self, kiriman: Kiriman) -> Jawaban:
        """Send the letter round. Without anybody above who signs, the row may close with it."""
        return super().kirim(kiriman)


def _surat(halaman: HalamanTugas) -> dict[str, Any]:
    """The letter of this row: made with the main task."""
    utama = halaman.tugas.induk or halaman.tugas.pk
    ada = Lembar.objects.filter(tugas=utama, jenis="surat_pengantar").order_by("pada").last()
    return isi_lembar(ada) if ada else {}


def _pengiriman(halaman: HalamanTugas) -> list[dict[str, Any]]:
    daftar = Lembar.objects.filter(tugas=halaman.tugas.pk, jenis="pengiriman").order_by("pada")
    return [isi_lembar(x) for x in daftar]


def _terakhir(halaman: HalamanTugas) -> bool:
    """Whether this share is the signature itself; those before it are parafs."""
    induk = halaman.domain.induk
    giliran = [halaman.keadaan.tugas[a].giliran for a in halaman.keadaan.anak.get(induk or "", ())]
    return not giliran or halaman.domain.giliran == max(giliran)


def _tandatangani(kiriman: Kiriman) -> Jawaban:
    if kiriman.halaman.domain.induk is not None:
        return tandatangani(pada=kiriman.pada)
    return serahkan(pada=kiriman.pada, hasil=list[Hasil]())


def _catat(kiriman: Kiriman) -> Jawaban:
    """How, when and by whom the letter was received."""
    isi = {
        n: kiriman.teks(n) for n in ("kepada", "cara", "penerima", "tanggal", "jam", "keterangan")
    }
    return catat_pengiriman(pada=kiriman.pada, isi=isi)
