"""The second sample office, DPMPTSP Kota Contoh, with its plan and SOP 004 in force."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from tolok.dasar.periode import JenisPeriode, Periode
from tolok.kinerja.domain.rencana import Rencana
from tolok.kinerja.services.contoh import RencanaContoh, muat_contoh as muat_rencana
from tolok.kinerja.tests.data_contoh import data
from tolok.kinerja.tindakan.tampilan_isian import Tampilan
from tolok.organisasi.services.contoh import HasilContoh, muat_contoh as muat_kantor
from tolok.pelaksanaan.services import mulai
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.regulasi.muat import aturan_ukur
from tolok.sop.domain.konfirmasi import Konfirmasi, pertanyaan, pertanyaan_lajur
from tolok.sop.selectors.versi import halaman_versi, jalan_versi
from tolok.sop.services.draf import konfirmasikan, masukkan_pustaka
from tolok.sop.tests.pengesahan import berlakukan

__all__ = [
    "AWAL",
    "TAHUN",
    "TW3",
    "LakonB",
    "buat_kantor_b",
    "ketikan_b",
    "rencana_b",
    "sop_berlaku",
]

AWAL = datetime(2026, 1, 12, 1, 0, tzinfo=UTC)
"""Monday 12 January 2026, 08.00 WIB."""
TAHUN = Periode(JenisPeriode.TAHUN, 2025)
TW3 = Periode(JenisPeriode.TRIWULAN, 2025, 3)

_ADMINISTRATOR = {"A": "A-12", "B": "B-09"}


def buat_kantor_b() -> HasilContoh:
    """Both sample offices; nothing of a plan yet."""
    return muat_kantor(data(), sekarang=datetime(2025, 1, 6, 1, 0, tzinfo=UTC))


def rencana_b(kantor: HasilContoh, *, riwayat_sampai: int = 3) -> RencanaContoh:
    """The plan of office B, with the figures of the quarters before the one to be entered."""
    opd = next(o for o in data()["opd"] if o["kode"] == "B")
    return muat_rencana(
        opd,
        pemda=kantor.pemda.pk,
        instansi=kantor.instansi["B"].pk,
        jabatan={k: j.pk for k, j in kantor.jabatan.items()},
        tahun=2025,
        aturan="contoh/aturan-1",
        riwayat_sampai=riwayat_sampai,
        sekarang=datetime(2025, 10, 13, 2, 0, tzinfo=UTC),
    )


def sop_berlaku(kantor: HasilContoh, kode: str = "004", opd: str = "B") -> Any:
    """The SOP of the library in force in an office, its questions answered as proposed."""
    pelaku = kantor.pegawai[_ADMINISTRATOR[opd]]
    saat = datetime(2025, 1, 6, 1, 0, tzinfo=UTC)
    versi = masukkan_pustaka(
        pelaku=pelaku, instansi=kantor.instansi[opd], kode=kode, sekarang=saat
    )
    jalan = jalan_versi(versi)
    jawaban = Konfirmasi(
        penanggung_jawab=jalan.langkah[0].pelaksana[0],
        kembali={p.langkah: int(p.usul) for p in pertanyaan(jalan) if p.kunci == "kembali"},
        pelaksana={p.langkah: p.usul for p in pertanyaan_lajur(halaman_versi(versi))},
    )
    versi = konfirmasikan(pelaku=pelaku, versi=versi, jawaban=jawaban, sekarang=saat)
    return berlakukan(pelaku=pelaku, versi=versi, sekarang=saat)


class LakonB(Lakon):
    """A run in office B; people are named by the code of their post ("B-03")."""

    def __init__(self, kantor: HasilContoh, saat: datetime = AWAL) -> None:
        super().__init__(kantor, saat)  # type: ignore[arg-type]  # has the same tables of people
        self.contoh = kantor

    def mulai_sop(self, versi: Any, periode: Periode = TAHUN, oleh: str = "B-03") -> None:
        """Start a run of the version in force."""
        jawaban = mulai(
            pegawai=self.contoh.pegawai[oleh],
            kode_sop=versi.kode,
            nama_sop=versi.nama,
            sidik_sop=versi.sidik,
            periode=periode,
            kunci=uuid4(),
            sekarang=self.jam(),
        )
        self.pelaksanaan = jawaban.pelaksanaan

    def utama(self, langkah: int) -> Any:
        """The one open main task of a row."""
        return self.terbuka(langkah, induk=None)[0]

    def pukul(self, hari: date, jam: int = 1) -> None:
        """Move the clock to an hour (UTC) of a day."""
        self.saat = datetime(hari.year, hari.month, hari.day, jam, tzinfo=UTC)


# -- what people type ----------------------------------------------------------------------------


def ketikan_b(rencana: Rencana, **ganti: str) -> dict[str, str]:
    """The fields of one owner's form: the sample's figures of the last quarter, and a sentence
    wherever the check asks for one. `ganti`: "B06.pembilang" style cells, "_" for the point."""
    opd = next(o for o in data()["opd"] if o["kode"] == "B")
    indikator = {i["kode"]: i for i in opd["indikator"]}
    sub = {str(s["kode"]): s for s in opd["subkegiatan"]}
    program = {str(p["kode"]): p for p in opd["program"]}
    isi: dict[str, str] = {}
    for b in rencana.butir:
        if not b.dijadwalkan(rencana.tw):
            continue
        if b.kode.startswith("K-"):
            sel = {"realisasi": str(sub[b.kode[2:]]["realisasi_sd_tw"][rencana.tw - 1])}
        elif b.kode.startswith("P-"):
            sel = {"realisasi": str(program[b.kode[2:]]["realisasi"])}
        else:
            sel = _sel(indikator[b.kode], rencana.tw)
        sel = {k: v.replace(".", ",") for k, v in sel.items()} | {"bukti": f"Rekap {b.kode}"}
        isi |= {f"{b.id}.{kolom}": nilai for kolom, nilai in sel.items()}
    for a in rencana.anggaran:
        uang = sub[a.kode]["anggaran_sd_tw"][rencana.tw - 1]
        isi[f"{a.simpul}.realisasi"] = f"{uang:,}".replace(",", ".")
    menurut_kode = {b.kode: b.id for b in rencana.butir}
    for tempat, nilai in ganti.items():
        kode, _, kolom = tempat.partition("_")
        isi[f"{menurut_kode[kode]}.{kolom}"] = nilai
    return isi | _penjelasan(rencana, isi)


def _sel(isi: dict[str, Any], tw: int) -> dict[str, str]:
    komponen = (isi.get("komponen_tw") or [None] * 4)[tw - 1]
    if komponen is not None:
        return {"pembilang": str(komponen[0]), "penyebut": str(komponen[1])}
    if isi["agregasi"] == "tahunan":
        return {"realisasi": str(isi["realisasi_tahun"])}
    bobot = {"bobot": str(isi["bobot_tw"][tw - 1])} if "bobot_tw" in isi else {}
    return {"realisasi": str(isi["realisasi_tw"][tw - 1]), **bobot}


def _penjelasan(rencana: Rencana, isi: dict[str, str]) -> dict[str, str]:
    kolom = sorted({k.partition(".")[2] for k in isi} - {"bukti"})
    ketikan = {
        "pemilik": "",
        "baris": [
            {"indikator": b.id, **{k: isi.get(f"{b.id}.{k}", "") for k in kolom}}
            for b in rencana.butir
        ],
        "anggaran": [
            {"simpul": a.simpul, "realisasi": isi[f"{a.simpul}.realisasi"]}
            for a in rencana.anggaran
        ],
    }
    tampilan = Tampilan(ketikan, rencana, aturan_ukur(rencana.aturan), date(2026, 1, 20))
    id_kode = {b.kode: b.id for b in rencana.butir}
    hasil = {}
    for t in tampilan.galat:
        kode, _, sel = t.lokasi.partition("/")[2].rpartition("/")
        if kode in id_kode:
            hasil[f"{id_kode[kode]}.{sel}"] = "Dijelaskan pemilik data."
    return hasil
