"""SOP 002 through its pages in the sample office: one function per printed row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from tests.skenario.dinas_a import PAGI, LakonA, siap_a
from tests.skenario.meja import Meja
from tolok.kinerja.tests.data_contoh import data, ketikan
from tolok.kinerja.tindakan.rencana_kerja import PanelRencanaKerja
from tolok.kinerja.tindakan.ukur import PanelUkur
from tolok.pelaksanaan.models import Tugas

__all__ = ["ALASAN_KOSONG", "KADIS", "KETUA", "SEKRETARIS", "STAF", "Sop002"]

KADIS, SEKRETARIS, KETUA, STAF = "A-01", "A-02", "A-03", "A-09"
ALASAN_KOSONG = "Diukur melalui indikator di bawahnya."
ANALISIS = {
    "sebab": "Dua kegiatan selesai setelah akhir triwulan.",
    "risiko": "Target tahun tidak tercapai bila lelang terlambat lagi.",
    "rekomendasi": "Percepat lelang pada bulan pertama triwulan.",
}


class Sop002:
    """A run of SOP 002 for the third quarter, played by the people whose turn it is."""

    def __init__(self, tw: int = 3) -> None:
        saat = PAGI if tw < 4 else datetime(2026, 1, 5, 1, 30, tzinfo=UTC)
        self.lakon: LakonA = siap_a("002", "tim_akip", tw=tw, saat=saat)
        self.meja = Meja(self.lakon)
        self.tw = tw

    @property
    def rencana(self) -> Any:
        """The sample plan by its codes."""
        return self.lakon.kantor.rencana  # type: ignore[attr-defined]  # a DinasA

    def tugas(self, langkah: int) -> Tugas:
        """The open main task of a row."""
        return self.lakon.tugas(langkah)

    def langkah_1(self, **isi: Any) -> None:
        """Kepala Dinas orders the measurement by a numbered note."""
        self.meja.beres(
            KADIS, self.tugas(1), "tugaskan", "kirim",
            **{
                "kepada": [str(self.lakon.kantor.jabatan[SEKRETARIS].pk)],
                "harap": ["Proses lebih lanjut"], "hal": "Pengukuran kinerja Triwulan III 2025",
                "nomor": "000.8.6.3/301/Disdagin", "tanggal": "2025-10-01", "sifat": "Segera",
                "lampiran": "-", "dasar": "Jadwal pengukuran kinerja tahun 2025.",
                "teks": "Laksanakan pengukuran kinerja.\nSampaikan laporannya kepada saya.",
                "ruang_lingkup": "Tujuan sampai subkegiatan.", "batas_hari": "2025-10-17",
                **isi,
            },
        )  # fmt: skip

    def hadir(self, *kode: str) -> list[str]:
        """Ids of people."""
        return [str(self.lakon.kantor.pegawai[k].pk) for k in kode]

    def langkah_2(self, **isi: Any) -> None:
        """Sekretaris meets the team; one member is away."""
        self.meja.beres(
            SEKRETARIS, self.tugas(2), "rapat", "kirim",
            **{
                "acara": "Arahan pengumpulan data kinerja", "tanggal": "2025-10-02",
                "mulai": "09:00", "selesai": "10:30", "tempat": "Ruang rapat utama",
                "nomor": "000.8.6.3/305/Disdagin", "pimpinan": "Bunga Rekaan, S.E., M.M.",
                "notulis": "Fajar Permisalan, S.T., M.T.", "teks": "Dibahas cara mengukur.",
                "keputusan": "Metode tahun ini dipakai.",
                "hadir": self.hadir(SEKRETARIS, KETUA, "A-06", "A-14", "A-18"),
                "apa": ["Kumpulkan bukti A02"], "siapa": ["Bidang Perdagangan"],
                "kapan": ["2025-10-06"], **isi,
            },
        )  # fmt: skip

    def ambil(self, langkah: int, orang: str = KETUA) -> Tugas:
        """Somebody of the team claims the row, visibly."""
        self.meja.beres(orang, self.tugas(langkah), "tugas", "ambil")
        return self.tugas(langkah)

    def konteks(self, orang: str, tugas: Tugas) -> Any:
        """What the panels of a page show."""
        return self.meja.buka(orang, tugas).context

    def langkah_3(self, **isi: Any) -> None:
        """The team hands the programme in as it is proposed."""
        tugas = self.ambil(3)
        self.meja.beres(KETUA, tugas, "susun", "kirim", **{**self.usul(tugas), **isi})

    def usul(self, tugas: Tugas) -> dict[str, Any]:
        """The programme as the page proposes it, as its fields send it."""
        halaman = self.konteks(KETUA, tugas)["halaman"]
        awal = PanelRencanaKerja().awal(halaman)
        tabel = {
            f"{nama}_{kolom}": [b[kolom] for b in awal[nama]]
            for nama, kolom_kolom in TABEL.items()
            for kolom in kolom_kolom
            if awal[nama]
        }
        teks = {k: awal[k] for k in ("dasar", "tujuan", "ruang_lingkup", "keperluan")}
        return {**teks, **tabel}

    def langkah_4(self, **isi: Any) -> None:
        """The team lays down the method; every node without indicator gets its reason."""
        tugas = self.ambil(4)
        self.meja.beres(KETUA, tugas, "susun", "kirim", **{"alasan_semua": ALASAN_KOSONG, **isi})

    def angka(self) -> dict[str, Any]:
        """The sample's figures of the quarter as the Tim types them."""
        rencana = self.rencana
        isi: dict[str, Any] = {}
        contoh = ketikan("A", self.tw)
        for b in contoh["baris"]:
            pk = rencana.indikator[b["indikator"]].pk
            b = {**b, **{k: b[k] or v for k, v in PENJELASAN.items()}}
            isi |= {f"{pk}.{k}": _teks(v) for k, v in b.items() if k not in ("indikator", "bukti")}
            isi[f"{pk}.bukti"] = b["bukti"][0]["judul"]
        for a in contoh["anggaran"]:
            pk = rencana.simpul[a["simpul"]].pk
            isi[f"{pk}.realisasi"] = f"{a['realisasi']:,}".replace(",", ".")
        return {**isi, **(self._program() if self.tw == TW_AKHIR else {})}

    def _program(self) -> dict[str, str]:
        """Indicators of the programmes are measured once, at year end."""
        opd = next(o for o in data()["opd"] if o["kode"] == "A")
        nyata = {f"P-{x['kode']}": x["realisasi"] for x in opd["program"]}
        isi: dict[str, str] = {}
        for b in self.tampilan().diukur:
            if b.butir.kode in nyata:
                isi[f"{b.butir.id}.realisasi"] = str(nyata[b.butir.kode]).replace(".", ",")
                isi |= {f"{b.butir.id}.{k}": v for k, v in PENJELASAN.items()}
        return isi

    def tampilan(self) -> Any:
        """The entry form of row 5 as the page has it."""
        halaman = self.konteks(KETUA, self.tugas(5))["halaman"]
        return PanelUkur().tampilan(halaman)[0]

    def rencana_anggaran(self) -> Any:
        """The money rows of the entry form of row 5."""
        return [a.butir for a in self.tampilan().anggaran]

    def langkah_5(self, **isi: Any) -> None:
        """The team types the figures with their evidence; the rest has a reason."""
        tugas = self.ambil(5)
        angka = {**self.angka(), "alasan_kosong": "Angka program menyusul.", **isi}
        self.meja.beres(KETUA, tugas, "ukur", "kirim", **angka)

    def langkah_6(self) -> None:
        """The recap, which nobody types."""
        tugas = self.ambil(6)
        self.meja.beres(KETUA, tugas, "rekap", "kirim")

    def langkah_7(self, **isi: Any) -> None:
        """Draft and covering note in one submission; the Sekretaris answers; the file goes on."""
        tugas = self.ambil(7)
        self.meja.beres(KETUA, tugas, "laporkan", "kirim", **{**NOTA, **isi})
        self.meja.beres(
            SEKRETARIS, self.lakon.bagian(7), "laporkan", "disposisi",
            teks="Akan saya analisis.", harap=["Untuk diketahui"],
        )  # fmt: skip
        self.meja.beres(KETUA, self.tugas(7), "tugas", "serahkan")

    def langkah_8(self) -> None:
        """Analysis and approval at once."""
        self.meja.beres(SEKRETARIS, self.tugas(8), "analisis", "setujui", **ANALISIS)

    def langkah_9(self, **isi: Any) -> None:
        """Reported to the Kepala Dinas, who answers with a disposition."""
        self.meja.beres(
            SEKRETARIS, self.tugas(9), "laporkan", "kirim", **{**NOTA, "nomor": "000.8.6.3/320/S"}
        )
        disposisi = {"teks": "Tindak lanjuti bersama tim.", "harap": ["Proses lebih lanjut"]}
        self.meja.beres(
            KADIS, self.lakon.bagian(9), "laporkan", "disposisi", **{**disposisi, **isi}
        )
        self.meja.beres(SEKRETARIS, self.tugas(9), "tugas", "serahkan")

    def langkah_10(self) -> None:
        """Staff file everything."""
        self.meja.beres(
            STAF, self.tugas(10), "arsipkan", "arsipkan",
            media=["elektronik"], ruang="Ruang arsip", rak="1", boks="2",
        )  # fmt: skip

    def sampai(self, langkah: int) -> None:
        """Play up to and including a row."""
        semua = (
            self.langkah_1, self.langkah_2, self.langkah_3, self.langkah_4, self.langkah_5,
            self.langkah_6, self.langkah_7, self.langkah_8, self.langkah_9, self.langkah_10,
        )  # fmt: skip
        for satu in semua[:langkah]:
            satu()


NOTA: Mapping[str, str] = {
    "hal": "Draf laporan pengukuran kinerja", "nomor": "", "tanggal": "2025-10-10",
    "sifat": "Biasa", "lampiran": "1 berkas", "teks": "Mohon arahan.",
}  # fmt: skip
TW_AKHIR = 4
PENJELASAN = {
    "pendorong": "Kerja sama antarbidang.", "penghambat": "Sebagian kegiatan terlambat.",
    "tindak_lanjut": "Dipercepat triwulan berikutnya.",
}  # fmt: skip
TABEL = {
    "anggota": ("nama", "kedudukan", "tugas"),
    "tahapan": ("tahap", "pelaksana", "mulai", "selesai", "keluaran"),
    "sumber": ("data", "asal", "cara"),
    "risiko": ("risiko", "penanganan"),
}


def _teks(nilai: Any) -> str:
    return "" if nilai is None else str(nilai)
