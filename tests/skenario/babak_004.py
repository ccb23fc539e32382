"""SOP 004 played through its pages in the second sample office, row after row."""

from __future__ import annotations

from typing import Any

from tests.skenario.kantor_b import AWAL, TAHUN, LakonB, ketikan_b
from tests.skenario.meja import Meja
from tolok.dasar.periode import Periode
from tolok.kinerja.domain.rencana import Rencana
from tolok.kinerja.selectors import kinerja as selectors
from tolok.organisasi.services.contoh import HasilContoh
from tolok.pelaksanaan.models import Tugas
from tolok.pelaksanaan.tindakan.daftar import panel_langkah
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas

__all__ = ["PEMILIK", "Babak"]

PEMILIK = ("B-14", "B-22", "B-18", "B-03", "B-10", "B-09", "B-02")
"""Posts that answer for figures of office B."""
KABID = ("B-10", "B-14", "B-18", "B-22")


class Babak:
    """One run of SOP 004 and the people at its pages."""

    def __init__(self, kantor: HasilContoh, versi: Any, periode: Periode = TAHUN) -> None:
        self.lakon = LakonB(kantor, AWAL)
        self.lakon.mulai_sop(versi, periode)
        self.meja = Meja(self.lakon)
        self.kantor = kantor

    def rencana(self) -> Rencana:
        """The plan of the period."""
        periode = Periode.dari_kode(self.lakon.baris().periode)
        return selectors.rencana(self.kantor.instansi["B"].pk, periode)

    def panel(self, orang: str, tugas: Tugas, kode: str) -> tuple[Any, HalamanTugas]:
        """A panel and the page as this person has it now."""
        halaman = HalamanTugas(
            tugas=tugas, pegawai=self.kantor.pegawai[orang], sekarang=self.lakon.saat
        )
        return panel_langkah(kode, halaman.langkah, halaman.lintasan), halaman

    def bagian(self, kode: str) -> Tugas:
        """The open form of a data owner."""
        jabatan = self.kantor.jabatan[kode]
        daftar = self.lakon.terbuka(2, tindakan="kumpulkan")
        (tugas,) = (t for t in daftar if t.subjek in (jabatan.pk, jabatan.unit_id))
        return tugas

    def milik(self, kode: str) -> Rencana:
        """The plan's part of an owner."""
        return self.rencana().milik(str(self.bagian(kode).subjek))

    # -- rows ------------------------------------------------------------------------------------

    def langkah_1(self, batas: str = "2026-01-26") -> None:
        """Kasubag meets with the others, then sends the forms with a date for each owner."""
        lakon, meja = self.lakon, self.meja
        tugas = lakon.utama(1)
        panel, halaman = self.panel("B-03", tugas, "rapat")
        undangan = [o["id"] for o in panel.tambahan(halaman)["undangan"]]
        meja.beres(
            "B-03", tugas, "rapat", "kirim", tanggal="2026-01-12", tempat="Ruang rapat",
            teks="Formulir dibagi.", hadir=undangan,
        )  # fmt: skip
        tugas = lakon.utama(1)
        panel, halaman = self.panel("B-03", tugas, "sampaikan")
        baris = panel.awal(halaman)["baris"]
        kolom = ("langkah", "tahapan", "pelaksana", "mulai", "selesai")
        pemilik = [p["id"] for p in panel.tambahan(halaman)["penerima"]]
        meja.beres(
            "B-03", tugas, "sampaikan", "kirim",
            **{k: [str(b[k]) for b in baris] for k in kolom},
            berbatas=[str(b["langkah"]) for b in baris],
            pemilik=pemilik, batas_pemilik=[batas] * len(pemilik),
            dasar_uraian=["Disposisi Kepala Dinas", "Disposisi Sekretaris"],
            dasar_nomor=["", ""], dasar_tanggal=["2026-01-09", "2026-01-12"],
        )  # fmt: skip

    def isi(self, *kode: str, **ganti: str) -> None:
        """These owners fill in and confirm; `ganti`: other cells ("B06_pembilang")."""
        for satu in kode:
            milik = self.milik(satu)
            sel = {k: v for k, v in ganti.items() if k.partition("_")[0] in _kode(milik)}
            tugas = self.bagian(satu)
            self.meja.beres(satu, tugas, "kumpulkan", "kirim", **ketikan_b(milik, **sel))

    def susun(self) -> None:
        """Kasubag measures and compiles."""
        self.meja.beres("B-03", self.lakon.utama(2), "ukur", "kirim")
        self.meja.beres("B-03", self.lakon.utama(2), "susun", "kirim")

    def langkah_2(self) -> None:
        """Every owner, then the compilation."""
        self.isi(*PEMILIK)
        self.susun()

    def langkah_3(self, *kode: str) -> None:
        """Every Kepala Bidang (or these) agrees."""
        for satu in kode or KABID:
            unit = self.kantor.jabatan[satu].unit_id
            for tugas in self.lakon.terbuka(3, subjek=unit):
                self.meja.beres(satu, tugas, "periksa", "setujui")

    def langkah_4(self) -> None:
        """The Fungsional Perencana compares, spot-checks and recaps."""
        tugas = self.lakon.utama(4)
        panel, halaman = self.panel("B-05", tugas, "kumpulkan")
        uji = [u["kode"] for u in panel.tampil(halaman).konteks["uji"]]
        self.meja.beres(
            "B-05", tugas, "kumpulkan", "kirim", uji_kode=uji, uji_catatan=["dilihat"] * len(uji),
            **{f"uji-{k}": "sesuai" for k in uji},
        )  # fmt: skip
        self.meja.beres("B-05", self.lakon.utama(4), "rekap", "kirim")

    def langkah_5(self) -> None:
        """The Sekretaris explains what needs explaining and reports; the head answers."""
        tugas = self.lakon.utama(5)
        panel, halaman = self.panel("B-02", tugas, "analisis")
        butir = panel.tampil(halaman).konteks["butir"]
        self.meja.beres(
            "B-02", tugas, "laporkan", "kirim",
            **{f"analisis.{b['kode']}": "Dijelaskan Sekretaris." for b in butir},
            sebab="Investasi naik.", risiko="Target terlalu rendah.",
            rekomendasi="Tinjau target B02.", hal="Laporan data kinerja",
            tanggal="2026-02-20", teks="Mohon arahan.",
        )  # fmt: skip
        (bagian,) = self.lakon.terbuka(5, tindakan="laporkan")
        self.meja.beres(
            "B-01", bagian, "laporkan", "disposisi", teks="Lanjutkan untuk disahkan.",
            harap=["Proses lebih lanjut"],
        )  # fmt: skip
        for sisa in self.lakon.terbuka(5, induk=None):
            self.meja.beres("B-02", sisa, "tugas", "serahkan")

    def langkah_6(self) -> None:
        """The head ratifies by signing."""
        self.meja.beres("B-01", self.lakon.utama(6), "sahkan", "setujui")

    def langkah_7(self) -> None:
        """Copies; the letter with paraf and signature; delivery."""
        meja, lakon = self.meja, self.lakon
        meja.beres(
            "B-03", lakon.utama(7), "gandakan", "kirim", nomor=["1", "2"],
            penerima=["Wali Kota Contoh", "Arsip"], media=["tercetak", "elektronik"],
            tanggal="2026-03-05", petugas="Nia Contohnya",
        )  # fmt: skip
        tugas = lakon.utama(7)
        panel, halaman = self.panel("B-03", tugas, "kirim")
        isi = panel.awal(halaman)
        meja.beres(
            "B-03", tugas, "kirim", "kirim", hal=isi["hal"], tanggal="2026-03-05",
            tempat="Kota Contoh", nomor="000.8.6.3/77/DPMPTSP",
            **{k: [str(b[k]) for b in isi["penerima"]] for k in ("kepada", "melalui", "jenis")},
            **{k: [str(b[k]) for b in isi["kiriman"]] for k in ("nama", "banyak", "keterangan")},
        )  # fmt: skip
        for kode in ("B-02", "B-01"):
            jabatan = self.kantor.jabatan[kode].pk
            (bagian,) = lakon.terbuka(7, tindakan="kirim", pemegang_id=jabatan)
            meja.beres(kode, bagian, "kirim", "tandatangani")
        meja.beres(
            "B-03", lakon.utama(7), "kirim", "catat", kepada="Wali Kota Contoh",
            cara="diantar langsung", penerima="Petugas penerima (contoh)", tanggal="2026-03-06",
            jam="10:20", keterangan="1 berkas",
        )  # fmt: skip

    def tutup(self) -> None:
        """Kasubag hands the last row on; the shelf is offered, not asked."""
        for sisa in self.lakon.terbuka(7, induk=None):
            self.meja.beres("B-03", sisa, "tugas", "serahkan")

    def sampai(self, langkah: int) -> None:
        """Play the run up to and including this row."""
        semua = (
            self.langkah_1, self.langkah_2, self.langkah_3, self.langkah_4, self.langkah_5,
            self.langkah_6, self.langkah_7,
        )  # fmt: skip
        for satu in semua[:langkah]:
            satu()
        if langkah == len(semua):
            self.tutup()


def _kode(rencana: Rencana) -> set[str]:
    return {b.kode for b in rencana.butir}
