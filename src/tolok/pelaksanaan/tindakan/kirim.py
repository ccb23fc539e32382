"""`kirim`: the covering letter is drawn up, paraffed and signed; then its delivery is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tolok.berkas.services import simpan as simpan_fail
from tolok.dasar.galat import TidakBerwenang
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.naskah.services.penomoran import periksa_nomor_luar, pesan_nomor
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.bukti import lampirkan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.konsep import simpan_konsep
from tolok.pelaksanaan.lembar import SkemaLembar, isi_lembar
from tolok.pelaksanaan.services import (
    Hasil,
    catat_nomor_surat,
    catat_pengiriman,
    serahkan,
    tandatangani,
)
from tolok.pelaksanaan.terbit.daftar import id_naskah, kunci_lembar
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
            "nomor": PerintahPanel(lakukan=_nomor, kabar="Nomor surat dicatat.", tetap=True),
            "pesan_nomor": PerintahPanel(
                lakukan=self._pesan_nomor, kabar="Nomor diambil dari buku nomor Tolok.", tetap=True
            ),
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
                "nomor": nomor_kini(halaman),
                "temuan_nomor": _temuan_nomor(halaman, nomor_kini(halaman)),
                "pengiriman": _pengiriman(halaman),
                "belum_dikirim": _belum_dikirim(halaman),
                "hari_ini": hari_di(halaman.pelaksanaan.instansi.pemda, halaman.sekarang),
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

    def tambahan(self, halaman: HalamanTugas) -> dict[str, Any]:
        """What to know about the typed number; it never stands in the way."""
        isi, _ = halaman.isi_awal(self.kode, self.jenis)
        return {"temuan_nomor": _temuan_nomor(halaman, str(isi.get("nomor", "")))}

    def _pesan_nomor(self, kiriman: Kiriman) -> Jawaban:
        """Reserve the next number of the office's book and put it on the letter being written."""
        halaman, pada = kiriman.halaman, kiriman.pada
        if not halaman.boleh:
            raise TidakBerwenang(
                "Hanya pemegang tugas yang mengambil nomor.", "Hubungi pemegangnya.", "nomor"
            )
        isi = self.baca(kiriman)
        instansi = halaman.pelaksanaan.instansi
        if not isi["nomor"]:
            hari = hari_di(instansi.pemda, pada.sekarang)
            isi["nomor"] = pesan_nomor(
                pelaku=pada.pegawai,
                instansi=instansi,
                klasifikasi=str(instansi.kode_klasifikasi.get("pelaporan_kinerja", "")),
                tahun=hari.year,
                sekarang=pada.sekarang,
            ).nomor
        if self.kode in halaman.selesai:
            return catat_nomor_surat(pada=pada, nomor=isi["nomor"])
        simpan_konsep(
            pada=pada, bagian=self.kode, isi=isi, versi=kiriman.bilangan("versi") or 0, boleh=True
        )
        return Jawaban(pelaksanaan=pada.pelaksanaan, kejadian=())

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
    ada = halaman.lembar_utama("surat_pengantar")
    return isi_lembar(ada[-1]) if ada else {}


def _pengiriman(halaman: HalamanTugas) -> list[dict[str, Any]]:
    """Every sending with its receipt; without one it is still asked for."""
    daftar = halaman.lembar_utama("pengiriman")
    semua = [{"id": str(x.pk), "dikirim": x.pada, **isi_lembar(x)} for x in daftar]
    terima = {str(x["atas"]): x for x in semua if x.get("atas")}
    return [
        {**x, "tanda_terima": terima.get(x["id"]) or (x if x.get("penerima") else None)}
        for x in semua
        if not x.get("atas")
    ]


def _belum_dikirim(halaman: HalamanTugas) -> list[str]:
    """Addressees of the letter to whom nothing was sent yet."""
    sudah = {str(x.get("kepada", "")) for x in _pengiriman(halaman)}
    semua = [str(p.get("kepada", "")) for p in _surat(halaman).get("penerima", [])]
    return [nama for nama in semua if nama and nama not in sudah]


def nomor_kini(halaman: HalamanTugas) -> str:
    """The letter's number; what came after the signature counts before what was typed on it."""
    ada = halaman.lembar_utama("nomor_surat")
    isi = isi_lembar(ada[-1]) if ada else _surat(halaman)
    return str(isi.get("nomor", ""))


def _temuan_nomor(halaman: HalamanTugas, nomor: str) -> list[Temuan]:
    """A number that another document of the year carries; the office's agenda decides."""
    if not nomor:
        return []
    instansi = halaman.pelaksanaan.instansi
    tahun = hari_di(instansi.pemda, halaman.sekarang).year
    milik = id_naskah(halaman.pelaksanaan.pk, kunci_lembar("surat_pengantar", None))
    return periksa_nomor_luar(instansi=instansi, nomor=nomor, tahun=tahun, kecuali=milik)


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
    """Sent how and when; or the receipt of an earlier sending, with a photo of the second sheet."""
    nama = ("kepada", "cara", "penerima", "tanggal", "jam", "keterangan", "atas")
    isi: dict[str, Any] = {n: kiriman.teks(n) for n in nama if n != "atas" or kiriman.teks(n)}
    foto = kiriman.berkas.get("foto")
    pada = kiriman.pada
    if foto is not None:
        fail = simpan_fail(foto, pemda=pada.pegawai.pemda, sekarang=pada.sekarang)
        isi["berkas"] = str(fail.pk)
    jawaban = catat_pengiriman(pada=pada, isi=isi)
    if foto is not None and not jawaban.ulang:
        judul = f"Tanda terima {isi['kepada']}"
        lampirkan(pada=pada, berkas=fail.pk, judul=judul, boleh=True)
    return jawaban


def _nomor(kiriman: Kiriman) -> Jawaban:
    return catat_nomor_surat(pada=kiriman.pada, nomor=kiriman.teks("nomor"))
